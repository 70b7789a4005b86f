"""flake8's door to the formats of ``check``: ``flake8 --format=sentry-lint-sarif`` and its like.

flake8 imports the formatters it knows of at every start, so this module must cost nothing. The findings of all plugins
are reported, not ours alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from flake8.formatting.base import BaseFormatter

if TYPE_CHECKING:
    from flake8.violation import Violation


class Report(BaseFormatter):  # type: ignore[misc]  # flake8 has no types
    """Keeps what flake8 finds and writes one report at the end."""

    style: ClassVar[str]

    def after_init(self) -> None:
        """Begin with nothing found."""
        self.found: list[Violation] = []

    def handle(self, error: Violation) -> None:
        """Keep a finding."""
        self.found.append(error)

    def stop(self) -> None:
        """Write the report."""
        from sentry_lint.findings import Finding, Span
        from sentry_lint.report.formats import FORMATS

        findings = []
        for code, path, row, column, text, *_ in self.found:
            line = max(row, 1)  # 0 is the file as a whole
            findings.append(Finding(code, text, path, Span(line, 0, line, 0), max(column, 1)))
        for said in FORMATS[self.style](sorted(findings, key=lambda finding: finding.order), False):
            self._write(said)
        super().stop()


class Json(Report):
    style = "json"


class Sarif(Report):
    style = "sarif"


class GitHub(Report):
    style = "github"


class GitLab(Report):
    style = "gitlab"
