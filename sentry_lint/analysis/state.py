"""The state of an interpretation: what names, cells and marks hold at a point, with cheap branching.

Branches share one table. Entering a branch opens a log of old values; leaving it takes the changes out and restores
them, so that a branch costs what it changes and not what exists.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from sentry_lint.analysis.facts import Possible
from sentry_lint.analysis.joining import join
from sentry_lint.analysis.values import UNKNOWN, Value

MISSING = object()
ALIVE = "#alive"
MAX_ALTERNATIVES = 256  # facts of one key that branches may add up to; the last ones are kept
EVERYTHING = "*"  # a mark for paths on which there is nothing to instrument: no SDK, no watched procedure
CAUGHT = "#exc:"  # before the key of what a caught exception may be: a tuple of alternatives
ANYTHING = (Possible(),)
MARKS = "#marks"  # what has certainly been done: a frozenset, joined by intersection


_cells = itertools.count(1)


class State:
    """A mutable table with keys of four kinds: names (``str``), cells (``int``), ``"#…"`` and ``"?…"`` facts."""

    __slots__ = ("_flags", "_logs", "outer", "table")

    def __init__(self, outer: State | None = None) -> None:
        self.table: dict[object, object] = {ALIVE: True, MARKS: frozenset()}
        self.outer = outer  # of the enclosing function, whose containers are seen here
        self._logs: list[dict[object, object]] = []
        self._flags: set[str] = set()

    def get(self, name: object) -> Value | None:
        found = self.table.get(name)
        return found if isinstance(found, Value) else None

    def fact(self, key: str) -> object:
        return self.table.get(key)

    def set(self, key: object, value: object) -> None:
        if self._flags and key in self._flags:
            self._flags.discard(str(key))
            self.set(f"?={key}", MISSING)
        if self._logs:
            self._logs[-1].setdefault(key, self.table.get(key, MISSING))
        if value is MISSING:
            self.table.pop(key, None)
        else:
            self.table[key] = value

    def narrow(self, name: str, value: Value) -> None:
        """Keep less of what a name may be; what is remembered of it stays."""
        flagged = name in self._flags
        self._flags.discard(name)
        self.set(name, value)
        if flagged:
            self._flags.add(name)

    def new_cell(self, contents: Value) -> Value:
        """A value whose contents may change later."""
        cell = next(_cells)
        self.set(cell, contents)
        holder = contents.copy()
        holder.cell = cell
        return holder

    def open(self, value: Value) -> Value:
        """The present contents of a value, anchored as the value is."""
        if value.cell is None:
            return value
        state: State | None = self
        contents: object = None
        while state is not None and contents is None:
            contents = state.table.get(value.cell)
            state = state.outer
        if not isinstance(contents, Value):
            return value
        if value.anchor is None or contents.anchor is value.anchor:
            return contents
        opened = contents.copy()
        opened.anchor = value.anchor
        return opened

    @property
    def alive(self) -> bool:
        return self.table[ALIVE] is True

    def die(self) -> None:
        self.set(ALIVE, False)

    @property
    def marks(self) -> frozenset[str]:
        found = self.table[MARKS]
        return found if isinstance(found, frozenset) else frozenset()

    def mark(self, *marks: str) -> None:
        self.set(MARKS, self.marks | frozenset(marks))

    # -- branches

    def enter(self) -> None:
        self._logs.append({})

    def leave(self) -> dict[object, object]:
        """End the branch: its changes, taken out of the table again."""
        log = self._logs.pop()
        changes: dict[object, object] = {}
        for key, old in log.items():
            changes[key] = self.table.get(key, MISSING)
            if old is MISSING:
                self.table.pop(key, None)
            else:
                self.table[key] = old
        return changes

    @property
    def level(self) -> int:
        """How many branches are open."""
        return len(self._logs)

    def changes_since(self, level: int) -> dict[object, object]:
        """What has changed since a level of branches, as :meth:`leave` would give it."""
        keys = dict.fromkeys(key for log in self._logs[level:] for key in log)
        return {key: self.table.get(key, MISSING) for key in keys}

    def apply(self, changes: dict[object, object]) -> None:
        for key, value in changes.items():
            self.set(key, value)

    def join(self, branches: Sequence[dict[object, object]]) -> None:
        """Go on from the branches that end alive; dead ones count only where all are dead."""
        living = [branch for branch in branches if branch.get(ALIVE, self.table[ALIVE]) is True]
        if not living:
            if branches and self.alive:
                self.apply(branches[0])
                self.die()
            return
        keys = dict.fromkeys(key for branch in living for key in branch)
        if len(living) == 1:
            self.apply(living[0])
            return
        flags = self._flags_of(living, keys)
        for key in keys:
            options = [branch[key] if key in branch else self._before(key) for branch in living]
            self.set(key, _joined(options))
        for name, known in flags.items():
            self.set("?=" + name, known)
            self._flags.add(name)

    def _before(self, key: object) -> object:
        """What a key holds for a branch that did not change it; of a caught exception also the outer functions tell."""
        state: State | None = self
        while state is not None:
            found = state.table.get(key, MISSING)
            if found is not MISSING or not (isinstance(key, str) and key.startswith(CAUGHT)):
                return found
            state = state.outer
        return ANYTHING

    def _flags_of(self, living: Sequence[dict[object, object]], keys: Iterable[object]) -> dict[str, object]:
        """For a name that branches set to True or False: what each branch knew of caught exceptions."""
        facts = [key for key in keys if isinstance(key, str) and key.startswith(CAUGHT)]
        out: dict[str, object] = {}
        for key in keys if facts else ():
            if not isinstance(key, str) or key[0] in "#?":
                continue
            values = [branch.get(key, self.table.get(key)) for branch in living]
            flags = [v.consts[0] for v in values if isinstance(v, Value) and v.consts and len(v.consts) == 1]
            if len(flags) == len(living) and {True, False} == {flag for flag in flags if isinstance(flag, bool)}:
                out[key] = tuple((flag, tuple((f, b.get(f)) for f in facts)) for flag, b in zip(flags, living))
        return out

    def names(self) -> Iterator[str]:
        """The names that are bound now."""
        for key in self.table:
            if isinstance(key, str) and key[0] not in "#?":
                yield key


def common_marks(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """What was done on every path; on a path marked :data:`EVERYTHING` nothing was asked for."""
    asked = [marks for marks in sets if EVERYTHING not in marks]
    if not asked:
        return frozenset({EVERYTHING})
    used = {mark for marks in asked for mark in marks if "@" in mark}  # good for one site only
    kept = {mark for mark in used if all(mark in marks or mark.partition("@")[0] in marks for marks in asked)}
    return frozenset.intersection(*asked) | kept


def _joined(options: list[object]) -> object:
    if all(isinstance(option, frozenset) for option in options):
        return common_marks(option for option in options if isinstance(option, frozenset))
    result: object = MISSING
    for option in options:
        if option is MISSING:
            continue
        if result is MISSING:
            result = option
        elif isinstance(result, Value) and isinstance(option, Value):
            result = join(result, option)
        elif isinstance(result, tuple) and isinstance(option, tuple):
            result = tuple(dict.fromkeys((*result, *option)))[-MAX_ALTERNATIVES:]
        elif result != option:
            result = UNKNOWN
    return result
