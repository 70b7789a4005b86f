import sentry_sdk
from desk import find, tell
from fastapi import HTTPException

def one(key):
    try:
        if key:
            raise HTTPException(404)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)

def other(key):
    try:
        find(key)
    except Exception as exc:
        tell(exc)
