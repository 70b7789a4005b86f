"""``sentry-lint audit`` and ``sentry-lint scrubber``, run as people run them."""

from __future__ import annotations

import json
import os
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


BAD = """
import os, subprocess, sys, threading
import sentry_sdk
print("printed when imported")
LESS = {"auto_enabling_integrations": False}
DSN = "https://key@sentry.invalid/1"
number = 3

def needs(dsn):
    sentry_sdk.init(dsn, **LESS)

def ends():
    sys.exit()

def misspelt():
    sentry_sdk.init(DSN, tags={})

def says_nothing():
    class Mute(Exception):
        def __str__(self):
            raise ValueError
    raise Mute

def closed():
    sentry_sdk.init(DSN, before_send=lambda event, hint: None, **LESS)

def no_hook():
    sentry_sdk.init(DSN, before_send="clean", **LESS)

def breaks():
    sentry_sdk.init(DSN, max_breadcrumbs=None, **LESS)

def in_a_thread():
    thread = threading.Thread(target=sentry_sdk.init, args=(DSN,), kwargs=LESS)
    thread.start()
    thread.join()

def twice():
    sentry_sdk.init(DSN, before_send=lambda event, hint: {}, **LESS)
    sentry_sdk.init(None, **LESS)

def loud():
    print("printed")
    os.write(1, b"written")
    subprocess.run([sys.executable, "-c", "print('by a child')"], check=True)
    sentry_sdk.init(DSN, **LESS)

class Shop:
    def start(self):
        sentry_sdk.init(DSN, **LESS)

shop = Shop()
"""


@pytest.fixture
def bad(shop: Path) -> Iterator[Path]:
    (shop / "bad.py").write_text(BAD)
    (shop / "broken.py").write_text("def start(:\n")
    (shop / "lacking.py").write_text("import no_such_library\n")
    (shop / "inner").mkdir()
    (shop / "inner" / "__init__.py").touch()
    yield shop
    for name in ("bad", "broken", "lacking", "inner"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["shop:broken"], "shop:broken could not be started: RuntimeError: no settings (shop.py:24)"),
        (["shop:silent"], "did not call sentry_sdk.init"),
        (["shop:bar"], "there is no bar; did you mean bare?"),
        (["nowhere:start"], "there is no module nowhere: looked from "),
        (["inner.nowhere:start"], "there is no module inner.nowhere: looked from "),
        (
            ["lacking:start"],
            "could not be started: ModuleNotFoundError: No module named 'no_such_library' (lacking.py:1)",
        ),
        (["broken:start"], "could not be started: SyntaxError: invalid syntax (broken.py:1)"),
        (["inner/tools.py:start"], "is not MODULE or MODULE:CALLABLE; did you mean inner.tools:start?"),
        (["shop:"], "'shop:' is not MODULE or MODULE:CALLABLE"),
        ([""], "'' is not MODULE or MODULE:CALLABLE"),
        (["..shop:bare"], "'..shop:bare' is not MODULE or MODULE:CALLABLE"),
        (["bad:needs"], "needs arguments (dsn), and importing it did not call sentry_sdk.init; name a function"),
        (["bad:Shop.start"], "needs arguments (self)"),
        (["bad:number"], "bad:number cannot be called: it is of type int"),
        (["bad:ends"], "bad:ends ended the process (exit status 0)"),
        (["bad:misspelt"], "could not be started: TypeError: Unknown option 'tags' (bad.py:16)"),
        (["bad:says_nothing"], "could not be started: bad.says_nothing.<locals>.Mute: <exception str() failed>"),
        (["shop:bare", "--surface", "tags"], "no surface tags; did you mean"),
        (["shop:bare", "--kind", "e-mail"], "no kind e-mail; it has email"),
        (["shop:bare", "--surface", "tag.named", "--out", "no/such/folder.txt"], "no/such/folder.txt: No such file"),
        (["shop:bare", "--surface", "tag.named", "--out", "/dev/full"], "/dev/full: No space left on device"),
    ],
)
def test_what_cannot_be_audited_is_one_line_and_2(bad: Path, args: list[str], said: str) -> None:
    result = cli("audit", *args)
    assert result.exit_code == 2
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("sentry-lint: ")]
    assert said in line
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("function", "verdict"),
    [
        ("closed", "failed: nothing is proven, for nothing left (every item was dropped)"),
        ("no_hook", "failed: nothing is proven, for nothing left (every item was dropped)"),
        ("shop.start", "failed: 1 of 1 canaries left"),
        ("in_a_thread", "failed: 1 of 1 canaries left"),
        ("twice", "failed: 1 of 1 canaries left"),
        ("breaks", "failed: nothing is proven, for nothing left (every item was dropped)"),
    ],
)
def test_odd_applications_are_audited(bad: Path, function: str, verdict: str) -> None:
    result = cli("audit", f"bad:{function}", "--surface", "tag.named", "--kind", "email")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, verdict), result.stderr
    if function == "breaks":
        assert "calls of the SDK that raised into the application:\n  error: TypeError: '>'" in result.stdout


def test_event_processors_are_hooks_in_force(bad: Path) -> None:
    (bad / "processing.py").write_text(
        "import sentry_sdk\nimport shop\n\ndef clean(event, hint):\n    event.pop('tags', None)\n    return event\n\n"
        "def start():\n    shop.bare()\n    sentry_sdk.get_isolation_scope().add_event_processor(clean)\n"
    )
    result = cli("audit", "processing:start", "--surface", "tag", "--kind", "email")
    sys.modules.pop("processing")
    assert 'event_processors = ["processing.clean"]' in result.stdout
    # A processor of the isolation scope runs for transactions as for errors.
    assert (result.exit_code, result.stdout.splitlines()[-1][:7]) == (0, "passed:")


def test_the_policys_pattern_is_a_kind_in_every_format(shop: Path) -> None:
    pattern = r"BDG-\d{4,}"
    (shop / "pyproject.toml").write_text(f"[tool.sentry-lint.privacy]\npersonal = ['{pattern}']\n")
    run = ("audit", "shop:bare", "--surface", "tag.value")
    text = cli(*run).stdout.splitlines()
    (legend,) = (line for line in text if line.startswith("eml email"))
    assert legend.endswith(f" {pattern}")
    assert any(line.startswith("tag.value ") and line.endswith("L") for line in text)
    assert ("tag.value", pattern) in pairs(cli(*run, "--format", "json"))
    assert f'data-kind="{pattern}"' in cli(*run, "--format", "html").stdout


def test_what_is_not_sent_proves_nothing(bad: Path) -> None:
    result = cli("audit", "shop:bare", "--surface", "stream")
    assert result.exit_code == 1
    assert "failed: nothing is proven, for nothing left (spans are not streamed" in result.stdout


def test_only_the_report_is_on_standard_output(bad: Path) -> None:
    command = [sys.executable, "-m", "sentry_lint", "audit", "bad:loud", "--surface", "tag.named", "--format", "json"]
    done = subprocess.run(command, cwd=bad, capture_output=True, text=True)
    assert {leak["surface"] for leak in json.loads(done.stdout)["leaks"]} == {"tag.named"}
    for said in ("printed when imported", "printed\n", "written", "by a child"):
        assert said in done.stderr


# -- targets as people have them -------------------------------------------------------------------------------------

WEB = """
import contextlib
import sentry_sdk
from fastapi import FastAPI
from flask import Flask

LESS = {"auto_enabling_integrations": False}

@contextlib.asynccontextmanager
async def lifespan(app):
    sentry_sdk.init("https://key@sentry.invalid/1", **LESS)
    try:
        yield
    finally:
        sentry_sdk.get_client().close()

@contextlib.asynccontextmanager
async def down(app):
    raise RuntimeError("no database")
    yield

app = FastAPI(lifespan=lifespan)
failing = FastAPI(lifespan=down)
bare = FastAPI()
flask = Flask("shop")
"""
READY = """
import sentry_sdk
import web

sentry_sdk.init("https://key@sentry.invalid/1", **web.LESS)
app, wsgi = web.bare, web.flask

async def raw(scope, receive, send):
    raise AssertionError("called")
"""


@pytest.fixture
def web(shop: Path) -> Iterator[Path]:
    (shop / "web.py").write_text(WEB)
    (shop / "ready.py").write_text(READY)
    yield shop
    for name in ("web", "ready"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("target", ["web:app", "ready:app", "ready:wsgi", "ready:raw", "ready"])
def test_an_application_as_servers_are_given_it(web: Path, target: str) -> None:
    """Importing it is enough, or its start-up; it is not called without a request."""
    result = cli("audit", target, "--surface", "tag.named", "--kind", "email")
    assert result.stdout.splitlines()[-1] == "failed: 1 of 1 canaries left", result.stderr


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("web:bare", "web:bare needs arguments (scope, receive, send), and importing it did not call sentry_sdk.init"),
        ("web:flask", "did not call sentry_sdk.init"),
        ("web:failing", "the application did not start: RuntimeError: no database"),
    ],
)
def test_an_application_that_does_not_start_sentry(web: Path, target: str, said: str) -> None:
    result = cli("audit", target, "--surface", "tag.named", "--kind", "email")
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


LAYOUTS = {
    "src": ({"src/ships/__init__.py": "", "src/ships/up.py": "from . import own\ndef start(): own.init()\n",
             "src/ships/own.py": "import sentry_sdk\ndef init(): sentry_sdk.init('https://k@sentry.invalid/1')\n"},
            "ships.up:start"),
    "django settings": (
        {"yard/__init__.py": "",
         "yard/settings.py": "import sentry_sdk\nSECRET_KEY='x'\nUSE_TZ=True\n"
                             "sentry_sdk.init('https://k@sentry.invalid/1')\n"},
        "yard.settings"),
    "django wsgi": (
        {"quay/__init__.py": "",
         "quay/settings.py": "import sentry_sdk\nSECRET_KEY='x'\nUSE_TZ=True\n"
                             "sentry_sdk.init('https://k@sentry.invalid/1')\n",
         "quay/wsgi.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'quay.settings')\n"
                         "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n"},
        "quay.wsgi:application"),
    "django set-up": (
        {"mole/__init__.py": "",
         "mole/settings.py": "import sentry_sdk\nSECRET_KEY='x'\nUSE_TZ=True\n"
                             "sentry_sdk.init('https://k@sentry.invalid/1')\n"},
        "django:setup"),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(tmp_path: Path, layout: str) -> None:
    files, target = LAYOUTS[layout]
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-m", "sentry_lint", "audit", target, "--surface", "tag.named", "--kind", "email"]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "mole.settings"} if target == "django:setup" else None
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=env)
    assert done.stdout.splitlines()[-1:] == ["failed: 1 of 1 canaries left"], done.stderr


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
    reader.feed(page(report, "<shop>:start"))
    assert reader.open == []
    assert not [attrs for _, attrs in reader.tags if {"src", "href", "style"} & set(attrs)]
    cells = [attrs["class"] for tag, attrs in reader.tags if tag == "td" and "class" in attrs]
    assert sorted(str(cell) for cell in cells) == ["clean", "clean", "heat-4", "heat-4", "leak", "leak"]
    text = "\n".join(reader.texts)
    for said in (
        "<shop>:start",
        "event.shop_basket",
        "Mend before_send (shop.<locals>.clean)",
        "shop.<locals>.clean",
        "failed: 1 of 3",
    ):
        assert said in text
