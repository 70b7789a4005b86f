"""Functions that tell whether an exception is worth a capture."""
import sentry_sdk
from fastapi import HTTPException

from .errors import OrderMissing


def is_answer(exc):
    return isinstance(exc, HTTPException)


def is_fault(exc):
    return not isinstance(exc, HTTPException)


def is_fault_by_status(exc):
    if isinstance(exc, HTTPException):
        return exc.status_code >= 500
    return True


def is_fault_in_branches(exc):
    if isinstance(exc, HTTPException):
        return False
    else:
        return True


def is_answer_or_nothing(exc):
    if isinstance(exc, HTTPException):
        return True


def is_of(exc, kind=HTTPException):
    return isinstance(exc, kind)


def is_above(exc, bound=500):
    return exc.status_code >= bound


def never(exc):
    return False


def always(exc):
    return True


class Judge:
    def is_fault(self, exc):
        return not isinstance(exc, HTTPException)

    @staticmethod
    def is_fault_alone(exc):
        return not isinstance(exc, HTTPException)

    @classmethod
    def is_fault_of_class(cls, exc):
        return not isinstance(exc, HTTPException)


judge = Judge()


def asked(key):
    try:
        raise HTTPException(404)
    except Exception as exc:
        if is_fault(exc):
            sentry_sdk.capture_exception(exc)
        if not is_answer(exc):
            sentry_sdk.capture_exception(exc)
        if is_fault_by_status(exc):
            sentry_sdk.capture_exception(exc)
        if is_fault_in_branches(exc):
            sentry_sdk.capture_exception(exc)
        if not is_answer_or_nothing(exc):
            sentry_sdk.capture_exception(exc)
        if not is_of(exc):
            sentry_sdk.capture_exception(exc)
        if not is_of(exc, HTTPException):
            sentry_sdk.capture_exception(exc)
        if never(exc):
            sentry_sdk.capture_exception(exc)
        if not always(exc):
            sentry_sdk.capture_exception(exc)
        if judge.is_fault(exc):
            sentry_sdk.capture_exception(exc)
        if Judge.is_fault_alone(exc):
            sentry_sdk.capture_exception(exc)
        if Judge.is_fault_of_class(exc):
            sentry_sdk.capture_exception(exc)
        if judge.is_fault_of_class(exc):
            sentry_sdk.capture_exception(exc)


def asked_the_wrong_way(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if is_answer(exc):
            sentry_sdk.capture_exception(exc)


def asked_the_wrong_way_round(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not is_fault(exc):
            sentry_sdk.capture_exception(exc)


def asked_by_status(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not is_fault_by_status(exc):
            sentry_sdk.capture_exception(exc)


def asked_in_branches(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not is_fault_in_branches(exc):
            sentry_sdk.capture_exception(exc)


def asked_or_nothing(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if is_answer_or_nothing(exc):
            sentry_sdk.capture_exception(exc)


def asked_by_default(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if is_of(exc):
            sentry_sdk.capture_exception(exc)


def asked_for_another(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not is_of(exc, OSError):
            sentry_sdk.capture_exception(exc)


def asked_for_a_child(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not is_of(exc, OrderMissing):
            sentry_sdk.capture_exception(exc)


def asked_for_nothing(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if always(exc):
            sentry_sdk.capture_exception(exc)


def asked_for_nothing_else(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not never(exc):
            sentry_sdk.capture_exception(exc)


def asked_of_methods(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not judge.is_fault(exc):
            sentry_sdk.capture_exception(exc)


def asked_of_a_static_method(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not Judge.is_fault_alone(exc):
            sentry_sdk.capture_exception(exc)


def asked_of_a_class_method(key):
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not Judge.is_fault_of_class(exc):
            sentry_sdk.capture_exception(exc)


def asked_with_a_bound(key):
    try:
        raise HTTPException(404)
    except HTTPException as exc:
        if is_above(exc):
            sentry_sdk.capture_exception(exc)
        if is_above(exc, 500):
            sentry_sdk.capture_exception(exc)
        if is_above(exc, 400):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not is_above(exc):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        if not is_above(exc, 400):
            sentry_sdk.capture_exception(exc)


def asked_inside(key):
    def fault(exc):
        return not isinstance(exc, HTTPException)

    answer = lambda exc: isinstance(exc, HTTPException)
    try:
        raise HTTPException(404)
    except Exception as exc:
        if fault(exc):
            sentry_sdk.capture_exception(exc)
        if not answer(exc):
            sentry_sdk.capture_exception(exc)


def asked_inside_the_wrong_way(key):
    def fault(exc):
        return not isinstance(exc, HTTPException)

    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if not fault(exc):
            sentry_sdk.capture_exception(exc)


def asked_a_lambda_the_wrong_way(key):
    answer = lambda exc: isinstance(exc, HTTPException)
    try:
        raise HTTPException(404)
    except Exception as exc:  # expect: SNT202
        if answer(exc):
            sentry_sdk.capture_exception(exc)
