import sentry_sdk
from fastapi import HTTPException

def one(run):
    try:
        run()
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)

def built():
    sentry_sdk.capture_exception(HTTPException(404))
