"""What makes a finding the same finding after code has moved or has been formatted anew.

The identity is the file, the code, and the statement around the finding without anything that a formatter changes;
equal ones are told apart by counting. Lines and columns have no part in it.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from sentry_lint import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sentry_lint.findings import Finding, Span

# Formatters move line ends, wrap in brackets, change quotes and add commas before closing brackets.
_COMMENT = re.compile(r"""#[^"'\n]*$""", re.MULTILINE)
_FORMAT = re.compile(r"""[\s()\\"']|,(?=\s*[)\]}])""")


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
        plain = _COMMENT.sub("", source.statement(finding.span))
        statement = hashlib.sha256(_FORMAT.sub("", plain).encode()).hexdigest()[:16]
        key = (relative(finding.path, root), finding.code, statement)
        counts[key] = counts.get(key, -1) + 1
        yield finding, Identity(*key, counts[key])


def relative(path: str, root: str = "") -> str:
    """Returns a path relative to ``root`` where it lies below, with forward slashes and nothing that is no text."""
    full, base = os.path.abspath(path), os.path.abspath(root or os.curdir)
    below = os.path.relpath(full, base) if full.startswith(base.rstrip(os.sep) + os.sep) else full
    return os.fsencode(below.replace(os.sep, "/")).decode(errors="backslashreplace")


class Source:
    """The lines of a file and where its statements begin and end."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._simple: list[tuple[int, int]] | None = None

    def statement(self, span: Span) -> str:
        """Returns the simple statement around a span; the span's own lines where it stands in a header."""
        if self._simple is None:
            self._simple = self._statements()
        for first, last in self._simple:
            if first <= span.line and span.end_line <= last:
                return self.text(first, last)
        return self.text(span.line, span.line)

    def text(self, first: int, last: int) -> str:
        return "".join(self.lines[first - 1 : last])

    def characters(self, line: int, column: int) -> int:
        """Turns a column in bytes, from 0, into one in characters, from 1."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return len(text.encode()[:column].decode(errors="replace")) + 1

    def _statements(self) -> list[tuple[int, int]]:
        try:
            tree = ast.parse("".join(self.lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return []
        return [
            (node.lineno, node.end_lineno or node.lineno)
            for node in ast.walk(tree)
            if isinstance(node, ast.stmt) and not hasattr(node, "body") and not hasattr(node, "cases")
        ]
