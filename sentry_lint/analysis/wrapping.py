"""What stands around code that is handed in: helpers that call what they are given, decorators, context managers."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sentry_lint.analysis import access, arguments, calls, errors
from sentry_lint.analysis.arguments import Arguments, Given
from sentry_lint.analysis.caught import Argument, allows, both, told
from sentry_lint.analysis.errors import BODY, is_manager
from sentry_lint.analysis.facts import EMPTY, Captured, Guard, Raised, Summary, last_name, line_of
from sentry_lint.analysis.frames import Frame, Handler
from sentry_lint.analysis.modules import Class, Function, FunctionNode, Imported
from sentry_lint.analysis.state import ALIVE, ANYTHING, CAUGHT
from sentry_lint.analysis.values import (
    UNKNOWN,
    YIELDED,
    Caught,
    ClassRef,
    Flow,
    FunctionRef,
    InstanceRef,
    Kind,
    Local,
    Partial,
    Value,
    make,
    reference,
)
from sentry_lint.findings import Step

EXITS = ("__exit__", "__aexit__")


# -- functions that are given as arguments


def raised_by(frame: Frame, value: Value) -> Iterator[Raised]:
    """What a call of the value may raise, one helper further away."""
    for ref in value.refs:
        found: Iterable[Raised] = ()
        if isinstance(ref, FunctionRef):
            found = frame.engine.summary(ref.function).raises
        elif isinstance(ref, Local):
            found = frame.engine.local_summary(frame, ref.node).raises
        elif isinstance(ref, Partial):
            yield from raised_by(frame, ref.function)
        elif isinstance(ref, Flow) and not ref.path:
            yield Raised("", 0, 999, (), frame.step(frame.module.tree, ref.param), by=ref, possible=ANYTHING)
        for error in found:
            if error.by is None:
                yield error._replace(hops=error.hops + 1, controlled=None)


def handed_in(frame: Frame, node: ast.expr, summary: Summary, bound: dict[str, Given], argument: Argument) -> None:
    """A helper calls what it is given: what that raises goes through the helper, past its handlers."""
    for guard in summary.guards:
        given = bound.get(guard.flow.param)
        if given is not None:
            _judge(frame, guard, raised_by(frame, given[0]), node, argument)
    for error in summary.raises:
        if error.by is None:
            continue
        given = bound.get(error.by.param)
        if given is None:
            if error.by.param in frame.owner_of(error.by.param).params:
                errors.note(frame, error)  # a function inside the one whose parameter it calls
            continue
        for inner in raised_by(frame, given[0]):
            _pass_on(frame, inner, error, argument)


def _pass_on(frame: Frame, error: Raised, through: Raised, argument: Argument) -> None:
    left = told(frame, through.possible, argument)
    if error.by is not None:
        errors.note(frame, error._replace(possible=both(error.possible, left)))
    elif allows(frame, left, error.name, error.bases, error.low, error.high):
        errors.note(frame, error)


def _judge(frame: Frame, guard: Guard, raised: Iterable[Raised], site: ast.AST, argument: Argument) -> None:
    """What of these errors a guard captures: said at the handler in this file, else where it is put around."""
    known = told(frame, guard.possible, argument)
    found = list(raised)
    kept = errors.reported(frame, found, known)
    if kept and guard.module is frame.module:
        fact = Captured(guard.site, guard.handler, (), True, kept, steps=guard.steps)
        frame.summary.facts.append(fact)
    elif kept:
        where = Step(guard.module.path, line_of(guard.site), "capture_exception")
        frame.summary.facts.append(Captured(site, None, (), True, kept, steps=(where, *guard.steps)))
    for error in found:
        if error.by is not None:
            left = both(error.possible, known)
            errors.guard(frame, Guard(error.by, left, guard.site, guard.handler, guard.module, guard.steps))


# -- decorators


class Decorator(NamedTuple):
    """A decorator of the project that matters: what it does, where it stands, what it is given.

    ``manages``: it is a context manager, around each call of the function.
    """

    summary: Summary
    node: ast.expr
    argument: Argument
    manages: bool


def decorators(frame: Frame, function: FunctionNode) -> Iterator[Decorator]:
    """The decorators of a function, the outermost first."""
    module = frame.module
    for node in function.decorator_list:
        if isinstance(node, ast.Call) and last_name(node.func) == "method_decorator" and node.args:
            node = node.args[0]  # Django's: the decorator of a function, for a method
        target = node.func if isinstance(node, ast.Call) else node
        first = target
        while isinstance(first, ast.Attribute):
            first = first.value
        symbols = module.symbols.get(first.id, ()) if isinstance(first, ast.Name) else ()
        if not any(isinstance(symbol, (Imported, Function, Class)) for symbol in symbols):
            continue
        for ref in frame.engine.constant_value(module, target).refs:
            found = ref.function if isinstance(ref, FunctionRef) else None
            if isinstance(ref, ClassRef) and target is not node:
                found = frame.engine.find_method(ref.cls, "__call__")
            if found is not None and found.key in frame.engine.relevant:
                given = _given_to(frame, found, node, False)
                yield Decorator(frame.engine.summary(found), node, given, is_manager(found))


def _given_to(frame: Frame, function: Function, node: ast.expr, bound_first: bool) -> Argument:
    """The arguments of a decorator or context manager, evaluated only if they are asked for."""
    outside = Frame(frame.engine, frame.module, None, frame)
    known: dict[str, Value] = {}

    def argument(name: str) -> Value | None:
        if not known and isinstance(node, ast.Call):
            bound = arguments.bind(arguments.evaluate(outside, node), function.node.args, bound_first)
            known.update({key: access.sealed(outside, value) for key, (value, _) in bound.items()})
        return known.get(name) or frame.engine.summary(function).defaults.get(name)

    return argument


def marked_before(frame: Frame, function: FunctionNode) -> None:
    """What the decorators have done before they call the function."""
    for decorator in decorators(frame, function):
        if decorator.manages:
            frame.state.mark(*decorator.summary.marks)
        for marks in decorator.summary.calls.values():
            frame.state.mark(*marks)


def decorated(frame: Frame, function: FunctionNode) -> None:
    """What the decorators capture of what the function raises."""
    raised = [error for error in frame.summary.raises if error.by is None]
    if raised:
        for decorator in decorators(frame, function):
            for guard in decorator.summary.guards:
                if (guard.flow == BODY) == decorator.manages:
                    _judge(frame, guard, raised, decorator.node, decorator.argument)


# -- context managers


class Around:
    """A context manager of the project around the body of a ``with``."""

    __slots__ = ("argument", "leaving", "manager", "node", "summary")

    def __init__(self, node: ast.expr, summary: Summary, argument: Argument) -> None:
        self.node = node
        self.summary = summary
        self.argument = argument
        self.manager: Value | None = None
        self.leaving: Function | None = None

    def leave(self, frame: Frame, raised: list[Raised]) -> list[Raised]:
        """The body is left with one of these errors; those that go on."""
        if self.leaving is not None and self.manager is not None:
            return _exit(frame, self.node, self.leaving, self.manager, raised)
        for guard in self.summary.guards:
            if guard.flow == BODY:
                _judge(frame, guard, raised, self.node, self.argument)
        if self.summary is EMPTY:
            return raised
        ways = [error.possible for error in self.summary.raises if error.by == BODY]
        left = [told(frame, way, self.argument) for way in ways]
        return [
            error
            for error in raised
            if error.by is not None
            or any(allows(frame, known, error.name, error.bases, error.low, error.high) for known in left)
        ]


def around(frame: Frame, node: ast.expr, value: Value) -> Around | None:
    """The context manager of the project that a ``with`` enters."""
    opened = frame.state.open(value)
    if opened.fields is not None and YIELDED in opened.fields and isinstance(node, ast.Call):
        for ref in frame.evaluate(node.func).refs if isinstance(node.func, (ast.Name, ast.Attribute)) else ():
            if isinstance(ref, FunctionRef) and is_manager(ref.function):
                given = _given_to(frame, ref.function, node, ref.receiver is not None)
                return Around(node, frame.engine.summary(ref.function), given)
    for ref in opened.refs:
        if isinstance(ref, InstanceRef):
            for name in EXITS:
                method = frame.engine.find_method(ref.cls, name)
                if method is not None and method.key in frame.engine.relevant:
                    found = Around(node, frame.engine.summary(method), lambda name: None)
                    found.manager, found.leaving = value, method
                    return found
    return None


def _exit(frame: Frame, node: ast.expr, method: Function, manager: Value, raised: list[Raised]) -> list[Raised]:
    """Call ``__exit__`` with the error that left the body."""
    handler = Handler(None, f"{CAUGHT}with:{node.lineno}:{node.col_offset}", ("BaseException",), True)
    handler.errors = tuple(raised)
    site = ast.copy_location(ast.Call(func=node, args=[], keywords=[]), node)
    given = Arguments()
    kind = make(refs=(Kind(handler.key),), clean=True)
    given.positional = [(kind, node), (reference(Caught(handler.key)), node), (UNKNOWN, node)]
    frame.state.enter()
    frame.state.set(ALIVE, True)
    frame.state.set(handler.key, ANYTHING)
    frame.handlers.append(handler)
    result = calls.project_function(frame, site, method, manager, given)
    frame.handlers.pop()
    frame.state.leave()
    return [] if result.consts == (True,) else raised
