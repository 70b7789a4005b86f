"""What runs in the measured processes; the other benchmarks call it.

``child.py flake8 ARGUMENTS``         flake8 as installed
``child.py flake8-bare ARGUMENTS``    flake8 that does not see sentry-lint
``child.py linter TREE [FILE...]``    the linter alone on TREE's Python files, or on those FILEs of it
``child.py parse [FILE...]``          LibCST parses FILEs
``child.py import``                   prints a JSON object: what importing the plugin into flake8 costs
``child.py first-check FILE``         prints milliseconds of the first check of FILE, imports that come late included
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import sys
import time
from collections.abc import Iterator

_find_distributions = importlib.metadata.distributions
_hidden = "sentry-lint" if sys.argv[1:2] == ["flake8-bare"] else ""


def _distributions() -> Iterator[importlib.metadata.Distribution]:
    """flake8 finds its plugins through this. Both sides of a comparison pay for the look at the name."""
    for found in _find_distributions():
        if found.metadata["Name"] != _hidden:
            yield found


importlib.metadata.distributions = _distributions  # type: ignore[assignment]  # at import: spawned workers need it too


def flake8(arguments: list[str]) -> int:
    from flake8.main.cli import main

    return int(main(arguments))


def linter(arguments: list[str]) -> int:
    from pathlib import Path

    from measure import python_files

    from sentry_lint.linter import check_file

    tree, *files = arguments
    os.chdir(tree)
    for name in files or python_files(Path()):
        for found in check_file(name):
            print(found.path, found.line, found.column, found.code, sep=":")
    return 0


def parse(files: list[str]) -> int:
    import libcst as cst

    for name in files:
        with open(name, "rb") as stream:
            cst.parse_module(stream.read())
    return 0


def import_cost() -> int:
    import flake8.checker
    import flake8.main.application
    import flake8.plugins.pycodestyle
    import flake8.plugins.pyflakes  # noqa: F401

    before = set(sys.modules)
    wall, cpu = time.perf_counter(), time.process_time()
    import sentry_lint.flake8_plugin  # noqa: F401

    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    new = sorted(set(sys.modules) - before)
    foreign = [name for name in new if name.partition(".")[0] not in sys.stdlib_module_names | {"sentry_lint"}]
    print(json.dumps({"cpu": cpu * 1000, "wall": wall * 1000, "modules": len(new), "foreign": foreign}))
    return 0


def first_check(path: str) -> int:
    import flake8.checker
    import flake8.main.application  # noqa: F401

    import sentry_lint.flake8_plugin  # noqa: F401
    from sentry_lint.linter import check_file

    start = time.process_time()
    check_file(path)
    print((time.process_time() - start) * 1000)
    return 0


def main(arguments: list[str]) -> int:
    what, *rest = arguments
    if what in ("flake8", "flake8-bare"):
        return flake8(rest)
    if what == "linter":
        return linter(rest)
    if what == "parse":
        return parse(rest)
    return import_cost() if what == "import" else first_check(rest[0])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
