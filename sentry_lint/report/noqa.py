"""Which findings a file's own ``# noqa`` comments silence, decided as flake8 decides it.

flake8 looks at the physical line of a finding; lines that a backslash or a multi-line string joins count as one, the
lines of a bracket do not (flake8's ``FileProcessor._noqa_line_mapping``).
"""

from __future__ import annotations

import io
import re
import tokenize
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sentry_lint.findings import Finding


class Noqa:
    """The ``# noqa`` comments of one file; ``lines`` are its lines with their ends."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._mentioned = any("noqa" in line.lower() for line in lines)
        self._joined: dict[int, str] | None = None

    @property
    def whole_file(self) -> bool:
        """Tells whether a ``# flake8: noqa`` line takes the file out altogether."""
        return self._mentioned and any(_patterns()[1].match(line) for line in self._lines)

    def silences(self, code: str, line: int) -> bool:
        """Tells whether a finding of ``code`` on ``line`` (from 1) is silenced."""
        if not self._mentioned:
            return False
        if self.whole_file:
            return True
        match = _patterns()[0].search(self._text(line))
        if match is None:
            return False
        codes = match.groupdict()["codes"]
        return codes is None or code.startswith(tuple(filter(None, re.split(r"[,\s]+", codes))))

    def keep(self, findings: Iterable[Finding]) -> list[Finding]:
        """Returns the findings that nothing silences."""
        return [finding for finding in findings if not self.silences(finding.code, finding.line)]

    def _text(self, line: int) -> str:
        if self._joined is None:
            self._joined = _join(self._lines)
        if line in self._joined:
            return self._joined[line]
        return self._lines[line - 1] if 0 < line <= len(self._lines) else ""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Returns the installed flake8's own two patterns; the inline one goes by two names in its releases."""
    from flake8 import defaults

    inline = getattr(defaults, "NOQA_INLINE_REGEX", None) or getattr(defaults, "NOQA_INLINE_REGEXP", None)
    if inline is None:
        inline = re.compile(r"# noqa(?::\s?(?P<codes>[A-Z][0-9A-Z]*[0-9](?:[,\s]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
    return inline, defaults.NOQA_FILE


def _join(lines: Sequence[str]) -> dict[int, str]:
    """Maps each line to the text that is searched for its comment; empty where the source does not tokenise."""
    joined: dict[int, str] = {}
    first, last = len(lines) + 2, -1
    try:
        for kind, _, (start, _), (end, _), _ in tokenize.generate_tokens(io.StringIO("".join(lines)).readline):
            if kind in (tokenize.ENDMARKER, tokenize.DEDENT):
                continue
            first, last = min(first, start), max(last, end)
            if kind in (tokenize.NL, tokenize.NEWLINE):
                joined.update(dict.fromkeys(range(first, last + 1), "".join(lines[first - 1 : last])))
                first, last = len(lines) + 2, -1
    except (tokenize.TokenError, SyntaxError):
        return {}
    return joined
