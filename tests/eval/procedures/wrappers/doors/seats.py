"""The seats' own door; the watch names no helper."""
from .notes import note_seat


def call(conn, procedure, *args):
    note_seat(procedure)
    conn.cursor().callproc(procedure, args)
