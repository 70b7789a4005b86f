"""Takes statements out of blocks and puts others into a block of their own; their comments stay."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Union

import libcst as cst

from sentry_codemods.join import Join, Refused
from sentry_lint.findings import Span

Line = Union[cst.SimpleStatementLine, cst.BaseCompoundStatement]
Block = Union[cst.IndentedBlock, cst.Module]


def line_of(join: Join, statement: ast.stmt, *, shared: bool = False) -> Line:
    """The node of a statement that has its lines for itself; ``shared`` allows others on them.

    Raises :class:`Refused`.
    """
    span = Span(statement.lineno, statement.col_offset, statement.end_lineno or 0, statement.end_col_offset or 0)
    if hasattr(statement, "body") or isinstance(statement, ast.Match):
        return join.starting(span, cst.BaseCompoundStatement)  # type: ignore[type-abstract]
    line = join.parent(join.starting(span, cst.BaseSmallStatement))  # type: ignore[type-abstract]
    if not isinstance(line, cst.SimpleStatementLine) or (len(line.body) > 1 and not shared):
        raise Refused("it shares a line with another statement")
    return line


@dataclass(slots=True)
class Group:
    """The statements of a block from ``first`` to ``last``; ``head``, its body empty, takes the place of ``first``."""

    first: Line
    last: Line
    head: cst.With


class Regroup(cst.CSTTransformer):
    """Takes the statements whose ids are ``gone`` out of the blocks below the nodes that it visits.

    A comment of its own lines above such a statement goes to the next one; one at its end goes with it.
    """

    def __init__(self, gone: Collection[int]) -> None:
        super().__init__()
        self.gone = gone

    def around(self, container: Block, groups: Sequence[Group]) -> Block:
        """``container`` with each of ``groups``, which are in order of the source, below its head."""
        body = list(container.body)
        new: list[cst.CSTNode] = []
        left: list[cst.EmptyLine] = []
        at = 0
        for group in groups:
            start = next(i for i, one in enumerate(body) if one is group.first)
            end = next(i for i, one in enumerate(body) if one is group.last)
            before, left = self._less(body[at:start], body[at:start], left)
            below = body[start + 1 : end + 1]
            inner, carried = self._less(below, [self._mended(one) for one in below])
            inner[0] = _at_top(inner[0])
            block = cst.ensure_type(group.head.body, cst.IndentedBlock).with_changes(body=inner)
            lines = [*left, *group.head.leading_lines]
            new += [*before, group.head.with_changes(body=block, leading_lines=lines)]
            left, at = carried, end + 1
        rest, left = self._less(body[at:], body[at:], left)
        new += rest
        if not left:
            return container.with_changes(body=new)
        return container.with_changes(body=new, footer=[*left, *container.footer])

    def _mended(self, node: cst.CSTNode) -> cst.CSTNode:
        changed = node.visit(self)
        assert isinstance(changed, cst.CSTNode)
        return changed

    def leave_IndentedBlock(self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock) -> cst.BaseSuite:
        body, left = self._less(original_node.body, updated_node.body)
        if not body:
            body = [cst.SimpleStatementLine([cst.Pass()])]
        return updated_node.with_changes(body=body, footer=[*left, *updated_node.footer])

    def _less(
        self, originals: Sequence[cst.CSTNode], nodes: Sequence[cst.CSTNode], carried: Sequence[cst.EmptyLine] = ()
    ) -> tuple[list[cst.CSTNode], list[cst.EmptyLine]]:
        """``nodes`` without those that are gone, and the comments for which there is no next statement."""
        kept: list[cst.CSTNode] = []
        lines = list(carried)
        for original, node in zip(originals, nodes, strict=True):
            own: Sequence[cst.EmptyLine] = node.leading_lines  # type: ignore[attr-defined]
            if id(original) in self.gone:
                lines += [line for line in own if line.comment is not None]
                continue
            kept.append(node.with_changes(leading_lines=[*lines, *own]) if lines else node)
            lines = []
        return kept, lines


def _at_top(node: cst.CSTNode) -> cst.CSTNode:
    """A statement without the blank lines above it."""
    return node.with_changes(leading_lines=_parted(node)[1])


def moved_before(container: Block, event: Line, moving: Sequence[Line]) -> Block:
    """``container`` with the statements ``moving``, and their comments, in front of its statement ``event``."""
    body = [one for one in container.body if not any(one is other for other in moving)]
    index = next(i for i, one in enumerate(body) if one is event)
    blank, rest = _parted(event)
    front = [moving[0].with_changes(leading_lines=[*blank, *_parted(moving[0])[1]]), *moving[1:]]
    return container.with_changes(
        body=[*body[:index], *front, event.with_changes(leading_lines=rest), *body[index + 1 :]]
    )


def moved_into(container: Block, event: Line, opened: Line, place: int) -> Block:
    """``container`` with its statement ``event`` behind statement ``place`` of ``opened``, the ``with`` below it."""
    suite = opened.body
    if not isinstance(suite, cst.IndentedBlock):
        raise Refused("it stands in a one-line suite")
    blank, rest = _parted(event)
    inner = [*suite.body[: place + 1], event.with_changes(leading_lines=rest), *suite.body[place + 1 :]]
    lines = [*blank, *_at_top(opened).leading_lines]  # type: ignore[attr-defined]
    changed = opened.with_changes(body=suite.with_changes(body=inner), leading_lines=lines)
    body = [changed if one is opened else one for one in container.body if one is not event]
    return container.with_changes(body=body)


def _parted(node: cst.CSTNode) -> tuple[Sequence[cst.EmptyLine], Sequence[cst.EmptyLine]]:
    """The blank lines above a statement, and what follows from its first comment on."""
    lines: Sequence[cst.EmptyLine] = node.leading_lines  # type: ignore[attr-defined]
    start = next((i for i, line in enumerate(lines) if line.comment is not None), len(lines))
    return lines[:start], lines[start:]
