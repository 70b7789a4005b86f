"""HTTP exceptions: where they are raised, which handler they reach, and whether it captures them."""

from __future__ import annotations

import ast

from sentry_lint.analysis.conditions import ANYTHING, MAX_POSSIBLE, Alternatives, allows, caught_keys, possible
from sentry_lint.analysis.facts import Captured, ParamCapture, Possible, Raised
from sentry_lint.analysis.frames import Frame, Handler, source_text
from sentry_lint.analysis.values import Caught, ClassRef, External, Flow, InstanceRef, Made, Value
from sentry_lint.findings import Step
from sentry_lint.knowledge import http_errors

CLIENT_ERROR_END = 499
ANY_STATUS = (400, 599)
MAX_HOPS = 2
MAX_RAISED = 40


def note(frame: Frame, error: Raised) -> None:
    """An HTTP exception leaves this point: to the enclosing ``try``, else to the caller."""
    into = frame.raising[-1] if frame.raising else frame.summary.raises
    if error not in into and len(into) < MAX_RAISED:
        into.append(error)


def raise_statement(frame: Frame, node: ast.Raise) -> None:
    """``raise``, ``raise exc``, ``raise X(…) from …``."""
    if node.cause is not None:
        frame.evaluate(node.cause)
    if node.exc is None:
        handler = current_handler(frame)
        if handler is not None:
            _again(frame, handler)
        return
    value = frame.evaluate(node.exc)
    for ref in value.refs:
        if isinstance(ref, Caught):
            handler = find_handler(frame, ref.key)
            if handler is not None:
                _again(frame, handler)
        else:
            error = error_of(frame, ref, node.exc)
            if error is not None:
                note(frame, error)


def _again(frame: Frame, handler: Handler) -> None:
    known = possible(frame, handler.key)
    for error in handler.errors:
        if allows(frame, known, error.name, error.bases, error.low, error.high):
            note(frame, error)


def error_of(frame: Frame, ref: object, node: ast.expr) -> Raised | None:
    """The HTTP exception that raising this would be."""
    match ref:
        case External(dotted) | Made(dotted):
            return _external_error(frame, dotted, node)
        case ClassRef(cls) | InstanceRef(cls):
            return frame.engine.class_error(frame, cls, node)
    return None


def _external_error(frame: Frame, dotted: str, node: ast.expr) -> Raised | None:
    found = http_errors.http_error(dotted)
    if found is None:
        return None
    low, high = (found.status, found.status) if found.status is not None else ANY_STATUS
    given = status_given(frame, dotted, node) if found.status is None else None
    name = http_errors.canonical(dotted)
    if given is not None:
        low = high = given
        exact = http_errors.of_status(dotted, given)
        name = exact.name if exact is not None else name
    return Raised(name, low, high, http_errors.bases(name), frame.step(node, source_text(node)))


def raiser_called(frame: Frame, node: ast.Call, dotted: str) -> bool:
    """``abort(404)`` and its like: a call that raises an HTTP exception, always or perhaps."""
    found = http_errors.raiser(dotted)
    if found is None:
        return False
    status = found.status if found.status is not None else status_given(frame, dotted, node)
    error = http_errors.of_status(dotted, status) if status is not None else None
    name = http_errors.canonical(error.name if error is not None else found.name)
    low, high = (status, status) if status is not None else ANY_STATUS
    note(frame, Raised(name, low, high, http_errors.bases(name), frame.step(node, source_text(node))))
    if dotted.rpartition(".")[2] == "abort":
        frame.state.die()
    return True


def raised_by_name(frame: Frame, node: ast.expr, dotted: str) -> None:
    """A method whose name alone tells what it raises."""
    error = _external_error(frame, dotted, node)
    if error is not None:
        note(frame, error)


def status_given(frame: Frame, dotted: str, node: ast.expr) -> int | None:
    """The status written at the call that builds the exception."""
    where = http_errors.status_argument(dotted)
    if where is None or not isinstance(node, ast.Call):
        return None
    position, keyword = where
    value: Value | None = None
    if len(node.args) > position and not any(isinstance(a, ast.Starred) for a in node.args[: position + 1]):
        value = frame.evaluate(node.args[position])
    for given in node.keywords:
        if given.arg == keyword:
            value = frame.evaluate(given.value)
    numbers = [c for c in (value.consts if value is not None else None) or () if isinstance(c, int)]
    return numbers[0] if len(numbers) == 1 else None


def named(frame: Frame, names: tuple[str, ...], node: ast.ExceptHandler) -> tuple[Raised, ...]:
    """The HTTP exceptions among the classes that a handler names."""
    out = []
    for name in names:
        error = frame.engine.named_error(frame, name, node)
        if error is not None:
            out.append(error)
    return tuple(out)


def expected(frame: Frame, names: tuple[str, ...]) -> str:
    """The first of the classes that is an expected exception, or a subclass of one."""
    for name in names:
        if name not in ("Exception", "BaseException") and frame.engine.is_expected(name):
            return name
    return ""


# -- captures


def current_handler(frame: Frame) -> Handler | None:
    current: Frame | None = frame
    while current is not None:
        if current.handlers:
            return current.handlers[-1]
        current = current.closure
    return None


def find_handler(frame: Frame, key: str) -> Handler | None:
    current: Frame | None = frame
    while current is not None:
        for handler in reversed(current.handlers):
            if handler.key == key:
                return handler
        current = current.closure
    return None


def capture(
    frame: Frame,
    site: ast.AST,
    value: Value | None,
    node: ast.expr | None = None,
    within: Alternatives = ANYTHING,
    steps: tuple[Step, ...] = (),
) -> None:
    """``capture_exception(value)`` at ``site``; None: the exception being handled."""
    if not frame.state.alive:
        return
    if value is None or (value.consts is not None and None in value.consts and not value.refs):
        handler = current_handler(frame)
        if handler is not None:
            _captured(frame, site, handler, within, steps)
        else:
            frame.summary.captures.append(ParamCapture(None, within, steps))
        return
    for key in caught_keys(frame, value):
        handler = find_handler(frame, key)
        if handler is not None:
            _captured(frame, site, handler, within, steps)
    for ref in value.refs:
        if isinstance(ref, Flow) and not ref.path:
            known = possible(frame, "#exc:" + ref.param)
            both = known if within == ANYTHING else _both(known, within)
            _add_capture(frame, ParamCapture(ref, both, (frame.step(site, "capture_exception"), *steps)[:6]))
        elif isinstance(ref, (Made, InstanceRef)) and node is not None:
            error = error_of(frame, ref, node)
            if error is not None and error.low <= CLIENT_ERROR_END and _within(frame, within, error):
                frame.summary.facts.append(Captured(site, None, (error.name,), False, (error,), steps=steps))


def _add_capture(frame: Frame, capture_: ParamCapture) -> None:
    owner: Frame | None = frame
    while owner is not None and capture_.flow is not None and capture_.flow.param not in owner.params:
        owner = owner.closure
    captures = (owner or frame).summary.captures
    if len(captures) < 16:
        captures.append(capture_)


def _both(one: Alternatives, other: Alternatives) -> Alternatives:
    out = []
    for mine in one:
        for theirs in other:
            low, high = max(mine.low, theirs.low), min(mine.high, theirs.high)
            if low <= high:
                only = mine.only if mine.only is not None else theirs.only
                out.append(Possible(only, (*mine.never, *theirs.never), low, high))
    return tuple(out[:MAX_POSSIBLE])


def _within(frame: Frame, known: Alternatives, error: Raised) -> bool:
    return allows(frame, known, error.name, error.bases, error.low, min(error.high, CLIENT_ERROR_END))


def _captured(
    frame: Frame, site: ast.AST, handler: Handler, within: Alternatives, steps: tuple[Step, ...]
) -> None:
    known = possible(frame, handler.key)
    errors = tuple(
        error
        for error in handler.errors
        if error.hops <= MAX_HOPS
        and error.low <= CLIENT_ERROR_END
        and _within(frame, known, error)
        and _within(frame, within, error)
    )
    expected_ = handler.expected
    if expected_ and not (allows(frame, known, expected_, (), 0, 999) and allows(frame, within, expected_, (), 0, 999)):
        expected_ = ""
    if errors or expected_:
        fact = Captured(site, handler.node, handler.names, handler.broad, errors, expected_, steps)
        frame.summary.facts.append(fact)
