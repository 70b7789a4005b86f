"""Nothing leaves the process that the audit has not planted a canary in, or that cannot carry users' data.

Three views: every place that a run with everything on sends (by its path), every key and item type that the SDK can
send, and the cases that scrubbers of events are tested with elsewhere.
"""

from __future__ import annotations

import ast
import fnmatch
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk import _types

from sentry_lint.audit import matrix, sdk
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.items import KNOWN_ITEMS
from sentry_lint.audit.search import texts
from sentry_lint.audit.surfaces import SURFACES

pytestmark = pytest.mark.skipif(sdk.version_tuple()[:2] != (2, 75), reason="the places are those of sentry-sdk 2.75")

COMMON: dict[str, Any] = {
    "traces_sample_rate": 1.0,
    "enable_logs": True,
    "release": "shop@1",
    "send_default_pii": True,
    "auto_enabling_integrations": False,
}
RUNS: list[dict[str, Any]] = [
    {},
    {"attach_stacktrace": True, "profiles_sample_rate": 1.0},
    {"trace_lifecycle": "stream"},
]
# What stands under these is named by the application or its users: one place, whatever the name.
_OPEN = re.compile(
    r"(\.|^)(vars|tags|extra|data|attributes|contexts\.order|headers|cookies|user|modules|measurements)[.{].*"
)


def place(item: str, path: str) -> str:
    """A path without positions and names: ``event.exception.values[].value``."""
    path = re.sub(r"thread_metadata\.\d+", "thread_metadata.*", re.sub(r"\[\d+\]", "[]", path))
    path = _OPEN.sub(r"\1\2.*", path)
    return f"{item}.{path}"


class Seen:
    """The places of what was sent, and of what was found there."""

    def __init__(self) -> None:
        self.sent: set[str] = set()
        self.planted: set[str] = set()


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    made = Seen()
    search = matrix.hits

    def watch(sent: Any, canaries: Any) -> Any:
        for one in sent:
            for document, start in (
                (one.payload, ""),
                (one.headers, "(item header)"),
                (one.envelope, "(envelope header)"),
            ):
                names = {path for path, _ in texts(document, start) if not path.endswith("{key}")}
                made.sent.update(place(one.item, path) for path in names)
        found = search(sent, canaries)
        made.planted.update(place(hit.item, hit.path) for hit in found)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix, "hits", watch)
        for options in RUNS:
            with own_sdk():
                sentry_sdk.init(**COMMON, **options)
                matrix.run(kinds=["email", "card", "ip-address", "password"])
    yield made


# Why a place cannot carry users' data, and the places (of any item where there is a `*` in front).
EXPLAINED = {
    "ids, times and counts that the SDK makes": """
        *.event_id *.trace_id *.span_id *.parent_span_id *.check_in_id *.timestamp *.start_timestamp *.end_timestamp
        *.sent_at *.sample_rand *.sample_rate *.sampled *.item_count *.version session.sid session.started session.init
        *.is_segment *.same_process_as_parent *.items[[]].value sessions.aggregates[[]].* profile.profile.samples*
        profile.profile.stacks* profile.transactions[[]].*id profile.transactions[[]].relative* *headers.sentry-trace
        """,
    "words of the protocol": """
        *header).type *header).content_type *.platform *.type *.level *.status *.op *.origin
        *.transaction_info.source *.mechanism.* *.api_target *.status_code *.crashed *.current *.in_app *._meta.*
        event.contexts.flags.values[[]].result
        """,
    "what the application tells init, the same for all its users": "*.release *.environment",
    "the machine and the program on it": """
        *.server_name *.sdk.* *.modules.* *.runtime.* *.os.* *.device.* event.logger
        *.env.SERVER_NAME *.env.SERVER_PORT
        """,
    "names and lines of the program": """
        *.exception.values[[]].module *.frames[[]].abs_path *.frames[[]].filename *.frames[[]].function
        *.frames[[]].lineno *.frames[[]].module
        """,
    "lines of source, planted in those before the failing one": "*.frames[[]].context_line *.frames[[]].p*_context[[]]",
    "the schedule of a monitor, beside which a canary stands": "check_in.monitor_config.schedule.*",
    "the verb of the request": "*.request.method",
    "the name of the transaction, as before_send_transaction left it": """
        profile.transactions[[]].name *.trace.transaction
        """,
}  # fmt: skip


def why(where: str) -> str | None:
    for reason, patterns in EXPLAINED.items():
        if any(fnmatch.fnmatchcase(where, pattern) for pattern in patterns.split()):
            return reason
    return None


def test_every_place_is_planted_or_explained(seen: Seen) -> None:
    assert len(seen.planted) > 60
    assert {where for where in seen.sent - seen.planted if why(where) is None} == set()


def test_every_explanation_is_needed(seen: Seen) -> None:
    patterns = [pattern for entry in EXPLAINED.values() for pattern in entry.split()]
    assert [one for one in patterns if not any(fnmatch.fnmatchcase(where, one) for where in seen.sent)] == []


# Keys of an event's document that the audit knows and plants nothing in.
KEYS = {
    "_meta": "what the SDK cut or filtered, by path and length",
    "_metrics_summary": "1.40 to 2.40: numbers of metrics by the span's name",
    "check_in_id duration event_id start_timestamp timestamp time_spent": "ids and times that the SDK makes",
    "culprit metadata template": "of SDKs before 1.0, which no integration of this one writes",
    "debug_meta": "addresses of native libraries (gnu_backtrace)",
    "dist environment release": "told to init, the same for all users",
    "errors": "what the SDK itself could not send, by names of the protocol",
    "level platform status type": "words of the protocol",
    "logger": "the name of a logger, which the program gives",
    "modules sdk server_name version": "the machine and the program on it",
    "profile": "taken out before the event leaves, and sent as an item of its own (profile.thread)",
    "stacktrace": "as threads, by integrations of other platforms",
    "transaction_info": "where the transaction's name comes from, a word of the protocol",
    "flags": "flags are in contexts (flag.name)",
}


def test_every_key_of_an_event_is_planted_or_explained(seen: Seen) -> None:
    planted = {re.split(r"[.\[]", where.partition(".")[2])[0] for where in seen.planted}
    known = KNOWN_ITEMS["event"] | KNOWN_ITEMS["check_in"]
    explained = {key for keys in KEYS for key in keys.split()}
    assert known - planted - explained == set()
    assert explained - known == set()


def test_every_key_that_the_sdk_declares_is_known() -> None:
    declared = next(
        {str(key.value) for key in node.args[1].keys if isinstance(key, ast.Constant)}
        for node in ast.walk(ast.parse(Path(_types.__file__).read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "TypedDict"
        and isinstance(node.args[1], ast.Dict)
        and getattr(node.args[0], "value", "") == "Event"
    )
    assert len(declared) > 30
    inner = {"_dropped_spans", "_has_gen_ai_span"}  # taken out again before the event leaves
    assert declared - inner <= KNOWN_ITEMS["event"] | KNOWN_ITEMS["check_in"]


ITEMS = {
    "sessions": "counts a minute, with release and environment",
    "client_report": "counts of what was not sent",
    "profile_chunk": "a profile's frames and names of threads, by the continuous profiler; no hook sees it",
    "metric_meta": "lines of the program that metrics before 2.41 come from",
    "statsd": "metrics before 2.41: test_versions.py plants their tags",
    "otel_log": "logs of 2.22 and 2.23, as the items of 2.24",
}


def test_every_item_type_is_planted_or_explained(seen: Seen) -> None:
    planted = {where.partition(".")[0] for where in seen.planted}
    assert set(KNOWN_ITEMS) - planted == set(ITEMS)


# Cases that scrubbers are tested with in other projects (the SDK's own scrubber, Relay's converter and normaliser,
# Rails' parameter filter, issues of the SDK), in our words -> the surfaces that plant them, or the test that has them.
CASES = {
    "secrets in headers of any case, cookies and forms": "request.header.named request.cookies request.form",
    "the caller's address": "request.env request.header.forwarded user.named",
    "a variable of a frame, and what is inside of it": "frame.vars.named frame.vars.nested frame.vars.list",
    "mappings in lists in mappings": "extra.list context.list breadcrumb.data.list",
    "data of spans": "span.data.named span.data.nested",
    "query strings, with keys that have no value": "request.query.named request.query.value http.url",
    "lists of pairs, as headers are kept": "frame.vars.pairs extra.pairs",
    "tokens as bytes": "frame.vars.bytes breadcrumb.data.bytes",
    "credentials in URLs, in text": "extra.credentials log.attribute.credentials",
    "cards, plain and in groups": "message extra.spaced",
    "keys of several lines": "message frame.vars.value",
    "numbers and lists under telling names": "extra.integer extra.texts",
    "the same on transactions, logs, metrics and spans": "tag.named log.body metric.name stream.name span.description",
    "personal data as a key": "extra.key context.key tag.key frame.vars.key",
    "keys in other spellings": "extra.upper extra.camel extra.header",
    "JSON in text": "extra.json request.data.json",
    "a scrubber that raises": "test_attacks:test_a_hook_that_raises_is_named_with_its_line",
    "init that does not use the scrubber": "test_removed:test_without_one_hook_exactly_its_leaks",
    "objects of the caller are not changed": "test_scrubber:test_the_callers_objects_are_not_changed",
    "what says that something was removed stays": "test_scrubber:test_benign_items_are_the_same_byte_for_byte",
    "safe names stay": "test_scrubber:test_benign_names_stay",
}


@pytest.mark.parametrize("case", CASES)
def test_cases_of_others_are_planted(case: str) -> None:
    for name in CASES[case].split():
        module, _, test = name.partition(":")
        assert hasattr(importlib.import_module(f"audit.{module}"), test) if test else name in SURFACES
