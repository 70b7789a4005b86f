"""Kinds of canary that a policy declares: its own personal and secret names, and its patterns over text."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from sentry_lint.audit.canaries import OwnKind

try:
    from re import _constants as opcodes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_constants as opcodes
    import sre_parse as parser

if TYPE_CHECKING:
    from sentry_lint.policy import Policy

_METACHARACTERS = frozenset("\\^$*+?()[]{}|")


def own_kinds(policy: Policy) -> dict[str, OwnKind]:
    """Kind -> how to make it; the kind's name is the policy's entry.

    A pattern that no value can be invented for (look-around, back references) is left out.
    """
    kinds: dict[str, OwnKind] = {}
    for entry in (*policy.privacy.personal, *policy.privacy.secret):
        if _METACHARACTERS.isdisjoint(entry):
            kinds[entry] = OwnKind((entry, f"customer_{entry}"), False, _opaque)
            continue
        made = _inventor(entry)
        if made is not None:
            kinds[entry] = OwnKind(("reference", "order_reference"), True, made)
    return kinds


def _opaque(rng: random.Random) -> tuple[str, str]:
    core = "".join(rng.choices(string.ascii_lowercase, k=10))
    return f"own-{core}", core


def _inventor(pattern: str) -> Callable[[random.Random], tuple[str, str]] | None:
    try:
        tree = parser.parse(pattern)
        check = re.compile(pattern)
    except re.error:
        return None

    def make(rng: random.Random) -> tuple[str, str]:
        value = "".join(_texts(tree, rng))
        return value, value

    try:
        # An invented value that the pattern itself does not find would prove nothing.
        return make if check.fullmatch(make(random.Random(0))[0]) else None
    except ValueError:
        return None


def _texts(tree: Iterable[Any], rng: random.Random) -> Iterable[str]:
    """Random text that matches a parsed pattern. Raises ``ValueError`` for what it does not know."""
    for code, argument in tree:
        if code is opcodes.LITERAL:
            yield chr(argument)
        elif code is opcodes.NOT_LITERAL:
            yield rng.choice([sign for sign in string.ascii_lowercase if ord(sign) != argument])
        elif code is opcodes.ANY:
            yield rng.choice(string.ascii_lowercase)
        elif code is opcodes.IN:
            yield _one_of(argument, rng)
        elif code is opcodes.BRANCH:
            yield from _texts(rng.choice(argument[1]), rng)
        elif code is opcodes.SUBPATTERN:
            yield from _texts(argument[3], rng)
        elif code in (opcodes.MAX_REPEAT, opcodes.MIN_REPEAT):
            least, most, inner = argument
            for _ in range(max(least, min(int(most), 8))):
                yield from _texts(inner, rng)
        elif code is opcodes.AT:
            continue
        else:
            raise ValueError(f"no value for {code}")


def _one_of(choices: Any, rng: random.Random) -> str:
    classes = {
        opcodes.CATEGORY_DIGIT: string.digits,
        opcodes.CATEGORY_WORD: string.ascii_letters + string.digits,
        opcodes.CATEGORY_SPACE: " ",
        opcodes.CATEGORY_NOT_DIGIT: string.ascii_lowercase,
        opcodes.CATEGORY_NOT_SPACE: string.ascii_lowercase,
        opcodes.CATEGORY_NOT_WORD: "-",
    }
    signs: list[str] = []
    negated = False
    for code, argument in choices:
        if code is opcodes.NEGATE:
            negated = True
        elif code is opcodes.LITERAL:
            signs.append(chr(argument))
        elif code is opcodes.RANGE:
            signs.extend(chr(place) for place in range(argument[0], min(argument[1], argument[0] + 80) + 1))
        elif code is opcodes.CATEGORY:
            signs.extend(classes[argument])
    if negated:
        signs = [sign for sign in string.ascii_letters + string.digits if sign not in signs]
    if not signs:
        raise ValueError("an empty class")
    return rng.choice(signs)
