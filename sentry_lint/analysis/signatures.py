"""What a function's own text, and a call's arguments, say of its parameters."""

from __future__ import annotations

import ast
from typing import Union

from sentry_lint.analysis import errors
from sentry_lint.analysis.arguments import Given
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.modules import Function, FunctionNode, statements_in
from sentry_lint.analysis.values import Hooked, Present, Sdk, Value, constant, reference

Special = Union[Sdk, Hooked, Present, bool, None]

MAX_TEST_STATEMENTS = 8


def tested(node: FunctionNode) -> tuple[str, ...]:
    """The parameters that an ``if`` of the function tests as they are: ``if strict:``, ``if not strict:``."""
    names = {parameter.arg for parameter in (*node.args.args, *node.args.kwonlyargs)}
    found: dict[str, None] = {}
    for inner in statements_in(node.body):
        if isinstance(inner, ast.If):
            test = inner.test.operand if isinstance(inner.test, ast.UnaryOp) else inner.test
            if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Is, ast.IsNot)):
                test = test.left  # ``if error is not None:``
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


def switches(frame: Frame, function: Function, bound: dict[str, Given]) -> tuple[tuple[str, Special], ...]:
    """The parameters that the function tests, with the constant that this call, or the default, gives them.

    Of an error that the caller has just caught it is known that it is there.
    """
    names = frame.engine.tested(function.node)
    if not names:
        return ()
    own = defaults(function.node.args)
    out: list[tuple[str, Special]] = []
    for name in names:
        argument = bound.get(name)
        default = own.get(name)
        consts: tuple[object, ...] | None = (default.value,) if isinstance(default, ast.Constant) else None
        if argument is not None:
            consts = argument[0].consts if not argument[0].flows else None
            if errors.at_hand(frame, *argument):
                out.append((name, Present()))
        if consts is not None and len(consts) == 1 and (consts[0] is None or isinstance(consts[0], bool)):
            out.append((name, consts[0]))
    return tuple(out)


def given(ref: Special, parameter: Value | None) -> Value:
    """What a parameter holds that is given this."""
    if ref is None or isinstance(ref, bool):
        return constant(ref)
    if isinstance(ref, Present) and parameter is not None:
        present = parameter.copy()
        present.refs = (*parameter.refs, ref)
        return present
    return reference(ref)
