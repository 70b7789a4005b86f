"""Cuts SQL text of any dialect into words, quoted names, literals, parameters and operators.

The dialects disagree, so each form is read in the sense that the others leave free:

* quoted names ``[a]`` (T-SQL), `` `a` `` (MySQL), ``"a"`` (SQL-92; MySQL under ANSI_QUOTES), each closed by doubling;
* literals ``'a''b'`` (SQL-92), ``N'a'`` (T-SQL, Oracle), ``E'a\\'b'`` (PostgreSQL), ``q'[a]'`` (Oracle),
  ``$tag$a$tag$`` (PostgreSQL); a backslash escapes a quote (MySQL) only where the text does not close otherwise;
* comments ``--`` (SQL-92), ``# `` (MySQL), ``/* */``, nested where that closes (PostgreSQL, T-SQL), else flat (MySQL,
  Oracle);
* parameters ``?``, ``:name``, ``%s``, ``%(name)s`` (PEP 249), ``@name`` (T-SQL), ``$1`` (PostgreSQL).

Sources: PostgreSQL manual ch. 4.1; MySQL manual ch. 11; Transact-SQL reference "Database identifiers", "Constants";
Oracle SQL Language Reference "Literals". Time is linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

UNKNOWN = "\0"
"""Stands in the text for a piece that the code does not tell; counts as a letter."""

WORD, QUOTED, TEXT, DOLLAR, PARAM, NUMBER, OPERATOR = "word", "quoted", "text", "dollar", "param", "number", "operator"


class Token(NamedTuple):
    """A piece of SQL. ``text`` is the word, the name or literal without its quotes, or the operator.

    ``key`` is the word in upper case, the operator itself, or ``""``: what a grammar compares.
    """

    kind: str
    text: str
    key: str
    starts_line: bool
    touches: bool
    """No space or comment stands before it."""


@lru_cache(maxsize=2)
def _pattern(backslash: bool) -> re.Pattern[str]:
    escaped = r"[nNbBxXeE]?'[^'\\]*(?:(?:\\.|'')[^'\\]*)*\\?(?:'|\Z)"
    plain = r"[nNbBxX]?'[^']*(?:''[^']*)*(?:'|\Z)"
    return re.compile(
        rf"""
        (?P<space>[\s\ufeff]+)
        |(?P<remark>--[^\n]*|\#(?=\s|\Z)[^\n]*)
        |(?P<block>/\*)
        |(?P<alternative>[nN]?[qQ]'(?=\S))
        |(?P<escape>[eE]'[^'\\]*(?:(?:\\.|'')[^'\\]*)*\\?(?:'|\Z))
        |(?P<text>{escaped if backslash else plain})
        |(?P<double>"[^"]*(?:""[^"]*)*(?:"|\Z))
        |(?P<backtick>`[^`]*(?:``[^`]*)*(?:`|\Z))
        |(?P<bracket>(?<![\w\])])\[(?:[^\[\]\n]|\]\]){{1,128}}\])
        |(?P<word>(?:[^\W\d]|\0|\#\#?(?=[\w\0]))[\w$\#\0]*)
        |(?P<dollar>\$(?:[^\W\d]\w*)?\$)
        |(?P<param>%(?:\([^()\s]{{1,64}}\))?s\b|\?\d*|:(?![:=])[\w\0]+|@{{1,2}}[\w$\#\0]+|\$\d+)
        |(?P<number>\d[\w.\0]*)
        |(?P<operator>::|:=|\|\||=>|<=|>=|<>|!=|\+=|.)
        """,
        re.VERBOSE | re.DOTALL,
    )


_FIELD = re.compile(r"\{\{[^{}]{1,80}\}\}|\{[\w.]*\}")  # Jinja and str.format
_CLOSERS = {"[": "]", "(": ")", "{": "}", "<": ">"}
_COMMENT_MARK = re.compile(r"/\*|\*/")
_DOLLAR_TAG = re.compile(r"(?=(\$(?:[^\W\d]\w*)?\$))")


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``, in which :data:`UNKNOWN` marks unknown pieces and so does an unfilled ``{field}``
    or ``{{ field }}``.

    Comments and space are left out; an unclosed literal or comment reaches to the end. Never raises.
    """
    text = _FIELD.sub(UNKNOWN, text)
    found, closed = _Lexer(text, backslash=False).run()
    if not closed and "\\'" in text:
        again, closed = _Lexer(text, backslash=True).run()
        if closed:
            return again
    return found


class _Lexer:
    __slots__ = ("closed", "found", "last_tags", "match", "nested", "text")

    def __init__(self, text: str, *, backslash: bool) -> None:
        self.text = text
        self.match = _pattern(backslash).match
        self.nested = True
        self.last_tags: dict[str, int] | None = None
        self.closed = True
        self.found: list[Token] = []

    def run(self) -> tuple[list[Token], bool]:
        text, position, line, touches = self.text, 0, True, False
        while position < len(text):
            match = self.match(text, position)
            if match is None:  # the last alternative takes any character
                break
            group, piece, end = match.lastgroup or "", match.group(), match.end()
            if group in ("space", "remark", "block"):
                if group == "block":
                    end = self.comment_end(position)
                line = line or "\n" in text[position:end]
                touches = False
            else:
                kind, content, end = self.read(group, piece, position, end)
                key = content.upper() if kind == WORD else content if kind == OPERATOR else ""
                self.found.append(Token(kind, content, key, line, touches))
                line, touches = False, True
            position = end
        return self.found, self.closed

    def read(self, group: str, piece: str, start: int, end: int) -> tuple[str, str, int]:
        """Kind, content and end of the token that starts as ``piece``."""
        if group in (WORD, PARAM, NUMBER, OPERATOR):
            return group, piece, end
        if group == "dollar":
            close = self.dollar_end(piece, end)
            return (OPERATOR, "$", start + 1) if close < 0 else (DOLLAR, self.text[end:close], close + len(piece))
        if group == "alternative":
            mark = self.text[end]
            close = self.text.find(_CLOSERS.get(mark, mark) + "'", end + 1)
            if close < 0:
                self.closed = False
                return TEXT, self.text[end + 1 :], len(self.text)
            return TEXT, self.text[end + 1 : close], close + 2
        quote = piece[-1] if group == "bracket" else {"double": '"', "backtick": "`"}.get(group, "'")
        opened = piece.index("[" if group == "bracket" else quote) + 1
        complete = len(piece) > opened and piece.endswith(quote)
        if not complete:
            self.closed = False
        content = piece[opened:-1] if complete else piece[opened:]
        content = content.replace(quote * 2, quote)
        return (TEXT if quote == "'" else QUOTED), content, end

    def comment_end(self, start: int) -> int:
        """Where the comment that opens at ``start`` ends. A text that does not nest is searched for that only once."""
        if self.nested:
            depth = 0
            for mark in _COMMENT_MARK.finditer(self.text, start):
                depth += 1 if mark.group() == "/*" else -1
                if not depth:
                    return mark.end()
            self.nested = False
        close = self.text.find("*/", start + 2)
        return len(self.text) if close < 0 else close + 2

    def dollar_end(self, tag: str, start: int) -> int:
        """Where ``tag`` comes again, or -1. The last places are noted once, so that no search runs in vain."""
        if self.last_tags is None:
            self.last_tags = {match.group(1): match.start() for match in _DOLLAR_TAG.finditer(self.text)}
        if self.last_tags.get(tag, -1) < start:
            return -1
        return self.text.find(tag, start)


def dotted(items: Sequence[Token], start: int) -> tuple[list[str], int]:
    """The parts of the dotted name at ``start`` (an empty list: none) and the place after it. ``db..p`` is one too.

    A parameter in a name's place is an unknown part.
    """
    parts: list[str] = []
    place = start
    while place < len(items) and items[place].kind in (WORD, QUOTED, PARAM):
        item = items[place]
        parts.append(UNKNOWN if item.kind == PARAM else item.text)
        place += 1
        if place >= len(items) or items[place].key != ".":
            break
        while place < len(items) and items[place].key == ".":
            place += 1
    return parts, place


def closing(items: Sequence[Token], start: int) -> int:
    """The place after the parenthesis that closes the one at ``start``; the end if none does."""
    depth = 0
    for place in range(start, len(items)):
        depth += {"(": 1, ")": -1}.get(items[place].key, 0)
        if not depth:
            return place + 1
    return len(items)
