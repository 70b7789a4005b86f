"""What the plugin adds to flake8, and what the linter costs alone and beside semgrep, on real trees.

Each tree is measured twice: all its Python files, and only those that name Sentry. flake8 runs with its own checks
(E, F, W) with the plugin and without, in one process and with ``-j2``, in turns; the figures are medians of
processor seconds, workers included. Prints a markdown table.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from measure import Cost, child, lines, medians, naming_sentry, percent, python_files, run, table

HEAD = ("tree", "files", "lines", "what", "CPU s", "clock s", "MB", "beside")
PATTERN = "sentry_sdk.set_user(...)"


class Sample(NamedTuple):
    """Files of one tree that are measured together. ``targets`` is what stands on the command line for them.

    ``policy`` is the option that gives them another policy than their own, if any.
    """

    name: str
    tree: Path
    files: list[str]
    targets: list[str]
    policy: list[str]


def samples(tree: Path, whole: bool, policy: list[str]) -> Iterator[Sample]:
    """The tree (where ``whole``), then its files that name Sentry (where there are any)."""
    files = python_files(tree)
    if whole:
        yield Sample(tree.name, tree, files, ["."], policy)
    if named := naming_sentry(tree, files):
        yield Sample(f"{tree.name}, naming Sentry", tree, named, named, policy)


def flake8(sample: Sample, jobs: int, plugin: bool) -> Cost:
    kind, codes = ("flake8", "E,F,W,SNT") if plugin else ("flake8-bare", "E,F,W")
    policy = sample.policy if plugin else []
    return run(child(kind, "--isolated", f"--select={codes}", f"-j{jobs}", *policy, *sample.targets), sample.tree)


def linter(sample: Sample) -> Cost:
    return run(child("linter", str(sample.tree), *([] if sample.targets == ["."] else sample.files)))


def check(sample: Sample) -> Cost:
    start = "from sentry_lint.cli import main; main()"
    # The tree may hold modules named as the standard library's; without an empty first entry none of them is imported.
    shell = [sys.executable, "-c", f"import sys; sys.path.pop(0); {start}", "check"]
    return run([*shell, *sample.policy, *sample.targets], sample.tree)


def semgrep(sample: Sample, program: str) -> Cost:
    quiet = ["--metrics=off", "--disable-version-check", "--quiet"]
    # By default it leaves out tests and big files; it shall read what the others read.
    everything = ["--no-git-ignore", "--x-ignore-semgrepignore-files", "--max-target-bytes=0"]
    pattern = ["--lang=python", f"--pattern={PATTERN}"]
    return run([program, "scan", *quiet, *everything, *pattern, *sample.targets], sample.tree)


def rows(sample: Sample, runs: int, jobs: list[int], program: str | None) -> Iterator[list[object]]:
    """The table's rows for one sample: each way of running flake8 beside its bare twin, then the others."""
    head: list[object] = [sample.name, len(sample.files), lines(sample.tree, sample.files)]
    for count in jobs:
        bare, full = medians(
            runs,
            functools.partial(flake8, sample, count, False),
            functools.partial(flake8, sample, count, True),
        )
        yield [*head, f"flake8 -j{count}", *bare, ""]
        memory = f"{full.memory - bare.memory:+.0f} MB"
        yield [*head, f"flake8 -j{count}, plugin", *full, f"**{percent(full.cpu, bare.cpu)}** CPU, {memory}"]
    others: dict[str, Callable[[], Cost]] = {}
    if not sample.policy:
        others["linter alone"] = functools.partial(linter, sample)
    if importlib.util.find_spec("sentry_lint.cli"):
        others["sentry-lint check"] = functools.partial(check, sample)
    if program:
        others["semgrep, one pattern"] = functools.partial(semgrep, sample, program)
    costs = dict(zip(others, medians(runs, *others.values()), strict=True))
    ours = costs.get("sentry-lint check") or costs["linter alone"]
    for what, cost in costs.items():
        times = f"{cost.cpu / ours.cpu:.1f} × CPU, {cost.wall / ours.wall:.1f} × clock" if "semgrep" in what else ""
        yield [*head, what, *cost, times]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", type=Path, metavar="TREE")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, of which the median counts (%(default)s)")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2], help="flake8's -j, one or more (1 2)")
    parser.add_argument("--semgrep", default=shutil.which("semgrep"), help="the program; left out where there is none")
    parser.add_argument("--named-only", action="store_true", help="leave the whole trees out")
    parser.add_argument("--policy", type=Path, help="a policy for all trees, such as watch.toml beside this file")
    options = parser.parse_args()
    policy = ["--sentry-lint-config", str(options.policy.resolve())] if options.policy else []
    found: list[list[object]] = []
    for tree in options.trees:
        for sample in samples(tree.resolve(), not options.named_only, policy):
            print(f"{sample.name}: {len(sample.files)} files", file=sys.stderr)
            found += rows(sample, options.runs, options.jobs, options.semgrep)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of {options.runs}\n")
    print(table(HEAD, found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
