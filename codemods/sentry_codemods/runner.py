"""Runs the codemods over files: analyse, mend, write. LibCST is imported only where there is an edit to make."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sentry_codemods.catalogue import matches
from sentry_codemods.mend import Mender, Row
from sentry_codemods.source import Source, SourceError, decode, split_lines, sweep, write_atomically
from sentry_lint.files import Settings
from sentry_lint.findings import Finding
from sentry_lint.policy import Policy, PolicyError, policy_for
from sentry_lint.workers import pool, processes

# A process that is asked for gets at least this many files.
_BATCH = 12


@dataclass(slots=True)
class Options:
    """What a run is to do; ``select`` as in :func:`sentry_codemods.catalogue.matches`."""

    select: tuple[str, ...] = ()
    review: bool = False
    write: bool = True
    diff: bool = False
    config: str | None = None
    settings: Settings = field(default_factory=Settings)


@dataclass(slots=True)
class Outcome:
    """One file after the run. ``error`` is set where it could not be worked on, ``broken`` where that is the policy."""

    path: str
    changed: bool = False
    rows: list[Row] = field(default_factory=list)
    diff: str = ""
    error: str | None = None
    broken: bool = False


def run(paths: Sequence[str], options: Options, jobs: int | None = 1) -> Iterator[Outcome]:
    """Works on ``paths`` (files) and yields an outcome for each, in their order.

    Many files are spread over processes, ``jobs`` of them at most; each file is written by one of them, whole or not
    at all.
    """
    for folder in dict.fromkeys(os.path.dirname(os.path.abspath(path)) for path in paths):
        if options.write:
            sweep(folder)
    number = processes(jobs, len(paths), _BATCH)
    if number < 2:
        for path in paths:
            yield work_on(path, options)
        return
    with pool(number) as workers:
        yield from workers.map(work_on, paths, [options] * len(paths), chunksize=max(1, len(paths) // (number * 8)))


def work_on(path: str, options: Options) -> Outcome:
    """Analyses and mends one file; writes it where ``options`` say so. Never raises for what is in the file."""
    outcome = Outcome(path)
    try:
        policy = _policy(path, options)
        with open(path, "rb") as stream:
            data = stream.read()
        _mend(path, data, policy, options, outcome)
    except PolicyError as error:
        outcome.error, outcome.broken = str(error), True
    except SourceError as error:
        outcome.error = str(error)
    except OSError as error:
        outcome.error = error.strerror or "cannot be read or written"
    if outcome.error is not None and outcome.rows:
        outcome.rows = [_kept(row, outcome.error) for row in outcome.rows]
        outcome.changed, outcome.diff = False, ""
    return outcome


def _kept(row: Row, reason: str) -> Row:
    if row.state == "fixed":
        row.state, row.note = "kept", reason
    return row


def _policy(path: str, options: Options) -> Policy:
    if options.config is not None:
        from sentry_lint.policy import load_policy

        return load_policy(options.config)
    return policy_for(path)


def _mend(path: str, data: bytes, policy: Policy, options: Options, outcome: Outcome) -> None:
    from sentry_lint.linter import check_source

    def check(source: bytes) -> list[Finding]:
        return check_source(path, source, policy=policy, enable=options.settings.enable)

    found = check(data)
    if not any(matches(one, options.select) for one in found):
        return
    source = decode(path, data)

    def select(findings: list[Finding], text: str) -> list[Finding]:
        return options.settings.keep(choose(findings, text, options.select))

    mended = Mender(policy, check, select, options.review, options.select).mend(source, found)
    outcome.rows = mended.rows
    outcome.changed = mended.data != data
    if not outcome.changed:
        return
    if options.diff:
        outcome.diff = unified(source, mended.data)
    if options.write:
        write_atomically(path, mended.data, data)


def choose(findings: list[Finding], text: str, select: tuple[str, ...]) -> list[Finding]:
    """The findings to work on: selected, of the code rather than the tool, and not silenced by a ``# noqa``."""
    chosen = [one for one in findings if matches(one, select) and not one.code.startswith("SNT9")]
    if not chosen:
        return []
    from sentry_lint.report.noqa import Noqa

    return Noqa(split_lines(text)).keep(chosen)


def unified(source: Source, data: bytes) -> str:
    """The change of a file as a unified diff, paths below ``a/`` and ``b/``."""
    new = decode(source.path, data)
    name = source.path.replace(os.sep, "/").lstrip("/")
    lines = difflib.unified_diff(split_lines(source.text), split_lines(new.text), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)
