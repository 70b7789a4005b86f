"""How much the analysis tells apart, where somebody could notice: at a bound, and just over it.

What is over a bound is not judged, or judged with its neighbours; it never breaks anything.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sentry_lint import linter

WATCH = """\
[tool.sentry-lint]
[[tool.sentry-lint.watch]]
name = "seeds"
procedures = ["seed_sow"]
category = "garden.seed"
message = "x"
level = "info"
"""


def turns(count: int) -> str:
    """The keys of a loop, the last one personal."""
    keys = ", ".join(f'"k{number}"' for number in range(count - 1))
    return f'for key in ({keys}, "email"):\n    sentry_sdk.set_tag(key, getattr(order, key))\n'


def keys(count: int) -> str:
    """The keys of a mapping that are told apart; a key after them speaks for all that are not."""
    filled = "".join(f'data["k{number}"] = {number}\n' for number in range(count))
    return f'data = {{}}\n{filled}data["last"] = order.email\nsentry_sdk.set_tag("a", data["other"])\n'


def names_of_procedures(count: int) -> str:
    """The values of a table that is read with a key that is not known."""
    listed = ", ".join(f'"{number}": "seed_{number}"' for number in range(count - 1))
    return f'names = {{{listed}, "x": "seed_sow"}}\ncursor.callproc(names[order.kind])\n'


def alternatives(count: int) -> str:
    """The texts that a name may be."""
    listed = "".join(f'if order.k{number}:\n    name = "seed_{number}"\n' for number in range(count - 1))
    return f'name = "seed_sow"\n{listed}cursor.callproc(name)\n'


def parts_of_a_text(count: int) -> str:
    """The pieces that ``join`` puts together."""
    empty = ", ".join(["''"] * (count - 1))
    return f"cursor.callproc(''.join([{empty}, 'seed_sow']))\n"


def statuses(count: int) -> str:
    """The statuses that a guard lists."""
    listed = ", ".join(str(500 + 2 * number) for number in range(count))
    return (
        "try:\n    run()\nexcept HTTPException as exc:\n"
        f"    if exc.status_code in ({listed}):\n        sentry_sdk.capture_exception(exc)\n"
    )


def statements_of_a_test(count: int) -> str:
    """The statements of a function that is used as a test."""
    body = "".join(f"    k{number} = {number}\n" for number in range(count - 1))
    return (
        f"def is_answer(exc):\n{body}    return isinstance(exc, HTTPException)\n"
        "try:\n    raise HTTPException(404)\nexcept Exception as exc:\n"
        "    if is_answer(exc):\n        sentry_sdk.capture_exception(exc)\n"
    )


def names_of_tests(count: int) -> str:
    """The names that stand for a test, one through the next."""
    chain = "".join(f"    t{number} = not t{number - 1}\n" for number in range(1, count))
    last = f"t{count - 1}" if count % 2 else f"not t{count - 1}"
    return (
        "try:\n    raise HTTPException(404)\nexcept Exception as exc:\n"
        f"    t0 = isinstance(exc, HTTPException)\n{chain}    if not ({last}):\n"
        "        sentry_sdk.capture_exception(exc)\n"
    )


#: What is counted, the most that is told apart, whether something is found at the bound and over it.
BOUNDS: dict[str, tuple[Callable[[int], str], int, bool, bool]] = {
    "turns": (turns, 16, True, False),
    "keys": (keys, 511, False, True),
    "names of procedures": (names_of_procedures, 16, True, False),
    "alternatives": (alternatives, 16, True, False),
    "parts of a text": (parts_of_a_text, 32, True, False),
    "statuses": (statuses, 24, False, True),
    "statements of a test": (statements_of_a_test, 8, True, False),
    "names of tests": (names_of_tests, 3, False, True),
}


def finds(folder: Path, body: str) -> bool:
    source = "import sentry_sdk\nfrom fastapi import HTTPException\n\n\ndef note(order, cursor, run):\n"
    source += "".join(f"    {line}\n" for line in body.splitlines())
    (folder / "pyproject.toml").write_text(WATCH, encoding="utf-8")
    found = linter.check_source(str(folder / "app.py"), source)
    assert not [one for one in found if one.code.startswith("SNT9")]
    return bool(found)


@pytest.mark.parametrize("bound", BOUNDS)
def test_at_a_bound_and_over_it(bound: str, tmp_path: Path) -> None:
    build, most, at, over = BOUNDS[bound]
    assert (finds(tmp_path, build(most)), finds(tmp_path, build(most + 1))) == (at, over)
