"""The engine: summaries of functions on demand, and the facts of a file.

A function that can reach Sentry (``reach`` tells) is interpreted once, with its helpers. Any other function that such
a function calls is looked into as well, for what it returns and raises, but not deeper than :data:`LOOK_INTO` calls;
the result depends on that depth alone, never on the order of files.
"""

from __future__ import annotations

import ast
from collections.abc import MutableMapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sentry_lint.analysis import (  # noqa: F401  (registers)
    access,
    arguments,
    calls,
    caught,
    coverage,
    expressions,
    hooks,
    instances,
    interest,
    patterns,
    registrations,
    signatures,
    spans,
    statements,
    texts,
    wrapping,
)
from sentry_lint.analysis.ancestry import Ancestry
from sentry_lint.analysis.facts import EMPTY, Summary, last_name
from sentry_lint.analysis.frames import EVERYTHING_ASKED, Asked, Frame, GaveUp, Returned
from sentry_lint.analysis.joining import join_all
from sentry_lint.analysis.modules import Class, Function, FunctionNode, Module
from sentry_lint.analysis.naming import bag, clean_annotation
from sentry_lint.analysis.project import Project
from sentry_lint.analysis.state import CAUGHT, EVERYTHING, MARKS, common_marks
from sentry_lint.analysis.uses import functions_in
from sentry_lint.analysis.values import (
    CLEAN,
    UNKNOWN,
    External,
    Flow,
    Hooked,
    Kind,
    Sdk,
    Value,
    constant,
    make,
    reference,
)
from sentry_lint.knowledge import flows

if TYPE_CHECKING:
    from sentry_lint.analysis.loggers import Loggers
    from sentry_lint.policy import Policy

LOOK_INTO = 3
FULL = 99
Handed = tuple[tuple[str, signatures.Special], ...]
MAX_NESTED = 24
MAX_WORK = 400_000  # steps for one file with all its helpers, and
WORK_A_LINE = 60  # more for each of its lines


class Engine(Ancestry):
    """The analysis under one policy. ``relevant`` holds the keys of the functions that can reach Sentry.

    With ``logs``, log records are surfaces as well, and with ``raises`` what is raised.
    """

    def __init__(self, policy: Policy, project: Project, logs: bool = False, raises: bool = False) -> None:
        super().__init__(policy, project)
        self.logs = logs
        self.raises = raises
        self.loggers: dict[str, Loggers] = {}  # by module path
        self.relevant: set[tuple[str, str]] = set()
        self.hot: dict[str, set[str]] = {}  # by module path: the names that reach Sentry
        self._summaries: dict[tuple[ast.AST, int, Handed, Asked], Summary] = {}
        self.running: list[ast.AST] = []
        self.circles: set[str] = set()  # paths of the modules in which functions call themselves through others
        self._local_classes: dict[ast.ClassDef, Class] = {}
        self._level = FULL
        self._work = 0
        self.predicates = 0  # how many tests that are functions are being looked through, one inside the other, and
        self.looks = 0  # how many have been since the first of them
        self._handed: dict[ast.AST, list[tuple[ast.AST, int, Handed, Asked]]] = {}
        self._tested: dict[ast.AST, signatures.Tests] = {}
        self.hook_kinds: MutableMapping[ast.AST, str] = WeakKeyDictionary()
        self.eithers = 0  # how many tests joined by ``or`` are being assumed, one inside the other
        self.looking_through: set[tuple[Frame, str]] = set()  # names whose remembered tests are being assumed

    def spend(self) -> None:
        """Count a step of work; raises :class:`GaveUp` at the file's bound."""
        self._work += 1
        if self._work > MAX_WORK:
            raise GaveUp

    def begin(self, module: Module) -> None:
        """Begin a file: its work is counted anew."""
        self._work = -WORK_A_LINE * module.lines
        self.home = module
        self.predicates = 0
        self.running.clear()
        self._level = FULL

    # -- summaries

    def summary(self, function: Function, handed: Handed = (), asked: Asked = EVERYTHING_ASKED) -> Summary:
        """What a call of the function does; ``handed`` are the parameters that are given an object of the SDK.

        What is not ``asked`` may be left out.
        """
        node = function.node
        special = any(isinstance(ref, (Sdk, Hooked)) for _, ref in handed)
        level = FULL if special or function.key in self.relevant else min(self._level - 1, LOOK_INTO)
        if node in self.running:
            self.circles.add(function.module.path)
            return EMPTY
        if level < 0 or len(self.running) >= MAX_NESTED:
            return EMPTY
        for more in asked.answers():
            known = self._summaries.get((node, level, handed, more))
            if known is not None:
                return known
        outer, self._level = self._level, level
        self.running.append(node)
        try:
            result = self.interpret(function, handed, asked)
        finally:
            self.running.pop()
            self._level = outer
        key = (node, level, handed, Asked(*(a or not left for a, left in zip(asked, result.left_out))))
        self._summaries[key] = result
        self._handed.setdefault(node, []).append(key)
        return result

    def tested(self, node: FunctionNode) -> signatures.Tests:
        """The parameters that a function tests as they are, with what it compares them with."""
        if node not in self._tested:
            self._tested[node] = signatures.tested(node)
        return self._tested[node]

    def forget(self, node: ast.AST) -> None:
        """Interpret a function anew when it is asked for next."""
        for key in self._handed.pop(node, ()):
            self._summaries.pop(key, None)

    def leave(self, module: Module) -> None:
        """Let go of what a module was parsed into; it is interpreted anew should somebody ask."""
        for function in functions_in(module.asked()):
            self.forget(function.node)
            self._tested.pop(function.node, None)
        for node in [node for node, cls in self._local_classes.items() if cls.module is module]:
            del self._local_classes[node]
        self.loggers.pop(module.path, None)
        self._globals.pop(module, None)
        module.clear()

    def interpret(self, function: Function, handed: Handed = (), asked: Asked = EVERYTHING_ASKED) -> Summary:
        frame = Frame(self, function.module, function)
        frame.asked = asked
        self._set_parameters(frame, function.node, function)
        for name, ref in handed:
            frame.state.set(name, signatures.given(ref, frame.state.get(name)))
        handler = registrations.handler_of(frame, function.module, function.node)
        if handler is not None:
            frame.handlers.append(handler)
        wrapped = bool(function.node.decorator_list) and function.key in self.relevant
        if wrapped and self.watches:
            wrapping.marked_before(frame, function.node)
        if wrapped and any(wrapping.decorators(frame, function.node)):
            frame.asked = Asked(asked.returns, True)
        interest.narrow(frame)
        frame.run(function.node.body)
        summary = self._finish(frame, function.node)
        if wrapped:
            wrapping.decorated(frame, function.node)
        return summary

    def module_summary(self, module: Module) -> Summary:
        """The facts of a module's own level: everything but what its functions do."""
        frame = Frame(self, module)
        body = [s for s in module.tree.body if not isinstance(s, (ast.Import, ast.ImportFrom))]
        frame.run(body)
        return self._finish(frame, None)

    def local_summary(self, frame: Frame, node: FunctionNode | ast.Lambda, called: bool = True) -> Summary:
        """The summary of a function defined inside the one at hand, with its names as they are now."""
        owner: Frame = frame
        while owner.closure is not None and node not in owner.locals and node not in owner.pending:
            owner = owner.closure
        known = owner.locals.get(node)
        if known is not None:
            return known
        if node in owner.locals or len(self.running) >= MAX_NESTED:
            return EMPTY
        owner.locals[node] = None
        inner = Frame(self, owner.module, None, owner)
        inner.name = getattr(node, "name", "lambda")
        self._set_parameters(inner, node, None)
        if called:
            inner.state.set(MARKS, frame.state.marks)
        handler = registrations.handler_of(inner, owner.module, node)
        if handler is not None:
            inner.handlers.append(handler)
        self.running.append(node)
        try:
            if isinstance(node, ast.Lambda):
                value = inner.evaluate(node.body)
                inner.returned.append(Returned(access.sealed(inner, value), inner.state))
                inner.state.die()
            else:
                if node.decorator_list and self.watches:
                    wrapping.marked_before(inner, node)
                inner.run(node.body)
            result = self._finish(inner, node)
            if not isinstance(node, ast.Lambda) and node.decorator_list:
                wrapping.decorated(inner, node)
        finally:
            self.running.pop()
        owner.locals[node] = result
        _hand_back(inner, owner)
        owner.summary.facts.extend(result.facts)
        return result

    def call_local(
        self, frame: Frame, node: ast.Call, local: FunctionNode | ast.Lambda, value: Value, place: ast.expr
    ) -> None:
        """A callback is called with one value: ``configure_scope(lambda scope: …)``."""
        if len(self.running) >= MAX_NESTED or local in self.running:
            return
        inner = Frame(self, frame.module, None, frame)
        self._set_parameters(inner, local, None)
        names = [*local.args.posonlyargs, *local.args.args]
        if names:
            inner.state.set(names[0].arg, value)
        frame.locals.setdefault(local, EMPTY)
        self.running.append(local)
        try:
            if isinstance(local, ast.Lambda):
                inner.evaluate(local.body)
            else:
                inner.run(local.body)
        finally:
            self.running.pop()
        _hand_back(inner, frame)
        frame.summary.facts.extend(inner.summary.facts)

    def local_class(self, frame: Frame, node: ast.ClassDef) -> Class:
        """The class that a statement inside a function defines: one, however often the function is interpreted."""
        found = self._local_classes.get(node)
        if found is None:
            found = self._local_classes[node] = Class(frame.module, node, f"{frame.name}.{node.name}")
        return found

    def _local_methods(self, frame: Frame, node: ast.ClassDef) -> None:
        """What the methods of a class inside the function at hand do, with the function's names as they are now."""
        for symbols in self.local_class(frame, node).members.values():
            for method in symbols:
                if not isinstance(method, Function) or method.node in self.running or len(self.running) >= MAX_NESTED:
                    continue
                inner = Frame(self, frame.module, method, frame)
                self._set_parameters(inner, method.node, method)
                self.running.append(method.node)
                try:
                    inner.run(method.node.body)
                    result = self._finish(inner, method.node)
                finally:
                    self.running.pop()
                frame.summary.facts.extend(result.facts)

    def _finish(self, frame: Frame, node: ast.AST | None) -> Summary:
        summary = frame.summary
        ends = frame.state.alive
        for inner in list(frame.pending):
            if isinstance(inner, ast.ClassDef):
                self._local_methods(frame, inner)
            elif inner not in frame.locals and isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                self.local_summary(frame, inner, False)
        if ends:
            frame.returned.append(Returned(UNKNOWN if frame.returned else make(consts=(None,)), frame.state))
        # A method that only raises may be overridden.
        free = frame.function is not None and frame.function.owner is None
        summary.never_returns = not frame.returned and free
        summary.filled = _filled(frame)
        if frame.returned:
            summary.returns = join_all(way.value for way in frame.returned)
            common = common_marks(way.marks for way in frame.returned)
            summary.marks = frozenset(mark for mark in common if "@" not in mark and mark != EVERYTHING)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self._class_defaults(frame, node)
            if clean_annotation(node.returns) and not summary.returns.consts:
                summary.returns = CLEAN
            if summary.starts:
                spans.summarise(summary, node)
            if self.watches and frame.function is not None:
                summary.facts.extend(coverage.uncovered(self, frame.function, frame))
        return summary

    def _class_defaults(self, frame: Frame, node: FunctionNode) -> None:
        """Keep the defaults of the parameters by whose classes the function decides what it captures."""
        summary = frame.summary
        found = [capture.possible for capture in summary.captures]
        found += [one.possible for one in summary.guards] + [error.possible for error in summary.raises]
        names = {name for possible in found for name in caught.given(possible)}
        for name, default in signatures.defaults(node.args).items() if names else ():
            if name in names:
                frame.summary.defaults[name] = self.constant_value(frame.module, default)

    # -- parameters

    def _set_parameters(self, frame: Frame, node: FunctionNode | ast.Lambda, function: Function | None) -> None:
        parameters = node.args
        everything = [*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs]
        frame.params = frozenset(
            parameter.arg
            for parameter in (*everything, *(p for p in (parameters.vararg, parameters.kwarg) if p is not None))
        )
        defaults = signatures.defaults(parameters)
        for index, parameter in enumerate(everything):
            value = self._parameter(frame, parameter, defaults.get(parameter.arg))
            if index == 0 and function is not None and function.owner is not None:
                value = instances.receiver(frame, function, value)
            frame.state.set(parameter.arg, value)
        for star in (parameters.vararg, parameters.kwarg):
            if star is not None:
                flow = Flow(star.arg)
                value = make(flows=(flow,), refs=(flow,))
                if (
                    frame.closure is not None
                    and not isinstance(node, ast.Lambda)
                    and signatures.passes_on(node, star.arg)
                ):
                    value = bag(frame, "arguments", star, star is parameters.kwarg)
                frame.state.set(star.arg, value)
        frame.summary.defaults = {
            name: constant(default.value) for name, default in defaults.items() if isinstance(default, ast.Constant)
        }
        frame.summary.optional = frozenset(
            name for name, default in defaults.items() if isinstance(default, ast.Constant) and default.value is None
        )
        if function is not None and function.node.name in wrapping.EXITS and len(everything) > 2:
            exc_type, exc = everything[1].arg, everything[2].arg
            frame.state.set(exc_type, make(refs=(Flow(exc_type), Kind(CAUGHT + exc)), clean=True))
        kind = self.hook_kinds.get(node) or hooks.kind_of(node)
        names = [p.arg for p in everything if p.arg not in ("self", "cls")]
        if kind and names:
            frame.state.set(names[0], reference(Hooked(kind)))
        if names[:2] == ["event", "context"] and not isinstance(node, ast.Lambda):
            event = bag(frame, "request-body", everything[0])
            event.refs = (*event.refs, External(access.LAMBDA))
            event.anchor = None
            frame.state.set("event", event)

    def _parameter(self, frame: Frame, parameter: ast.arg, default: ast.expr | None) -> Value:
        if clean_annotation(parameter.annotation) and not self._is_secret_uuid(parameter):
            flow = Flow(parameter.arg)
            return make(refs=(flow,), clean=True)
        typed = self.annotation(frame.module, parameter.annotation) if parameter.annotation is not None else UNKNOWN
        flow = Flow(parameter.arg)
        if parameter.arg in flows.ARGUMENT_NAMES:
            value = bag(frame, "arguments", parameter, parameter.arg == "kwargs")
            value.anchor = None
            value.refs = (*value.refs, flow)
            return value
        if self.watches and isinstance(default, ast.Constant) and isinstance(default.value, str) and default.value:
            return make(flows=(flow,), refs=(*typed.refs, flow), texts=((default.value,),))
        return make(flows=(flow,), refs=(*typed.refs, flow))

    def _is_secret_uuid(self, parameter: ast.arg) -> bool:
        """A credential is none the less one for being a UUID: ``session_token: UUID``."""
        category = self.vocabulary.classify(parameter.arg, ())
        if category is None or category.kind != "secret" or parameter.annotation is None:
            return False
        return any(last_name(node) == "UUID" for node in ast.walk(parameter.annotation))


def _filled(frame: Frame) -> dict[str, Value]:
    """The parameters whose containers the function has filled, with what it put into them."""
    out = instances.contents(frame)
    for name in frame.params:
        value = frame.state.get(name)
        if value is None or value.cell is None or Flow(name) not in value.refs:
            continue
        contents = access.sealed(frame, value)
        kept = make(fields=contents.fields, rest=contents.rest)
        if not all(member.inert for member in (*(kept.fields or {}).values(), *kept.rest)):
            out[name] = kept
    return out


def _hand_back(inner: Frame, outer: Frame) -> None:
    """What a function inside another did to the other's containers and ``nonlocal`` names."""
    for key, value in list(inner.state.table.items()):
        shared = isinstance(key, int) and key in outer.state.table
        if shared or (isinstance(key, str) and key in inner.nonlocals):
            outer.state.set(key, value)
