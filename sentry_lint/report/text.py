"""Findings as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentry_lint.report.identity import relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentry_lint.findings import Finding


def text(findings: Iterable[Finding], explain: bool = False) -> Iterator[str]:
    """Yields a line a finding, as flake8 prints it; with ``explain`` also the way of its value, a line a stop."""
    for finding in findings:
        yield f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"
        if explain:
            yield from _way(finding)


def _way(finding: Finding) -> Iterator[str]:
    places = [f"{relative(step.path)}:{step.line}" for step in finding.way]
    width = max(map(len, places), default=0)
    for number, (place, step) in enumerate(zip(places, finding.way, strict=True)):
        yield f"    {'→' if number else ' '} {place:<{width}}  {step.text}".rstrip()
