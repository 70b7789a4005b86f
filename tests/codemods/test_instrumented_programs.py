# ruff: noqa: E501  (tables are read across)
"""Programs are run after they were instrumented: the breadcrumb and the tags are there before the call, each time."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import sentry_sdk
from hand import WATCH, instrument
from hypothesis import given, settings
from hypothesis import strategies as st
from sentry_sdk.transport import Transport


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__({"dsn": "https://key@sentry.example.com/1"})
        self.events: list[dict[str, Any]] = []

    def capture_envelope(self, envelope: Any) -> None:
        event = envelope.get_event()
        if event is not None:
            self.events.append(event)


class Cursor:
    """Notes at each call which breadcrumbs and tags Sentry would see."""

    def __init__(self, kept: Kept, fails: bool = False) -> None:
        self.kept = kept
        self.seen: list[tuple[int, dict[str, str]]] = []
        self.fails = fails

    def callproc(self, name: str, args: tuple[object, ...]) -> list[int]:
        sentry_sdk.capture_message("probe")
        event = self.kept.events.pop()
        crumbs = [
            crumb for crumb in event.get("breadcrumbs", {}).get("values", []) if crumb["category"] == WATCH.category
        ]
        self.seen.append((len(crumbs), event.get("tags", {})))
        assert crumbs
        assert crumbs[-1]["message"] == "Calling Stock_Clear"
        assert crumbs[-1]["level"] == "warning"
        if self.fails:
            raise LookupError(name)
        return [1, 2]


@pytest.fixture
def kept():
    transport = Kept()
    sentry_sdk.init(
        "https://key@sentry.example.com/1",
        transport=transport,
        default_integrations=False,
        auto_enabling_integrations=False,
        max_breadcrumbs=1000,
        release="1",
    )
    with sentry_sdk.isolation_scope():
        yield transport
    sentry_sdk.init(default_integrations=False, auto_enabling_integrations=False, release="1")


def run(source: str, kept: Kept, fails: bool = False, **names: object) -> Cursor:
    """Runs the instrumented ``source`` with a cursor called ``cur``."""
    result = instrument("import sentry_sdk\n" + source)
    assert [row.state for row in result.rows] and {row.state for row in result.rows} == {"fixed"}
    cursor = Cursor(kept, fails)
    space = {"cur": cursor, **names}
    exec(compile(result.data, "app.py", "exec"), space)
    work = space.get("main")
    if callable(work):
        outcome = work()
        if asyncio.iscoroutine(outcome):
            asyncio.run(outcome)
    return cursor


CALL = 'cur.callproc("Stock_Clear", (1,))'
PROGRAMS = {
    "loop": (f"for a in range(3):\n    {CALL}\n", 3),
    "early return": (f"def main():\n    if True:\n        return {CALL}\n    {CALL}\n", 1),
    "else": (f"def main():\n    for a in ():\n        pass\n    else:\n        {CALL}\n", 1),
    "finally": (f"def main():\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        pass\n    finally: {CALL}\n", 1),
    "test": (f"if {CALL}: pass\n", 1),
    "iterable": (f"x = [a for a in {CALL}]\nassert x == [1, 2]\n", 1),
    "default": (f"def f(a={CALL}): return a\nassert f() == [1, 2] == f()\n", 1),
    "decorator": (f"def d(a):\n    return lambda f: f\n\n@d({CALL})\ndef f(): pass\n", 1),
    "class": (f"class A:\n    b = {CALL}\nassert A.b == [1, 2]\n", 1),
    "walrus": (f"if (a := {CALL}): assert a == [1, 2]\n", 1),
    "generator": (f"def f():\n    yield {CALL}\nassert list(f()) == [[1, 2]]\n", 1),
    "coroutine": (f"async def main():\n    x = {CALL}; assert x\n", 1),
    "nested": (f"def f():\n    def g(): return {CALL}\n    return g()\nf(); f()\n", 2),
    "one line": (f"a = 1; {CALL}; a = 2; {CALL}; assert a == 2\n", 2),
    "match": (f"match {CALL}:\n    case [1, 2]: pass\n    case _: raise AssertionError\n", 1),
}  # fmt: skip


@pytest.mark.parametrize(("source", "times"), PROGRAMS.values(), ids=PROGRAMS.keys())
def test_before_the_call_and_once(source: str, times: int, kept: Kept) -> None:
    cursor = run(source, kept)
    assert [crumbs for crumbs, _ in cursor.seen] == list(range(1, times + 1))
    assert all(tags == {"procedure": "Stock_Clear", "stock": "clear"} for _, tags in cursor.seen)


def test_an_error_in_the_call_shows_what_ran(kept: Kept) -> None:
    run(
        f"def main():\n    try: {CALL}\n    except LookupError as exc: sentry_sdk.capture_exception(exc)\n",
        kept,
        fails=True,
    )
    (event,) = kept.events
    crumb = event["breadcrumbs"]["values"][-1]
    assert (crumb["category"], crumb["message"]) == (WATCH.category, "Calling Stock_Clear")
    assert event["tags"] == {"procedure": "Stock_Clear", "stock": "clear"}


BLOCKS = ["if a:", "for b in (1, 2):", "try:", "with c:", "while a:", "def f{n}():", "class A{n}:"]


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Programs of nested blocks with watched calls in them, in any indentation."""
    indent = draw(st.sampled_from(["  ", "    ", "\t", "   "]))
    lines: list[str] = []

    def block(depth: int) -> None:
        for _ in range(draw(st.integers(1, 3))):
            kind = draw(st.integers(0, 5 if depth < 4 else 3))
            pad = indent * depth
            if kind == 0:
                lines.append(pad + CALL)
            elif kind == 1:
                lines.append(f"{pad}x = 1; y = {CALL}  # why")
            elif kind == 2:
                lines.extend(["", f"{pad}# a comment", f"{pad}z = ({CALL},", f"{pad}     2)"])
            elif kind == 3:
                lines.append(f"{pad}if a: {CALL}")
            else:
                head = draw(st.sampled_from(BLOCKS)).format(n=len(lines))
                lines.append(pad + head)
                block(depth + 1)
                if head == "try:":
                    lines.append(pad + "finally:")
                    lines.append(f"{pad}{indent}{CALL}")

    block(0)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(["import sentry_sdk", *lines, *([""] if draw(st.booleans()) else [])])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(programs())
def test_any_program(source: str) -> None:
    import ast

    result = instrument(source)
    assert all(row.state == "fixed" for row in result.rows)
    before, after = source.encode().splitlines(), result.data.splitlines()
    comments = [line for line in before if line.strip().startswith(b"#")]
    assert [line for line in after if line.strip().startswith(b"#")] == comments
    assert (b"\r\n" in result.data) == ("\r\n" in source)

    class Drop(ast.NodeTransformer):
        def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
            return None if ast.unparse(node).startswith("sentry_sdk.") else node

    assert ast.dump(Drop().visit(ast.parse(result.data))) == ast.dump(ast.parse(source))
