"""The ways through a function's body, by its statements alone."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from sentry_lint.analysis.facts import last_name

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def falls_through(body: Sequence[ast.stmt]) -> bool:
    """The end of the statements may be reached, where a function without ``return`` gives None."""
    return not any(_ends(statement) for statement in body)


def _ends(node: ast.stmt) -> bool:
    """Nothing comes after the statement, whichever way it goes."""
    match node:
        case ast.Return() | ast.Raise() | ast.Continue() | ast.Break():
            return True
        case ast.If(test=ast.Constant(value=value), body=body, orelse=other):
            return not falls_through(body if value else other)
        case ast.If(body=body, orelse=other):
            return not falls_through(body) and not falls_through(other)
        case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
            return not falls_through(body) and not any(_may_swallow(item.context_expr) for item in items)
        case ast.While(test=ast.Constant(value=value), body=body) if value:
            return not any(isinstance(inner, ast.Break) for inner in inside(body))
        case ast.Match(cases=cases):
            last = cases[-1].pattern
            everything = isinstance(last, ast.MatchAs) and last.pattern is None and cases[-1].guard is None
            return everything and not any(falls_through(case.body) for case in cases)
        case ast.Try(body=body, handlers=handlers, orelse=other, finalbody=final):
            if not falls_through(final) and final:
                return True
            tried = not falls_through(body) or (bool(other) and not falls_through(other))
            return tried and not any(falls_through(handler.body) for handler in handlers)
    return False


def _may_swallow(node: ast.expr) -> bool:
    """A context manager that may end an error inside it."""
    while isinstance(node, ast.Call):
        node = node.func
    name = last_name(node)
    return "suppress" in name or "capture_internal" in name or "ignore" in name


def inside(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The nodes below some, without what functions and classes inside them do."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            stack.extend(ast.iter_child_nodes(node))


def body_of(node: Definition) -> list[ast.AST]:
    """What a function runs."""
    return [node.body] if isinstance(node, ast.Lambda) else list(node.body)
