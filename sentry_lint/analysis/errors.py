"""HTTP exceptions: where they are raised, which handler they reach, and whether it captures them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sentry_lint.analysis import records
from sentry_lint.analysis.caught import Alternatives, allows, both, caught_keys, possible, statuses
from sentry_lint.analysis.facts import Captured, Guard, ParamCapture, Possible, Raised, Reported
from sentry_lint.analysis.frames import Frame, Handler, source_text
from sentry_lint.analysis.joining import join
from sentry_lint.analysis.state import ANYTHING, common_marks
from sentry_lint.analysis.values import YIELDED, Caught, ClassRef, External, Flow, InstanceRef, Made, Value, constant
from sentry_lint.findings import Step
from sentry_lint.knowledge import http_errors

if TYPE_CHECKING:
    from sentry_lint.analysis.modules import Function

CLIENT_ERROR_END = 499
ANY_STATUS = (400, 599)
MAX_HOPS = 2
MAX_RAISED = 40
MAX_GUARDS = 16
MAX_FLAGS = 8  # names that tell on which way an exception came
MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})
BODY = Flow(YIELDED)  # what stands for the body of a ``with`` in the function around it


def note(frame: Frame, error: Raised) -> None:
    """An HTTP exception leaves this point: to the enclosing ``try``, else to the caller."""
    into = frame.raising[-1] if frame.raising else frame.summary.raises
    if error.by is None:
        error = error._replace(flags=error.flags or _flags(frame) if frame.raising else ())
    if error not in into and len(into) < MAX_RAISED:
        into.append(error)


def _flags(frame: Frame) -> tuple[tuple[str, object], ...]:
    """The names that are a known constant here since the outermost body began: ``known = True``."""
    changes = frame.state.changes_since(frame.raising[0].level)
    out = []
    for name, value in changes.items():
        if not isinstance(name, str) or not isinstance(value, Value) or value.flows or value.refs:
            continue
        if value.consts is not None and len(value.consts) == 1:
            out.append((name, value.consts[0]))
    return tuple(out[:MAX_FLAGS])


def flagged(frame: Frame, raised: Iterable[Raised]) -> None:
    """In a handler a name may be what it was on the way to any of the exceptions."""
    for error in raised:
        for name, constant_ in error.flags:
            now = frame.state.get(name)
            if now is not None and constant_ not in (now.consts or ()):
                frame.state.set(name, join(now, constant(constant_)))


def _flagged_otherwise(frame: Frame, error: Raised) -> bool:
    """A test has held of a flag that came out otherwise on the way to this exception."""
    for name, constant_ in error.flags:
        now = frame.state.get(name)
        if now is not None and now.consts and not now.flows and not now.refs and constant_ not in now.consts:
            return True
    return False


def is_manager(function: Function | None) -> bool:
    """A generator that is a context manager."""
    return function is not None and not MANAGERS.isdisjoint(function.decorators())


def parameter_called(frame: Frame, node: ast.expr, flow: Flow) -> None:
    """A parameter is called, or a context manager's body runs: it may raise whatever it likes."""
    step = frame.step(node, source_text(node))
    note(frame, Raised("", 0, 999, (), step, by=flow, possible=ANYTHING))
    if frame.engine.watches and flow is not BODY:
        known = frame.outermost.summary.calls
        marks = frame.state.marks
        known[flow.param] = common_marks((known[flow.param], marks)) if flow.param in known else marks


def seen_by_caller(error: Raised, bound: dict[str, tuple[Value, ast.expr]], defaults: dict[str, Value]) -> Raised:
    """An exception that leaves a helper: one hop further, with the status that the caller's argument gives it."""
    error = error._replace(hops=error.hops + 1)
    flow = error.controlled
    if flow is None:
        return error
    value = bound[flow.param][0] if flow.param in bound else defaults.get(flow.param)
    numbers = statuses(value) if value is not None else []
    if len(numbers) == 1:
        return error._replace(low=numbers[0], high=numbers[0], controlled=None)
    refs = value.refs if value is not None else ()
    return error._replace(controlled=next((r for r in refs if isinstance(r, Flow) and not r.path), None))


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
    if frame.engine.raises:
        records.raised(frame, node, value)
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
        if error.by is not None:
            note(frame, error._replace(possible=both(error.possible, known)))
            continue
        left = [one for one in known if allows(frame, (one,), error.name, error.bases, error.low, error.high)]
        if left:
            low, high = min(one.low for one in left), max(one.high for one in left)
            note(frame, error._replace(low=max(low, error.low), high=min(high, error.high)))


def error_of(frame: Frame, ref: object, node: ast.expr) -> Raised | None:
    """The HTTP exception that raising this would be."""
    match ref:
        case External(dotted):
            return external_error(frame, dotted, node, ANY_STATUS)
        case Made(dotted, status):
            return external_error(frame, dotted, node, status or ANY_STATUS)
        case ClassRef(cls):
            return frame.engine.class_error(frame, cls, node)
        case InstanceRef(cls, status):
            return frame.engine.class_error(frame, cls, node, status)
    return None


def external_error(frame: Frame, dotted: str, node: ast.expr, status: tuple[int, int]) -> Raised | None:
    """The framework's exception of that name, with a status in this range where its class does not fix one."""
    found = http_errors.http_error(dotted)
    if found is None:
        return None
    low, high = (found.status, found.status) if found.status is not None else status
    name = http_errors.canonical(dotted)
    if found.status is None and low == high:
        exact = http_errors.of_status(dotted, low)
        name = exact.name if exact is not None else name
    controlled = _controlling(frame, dotted, node) if low != high else None
    step = frame.step(node, source_text(node))
    return Raised(name, low, high, http_errors.bases(name), step, controlled=controlled)


def made_status(frame: Frame, dotted: str, node: ast.Call) -> tuple[int, int] | None:
    """The status of an HTTP exception as it is written where it is built; None where it cannot be told."""
    given = _status_argument(frame, dotted, node)
    if given is None:
        found = http_errors.http_error(dotted)
        default = found.default if found is not None and found.status is None else None
        return (default, default) if default is not None else None
    numbers = statuses(given)
    return (numbers[0], numbers[0]) if len(numbers) == 1 else None


def _controlling(frame: Frame, dotted: str, node: ast.expr) -> Flow | None:
    """The parameter that gives the status."""
    given = _status_argument(frame, dotted, node) if isinstance(node, ast.Call) else None
    refs = given.refs if given is not None else ()
    return next((ref for ref in refs if isinstance(ref, Flow) and not ref.path), None)


def raiser_called(frame: Frame, node: ast.Call, dotted: str) -> bool:
    """``abort(404)`` and its like: a call that raises an HTTP exception, always or perhaps."""
    found = http_errors.raiser(dotted)
    if found is None:
        return False
    status = found.status if found.status is not None else status_given(frame, dotted, node)
    error = http_errors.of_status(dotted, status) if status is not None else None
    name = http_errors.canonical(error.name if error is not None else found.name)
    low, high = (status, status) if status is not None else ANY_STATUS
    controlled = _controlling(frame, dotted, node) if status is None else None
    step = frame.step(node, source_text(node))
    note(frame, Raised(name, low, high, http_errors.bases(name), step, controlled=controlled))
    if dotted.rpartition(".")[2] == "abort":
        frame.state.die()
    return True


def raised_by_name(frame: Frame, node: ast.expr, dotted: str) -> None:
    """A method whose name alone tells what it raises."""
    error = external_error(frame, dotted, node, ANY_STATUS)
    if error is not None:
        note(frame, error)


def view_method(frame: Frame, node: ast.expr, base: Value, name: str) -> None:
    """A method that a Django or DRF view inherits and that raises."""
    raised = http_errors.METHODS_OF_VIEWS.get(name)
    if raised is None:
        return
    for ref in base.refs:
        if isinstance(ref, InstanceRef):
            outside = [name for name in frame.engine.lineage(ref.cls) if isinstance(name, str)]
            if any(name.startswith(("rest_framework.", "django.views.")) for name in outside):
                raised_by_name(frame, node, raised)


def status_given(frame: Frame, dotted: str, node: ast.expr) -> int | None:
    """The status written at the call that builds the exception."""
    given = _status_argument(frame, dotted, node) if isinstance(node, ast.Call) else None
    numbers = statuses(given) if given is not None else []
    return numbers[0] if len(numbers) == 1 else None


def _status_argument(frame: Frame, dotted: str, node: ast.Call) -> Value | None:
    where = http_errors.status_argument(dotted)
    if where is None:
        return None
    position, keyword = where
    for given in node.keywords:
        if given.arg == keyword:
            return frame.evaluate(given.value)
    if 0 <= position < len(node.args) and not any(isinstance(a, ast.Starred) for a in node.args[: position + 1]):
        return frame.evaluate(node.args[position])
    return None


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


def at_hand(frame: Frame, value: Value, node: ast.expr) -> bool:
    """The value is the error of the handler that is running, given by its name or by ``sys.exc_info()``."""
    handler = current_handler(frame)
    if handler is None or handler.node is None or not any(ref == Caught(handler.key) for ref in value.refs):
        return False
    return isinstance(node, ast.Call) or (isinstance(node, ast.Name) and node.id == handler.node.name)


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
        if key in current.seen_handlers:
            return current.seen_handlers[key]
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
            way = (frame.step(site, "capture_exception"), *steps)[:6]
            _add_capture(frame, ParamCapture(ref, both(known, within), way))
            frame.summary.facts.append(Reported(site, None, ref.param))
        elif isinstance(ref, (Made, InstanceRef)) and node is not None:
            error = error_of(frame, ref, node)
            if error is not None and error.low <= CLIENT_ERROR_END and _within(frame, within, error):
                frame.summary.facts.append(Captured(site, None, (error.name,), False, (error,), steps=steps))
            elif error is None:
                _built(frame, site, ref, steps)


def _built(frame: Frame, site: ast.AST, ref: Made | InstanceRef, steps: tuple[Step, ...]) -> None:
    """An expected exception that is built only to be captured."""
    name = ref.name if isinstance(ref, Made) else frame.engine.class_name(ClassRef(ref.cls))
    if frame.engine.is_expected(name):
        frame.summary.facts.append(Captured(site, None, (name,), False, (), name, steps))


def _add_capture(frame: Frame, capture_: ParamCapture) -> None:
    captures = frame.owner_of(capture_.flow.param if capture_.flow is not None else "").summary.captures
    if len(captures) < 16:
        captures.append(capture_)


def _within(frame: Frame, known: Alternatives, error: Raised, also: Alternatives = ANYTHING) -> bool:
    """Whether a client's error may be here, by what is known in two places: of the handler, and of the helper."""
    high = min(error.high, CLIENT_ERROR_END)
    return any(_meet(frame, one, other, error.name, error.bases, error.low, high) for one in known for other in also)


def _meet(frame: Frame, one: Possible, other: Possible, name: str, bases: tuple[str, ...], low: int, high: int) -> bool:
    low, high = max(low, one.low, other.low), min(high, one.high, other.high)
    return allows(frame, (one,), name, bases, low, high) and allows(frame, (other,), name, bases, low, high)


def _captured(frame: Frame, site: ast.AST, handler: Handler, within: Alternatives, steps: tuple[Step, ...]) -> None:
    known = possible(frame, handler.key)
    if hasattr(handler.node, "lineno"):
        frame.summary.facts.append(Reported(site, handler.node))
    own = handler in frame.handlers
    caught = [error for error in handler.errors if not (own and error.flags and _flagged_otherwise(frame, error))]
    errors = reported(frame, caught, known, within)
    for error in handler.errors:
        if error.by is not None:
            left = both(error.possible, both(known, within))
            guard(frame, Guard(error.by, left, site, handler.node, frame.module, steps))
    expected_ = handler.expected
    if expected_:
        bases = frame.engine.ancestors(expected_)
        if not any(_meet(frame, one, other, expected_, bases, 0, 999) for one in known for other in within):
            expected_ = ""
    if errors or expected_:
        fact = Captured(site, handler.node, handler.names, handler.broad, errors, expected_, steps)
        frame.summary.facts.append(fact)


def reported(
    frame: Frame, raised: Iterable[Raised], known: Alternatives, within: Alternatives = ANYTHING
) -> tuple[Raised, ...]:
    """The errors that a capture would report though they are answers."""
    near = [error for error in raised if error.by is None and error.hops <= MAX_HOPS]
    return tuple(error for error in near if error.low <= CLIENT_ERROR_END and _within(frame, known, error, within))


def guard(frame: Frame, found: Guard) -> None:
    """Note a handler around a call of a parameter; a decorator's is known to the whole of it."""
    owner = frame.owner_of(found.flow.param)
    whole = frame.outermost
    for summary in (owner.summary, whole.summary) if owner is not whole else (whole.summary,):
        if found not in summary.guards and len(summary.guards) < MAX_GUARDS:
            summary.guards.append(found)
