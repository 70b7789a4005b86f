"""The generated scrubbing module: nothing passes that has a hook, nothing benign is touched, nothing raises."""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
import sentry_sdk
from hypothesis import given, settings
from hypothesis import strategies as st

from sentry_lint.audit import matrix
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.report import Report
from sentry_lint.audit.scrubber import module_source
from sentry_lint.policy import load_policy, policy_for

from .benign import CODE, NAMED, TEXTS
from .generated import load

HOOKLESS = {"attachment.content", "attachment.name", "session.user", "session.agent", "trace.baggage"}
EVERYTHING: dict[str, Any] = {"traces_sample_rate": 1.0, "enable_logs": True, "release": "shop@1"}
FEW = ("email", "card", "password", "person-name")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return module_source(policy_for(str(tmp_path_factory.mktemp("bare") / "app.py")))


@pytest.fixture(scope="module")
def scrubbing(source: str) -> Any:
    return load(source)


@pytest.fixture(scope="module")
def streamed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load(module_source(policy_for(str(tmp_path_factory.mktemp("bare") / "app.py")), streamed=True))


def audit(kinds: Any = FEW, surfaces: Any = None, **options: Any) -> Report:
    with own_sdk():
        sentry_sdk.init(**{**EVERYTHING, **options})
        return matrix.run(surfaces, kinds)


def test_it_needs_nothing_but_the_standard_library(source: str) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= set(sys.stdlib_module_names)
    assert "-- tables" not in source
    assert "-- options" not in source


def test_it_is_written_as_formatters_write_it(tmp_path: Any) -> None:
    (tmp_path / "pyproject.toml").write_text(
        "[tool.sentry-lint.privacy]\npersonal = ['ID-\\d{6,}', 'NR-[0-9\"]+']\nallow = ['tag:phone', 'user:email']\n"
        "user-fields = ['id', 'tier']\n"
    )
    for version in ((1, 35), (2, 34), (2, 75), (3, 0)):
        (tmp_path / "scrubbing.py").write_text(module_source(load_policy(str(tmp_path / "pyproject.toml")), version))
        for command in (["format", "--check", "--diff"], ["check", "--select", "E,F,W,I,B,UP"]):
            ruff = [sys.executable, "-m", "ruff", *command, "--isolated", "--line-length", "120", "scrubbing.py"]
            done = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_leaves_that_has_a_hook(scrubbing: Any) -> None:
    report = audit(matrix.KINDS, **scrubbing.OPTIONS)
    assert {leak.surface for leak in report.leaks} == HOOKLESS
    assert {leak.hook for leak in report.leaks} == {None}
    assert report.dropped == []
    assert report.unknown == []


def test_streamed_spans_too(streamed: Any) -> None:
    report = audit(trace_lifecycle="stream", **streamed.OPTIONS)
    assert {leak.surface for leak in report.leaks} == HOOKLESS - {"trace.baggage"}


def test_benign_is_enough() -> None:
    assert len(NAMED) + len(TEXTS) + len(CODE) >= 200


@pytest.mark.parametrize("name", NAMED)
def test_benign_names_stay(scrubbing: Any, name: str) -> None:
    data = {name: NAMED[name], "inner": [{name: NAMED[name]}]}
    assert scrubbing.before_send({"extra": data}, {}) == {"extra": data}
    assert scrubbing.before_breadcrumb({"data": data}, {}) == {"data": data}


@pytest.mark.parametrize("text", TEXTS)
def test_benign_texts_stay(scrubbing: Any, text: str) -> None:
    event = {"message": text, "extra": {"note": text}, "tags": {"note": text}}
    assert scrubbing.before_send(event, {}) == event
    assert scrubbing.before_send_transaction({"spans": [{"description": text}]}) == {"spans": [{"description": text}]}
    assert scrubbing.before_send_log({"body": text, "attributes": {}}) == {"body": text, "attributes": {}}


@pytest.mark.parametrize("line", CODE)
def test_lines_of_source_stay(scrubbing: Any, line: str) -> None:
    frame = {"context_line": line, "pre_context": [line], "post_context": [line]}
    event = {"exception": {"values": [{"stacktrace": {"frames": [frame]}}]}}
    assert scrubbing.before_send(event, {}) == event


def _benign_run(**options: Any) -> list[tuple[str, str]]:
    with own_sdk() as tape:
        sentry_sdk.init(**{**EVERYTHING, **options})
        sentry_sdk.set_context("order", dict(NAMED))
        sentry_sdk.set_tags({name: str(value)[:150] for name, value in NAMED.items()})
        for text in TEXTS:
            sentry_sdk.add_breadcrumb(message=text, category="shop", data={"note": text})
            sentry_sdk.logger.info(text.replace("{", "(").replace("}", ")"), attributes={"note": text})
            sentry_sdk.metrics.count("orders", 1, attributes={"note": text})
        with sentry_sdk.start_transaction(op="shop", name="close order"), sentry_sdk.start_span(op="db") as span:
            span.description = TEXTS[10]
            span.set_data("note", TEXTS[0])
        try:
            raise ValueError(TEXTS[0])
        except ValueError as problem:
            sentry_sdk.capture_exception(problem)
        sentry_sdk.flush()
        return [(one.item, json.dumps(_constant(one.payload))) for one in tape.take()]


def _constant(value: Any) -> Any:
    """Without ids and times, which differ from run to run."""
    changing = {
        "event_id",
        "trace_id",
        "span_id",
        "parent_span_id",
        "timestamp",
        "start_timestamp",
        "sample_rand",
        "vars",
    }
    if isinstance(value, dict):
        return {key: _constant(inner) for key, inner in value.items() if key not in changing}
    if isinstance(value, list):
        return [_constant(inner) for inner in value]
    return value


def test_benign_items_are_the_same_byte_for_byte(scrubbing: Any) -> None:
    bare = _benign_run()
    assert {item for item, _ in bare} == {"event", "transaction", "log", "trace_metric"}
    assert _benign_run(**scrubbing.OPTIONS) == bare


def test_the_callers_objects_are_not_changed(scrubbing: Any) -> None:
    event = {"user": {"email": "ada@lovelace-post.net"}, "extra": {"rows": [{"password": "x1"}], 7: ("a", {"b": "c"})}}
    kept = copy.deepcopy(event)
    clean = scrubbing.before_send(event, {})
    assert event == kept
    assert clean["user"] == {"email": "[Filtered]"}
    assert clean["extra"]["rows"] == [{"password": "[Filtered]"}]
    assert clean["extra"][7] == ("a", {"b": "c"})


class Rude:
    def __repr__(self) -> str:
        raise RuntimeError("no")


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.binary(max_size=8)
    | st.builds(Rude),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=12) | st.integers() | st.sampled_from(sorted(NAMED)), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(derandomize=True, max_examples=120, deadline=None)
@given(ANY, st.sampled_from(["user", "extra", "logentry", "message", "tags", "request", "exception", "spans", "x"]))
def test_it_never_raises_and_never_drops(streamed: Any, value: Any, part: str) -> None:
    scrubbing = streamed
    for hook in (scrubbing.before_send, scrubbing.before_send_transaction, scrubbing.before_breadcrumb):
        assert set(hook({part: value, "level": "error"}, {})) >= {"level"} or hook is scrubbing.before_breadcrumb
    assert scrubbing.before_send_log({"body": value, "attributes": {part: value}}, {}) is not None
    assert scrubbing.before_send_metric({"name": value, "attributes": {part: value}}, {}) is not None
    assert scrubbing.before_send_span({"name": value, "attributes": {part: value}}, {}) is not None


def test_cycles_and_depth_end(scrubbing: Any) -> None:
    loop: dict[str, Any] = {}
    loop["self"] = [loop, loop]
    assert scrubbing.before_breadcrumb({"data": loop}) is not None
    deep: Any = {"password": "x1"}
    for _ in range(3000):
        deep = {"a": deep}
    assert "x1" not in str(scrubbing.before_breadcrumb({"data": deep}))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("login: password=hunter2!, retry", "login: password=[Filtered], retry"),
        ('{"apiKey": "abc", "page": 3}', '{"apiKey": "[Filtered]", "page": 3}'),
        ("sent Bearer abcdefgh12345 on", "sent Bearer [Filtered] on"),
        ("amqp://shop:hunter2@broker/1", "amqp://[Filtered]@broker/1"),
        ("a https://u:p@h/x and https://v:q@h/y", "a https://[Filtered]@h/x and https://[Filtered]@h/y"),
        ("Person(full_name='Ada Lovelace', id=7)", "Person(full_name='[Filtered]', id=7)"),
        ("WHERE email = 'a' AND id = 7", "WHERE email = '[Filtered]' AND id = 7"),
        (r"'retry\npassword=x1\n'", r"'retry\npassword=[Filtered]\n'"),
        ("page=2&email=ada&x=1", "page=2&email=[Filtered]&x=1"),
        ("q=ada%40lovelace-post.net&p=2", "q=[Filtered]&p=2"),
        ("card 5105 1051 0510 5100.", "card [Filtered]."),
        ("4111-1111-1111-1111 declined", "[Filtered] declined"),
        ('"378282246310005"', '"[Filtered]"'),
    ],
)
def test_texts(scrubbing: Any, text: str, clean: str) -> None:
    assert scrubbing.before_send({"message": text}, {})["message"] == clean


@pytest.mark.parametrize(
    "name",
    ["customerEmail", "X-Api-Key", "DB_PASSWORD", "user password", "phonenumber", "Straße.wohnort", "contraseña",
     "HTTP_X_FORWARDED_FOR", "access.token", "emails", "Kontonummer", "card_number2", "set-cookie", "accessToken"],
)  # fmt: skip
@pytest.mark.parametrize("value", ["x1", 12345, ["x1"], {"a": "x1"}, b"x1"])
def test_telling_names_hide_any_value(scrubbing: Any, name: str, value: Any) -> None:
    assert scrubbing.before_send({"extra": {"form": [{name: value}]}}, {}) == {
        "extra": {"form": [{name: "[Filtered]"}]}
    }


def test_a_name_needs_its_owner(scrubbing: Any) -> None:
    clean = scrubbing.before_send({"extra": {"customer": {"name": "Ada"}, "project": {"name": "atlas"}}}, {})
    assert clean["extra"] == {"customer": {"name": "[Filtered]"}, "project": {"name": "atlas"}}


def test_objects_show_no_more_than_texts(scrubbing: Any) -> None:
    order = SimpleNamespace(status="open")
    crumb = {"data": {"person": SimpleNamespace(email="ada"), "order": order}}
    clean = scrubbing.before_breadcrumb(crumb)
    order.status = "password=x1"  # what is sent later is what was looked at
    assert clean == {"data": {"person": "namespace(email='[Filtered]')", "order": "namespace(status='open')"}}


def test_arguments_of_logging_go_with_their_text(scrubbing: Any) -> None:
    entry = {"message": "password=%s for %s", "formatted": "password=x1 for 7", "params": ["x1", 7]}
    clean = scrubbing.before_send({"logentry": entry}, {})["logentry"]
    assert "x1" not in str(clean)
    named = {"message": "%(password)s", "formatted": "it was x123", "params": {"password": "x123"}}
    assert "x123" not in str(scrubbing.before_send({"logentry": named}, {}))


def test_arguments_of_logging_go_from_its_frames_too(scrubbing: Any) -> None:
    report = audit(["password", "email"], ["logentry"], attach_stacktrace=True, **scrubbing.OPTIONS)
    assert report.leaks == []
    assert ("logentry.params", "password") in report.scrubbed


def test_the_policy_speaks(tmp_path: Any) -> None:
    (tmp_path / "pyproject.toml").write_text(
        "[tool.sentry-lint.privacy]\n"
        "personal = ['internal_id', 'ID-\\d{6,}']\nneutral = ['username']\nuser-fields = ['id', 'tier', 'email']\n"
        "allow = ['tag:phone']\n"
    )
    module = load(module_source(load_policy(str(tmp_path / "pyproject.toml"))))
    event = {
        "message": "ID-123456 failed",
        "extra": {"internal_id": "9", "username": "ada"},
        "user": {"id": "ada@lovelace-post.net", "tier": "gold", "email": "ada@lovelace-post.net", "phone": "1"},
        "tags": {"phone": "main"},
    }
    assert module.before_send(event, {}) == {
        "message": "[Filtered] failed",
        "extra": {"internal_id": "[Filtered]", "username": "ada"},
        "user": {"id": "[Filtered]", "tier": "gold", "email": "ada@lovelace-post.net", "phone": "[Filtered]"},
        "tags": {"phone": "main"},
    }


def test_options_fit_the_version(tmp_path: Any) -> None:
    policy = policy_for(str(tmp_path / "app.py"))

    def options(*version: int) -> set[str]:
        return set(load(module_source(policy, version)).OPTIONS)

    assert options(1, 35) == {"before_breadcrumb", "before_send", "before_send_transaction", "_experiments"}
    assert options(2, 34) == {"before_breadcrumb", "before_send", "before_send_transaction", "_experiments"}
    assert options(2, 75) >= {"before_send_log", "before_send_metric"}
    assert "before_send_transaction" not in options(3, 0)
    assert "before_send_span" in options(3, 0)
