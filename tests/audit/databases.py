"""The shop's statements, through PyMySQL and through SQLAlchemy: bound values, literals, a duplicate, a procedure."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pymysql
import pytest
import sentry_sdk
import sqlalchemy
from sqlalchemy import orm

from .planted import KINDS, Planted
from .wsgi_apps import configure_django

COLUMNS = ("email", "password", "card_number", "token", "full_name", "phone_number")
TABLE = (
    f"CREATE TABLE customers (id INTEGER PRIMARY KEY, {', '.join(f'{name} VARCHAR(99) UNIQUE' for name in COLUMNS)})"
)
PROCEDURE = """
CREATE PROCEDURE close_account(who VARCHAR(99), secret VARCHAR(99), called VARCHAR(99))
BEGIN
  SET @said = CONCAT('cannot close the account of ', who);
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = @said;
END
"""


def socket() -> str:
    """The server that continuous integration starts; the test skips where there is none."""
    path = os.environ.get("SENTRY_LINT_MARIADB_SOCKET", "")
    if not path:
        pytest.skip("no MariaDB: SENTRY_LINT_MARIADB_SOCKET is not set")
    return path


def attempt(statement: Callable[[], Any]) -> None:
    """Runs what fails, and reports it as applications do."""
    try:
        statement()
    except Exception:
        sentry_sdk.capture_exception()
    else:
        raise AssertionError("the statement did not fail")


def _quoted(fields: dict[str, str]) -> str:
    return ", ".join(f"'{value}'" for value in fields.values())


def inserted(fields: dict[str, str]) -> str:
    """A statement with its values written into it."""
    return f"INSERT INTO missing ({', '.join(fields)}) VALUES ({_quoted(fields)})"


def fresh_database(cursor: Any, name: str) -> None:
    cursor.execute(f"DROP DATABASE IF EXISTS {name}")
    cursor.execute(f"CREATE DATABASE {name}")
    cursor.execute(f"USE {name}")
    cursor.execute(TABLE)
    cursor.execute(PROCEDURE)


def _insert_twice(cursor: Any, number: int, row: dict[str, str]) -> None:
    statement = f"INSERT INTO customers (id, {', '.join(row)}) VALUES (%s, %s)"
    cursor.execute(statement, [number, *row.values()])
    attempt(lambda: cursor.execute(statement, [99, *row.values()]))


def driver(planted: Planted) -> None:
    """PyMySQL alone."""
    marks = ", ".join(["%s"] * len(COLUMNS))
    with pymysql.connect(unix_socket=socket(), user="root") as connection, connection.cursor() as cursor:
        fresh_database(cursor, "audit_driver")
        bound, named = planted.fields("bound"), planted.fields("named")
        attempt(
            lambda: cursor.execute(f"INSERT INTO missing ({', '.join(COLUMNS)}) VALUES ({marks})", [*bound.values()])
        )
        attempt(lambda: cursor.execute("SELECT 1 FROM missing WHERE email = %(email)s AND token = %(token)s", named))
        literal = planted.fields("literal")
        attempt(lambda: cursor.execute(inserted(literal)))
        for place, kind in enumerate(KINDS):
            _insert_twice(cursor, place, planted.fields("duplicate", kind))
        called = planted.fields("procedure", "email", "password", "person-name")
        attempt(lambda: cursor.callproc("close_account", [*called.values()]))


class Base(orm.DeclarativeBase):
    """The shop's models."""


class Customer(Base):
    __tablename__ = "customers"
    id = orm.mapped_column(sqlalchemy.Integer, primary_key=True)
    email = orm.mapped_column(sqlalchemy.String(99), unique=True)
    password = orm.mapped_column(sqlalchemy.String(99))
    full_name = orm.mapped_column(sqlalchemy.String(99))
    token = orm.mapped_column(sqlalchemy.String(99))


def _mapped(connection: sqlalchemy.Connection, planted: Planted) -> None:
    """Two customers with one address, through the mapper."""
    Base.metadata.create_all(connection)
    fields = planted.fields("mapped", "email", "password", "person-name", "token")
    with orm.Session(connection) as session:
        session.add(Customer(id=1, **fields))
        session.flush()
        session.add(Customer(id=2, **{**fields, "token": "-"}))
        attempt(session.flush)


def statements(engine: sqlalchemy.Engine, planted: Planted) -> None:
    """SQLAlchemy's texts and models; each statement is a breadcrumb and a span too."""
    text = sqlalchemy.text
    with engine.connect() as connection, sentry_sdk.start_transaction(name="close", op="shop"):
        connection.execute(text(f"SELECT 1 WHERE '{planted.value('literal.email')}' = 'nobody'"))
        bound = planted.fields("bound")
        marks = ", ".join(f":{name}" for name in bound)
        attempt(lambda: connection.execute(text(f"INSERT INTO missing ({', '.join(bound)}) VALUES ({marks})"), bound))
        literal = planted.fields("literal")
        attempt(lambda: connection.execute(text(inserted(literal))))
        many = [planted.fields("many.one"), planted.fields("many.two")]
        attempt(lambda: connection.execute(text(f"INSERT INTO missing ({', '.join(bound)}) VALUES ({marks})"), many))
        connection.rollback()
        _mapped(connection, planted)


def on_sqlite(planted: Planted) -> None:
    engine = sqlalchemy.create_engine("sqlite://")
    statements(engine, planted)
    engine.dispose()


def echoing(planted: Planted) -> None:
    """SQLAlchemy's log switched on: each statement's values are a line of their own."""
    log = logging.getLogger("sqlalchemy.engine")
    log.setLevel(logging.INFO)
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection:
        Base.metadata.create_all(connection)
        columns = sqlalchemy.insert(Customer)
        connection.execute(columns, planted.fields("echoed", "email", "password", "person-name", "token"))
        sentry_sdk.capture_message("no order")
    engine.dispose()
    log.setLevel(logging.NOTSET)


def with_django(planted: Planted) -> None:
    """Django's models and forms."""
    configure_django()
    from django import forms
    from django.contrib.auth.models import User
    from django.db import connection

    class Login(forms.Form):
        email = forms.EmailField()
        password = forms.CharField()
        full_name = forms.CharField()

    def refused() -> None:
        form = Login(planted.fields("form", "email", "password", "person-name"))
        raise RuntimeError(f"cannot take {form}: {form.data}")

    def person(entry: str) -> dict[str, str]:
        fields = planted.fields(entry, "email", "password", "person-name")
        return {"username": "ada", "last_name": fields.pop("full_name"), **fields}

    with connection.schema_editor() as schema:
        schema.create_model(User)
    with sentry_sdk.start_transaction(name="close", op="shop"):
        User.objects.create(**person("mapped"))
        attempt(lambda: User.objects.create(**person("duplicate")))
        attempt(lambda: User.objects.get(**person("asked")))
        named = planted.fields("literal", "email", "person-name")
        conditions = " AND ".join(f"{name} = '{value}'" for name, value in named.items())
        attempt(lambda: User.objects.raw(f"SELECT * FROM missing WHERE {conditions}")[0])
        attempt(refused)
    with connection.schema_editor() as schema:
        schema.delete_model(User)


def on_mariadb(planted: Planted) -> None:
    with pymysql.connect(unix_socket=socket(), user="root") as connection, connection.cursor() as cursor:
        fresh_database(cursor, "audit_mapped")
        cursor.execute("DROP TABLE customers")
    engine = sqlalchemy.create_engine(f"mysql+pymysql://root@localhost/audit_mapped?unix_socket={quote(socket())}")
    statements(engine, planted)
    with engine.connect() as link, sentry_sdk.start_transaction(name="call", op="shop"):
        called = planted.fields("procedure", "email", "password", "person-name")
        attempt(lambda: link.execute(sqlalchemy.text(f"CALL close_account({_quoted(called)})")))
    engine.dispose()
