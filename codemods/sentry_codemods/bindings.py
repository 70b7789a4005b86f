"""What names mean at a place of a file, and how to reach a function from there.

Works on the standard library's :mod:`ast`. Only bindings that are certain count: an import under a condition is
reached with the guard that the module itself provides, or not at all.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sentry_lint.findings import Span

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MISSING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
Absolute = Callable[[ast.ImportFrom], str]


class Unreachable(Exception):
    """A name that cannot be used at a place; the message says why."""


@dataclass(slots=True)
class Import:
    """An import that a file needs: ``import module``, or ``from module import name``."""

    module: str
    name: str | None = None

    @property
    def local(self) -> str:
        return self.name or self.module.split(".")[0]


@dataclass(slots=True)
class Reach:
    """How to write a name at a place: the text, a condition that must hold first, an import to add."""

    text: str
    guard: str | None = None
    needs: Import | None = None


@dataclass(slots=True)
class Bound:
    """What an import binds: the full dotted name; ``guard`` as in :class:`Reach`; ``certain`` or perhaps missing."""

    dotted: str
    guard: str | None = None
    certain: bool = True


def contains(node: ast.AST, line: int, column: int) -> bool:
    """Tells whether the place (line from 1, column in bytes) lies within ``node``."""
    start = (node.lineno, node.col_offset)  # type: ignore[attr-defined]
    end = (node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
    return start <= (line, column) < end


def blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """The statement lists of a statement, in order of the source."""
    for name in ("body", "handlers", "orelse", "finalbody", "cases"):
        found = getattr(node, name, None)
        if not isinstance(found, list):
            continue
        if name in ("handlers", "cases"):
            for inner in found:
                yield inner.body
        else:
            yield found


def own_nodes(statements: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """All nodes below ``statements`` that belong to the same scope; nested functions and classes only by name."""
    stack: list[ast.AST] = list(statements)
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            stack.extend(node.decorator_list)
        elif not isinstance(node, ast.Lambda):
            stack.extend(ast.iter_child_nodes(node))


def stored_names(statements: Sequence[ast.AST]) -> set[str]:
    """The names that ``statements`` bind in their own scope, imports included."""
    names: set[str] = set()
    for node in own_nodes(statements):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names.update((alias.asname or alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            names.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            names.add(node.rest)
    return names


def imports_of(node: ast.stmt, absolute: Absolute) -> Iterator[tuple[str, str]]:
    """(local name, full dotted name) for each name that an import statement binds."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.asname:
                yield alias.asname, alias.name
            else:
                top = alias.name.split(".")[0]
                yield top, top
    elif isinstance(node, ast.ImportFrom):
        module = absolute(node)
        for alias in node.names:
            if alias.name != "*":
                yield alias.asname or alias.name, f"{module}.{alias.name}"


class Bindings:
    """The names of one file. ``absolute`` gives the full module name of a ``from`` import, relative ones too."""

    def __init__(self, tree: ast.Module, absolute: Absolute) -> None:
        self.tree = tree
        self.absolute = absolute
        self.module_names = stored_names(tree.body)
        self.globals: dict[str, Bound] = {}
        self._loaded = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        for statement in tree.body:
            self._collect(statement)

    def _collect(self, statement: ast.stmt) -> None:
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            for local, dotted in imports_of(statement, self.absolute):
                self.globals[local] = Bound(dotted)
        elif isinstance(statement, (ast.Try, ast.If, ast.With)):
            for node in own_nodes([statement]):
                if isinstance(node, (ast.Import, ast.ImportFrom)) and not _type_checking(statement, node):
                    for local, dotted in imports_of(node, self.absolute):
                        bound = self._conditional(statement, node, local, dotted)
                        if local not in self.globals or dotted.startswith("sentry_sdk"):
                            self.globals[local] = bound

    def _conditional(self, statement: ast.stmt, node: ast.stmt, local: str, dotted: str) -> Bound:
        if isinstance(statement, ast.Try) and node in statement.finalbody:
            return Bound(dotted)
        if isinstance(statement, ast.Try) and node in statement.body:
            handlers = [inner for handler in statement.handlers for inner in handler.body]
            if all(_leaves(handler.body) for handler in statement.handlers):
                return Bound(dotted)
            others = {name for inner in handlers for name, _ in imports_of(inner, self.absolute)}
            if local in others:
                return Bound(dotted, certain=False)
        if self._assigned(local, None):
            return Bound(dotted, guard=f"{local} is not None")
        for flag in self._flags(statement):
            return Bound(dotted, guard=flag)
        return Bound(dotted, certain=False)

    def _assigned(self, name: str, value: object) -> bool:
        return any(
            isinstance(node.value, ast.Constant)
            and node.value.value is value
            and any(isinstance(target, ast.Name) and target.id == name for target in _targets(node))
            for node in own_nodes(self.tree.body)
            if isinstance(node, (ast.Assign, ast.AnnAssign))
        )

    def _flags(self, statement: ast.stmt) -> Iterator[str]:
        """Names that the failed import sets to False and the module to True: ``HAS_SENTRY`` and its like."""
        if isinstance(statement, ast.Try):
            for handler in statement.handlers:
                for name in sorted(stored_names(handler.body)):
                    if self._assigned(name, False) and self._assigned(name, True):
                        yield name

    def _path(self, line: int, column: int) -> Iterator[tuple[ast.AST, list[ast.stmt], int]]:
        """(owner, block, index of the statement in it) for each block around a place, outermost first."""
        owner: ast.AST = self.tree
        while True:
            for block in blocks(owner):
                index = next((i for i, node in enumerate(block) if _covers(node, line, column)), None)
                if index is not None:
                    yield owner, block, index
                    owner = block[index]
                    break
            else:
                return

    def functions(self, line: int, column: int) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """The functions whose bodies hold a place, outermost first."""
        return [owner for owner, _, _ in self._path(line, column) if isinstance(owner, _FUNCTIONS)]

    def statement(self, line: int, column: int) -> ast.stmt | None:
        """The innermost statement that holds a place."""
        found = None
        for _, block, index in self._path(line, column):
            found = block[index]
        return found

    def visible(self, line: int, column: int) -> tuple[dict[str, Bound], set[str]]:
        """The imports that are certainly bound at a place, and the names that something else may have bound."""
        bound = dict(self.globals)
        taken: set[str] = set()
        path = list(self._path(line, column))
        inside = any(isinstance(owner, _FUNCTIONS) for owner, _, _ in path)
        if not inside and path:
            later = {name for node in path[0][1][path[0][2] :] for name, _ in imports_of(node, self.absolute)}
            bound = {name: what for name, what in bound.items() if name not in later}
        for position, (owner, block, index) in enumerate(path):
            if isinstance(owner, (*_FUNCTIONS, ast.ClassDef)):
                innermost = position == max(
                    i for i, (node, _, _) in enumerate(path) if isinstance(node, (*_FUNCTIONS, ast.ClassDef))
                )
                if isinstance(owner, ast.ClassDef) and not innermost:
                    continue
                local = _locals(owner)
                taken |= local
                bound = {name: what for name, what in bound.items() if name not in local}
            if isinstance(owner, ast.Module):
                continue
            for statement in block[:index]:
                for name, dotted in imports_of(statement, self.absolute):
                    bound[name] = Bound(dotted)
                    taken.discard(name)
        return bound, taken

    def reach(self, dotted: str, span: Span, needs: Import) -> Reach:
        """How to write the function ``dotted`` at ``span``; ``needs`` is the import to add where nothing leads there.

        Raises :class:`Unreachable`.
        """
        bound, taken = self.visible(span.line, span.column)
        perhaps = None
        for local, what in sorted(bound.items(), key=lambda item: (len(item[1].dotted), item[0])):
            if not (dotted == what.dotted or dotted.startswith(what.dotted + ".")):
                continue
            if what.dotted.count(".") + 2 < dotted.count(".") + 1 and not self._is_loaded(dotted):
                continue  # a.b.c() with only `import a`: whether a.b was ever imported is not known
            if what.certain:
                return Reach(local + dotted[len(what.dotted) :], what.guard)
            perhaps = local
        if perhaps is not None:
            raise Unreachable(f"{perhaps} is imported only under a condition")
        clash = needs.local in taken or (needs.local in self.module_names and not self._same(needs))
        if clash:
            raise Unreachable(f"the name {needs.local} means something else there")
        return Reach(dotted if needs.name is None else needs.name, None, needs)

    def _same(self, needs: Import) -> bool:
        what = self.globals.get(needs.local)
        return what is not None and what.dotted == (f"{needs.module}.{needs.name}" if needs.name else needs.module)

    def _is_loaded(self, dotted: str) -> bool:
        return dotted.rpartition(".")[0] in self._loaded


def _covers(node: ast.stmt, line: int, column: int) -> bool:
    """Like :func:`contains`, with the decorators, which :mod:`ast` leaves outside of the statement."""
    decorators = getattr(node, "decorator_list", ())
    if decorators and (decorators[0].lineno, decorators[0].col_offset) <= (line, column) < (node.lineno, 0):
        return True
    return contains(node, line, column)


def _targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _leaves(body: Sequence[ast.stmt]) -> bool:
    """Tells whether a failed import ends the module's own import."""
    return bool(body) and isinstance(body[-1], ast.Raise)


def _type_checking(statement: ast.stmt, node: ast.stmt) -> bool:
    if not isinstance(statement, ast.If) or node in statement.orelse:
        return False
    return "TYPE_CHECKING" in {
        getattr(inner, "id", None) or getattr(inner, "attr", None) for inner in ast.walk(statement.test)
    }


def _locals(owner: ast.AST) -> set[str]:
    """The names that a function or class binds, parameters included, less those it declares global."""
    body: list[ast.stmt] = getattr(owner, "body", [])
    names = stored_names(body)
    if isinstance(owner, _FUNCTIONS):
        given = owner.args
        every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        names |= {argument.arg for argument in every if argument is not None}
    for node in own_nodes(body):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            names -= set(node.names)
    return names
