"""Wrappers that run on some path without a word."""
import functools

import sentry_sdk

from doors.notes import note, note_dead, note_seat


def call(conn, procedure, *args):  # expect: SNT302
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        return cursor.fetchall()


def call_sometimes(conn, procedure, *args, verbose=False):  # expect: SNT302
    if verbose:
        note(procedure)
    return conn.cursor().callproc(procedure, args)


def call_without_tag(conn, procedure, *args):  # expect: SNT302
    sentry_sdk.add_breadcrumb(category="doors.ticket", message=f"Tickets change through {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
    return conn.cursor().callproc(procedure, args)


def call_of_other_list(conn, procedure, *args):  # expect: SNT302
    note_seat(procedure)
    return conn.cursor().callproc(procedure, args)


def call_dead(conn, procedure, *args):  # expect: SNT302
    note_dead(procedure)
    return conn.cursor().callproc(procedure, args)


def call_in_handler(conn, procedure, *args):  # expect: SNT302
    try:
        args = tuple(int(arg) for arg in args)
    except ValueError:
        note(procedure)
    return conn.cursor().callproc(procedure, args)


def call_text(conn, procedure, *args):  # expect: SNT302
    marks = ", ".join("?" for _ in args)
    return conn.cursor().execute(f"EXEC {procedure} {marks}", *args)


async def acall(conn, procedure, *args):  # expect: SNT302
    return await conn.fetch(f"SELECT * FROM {procedure}()", *args)


def rows_of(conn, procedure, *args):  # expect: SNT302
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        yield from cursor.fetchall()


@functools.lru_cache(maxsize=8)
def decorated(conn, procedure):  # expect: SNT302
    return conn.cursor().callproc(procedure)


def void(conn, number):  # expect: SNT302
    conn.cursor().execute("CALL Ticket_Void(%s)", (number,))


def _run(conn, procedure, args):
    return conn.cursor().callproc(procedure, args)


def call_through(conn, procedure, *args):  # expect: SNT302
    return _run(conn, procedure, args)


def call_twice(conn, procedure, *args):  # expect: SNT302
    if not args:
        return conn.cursor().callproc(procedure)
    if len(args) > 10:
        return conn.cursor().callproc(procedure, args[:10])
    note(procedure)
    return conn.cursor().callproc(procedure, args)


def call_after_skip(conn, procedure, *args):  # expect: SNT302
    for arg in args:
        if arg is not None:
            note(procedure)
            break
    return conn.cursor().callproc(procedure, args)


class Door:
    def __init__(self, conn):
        self.conn = conn

    def call(self, procedure, *args):  # expect: SNT302
        return self._run(procedure, *args)

    async def acall(self, procedure, *args):  # expect: SNT302
        return await self.conn.execute(f"CALL {procedure}()", *args)

    @classmethod
    def of(cls, conn, procedure):  # expect: SNT302
        conn.cursor().callproc(procedure)
        return cls(conn)

    @staticmethod
    def static(  # expect: SNT302
        conn,
        procedure,
    ):
        return conn.cursor().callproc(procedure)

    def _run(self, procedure, *args):
        return self.conn.cursor().callproc(procedure, args)
