"""One function for every report."""
import sentry_sdk

from .errors import Cancelled


def send(exc):
    sentry_sdk.capture_exception(exc)


def send_unless_cancelled(exc):
    if isinstance(exc, Cancelled):
        return
    sentry_sdk.capture_exception(exc)
