"""Which procedures an SQL file defines, which tables and columns each one writes, and which others it calls.

Read without a grammar of each dialect, from the tokens of :mod:`sentry_lint.knowledge.sql_tokens`: what counts are
the verbs that write (``INSERT``, ``UPDATE``, ``DELETE``, ``MERGE``, ``REPLACE``, ``TRUNCATE``) with the table and the
columns after them, and known names that are called. Parsers of SQL read one dialect each and take the bodies of
procedures for a text. Sources: MySQL manual 15.2 and 15.1.17, Transact-SQL reference "UPDATE", "MERGE", PostgreSQL
manual "INSERT", "CREATE FUNCTION", Oracle PL/SQL reference "CREATE PROCEDURE".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sentry_lint.knowledge.sql_tokens import DOLLAR, QUOTED, TEXT, WORD, Token, closing, dotted, tokens

_DEFINES = frozenset({"PROCEDURE", "PROC", "FUNCTION"})
_ENDS_DEFINITION = _DEFINES | {"TRIGGER", "VIEW", "EVENT", "PACKAGE"}
_BEFORE_KIND = 12  # tokens between CREATE and PROCEDURE: OR REPLACE, DEFINER = `a`@`b`, EDITIONABLE
_NO_UPDATE = frozenset({"FOR", "ON", "AFTER", "BEFORE", "OR", "OF", "STATISTICS", "INSTEAD"})
_MODIFIERS = frozenset("LOW_PRIORITY HIGH_PRIORITY DELAYED QUICK IGNORE ONLY INTO FROM TABLE".split())
_CLAUSES = frozenset("WHERE FROM RETURNING OUTPUT ORDER LIMIT WHEN IF END ELSE RETURN OPTION".split())
_VERBS = frozenset(
    "SELECT INSERT UPDATE DELETE MERGE REPLACE TRUNCATE CALL EXEC EXECUTE DECLARE BEGIN SET WITH".split()
)
_CALLS = frozenset({"CALL", "EXEC", "EXECUTE", "PERFORM", "PROCEDURE"})
_STARTS = frozenset({";", "BEGIN", "THEN", "ELSE", "LOOP", "DO"})
_DELIMITER = re.compile(r"^[ \t]*DELIMITER[ \t]+(\S+)[^\n]*$", re.IGNORECASE | re.MULTILINE)
_BATCH = re.compile(r"^[ \t]*(?:GO(?:[ \t]+\d+)?|/)[ \t]*;?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_WRITES = re.compile(r"\b(?:insert|update|delete|merge|replace|truncate)\b", re.IGNORECASE)
_CREATE = re.compile(r"\b(?:create|alter)\b", re.IGNORECASE)
_STATEMENT = 2000  # tokens in which the other half of a statement is looked for
_DEPTH = 3  # literals that hold SQL that holds literals


class Write(NamedTuple):
    """A table, folded, without schema; the columns that are written, or None for all of them."""

    table: str
    columns: frozenset[str] | None


@dataclass(slots=True)
class Definition:
    """A procedure or function: its name as written without schema, the line (from 1) it begins on."""

    name: str
    line: int
    writes: list[Write] = field(default_factory=list)
    words: frozenset[str] = frozenset()  # what it may call, folded

    @property
    def key(self) -> str:
        return self.name.casefold()


class Target(NamedTuple):
    """A watched ``Table`` or ``Table.Column``, folded; the column is empty for the whole table."""

    table: str
    column: str

    @classmethod
    def of(cls, text: str) -> Target:
        parts = dotted(tokens(text), 0)[0] or [text]
        return cls(parts[-2].casefold(), parts[-1].casefold()) if len(parts) > 1 else cls(parts[0].casefold(), "")

    def hit(self, write: Write) -> bool:
        if write.table != self.table:
            return False
        return not self.column or write.columns is None or self.column in write.columns


def definitions(text: str) -> list[Definition]:
    """The procedures and functions that the text of an SQL file defines, in order. Never raises."""
    found: list[Definition] = []
    if not _CREATE.search(text):
        return found
    for offset, chunk in _chunks(text):
        if _CREATE.search(chunk):
            found += _of_chunk(chunk, text.count("\n", 0, offset))
    return found


def writers(known: Mapping[str, Definition], targets: Iterable[Target]) -> dict[str, tuple[str, ...]]:
    """The procedures that write one of the targets: by key, the keys on the way from it to the one that writes.

    A procedure that writes by itself has its own key alone; of several ways the shortest is given.
    """
    wanted = tuple(targets)
    ways: dict[str, tuple[str, ...]] = {
        key: (key,)
        for key, definition in known.items()
        if any(target.hit(write) for target in wanted for write in definition.writes)
    }
    fresh = list(ways)
    while fresh:
        reached = {key: ways[key] for key in fresh}
        fresh = []
        for key, definition in known.items():
            called = next((other for other in reached if other in definition.words), None)
            if key not in ways and called is not None:
                ways[key] = (key, *reached[called])
                fresh.append(key)
    return ways


# -- definitions


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The pieces that the tools would send to the server by themselves, each with its offset."""
    position, delimiter = 0, ""
    marks = [*_DELIMITER.finditer(text)]
    for start, end, following in [(m.start(), m.end(), m[1]) for m in marks] + [(len(text), len(text), "")]:
        yield from _split(text, position, start, delimiter)
        position, delimiter = end, "" if following == ";" else following


def _split(text: str, start: int, end: int, delimiter: str) -> Iterator[tuple[int, str]]:
    if delimiter:
        while start < end:
            stop = text.find(delimiter, start, end)
            stop = end if stop < 0 else stop
            yield start, text[start:stop]
            start = stop + len(delimiter)
        return
    for batch in _BATCH.finditer(text, start, end):
        yield start, text[start : batch.start()]
        start = batch.end()
    yield start, text[start:end]


def _of_chunk(chunk: str, line: int) -> Iterator[Definition]:
    items = tokens(chunk)
    heads: list[tuple[int, int]] = []  # where CREATE and the kind stand
    for place, item in enumerate(items):
        if item.key in ("CREATE", "ALTER") and not (place and items[place - 1].key == "OR"):
            kind = _kind(items, place)
            if kind >= 0:
                heads.append((place, kind))
    position = 0
    for number, (_, kind) in enumerate(heads):
        end = heads[number + 1][0] if number + 1 < len(heads) else len(items)
        if items[kind].key not in _DEFINES:
            continue
        parts, place = dotted(items, _after_words(items, kind + 1, ("IF", "NOT", "EXISTS")))
        if parts:
            head = re.compile(rf"\b(?:procedure|proc|function)\b[^;]{{0,120}}?{re.escape(parts[-1])}", re.IGNORECASE)
            found = head.search(chunk, position)
            position = found.end() if found else position
            at = chunk.count("\n", 0, found.start() if found else position)
            yield _definition(parts[-1], line + at + 1, items[place : _end(items, place, end)])


def _kind(items: Sequence[Token], place: int) -> int:
    """Where ``PROCEDURE`` or another kind follows ``CREATE``; -1 where it is a table or the like."""
    for near in range(place + 1, min(place + _BEFORE_KIND, len(items))):
        key = items[near].key
        if key in _ENDS_DEFINITION:
            return near
        if key in (";", "TABLE", "INDEX", "(", "TEMPORARY", "TEMP", "UNIQUE", "SCHEMA", "DATABASE", "SEQUENCE"):
            break
    return -1


def _after_words(items: Sequence[Token], place: int, words: tuple[str, ...]) -> int:
    while place < len(items) and items[place].key in words:
        place += 1
    return place


def _end(items: Sequence[Token], start: int, end: int) -> int:
    """A body in ``$$`` ends with its statement; any other with the next definition."""
    for place in range(start, end):
        if items[place].kind == DOLLAR:
            return next((near for near in range(place, end) if items[near].key == ";"), end)
    return end


def _definition(name: str, line: int, items: Sequence[Token]) -> Definition:
    definition = Definition(name, line)
    words: set[str] = set()
    _read(items, definition.writes, words, 0)
    definition.words = frozenset(words)
    return definition


# -- bodies


def _read(items: Sequence[Token], writes: list[Write], words: set[str], depth: int) -> None:
    """Note what the statements write and call, those in literals (dynamic SQL, ``$$`` bodies) included."""
    for place, item in enumerate(items):
        if item.kind in (TEXT, DOLLAR):
            if depth < _DEPTH and (item.kind == DOLLAR or _WRITES.search(item.text) or "CALL" in item.text.upper()):
                _read(tokens(item.text), writes, words, depth + 1)
        elif item.kind in (WORD, QUOTED):
            if item.key in _READERS:
                writes.extend(_READERS[item.key](items, place))
            elif _is_called(items, place):
                words.add(item.text.casefold())


def _is_called(items: Sequence[Token], place: int) -> bool:
    after = items[place + 1].key if place + 1 < len(items) else ";"
    if after == ".":
        return False
    first = place
    while first > 1 and items[first - 1].key == ".":
        first -= 2
    before = items[first - 1].key if first else ";"
    if before == "=":  # EXEC @result = p
        return first > 2 and items[first - 3].key in _CALLS
    return after == "(" or before in _CALLS or (before in _STARTS and after == ";")


def _update(items: Sequence[Token], place: int) -> Iterator[Write]:
    before = items[place - 1].key if place else ""
    if before in _NO_UPDATE or before in ("KEY", "DO"):
        if before in ("KEY", "DO"):  # of an INSERT: ON DUPLICATE KEY UPDATE, ON CONFLICT DO UPDATE SET
            yield from _upsert(items, place)
        return
    start = _table_place(items, place + 1)
    near = range(start, min(start + _STATEMENT, len(items)))
    stop = next((place for place in near if items[place].key in ("SET", ";")), -1)
    if stop < 0 or items[stop].key != "SET":
        return
    tables = dict(_tables(items, start, stop))
    if not tables:
        return
    main = next(iter(tables.values()))
    owners, end = _assigned(items, stop + 1)
    later = dict(_sources(items, end)) if len({*tables.values()}) == 1 else {}
    written: dict[str, set[str]] = {}
    for owner, column in owners:
        table = tables.get(owner) or later.get(owner) or main
        written.setdefault(later.get(table, table), set()).add(column)
    for table, columns in written.items():
        yield Write(table, frozenset(columns))


def _upsert(items: Sequence[Token], place: int) -> Iterator[Write]:
    near = range(place, max(place - _STATEMENT, -1), -1)
    insert = next((place for place in near if items[place].key == "INSERT"), -1)
    parts, _ = dotted(items, _table_place(items, insert + 1)) if insert >= 0 else ([], 0)
    if parts:
        owners, _ = _assigned(items, _after_words(items, place + 1, ("SET",)))
        yield Write(parts[-1].casefold(), frozenset(column for _, column in owners))


def _insert(items: Sequence[Token], place: int) -> Iterator[Write]:
    """``INSERT INTO t (a, b)``, ``REPLACE INTO t``; ``REPLACE(a, b, c)`` is a function."""
    parts, after = dotted(items, _table_place(items, place + 1))
    if not parts or (place and items[place - 1].key in ("OR", "FOR", "AFTER", "BEFORE", "OF")):
        return
    columns: frozenset[str] | None = None
    if after < len(items) and items[after].key == "(":
        inside = items[after + 1 : closing(items, after) - 1]
        if not (inside and inside[0].key == "SELECT"):
            columns = frozenset(item.text.casefold() for item in inside if item.kind in (WORD, QUOTED))
    elif after < len(items) and items[after].key == "SET":
        columns = frozenset(column for _, column in _assigned(items, after + 1)[0])
    yield Write(parts[-1].casefold(), columns)


def _delete(items: Sequence[Token], place: int) -> Iterator[Write]:
    """``DELETE FROM t``, ``DELETE a FROM t a JOIN …``, ``TRUNCATE TABLE t``: whole rows."""
    if place and items[place - 1].key in ("ON", "OR", "FOR", "AFTER", "BEFORE", "OF"):
        return
    start = _table_place(items, place + 1)
    parts, after = dotted(items, start)
    if parts:
        named = parts[-1].casefold()
        yield Write(dict(_sources(items, after)).get(named, named), None)


def _merge(items: Sequence[Token], place: int) -> Iterator[Write]:
    parts, _ = dotted(items, _table_place(items, place + 1))
    if parts:
        yield Write(parts[-1].casefold(), None)


_READERS = {
    "UPDATE": _update,
    "INSERT": _insert,
    "REPLACE": _insert,
    "DELETE": _delete,
    "TRUNCATE": _delete,
    "MERGE": _merge,
}


def _table_place(items: Sequence[Token], place: int) -> int:
    """Where the table's name stands after a verb: past its modifiers and ``TOP (n)``."""
    while place < len(items):
        key = items[place].key
        if key == "TOP" and place + 1 < len(items):
            place = closing(items, place + 1) if items[place + 1].key == "(" else place + 2
        elif key in _MODIFIERS:
            place += 1
        else:
            break
    return place


def _tables(items: Sequence[Token], start: int, stop: int) -> Iterator[tuple[str, str]]:
    """The tables of a list with joins, by the names that stand for them, folded."""
    place, wanted = start, True
    while place < stop:
        key = items[place].key
        if key == "(":
            place = closing(items, place)
            wanted = False
        elif key in (",", "JOIN"):
            wanted, place = True, place + 1
        elif wanted and items[place].kind in (WORD, QUOTED):
            parts, place = dotted(items, place)
            table = parts[-1].casefold()
            place = _after_words(items, place, ("AS",))
            if place < stop and items[place].kind in (WORD, QUOTED) and items[place].key not in _NO_ALIAS:
                yield items[place].text.casefold(), table
                place += 1
            yield table, table
            wanted = False
        else:
            place += 1


_NO_ALIAS = frozenset("SET INNER LEFT RIGHT FULL CROSS JOIN ON WITH WHERE USING ORDER OUTER NATURAL VALUES".split())


def _sources(items: Sequence[Token], start: int) -> Iterator[tuple[str, str]]:
    """The tables after the ``FROM`` of the statement at hand."""
    for place in range(start, len(items)):
        key = items[place].key
        if key == ";" or (key in _VERBS and key != "WITH"):
            return
        if key == "FROM":
            stop = place + 1
            while stop < len(items) and items[stop].key not in (";", "WHERE", *_VERBS - {"WITH"}):
                stop = closing(items, stop) if items[stop].key == "(" else stop + 1
            yield from _tables(items, place + 1, min(stop, len(items)))
            return


def _assigned(items: Sequence[Token], place: int) -> tuple[list[tuple[str, str]], int]:
    """The columns of ``SET a = 1, t.b = 2``, each with the name before its dot; and where the list ends."""
    found: list[tuple[str, str]] = []
    wanted = True
    while place < len(items):
        key = items[place].key
        if key == ";" or key in _CLAUSES:
            break
        if key == "(":
            stop = closing(items, place)
            if wanted:  # SET (a, b) = (…)
                inside = items[place + 1 : stop - 1]
                found += [("", item.text.casefold()) for item in inside if item.kind in (WORD, QUOTED)]
            wanted, place = False, stop
        elif wanted and items[place].kind in (WORD, QUOTED):
            parts, place = dotted(items, place)
            found.append((parts[-2].casefold() if len(parts) > 1 else "", parts[-1].casefold()))
            wanted = False
        else:
            wanted = key == ","
            place += 1
    return found, place
