"""``docs/fix.md``: what it says of the codemods and of the command is so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sentry_codemods import catalogue as codemods
from sentry_codemods.runner import Options, work_on
from sentry_lint.cli import main
from sentry_lint.report.catalogue import catalogue

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "fix.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([a-z-]+)` \| ((?:SNT\d+(?:, )?)+) \|", PAGE, re.MULTILINE))


def block(language: str, number: int) -> str:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[number]


def test_every_codemod_is_there() -> None:
    assert set(ROWS) == set(codemods.names())


def test_every_rule_that_is_mended_is_there(tmp_path: Path) -> None:
    listed = {(name, code) for name, codes in ROWS.items() for code in codes.split(", ")}
    assert {code for _, code in listed} == {code for code, rule in catalogue().items() if rule.fixable}
    for code, rule in catalogue().items():
        for number, case in enumerate(case for case in rule.bad if case.fixed is not None):
            folder = tmp_path / f"{code}_{number}"
            for name, text in {**case.files, "service.py": case.source}.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, encoding="utf-8")
            (folder / "pyproject.toml").write_text(f"[tool.sentry-lint]\n{case.policy}", encoding="utf-8")
            for row in work_on(str(folder / "service.py"), Options()).rows:
                assert (row.codemod, row.code) in listed


def test_the_first_look_is_what_the_example_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "warehouse", tmp_path / "warehouse")
    monkeypatch.chdir(tmp_path / "warehouse")
    command, *said = block("text", 0).splitlines()
    result = CliRunner().invoke(main, command.split()[2:])
    assert result.exit_code == 1
    assert result.output.replace(str(Path.cwd()) + "/", "").splitlines() == said


def test_the_watch_list_gives_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text(block("toml", 0))
    shown = block("python", 0)
    source = "import sentry_sdk\n\n" + shown.splitlines()[-1] + "\n"
    (tmp_path / "app.py").write_text(source)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["fix", "--select", "instrument-call-sites"]).exit_code == 0
    assert (tmp_path / "app.py").read_text() == "import sentry_sdk\n\n" + shown


def test_libcsts_runner_knows_the_command(tmp_path: Path) -> None:
    command = next(line for line in PAGE.splitlines() if line.startswith("python -m libcst.tool"))
    (tmp_path / "pyproject.toml").write_text(block("toml", 0))
    (tmp_path / "src").mkdir()
    shown = block("python", 0)
    (tmp_path / "src" / "app.py").write_text("import sentry_sdk\n\n" + shown.splitlines()[-1] + "\n")
    subprocess.run([sys.executable, *command.split()[1:]], cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / "src" / "app.py").read_text() == "import sentry_sdk\n\n" + shown


def test_the_json_has_the_keys_that_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app.py").write_text("import sentry_sdk\n\nsentry_sdk.set_tag('a', user.email)\n")
    import json

    made = json.loads(CliRunner().invoke(main, ["fix", "--format", "json"]).stdout)
    assert set(made) == {"written", "changed", "findings", "errors"}
    assert set(made["findings"][0]) == {"path", "line", "code", "codemod", "state", "note"}
