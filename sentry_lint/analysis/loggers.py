"""Loggers: what an expression logs to, without interpreting the code around it.

Names are followed through assignments, imports, attributes of ``self`` and functions of the project that return a
logger. What cannot be told is no logger.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from sentry_lint.analysis.modules import Assigned, Class, Function, FunctionNode, Imported, Module, Symbol
from sentry_lint.analysis.values import ClassRef, External, FunctionRef, Made
from sentry_lint.knowledge import logs

if TYPE_CHECKING:
    from sentry_lint.analysis.symbols import Symbols

MAX_HOPS = 8


class Logger(NamedTuple):
    """A logger of a library; ``name`` is its own ("" the root's, None: not known), ``traced`` that it logs tracebacks.

    ``traced`` comes of loguru's ``opt(exception=…)``.
    """

    library: str
    name: str | None = None
    traced: bool = False


class LogCall(NamedTuple):
    """A call that logs, at a level (None: not known); ``traced``: with the exception's traceback."""

    node: ast.Call
    logger: Logger
    level: int | None
    traced: bool


class Loggers:
    """The loggers of one module, each name looked up once."""

    __slots__ = ("_assigned", "_engine", "_known", "_module")

    def __init__(self, engine: Symbols, module: Module) -> None:
        self._engine = engine
        self._module = module
        self._known: dict[tuple[int, str], Logger | None] = {}
        self._assigned: dict[FunctionNode, dict[str, ast.expr]] = {}

    def call(self, node: ast.AST, function: Function | None, inside: FunctionNode | None) -> LogCall | None:
        """The log call that a node is, in a method or function (``inside``: the innermost one's node)."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return None
        method = node.func.attr
        if method not in logs.LEVELS and method != logs.GENERIC:
            return None
        logger = self.logger(node.func.value, function, inside)
        if logger is None:
            return None
        level = logs.LEVELS.get(method)
        if method == logs.GENERIC:
            level = level_of(node.args[0]) if node.args else None
        return LogCall(node, logger, level, logger.traced or _traced(node, method, logger.library))

    def logger(self, node: ast.expr, function: Function | None, inside: FunctionNode | None) -> Logger | None:
        """The logger that an expression is."""
        return self._of(self._module, node, function, inside, 0)

    def _of(
        self, module: Module, node: ast.expr, function: Function | None, inside: FunctionNode | None, hops: int
    ) -> Logger | None:
        if hops > MAX_HOPS:
            return None
        match node:
            case ast.Name(id=name):
                return self._name(module, name, function, inside, hops)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=attr) if function is not None and function.owner:
                return self._field(function.owner, attr, hops)
            case ast.Attribute(value=ast.Name(id=name), attr=attr):
                return self._attribute(module, name, attr, hops)
            case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in logs.SAME:
                found = self._of(module, inner, function, inside, hops + 1)
                name_ = None if attr == "getChild" else found.name if found is not None else None
                return found and found._replace(name=name_, traced=found.traced or _opted(node))
            case ast.Call():
                return self._made(module, node, hops)
        return None

    def _name(
        self, module: Module, name: str, function: Function | None, inside: FunctionNode | None, hops: int
    ) -> Logger | None:
        for scope in dict.fromkeys((inside, function.node if function is not None else None)):
            if scope is None:
                continue
            bound = self._bound(scope, name)
            if isinstance(bound, ast.arg):
                return self._annotated(module, bound.annotation)
            if bound is not None:
                return self._of(module, bound, function, None, hops + 1)
        return self._global(module, name, hops)

    def _bound(self, scope: FunctionNode, name: str) -> ast.expr | ast.arg | None:
        """What a function binds a name to: a parameter, or the last expression that is assigned."""
        arguments = scope.args
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if argument.arg == name:
                return argument
        if scope not in self._assigned:
            self._assigned[scope] = found = {}
            for node in ast.walk(scope):
                match node:
                    case (
                        ast.Assign(targets=[ast.Name(id=target)], value=value)
                        | ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value)
                    ) if _other(value, target):
                        found[target] = value
        return self._assigned[scope].get(name)

    def _global(self, module: Module, name: str, hops: int) -> Logger | None:
        key = (id(module), name)
        if key not in self._known:
            self._known[key] = None  # while it is being found out
            self._known[key] = self._symbols(module, module.symbols.get(name, []), hops)
        return self._known[key]

    def _symbols(self, module: Module, symbols: list[Symbol], hops: int) -> Logger | None:
        for symbol in symbols[-3:]:
            if isinstance(symbol, Imported):
                found = self._imported(module, symbol.target, hops)
            elif isinstance(symbol, Assigned):
                found = self._annotated(module, symbol.annotation)
                if found is None and symbol.value is not None:
                    found = self._of(module, symbol.value, None, None, hops + 1)
            else:
                found = None
            if found is not None:
                return found
        return None

    def _imported(self, module: Module, dotted: str, hops: int) -> Logger | None:
        if dotted in logs.LOGGERS:
            return Logger(logs.LOGGERS[dotted], "" if dotted.startswith("logging") else None)
        found = self._engine.project.resolve(module, dotted) if hops < MAX_HOPS else None
        if found is None or not found[1] or "." in found[1]:
            return None
        return self._global(found[0], found[1], hops + 1)

    def _attribute(self, module: Module, name: str, attr: str, hops: int) -> Logger | None:
        """``log_module.logger``, ``app.logger``."""
        for symbol in module.symbols.get(name, ())[-2:]:
            if isinstance(symbol, Imported):
                found = self._imported(module, f"{symbol.target}.{attr}", hops)
                if found is not None:
                    return found
        if attr == "logger":
            value = self._engine.global_value(module, name)
            if value is not None and any(isinstance(r, Made) and r.name in logs.APPLICATIONS for r in value.refs):
                return Logger(logs.STDLIB)
        return None

    def _field(self, cls: Class, attr: str, hops: int) -> Logger | None:
        for ancestor in self._engine.lineage(cls):
            if isinstance(ancestor, str):
                continue
            found = self._symbols(ancestor.module, ancestor.members.get(attr, []), hops + 1)
            for method, value in ancestor.fillers.get(attr, ()) if found is None else ():
                found = found or self._of(ancestor.module, value, method, method.node, hops + 1)
            if found is not None:
                return found
        return None

    def _annotated(self, module: Module, annotation: ast.expr | None) -> Logger | None:
        if not isinstance(annotation, (ast.Name, ast.Attribute)):
            return None
        for ref in self._engine.constant_value(module, annotation).refs:
            if isinstance(ref, External) and ref.name in logs.CLASSES:
                return Logger(logs.CLASSES[ref.name])
        return None

    def _made(self, module: Module, node: ast.Call, hops: int) -> Logger | None:
        """``getLogger(__name__)``, a function of the project that returns one, a class derived from one."""
        for ref in self._engine.constant_value(module, node.func).refs:
            if isinstance(ref, External) and ref.name in logs.GETTERS:
                library = logs.GETTERS[ref.name]
                return Logger(library, _logger_name(node, module) if library == logs.STDLIB else None)
            if isinstance(ref, FunctionRef):
                found = self._returned(ref.function, hops)
                if found is not None:
                    return found._replace(name=None)
            if isinstance(ref, ClassRef):
                for name in self._engine.lineage(ref.cls):
                    if isinstance(name, str) and name in logs.CLASSES:
                        return Logger(logs.CLASSES[name])
        return None

    def _returned(self, function: Function, hops: int) -> Logger | None:
        for node in ast.walk(function.node):
            if isinstance(node, ast.Return) and node.value is not None:
                found = self._of(function.module, node.value, function, function.node, hops + 2)
                if found is not None:
                    return found
        return None


def level_of(node: ast.expr | None) -> int | None:
    """The level that an expression names: ``logging.ERROR``, ``ERROR``, ``"error"``, ``40``; None: not known."""
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int(number)):
            return number
        case ast.Constant(value=str(name)) | ast.Attribute(attr=name) | ast.Name(id=name):
            return logs.LEVELS.get(name.lower())
    return None


def _other(value: ast.expr, name: str) -> bool:
    """``logger = logger.bind(…)`` tells nothing that the first binding does not."""
    return not any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))


def _logger_name(node: ast.Call, module: Module) -> str | None:
    given = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "name"), None)
    match given:
        case None:
            return ""
        case ast.Constant(value=str(name)):
            return name
        case ast.Name(id="__name__"):
            return module.name
    return None


def _traced(node: ast.Call, method: str, library: str) -> bool:
    """The record holds the exception; loguru takes ``exc_info`` for one more value to format."""
    given = next((keyword.value for keyword in node.keywords if keyword.arg == "exc_info"), None)
    if library != logs.LOGURU and given is not None:
        return not (isinstance(given, ast.Constant) and not given.value)
    return method == "exception" or any(keyword.arg is None for keyword in node.keywords)


def _opted(node: ast.Call) -> bool:
    for keyword in node.keywords:
        if keyword.arg == "exception":
            return not (isinstance(keyword.value, ast.Constant) and not keyword.value.value)
    return False
