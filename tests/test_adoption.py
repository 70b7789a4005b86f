"""The page on adoption: its commands are run in a repository of their own, its files held against their schemas."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sentry_lint.policy import forget, load_policy

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "adopt.md").read_text(encoding="utf-8")
LEAK = "import sentry_sdk\n\n\ndef note(user):\n    sentry_sdk.set_tag('who', user.email)\n"
# What is installed need not be this tree: commands and formats are made available from here.
FLAKE8 = "[flake8:local-plugins]\nreport =\n    sentry-lint-gitlab = sentry_lint.flake8_report:GitLab\n"


def blocks(language: str, page: str = PAGE) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def yaml_blocks(*keys: str) -> list[Any]:
    """The documents that have all these keys at their top."""
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    documents = [yaml.safe_load(block) for block in blocks("yaml")]
    return [document for document in documents if set(keys) <= set(document)]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a finding, where `sentry-lint` and `flake8` are those of this tree."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, module in (("sentry-lint", "sentry_lint"), ("flake8", "flake8")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    folder = tmp_path / "project"
    (folder / "app").mkdir(parents=True)
    (folder / "app" / "api.py").write_text(LEAK, encoding="utf-8")
    (folder / ".flake8").write_text(FLAKE8, encoding="utf-8")
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    return folder


def sh(repository: Path, commands: str) -> subprocess.CompletedProcess[str]:
    """Runs commands as a runner does: it ends at the first that fails."""
    path = f"{repository.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-e", "-c", commands],
        cwd=repository,
        env={**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def test_the_commands_of_the_page(repository: Path) -> None:
    write, compare, update, plugin, editor = blocks("sh")
    done = sh(repository, write)
    assert (done.returncode, done.stderr) == (0, "")
    staged = subprocess.run(["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True)
    assert staged.stdout == "sentry-lint-baseline.json\n"
    assert sh(repository, compare).returncode == 0
    assert sh(repository, plugin).returncode == 1
    assert [row["check_name"] for row in json.loads((repository / "gl-code-quality-report.json").read_text())] == [
        "SNT102"
    ]
    done = sh(repository, editor)
    assert (done.returncode, done.stdout.partition(" ")[0]) == (1, "app/api.py:5:31:")
    (repository / "app" / "api.py").write_text(LEAK.replace("email", "id"), encoding="utf-8")
    assert "1 finding mended and taken out" in sh(repository, update).stderr
    (repository / "app" / "api.py").write_text(LEAK, encoding="utf-8")
    assert sh(repository, compare).returncode == 1


def scripts() -> list[tuple[str, list[str]]]:
    """What the two services run, installation left out."""
    found = []
    for workflow in yaml_blocks("jobs"):
        for job in workflow["jobs"].values():
            found.append(("github", [step["run"] for step in job["steps"] if "run" in step]))
    for pipeline in yaml_blocks("sentry-lint"):
        found.append(("gitlab", pipeline["sentry-lint"]["script"]))
    for _, commands in found:
        assert commands.pop(0) == "pip install sentry-lint"
    return found


def test_what_the_services_run(repository: Path) -> None:
    assert [service for service, _ in scripts()] == ["github", "github", "gitlab"]
    assert sh(repository, blocks("sh")[0]).returncode == 0
    annotate, scan, gitlab = ["\n".join(commands) for _, commands in scripts()]
    assert [sh(repository, commands).returncode for commands in (annotate, scan, gitlab)] == [0, 0, 0]
    assert len(json.loads((repository / "sentry-lint.sarif").read_text())["runs"][0]["results"]) == 1
    assert json.loads((repository / "gl-code-quality-report.json").read_text()) == []

    (repository / "app" / "new.py").write_text(LEAK, encoding="utf-8")
    done = sh(repository, annotate)
    assert (done.returncode, done.stdout.split(",")[0]) == (1, "::error file=app/new.py")
    assert sh(repository, scan).returncode == 0
    assert len(json.loads((repository / "sentry-lint.sarif").read_text())["runs"][0]["results"]) == 2
    assert sh(repository, gitlab).returncode == 1
    (row,) = json.loads((repository / "gl-code-quality-report.json").read_text())
    assert row["location"]["path"] == "app/new.py"

    (repository / "pyproject.toml").write_text("[tool.sentry-lint]\nno-such-key = 1\n", encoding="utf-8")
    assert [sh(repository, commands).returncode for commands in (annotate, scan, gitlab)] == [2, 1, 2]


@pytest.mark.parametrize(("schema", "key"), [("github-workflows", "jobs"), ("gitlab-ci", "sentry-lint")])
def test_files_of_the_services_are_valid(schema: str, key: str) -> None:
    """The schemas are those that check-jsonschema carries."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    found = importlib.util.find_spec("check_jsonschema")
    if found is None or not found.submodule_search_locations:
        pytest.skip("check-jsonschema is not installed")
    folder = Path(found.submodule_search_locations[0], "builtin_schemas", "vendor")
    rules = json.loads((folder / f"{schema}.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(rules)(rules)
    documents = yaml_blocks(key)
    assert documents
    for document in documents:
        # YAML 1.1 reads the key `on` as true; GitHub does not.
        document = {"on" if name is True else name: value for name, value in document.items()}
        assert [error.message for error in validator.iter_errors(document)] == []


def test_the_hooks_configuration_is_valid(repository: Path) -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    (block,) = [block for block in blocks("yaml") if "hooks:" in block]
    path = repository / ".pre-commit-config.yaml"
    path.write_text(block, encoding="utf-8")
    (hook,) = clientlib.load_config(str(path))["repos"][0]["hooks"]
    manifest = {entry["id"]: entry for entry in clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))}
    sh(repository, blocks("sh")[0])
    command = " ".join([manifest[hook["id"]]["entry"], *hook["args"], "app/api.py"])
    assert (sh(repository, command).returncode, sh(repository, command).stderr) == (0, "")


def test_settings_are_valid(tmp_path: Path) -> None:
    (policy,) = blocks("toml")
    path = tmp_path / "pyproject.toml"
    path.write_text(policy, encoding="utf-8")
    forget()
    assert load_policy(str(path)).privacy.allow == ("user:email",)


def test_ruff_keeps_our_comments_when_told(tmp_path: Path) -> None:
    if importlib.util.find_spec("ruff") is None:
        pytest.skip("ruff is not installed")
    (settings,) = blocks("toml", (ROOT / "docs" / "compare.md").read_text(encoding="utf-8"))
    assert tomllib.loads(settings)
    (tmp_path / "app.py").write_text(LEAK.replace("email)", "email)  # noqa: SNT102"), encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select=RUF100,RUF102", "app.py"]
    told = []
    for text in ("[tool.ruff]\n", settings):
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100)
        told.append("SNT102" in done.stdout)
    assert told == [True, False]
