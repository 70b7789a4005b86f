"""The way to the database, shared by all lambdas."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager

import pymysql
import telemetry


def get_connection():
    return pymysql.connect(unix_socket=os.environ["HARBOUR_SOCKET"], user="root", database="harbour", autocommit=True)


@contextmanager
def measured(procedure):
    began = time.monotonic()
    yield
    telemetry.note_duration(procedure, time.monotonic() - began)


def run_procedure(procedure, args, clerk_id, request_id):
    """Runs a procedure; returns the rows of its first result."""
    began = time.monotonic()
    try:
        conn = get_connection()
    except pymysql.MySQLError as e:
        duration = time.monotonic() - began
        raise SystemExit(f"no database after {duration:.1f} s") from e

    try:
        with measured(procedure):
            cur = conn.cursor(pymysql.cursors.DictCursor)
            cur.callproc(procedure, args)
            return list(cur.fetchall())
    finally:
        conn.close()


def run_procedure_sets(procedure, args, clerk_id, request_id):
    """Runs a procedure; returns the rows of all its results, a list for each."""
    try:
        conn = get_connection()
    except pymysql.MySQLError as e:
        raise SystemExit("no database") from e

    sets = []
    try:
        with measured(procedure):
            cur = conn.cursor(pymysql.cursors.DictCursor)
            cur.callproc(procedure, args)
            sets.append(list(cur.fetchall()))
            while cur.nextset():
                sets.append(list(cur.fetchall()))
    finally:
        conn.close()
    return sets
