# ruff: noqa: E501  (tables are read across)
"""What a handler sets too late for its event is set before it; what may not move is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand import fix

from sentry_lint.policy import Policy

HEAD = """\
import logging

import sentry_sdk

log = logging.getLogger(__name__)


def f(a):
    try:
        return a.pull()
    except OSError as error:
"""


def mended(
    folder: Path, handler: str, *, review: bool = False, enable: tuple[str, ...] = ()
) -> tuple[str, list[str], list[str]]:
    """The handler after the fix, the states of the rows and their notes."""
    body = "".join(f"        {line}" if line.strip() else line for line in handler.splitlines(keepends=True))
    result = fix(
        HEAD + body, path=str(folder / "app.py"), review=review, policy=Policy(sdk_version="2.75.0", enable=enable)
    )
    after = result.data.decode()
    assert after.startswith(HEAD)
    rows = [row for row in result.rows if row.code in ("SNT205", "SNT410")]
    lines = [line.removeprefix("        ") for line in after[len(HEAD) :].splitlines(keepends=True)]
    return "".join(lines), [row.state for row in rows], [row.note for row in rows]


LOG = 'log.exception("no answer")\n'
CAPTURE = "sentry_sdk.capture_exception(error)\n"
TAG = 'sentry_sdk.set_tag("a", a.name)\n'
CASES = {
    "a tag": (LOG + TAG + CAPTURE, TAG + LOG + CAPTURE),
    "comments and blank lines": (
        f"# first\n\n# why\n{LOG[:-1]}  # beside\n# its name\n{TAG[:-1]}  # tagged\n\n{CAPTURE}",
        f"# its name\n{TAG[:-1]}  # tagged\n# first\n\n# why\n{LOG[:-1]}  # beside\n\n{CAPTURE}",
    ),
    "several": (
        LOG + TAG + "a.clear()\n" + 'sentry_sdk.add_breadcrumb(category="a.b", message="c")\n' + CAPTURE,
        TAG + 'sentry_sdk.add_breadcrumb(category="a.b", message="c")\n' + LOG + "a.clear()\n" + CAPTURE,
    ),
    "under a test": (
        LOG + "if a.name:\n    " + TAG + "else:\n    pass\n" + CAPTURE,
        "if a.name:\n    " + TAG + "else:\n    pass\n" + LOG + CAPTURE,
    ),
    "in a loop": (
        LOG + "for k, v in a.tags.items():\n    sentry_sdk.set_tag(k, v)\n" + CAPTURE,
        "for k, v in a.tags.items():\n    sentry_sdk.set_tag(k, v)\n" + LOG + CAPTURE,
    ),
    "with what it needs": (
        LOG + 'b = str(a.code)\na.more = 1\nsentry_sdk.set_tag("a", f"{b}!")\n' + CAPTURE,
        'b = str(a.code)\nsentry_sdk.set_tag("a", f"{b}!")\n' + LOG + "a.more = 1\n" + CAPTURE,
    ),
    "on a scope that is fetched": (
        LOG + 'scope = sentry_sdk.get_current_scope()\nscope.set_tag("a", 1)\n' + CAPTURE,
        'scope = sentry_sdk.get_current_scope()\nscope.set_tag("a", 1)\n' + LOG + CAPTURE,
    ),
    "in a scope of its own": (
        LOG + 'with sentry_sdk.new_scope() as scope:\n    # to tell\n    scope.set_tag("a", 1)\n    ' + CAPTURE,
        'with sentry_sdk.new_scope() as scope:\n    # to tell\n    scope.set_tag("a", 1)\n    ' + LOG + "    " + CAPTURE,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_it_is_set_first(tmp_path: Path, source: str, expected: str) -> None:
    after, states, _ = mended(tmp_path, source)
    assert after == expected
    assert states == ["fixed"]


def test_after_a_capture_where_the_policy_asks(tmp_path: Path) -> None:
    source = CAPTURE + TAG + 'sentry_sdk.set_context("b", {"c": a.code})\nraise\n'
    after, states, _ = mended(tmp_path, source, enable=("SNT410",))
    assert after == TAG + 'sentry_sdk.set_context("b", {"c": a.code})\n' + CAPTURE + "raise\n"
    assert states == ["fixed", "fixed"]


def test_newlines_stay(tmp_path: Path) -> None:
    start = HEAD.replace("\n", "\r\n")
    log, tag, capture = (f"        {one[:-1]}\r\n" for one in (LOG, TAG, CAPTURE))
    after = fix(start + log + tag + capture, path=str(tmp_path / "app.py")).data.decode()
    assert after == start + tag + log + capture


REFUSED = {
    "two events": ('log.error("no answer")\n' + CAPTURE, "one of the two events has to go"),
    "worked out later": (LOG + 'b = a.fetch()\nsentry_sdk.set_tag("a", b)\n' + CAPTURE, "worked out after"),
    "changed in between": (LOG + 'a.name = "b"\n' + TAG + CAPTURE, "worked out after"),
    "does more": (LOG + "if a.name:\n    " + TAG + "    a.more()\n" + CAPTURE, "does more than to set it"),
    "another block": (f"if a:\n    {LOG}" + TAG + CAPTURE, "outside of the block"),
    "before a scope of its own": (
        LOG + 'a.more()\nwith sentry_sdk.new_scope() as scope:\n    scope.set_tag("a", 1)\n    ' + CAPTURE,
        "stands between",
    ),
    "the log call reads the name": (
        'b = 1\nlog.exception("%s", b)\nb = a.name\nsentry_sdk.set_tag("a", b)\n' + CAPTURE,
        "something else before",
    ),
    "semicolons": (LOG[:-1] + "; a.more()\n" + TAG + CAPTURE, "shares a line"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "why"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("review", [False, True])
def test_what_cannot_move_is_said(tmp_path: Path, source: str, why: str, review: bool) -> None:
    after, states, notes = mended(tmp_path, source, review=review)
    assert (after, states) == (source, ["kept"])
    assert why in notes[0]


IN_DOUBT = {
    "worked out by a call": (LOG, 'sentry_sdk.set_tag("a", a.fetch())\n', "by a call"),
    "looked up": (LOG, 'sentry_sdk.set_tag("a", error.args[0])\n', "looked up"),
    "changed by a call in between": (LOG + "a.refresh(error)\n", 'sentry_sdk.set_tag("a", error.code)\n', "in between"),
}  # fmt: skip


@pytest.mark.parametrize(("first", "late", "why"), IN_DOUBT.values(), ids=IN_DOUBT.keys())
def test_what_might_fail_is_asked_for(tmp_path: Path, first: str, late: str, why: str) -> None:
    source = first + late + CAPTURE
    after, states, notes = mended(tmp_path, source)
    assert (after, states) == (source, ["review"])
    assert why in notes[0]
    assert mended(tmp_path, source, review=True)[0] == late + first + CAPTURE
