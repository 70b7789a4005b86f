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


def statements_of_a_loop(count: int) -> str:
    """The statements of a loop whose turns are looked at one by one."""
    body = "".join(f"    k{number} = {number}\n" for number in range(count - 1))
    return f'for key in ("a", "email"):\n{body}    sentry_sdk.set_tag(key, getattr(order, key))\n'


def calls_in_calls(count: int) -> str:
    """Calls around a value."""
    return f"sentry_sdk.set_tag('a', {'str(' * count}order.email{')' * count})\n"


def functions_of_a_name(count: int) -> str:
    """The functions that a name may stand for."""
    defined = "".join(f"def f{number}(value):\n    return {number}\n" for number in range(count - 1))
    chosen = "".join(f"if order.k{number}:\n    send = f{number}\n" for number in range(count - 1))
    return f"def last(value):\n    sentry_sdk.set_tag('a', value)\n{defined}send = last\n{chosen}send(order.email)\n"


def helpers_of_helpers(count: int) -> str:
    """Functions that hand a value on, one to the next."""
    chain = "".join(f"def f{number}(value):\n    f{number - 1}(value)\n" for number in range(1, count))
    return f"def f0(value):\n    sentry_sdk.set_tag('a', value)\n{chain}f{count - 1}(order.email)\n"


def keys_of_keys(count: int) -> str:
    """Mappings in mappings."""
    return (
        "def send(data):\n    sentry_sdk.set_tag('a', data" + "['k']" * count + ")\n"
        "send(" + "{'k': " * count + "order.email" + ", 'e': order.plan}" * count + ")\n"
    )


def length_of_a_text(count: int) -> str:
    """The characters of a text of which a method's result is computed."""
    return f"cursor.callproc('{'x' * (count - 8)}seed_sow'.replace('x', ''))\n"


def pieces_of_a_sum(count: int) -> str:
    """The texts that a sum is made of."""
    return "cursor.callproc(" + "'' + " * (count - 1) + "'seed_sow')\n"


def sinks_of_a_helper(count: int) -> str:
    """Surfaces that one helper writes to; the last one is the only one that gets something."""
    names = ", ".join(f"v{number}" for number in range(count))
    body = "".join(f"    sentry_sdk.set_tag('k{number}', v{number})\n" for number in range(count))
    given = ", ".join("order.plan" for number in range(count - 1))
    return f"def send({names}):\n{body}send({given}, order.email)\n"


def raised_in_a_body(count: int) -> str:
    """The exceptions that a body may raise."""
    lines = "".join(
        f"    if order.k{number}:\n        raise HTTPException({500 + number})\n" for number in range(count - 1)
    )
    return (
        f"try:\n{lines}    raise HTTPException(404)\nexcept Exception as exc:\n    sentry_sdk.capture_exception(exc)\n"
    )


def helpers_that_raise(count: int) -> str:
    """The helpers between an exception and who catches it."""
    chain = "".join(f"def f{number}():\n    f{number - 1}()\n" for number in range(1, count))
    return (
        f"def f0():\n    raise HTTPException(404)\n{chain}"
        f"try:\n    f{count - 1}()\nexcept Exception as exc:\n    sentry_sdk.capture_exception(exc)\n"
    )


def lambdas_of_lambdas(count: int) -> str:
    """Functions without a name, one calling the next."""
    chain = "".join(f"d{number} = lambda x: d{number - 1}(x)\n" for number in range(1, count))
    return f"d0 = lambda x: x.email\n{chain}sentry_sdk.set_tag('a', d{count - 1}(order))\n"


def nested_tuples(count: int) -> str:
    """Tuples of classes in tuples of classes."""
    return (
        f"E = {'(' * count}HTTPException{',)' * count}\n"
        "try:\n    raise HTTPException(404)\nexcept E as exc:\n    sentry_sdk.capture_exception(exc)\n"
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
    "statements of a loop": (statements_of_a_loop, 6, True, False),
    "calls in calls": (calls_in_calls, 118, True, False),
    "functions of a name": (functions_of_a_name, 4, True, False),
    "helpers of helpers": (helpers_of_helpers, 23, True, False),
    "lambdas of lambdas": (lambdas_of_lambdas, 23, True, False),
    "keys of keys": (keys_of_keys, 12, True, False),
    "length of a text": (length_of_a_text, 1000, True, False),
    "pieces of a sum": (pieces_of_a_sum, 64, True, False),
    "sinks of a helper": (sinks_of_a_helper, 96, True, False),
    "raised in a body": (raised_in_a_body, 40, True, False),
    "helpers that raise": (helpers_that_raise, 2, True, False),
    "nested tuples": (nested_tuples, 2, True, False),
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
