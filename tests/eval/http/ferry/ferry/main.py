"""The application, with handlers of another file."""
from fastapi import FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException

from ferry import failing
from ferry.failing import on_error, on_http, on_http_faults, on_missing

app = FastAPI(
    exception_handlers={
        HTTPException: on_http,  # expect: SNT201
        404: on_missing,
        409: failing.on_http,  # expect: SNT201
        500: on_error,
        Exception: failing.on_error,
    }
)
app.add_exception_handler(StarletteHTTPException, failing.on_http)  # expect: SNT201
app.add_exception_handler(HTTPException, on_http_faults)
app.add_exception_handler(RequestValidationError, failing.on_invalid)  # expect: SNT203
app.add_exception_handler(Exception, failing.on_error)
app.add_exception_handler(404, on_missing)
app.add_exception_handler(KeyError, on_error)
app.exception_handler(HTTPException)(on_http)  # expect: SNT201


def prepare(other):
    other.add_exception_handler(StarletteHTTPException, on_http_faults)
    other.add_exception_handler(StarletteHTTPException, handler=on_http)  # expect: SNT201
    return other
