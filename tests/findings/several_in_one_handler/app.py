import sentry_sdk
from fastapi import HTTPException


def note(key):
    try:
        if key:
            raise HTTPException(404)
        raise HTTPException(409)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        sentry_sdk.capture_exception(exc)


def named(run):
    try:
        run()
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc), sentry_sdk.capture_exception(exc)
        report(exc)


def report(exc):
    sentry_sdk.capture_exception(exc)
    sentry_sdk.capture_exception(exc)
