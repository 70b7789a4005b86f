"""Names of methods, decorators and folders that decide: which calls run procedures, which functions are handlers."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from sentry_lint import linter

POLICY = """\
[tool.sentry-lint]
enable = ["SNT1", "SNT2", "SNT3", "SNT4", "SNT5", "SNT6"]
[[tool.sentry-lint.watch]]
name = "seeds"
procedures = ["seed_sow"]
calls = ["shutil.rmtree"]
category = "garden.seed"
message = "x"
level = "info"
"""

#: As in ``test_words``: a rule, code in which WORD stands for the name, names with a finding, and without.
NAMES: dict[str, tuple[str, str, str, str]] = {
    "methods that run SQL": (
        "SNT301",
        """
        def run(cursor):
            cursor.WORD("CALL seed_sow(1)")
        """,
        "execute executemany executescript exec_driver_sql fetch fetchrow fetchval fetch_all fetch_one fetch_val"
        " iterate scalar scalars raw execute_sql stream run_sql copy_expert execute_async query_sql from_statement"
        " stream_scalars fetchmany cursor_execute",
        "explain note write",
    ),
    "keywords of SQL": (
        "SNT301",
        """
        def run(cursor):
            cursor.execute(WORD="CALL seed_sow(1)")
        """,
        "sql query statement operation command clause stmt",
        "comment title",
    ),
    "keywords of a name": (
        "SNT301",
        """
        def run(cursor):
            cursor.callproc(WORD="seed_sow")
        """,
        "procname name proc procedure",
        "comment args",
    ),
    "keywords of a function's name": (
        "SNT301",
        """
        def run(cursor):
            cursor.callfunc(WORD="seed_sow")
        """,
        "name funcname",
        "comment procname",
    ),
    "methods that take a name": (
        "SNT301",
        """
        def run(cursor):
            cursor.WORD("seed_sow")
        """,
        "callproc callfunc run_proc run_procs call_procedure call_procedures exec_sp run_callproc run_storedproc"
        " run_sproc",
        "run note execute",
    ),
    "the place of a name that a method cannot be seen to take": (
        "SNT301",
        """
        def run(db):
            db.run_procedure(WORD)
        """,
        "'seed_sow' None,'seed_sow' name='seed_sow'",
        "1,2,'seed_sow' 'seed_reap' 1",
    ),
    "functions of SQLAlchemy": (
        "SNT301",
        """
        import sqlalchemy
        import sqlalchemy.sql.expression

        def run(session):
            session.execute(WORD.seed_sow(1))
        """,
        "sqlalchemy.func sqlalchemy.sql.func sqlalchemy.sql.expression.func",
        "sqlalchemy.types",
    ),
    "functions that read by SQL": (
        "SNT301",
        """
        import pandas
        import polars

        def run(engine):
            WORD("CALL seed_sow(1)", engine)
        """,
        "pandas.read_sql pandas.read_sql_query polars.read_database",
        "pandas.read_csv polars.read_csv",
    ),
    "functions that take SQL second": (
        "SNT301",
        """
        import psycopg2.extras

        def run(cursor, rows):
            psycopg2.extras.WORD(cursor, "CALL seed_sow(%s)", rows)
        """,
        "execute_values execute_batch",
        "register_uuid",
    ),
    "keywords of a function that reads by SQL": (
        "SNT301",
        """
        import pandas

        def run(engine):
            pandas.read_sql(con=engine, WORD="CALL seed_sow(1)")
        """,
        "sql query",
        "index_col",
    ),
    "a callable that is watched": (
        "SNT301",
        """
        import functools
        import shutil

        def run(path):
            WORD
        """,
        "shutil.rmtree(path) functools.partial(shutil.rmtree,path)() shutil.rmtree(path=path)",
        "shutil.copytree(path) return;shutil.rmtree(path)",
    ),
    "what is never run": (
        "SNT301",
        """
        def run(cursor):
            WORD
            cursor.callproc("seed_sow")
        """,
        "pass run()",
        "return raise[ValueError][0]",
    ),
    "texts of SQL": (
        "SNT301",
        """
        import sqlalchemy
        import sqlalchemy.sql
        import sqlalchemy.sql.expression
        import psycopg2.sql

        def run(session):
            session.execute(WORD("CALL seed_sow(1)"))
        """,
        "sqlalchemy.text sqlalchemy.sql.text sqlalchemy.sql.expression.text psycopg2.sql.SQL",
        "",
    ),
    "what a caught exception has": (
        "SNT102",
        """
        def run(order):
            try:
                order.send()
            except OSError as exc:
                sentry_sdk.set_tag("said", exc.WORD)
        """,
        "email owner.email",
        "args message detail description response body status_code __class__",
    ),
    "what holds a document of a caught exception": (
        "SNT107",
        """
        def run(order):
            try:
                order.send()
            except OSError as exc:
                sentry_sdk.set_context("said", exc.WORD)
        """,
        "request.body request.headers",
        "args response body message",
    ),
    "a status that a caught exception has": (
        "SNT202",
        """
        from fastapi import HTTPException

        def run(order):
            try:
                raise HTTPException(404)
            except Exception as exc:
                if getattr(exc, "x", 1) and exc.WORD >= 500:
                    sentry_sdk.capture_exception(exc)
        """,
        "number kind",
        "status_code code status status_int http_status",
    ),
    "decorators of tasks": (
        "SNT202",
        """
        from fastapi import HTTPException

        @app.WORD
        def run(order):
            try:
                raise HTTPException(404)
            except Exception as exc:
                sentry_sdk.capture_exception(exc)
        """,
        "get cached",
        "shared_task task periodic_task actor db_task job flow",
    ),
}


def finds(folder: Path, code: str, source: str) -> bool:
    (folder / "pyproject.toml").write_text(POLICY, encoding="utf-8")
    found = linter.check_source(str(folder / "app.py"), "import sentry_sdk\n" + textwrap.dedent(source))
    assert not [one for one in found if one.code.startswith("SNT9")], source
    return any(one.code == code for one in found)


@pytest.mark.parametrize("question", NAMES)
def test_a_name(question: str, tmp_path: Path) -> None:
    code, source, does, does_not = NAMES[question]
    found = [word for word in (does + " " + does_not).split() if finds(tmp_path, code, source.replace("WORD", word))]
    assert found == does.split()


@pytest.mark.parametrize(
    ("name", "answers"),
    {
        "app.py": True,
        "shop/views.py": True,
        "tasks/views.py": False,
        "shop/tasks.py": False,
        "shop/mail_jobs.py": False,
        "workers.py": False,
        "crons.py": False,
        "commands.py": False,
    }.items(),
)
def test_a_module_of_tasks(name: str, answers: bool, tmp_path: Path) -> None:
    """What runs in the background answers no client: there such an exception is a fault."""
    (tmp_path / "pyproject.toml").write_text(POLICY, encoding="utf-8")
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    _, source, _, _ = NAMES["decorators of tasks"]
    path.write_text("import sentry_sdk\n" + textwrap.dedent(source).replace("WORD", "get"), encoding="utf-8")
    assert any(one.code == "SNT202" for one in linter.check_file(str(path))) is answers
