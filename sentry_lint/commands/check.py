"""``sentry-lint check``: the plugin's findings without flake8's own checks, in parallel."""

from __future__ import annotations

import ast
import os
import re
import sys
import warnings
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from sentry_lint import files
from sentry_lint.linter import check_source
from sentry_lint.policy import Policy, PolicyError, load_policy, policy_for
from sentry_lint.report.baseline import Baseline, BaselineError
from sentry_lint.report.baseline import load as load_baseline
from sentry_lint.report.formats import FORMATS
from sentry_lint.report.noqa import Noqa
from sentry_lint.workers import pool, processes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sentry_lint.findings import Finding

    Checked = tuple[list[Finding], str]

_WORTH_A_BAR = 50
_BATCH = 64


@dataclass(slots=True)
class Job:
    """What a worker has to know beside the path: the policy that overrides, what is switched on, flake8's settings."""

    policy: Policy | None
    enable: tuple[str, ...]
    settings: files.Settings


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--baseline", "known", type=click.Path(), help="Fail only on what is not in this file.")
@click.option("--update", is_flag=True, help="Take out of the baseline what is mended.")
@click.option("--explain", is_flag=True, help="Show the way of each value to Sentry.")
@click.option("--sentry-lint-config", "config", type=click.Path(), help="A policy for all files.")
@click.option("--enable", multiple=True, metavar="CODE", help="Switch on what is off by default (SNT109, SNT4).")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="Processes.  [default: one for 2,000 files, at most one a CPU]",
)
@click.option("--stdin-display-name", "stdin", metavar="PATH", default="stdin", help="Where standard input stands.")
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[str, ...],
    style: str,
    known: str | None,
    update: bool,
    explain: bool,
    config: str | None,
    enable: tuple[str, ...],
    jobs: int | None,
    stdin: str,
) -> None:
    """Report what leaks, what is noise and what goes unseen in PATHS (default: the working directory).

    The path `-` is standard input. `# noqa`, excludes, `per-file-ignores` and `ignore` of flake8's own settings count
    here too. Exits with 1 where something is found, with 2 where the run itself is broken.
    """
    if update and not known:
        stop("--update needs --baseline FILE")
    try:
        baseline = load_baseline(known) if known else None
        if files.STDIN in paths:
            if len(paths) > 1:
                stop("`-` is standard input and stands alone")
            context.with_resource(files.standing_in(stdin, sys.stdin.buffer.read()))
        names, findings = collect(paths, config, enable, jobs, stdin)
        if baseline is not None:
            findings = _beyond(baseline, findings, names, update)
    except BaselineError as error:
        stop(str(error))
    for line in FORMATS[style](findings, explain):
        click.echo(line)
    if findings:
        where = len({finding.path for finding in findings})
        click.echo(f"{many(len(findings), 'finding')} in {many(where, 'file')} ({len(names)} checked)", err=True)
        sys.exit(1)


def collect(
    paths: Sequence[str], config: str | None, enable: Sequence[str], jobs: int | None, stdin: str = ""
) -> tuple[list[str], list[Finding]]:
    """Checks the files at and below ``paths``; returns the names of those it could read, and the findings, sorted.

    ``config`` is a policy for all of them, ``enable`` switches rules on, ``stdin`` names what the path ``-`` is. Ends
    the program with one line and 2 where the run cannot be made.
    """
    for code in enable:
        if not re.fullmatch("SNT[0-9]{1,3}", code):
            stop("--enable takes codes: SNT and one to three digits")
    try:
        settings = files.flake8_settings()
        policy = load_policy(config) if config else None
        if policy is None:
            policy_for(os.path.join(os.getcwd(), "_"))  # a policy that cannot be used is said once, not per file
        names = files.python_files(paths, settings.exclude, stdin)
    except PolicyError as error:
        stop(f"{os.path.relpath(error.path)}: {error.message}")
    except files.FilesError as error:
        stop(str(error))
    job = Job(policy, (*settings.enable, *enable), settings)
    findings: list[Finding] = []
    read: list[str] = []
    for name, (found, unread) in zip(names, _run(job, names, jobs), strict=True):
        findings.extend(found)
        if unread:
            click.echo(f"sentry-lint: {unread}", err=True)
        else:
            read.append(name)
    return read, sorted(findings, key=lambda finding: finding.order)


def _beyond(baseline: Baseline, findings: list[Finding], names: Sequence[str], update: bool) -> list[Finding]:
    """Returns the findings that are not in the baseline, and says what of it is mended."""
    new = baseline.new(findings)
    stale = baseline.lower(findings, names)
    if stale and update:
        baseline.save()
        click.echo(f"{baseline.path}: {many(stale, 'finding')} mended and taken out", err=True)
    elif stale:
        click.echo(f"{baseline.path}: {many(stale, 'finding')} mended; `--update` takes them out", err=True)
    return new


def stop(text: str) -> NoReturn:
    """Says in one line why the run is broken, and ends it with 2."""
    click.echo(f"sentry-lint: {''.join(letter if letter.isprintable() else '?' for letter in text)}", err=True)
    sys.exit(2)


def many(count: int, what: str) -> str:
    """Returns "1 finding" or "2 findings"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _run(job: Job, names: Sequence[str], jobs: int | None) -> Iterator[Checked]:
    """Yields what came of each file, in the order of ``names``."""
    work = partial(_check_one, job)
    number = processes(jobs, len(names), _BATCH)
    if number < 2:
        yield from _with_progress(map(work, names), len(names))
        return
    from concurrent.futures.process import BrokenProcessPool

    try:
        with pool(number) as workers:
            yield from _with_progress(workers.map(work, names, chunksize=_BATCH), len(names))
    except BrokenProcessPool:
        stop("a worker process died; try `--jobs 1`")


def _with_progress(results: Iterable[Checked], total: int) -> Iterator[Checked]:
    """Shows a bar on a terminal, where there is something to wait for."""
    if total < _WORTH_A_BAR or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "Checking", total=total, console=Console(stderr=True), transient=True)


def _check_one(job: Job, path: str) -> Checked:
    """Returns the findings of a file and, where it could not be looked at, why not."""
    try:
        source = files.read_bytes(path)
        tree = _parsed(source, path) if b"sentry" in source else None
    except OSError as error:
        return [], f"{path}: cannot be read: {error.strerror}"
    except (SyntaxError, ValueError) as error:  # under flake8 its own E999 says so, here nobody
        line = getattr(error, "lineno", None)
        return [], f"{path}: cannot be parsed{f' (line {line})' if line else ''}, so it was not checked"
    findings = check_source(path, source, tree=tree, policy=job.policy, enable=job.enable)
    for finding in findings:
        finding.path = path  # as it was asked for; the linter works on absolute paths
    return job.settings.keep(Noqa(files.read_lines(path)).keep(findings)) if findings else [], ""


def _parsed(source: bytes, path: str) -> ast.Module | None:
    """The tree of a source; None where it is deeper than this interpreter parses, of which the linter has its say."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source, path)
    except (RecursionError, MemoryError):
        return None
