"""Formats, fingerprints and the baseline, on findings placed by hand in real files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from sentry_lint.findings import Finding, Span, Step
from sentry_lint.report import baseline as baselines
from sentry_lint.report.baseline import BaselineError
from sentry_lint.report.formats import FORMATS
from sentry_lint.report.identity import identify

SOURCE = """\
import sentry_sdk


def note(user, other):
    sentry_sdk.set_tag('who', user.email)
    sentry_sdk.set_context("person", {'mail': user.email, 'phone': other.phone})
    é = sentry_sdk.set_tag("é", user.email)
    try:
        note(1, 2)
    except Exception as problem:
        sentry_sdk.capture_exception(problem)
"""

# The same program as a formatter with short lines and double quotes leaves it, moved down by a comment.
FORMATTED = """\
# A comment.
import sentry_sdk


def note(user, other):
    sentry_sdk.set_tag("who", user.email)
    sentry_sdk.set_context(
        "person",
        {
            "mail": user.email,
            "phone": other.phone,  # the second one
        },
    )
    é = sentry_sdk.set_tag("é", user.email)
    try:
        note(1, 2)
    except Exception as problem:
        sentry_sdk.capture_exception(problem)
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def find(path: str, source: str, *wanted: tuple[str, str]) -> list[Finding]:
    """Writes the file and makes a finding of each code at each place of its text."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(source, encoding="utf-8")
    findings = []
    for code, text in wanted:
        for number, line in enumerate(source.splitlines(), 1):
            for match in re.finditer(re.escape(text), line):
                start, end = (len(line[:at].encode()) for at in match.span())
                span = Span(number, start, number, end)
                findings.append(Finding(code, f"{text} leaves", path, span, match.start() + 1))
    return sorted(findings, key=lambda finding: finding.order)


def leaks(source: str = SOURCE, path: str = "app/note.py") -> list[Finding]:
    return find(path, source, ("SNT102", "user.email"), ("SNT103", "other.phone"), ("SNT202", "except Exception"))


def show(style: str, findings: Sequence[Finding], explain: bool = False) -> str:
    return "\n".join(FORMATS[style](findings, explain))


def test_text_and_its_way() -> None:
    first = leaks()[0]
    first.way = (Step("app/note.py", 5, "user.email"), Step("app/far/away.py", 12, "set_tag"))
    assert show("text", [first]) == "app/note.py:5:31: SNT102 user.email leaves"
    assert show("text", [first], explain=True).splitlines()[1:] == [
        "      app/note.py:5       user.email",
        "    → app/far/away.py:12  set_tag",
    ]


def test_json() -> None:
    rows = json.loads(show("json", leaks()))
    assert [(row["line"], row["column"], row["code"]) for row in rows] == [
        (5, 31, "SNT102"),
        (6, 47, "SNT102"),
        (6, 68, "SNT103"),
        (7, 33, "SNT102"),
        (10, 5, "SNT202"),
    ]
    assert {row["path"] for row in rows} == {"app/note.py"}
    assert len({row["fingerprint"] for row in rows}) == 5


def test_github_escapes() -> None:
    finding = Finding("SNT101", "100% of\nit: a, b", "a,b/c:d.py", Span(3, 0, 3, 4), 1)
    (line,) = FORMATS["github"]([finding], False)
    assert line == "::error file=a%2Cb/c%3Ad.py,line=3,col=1,title=SNT101::SNT101 100%25 of%0Ait: a, b"
    assert show("github", leaks()[-1:]).startswith("::warning file=app/note.py,line=10,")


def test_gitlab() -> None:
    rows = json.loads(show("gitlab", leaks()))
    assert rows[0]["location"] == {"path": "app/note.py", "lines": {"begin": 5}}
    assert [row["severity"] for row in rows] == ["major"] * 4 + ["minor"]
    assert len({row["fingerprint"] for row in rows}) == 5


def test_sarif() -> None:
    findings = leaks()
    findings[3].way = (Step("app/with space.py", 1, "user.email"),)
    log = json.loads(show("sarif", findings, explain=True))
    run = log["runs"][0]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    place = run["results"][3]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "app/note.py"}
    assert place["region"] == {"startLine": 7, "startColumn": 33, "endLine": 7, "endColumn": 43}
    flow = run["results"][3]["codeFlows"][0]["threadFlows"][0]["locations"][0]["location"]["physicalLocation"]
    assert flow["artifactLocation"] == {"uri": "app/with%20space.py"}
    assert [result["level"] for result in run["results"]] == ["error"] * 4 + ["warning"]


@pytest.mark.parametrize("style", FORMATS)
def test_nothing_found_is_a_valid_report(style: str) -> None:
    said = show(style, [])
    if style in ("json", "gitlab"):
        assert json.loads(said) == []
    elif style == "sarif":
        assert json.loads(said)["runs"][0]["results"] == []
    else:
        assert said == ""


def test_identity_survives_formatting_and_moving() -> None:
    before = [identity for _, identity in identify(leaks())]
    after = [identity for _, identity in identify(leaks(FORMATTED))]
    assert before == after


def test_identity_of_a_file_that_does_not_parse() -> None:
    findings = find("broken.py", "x = user.email\nx = user.email\n  oops(\n", ("SNT102", "user.email"))
    assert [identity.number for _, identity in identify(findings)] == [0, 1]
    os.unlink("broken.py")
    assert len(list(identify(findings))) == 2


class TestBaseline:
    def test_formatting_causes_nothing_new(self) -> None:
        baselines.of("known.json", leaks()).save()
        known = baselines.load("known.json")
        assert known.new(leaks(FORMATTED)) == []
        assert known.lower(leaks(FORMATTED), ["app/note.py"]) == 0

    def test_one_more_is_exactly_that_one(self) -> None:
        baselines.of("known.json", leaks()).save()
        more = SOURCE.replace("    try:", "    sentry_sdk.set_tag('again', user.email)\n    try:")
        (new,) = baselines.load("known.json").new(leaks(more))
        assert (new.line, new.code) == (8, "SNT102")

    def test_the_same_statement_once_more_is_one_more(self) -> None:
        baselines.of("known.json", leaks()).save()
        again = SOURCE.replace("    try:", "    sentry_sdk.set_tag('who', user.email)\n    try:")
        assert len(baselines.load("known.json").new(leaks(again))) == 1

    def test_counts_only_fall(self) -> None:
        baselines.of("known.json", leaks()).save()
        mended = leaks(SOURCE.replace("user.email)", "user.id)"))
        known = baselines.load("known.json")
        assert known.lower(mended, ["app/note.py"]) == 2
        known.save()
        known = baselines.load("known.json")
        assert known.lower(leaks(), ["app/note.py"]) == 0
        assert len(known.new(leaks())) == 2

    def test_files_not_checked_are_left_alone_and_gone_ones_are_dropped(self) -> None:
        findings = [*leaks(path="a.py"), *leaks(path="b.py")]
        baselines.of("known.json", findings).save()
        known = baselines.load("known.json")
        assert known.lower([], ["other.py"]) == 0
        os.unlink("b.py")
        assert known.lower([], ["other.py"]) == 5

    def test_paths_are_relative_to_the_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        findings = leaks()
        baselines.of("known.json", findings).save()
        (tmp_path / "app").mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path / "app")
        assert baselines.load("../known.json").new(leaks(path="note.py")) == []

    def test_holds_no_source_text(self) -> None:
        baselines.of("known.json", leaks()).save()
        assert "sentry_sdk" not in Path("known.json").read_text(encoding="utf-8")
        assert [name for name in os.listdir() if name.startswith(".sentry")] == []

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            '{"version": 1',
            '{"version": 1}',
            '{"version": 2, "findings": []}',
            '{"version": 1, "findings": [{"path": "a"}]}',
            '{"version": 1, "findings": [], "more": 1}',
            '{"version": 1, "findings": [{"path": "a", "code": "b", "statement": "c", "count": 0}]}',
            '{"version": 1, "findings": [{"path": "a", "code": "b", "statement": "c", "count": "9"}]}',
            json.dumps({"version": 1, "findings": [{"path": "a", "code": "b", "statement": "c", "count": 1}] * 2}),
            "[" * 100_000,
            "\xff\xfe",
        ],
    )  # fmt: skip
    def test_a_bad_file_is_one_clear_line(self, text: str) -> None:
        Path("known.json").write_text(text, encoding="latin-1")
        with pytest.raises(BaselineError) as raised:
            baselines.load("known.json")
        assert str(raised.value).startswith("known.json: ")
        assert "\n" not in str(raised.value)

    def test_missing_and_unwritable(self, tmp_path: Path) -> None:
        with pytest.raises(BaselineError, match=r"gone\.json: cannot be read"):
            baselines.load("gone.json")
        with pytest.raises(BaselineError, match="cannot be written"):
            baselines.of(str(tmp_path / "no folder" / "known.json"), leaks()).save()
