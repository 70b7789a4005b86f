"""The set-ups of examples/setups, as their README lists them; run as a program, it writes their reports anew."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "setups"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
KINDS = ("--kind", "email", "--kind", "password", "--kind", "token")


class Setup(NamedTuple):
    """A row of the README's table."""

    name: str
    target: str
    found: set[str]
    left: set[str]


def table() -> list[Setup]:
    rows = re.findall(r"^\| \[(\w+)\]\(\1\) \|.*\| `(\S+)` \| (.*?) ?\| (.*?) ?\|$", README, re.MULTILINE)
    return [Setup(name, target, set(found.split()), set(left.split())) for name, target, found, left in rows]


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run sentry-lint there, as a user does."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "codemods")))}
    command = [sys.executable, "-m", "sentry_lint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)


def copied(setup: Setup, to: Path) -> Path:
    return Path(shutil.copytree(FOLDER / setup.name, to / setup.name, ignore=shutil.ignore_patterns("__pycache__")))


def audited(setup: Setup, folder: Path) -> str:
    """The report on a copy; the one that does not start is mended first."""
    done = lint(folder, "audit", setup.target, *KINDS)
    if done.returncode == 2:
        lint(folder, "fix", ".")
        done = lint(folder, "audit", setup.target, *KINDS)
    return done.stdout


if __name__ == "__main__":
    for one in table():
        with tempfile.TemporaryDirectory() as place:
            report = audited(one, copied(one, Path(place)))
        (FOLDER / one.name / "audit.txt").write_text(report, encoding="utf-8")
