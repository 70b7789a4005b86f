"""The edits of one file, collected first and applied by a single LibCST transformer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Union

import libcst as cst

from sentry_codemods.join import Join, Refused
from sentry_codemods.place import Spot

Result = Union[cst.CSTNode, cst.FlattenSentinel[cst.CSTNode], cst.RemovalSentinel]
Change = Callable[[cst.CSTNode], Result]


class Deferred(Refused):
    """An edit that meets another one of the same round; it is tried again in the next."""


@dataclass(slots=True)
class Insertion:
    """Statements to put before (or after) the small statement ``index`` of a container.

    They take over the blank lines above it; its comments stay with it. ``below`` blank lines part it from them.
    """

    index: int
    statements: list[cst.BaseStatement]
    after: bool = False
    below: int = 0


@dataclass(slots=True)
class Edits:
    """What is to change, by the node it changes."""

    join: Join
    insertions: dict[int, list[Insertion]] = field(default_factory=dict)
    changes: dict[int, list[Change]] = field(default_factory=dict)
    sections: dict[int, int] = field(default_factory=dict)
    dropped: dict[int, set[int]] = field(default_factory=dict)
    _nodes: dict[int, cst.CSTNode] = field(default_factory=dict)
    _replaced: set[int] = field(default_factory=set)

    def statements(self, lines: Sequence[str]) -> list[cst.BaseStatement]:
        """Each of ``lines`` (whole statements, indented by four spaces) in the file's own indentation and newlines."""
        return [self.statement(line) for line in lines]

    def statement(self, text: str) -> cst.BaseStatement:
        """One statement, see :meth:`statements`."""
        module = self.join.module
        rows = []
        for row in text.split("\n"):
            bare = row.lstrip(" ")
            rows.append(module.default_indent * ((len(row) - len(bare)) // 4) + bare)
        return cst.parse_statement(module.default_newline.join(rows), module.config_for_parsing)

    def insert(self, spot: Spot, lines: Sequence[str], *, after: bool = False, below: int = 0) -> None:
        """Puts statements before (or after) ``spot``; ``below`` blank lines follow those put before it."""
        self.insert_nodes(spot, Insertion(spot.index, self.statements(lines), after, below))

    def insert_nodes(self, spot: Spot, insertion: Insertion) -> None:
        """Puts statements that are nodes already before ``spot``."""
        self._nodes[id(spot.container)] = spot.container
        self.insertions.setdefault(id(spot.container), []).append(insertion)

    def change(self, node: cst.CSTNode, change: Change, *, whole: bool = False, first: bool = False) -> None:
        """Registers a change of ``node``; ``whole`` where it does not look at what became of the node's children.

        ``first`` puts it before the others: it counts the node's elements.

        Raises :class:`Deferred` where ``node`` lies in one that is replaced as a whole, or the other way round.
        """
        self.admit(node, whole)
        if whole:
            self._replaced.add(id(node))
        self._nodes[id(node)] = node
        changes = self.changes.setdefault(id(node), [])
        changes.insert(0 if first else len(changes), change)

    def admit(self, node: cst.CSTNode, whole: bool = False) -> None:
        """Raises :class:`Deferred` where a change of ``node`` would meet another one, see :meth:`change`."""
        if id(node) in self._replaced or any(id(parent) in self._replaced for _, parent in self.join.parents(node)):
            raise Deferred("another edit replaces what holds it")
        if whole and (id(node) in self._nodes or any(self._below(node, other) for other in self._nodes.values())):
            raise Deferred("another edit changes what it holds")

    def _below(self, node: cst.CSTNode, other: cst.CSTNode) -> bool:
        return any(parent is node for _, parent in self.join.parents(other))

    def __bool__(self) -> bool:
        return bool(self._nodes)

    def apply(self) -> str:
        """The text of the module with all edits."""
        on_way: set[int] = set()
        for node in self._nodes.values():
            on_way.add(id(node))
            on_way.update(id(parent) for _, parent in self.join.parents(node))
        changed = self.join.module.visit(_Apply(self, on_way))
        assert isinstance(changed, cst.Module)
        return changed.code


class _Apply(cst.CSTTransformer):
    """Visits only what leads to an edit."""

    def __init__(self, edits: Edits, on_way: set[int]) -> None:
        super().__init__()
        self.edits = edits
        self.on_way = on_way

    def on_visit(self, node: cst.CSTNode) -> bool:
        return id(node) in self.on_way

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> Result:
        node: Result = updated_node
        for change in self.edits.changes.get(id(original_node), ()):
            assert isinstance(node, cst.CSTNode)
            node = change(node)
        insertions = self.edits.insertions.get(id(original_node))
        if not insertions or isinstance(node, cst.RemovalSentinel):
            return node
        before = [node] if isinstance(node, cst.CSTNode) else list(node)
        if len(before) == 1 and isinstance(before[0], cst.SimpleStatementSuite):
            return _as_block(before[0], insertions)
        if len(before) == 1 and isinstance(before[0], cst.SimpleStatementLine):
            return cst.FlattenSentinel(_split(before[0], insertions))
        apart = 0
        if isinstance(before[0], (cst.FunctionDef, cst.ClassDef)):  # with blank lines above, as style guides want them
            apart = 2 if isinstance(self.edits.join.parent(original_node), cst.Module) else 1
        return cst.FlattenSentinel(_around(before, insertions, apart))


def _around(nodes: list[cst.CSTNode], insertions: list[Insertion], apart: int = 0) -> list[cst.CSTNode]:
    """``nodes`` (one statement, or what became of it) with statements before (``apart`` blank lines) and after."""
    first = nodes[0]
    front = [statement for one in insertions if not one.after for statement in one.statements]
    back = [statement for one in insertions if one.after for statement in one.statements]
    if front and hasattr(first, "leading_lines"):
        taken = _blank(first.leading_lines)
        front[0] = front[0].with_changes(leading_lines=(*taken, *front[0].leading_lines))  # type: ignore[attr-defined]
        below = [cst.EmptyLine(indent=False)] * max(apart, *(one.below for one in insertions))
        first = first.with_changes(leading_lines=(*below, *first.leading_lines[len(taken) :]))
    return [*front, first, *nodes[1:], *back]


def _blank(lines: Sequence[cst.EmptyLine]) -> Sequence[cst.EmptyLine]:
    """The blank lines in front of the first comment."""
    for index, line in enumerate(lines):
        if line.comment is not None:
            return lines[:index]
    return lines


def _split(line: cst.SimpleStatementLine, insertions: list[Insertion]) -> list[cst.CSTNode]:
    """A line of small statements, cut where statements come in between; its comment stays at the end."""
    cuts = sorted({one.index for one in insertions if not one.after and one.index})
    if not cuts:
        return _around([line], insertions)
    parts: list[cst.SimpleStatementLine] = []
    start = 0
    for cut in [*cuts, len(line.body)]:
        small = list(line.body[start:cut])
        if cut != len(line.body):
            small[-1] = small[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
        part = line.with_changes(body=small)
        if start:
            part = part.with_changes(leading_lines=())
        if cut != len(line.body):
            part = part.with_changes(trailing_whitespace=_plain(line.trailing_whitespace))
        parts.append(part)
        start = cut
    result: list[cst.CSTNode] = []
    for number, part in enumerate(parts):
        at = 0 if number == 0 else cuts[number - 1]
        last = number == len(parts) - 1
        result += _around([part], [one for one in insertions if (last if one.after else one.index == at)])
    return result


def _plain(trailing: cst.TrailingWhitespace) -> cst.TrailingWhitespace:
    return trailing.with_changes(whitespace=cst.SimpleWhitespace(""), comment=None)


def _as_block(suite: cst.SimpleStatementSuite, insertions: list[Insertion]) -> cst.IndentedBlock:
    """A one-line suite as an indented block with the statements in it; its comment stays with the last statement."""
    line = cst.SimpleStatementLine(body=suite.body, trailing_whitespace=suite.trailing_whitespace)
    return cst.IndentedBlock(
        body=[part for part in _split(line, insertions) if isinstance(part, cst.BaseStatement)],
        header=_plain(suite.trailing_whitespace),
    )
