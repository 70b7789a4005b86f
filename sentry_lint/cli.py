"""The command ``sentry-lint``. Each subcommand is imported only when it is called."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import NamedTuple

import click

from sentry_lint import __version__


class Lazy(NamedTuple):
    """A subcommand: where it is, the line of help that needs no import, and the extra it cannot do without."""

    target: str
    help: str
    extra: str = ""
    needs: str = ""


COMMANDS = {
    "check": Lazy("sentry_lint.commands.check:check", "Report what leaks, what is noise and what goes unseen."),
    "fix": Lazy("sentry_codemods.command:fix", "Mend what `check` reports, where a codemod can.", "fix", "libcst"),
    "baseline": Lazy(
        "sentry_lint.commands.baseline:baseline", "Write down today's findings, so that only new ones fail."
    ),
    "rules": Lazy("sentry_lint.commands.rules:rules", "List the rules, or explain one."),
    "procedures": Lazy(
        "sentry_lint.commands.procedures:procedures", "List who writes what is watched, and who of them is unwatched."
    ),
    "audit": Lazy("sentry_lint.audit.command:audit", "Show what leaves the process.", "audit", "sentry_sdk"),
    "scrubber": Lazy("sentry_lint.audit.command:scrubber", "Write a scrubbing module.", "audit", "sentry_sdk"),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        lazy = COMMANDS.get(cmd_name)
        if lazy is None:
            return None
        if lazy.needs and importlib.util.find_spec(lazy.needs) is None:
            return _missing(cmd_name, lazy)
        module, _, name = lazy.target.partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """As ever, but what is wrong with a command's arguments is said in one line."""
        try:
            return super().invoke(ctx)
        except click.UsageError as problem:
            where = problem.ctx.command_path if problem.ctx is not None else "sentry-lint"
            click.echo(f"{where}: {problem.format_message()}", err=True)
            ctx.exit(2)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.help) for name, lazy in COMMANDS.items()])


def _missing(name: str, lazy: Lazy) -> click.Command:
    """Stands in for a command whose extra is not installed, whatever its arguments."""

    def callback() -> None:
        click.echo(f"sentry-lint: `{name}` needs an extra: pip install 'sentry-lint[{lazy.extra}]'", err=True)
        sys.exit(2)

    settings = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
    return click.Command(name, context_settings=settings, callback=callback)


@click.group("sentry-lint", cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sentry-lint")
def main() -> None:
    """Keeps personal data, noise and blind spots out of what Python code sends to Sentry."""
