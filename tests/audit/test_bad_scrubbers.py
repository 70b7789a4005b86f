"""Scrubbers that do not hold are caught, each with the reason why: surface, place, form and hook."""

from __future__ import annotations

from typing import Any

import pytest
import sentry_sdk

from sentry_lint.audit import matrix
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.report import Report
from sentry_lint.audit.surfaces import SURFACES

from . import bad_scrubbers as bad
from .generated import generated

EXTRA = [name for name in SURFACES if name.startswith("extra.")]


def audit(kind: str, surfaces: list[str], **options: Any) -> Report:
    with own_sdk():
        sentry_sdk.init(release="shop@1", **options)
        return matrix.run(surfaces, [kind])


@pytest.mark.parametrize(
    ("hook", "kind", "surfaces", "held", "leaking"),
    [
        (
            bad.exact_keys,
            "email",
            EXTRA,
            {"extra.named"},
            {"extra.upper", "extra.camel", "extra.nested", "extra.value"},
        ),
        (
            bad.one_level,
            "email",
            EXTRA,
            {"extra.named", "extra.upper", "extra.camel", "extra.header"},
            {"extra.nested", "extra.list", "extra.object"},
        ),
        (bad.only_dictionaries, "email", EXTRA, {"extra.named", "extra.nested"}, {"extra.list", "extra.value"}),
        (bad.only_texts, "card", EXTRA, {"extra.named"}, {"extra.number", "extra.nested"}),
        (bad.wrong_case, "email", ["request.header.named"], set(), {"request.header.named"}),
        (bad.first_exception, "email", ["exception.value"], set(), {"exception.value"}),
        (bad.only_the_message, "email", ["logentry.params"], set(), {"logentry.params"}),
        (bad.shortens, "email", ["user.named"], set(), {"user.named"}),
        (bad.hashes, "password", ["tag.named"], set(), {"tag.named"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_hook_that_does_not_hold(
    hook: Any, kind: str, surfaces: list[str], held: set[str], leaking: set[str]
) -> None:
    report = audit(kind, surfaces, before_send=hook)
    left = {leak.surface for leak in report.leaks}
    assert leaking <= left
    assert held.isdisjoint(left)
    assert {(surface, kind) for surface in held} <= set(report.scrubbed)
    assert {leak.hook for leak in report.leaks} == {"before_send"}
    # The reader is told which hook it is, and where the value stands.
    failure = report.failure()
    assert hook.__name__ in failure
    assert any(leak.place in failure for leak in report.leaks)


def test_the_report_tells_the_place_and_the_form() -> None:
    report = audit("email", ["request.header.named"], before_send=bad.wrong_case)
    assert [leak.path for leak in report.leaks] == ["request.headers.X-Customer-Email"]
    report = audit("email", ["exception.value", "exception.cause"], before_send=bad.first_exception)
    assert {leak.path for leak in report.leaks if leak.surface == "exception.value"} == {"exception.values[2].value"}
    report = audit("email", ["logentry.params"], before_send=bad.only_the_message)
    assert {leak.path.partition("[")[0] for leak in report.leaks} == {"logentry.params"}
    assert {leak.form for leak in audit("email", ["user.named"], before_send=bad.shortens).leaks} == {"prefix"}
    assert {leak.form for leak in audit("password", ["tag.named"], before_send=bad.hashes).leaks} == {"hash"}


def test_a_hook_that_returns_nothing_loses_events() -> None:
    report = audit("email", ["message", "extra.named"], before_send=bad.falls_off_the_end)
    assert ("message", "email") in report.dropped
    assert ("extra.named", "email") in report.scrubbed


def test_a_hook_that_raises_lets_the_breadcrumb_through() -> None:
    surfaces = ["breadcrumb.data.named", "breadcrumb.data.number"]
    report = audit("email", surfaces, before_breadcrumb=bad.raises_on_numbers)
    assert report.leaking() == {("breadcrumb.data.number", "email")}
    assert ("breadcrumb.data.named", "email") in report.scrubbed


def test_a_hook_for_transactions_that_forgets_spans() -> None:
    surfaces = ["transaction.name", "span.description"]
    report = audit("email", surfaces, before_send_transaction=bad.forgets_spans, traces_sample_rate=1.0)
    places = {leak.path for leak in report.leaks if leak.item == "transaction"}
    assert "transaction" not in places
    assert "spans[1].description" in places


def test_what_is_added_after_cleaning_is_found() -> None:
    scrubbing = generated()
    options = {**scrubbing.OPTIONS, "before_send": bad.adds_afterwards(scrubbing.before_send)}
    report = audit("email", ["user.named"], **options)
    assert {(leak.surface, leak.path) for leak in report.leaks} == {("user.named", "tags.reporter")}


def test_what_is_added_before_cleaning_is_gone() -> None:
    scrubbing = generated()
    adds = bad.adds_afterwards(lambda event, hint: event)
    report = audit("email", ["user.named"], **scrubbing.options(before_send=adds))
    assert report.leaks == []
    assert ("user.named", "email") in report.scrubbed


def test_a_hook_of_the_application_may_still_drop() -> None:
    options = generated().options(before_send=lambda event, hint: None)
    assert audit("email", ["message"], **options).dropped == [("message", "email")]
