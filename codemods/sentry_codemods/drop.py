"""Takes elements out of calls and displays without harm to the layout and the comments of the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, TypeVar, Union

import libcst as cst

from sentry_codemods.join import Refused

if TYPE_CHECKING:
    from sentry_codemods.work import Work

Item = TypeVar("Item", bound=cst.CSTNode)


White = Union[cst.BaseParenthesizableWhitespace, None]


def without(items: Sequence[Item], dropped: Collection[int], closing: White = None) -> tuple[list[Item], White]:
    """``items`` (arguments, or the elements of a display) less those at the indices ``dropped``.

    ``closing`` is the white space in front of the closing bracket, where the bracket owns it; what becomes of it is
    the second value. A comment at the end of a dropped element's own line goes with it; others stay. Raises
    :class:`sentry_codemods.join.Refused` where one would be lost.
    """
    kept: list[Item] = []
    for index, item in enumerate(items):
        if index not in dropped:
            kept.append(item)
            continue
        rest = all(later in dropped for later in range(index, len(items)))
        if rest:
            if kept:
                between = [line for gone in items[index:-1] for line in _own_lines(_after(gone))]
                kept[-1], closing = _closed(kept[-1], items[-1], closing, between)
            break
        if kept:
            kept[-1] = _joined(kept[-1], item)
        elif _own_lines(_after(item)):
            raise Refused("a comment would be lost")
    return kept, closing


def _after(item: cst.CSTNode) -> White:
    comma = item.comma  # type: ignore[attr-defined]
    return comma.whitespace_after if isinstance(comma, cst.Comma) else None


def _own_lines(white: White) -> list[cst.EmptyLine]:
    """The lines with comments of their own between an element and the next."""
    if isinstance(white, cst.ParenthesizedWhitespace):
        return [line for line in white.empty_lines if line.comment is not None]
    return []


def _joined(before: Item, dropped: cst.CSTNode) -> Item:
    """``before``, with another element following the dropped one."""
    above, below = _after(before), _after(dropped)
    if isinstance(above, cst.ParenthesizedWhitespace):
        lines = _own_lines(below)
        if not lines:
            return before
        comma = before.comma.with_changes(  # type: ignore[attr-defined]
            whitespace_after=above.with_changes(empty_lines=[*above.empty_lines, *lines])
        )
        return before.with_changes(comma=comma)
    return before.with_changes(comma=dropped.comma)  # type: ignore[attr-defined]


def _closed(before: Item, dropped: cst.CSTNode, closing: White, between: Sequence[cst.EmptyLine]) -> tuple[Item, White]:
    """``before`` as the last element, where ``dropped`` was, and the white space in front of the closing bracket.

    ``between`` are the comments between elements that are dropped with it.
    """
    above, below = _after(before), _after(dropped)
    changes: dict[str, object] = {"comma": dropped.comma}  # type: ignore[attr-defined]
    if isinstance(dropped, cst.Arg):
        changes["whitespace_after_arg"] = dropped.whitespace_after_arg
    if not isinstance(above, cst.ParenthesizedWhitespace):
        if between:
            raise Refused("a comment would be lost")
        return before.with_changes(**changes), closing
    end = next((one for one in (below, closing) if isinstance(one, cst.ParenthesizedWhitespace)), None)
    lines = [*_own_lines(above), *between, *_own_lines(end)]
    if end is None:
        if lines or above.first_line.comment is not None:
            raise Refused("a comment would be lost")
        return before.with_changes(**changes), closing
    white = above.with_changes(empty_lines=lines, indent=end.indent, last_line=end.last_line)
    changes["comma"] = before.comma.with_changes(whitespace_after=white)  # type: ignore[attr-defined]
    return before.with_changes(**changes), cst.SimpleWhitespace("") if end is closing else closing


def drop_from(work: Work, holder: cst.Call | cst.Dict, item: cst.CSTNode) -> None:
    """Registers the removal of an argument or entry from ``holder``. Raises :class:`Refused`."""
    items = holder.args if isinstance(holder, cst.Call) else holder.elements
    gone = work.edits.dropped.setdefault(id(holder), set())
    index = next(i for i, one in enumerate(items) if one is item)
    _less(holder, {*gone, index})
    first = not gone
    gone.add(index)
    if first:
        try:
            work.edits.change(holder, lambda node: _less(node, gone), first=True)
        except Refused:
            gone.discard(index)
            raise


def _less(holder: cst.CSTNode, gone: set[int]) -> cst.CSTNode:
    if isinstance(holder, cst.Dict):
        elements, closing = without(holder.elements, gone, holder.rbrace.whitespace_before)
        return holder.with_changes(elements=elements, rbrace=holder.rbrace.with_changes(whitespace_before=closing))
    assert isinstance(holder, cst.Call)
    return holder.with_changes(args=without(holder.args, gone)[0])


def plain_comma(comma: cst.Comma | None) -> cst.Comma | None:
    """The comma without the comments that follow it."""
    white = comma.whitespace_after if comma is not None else None
    if comma is None or not isinstance(white, cst.ParenthesizedWhitespace):
        return comma
    line = white.first_line.with_changes(whitespace=cst.SimpleWhitespace(""), comment=None)
    return comma.with_changes(whitespace_after=white.with_changes(first_line=line, empty_lines=[]))
