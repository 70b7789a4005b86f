"""``sentry-lint rules``: the table of rules, or the page of one."""

from __future__ import annotations

import difflib
import sys

import click

from sentry_lint.report import pages
from sentry_lint.report.catalogue import catalogue


@click.command("rules")
@click.argument("code", required=False)
@click.option("--checklist", is_flag=True, help="A code-review checklist: what looks after each line of it.")
def rules(code: str | None, checklist: bool) -> None:
    """List the rules, or explain those whose code begins with CODE (SNT101, SNT1) or whose name it is."""
    if checklist:
        from sentry_lint.report.checklist import lines

        _show("\n".join(lines()))
        return
    if code is None:
        for line in _table():
            click.echo(line)
        return
    chosen = [key for key, rule in catalogue().items() if key.startswith(code.upper()) or rule.name == code.lower()]
    if not chosen:
        known = [*catalogue(), *(rule.name for rule in catalogue().values())]
        near = difflib.get_close_matches(code, known, n=1) or difflib.get_close_matches(code.upper(), known, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        click.echo(f"sentry-lint: there is no such rule{hint}", err=True)
        sys.exit(2)
    _show("\n".join(pages.page(catalogue()[key]) for key in chosen))


def _show(markdown: str) -> None:
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(markdown))
    else:
        click.echo(markdown.rstrip("\n"))


def _table() -> list[str]:
    rows = [
        (code, rule.name, "on" if rule.on else "opt-in", "fix" if rule.fixable else "", rule.summary)
        for code, rule in catalogue().items()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1] if rows else []
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]
