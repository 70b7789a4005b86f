"""What a comparison that held says of both its sides."""

from __future__ import annotations

import ast
from collections.abc import Callable

from sentry_lint.analysis.arguments import Given
from sentry_lint.analysis.caught import narrow_status, no_http_error, type_is, unseen
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.members import by_default, constants_in, constants_of
from sentry_lint.analysis.state import EVERYTHING
from sentry_lint.analysis.values import CLEAN, External, Known, Present, Status, Unlike, Value

FLIPPED = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.Eq: ast.Eq, ast.NotEq: ast.NotEq}
NEGATED = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


def chain(frame: Frame, left: ast.expr, ops: list[ast.cmpop], comparators: list[ast.expr], truth: bool) -> None:
    """``a < b <= c`` came out as ``truth``."""
    parts = [left, *comparators]
    if len(ops) > 1 and not truth:
        branches = []
        for index, op in enumerate(ops):
            frame.state.enter()
            _relation(frame, parts[index], type(op), parts[index + 1], False)
            branches.append(frame.state.leave())
        frame.state.join(branches)
        return
    for index, op in enumerate(ops):
        _relation(frame, parts[index], type(op), parts[index + 1], truth)


def _relation(frame: Frame, left: ast.expr, op: type[ast.cmpop], right: ast.expr, truth: bool) -> None:
    op = op if truth else NEGATED.get(op, op)
    compared(frame, (frame.evaluate(left), left), op, (frame.evaluate(right), right))


def compared(frame: Frame, first: Given, op: type[ast.cmpop], second: Given) -> None:
    """A comparison came out as true: what that says of both sides."""
    (one, left), (other, right) = first, second
    symmetric = op not in (ast.In, ast.NotIn)
    if _ruled_out(frame, first, op, other) or (symmetric and _ruled_out(frame, second, op, one)):
        frame.state.die()
        return
    if op in (ast.Is, ast.IsNot) and other.consts == (None,):
        _is_none(frame, left, one, op is ast.Is)
        return
    for value, against, relation in ((one, other, op), (other, one, FLIPPED.get(op, op))):
        for ref in value.refs:
            if isinstance(ref, Status):
                narrow_status(frame, ref, relation, frame.state.open(against))
                return
    if op in (ast.Is, ast.Eq, ast.In) or op in (ast.IsNot, ast.NotEq, ast.NotIn):
        type_is(frame, left, one, right, op in (ast.Is, ast.Eq, ast.In))
    if op in (ast.In, ast.NotIn):
        _member(frame, one, other, op is ast.In)
        return
    if op in (ast.NotEq, ast.IsNot) and not one.consts and frame.engine.lists_watched(other):
        frame.state.mark(EVERYTHING)
    if by_default(one) or by_default(other) or op not in (ast.Eq, ast.Is, ast.NotEq, ast.IsNot):
        return
    if one.consts and other.consts and len(other.consts) == 1:
        named = left.id if isinstance(left, ast.Name) else ""
        if named or len(one.consts) == 1:
            wanted, same = other.consts[0], op in (ast.Eq, ast.Is)
            keep(frame, named, one, lambda known: (known == wanted) == same)


def _ruled_out(frame: Frame, parameter: Given, op: type[ast.cmpop], other: Value) -> bool:
    """Whether a parameter that is given a known constant, or none of some, cannot compare so.

    What is made of it (``level.lower()``) can.
    """
    value, place = parameter
    for ref in value.refs:
        if isinstance(ref, (Known, Unlike)) and isinstance(place, ast.Name) and place.id == ref.name:
            options = _options(frame, op, other)
            if options and isinstance(ref, Unlike) and op in (ast.Is, ast.Eq, ast.In):
                return set(options) <= set(ref.consts)
            if options and isinstance(ref, Known) and op in (ast.Is, ast.Eq, ast.In):
                return ref.const not in options
            if options and isinstance(ref, Known) and op in (ast.IsNot, ast.NotEq, ast.NotIn):
                return ref.const in options and (op is ast.NotIn or len(options) == 1)
    return False


def _options(frame: Frame, op: type[ast.cmpop], other: Value) -> tuple[object, ...]:
    """All the constants that a value may be, or those in a container; none where others are possible."""
    return constants_in(frame.state.open(other)) if op in (ast.In, ast.NotIn) else constants_of(other)


def _is_none(frame: Frame, node: ast.expr, value: Value, is_none: bool) -> None:
    condition = frame.state.fact("?" + node.id) if isinstance(node, ast.Name) else None
    if isinstance(condition, ast.expr):
        unseen(frame, condition)
    if is_none:
        if any(isinstance(ref, Present) for ref in value.refs):
            frame.state.die()
            return
        without_sdk(frame, value)
        for ref in value.refs:
            if isinstance(ref, Status):
                no_http_error(frame, ref.key)
    named = node.id if isinstance(node, ast.Name) else ""
    if value.consts and value.refs == () and not value.flows:
        keep(frame, named, value, lambda known: (known is None) == is_none)
    elif is_none and isinstance(node, ast.Name) and frame.state.get(node.id) is not None:
        frame.state.set(node.id, CLEAN)


def without_sdk(frame: Frame, value: Value) -> None:
    """On a path where the SDK is missing nothing can be instrumented."""
    if any(isinstance(ref, External) and ref.name.partition(".")[0] == "sentry_sdk" for ref in value.refs):
        frame.state.mark(EVERYTHING)


def _member(frame: Frame, one: Value, other: Value, inside: bool) -> None:
    contents = frame.state.open(other)
    if contents.fields is not None and not (one.consts or inside) and frame.engine.lists_watched(contents):
        frame.state.mark(EVERYTHING)
    options = _options(frame, ast.In, other)
    if one.consts and options and not by_default(one) and all((c in options) != inside for c in one.consts):
        frame.state.die()


def keep(frame: Frame, name: str, value: Value, fits: Callable[[object], bool]) -> bool:
    """A value is known to be one of its constants that fit; without one the branch ends. False where it does."""
    if not value.consts or value.flows or value.refs:
        return True
    kept = tuple(known for known in value.consts if fits(known))
    if not kept:
        frame.state.die()
        return False
    if len(kept) < len(value.consts) and frame.state.get(name) is value:
        narrowed = value.copy()
        narrowed.consts = kept
        frame.state.narrow(name, narrowed)
    return True
