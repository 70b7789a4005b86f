"""Functions of the project that start spans: what a caller is given to finish, and what is open while they run."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

from sentry_lint.analysis import lifetimes
from sentry_lint.analysis.facts import Called, Fact, Opened, Started, Summary
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.lifetimes import Lives
from sentry_lint.analysis.modules import FunctionNode
from sentry_lint.knowledge import sdk
from sentry_lint.knowledge.words import split

MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})
TRANSPARENT = MANAGERS | {"staticmethod", "classmethod"}
ASKS = frozenset({"span", "transaction", "scope", "hub"})
SEPARATE = sdk.OWN_SCOPE | {"Hub"}


def kind_of(fact: Called | Started) -> str:
    """``span`` or ``transaction``, where the call starts one; nothing for other calls."""
    return fact.opened.kind if isinstance(fact, Started) else sdk.STARTING.get(fact.function, "")


def handed_over(fact: Called | Started) -> bool:
    """What the call starts is given to the code that calls."""
    return not isinstance(fact, Started) or fact.opened.handed_back


def summarise(summary: Summary, node: FunctionNode) -> None:
    """Note in the summary what the function starts and leaves to its caller, or keeps open while it runs."""
    decorators = {_last(decorator) for decorator in node.decorator_list}
    if decorators - TRANSPARENT:
        return
    manager = not MANAGERS.isdisjoint(decorators)
    if not manager and any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in ast.walk(node)):
        return
    lives = Lives(node)
    own = separate(summary.facts)
    for fact in summary.starts:
        kind = kind_of(fact)
        life = lives.of(fact.site)
        over = handed_over(fact)
        if over and life.fate == lifetimes.HANDED_BACK:
            opened = Opened(kind, True, False, isinstance(node, ast.AsyncFunctionDef))
        elif kind == "transaction" and (life.block or not over) and not apart(lives.around(fact.site), own):
            opened = Opened(kind, False, manager, isinstance(node, ast.AsyncFunctionDef))
        else:
            continue
        if opened not in summary.opened:
            summary.opened = (*summary.opened, opened)


def called(frame: Frame, node: ast.Call, name: str, summary: Summary) -> None:
    """Such a function is called."""
    for opened in summary.opened:
        fact = Started(node, opened, name)
        frame.summary.facts.append(fact)
        frame.summary.starts.append(fact)


def drop(summary: Summary, kept: int) -> None:
    """Take back that functions were called which start something, but for the first ones."""
    for fact in summary.starts[kept:]:
        if isinstance(fact, Started):
            summary.facts.remove(fact)
            summary.starts.remove(fact)


def separate(facts: Iterable[Fact]) -> set[ast.AST]:
    """The calls that open a scope of their own."""
    return {fact.site for fact in facts if isinstance(fact, Called) and fact.function in SEPARATE}


def apart(around: Iterator[tuple[ast.AST, ast.AST]], own: Collection[ast.AST]) -> bool:
    """What encloses a start shows that it is no part of what is running: a scope of its own, or a test for a span."""
    for parent, child in around:
        match parent:
            case ast.If(test=test) | ast.IfExp(test=test) if test is not child:
                if any(not ASKS.isdisjoint(split(_last(inner))) for inner in ast.walk(test)):
                    return True
            case ast.With(items=items) | ast.AsyncWith(items=items):
                if any(item.context_expr in own for item in items if item is not child):
                    return True
    return False


def _last(node: ast.AST) -> str:
    """The last name of a dotted one, called or not."""
    match node:
        case ast.Call(func=func):
            return _last(func)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
