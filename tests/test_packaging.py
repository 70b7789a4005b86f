"""The wheel, the hooks and the versions: what other repositories get."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sentry_lint

ROOT = Path(__file__).parent.parent


def entry_points(group: str) -> dict[str, str]:
    chosen = importlib.metadata.distribution("sentry-lint").entry_points.select(group=group)
    return {entry.name: entry.value for entry in chosen}


def test_entry_points() -> None:
    assert entry_points("flake8.extension") == {"SNT": "sentry_lint.flake8_plugin:Plugin"}
    assert entry_points("console_scripts") == {"sentry-lint": "sentry_lint.cli:main"}
    assert entry_points("pytest11") == {"sentry_lint": "sentry_lint.audit.pytest_plugin"}


def test_both_packages_are_typed_and_import() -> None:
    import sentry_codemods

    for package in (sentry_lint, sentry_codemods):
        assert package.__file__ is not None
        assert (Path(package.__file__).parent / "py.typed").exists()


def test_the_changelog_knows_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(sentry_lint.__version__)}\b", text, re.MULTILINE)


@pytest.mark.parametrize("name", [".pre-commit-hooks.yaml", ".pre-commit-config.yaml"])
def test_pre_commit_accepts_the_files(name: str) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    verb = "validate-manifest" if name.endswith("hooks.yaml") else "validate-config"
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", verb, str(ROOT / name)], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_hooks_are_what_was_promised() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert set(hooks) == {"sentry-lint", "sentry-lint-fix"}
    for hook in hooks.values():
        assert hook["require_serial"] is True
        assert hook["types_or"] == ["python"]
        assert hook["language"] == "python"
    assert hooks["sentry-lint"]["entry"].split()[:2] == ["sentry-lint", "check"]
    assert hooks["sentry-lint-fix"]["entry"].split()[:2] == ["sentry-lint", "fix"]


@pytest.mark.slow
def test_the_wheel_holds_two_packages_and_no_bare_codemods(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"sentry_lint", "sentry_codemods", f"sentry_lint-{sentry_lint.__version__}.dist-info"}
    assert {"sentry_lint/py.typed", "sentry_codemods/py.typed"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
