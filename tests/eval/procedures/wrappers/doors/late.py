"""Wrappers that speak when it is over."""
import sentry_sdk

from doors.notes import note


def call(conn, procedure, *args):
    rows = conn.cursor().callproc(procedure, args)
    sentry_sdk.add_breadcrumb(category="doors.ticket", message=f"Tickets change through {procedure}", level="warning")  # expect: SNT303
    sentry_sdk.set_tags({"procedure": procedure, "tickets": "yes"})
    return rows


def call_helper(conn, procedure, *args):
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        note(procedure)  # expect: SNT303
        return cursor.fetchall()


def call_tag(conn, procedure, *args):
    sentry_sdk.add_breadcrumb(category="doors.ticket", message=f"Tickets change through {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
    rows = conn.cursor().callproc(procedure, args)
    sentry_sdk.set_tag("tickets", "yes")  # expect: SNT303
    return rows


def call_finally(conn, procedure, *args):
    try:
        return conn.cursor().callproc(procedure, args)
    finally:
        note(procedure)  # expect: SNT303


async def acall(conn, procedure, *args):
    rows = await conn.fetch(f"SELECT * FROM {procedure}()", *args)
    note(procedure)  # expect: SNT303
    return rows


def call_with(conn, procedure, *args): conn.cursor().callproc(procedure, args); note(procedure)  # expect: SNT303


class Door:
    def __init__(self, conn):
        self.conn = conn

    def call(self, procedure, *args):
        rows = self.conn.cursor().callproc(procedure, args)
        note(procedure)  # expect: SNT303
        return rows
