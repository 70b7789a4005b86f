"""What is looked into at all: the cost of a policy in a large tree is what it makes the analysis interpret."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentry_lint import linter
from sentry_lint.analysis.engine import Engine
from sentry_lint.analysis.modules import Function
from sentry_lint.policy import forget
from sentry_lint.rules.checks import run

WATCH = """\
[tool.sentry-lint]

[[tool.sentry-lint.watch]]
name = "stock"
procedures = ["Stock_Clear"]
tags = { procedure = "{procedure}" }
"""
QUERIES = """\
from sqlalchemy import select, text

def found(session, wanted):
    statement = select(Stone).where(Stone.id == wanted)
    statement = statement.order_by(Stone.id)
    return session.execute(statement).scalars().all()

def counted(session):  # call it seldom: it makes the database execute a long query
    return session.execute(text("SELECT count(*) FROM stones")).scalar()

class Stones:
    def __init__(self, session):
        self.session = session
        self.session.execute(text("SET search_path TO mill"))

    def all(self):
        return self.session.execute(select(Stone)).all()

    def cleared(self, session, name):
        session.execute(text(f"CREATE TABLE {name} (id int)"))
"""
HELPER = "def run(cursor, name, values=()):\n    cursor.callproc(name, values)\n"
NAMES = (
    'CLEAR = "Stock_Clear"\nCOUNT = "Stock_Count"\n\ndef clearing():\n    return CLEAR\n\ndef other():\n    return 1\n'
)


@pytest.fixture
def looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Checks files in their order; gives the functions that were interpreted and the lines with findings."""
    real = Engine.interpret
    seen: list[str] = []

    def interpret(self: Engine, function: Function, *more):
        seen.append(function.dotted)
        return real(self, function, *more)

    monkeypatch.setattr(Engine, "interpret", interpret)

    def check(files: dict[str, str]) -> tuple[set[str], list[tuple[str, int, str]]]:
        forget()
        run.forget()
        seen.clear()
        (tmp_path / "pyproject.toml").write_text(WATCH)
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        found = [one for name in files for one in linter.check_file(str(tmp_path / name))]
        return set(seen), [(Path(one.path).name, one.line, one.code) for one in found]

    return check


def test_queries_are_not_looked_into(looked_into) -> None:
    seen, found = looked_into({f"queries_{number}.py": QUERIES for number in range(3)})
    assert found == []
    assert {name.partition(".")[2] for name in seen} <= {"Stones.cleared"}


def test_what_hands_a_name_on_is(looked_into) -> None:
    work = "from helper import run\n\ndef clear(cursor):\n    run(cursor, 'Stock_Clear')\n\ndef rest():\n    return 1\n"
    seen, found = looked_into({"helper.py": HELPER, "queries.py": QUERIES, "work.py": work})
    assert found == [("work.py", 4, "SNT301")]
    assert {"helper.run", "work.clear"} <= seen <= {"helper.run", "work.clear", "work.rest", "queries.Stones.cleared"}


def test_what_uses_a_name_of_elsewhere_is(looked_into) -> None:
    work = """\
import names
from names import CLEAR, clearing, other

def one(cursor):
    cursor.callproc(CLEAR)

def two(cursor):
    cursor.callproc(clearing())

def three(cursor):
    cursor.callproc(names.CLEAR)

def four():
    return other()
"""
    seen, found = looked_into({"names.py": NAMES, "work.py": work})
    assert found == [("work.py", line, "SNT301") for line in (5, 8, 11)]
    assert "work.four" not in seen


def test_a_class_does_not_matter_for_what_it_merely_calls(looked_into) -> None:
    table = """\
from helper import Runner

class Table:
    def __init__(self, connection, title):
        runner = Runner(connection)
        runner.run("Stock_Count")
        self.title = title

    def named(self):
        return self.title

class Keeper:
    def __init__(self, connection):
        self.runner = Runner(connection)

    def clear(self):
        self.runner.run("Stock_Clear")
"""
    helper = "class Runner:\n    def run(self, name):\n        self.cursor.callproc(name, ())\n"
    use = "from table import Table\n\ndef page(connection):\n    return Table(connection, 'a').named()\n"
    seen, found = looked_into({"helper.py": helper, "table.py": table, "use.py": use})
    assert found == [("table.py", 17, "SNT301")]
    assert "use.page" not in seen
