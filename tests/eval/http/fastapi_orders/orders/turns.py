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


def between_two_bounds(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if not 400 <= exc.status_code < 500:
            sentry_sdk.capture_exception(exc)
        raise


def not_between_other_bounds(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if not 405 <= exc.status_code < 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def send_client_errors(exc):
    if exc.status_code < 500:
        sentry_sdk.capture_exception(exc)


def sent_below_five_hundred(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code < 450:
            send_client_errors(exc)  # expect: SNT201
        if exc.status_code >= 500:
            send_client_errors(exc)
        raise


def sent_by_an_inner_function(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:

        def send():
            sentry_sdk.capture_exception(exc)  # expect: SNT201

        send()
        raise


class Judge:
    def is_answer(self, exc):
        return isinstance(exc, StarletteException)


def told_by_a_method(key, rows):
    judge = Judge()
    try:
        return one(rows, key)
    except Exception as exc:
        if not judge.is_answer(exc):
            sentry_sdk.capture_exception(exc)
        raise


def told_by_a_bound_name(key, rows):
    try:
        return one(rows, key)
    except HTTPException as exc:
        match exc.status_code:
            case 404 | 409:
                raise
            case 500:
                sentry_sdk.capture_exception(exc)
        raise
