"""The join: from a span that the analysis reports to the one LibCST node that stands there.

The analysis counts as :mod:`ast` does (columns are UTF-8 bytes), LibCST counts characters. Parentheses belong to a
tuple or generator expression in :mod:`ast` and never in LibCST; both spans lead to the node.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from sentry_codemods.source import split_lines
from sentry_lint.findings import Span

Node = TypeVar("Node", bound=cst.CSTNode)
Place = tuple[int, int, int, int]


class Refused(Exception):
    """A finding that a codemod does not mend; the message says why, for the report."""

    def __init__(self, reason: str, review: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.review = review


@cache
def _fields(kind: type[cst.CSTNode]) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(kind))


def children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes right below ``node``, in any order (LibCST's own ``children`` builds a new node to find them)."""
    for name in _fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, cst.CSTNode):
            yield value
        elif isinstance(value, (tuple, list)):
            yield from (one for one in value if isinstance(one, cst.CSTNode))


def _without_form_feeds(module: cst.Module) -> cst.Module:
    """``module`` with an indentation that LibCST can parse with: it finds form feeds there, and takes none."""
    indent = module.default_indent.replace("\x0c", "")
    return module if indent == module.default_indent else module.with_changes(default_indent=indent or " " * 4)


class Join:
    """A parsed file with its nodes by position. Raises ``libcst.ParserSyntaxError`` where LibCST cannot read it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.module = _without_form_feeds(cst.parse_module(text))
        wrapper = MetadataWrapper(self.module, unsafe_skip_copy=True)
        self._ranges: dict[cst.CSTNode, CodeRange] = wrapper.resolve(PositionProvider)  # type: ignore[assignment]
        self._parents: dict[int, cst.CSTNode] = {}
        self._places: dict[Place, list[cst.CSTNode]] = {}
        self._starts: dict[tuple[int, int], list[cst.CSTNode]] = {}
        self._index()

    def _index(self) -> None:
        stack: list[cst.CSTNode] = [self.module]
        while stack:
            node = stack.pop()
            for child in children(node):
                self._parents[id(child)] = node
                stack.append(child)
            place = self.place(node)
            if place is None:
                continue
            self._places.setdefault(place, []).append(node)
            self._starts.setdefault(place[:2], []).append(node)
            outer = self._with_parentheses(node, place)
            if outer is not None:
                self._places.setdefault(outer, []).append(node)

    def _with_parentheses(self, node: cst.CSTNode, place: Place) -> Place | None:
        if not isinstance(node, (cst.Tuple, cst.GeneratorExp)):
            return None
        if node.lpar:
            opening, closing = self.place(node.lpar[-1]), self.place(node.rpar[0])
            return (*opening[:2], *closing[2:]) if opening and closing else None
        if isinstance(node, cst.GeneratorExp):  # the only argument of a call: ast counts the call's parentheses
            return place[0], place[1] - 1, place[2], place[3] + 1
        return None

    def place(self, node: cst.CSTNode) -> Place | None:
        """Where ``node`` stands: lines from 1, columns in characters from 0; None for what has no position."""
        found = self._ranges.get(node)
        if found is None:
            return None
        return found.start.line, found.start.column, found.end.line, found.end.column

    def span(self, node: cst.CSTNode) -> Span:
        """Where ``node`` stands, counted as the analysis counts."""
        place = self.place(node)
        if place is None:
            raise Refused("a node without a position")
        return Span(place[0], self._bytes(place[0], place[1]), place[2], self._bytes(place[2], place[3]))

    def _bytes(self, line: int, column: int) -> int:
        return len(self._line(line)[:column].encode("utf-8", "surrogatepass"))

    def _line(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def _characters(self, line: int, column: int) -> int:
        text = self._line(line)
        if not text.isascii():
            column = len(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "ignore"))
        # LibCST drops the form feeds of the indentation before it counts.
        return column - (len(text) - len(text.lstrip("\x0c"))) if text.startswith("\x0c") else column

    def characters(self, span: Span) -> Place:
        """``span`` with its columns in characters, as LibCST counts them."""
        return (
            span.line,
            self._characters(span.line, span.column),
            span.end_line,
            self._characters(span.end_line, span.end_column),
        )

    def at(self, span: Span) -> list[cst.CSTNode]:
        """All nodes at ``span``."""
        return self._places.get(self.characters(span), [])

    def node(self, span: Span, kind: type[Node]) -> Node:
        """The one node of ``kind`` at ``span``. Raises :class:`Refused` where there is none, or more than one."""
        found = [node for node in self.at(span) if isinstance(node, kind)]
        if kind is cst.BaseExpression:
            found = [node for node in found if not self._wraps(node, found)]
        if len(found) != 1:
            raise Refused("its place in the source cannot be told for certain")
        return found[0]

    def _wraps(self, node: cst.CSTNode, others: list[Node]) -> bool:
        """Tells whether ``node`` only wraps another of ``others``, as ``From`` or a string of one part may."""
        return any(self._parents.get(id(other)) is node for other in others)

    def starting(self, span: Span, kind: type[Node]) -> Node:
        """The one node of ``kind`` that starts where ``span`` does (clauses end elsewhere in LibCST)."""
        place = self.characters(span)
        found = [node for node in self._starts.get(place[:2], ()) if isinstance(node, kind)]
        if len(found) != 1:
            raise Refused("its place in the source cannot be told for certain")
        return found[0]

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node that holds ``node``, None for the module."""
        return self._parents.get(id(node))

    def parents(self, node: cst.CSTNode) -> Iterator[tuple[cst.CSTNode, cst.CSTNode]]:
        """Pairs of (child, parent) from ``node`` up to the module."""
        above = self.parent(node)
        while above is not None:
            yield node, above
            node, above = above, self.parent(above)

    def code(self, node: cst.CSTNode) -> str:
        """The source of ``node`` as written."""
        return self.module.code_for_node(node)
