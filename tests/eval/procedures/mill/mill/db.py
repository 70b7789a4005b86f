"""Helpers without any name; what they run, their callers say."""

import sentry_sdk
from sqlalchemy import select, text


def announced(connection, name, values=()):
    sentry_sdk.set_tag("procedure", name)
    sentry_sdk.add_breadcrumb(category="database.grinding", message=name)
    connection.cursor().callproc(name, values)


def bare(connection, name, values=()):
    with connection.cursor() as cursor:
        cursor.callproc(name, values)


def by_text(session, statement):
    return session.execute(text(statement)).all()


def through(session, statement):
    rows = by_text(session, statement)
    return [row for row in rows]


def built(session, stones, wanted):
    statement = select(stones).where(stones.c.id == wanted)
    statement = statement.order_by(stones.c.id)
    return session.execute(statement).scalars().all()


class Mill:
    def __init__(self, connection, opening=None):
        self.connection = connection
        self.cursor = connection.cursor()
        self.cursor.execute("SET time_zone = 'UTC'")
        self.opening = opening

    def run(self, name, *values):
        self.cursor.callproc(name, values)

    def open(self):
        self.cursor.callproc(self.opening, ())


class Bigger(Mill):
    def twice(self, name):
        self.run(name)
        self.run(name)
