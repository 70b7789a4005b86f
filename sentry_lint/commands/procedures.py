"""``sentry-lint procedures``: which procedures write what is watched, and which watch list has them."""

from __future__ import annotations

import json
import os
import sys
from typing import NamedTuple

import click

from sentry_lint.analysis import sql_files
from sentry_lint.analysis.sql_files import Writer
from sentry_lint.commands.check import many, stop
from sentry_lint.knowledge.sql import normalise
from sentry_lint.policy import FILE_NAME, Policy, PolicyError, Watch, load_policy, policy_for
from sentry_lint.rules.checks.run import engine_for


class Row(NamedTuple):
    """A procedure that writes what ``watch`` watches; ``lists`` are the watch lists that have it, ``how`` each does."""

    watch: str
    writer: Writer
    lists: tuple[str, ...]
    how: str


@click.command("procedures")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--sentry-lint-config", "config", type=click.Path(), help="The policy, whatever FOLDER has.")
def procedures(folder: str, style: str, config: str | None) -> None:
    """List the procedures in the project's SQL files that write what is watched, directly or through another.

    The policy of FOLDER says what is watched (`writes`). Exits with 1 where a procedure is on no watch list.
    """
    try:
        policy = load_policy(config) if config else policy_for(os.path.join(os.path.abspath(folder), "_"))
    except PolicyError as error:
        stop(f"{os.path.relpath(error.path)}: {error.message}")
    watches = [watch for watch in policy.watch if watch.writes]
    if not watches:
        where = os.path.relpath(policy.path) if policy.path else FILE_NAME
        stop(f"{where}: no watch list has `procedures-from` and `writes`")
    rows = [row for watch in watches for row in rows_of(policy, watch)]
    missing = {watch.name: names for watch in watches if (names := _missing(policy, watch))}
    for line in _json(policy, rows, missing) if style == "json" else _text(policy, watches, rows, missing):
        click.echo(line)
    unwatched = sum(not row.lists for row in rows)
    if unwatched:
        click.echo(f"{many(unwatched, 'procedure')} on no watch list (SNT305)", err=True)
        sys.exit(1)


def rows_of(policy: Policy, watch: Watch) -> list[Row]:
    """The procedures of the project that write what a watch watches, by name."""
    engine = engine_for(policy)
    rows: list[Row] = []
    for name, writer in sorted(sql_files.of_project(policy, watch).items()):
        lists = engine.watches_of(writer.name)
        found = any(name in sql_files.listed(policy, one) for one in lists)
        named = any(normalise(listed) == name for one in lists for listed in one.procedures)
        how = "" if not lists else "procedures-from" if found and not named else "procedures"
        rows.append(Row(watch.name, writer, tuple(one.name for one in lists), how))
    return rows


def _missing(policy: Policy, watch: Watch) -> list[str]:
    """The names of a list that no SQL file shows to write what is watched."""
    writers = sql_files.of_project(policy, watch)
    return [name for name in watch.procedures if normalise(name) not in writers]


def _place(policy: Policy, writer: Writer) -> str:
    return f"{os.path.relpath(writer.path, policy.root or '.').replace(os.sep, '/')}:{writer.line}"


def _text(policy: Policy, watches: list[Watch], rows: list[Row], missing: dict[str, list[str]]) -> list[str]:
    out: list[str] = []
    for watch in watches:
        own = [row for row in rows if row.watch == watch.name]
        out.append(f"{watch.name}: {', '.join(watch.writes)} is written by {many(len(own), 'procedure')}")
        table = [(row.writer.name, _place(policy, row.writer), _state(row)) for row in own]
        widths = [max(map(len, column)) for column in zip(*table)]
        out += ["  " + "  ".join([*map(str.ljust, row, widths)]).rstrip() for row in table]
        if watch.name in missing:
            out.append(f"  listed, but not seen to write it: {', '.join(missing[watch.name])}")
    return out


def _state(row: Row) -> str:
    listed = f"watched by {', '.join(row.lists)} ({row.how})" if row.lists else "on no watch list"
    return f"{listed}, through {' > '.join(row.writer.way)}" if row.writer.way else listed


def _json(policy: Policy, rows: list[Row], missing: dict[str, list[str]]) -> list[str]:
    found = [
        {
            "procedure": row.writer.name,
            "path": _place(policy, row.writer).rpartition(":")[0],
            "line": row.writer.line,
            "watch": row.watch,
            "through": list(row.writer.way),
            "lists": list(row.lists),
            "listed": row.how or None,
        }
        for row in rows
    ]
    return [json.dumps({"procedures": found, "not_seen": missing}, indent=2)]
