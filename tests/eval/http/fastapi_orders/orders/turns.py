"""Captures that say what they capture in a roundabout way."""
import dramatiq
import sentry_sdk
from fastapi import HTTPException
from prefect import flow
from rq.decorators import job
from starlette.exceptions import HTTPException as StarletteException

from .errors import OrderMissing
from .store import one


def captured_as_none(key, rows):
    try:
        return one(rows, key)
    except HTTPException:
        sentry_sdk.capture_exception(None)  # expect: SNT201
        raise
    except OSError:
        sentry_sdk.capture_exception(None)
        raise


def captured_with_more(key, rows, **more):
    try:
        return one(rows, key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc, **more)  # expect: SNT201
        raise
    except OSError as exc:
        sentry_sdk.capture_exception(exc, **more)
        raise


def told_apart_by_place(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        match exc:
            case OrderMissing():
                raise
            case HTTPException(status_code=int(), detail=[_, *_]):
                raise
            case HTTPException():
                raise
            case _:
                sentry_sdk.capture_exception(exc)
    return None


def told_apart_too_late(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        match exc:
            case ValueError(args=[str(), *_]):
                raise
            case _:
                sentry_sdk.capture_exception(exc)
    return None


def named_within_the_test(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if (status := exc.status_code) and status >= 500:
            sentry_sdk.capture_exception(exc)
        raise


def asked_within_the_test(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        if answer := isinstance(exc, StarletteException):
            raise
        sentry_sdk.capture_exception(exc)
        return answer


def asked_the_wrong_way(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        if answer := not isinstance(exc, StarletteException):
            raise
        sentry_sdk.capture_exception(exc)
        return answer


def asked_for_its_status(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        if not hasattr(exc, "status_code"):
            sentry_sdk.capture_exception(exc)
        raise


def told_by_the_first_digit(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if str(exc.status_code).startswith("5"):
            sentry_sdk.capture_exception(exc)
        raise


def told_by_the_wrong_digit(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if not str(exc.status_code).startswith("5"):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def forgotten_test(key, rows, strict):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        answer = isinstance(exc, StarletteException)
        answer = answer and strict
        if not answer:
            sentry_sdk.capture_exception(exc)
        raise


def test_that_was_replaced(key, rows, strict):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        answer = isinstance(exc, StarletteException)
        answer = strict.of(key)
        if not answer:
            sentry_sdk.capture_exception(exc)
        raise


def raised_anew_of_a_kind(key, rows):
    try:
        if key not in rows:
            error = HTTPException(404)
            raise error
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


def test_that_was_looked_up(key, rows, allowed):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        answer = isinstance(exc, StarletteException)
        answer = allowed[key]
        if not answer:
            sentry_sdk.capture_exception(exc)
        raise


@job("slow")
def rebuilt(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@flow
def planned(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@dramatiq.actor(max_retries=3)
def acted(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise
