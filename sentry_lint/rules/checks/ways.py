"""What may run after what, by the blocks alone: for two nodes of one function or handler."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sentry_lint.analysis.facts import last_name
from sentry_lint.analysis.frames import source_text
from sentry_lint.rules.checks.base import Checked

ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# The blocks of one statement that run one after the other; all other pairs exclude each other.
IN_TURN = frozenset({("body", "orelse"), ("body", "finalbody"), ("orelse", "finalbody"), ("handlers", "finalbody")})


DEVELOPING = frozenset({"dev", "development", "debug", "local"})
PII_OPTION = b"send_default_pii"
SEPARATORS = str.maketrans(dict.fromkeys("_'\"()=,.-", " "))


class Place(NamedTuple):
    """A statement in a block: ``owner.field[position]``."""

    owner: ast.AST
    field: str
    position: int


def places(checked: Checked, node: ast.AST) -> list[Place]:
    """The blocks around a node, nearest first, up to its function or the module."""
    out: list[Place] = []
    for parent, child in checked.around(node):
        for field in ("body", "orelse", "finalbody", "handlers"):
            block = getattr(parent, field, None)
            if isinstance(block, list) and any(child is statement for statement in block):
                out.append(Place(parent, field, next(i for i, s in enumerate(block) if s is child)))
        if isinstance(parent, FUNCTIONS):
            break
    return out


def follows(first: Sequence[Place], then: Sequence[Place]) -> bool:
    """The node at ``then`` may run after the one at ``first``, in the same turn of a loop."""
    known = {id(place.owner): place for place in then}
    for inner in first:
        outer = known.get(id(inner.owner))
        if outer is not None:
            if outer.field != inner.field:
                return isinstance(inner.owner, (ast.Try, ast.For, ast.AsyncFor, ast.While)) and (
                    (inner.field, outer.field) in IN_TURN
                )
            return inner.position < outer.position and not _ends(inner, outer.position)
        if _ends(inner, None):
            return False
    return False


def _ends(place: Place, before: int | None) -> bool:
    """The block is certainly left after the statement, before another one is reached."""
    block: list[ast.stmt] = getattr(place.owner, place.field)
    return any(isinstance(statement, ENDS) for statement in block[place.position + 1 : before])


def own_nodes(scope: ast.ExceptHandler | ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function or handler but those of functions and handlers inside it."""
    stack: list[ast.AST] = list(reversed(scope.body))
    while stack:
        node = stack.pop()
        if isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.ExceptHandler)):
            continue
        yield node
        stack.extend(reversed(list(ast.iter_child_nodes(node))))


def function_of(checked: Checked, node: ast.AST) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The innermost function that a node is in."""
    for parent, _ in checked.around(node):
        if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return parent
    return None


def is_caught(checked: Checked, node: ast.AST) -> bool:
    """A ``try`` with handlers, or ``with suppress``, of the same function is around a node."""
    for parent, child in checked.around(node):
        if isinstance(parent, FUNCTIONS):
            return False
        if isinstance(parent, ast.Try) and parent.handlers and child in parent.body:
            return True
        if isinstance(parent, (ast.With, ast.AsyncWith)):
            names = [source_text(item.context_expr) for item in parent.items]
            if any("suppress" in name or "raises" in name for name in names):
                return True
    return False


def exclusive(checked: Checked, one: ast.AST, other: ast.AST) -> bool:
    """The same test, asked twice, lets only one of the two run."""
    mine, theirs = dict(_tests(checked, one)), dict(_tests(checked, other))
    return any(theirs.get(test, outcome) is not outcome for test, outcome in mine.items())


def while_developing(checked: Checked, node: ast.AST) -> bool:
    """A test that names development or debugging is around a node."""
    return any(outcome and DEVELOPING & set(_words(test)) for test, outcome in _tests(checked, node))


def when_asked_for(checked: Checked, node: ast.AST) -> bool:
    """A test that names ``send_default_pii`` is around a node, or around all calls of the private helper it is in."""
    if not checked.module.says(PII_OPTION):
        return False
    if _asks(checked, node):
        return True
    function = function_of(checked, node)
    if function is None or not function.name.startswith("_") or function.name.endswith("__"):
        return False
    uses = [use for use in ast.walk(checked.module.tree) if last_name(use) == function.name and _is_use(use)]
    return bool(uses) and all(_asks(checked, use) for use in uses)


def _is_use(node: ast.AST) -> bool:
    return isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load)


def _asks(checked: Checked, node: ast.AST) -> bool:
    """Compared or one of two, the option may as well be off."""
    asking = (test for test, outcome in _tests(checked, node) if outcome and PII_OPTION.decode() in test.lower())
    return any("Compare(" not in test and "Or()" not in test for test in asking)


def _words(text: str) -> list[str]:
    return text.lower().translate(SEPARATORS).split()


def _tests(checked: Checked, node: ast.AST) -> Iterator[tuple[str, bool]]:
    """The tests that a node stands under or is reached past, as text, each with its outcome."""
    for parent, child in checked.around(node):
        if isinstance(parent, ast.If) and child is not parent.test:
            yield _told(parent.test, child in parent.body)
        if isinstance(parent, FUNCTIONS):
            break
    for place in places(checked, node):
        for before in getattr(place.owner, place.field)[: place.position]:
            if isinstance(before, ast.If) and not before.orelse and isinstance(before.body[-1], ENDS):
                yield _told(before.test, False)


def _told(test: ast.expr, outcome: bool) -> tuple[str, bool]:
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, outcome = test.operand, not outcome
    return ast.dump(test), outcome
