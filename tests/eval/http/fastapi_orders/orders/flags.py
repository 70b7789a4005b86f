"""A flag says whether the answer is worth an event."""
import sentry_sdk
from fastapi import HTTPException

from .store import one


def flag_lowered(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        worth = True
        if isinstance(exc, HTTPException):
            worth = False
        if worth:
            sentry_sdk.capture_exception(exc)
        raise


def flag_raised(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        expected = False
        if isinstance(exc, HTTPException) and exc.status_code < 500:
            expected = True
        if not expected:
            sentry_sdk.capture_exception(exc)
        raise


def flag_of_another(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        worth = True
        if isinstance(exc, KeyError):
            worth = False
        if worth:
            sentry_sdk.capture_exception(exc)
        raise


def flag_set_anew(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        worth = True
        if isinstance(exc, HTTPException):
            worth = False
        worth = bool(rows)
        if worth:
            sentry_sdk.capture_exception(exc)
        raise
