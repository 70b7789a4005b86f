"""Which errors are answers: lists, predicates and helpers that take them."""
import sentry_sdk
from fastapi import HTTPException
from fastapi.exceptions import RequestValidationError

SKIPPED = (HTTPException, RequestValidationError)
SKIPPED_LIST = [HTTPException, RequestValidationError]
OTHERS = (KeyError, TimeoutError)


def is_answer(exc):
    return isinstance(exc, SKIPPED)


def is_refusal(exc):
    return is_answer(exc) or isinstance(exc, PermissionError)


def is_lost(exc):
    return isinstance(exc, OTHERS)


def is_late(exc):
    return is_lost(exc) and "late" in str(exc)


def capture_unless(exc, skip=(HTTPException,)):
    if isinstance(exc, skip):
        return
    sentry_sdk.capture_exception(exc)


def capture_but(exc, *skip):
    if any(isinstance(exc, kind) for kind in skip):
        return None
    return sentry_sdk.capture_exception(exc)


def capture_only(exc, kinds):
    if isinstance(exc, kinds):
        sentry_sdk.capture_exception(exc)


def capture_where(exc, when):
    if when(exc):
        sentry_sdk.capture_exception(exc)


def capture_from(exc, low=500):
    if getattr(exc, "status_code", 500) >= low:
        sentry_sdk.capture_exception(exc)


def capture_deep(exc, skip=()):
    capture_unless(exc, skip=(*skip, ValueError))
