"""Log records and raised exceptions as surfaces: they are everywhere, so only a rule that is on pays for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sentry_lint.analysis import delivery, sweep
from sentry_lint.analysis.arguments import Arguments
from sentry_lint.analysis.log_setup import setup_for
from sentry_lint.analysis.loggers import Loggers
from sentry_lint.analysis.modules import Class, FunctionNode
from sentry_lint.analysis.values import InstanceRef, Made, Value, anchored, make
from sentry_lint.knowledge import http_errors, logs

if TYPE_CHECKING:
    from sentry_lint.analysis.frames import Frame

RAISED = "exception.raised"
LOGGED = "logging"
METHODS = frozenset({*logs.LEVELS, logs.GENERIC})


def logged(frame: Frame, node: ast.Call, given: Arguments) -> None:
    """A call that may log: what it is given is sent, if the project makes events or breadcrumbs of such records."""
    engine = frame.engine
    loggers = engine.loggers.get(frame.module.path)
    if loggers is None:
        loggers = engine.loggers[frame.module.path] = Loggers(engine, frame.module)
    function = frame.outermost.function
    call = loggers.call(node, function, function.node if function is not None else None)
    if call is None or not setup_for(frame.module.path, engine.project.log_setups).is_sent(call.logger, call.level):
        return
    generic = isinstance(node.func, ast.Attribute) and node.func.attr == logs.GENERIC
    for value, place in given.positional[generic:]:
        delivery.send(frame, node, LOGGED, value, place)
    for keyword, (value, place) in given.keywords.items():
        if keyword == "extra" or (keyword not in logs.OPTIONS and call.logger.library != logs.STDLIB):
            delivery.send(frame, node, LOGGED, value, place, key="" if keyword == "extra" else keyword)


def raised(frame: Frame, node: ast.Raise, value: Value) -> None:
    """What an exception's text is made of, which nothing scrubs; answers and expected ones are not sent."""
    made = [ref for ref in value.refs if isinstance(ref, (InstanceRef, Made))]
    if not made or node.exc is None or all(member.inert for member in value.rest):
        return
    for ref in made:
        lineage = frame.engine.lineage(ref.cls) if isinstance(ref, InstanceRef) else [ref.name]
        if any(_is_quiet(frame, one if isinstance(one, str) else one.dotted) for one in lineage):
            return
        if any(isinstance(one, Class) and one.node.name in _answered(frame) for one in lineage):
            return
    members = value.rest
    init = frame.engine.find_method(made[0].cls, "__init__") if isinstance(made[0], InstanceRef) else None
    if init is not None and isinstance(node.exc, ast.Call):
        members = tuple(frame.evaluate(argument) for argument in _shown(init.node, node.exc))
    elif not isinstance(node.exc, ast.Call):
        members = tuple(anchored(member, node.exc) for member in members)  # what was built before
    delivery.send(frame, node, RAISED, make(rest=members), node.exc)


def _is_quiet(frame: Frame, name: str) -> bool:
    return name.startswith(http_errors.UNREPORTED) or (
        http_errors.http_error(http_errors.canonical(name)) is not None or frame.engine.is_expected(name)
    )


def _answered(frame: Frame) -> set[str]:
    """The classes for which the project registers a handler."""
    return sweep.of(frame.module.path, frame.engine.project.sweeps).answered


def _shown(init: FunctionNode, call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that the class's own ``__init__`` hands to its base's, which makes a text of them."""
    shown: set[str] = set()
    for node in ast.walk(init):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
            shown |= _names(node)
    for _ in range(2):  # names of names
        for node in ast.walk(init):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=held) if name in shown:
                    shown |= _names(held)
    parameters = [parameter.arg for parameter in (*init.args.posonlyargs, *init.args.args)][1:]
    for name, argument in zip(parameters, call.args):
        if name in shown:
            yield argument
    for keyword in call.keywords:
        if keyword.arg in shown:
            yield keyword.value


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
