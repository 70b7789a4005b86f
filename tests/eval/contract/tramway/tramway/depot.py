"""The functions that may run procedures, and those that should not."""

import sentry_sdk

FARES = "ticketing"


def announce(procedure):
    sentry_sdk.add_breadcrumb(
        category="database.line_write", message=f"Calling {procedure} - writes Lines", level="warning"
    )
    sentry_sdk.set_tag("procedure", procedure)


def shape_of(arguments):
    return [type(argument).__name__ for argument in arguments]


def call_proc(cursor, procedure, arguments):
    announce(procedure)
    cursor.callproc(procedure, arguments)
    return cursor.fetchall()


def call_fare(cursor, procedure, arguments):
    sentry_sdk.add_breadcrumb(
        category="database.fare_write", message=f"Calling {procedure} - writes Fares", level="warning"
    )
    sentry_sdk.set_tag("procedure", procedure)
    cursor.execute(f"EXEC {FARES}.{procedure} ?", *arguments)


def call_late(cursor, procedure, arguments):
    cursor.callproc(procedure, arguments)
    announce(procedure)  # expect: SNT303


def call_bare(cursor, procedure, arguments):  # expect: SNT302
    sentry_sdk.set_context("call", {"shape": shape_of(arguments)})
    cursor.callproc(procedure, arguments)


def run_any(cursor, procedure, arguments):
    cursor.callproc(procedure, arguments)


def wipe(stops):
    stops.clear()


def wipe_safely(stops):
    announce("wipe")
    wipe(stops)
