"""``match``: what each pattern binds, and what it says of a caught exception."""

from __future__ import annotations

import ast

from sentry_lint.analysis import access, signatures
from sentry_lint.analysis.arguments import Given
from sentry_lint.analysis.caught import caught_keys, class_names, narrow
from sentry_lint.analysis.comparing import compared
from sentry_lint.analysis.conditions import assume
from sentry_lint.analysis.frames import Frame, executes
from sentry_lint.analysis.members import step_into
from sentry_lint.analysis.state import ALIVE
from sentry_lint.analysis.values import UNKNOWN, Made, Status, Value, make, reference


@executes("Match")
def match(frame: Frame, node: ast.Match) -> None:
    subject = frame.evaluate(node.subject)
    branches: list[dict[object, object]] = []
    exhaustive = False
    for case in node.cases:
        frame.state.enter()
        _bind_pattern(frame, case.pattern, subject, node.subject)
        if case.guard is not None:
            frame.evaluate(case.guard)
            assume(frame, case.guard, True)
        frame.run(case.body)
        branches.append(frame.state.leave())
        if case.guard is not None:
            _guard_failed(frame, case, subject, node.subject)
        else:
            _rule_out(frame, case.pattern, (subject, node.subject))
            if isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None:
                exhaustive = True
        if exhaustive or not frame.state.alive:  # nothing is left for a later case
            exhaustive = True
            frame.state.set(ALIVE, True)
            break
    frame.state.join(branches if exhaustive else [*branches, {}])


def _guard_failed(frame: Frame, case: ast.match_case, subject: Value, node: ast.expr) -> None:
    """After a guarded case: the pattern did not match, or it did and the guard was false."""
    if case.guard is None:
        return
    frame.state.enter()
    _bind_pattern(frame, case.pattern, subject, node)
    assume(frame, case.guard, False)
    matched = frame.state.leave()
    if isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None:
        frame.state.join([matched])  # it matches anything: only the guard can have failed
        return
    frame.state.enter()
    _rule_out(frame, case.pattern, (subject, node))
    if not _pattern_classes(frame, case.pattern):
        frame.state.leave()
        return
    frame.state.join([matched, frame.state.leave()])


def _pattern_classes(frame: Frame, pattern: ast.pattern) -> tuple[str, ...]:
    match pattern:
        case ast.MatchClass(cls=cls, patterns=[], kwd_patterns=parts) if all(
            isinstance(part, ast.MatchAs) and part.pattern is None for part in parts
        ):
            return class_names(frame, cls)
        case ast.MatchAs(pattern=inner) if inner is not None:
            return _pattern_classes(frame, inner)
        case ast.MatchOr(patterns=patterns):
            return tuple(name for inner in patterns for name in _pattern_classes(frame, inner))
    return ()


def _bind_pattern(frame: Frame, pattern: ast.pattern, subject: Value, node: ast.expr) -> None:
    names = _pattern_classes(frame, pattern)
    if isinstance(pattern, ast.MatchClass) and not names:
        names = class_names(frame, pattern.cls)
    for key in caught_keys(frame, subject):
        if names:
            narrow(frame, key, names, True)
        if isinstance(pattern, ast.MatchClass):
            _narrow_status(frame, key, pattern)
    if isinstance(pattern, (ast.MatchMapping, ast.MatchSequence, ast.MatchClass)):
        _bind_parts(frame, pattern, subject, node)
        return
    for inner in ast.walk(pattern):
        name = getattr(inner, "name", None) or getattr(inner, "rest", None)
        if isinstance(name, str):
            whole = isinstance(pattern, ast.MatchAs) and inner is pattern
            bound = subject if whole else UNKNOWN
            if isinstance(inner, ast.MatchAs) and any(isinstance(ref, (Status, Made)) for ref in subject.refs):
                bound = subject
            frame.state.set(name, bound)
    _narrow_to_values(frame, pattern, (subject, node), ast.In)


def _bind_parts(
    frame: Frame, pattern: ast.MatchMapping | ast.MatchSequence | ast.MatchClass, subject: Value, node: ast.expr
) -> None:
    """Bind what the parts of a pattern name: items by key or place, attributes by name."""
    if isinstance(pattern, ast.MatchMapping):
        for key, inner in zip(pattern.keys, pattern.patterns):
            place = ast.copy_location(ast.Subscript(value=node, slice=key, ctx=ast.Load()), pattern)
            _bind_pattern(frame, inner, access.item(frame, subject, frame.evaluate(key), place), place)
        if pattern.rest:
            frame.state.set(pattern.rest, subject)
        return
    if isinstance(pattern, ast.MatchSequence):
        opened = frame.state.open(subject)
        for index, inner in enumerate(pattern.patterns):
            _bind_pattern(frame, inner, step_into(opened, index), node)
        return
    for attr, inner in zip(pattern.kwd_attrs, pattern.kwd_patterns):
        place_ = ast.copy_location(ast.Attribute(value=node, attr=attr, ctx=ast.Load()), pattern)
        _bind_pattern(frame, inner, access.attribute(frame, subject, place_), place_)
    for inner in pattern.patterns:
        _bind_pattern(frame, inner, UNKNOWN, node)


def _narrow_status(frame: Frame, key: str, pattern: ast.MatchClass) -> None:
    for attr, inner in zip(pattern.kwd_attrs, pattern.kwd_patterns):
        if attr not in access.STATUS_NAMES:
            continue
        _narrow_to_values(frame, inner, (reference(Status(key)), pattern.cls), ast.In)
        if isinstance(inner, ast.MatchAs) and inner.name:
            frame.state.set(inner.name, reference(Status(key)))


def _narrow_to_values(frame: Frame, pattern: ast.pattern, subject: Given, op: type[ast.cmpop]) -> None:
    """What is matched is, or is not (``NotIn``), one of a pattern's values."""
    listed = signatures.values_of(pattern)
    if listed is None:
        return
    values = [frame.evaluate(one.value) for one in listed]
    places = ast.Tuple(elts=[one.value for one in listed], ctx=ast.Load())
    compared(frame, subject, op, (make(fields=dict(enumerate(values))), places))


def _rule_out(frame: Frame, pattern: ast.pattern, subject: Given) -> None:
    names = _pattern_classes(frame, pattern)
    for key in caught_keys(frame, subject[0]):
        if names:
            narrow(frame, key, names, False)
    _narrow_to_values(frame, pattern, subject, ast.NotIn)
