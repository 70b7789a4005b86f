"""Programs with transactions that are not finished on every way are run before and after they are mended.

They do the same in the same order and end the same way; every transaction that was sent is still sent, and those that
were mended are sent on every way out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sentry_sdk
from hand import fix
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sentry_sdk.transport import Transport


class Kept(Transport):
    """Keeps the names of the transactions that would be sent."""

    def __init__(self) -> None:
        super().__init__({"dsn": "https://key@sentry.example.com/1"})
        self.names: list[str] = []

    def capture_envelope(self, envelope: Any) -> None:
        event = envelope.get_transaction_event()
        if event is not None:
            self.names.append(event["transaction"])


@pytest.fixture(scope="module")
def kept():
    transport = Kept()
    sentry_sdk.init(
        "https://key@sentry.example.com/1",
        transport=transport,
        default_integrations=False,
        auto_enabling_integrations=False,
        traces_sample_rate=1.0,
        release="1",
    )
    yield transport
    sentry_sdk.init(default_integrations=False, auto_enabling_integrations=False, release="1")


@st.composite
def functions(draw: st.DrawFn) -> str:
    """A function with one transaction in it, finished here and there."""
    indent = draw(st.sampled_from(["    ", "  ", "\t"]))
    lines = ["def main(work, flag):"]
    count = iter(range(1000))

    def put(depth: int, text: str) -> None:
        lines.append(indent * depth + text)

    def block(depth: int, in_loop: bool, is_open: bool) -> None:
        for _ in range(draw(st.integers(1, 3))):
            kind = draw(st.integers(0, 7 if depth < 4 else 3))
            if kind <= 2:
                put(depth, f"work({next(count)})" + draw(st.sampled_from(["", "  # a comment", "; work(-1)"])))
            elif kind == 3:
                if draw(st.booleans()):
                    put(depth, "# a line of its own")
                put(
                    depth,
                    draw(
                        st.sampled_from([f"t = t; work({next(count)})", "pass", f"x = '''\na'''; work({next(count)})"])
                    )
                    if not is_open
                    else f"t.set_tag('n', {next(count)})",
                )
            elif kind == 4:
                put(depth, f"if flag({next(count)}):")
                block(depth + 1, in_loop, is_open)
                leave(depth + 1, in_loop, is_open)
            elif kind == 5:
                put(depth, f"for n in range({draw(st.integers(0, 2))}):")
                block(depth + 1, True, is_open)
            elif kind == 6:
                put(depth, "try:")
                block(depth + 1, in_loop, is_open)
                put(depth, "except LookupError:")
                block(depth + 1, in_loop, is_open)
                leave(depth + 1, in_loop, is_open)
            else:
                put(depth, f"if flag({next(count)}):")
                block(depth + 1, in_loop, is_open)
                put(depth, "else:")
                block(depth + 1, in_loop, is_open)

    def leave(depth: int, in_loop: bool, is_open: bool) -> None:
        if is_open and draw(st.booleans()):
            put(depth, "t.finish()")
        ways = ["", "return 1", "return work(-2)", "raise", *(["break", "continue"] if in_loop else [])]
        way = draw(st.sampled_from(ways))
        if way:
            put(depth, way if way != "raise" else "raise LookupError(2)")

    put(1, "t = None") if draw(st.booleans()) else put(1, f"work({next(count)})")
    put(1, "t = sentry_sdk.start_transaction(name='job')" + draw(st.sampled_from(["", "  # started"])))
    if draw(st.booleans()):
        put(1, "t.__enter__()")
    block(1, False, True)
    end = draw(st.sampled_from(["t.finish()", "t.__exit__(None, None, None)", "if t:", ""]))
    if end:
        put(1, end)
    if end == "if t:":
        put(2, "t.finish()")
    if draw(st.booleans()):
        put(1, f"return work({next(count)})")
    return "\n".join(["import sentry_sdk", "", *lines, ""])


def run(source: bytes, fails: set[int], true: set[int], kept: Kept) -> tuple[list[int], str, int]:
    """What the program does, how it ends, and how many transactions are sent."""
    done: list[int] = []

    def work(number: int) -> int:
        done.append(number)
        if number in fails:
            raise LookupError(number)
        return number

    space: dict[str, Any] = {}
    exec(compile(source, "app.py", "exec"), space)
    main: Callable[..., object] = space["main"]
    kept.names.clear()
    with sentry_sdk.isolation_scope(), sentry_sdk.new_scope():
        try:
            outcome = f"returns {main(work, lambda number: number in true)}"
        except LookupError as error:
            outcome = f"raises {error}"
    return done, outcome, len(kept.names)


NUMBERS = st.sets(st.integers(0, 12))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(functions(), st.booleans(), st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=3))
def test_any_program(kept: Kept, source: str, review: bool, cases: list[tuple[set[int], set[int]]]) -> None:
    result = fix(source, "with-transaction", review=review)
    fixed = any(row.state == "fixed" for row in result.rows)
    for fails, true in [(set(), set()), *cases]:
        done, outcome, sent = run(source.encode(), fails, true, kept)
        again, ending, now = run(result.data, fails, true, kept)
        assert (again, ending) == (done, outcome)
        assert now >= sent
        if fixed and 0 not in fails:
            assert now == 1
    comments = [line.strip() for line in source.splitlines() if line.strip().startswith("#")]
    assert [line.strip() for line in result.data.decode().splitlines() if line.strip().startswith("#")] == comments
