"""From nothing to scrubbed: ``sentry-lint scrubber``, then ``fix --select harden-init``, then ``audit``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BARE = """\
import sentry_sdk


def start():
    sentry_sdk.init("https://public@sentry.invalid/1", traces_sample_rate=1.0)
"""
OWN = """\
import sentry_sdk


def add_reporter(event, hint):
    event.setdefault("tags", {})["reporter"] = event.get("user", {}).get("email", "")
    return event


def start():
    sentry_sdk.init(
        "https://public@sentry.invalid/1",
        before_send=add_reporter,
        traces_sample_rate=1.0,
    )
"""
POLICY = """\
[project]
name = "shop"

[tool.sentry-lint]
enable = ["SNT113"]

[tool.sentry-lint.privacy]
personal = ["loyalty_card"]
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sentry_lint", *words], cwd=folder, capture_output=True, text=True, timeout=120
    )


def audit(folder: Path, *words: str) -> tuple[int, dict[str, Any]]:
    done = run(folder, "audit", "shop.start:start", "--format", "json", *words)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize(
    ("source", "options", "before"),
    [
        (BARE, "**scrubbing.OPTIONS)", {"user.named", "tag.named", "breadcrumb.message", "metric.name"}),
        (OWN, "**scrubbing.options(before_send=add_reporter),", {"user.named", "breadcrumb.message"}),
    ],
    ids=["bare", "with a hook of its own"],
)
def test_three_commands_scrub_an_application(tmp_path: Path, source: str, options: str, before: set[str]) -> None:
    (tmp_path / "pyproject.toml").write_text(POLICY)
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").touch()
    start = tmp_path / "shop" / "start.py"
    start.write_text(source)

    status, report = audit(tmp_path, "--kind", "email")
    assert status == 1
    assert before <= {leak["surface"] for leak in report["leaks"]}

    assert run(tmp_path, "scrubber", "--out", "shop").returncode == 0
    assert "1 fixed" in (fixed := run(tmp_path, "fix", "--select", "harden-init")).stdout + fixed.stderr
    wired = start.read_text()
    assert options in wired
    assert "from shop import scrubbing" in wired
    run(tmp_path, "fix", "--select", "harden-init")
    assert start.read_text() == wired

    status, report = audit(tmp_path)
    assert status == 0
    assert {leak["hook"] for leak in report["leaks"]} == {None}
    assert report["names"] == []
    # What the application's own hook adds is there, cleaned; nothing was lost.
    assert {"surface": "user.named", "kind": "email"} in report["scrubbed"]
    assert {"surface": "user.named", "kind": "loyalty_card"} in report["scrubbed"]
    assert report.get("dropped", []) == []
