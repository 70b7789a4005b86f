"""What the benchmarks share: running a command and counting what it cost, medians, trees and markdown tables."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

CHILD = Path(__file__).with_name("child.py")
# Compiled modules may be written, as on anybody's machine: without them every process would compile the linter anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SKIPPED = frozenset({".git", ".hg", ".nox", ".svn", ".tox", ".eggs", "CVS", "__pycache__"})  # what flake8 leaves out


class Cost(NamedTuple):
    """Seconds of processor time and of the clock, and the most memory one process held, in MB."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str], cwd: Path | None = None, accept: Iterable[int] = (0, 1)) -> Cost:
    """Run ``command`` with its output thrown away and say what it cost, its own children included.

    The figures are the kernel's (``wait4``): the processes that the command started count as far as it waited for
    them, as flake8 does with its workers. Raises ``RuntimeError`` with the end of stderr for an exit code that is
    not in ``accept``.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    with process.stderr:
        errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept:
        raise RuntimeError(f"exit code {process.returncode}: {errors[-500:].decode(errors='replace').strip()}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # getrusage(2): bytes there, kilobytes elsewhere
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def child(*arguments: str) -> list[str]:
    """The command line that runs ``child.py`` on this very interpreter."""
    return [sys.executable, str(CHILD), *arguments]


def medians(runs: int, *measured: Callable[[], Cost]) -> list[Cost]:
    """The median cost of each, run in turns, so that a machine that grows slower slows them all alike.

    A first run of each is not counted: it compiles modules and fills the disk's cache.
    """
    for each in measured:
        each()
    seen: list[list[Cost]] = [[] for _ in measured]
    for turn in range(runs):
        order = list(range(len(measured)))
        for index in reversed(order) if turn % 2 else order:
            seen[index].append(measured[index]())
    return [Cost(*(statistics.median(column) for column in zip(*costs, strict=True))) for costs in seen]


def python_files(tree: Path) -> list[str]:
    """The Python files that flake8 would visit below ``tree``, as sorted paths relative to it."""
    found: list[str] = []
    for folder, folders, names in os.walk(tree):
        folders[:] = [name for name in folders if name not in SKIPPED]
        found += [os.path.relpath(os.path.join(folder, name), tree) for name in names if name.endswith(".py")]
    return sorted(found)


def naming_sentry(tree: Path, files: Iterable[str]) -> list[str]:
    """Those of ``files`` whose bytes hold "sentry", in whatever case."""
    return [name for name in files if b"sentry" in (tree / name).read_bytes().lower()]


def lines(tree: Path, files: Iterable[str]) -> int:
    """How many lines ``files`` have together."""
    return sum((tree / name).read_bytes().count(b"\n") for name in files)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A markdown table; floats are shown with three significant digits or more."""
    body = [" | ".join(_cell(value) for value in row) for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", "|" + "---|" * len(head), *(f"| {line} |" for line in body)])


def percent(with_it: float, without: float) -> str:
    """How much more the first is than the second."""
    return f"{100 * (with_it / without - 1):+.1f} %"


def _cell(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}" if value < 10 else f"{value:.1f}"
