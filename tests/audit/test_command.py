"""``sentry-lint audit`` and ``sentry-lint scrubber``, run as people run them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sentry_lint.audit.html import page
from sentry_lint.audit.items import Unknown
from sentry_lint.audit.report import Leak, Report
from sentry_lint.cli import main

APP = """
import sentry_sdk
print("the shop is open")
LESS = {"auto_enabling_integrations": False}
DSN = "https://key@sentry.invalid/1"

def bare():
    sentry_sdk.init(DSN, traces_sample_rate=1.0, enable_logs=True, **LESS)

def scrubbed():
    import scrubbing
    sentry_sdk.init(DSN, traces_sample_rate=1.0, enable_logs=True, **LESS, **scrubbing.OPTIONS)

def one_hook_short():
    import scrubbing
    hooks = {**scrubbing.OPTIONS}
    del hooks["before_breadcrumb"]
    sentry_sdk.init(DSN, traces_sample_rate=1.0, enable_logs=True, **LESS, **hooks)

async def later():
    bare()

def broken():
    raise RuntimeError("no settings")

def silent():
    pass
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "shop.py").write_text(APP)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    yield tmp_path
    for name in ("shop", "scrubbing"):
        sys.modules.pop(name, None)


def cli(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def pairs(result: Result) -> set[tuple[str, str]]:
    return {(leak["surface"], leak["kind"]) for leak in json.loads(result.stdout)["leaks"]}


def test_three_runs_of_one_command(shop: Path) -> None:
    """The defaults, the generated scrubber, the scrubber with a hook less."""
    assert cli("scrubber", "--out", ".").exit_code == 0
    kinds = ("--kind", "email", "--kind", "password")
    bare = cli("audit", "shop:bare", "--format", "json", *kinds)
    full = cli("audit", "shop:scrubbed", "--format", "json", *kinds)
    short = cli("audit", "shop:one_hook_short", "--format", "json", *kinds)
    assert (bare.exit_code, full.exit_code, short.exit_code) == (1, 0, 1)
    assert len(pairs(bare)) > 150
    assert {surface.split(".")[0] for surface, _ in pairs(full)} == {"attachment", "trace"}
    gained = pairs(short) - pairs(full)
    assert {surface.split(".")[0] for surface, _ in gained} == {"breadcrumb", "http", "logging", "logentry", "sql"}
    assert {leak["hook"] for leak in json.loads(short.stdout)["leaks"]} == {None, "before_breadcrumb"}
    assert json.loads(full.stdout)["names"] == []

    data: dict[str, Any] = json.loads(bare.stdout)
    assert {"sdk", "options", "leaks", "scrubbed", "unknown"} <= set(data)
    assert data["options"]["traces_sample_rate"] == 1.0
    assert {"surface", "kind", "item", "path", "form", "hook"} == set(data["leaks"][0])
    assert {"surface", "kind"} == set(data["scrubbed"][0])
    assert "the shop is open" in bare.stderr
    assert "key@sentry" not in bare.stdout
    assert "password" in data["names"] or "email" in data["names"]


def test_the_written_test_passes(shop: Path) -> None:
    assert cli("scrubber", "--out", "privacy").exit_code == 0
    again = cli("scrubber", "--out", "privacy")
    assert (again.exit_code, "--force" in again.stderr) == (2, True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_scrubbing.py"]
    done = subprocess.run(command, cwd=shop / "privacy", capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_terminal_and_the_policy(shop: Path) -> None:
    (shop / "pyproject.toml").write_text(
        "[tool.sentry-lint.privacy]\nallow = ['user:email']\npersonal = ['badge_no']\n"
    )
    shown = cli("audit", "shop:later", "--surface", "user", "--surface", "tag", "--kind", "email")
    assert shown.exit_code == 1, shown.stderr
    assert "sentry-sdk 2." in shown.stdout
    assert "hooks in force: none" in shown.stdout
    lines = {line.split()[0]: line.split()[1:] for line in shown.stdout.splitlines() if line.startswith("user.")}
    assert lines["user.named"] == ["a"]
    assert "passed" in cli("audit", "shop:later", "--surface", "user.named", "--kind", "email").stdout
    own = cli("audit", "shop:bare", "--surface", "tag.named", "--kind", "badge_no", "--format", "json")
    assert pairs(own) == {("tag.named", "badge_no")}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["shop:broken"], "could not be started: RuntimeError: no settings"),
        (["shop:silent"], "did not call sentry_sdk.init"),
        (["shop:nothing"], "has no attribute 'nothing'"),
        (["nowhere:start"], "No module named 'nowhere'"),
        (["shop:bare", "--surface", "tags"], "no surface tags; did you mean"),
        (["shop:bare", "--kind", "e-mail"], "no kind e-mail; it has email"),
    ],
)
def test_what_cannot_be_audited_is_one_line_and_2(shop: Path, args: list[str], said: str) -> None:
    result = cli("audit", *args)
    assert result.exit_code == 2
    line = result.stderr.strip().splitlines()[-1]
    assert line.startswith("sentry-lint: ")
    assert said in line
    assert result.stdout == ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_is_self_contained_and_says_it_all() -> None:
    report = Report("2.75.0", {"before_send": "shop.<locals>.clean"})
    report.leaks = [Leak("tag.named", "email", "event", "tags.email", "raw", "before_send")]
    report.leaks.append(Leak("attachment.name", "email", "attachment", "", "raw", None))
    report.scrubbed = [("message", "password")]
    report.unknown = [Unknown("event", "shop_basket")]
    reader = _Reader()
    reader.feed(page(report))
    assert reader.open == []
    assert not [attrs for _, attrs in reader.tags if "src" in attrs or "href" in attrs]
    cells = [attrs["class"] for tag, attrs in reader.tags if tag == "td" and "class" in attrs]
    assert sorted(str(cell) for cell in cells) == ["clean", "leak", "leak"]
    text = "\n".join(reader.texts)
    for said in (
        "event.shop_basket",
        "mend before_send",
        "shop.<locals>.clean",
        "failed: 1 of 3",
    ):
        assert said in text
