"""A level that other tools call otherwise gets the SDK's name; nothing else on the line changes."""

from __future__ import annotations

import pytest
from hand import fix

NAME = "normalise-levels"
CASES = [
    ("keyword", 'sentry_sdk.capture_message("a", level="warn")', 'sentry_sdk.capture_message("a", level="warning")'),
    ("second argument", "sentry_sdk.capture_message('a', 'critical')", "sentry_sdk.capture_message('a', 'fatal')"),
    ("capitals", 'sentry_sdk.capture_message("a", level="ERROR")', 'sentry_sdk.capture_message("a", level="error")'),
    (
        "either",
        'sentry_sdk.capture_message("a", "warn" if x else "err")',
        'sentry_sdk.capture_message("a", "warning" if x else "error")',
    ),
    (
        "breadcrumb",
        'sentry_sdk.add_breadcrumb(message="a", level="notice")',
        'sentry_sdk.add_breadcrumb(message="a", level="info")',
    ),
    (
        "breadcrumb as a dictionary",
        'sentry_sdk.add_breadcrumb({"message": "a", "level": "warn"})',
        'sentry_sdk.add_breadcrumb({"message": "a", "level": "warning"})',
    ),
    (
        "event",
        'sentry_sdk.capture_event({"message": "a", "level": "log"})',
        'sentry_sdk.capture_event({"message": "a", "level": "info"})',
    ),
    (
        "scope",
        'with sentry_sdk.new_scope() as s: s.set_level("warn"); s.capture_message("a")',
        'with sentry_sdk.new_scope() as s: s.set_level("warning"); s.capture_message("a")',
    ),
    (
        "semicolons",
        'n = 1; sentry_sdk.capture_message("a", level="warn"); n = 2  # warn',
        'n = 1; sentry_sdk.capture_message("a", level="warning"); n = 2  # warn',
    ),
    (
        "in a return",
        'def f(): return sentry_sdk.capture_message("a", level="warn")',
        'def f(): return sentry_sdk.capture_message("a", level="warning")',
    ),
    (
        "in a lambda",
        'f = lambda: sentry_sdk.capture_message("a", level="warn")',
        'f = lambda: sentry_sdk.capture_message("a", level="warning")',
    ),
    (
        "in parentheses",
        'sentry_sdk.capture_message("a", level=("warn"))',
        'sentry_sdk.capture_message("a", level=("warning"))',
    ),
    (
        "over lines",
        'sentry_sdk.capture_message(\n    "é",  # why\n    level="warn",  # for now\n)',
        'sentry_sdk.capture_message(\n    "é",  # why\n    level="warning",  # for now\n)',
    ),
    (
        "in a hook",
        'def clean(event, hint):\n    event["level"] = "warn"\n    return event\nsentry_sdk.init(before_send=clean)',
        'def clean(event, hint):\n    event["level"] = "warning"\n    return event\nsentry_sdk.init(before_send=clean)',
    ),
    (
        "three quotes",
        'sentry_sdk.capture_message("a", level="""warn""")',
        'sentry_sdk.capture_message("a", level="""warning""")',
    ),
]
IMPORTS = [
    ("import sentry_sdk as s\n", "s.capture_message"),
    ("from sentry_sdk import capture_message\n", "capture_message"),
    ("from sentry_sdk import capture_message as tell\n", "tell"),
    ("from sentry_sdk.api import capture_message\n", "capture_message"),
    ("def f():\n    import sentry_sdk\n    ", "sentry_sdk.capture_message"),
    (
        "try:\n    import sentry_sdk\nexcept ImportError:\n    sentry_sdk = None\nif sentry_sdk: ",
        "sentry_sdk.capture_message",
    ),
]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_level_alone_changes(before: str, after: str, newline: str) -> None:
    head = "import sentry_sdk\n"
    result = fix((head + before + "\n").replace("\n", newline), NAME)
    assert result.data.decode() == (head + after + "\n").replace("\n", newline)
    assert {row.state for row in result.rows} == {"fixed"}


@pytest.mark.parametrize(("head", "name"), IMPORTS)
def test_every_way_to_import_it(head: str, name: str) -> None:
    result = fix(f'{head}{name}("a", level="warn")', NAME)
    assert result.data.decode() == f'{head}{name}("a", level="warning")'


KEPT = [
    ("a constant", 'LOUD = "critical"\nsentry_sdk.capture_message("a", level=LOUD)', "not written there"),
    ("in pieces", 'sentry_sdk.capture_message("a", level="wa" "rn")', "not written there"),
    ("a name of nobody's", 'sentry_sdk.capture_message("a", level="loud")', "no name of the SDK's is known"),
]


@pytest.mark.parametrize(("source", "reason"), [case[1:] for case in KEPT], ids=[case[0] for case in KEPT])
def test_what_is_kept_says_why(source: str, reason: str) -> None:
    source = f"import sentry_sdk\n{source}\n"
    result = fix(source, NAME)
    assert result.data.decode() == source
    assert [(row.state, reason in row.note) for row in result.rows] == [("kept", True)]


def test_silenced_lines_are_left_alone() -> None:
    source = 'import sentry_sdk\nsentry_sdk.capture_message("a", level="warn")  # noqa: SNT402\n'
    assert fix(source, NAME).data.decode() == source


def test_what_a_helper_may_compare_is_for_review() -> None:
    source = (
        "import sentry_sdk\n\n\ndef report(text, level):\n    if level == 'critical':\n        page(text)\n"
        "    sentry_sdk.capture_message(text, level=level)\n\n\nreport('a', 'critical')\n"
    )
    kept = fix(source, NAME)
    assert kept.data.decode() == source
    assert [row.state for row in kept.rows] == ["review"]
    assert fix(source, NAME, review=True).data.decode() == source.replace("'a', 'critical'", "'a', 'fatal'")
