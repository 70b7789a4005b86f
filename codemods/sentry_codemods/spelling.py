"""How a name of the SDK is written where another of its names stands, in the way that the file imports it.

``sentry_sdk.old`` becomes ``sentry_sdk.new``; a bare ``old`` becomes ``new``, which joins the import that ``old`` came
from, at the top of the file or in a function. An import that nothing uses afterwards goes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import libcst as cst

from sentry_codemods.bindings import Bound, Import, contains, imports_of, stored_names
from sentry_codemods.drop import drop_from, without
from sentry_codemods.edits import Change, Insertion
from sentry_codemods.imports import in_parentheses, joined
from sentry_codemods.join import Refused
from sentry_codemods.place import Spot
from sentry_lint.findings import Span

if TYPE_CHECKING:
    from sentry_codemods.work import Work

PACKAGE = "sentry_sdk"
MODULES = frozenset({"metrics", "profiler", "scrubber", "tracing"})
_HEAD = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(slots=True)
class Imported:
    """An import statement that binds a name, and the full dotted name that it stands for."""

    statement: ast.Import | ast.ImportFrom
    dotted: str
    inside: bool  # of a function


@dataclass(slots=True)
class Draft:
    """The edits of one finding, registered together or not at all."""

    work: Work
    changes: list[tuple[cst.CSTNode, Change, bool]] = field(default_factory=list)
    needs: list[Import] = field(default_factory=list)
    joins: list[tuple[ast.ImportFrom, str]] = field(default_factory=list)
    unused: set[str] = field(default_factory=set)
    claims: list[tuple[int, str]] = field(default_factory=list)
    insertions: list[tuple[Spot, Insertion]] = field(default_factory=list)
    drops: list[tuple[cst.Call | cst.Dict, cst.CSTNode]] = field(default_factory=list)

    def drop(self, holder: cst.Call | cst.Dict, item: cst.CSTNode) -> None:
        """Takes an argument or entry out of ``holder``."""
        self.drops.append((holder, item))

    def change(self, node: cst.CSTNode, change: Change, *, whole: bool = False) -> None:
        self.changes.append((node, change, whole))

    def replace(self, node: cst.CSTNode, source: str) -> None:
        """Puts the expression ``source`` in the place of ``node``, with the parentheses that ``node`` has."""
        new = cst.parse_expression(source, self.work.join.module.config_for_parsing)

        def change(old: cst.CSTNode) -> cst.CSTNode:
            if isinstance(old, cst.Tuple) or not isinstance(old, cst.BaseExpression) or not old.lpar:
                return new
            return new.with_changes(lpar=old.lpar, rpar=old.rpar)

        self.change(node, change, whole=True)

    def commit(self) -> None:
        """Registers all of it. Raises :class:`Refused`, and then registers nothing."""
        edits = self.work.edits
        for node, _, whole in self.changes:
            edits.admit(node, whole)
        for holder, item in self.drops:
            drop_from(self.work, holder, item)
        for node, change, whole in self.changes:
            edits.change(node, change, whole=whole)
        for spot, insertion in self.insertions:
            edits.insert_nodes(spot, insertion)
        for statement, name in self.joins:
            if (id(statement), name) not in self.work.claimed:
                self.work.claimed.add((id(statement), name))
                line = self.work.join.node(_span(statement), cst.ImportFrom)
                edits.change(line, _joining(name, self.work.width - statement.col_offset))
        self.work.claimed.update(self.claims)
        self.work.needs += self.needs
        self.work.unused |= self.unused

    def write(self, expression: str, node: cst.BaseExpression) -> str:
        """``expression``, dotted from the package, as it is written in the place of the dotted name ``node``.

        Raises :class:`Refused`.
        """
        match = _HEAD.match(expression)
        assert match is not None
        parts = match[0].split(".")
        cut = 2 if parts[0] in MODULES else 1
        module = ".".join([PACKAGE, *parts[: cut - 1]])
        rest = "".join(f".{part}" for part in parts[cut:]) + expression[match.end() :]
        return self._name(module, parts[cut - 1], node) + rest

    def _name(self, module: str, name: str, node: cst.BaseExpression) -> str:
        root = root_of(node)
        span = self.work.join.span(node)
        source = imported(self.work, root, span)
        target = f"{module}.{name}"
        if target.startswith(source.dotted + "."):
            return root + target[len(source.dotted) :]
        self.unused.add(root)
        bound, taken = self.work.bindings.visible(span.line, span.column)
        here = next((local for local, what in bound.items() if what.dotted == target and what.certain), None)
        if here is not None and here not in taken:
            return here
        whole = next((local for local, what in bound.items() if what.dotted == module and _plain(what)), None)
        if whole is not None and whole not in taken:
            return f"{whole}.{name}"
        free = name not in taken and name not in self.work.bindings.module_names
        statement = source.statement
        same = isinstance(statement, ast.ImportFrom) and self.work.module.absolute(statement) == module
        if free and same:
            assert isinstance(statement, ast.ImportFrom)
            self.joins.append((statement, name))
            return name
        if source.inside:
            raise Refused(f"{name} would have to be imported in the function")
        reach = self.work.reach(target, span, Import(module, name) if free else Import(module))
        self.needs += [reach.needs] if reach.needs is not None else []
        return reach.text


def _plain(what: Bound) -> bool:
    return what.certain and what.guard is None


def root_of(node: cst.BaseExpression) -> str:
    """The name that a dotted name begins with. Raises :class:`Refused` where it begins with something else."""
    while isinstance(node, cst.Attribute):
        node = node.value
    if isinstance(node, cst.Name):
        return node.value
    raise Refused("it is not reached by a name")


def imported(work: Work, name: str, span: Span) -> Imported:
    """The import that ``name`` comes from at a place. Raises :class:`Refused` where that is not certain."""
    found: list[Imported] = []

    def visit(node: ast.AST, inside: bool) -> None:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found.extend(
                Imported(node, dotted, inside)
                for local, dotted in imports_of(node, work.module.absolute)
                if local == name
            )
        for child in ast.iter_child_nodes(node):
            if isinstance(child, _FUNCTIONS):
                if contains(child, span.line, span.column):
                    visit(child, True)
            elif isinstance(child, (ast.stmt, ast.excepthandler, ast.match_case)):
                visit(child, inside)

    visit(work.tree, False)
    inner = [one for one in found if one.inside] or found
    if len({one.dotted for one in inner}) != 1 or len(inner) != 1:
        raise Refused(f"{name} is imported in more than one way" if inner else f"no import of {name} is seen")
    others = [node for node in work.tree.body if not isinstance(node, (ast.Import, ast.ImportFrom))]
    guarded = any(contains(node, inner[0].statement.lineno, inner[0].statement.col_offset) for node in others)
    if guarded and not inner[0].inside and inner[0].dotted != PACKAGE and _fallback(others, name):
        raise Refused(f"{name} means something else where the SDK is not installed")
    return inner[0]


def _fallback(statements: list[ast.stmt], name: str) -> bool:
    """The name is bound in a handler of a failed import."""
    return any(
        name in stored_names(handler.body)
        for node in statements
        for outer in ast.walk(node)
        if isinstance(outer, ast.Try)
        for handler in outer.handlers
    )


def _joining(name: str, width: int) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def change(node: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(node, cst.ImportFrom)
        longer = joined(node, [name])
        return longer if node.lpar or len(cst.Module([]).code_for_node(longer)) <= width else in_parentheses(longer)

    return change


def _span(node: ast.stmt) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0)


# -- imports that nothing uses any more


def tidied(text: str, names: Collection[str]) -> str:
    """``text`` without the imports from the SDK of ``names`` that nothing in it uses any more."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return text  # which is seen when it is compiled
    gone = {name for name in names if not _is_used(tree, name)}
    return cst.parse_module(text).visit(_Without(gone)).code if gone else text


def _is_used(tree: ast.Module, name: str) -> bool:
    """A name is looked up, or written in a text that may mean it (``__all__``, an annotation, a patch of a test)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == name:
            return True
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip("\"'") == name:
            return True
    return False


class _Without(cst.CSTTransformer):
    """Takes names out of ``from`` imports of the SDK, and lines that import nothing else."""

    def __init__(self, names: set[str]) -> None:
        super().__init__()
        self.names = names

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.RemovalSentinel:
        kept = []
        for small in updated_node.body:
            less = self._less(small) if isinstance(small, cst.ImportFrom) else small
            if less is not None:
                kept.append(less)
        if kept:
            return updated_node.with_changes(body=kept)
        comments = [line for line in updated_node.leading_lines if line.comment is not None]
        return updated_node if comments or updated_node.trailing_whitespace.comment else cst.RemoveFromParent()

    def _less(self, node: cst.ImportFrom) -> cst.ImportFrom | None:
        """The import without the names; None where nothing is left of it."""
        module = cst.Module([]).code_for_node(node.module) if node.module is not None else ""
        if node.relative or module.partition(".")[0] != PACKAGE or isinstance(node.names, cst.ImportStar):
            return node
        gone = {index for index, alias in enumerate(node.names) if _local(alias) in self.names}
        if not gone:
            return node
        if len(gone) == len(node.names):
            return None
        closing = node.rpar.whitespace_before if node.rpar is not None else None
        try:
            names, closing = without(node.names, gone, closing)
        except Refused:
            return node
        if node.rpar is None:
            names[-1] = names[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
            return node.with_changes(names=names)
        return node.with_changes(names=names, rpar=node.rpar.with_changes(whitespace_before=closing))

    def leave_IndentedBlock(self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock) -> cst.BaseSuite:
        return updated_node if updated_node.body else original_node


def _local(alias: cst.ImportAlias) -> str:
    return alias.evaluated_alias or alias.evaluated_name
