"""The door for flake8: a thin plugin. Importing it costs nothing but this module."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Generator
from typing import TYPE_CHECKING, Any, ClassVar

from sentry_lint import __version__

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

    from sentry_lint.policy import Policy

STDIN = ("stdin", "-", "(none)")


class Plugin:
    """flake8 makes one for each file and iterates over :meth:`run`."""

    name = "sentry-lint"
    version = __version__
    policy: ClassVar[Policy | None] = None
    enabled: ClassVar[tuple[str, ...]] = ()
    stdin_name: ClassVar[str] = "stdin"

    def __init__(self, tree: ast.Module, filename: str, lines: list[str]) -> None:
        self.tree = tree
        self.filename = filename
        self.lines = lines

    @classmethod
    def add_options(cls, parser: OptionManager) -> None:
        """Add ``--sentry-lint-config``."""
        parser.add_option(
            "--sentry-lint-config",
            metavar="PATH",
            default=None,
            parse_from_config=True,
            normalize_paths=True,
            help="A pyproject.toml whose [tool.sentry-lint] governs every file, instead of the nearest one of each.",
        )

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Read the policy that governs all files, and the opt-in rules that the selection names by their digits.

        :raises flake8.exceptions.ExecutionError: where the policy named, or that of the working directory, is bad.
        """
        from sentry_lint.policy import PolicyError, load_policy, policy_for

        selected = [*(options.select or ()), *(getattr(options, "extend_select", None) or ())]
        cls.enabled = tuple(code for code in selected if code.startswith("SNT") and code[-1:].isdigit())
        cls.stdin_name = getattr(options, "stdin_display_name", "stdin")
        try:
            config = options.sentry_lint_config
            cls.policy = load_policy(config) if config else None
            if not config:
                policy_for("_.py")
        except PolicyError as error:
            from flake8.exceptions import ExecutionError

            raise ExecutionError(str(error)) from error

    def run(self) -> Generator[tuple[int, int, str, type[Any]], None, None]:
        """Line, column (characters from 0), text and plugin of each finding."""
        from sentry_lint.linter import check_tree

        path = self.stdin_name if self.filename in STDIN else self.filename
        for finding in check_tree(path, self.tree, self.lines, policy=self.policy, enable=self.enabled):
            yield finding.line, finding.column - 1, f"{finding.code} {finding.message}", type(self)
