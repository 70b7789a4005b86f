# ruff: noqa: E501  (tables are read across)
"""What is personal or secret leaves the payload; the call and everything beside it stays."""

from __future__ import annotations

import ast

import pytest
from hand import finding, mend, span_of, spans

from sentry_codemods.mend import Mended
from sentry_lint.findings import Finding, Redact, RemoveOption
from sentry_lint.policy import Policy, Privacy


def redact(source: str, value: str, category: str = "email", *, policy: Policy | None = None) -> Mended:
    """Mends ``value`` wherever it stands in a call of Sentry, unless ``bool`` or its like has it."""

    def find(data: bytes) -> list[Finding]:
        found = []
        wanted = spans(data, value)
        for node in ast.walk(ast.parse(data)):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            target = ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else ""
            if not called.startswith("sentry_sdk.") and not target.startswith("scope."):
                continue
            cleared = {
                span_of(inner)
                for outer in ast.walk(node)
                if isinstance(outer, ast.Call) and ast.unparse(outer.func) in ("bool", "len", "sorted", "veil")
                for inner in ast.walk(outer)
                if isinstance(inner, ast.expr)
            }
            inside = {span_of(inner) for inner in ast.walk(node) if isinstance(inner, ast.expr)}
            for span in wanted:
                if span in inside and span not in cleared:
                    found.append(finding("SNT101", span, Redact(span, span_of(node), category)))
        return found

    return mend(source, find, policy or Policy())


E = "user.email"
CASES = [
    ("field", 'sentry_sdk.set_context("a", {"n": 1, "email": user.email})', 'sentry_sdk.set_context("a", {"n": 1})'),
    ("first field", 'sentry_sdk.set_context("a", {"email": user.email, "n": 1})', 'sentry_sdk.set_context("a", {"n": 1})'),
    ("only field", 'sentry_sdk.set_context("a", {"to": user.email})', 'sentry_sdk.set_context("a", {"to": bool(user.email)})'),
    ("dict call", 'sentry_sdk.set_extras(dict(n=1, to=user.email))', 'sentry_sdk.set_extras(dict(n=1))'),
    ("part of a field", 'sentry_sdk.set_context("a", {"n": 1, "to": str(user.email)})', 'sentry_sdk.set_context("a", {"n": 1})'),
    ("nested", 'sentry_sdk.set_context("a", {"b": {"n": 1, "to": user.email}})', 'sentry_sdk.set_context("a", {"b": {"n": 1}})'),
    ("tag", 'sentry_sdk.set_tag("to", user.email)', 'sentry_sdk.set_tag("to", bool(user.email))'),
    ("in a list", 'sentry_sdk.set_extra("to", [user.email])', 'sentry_sdk.set_extra("to", ["[redacted]"])'),
    ("f-string", 'sentry_sdk.add_breadcrumb(message=f"to {user.email}!")', 'sentry_sdk.add_breadcrumb(message="to [redacted]!")'),
    ("sum", 'sentry_sdk.capture_message("to " + user.email)', 'sentry_sdk.capture_message("to [redacted]")'),
    ("percent", 'sentry_sdk.capture_message("to %s" % user.email)', 'sentry_sdk.capture_message("to [redacted]")'),
    ("f-string with more", 'sentry_sdk.capture_message(f"{n} to {user.email}")', 'sentry_sdk.capture_message(f"{n} to [redacted]")'),
    ("text in a field", 'sentry_sdk.set_context("a", {"url": f"smtp://{user.email}@{host}"})', 'sentry_sdk.set_context("a", {"url": f"smtp://[redacted]@{host}"})'),
    ("percents", 'sentry_sdk.capture_message("%s %s" % (a, user.email))', 'sentry_sdk.capture_message("%s %s" % (a, "[redacted]"))'),
    ("format", 'sentry_sdk.capture_message("to {}".format(user.email))', 'sentry_sdk.capture_message("to {}".format("[redacted]"))'),
    ("user", 'sentry_sdk.set_user({"id": user.id, "email": user.email})', 'sentry_sdk.set_user({"id": user.id})'),
    ("assigned user", 'scope.user = {"id": user.id, "email": user.email}', 'scope.user = {"id": user.id}'),
    ("id for the user", 'x = user.id\nsentry_sdk.set_user({"email": user.email})', 'x = user.id\nsentry_sdk.set_user({"id": user.id})'),
    ("id for an assigned user", 'x = user.id\nscope.user = {"email": user.email}', 'x = user.id\nscope.user = {"id": user.id}'),
    ("id in a tag", 'x = user.id\nsentry_sdk.set_tag("buyer", user.email)', 'x = user.id\nsentry_sdk.set_tag("buyer", user.id)'),
    ("id in a field", 'x = user.pk\nsentry_sdk.set_tags({"buyer": user.email})', 'x = user.pk\nsentry_sdk.set_tags({"buyer": user.pk})'),
    ("id in text", 'x = user.id\nsentry_sdk.capture_message(f"to {user.email}")', 'x = user.id\nsentry_sdk.capture_message(f"to {user.id}")'),
    ("id in a sum", 'x = user.id\nsentry_sdk.capture_message("to " + user.email)', 'x = user.id\nsentry_sdk.capture_message("to " + str(user.id))'),
    (
        "lines and comments",
        'sentry_sdk.set_context(\n    "a",\n    {\n        "n": 1,  # one\n        "to": user.email,\n        # two\n        "m": 2,\n    },\n)',
        'sentry_sdk.set_context(\n    "a",\n    {\n        "n": 1,  # one\n        # two\n        "m": 2,\n    },\n)',
    ),
    (
        "last line with a comment",
        'sentry_sdk.set_context("a", {\n    "n": 1,\n    "to": user.email,  # mail\n})',
        'sentry_sdk.set_context("a", {\n    "n": 1,\n})',
    ),
    (
        "no comma at the end",
        'sentry_sdk.set_context("a", {\n    "n": 1,  # one\n    "to": user.email\n})',
        'sentry_sdk.set_context("a", {\n    "n": 1,  # one\n})',
    ),
    (
        "last line",
        'sentry_sdk.set_context("a", {\n    "n": 1,  # one\n    "to": user.email,\n})',
        'sentry_sdk.set_context("a", {\n    "n": 1,  # one\n})',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_personal(before: str, after: str) -> None:
    result = redact(before + "\n", E)
    assert result.data.decode() == after + "\n"
    assert [row.state for row in result.rows] == ["fixed"]


KEPT = [
    ("the whole message", "sentry_sdk.capture_message(user.email)", "nothing but it"),
    ("a tag's key", 'sentry_sdk.set_tag(user.email, "x")', "nothing but it"),
    ("a user without an id", 'sentry_sdk.set_user({"email": user.email})', "no id is in reach"),
    ("an assigned user without an id", 'scope.user = {"id": user.email}', "no id is in reach"),
    ("the keyword user without an id", 'sentry_sdk.capture_message("a", user={"id": user.email})', "no id is in reach"),
    ("made for each item", 'sentry_sdk.set_extra("a", [{"n": 1, "to": user.email} for user in users])', "each item"),
]


@pytest.mark.parametrize(("source", "why"), [case[1:] for case in KEPT], ids=[case[0] for case in KEPT])
def test_kept(source: str, why: str) -> None:
    result = redact(source + "\n", E)
    if why == "each item":
        assert result.data.decode() == 'sentry_sdk.set_extra("a", [{"n": 1} for user in users])\n'
        return
    assert result.data.decode() == source + "\n"
    assert why in result.rows[0].note


def test_parameters_give_the_id() -> None:
    source = 'def f(user_id, user_email):\n    sentry_sdk.set_tag("buyer", user_email)\n'
    assert redact(source, "user_email").data.decode() == source.replace('"buyer", user_email', '"buyer", user_id')


def test_a_secret_never_becomes_an_id_or_goes_through_a_sanitizer() -> None:
    source = 'from privacy import veil\n\nx = user.id\nsentry_sdk.set_extra("a", user.password)\n'
    policy = Policy(privacy=Privacy(sanitizers=("privacy.veil",)))
    result = redact(source, "user.password", "password", policy=policy)
    assert result.data.decode() == source.replace("user.password", "bool(user.password)")


def test_the_only_sanitizer_is_used() -> None:
    source = 'from privacy import veil\n\nsentry_sdk.set_extra("a", user.email)\n'
    policy = Policy(privacy=Privacy(sanitizers=("privacy.veil",)))
    result = redact(source, E, policy=policy)
    assert result.data.decode() == source.replace("user.email", "veil(user.email)")


BAGS = [
    ("locals()", "locals", 'sentry_sdk.set_context("a", locals())', 'sentry_sdk.set_context("a", {"names": sorted(locals().keys())})'),
    ("request.headers", "headers", 'sentry_sdk.set_context("a", {"h": dict(request.headers)})', 'sentry_sdk.set_context("a", {"h": len(request.headers)})'),
    ("request.headers", "headers", 'sentry_sdk.set_context("a", {"n": 1, "h": dict(request.headers)})', 'sentry_sdk.set_context("a", {"n": 1})'),
    ("request.get_json()", "request-body", 'sentry_sdk.set_context("a", {"b": request.get_json()})', 'sentry_sdk.set_context("a", {"b": bool(request.get_json())})'),
    ("args", "arguments", 'sentry_sdk.add_breadcrumb(message="m", data={"args": list(args)})', 'sentry_sdk.add_breadcrumb(message="m", data={"args": len(args)})'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "category", "before", "after"), BAGS)
def test_bags(value: str, category: str, before: str, after: str) -> None:
    assert redact(before + "\n", value, category).data.decode() == after + "\n"


def test_two_leaks_in_one_call() -> None:
    source = 'sentry_sdk.set_context("a", {"n": 1, "x": user.email, "y": user.email, "m": 2})\n'
    result = redact(source, E)
    assert result.data.decode() == 'sentry_sdk.set_context("a", {"n": 1, "m": 2})\n'
    assert [row.state for row in result.rows] == ["fixed", "fixed"]


def options(source: str, *names: str) -> Mended:
    def find(data: bytes) -> list[Finding]:
        return [
            finding("SNT110", span_of(node), RemoveOption(span_of(node), str(node.arg)))
            for node in ast.walk(ast.parse(data))
            if isinstance(node, ast.keyword) and node.arg in names and ast.unparse(node.value) != "False"
        ]

    return mend(source, find, Policy())


INIT = "sentry_sdk.init(\n    dsn=DSN,  # from the environment\n    tags={'a': 1},\n    # why\n    send_default_pii=True,\n)\n"


def test_options() -> None:
    assert options(INIT, "send_default_pii").data.decode() == INIT.replace("    send_default_pii=True,\n", "")
    assert options(INIT, "tags").data.decode() == INIT.replace("    tags={'a': 1},\n", "")
    assert options("sentry_sdk.init(dsn=DSN, tags=1)\n", "tags").data == b"sentry_sdk.init(dsn=DSN)\n"
    assert options("sentry_sdk.init(tags=1)\n", "tags").data == b"sentry_sdk.init()\n"
    both = options(INIT, "tags", "send_default_pii")
    assert both.data.decode() == INIT.replace("    tags={'a': 1},\n", "").replace("    send_default_pii=True,\n", "")
