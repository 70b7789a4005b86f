"""`sentry-lint fix --diff` beside a codemod of LibCST's runner that does nothing, and beside mere parsing.

The same tree for both programs, both with their defaults. The parsing is LibCST's, of those files only that `fix`
would change: less than that no codemod can cost which edits them. Prints a markdown table of medians; the last column
says how many times as much as `fix` the other takes. Nothing is written to the trees.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import subprocess
import sys
from pathlib import Path

from measure import ENVIRONMENT, Cost, child, lines, medians, python_files, run, table

HEAD = ("tree", "files", "lines", "changed", "what", "CPU s", "clock s", "MB", "of fix")
ENVIRONMENT["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), *os.environ.get("PYTHONPATH", "").split(":")])


def fix(tree: Path, *options: str) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "sentry_lint", "fix", *options, "."]


def changed(tree: Path, options: list[str]) -> list[str]:
    """The files that would be changed."""
    command = fix(tree, "--check", "--format", "json", *options)
    done = subprocess.run(command, cwd=tree, env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.strip())
    files: list[str] = json.loads(done.stdout)["changed"]
    return files


def mended(tree: Path, options: list[str]) -> Cost:
    return run(fix(tree, "--diff", *options), cwd=tree)


def nothing(tree: Path) -> Cost:
    command = [sys.executable, "-m", "libcst.tool", "codemod", "--no-format", "-x", "nothing.Nothing", "."]
    return run(command, cwd=tree)


def parsed(tree: Path, files: list[str]) -> Cost:
    return run(child("parse", *files), cwd=tree)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", type=Path, metavar="TREE")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (%(default)s)")
    parser.add_argument("--review", action="store_true", help="with the edits that may change what a program does")
    options = parser.parse_args()
    given = ["--review"] if options.review else []
    found: list[list[object]] = []
    for tree in map(Path.resolve, options.trees):
        files = python_files(tree)
        edited = changed(tree, given)
        mine, other, least = medians(
            options.runs,
            functools.partial(mended, tree, given),
            functools.partial(nothing, tree),
            functools.partial(parsed, tree, edited),
        )
        head: list[object] = [tree.name, len(files), lines(tree, files), len(edited)]
        found += [
            [*head, "sentry-lint fix --diff", *mine, ""],
            [*head, "a codemod that does nothing", *other, _times(other, mine)],
            [*head, "LibCST parses what changes", *least, _times(least, mine)],
        ]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of {options.runs}\n")
    print(table(HEAD, found))
    return 0


def _times(other: Cost, mine: Cost) -> str:
    return f"**{other.cpu / mine.cpu:.1f} × CPU, {other.wall / mine.wall:.1f} × clock**"


if __name__ == "__main__":
    raise SystemExit(main())
