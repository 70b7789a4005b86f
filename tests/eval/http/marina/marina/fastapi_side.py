"""FastAPI: dependencies, routes of an own class, middleware."""
import contextlib
from typing import Annotated, Callable

import sentry_sdk
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response, WebSocketException, status
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException as StarletteHTTPException

router = APIRouter()


class Missing(HTTPException):
    def __init__(self, what: str):
        super().__init__(status_code=status.HTTP_404_NOT_FOUND, detail=f"no {what}")


class Upstream(HTTPException):
    def __init__(self, reason: str = "upstream"):
        super().__init__(502, reason)


NOT_REPORTED: tuple[type[BaseException], ...] = (StarletteHTTPException, RequestValidationError)


class LoggedRoute(APIRoute):
    def get_route_handler(self) -> Callable:
        original = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await original(request)
            except NOT_REPORTED:
                raise
            except Exception as error:
                sentry_sdk.capture_exception(error)
                raise

        return handler


class LoudRoute(APIRoute):
    def get_route_handler(self) -> Callable:
        original = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await original(request)
            except (RequestValidationError, HTTPException) as error:
                sentry_sdk.capture_exception(error)  # expect: SNT201
                raise

        return handler


async def session():
    with contextlib.ExitStack() as stack:
        try:
            yield stack
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise


async def session_but():
    try:
        yield 1
    except HTTPException:
        raise
    except Exception:
        sentry_sdk.capture_exception()
        raise


@router.get("/missing")
async def missing(slug: str, db: Annotated[object, Depends(session)]):
    try:
        if slug == "none":
            raise Missing("boat")
    except Exception as error:  # expect: SNT202
        sentry_sdk.capture_exception(error)
        raise


@router.get("/upstream")
async def upstream(slug: str):
    try:
        if slug == "none":
            raise Upstream()
    except Exception as error:
        sentry_sdk.capture_exception(error)
        raise


@router.get("/kind")
async def kind(slug: str):
    try:
        if slug == "none":
            raise Missing("boat")
    except Exception as error:
        kind = type(error)
        if issubclass(kind, HTTPException):
            raise
        sentry_sdk.capture_exception(error)
        raise HTTPException(500) from error


@router.get("/status")
async def by_status(slug: str):
    try:
        if slug == "none":
            raise Missing("boat")
    except Exception as error:
        code = error.status_code if isinstance(error, HTTPException) else 500
        if code >= 500:
            sentry_sdk.capture_exception(error)
        raise


@router.get("/status-get")
async def by_getattr(slug: str):
    try:
        if slug == "none":
            raise Missing("boat")
    except Exception as error:
        if (code := getattr(error, "status_code", None)) and 400 <= code < 500:
            raise
        sentry_sdk.capture_exception(error)
        raise


@router.get("/ignored")
async def ignored(slug: str):
    try:
        if slug == "none":
            raise Missing("boat")
    except Exception as error:
        with sentry_sdk.new_scope() as scope:
            scope.set_extra("status", getattr(error, "status_code", 0))
            if not isinstance(error, HTTPException):
                scope.capture_exception(error)
        raise


@router.websocket("/socket")
async def socket(ws):
    try:
        raise WebSocketException(code=1008)
    except Exception as error:
        sentry_sdk.capture_exception(error)
        raise


async def on_http(request: Request, exc: StarletteHTTPException):
    match exc.status_code:
        case code if 400 <= code < 500:
            return await http_exception_handler(request, exc)
        case _:
            sentry_sdk.capture_exception(exc)
    return await http_exception_handler(request, exc)


def create_app() -> FastAPI:
    app = FastAPI()
    app.add_exception_handler(StarletteHTTPException, on_http)

    @app.exception_handler(RequestValidationError)
    async def on_invalid(request: Request, exc: RequestValidationError):
        sentry_sdk.capture_exception(exc)  # expect: SNT203
        return Response(status_code=422)

    @app.exception_handler(Exception)
    async def on_any(request: Request, exc: Exception):
        sentry_sdk.capture_exception(exc)
        return Response(status_code=500)

    @app.middleware("http")
    async def errors(request: Request, call_next):
        try:
            if "x-boat" not in request.headers:
                raise HTTPException(400)
            return await call_next(request)
        except Exception as error:  # expect: SNT202
            sentry_sdk.capture_exception(error)
            raise

    return app
