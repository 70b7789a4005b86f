"""A project of three lambdas, two wrappers and twelve procedures is instrumented by one command, and then it is run.

The procedures run in a real MariaDB; the lambdas fail after the call, as they do when a request lacks its ship. What is
looked at is the event that leaves: with the release of the SDK that the project has pinned, and with the newest.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sdk_releases

HARBOUR = Path(__file__).parent / "harbour"
SOCKET = os.environ.get("SENTRY_LINT_MARIADB_SOCKET", "")
CATEGORY = "database.paper_withdrawal"

# The lambda and the method that runs each procedure, what it is given, and the papers that are withdrawn.
CALLS: dict[str, tuple[str, str, dict[str, int], list[int]]] = {
    "Berth_Close": ("berths", "close", {"berth": 11}, [1]),
    "Berth_Swap": ("berths", "swap", {"berth": 12, "other": 13}, [2, 3]),
    "Berth_AssignFleet": ("berths", "assign", {"berth": 14, "fleet": 1}, [4]),
    "Quay_MoveToHarbour": ("berths", "move", {"quay": 15, "harbour": 2}, [5]),
    "Cargo_Unload": ("cargo", "unload", {"cargo": 16}, [6]),
    "Customs_Release": ("cargo", "release", {"cargo": 17}, [7]),
    "Cargo_Reject": ("cargo", "reject", {"cargo": 18, "reason": 3}, [8]),
    "Cargo_Repack": ("cargo", "repack", {"cargo": 19, "box": 4}, [9]),
    "Crew_Dismiss": ("crews", "dismiss", {"crew": 20}, [10]),
    "Crew_Reassign": ("crews", "reassign", {"crew": 21, "new_ship": 5}, [11]),
    "Papers_Withdraw": ("crews", "withdraw", {"paper": 12}, [12]),
    "Papers_Renew": ("crews", "renew", {"paper": 13}, [13]),
}
COUNTS = {name: len(body) for name, (_, _, body, _) in CALLS.items()} | {"Berth_AssignFleet": 3, "Papers_Renew": 2}

RUN = """
import importlib, json, sys
import sentry_sdk
from sentry_sdk.transport import Transport

sent = []

class Box(Transport):
    def __init__(self, options=None):
        super().__init__(options)
    def capture_event(self, event):
        sent.append(event)
    def capture_envelope(self, envelope):
        sent.extend(item.payload.json for item in envelope.items if item.type == "event")

start = sentry_sdk.init
sentry_sdk.init = lambda **given: start(**{**given, "dsn": "https://public@sentry.invalid/1", "transport": Box()})
told = {}
for name, (package, method, body) in json.load(sys.stdin).items():
    lambda_ = importlib.import_module(f"lambdas.{package}.handler")
    answer = lambda_.handle({"method": method, "body": body, "clerk": "c-1", "request": f"r-{name}"}, None)
    sentry_sdk.flush()
    told[name] = {"answer": answer, "events": json.loads(json.dumps(sent, default=str))}
    sent.clear()
print(json.dumps({"version": sentry_sdk.VERSION, "told": told}))
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The project, instrumented by one command."""
    folder = tmp_path / "harbour"
    shutil.copytree(HARBOUR, folder, ignore=shutil.ignore_patterns("__pycache__"))
    fixed = _run(folder, "-m", "sentry_lint", "fix", ".")
    assert fixed.returncode == 0, fixed.stderr
    assert "4 fixed, 0 not fixed, 2 file(s) changed" in fixed.stdout
    return folder


@pytest.fixture
def database() -> Iterator[Any]:
    if not SOCKET:
        pytest.skip("no MariaDB: SENTRY_LINT_MARIADB_SOCKET is not set")
    pymysql = pytest.importorskip("pymysql", reason="PyMySQL is not installed")
    connection = pymysql.connect(unix_socket=SOCKET, user="root", autocommit=True)
    with connection.cursor() as cursor:
        for statement in filter(str.strip, (HARBOUR / "procedures.sql").read_text().split(";\n")):
            cursor.execute(statement)
    yield connection
    connection.close()


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True)


def test_one_command_leaves_nothing_to_do(harbour: Path) -> None:
    before = {path: path.read_bytes() for path in harbour.rglob("*.py")}
    checked = _run(harbour, "-m", "sentry_lint", "check", ".")
    assert (checked.returncode, "SNT" in checked.stdout) == (0, False), checked.stdout
    again = _run(harbour, "-m", "sentry_lint", "fix", ".")
    assert again.returncode == 0
    assert {path: path.read_bytes() for path in harbour.rglob("*.py")} == before
    changed = {path.relative_to(harbour) for path, data in before.items() if data != _original(harbour, path)}
    assert {path.as_posix() for path in changed} == {"layer/harbour_db.py", "lambdas/crews/handler.py"}


def _original(harbour: Path, path: Path) -> bytes:
    return (HARBOUR / path.relative_to(harbour)).read_bytes()


@pytest.mark.parametrize(
    "release", ["", pytest.param("1.35.0", marks=pytest.mark.slow)], ids=["the newest release", "the pinned release"]
)
def test_an_error_after_each_procedure_tells_of_it(harbour: Path, database: Any, tmp_path: Path, release: str) -> None:
    sdk = [str(sdk_releases.installed(release, tmp_path / "sdk"))] if release else []
    path = os.pathsep.join([*sdk, str(harbour), str(harbour / "layer")])
    given = json.dumps({name: call[:3] for name, call in CALLS.items()})
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        env={**os.environ, "PYTHONPATH": path, "HARBOUR_SOCKET": SOCKET},
        capture_output=True,
        text=True,
        input=given,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert not release or said["version"] == release
    assert list(said["told"]) == list(CALLS)
    for name, told in said["told"].items():
        assert told["answer"] == {"status": 500}
        (event,) = told["events"]
        assert event["exception"]["values"][-1]["type"] == "KeyError"
        crumb = [one for one in event["breadcrumbs"]["values"] if one["category"] == CATEGORY][-1]
        assert crumb["message"] == f"Calling {name} - writes Papers.StatusID"
        assert crumb["level"] == "warning"
        assert crumb["data"] == {"procedure": name, "args_count": COUNTS[name], "request_id": f"r-{name}"}
        assert event["tags"] == {"procedure": name, "paper_operation": "withdraw"}
        assert event["contexts"]["stored_procedure"] == {"name": name, "is_paper_operation": True}
    with database.cursor() as cursor:
        cursor.execute("SELECT PaperID FROM Papers WHERE StatusID = 2 ORDER BY PaperID")
        withdrawn = [row[0] for row in cursor.fetchall()]
    assert withdrawn == sorted(paper for *_, papers in CALLS.values() for paper in papers)
