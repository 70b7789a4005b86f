"""Scrubbers that work by half: each one leaves something, and the audit names the surface, the form or the hook."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import threading
import zlib
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import sentry_sdk

from sentry_lint.audit import matrix
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.report import Report
from sentry_lint.audit.scrubber import module_source
from sentry_lint.policy import policy_for

Path = tuple[Any, ...]
When = Callable[[Path, Any], bool]
OPTIONS: dict[str, Any] = {"traces_sample_rate": 1.0, "enable_logs": True, "auto_enabling_integrations": False}


def audit(surfaces: Any, kinds: Any = ("email",), **options: Any) -> Report:
    with own_sdk():
        sentry_sdk.init(**{**OPTIONS, **options})
        return matrix.run(surfaces, kinds)


def surfaces_of(report: Report) -> set[str]:
    return {surface for surface, _ in report.leaking()}


@pytest.fixture(scope="module")
def scrubbing(tmp_path_factory: pytest.TempPathFactory) -> Any:
    module = ModuleType("scrubbing")
    source = module_source(policy_for(str(tmp_path_factory.mktemp("bare") / "app.py")))
    exec(compile(source, "scrubbing.py", "exec"), module.__dict__)
    return module


def _mixed(before: Any, after: Any, when: When, path: Path = ()) -> Any:
    """What was scrubbed, but for the places where ``when(path, value)`` holds."""
    if when(path, before):
        return before
    if isinstance(before, dict) and isinstance(after, dict):
        kept = {key: _mixed(value, after[key], when, (*path, key)) for key, value in before.items() if key in after}
        return {**after, **kept}
    if isinstance(before, list) and isinstance(after, list):
        return [_mixed(one, after[place], when, (*path, place)) for place, one in enumerate(before)]
    return after


def sparing(hook: Callable[..., Any], when: When) -> Callable[..., Any]:
    return lambda thing, hint: _mixed(thing, hook(thing, hint), when)


def beyond(part: Path, kept: int) -> When:
    """All entries of the list at ``part`` but that one."""
    return lambda path, value: path[: len(part)] == part and len(path) == len(part) + 1 and path[-1] != kept


CRUMB, SEND, SPANS, LOG = "before_breadcrumb", "before_send", "before_send_transaction", "before_send_log"
FRAMES = ("exception", "values", 0, "stacktrace", "frames")
VARS = {"frame.vars.nested", "frame.vars.list"}
# What the scrubber does not do: its hook, where it does nothing, what is planted, what must leak, the kind.
SPARED: dict[str, tuple[str, When, set[str], set[str], str]] = {
    "bytes": (CRUMB, lambda path, value: isinstance(value, bytes), {"breadcrumb.data"}, {".bytes"}, "email"),
    "tuples": (CRUMB, lambda path, value: isinstance(value, tuple), {"breadcrumb.data"}, {".tuple"}, "email"),
    "sets": (CRUMB, lambda path, value: isinstance(value, set), {"breadcrumb.data"}, {".set"}, "email"),
    "objects": (CRUMB, lambda path, value: isinstance(value, SimpleNamespace), {"breadcrumb.data"}, {".object"},
                "email"),
    "numbers": (CRUMB, lambda path, value: type(value) is int, {"breadcrumb.data"}, {".integer"}, "card"),
    "keys that are numbers": (CRUMB, lambda path, value: path[-1:] == (7,), {"breadcrumb.data"}, {".number"}, "email"),
    "lists": (CRUMB, lambda path, value: isinstance(value, list), {"breadcrumb.data"},
              {".texts", ".list", ".pairs"}, "email"),
    "depth": (SEND, lambda path, value: len(path) > 6, {"context"}, {".deeper"}, "email"),
    "long texts": (SEND, lambda path, value: isinstance(value, str) and len(value) > 999, {"extra"}, {".long"},
                   "email"),
    "long texts of logs": (LOG, lambda path, value: path[-1:] == ("report",), {"log.attribute"}, {".long"}, "email"),
    "other signs than ASCII": (SEND, lambda path, value: isinstance(value, str) and not value.isascii(),
                               {"message", "extra.value"}, {"message", "extra.value"}, "email"),
    "keys that are not small": (SEND, lambda path, value: bool(path) and str(path[-1]) != str(path[-1]).lower(),
                                {"extra"}, {".upper", ".camel", ".header"}, "email"),
    "known keys": (SEND, lambda path, value: path[-1:] == ("type",), {"extra", "context"}, {".reserved"}, "email"),
    "check-ins": (SEND, lambda path, value: not path and value.get("type") == "check_in", {"checkin", "message"},
                  {"checkin.slug", "checkin.config"}, "email"),
    "what is no error": (SEND, lambda path, value: not path and value.get("level") != "error", {"message"},
                         {"message"}, "email"),
    "messages": (SEND, lambda path, value: not path and "exception" not in value, {"message", "exception.value"},
                 {"message"}, "email"),
    "other threads": (SEND, lambda path, value: threading.current_thread() is not threading.main_thread(),
                      {"message", "thread.message", "exception"}, {"thread.message"}, "email"),
    "all but the first exception": (SEND, beyond(("exception", "values"), 0), {"exception"},
                                    {"exception.value", "exception.cause", "exception.note"}, "email"),
    "all but the last exception": (SEND, beyond(("exception", "values"), 2), {"exception"}, {"exception.cause"},
                                   "email"),
    "all but the first frame": (SEND, beyond(FRAMES, 0), VARS, VARS, "email"),
    "all but the last frame": (SEND, beyond(FRAMES, 2), VARS, VARS, "email"),
    "all but the first span": (SPANS, beyond(("spans",), 0), {"span.description", "transaction.name"},
                               {"span.description"}, "email"),
    "all but the last span": (SPANS, beyond(("spans",), 2), {"span.description", "transaction.name"},
                              {"span.description"}, "email"),
    "tags of transactions": (SPANS, lambda path, value: path == ("tags",), {"tag.named", "user.named"},
                             {"tag.named"}, "email"),
    "users of transactions": (SPANS, lambda path, value: path == ("user",), {"tag.named", "user.named"},
                              {"user.named"}, "email"),
    "a transaction's own data": (SPANS, lambda path, value: path == ("contexts", "trace"), {"trace.data.nested"},
                                 {"trace.data.nested"}, "email"),
    "attributes of logs": (LOG, lambda path, value: path == ("attributes",), {"log.body", "log.attribute.value"},
                           {"log.attribute.value"}, "email"),
}  # fmt: skip


@pytest.mark.parametrize("spared", SPARED)
def test_what_a_scrubber_spares_is_named(scrubbing: Any, spared: str) -> None:
    hook, when, planted, expected, kind = SPARED[spared]
    options = {**scrubbing.OPTIONS, hook: sparing(scrubbing.OPTIONS[hook], when)}
    report = audit(planted, [kind], **options)
    whole = {name if not name.startswith(".") else f"{bag}{name}" for name in expected for bag in planted}
    whole &= matrix.matching(planted)
    assert surfaces_of(report) == whole
    assert {leak.hook for leak in report.leaks} == {hook}


def test_an_event_at_the_other_end_of_a_list_of_breadcrumbs(scrubbing: Any) -> None:
    for place in (0, -1):

        def before_send(event: Any, hint: Any, place: int = place) -> Any:
            crumbs = event.get("breadcrumbs", {}).get("values", [])
            if crumbs:
                crumbs[place] = scrubbing.before_breadcrumb(crumbs[place])
            return scrubbing.before_send(event, hint)

        names = {"breadcrumb.message", "breadcrumb.data.named", "breadcrumb.category"}
        report = audit(names, before_send=before_send, traces_sample_rate=None)
        assert surfaces_of(report) == names


@pytest.mark.parametrize("times", [1, 2])
def test_a_scrubber_that_tires(scrubbing: Any, times: int) -> None:
    seen: list[int] = []

    def before_send(event: Any, hint: Any) -> Any:
        seen.append(1)
        return scrubbing.before_send(event, hint) if len(seen) <= times else event

    assert surfaces_of(audit(["checkin.slug"], ["email", "card"], before_send=before_send)) == {"checkin.slug"}


def rewriting(pattern: str, write: Callable[[str], str], count: int = 0) -> Callable[..., Any]:
    """A hook that writes what it finds in a message in another way."""

    def before_send(event: Any, hint: Any) -> Any:
        if "message" in event:
            event["message"] = re.sub(pattern, lambda found: write(found.group()), event["message"], count=count)
        return event

    return before_send


EMAIL, CARD, KEY = r"\S+@\S+", r"\d{16}", r"sk_live_\w+"


def _twice(text: str) -> str:
    return base64.b64encode(base64.b64encode(text.encode())).decode()


def _packed(text: str) -> str:
    return json.dumps({"packed": base64.b64encode(gzip.compress(text.encode())).decode()})


REWRITTEN: dict[str, tuple[str, str, Callable[[str], str], set[str]]] = {
    "the first one only": ("email", EMAIL, lambda text: "[gone]", {"raw"}),
    "capitals": ("email", EMAIL, str.upper, {"case"}),
    "three quarters": ("email", EMAIL, lambda text: text[: len(text) * 3 // 4], {"prefix"}),
    "the middle": ("token", r"(?<=token=)\w+", lambda text: text[4:-4], {"part"}),
    "the second line of a key": ("private-key", r"(?s)-----BEGIN.*?-----END PRIVATE KEY-----",
                                 lambda text: text.splitlines()[2], {"part"}),
    "the claims of a token": ("jwt", r"eyJ\S+", lambda text: text.split(".")[1], {"part"}),
    "base64 in JSON": ("email", EMAIL, lambda text: json.dumps({"id": base64.b64encode(text.encode()).decode()}),
                       {"base64"}),
    "base64 of base64": ("email", EMAIL, _twice, {"encoded"}),
    "gzip": ("email", EMAIL, _packed, {"encoded"}),
    "zlib in hex": ("email", EMAIL, lambda text: zlib.compress(text.encode()).hex(), {"encoded"}),
    "hex": ("api-key", KEY, lambda text: text.encode().hex(), {"hex"}),
    "rot13": ("email", EMAIL, lambda text: __import__("codecs").encode(text, "rot13"), {"rot13"}),
    "backwards": ("email", EMAIL, lambda text: text[::-1], {"reversed"}),
    "groups": ("card", CARD, lambda text: "-".join(text[start : start + 4] for start in (0, 4, 8, 12)), {"spacing"}),
    "full width": ("card", CARD, lambda text: "".join(chr(ord(sign) + 0xFEE0) for sign in text), {"unicode"}),
    "invisible signs": ("card", CARD, "\N{ZERO WIDTH JOINER}".join, {"spacing"}),
    "md5": ("card", CARD, lambda text: hashlib.md5(text.encode()).hexdigest(), {"hash"}),
    "sha256 of a secret": ("api-key", KEY, lambda text: hashlib.sha256(text.encode()).hexdigest(), {"hash"}),
}  # fmt: skip


@pytest.mark.parametrize("way", REWRITTEN)
def test_what_is_written_in_another_way_is_found(way: str) -> None:
    kind, pattern, write, forms = REWRITTEN[way]
    hook = rewriting(pattern, write, count=1 if way == "the first one only" else 0)
    report = audit(["message"], [kind], before_send=hook)
    assert {leak.form for leak in report.leaks} == forms
    assert {leak.place for leak in report.leaks} == {"event.message"}


@pytest.mark.parametrize(
    ("kind", "pattern", "write"),
    [
        ("email", EMAIL, lambda text: text[0] + "***@" + text.partition("@")[2][-4:]),
        ("card", CARD, lambda text: f"{text[:6]}******{text[-4:]}"),
        ("phone", r"\+\d+", lambda text: text[:5] + "***" + text[-3:]),
        # A digest of an address tells one user from another and no more; the linter says the same.
        ("email", EMAIL, lambda text: hashlib.sha256(text.encode()).hexdigest()),
        ("card", CARD, lambda text: hashlib.sha256(b"pepper" + text.encode()).hexdigest()),
    ],
)
def test_what_is_masked_is_not_found(kind: str, pattern: str, write: Callable[[str], str]) -> None:
    report = audit(["message"], [kind], before_send=rewriting(pattern, write))
    assert report.leaks == []
    assert report.scrubbed == [("message", kind)]


def test_what_is_split_over_two_fields_is_found() -> None:
    def before_send(event: Any, hint: Any) -> Any:
        found = re.search(CARD, event.get("message", ""))
        if found:
            event["message"] = "order 42"
            event["extra"] = {"first": found.group()[:8], "second": found.group()[8:]}
        return event

    report = audit(["message"], ["card"], before_send=before_send)
    assert {(leak.path, leak.form) for leak in report.leaks} == {("extra.first", "split")}


def test_a_hook_that_raises_is_named_with_its_line(scrubbing: Any) -> None:
    def before_breadcrumb(crumb: Any, hint: Any) -> Any:
        return {**crumb, "data": {key.lower(): "[gone]" for key in crumb.get("data", {})}}

    report = audit(["breadcrumb.data.number"], before_breadcrumb=before_breadcrumb)
    line = before_breadcrumb.__code__.co_firstlineno + 1
    assert report.notes == [f"before_breadcrumb raised AttributeError at test_attacks.py:{line}"]
    assert surfaces_of(report) == {"breadcrumb.data.number"}

    def before_send(event: Any) -> Any:  # the SDK gives two arguments: every event is lost
        return event

    report = audit(["message"], before_send=before_send)
    assert report.notes == ["before_send raised TypeError"]
    assert not report.passed
