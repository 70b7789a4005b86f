"""``sentry-lint fix``: the command line of the codemods."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from typing import NoReturn

import click

from sentry_codemods import catalogue
from sentry_codemods.runner import Options, Outcome, run
from sentry_lint.files import FilesError, flake8_settings, python_files


def _installed() -> bool:
    from importlib.util import find_spec

    return find_spec("libcst") is not None


@click.command("fix")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--select", "select", multiple=True, help="Codes (SNT301, SNT3) or codemods, comma-separated.")
@click.option("--diff", "diff", is_flag=True, help="Print the changes and write nothing.")
@click.option("--check", "check", is_flag=True, help="Write nothing; exit 1 if something would change.")
@click.option("--review", is_flag=True, help="Also make edits that may change what the program does.")
@click.option("--allow-dirty", is_flag=True, help="Work in a git work tree that has uncommitted changes.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="Processes.  [default: as many as pay]",
)
@click.option("--sentry-lint-config", "config", type=click.Path(exists=True, dir_okay=False), default=None)
def fix(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    diff: bool,
    check: bool,
    review: bool,
    allow_dirty: bool,
    style: str,
    jobs: int | None,
    config: str | None,
) -> None:
    """Mend what `sentry-lint check` finds in PATHS (default: the working directory)."""
    if not _installed():
        _stop("the codemods need LibCST: pip install 'sentry-lint[fix]'")
    chosen = _selection(select)
    write = not (diff or check)
    given = paths or (".",)
    if write and not allow_dirty:
        dirty = dirty_tree(given)
        if dirty is not None:
            _stop(f"{dirty} has uncommitted changes: commit or stash them, or say --allow-dirty")
    try:
        settings = flake8_settings()
        files = python_files(given, settings.exclude)
    except FilesError as error:
        _stop(str(error))
    options = Options(chosen, review, write, diff, config, settings)
    outcomes: list[Outcome] = []
    try:
        for outcome in _progress(run(files, options, jobs), len(files)):
            if outcome.diff:
                sys.stdout.write(outcome.diff)
            outcomes.append(outcome)
    except KeyboardInterrupt:
        _stop("interrupted: every file is either as it was or fully mended", 130)
    except BrokenExecutor:
        _stop("a worker process died: every file is either as it was or fully mended; try -j 1")
    if style == "json":
        if not diff:
            click.echo(json.dumps(as_json(outcomes, write), indent=2))
    else:
        _print_rows(outcomes, write, sys.stderr if diff else sys.stdout)
    broken = [outcome for outcome in outcomes if outcome.broken]
    if broken:
        _stop(broken[0].error or "")
    if check and any(outcome.changed for outcome in outcomes):
        click.echo(f"to repair: {repair_command(given, chosen, review, config)}", err=True)
        sys.exit(1)


def _selection(select: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(part.strip() for one in select for part in one.split(",") if part.strip())
    known = catalogue.names()
    for one in chosen:
        if one not in known and not re.fullmatch(r"SNT\d{0,3}", one):
            _stop(f"--select {one}: neither a code (SNT301) nor one of {', '.join(known)}")
    return chosen


def _progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Shows a bar on a terminal and nothing elsewhere."""
    if not sys.stderr.isatty() or total < 50:
        yield from outcomes
        return
    with click.progressbar(outcomes, length=total, label="fixing", file=sys.stderr) as bar:
        yield from bar


def _stop(message: str, code: int = 2) -> NoReturn:
    click.echo(f"sentry-lint fix: {message}", err=True)
    sys.exit(code)


def dirty_tree(paths: Sequence[str]) -> str | None:
    """The root of a git work tree below ``paths`` with uncommitted changes of tracked files; None where none has."""
    for folder in dict.fromkeys(path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths):
        try:
            root = _git(folder, "rev-parse", "--show-toplevel").strip()
            if root and _git(folder, "status", "--porcelain", "--untracked-files=no").strip():
                return root
        except (OSError, subprocess.CalledProcessError):
            continue  # no git, or not a work tree: nothing to protect
    return None


def _git(folder: str, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def repair_command(paths: Sequence[str], select: Sequence[str], review: bool, config: str | None) -> str:
    """The command that makes the changes that ``--check`` has found."""
    parts = ["sentry-lint", "fix", *paths]
    if select:
        parts += ["--select", ",".join(select)]
    if review:
        parts.append("--review")
    if config:
        parts += ["--sentry-lint-config", config]
    return shlex.join(parts)


def as_json(outcomes: Sequence[Outcome], write: bool) -> dict[str, object]:
    """The report: changed files, a row for each finding, files that could not be worked on."""
    return {
        "written": write,
        "changed": [outcome.path for outcome in outcomes if outcome.changed],
        "findings": [
            {
                "path": row.path,
                "line": row.line,
                "code": row.code,
                "codemod": row.codemod,
                "state": row.state,
                "note": row.note,
            }
            for outcome in outcomes
            for row in outcome.rows
        ],
        "errors": [{"path": outcome.path, "error": outcome.error} for outcome in outcomes if outcome.error],
    }


def _print_rows(outcomes: Sequence[Outcome], write: bool, stream: object) -> None:
    done = "fixed" if write else "would be fixed"
    fixed = kept = 0
    for outcome in outcomes:
        for row in outcome.rows:
            where = f"{row.path}:{row.line}: {row.code}"
            if row.state == "fixed":
                fixed += 1
                note = f" ({row.note})" if row.note else ""
                click.echo(f"{where} {done} by {row.codemod}{note}", file=stream)  # type: ignore[arg-type]
            else:
                kept += 1
                hint = " (--review makes the edit)" if row.state == "review" else ""
                click.echo(f"{where} not fixed: {row.note}{hint}", file=stream)  # type: ignore[arg-type]
        if outcome.error is not None and not outcome.broken:
            click.echo(f"{outcome.path}: not worked on: {outcome.error}", file=stream)  # type: ignore[arg-type]
    if fixed or kept:
        changed = sum(outcome.changed for outcome in outcomes)
        click.echo(f"{fixed} {done}, {kept} not fixed, {changed} file(s) changed", file=stream)  # type: ignore[arg-type]
