"""The way to the database. Procedures that write a pallet's status leave a trail in Sentry."""

from __future__ import annotations

import os
from typing import Any

import pymysql
import sentry_sdk


def connect() -> Any:
    return pymysql.connect(
        unix_socket=os.environ.get("WAREHOUSE_DB_SOCKET"),
        user="root",
        database="warehouse",
        cursorclass=pymysql.cursors.DictCursor,
    )


def call_proc(connection: Any, procedure: str, args: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    """Runs a stored procedure; every error after it carries the breadcrumb and the tags."""
    sentry_sdk.add_breadcrumb(
        category="database.pallet_write",
        message=f"Calling {procedure} - writes Pallets.Status",
        level="warning",
        data={"procedure": procedure, "args_count": len(args)},
    )
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("pallet_write", "yes")
    with connection.cursor() as cursor:
        cursor.callproc(procedure, args)
        return list(cursor.fetchall())
