"""SNT605, 609, 112 and 114: the hooks of a file, and what is given as one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis import registering
from sentry_lint.analysis.facts import Initialised
from sentry_lint.analysis.values import Value
from sentry_lint.findings import Finding
from sentry_lint.knowledge import sdk
from sentry_lint.rules.checks.base import Checked, finding

LOSES = "SNT605"


def check(checked: Checked) -> Iterator[Finding]:
    """What is wrong with a file's hooks, and with what it gives as hooks."""
    for _, fact in checked.of_type(Initialised):
        if isinstance(fact, Initialised):
            yield from _not_callable(checked, fact)
    source = checked.module.source
    if registering.registers(source) or registering.defines(source):
        from sentry_lint.rules.checks import losing  # few files have hooks: only those pay for it

        yield from losing.check(checked)


def _not_callable(checked: Checked, fact: Initialised) -> Iterator[Finding]:
    for option, (place, value) in fact.options.items():
        if option in sdk.HOOKS and _is_data(place, value):
            from sentry_lint.rules.checks import hooked

            effect = hooked.failing(checked, option)
            message = f"{option} is given what cannot be called: {effect}; give it a function"
            yield finding(checked, LOSES, place, message)


def _is_data(place: ast.AST, value: Value) -> bool:
    if isinstance(place, (ast.Dict, ast.List, ast.Tuple, ast.Set, ast.JoinedStr)):
        return True
    return bool(value.consts) and not value.refs and all(c is not None for c in value.consts or ())
