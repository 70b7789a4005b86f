"""SNT206 to SNT208: events for what is no error: notes, refused requests, warnings."""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator

from sentry_lint.analysis.facts import Called
from sentry_lint.analysis.lifetimes import FUNCTIONS
from sentry_lint.analysis.modules import Assigned
from sentry_lint.findings import Finding
from sentry_lint.rules.checks.base import Checked, finding

NOTE = "SNT206"
CLIENT_ERRORS = "SNT207"
WARNINGS = "SNT208"
LOW_LEVELS = frozenset({"debug", "info"})
STATUSES = "failed_request_status_codes"
# The integrations that make events of log records: what their option is called, and its position.
# Source: sentry_sdk/integrations/logging.py, loguru.py.
LOGGING = {
    "integrations.logging.LoggingIntegration": ("event_level", 1),
    "integrations.loguru.LoguruIntegration": ("event_level", 1),
    "integrations.logging.EventHandler": ("level", 0),
    "integrations.loguru.LoguruEventHandler": ("level", None),
}
MAX_DEPTH = 16  # of constants in constants
CONVERSIONS = frozenset({"set", "frozenset", "list", "tuple", "sorted"})


def check(checked: Checked) -> Iterator[Finding]:
    """Messages that are breadcrumbs, client errors and warnings that become events."""
    said: set[ast.AST] = set()
    for _, fact in checked.facts:
        if not isinstance(fact, Called) or fact.site in said:
            continue
        if fact.function == "capture_message" and NOTE not in checked.left_out and _is_note(fact):
            said.add(fact.site)
            yield finding(
                checked,
                NOTE,
                fact.site,
                "an event for a note: it takes from the quota and is grouped as an issue; "
                "write add_breadcrumb, which goes along with the next error",
            )
        elif fact.function.startswith("integrations."):
            said.add(fact.site)
            yield from _integration(checked, fact)


# -- messages


def _is_note(fact: Called) -> bool:
    """The call says so itself. One without a level is sent as ``info`` too, but most of those tell of a failure."""
    given = fact.get(1, "level")
    levels = given[0].consts if given is not None and not given[0].flows else None
    return bool(levels) and LOW_LEVELS.issuperset(levels or ())


# -- integrations


def _integration(checked: Checked, fact: Called) -> Iterator[Finding]:
    statuses = fact.keywords.get(STATUSES)
    if statuses is not None:
        codes = _codes(checked, statuses[1]) or frozenset()
        if any(400 <= code < 500 for code in codes):
            yield finding(
                checked,
                CLIENT_ERRORS,
                statuses[1],
                f"{STATUSES} with a status below 500: each refused request becomes an event; "
                "write set(range(500, 600))",
            )
    option = LOGGING.get(fact.function)
    given = fact.get(option[1], option[0]) if option is not None else None
    if option is not None and given is not None:
        level = _level(checked, given[1])
        if level is not None and level < logging.ERROR:
            yield finding(
                checked,
                WARNINGS,
                given[1],
                f"{option[0]} below ERROR: each such log record becomes an event; write logging.ERROR, "
                "the lower ones are breadcrumbs",
            )


def _codes(checked: Checked, node: ast.AST, depth: int = 0) -> frozenset[int] | None:
    """The status codes that an expression holds, nested ranges and collections included; None where unknown."""
    if depth > MAX_DEPTH:
        return None
    depth += 1
    match node:
        case ast.Constant(value=int(code)):
            return frozenset({code})
        case ast.Attribute(value=value, attr="value"):
            return _codes(checked, value, depth)
        case ast.Attribute(attr=name) | ast.Name(id=name) if name.startswith("HTTP_") and name[5:8].isdigit():
            return frozenset({int(name[5:8])})  # starlette.status, rest_framework.status
        case ast.Attribute(attr=name) if name.isupper():
            from http import HTTPStatus  # most files never ask

            return frozenset({int(HTTPStatus[name])}) if name in HTTPStatus.__members__ else None
        case ast.Set(elts=items) | ast.List(elts=items) | ast.Tuple(elts=items):
            found = [_codes(checked, item, depth) for item in items]
            return frozenset().union(*(codes for codes in found if codes is not None))
        case ast.Starred(value=value):
            return _codes(checked, value, depth)
        case ast.BinOp(left=left, op=ast.BitOr() | ast.Add(), right=right):
            return (_codes(checked, left, depth) or frozenset()) | (_codes(checked, right, depth) or frozenset())
        case ast.Call(func=ast.Name(id="range"), args=[*bounds]):
            limits = [_codes(checked, bound, depth) for bound in bounds]
            numbers = [next(iter(codes)) for codes in limits if codes is not None and len(codes) == 1]
            if len(numbers) == len(bounds) and 1 <= len(bounds) <= 2:
                return frozenset(range(*(min(number, 1000) for number in numbers)))
        case ast.Call(func=ast.Name(id=name), args=[inner]) if name in CONVERSIONS:
            return _codes(checked, inner, depth)
        case ast.Name():
            constant = _constant(checked, node)
            return _codes(checked, constant, depth) if constant is not None else None
    return None


def _level(checked: Checked, node: ast.AST, depth: int = 0) -> int | None:
    """The number of a logging level: a name of ``logging``, a number, a text; None where it is unknown or off."""
    if depth > MAX_DEPTH:
        return None
    depth += 1
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int(level)):
            return level
        case ast.Constant(value=str(name)):
            return _named(name)
        case ast.Attribute(value=value, attr="value"):
            return _level(checked, value, depth)
        case ast.Attribute(attr=name):
            return _named(name)
        case ast.Name(id=name):
            found = _constant(checked, node)
            return _level(checked, found, depth) if found is not None else _named(name) if name.isupper() else None
    return None


def _named(name: str) -> int | None:
    level = logging.getLevelName(name.upper())
    return level if isinstance(level, int) and name.upper() == name else None


def _constant(checked: Checked, node: ast.Name) -> ast.expr | None:
    """What a name of the module is set to, where that is said once, and not inside the function at hand."""
    for parent, _ in checked.around(node):
        if isinstance(parent, FUNCTIONS) and any(
            isinstance(inner, (ast.Name, ast.arg)) and _binds(inner, node.id) for inner in ast.walk(parent)
        ):
            return None
    symbols = checked.module.symbols.get(node.id, ())
    if len(symbols) == 1 and isinstance(symbols[0], Assigned):
        return symbols[0].value
    return None


def _binds(node: ast.Name | ast.arg, name: str) -> bool:
    return node.arg == name if isinstance(node, ast.arg) else node.id == name and isinstance(node.ctx, ast.Store)
