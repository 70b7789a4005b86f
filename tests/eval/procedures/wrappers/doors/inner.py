"""Defined here, listed under the package's name."""
from .notes import note


def exported(conn, procedure, *args):
    note(procedure)
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
