"""What a function's own text says of its parameters."""

from __future__ import annotations

import ast

from sentry_lint.analysis.project import FunctionNode, statements_in

MAX_TEST_STATEMENTS = 8


def tested(node: FunctionNode) -> tuple[str, ...]:
    """The parameters that an ``if`` of the function tests as they are: ``if strict:``, ``if not strict:``."""
    names = {parameter.arg for parameter in (*node.args.args, *node.args.kwonlyargs)}
    found: dict[str, None] = {}
    for inner in statements_in(node.body):
        if isinstance(inner, ast.If):
            test = inner.test.operand if isinstance(inner.test, ast.UnaryOp) else inner.test
            if isinstance(test, ast.Name) and test.id in names:
                found[test.id] = None
    return tuple(found)[:3]


def passes_on(node: ast.AST, name: str) -> bool:
    """A decorator's wrapper: it calls a function with all the arguments it got."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Starred) and isinstance(inner.value, ast.Name) and inner.value.id == name:
            return True
        if isinstance(inner, ast.keyword) and inner.arg is None and getattr(inner.value, "id", "") == name:
            return True
    return False


def defaults(parameters: ast.arguments) -> dict[str, ast.expr]:
    names = [*parameters.posonlyargs, *parameters.args]
    out = dict(zip((p.arg for p in names[len(names) - len(parameters.defaults) :]), parameters.defaults))
    for parameter, default in zip(parameters.kwonlyargs, parameters.kw_defaults):
        if default is not None:
            out[parameter.arg] = default
    return out


def small(node: FunctionNode | ast.Lambda) -> bool:
    """A function that can be looked through wherever it is used as a test."""
    return isinstance(node, ast.Lambda) or len(node.body) <= MAX_TEST_STATEMENTS
