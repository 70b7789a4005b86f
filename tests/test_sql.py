"""Procedures in SQL text: every form of every dialect, what only looks like one, and what no text may do."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sentry_lint.knowledge.sql import normalise, procedures
from sentry_lint.knowledge.sql_tokens import UNKNOWN, tokens

RUNS = {
    # CALL and the ODBC and JDBC escapes
    "CALL bin_close(?, ?)": "bin_close",
    "call warehouse.bin_close": "bin_close",
    "CALL `warehouse`.`bin_close`(%s)": "bin_close",
    'CALL "Warehouse"."Bin_Close"(:sku)': "Bin_Close",
    "{CALL [dbo].[Bin_Close] (?)}": "Bin_Close",
    "{? = call bin_close(?)}": "bin_close",
    "{?=CALL a.b.bin_close}": "bin_close",
    "/* nightly */ CALL -- the bins\n bin_close()": "bin_close",
    "CALL bin_close(shelf_of(?))": "bin_close shelf_of",
    "DELETE FROM t; CALL bin_close()": "bin_close",
    # T-SQL
    "EXEC bin_close": "bin_close",
    "execute dbo.bin_close @sku = ?, @n = 3": "bin_close",
    "EXEC server1.stock..bin_close 1": "bin_close",
    "EXEC [stock].[dbo].[Bin]]s] ?": "Bin]s",
    "EXEC @rc = dbo.bin_close ?": "bin_close",
    "DECLARE @rc int EXEC @rc=bin_close SELECT @rc": "bin_close",
    "SET NOCOUNT ON; EXEC bin_close ?": "bin_close",
    "SET NOCOUNT ON EXEC bin_close ?": "bin_close",
    "\n    EXECUTE bin_close\n        @sku = ?\n": "bin_close",
    "EXEC bin_close;2 ?": "bin_close",
    "INSERT INTO log (a, b) EXEC bin_close": "bin_close",
    "INSERT #t EXEC bin_close\nSELECT * FROM #t": "bin_close",
    "CREATE TABLE #t (a int)\nINSERT INTO #t EXEC bin_close": "bin_close",
    "IF EXISTS (SELECT 1 FROM t) EXEC bin_close ELSE EXEC bin_open": "bin_close bin_open",
    "BEGIN TRY EXEC bin_close END TRY BEGIN CATCH EXEC bin_fail END CATCH": "bin_close bin_fail",
    "BEGIN TRAN EXEC bin_close COMMIT": "bin_close",
    "DROP PROCEDURE bin_close\nGO\nCREATE PROCEDURE bin_close AS EXEC a; EXEC b\nGO\nEXEC bin_open": "bin_open",
    "EXEC ('EXEC bin_close')": "bin_close",
    "EXEC (N'EXEC ' + N'bin_close')": "bin_close",
    "EXEC sp_executesql N'EXEC bin_close @n', N'@n int', @n = ?": "sp_executesql bin_close",
    "DECLARE @q nvarchar(max) = N'EXEC bin_close ?'; EXEC sp_executesql @stmt = @q": "sp_executesql bin_close",
    "SET @q = 'EXEC dbo.'; SET @q += 'bin_close'; EXEC (@q)": "bin_close",
    "SET @name = 'dbo.bin_close'; EXEC @name": "bin_close",
    "SELECT TOP 5 dbo.shelf_of(sku) FROM t (NOLOCK)": "shelf_of",
    "SELECT s.n FROM t CROSS APPLY dbo.shelf_of(t.sku) AS s": "shelf_of",
    "SELECT * FROM OPENQUERY(remote, 'EXEC bin_close')": "bin_close",
    # PostgreSQL
    "SELECT * FROM bin_close(:sku)": "bin_close",
    "SELECT bin_close(%(sku)s)": "bin_close",
    "SELECT (stock.bin_close(1)).*, now() FROM t WHERE shelf_of(sku) > 3": "bin_close shelf_of",
    "SELECT * FROM bin_close(1) AS b (sku text, n int), LATERAL shelf_of(b.sku) s": "bin_close shelf_of",
    "INSERT INTO t (a, b) SELECT bin_close(a), $1 FROM s": "bin_close",
    "UPDATE t SET n = bin_close(n) RETURNING shelf_of(n)": "bin_close shelf_of",
    "WITH a (x) AS (SELECT 1), b (y, z) AS MATERIALIZED (SELECT bin_close(2)) SELECT * FROM a, b": "bin_close",
    "DO $$ BEGIN PERFORM bin_close(1); x := shelf_of(2); bin_open(3); END $$": "bin_close shelf_of bin_open",
    "DO LANGUAGE plpgsql $go$ BEGIN EXECUTE 'SELECT bin_close()'; END $go$": "bin_close",
    "DO $$ BEGIN EXECUTE format('CALL %I.bin_close(%L)', s, x); END $$": "bin_close",
    "CREATE FUNCTION f() RETURNS int AS $$ SELECT bin_open(); $$ LANGUAGE sql; SELECT bin_close()": "bin_close",
    "EXPLAIN ANALYZE SELECT bin_close(1)": "bin_close",
    "CREATE TABLE t AS SELECT bin_close(1)": "bin_close",
    "SELECT E'it\\'s', bin_close(1)": "bin_close",
    # Oracle, MySQL, Firebird
    "BEGIN bin_close(:sku); END;": "bin_close",
    "BEGIN stock_pkg.bin_close; COMMIT; END;": "bin_close",
    "BEGIN :r := shelf_of(1); END;": "shelf_of",
    "DECLARE n NUMBER(10); BEGIN IF shelf_of(1) > 2 THEN bin_close(n => a(3)); END IF; END;": "shelf_of bin_close a",
    "BEGIN EXECUTE IMMEDIATE 'BEGIN bin_close(:1); END;' USING x; END;": "bin_close",
    "SELECT * FROM TABLE(stock_pkg.bin_close(1))": "bin_close",
    "SELECT q'[it's]', shelf_of(1) FROM dual": "shelf_of",
    "PREPARE s FROM 'CALL bin_close(?)'; EXECUTE s USING @sku": "bin_close",
    "SELECT 'it\\'s', shelf_of(1)": "shelf_of",
    "DO shelf_of(1)": "shelf_of",
    "EXECUTE PROCEDURE bin_close(?)": "bin_close",
    "\ufeffEXEC bin_close": "bin_close",
}
NOTHING = [
    "",
    "SELECT bin_close FROM shelves WHERE bin_close = ?",
    "SELECT * FROM bin_close WHERE sku IN (1, 2)",
    "SELECT count(*), coalesce(a, now()), CAST(a AS numeric(10, 2)), b::varchar(3) FROM t JOIN s USING (id)",
    "INSERT INTO bin_close (sku, n) VALUES (?, ?)",
    "INSERT INTO stock.bin_close(sku) VALUES (?) ON CONFLICT (sku) DO UPDATE SET n = EXCLUDED.n",
    "SELECT 'CALL bin_close()', \"EXEC bin_close\" FROM t",
    "SELECT 'it''s; EXEC bin_close'",
    "-- CALL bin_close()\nSELECT 1",
    "# EXEC bin_close\nSELECT 1",
    "/* EXEC bin_close /* EXEC bin_close */ EXEC bin_close */",
    "/* EXEC bin_close",
    "SELECT 'EXEC bin_close",
    "SELECT $$ EXEC bin_close; SELECT bin_close() $$",
    "CREATE PROCEDURE bin_close AS BEGIN EXEC bin_open; SELECT shelf_of(1); END",
    "CREATE OR ALTER PROC dbo.bin_close @n int AS\nSET NOCOUNT ON;\nEXEC bin_open",
    "CREATE TRIGGER t AFTER INSERT ON s FOR EACH ROW EXECUTE FUNCTION bin_close()",
    "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO CALL bin_close()",
    "CREATE VIEW v AS\nSELECT bin_close(1)",
    "ALTER FUNCTION bin_close(int) OWNER TO u",
    "DROP PROCEDURE IF EXISTS bin_close",
    "GRANT EXECUTE ON bin_close TO u",
    "GRANT SELECT, EXECUTE ON FUNCTION bin_close(int) TO u",
    "REVOKE EXECUTE ON PROCEDURE bin_close FROM u",
    "COMMENT ON FUNCTION bin_close(int) IS 'x'",
    "EXPLAIN SELECT bin_close(1)",
    "SELECT exec, call, t.execute FROM t",
    "BEGIN; UPDATE t SET a = 1; COMMIT;",
    "BEGIN TRANSACTION",
    "SELECT array(SELECT a FROM unnest(k) WITH ORDINALITY cols(a, b) ORDER BY cols.b) FROM t",
    "BEGIN NULL; END;",
    "DECLARE @t TABLE (a int, b varchar(9)); SELECT * FROM @t",
    "MERGE INTO t (a) USING s ON (s.a = t.a) WHEN MATCHED THEN DELETE",
    "Please close the bin (see bin_close(1)) and call the shop",
]


@pytest.mark.parametrize(("text", "names"), RUNS.items(), ids=list(RUNS))
def test_a_statement_runs_the_procedures_it_names(text: str, names: str) -> None:
    assert procedures([text]) == tuple(names.split())


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_call_runs_nothing(text: str) -> None:
    assert procedures([text]) == ()


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        (["EXEC ", None, " ", None], ("",)),
        (["{CALL ", None, " (", None, ")}"], ("",)),
        (["CALL ", None, "(", None, ")"], ("",)),
        (["EXEC bin_", None, " ?"], ("",)),
        (["EXEC [", None, "].[", None, "]"], ("",)),
        (["EXEC ", None, ".bin_close ?"], ("bin_close",)),
        (["EXEC [", None, "].[bin_close]"], ("bin_close",)),
        (["EXEC dbo.", None], ("",)),
        (["EXEC @rc = ", None], ("",)),
        (["CALL bin_close(", None, ")"], ("bin_close",)),
        ([None, "CALL bin_close()"], ("bin_close",)),
        ([None, "; EXEC bin_close"], ("bin_close",)),
        ([None, " EXEC bin_close"], ("bin_close",)),
        (["SELECT * FROM ", None, "(", None, ")"], ("",)),
        (["SELECT ", None, "(1)"], ("",)),
        (["BEGIN ", None, "(:a); END;"], ("",)),
        (["BEGIN ", None, "; END;"], ("",)),
        (["BEGIN ", None], ()),
        (["SELECT * FROM ", None, " WHERE id IN (", None, ")"], ()),
        (["INSERT INTO ", None, "(", None, ") VALUES (", None, ")"], ()),
        (["SELECT * FROM t WHERE a ", None, " (1)"], ()),
        (["EXEC ('EXEC ' + ", None, ")"], ("",)),
        (["SELECT 'EXEC ", None, "'"], ()),
        ([None], ()),
        ([], ()),
        (["CALL {name}(%s)"], ("",)),
        (["EXEC {{ schema }}.bin_close"], ("bin_close",)),
        (["CALL %s(%%s)"], ("",)),
        (["EXEC @procedure"], ("",)),
    ],
)
def test_an_unknown_piece_matters_only_in_a_name(parts: list[str | None], names: tuple[str, ...]) -> None:
    assert procedures(parts) == names


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Bin_Close", "bin_close"),
        ("dbo.Bin_Close", "bin_close"),
        ("[Stock].[dbo].[Bin_Close]", "bin_close"),
        ("warehouse.`Bin_Close`", "bin_close"),
        ('"x"."Bin.Close"', "bin.close"),
        ("stock..bin_close", "bin_close"),
        (" bin_close ", "bin_close"),
        ("bin_close(1, 2)", "bin_close"),
        ("bin_close;1", "bin_close"),
        ("bin-close", "bin-close"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_names_are_compared_without_case_schema_and_quotes(name: str, plain: str) -> None:
    assert normalise(name) == plain


# SQLite tells the truth: what it calls while it runs a statement is what the reader must name.

FUNCTIONS = ("bin_close", "shelf_of", "Bin_Open")


def called_by_sqlite(statement: str) -> set[str]:
    called: set[str] = set()
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (a, b, bin_close, shelf_of)")
    connection.execute("INSERT INTO t VALUES (1, 2, 3, 4)")
    for name in FUNCTIONS:
        connection.create_function(name, -1, lambda *values, name=name: called.add(name.casefold()) or 1)
    connection.execute(statement).fetchall()
    connection.close()
    return called


PIECES = st.sampled_from(
    [
        "bin_close(1)",
        "BIN_CLOSE (a)",
        '"shelf_of"(a, b)',
        "[Bin_Open](1)",
        "`shelf_of`()",
        "abs(shelf_of(1))",
        "max(1, bin_open(2))",
        "CASE WHEN bin_close(1) THEN shelf_of(2) ELSE 0 END",
        "(SELECT Bin_Open(a) FROM t)",
        "(WITH w (x, y) AS (SELECT 1, 2), bin_close (z) AS (SELECT 3) SELECT count(*) FROM w, bin_close)",
        "bin_close",
        "t.shelf_of",
        "'bin_close(1)'",
        "'it''s shelf_of(1)'",
        "1 /* shelf_of(1) */",
        "2 -- bin_close(1)\n",
        "a AS bin_open",
        "CAST(a AS varchar(3))",
        "1 IN (1, 2)",
        "coalesce(a, b)",
    ]
)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(["", " WHERE shelf_of(a) = 1", " ORDER BY bin_close(a)"])
)
def test_the_functions_that_sqlite_calls_are_the_ones_named(pieces: list[str], tail: str) -> None:
    statement = f"SELECT {', '.join(pieces)} FROM t{tail}"
    assert {normalise(name) for name in procedures([statement])} == called_by_sqlite(statement)


# Nothing that a text holds may stop or slow the reader.

SCRAPS = st.lists(
    st.sampled_from(
        ["'", '"', "`", "[", "]", "(", ")", "$$", "$a$", "/*", "*/", "--", "\n", "\\", "q'[", "E'", "{", "}"]
    )
    | st.sampled_from(
        ["EXEC ", "CALL ", "BEGIN ", "DO ", "SELECT ", "@a = ", "p", ".", ";", "?", "%s", "\0", "CREATE PROC "]
    )
    | st.text(max_size=4)
    | st.none(),
    max_size=30,
)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(SCRAPS)
def test_no_text_raises(parts: list[str | None]) -> None:
    names = procedures(parts)
    assert all(UNKNOWN not in name for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "scrap",
    [
        "(",
        "'",
        '"',
        "[",
        "$a$ $b$",
        "/*",
        "/* */ /*",
        "q'[",
        "EXEC(",
        "{? = call ",
        "SET @a=@a+@a;EXEC(@a);",
        "EXEC('",
        "[a]]",
    ],
)
def test_a_hostile_text_is_read_in_tokens_no_more_than_its_length(scrap: str) -> None:
    text = "SELECT " + scrap * (20_000 // len(scrap))
    assert len(tokens(text)) <= len(text)
    assert set(procedures([text])) <= {""}


def test_a_long_batch_names_each_procedure_once_in_order() -> None:
    text = "\n".join(f"EXEC dbo.step_{number % 50} ?;" for number in range(500))
    assert procedures([text]) == tuple(f"step_{number}" for number in range(50))
