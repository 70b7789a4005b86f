"""The SQL files of a project: which of its procedures write what a watch list watches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sentry_lint.knowledge.sql import normalise
from sentry_lint.knowledge.sql_writers import Definition, Target, definitions, writers
from sentry_lint.policy import Policy, Watch

SUFFIX = ".sql"
NO_SOURCE = frozenset({"node_modules", "site-packages", "__pycache__", "venv", "build", "dist"})
MAX_SIZE = 8_000_000  # a dump of data defines no procedures of the project


class Defined(NamedTuple):
    """A definition, and the file it is in."""

    definition: Definition
    path: str


class Writer(NamedTuple):
    """A procedure that writes what a watch watches; ``way``: those it calls, to the one that does."""

    name: str
    path: str
    line: int
    way: tuple[str, ...]


_read: dict[str, tuple[float, int, list[Definition]]] = {}
_listed: dict[tuple[str, tuple[str, ...], tuple[str, ...]], dict[str, Writer]] = {}


def listed(policy: Policy, watch: Watch) -> dict[str, Writer]:
    """The writers that ``procedures-from`` puts on a watch list, by their normalised names."""
    if not watch.procedures_from:
        return {}
    key = policy.root, watch.procedures_from, watch.writes
    if key not in _listed:
        _listed[key] = _writers(matching(policy.root, watch.procedures_from), watch)
    return _listed[key]


def of_project(policy: Policy, watch: Watch) -> dict[str, Writer]:
    """All procedures in the project's SQL files that write what a watch watches, by their normalised names."""
    if not watch.writes:
        return {}
    key = policy.root, (), watch.writes
    if key not in _listed:
        everything = {*all_files(policy.root), *matching(policy.root, watch.procedures_from)}
        _listed[key] = _writers(everything, watch)
    return _listed[key]


def matching(root: str, patterns: Iterable[str]) -> Iterator[str]:
    """The files that match a pattern below the policy's folder."""
    import glob  # only where a policy has patterns

    for pattern in patterns:
        yield from glob.iglob(os.path.join(glob.escape(root or "."), pattern), recursive=True)


def all_files(root: str) -> Iterator[str]:
    """Every SQL file below a folder but those in hidden folders, environments and the like."""
    for folder, inner, names in os.walk(root or "."):
        inner[:] = [name for name in inner if not name.startswith(".") and name not in NO_SOURCE]
        yield from (os.path.join(folder, name) for name in names if name.lower().endswith(SUFFIX))


def _writers(paths: Iterable[str], watch: Watch) -> dict[str, Writer]:
    known: dict[str, Defined] = {}
    for path in sorted(set(paths)):
        for definition in _definitions(path):
            known[definition.key] = Defined(definition, path)  # migrations: the last one holds
    ways = writers({key: one.definition for key, one in known.items()}, map(Target.of, watch.writes))
    return {
        normalise(known[key].definition.name): Writer(
            known[key].definition.name,
            known[key].path,
            known[key].definition.line,
            tuple(known[step].definition.name for step in way[1:]),
        )
        for key, way in sorted(ways.items())
    }


def _definitions(path: str) -> list[Definition]:
    """What a file defines; nothing where it cannot be read."""
    try:
        state = os.stat(path)
        kept = _read.get(path)
        if kept is not None and kept[:2] == (state.st_mtime, state.st_size):
            return kept[2]
        if state.st_size > MAX_SIZE:
            return []
        with open(path, "rb") as stream:
            found = definitions(_text(stream.read()))
    except OSError:
        return []
    _read[path] = state.st_mtime, state.st_size, found
    return found


def _text(data: bytes) -> str:
    """The text of a file: SQL Server's tools write UTF-16 with a mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")
