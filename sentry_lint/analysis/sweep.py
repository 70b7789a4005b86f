"""What the files of a whole project say, read as text: for questions that no import leads to.

Reading them all costs, so only a site that would be reported otherwise asks, and once for its project.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Collection, Iterator, Set

from sentry_lint.analysis.facts import last_name
from sentry_lint.analysis.outline import parsed
from sentry_lint.analysis.project import ROOT_MARKS

MAX_FILES = 8_000
MAX_LEVELS = 8
MAX_CALLING = 40  # files that may call a function; a name that is used more often tells nothing
SKIPPED = frozenset({"node_modules", "site-packages", "tests", "test", "testing", "migrations", "venv", "__pycache__"})
CAUGHT = re.compile(rb"\bexcept\*?\s+(\([^()]*\)|[\w.]+)")
ANSWERED = re.compile(
    rb"\b(?:\w*(?:error|exception)_?handler\w*\(\s*([\w.]+)|exception_handlers\w*\s*[:=][^{]*\{([^}]*))"
)
NAME = re.compile(rb"\w+")
BROAD = frozenset({"Exception", "BaseException"})


class Sweep:
    """The sources of a project's files, with the exceptions that they catch, and those that they answer by a handler.

    ``whole`` is False where there are too many to read: then nothing can be said.
    """

    __slots__ = ("_calls", "_sources", "answered", "caught", "whole")

    def __init__(self, root: str) -> None:
        self._sources = dict(sources(root))
        self._calls: dict[tuple[str, frozenset[str]], bool] = {}
        self.whole = len(self._sources) < MAX_FILES
        self.caught: set[str] = set()
        self.answered: set[str] = set()
        for source in self._sources.values() if self.whole else ():
            for match in CAUGHT.finditer(source):
                self.caught |= _names(match[1])
            if b"andler" in source:
                for match in ANSWERED.finditer(source):
                    self.answered |= _names(match[1] or match[2])

    def is_caught(self, function: str, names: Collection[str]) -> bool:
        """A call of a function of this name stands in a ``try`` that catches one of these classes, or all."""
        key = (function, frozenset(names))
        if key not in self._calls:
            self._calls[key] = self._is_caught(function, key[1] | BROAD)
        return self._calls[key]

    def _is_caught(self, function: str, names: Set[str]) -> bool:
        called = re.compile(rb"\b%s\(" % re.escape(function.encode()))
        defined = re.compile(rb"\bdef %s\(" % re.escape(function.encode()))
        found = []
        for source in self._sources.values():
            count = len(called.findall(source)) if function.encode() in source else 0
            if count > len(defined.findall(source)):
                found.append(source)
        return len(found) > MAX_CALLING or any(_catches(source, function, names) for source in found)


def of(path: str, known: dict[str, Sweep]) -> Sweep:
    """The sweep of the project that a file belongs to; ``known`` keeps those made."""
    root = roots(path)[0]
    if root not in known:
        known[root] = Sweep(root)
    return known[root]


def _names(text: bytes) -> set[str]:
    return {name.decode("utf-8", "replace") for name in NAME.findall(text)}


def _catches(source: bytes, function: str, names: Set[str]) -> bool:
    tree = parsed(source)
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Try) and any(not names.isdisjoint(_caught(handler)) for handler in node.handlers):
            for inner in (inner for statement in node.body for inner in ast.walk(statement)):
                if isinstance(inner, ast.Call) and last_name(inner.func) == function:
                    return True
    return False


def _caught(handler: ast.ExceptHandler) -> set[str]:
    """The last names of the classes that a handler catches."""
    if handler.type is None:
        return set(BROAD)
    return {last_name(node) for node in ast.walk(handler.type)}


def roots(path: str) -> list[str]:
    """The folders around a file that a project begins at, nearest first, up to its repository's.

    Where nothing marks one, the outermost package's.
    """
    out: list[str] = []
    folder = os.path.dirname(os.path.abspath(path))
    package = folder
    for _ in range(MAX_LEVELS):
        try:
            names = os.listdir(folder)
        except OSError:
            break
        if any(mark in names for mark in ROOT_MARKS):
            out.append(folder)
        if "__init__.py" in names:
            package = folder
        parent = os.path.dirname(folder)
        if ".git" in names or parent == folder:
            break
        folder = parent
    return out or [package]


def sources(root: str) -> Iterator[tuple[str, bytes]]:
    """The paths and sources of a folder's Python files but those of tests and migrations, in order."""
    count = 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not name.startswith("."))
        for name in sorted(names):
            if not name.endswith(".py") or name.startswith("test_"):
                continue
            path = os.path.join(folder, name)
            try:
                with open(path, "rb") as stream:
                    yield path, stream.read()
            except OSError:
                continue
            count += 1
            if count >= MAX_FILES:
                return
