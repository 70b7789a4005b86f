"""``sentry_events``: what left, and assertions that name the path; and a test leaves nothing behind."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sentry_sdk
from flask import Flask
from sentry_sdk import scope as scopes
from sentry_sdk.integrations.flask import FlaskIntegration

from sentry_lint.audit.events import SentryEvents
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.origins import watching
from sentry_lint.audit.transport import is_capturing
from sentry_lint.policy import Policy, Privacy

SOURCE = Path(__file__).read_text(encoding="utf-8").splitlines()


class OrderRejected(Exception):
    pass


class Expired(OrderRejected):
    pass


def start(**options: Any) -> None:
    sentry_sdk.init("https://key@sentry.invalid/1", traces_sample_rate=1.0, enable_logs=True, **options)


def reject(kind: type[Exception] = OrderRejected, text: str = "order 42") -> None:
    try:
        raise kind(text)  # raised
    except kind as problem:
        sentry_sdk.capture_exception(problem)  # captured


def line(mark: str) -> str:
    """File and line of this module's only line that ends with that comment, as failures name it."""
    (number,) = (n for n, text in enumerate(SOURCE, 1) if text.endswith(f"# {mark}"))
    return f"{os.path.relpath(__file__)}:{number}"


def failure(call: Callable[..., object], *args: Any, **kwargs: Any) -> str:
    with pytest.raises(AssertionError) as caught:
        call(*args, **kwargs)
    return str(caught.value)


def keep(event: Any, hint: Any) -> Any:
    return event


def drop(event: Any, hint: Any) -> None:
    return None


def test_captured(sentry_events: SentryEvents) -> None:
    start()
    reject()
    sentry_sdk.capture_message("closed early")  # early
    event = sentry_events.assert_captured(OrderRejected)
    assert event["exception"]["values"][-1]["value"] == "order 42"
    sentry_events.assert_captured("OrderRejected", count=1)
    sentry_events.assert_captured("closed early")
    was = f"OrderRejected (raised at {line('raised')}, captured at {line('captured')})"
    seen = f"captured: {was}; message 'closed early' (captured at {line('early')})"
    assert failure(sentry_events.assert_captured, ValueError) == f"ValueError was not captured; {seen}"
    assert failure(sentry_events.assert_captured, OrderRejected, count=2) == (
        f"OrderRejected was captured once, not 2 times; {seen}"
    )
    assert sentry_events.exceptions == ["OrderRejected"]


def test_why_nothing_was_captured(sentry_events: SentryEvents) -> None:
    assert failure(sentry_events.assert_captured, OrderRejected) == (
        "OrderRejected was not captured; no event left: sentry_sdk.init was not called"
    )
    start()
    assert failure(sentry_events.assert_captured, OrderRejected) == "OrderRejected was not captured; no event left"
    start(before_send=drop)
    reject()
    assert failure(sentry_events.assert_captured, OrderRejected).endswith(
        f"; no event left, or before_send ({__name__}.drop) dropped it"
    )
    assert failure(sentry_events.assert_tag, "procedure").startswith("no event has the tag procedure: no event left")
    assert failure(sentry_events.assert_breadcrumb, category="db").startswith(
        "no breadcrumb with category='db': breadcrumbs leave with an event, and no event left"
    )


def test_not_captured(sentry_events: SentryEvents) -> None:
    start(before_send=keep)
    sentry_events.assert_not_captured()
    reject(Expired)
    sentry_events.assert_not_captured(ValueError, KeyError)
    was = f"Expired (raised at {line('raised')}, captured at {line('captured')})"
    assert failure(sentry_events.assert_not_captured, OrderRejected) == (
        f"OrderRejected was captured and must not be: events[0].exception.values[-1] is {was}; "
        f"let it pass where it is caught, name it in ignore_errors, or mend before_send ({__name__}.keep)"
    )
    assert failure(sentry_events.assert_not_captured) == f"nothing was to be captured; captured: {was}"
    sentry_events.clear()
    sentry_events.assert_not_captured(OrderRejected)


def test_an_integration_that_captured_is_named(sentry_events: SentryEvents) -> None:
    app = Flask("shop")
    app.add_url_rule("/", view_func=lambda: reject_unseen())
    start(integrations=[FlaskIntegration()])
    app.test_client().get("/")
    said = failure(sentry_events.assert_not_captured, OrderRejected)
    assert "events[0].exception.values[-1] is OrderRejected (raised at " in said
    assert ", captured by flask); let it pass" in said
    assert said.endswith("or set before_send (there is none)")


def reject_unseen() -> str:
    raise OrderRejected("order 43")


def test_breadcrumbs(sentry_events: SentryEvents) -> None:
    start()
    sentry_sdk.add_breadcrumb(category="http", message="asked")
    rows = {"args": 3, "name": "x"}
    sentry_sdk.add_breadcrumb(category="db", level="warning", message="about to", data=rows)  # crumb
    reject()
    crumb = sentry_events.assert_breadcrumb(category="db", level="warning", data={"args": 3})
    assert crumb["message"] == "about to"
    sentry_events.assert_breadcrumb(message=lambda text: text.startswith("about"))
    assert failure(sentry_events.assert_breadcrumb, category="db", data={"args": 4}) == (
        "no breadcrumb with category='db', data={'args': 4}: the nearest, events[0].breadcrumbs.values[1] "
        f"(add_breadcrumb at {line('crumb')}), has data={{'args': 3, 'name': 'x'}}"
    )
    sentry_events.clear()
    sentry_sdk.get_isolation_scope().clear_breadcrumbs()
    reject()
    assert (
        failure(sentry_events.assert_breadcrumb, level="fatal") == "no breadcrumb with level='fatal': no event has any"
    )


def test_a_refused_breadcrumb_gives_its_line_to_no_other(sentry_events: SentryEvents) -> None:
    start(before_breadcrumb=lambda crumb, hint: None if crumb["category"] == "noise" else crumb)
    sentry_sdk.add_breadcrumb(category="shop", message="ada" + "@lovelace-post.net")  # kept
    sentry_sdk.add_breadcrumb(category="noise")
    reject()
    assert f"(add_breadcrumb at {line('kept')}); mend before_breadcrumb (" in failure(sentry_events.assert_no_pii)


def test_tags(sentry_events: SentryEvents) -> None:
    start()
    sentry_sdk.set_tag("procedure", "Files_Remove")  # tag
    reject()
    sentry_events.assert_tag("procedure")
    sentry_events.assert_tag("procedure", "Files_Remove")
    assert failure(sentry_events.assert_tag, "procedure", "Other") == (
        f"events[0].tags.procedure (set_tag at {line('tag')}) is 'Files_Remove', not 'Other'"
    )
    was = f"OrderRejected (raised at {line('raised')}, captured at {line('captured')})"
    assert (
        failure(sentry_events.assert_tag, "procedur")
        == f"events[0], {was}, has no tag procedur; did you mean procedure?"
    )
    assert failure(sentry_events.assert_tag, "shop") == f"events[0], {was}, has no tag shop; it has procedure"
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
    start(before_breadcrumb=keep)
    customer = "ada" + "@lovelace-post.net"
    sentry_sdk.set_user({"id": "7"})
    with sentry_sdk.start_transaction(name="close"):
        sentry_sdk.logger.info("closed")
    reject()
    sentry_events.assert_no_pii()
    sentry_sdk.set_user({"id": "7", "email": customer})  # user
    sentry_sdk.set_context("order", {"buyer": customer})  # context
    sentry_sdk.set_tags({"seller": customer})  # tags
    sentry_sdk.add_breadcrumb(data={"to": [customer]})  # to
    reject(text=f"mail to {customer} bounced")
    sentry_sdk.logger.info(f"closed for {customer}")
    head, *lines = failure(sentry_events.assert_no_pii).splitlines()
    assert head == "personal data or secrets left the process:"
    none = "set before_send (there is none)"
    frame = "exception.values[0].stacktrace.frames[0].vars"
    assert set(lines) == {
        f"  email in event.user.email (set_user at {line('user')}); {none}",
        f"  email in event.contexts.order.buyer (set_context at {line('context')}); {none}",
        f"  email in event.tags.seller (set_tags at {line('tags')}); {none}",
        f"  email in event.breadcrumbs.values[0].data.to[0] (add_breadcrumb at {line('to')}); "
        f"mend before_breadcrumb ({__name__}.keep)",
        f"  email in event.exception.values[0].value (raised at {line('raised')}); {none}",
        f"  email in event.{frame}.text (reject at {line('raised')}); {none}",
        f"  email in event.{frame}.problem (reject at {line('raised')}); {none}",
        "  email in log.items[0].body; set before_send_log (there is none)",
    }
    assert customer not in failure(sentry_events.assert_no_pii)
    sentry_events.assert_no_pii(allow=["email"])


def test_no_pii_by_names(sentry_events: SentryEvents) -> None:
    """A value without a shape is known by the name that it stands under; what was cleared, or says nothing, is not."""
    start()
    sentry_sdk.set_context("form", {"customer_name": "Ada L.", "phone": 4915112345678, "passphrase": "[redacted]"})
    sentry_sdk.set_extra("login", {"password": "hunter22", "api_token": None, "secret": "***", "password_set": True})
    sentry_sdk.set_extra("password", "hunter23")  # the SDK clears this one
    sentry_sdk.set_tag("colour", "blue")
    sentry_sdk.capture_message("x")
    found = [one.split(" (")[0].strip() for one in failure(sentry_events.assert_no_pii).splitlines()[1:]]
    assert sorted(found) == [
        "password in event.extra.login.password", "person-name in event.contexts.form.customer_name",
        "phone in event.contexts.form.phone",
    ]  # fmt: skip
    sentry_events.assert_no_pii(allow=["password", "phone", "contexts.form.customer_name"])


def test_no_pii_heeds_the_policy() -> None:
    policy = Policy(privacy=Privacy(personal=("badge_no",), allow=("user:email", "tag:badge_no")))
    with own_sdk() as tape:
        start()
        events = SentryEvents(tape, policy=policy)
        sentry_sdk.set_user({"email": "ada" + "@lovelace-post.net"})
        sentry_sdk.capture_message("x")
        events.assert_no_pii()
        sentry_sdk.set_context("order", {"badge_no": "B-77"})
        sentry_sdk.capture_message("x")
        assert "in event.contexts.order.badge_no;" in failure(events.assert_no_pii)


def test_own_values_are_looked_for(sentry_events: SentryEvents) -> None:
    start()
    sentry_sdk.set_context("order", {"buyer": "Ada L."})
    sentry_sdk.capture_message("x")
    assert "  a value of this test in event.contexts.order.buyer (set_context at " in failure(
        sentry_events.assert_no_pii, known=["Ada L."]
    )
    sentry_events.assert_no_pii(known=["Ada L."], allow=["contexts.order.buyer"])


def test_the_sdk_is_as_it_was_after_the_watch() -> None:
    before = {name: method for name, method in vars(scopes.Scope).items() if callable(method)}
    with watching():
        assert vars(scopes.Scope)["set_tag"] is not before["set_tag"]
    assert {name: method for name, method in vars(scopes.Scope).items() if callable(method)} == before


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
