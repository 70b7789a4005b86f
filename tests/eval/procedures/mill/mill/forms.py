"""Helpers that take the name, or the call, in forms of their own."""

import asyncio

from psycopg import sql


def composed(cursor, name):
    cursor.execute(sql.SQL("CALL {}()").format(sql.Identifier(name)))


def filled(cursor, name):
    template = "CALL {}()"
    cursor.execute(template.format(name))


def rows_of(cursor, call, limit):
    cursor.execute(f"SELECT * FROM {call} AS rows ORDER BY 1 LIMIT {limit}")


def counted(cursor, query):
    cursor.execute(f"SELECT COUNT(*) FROM ({query}) AS counted")


def sorted_by(cursor, column):
    cursor.execute(f"CREATE INDEX by_{column} ON stones (id)")


async def handed_on(cursor, name, values=()):
    await asyncio.to_thread(cursor.callproc, name, values)


class Out:
    def __init__(self, cursor):
        def run(name):
            cursor.callproc(name)

        self.run = run
