"""`sentry-lint check` beside semgrep with one pattern, both with their defaults, on whole trees, cold.

Cold: before each run the tree's files are put out of the disk's cache, as far as the system lets go of them, and
neither program keeps anything from one run to the next. Prints a markdown table of medians; the last column says how
many times as much semgrep takes.
"""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import sys
from pathlib import Path

from lint import Sample, check, semgrep
from measure import Cost, lines, medians, python_files, table

HEAD = ("tree", "files", "lines", "what", "CPU s", "clock s", "MB", "semgrep takes")


def cold(sample: Sample) -> None:
    """Put the sample's files out of the disk's cache; a system without `posix_fadvise` keeps them there."""
    if not hasattr(os, "posix_fadvise"):
        return
    for name in sample.files:
        descriptor = os.open(sample.tree / name, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def ours(sample: Sample) -> Cost:
    cold(sample)
    return check(sample)


def theirs(sample: Sample, program: str) -> Cost:
    cold(sample)
    return semgrep(sample, program)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", type=Path, metavar="TREE")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (%(default)s)")
    parser.add_argument("--semgrep", default=shutil.which("semgrep"), help="the program")
    options = parser.parse_args()
    if not options.semgrep:
        parser.error("there is no semgrep; --semgrep PATH names one")
    found: list[list[object]] = []
    for tree in map(Path.resolve, options.trees):
        files = python_files(tree)
        sample = Sample(tree.name, tree, files, ["."])
        mine, other = medians(
            options.runs, functools.partial(ours, sample), functools.partial(theirs, sample, options.semgrep)
        )
        head: list[object] = [sample.name, len(files), lines(tree, files)]
        times = f"**{other.cpu / mine.cpu:.1f} × CPU, {other.wall / mine.wall:.1f} × clock**"
        found += [[*head, "sentry-lint check", *mine, times], [*head, "semgrep, one pattern", *other, ""]]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of {options.runs}\n")
    print(table(HEAD, found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
