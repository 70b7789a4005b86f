"""The formats of ``check`` by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentry_lint.report import machine
from sentry_lint.report.text import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sentry_lint.findings import Finding

FORMATS: dict[str, Callable[[Sequence[Finding], bool], Iterator[str]]] = {
    "text": text,
    "json": machine.as_json,
    "sarif": machine.sarif,
    "github": machine.github,
    "gitlab": machine.gitlab,
}
