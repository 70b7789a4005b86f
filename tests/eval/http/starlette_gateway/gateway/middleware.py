"""Middleware: the pure ASGI kind and Starlette's base class."""
import sentry_sdk
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import PlainTextResponse

from gateway import failures
from gateway.refusals import NoStation, refuse


class Faults(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        try:
            return await call_next(request)
        except Exception as exc:
            failures.send(exc)
            raise


class Answers(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        try:
            return await call_next(request)
        except HTTPException as exc:
            failures.send(exc)  # expect: SNT201
            return PlainTextResponse(exc.detail, exc.status_code)


class ServerSideAnswers(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        try:
            return await call_next(request)
        except HTTPException as exc:
            if exc.status_code >= 500:
                failures.send(exc)
            return PlainTextResponse(exc.detail, exc.status_code)


class Keys(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        try:
            if "x-station" not in request.headers:
                refuse(403)
            return await call_next(request)
        except Exception as exc:  # expect: SNT202
            failures.send(exc)
            raise


class Plain:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        try:
            await self.app(scope, receive, send)
        except (NoStation, ConnectionError) as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise
