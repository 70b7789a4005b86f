"""The audit on the real SDK: what the defaults let through, what hooks stop, and that nothing else stops it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk

from sentry_lint.audit import matrix
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.report import Report
from sentry_lint.audit.surfaces import SURFACES

EVERYTHING = {
    "traces_sample_rate": 1.0,
    "enable_logs": True,
    "release": "shop@1",
    "auto_enabling_integrations": False,
}


def audit(*, surfaces: Any = None, kinds: Any = ("email", "password", "person-name"), **options: Any) -> Report:
    with own_sdk():
        sentry_sdk.init(**{**EVERYTHING, **options})
        return matrix.run(surfaces, kinds)


@pytest.fixture(scope="module")
def defaults() -> Iterator[Report]:
    yield audit(kinds=matrix.KINDS)


def test_every_surface_is_planted_or_says_why_not(defaults: Report) -> None:
    planted = {surface for surface, _ in {*defaults.leaking(), *defaults.scrubbed, *defaults.dropped}}
    silent = {
        name for name in SURFACES if name.startswith(("stream.", "metric.tag.", "thread.vars.", "ai.", "profile."))
    }
    assert set(SURFACES) - planted == silent | {"graphql.variables", "graphql.response"}
    assert set(defaults.not_sent) == silent


def test_every_surface_is_planted_where_the_options_let_it_leave(defaults: Report) -> None:
    options = {"send_default_pii": True, "attach_stacktrace": True, "profiles_sample_rate": 1.0}
    silent = ["thread.vars", "ai", "profile", "graphql"]
    report = audit(surfaces=silent, kinds=["email"], **options)
    assert {surface for surface, _ in report.leaking()} == matrix.matching(silent)
    streamed = audit(surfaces=["stream"], kinds=["email", "card", "password"], trace_lifecycle="stream")
    assert {surface for surface, _ in streamed.leaking()} == matrix.matching(["stream"])


def test_defaults_leak_where_the_sdk_has_no_scrubbing(defaults: Report) -> None:
    # Each row was measured on 2.75.0 with one sentinel a place.
    leaking = defaults.leaking()
    for surface in (
        "message", "exception.value", "exception.cause", "logentry.params", "breadcrumb.message", "breadcrumb.category",
        "tag.named", "context.named", "fingerprint", "transaction.name", "span.description", "span.tag.named",
        "trace.data.named", "log.body", "log.attribute.named", "metric.attribute.named", "frame.source", "request.url",
        "request.query.value", "extra.nested", "extra.list", "extra.camel", "argv",
    ):  # fmt: skip
        assert (surface, "password") in leaking or (surface, "email") in leaking, surface


def test_defaults_filter_what_the_sdk_knows(defaults: Report) -> None:
    for surface in ("extra.named", "extra.upper", "breadcrumb.data.named", "span.data.named", "frame.vars.named",
                    "user.named", "request.data.named", "request.form", "request.header.authorization",
                    "request.cookies"):  # fmt: skip
        assert (surface, "password") in defaults.scrubbed, surface
        assert (surface, "password") not in defaults.leaking(), surface


def test_paths_and_hooks_are_named(defaults: Report) -> None:
    rows = {(leak.surface, leak.kind, leak.item, leak.path, leak.hook) for leak in defaults.leaks}
    assert ("breadcrumb.message", "email", "event", "breadcrumbs.values[2].message", "before_breadcrumb") in rows
    assert ("tag.named", "email", "event", "tags.email", "before_send") in rows
    assert ("span.description", "email", "transaction", "spans[1].description", "before_send_transaction") in rows
    assert ("log.body", "email", "log", "items[0].body", "before_send_log") in rows
    assert ("metric.attribute.named", "email", "trace_metric", "items[0].attributes.email.value",
            "before_send_metric") in rows  # fmt: skip
    assert ("attachment.content", "email", "attachment", "", None) in rows
    assert ("session.user", "email", "session", "did", None) in rows


def test_nothing_is_unknown_or_dropped(defaults: Report) -> None:
    assert defaults.unknown == []
    assert defaults.dropped == []
    assert not defaults.passed


def test_the_values_themselves_are_not_in_the_report(defaults: Report) -> None:
    text = defaults.dumps() + defaults.failure(1000)
    for shape in ("@", "-post.net", "BEGIN PRIVATE"):
        assert shape not in text


def test_an_event_key_nobody_knows_fails_by_name() -> None:
    def before_send(event: Any, hint: Any) -> Any:
        event["shop_basket"] = {"size": 3}
        return event

    report = audit(surfaces=["message"], kinds=["email"], before_send=before_send)
    assert [(one.item, one.path) for one in report.unknown] == [("event", "shop_basket")]
    assert "event.shop_basket" in report.failure()


def test_dropped_is_not_scrubbed() -> None:
    options = {"before_send": lambda event, hint: None, "traces_sample_rate": None}
    report = audit(surfaces=["message", "tag.named"], kinds=["email"], **options)
    assert set(report.dropped) == {("message", "email"), ("tag.named", "email")}
    assert report.scrubbed == []


def scrub_message(event: Any, hint: Any, to: str = "[removed]") -> Any:
    if "message" in event:
        event["message"] = to
    return event


@pytest.mark.parametrize(
    ("transform", "form"),
    [
        (lambda text: text.upper(), "case"),
        (lambda text: text.encode().hex(), "hex"),
        (lambda text: __import__("base64").b64encode(text.encode()).decode(), "base64"),
        (lambda text: __import__("urllib.parse").parse.quote(text), "url"),
        (lambda text: text[:24], "prefix"),
        (lambda text: text[::-1], "reversed"),
    ],
)
def test_derived_forms_count_as_leaks(transform: Any, form: str) -> None:
    def before_send(event: Any, hint: Any) -> Any:
        event["message"] = transform(event["message"])
        return event

    report = audit(surfaces=["message"], kinds=["email"], before_send=before_send)
    assert {leak.form for leak in report.leaks} == {form}


def test_a_scrubbed_surface_is_reported_as_scrubbed() -> None:
    report = audit(surfaces=["message"], kinds=["email"], before_send=scrub_message)
    assert report.leaks == []
    assert report.scrubbed == [("message", "email")]
    assert report.passed


def test_sampling_does_not_hide_leaks() -> None:
    report = audit(surfaces=["message", "transaction.name"], kinds=["email"], sample_rate=0.0, traces_sample_rate=0.0)
    assert report.leaking() == {("message", "email"), ("transaction.name", "email")}


def test_without_tracing_transactions_are_named_as_not_sent() -> None:
    report = audit(surfaces=["transaction.name"], kinds=["email"], traces_sample_rate=None)
    assert "tracing is off" in report.not_sent["transaction.name"]


def test_streamed_spans() -> None:
    report = audit(surfaces=["stream.name", "stream.attribute.named"], kinds=["email"], trace_lifecycle="stream")
    assert {(leak.surface, leak.item, leak.hook) for leak in report.leaks} == {
        ("stream.name", "span", "before_send_span"),
        ("stream.attribute.named", "span", "before_send_span"),
    }


def test_prompts_leave_as_spans_that_the_hook_of_transactions_has_seen() -> None:
    report = audit(surfaces=["ai"], kinds=["email"], send_default_pii=True)
    assert {(leak.surface, leak.item, leak.hook) for leak in report.leaks} == {
        (surface, "span", "before_send_transaction") for surface in ("ai.prompt", "ai.answer", "ai.arguments")
    }
    silent = audit(surfaces=["ai"], kinds=["email"])
    assert silent.leaks == []
    assert "send_default_pii" in silent.not_sent["ai.prompt"]


def test_the_same_data_on_errors_and_on_transactions() -> None:
    report = audit(surfaces=["tag.named", "trace.data.named"], kinds=["email"])
    assert {(leak.surface, leak.item, leak.hook) for leak in report.leaks} == {
        ("tag.named", "event", "before_send"),
        ("tag.named", "transaction", "before_send_transaction"),
        ("trace.data.named", "event", "before_send"),
        ("trace.data.named", "check_in", "before_send"),
        ("trace.data.named", "transaction", "before_send_transaction"),
    }


def test_two_runs_say_the_same() -> None:
    assert audit(kinds=["email"]).to_json() == audit(kinds=["email"]).to_json()


def test_allowed_by_the_policy() -> None:
    with own_sdk():
        sentry_sdk.init()
        report = matrix.run(["user.named", "user.camel", "message"], ["email"], allow=["user:email"])
    assert {leak.surface for leak in report.open} == {"message"}
    assert report.leaking() == {("user.named", "email"), ("user.camel", "email"), ("message", "email")}


def test_without_init_there_is_nothing_to_audit() -> None:
    with own_sdk(), pytest.raises(matrix.NotInitialised):
        matrix.run()


def test_a_misspelt_surface_is_an_error() -> None:
    with own_sdk():
        sentry_sdk.init()
        with pytest.raises(KeyError, match=r"breadcrumb\.mesage"):
            matrix.run(["breadcrumb.mesage"])


def test_without_events_from_logging_its_places_are_named_as_not_sent() -> None:
    from sentry_sdk.integrations.logging import LoggingIntegration

    report = audit(kinds=["email"], surfaces=["logentry"], integrations=[LoggingIntegration(event_level=None)])
    assert report.dropped == []
    assert set(report.not_sent) == {"logentry.message", "logentry.params"}


def test_headers_of_outgoing_requests() -> None:
    report = audit(surfaces=["trace.baggage"], kinds=["email"])
    assert {(leak.item, leak.path, leak.hook) for leak in report.leaks} >= {("outgoing headers", "baggage", None)}
    closed = audit(surfaces=["trace.baggage"], kinds=["email"], trace_propagation_targets=[])
    assert {leak.item for leak in closed.leaks} == {"transaction"}
