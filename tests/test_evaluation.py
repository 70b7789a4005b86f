"""Every evaluation file, one test a file; and the evaluation's own book-keeping."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import evaluation
import pytest

FILES = evaluation.files()
CATALOGUE = Path(__file__).parent / "cases" / "privacy.md"
ROW = re.compile(r"^\| ([RN]\d+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
SENDS = re.compile(r"sentry|\b(?:set|add|capture)_\w+\(")
CASES = [f"R{number}" for number in range(1, 64)] + [f"N{number}" for number in range(1, 57)]


def name(path: Path) -> str:
    return path.relative_to(evaluation.EVAL).as_posix()


def root(path: Path) -> Path:
    return next(folder for folder in path.parents if (folder / "pyproject.toml").is_file())


@pytest.mark.parametrize("path", FILES, ids=name)
def test_findings_stand_where_the_marks_say(path: Path) -> None:
    assert evaluation.judge(path).problems == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_is_plain_python_under_a_policy_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ast.parse(text)
    evaluation.marks(text)
    policy = root(path)
    assert policy.is_relative_to(evaluation.EVAL), "no pyproject.toml in the application's folder"
    assert "[tool.sentry-lint" in (policy / "pyproject.toml").read_text(encoding="utf-8")


def test_a_mark_of_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2: SNT999"):
        evaluation.marks("x = 1\ny = 2  # expect: SNT999\n")


def test_the_judge_sees_both_kinds_of_mistakes(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.sentry-lint]\n", encoding="utf-8")
    path = tmp_path / "app.py"
    path.write_text(
        "import sentry_sdk\n\n\n"
        "def note(person):\n"
        "    sentry_sdk.set_tag('contact', person.email)\n"
        "    sentry_sdk.set_tag('person', person.id)  # expect: SNT102\n",
        encoding="utf-8",
    )
    verdict = evaluation.judge(path)
    assert verdict.missed == [(6, "SNT102")]
    assert [(line, code) for line, code, _ in verdict.extra] == [(5, "SNT102")]
    assert len(verdict.problems) == 2


def test_a_debt_is_owned_up_to_and_settled(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.sentry-lint]\n", encoding="utf-8")
    path = tmp_path / "app.py"
    wrong = "import sentry_sdk\nsentry_sdk.set_tag('a', 1)  # expect: SNT102\nsentry_sdk.set_tag('b', 2)\n"
    path.write_text(wrong, encoding="utf-8")
    evaluation.rewrite(evaluation.judge(path), owe=True)
    assert path.read_text(encoding="utf-8") == wrong.replace("SNT102", "SNT102  # known: SNT102")
    assert evaluation.judge(path).problems == []
    path.write_text(wrong.replace("  # expect: SNT102", "  # known: SNT102"), encoding="utf-8")
    assert len(evaluation.judge(path).problems) == 1
    evaluation.rewrite(evaluation.judge(path), owe=False)
    assert path.read_text(encoding="utf-8") == wrong.replace("  # expect: SNT102", "")


def test_every_code_about_the_sdk_has_marks() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if name(path).startswith("api/")]
    assert {code for text in texts for _, code in evaluation.marks(text)} == set(evaluation.API)


@pytest.mark.parametrize(
    ("family", "codes"),
    [
        ("performance", evaluation.PERFORMANCE),
        ("volume", evaluation.VOLUME),
        ("written", evaluation.WRITTEN),
    ],
)
def test_every_code_of_a_family_has_marks(family: str, codes: tuple[str, ...]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if name(path).startswith(f"{family}/")]
    assert {code for text in texts for _, code in evaluation.marks(text)} == set(codes)


def test_every_code_about_scopes_has_marks() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if name(path).startswith("scopes/")]
    assert {code for text in texts for _, code in evaluation.marks(text)} == set(evaluation.SCOPES)


def test_every_code_about_records_has_marks() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if name(path).startswith("records/")]
    assert {code for text in texts for _, code in evaluation.marks(text)} == set(evaluation.RECORDS)


def test_every_code_about_doubles_has_marks() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if name(path).startswith("double/")]
    assert {code for text in texts for _, code in evaluation.marks(text)} == set(evaluation.DOUBLE)


def test_every_code_about_hooks_and_options_has_marks() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if name(path).startswith("hooks/")]
    assert {code for text in texts for _, code in evaluation.marks(text)} == set(evaluation.HOOKS)


def test_every_privacy_code_has_marks_and_silent_neighbours() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if name(path).startswith("privacy/")]
    marked = [code for text in texts for _, code in evaluation.marks(text)]
    assert set(marked) == set(evaluation.PRIVACY)
    assert len(marked) >= 350
    lines = [line for text in texts for line in text.splitlines()]
    silent = [line for line in lines if not evaluation.EXPECT.search(line) and SENDS.search(line)]
    assert len(silent) >= len(marked)


def catalogue() -> dict[str, str]:
    return {case: where.strip() for case, where in ROW.findall(CATALOGUE.read_text(encoding="utf-8"))}


def test_the_catalogue_lists_every_case_once() -> None:
    rows = [case for case, _ in ROW.findall(CATALOGUE.read_text(encoding="utf-8"))]
    assert rows == CASES


@pytest.mark.parametrize("case", CASES)
def test_the_catalogue_and_the_tags_agree(case: str) -> None:
    tagged = {
        name(path).removeprefix("privacy/")
        for path in FILES
        if name(path).startswith("privacy/") and case in evaluation.cases(path.read_text(encoding="utf-8"))
    }
    listed = catalogue()[case]
    if listed.startswith("– "):
        assert not tagged, "the catalogue gives a reason for leaving out what a file covers"
        assert len(listed) > 20, "a reason is a sentence"
    else:
        assert {part.strip().strip("`") for part in listed.split(",")} == tagged
