"""Names of the module that start empty and are set by a function: a test of one decides nothing."""

from __future__ import annotations

import sentry_sdk
from starlette.exceptions import HTTPException

_started = False
_desk, _line = None, ""
_limit = 0
OPEN = False


def start(settings):
    global _started
    global _desk, _line  # set once, when the office opens
    sentry_sdk.init(dsn=settings.dsn)
    _started, _desk, _line = True, settings.desk, settings.line


def raise_limit():
    def inner():
        global _limit
        _limit += 1

    return inner


def after_return(visitor):
    if not _started:
        return
    sentry_sdk.set_tag("mail", visitor.email)  # expect: SNT102


def inside(visitor):
    if _started and _line:
        sentry_sdk.set_tag("mail", visitor.email)  # expect: SNT102


def after_raise(visitor):
    if _desk is None:
        raise RuntimeError("nobody there")
    sentry_sdk.set_tag("mail", visitor.email)  # expect: SNT102


def counted(visitor):
    if _limit > 0 and _limit != 0:
        sentry_sdk.set_tag("mail", visitor.email)  # expect: SNT102


def reached():
    if _desk is None:
        raise HTTPException(503)
    return _desk


def through_a_call(visitor):
    reached().call(visitor)
    sentry_sdk.set_tag("mail", visitor.email)  # expect: SNT102


def never(visitor):
    if OPEN:
        sentry_sdk.set_tag("mail", visitor.email)


def counts():
    sentry_sdk.set_tag("limit", _limit)
    sentry_sdk.set_tag("started", _started)
