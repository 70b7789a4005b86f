"""Wrappers that say what they do before they do it."""
import functools
import time
from contextlib import contextmanager

import sentry_sdk

from doors import notes
from doors.notes import VOIDING, note


def call(conn, procedure, *args):
    note(procedure)
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        return cursor.fetchall()


def call_in_list(conn, procedure, *args):
    if procedure in VOIDING:
        sentry_sdk.add_breadcrumb(
            category="doors.ticket", message=f"Tickets change through {procedure}", level="warning"
        )
        sentry_sdk.set_tags({"procedure": procedure, "tickets": "yes"})
    return conn.cursor().callproc(procedure, args)


def call_by_other(conn, procedure, *args):
    return call(conn, procedure, *args)


def _run(conn, procedure, args):
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        return cursor.fetchall()


def call_through(conn, procedure, *args):
    notes.note(procedure)
    return _run(conn, procedure, args)


def call_retrying(conn, procedure, *args):
    note(procedure)
    for attempt in range(3):
        try:
            return _run(conn, procedure, args)
        except ConnectionError:
            time.sleep(attempt)
    raise ConnectionError(procedure)


def call_later(conn, procedure, *args):
    def work():
        note(procedure)
        return _run(conn, procedure, args)

    return work


async def acall(conn, procedure, *args):
    note(procedure)
    marks = ", ".join(f"${n}" for n, _ in enumerate(args, 1))
    return await conn.fetch(f"SELECT * FROM {procedure}({marks})", *args)


def rows_of(conn, procedure, *args):
    note(procedure)
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        while row := cursor.fetchone():
            yield row


@contextmanager
def cursor_for(conn, procedure, *args):
    note(procedure)
    cursor = conn.cursor()
    try:
        cursor.callproc(procedure, args)
        yield cursor
    finally:
        cursor.close()


def void(conn, number):
    note("Ticket_Void")
    conn.cursor().execute("CALL Ticket_Void(%s)", (number,))


@functools.lru_cache(maxsize=8)
def decorated(conn, procedure):
    note(procedure)
    return conn.cursor().callproc(procedure)


def idle(conn, procedure):
    return f"{procedure} on {conn}"


def call_or_skip(conn, procedure, *args):
    if not args:
        return None
    note(procedure)
    return conn.cursor().callproc(procedure, args)


class Door:
    def __init__(self, conn):
        self.conn = conn

    def call(self, procedure, *args):
        self._note(procedure)
        return self._run(procedure, *args)

    async def acall(self, procedure, *args):
        note(procedure)
        return await self.conn.execute(f"CALL {procedure}()", *args)

    @classmethod
    def of(cls, conn, procedure):
        note(procedure)
        conn.cursor().callproc(procedure)
        return cls(conn)

    def _note(self, procedure):
        note(procedure)

    def _run(self, procedure, *args):
        return self.conn.cursor().callproc(procedure, args)
