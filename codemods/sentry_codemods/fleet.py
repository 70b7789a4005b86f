"""An autofixer for `all-repos <https://github.com/asottile/all-repos>`_: the codemods over many repositories.

``python -m sentry_codemods.fleet -C all-repos.json --dry-run`` shows what would happen; without ``--dry-run`` each
repository in which something is mended gets a branch, a commit and a push as ``all-repos.json`` says. A repository
without a change gets no branch. ``--select`` and ``--review`` mean what they mean to ``sentry-lint fix``.

all-repos owns clones, branches, commits and pushes (``pip install all-repos``). Any other runner needs no more than
``sentry-lint fix``: 0 whether or not something was mended, 2 where the run itself is broken.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

MESSAGE = "Mend what sentry-lint finds"
BRANCH = "sentry-lint"


def _all_repos(module: str) -> Any:
    """A module of all-repos, which has no types and need not be there."""
    return importlib.import_module(f"all_repos.{module}")


def find_repos(config: Any) -> set[str]:
    """The cloned repositories that name the SDK or have a policy."""
    found: set[str] = _all_repos("grep").repos_matching(config, ("-E", r"sentry_sdk|tool\.sentry-lint"))
    return found


def apply_fix(options: Sequence[str]) -> None:
    """Mends the repository in the working directory; raises ``CalledProcessError`` where the run is broken."""
    _all_repos("autofix_lib").run(sys.executable, "-m", "sentry_lint", "fix", ".", *options)


def check_fix(options: Sequence[str]) -> None:
    """Makes sure that nothing is left to mend."""
    _all_repos("autofix_lib").run(sys.executable, "-m", "sentry_lint", "fix", ".", "--check", *options)


def main(argv: Sequence[str] | None = None) -> int:
    """The command line: the options of all-repos, ``--select`` and ``--review``."""
    try:
        autofix_lib = _all_repos("autofix_lib")
    except ImportError:
        print("the autofixer needs all-repos: pip install all-repos", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description=MESSAGE, prog="python -m sentry_codemods.fleet")
    autofix_lib.add_fixer_args(parser)
    parser.add_argument("--select", help="codes or codemods, comma-separated (default: all)")
    parser.add_argument("--review", action="store_true", help="also edits that may change what a program does")
    args = parser.parse_args(argv)
    options = [*(["--select", args.select] if args.select else []), *(["--review"] if args.review else [])]
    repos, config, commit, settings = autofix_lib.from_cli(args, find_repos=find_repos, msg=MESSAGE, branch_name=BRANCH)
    autofix_lib.fix(
        repos,
        apply_fix=partial(apply_fix, options),
        check_fix=partial(check_fix, options),
        config=config,
        commit=commit,
        autofix_settings=settings,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
