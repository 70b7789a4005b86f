"""A travel agency (FastAPI, Starlette, aiohttp)."""
import sentry_sdk
from aiohttp import web
from fastapi import FastAPI, Request
from pydantic import BaseModel
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()


class Traveller(BaseModel):
    email: str
    passport_number: str
    plan: str


@app.post("/trips")
async def book(request: Request, traveller: Traveller):
    sentry_sdk.set_context("in", {"body": await request.json()})  # expect: SNT107
    sentry_sdk.set_context("in", {"body": await request.body()})  # expect: SNT107
    sentry_sdk.set_context("in", {"form": dict(await request.form())})  # expect: SNT107
    sentry_sdk.set_context("in", {"headers": dict(request.headers)})  # expect: SNT107
    sentry_sdk.set_context("in", {"headers": {k: v for k, v in request.headers.items()}})  # expect: SNT107
    sentry_sdk.set_context("in", {"query": dict(request.query_params)})  # expect: SNT107
    sentry_sdk.set_context("in", {"query": str(request.query_params)})  # expect: SNT107
    sentry_sdk.set_context("in", {"cookies": request.cookies})  # expect: SNT107
    sentry_sdk.set_context("in", {"path": request.url.path, "method": request.method})
    sentry_sdk.set_context("in", {"from": request.client.host})  # expect: SNT103
    sentry_sdk.set_context("in", {"page": request.query_params.get("page"), "count": len(request.query_params)})
    sentry_sdk.set_context("in", {"names": list(request.headers.keys())})
    sentry_sdk.set_context("in", traveller.model_dump())  # expect: SNT107
    sentry_sdk.set_context("in", dict(traveller))  # expect: SNT107
    sentry_sdk.set_context("in", dict(traveller, page=1))  # expect: SNT107
    sentry_sdk.set_context("in", {"traveller": traveller.dict()})  # expect: SNT107
    sentry_sdk.set_context("in", {"plan": traveller.plan})
    sentry_sdk.set_tag("mail", traveller.email)  # expect: SNT102
    payload = await request.json()
    sentry_sdk.set_extra("in", payload)  # expect: SNT107
    sentry_sdk.set_extra("in", payload.get("trip_id"))
    sentry_sdk.set_extra("in", payload["passport_number"])  # expect: SNT103
    return {}


class Context(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        sentry_sdk.set_tag("request_id", request.headers.get("x-request-id"))
        sentry_sdk.set_tag("token", request.headers.get("authorization"))  # expect: SNT106
        sentry_sdk.set_context("in", {"headers": dict(request.headers)})  # expect: SNT107
        sentry_sdk.add_breadcrumb(category="http.request", message=f"{request.method} {request.url.path}")
        return await call_next(request)


async def hello(request: web.Request):
    sentry_sdk.set_context("in", {"post": dict(await request.post())})  # expect: SNT107
    sentry_sdk.set_context("in", {"text": await request.text()})  # expect: SNT107
    sentry_sdk.set_context("in", {"headers": dict(request.headers)})  # expect: SNT107
    sentry_sdk.set_context("in", {"query": dict(request.query)})  # expect: SNT107
    sentry_sdk.set_context("in", {"path": request.path, "method": request.method})
    return web.json_response({})


# The same attributes on things that are no request.
def no_request(figure, reply, config):
    sentry_sdk.set_context("in", {"text": figure.body})
    sentry_sdk.set_context("in", {"form": figure.form})
    sentry_sdk.set_context("in", {"data": figure.data})
    sentry_sdk.set_context("in", {"options": config.values})
    sentry_sdk.set_context("in", {"status": reply.status_code})
