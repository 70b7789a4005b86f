"""The report for a terminal: what is in force, then a matrix of surface by kind, then what to mend."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from rich.console import Console
from rich.text import Text

from sentry_lint.audit.canaries import KINDS
from sentry_lint.audit.report import Report, passing_names

# Column heads: three letters, so that the matrix fits eighty columns.
_SHORT = dict(zip(KINDS, "eml tel crd ibn ssn jwt key pem pwd tok nam usr ip adr".split(), strict=True))
LEAKS, ALLOWED, SCRUBBED, DROPPED, NOTHING = "L", "a", ".", "-", " "
_STYLES = {LEAKS: "bold red", ALLOWED: "yellow", SCRUBBED: "green", DROPPED: "dim", NOTHING: ""}
# Lines for each hook; the matrix above them has every surface.
_MOST = 8
_LEGEND = (
    "L left the process   a left, allowed by the policy   . scrubbed   - its item was dropped   blank: not planted"
)


def cells(report: Report) -> dict[str, dict[str, str]]:
    """Surface -> kind -> one sign (:data:`LEAKS` and its like), in the order of the run."""
    table: dict[str, dict[str, str]] = {}
    for pairs, sign in ((report.dropped, DROPPED), (report.scrubbed, SCRUBBED)):
        for surface, kind in pairs:
            table.setdefault(surface, {})[kind] = sign
    for leak in report.leaks:
        row = table.setdefault(leak.surface, {})
        if row.get(leak.kind) != LEAKS:
            row[leak.kind] = ALLOWED if leak.allowed else LEAKS
    return dict(sorted(table.items()))


def kinds_of(report: Report) -> list[str]:
    """The kinds that were planted, the built-in ones first."""
    seen = {kind for row in cells(report).values() for kind in row}
    return [kind for kind in KINDS if kind in seen] + sorted(seen.difference(KINDS))


def _head(report: Report) -> Iterator[str]:
    yield f"sentry-sdk {report.sdk}"
    yield f"hooks in force: {', '.join(f'{name}={report.options[name]}' for name in report.hooks) or 'none'}"
    for name, value in report.options.items():
        if name not in report.hooks:
            yield f"{name} = {value if isinstance(value, str) else json.dumps(value)}"
    yield from report.notes


def show(report: Report, to: IO[str]) -> None:
    """Print the report."""
    console = Console(file=to, highlight=False, soft_wrap=True)
    for line in _head(report):
        console.print(Text(line, style="dim"))
    rows, kinds = cells(report), kinds_of(report)
    if rows:
        for row in _matrix(rows, kinds):
            console.print(row)
        console.print(Text(_LEGEND, style="dim"))
    for reason in dict.fromkeys(report.not_sent.values()):
        surfaces = sorted({name.split(".")[0] for name, why in report.not_sent.items() if why == reason})
        console.print(Text(f"not sent: {', '.join(surfaces)} ({reason})"))
    for title, lines in report.chapters(_MOST):
        console.print(Text(f"{title}:", style="bold"))
        for line in lines:
            console.print(Text(f"  {line}"))
    for text in _names(report):
        console.print(text)
    console.print(Text(report.verdict, style="bold green" if report.passed else "bold red"))


def _matrix(rows: dict[str, dict[str, str]], kinds: list[str]) -> Iterator[Text]:
    # Colour and signs say the same: the matrix is read in logs, too.
    heads = {kind: _SHORT.get(kind, f"o{place}") for place, kind in enumerate(kinds)}
    width = max(len(surface) for surface in rows)
    yield Text(" " * width + "".join(f"{head:>4}" for head in heads.values()), style="bold")
    for surface, row in rows.items():
        line = Text(surface.ljust(width))
        for kind in kinds:
            sign = row.get(kind, NOTHING)
            line.append(f"{sign:>4}", style=_STYLES[sign])
        yield line
    yield Text(", ".join(f"{head} {kind}" for kind, head in heads.items() if head != kind), style="dim")


def _names(report: Report, most: int = 6) -> Iterator[Text]:
    if report.names:
        yield Text(f"{names_title(report)}:", style="bold")
    for label, names in passing_names(report).items():
        more = f" and {len(names) - most} more" if len(names) > most else ""
        yield Text(f"  {label}: {', '.join(names[:most])}{more}")


def names_title(report: Report) -> str:
    """The head of the list of names."""
    return f"{len(report.names)} names that the linter calls personal or secret pass the scrubbing as keys of extra"
