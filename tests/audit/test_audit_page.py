"""docs/audit.md, followed step by step in a project of its own: every block on it is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


class Project:
    """A folder that a reader fills block by block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("shop", "tests", "shop/privacy"):
            (folder / name).mkdir()
        (folder / "shop" / "__init__.py").touch()
        self.files = iter(blocks("python"))
        self.settings = iter(blocks("toml"))

    def next_file(self) -> None:
        text = next(self.files)
        path, _, source = text.removeprefix("# ").partition("\n")
        (self.folder / path).write_text(source, encoding="utf-8")

    def next_settings(self) -> None:
        with (self.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
            file.write(next(self.settings) + "\n")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(self.folder), str(ROOT)))}
        arguments = [sys.executable, "-m", *command]
        return subprocess.run(arguments, cwd=self.folder, capture_output=True, text=True, env=environment)

    def pytest(self, *names: str) -> subprocess.CompletedProcess[str]:
        return self.run("pytest", "-q", "-p", "no:cacheprovider", *names)

    def shell(self, commands: str, *more: str) -> list[int]:
        """The exit status of each command, given ``more`` arguments."""
        lines = [line.replace("sentry-lint", "sentry_lint", 1).split() for line in commands.splitlines()]
        return [self.run(*line, *more).returncode for line in lines]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def shows(output: str, block: str) -> None:
    """Each line of a block of the page is in pytest's output, in that order."""
    lines = iter([line.removeprefix("E").strip() for line in output.splitlines()])
    for wanted in block.splitlines():
        assert any(fnmatchcase(line, f"*{wanted.strip()}") for line in lines), wanted


LEAK = """import sentry_sdk
from shop import telemetry

def test_leak(sentry_events):
    telemetry.start()
    sentry_sdk.set_tag("customer", "ada" + "@lovelace-post.net")
    sentry_sdk.capture_message("x")
    sentry_events.assert_no_pii()
"""


def test_the_page_step_by_step(project: Project) -> None:
    write, again, audits = blocks("sh")
    install, failure, found = blocks("text")
    few = ("--kind", "email", "--kind", "badge_no")  # all of them take longer, and pytest below takes all
    assert install == "pip install 'sentry-lint[audit]'\n"
    project.next_file(), project.next_file()
    project.next_settings()  # sentry_audit
    (project.folder / "tests" / "test_leak.py").write_text(LEAK)
    said = project.pytest("tests").stdout
    shows(said, failure)
    shows(said, found)
    assert project.shell(audits, "--kind", "email") == [1, 1, 1]
    leaks = json.loads((project.folder / "audit.json").read_text())["leaks"]

    assert project.shell(write) == [0]
    project.next_file(), project.next_file()
    assert "4 passed" in project.pytest("tests").stdout
    project.next_settings()  # the policy
    assert project.shell(audits.splitlines()[0], *few) == [1]
    assert project.shell(again) == [0]
    assert project.shell(audits, *few) == [0, 0, 0]
    report = json.loads((project.folder / "audit.json").read_text())
    assert len([leak for leak in report["leaks"] if not leak.get("allowed")]) < len(leaks) / 20
    assert "badge_no" in {row["kind"] for row in report["scrubbed"]}
    assert "<table>" in (project.folder / "audit.html").read_text(encoding="utf-8")
    assert next(project.files, None) is next(project.settings, None) is None


def test_what_ci_runs() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    (workflow,) = map(yaml.safe_load, blocks("yaml"))
    runs = [step["run"] for step in workflow["jobs"]["sentry"]["steps"] if "run" in step]
    assert runs[0] == "pip install 'sentry-lint[audit]' -e ."
    assert runs[1:] == [line for line in blocks("sh")[2].splitlines() if "html" in line]


def test_what_no_hook_stops_is_what_the_page_says(project: Project) -> None:
    """With everything on and the scrubber wired, only what the page lists leaves."""
    assert project.shell(blocks("sh")[0]) == [0]
    (project.folder / "shop" / "telemetry.py").write_text(
        "import sentry_sdk\nfrom shop.privacy import scrubbing\n\n\ndef start():\n    sentry_sdk.init(\n"
        "        'https://public@sentry.invalid/1', release='shop@1', traces_sample_rate=1.0, enable_logs=True,\n"
        "        profiles_sample_rate=1.0, **scrubbing.OPTIONS)\n"
    )
    command = ("sentry_lint", "audit", "shop.telemetry:start", "--format", "json", "--kind", "email", "--kind", "jwt")
    done = project.run(*command)
    assert done.returncode == 0, done.stderr
    families = {leak["surface"].partition(".")[0] for leak in json.loads(done.stdout)["leaks"]}
    (listed,) = re.findall(r"assert_scrubbed\(strict=True\)`:\n\n(.*?)\n\n", PAGE, re.DOTALL)
    words = {"attachment": "attachments:", "session": "- sessions", "trace": "`baggage`", "profile": "profiles."}
    assert families <= {family for family, word in words.items() if word in listed}
    assert {"attachment", "session", "trace"} <= families
    assert project.run(*command, "--strict").returncode == 1
