"""Handlers that the application registers; see main.py."""
import sentry_sdk
from fastapi.responses import JSONResponse


async def on_http(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": exc.detail}, exc.status_code)


async def on_http_faults(request, exc):
    if exc.status_code >= 500:
        sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": exc.detail}, exc.status_code)


async def on_invalid(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "invalid"}, 422)


async def on_error(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "failed"}, 500)


async def on_missing(request, exc):
    return JSONResponse({"error": "missing"}, 404)
