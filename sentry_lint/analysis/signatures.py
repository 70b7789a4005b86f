"""What a function's own text, and a call's arguments, say of its parameters."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Union

from sentry_lint.analysis import errors
from sentry_lint.analysis.arguments import Given
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.members import constants_in, constants_of
from sentry_lint.analysis.modules import Function, FunctionNode, Module, statements_in
from sentry_lint.analysis.values import Hooked, Known, Present, Sdk, Unlike, Value, constant, reference

Special = Union[Sdk, Hooked, Present, Known, Unlike]
Tests = Mapping[str, Sequence[ast.expr]]

MAX_TEST_STATEMENTS = 8
MAX_TESTED = 3  # parameters of one function, and
MAX_COMPARED = 8  # what one of them is compared with: each constant may cost an interpretation of the function


def tested(node: FunctionNode) -> Tests:
    """The parameters that the function tests as they are, each with what it is compared with.

    ``if strict:`` compares with nothing, ``if level in ("error", Level.FATAL)`` with the tuple, a ``match`` with the
    values of its cases.
    """
    names = {parameter.arg for parameter in (*node.args.args, *node.args.kwonlyargs)}
    found: dict[str, list[ast.expr]] = {}
    for inner in statements_in(node.body):
        if isinstance(inner, ast.If):
            for name, against in _tests_in(inner.test):
                if name in names:
                    found.setdefault(name, []).extend(against)
        elif isinstance(inner, ast.Match) and isinstance(inner.subject, ast.Name) and inner.subject.id in names:
            values = [pattern.value for case in inner.cases for pattern in values_of(case.pattern) or ()]
            found.setdefault(inner.subject.id, []).extend(values)
    if any(found.values()):
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store) and inner.id in found:
                found[inner.id] = []  # what it is compared with is no longer what was given
    return dict(itertools.islice(found.items(), MAX_TESTED))


def _tests_in(test: ast.expr) -> Iterator[tuple[str, list[ast.expr]]]:
    """The names that a condition tests as they are, alone or beside other tests."""
    match test:
        case ast.Name(id=name):
            yield name, []
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from _tests_in(inner)
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _tests_in(part)
        case ast.Compare(left=ast.Name(id=name), comparators=[against]):
            yield name, [against]
        case ast.Compare(left=against, comparators=[ast.Name(id=name)]):
            yield name, [against]


def values_of(pattern: ast.pattern) -> list[ast.MatchValue] | None:
    """The values that a case of a ``match`` lists; None for any other pattern."""
    patterns = pattern.patterns if isinstance(pattern, ast.MatchOr) else [pattern]
    values = [one for one in patterns if isinstance(one, ast.MatchValue)]
    return values if len(values) == len(patterns) else None


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
    """The parameters that the function tests, with what is known of the argument, or the default, of this call.

    That is a constant which the tests tell from others, or that it is none of those, or, of an error that the caller
    has just caught, that it is there.
    """
    tests = frame.engine.tested(function.node)
    if not tests:
        return ()
    own = defaults(function.node.args)
    out: list[tuple[str, Special]] = []
    for name, against in tests.items():
        argument = bound.get(name)
        default = own.get(name)
        if argument is not None:
            value = argument[0]
            if errors.at_hand(frame, *argument):
                out.append((name, Present()))
        elif default is not None:
            value = frame.engine.constant_value(function.module, default)
        else:
            continue
        if value.consts is not None and len(value.consts) == 1 and not (value.flows or value.taints or value.refs):
            out.extend((name, known) for known in _told(frame, function.module, name, value.consts[0], against))
    return tuple(out)


def _told(frame: Frame, module: Module, name: str, known: object, against: Sequence[ast.expr]) -> list[Special]:
    """A constant as far as comparisons tell it from others; nothing where they do not."""
    told = Known(name, type(known), known)
    if known is None or isinstance(known, bool):
        return [told]
    if not isinstance(known, (str, int)) or not against:
        return []
    others: dict[object, None] = {}
    for expression in against:
        value = frame.engine.constant_value(module, expression)
        options = (*constants_of(value), *constants_in(value))
        others.update(dict.fromkeys(c for c in options if isinstance(c, (str, int))))
    compared = tuple(others)[:MAX_COMPARED]
    return [told if known in compared else Unlike(name, compared)] if compared else []


def given(ref: Special, parameter: Value | None) -> Value:
    """What a parameter holds that is given this."""
    if isinstance(ref, Known) and (ref.const is None or isinstance(ref.const, bool)):
        return constant(ref.const)
    if isinstance(ref, (Present, Known, Unlike)) and parameter is not None:
        known = parameter.copy()
        known.refs = (*parameter.refs, ref)
        return known
    return reference(ref)
