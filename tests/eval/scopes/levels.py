"""Levels: what is none, however it is written; and levels of others, which are their own matter."""

import logging

import sentry_sdk
import structlog
from sentry_sdk import add_breadcrumb as crumb
from sentry_sdk import capture_message, get_current_scope, new_scope
from structlog import get_logger

from telltale import SEVERE, Report, announce

LOUD = "warn"
LEVELS = {"high": "error", "low": "info"}
DEFAULT = "Error"
log = get_logger()


def direct(boat, error):
    sentry_sdk.capture_message("aground", level="warn")  # expect: SNT402
    sentry_sdk.capture_message("aground", "critical")  # expect: SNT402
    capture_message("aground", level=LOUD)  # expect: SNT402
    capture_message("aground", level=SEVERE)  # expect: SNT402
    sentry_sdk.capture_exception(error, level="ERROR")  # expect: SNT402
    sentry_sdk.capture_message("aground", level=35)  # expect: SNT402
    sentry_sdk.capture_message("aground", level="warning")
    sentry_sdk.capture_message("aground", "fatal")
    sentry_sdk.capture_message("aground", level=30)
    sentry_sdk.capture_message("aground", level=logging.WARNING)
    sentry_sdk.capture_message("aground", level=boat.level)
    sentry_sdk.capture_message("aground", level=LEVELS.get(boat.kind))
    sentry_sdk.capture_message("aground", level="warning" if boat.fast else "info")
    sentry_sdk.capture_message("aground", level="warn" if boat.fast else "error")
    sentry_sdk.capture_message("aground", level="warn" if boat.fast else "notice")  # expect: SNT402
    sentry_sdk.capture_message("warn")
    sentry_sdk.capture_message("aground", level=None)


def crumbs(boat):
    crumb(message="cast off", category="harbour.leave", level="Info")  # expect: SNT402
    crumb({"message": "cast off", "category": "harbour.leave", "level": "notice"})  # expect: SNT402
    note = {"message": "cast off", "category": "harbour.leave"}
    note["level"] = "trace"
    sentry_sdk.add_breadcrumb(note)  # expect: SNT402
    note["level"] = "debug"
    sentry_sdk.add_breadcrumb(note)
    crumb(message="cast off", category="warn", type="navigation", level="info")
    crumb(message="cast off", category="harbour.leave", data={"level": "warn"})


def on_scopes(error):
    sentry_sdk.set_level("warn")  # expect: SNT402
    get_current_scope().set_level("err")  # expect: SNT402
    with new_scope() as scope:
        scope.set_level("WARNING")  # expect: SNT402
        scope.level = "critical"  # expect: SNT402
        scope.set_level("error")
        scope.set_tag("level", "warn")
        scope.set_extra("level", "warn")
        sentry_sdk.capture_exception(error)
    sentry_sdk.capture_event({"message": "aground", "level": "alert"})  # expect: SNT402
    sentry_sdk.capture_event({"message": "aground", "level": "info", "tags": {"level": "alert"}})


def report(text, level="info", **more):
    sentry_sdk.capture_message(text, level=level)


def report_mapped(text, level):
    sentry_sdk.capture_message(text, level={"warn": "warning"}.get(level, "error"))


def report_lower(text, level):
    sentry_sdk.capture_message(text, level=level.lower())


def report_checked(text, level):
    if level not in ("info", "error"):
        level = "error"
    sentry_sdk.capture_message(text, level=level)


def through_helpers(boat):
    report("aground", "warn")  # expect: SNT402
    report("aground", level=LOUD)  # expect: SNT402
    announce("aground", severity="critical")  # expect: SNT402
    Report("aground").send("notice")  # expect: SNT402
    report("aground", "info")
    report("aground")
    report("warn")
    report("aground", hint="warn")
    report_mapped("aground", "warn")
    report_lower("aground", "ERROR")
    report_checked("aground", "warn")
    announce("aground", severity="warning")
    Report("aground").send(boat.level)


def of_others(boat):
    log.log("warn", "aground")
    logging.getLogger("boat").setLevel("WARN")
    structlog.make_filtering_bound_logger("warn")
    boat.set_level("warn")
    boat.scope.level = "critical"


def before_send(event, hint):
    if event.get("logger") == "engine":
        event["level"] = "warn"  # expect: SNT402
    if event.get("logger") == "radio":
        event["level"] = "warning"
    event.setdefault("extra", {})["level"] = "warn"
    return event


def before_breadcrumb(crumb, hint):
    crumb["level"] = "critical"  # expect: SNT402
    crumb["type"] = "warn"
    return crumb
