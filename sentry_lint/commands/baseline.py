"""``sentry-lint baseline``: writes down the findings of today."""

from __future__ import annotations

import os

import click

from sentry_lint.commands.check import collect, many, stop
from sentry_lint.report.baseline import BaselineError, of

DEFAULT = "sentry-lint-baseline.json"


@click.command("baseline")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--out", type=click.Path(), default=DEFAULT, show_default=True)
@click.option("--sentry-lint-config", "config", type=click.Path(), help="A policy for all files.")
@click.option("--enable", multiple=True, metavar="CODE", help="Switch on what is off by default (SNT109, SNT4).")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="Processes.  [default: one for 2,000 files, at most one a CPU]",
)
def baseline(paths: tuple[str, ...], out: str, config: str | None, enable: tuple[str, ...], jobs: int | None) -> None:
    """Write down today's findings in PATHS (default: the working directory).

    `sentry-lint check --baseline FILE` then fails on new ones only. A file that exists is left alone: its counts only
    fall, by `check --baseline FILE --update`.
    """
    if os.path.lexists(out):
        stop(f"{out}: exists; `check --baseline {out} --update` takes out what is mended, deleting it starts anew")
    names, findings = collect(paths, config, enable, jobs)
    try:
        of(out, findings).save()
    except BaselineError as error:
        stop(str(error))
    click.echo(f"{out}: {many(len(findings), 'finding')} in {many(len(names), 'file')}")
