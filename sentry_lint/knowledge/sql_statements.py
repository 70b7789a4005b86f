"""Walks the statements of an SQL text and notes the procedures they run; the forms are listed in ``sql``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sentry_lint.knowledge.sql_tokens import (
    DOLLAR,
    NUMBER,
    OPERATOR,
    PARAM,
    QUOTED,
    TEXT,
    UNKNOWN,
    WORD,
    Token,
    closing,
    dotted,
    tokens,
)
from sentry_lint.knowledge.sql_words import (
    BEFORE_UNKNOWN_CALL,
    BUILT_IN,
    BUILT_IN_SCHEMAS,
    EXECUTE,
    EXPRESSIONS,
    INTERRUPTS,
    KEYWORDS,
    LOOKS_INSIDE,
    NOT_BEFORE_CALL,
    NOT_BEFORE_EXECUTE,
    OPENS_NO_BLOCK,
    QUERIES,
    ROUTINES,
    RUNS_NOTHING,
    RUNS_TEXT,
    TABLE_HINTS,
)

_FORMAT_MARK = re.compile(r"%(?:\d+\$)?[ILs]")  # PostgreSQL's format()
_DEPTH = 4  # literals that hold SQL that holds literals
_END = Token(OPERATOR, "", "", True, False)


class Reader:
    """Collects the procedures of a text and of the texts in its literals, within a budget of characters."""

    __slots__ = ("budget", "depth", "found", "variables")

    def __init__(self, budget: int) -> None:
        self.found: dict[str, None] = {}
        self.budget = budget
        self.depth = 0
        self.variables: dict[str, str] = {}

    def read(self, text: str, *, block: bool) -> None:
        """Read ``text``; ``block``: it is the body of a PL block, whose statements may be bare calls."""
        if self.depth >= _DEPTH or len(text) > self.budget:
            return
        self.budget -= len(text)
        self.depth += 1
        Statements(tokens(text), self, block).run()
        self.depth -= 1

    def add(self, parts: Sequence[str]) -> str:
        """Note the procedure of that dotted name; its own name, folded."""
        name = parts[-1] if parts else ""
        if UNKNOWN in name:
            name = ""
        self.found.setdefault(name.strip())
        return name.casefold()


class Statements:
    """One walk over the tokens of a text: where statements start, which expressions run, what is only defined."""

    __slots__ = ("block", "depth", "items", "mode", "open_body", "prepared", "reader")

    def __init__(self, items: list[Token], reader: Reader, block: bool) -> None:
        self.items = items
        self.reader = reader
        self.block = block
        self.mode = "start"  # start, runs (its expressions run), other (unknown verb), idle (then on), nothing, body
        self.depth = 0
        self.open_body = False
        self.prepared: set[str] = set()

    def at(self, place: int) -> Token:
        return self.items[place] if 0 <= place < len(self.items) else _END

    def run(self) -> None:
        place = 0
        while place < len(self.items):
            item = self.items[place]
            if item.starts_line and item.key in ("GO", "DELIMITER", "/"):  # of sqlcmd, mysql, SQL*Plus
                self.restart()
                place += 1
            elif item.key == ";":
                if not (self.mode == "body" and self.open_body):
                    self.restart()
                place += 1
            else:
                place = self.start(place) if self.mode == "start" else self.inside(place)

    def restart(self) -> None:
        self.mode, self.depth = "start", 0

    # -- where a statement starts

    def start(self, place: int) -> int:
        item = self.at(place)
        key = item.text.rpartition(UNKNOWN)[2].upper() if item.kind == WORD else item.key
        if item.kind == WORD and not key and not self.bare_call(place):
            return place + 1  # an unknown piece before the statement
        if key in EXECUTE:
            return self.execute(place)
        if key == "CALL":
            return self.call(place)
        if key in ("{", "("):
            self.depth += key == "("
            return place + 1
        if item.kind == PARAM and self.at(place + 1).key == "=" and self.at(place + 2).key == "CALL":
            return place + 2
        if key == "BEGIN":
            return self.begin(place)
        if key in ("THEN", "ELSE", "LOOP") and self.block:
            return place + 1
        if key in ("CREATE", "ALTER"):
            return self.define(place)
        if key == "DO" or key == "PREPARE":
            return self.do(place)
        if key == "EXPLAIN" and "ANALYZE" in (self.at(place + 1).key, self.at(place + 2).key):
            return place + 2
        if key in EXPRESSIONS or (item.kind == PARAM and self.at(place + 1).key == ":="):
            self.mode = "runs"
        elif key in RUNS_NOTHING:
            self.mode = "nothing"
        elif key in ("DROP", "TRUNCATE", "USE"):
            self.mode = "idle"
        elif self.block and self.bare_call(place):
            parts, place = dotted(self.items, place)
            self.mode = "runs"
            self.called(parts, place)
            return place
        else:
            self.mode = "runs" if self.block else "other"
            if item.kind in (WORD, QUOTED):
                return dotted(self.items, place)[1]
        return place + 1

    def bare_call(self, place: int) -> bool:
        """Whether a statement of a PL block is nothing but a call."""
        item = self.at(place)
        if not self.block or item.kind not in (WORD, QUOTED) or item.key in KEYWORDS or item.key == "NULL":
            return False
        parts, after = dotted(self.items, place)
        following = self.at(after)
        if len(parts) == 1 and self.built_in(parts):
            return False
        if UNKNOWN in parts[-1] and following.key != "(":  # BEGIN {mode}; but BEGIN {name}; END
            return following.key == ";" and self.at(after + 1).key == "END"
        return following.key in ("(", ";") or following is _END or following.text.startswith("@")

    def begin(self, place: int) -> int:
        following = self.at(place + 1)
        if following.key in ("TRY", "CATCH", "ATOMIC"):
            return place + 2
        if following.key in OPENS_NO_BLOCK or following is _END:
            self.mode = "runs"
        else:
            self.block, self.mode = True, "start"
        return place + 1

    def define(self, place: int) -> int:
        """After CREATE or ALTER: a routine's body runs nothing now; after a table, other statements may follow."""
        self.mode = "nothing"
        for ahead in range(place + 1, min(place + 12, len(self.items))):
            key = self.items[ahead].key
            if key in ROUTINES:
                self.mode, self.open_body = "body", False
                return ahead + 1
            if key == "TABLE":
                self.mode = "idle"
                return ahead + 1
            if key in ("VIEW", "INDEX", ";", "AS"):
                break
        return place + 1

    def body(self, place: int) -> int:
        """A token of a routine's definition. A body of several statements goes on to the end of the batch.

        Where the body is a literal (PostgreSQL) or one statement (MySQL), a semicolon ends it.
        """
        key, following = self.at(place).key, self.at(place + 1)
        if key == "BEGIN" or (key in ("AS", "IS") and following.kind not in (TEXT, DOLLAR)):
            self.open_body = True
        return place + 1

    def do(self, place: int) -> int:
        """``DO $$…$$``, ``DO f(x)`` (MySQL), ``PREPARE s FROM '…'``, ``PREPARE s AS SELECT …``."""
        self.mode = "runs"
        key = self.at(place).key
        if key == "PREPARE":
            self.prepared.add(self.at(place + 1).text.casefold())
            if self.at(place + 2).key == "FROM" and self.at(place + 3).kind == TEXT:
                self.reader.read(self.at(place + 3).text, block=False)
            return place + 2
        for ahead in (place + 1, place + 3):
            if self.at(ahead).kind in (TEXT, DOLLAR):
                self.reader.read(self.at(ahead).text, block=True)
                return ahead + 1
        return place + 1

    # -- what runs by name

    def call(self, place: int) -> int:
        parts, after = dotted(self.items, place + 1)
        self.mode = "runs"
        if parts:
            self.reader.add(parts)
        return max(after, place + 1)

    def execute(self, place: int) -> int:
        """After EXEC: a name, ``@result = name``, a variable that holds the name, or SQL in literals."""
        after = place + 1
        self.mode = "runs"
        if self.at(after).key in ("IMMEDIATE", "PROCEDURE", "PROC", "FUNCTION"):
            after += 1
        elif self.at(after).key == "BLOCK":
            self.block = True
            return after + 1
        if self.at(after).kind == PARAM and self.at(after + 1).key in ("=", ":="):
            after += 2
        item = self.at(after)
        if item.kind in (TEXT, DOLLAR):
            return self.dynamic(after)
        if item.key == "(":
            self.depth += 1
            return self.dynamic(after + 1)
        if item.kind not in (WORD, QUOTED, PARAM) or item.key in KEYWORDS:
            return place + 1
        parts, end = dotted(self.items, after)
        if item.kind == PARAM and len(parts) == 1:
            known = self.reader.variables.get(item.text.casefold())
            if known is not None:
                parts = dotted(tokens(known), 0)[0] or parts
        if item.text.casefold() in self.prepared:
            return end
        if item.key == "FORMAT" and self.at(end).key == "(":
            if self.at(end + 1).kind == TEXT:
                self.reader.read(_FORMAT_MARK.sub(UNKNOWN, self.at(end + 1).text), block=False)
            return end
        if self.reader.add(parts) in RUNS_TEXT:
            if self.at(end).kind == PARAM and self.at(end + 1).key == "=":
                end += 2
            return self.dynamic(end)
        return end

    def dynamic(self, place: int) -> int:
        """Read the SQL that the literals and variables from ``place`` on make up."""
        text, end = self.joined(place)
        if text.strip(UNKNOWN):
            self.reader.read(text, block=False)
        return max(end, place)

    def joined(self, place: int) -> tuple[str, int]:
        """The text of ``'…' + @v || …`` at ``place``, an unknown piece for what is not told, and the place after it."""
        pieces: list[str] = []
        while place < len(self.items):
            item = self.items[place]
            if item.kind in (TEXT, DOLLAR):
                piece = item.text
            elif item.kind == PARAM:
                piece = self.reader.variables.get(item.text.casefold(), UNKNOWN)
            elif item.kind in (WORD, QUOTED, NUMBER) and item.key not in KEYWORDS:
                piece = UNKNOWN
            else:
                break
            if item.kind == PARAM:  # a text that doubles itself at each step ends here
                self.reader.budget -= len(piece)
            pieces.append(piece if self.reader.budget > 0 else UNKNOWN)
            place += 1
            if self.at(place).key == "(":  # QUOTENAME(@name)
                place = closing(self.items, place)
            if self.at(place).key not in ("+", "||"):
                break
            place += 1
        return "".join(pieces), place

    # -- within a statement

    def inside(self, place: int) -> int:
        item = self.at(place)
        key = item.key
        if key in EXECUTE and self.executes(place):
            return self.execute(place)
        if self.mode == "body":
            return self.body(place)
        if self.mode == "nothing":
            return place + 1
        if self.starts_anew(place):
            return self.start(place)
        if key == "(":
            self.depth += 1
        elif key == ")":
            self.depth -= 1
        elif self.mode == "runs":
            return self.running(place)
        return place + 1

    def starts_anew(self, place: int) -> bool:
        """Whether a statement starts here without a semicolon before it, as T-SQL allows."""
        item, before = self.at(place), self.at(place - 1)
        if self.mode == "idle":  # CREATE TABLE t AS SELECT, DROP TABLE t SELECT
            return item.key in QUERIES and (item.starts_line or before.key in ("AS", "("))
        if not item.starts_line or self.depth > 0:
            return False
        if self.mode == "other":
            return item.key in EXPRESSIONS or item.key in INTERRUPTS or item.key in ("BEGIN", "CALL")
        return item.key in INTERRUPTS and (before.key == ")" or before.kind != OPERATOR) and before.key not in KEYWORDS

    def executes(self, place: int) -> bool:
        """Whether EXEC at ``place`` starts a statement: T-SQL needs no semicolon before it."""
        if self.mode == "body":
            return False
        before, item = self.at(place - 1), self.at(place)
        if self.mode in ("other", "nothing") and not (item.starts_line or before.key in ("ELSE", "BEGIN")):
            return False
        if before.key in NOT_BEFORE_EXECUTE or (before.kind == OPERATOR and before.key not in (")", "}", "*")):
            return False
        return self.at(place + 1).kind != OPERATOR or self.at(place + 1).key == "("

    def running(self, place: int) -> int:
        """A token of an expression that runs."""
        item = self.at(place)
        key = item.key
        if key == "BEGIN" or (key in ("THEN", "ELSE", "LOOP") and self.block):
            self.mode = "start"
            return place if key == "BEGIN" else place + 1
        if item.kind == PARAM and item.text.startswith("@"):
            return self.assigned(place)
        if item.kind not in (WORD, QUOTED) or key in KEYWORDS:
            return place + 1
        parts, after = dotted(self.items, place)
        if self.at(after).key == "(" and self.may_be_called(parts, place, after):
            self.called(parts, after)
        return after

    def assigned(self, place: int) -> int:
        """Remember the text that a T-SQL variable gets: ``SET @sql = N'…'``, ``DECLARE @sql nvarchar(max) = N'…'``."""
        name = self.at(place).text.casefold()
        place += 1
        if self.at(place).kind == WORD and self.at(place + 1).key == "(" and self.at(place + 3).key == ")":
            place += 4
        elif self.at(place).kind == WORD and self.at(place + 1).key == "=":
            place += 1
        sign = self.at(place).key
        if sign not in ("=", "+=") or self.at(place + 1).kind not in (TEXT, PARAM):
            return place
        text, end = self.joined(place + 1)
        self.reader.variables[name] = self.reader.variables.get(name, UNKNOWN) + text if sign == "+=" else text
        return end

    def may_be_called(self, parts: Sequence[str], place: int, after: int) -> bool:
        before = self.at(place - 1)
        if before.kind == WORD:
            if before.key not in KEYWORDS or before.key in NOT_BEFORE_CALL:
                return False
        elif before.kind == NUMBER:  # SELECT TOP 5 f(x)
            return self.at(place - 2).key == "TOP"
        elif before.kind != OPERATOR or before.key in (")", "]", "::", "."):
            return False
        if UNKNOWN in parts[-1]:
            return before.key in BEFORE_UNKNOWN_CALL and self.at(after).touches
        if before.key in ("FROM", "JOIN", ",") and self.at(after + 1).key in TABLE_HINTS:
            return False
        return not self.built_in(parts) and not (before.key == "," and self.is_query_name(after))

    def is_query_name(self, place: int) -> bool:
        """Whether the parenthesis at ``place`` holds the columns of a WITH query: ``, b (x, y) AS (SELECT …)``."""
        end = place + 1
        while end < place + 128 and (self.at(end).kind in (WORD, QUOTED) or self.at(end).key == ","):
            end += 1
        if self.at(end).key != ")" or self.at(end + 1).key != "AS":
            return False
        end += 2
        while self.at(end).key in ("NOT", "MATERIALIZED"):
            end += 1
        return self.at(end).key == "(" and (self.at(end + 1).key in QUERIES or self.at(end + 1).key == "(")

    @staticmethod
    def built_in(parts: Sequence[str]) -> bool:
        if len(parts) > 1:
            return parts[-2].casefold() in BUILT_IN_SCHEMAS
        return parts[0].casefold() in BUILT_IN

    def called(self, parts: Sequence[str], after: int) -> None:
        """Note a call, or read the SQL in the arguments of a function that runs its text."""
        if parts[-1].casefold() not in LOOKS_INSIDE:
            self.reader.add(parts)
            return
        for item in self.items[after + 1 : after + 9]:
            if item.key == ")":
                break
            if item.kind == TEXT:
                self.reader.read(item.text, block=False)
