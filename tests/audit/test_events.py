"""``sentry_events``: what left, and assertions that name the path; and a test leaves nothing behind."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import threading
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk import scope as scopes

from sentry_lint.audit.events import SentryEvents
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.transport import is_capturing


class OrderRejected(Exception):
    pass


class Expired(OrderRejected):
    pass


def start(**options: Any) -> None:
    sentry_sdk.init("https://key@sentry.invalid/1", traces_sample_rate=1.0, enable_logs=True, **options)


def reject(kind: type[Exception] = OrderRejected, text: str = "order 42") -> None:
    try:
        raise kind(text)
    except kind as problem:
        sentry_sdk.capture_exception(problem)


def test_captured(sentry_events: SentryEvents) -> None:
    start()
    reject()
    sentry_sdk.capture_message("closed early")
    event = sentry_events.assert_captured(OrderRejected)
    assert event["exception"]["values"][-1]["value"] == "order 42"
    sentry_events.assert_captured("OrderRejected", count=1)
    sentry_events.assert_captured("closed early")
    with pytest.raises(AssertionError, match=r"ValueError was expected to be captured.*OrderRejected, a message"):
        sentry_events.assert_captured(ValueError)
    with pytest.raises(AssertionError, match="2 times, but 1 times"):
        sentry_events.assert_captured(OrderRejected, count=2)
    assert sentry_events.exceptions == ["OrderRejected"]


def test_not_captured(sentry_events: SentryEvents) -> None:
    start()
    sentry_events.assert_not_captured()
    reject(Expired)
    sentry_events.assert_not_captured(ValueError, KeyError)
    with pytest.raises(
        AssertionError, match=r"OrderRejected was captured.*values\[-1\] \(raised at .*test_events.py:\d+\)"
    ):
        sentry_events.assert_not_captured(OrderRejected)
    with pytest.raises(AssertionError, match="nothing was expected to be captured; captured: Expired"):
        sentry_events.assert_not_captured()
    sentry_events.clear()
    sentry_events.assert_not_captured(OrderRejected)


def test_breadcrumbs_and_tags(sentry_events: SentryEvents) -> None:
    start()
    with pytest.raises(AssertionError, match="no event left"):
        sentry_events.assert_tag("procedure")
    sentry_sdk.set_tag("procedure", "Files_Remove")
    sentry_sdk.add_breadcrumb(category="db", level="warning", message="about to", data={"args": 3, "name": "x"})
    reject()
    crumb = sentry_events.assert_breadcrumb(category="db", level="warning", data={"args": 3})
    assert crumb["message"] == "about to"
    sentry_events.assert_breadcrumb(message=lambda text: text.startswith("about"))
    with pytest.raises(
        AssertionError, match="no breadcrumb with category, data as expected; breadcrumbs seen: db/warning"
    ):
        sentry_events.assert_breadcrumb(category="db", data={"args": 4})
    sentry_events.assert_tag("procedure", "Files_Remove")
    with pytest.raises(AssertionError, match=r"events\[0\].tags.procedure has another value"):
        sentry_events.assert_tag("procedure", "Other")
    with pytest.raises(AssertionError, match=r"events\[0\].tags has no procedur; it has procedure"):
        sentry_events.assert_tag("procedur")
    assert sentry_events.tags == {"procedure": "Files_Remove"}


def test_logs_metrics_and_transactions_are_flushed(sentry_events: SentryEvents) -> None:
    start()
    sentry_sdk.logger.info("closed {count}", count=3)
    sentry_sdk.metrics.count("orders", 2)
    with sentry_sdk.start_transaction(name="close"):
        pass
    assert [log["body"] for log in sentry_events.logs] == ["closed 3"]
    assert [metric["name"] for metric in sentry_events.metrics] == ["orders"]
    assert [transaction["transaction"] for transaction in sentry_events.transactions] == ["close"]


def test_no_pii_names_path_line_and_hook(sentry_events: SentryEvents) -> None:
    start()
    sentry_sdk.set_user({"id": "7"})
    reject()
    sentry_events.assert_no_pii()
    customer = "ada" + "@lovelace-post.net"
    reject(text=f"mail to {customer} bounced")
    with pytest.raises(AssertionError) as caught:
        sentry_events.assert_no_pii()
    lines = str(caught.value).splitlines()
    assert "  email in event.exception.values[0].value; mend before_send" in lines
    (frame,) = [line for line in lines if ".vars.text (" in line]
    assert re.search(r"frames\[0\]\.vars\.text \(.*test_events\.py:\d+, reject\); mend before_send", frame)
    assert customer not in str(caught.value)
    sentry_events.assert_no_pii(allow=["email"])


def test_own_values_are_looked_for(sentry_events: SentryEvents) -> None:
    start()
    sentry_sdk.set_context("order", {"buyer": "Ada L."})
    sentry_sdk.capture_message("x")
    with pytest.raises(AssertionError, match=r"a value of this test in event.contexts.order.buyer; mend before_send"):
        sentry_events.assert_no_pii(known=["Ada L."])
    sentry_events.assert_no_pii(known=["Ada L."], allow=["contexts.order.buyer"])


def test_logging_with_warning_level(sentry_events: SentryEvents) -> None:
    start()
    logging.getLogger("orders").warning("stock is low")
    logging.getLogger("orders").error("stock is out")
    sentry_events.assert_captured("stock is out", count=1)
    sentry_events.assert_breadcrumb(category="orders", level="warning", message="stock is low")


# -- a test leaves nothing behind ------------------------------------------------------------------------------------


def test_everything_is_put_back() -> None:
    def add(event: Any, hint: Any) -> Any:
        event.setdefault("extra", {})["seen"] = True
        return event

    with own_sdk():
        pass  # the first time the SDK makes the scopes that it has
    before = (sentry_sdk.get_client().is_active(), scopes._global_scope, sentry_sdk.client.make_transport)
    crumbs = dict(sentry_sdk.get_isolation_scope()._tags)
    with own_sdk():
        start()
        sentry_sdk.get_global_scope().set_tag("left", "over")
        sentry_sdk.set_tag("left", "over")
        scopes.add_global_event_processor(add)
        assert is_capturing(sentry_sdk.get_client().transport)
    assert (sentry_sdk.get_client().is_active(), scopes._global_scope, sentry_sdk.client.make_transport) == before
    assert sentry_sdk.get_isolation_scope()._tags == crumbs
    assert add not in scopes.global_event_processors
    with own_sdk() as tape:
        start()
        sentry_sdk.capture_message("x")
        (event,) = tape.take()
        assert "left" not in (event.payload.get("tags") or {})
        assert "seen" not in (event.payload.get("extra") or {})


def test_an_older_client_keeps_its_transport() -> None:
    with own_sdk():
        start()
        client = sentry_sdk.get_client()
        client.transport = kept = object()
        with own_sdk() as tape:
            assert is_capturing(client.transport)
            sentry_sdk.capture_message("x")
            assert [sent.item for sent in tape.sent] == ["event"]
        assert client.transport is kept
        client.transport = None


@pytest.mark.parametrize("dsn", [None, "", "https://key@sentry.invalid/1"])
def test_with_and_without_dsn_and_twice(sentry_events: SentryEvents, dsn: str | None) -> None:
    sentry_sdk.init(dsn)
    sentry_sdk.init(dsn, before_send=lambda event, hint: {**event, "message": "second"})
    sentry_sdk.capture_message("first")
    assert [event["message"] for event in sentry_events.events] == ["second"]


def test_nothing_reaches_the_network(monkeypatch: pytest.MonkeyPatch, sentry_events: SentryEvents) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: asked.append(args) or [])
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: asked.append(address))
    start(spotlight="http://127.0.0.1:9/stream", release="shop@1")
    assert sentry_sdk.get_client().spotlight is not None
    reject()
    with sentry_sdk.start_transaction(name="close"):
        sentry_sdk.logger.info("x")
    sentry_sdk.flush()
    sentry_sdk.get_client().close()
    assert asked == []
    assert {sent.item for sent in sentry_events.sent} >= {"event", "transaction", "log"}


def test_threads_and_tasks(sentry_events: SentryEvents) -> None:
    start()
    thread = threading.Thread(target=reject, args=(OrderRejected, "from a thread"))
    thread.start()
    thread.join()

    async def work(name: str) -> None:
        with sentry_sdk.isolation_scope():
            sentry_sdk.set_tag("task", name)
            await asyncio.sleep(0)
            reject(Expired, name)

    async def both() -> None:
        await asyncio.gather(work("a"), work("b"))

    asyncio.run(both())
    sentry_events.assert_captured(OrderRejected, count=3)
    assert [(e.get("tags") or {}).get("task") for e in sentry_events.events] == [None, "a", "b"]
