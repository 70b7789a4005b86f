"""What arrives over HTTP is what the capturing transport saw: the audit judges what really leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk.transport import HttpTransport

from sentry_lint.audit import sdk
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.transport import Sent, items_of

from . import serving

OPTIONS: dict[str, Any] = {
    "traces_sample_rate": 1.0, "enable_logs": True, "release": "shop@1", "send_default_pii": True,
}  # fmt: skip
pytestmark = pytest.mark.filterwarnings("ignore:The send_default_pii option is deprecated")


def _break() -> None:
    try:
        state = {"late": True, "by": b"\xff"}
        raise LookupError("no order", state)
    except LookupError:
        sentry_sdk.capture_exception()


def play() -> None:
    """One of every item that is a document, each with something of everything."""
    sentry_sdk.set_user({"id": "7", "email": "ada@lovelace-post.net"})
    sentry_sdk.set_tag("shop", "北")
    sentry_sdk.set_context("order", {"rows": [1, 2.5, None, "ä\n\x00"], "big": 2**70, "text": "x" * 5000})
    sentry_sdk.add_breadcrumb(category="shop", message="opened", data={"rows": [1, 2.5, None, "ä"]})
    with sentry_sdk.start_transaction(name="close", op="shop"), sentry_sdk.start_span(op="db", name="SELECT 1") as span:
        span.set_data("rows", {"deep": [[["ä"]]]})
        sentry_sdk.logger.info("closed {order}", order=42)
        sentry_sdk.metrics.count("orders", 1, attributes={"state": "late"})
    sentry_sdk.crons.capture_checkin("nightly", status="ok", monitor_config={"schedule": {"type": "interval"}})
    _break()
    sentry_sdk.capture_message("rejected")
    sentry_sdk.flush()


def play_files() -> None:
    scope = sentry_sdk.get_isolation_scope()
    scope.add_attachment(bytes=b"\x00\xff", filename="scan.bin")
    scope.add_attachment(bytes=b"id;name\n7;Ada\n", filename="customers.csv", content_type="text/csv")
    sentry_sdk.capture_message("rejected")
    sentry_sdk.flush()


def sent_over_http(dsn: str, played: Callable[[], None]) -> list[Sent]:
    """Plays with the SDK's own transport; what went into it."""
    seen: list[Sent] = []

    class Watched(HttpTransport):
        def capture_envelope(self, envelope: Any) -> None:
            seen.extend(items_of(envelope))
            super().capture_envelope(envelope)

    client = sentry_sdk.Client(dsn, transport=Watched, **OPTIONS)
    try:
        with sdk.isolated(clear=True):
            sentry_sdk.get_current_scope().set_client(client)
            played()
    finally:
        sentry_sdk.get_current_scope().set_client(None)
        client.close(timeout=5)
    return seen


def captured(dsn: str, played: Callable[[], None]) -> list[Sent]:
    with own_sdk() as tape:
        sentry_sdk.init(dsn, **OPTIONS)
        played()
        return tape.take()


# What a transport writes beside the documents: the clock, and how long they are.
WRITTEN = frozenset(("sent_at", "length"))
# What the SDK makes anew in each run.
ANEW = WRITTEN | frozenset(
    "event_id trace_id span_id parent_span_id check_in_id timestamp start_timestamp sample_rand thread.id "
    "sentry.timestamp.sequence".split()
)


def _without(value: Any, keys: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(inner, keys) for key, inner in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(inner, keys) for inner in value]
    return value


def documents(items: list[Sent], but_for: frozenset[str]) -> list[str]:
    """The items with their headers as texts, whatever order they arrived in; not the transport's own reports."""
    shown = [[one.item, one.payload, one.headers, one.envelope] for one in items if one.item != "client_report"]
    return sorted(json.dumps(_without(one, but_for), sort_keys=True, default=repr) for one in shown)


def test_kent_gets_what_the_capturing_transport_saw() -> None:
    with serving.kent() as url:
        dsn = f"{url.replace('://', '://key@')}/1"
        seen = sent_over_http(dsn, play)
        arrived = serving.kept_by_kent(url)
    assert {one.item for one in arrived} >= {"event", "transaction", "check_in", "log", "trace_metric"}
    # The very same documents, then the same ones again from another run with the audit's transport.
    assert documents(arrived, WRITTEN) == documents(seen, WRITTEN)
    assert documents(arrived, ANEW) == documents(captured(dsn, play), ANEW)


def test_attachments_arrive_as_the_capturing_transport_saw_them() -> None:
    """Kent loses them, so a collector of the tests' own takes these."""
    with serving.collector() as collector:
        seen = sent_over_http(collector.dsn(), play_files)
    arrived = collector.arrived["1"]
    assert [one.item for one in arrived if one.item != "client_report"] == ["event", "attachment", "attachment"]
    assert documents(arrived, WRITTEN) == documents(seen, WRITTEN)
    assert documents(arrived, ANEW) == documents(captured(collector.dsn(), play_files), ANEW)
