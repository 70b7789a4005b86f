"""The project's source files and what they define at their own level, without importing or executing anything.

A file is parsed on first use: whole where its tree is asked for, else only the definitions that are.
"""

from __future__ import annotations

import ast
import builtins
import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Union, cast

from sentry_lint.analysis import outline
from sentry_lint.analysis.outline import Outline, Part
from sentry_lint.knowledge import flows

BUILTINS = frozenset(dir(builtins))
SDK = b"sentry_sdk"
REBOUND = re.compile(rb"^[ \t]+global[ \t]+(\w+(?:[ \t]*,[ \t]*\w+)*)", re.M)

SIMPLE = (ast.Expr, ast.Assign, ast.Return, ast.AnnAssign, ast.AugAssign, ast.Raise)  # hold no statements
FunctionNode = Union[ast.FunctionDef, ast.AsyncFunctionDef]


class Imported:
    """A name bound by an import: ``target`` is the absolute dotted name it stands for."""

    __slots__ = ("target",)

    def __init__(self, target: str) -> None:
        self.target = target


class Assigned:
    """A module-level (or class-level) name bound by an assignment of an expression."""

    __slots__ = ("annotation", "value")

    def __init__(self, value: ast.expr | None, annotation: ast.expr | None = None) -> None:
        self.value = value
        self.annotation = annotation


class SdkImport(NamedTuple):
    """A name that an import binds to something of the SDK: ``target`` is that thing's full name (``*``: every name)."""

    statement: ast.Import | ast.ImportFrom
    alias: ast.alias
    name: str
    target: str


class Function:
    """A function or method of the project. ``qualname`` is dotted within the module, ``owner`` its class."""

    __slots__ = ("_definition", "module", "owner", "qualname")

    def __init__(self, module: Module, node: FunctionNode | Part, qualname: str, owner: Class | None = None) -> None:
        self.module = module
        self._definition = node
        self.qualname = qualname
        self.owner = owner

    @property
    def part(self) -> Part | None:
        """What stands for the function in its module's outline."""
        return self._definition if isinstance(self._definition, Part) else None

    @property
    def node(self) -> FunctionNode:
        known = self._definition
        return cast("FunctionNode", known.node) if isinstance(known, Part) else known

    @property
    def dotted(self) -> str:
        return f"{self.module.name}.{self.qualname}"

    @property
    def key(self) -> tuple[str, str]:
        """What tells the function from all others, also when its module is parsed again."""
        return self.module.path, self.qualname

    def decorators(self) -> Iterator[str]:
        """The last names of the decorators: ``staticmethod``, ``property``, ``route`` …"""
        for decorator in self.node.decorator_list:
            target = decorator.func if isinstance(decorator, ast.Call) else decorator
            if isinstance(target, ast.Attribute):
                yield target.attr
            elif isinstance(target, ast.Name):
                yield target.id


class Class:
    """A class of the project with its own members; bases are expressions of its module."""

    __slots__ = ("_definition", "_fillers", "_members", "lineage", "module", "qualname")

    def __init__(self, module: Module, node: ast.ClassDef | Part, qualname: str) -> None:
        self.module = module
        self._definition = node
        self.qualname = qualname
        self._members: dict[str, list[Symbol]] | None = None
        self.lineage: list[Class | str] | None = None  # itself and its ancestors, once they have been found
        self._fillers: dict[str, list[tuple[Function, ast.expr]]] | None = None

    @property
    def part(self) -> Part | None:
        """What stands for the class in its module's outline."""
        return self._definition if isinstance(self._definition, Part) else None

    @property
    def node(self) -> ast.ClassDef:
        known = self._definition
        return cast("ast.ClassDef", known.node) if isinstance(known, Part) else known

    @property
    def members(self) -> dict[str, list[Symbol]]:
        """What each name of its own may be bound to, in source order."""
        if self._members is None:
            self._members = {}
            collect_symbols(self.module, self.node.body, self._members, self.qualname + ".", self)
        return self._members

    @property
    def dotted(self) -> str:
        return f"{self.module.name}.{self.qualname}"

    def clear(self) -> None:
        """Let go of the members."""
        for symbols in (self._members or {}).values():
            for symbol in symbols:
                if isinstance(symbol, Class):
                    symbol.clear()
        self._members = self._fillers = self.lineage = None

    @property
    def fillers(self) -> dict[str, list[tuple[Function, ast.expr]]]:
        """By attribute, the methods that store into it or into the container it holds, with what they store."""
        if self._fillers is None:
            self._fillers = {}
            for symbols in self.members.values():
                for method in symbols:
                    if isinstance(method, Function):
                        for attr, value in _stores(method.node):
                            self._fillers.setdefault(attr, []).append((method, value))
        return self._fillers


def statements_in(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """The statements and those inside them, functions' and classes' too; no expressions."""
    stack: list[ast.AST] = list(reversed(body))
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, SIMPLE):
            continue
        for field in ("body", "handlers", "orelse", "finalbody", "cases"):
            stack.extend(getattr(node, field, ()))


def _stores(node: FunctionNode) -> Iterator[tuple[str, ast.expr]]:
    """The attributes of its receiver that a method stores into, and the expressions it stores."""
    parameters = [*node.args.posonlyargs, *node.args.args]
    if not parameters:
        return
    for inner in statements_in(node.body):
        places: list[ast.expr] = []
        value: ast.expr | None = None
        match inner:
            case ast.Assign(targets=places, value=value):
                pass
            case ast.AnnAssign(target=place, value=value) | ast.AugAssign(target=place, value=value):
                places = [place]
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=place, attr=name), args=[*_, value])) if (
                name in flows.ADDING_METHODS
            ):
                places = [place]
        for place in places if value is not None else ():
            held = place.value if isinstance(place, ast.Subscript) else place
            match held:
                case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == parameters[0].arg:
                    yield attr, value or held


Symbol = Union[Imported, Assigned, Function, Class]


class Module:
    """One source file: ``name`` is its dotted name below its source root; ``tree`` is parsed on first use."""

    __slots__ = (
        "__weakref__",
        "_fault",
        "_outline",
        "_rebound",
        "_said",
        "_sdk_imports",
        "_source",
        "_symbols",
        "_tree",
        "is_package",
        "lines",
        "name",
        "on_disk",
        "path",
        "reaches",
        "roots",
        "stars",
    )

    def __init__(self, path: str, name: str, source: bytes, roots: tuple[str, ...], tree: ast.Module | None = None):
        self.path = path
        self.name = name
        self._source: bytes | None = source
        self.on_disk = True  # the source is what the file says
        self.reaches = False  # something in it is named like what reaches Sentry
        self.lines = source.count(b"\n")
        self.roots = roots
        self.is_package = os.path.basename(path) == "__init__.py"
        self._fault: Exception | None = None
        self.stars: list[str] = []
        self._tree = tree
        self._outline: Outline | None = None
        self._symbols: dict[str, list[Symbol]] | None = None
        self._sdk_imports: list[SdkImport] | None = None
        self._said: dict[bytes, bool] = {}
        self._rebound: frozenset[str] | None = None

    @property
    def source(self) -> bytes:
        """The text as it was when the module was found; read again where it has been let go."""
        if self._source is None:
            self._source = read(self.path)
        return self._source

    def says(self, text: bytes) -> bool:
        """Whether a text stands in the source; searched for once."""
        known = self._said.get(text)
        if known is None:
            known = self._said[text] = text in self.source
        return known

    @property
    def rebound(self) -> frozenset[str]:
        """The names of the module that its functions bind anew (``global``)."""
        if self._rebound is None:
            found = REBOUND.findall(self.source) if self.says(b"global ") else []
            self._rebound = frozenset(name.strip() for names in found for name in names.decode().split(","))
        return self._rebound

    @property
    def tree(self) -> ast.Module:
        """The parsed source; without what has not been looked at where it cannot be parsed (``fault`` says why)."""
        return self._tree or self.parse()

    def parse(self) -> ast.Module:
        """Parse the source as a whole: where most definitions are asked for, that is cheaper than one by one."""
        if self._tree is None:
            try:
                tree = outline.parse(self.source)
            except outline.UNPARSABLE as error:
                self._fault = error.with_traceback(None)
                tree = ast.Module(body=[], type_ignores=[])
            self._tree = self._joined(tree)
        return self._tree

    @property
    def fault(self) -> Exception | None:
        """Why the source cannot be parsed as a whole."""
        return self._fault if self.tree else None

    def take(self, tree: ast.Module | None) -> None:
        """Use a tree that somebody has parsed, where there is none."""
        if self._tree is None and tree is not None:
            self._tree = self._joined(tree)

    def _joined(self, tree: ast.Module) -> ast.Module:
        """A tree of this source, with what has been looked at already in it."""
        if self._outline is None:
            return tree
        outline.fill(self._outline, tree)
        body = [one.known if isinstance(one, Part) else one for one in self._outline]
        return ast.Module(body=[one for one in body if one is not None], type_ignores=[])

    def release(self) -> None:
        """Let go of text and tree, but for what has been looked at; it is read again should somebody ask."""
        if self._symbols is None or self._outline is not None:
            self._tree = None
        if not self.is_parsed and self.on_disk:
            self._source = None
        for one in self._outline or ():
            if isinstance(one, Part):
                one.release()

    def asked(self) -> list[Symbol]:
        """The definitions that have been parsed because somebody asked for them."""
        defined = [one for symbols in (self._symbols or {}).values() for one in symbols]
        parts = [(one, one.part) for one in defined if isinstance(one, (Function, Class))]
        return [one for one, part in parts if part is None or part.asked]

    def clear(self) -> None:
        """Let go of all that was parsed. (Piece by piece: what refers to one another would go late or never.)"""
        for one in self.asked():
            if isinstance(one, Class):
                one.clear()
        self._symbols = self._sdk_imports = self._outline = self._tree = None
        self.stars = []
        self.release()

    @property
    def is_parsed(self) -> bool:
        return self._tree is not None or self._outline is not None

    @property
    def symbols(self) -> dict[str, list[Symbol]]:
        """What each module-level name may be bound to, in source order."""
        if self._symbols is None:
            self._outline = outline.of(self.source, self._tree if self._fault is None else None)
            self._symbols = {}
            collect_symbols(self, self._outline or self.tree.body, self._symbols, "", None)
        return self._symbols

    @property
    def statements(self) -> Sequence[ast.stmt | Part]:
        """What stands at the module's own level, in order; most definitions as parts."""
        return self._outline or self.tree.body if self.symbols else self.tree.body

    def mentioning(self, text: bytes) -> Iterator[ast.stmt]:
        """The statements of the module's own level in which a text may stand."""
        for one in self.statements:
            if isinstance(one, Part):
                if one.mentions(text):
                    yield one.node
            else:
                yield one

    @property
    def sdk_imports(self) -> list[SdkImport]:
        """All imports of the SDK, however deep."""
        if self._sdk_imports is None:
            named = list(self.mentioning(SDK)) if self.says(SDK) else []
            self._sdk_imports = list(_sdk_imports(named))
        return self._sdk_imports

    def absolute(self, node: ast.ImportFrom) -> str:
        """The absolute dotted name of the module that a ``from … import`` names."""
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        keep = len(parts) - node.level + (1 if self.is_package else 0)
        base = parts[: max(keep, 0)]
        return ".".join(base + ([node.module] if node.module else []))


def read(path: str) -> bytes:
    """The bytes of a file; none where it cannot be read."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b""


def _sdk_imports(statements: Sequence[ast.stmt]) -> Iterator[SdkImport]:
    for node in statements_in(statements):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    if alias.name.partition(".")[0] == "sentry_sdk":
                        yield SdkImport(node, alias, alias.asname or "sentry_sdk", alias.name)
            case ast.ImportFrom(module=str(module), names=names, level=0) if module.partition(".")[0] == "sentry_sdk":
                for alias in names:
                    yield SdkImport(node, alias, alias.asname or alias.name, f"{module}.{alias.name}")


def collect_symbols(
    module: Module, body: Sequence[ast.stmt | Part], into: dict[str, list[Symbol]], prefix: str, owner: Class | None
) -> None:
    """Add what the statements bind, looking into ``if``, ``try``, ``with`` and loops but not into functions."""
    pending = list(reversed(body))
    while pending:
        node = pending.pop()
        match node:
            case ast.Import():
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    target = alias.name if alias.asname else name
                    into.setdefault(name, []).append(Imported(target))
            case ast.ImportFrom():
                base = module.absolute(node)
                for alias in node.names:
                    if alias.name == "*":
                        module.stars.append(base)
                    else:
                        target = f"{base}.{alias.name}" if base else alias.name
                        into.setdefault(alias.asname or alias.name, []).append(Imported(target))
            case ast.FunctionDef() | ast.AsyncFunctionDef() | Part(is_class=False):
                into.setdefault(node.name, []).append(Function(module, node, prefix + node.name, owner))
            case ast.ClassDef() | Part():
                into.setdefault(node.name, []).append(Class(module, node, prefix + node.name))
            case ast.Assign():
                for target_node in node.targets:
                    _collect_target(target_node, node.value, into)
            case ast.AnnAssign(target=ast.Name(id=name)):
                into.setdefault(name, []).append(Assigned(node.value, node.annotation))
            case ast.If() | ast.For() | ast.While() | ast.With() | ast.Try() | ast.AsyncFor() | ast.AsyncWith():
                pending.extend(reversed(_blocks(node)))
            case _:
                if type(node).__name__ == "TryStar":
                    pending.extend(reversed(_blocks(node)))


def _collect_target(target: ast.expr, value: ast.expr, into: dict[str, list[Symbol]]) -> None:
    match target:
        case ast.Name(id=name):
            into.setdefault(name, []).append(Assigned(value))
        case ast.Tuple(elts=elts) | ast.List(elts=elts):
            same = isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(elts)
            for index, element in enumerate(elts):
                inner = value.elts[index] if same and isinstance(value, (ast.Tuple, ast.List)) else None
                if isinstance(element, ast.Name):
                    into.setdefault(element.id, []).append(Assigned(inner))


def _blocks(node: ast.stmt) -> list[ast.stmt]:
    out: list[ast.stmt] = []
    for name in ("body", "handlers", "orelse", "finalbody"):
        for child in getattr(node, name, ()):
            if isinstance(child, ast.ExceptHandler):
                out.extend(child.body)
            else:
                out.append(child)
    return out
