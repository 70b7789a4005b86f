"""Programs that run on one release of the SDK and, when they have been migrated, send the same on another."""

from __future__ import annotations

from typing import NamedTuple


class Migration(NamedTuple):
    """A program, the release that it runs on, and the one that it is migrated to."""

    id: str
    old: str
    new: str
    program: str


SCOPES = """
from sentry_sdk import Hub, capture_message, configure_scope, push_scope, set_tag
import sentry_sdk


def work():
    set_tag("inside", 1)


def main():
    with configure_scope() as scope:
        scope.set_tag("stays", 1)
        scope.set_extra("a", 2)
    with push_scope() as scope:
        scope.set_tag("goes", 1)
        scope.set_context("crate", {"n": 1})
        scope.level = "warning"
        scope.user = {"id": 7}
        scope.fingerprint = ["a"]
        capture_message("reported")
    capture_message("after")
    with push_scope() as scope:
        scope.set_tag("goes", 2)
        work()
        sentry_sdk.add_breadcrumb(message="in the block")
        capture_message("worked")
    capture_message("after work")
    with sentry_sdk.push_scope():
        sentry_sdk.set_tag("more", 1)
        with sentry_sdk.configure_scope() as inner:
            inner.set_tag("most", 1)
        capture_message("both")
    capture_message("neither")
    configure_scope(lambda scope: scope.set_tag("late", 1))
    capture_message("late")
"""

HUBS = """
import sentry_sdk
from sentry_sdk import Hub


def main():
    Hub.current.scope.set_tag("a", 1)
    Hub.current.add_breadcrumb(category="x", message="y", level="info")
    with Hub.current.push_scope() as scope:
        scope.set_tag("b", 1)
        Hub.current.capture_message("one", level="warning")
    with Hub.current.configure_scope() as scope:
        scope.set_tag("c", 1)
    with Hub(Hub.current):
        sentry_sdk.set_tag("d", 1)
        try:
            1 / 0
        except ZeroDivisionError as error:
            Hub.current.capture_exception(error)
    if Hub.current.client is not None:
        Hub.current.capture_message("two")
    Hub.current.capture_event({"message": "three"})
"""

OPTIONS = """
import sentry_sdk


def main():
    sentry_sdk.init(DSN, with_locals=False, request_bodies="never", **OPTIONS)
    try:
        1 / 0
    except ZeroDivisionError:
        sentry_sdk.capture_exception()
"""

TRACES = """
import sentry_sdk
from sentry_sdk import start_span, start_transaction

sentry_sdk.init(DSN, transport=OPTIONS["transport"], default_integrations=False, enable_tracing=True)


def main():
    with start_transaction(op="a", name="b"):
        with start_span(op="c", description="d") as span:
            span.set_data("n", 1)
            with span.start_child(op="e", description="f"):
                sentry_sdk.capture_message("inside")
"""

METRICS = """
from sentry_sdk import metrics


def main():
    metrics.incr("a")
    metrics.incr("b", 2, tags={"c": "d"})
    metrics.incr(key="e", tags={"f": "g"})
    metrics.distribution("h", 3.5, unit="second", tags={"i": "j"})
    metrics.gauge(key="k", value=4)
    metrics.timing("l", 5.0)
"""

LATER = """
import sentry_sdk
from sentry_sdk import get_current_scope, get_isolation_scope, isolation_scope, new_scope


def main():
    get_isolation_scope().set_tag("a", 1)
    with new_scope() as scope:
        scope.set_tag("b", 1)
        sentry_sdk.capture_message("one")
    with isolation_scope() as scope:
        scope.set_tag("c", 1)
        sentry_sdk.set_tag("d", 1)
        sentry_sdk.capture_message("two")
    more = {"f": 3}
    sentry_sdk.set_tags({"e": 1, "g": 2})
    sentry_sdk.set_tags(more)
    if sentry_sdk.is_initialized():
        sentry_sdk.capture_message("three")
"""

NAMED = """
import sentry_sdk

sentry_sdk.init(DSN, transport=OPTIONS["transport"], default_integrations=False, traces_sample_rate=1.0)


def main():
    with sentry_sdk.start_transaction(op="a", name="b"):
        with sentry_sdk.start_span(op="c", name="d") as span:
            span.set_data("n", 1)
"""

MIGRATIONS = [
    Migration("scopes of 1.35", "1.35.0", "2.75.0", SCOPES),
    Migration("scopes of 1.45", "1.45.1", "3.0.0b2", SCOPES),
    Migration("scopes of 2.x", "2.34.1", "2.75.0", SCOPES),
    Migration("hubs of 1.45", "1.45.1", "2.75.0", HUBS),
    Migration("hubs of 2.x", "2.34.1", "3.0.0b2", HUBS),
    Migration("options", "1.45.1", "2.75.0", OPTIONS),
    Migration("traces", "1.45.1", "2.75.0", TRACES),
    Migration("metrics", "2.34.1", "2.75.0", METRICS),
    Migration("back to 1.x", "2.75.0", "1.45.1", LATER),
    Migration("back to 2.0", "2.75.0", "2.0.1", LATER),
    Migration("spans, back to 2.0", "2.75.0", "2.0.1", NAMED),
]
