"""Finding the project's modules and what they define, without importing or executing anything.

A module is looked for below the source roots: the policy's, else the folders that packages and ``pyproject.toml``
show. Files are cached for the life of the process by path, size and time of change.
"""

from __future__ import annotations

import ast
import builtins
import os
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Union

from sentry_lint.knowledge import flows

if TYPE_CHECKING:
    from sentry_lint.analysis.log_setup import LogSetup
    from sentry_lint.analysis.sweep import Sweep

MAX_BYTES = 4_000_000  # an imported module larger than this is data, not a helper
ROOT_MARKS = ("pyproject.toml", "setup.py", "setup.cfg", ".git", "manage.py", "requirements.txt")

BUILTINS = frozenset(dir(builtins))

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

    __slots__ = ("module", "node", "owner", "qualname")

    def __init__(self, module: Module, node: FunctionNode, qualname: str, owner: Class | None = None) -> None:
        self.module = module
        self.node = node
        self.qualname = qualname
        self.owner = owner

    @property
    def dotted(self) -> str:
        return f"{self.module.name}.{self.qualname}"

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

    __slots__ = ("_fillers", "members", "module", "node", "qualname")

    def __init__(self, module: Module, node: ast.ClassDef, qualname: str) -> None:
        self.module = module
        self.node = node
        self.qualname = qualname
        self.members: dict[str, list[Symbol]] = {}
        self._fillers: dict[str, list[tuple[Function, ast.expr]]] | None = None
        collect_symbols(module, node.body, self.members, qualname + ".", self)

    @property
    def dotted(self) -> str:
        return f"{self.module.name}.{self.qualname}"

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
        "_sdk_imports",
        "_symbols",
        "_tree",
        "broken",
        "is_package",
        "lines",
        "name",
        "path",
        "roots",
        "source",
        "stars",
        "too_deep",
    )

    def __init__(self, path: str, name: str, source: bytes, roots: tuple[str, ...], tree: ast.Module | None = None):
        self.path = path
        self.name = name
        self.source = source
        self.lines = source.count(b"\n")
        self.roots = roots
        self.is_package = os.path.basename(path) == "__init__.py"
        self.too_deep = False
        self.stars: list[str] = []
        self._tree = tree
        self._symbols: dict[str, list[Symbol]] | None = None
        self._sdk_imports: list[SdkImport] | None = None

    @property
    def tree(self) -> ast.Module:
        """The parsed source; an empty module (perhaps ``too_deep``) where it cannot be parsed."""
        if self._tree is None:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    self._tree = ast.parse(self.source)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                self.too_deep = isinstance(error, (RecursionError, MemoryError))
                self._tree = ast.Module(body=[], type_ignores=[])
        return self._tree

    @property
    def is_parsed(self) -> bool:
        return self._tree is not None

    def release(self) -> None:
        """Let go of a tree that nothing refers to, as most files' is; it is parsed again should an import need it."""
        if self._symbols is None:
            self._tree = None

    @property
    def symbols(self) -> dict[str, list[Symbol]]:
        """What each module-level name may be bound to, in source order."""
        if self._symbols is None:
            self._symbols = {}
            collect_symbols(self, self.tree.body, self._symbols, "", None)
        return self._symbols

    @property
    def sdk_imports(self) -> list[SdkImport]:
        """All imports of the SDK, however deep."""
        if self._sdk_imports is None:
            self._sdk_imports = list(_sdk_imports(self.tree)) if b"sentry_sdk" in self.source else []
        return self._sdk_imports

    def absolute(self, node: ast.ImportFrom) -> str:
        """The absolute dotted name of the module that a ``from … import`` names."""
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        keep = len(parts) - node.level + (1 if self.is_package else 0)
        base = parts[: max(keep, 0)]
        return ".".join(base + ([node.module] if node.module else []))


def _sdk_imports(tree: ast.Module) -> Iterator[SdkImport]:
    for node in statements_in(tree.body):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    if alias.name.partition(".")[0] == "sentry_sdk":
                        yield SdkImport(node, alias, alias.asname or "sentry_sdk", alias.name)
            case ast.ImportFrom(module=str(module), names=names, level=0) if module.partition(".")[0] == "sentry_sdk":
                for alias in names:
                    yield SdkImport(node, alias, alias.asname or alias.name, f"{module}.{alias.name}")


def collect_symbols(
    module: Module, body: Sequence[ast.stmt], into: dict[str, list[Symbol]], prefix: str, owner: Class | None
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
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                into.setdefault(node.name, []).append(Function(module, node, prefix + node.name, owner))
            case ast.ClassDef():
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


class Project:
    """The modules of one process, by path. ``configured`` holds the policy's source roots (absolute folders)."""

    def __init__(self, configured: tuple[str, ...] = ()) -> None:
        self.configured = configured
        self._modules: dict[str, tuple[tuple[int, int], Module | None]] = {}
        self._found: dict[tuple[tuple[str, ...], str], str | None] = {}
        self._roots: dict[str, tuple[str, ...]] = {}
        self._listed: dict[str, frozenset[str]] = {}
        self.log_setups: dict[str, LogSetup] = {}  # by project folder
        self.sweeps: dict[str, Sweep] = {}

    def roots_of(self, path: str) -> tuple[str, ...]:
        """The folders below which a file's imports are looked for, nearest first."""
        folder = os.path.dirname(path)
        if folder not in self._roots:
            self._roots[folder] = self._find_roots(folder)
        return self._roots[folder]

    def _find_roots(self, folder: str) -> tuple[str, ...]:
        roots = [root for root in self.configured if os.path.commonpath([root, folder]) == root]
        package = folder
        while "__init__.py" in self._names(package) and os.path.dirname(package) != package:
            package = os.path.dirname(package)
        roots.append(package)
        above = package
        for _ in range(8):
            names = self._names(above)
            roots.append(above)
            if "src" in names:
                roots.append(os.path.join(above, "src"))
            if any(mark in names for mark in ROOT_MARKS):
                break
            parent = os.path.dirname(above)
            if parent == above:
                break
            above = parent
        else:
            roots = roots[:2]
        return tuple(dict.fromkeys(roots))

    def _names(self, folder: str) -> frozenset[str]:
        names = self._listed.get(folder)
        if names is None:
            try:
                names = frozenset(os.listdir(folder))
            except OSError:
                names = frozenset()
            self._listed[folder] = names
        return names

    def name_of(self, path: str) -> str:
        """The dotted name of a file below the deepest root that makes one (``app.views`` for ``app/views.py``)."""
        best = ""
        stem = path[:-3] if path.endswith(".py") else path
        roots = self.roots_of(path)
        for root in [*(r for r in roots if r in self.configured), *roots]:
            prefix = root.rstrip(os.sep) + os.sep
            if stem.startswith(prefix):
                best = stem[len(prefix) :].replace(os.sep, ".")
                break
        best = best or os.path.basename(stem)
        if best == "__init__":
            return os.path.basename(os.path.dirname(path))
        return best.removesuffix(".__init__")

    def find(self, roots: tuple[str, ...], dotted: str) -> str | None:
        """The path of a module of the project, or None."""
        key = (roots, dotted)
        if key not in self._found:
            self._found[key] = self._search(roots, dotted)
        return self._found[key]

    def _search(self, roots: tuple[str, ...], dotted: str) -> str | None:
        parts = dotted.split(".")
        if not all(parts):
            return None
        for root in roots:
            folder = root
            for part in parts[:-1]:
                if part not in self._names(folder):
                    break
                folder = os.path.join(folder, part)
            else:
                names = self._names(folder)
                if parts[-1] + ".py" in names:
                    return os.path.join(folder, parts[-1] + ".py")
                if parts[-1] in names and "__init__.py" in self._names(os.path.join(folder, parts[-1])):
                    return os.path.join(folder, parts[-1], "__init__.py")
        return None

    def load(self, path: str) -> Module | None:
        """The module at a path; None where it cannot be read or is too large."""
        try:
            found = os.stat(path)
        except OSError:
            return None
        stamp = (found.st_size, found.st_mtime_ns)
        cached = self._modules.get(path)
        if cached is not None and cached[0] == stamp:
            return cached[1]
        module: Module | None = None
        if found.st_size <= MAX_BYTES:
            try:
                with open(path, "rb") as stream:
                    module = Module(path, self.name_of(path), stream.read(), self.roots_of(path))
            except OSError:
                module = None
        self._modules[path] = (stamp, module)
        return module

    def adopt(self, path: str, source: bytes, tree: ast.Module | None) -> Module:
        """The module of a source that is already in hand (the checked file), shared with imports of it."""
        try:
            found = os.stat(path)
            stamp = (found.st_size, found.st_mtime_ns)
        except OSError:
            stamp = (-1, -1)
        cached = self._modules.get(path)
        if cached is not None and cached[0] == stamp and cached[1] is not None and cached[1].source == source:
            return cached[1]
        module = Module(path, self.name_of(path), source, self.roots_of(path), tree)
        if stamp[0] == len(source):
            self._modules[path] = (stamp, module)
        return module

    def module(self, importer: Module, dotted: str) -> Module | None:
        """The module that ``dotted`` names when ``importer`` imports it."""
        path = self.find(importer.roots, dotted)
        return self.load(path) if path else None

    def resolve(self, importer: Module, dotted: str) -> tuple[Module, str] | None:
        """Split an absolute dotted name into the longest module of the project and what is left of it."""
        parts = dotted.split(".")
        for cut in range(len(parts), 0, -1):
            module = self.module(importer, ".".join(parts[:cut]))
            if module is not None:
                return module, ".".join(parts[cut:])
        return None
