"""Evaluation files: small applications whose lines say which findings belong on them.

A line's trailing ``# expect: SNT101[, SNT106]`` names the findings that stand on that line; every other line has to
stay clean. Applications live in ``tests/eval/<family>/``; a folder's own ``pyproject.toml`` is the policy of its
files and the root from which a path is judged to be a test or not. A file whose name ends in ``_py311.py`` needs
Python 3.11 and is left out before. ``# case: R1, N7`` names the catalogue's cases that the code below it covers.

Run ``python tests/evaluation.py [PATH ...]`` for a list of what is missed and what is too much.
"""

from __future__ import annotations

import collections
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

EVAL = Path(__file__).parent / "eval"
EXPECT = re.compile(r"#\s*expect:\s*([A-Z0-9, ]+)")
CASE = re.compile(r"#\s*case:\s*([RN]\d+(?:\s*,\s*[RN]\d+)*)")

PRIVACY = ("SNT101", "SNT102", "SNT103", "SNT104", "SNT105", "SNT106", "SNT107", "SNT110")
NOISE = ("SNT201", "SNT202", "SNT203")
PROCEDURES = ("SNT301", "SNT302", "SNT303")
#: The codes that are compared. A finding of any other rule is that rule's own business and not counted here.
JUDGED = frozenset({*PRIVACY, *NOISE, *PROCEDURES})

#: A line (from 1) and a code.
Mark = tuple[int, str]


@dataclass(slots=True)
class Verdict:
    """What the linter said of one file, against its marks."""

    path: Path
    expected: set[Mark]
    missed: list[Mark] = field(default_factory=list)
    extra: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        """One line for each difference, as flake8 would point at it."""
        name = self.path.relative_to(EVAL) if self.path.is_relative_to(EVAL) else self.path
        missed = [(line, f"{name}:{line}: missed {code}") for line, code in self.missed]
        extra = [(line, f"{name}:{line}: extra {code} {message}") for line, code, message in self.extra]
        return [text for _, text in sorted(missed + extra)]


def files(paths: Iterable[Path] = (EVAL,)) -> list[Path]:
    """The evaluation files at or below ``paths`` that the running Python can read."""
    found: list[Path] = []
    for path in paths:
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [path for path in found if sys.version_info >= (3, 11) or not path.name.endswith("_py311.py")]


def marks(text: str) -> set[Mark]:
    """The marks of a file's text.

    Raises:
        ValueError: a mark names a code that is not compared (a slip of the pen would never be noticed).
    """
    found: set[Mark] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if match := EXPECT.search(line):
            for code in match[1].replace(",", " ").split():
                if code not in JUDGED:
                    raise ValueError(f"line {number}: {code} is not compared")
                found.add((number, code))
    return found


def cases(text: str) -> set[str]:
    """The catalogue's cases that a file says it covers."""
    return {case.strip() for match in CASE.finditer(text) for case in match[1].split(",")}


def judge(path: Path) -> Verdict:
    """Lint one file under its own policy and compare with its marks."""
    from sentry_lint.linter import check_file

    verdict = Verdict(path, marks(path.read_text(encoding="utf-8")))
    found: dict[Mark, str] = {}
    for finding in check_file(str(path)):
        # SNT9 is always counted: a file that was not analysed must not pass for a clean one.
        if finding.code in JUDGED or finding.code.startswith("SNT9"):
            found.setdefault((finding.line, finding.code), finding.message)
    verdict.missed = sorted(verdict.expected - found.keys())
    verdict.extra = sorted((line, code, found[line, code]) for line, code in found.keys() - verdict.expected)
    return verdict


def main(arguments: Sequence[str]) -> int:
    """Print what is missed and extra, a row for each code and the totals; 1 when anything differs."""
    verdicts = [judge(path.resolve()) for path in files([Path(a) for a in arguments] or [EVAL])]
    expected = collections.Counter(code for verdict in verdicts for _, code in verdict.expected)
    missed = collections.Counter(code for verdict in verdicts for _, code in verdict.missed)
    extra = collections.Counter(code for verdict in verdicts for _, code, _ in verdict.extra)
    for verdict in verdicts:
        for problem in verdict.problems:
            print(problem)
    for code in sorted(expected.keys() | extra.keys()):
        print(f"{code}: {expected[code]} expected, {missed[code]} missed, {extra[code]} extra")
    hits = expected.total() - missed.total()
    print(f"{len(verdicts)} files: {hits} of {expected.total()} found, {extra.total()} extra")
    return 1 if missed or extra else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
