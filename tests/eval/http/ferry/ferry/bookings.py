"""Broad handlers whose guard is a predicate."""
import logging

import sentry_sdk
from fastapi import APIRouter, HTTPException
from unseen_toolbox import is_boring

from ferry import skips
from ferry.skips import (
    SKIPPED,
    SKIPPED_LIST,
    capture_but,
    capture_deep,
    capture_from,
    capture_only,
    capture_unless,
    capture_where,
    is_answer,
    is_late,
    is_lost,
    is_refusal,
)

router = APIRouter()
log = logging.getLogger(__name__)


def seat(number):
    if number < 0:
        raise HTTPException(status_code=404)
    return number


@router.get("/any")
def any_of(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if any(isinstance(exc, kind) for kind in SKIPPED):
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/any-list")
def any_of_list(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if not any([isinstance(exc, kind) for kind in SKIPPED_LIST]):
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/all")
def all_not(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if all(not isinstance(exc, kind) for kind in skips.SKIPPED):
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/any-other")
def any_of_others(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        if any(isinstance(exc, kind) for kind in skips.OTHERS):
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/any-name")
def any_name(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if type(exc).__name__ in ("HTTPException", "RequestValidationError"):
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/any-flag")
def any_in_flag(number: int):
    try:
        return seat(number)
    except Exception as exc:
        skipped = any(isinstance(exc, kind) for kind in SKIPPED)
        if not skipped:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/tuple")
def tuple_of(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if isinstance(exc, tuple(SKIPPED_LIST)):
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/two-deep")
def two_deep(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if is_refusal(exc):
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/lost")
def lost(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        if is_late(exc):
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/lost-by-keyword")
def by_keyword(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if not is_answer(exc=exc):
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/either")
def either(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        if is_lost(exc) or number > 3:
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/boring")
def boring(number: int):
    try:
        return seat(number)
    except Exception as exc:
        if is_boring(exc):
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/said")
def said(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        if log.isEnabledFor(10):
            log.debug("%s", exc)
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/unless")
def unless(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_unless(exc)
        raise


@router.get("/unless-given")
def unless_given(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_unless(exc, skip=(KeyError, HTTPException))
        raise


@router.get("/unless-other")
def unless_other(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        capture_unless(exc, skip=(KeyError,))
        raise


@router.get("/unless-listed")
def unless_listed(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_unless(exc, SKIPPED)
        raise


@router.get("/unless-unknown")
def unless_unknown(number: int, request):
    try:
        return seat(number)
    except Exception as exc:
        capture_unless(exc, request.app.state.skipped)
        raise


@router.get("/but")
def but(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_but(exc, KeyError, HTTPException)
        raise


@router.get("/but-other")
def but_other(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        capture_but(exc, KeyError)
        raise


@router.get("/only")
def only(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_only(exc, (KeyError, ValueError))
        raise


@router.get("/only-answers")
def only_answers(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        capture_only(exc, (KeyError, HTTPException))
        raise


@router.get("/where")
def where(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_where(exc, lambda one: not is_answer(one))
        raise


@router.get("/from")
def from_500(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_from(exc)
        raise


@router.get("/deep")
def deep(number: int):
    try:
        return seat(number)
    except Exception as exc:
        capture_deep(exc, skip=(HTTPException,))
        raise


@router.get("/deep-other")
def deep_other(number: int):
    try:
        return seat(number)
    except Exception as exc:  # expect: SNT202
        capture_deep(exc)
        raise


class Desk:
    answers = (HTTPException,)
    faults = (KeyError,)

    def __init__(self, extra=()):
        self.extra = (HTTPException, *extra)

    def _expected(self, exc):
        return isinstance(exc, self.answers)

    @staticmethod
    def _static(exc):
        return isinstance(exc, HTTPException)

    @classmethod
    def _of_class(cls, exc):
        return isinstance(exc, cls.answers)

    def _faulty(self, exc):
        return isinstance(exc, self.faults)

    def _report(self, exc):
        if self._expected(exc):
            return
        sentry_sdk.capture_exception(exc)

    def book(self, number):
        try:
            return seat(number)
        except Exception as exc:
            if self._expected(exc):
                raise
            sentry_sdk.capture_exception(exc)
            raise

    def rebook(self, number):
        try:
            return seat(number)
        except Exception as exc:
            if not self._static(exc):
                sentry_sdk.capture_exception(exc)
            raise

    def cancel(self, number):
        try:
            return seat(number)
        except Exception as exc:
            if not self._of_class(exc):
                sentry_sdk.capture_exception(exc)
            raise

    def move(self, number):
        try:
            return seat(number)
        except Exception as exc:  # expect: SNT202
            if not self._faulty(exc):
                sentry_sdk.capture_exception(exc)
            raise

    def hold(self, number):
        try:
            return seat(number)
        except Exception as exc:
            self._report(exc)
            raise

    def free(self, number):
        try:
            return seat(number)
        except Exception as exc:
            if not isinstance(exc, self.extra):
                sentry_sdk.capture_exception(exc)
            raise


class StrictDesk(Desk):
    answers = (KeyError,)

    def swap(self, number):
        try:
            return seat(number)
        except Exception as exc:  # expect: SNT202
            if self._expected(exc):
                raise
            sentry_sdk.capture_exception(exc)
            raise
