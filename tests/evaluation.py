"""Evaluation files: small applications whose lines say which findings belong on them.

A line's trailing ``# expect: SNT101[, SNT106]`` names the findings that stand on that line; every other line has to
stay clean. Applications live in ``tests/eval/<family>/``; a folder's own ``pyproject.toml`` is the policy of its
files and the root from which a path is judged to be a test or not. A file whose name ends in ``_py311.py`` needs
Python 3.11 and is left out before. ``# case: R1, N7`` names the catalogue's cases that the code below it covers.

``# known: SNT102`` says that the linter does not do yet what the line's marks (or their absence) ask of this code. It
is a debt and counted as a mistake below; a ``known`` that is no longer one has to go.

Run ``python tests/evaluation.py [PATH ...]`` for a list of what is missed and what is too much, known or not;
``--settle`` takes the paid debts out of the files and ``--owe`` writes new ones in.
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
KNOWN = re.compile(r"\s*#\s*known:\s*([A-Z0-9, ]+)")
CASE = re.compile(r"#\s*case:\s*([RN]\d+(?:\s*,\s*[RN]\d+)*)")

PRIVACY = ("SNT101", "SNT102", "SNT103", "SNT104", "SNT105", "SNT106", "SNT107", "SNT110")
NOISE = ("SNT201", "SNT202", "SNT203")
PROCEDURES = ("SNT301", "SNT302", "SNT303")
RECORDS = ("SNT108", "SNT109")
DOUBLE = ("SNT204", "SNT205")
API = ("SNT601", "SNT602", "SNT603", "SNT608")
HOOKS = (
    *("SNT111", "SNT112", "SNT113", "SNT114", "SNT115"),
    *("SNT604", "SNT605", "SNT606", "SNT607", "SNT609"),
)
SCOPES = ("SNT401", "SNT402", "SNT403", "SNT404", "SNT405", "SNT406", "SNT407", "SNT408", "SNT409", "SNT410")
PERFORMANCE = ("SNT501", "SNT502", "SNT503", "SNT504")
VOLUME = ("SNT206", "SNT207", "SNT208")
WRITTEN = ("SNT301", "SNT304", "SNT305")
TOOL = ("SNT900", "SNT901")
#: The codes that are compared in a family's folder; in any other one those of the first three families. A finding of
#: another rule is that rule's own business and not counted there.
COMPARED = {
    "api": frozenset(API),
    "hooks": frozenset(HOOKS),
    "double": frozenset(DOUBLE),
    "records": frozenset(RECORDS),
    "scopes": frozenset(SCOPES),
    "performance": frozenset(PERFORMANCE),
    "volume": frozenset(VOLUME),
    "written": frozenset(WRITTEN),
}
ELSEWHERE = frozenset({*PRIVACY, *NOISE, *PROCEDURES})
JUDGED = ELSEWHERE.union(TOOL, *COMPARED.values())
COMPARED["contract"] = JUDGED  # applications in which every rule is on

#: A line (from 1) and a code.
Mark = tuple[int, str]


@dataclass(slots=True)
class Verdict:
    """What the linter said of one file, against its marks."""

    path: Path
    expected: set[Mark]
    missed: list[Mark] = field(default_factory=list)
    extra: list[tuple[int, str, str]] = field(default_factory=list)
    known: set[Mark] = field(default_factory=set)

    @property
    def differences(self) -> dict[Mark, str]:
        """What is missed and extra, each with a line as flake8 would point at it."""
        name = self.path.relative_to(EVAL) if self.path.is_relative_to(EVAL) else self.path
        missed = {(line, code): f"{name}:{line}: missed {code}" for line, code in self.missed}
        extra = {(line, code): f"{name}:{line}: extra {code} {message}" for line, code, message in self.extra}
        return dict(sorted({**missed, **extra}.items()))

    @property
    def problems(self) -> list[str]:
        """The differences that no comment owns up to, and the comments that are out of date."""
        differences = self.differences
        new = [text for mark, text in differences.items() if mark not in self.known]
        paid = sorted(self.known - differences.keys())
        return new + [f"{self.path.name}:{line}: '# known: {code}' is no longer true, remove it" for line, code in paid]


def files(paths: Iterable[Path] = (EVAL,)) -> list[Path]:
    """The evaluation files at or below ``paths`` that the running Python can read."""
    found: list[Path] = []
    for path in paths:
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [path for path in found if sys.version_info >= (3, 11) or not path.name.endswith("_py311.py")]


def marks(text: str, pattern: re.Pattern[str] = EXPECT) -> set[Mark]:
    """The marks of a file's text.

    Raises:
        ValueError: a mark names a code that is not compared (a slip of the pen would never be noticed).
    """
    found: set[Mark] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if match := pattern.search(line):
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

    text = path.read_text(encoding="utf-8")
    family = path.relative_to(EVAL).parts[0] if path.is_relative_to(EVAL) else ""
    judged = COMPARED.get(family, ELSEWHERE)
    verdict = Verdict(path, marks(text), known=marks(text, KNOWN))
    found: dict[Mark, str] = {}
    for finding in check_file(str(path)):
        # SNT9 is always counted: a file that was not analysed must not pass for a clean one.
        if finding.code in judged or finding.code.startswith("SNT9"):
            found.setdefault((finding.line, finding.code), finding.message)
    verdict.missed = sorted(verdict.expected - found.keys())
    verdict.extra = sorted((line, code, found[line, code]) for line, code in found.keys() - verdict.expected)
    return verdict


def rewrite(verdict: Verdict, owe: bool) -> None:
    """Take the comments that are out of date out of a file, and with ``owe`` write those in that are missing."""
    lines = verdict.path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        codes = {code for at, code in verdict.differences if at == number}
        if not owe:
            codes &= {code for at, code in verdict.known if at == number}
        bare = KNOWN.sub("", line)
        lines[number - 1] = f"{bare}  # known: {', '.join(sorted(codes))}" if codes else bare
    verdict.path.write_text("\n".join(lines) + "\n" if lines else "", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Print what is missed and extra, a row for each code and the totals; 1 when anything differs."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")]
    verdicts = [judge(path.resolve()) for path in files(paths or [EVAL])]
    for verdict in verdicts:
        if "--owe" in arguments or ("--settle" in arguments and verdict.known):
            rewrite(verdict, owe="--owe" in arguments)
    expected = collections.Counter(code for verdict in verdicts for _, code in verdict.expected)
    missed = collections.Counter(code for verdict in verdicts for _, code in verdict.missed)
    extra = collections.Counter(code for verdict in verdicts for _, code, _ in verdict.extra)
    for verdict in verdicts:
        for text in verdict.differences.values():
            print(text)
    for code in sorted(expected.keys() | extra.keys()):
        print(f"{code}: {expected[code]} expected, {missed[code]} missed, {extra[code]} extra")
    hits = expected.total() - missed.total()
    print(f"{len(verdicts)} files: {hits} of {expected.total()} found, {extra.total()} extra")
    return 1 if missed or extra else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
