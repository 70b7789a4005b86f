"""Values followed for real: what the linter says reaches a sink is what reaches it.

Each way of building a value and taking it apart again is a function that sends one tag or calls one procedure. The
functions are run, and read: SNT102 has to be there exactly where an e-mail address was sent, SNT301 exactly where the
procedure that is watched was called.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import re
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sentry_lint import linter

sentry_sdk = pytest.importorskip("sentry_sdk")

CANARY = "ada@post.example"
#: Classes at a module's own level: each case has its own.
MADE = re.compile(r"\b(Card|Base|First|Second)\b")
CASES = Path(__file__).parent / "cases" / "values"


#: What the procedure that is watched is called from.
WATCH = """\
[tool.sentry-lint]
[[tool.sentry-lint.watch]]
name = "seeds"
procedures = ["seed_sow"]
category = "garden.seed"
message = "x"
level = "info"
"""


class Guest:
    def __init__(self) -> None:
        self.email = CANARY
        self.kind = "day"
        self.room = "7"
        self.floor = 3


class Cursor:
    """A cursor that keeps the names of what is called."""

    def __init__(self) -> None:
        self.called: list[str] = []

    def callproc(self, name: str, args: object = ()) -> None:
        self.called.append(name)


def program(bodies: Iterable[str]) -> tuple[str, list[range]]:
    """A module with a function of each body (that is ``async`` where it has to be), and the lines of each."""
    source, lines = (CASES / "program.txt").read_text(encoding="utf-8"), []
    for number, text in enumerate(bodies):
        before, parted, body = text.partition("---\n")
        body = body if parted else before
        if parted:
            source += MADE.sub(rf"\g<1>{number}", before)
            body = MADE.sub(rf"\g<1>{number}", body)
        kind = "async def" if "await " in body or "async " in body else "def"
        source += f"\n\n{kind} way_{number}(guest, cursor):\n"
        start = source.count("\n") + 1
        source += textwrap.indent(body, "    ") + "\n"
        lines.append(range(start, source.count("\n") + 1))
    return source, lines


def run(number: int, names: dict[str, Any], cursor: Cursor) -> None:
    with contextlib.suppress(ZeroDivisionError):
        result = names[f"way_{number}"](Guest(), cursor)
        if inspect.iscoroutine(result):
            asyncio.run(result)


def different(bodies: Mapping[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bodies of which the linter says something else than what they send."""
    source, lines = program(bodies.values())
    (folder / "pyproject.toml").write_text(WATCH, encoding="utf-8")
    path = folder / "app.py"
    path.write_text(source, encoding="utf-8")
    findings = [(one.line, one.code) for one in linter.check_file(str(path))]
    sent: list[object] = []
    monkeypatch.setattr(sentry_sdk, "set_tag", lambda key, value: sent.append(value))
    cursor = Cursor()
    names: dict[str, Any] = {}
    exec(compile(source, str(path), "exec"), names)
    out = []
    for number, name in enumerate(bodies):
        sent.clear()
        cursor.called.clear()
        run(number, names, cursor)
        assert sent or cursor.called, f"nothing is sent: {name}"
        happens = {code for code, does in (("SNT102", tells(sent)), ("SNT301", "seed_sow" in cursor.called)) if does}
        said = {code for line, code in findings if line in lines[number]} & {"SNT102", "SNT301"}
        if happens != said:
            out.append(f"{name}: {sorted(said)} for {sorted(happens)}\n{bodies[name]}")
    return out


def tells(sent: list[object]) -> bool:
    return CANARY in str(sent).lower()


def product(built: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Every way to build with every way to take apart; an expression is a tag's value."""
    return {
        f"{how} | {what}": f"{how}\n{what if 'set_tag' in what else f'sentry_sdk.set_tag(KEY, {what})'}".replace(
            "KEY", "'way'"
        )
        for how in built
        for what in taken
    }


def cases(name: str) -> list[str]:
    """The cases of a file: its lines, or where any has several lines what stands between empty ones."""
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8").strip("\n")
    return text.split("\n\n" if "\n\n" in text else "\n")


#: Ways to build a value, and to take it apart again:
#: ``m`` is a mapping with the address under "mail" and something harmless under "kind", ``s`` a sequence with the
#: address first and something harmless after it, ``o`` an object with both as ``mail`` and ``kind`` (that a helper does
#: not see where the object computes them). What stands before ``---`` is at the module's own level.
PRODUCTS = {
    "mappings": product(cases("mappings"), cases("mappings_read")),
    "sequences": product(cases("sequences"), cases("sequences_read")),
    "objects": product(cases("objects"), cases("objects_read") + cases("objects_handed")),
    "objects that compute": product(cases("objects_computing"), cases("objects_read")),
    "flows": product(["pass"], cases("flows")),
    "texts": product(["pass"], [text.format(f"guest.{name}") for text in cases("texts") for name in ("email", "kind")]),
    "procedures": {
        f"{used}: {name}": used.replace("NAME", name) for used in cases("names_used") for name in cases("names")
    },
}


@pytest.mark.parametrize("name", PRODUCTS)
def test_a_value_that_is_built_and_taken_apart(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert different(PRODUCTS[name], tmp_path, monkeypatch) == []


def test_lists_whose_places_are_not_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [what for what in cases("sequences_read") if "*s)" not in what and "*rest, " not in what]  # by place alone
    bodies = product(cases("sequences_coarse"), known)
    assert [one for one in different(bodies, tmp_path, monkeypatch) if "[] for ['SNT102']" in one] == []
