"""The wrapper."""
from quarry.notes import announce


def call(conn, procedure, *args):
    announce(procedure)
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)
        return cursor.fetchall()
