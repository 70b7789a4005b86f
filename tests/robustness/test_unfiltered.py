"""Any Python code through the analysis with its filter off, and what its cost grows with."""

from __future__ import annotations

import ast
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import unfiltered
from hypothesis import HealthCheck, given, settings
from unfiltered import WATCHING

from sentry_lint import linter

SAMPLE = 24  # files of the standard library
SHOWN = 400  # expressions of them

# Modules of the library that have been hard on the analysis, each for a reason of its own.
HARD = ("_osx_support.py", "ast.py", "enum.py", "heapq.py", "dataclasses.py", "typing.py")


def sample() -> list[str]:
    """Expressions of some files of the library, the same ones in each run on one Python."""
    files = [path for path in unfiltered.library().glob("*.py") if path.stat().st_size < 60_000]
    chosen = random.Random(7).sample(sorted(files), SAMPLE)
    return random.Random(7).sample(list(unfiltered.expressions(chosen)), SHOWN)


def test_expressions_of_the_library_may_be_handed_to_sentry() -> None:
    whole = []
    for text in sample():
        try:
            ast.parse(unfiltered.splice([text]))
        except SyntaxError:  # an `await` in a comprehension of another kind, say
            continue
        whole.append(text)
    assert len(whole) > 0.9 * SHOWN
    source = unfiltered.splice(whole)
    unfiltered.analyse("spliced.py", source.encode("utf-8", "surrogatepass"), unfiltered.new_engine(WATCHING))


@pytest.mark.parametrize("bounds", ["False, True", "0, 0x" + "f" * 5000, "-1, -5", "'a', 2", "2.5, 3"])
def test_a_range_may_have_odd_bounds(bounds: str) -> None:
    source = (
        "import sentry_sdk\n\n\ndef f(user):\n    try:\n        g()\n    except Exception as e:\n"
        f"        if e.status_code in range({bounds}):\n            sentry_sdk.set_tag('who', user.email)\n"
    )
    assert [one.code for one in linter.check_source("generated.py", source)] == ["SNT102"]


@pytest.mark.parametrize("name", HARD)
def test_a_module_of_the_library_may_be_interpreted_whole(name: str) -> None:
    path = unfiltered.library() / name
    unfiltered.analyse(str(path), path.read_bytes(), unfiltered.new_engine(WATCHING))


HEAD = "import sentry_sdk\n\n\ndef f(a, b, user):\n    d = {}\n    x = user.email\n"
TAIL = "    sentry_sdk.set_context('k', d)\n    sentry_sdk.set_tag('k', x)\n    return x\n"


def lines(text: str) -> Callable[[int], str]:
    """A function of so many lines, ``#`` being the line's number and ``@`` that of the line before."""
    return lambda count: (
        HEAD + "".join(text.replace("#", str(n)).replace("@", str(max(n - 1, 0))) for n in range(count)) + TAIL
    )


def modules(text: str, last: str = "") -> Callable[[int], str]:
    return lambda count: (
        "import sentry_sdk\n\n\n"
        + "".join(text.replace("#", str(n)).replace("@", str(max(n - 1, 0))) for n in range(count))
        + last.replace("@", str(count - 1))
    )


LINEAR: dict[str, Callable[[int], str]] = {
    "assignments": lines("    x# = a.email if b else d\n"),
    "assignments to one dictionary": lines("    d['k#'] = a.email\n"),
    "branches": lines("    if a == #:\n        d['k'] = a.name\n    else:\n        x = user.email\n"),
    "branches by or": lines("    if a == # or (b and x):\n        x = user.email\n"),
    "loops": lines("    for i# in a:\n        x = i#.email\n"),
    "tries": lines("    try:\n        g#(a)\n    except KeyError as e:\n        sentry_sdk.capture_exception(e)\n"),
    "tests of an error": lines(
        "    try:\n        g#(a)\n    except Exception as e:\n"
        + "        if isinstance(e, (E#, KeyError)) and e.status_code == #:\n            x = #\n" * 3
        + "        sentry_sdk.capture_exception(e)\n"
    ),
    "texts": lines("    x = x + f'{x} {a}' + 'u'\n"),
    "containers of containers": lines("    x = {'v': x, 'w': [x, x]}\n"),
    "joined containers": lines("    if a:\n        x = {'v': x, 'w': d}\n    else:\n        x = {'v': d}\n    d = x\n"),
    "remembered tests": lines("    t# = (t@ and a) or not t@\n    if t#:\n        x = b\n"),
    "lambdas": lines("    g# = lambda p: (p, g@(p))\n"),
    "closures": lines("    def g#(p):\n        return (p, g@(p))\n"),
    "procedures": lines("    sentry_sdk.set_tag('t#', '1')\n    x = a.callproc('files_remove', [b.id])\n"),
    "appended": lines("    x = [*x, a.f#]\n    d.setdefault('k', []).append(x)\n"),
    "helpers": modules("def h#(p):\n    sentry_sdk.set_extra('k', p)\n    return {'a': h@(p), 'b': [p, h@(p)]}\n\n\n"),
    "constants": modules("V# = {'a': V@, 'b': [V@, V@]}\n", "def f():\n    sentry_sdk.set_extra('k', V@)\n"),
    "tests that are functions": modules(
        "def p#(a):\n    if p@(a):\n        return a.x#\n    if not p@(a.y):\n        return p@(a) and not p@(a.z)\n"
        "    return a\n\n\n"
    ),
    "methods": lambda n: (
        "import sentry_sdk\n\n\nclass A:\n    def __init__(self, a):\n        self.a = a\n"
        + "".join(
            f"    def m{i}(self, p):\n        self.x{i} = p\n        return self.m{(i + 1) % n}(self.a)\n"
            for i in range(n)
        )
    ),
}


@pytest.mark.parametrize("kind", LINEAR)
def test_the_cost_grows_with_the_length(kind: str) -> None:
    """Four times the code, four times the calls (and some more, where a bound is not reached yet)."""
    small, large = (unfiltered.steps(LINEAR[kind](count).encode(), WATCHING) for count in (60, 240))
    assert large < 5.5 * small, f"{small} calls of functions became {large}"


def nested(before: str, after: str) -> Callable[[int], str]:
    return lambda depth: (
        f"{HEAD}    x = {before * depth}user.email{after * depth}\n"
        f"    if {before * depth}a{after * depth}:\n        d['k'] = x\n{TAIL}"
    )


def blocks(head: str) -> Callable[[int], str]:
    return lambda depth: (
        HEAD
        + "".join(f"    {'  ' * n}{head.replace('#', str(n))}\n" for n in range(depth))
        + f"    {'  ' * depth}d['k'] = x\n    {'  ' * depth}x = d\n"
        + TAIL
    )


NESTED: dict[str, Callable[[int], str]] = {
    "call": nested("g(", ")"),
    "dictionary": nested("{'k': ", "}"),
    "dictionary beside a dictionary": nested("{'j': d, 'k': ", "}"),
    "choice": nested("(a if ", " else b)"),
    "choice between": nested("(", " if a else b)"),
    "and, or": nested("((", " and a) or b)"),
    "or, and": nested("(a and (b or ", "))"),
    "not": nested("not ", ""),
    "comparison": nested("(a < ", " < b)"),
    "comprehension": nested("[y for y in ", " if y]"),
    "dict comprehension": nested("{k: v for k, v in ", ".items()}"),
    "lambda": nested("(lambda p: ", ")(user.email)"),
    "method": nested("a.f(", ").g(b)"),
    "walrus": nested("(z := ", ")"),
    "for": blocks("for i# in a:"),
    "for over constants": blocks("for i# in (1, 2, 3):"),
    "for over known items": blocks("for i#, j# in {'a': user, 'b': a}.items():"),
    "for over itself": blocks("for x in x:"),
    "while": blocks("while a:"),
    "if": blocks("if a == #:"),
    "with": blocks("with a as b#:"),
}


@pytest.mark.parametrize("kind", NESTED)
def test_the_cost_does_not_multiply_with_the_depth(kind: str) -> None:
    """Twice the depth; a cost that doubled with each level would be 256 times as much."""
    small, large = (unfiltered.steps(NESTED[kind](depth).encode(), WATCHING) for depth in (8, 16))
    assert large < 8 * small, f"{small} calls of functions became {large}"


# -- long runs

LONG = pytest.mark.skipif("SENTRY_LINT_LONG" not in os.environ, reason="takes minutes: set SENTRY_LINT_LONG to run it")


@pytest.mark.slow
@LONG
def test_the_whole_library_may_be_interpreted() -> None:
    """With its tests; a new engine now and then, as one keeps all that it has seen."""
    engine = unfiltered.new_engine(WATCHING)
    failed = []
    for number, path in enumerate(unfiltered.python_files(unfiltered.library())):
        if number % 40 == 0:
            engine = unfiltered.new_engine(WATCHING)
        source = path.read_bytes()
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):  # the library's tests hold some on purpose
            continue
        try:
            unfiltered.analyse(str(path), source, engine, tree)
        except Exception as error:
            failed.append(f"{path.name}: {error!r}")
    assert failed == []


@pytest.mark.slow
@LONG
def test_a_hundred_thousand_lines_are_read(tmp_path: Path) -> None:
    part = (
        "def f#(user, a):\n    d = {'k': a}\n    if a:\n        d['n'] = user.name\n    sentry_sdk.set_extra('d', d)\n"
    )
    source = "import sentry_sdk\n" + "".join(part.replace("#", str(number)) for number in range(20_000))
    found = linter.check_source(str(tmp_path / "long.py"), source)
    assert [one.code for one in found] == ["SNT103"] * 20_000


@pytest.mark.slow
@LONG
def test_generated_programs_may_be_interpreted() -> None:
    hypothesmith = pytest.importorskip("hypothesmith", reason="hypothesmith is not installed")

    @settings(
        max_examples=2000, database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(hypothesmith.from_node())
    def interpret(source: str) -> None:
        unfiltered.analyse("generated.py", source.encode("utf-8", "surrogatepass"), unfiltered.new_engine(WATCHING))

    interpret()
