"""``match`` over a caught exception, its class and its status."""
import sentry_sdk
from fastapi import HTTPException
from starlette.exceptions import HTTPException as StarletteException

from .errors import OrderMissing


def by_class(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case OSError():
                sentry_sdk.capture_exception(exc)
            case HTTPException():
                sentry_sdk.capture_exception(exc)  # expect: SNT201
            case _:
                sentry_sdk.capture_exception(exc)


def by_either_class(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case OSError() | KeyError():
                sentry_sdk.capture_exception(exc)
            case OSError() | HTTPException():
                sentry_sdk.capture_exception(exc)  # expect: SNT201
            case _:
                sentry_sdk.capture_exception(exc)


def by_class_with_a_name(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case StarletteException() as answer:
                sentry_sdk.capture_exception(answer)  # expect: SNT201
            case other:
                sentry_sdk.capture_exception(other)


def by_child(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case OrderMissing():
                raise
            case _:
                sentry_sdk.capture_exception(exc)  # expect: SNT201


def by_status_in_the_class(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case HTTPException(status_code=404):
                sentry_sdk.capture_exception(exc)  # expect: SNT201
            case HTTPException(status_code=500):
                sentry_sdk.capture_exception(exc)
            case HTTPException(status_code=code) if code >= 500:
                sentry_sdk.capture_exception(exc)
            case HTTPException(status_code=code) if code < 500:
                sentry_sdk.capture_exception(exc)  # expect: SNT201
    raise ValueError


def by_status(run):
    try:
        run()
    except HTTPException as exc:
        match exc.status_code:
            case 404:
                sentry_sdk.capture_exception(exc)  # expect: SNT201
            case 500:
                sentry_sdk.capture_exception(exc)
            case code if code >= 500:
                sentry_sdk.capture_exception(exc)


def by_status_below(run):
    try:
        run()
    except HTTPException as exc:
        match exc.status_code:
            case code if code < 500:
                sentry_sdk.capture_exception(exc)  # expect: SNT201


def by_guard(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case HTTPException() if exc.status_code >= 500:
                sentry_sdk.capture_exception(exc)
            case HTTPException() if exc.status_code < 500:
                sentry_sdk.capture_exception(exc)  # expect: SNT201


def by_guard_that_failed(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case HTTPException() if exc.status_code < 500:
                raise
            case _:
                sentry_sdk.capture_exception(exc)


def by_guard_that_failed_late(run):
    try:
        run()
    except HTTPException as exc:
        match exc:
            case HTTPException() if exc.status_code >= 500:
                raise
            case _:
                sentry_sdk.capture_exception(exc)  # expect: SNT201


def by_nothing(run, kind):
    try:
        run()
    except HTTPException as exc:
        match kind:
            case 1:
                raise
            case _:
                sentry_sdk.capture_exception(exc)  # expect: SNT201


class Late(HTTPException):
    def __init__(self, text):
        super().__init__(503, text)


class LateByName(HTTPException):
    def __init__(self, text):
        super().__init__(detail=text, status_code=502)


class EarlyByCode(HTTPException):
    def __init__(self, text):
        super().__init__(code=499, detail=text)


class Attribute(HTTPException):
    status = 500


class AttributeEarly(HTTPException):
    http_status = 499


class Inherited(Late):
    pass


class Unknown(HTTPException):
    def __init__(self, status):
        super().__init__(status)


class Odd(HTTPException):
    def __init__(self, count):
        super().__init__(42, count)


def kept_statuses():
    try:
        print()
    except Late as exc:
        sentry_sdk.capture_exception(exc)
    except LateByName as exc:
        sentry_sdk.capture_exception(exc)
    except EarlyByCode as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
    except Attribute as exc:
        sentry_sdk.capture_exception(exc)
    except AttributeEarly as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
    except Inherited as exc:
        sentry_sdk.capture_exception(exc)
    except Unknown as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
    except Odd as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201


def alive_after_a_guard(run):
    try:
        run()
    except (Late, Attribute) as exc:
        sentry_sdk.capture_exception(exc)
    except (Late, AttributeEarly) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
