"""A depot's database layer: each call of a procedure leaves a breadcrumb, but not what it was called with."""
import time

import pymysql

try:
    import sentry_sdk
except ImportError:
    sentry_sdk = None

WATCHED = {"Pallet_Remove", "Pallet_Move"}


def _announce(procedure, args, operator_id, request_id):
    if sentry_sdk is None or procedure not in WATCHED:
        return
    data = {"procedure": procedure, "args_count": len(args) if args else 0, "request_id": request_id}
    sentry_sdk.add_breadcrumb(category="database.pallet", message=f"Calling {procedure}", level="warning", data=data)
    if args:
        data["args"] = [str(arg)[:100] for arg in args[:10]]
    sentry_sdk.add_breadcrumb(
        category="database.pallet",
        message=f"Calling {procedure}",
        level="warning",
        data=data,  # expect: SNT107
    )
    scope = sentry_sdk.get_current_scope()
    scope.set_tag("procedure", procedure)
    scope.set_tag("operator_id", operator_id)
    scope.set_context("procedure", {"name": procedure, "arg_count": len(args) if args else 0, "kind": "removal"})
    scope.set_context("procedure", {"name": procedure, "args": args})  # expect: SNT107


def call(connection, procedure, args=(), operator_id=None, request_id=None):
    started = time.monotonic()
    _announce(procedure, args, operator_id, request_id)
    with connection.cursor(pymysql.cursors.DictCursor) as cursor:
        cursor.callproc(procedure, args)
        rows = cursor.fetchall()
    if sentry_sdk is not None:
        with sentry_sdk.start_span(op="db.query", name=f"{procedure}{args}"):  # expect: SNT107
            pass
        with sentry_sdk.start_span(op="db.query", name=procedure) as span:
            span.set_data("rows", len(rows))
            span.set_data("seconds", time.monotonic() - started)
    return rows
