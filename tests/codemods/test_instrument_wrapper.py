# ruff: noqa: E501  (tables are read across)
"""Wrappers announce what they run, before they run it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sentry_sdk
from hand import mend

from sentry_codemods.mend import Mended
from sentry_lint.findings import Finding
from sentry_lint.linter import check_source
from sentry_lint.policy import Policy, Watch

HELPER = """\
import sentry_sdk


def note(procedure, args, request_id=None):
    sentry_sdk.add_breadcrumb(category="db.stock", message=f"Calling {procedure}", level="info")
    sentry_sdk.set_tag("procedure", procedure)


"""


def wrapper(
    tmp_path: Path,
    source: str,
    *,
    helper: bool = True,
    wrappers: tuple[str, ...] = ("db.run",),
    procedures: tuple[str, ...] = ("Stock_Clear",),
    procedures_in_code: tuple[str, ...] = (),
) -> Mended:
    (tmp_path / "pyproject.toml").touch()
    watch = Watch(
        "stock",
        procedures=procedures,
        procedures_in_code=procedures_in_code,
        calls=("files.remove",),
        wrappers=wrappers,
        instrument="db.note" if helper else None,
        category="db.stock",
        message="Calling {procedure}",
        tags={"procedure": "{procedure}"},
        data={"n": "{args_count}"},
    )
    policy = Policy(root=str(tmp_path), source_roots=(".",), watch=(watch,))
    path = str(tmp_path / "db.py")

    def find(data: bytes) -> list[Finding]:
        return [one for one in check_source(path, data, policy=policy) if one.code in ("SNT302", "SNT303")]

    assert find((HELPER + source).encode())
    return mend(HELPER + source, find, policy, path=path)


CASES = [
    (
        "def run(conn, procedure, args=(), request_id=None):\n    cursor = conn.cursor()\n    cursor.callproc(procedure, args)\n",
        "    cursor.callproc",
        "    note(procedure, args, request_id)\n    cursor.callproc",
    ),
    (
        "def run(conn, procedure, args=()):\n    with conn.cursor() as cursor:\n        return cursor.callproc(procedure, args)\n",
        "        return",
        "        note(procedure, args)\n        return",
    ),
    (
        "def run(conn, procedure, *args): return conn.execute(f'CALL {procedure}', args)\n",
        ": return",
        ":\n    note(procedure, args)\n    return",
    ),
    (
        "def run(conn, procedure, args=()):\n    conn.callproc(procedure, args)\n    # why\n    note(procedure, args)\n    return 1\n",
        "    conn.callproc(procedure, args)\n    # why\n    note(procedure, args)\n",
        "    note(procedure, args)\n    conn.callproc(procedure, args)\n",
    ),
    (
        "def run(conn, procedure, args=()): conn.callproc(procedure, args); note(procedure, args)  # why\n",
        " conn.callproc(procedure, args); note(procedure, args)",
        "\n    note(procedure, args)\n    conn.callproc(procedure, args)",
    ),
]


@pytest.mark.parametrize(
    ("source", "old", "new"), CASES, ids=["statement", "with", "one line", "late", "late in a line"]
)
def test_with_the_helper(tmp_path: Path, source: str, old: str, new: str) -> None:
    result = wrapper(tmp_path, source)
    assert result.data.decode() == HELPER + source.replace(old, new)
    assert [row.state for row in result.rows] == ["fixed"]


PLAIN = "def run(conn, procedure, args=()):\n    conn.callproc(procedure, args)\n"
ANNOUNCED = """\
def run(conn, procedure, args=()):
    if WATCHED:
        sentry_sdk.add_breadcrumb(
            category="db.stock",
            message=f"Calling {procedure}",
            level="info",
            data={"n": len(args)},
        )
        sentry_sdk.set_tag("procedure", procedure)
    conn.callproc(procedure, args)
"""
NUMBERED = tuple(f"Stock_Clear_{number}" for number in range(5))


@pytest.mark.parametrize(
    ("names", "watched"),
    [
        ({"procedures": ("Stock_Clear", "Stock_Move")}, 'procedure in {"Stock_Clear", "Stock_Move"}'),
        ({"procedures": NUMBERED}, "procedure in {\n" + "".join(f'        "{name}",\n' for name in NUMBERED) + "    }"),
        ({"procedures": (), "procedures_in_code": ("names.WRITES",)}, "procedure in WRITES"),
    ],
    ids=["in a line", "in lines", "in the code"],
)
def test_without_a_helper_only_what_is_watched(tmp_path: Path, names: dict[str, tuple[str, ...]], watched: str) -> None:
    (tmp_path / "names.py").write_text('WRITES = frozenset({"Stock_Clear"})\n')
    result = wrapper(tmp_path, PLAIN, helper=False, **names)
    head = HELPER.replace("\n", "\n\nfrom names import WRITES\n", 1) if "WRITES" in watched else HELPER
    assert result.data.decode() == head + ANNOUNCED.replace("WATCHED", watched)
    assert [row.note for row in result.rows] == [""]


def test_what_is_not_watched_leaves_the_tags_as_they_are(tmp_path: Path) -> None:
    space: dict[str, Any] = {}
    exec(wrapper(tmp_path, PLAIN, helper=False).data, space)
    ran: list[str] = []
    conn = SimpleNamespace(callproc=lambda name, _: ran.append(name))
    with sentry_sdk.isolation_scope() as scope:
        for name in ("Stock_Count", "Stock_Clear", "Stock_Count"):
            space["run"](conn, name)
        event = scope.apply_to_event({}, {})
    assert ran == ["Stock_Count", "Stock_Clear", "Stock_Count"]
    assert event is not None
    assert event["tags"] == {"procedure": "Stock_Clear"}


def test_without_a_helper_and_without_all_names(tmp_path: Path) -> None:
    result = wrapper(tmp_path, PLAIN, helper=False, procedures=("stock.clear",))
    assert "    if " not in result.data.decode()
    assert [row.note for row in result.rows] == ["announces every procedure that the wrapper runs"]


def test_only_the_way_that_lacks_it(tmp_path: Path) -> None:
    source = (
        "def run(conn, procedure, args=()):\n    if not args:\n        return conn.callproc(procedure)\n"
        "    note(procedure, args)\n    return conn.callproc(procedure, args)\n"
    )
    after = source.replace("        return", "        note(procedure, args)\n        return")
    assert wrapper(tmp_path, source).data.decode() == HELPER + after


def test_a_method(tmp_path: Path) -> None:
    source = "class Store:\n    def run(self, procedure, args=()):\n        self.conn.callproc(procedure, args)\n"
    after = source.replace("        self", "        note(procedure, args)\n        self")
    assert wrapper(tmp_path, source, wrappers=("db.Store.run",)).data.decode() == HELPER + after


def test_what_comes_late_and_needs_the_result_is_not_moved(tmp_path: Path) -> None:
    source = (
        "def run(conn, procedure, args=()):\n    request_id = conn.callproc(procedure, args)\n"
        "    note(procedure, args, request_id)\n    return request_id\n"
    )
    result = wrapper(tmp_path, source)
    assert result.data.decode() == HELPER + source
    assert [row.state for row in result.rows] == ["kept"]
