"""Tells whether a ``# noqa`` silences a finding: what is silenced is not mended either."""

from __future__ import annotations

import re

from sentry_codemods.source import split_lines
from sentry_lint.findings import Finding

_NOQA = re.compile(r"#\s*noqa(?::[\s]?(?P<codes>[A-Z][0-9]+(?:[,\s]+)?(?:[A-Z]+[0-9]+[,\s]*)*|[A-Z]+[0-9]+.*))?", re.I)
_CODE = re.compile(r"[A-Z]+[0-9]+", re.I)


def silenced(finding: Finding, text: str) -> bool:
    """Tells whether the line of ``finding`` in ``text`` has a ``# noqa`` that covers its code, as flake8 reads it."""
    lines = split_lines(text)
    if not 0 < finding.line <= len(lines):
        return False
    match = _NOQA.search(lines[finding.line - 1])
    if match is None:
        return False
    codes = match["codes"]
    return not codes or any(finding.code.startswith(code.upper()) for code in _CODE.findall(codes))
