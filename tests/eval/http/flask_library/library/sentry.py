"""Module of the project whose name looks like the SDK's."""
import sentry_sdk
from werkzeug.exceptions import HTTPException


def send(error):
    sentry_sdk.capture_exception(error)


def send_current(**tags):
    with sentry_sdk.new_scope() as scope:
        scope.set_tags(tags)
        sentry_sdk.capture_exception()


def send_unless_answer(error):
    if not isinstance(error, HTTPException):
        send(error)


def send_severe(error):
    if isinstance(error, HTTPException) and error.code is not None and error.code < 500:
        return
    send(error)
