"""What makes a finding the same finding after code has moved or has been formatted anew.

The identity is the file, the code, and the statement around the finding without anything that a formatter changes;
equal ones are told apart by counting. Lines and columns have no part in it.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import tokenize
from typing import TYPE_CHECKING, NamedTuple

from sentry_lint import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sentry_lint.findings import Finding

# Formatters move line ends, wrap in brackets, add commas, change quotes, and join strings, so that the letters before a
# string and the double braces in it go.
_PREFIX = re.compile(r"""\b[bfru]{1,2}(?=["'])""")
_FORMAT = re.compile(r"""[\s(){},"']""")


class Identity(NamedTuple):
    """A finding without its place: ``path`` has forward slashes, ``statement`` is a hash, ``number`` counts from 0."""

    path: str
    code: str
    statement: str
    number: int

    @property
    def fingerprint(self) -> str:
        """A hash of it all, for formats that want one text."""
        return hashlib.sha256("\0".join(map(str, self)).encode()).hexdigest()


def identify(findings: Iterable[Finding], root: str = "") -> Iterator[tuple[Finding, Identity]]:
    """Pairs each finding with its identity; paths are relative to ``root`` (default: the working directory).

    Findings must come sorted. The files are read again; one that is gone or does not parse counts by its lines.
    """
    counts: dict[tuple[str, str, str], int] = {}
    sources: dict[str, Source] = {}
    for finding in findings:
        source = sources.get(finding.path)
        if source is None:
            source = sources[finding.path] = Source(files.read_lines(finding.path))
        statement = source.statement(finding.line, finding.column)
        digest = hashlib.sha256(plain(statement).encode(errors="backslashreplace")).hexdigest()[:16]
        key = (relative(finding.path, root), finding.code, digest)
        counts[key] = counts.get(key, -1) + 1
        yield finding, Identity(*key, counts[key])


def relative(path: str, root: str = "") -> str:
    """Returns a path relative to ``root`` where it lies below, with forward slashes and nothing that is no text."""
    full, base = os.path.abspath(path), os.path.abspath(root or os.curdir)
    below = os.path.relpath(full, base) if full.startswith(base.rstrip(os.sep) + os.sep) else full
    return os.fsencode(below.replace(os.sep, "/")).decode(errors="backslashreplace")


def plain(statement: str) -> str:
    """Returns what a formatter leaves of a statement: no comments, space, brackets, commas or quotes; small letters."""
    text = _without_comments(statement).replace("\\", "").lower()
    return _FORMAT.sub("", _PREFIX.sub("", text))


def _without_comments(text: str) -> str:
    if "#" not in text:
        return text
    lines = text.splitlines(keepends=True)
    try:
        # The brackets keep the lines together, whatever they begin or end with.
        for token in tokenize.generate_tokens(iter(["(", "\n", *lines]).__next__):
            if token.type == tokenize.COMMENT:
                row, column = token.start[0] - 3, token.start[1]
                lines[row] = lines[row][:column] + "\n"
    except (tokenize.TokenError, SyntaxError):
        pass  # at the end, where the bracket is still open
    return "".join(lines)


Place = tuple[int, int]


class Source:
    """The lines of a file and where its statements begin and end; lines and columns in characters, from 1."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._parts: list[tuple[Place, Place]] | None = None

    def statement(self, line: int, column: int) -> str:
        """Returns the simple statement at a place, or the header of a compound one; else the line itself."""
        if self._parts is None:
            self._parts = list(self._statements())
        for start, end in self._parts:
            if start <= (line, column) < end:
                return self._text(start, end)
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def _text(self, start: Place, end: Place) -> str:
        lines = list(self.lines[start[0] - 1 : end[0]])
        lines[-1] = lines[-1][: end[1] - 1]
        lines[0] = lines[0][start[1] - 1 :]
        return "".join(lines)

    def characters(self, line: int, column: int) -> int:
        """Turns a column in bytes, from 0, into one in characters, from 1."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return len(text.encode(errors="surrogatepass")[:column].decode(errors="replace")) + 1

    def _place(self, line: int, column: int) -> Place:
        return line, self.characters(line, column)

    def _statements(self) -> Iterator[tuple[Place, Place]]:
        try:
            tree = ast.parse("".join(self.lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
        for node in ast.walk(tree):
            if isinstance(node, (ast.stmt, ast.ExceptHandler)):
                body = node.cases if isinstance(node, ast.Match) else getattr(node, "body", None)
                end = _start(body[0]) if body else (node.end_lineno or node.lineno, node.end_col_offset or 0)
                yield self._place(*_start(node)), self._place(*end)


def _start(node: ast.stmt | ast.expr | ast.ExceptHandler | ast.match_case) -> Place:
    """Where a node begins, its decorators included; the column in bytes."""
    if isinstance(node, ast.match_case):
        return node.pattern.lineno, node.pattern.col_offset
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.decorator_list:
        return _start(node.decorator_list[0])
    return node.lineno, node.col_offset
