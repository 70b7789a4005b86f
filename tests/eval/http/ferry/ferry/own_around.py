"""The same in one file: the finding stands on the handler itself."""
import contextlib
import functools

import sentry_sdk
from fastapi import APIRouter, HTTPException

router = APIRouter()


def reporting(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    return inner


def unused(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    return inner


@contextlib.contextmanager
def reported():
    try:
        yield
    except Exception:  # expect: SNT202
        sentry_sdk.capture_exception()
        raise


@router.get("/first")
@reporting
def first(number: int):
    raise HTTPException(status_code=404)


@router.get("/second")
@reporting
def second(number: int):
    raise HTTPException(status_code=410)


@router.get("/third")
@unused
def third(number: int):
    return number


@router.get("/fourth")
def fourth(number: int):
    with reported():
        raise HTTPException(status_code=404)


@router.get("/fifth")
def fifth(number: int):
    with reported():
        return number
