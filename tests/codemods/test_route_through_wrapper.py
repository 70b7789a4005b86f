# ruff: noqa: E501  (tables are read across)
"""A watched procedure goes through the wrapper where its arguments map; only on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sentry_codemods.command import fix
from sentry_lint.linter import check_file

POLICY = """\
[[tool.sentry-lint.watch]]
name = "stock"
procedures = ["Stock_Clear"]
wrappers = ["app.db.run"]
category = "database.stock"
message = "Calling {procedure}"
level = "warning"
tags = { procedure = "{procedure}" }
"""

DB = """\
import sentry_sdk


def run(SIGNATURE):
    sentry_sdk.add_breadcrumb(category="database.stock", message=f"Calling {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
"""

PLAIN = "conn, procedure, args=(), request_id=None"


ORM = """\
import sentry_sdk
from sqlalchemy import text


def run(SIGNATURE):
    sentry_sdk.add_breadcrumb(category="database.stock", message=f"Calling {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
    session.execute(text(f"CALL {procedure}({', '.join(f':p{i}' for i in range(len(args)))})"), dict(args))
"""


def route(
    folder: Path,
    body: str,
    *options: str,
    signature: str = PLAIN,
    parameters: str = "conn, sku, request_id",
    db: str = DB,
    head: str = "",
) -> tuple[str, str]:
    """The function's body after the fix, and what was printed."""
    (folder / "app").mkdir()
    (folder / "app" / "__init__.py").write_text("")
    (folder / "pyproject.toml").write_text(POLICY)
    (folder / "app" / "db.py").write_text(db.replace("SIGNATURE", signature))
    views = folder / "app" / "views.py"
    kind = "async def" if "await " in body else "def"
    head = f"{head}from app.db import run\n\n\n{kind} f({parameters}):\n"
    views.write_text(head + body)
    options = options or ("--select", "route-through-wrapper")
    result = CliRunner().invoke(fix, [str(views), "--allow-dirty", *options])
    assert result.exit_code == 0, result.output
    return views.read_text().removeprefix(head), result.stdout


CURSOR = "    with conn.cursor() as cursor:\n        cursor.callproc('Stock_Clear', [sku])\n"
DIRECT = "    conn.cursor().callproc('Stock_Clear', (sku, 1))\n"


@pytest.mark.parametrize(
    ("body", "signature", "call"),
    [
        (DIRECT, PLAIN, "run(conn, 'Stock_Clear', (sku, 1), request_id)"),
        (CURSOR, PLAIN, "run(conn, 'Stock_Clear', [sku], request_id)"),
        (CURSOR, "conn, procedure, *args", "run(conn, 'Stock_Clear', sku)"),
        (CURSOR, "procedure, args, conn, *, retry=1", "run('Stock_Clear', [sku], conn)"),
        (DIRECT, "conn, args=(), retry=1, procedure=''", "run(conn, (sku, 1), procedure='Stock_Clear')"),
    ],
)
def test_arguments_map(tmp_path: Path, body: str, signature: str, call: str) -> None:
    after, said = route(tmp_path, body, signature=signature)
    *kept, last = body.splitlines()
    assert after.splitlines() == [*kept, last[: len(last) - len(last.lstrip())] + call]
    assert "fixed by route-through-wrapper (read run()" in said
    assert check_file(str(tmp_path / "app" / "views.py")) == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (CURSOR + "        return cursor.fetchall()\n", "read from the cursor"),
        (CURSOR + "        g(cursor)\n", "handed on"),
        ("    x = conn.cursor().callproc('Stock_Clear', (sku,))\n", "what the call returns is used"),
        ("    cursor = open(sku)\n    cursor.callproc('Stock_Clear', (sku,))\n", "cannot be told"),
    ],
)
def test_what_does_not_map_is_said(tmp_path: Path, body: str, why: str) -> None:
    after, said = route(tmp_path, body)
    assert after == body
    assert why in said


def test_a_wrapper_that_needs_more(tmp_path: Path) -> None:
    after, said = route(tmp_path, DIRECT, signature="conn, procedure, args, tenant")
    assert after == DIRECT
    assert "run() needs what the site does not have" in said


def test_review_routes_what_maps_and_announces_the_rest(tmp_path: Path) -> None:
    other = "    rows = conn.cursor().callproc('Stock_Clear', (sku,))\n"
    after, said = route(tmp_path, DIRECT + other, "--review")
    assert after.startswith("import sentry_sdk\n\nfrom app.db import run\n\n\ndef f(")
    assert "    run(conn, 'Stock_Clear', (sku, 1), request_id)\n    sentry_sdk.add_breadcrumb(" in after
    assert after.endswith(other)
    assert "route-through-wrapper" in said
    assert "instrument-call-sites" in said


def test_without_a_word_the_call_stays(tmp_path: Path) -> None:
    after, _ = route(tmp_path, DIRECT, "--select", "SNT301")
    assert after.endswith(DIRECT)
    assert "add_breadcrumb" in after


SQL = {
    "call": ("conn.cursor().execute('CALL Stock_Clear(%s, %s)', (sku, 1))", "run(conn, 'Stock_Clear', (sku, 1), request_id)"),
    "a schema": ("conn.cursor().execute('call shop.Stock_Clear(%s);', [sku])", "run(conn, 'shop.Stock_Clear', (sku,), request_id)"),
    "no arguments": ("conn.cursor().execute('CALL Stock_Clear()')", "run(conn, 'Stock_Clear', request_id=request_id)"),
    "as they come": ("conn.cursor().execute('CALL Stock_Clear(%s, %s)', sku.both)", "run(conn, 'Stock_Clear', sku.both, request_id)"),
    "some written in SQL": (
        "conn.cursor().execute('CALL Stock_Clear(%s, 2, NULL, -1.5)', (sku,))",
        "run(conn, 'Stock_Clear', (sku, 2, None, -1.5), request_id)",
    ),
    "named": (
        "conn.cursor().execute('CALL Stock_Clear(%(b)s, %(a)s)', {'a': 1, 'b': sku})",
        "run(conn, 'Stock_Clear', (sku, 1), request_id)",
    ),
    "escape": ("conn.cursor().execute('{CALL Stock_Clear(?)}', (sku,))", "run(conn, 'Stock_Clear', (sku,), request_id)"),
    "exec": ("conn.cursor().execute('EXEC dbo.Stock_Clear ?, ?', sku, 1)", "run(conn, 'dbo.Stock_Clear', (sku, 1), request_id)"),
    "select": ("conn.cursor().execute('SELECT Stock_Clear(%s)', (sku,))", "run(conn, 'Stock_Clear', (sku,), request_id)"),
    "select from": ("conn.cursor().execute('SELECT * FROM Stock_Clear($1)', (sku,))", "run(conn, 'Stock_Clear', (sku,), request_id)"),
    "a name for the text": (
        "text = 'CALL Stock_Clear(%s)'\n    conn.cursor().execute(text, (sku,))",
        "text = 'CALL Stock_Clear(%s)'\n    run(conn, 'Stock_Clear', (sku,), request_id)",
    ),
    "on the connection": ("conn.execute('CALL Stock_Clear(%s)', (sku,))", "run(conn, 'Stock_Clear', (sku,), request_id)"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "call"), SQL.values(), ids=SQL.keys())
def test_sql_of_one_call_maps(tmp_path: Path, body: str, call: str) -> None:
    after, said = route(tmp_path, f"    {body}\n")
    assert after == f"    {call}\n"
    assert "fixed by route-through-wrapper (read run()" in said
    assert check_file(str(tmp_path / "app" / "views.py")) == []


ALCHEMY = {
    "text": ("session.execute(text('CALL Stock_Clear(:sku)'), {'sku': sku})", "run(session, 'Stock_Clear', (sku,))"),
    "text, a dict": ("session.execute(text('CALL Stock_Clear(:a, :b)'), dict(b=1, a=sku))", "run(session, 'Stock_Clear', (sku, 1))"),
    "text, a name": ("session.execute(text('CALL Stock_Clear(:a)'), sku)", "run(session, 'Stock_Clear', (sku['a'],))"),
    "bound": ("session.execute(text('CALL Stock_Clear(:a)').bindparams(a=sku))", "run(session, 'Stock_Clear', (sku,))"),
    "func": ("session.execute(func.Stock_Clear(sku, 1))", 'run(session, "Stock_Clear", (sku, 1))'),
    "func in a select": ("session.execute(select(func.Stock_Clear(sku)))", 'run(session, "Stock_Clear", (sku,))'),
    "a scalar": ("session.scalar(func.Stock_Clear(sku))", 'run(session, "Stock_Clear", (sku,))'),
}  # fmt: skip


@pytest.mark.parametrize(("body", "call"), ALCHEMY.values(), ids=ALCHEMY.keys())
@pytest.mark.parametrize("coroutine", [False, True])
def test_sqlalchemy_maps_to_a_wrapper_of_a_session(tmp_path: Path, body: str, call: str, coroutine: bool) -> None:
    head = "from sqlalchemy import func, select, text\n\n"
    db = ORM.replace("def run", "async def run").replace("session.exec", "await session.exec") if coroutine else ORM
    wait = "await " if coroutine else ""
    given = {"signature": "session, procedure, args", "parameters": "session, sku", "db": db, "head": head}
    after, said = route(tmp_path, f"    {wait}{body}\n", **given)
    assert after == f"    {wait}{call}\n"
    assert "fixed by route-through-wrapper (read run()" in said
    assert check_file(str(tmp_path / "app" / "views.py")) == []


DATABASE = "from sqlalchemy import func, text\n\n"
KEPT = {
    "two statements": ("conn.cursor().execute('CALL Stock_Clear(%s); SELECT 1', (sku,))", DB, "more than one call"),
    "worked out in SQL": ("conn.cursor().execute('CALL Stock_Clear(%s + 1)', (sku,))", DB, "worked out"),
    "named in SQL": ("conn.cursor().execute('EXEC Stock_Clear @sku = ?', sku)", DB, "by its name"),
    "a result of its own": ("conn.cursor().execute('EXEC @r = Stock_Clear ?', sku)", DB, "more than one call"),
    "a column": ("conn.cursor().execute('SELECT id FROM Stock_Clear(%s)', (sku,))", DB, "more than one call"),
    "one value too few": ("conn.cursor().execute('CALL Stock_Clear(%s, %s)', (sku,))", DB, "not written at the site"),
    "one value too many": ("conn.cursor().execute('CALL Stock_Clear(%s)', (sku, 1))", DB, "not the same number"),
    "a value or all": ("conn.cursor().execute('CALL Stock_Clear(%s)', sku)", DB, "one value or all of them"),
    "many": ("conn.cursor().executemany('CALL Stock_Clear(%s)', [(sku,)])", DB, "more than once"),
    "another session": ("conn.execute(text('CALL Stock_Clear(:a)'), {'a': sku})", DB, "wants a connection of DB-API"),
    "func for a cursor": ("conn.execute(func.Stock_Clear(sku))", DB, "wants a connection of DB-API"),
    "a cursor for a session": (DIRECT.strip(), ORM, "wants a connection of SQLAlchemy"),
    "a larger query": ("conn.execute(text('x'), func.Stock_Clear(sku))", DB, "larger query"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "db", "why"), KEPT.values(), ids=KEPT.keys())
def test_other_forms_are_only_shown(tmp_path: Path, body: str, db: str, why: str) -> None:
    signature = PLAIN if db is DB else "session, procedure, args"
    after, said = route(tmp_path, f"    {body}\n", db=db, head=DATABASE, signature=signature)
    assert after == f"    {body}\n"
    assert why in said


def test_a_wrapper_that_awaits_is_not_called_without(tmp_path: Path) -> None:
    after, said = route(tmp_path, DIRECT, db=DB.replace("def run", "async def run"))
    assert after == DIRECT
    assert "run() is a coroutine function" in said


def test_a_wrapper_without_room_for_the_arguments(tmp_path: Path) -> None:
    after, said = route(tmp_path, DIRECT, signature="conn, procedure")
    assert after == DIRECT
    assert "run() has no parameter for the procedure's arguments" in said


def test_a_wrapper_that_connects_by_itself_is_said(tmp_path: Path) -> None:
    db = DB.replace("    with conn", "    conn = connect()\n    with conn")
    after, said = route(tmp_path, DIRECT, db=db, signature="procedure, args")
    assert after == "    run('Stock_Clear', (sku, 1))\n"
    assert "on a connection of its own" in said
