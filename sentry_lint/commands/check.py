"""``sentry-lint check``: the plugin's findings without flake8's own checks, in parallel."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from sentry_lint import files
from sentry_lint.linter import check_file
from sentry_lint.policy import Policy, PolicyError, load_policy, policy_for
from sentry_lint.report.noqa import Noqa
from sentry_lint.report.text import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sentry_lint.findings import Finding

# A process more costs about as much as some fifty files: most are left after a look at their bytes.
_WORTH_A_PROCESS = 50
_BATCH = 16


@dataclass(slots=True)
class Job:
    """What a worker has to know beside the path: the policy that overrides, what is switched on, flake8's settings."""

    policy: Policy | None
    enable: tuple[str, ...]
    settings: files.Settings


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show the way of each value to Sentry.")
@click.option("--sentry-lint-config", "config", type=click.Path(), help="A policy for all files.")
@click.option("--enable", multiple=True, metavar="CODE", help="Switch on what is off by default (SNT109, SNT4).")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=None, help="Processes.  [default: one a CPU]")
def check(
    paths: tuple[str, ...], style: str, explain: bool, config: str | None, enable: tuple[str, ...], jobs: int | None
) -> None:
    """Report what leaks, what is noise and what goes unseen in PATHS (default: the working directory).

    `# noqa`, excludes, `per-file-ignores` and `ignore` of flake8's own settings count here too. Exits with 1 where
    something is found, with 2 where the run itself is broken.
    """
    try:
        settings = files.flake8_settings()
        policy = load_policy(config) if config else None
        if policy is None:
            policy_for(os.path.join(os.getcwd(), "_"))  # a policy that cannot be used is said once, not per file
        names = files.python_files(paths, settings.exclude)
    except PolicyError as error:
        _stop(f"{os.path.relpath(error.path)}: {error.message}")
    except files.FilesError as error:
        _stop(str(error))
    job = Job(policy, (*settings.enable, *enable), settings)
    try:
        findings = [finding for found in _run(job, names, jobs) for finding in found]
    except BrokenProcessPool:
        _stop("a worker process died; try `--jobs 1`")
    for line in FORMATS[style](sorted(findings, key=lambda finding: finding.order), explain):
        click.echo(line)
    if findings:
        count, where = len(findings), len({finding.path for finding in findings})
        click.echo(f"{_many(count, 'finding')} in {_many(where, 'file')} ({len(names)} checked)", err=True)
        sys.exit(1)


def _stop(text: str) -> NoReturn:
    click.echo(f"sentry-lint: {text}", err=True)
    sys.exit(2)


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _run(job: Job, names: Sequence[str], jobs: int | None) -> Iterator[list[Finding]]:
    """Yields the findings of each file, in the order of ``names``."""
    work = partial(_check_one, job)
    processes = min(jobs or os.cpu_count() or 1, len(names) // _WORTH_A_PROCESS)
    if processes < 2:
        yield from _with_progress(map(work, names), len(names))
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from _with_progress(pool.map(work, names, chunksize=_BATCH), len(names))


def _with_progress(results: Iterable[list[Finding]], total: int) -> Iterator[list[Finding]]:
    """Shows a bar on a terminal, where there is something to wait for."""
    if total < _WORTH_A_PROCESS or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "Checking", total=total, console=Console(stderr=True), transient=True)


def _check_one(job: Job, path: str) -> list[Finding]:
    findings = check_file(path, policy=job.policy, enable=job.enable)
    if not findings:
        return findings
    return job.settings.keep(Noqa(files.read_lines(path)).keep(findings))
