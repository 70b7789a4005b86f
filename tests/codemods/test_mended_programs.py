"""Programs are run before and after they were mended, with the real SDK; what is sent is compared."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.transport import Transport

from sentry_codemods.runner import Options, work_on


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__({"dsn": "https://key@sentry.example.com/1"})
        self.events: list[dict[str, Any]] = []

    def capture_envelope(self, envelope: Any) -> None:
        event = envelope.get_event() or envelope.get_transaction_event()
        if event is not None:
            self.events.append(event)


def run(path: Path, *, logs: bool = False, **names: Any) -> tuple[list[dict[str, Any]], object]:
    """What the program's ``main`` sends, and what it returns or raises; ``logs`` makes events of log records too."""
    transport = Kept()
    sentry_sdk.init(
        "https://key@sentry.example.com/1",
        transport=transport,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[LoggingIntegration(), DedupeIntegration()] if logs else [],
        include_local_variables=False,
        traces_sample_rate=1.0,
        release="1",
    )
    outcome: object
    with sentry_sdk.isolation_scope():
        space: dict[str, Any] = {"__name__": "program"}
        exec(compile(path.read_bytes(), str(path), "exec"), space)
        try:
            outcome = space["main"](**names)
        except Exception as error:
            outcome = f"{type(error).__name__} {getattr(error, 'status_code', '')}"
    sentry_sdk.init(default_integrations=False, auto_enabling_integrations=False, release="1")
    return transport.events, outcome


def mended(path: Path, *, review: bool = False) -> list[str]:
    outcome = work_on(str(path), Options(review=review))
    assert outcome.error is None
    return [row.state for row in outcome.rows]


def shape(event: dict[str, Any]) -> list[str]:
    """The parts of an event that the programs set, values left out: crumbs, tags, contexts, message, exceptions."""
    crumbs = [f"crumb {crumb['category']}" for crumb in event.get("breadcrumbs", {}).get("values", [])]
    contexts = [f"context {name}" for name in event.get("contexts", {}) if name not in ("trace", "runtime")]
    tags = [f"tag {name}" for name in event.get("tags", {})]
    errors = [f"error {value['type']}" for value in event.get("exception", {}).get("values", [])]
    return sorted([*crumbs, *contexts, *tags, *errors])


PERSON = SimpleNamespace(id=7, email="ada.lovelace@gmail.com", phone="+44 20 7946 0958", full_name="Ada Lovelace")

LEAKS = """\
import sentry_sdk


def main(user, n):
    sentry_sdk.add_breadcrumb(category="shop.order", message=f"{n} for {user.email}", data={"n": n, "to": user.phone})
    sentry_sdk.set_tag("buyer", user.full_name)
    sentry_sdk.set_tag("n", n)
    sentry_sdk.set_context("order", {"n": n, "email": user.email, "name": user.full_name})
    sentry_sdk.set_context("contact", {"phone": user.phone})
    sentry_sdk.set_user({"id": user.id, "email": user.email})
    sentry_sdk.capture_message("order of " + user.email)
    return n + 1
"""


def test_nothing_personal_is_left_and_nothing_else_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(LEAKS)
    before, answer = run(path, user=PERSON, n=3)
    assert set(mended(path)) == {"fixed"}
    after, same = run(path, user=PERSON, n=3)
    assert answer == same == 4
    assert len(before) == len(after) == 1
    assert shape(before[0]) == shape(after[0])
    said = json.dumps(after)
    assert json.dumps(before) != said
    for value in (PERSON.email, PERSON.phone, PERSON.full_name):
        assert value not in said
    assert after[0]["user"] == {"id": 7}
    assert {name: str(value) for name, value in after[0]["tags"].items()} == {"buyer": "7", "n": "3"}
    assert after[0]["contexts"]["order"] == {"n": 3}
    assert after[0]["contexts"]["contact"] == {"phone": True}


HANDLERS = """\
import sentry_sdk
from starlette.exceptions import HTTPException


def main(case):
    try:
        if case == "missing":
            raise HTTPException(status_code=404)
        if case == "broken":
            raise ValueError(case)
        return "fine"
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        LAST
"""


@pytest.mark.parametrize(
    ("last", "review", "missing"),
    [
        ("raise", False, "HTTPException 404"),
        ("return 'failed'", False, "failed"),
        ("return 'failed'", True, "HTTPException 404"),
    ],
    ids=["raised on", "answered", "answered, with review"],
)
def test_only_the_http_exception_is_no_longer_captured(tmp_path: Path, last: str, review: bool, missing: str) -> None:
    pytest.importorskip("starlette")
    path = tmp_path / "program.py"
    path.write_text(HANDLERS.replace("LAST", last))
    before = {case: run(path, case=case) for case in ("fine", "missing", "broken")}
    assert mended(path, review=review) == ["fixed"]
    after = {case: run(path, case=case) for case in ("fine", "missing", "broken")}
    assert [len(events) for events, _ in before.values()] == [0, 1, 1]
    assert [len(events) for events, _ in after.values()] == [0, 0, 1]
    assert shape(after["broken"][0][0]) == shape(before["broken"][0][0])
    assert after["broken"][1] == before["broken"][1]
    assert after["missing"][1] == missing
    assert after["fine"][1] == "fine"


NAMED = """\
import sentry_sdk
from starlette.exceptions import HTTPException


def main(status):
    try:
        raise HTTPException(status_code=status)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)
        raise
"""


def test_errors_of_the_server_are_captured_still(tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    path = tmp_path / "program.py"
    path.write_text(NAMED)
    assert [len(run(path, status=status)[0]) for status in (404, 500, 503)] == [1, 1, 1]
    assert mended(path) == ["fixed"]
    assert [len(run(path, status=status)[0]) for status in (404, 500, 503)] == [0, 1, 1]


LATE = """\
import logging

import sentry_sdk

log = logging.getLogger("ferry")


def main(case):
    try:
        raise OSError(case)
    except OSError as error:
        sentry_sdk.set_tag("early", case)
        log.exception("no answer")
        if case == "tagged":
            sentry_sdk.set_tag("late", case)
        BLOCK
        return case
"""


@pytest.mark.parametrize("case", ["tagged", "plain"])
@pytest.mark.parametrize(
    "block",
    [
        'sentry_sdk.set_context("ferry", {"n": 1})\n        sentry_sdk.capture_exception(error)',
        'sentry_sdk.add_breadcrumb(category="a.b", message="m")\n        sentry_sdk.capture_exception(error)',
    ],
)
def test_what_came_too_late_is_part_of_the_same_event(tmp_path: Path, block: str, case: str) -> None:
    path = tmp_path / "program.py"
    path.write_text(LATE.replace("BLOCK", block))
    before, answer = run(path, logs=True, case=case)
    assert mended(path) == ["fixed"]
    after, same = run(path, logs=True, case=case)
    assert answer == same == case
    assert len(before) == len(after) == 1
    came = set(shape(after[0])) - set(shape(before[0]))
    assert came == {*(["tag late"] if case == "tagged" else []), "context ferry" if "ferry" in block else "crumb a.b"}
    assert set(shape(before[0])) <= set(shape(after[0]))


HOOK = """\
import sentry_sdk


def main(level):
    sentry_sdk.init(transport=sentry_sdk.get_client().transport, before_send=before_send, default_integrations=False)
    sentry_sdk.capture_message("full", level=level)


def before_send(event, hint):
    if event.get("level") == "info":
        return None
    event.setdefault("tags", {})["boat"] = "ferry"
"""


def test_a_hook_hands_on_what_it_does_not_drop(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(HOOK)
    assert [len(run(path, level=level)[0]) for level in ("info", "error")] == [0, 0]
    assert mended(path) == ["fixed"]
    assert run(path, level="info")[0] == []
    (event,) = run(path, level="error")[0]
    assert (event["message"], event["tags"]) == ("full", {"boat": "ferry"})


SPANS = """\
import sentry_sdk


def main(case):
    transaction = sentry_sdk.start_transaction(op="job", name="restock")
    transaction.set_tag("case", case)
    if case == "early":
        return "early"
    step = transaction.start_child(op="job.step")
    if case == "broken":
        raise LookupError(case)
    step.finish()
    transaction.finish()
    return "done"
"""


def test_transactions_are_sent_on_every_way_out(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(SPANS)
    cases = ("fine", "early", "broken")
    before = {case: run(path, case=case) for case in cases}
    assert mended(path) == ["fixed", "fixed"]
    after = {case: run(path, case=case) for case in cases}
    assert [len(events) for events, _ in before.values()] == [1, 0, 0]
    assert [len(events) for events, _ in after.values()] == [1, 1, 1]
    assert [answer for _, answer in before.values()] == [answer for _, answer in after.values()]
    ((old,), _), ((new,), _) = before["fine"], after["fine"]
    assert (old["transaction"], old["tags"], len(old["spans"])) == (new["transaction"], new["tags"], len(new["spans"]))
    (broken,) = after["broken"][0]
    assert broken["contexts"]["trace"]["status"] == "internal_error"
    assert len(broken["spans"]) == 1
