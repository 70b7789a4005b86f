"""What SQL files define and write, and the command that lists it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sentry_lint.cli import main
from sentry_lint.knowledge.sql_writers import Target, definitions, writers

YARD = Path(__file__).parent / "eval" / "written" / "yard"
POLICY = """
[[tool.sentry-lint.watch]]
name = "pallets"
procedures = ["Pallet_Scrap"]
procedures-from = ["db/*.sql"]
writes = ["Pallets.State"]
"""


def written(body: str) -> dict[str, list[str] | None]:
    """What one procedure with this body writes: the columns by table, None for all of them."""
    (one,) = definitions(f"CREATE PROCEDURE p(IN a INT)\nBEGIN\n{body}\nEND")
    out: dict[str, list[str] | None] = {}
    for write in one.writes:
        out[write.table] = None if write.columns is None else sorted({*(out.get(write.table) or ()), *write.columns})
    return out


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("UPDATE t SET a = 1, b = b + 1 WHERE c = 2;", {"t": ["a", "b"]}),
        (
            "UPDATE LOW_PRIORITY `Big Table` SET `A` = (SELECT x FROM u WHERE y = 1), b = f(1, 2)",
            {"big table": ["a", "b"]},
        ),
        ("UPDATE TOP (10) [dbo].[t] SET a = 1", {"t": ["a"]}),
        ("UPDATE s.t AS x SET x.a = 1", {"t": ["a"]}),
        ("UPDATE x SET a = 1 FROM dbo.t x JOIN u ON u.id = x.id", {"t": ["a"]}),
        ("UPDATE t x, u y SET x.a = y.b, y.c = 1 WHERE x.id = y.id", {"t": ["a"], "u": ["c"]}),
        ("UPDATE t LEFT JOIN u ON u.id = t.id SET t.a = u.b", {"t": ["a"]}),
        ("UPDATE t SET (a, b) = (SELECT 1, 2)", {"t": ["a", "b"]}),
        ("INSERT INTO t (a, b) VALUES (1, 2)", {"t": ["a", "b"]}),
        ("INSERT INTO t VALUES (1, 2)", {"t": None}),
        ("INSERT t SELECT * FROM u", {"t": None}),
        ("INSERT IGNORE INTO t SET a = 1, b = 2", {"t": ["a", "b"]}),
        ("INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE b = 2", {"t": ["a", "b"]}),
        ("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET c = 2", {"t": ["a", "c"]}),
        ("REPLACE INTO t (a) VALUES (1)", {"t": ["a"]}),
        ("DELETE FROM t WHERE a = 1", {"t": None}),
        ("DELETE x FROM s.t x JOIN u ON u.id = x.id", {"t": None}),
        ("TRUNCATE TABLE t", {"t": None}),
        ("MERGE t AS x USING u AS y ON x.id = y.id WHEN MATCHED THEN UPDATE SET a = 1", {"t": None}),
        ("EXEC('UPDATE t SET a = 1')", {"t": ["a"]}),
        ("SET @q = 'DELETE FROM t'; PREPARE s FROM @q; EXECUTE s;", {"t": None}),
        ("SELECT a FROM t FOR UPDATE", {}),
        ("SELECT REPLACE(a, 'x', 'y'), 'update is due' FROM t", {}),
        ("-- UPDATE t SET a = 1\n/* DELETE FROM t */ SELECT 1", {}),
        ("SELECT a INTO b FROM t; SET b = 1;", {}),
    ],
)
def test_what_a_statement_writes(body: str, expected: dict[str, list[str] | None]) -> None:
    assert written(body) == expected


def test_a_definition_ends_where_its_tool_ends_it() -> None:
    text = (
        "CREATE TABLE a (b INT);\n"
        "DELIMITER //\n"
        "CREATE PROCEDURE one() BEGIN UPDATE t SET a = 1; END//\n"
        "CREATE TRIGGER two AFTER UPDATE ON t FOR EACH ROW BEGIN UPDATE u SET a = 1; END//\n"
        "DELIMITER ;\n"
        "UPDATE u SET b = 1;\n"
        "ALTER PROC dbo.three AS UPDATE v SET a = 1\n"
        "GO\n"
        "UPDATE u SET c = 1\n"
        "GO\n"
        "CREATE FUNCTION four() RETURNS void AS $$ UPDATE w SET a = 1 $$ LANGUAGE sql;\n"
        "UPDATE u SET d = 1;\n"
    )
    found = [(one.name, one.line, [write.table for write in one.writes]) for one in definitions(text)]
    assert found == [("one", 3, ["t"]), ("three", 7, ["v"]), ("four", 11, ["w"])]


def test_callers_write_what_those_they_call_write() -> None:
    text = (
        "CREATE PROCEDURE a AS UPDATE t SET x = 1\nGO\n"
        "CREATE PROCEDURE b AS EXEC a\nGO\n"
        "CREATE PROCEDURE c AS BEGIN EXEC @r = dbo.b; EXEC c; END\nGO\n"
        "CREATE PROCEDURE d AS SELECT a FROM c\nGO\n"
    )
    known = {one.key: one for one in definitions(text)}
    assert writers(known, [Target.of("t.x")]) == {"a": ("a",), "b": ("b", "a"), "c": ("c", "b", "a")}
    assert writers(known, [Target.of("t")]) == writers(known, [Target.of("[T].[X]")])
    assert writers(known, [Target.of("t.y"), Target.of("u")]) == {}


@pytest.mark.parametrize(
    "text", ["", "CREATE", "CREATE PROCEDURE", "CREATE PROCEDURE p AS UPDATE", "ALTER PROC (((", "DELIMITER $$\n$$ '"]
)
def test_broken_text_is_read_without_harm(text: str) -> None:
    assert all(not one.writes for one in definitions(text))


@pytest.mark.parametrize(
    ("piece", "tables"), [("UPDATE ", set()), ("INSERT INTO t ", {"t"}), ("KEY UPDATE a = (", set())]
)
def test_long_text_that_closes_nothing_is_read_to_its_end(piece: str, tables: set[str]) -> None:
    (one,) = definitions("CREATE PROCEDURE p AS " + piece * 3000)
    assert {write.table for write in one.writes} == tables


@pytest.fixture
def yard(tmp_path: Path) -> Path:
    shutil.copytree(YARD, tmp_path / "yard")
    return tmp_path / "yard"


def test_the_command_lists_who_writes(yard: Path) -> None:
    done = CliRunner().invoke(main, ["procedures", str(yard)])
    assert done.exit_code == 1
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "pallets: Pallets.State, Scrap_Log is written by 10 procedures"
    assert "Pallet_Scrap db/pallets.sql:3 watched by pallets (procedures)" in lines
    assert "Yard_Close db/pallets.sql:13 watched by pallets (procedures-from), through Pallet_Scrap" in lines
    assert "Pallets_All old/tools.sql:12 on no watch list, through Pallets_Merge" in lines
    assert not any("Yard_Count" in line or "Pallet_Move" in line for line in lines)
    assert done.stderr == "7 procedures on no watch list (SNT305)\n"


def test_the_command_speaks_json(yard: Path) -> None:
    done = CliRunner().invoke(main, ["procedures", str(yard), "--format", "json"])
    rows = {row["procedure"]: row for row in json.loads(done.stdout)["procedures"]}
    assert rows["yard_reset"] == {
        "procedure": "yard_reset",
        "path": "old/sweep.sql",
        "line": 11,
        "watch": "pallets",
        "through": ["yard_sweep"],
        "lists": [],
        "listed": None,
    }
    assert rows["Log_Scrap"]["lists"] == ["pallets"]


def test_the_command_is_content_where_all_are_watched(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "a.sql").write_text("CREATE PROC Yard_Clear AS DELETE FROM Pallets\n", encoding="utf-16")
    done = CliRunner().invoke(main, ["procedures", str(tmp_path)])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "pallets: Pallets.State is written by 1 procedure",
        "  Yard_Clear  db/a.sql:1  watched by pallets (procedures-from)",
        "  listed, but not seen to write it: Pallet_Scrap",
    ]


def test_the_command_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.sentry-lint]\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["procedures", str(tmp_path)])
    assert done.exit_code == 2
    assert "no watch list has `procedures-from` and `writes`" in done.stderr
    (tmp_path / "pyproject.toml").write_text("[tool.sentry-lint]\nwach = 1\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["procedures", str(tmp_path), "--sentry-lint-config", str(tmp_path / "pyproject.toml")]
    )
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
