"""Functions that are handed to something that runs them, now or later, here or in another thread or process."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator

from sentry_lint.analysis import access, calls, spans
from sentry_lint.analysis.arguments import Arguments, Given
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.state import ALIVE
from sentry_lint.analysis.values import (
    UNKNOWN,
    External,
    FunctionRef,
    Local,
    Made,
    Method,
    Partial,
    Value,
    make,
    reference,
)
from sentry_lint.knowledge import flows


def handed_over(frame: Frame, node: ast.Call, given: Arguments, position: int) -> Value:
    """A call of a function with what follows it: ``to_thread(function, …)``, ``pool.submit(function, …)``."""
    if len(given.positional) <= position:
        return UNKNOWN
    inner = Arguments()
    inner.positional, inner.keywords = given.positional[position + 1 :], given.keywords
    inner.loose, inner.more = given.loose, given.more
    return calls.call_value(frame, node, given.positional[position][0], inner)


@contextlib.contextmanager
def elsewhere(frame: Frame) -> Iterator[None]:
    """What is run later, or in another thread or process: what it raises or starts does not come back here."""
    alive = frame.state.alive
    started = len(frame.summary.starts)
    frame.enter_body()
    yield
    spans.drop(frame.summary, started)
    frame.raising.pop()
    if alive and not frame.state.alive:
        frame.state.set(ALIVE, True)


def submitted(frame: Frame, node: ast.Call, name: str, given: Arguments) -> bool:
    """A method of an executor, a loop or a queue that runs what it is given; tells whether that is a function."""
    position = flows.SUBMITTING.get(name)
    if position is not None and len(given.positional) > position and is_function(given.positional[position][0]):
        with elsewhere(frame) if name not in flows.AWAITED else contextlib.nullcontext():
            handed_over(frame, node, given, position)
        return True
    if name in flows.MAPPING and len(given.positional) > 1 and is_function(given.positional[0][0]):
        mapped(frame, node, given)
        return True
    return False


def is_function(value: Value) -> bool:
    """The value is known to be something that can be called."""
    return any(isinstance(ref, (FunctionRef, Local, Partial, Method, External)) for ref in value.refs)


def mapped(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``map(function, values, …)``: the function is called with an element of each."""
    if len(given.positional) < 2:
        return UNKNOWN
    inner = Arguments()
    inner.positional = [(access.element(frame, value, place), place) for value, place in given.positional[1:]]
    result = calls.call_value(frame, node, given.positional[0][0], inner)
    return make(rest=[result]) if not result.inert else result


def made(frame: Frame, node: ast.Call, dotted: str, given: Arguments) -> Value:
    """``Thread(target=function, args=(…))``: what it will run is judged where it is made."""
    started = flows.STARTING[dotted]
    function = given.get(started.function, started.name)
    if function is not None:
        args, kwargs = given.get(started.args, "args"), given.get(started.args + 1, "kwargs")
        with elsewhere(frame):
            calls.call_value(frame, node, function[0], _spread(frame, args, kwargs))
    return reference(Made(dotted))


def delayed(frame: Frame, node: ast.Call, base: Value, name: str, given: Arguments) -> None:
    """A task of the project is started: ``task.delay(…)``, ``task.apply_async(args=[…])``."""
    for ref in base.refs:
        if isinstance(ref, FunctionRef):
            inner = given
            if name == "apply_async":
                inner = _spread(frame, given.get(0, "args"), given.get(1, "kwargs"))
            with elsewhere(frame):
                calls.project_function(frame, node, ref.function, None, inner)


def _spread(frame: Frame, args: Given | None, kwargs: Given | None) -> Arguments:
    """The arguments that a tuple and a mapping hold."""
    inner = Arguments()
    if args is not None:
        members = frame.state.open(args[0]).fields or {}
        inner.positional = [(value, args[1]) for key, value in members.items() if isinstance(key, int)]
    if kwargs is not None:
        fields = frame.state.open(kwargs[0]).fields or {}
        inner.keywords = {str(key): (value, kwargs[1]) for key, value in fields.items()}
    return inner
