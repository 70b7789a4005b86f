"""A ferry's bookings: handlers that ask a flag which way led there, or look an exception's ancestors up."""
from __future__ import annotations

from fastapi import HTTPException
from sentry_sdk import capture_exception

EXPECTED = (HTTPException,)


def by_a_flag(ferry, booking):
    known = False
    try:
        if ferry.full:
            known = True
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:
        if not known:
            capture_exception(error)
        raise


def by_a_flag_the_other_way(ferry, booking):
    report = True
    try:
        if ferry.full:
            report = False
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:
        if report is True and booking:
            capture_exception(error)
        raise


def by_an_answer(ferry, booking):
    answer = None
    try:
        if ferry.full:
            answer = 409
            raise HTTPException(status_code=answer)
        booking.confirm()
    except Exception as error:
        if answer is None:
            capture_exception(error)
        raise


def by_a_stage(ferry, booking):
    stage = "checking"
    try:
        stage = "confirming"
        if ferry.full:
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:  # expect: SNT202
        if stage == "confirming":
            capture_exception(error)
        raise


def flag_not_asked(ferry, booking):
    known = False
    try:
        if ferry.full:
            known = True
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:  # expect: SNT202
        capture_exception(error)
        booking.note(known)
        raise


def flag_asked_wrongly(ferry, booking):
    known = False
    try:
        if ferry.full:
            known = True
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:  # expect: SNT202
        if known:
            capture_exception(error)
        raise


def two_ways_and_one_flag(ferry, booking):
    known = False
    try:
        if ferry.full:
            known = True
            raise HTTPException(status_code=409)
        if ferry.gone:
            raise HTTPException(status_code=410)
        booking.confirm()
    except Exception as error:  # expect: SNT202
        if not known:
            capture_exception(error)
        raise


def by_ancestors(ferry, booking):
    try:
        if ferry.full:
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:
        if HTTPException in type(error).__mro__:
            raise
        capture_exception(error)
        raise


def by_other_ancestors(ferry, booking):
    try:
        if ferry.full:
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:  # expect: SNT202
        if OSError not in type(error).mro():
            capture_exception(error)
        raise


def by_names_of_ancestors(ferry, booking):
    try:
        if ferry.full:
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:
        if "HTTPException" not in [kind.__name__ for kind in type(error).__mro__]:
            capture_exception(error)
        raise


def by_any_of_the_ancestors(ferry, booking):
    try:
        if ferry.full:
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:
        if any(kind.__name__ == "HTTPException" for kind in type(error).__mro__):
            raise
        capture_exception(error)
        raise


def by_the_first_that_fits(ferry, booking):
    try:
        if ferry.full:
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:
        kind = next((one for one in EXPECTED if isinstance(error, one)), None)
        if kind is None:
            capture_exception(error)
        raise


def by_a_list_of_others(ferry, booking):
    try:
        if ferry.full:
            raise HTTPException(status_code=409)
        booking.confirm()
    except Exception as error:  # expect: SNT202
        if next((one for one in booking.lines if one.open), None):
            capture_exception(error)
        raise
