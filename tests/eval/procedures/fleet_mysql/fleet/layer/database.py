"""The layer that every function of the fleet shares."""
import sys
import time

import pymysql
import pymysql.cursors

from fleet.layer.procedures import REMOVING

try:
    import sentry_sdk
except ImportError:
    sentry_sdk = None


def connect(options):
    return pymysql.connect(**options)


def _announce(procedure, args, request_id):
    if sentry_sdk is None or procedure not in REMOVING:
        return
    sentry_sdk.add_breadcrumb(
        category="database.picture_operation",
        message=f"Running {procedure}: may withdraw pictures",
        level="warning",
        data={"procedure": procedure, "args_count": len(args or ()), "request_id": request_id},
    )
    scope = sentry_sdk.get_current_scope()
    scope.set_tag("procedure", procedure)
    scope.set_tag("picture_operation", "withdraw")


def run_procedure(options, procedure, args=(), request_id=None):
    started = time.time()
    try:
        conn = connect(options)
    except pymysql.MySQLError:
        print(f"no connection after {time.time() - started:.1f} s")
        sys.exit(1)
    _announce(procedure, args, request_id)
    try:
        cursor = conn.cursor(pymysql.cursors.DictCursor)
        cursor.callproc(procedure, args)
        rows = cursor.fetchall()
        conn.commit()
        return rows
    finally:
        conn.close()


def run_procedure_sets(options, procedure, args=(), request_id=None):
    conn = connect(options)
    _announce(procedure, args, request_id)
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        sets = [cursor.fetchall()]
        while cursor.nextset():
            sets.append(cursor.fetchall())
    return sets


class _Measured:
    """Times a query, or would, if it were not switched off."""

    def __init__(self, procedure):
        self.procedure = procedure

    def __enter__(self):
        return self
        sentry_sdk.add_breadcrumb(category="database.picture_operation", message=f"Running {self.procedure}")
        sentry_sdk.set_tag("procedure", self.procedure)
        sentry_sdk.set_tag("picture_operation", "withdraw")

    def __exit__(self, *problem):
        return False


def _note_switched_off(procedure):
    return
    sentry_sdk.add_breadcrumb(category="database.picture_operation", message=f"Running {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("picture_operation", "withdraw")


def run_procedure_unmeasured(options, procedure, args=()):  # expect: SNT302
    conn = connect(options)
    _note_switched_off(procedure)
    with _Measured(procedure), conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        return cursor.fetchall()


def run_plain(options, procedure, args=()):
    with connect(options).cursor() as cursor:
        cursor.callproc(procedure, args)
        return cursor.fetchall()


def run_by_keyword(options, *, args=(), procedure):
    return run_plain(options, procedure, args)


class Connector:
    def __init__(self, options):
        self.options = options
        self.conn = connect(options)

    def write(self, procedure, *args):
        _announce(procedure, args, None)
        with self.conn.cursor() as cursor:
            cursor.callproc(procedure, args)

    def write_all(self, procedure, rows):
        for row in rows:
            self.write(procedure, *row)

    def read(self, procedure, *args):
        with self.conn.cursor() as cursor:
            cursor.callproc(procedure, args)
            return cursor.fetchall()

    def read_one(self, procedure, *args):
        return self.read(procedure, *args)[0]

    @classmethod
    def once(cls, options, procedure, args=()):
        return cls(options).read(procedure, *args)

    @staticmethod
    def on(cursor, args, procname):
        cursor.callproc(procname, args)
        return cursor.fetchone()


class ReadConnector(Connector):
    pass
