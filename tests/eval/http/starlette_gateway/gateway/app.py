"""Puts the gateway together."""
import sentry_sdk
from starlette.applications import Starlette
from starlette.exceptions import HTTPException, WebSocketException
from starlette.responses import JSONResponse
from starlette.routing import Route

from gateway.middleware import Answers, Faults, Keys
from gateway.refusals import NoStation, ReadingError, StationSilent
from gateway.routes import readings


def on_answer(request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return JSONResponse({"error": exc.detail}, exc.status_code)


def on_answer_quietly(request, exc):
    sentry_sdk.add_breadcrumb(category="gateway.answer", message="refused", data={"status": exc.status_code})
    return JSONResponse({"error": exc.detail}, exc.status_code)


def on_no_station(request, exc):
    if exc.status_code < 500:
        return JSONResponse({"error": "no station"}, exc.status_code)
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "failed"}, exc.status_code)


def on_silence(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "silent"}, 504)


def on_reading(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "unreadable"}, 500)


application = Starlette(
    routes=[Route("/last/{name}", readings.last), Route("/mean/{name}", readings.mean)],
    exception_handlers={
        HTTPException: on_answer,
        NoStation: on_no_station,
        StationSilent: on_silence,
        ReadingError: on_reading,
    },
)
application.add_middleware(Faults)
application.add_middleware(Answers)
application.add_middleware(Keys)

def on_gone(request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return JSONResponse({"error": "gone"}, 410)


def on_failure(request, exc):
    sentry_sdk.capture_exception(exc)
    return JSONResponse({"error": "failed"}, 500)


application.add_exception_handler(410, on_gone)
application.add_exception_handler(500, on_failure)

spare = Starlette(exception_handlers={HTTPException: on_answer_quietly})
