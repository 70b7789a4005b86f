"""Runs when it is started; no name is written here as a whole."""

import mill.db

connection = mill.db.connect()
cursor = connection.cursor()
for kind in ("Dress", "Count"):
    cursor.callproc(f"Stone_{kind}")  # expect: SNT301

RUN = lambda cursor, kind: cursor.callproc("Stone_" + kind)  # noqa: E731


def go(cursor):
    RUN(cursor, "Dress")  # expect: SNT301
    RUN(cursor, "Count")
