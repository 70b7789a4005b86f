"""A hook returns None for some errors."""

import sentry_sdk
from fastapi import HTTPException
from pyramid.httpexceptions import HTTPNotFound

NAMES = frozenset({"NotFound", "Forbidden"})


def before_send(event, hint):
    if "exc_info" in hint:
        kind, error, _ = hint["exc_info"]
        if kind.__name__ in NAMES:
            return None
        if isinstance(error, HTTPException) and error.status_code < 500:
            return None
        if not isinstance(error, Exception) or isinstance(error, HTTPNotFound) is None:
            return None
    return event


def before_send_transaction(event, hint):
    return None if isinstance(hint.get("error"), Exception) else event


def start(dsn):
    sentry_sdk.init(dsn=dsn, before_send=before_send, before_send_transaction=before_send_transaction)
