"""SNT204 and SNT205: one error is one event, with all that is known of it."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from typing import Union

from sentry_lint.analysis import errors, sweep
from sentry_lint.analysis.facts import Called, Reported, line_of, start_of
from sentry_lint.analysis.frames import Frame, source_text
from sentry_lint.analysis.log_setup import LogSetup, setup_for
from sentry_lint.analysis.loggers import LogCall, Loggers
from sentry_lint.analysis.modules import BUILTINS, Class, Function
from sentry_lint.analysis.values import ClassRef, External, FunctionRef, Ref
from sentry_lint.findings import Finding, Fix, SetFirst, Step
from sentry_lint.knowledge import http_errors, logs, sdk
from sentry_lint.rules.checks.base import Checked, finding, span_of
from sentry_lint.rules.checks.ways import (
    Place,
    exclusive,
    follows,
    function_of,
    is_caught,
    own_nodes,
    places,
    while_developing,
)

ANEW = "SNT204"
LOGGED = "SNT205"
KEEP_DEDUPE = "leave one of the two out, or DedupeIntegration on"
Scope = Union[ast.ExceptHandler, ast.FunctionDef, ast.AsyncFunctionDef]


def check(checked: Checked) -> Iterator[Finding]:
    """Captures of an error that the SDK reports a second time: as a log record, or as what is raised in its place."""
    doubles: _Doubles | None = None
    seen: set[ast.AST] = set()
    for function, fact in checked.of_type(Reported):
        if not isinstance(fact, Reported) or fact.site in seen:
            continue
        seen.add(fact.site)
        doubles = doubles or _Doubles(checked)
        yield from doubles.findings(function, fact)


class _Site:
    """A capture, and the handler or function whose other statements belong to the same error."""

    __slots__ = ("around", "function", "inside", "parameter", "scope", "site")

    def __init__(self, checked: Checked, function: Function | None, fact: Reported) -> None:
        self.site = fact.site
        self.function = function
        self.parameter = fact.parameter
        self.inside = function_of(checked, fact.site)
        self.scope: Scope | None = fact.handler if fact.handler is not None else self.inside
        self.around: Sequence[Place] = places(checked, fact.site)

    def concerns(self, node: ast.AST) -> bool:
        """In a handler everything concerns the error; in a function, what names the parameter that holds it."""
        return not self.parameter or any(
            isinstance(inner, ast.Name) and inner.id == self.parameter for inner in ast.walk(node)
        )


class _Doubles:
    __slots__ = ("_checked", "_loggers", "_set", "_setup")

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._loggers = Loggers(checked.engine, checked.module)
        self._setup: LogSetup | None = None
        self._set: list[ast.Call] | None = None

    def findings(self, function: Function | None, fact: Reported) -> Iterator[Finding]:
        if fact.handler is not None and not _candidates(fact.handler):
            return
        site = _Site(self._checked, function, fact)
        nodes = _candidates(site.scope) if site.scope is not None else []
        found = self._logged(site, nodes)
        if found is not None:
            yield found
        for node in nodes:
            if isinstance(node, ast.Raise) and self._raises_anew(site, node):
                yield self._anew(site, node)
                return

    # -- logged as well

    def _logged(self, site: _Site, nodes: list[ast.AST]) -> Finding | None:
        for node in nodes:
            call = self._loggers.call(node, site.function, site.inside)
            if call is None or not site.concerns(node) or exclusive(self._checked, node, site.site):
                continue
            if while_developing(self._checked, node):
                continue
            around = places(self._checked, node)
            before, after = follows(around, site.around), follows(site.around, around)
            lost = self._lost(site, around) if before and call.traced else []
            if (not lost and (call.traced or not (before or after))) or not self._is_event(call):
                continue
            dropped = lost and self._set_up().deduped
            advice = _advice(call) if dropped or not lost else KEEP_DEDUPE
            return self._without(site, call, lost) if dropped else self._twice(site, call, before, advice)
        return None

    def _is_event(self, call: LogCall) -> bool:
        if call.level is None or call.level < logs.LEVELS["warning"]:
            return False  # nobody makes events of these, and to ask costs
        return self._set_up().is_event(call.logger, call.level)

    def _set_up(self) -> LogSetup:
        if self._setup is None:
            self._setup = setup_for(self._checked.module.path, self._checked.engine.project.log_setups)
        return self._setup

    def _twice(self, site: _Site, call: LogCall, before: bool, advice: str) -> Finding:
        name = source_text(call.node.func)
        sent = "has sent" if before else "sends"
        message = (
            f"{name}() (line {line_of(call.node)}) {sent} an event of its own for this error, "
            f"so it is reported twice; {advice}"
        )
        return self._finding(LOGGED, site, message, call.node, name)

    def _without(self, site: _Site, call: LogCall, lost: list[ast.Call]) -> Finding:
        name = source_text(call.node.func)
        message = (
            f"{name}() (line {line_of(call.node)}) has sent this error, so the capture is dropped as its double and "
            f"{source_text(lost[0].func)}() (line {line_of(lost[0])}) comes too late; set it before the error is logged"
        )
        fix = SetFirst(span_of(call.node), tuple(span_of(one) for one in lost))
        return self._finding(LOGGED, site, message, call.node, name, fix)

    def _lost(self, site: _Site, logged: Sequence[Place]) -> list[ast.Call]:
        """What is set on a scope between the log call and the capture."""
        if self._set is None:
            facts = (fact for _, fact in self._checked.of_type(Called))
            self._set = [f.site for f in facts if isinstance(f, Called) and f.function in sdk.SCOPE_SETTERS]
        lost = []
        for call in self._set:
            around = places(self._checked, call)
            if follows(logged, around) and follows(around, site.around):
                lost.append(call)
        return lost

    # -- raised anew

    def _raises_anew(self, site: _Site, node: ast.Raise) -> bool:
        if not site.concerns(node) or not follows(site.around, places(self._checked, node)):
            return False
        if exclusive(self._checked, node, site.site) or is_caught(self._checked, node) or _is_protocol(site.inside):
            return False
        if site.inside is not None and function_of(self._checked, site.inside) is not None:
            return False  # nobody can tell where it is called
        return self._is_reported(site, node.exc)

    def _is_reported(self, site: _Site, node: ast.expr | None) -> bool:
        """Whether what is raised is surely an exception that Sentry hears of."""
        if isinstance(node, ast.Name) and site.inside is not None:
            bound = _bound(site.inside, node.id)
            if bound:
                return all(isinstance(one, ast.Call) and self._is_reported(site, one) for one in bound)
        made = node.func if isinstance(node, ast.Call) else node
        if not isinstance(made, (ast.Name, ast.Attribute)):
            return False
        root = made
        while isinstance(root, ast.Attribute):
            root = root.value  # type: ignore[assignment]
        if not isinstance(root, ast.Name) or (site.inside is not None and _bound(site.inside, root.id)):
            return False
        refs = self._checked.engine.constant_value(self._checked.module, made).refs
        return len(refs) == 1 and self._is_class_reported(refs[0], node) and not self._is_handled(site, refs[0])

    def _is_handled(self, site: _Site, ref: Ref) -> bool:
        """Somewhere in the project what the function raises is, or may be, caught, or answered by a handler."""
        if site.inside is None:
            return False
        engine, module = self._checked.engine, self._checked.module
        if any(self._is_of_project(decorator) for decorator in site.inside.decorator_list):
            return True
        own = isinstance(ref, ClassRef)
        if not own and http_errors.http_error(engine.class_name(ref)) is not None:
            return False  # it is made for the framework
        swept = sweep.of(module.path, engine.project.sweeps)
        lineage = engine.lineage(ref.cls) if isinstance(ref, ClassRef) else []
        named = {one.node.name for one in lineage if isinstance(one, Class)}
        if not swept.whole or not (named | sweep.BROAD).isdisjoint(swept.answered):
            return True
        if own and not _is_entry(site.inside) and not named.isdisjoint(swept.caught):
            return True
        owner = site.function.owner if site.function is not None else None
        name = owner.node.name if owner is not None and site.inside.name in ENTERED else site.inside.name
        bases = {engine.class_name(ref), *_builtin_bases(engine.class_name(ref))} if not own else named
        return swept.is_caught(name, bases)

    def _is_of_project(self, decorator: ast.expr) -> bool:
        made = decorator.func if isinstance(decorator, ast.Call) else decorator
        refs = self._checked.engine.constant_value(self._checked.module, made).refs
        return any(isinstance(ref, (FunctionRef, ClassRef)) for ref in refs)

    def _is_class_reported(self, ref: Ref, node: ast.expr | None) -> bool:
        engine = self._checked.engine
        if engine.is_expected(engine.class_name(ref)):
            return False
        if isinstance(ref, ClassRef) and not engine.http_ancestor(ref.cls):
            return self._is_plain(ref.cls)
        if isinstance(ref, External) and ref.name.removeprefix("builtins.") in BUILTINS:
            return ref.name.removeprefix("builtins.") in ERRORS
        frame = Frame(engine, self._checked.module)
        raised: Ref = ref
        if isinstance(ref, External) and isinstance(node, ast.Call):
            status = errors.made_status(frame, ref.name, node)
            return status is not None and status[0] >= 500 and self._framework(ref.name) in http_errors.REPORTING
        error = errors.error_of(frame, raised, node) if isinstance(ref, ClassRef) and node is not None else None
        framework = self._framework(engine.http_ancestor(ref.cls)) if isinstance(ref, ClassRef) else ""
        return error is not None and error.low >= 500 and framework in http_errors.REPORTING

    @staticmethod
    def _framework(name: str) -> str:
        found = http_errors.http_error(name)
        return found.framework if found is not None else ""

    def _is_plain(self, cls: Class) -> bool:
        """All its ancestors are known, and built-in errors at the end."""
        engine = self._checked.engine
        for ancestor in engine.lineage(cls):
            if isinstance(ancestor, Class):
                if not ancestor.node.bases or len(engine.bases(ancestor)) != len(ancestor.node.bases):
                    return False
            elif ancestor.removeprefix("builtins.") not in ERRORS:
                return False
        return True

    def _anew(self, site: _Site, node: ast.Raise) -> Finding:
        made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        name = source_text(made) if made is not None else "another error"
        message = (
            f"captured here, and reported again as {name} (line {line_of(node)}), which holds it as its cause: two "
            f"events; leave the capture out, or raise what was caught"
        )
        return self._finding(ANEW, site, message, node, f"raise {name}")

    def _finding(
        self, code: str, site: _Site, message: str, other: ast.AST, text: str, fix: Fix | None = None
    ) -> Finding:
        path = self._checked.module.path
        steps = sorted([(start_of(site.site), "capture_exception"), (start_of(other), text)])
        way = tuple(Step(path, start[0], what) for start, what in steps)
        return finding(self._checked, code, site.site, message, way, fix)


def _candidates(scope: Scope) -> list[ast.AST]:
    """What may report an error once more: raising another one, and calls that may log."""
    return [
        node
        for node in own_nodes(scope)
        if (isinstance(node, ast.Raise) and node.exc is not None)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS)
    ]


METHODS = frozenset({*logs.LEVELS, logs.GENERIC})
# Built-in exceptions that end up with Sentry. Left out: what ends the program or a loop, and warnings.
ERRORS = frozenset(name for name in BUILTINS if name.endswith("Error") or name == "Exception")
# Methods whose errors are part of a protocol.
ENTERED = frozenset({"__init__", "__call__", "__enter__", "__aenter__", "__exit__", "__aexit__", "__new__"})
VALIDATING = frozenset({"validator", "field_validator", "model_validator", "root_validator", "validates"})


# Decorators of what a framework calls: views, tasks, commands.
ENTRIES = frozenset(
    {
        "route",
        "get",
        "post",
        "put",
        "patch",
        "delete",
        "head",
        "options",
        "api_route",
        "websocket",
        "api_view",
        "action",
    }
    | {"shared_task", "task", "periodic_task", "actor", "db_task", "job", "flow", "command"}
)


def _is_entry(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    for decorator in function.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if source_text(target).rpartition(".")[2] in ENTRIES:
            return True
    return False


def _builtin_bases(name: str) -> set[str]:
    cls = getattr(builtins, name, None)
    return {base.__name__ for base in cls.__mro__} if isinstance(cls, type) else set()


def _is_protocol(inside: ast.FunctionDef | ast.AsyncFunctionDef | None) -> bool:
    """A method whose errors its caller expects: a dunder method, a validator."""
    if inside is None:
        return False
    if inside.name.startswith("__") and inside.name.endswith("__") and inside.name not in ENTERED:
        return True
    for decorator in inside.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if source_text(target).rpartition(".")[2] in VALIDATING:
            return True
    return False


def _bound(scope: ast.AST, name: str) -> list[ast.AST]:
    """What a function binds a name to; the node that binds it where that is no assignment."""
    out: list[ast.AST] = []
    for node in ast.walk(scope):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=target)], value=value)
                | ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value)
            ) if target == name:
                out.append(value)
            case ast.Name(id=target, ctx=ast.Store()) if target == name:
                out += [] if _assigned(scope, node) else [node]
            case ast.ExceptHandler(name=str(target)) | ast.arg(arg=target) if target == name:
                out.append(node)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                out += [node for alias in names if (alias.asname or alias.name.partition(".")[0]) == name]
    return out


def _assigned(scope: ast.AST, target: ast.Name) -> bool:
    return any(
        (isinstance(node, ast.Assign) and node.targets == [target])
        or (isinstance(node, ast.AnnAssign) and node.target is target)
        for node in ast.walk(scope)
    )


def _advice(call: LogCall) -> str:
    if call.logger.library == "loguru":
        return "use logger.exception() and leave the capture out"
    return "log it with exc_info=True, or below the level of events"
