"""Whatever a program looks like: what is mended compiles, is mended for good, and the rest stays as it was.

``SENTRY_LINT_PROGRAMS=5000`` tries that many programs in the slow tests, as before a release.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from programs import RELEASES, Program, program, project
from untouched import losses

from sentry_codemods.mend import Mended, Mender, Row
from sentry_codemods.runner import choose
from sentry_codemods.source import decode
from sentry_lint.findings import STANDS_BEFORE, EnterWith, Finding, Span
from sentry_lint.linter import check_source
from sentry_lint.policy import policy_for
from sentry_lint.report.catalogue import catalogue

Make = Callable[[int], Program]
COUNT = int(os.environ.get("SENTRY_LINT_PROGRAMS", "600"))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A project for each release of the SDK."""
    made = {}
    for release in RELEASES:
        made[release] = tmp_path_factory.mktemp(release.replace(".", "_"))
        project(made[release], release)
    return made


def wrong(one: Program, folder: Path, review: bool) -> tuple[list[str], Mended]:
    """What is wrong with a program after it was mended, and what came of it."""
    path = str(folder / "service.py")
    policy = policy_for(path)

    def check(data: bytes) -> list[Finding]:
        return check_source(path, data, policy=policy)

    def run(data: bytes, found: list[Finding]) -> Mended:
        return Mender(policy, check, lambda all, text: choose(all, text, ()), review).mend(decode(path, data), found)

    found = check(one.data)
    mended = run(one.data, found)
    if mended.data == one.data:
        return [f"{row.code} is no change" for row in mended.rows if row.state == "fixed"], mended
    compile(mended.data, path, "exec", dont_inherit=True)
    after = check(mended.data)
    again = run(mended.data, after)
    problems = ["a second run changes something"] if again.data != mended.data else []
    fixed = [row for row in mended.rows if row.state == "fixed"]
    before = Counter(one.code for one in found)
    before.subtract(row.code for row in fixed)
    before.update(STANDS_BEFORE[row.code] for row in fixed if row.code in STANDS_BEFORE)
    problems += [f"{code} is found" for code in Counter(one.code for one in after) - before]
    return problems + losses(one.data, mended.data, list(stood(fixed, found))), mended


def stood(fixed: list[Row], found: list[Finding]) -> Iterator[Finding]:
    """The findings that were mended. Those that have shown only in the meantime are told by their line."""
    first = {(one.line, one.code): one for one in found}
    for row in fixed:
        span = Span(row.line, 0, row.line, 0)
        fix = EnterWith(span) if row.code == "SNT502" else None
        yield first.get((row.line, row.code)) or Finding(row.code, "", row.path, span, fix=fix)


def tried(
    numbers: range, folders: dict[str, Path], make: Callable[[int], Program] = program
) -> tuple[list[str], Counter[str]]:
    """What is wrong with the programs of these numbers, and how often each code was mended."""
    problems: list[str] = []
    fixed: Counter[str] = Counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # programs that Python itself finds odd
        for number in numbers:
            one = make(number)
            try:
                said, mended = wrong(one, folders[one.release], review=number % 3 == 0)
            except Exception as error:
                problems.append(f"{number}: {type(error).__name__} {error}")
                continue
            fixed.update(row.code for row in mended.rows if row.state == "fixed")
            problems += [f"{number}: {problem}" for problem in said]
    return problems, fixed


def test_some_programs(folders: dict[str, Path]) -> None:
    problems, fixed = tried(range(60), folders)
    assert problems == []
    assert sum(fixed.values()) > 60


@pytest.mark.slow
def test_many_programs(folders: dict[str, Path]) -> None:
    problems, fixed = tried(range(60, COUNT), folders)
    assert problems == []
    mended = {code for code, rule in catalogue().items() if any(case.fixed is not None for case in rule.bad)}
    assert mended <= set(fixed), "a rule whose findings were never mended"


@pytest.mark.slow
def test_among_any_statements(folders: dict[str, Path]) -> None:
    """Around what is planted stands whatever the grammar of Python allows."""
    hypothesmith = pytest.importorskip("hypothesmith")
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    problems: list[str] = []

    @settings(max_examples=COUNT // 10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(hypothesmith.from_node(), st.integers(0, 10**6))
    def run(source: str, number: int) -> None:
        if "\0" not in source and "coding" not in source:
            problems.extend(tried(range(number, number + 1), folders, lambda _: program(number, lambda _: source))[0])

    run()
    assert problems == []
