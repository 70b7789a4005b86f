"""What comes after an abort is never reached."""
import flask
import sentry_sdk
from flask import abort
from werkzeug.exceptions import abort as werkzeug_abort


def plain(order):
    abort(404)
    sentry_sdk.capture_exception(ValueError())


def caught(order):
    try:
        abort(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def caught_at_500(order):
    try:
        flask.abort(500)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def caught_by_keyword(order):
    try:
        flask.abort(code=404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def caught_of_werkzeug(order):
    try:
        werkzeug_abort(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def never_reached(order):
    try:
        abort(500)
        abort(404)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def given(order, status):
    try:
        abort(status)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def stop(status):
    abort(status)


def helped():
    try:
        stop(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def helped_at_500():
    try:
        stop(500)
        abort(404)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
