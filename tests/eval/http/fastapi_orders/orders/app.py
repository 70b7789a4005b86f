"""The application: its middleware and the handlers registered with it."""
import os

import sentry_sdk
from fastapi import FastAPI, HTTPException, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from . import broad, direct, guards, nested
from .errors import BasketEmpty, CourierDown, OrderMissing, QuotaReached, StockMismatch
from .telemetry import report

sentry_sdk.init(dsn=os.environ.get("SENTRY_DSN"), traces_sample_rate=0.05)


async def on_quota(request: Request, exc: QuotaReached):
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return JSONResponse({"error": "slow down"}, 429)


async def on_depot(request, exc):
    report(exc)  # expect: SNT201
    return JSONResponse({"error": "gone"}, exc.status_code)


async def on_mismatch(request, exc):
    report(exc)
    return JSONResponse({"error": "failed"}, 500)


app = FastAPI(exception_handlers={StarletteHTTPException: on_depot, StockMismatch: on_mismatch})
app.add_exception_handler(QuotaReached, on_quota)
for module in (broad, direct, guards, nested):
    app.include_router(module.router)


@app.exception_handler(HTTPException)
async def on_answer(request: Request, exc: HTTPException):
    sentry_sdk.set_tag("route", request.url.path)
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return await http_exception_handler(request, exc)


@app.exception_handler(OrderMissing)
async def on_missing(request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return JSONResponse({"error": "gone"}, 404)


@app.exception_handler(404)
async def on_404(request, exc):
    sentry_sdk.add_breadcrumb(category="orders.route", message="no such page", level="info")
    return JSONResponse({"error": "gone"}, 404)


@app.exception_handler(CourierDown)
async def on_courier(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "later"}, 503)


@app.exception_handler(StarletteHTTPException)
async def on_plain_answer(request, exc):
    if exc.status_code >= 500:
        sentry_sdk.capture_exception(exc)
    return await http_exception_handler(request, exc)


@app.exception_handler(RequestValidationError)
async def on_invalid(request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT203
    return JSONResponse({"error": "invalid"}, 422)


@app.exception_handler(ResponseValidationError)
async def on_invalid_answer(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "failed"}, 500)


@app.exception_handler(BasketEmpty)
async def on_empty(request, exc):
    return JSONResponse({"error": "empty"}, 409)


@app.exception_handler(StockMismatch)
async def on_stock(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "failed"}, 500)


@app.middleware("http")
async def watch_faults(request: Request, call_next):
    try:
        return await call_next(request)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@app.middleware("http")
async def watch_answers(request: Request, call_next):
    try:
        return await call_next(request)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return await http_exception_handler(request, exc)


@app.middleware("http")
async def watch_tenant(request: Request, call_next):
    try:
        if "x-depot" not in request.headers:
            raise HTTPException(status_code=400, detail="no depot")
        return await call_next(request)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise
