"""Which stored procedures a piece of SQL runs, in the dialects that Python drivers speak.

Understood (source of each form):

* ``CALL p(…)`` (SQL:1999; MySQL, PostgreSQL, Oracle, DB2), ``{CALL p(?)}``, ``{? = CALL p}`` (ODBC and JDBC escapes);
* ``EXEC p``, ``EXECUTE @r = p``, ``EXEC ('…')``, ``sp_executesql N'…'``, also in a batch without semicolons
  (Transact-SQL reference, "EXECUTE"); ``EXECUTE PROCEDURE p`` (Firebird, Informix); ``EXECUTE IMMEDIATE '…'`` (Oracle);
* ``SELECT * FROM p(…)``, ``SELECT p(…)`` and calls in any other expression (PostgreSQL, T-SQL, Oracle ``TABLE(p(…))``);
* ``BEGIN p(…); END;``, ``:= p(…)`` (PL/SQL), ``PERFORM p(…)``, ``DO $$ … $$`` (PL/pgSQL), ``PREPARE s FROM '…'``
  (MySQL).

Definitions (``CREATE PROCEDURE``) and rights (``GRANT EXECUTE``) run nothing; neither do comments and literals.
"""

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
    tokens,
)
from sentry_lint.knowledge.sql_words import (
    BUILT_IN,
    BUILT_IN_SCHEMAS,
    KEYWORDS,
    LOOKS_INSIDE,
    NOT_BEFORE_CALL,
    RUNS_TEXT,
    TABLE_HINTS,
)

_MAY_RUN = re.compile(r"\b(?:call|exec|execute|begin|do|perform|prepare)\b|\(", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"\w+(?:\.\w+)*")
_FORMAT_MARK = re.compile(r"%(?:\d+\$)?[ILs]")  # PostgreSQL's format()
_DEPTH = 4  # literals that hold SQL that holds literals
_END = Token(OPERATOR, "", "", True, False)

_EXECUTE = frozenset(("EXEC", "EXECUTE"))
_NOT_BEFORE_EXECUTE = frozenset("SELECT AS WHERE AND OR NOT BY GRANT REVOKE DENY WITH IN FROM INTO SET".split())
_OPENS_NO_BLOCK = frozenset(
    "TRAN TRANSACTION WORK DISTRIBUTED DEFERRED IMMEDIATE EXCLUSIVE CONCURRENT ISOLATION READ NOT ; DIALOG".split()
)
_EXPRESSIONS = frozenset(
    "SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES SET DO PERFORM DECLARE IF ELSIF ELSEIF WHILE CASE WHEN "
    "RETURN PRINT FOR PREPARE OPEN LOOP UNTIL".split()
)
_MAIN_OF_WITH = frozenset("SELECT INSERT UPDATE DELETE MERGE VALUES".split())
_ROUTINES = frozenset("PROCEDURE PROC FUNCTION TRIGGER PACKAGE EVENT TYPE RULE".split())
_RUNS_NOTHING = frozenset("GRANT REVOKE DENY COMMENT EXPLAIN DESCRIBE DESC SHOW HELP".split())
_THEN_ON = frozenset("DROP TRUNCATE USE".split())
_STATEMENTS = (_EXPRESSIONS | _RUNS_NOTHING | _THEN_ON | {"CREATE", "ALTER", "BEGIN", "CALL"}) - {
    "DO",
    "FOR",
    "IF",
    "CASE",
    "WHEN",
    "OPEN",
    "VALUES",
    "REPLACE",
    "WITH",
    "SET",
    "DESC",
    "COMMENT",
    "LOOP",
    "UNTIL",
}
_FIRST_OF_ITEM = frozenset("SELECT FROM JOIN APPLY LATERAL PERFORM".split())


def procedures(parts: Sequence[str | None]) -> tuple[str, ...]:
    """The procedures that the SQL text runs, as written but without schema and quotes, each once, in order.

    ``parts`` is the text; None is a piece that the code does not tell. A procedure whose name is such a piece, or
    contains one, gives ``""``; a schema or an argument may be unknown without harm. Text that is no SQL gives nothing.
    Never raises; the time is linear in the text.
    """
    text = "".join(UNKNOWN if part is None else part.replace(UNKNOWN, " ") for part in parts)
    if not _MAY_RUN.search(text):
        return ()
    reader = _Reader(budget=4 * len(text) + 1000)
    reader.read(text, block=False)
    return tuple(reader.found)


def normalise(name: str) -> str:
    """``name`` as procedures are compared: the last dotted part, unquoted, its case folded; ``""`` if it is no name."""
    name = name.strip()
    if _PLAIN_NAME.fullmatch(name):
        return name.rpartition(".")[2].casefold()
    found, _ = _dotted(tokens(name.replace(UNKNOWN, " ")), 0)
    return found[-1].casefold() if found else ""


def _dotted(items: Sequence[Token], start: int) -> tuple[list[str], int]:
    """The parts of the dotted name at ``start`` (an empty list: none) and the place after it. ``db..p`` is one too."""
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


class _Reader:
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
        _Statements(tokens(text), self, block).run()
        self.depth -= 1

    def add(self, parts: Sequence[str]) -> str:
        """Note the procedure of that dotted name; its own name, folded."""
        name = parts[-1] if parts else ""
        if UNKNOWN in name:
            name = ""
        self.found.setdefault(name.strip())
        return name.casefold()


class _Statements:
    """One walk over the tokens of a text: where statements start, which expressions run, what is only defined."""

    __slots__ = ("block", "depth", "items", "mode", "prepared", "reader", "with_list")

    def __init__(self, items: list[Token], reader: _Reader, block: bool) -> None:
        self.items = items
        self.reader = reader
        self.block = block
        self.mode = "start"  # start, runs (its expressions run), other (unknown verb), idle (then on), nothing, body
        self.depth = 0
        self.with_list = False
        self.prepared: set[str] = set()

    def at(self, place: int) -> Token:
        return self.items[place] if 0 <= place < len(self.items) else _END

    def run(self) -> None:
        place = 0
        while place < len(self.items):
            item = self.items[place]
            if (item.key == "GO" and item.starts_line) or item.key == "DELIMITER":
                self.restart()
                place += 1
            elif item.key == ";":
                if self.mode != "body":
                    self.restart()
                place += 1
            else:
                place = self.start(place) if self.mode == "start" else self.inside(place)

    def restart(self) -> None:
        self.mode, self.depth, self.with_list = "start", 0, False

    # -- where a statement starts

    def start(self, place: int) -> int:
        item = self.at(place)
        key = item.text.rpartition(UNKNOWN)[2].upper() if item.kind == WORD else item.key
        if item.kind == WORD and not key and not self.bare_call(place):
            return place + 1  # an unknown piece before the statement
        if key in _EXECUTE:
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
        if key in _EXPRESSIONS or (item.kind == PARAM and self.at(place + 1).key == ":="):
            self.mode, self.with_list = "runs", key == "WITH"
        elif key in _RUNS_NOTHING:
            self.mode = "nothing"
        elif key in _THEN_ON:
            self.mode = "idle"
        elif self.block and self.bare_call(place):
            parts, place = _dotted(self.items, place)
            self.mode = "runs"
            self.called(parts, place)
            return place
        else:
            self.mode = "runs" if self.block else "other"
            if item.kind in (WORD, QUOTED):
                return _dotted(self.items, place)[1]
        return place + 1

    def bare_call(self, place: int) -> bool:
        """Whether a statement of a PL block is nothing but a call."""
        item = self.at(place)
        if not self.block or item.kind not in (WORD, QUOTED) or item.key in KEYWORDS or item.key == "NULL":
            return False
        parts, after = _dotted(self.items, place)
        following = self.at(after)
        if len(parts) == 1 and self.built_in(parts):
            return False
        return following.key in ("(", ";") or following is _END or following.text.startswith("@")

    def begin(self, place: int) -> int:
        following = self.at(place + 1)
        if following.key in ("TRY", "CATCH", "ATOMIC"):
            return place + 2
        if following.key in _OPENS_NO_BLOCK or following is _END:
            self.mode = "runs"
        else:
            self.block, self.mode = True, "start"
        return place + 1

    def define(self, place: int) -> int:
        """After CREATE or ALTER: a routine's body runs nothing now; after a table, other statements may follow."""
        self.mode = "nothing"
        for ahead in range(place + 1, min(place + 12, len(self.items))):
            key = self.items[ahead].key
            if key in _ROUTINES:
                self.mode = "nothing" if self.body_is_literal(ahead) else "body"
                return ahead + 1
            if key == "TABLE":
                self.mode = "idle"
                return ahead + 1
            if key in ("VIEW", "INDEX", ";", "AS"):
                break
        return place + 1

    def body_is_literal(self, place: int) -> bool:
        """PostgreSQL gives a routine's body as a literal and ends the definition with a semicolon; others do not."""
        for item in self.items[place : place + 200]:
            if item.kind == DOLLAR:
                return True
            if item.key in ("BEGIN", ";", "GO"):
                break
        return False

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
        parts, after = _dotted(self.items, place + 1)
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
        parts, end = _dotted(self.items, after)
        if item.kind == PARAM and len(parts) == 1:
            known = self.reader.variables.get(item.text.casefold())
            if known is not None:
                parts = _dotted(tokens(known), 0)[0] or parts
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
                place = self.closing(place)
            if self.at(place).key not in ("+", "||"):
                break
            place += 1
        return "".join(pieces), place

    def closing(self, place: int) -> int:
        depth = 0
        while place < len(self.items):
            depth += {"(": 1, ")": -1}.get(self.items[place].key, 0)
            place += 1
            if not depth:
                break
        return place

    # -- within a statement

    def inside(self, place: int) -> int:
        item = self.at(place)
        key = item.key
        if key in _EXECUTE and self.executes(place):
            return self.execute(place)
        if self.mode in ("body", "nothing"):
            return place + 1
        if key == "(":
            self.depth += 1
        elif key == ")":
            self.depth -= 1
        elif self.mode == "idle" and key in ("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH"):
            if item.starts_line or self.at(place - 1).key in ("AS", "("):
                return self.start(place)
        elif item.starts_line and key in _STATEMENTS and self.depth <= 0 and not self.with_list:
            return self.start(place)
        elif self.mode == "runs":
            return self.running(place)
        return place + 1

    def executes(self, place: int) -> bool:
        """Whether EXEC at ``place`` starts a statement: T-SQL needs no semicolon before it."""
        if self.mode == "body":
            return False
        before, item = self.at(place - 1), self.at(place)
        if self.mode in ("other", "nothing") and not (item.starts_line or before.key in ("ELSE", "BEGIN")):
            return False
        if before.key in _NOT_BEFORE_EXECUTE or (before.kind == OPERATOR and before.key not in (")", "}", "*")):
            return False
        return self.at(place + 1).kind != OPERATOR or self.at(place + 1).key == "("

    def running(self, place: int) -> int:
        """A token of an expression that runs."""
        item = self.at(place)
        key = item.key
        if self.with_list and self.depth <= 0:
            self.with_list = key not in _MAIN_OF_WITH
            return place + 1
        if key == "BEGIN" or (key in ("THEN", "ELSE", "LOOP") and self.block):
            self.mode = "start"
            return place if key == "BEGIN" else place + 1
        if key == "CALL" and (self.at(place - 1).kind == WORD and UNKNOWN in self.at(place - 1).text):
            return self.call(place)
        if item.kind == PARAM and item.text.startswith("@"):
            return self.assigned(place)
        if item.kind not in (WORD, QUOTED) or key in KEYWORDS:
            return place + 1
        parts, after = _dotted(self.items, place)
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
        elif before.kind != OPERATOR or before.key in (")", "]", "::", "."):
            return False
        if UNKNOWN in parts[-1]:
            return before.key in _FIRST_OF_ITEM and self.at(after).touches
        if before.key in ("FROM", "JOIN", ",") and self.at(after + 1).key in TABLE_HINTS:
            return False
        return not self.built_in(parts)

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
