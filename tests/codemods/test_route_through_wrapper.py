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


def route(
    folder: Path, body: str, *options: str, signature: str = PLAIN, parameters: str = "conn, sku, request_id"
) -> tuple[str, str]:
    """The function's body after the fix, and what was printed."""
    (folder / "app").mkdir()
    (folder / "app" / "__init__.py").write_text("")
    (folder / "pyproject.toml").write_text(POLICY)
    (folder / "app" / "db.py").write_text(DB.replace("SIGNATURE", signature))
    views = folder / "app" / "views.py"
    head = f"from app.db import run\n\n\ndef f({parameters}):\n"
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
        ("    conn.cursor().execute('CALL Stock_Clear(%s)', (sku,))\n", "only callproc"),
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
