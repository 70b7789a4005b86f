"""What the plugin costs before it checks anything: import time beyond flake8's own, the first file, and memory.

Prints a markdown table; ``--tree`` adds flake8's memory on a real tree with the plugin and without.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import ENVIRONMENT, child, medians, run, table

SOURCE = "import sentry_sdk\n\n\ndef greet(user):\n    sentry_sdk.set_tag('greeted', user.email)\n"
TABLE = '[tool.sentry-lint]\nenable = ["SNT109"]\n'


def ask(*arguments: str) -> str:
    """What ``child.py`` prints. Raises ``CalledProcessError`` where it fails."""
    return subprocess.run(child(*arguments), env=ENVIRONMENT, capture_output=True, check=True, text=True).stdout


def importing(runs: int) -> Iterator[list[object]]:
    ask("first-check", __file__)  # compiles the modules
    seen = [json.loads(ask("import")) for _ in range(runs)]
    foreign = ", ".join(seen[0]["foreign"]) or "none"
    cpu = statistics.median(each["cpu"] for each in seen)
    wall = statistics.median(each["wall"] for each in seen)
    yield ["import of the plugin, CPU", cpu, "ms", f"{seen[0]['modules']} modules, of others: {foreign}"]
    yield ["import of the plugin, clock", wall, "ms", ""]


def first_files(folder: Path, runs: int) -> Iterator[list[object]]:
    """The first file of a run in a project without a policy, and in one with a policy table (which needs msgspec)."""
    for what, name, policy in (("no policy", "plain", ""), ("a policy table", "governed", TABLE)):
        project = folder / name
        project.mkdir()
        project.joinpath("pyproject.toml").write_text(policy)
        source = project / "app.py"
        source.write_text(SOURCE)
        took = statistics.median(float(ask("first-check", str(source))) for _ in range(runs))
        yield [f"first file, {what}, CPU", took, "ms", ""]


def memory(tree: Path, runs: int, name: str) -> Iterator[list[object]]:
    """The most memory that flake8 held in one process."""
    arguments = ("--isolated", "-j1", ".")
    bare, full = medians(
        runs,
        lambda: run(child("flake8-bare", "--select=E,F,W", *arguments), tree),
        lambda: run(child("flake8", "--select=E,F,W,SNT", *arguments), tree),
    )
    yield [f"memory, {name}", full.memory - bare.memory, "MB", f"flake8 alone {bare.memory:.0f} MB"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="runs of each, of which the median counts (%(default)s)")
    parser.add_argument("--tree", type=Path, action="append", default=[], help="measure memory on this tree (3 runs)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [*importing(options.runs), *first_files(folder, options.runs)]
        rows += memory(folder / "plain", options.runs, "one short file")
    for tree in options.tree:
        rows += memory(tree.resolve(), 3, tree.resolve().name)
    print(table(("what", "added", "unit", "note"), rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
