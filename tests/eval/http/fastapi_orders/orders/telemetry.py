"""The service's own doors to Sentry."""
import sentry_sdk
from starlette.exceptions import HTTPException


def report(exc, **tags):
    with sentry_sdk.new_scope() as scope:
        for key, value in tags.items():
            scope.set_tag(key, value)
        sentry_sdk.capture_exception(exc)


def report_current():
    sentry_sdk.capture_exception()


def report_faults(exc):
    if isinstance(exc, HTTPException):
        return
    sentry_sdk.capture_exception(exc)


def report_server_side(exc):
    if getattr(exc, "status_code", 500) >= 500:
        sentry_sdk.capture_exception(exc)


def crumb(text):
    sentry_sdk.add_breadcrumb(category="orders.note", message=text, level="info")


class Reporter:
    def __init__(self, area):
        self.area = area

    def fault(self, exc):
        sentry_sdk.set_tag("area", self.area)
        sentry_sdk.capture_exception(exc)

    def note(self, exc):
        crumb(type(exc).__name__)

    @staticmethod
    def current():
        report_current()


reporter = Reporter("orders")
