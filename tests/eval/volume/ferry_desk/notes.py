"""Messages that are no errors (SNT206)."""

import sentry_sdk
import sentry_sdk as reporting
from sentry_sdk import Hub, capture_message
from sentry_sdk.api import capture_message as send

LEVEL = "info"
LOUD = "error"


def notes(ferry):
    sentry_sdk.capture_message("ferry left", level="info")  # expect: SNT206
    reporting.capture_message("ferry left", "debug")  # expect: SNT206
    capture_message("ferry left", level="debug")  # expect: SNT206
    send("ferry left", level=LEVEL)  # expect: SNT206
    Hub.current.capture_message("ferry left", level="info")  # expect: SNT206
    if ferry.late:
        sentry_sdk.get_current_scope().capture_message("ferry is late", level="info")  # expect: SNT206
    capture_message("ferry left", level="info" if ferry.full else "debug")  # expect: SNT206


def tagged(ferry):
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("ferry", ferry.number)
        scope.capture_message("ferry left", level="debug")  # expect: SNT206
    capture_message("ferry left", "info", tags={"ferry": ferry.number})  # expect: SNT206


class Desk:
    def open(self):
        import sentry_sdk as sdk

        sdk.capture_message("desk is open", "info")  # expect: SNT206


def alarms(ferry, level):
    capture_message("ferry cannot be found")
    send("ferry cannot be found", tags={"ferry": ferry.number})
    capture_message("ferry is lost", level="error")
    capture_message("ferry is lost", "fatal")
    capture_message("ferry is late", level="warning")
    send("ferry is late", level=LOUD)
    capture_message("ferry is late", level)
    capture_message("ferry is late", level=ferry.level)
    capture_message("ferry is late", level="info" if ferry.empty else "error")
    reporting.capture_message("ferry is late", **ferry.options)


def louder(ferry):
    with sentry_sdk.new_scope() as scope:
        scope.set_level("error")
        capture_message("ferry is late")


def louder_still(ferry):
    with sentry_sdk.push_scope() as scope:
        scope.level = "error"
        sentry_sdk.capture_message("ferry is lost")


def crumbs(ferry):
    sentry_sdk.add_breadcrumb(category="ferry.left", message="ferry left", level="info")
    sentry_sdk.set_level("info")
    ferry.capture_message("ferry left", level="info")
    sentry_sdk.capture_exception(ferry.error, level="info")
    sentry_sdk.capture_event({"message": "ferry left", "level": ferry.level})
