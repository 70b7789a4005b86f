"""The contract in code: two small applications, in which flake8 finds what is marked and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import evaluation
import pytest

from sentry_lint.report.catalogue import catalogue

APPLICATIONS = sorted(path.parent for path in (evaluation.EVAL / "contract").glob("*/pyproject.toml"))
FOUND = re.compile(r"^(?:\./)?(.+?):(\d+):\d+: (SNT\d+)", re.MULTILINE)
#: What rules look at, and an option of a call that stands on a line of its own.
LOOKED_AT = re.compile(r"\w\(|\b(?:except|def|if|with)\b|^ +\w+=|fingerprint")
#: No small file is too large to be analysed: the rule's own case is one that is.
TOO_LARGE = {"SNT901"}


@dataclass(slots=True)
class Score:
    """The findings of an application against its marks, as file, line and code."""

    expected: set[tuple[str, int, str]]
    found: set[tuple[str, int, str]]

    @property
    def precision(self) -> float:
        return len(self.expected & self.found) / max(1, len(self.found))

    @property
    def recall(self) -> float:
        return len(self.expected & self.found) / max(1, len(self.expected))

    @property
    def mistakes(self) -> list[str]:
        rows = [(place, "missed") for place in self.expected - self.found]
        rows += [(place, "extra") for place in self.found - self.expected]
        return [f"{file}:{line}:{code} {kind}" for (file, line, code), kind in sorted(rows)]


def texts(application: Path) -> dict[str, str]:
    return {
        path.relative_to(application).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(application.rglob("*.py"))
    }


def expected(application: Path) -> set[tuple[str, int, str]]:
    return {(name, line, code) for name, text in texts(application).items() for line, code in evaluation.marks(text)}


def score(application: Path, *arguments: str) -> Score:
    """What flake8 says in an application's folder, where its policy is found."""
    command = [sys.executable, "-m", "flake8", "--isolated", "--select=SNT", *arguments, "."]
    done = subprocess.run(command, cwd=application, capture_output=True, text=True)
    assert done.stderr == ""
    found = {(name, int(line), code) for name, line, code in FOUND.findall(done.stdout)}
    return Score(expected(application), found)


@pytest.mark.parametrize("application", APPLICATIONS, ids=lambda path: path.name)
def test_flake8_finds_what_is_marked_and_nothing_else(application: Path) -> None:
    result = score(application)
    assert result.mistakes == []
    assert (result.precision, result.recall) == (1, 1)


def test_a_score_names_what_is_missed_and_what_is_too_much(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.sentry-lint]\n", encoding="utf-8")
    (tmp_path / "pond.py").write_text(
        "import sentry_sdk\n\n\ndef note(guest):\n"
        "    sentry_sdk.set_tag('a', guest.email)  # expect: SNT102\n"
        "    sentry_sdk.set_tag('b', guest.email)\n"
        "    sentry_sdk.set_tag('c', guest.id)  # expect: SNT102\n",
        encoding="utf-8",
    )
    result = score(tmp_path)
    assert result.mistakes == ["pond.py:6:SNT102 extra", "pond.py:7:SNT102 missed"]
    assert (result.precision, result.recall) == (0.5, 0.5)


def test_every_rule_is_marked_and_has_silent_neighbours() -> None:
    marked = [code for application in APPLICATIONS for _, _, code in expected(application)]
    assert set(marked) == catalogue().keys() - TOO_LARGE
    lines = [line for application in APPLICATIONS for text in texts(application).values() for line in text.splitlines()]
    silent = [line for line in lines if LOOKED_AT.search(line) and not evaluation.EXPECT.search(line)]
    assert len(silent) > 2 * len(marked)
