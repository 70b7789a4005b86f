"""Adds the imports that edits need, where a person would put them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Sequence

import libcst as cst

from sentry_codemods.bindings import Import
from sentry_codemods.drop import plain_comma
from sentry_codemods.edits import Edits
from sentry_codemods.join import Refused
from sentry_codemods.place import Spot
from sentry_lint.findings import Span

IsLocal = Callable[[str], bool]
_STANDARD, _THIRD, _LOCAL = 1, 2, 3


def add_imports(
    tree: ast.Module,
    wanted: Sequence[Import],
    edits: Edits,
    is_local: IsLocal,
    absolute: Callable[[ast.ImportFrom], str],
) -> None:
    """Registers the edits that import ``wanted``; ``is_local`` tells a top-level module of the project.

    A name joins the ``from`` import of its module where there is one; else a new line goes into the section it
    belongs to (standard library, third party, project), ``import`` before ``from``, sorted.
    """
    plain: list[Import] = []
    joining: dict[int, tuple[ast.ImportFrom, list[str]]] = {}
    for one in _unique(wanted):
        target = _from_import(tree, one, absolute)
        if target is None:
            plain.append(one)
        else:
            joining.setdefault(id(target), (target, []))[1].append(one.name or "")
    for target, names in joining.values():
        _extend(target, names, edits)
    for one in sorted(plain, key=lambda one: (_section_of(one.module, is_local), one.name is not None)):
        _add_line(tree, one, edits, is_local)


def _unique(wanted: Sequence[Import]) -> list[Import]:
    found = {(one.module, one.name or ""): one for one in wanted}
    return [found[key] for key in sorted(found)]


def _span(node: ast.stmt) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0)


def _head(tree: ast.Module) -> list[ast.stmt]:
    """The statements at the top of a module up to the first that neither imports nor is its docstring."""
    head: list[ast.stmt] = []
    for index, node in enumerate(tree.body):
        docstring = index == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not docstring and not isinstance(node, (ast.Import, ast.ImportFrom)):
            break
        head.append(node)
    return head


def _from_import(tree: ast.Module, one: Import, absolute: Callable[[ast.ImportFrom], str]) -> ast.ImportFrom | None:
    if one.name is None:
        return None
    for node in _head(tree):
        if isinstance(node, ast.ImportFrom) and absolute(node) == one.module and node.names[0].name != "*":
            return node
    return None


def _extend(target: ast.ImportFrom, names: list[str], edits: Edits) -> None:
    node = edits.join.node(_span(target), cst.ImportFrom)

    def change(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.ImportFrom)
        return joined(updated, names)

    edits.change(node, change)


def joined(node: cst.ImportFrom, names: Sequence[str]) -> cst.ImportFrom:
    """The import with ``names`` among its own."""
    assert not isinstance(node.names, cst.ImportStar)
    aliases = list(node.names)
    for name in names:
        aliases = _with_alias(aliases, name)
    return node.with_changes(names=aliases)


def in_parentheses(node: cst.ImportFrom, indent: str = "    ") -> cst.ImportFrom:
    """The import with each of its names on a line of its own."""
    assert not isinstance(node.names, cst.ImportStar)
    inner = cst.ParenthesizedWhitespace(indent=True, last_line=cst.SimpleWhitespace(indent))
    aliases = [alias.with_changes(comma=cst.Comma(whitespace_after=inner)) for alias in node.names]
    aliases[-1] = aliases[-1].with_changes(comma=cst.Comma(whitespace_after=cst.ParenthesizedWhitespace(indent=True)))
    return node.with_changes(lpar=cst.LeftParen(whitespace_after=inner), rpar=cst.RightParen(), names=aliases)


def _with_alias(aliases: list[cst.ImportAlias], name: str) -> list[cst.ImportAlias]:
    """``aliases`` with ``name``: sorted in where they are sorted, else at the end; layout as around it."""
    keys = [alias.evaluated_name for alias in aliases]
    place = len(keys)
    for order in (_isort_key, str.lower, str):
        if keys == sorted(keys, key=order):
            place = sum(order(key) < order(name) for key in keys)  # type: ignore[operator]
            break
    blank = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    comma = next((alias.comma for alias in aliases[:-1] if isinstance(alias.comma, cst.Comma)), None)
    between = plain_comma(comma) or blank
    last = aliases[-1].comma
    new = cst.ImportAlias(name=cst.Name(name), comma=between)
    if place < len(aliases):
        return [*aliases[:place], new, *aliases[place:]]
    return [*aliases[:-1], aliases[-1].with_changes(comma=between), new.with_changes(comma=last)]


def _isort_key(name: str) -> tuple[int, str]:
    """Constants, classes, then the rest, as isort and ruff order names by default."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name


def _section(node: ast.stmt, is_local: IsLocal) -> int:
    if isinstance(node, ast.ImportFrom):
        if node.level:
            return _LOCAL + 1
        return _section_of(node.module or "", is_local)
    assert isinstance(node, ast.Import)
    return _section_of(node.names[0].name, is_local)


def _section_of(module: str, is_local: IsLocal) -> int:
    top = module.split(".")[0]
    if top == "__future__":
        return 0
    if top in sys.stdlib_module_names:
        return _STANDARD
    return _LOCAL if is_local(top) else _THIRD


def _key(node: ast.stmt) -> tuple[int, str]:
    if isinstance(node, ast.ImportFrom):
        return 1, (node.module or "").lower()
    assert isinstance(node, ast.Import)
    return 0, node.names[0].name.lower()


def _spot(node: ast.stmt, edits: Edits) -> Spot:
    line = edits.join.parent(edits.join.starting(_span(node), cst.BaseSmallStatement))  # type: ignore[type-abstract]
    if not isinstance(line, cst.SimpleStatementLine):
        raise Refused("no place for the import")
    return Spot(line)


def _add_line(tree: ast.Module, one: Import, edits: Edits, is_local: IsLocal) -> None:
    line = f"import {one.module}" if one.name is None else f"from {one.module} import {one.name}"
    head = _head(tree)
    imports = [node for node in head if isinstance(node, (ast.Import, ast.ImportFrom))]
    section = _section_of(one.module, is_local)
    if all(_section(node, is_local) == 0 for node in imports):
        _add_first(tree, head, line, edits, section)
        return
    same = [node for node in imports if _section(node, is_local) == section]
    key = (0 if one.name is None else 1, one.module.lower())
    if same:
        earlier = [node for node in same if _key(node) < key]
        if earlier:
            edits.insert(_spot(earlier[-1], edits), [line], after=True)
        else:
            edits.insert(_spot(same[0], edits), [line])
        return
    lower = [node for node in imports if _section(node, is_local) < section]
    if lower:
        _insert_apart(lower[-1], line, edits, section)
    else:
        edits.insert(_spot(imports[0], edits), [line], below=1)


def _insert_apart(node: ast.stmt, line: str, edits: Edits, section: int) -> None:
    """A line after ``node`` with a blank line in between, shared by the lines of its section that go there."""
    spot = _spot(node, edits)
    there = edits.sections.get(id(spot.container)) == section
    edits.sections[id(spot.container)] = section
    edits.insert(spot, [line if there else "\n" + line], after=True)


def _add_first(tree: ast.Module, head: list[ast.stmt], line: str, edits: Edits, section: int) -> None:
    """The module's first import goes below its docstring, ``__future__`` imports and leading comments."""
    if head:
        _insert_apart(head[-1], line, edits, section)
        rest = tree.body[len(head) :]
        if rest and rest[0].lineno - (head[-1].end_lineno or 0) <= 1:
            found = edits.join.starting(_span(rest[0]), cst.BaseStatement)  # type: ignore[type-abstract]
            edits.change(found, _spaced)
        return
    first = edits.join.module.body[0]
    assert isinstance(first, (cst.SimpleStatementLine, cst.BaseCompoundStatement))
    edits.insert(Spot(first), [line], below=2 if isinstance(first, (cst.FunctionDef, cst.ClassDef)) else 1)


def _spaced(node: cst.CSTNode) -> cst.CSTNode:
    lines: Sequence[cst.EmptyLine] = node.leading_lines  # type: ignore[attr-defined]
    return node.with_changes(leading_lines=[*lines, cst.EmptyLine(indent=False)])
