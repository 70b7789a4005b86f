"""Adds elements to calls and displays, laid out as those that they have; comments stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import libcst as cst

from sentry_codemods.drop import plain_comma
from sentry_codemods.join import Refused

Item = TypeVar("Item", bound=cst.CSTNode)
White = cst.BaseParenthesizableWhitespace


def with_argument(call: cst.Call, at: int, source: str, name: str = "", star: str = "") -> cst.Call:
    """``call`` with another argument at the index ``at``, with ``star`` before it.

    Raises :class:`Refused` where a comment would move.
    """
    new = cst.Arg(cst.parse_expression(source), keyword=cst.Name(name) if name else None, star=star)  # type: ignore[arg-type]
    if name:
        new = new.with_changes(equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")))
    if at < len(call.args):
        between = next((one.comma for one in call.args[:-1] if isinstance(one.comma, cst.Comma)), None)
        new = new.with_changes(comma=plain_comma(between) or _BLANK)
        return call.with_changes(args=[*call.args[:at], new, *call.args[at:]])
    return call.with_changes(args=_appended(call.args, new, call.whitespace_before_args))


def with_entry(node: cst.CSTNode, key: str, source: str) -> cst.Dict:
    """A dictionary display with another entry. Raises :class:`Refused` where a comment would move."""
    assert isinstance(node, cst.Dict)
    new = cst.DictElement(cst.parse_expression(key), cst.parse_expression(source))
    closing = node.rbrace.whitespace_before
    if isinstance(closing, cst.ParenthesizedWhitespace) and closing.first_line.comment is not None:
        raise Refused("a comment would move")
    return node.with_changes(elements=_appended(node.elements, new, node.lbrace.whitespace_after))


_BLANK = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))


def _appended(items: Sequence[Item], new: Item, opening: White) -> list[Item]:
    if not items:
        return [new]
    head, last = list(items[:-1]), items[-1]
    end = _comma(last)
    between = next((comma for one in reversed(head) if (comma := _comma(one)) is not None), None)
    line = opening if isinstance(opening, cst.ParenthesizedWhitespace) else None
    if between is not None and isinstance(between.whitespace_after, cst.ParenthesizedWhitespace):
        line = between.whitespace_after
    if end is not None and isinstance(end.whitespace_after, cst.ParenthesizedWhitespace):
        white = end.whitespace_after
        comma = end.with_changes(whitespace_after=_line(line or white, white))
        return [*head, last.with_changes(comma=comma), new.with_changes(comma=_with(end, _plain(white)))]
    tail = getattr(last, "whitespace_after_arg", None)
    if isinstance(tail, cst.ParenthesizedWhitespace):
        comma = cst.Comma(whitespace_after=_line(line or tail, tail))
        held = last.with_changes(comma=comma, whitespace_after_arg=cst.SimpleWhitespace(""))
        return [*head, held, new.with_changes(whitespace_after_arg=_plain(tail))]
    comma = plain_comma(between) or (cst.Comma(whitespace_after=_line(line, None)) if line is not None else _BLANK)
    return [*head, last.with_changes(comma=comma), new.with_changes(comma=end or cst.MaybeSentinel.DEFAULT)]


def _comma(item: cst.CSTNode) -> cst.Comma | None:
    comma = getattr(item, "comma", None)
    return comma if isinstance(comma, cst.Comma) else None


def _with(comma: cst.Comma, white: cst.BaseParenthesizableWhitespace) -> cst.Comma:
    return comma.with_changes(whitespace_after=white)


def _line(white: cst.ParenthesizedWhitespace, end: cst.ParenthesizedWhitespace | None) -> cst.ParenthesizedWhitespace:
    """The indentation of ``white``, behind the comment of ``end``."""
    first = end.first_line if end is not None else _plain(white).first_line
    return white.with_changes(first_line=first, empty_lines=[])


def _plain(white: cst.ParenthesizedWhitespace) -> cst.ParenthesizedWhitespace:
    first = white.first_line.with_changes(whitespace=cst.SimpleWhitespace(""), comment=None)
    return white.with_changes(first_line=first)


def over_lines(call: cst.Call, indent: str) -> cst.Call:
    """A call on one line with each of its arguments on a line of its own, as Black writes it."""
    inner = cst.ParenthesizedWhitespace(indent=True, last_line=cst.SimpleWhitespace(indent))
    outer = cst.ParenthesizedWhitespace(indent=True)
    arguments = [one.with_changes(comma=cst.Comma(whitespace_after=inner)) for one in call.args]
    arguments[-1] = arguments[-1].with_changes(comma=cst.Comma(whitespace_after=outer))
    return call.with_changes(args=arguments, whitespace_before_args=inner)


class Outdented(cst.CSTTransformer):
    """Takes blanks from the continued lines of an expression that moves to the left."""

    def __init__(self, blanks: int) -> None:
        super().__init__()
        self.blanks = blanks

    def leave_ParenthesizedWhitespace(
        self, original_node: cst.ParenthesizedWhitespace, updated_node: cst.ParenthesizedWhitespace
    ) -> cst.ParenthesizedWhitespace:
        text = updated_node.last_line.value
        less = text[self.blanks :] if not text[: self.blanks].strip(" ") else text
        return updated_node.with_changes(last_line=cst.SimpleWhitespace(less))
