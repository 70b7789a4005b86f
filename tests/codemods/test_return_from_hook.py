# ruff: noqa: E501  (tables are read across)
"""A hook that can end without a ``return`` gives back what it was given, unless dropping it may be meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand import fix

INIT = "\n\nsentry_sdk.init(before_send=hook)\n"


def mended(folder: Path, hook: str, *, review: bool = False, tail: str = INIT) -> tuple[str, list[str], list[str]]:
    """The hook after the fix, the states of the rows and their notes."""
    head = "import sentry_sdk\n\n\n"
    result = fix(head + hook + tail, path=str(folder / "app.py"), review=review)
    after = result.data.decode()
    assert after.startswith(head) and after.endswith(tail)
    rows = [row for row in result.rows if row.code == "SNT605"]
    return after[len(head) : -len(tail)], [row.state for row in rows], [row.note for row in rows]


TAGGED = 'event.setdefault("tags", {})["a"] = "b"'
RETURNED = {
    "at the end": (f"def hook(event, hint):\n    {TAGGED}\n", "    return event\n"),
    "other drops": (f"def hook(event, hint):\n    if not event:\n        return None\n    {TAGGED}\n", "    return event\n"),
    "behind a block": (f"def hook(event, hint):\n    if hint:\n        {TAGGED}\n", "    return event\n"),
    "behind a try": (
        f"def hook(event, hint):\n    try:\n        {TAGGED}\n        return event\n    except KeyError:\n        print(1)\n",
        "    return event\n",
    ),
    "another name": ("def hook(e, hint):\n    e['tags'] = {}\n", "    return e\n"),
    "changed on the way": ("def hook(event, hint):\n    event = dict(event)\n    event['tags'] = {}\n", "    return event\n"),
    "a comment at the end": (f"def hook(event, hint):\n    {TAGGED}  # why\n", "    return event\n"),
    "tabs": (f"def hook(event, hint):\n\t{TAGGED}\n", "\treturn event\n"),
    "two spaces": (f"def hook(event, hint):\n  {TAGGED}\n", "  return event\n"),
    "small statements": (f"def hook(event, hint):\n    x = 1; {TAGGED}\n", "    return event\n"),
    "decorated inner": (
        f"def hook(event, hint):\n    {TAGGED}\n    @print\n    def inner(): pass\n",
        "    return event\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "added"), RETURNED.values(), ids=RETURNED.keys())
def test_the_event_is_given_back(tmp_path: Path, source: str, added: str) -> None:
    after, states, _ = mended(tmp_path, source)
    assert after == source + added
    assert states == ["fixed"]


def test_a_one_line_hook_becomes_a_block(tmp_path: Path) -> None:
    after, _, _ = mended(tmp_path, f"def hook(event, hint): {TAGGED}  # why\n")
    assert after == f"def hook(event, hint):\n    {TAGGED}  # why\n    return event\n"


@pytest.mark.parametrize("filler", ["pass", "..."])
def test_what_fills_the_body_goes(tmp_path: Path, filler: str) -> None:
    source = f"def hook(event, hint):\n    {filler}  # later\n"
    assert mended(tmp_path, source)[1] == ["review"]
    assert mended(tmp_path, source, review=True)[0] == "def hook(event, hint):\n    return event  # later\n"


def test_methods_breadcrumbs_and_processors(tmp_path: Path) -> None:
    source = (
        "import sentry_sdk\r\n\r\nclass Hooks:\r\n    def crumb(self, crumb, hint):\r\n        crumb['data'] = {}\r\n"
        "\r\n    def mark(self, event, hint):\r\n        event['tags'] = {}\r\n\r\nhooks = Hooks()\r\n"
        "sentry_sdk.init(before_breadcrumb=hooks.crumb)\r\n"
        "sentry_sdk.get_global_scope().add_event_processor(hooks.mark)\r\n"
    )
    result = fix(source, path=str(tmp_path / "app.py"))
    after = result.data.decode()
    assert [row.state for row in result.rows] == ["fixed", "fixed"]
    assert after == source.replace("= {}\r\n\r\n    def", "= {}\r\n        return crumb\r\n\r\n    def").replace(
        "['tags'] = {}\r\n", "['tags'] = {}\r\n        return event\r\n"
    )


IN_DOUBT = {
    "in one branch": (f"def hook(event, hint):\n    if hint:\n        return event\n    {TAGGED}\n", "some branch only"),
    "kept elsewhere": ("KEPT = []\ndef hook(event, hint):\n    KEPT.append(event)\n", "by append()"),
    "not looked at": ("def hook(event, hint):\n    print('no')\n", "does nothing with event"),
    "fails to scrub": (
        "def hook(event, hint):\n    try:\n        event.pop('user', 0)\n        return event\n    except KeyError:\n"
        "        print('dropped')\n",
        "it scrubs",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "why"), IN_DOUBT.values(), ids=IN_DOUBT.keys())
def test_where_dropping_may_be_meant_it_is_asked_for(tmp_path: Path, source: str, why: str) -> None:
    after, states, notes = mended(tmp_path, source)
    assert (after, states) == (source, ["review"])
    assert why in notes[0]
    after, states, _ = mended(tmp_path, source, review=True)
    assert (after, states) == (source + "    return event\n", ["fixed"])


REFUSED = {
    "something else": ("def hook(event, hint):\n    if hint:\n        return clean(event)\n", "returns something else"),
    "another name": ("def hook(event, hint):\n    new = clean(event)\n    if new:\n        return new\n", "something else"),
    "bound anew": ("def hook(event, hint):\n    for event in hint:\n        print(event)\n", "bound to something else"),
    "caught": ("def hook(event, hint):\n    try:\n        f(event)\n    except E as event:\n        g()\n", "bound to"),
    "deleted": ("def hook(event, hint):\n    f(event)\n    del event\n", "is deleted"),
    "no name": ("def hook(*given):\n    print(given)\n", "no name for what it is given"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "why"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("review", [False, True])
def test_what_cannot_be_told_is_said(tmp_path: Path, source: str, why: str, review: bool) -> None:
    after, states, notes = mended(tmp_path, source, review=review)
    assert (after, states) == (source, ["kept"])
    assert why in notes[0]


def test_a_silenced_hook_is_left_alone(tmp_path: Path) -> None:
    source = f"def hook(event, hint):  # noqa: SNT605\n    {TAGGED}\n"
    assert mended(tmp_path, source) == (source, [], [])
