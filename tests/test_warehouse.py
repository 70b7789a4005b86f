"""The example from end to end: what is found, what is mended, what leaves, and what a real database adds to it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parent.parent / "examples" / "warehouse"
SOCKET = os.environ.get("SENTRY_LINT_MARIADB_SOCKET", "")


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A copy of the example that a test may change."""
    folder = tmp_path / "warehouse"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    return folder


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *args], cwd=folder, capture_output=True, text=True, check=False)


def codes(said: str) -> list[tuple[str, str]]:
    return re.findall(r"(\w+)\.py:\d+:\d+: (SNT\d{3}) ", said)


def test_flake8_finds_the_three_mistakes(warehouse: Path) -> None:
    result = run(warehouse, "flake8", "--select=SNT")
    assert result.stderr == ""
    assert sorted(codes(result.stdout)) == [("api", "SNT101"), ("api", "SNT201"), ("nightly", "SNT301")]


def test_fix_announces_the_literal_call_once(warehouse: Path) -> None:
    pytest.importorskip("libcst", reason="the codemods need LibCST")
    nightly = warehouse / "warehouse" / "nightly.py"
    others = {path: path.read_bytes() for path in warehouse.rglob("*.py") if path != nightly}
    before = nightly.read_text(encoding="utf-8")
    first = run(warehouse, "sentry_lint", "fix", "--select", "instrument-call-sites", "--allow-dirty")
    assert first.returncode == 0, first.stderr
    after = nightly.read_text(encoding="utf-8")
    added = [line.strip() for line in after.splitlines() if line not in before.splitlines()]
    assert "import sentry_sdk" in added
    for part in (
        "sentry_sdk.add_breadcrumb(",
        "database.pallet_write",
        "Calling Bin_Empty - writes Pallets.Status",
        "shift_id",
        "sentry_sdk.set_tag(",
    ):
        assert part in "\n".join(added)
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    compile(after, str(nightly), "exec")
    again = run(warehouse, "sentry_lint", "fix", "--select", "instrument-call-sites", "--allow-dirty")
    assert again.returncode == 0, again.stderr
    assert nightly.read_text(encoding="utf-8") == after
    assert {path: path.read_bytes() for path in others} == others
    assert codes(run(warehouse, "flake8", "--select=SNT3").stdout) == []


def test_the_audit_names_what_leaves_and_the_hook(warehouse: Path) -> None:
    pytest.importorskip("sentry_sdk", reason="the audit needs sentry-sdk")
    result = run(warehouse, "pytest", "-q", "-p", "no:cacheprovider")
    assert result.returncode == 1, result.stdout
    assert re.search(r"failed: \d+ of \d+ canaries left", result.stdout)
    for hook, surfaces in {
        r"mend before_send \(warehouse\.telemetry\.without_people\):": ("tag.named", "extra.named", "context.nested"),
        r"set before_breadcrumb \(there is none\):": ("breadcrumb.data.named", "breadcrumb.message"),
    }.items():
        part = re.search(rf"{hook}\n((?:E +\w+\.[\w.]+ \[.*\n)+)", result.stdout)
        assert part is not None, hook
        assert re.findall(r"^E +([\w.]+) \[", part[1], re.MULTILINE) == list(surfaces)
    assert not re.search(r"  user\.named ", result.stdout)  # the example's hook takes the user out


PROCEDURES = """
CREATE OR REPLACE DATABASE warehouse;
USE warehouse;
CREATE TABLE Pallets (PalletID INT PRIMARY KEY, BinID INT, Status INT);
INSERT INTO Pallets VALUES (1, 10, 1), (2, 10, 1), (3, 11, 1);
CREATE PROCEDURE Bin_Empty(bin INT, shift INT) UPDATE Pallets SET Status = 2 WHERE BinID = bin;
CREATE PROCEDURE Pallet_Relocate(pallet INT, bin INT, clerk INT) SIGNAL SQLSTATE '45000';
"""


@pytest.fixture
def database() -> Iterator[Any]:
    if not SOCKET:
        pytest.skip("no MariaDB: SENTRY_LINT_MARIADB_SOCKET is not set")
    pymysql = pytest.importorskip("pymysql", reason="PyMySQL is not installed")
    connection = pymysql.connect(unix_socket=SOCKET, user="root", autocommit=True)
    with connection.cursor() as cursor:
        for statement in filter(str.strip, PROCEDURES.split(";\n")):
            cursor.execute(statement)
    yield connection
    connection.close()


PROGRAM = """
import json, sys
import pymysql, sentry_sdk
from sentry_sdk.transport import Transport
from warehouse import connectors, nightly

class Box(Transport):
    def capture_envelope(self, envelope):
        sent.extend(item.payload.json for item in envelope.items if item.type == "event")

sent = []
sentry_sdk.init("https://public@sentry.invalid/1", transport=Box(), default_integrations=False)
connection = connectors.connect()
moved = nightly.empty(connection, [10], 4)
try:
    connectors.call_proc(connection, "Pallet_Relocate", (1, 11, 7))
except pymysql.MySQLError as problem:
    sentry_sdk.capture_exception(problem)
sentry_sdk.flush()
(event,) = sent
crumbs = [[crumb["message"], crumb.get("data")] for crumb in event["breadcrumbs"]["values"]]
print(json.dumps({"moved": moved, "crumbs": crumbs, "tags": event["tags"]}))
"""


@pytest.mark.usefixtures("database")
def test_on_a_real_database_the_trail_reaches_the_event(warehouse: Path) -> None:
    import json

    pytest.importorskip("libcst", reason="the codemods need LibCST")
    fixed = run(warehouse, "sentry_lint", "fix", "--select", "instrument-call-sites", "--allow-dirty")
    assert fixed.returncode == 0, fixed.stderr
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=warehouse,
        env={**os.environ, "WAREHOUSE_DB_SOCKET": SOCKET},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    said = json.loads(result.stdout)
    assert said["moved"] == 2
    assert said["crumbs"] == [
        ["Calling Bin_Empty - writes Pallets.Status", {"procedure": "Bin_Empty", "args_count": 2, "shift": 4}],
        ["Calling Pallet_Relocate - writes Pallets.Status", {"procedure": "Pallet_Relocate", "args_count": 3}],
    ]
    assert said["tags"] == {"procedure": "Pallet_Relocate", "pallet_write": "yes"}
