"""A script beside the package."""
import sys

from depot import db
from depot.names import PALLETS, WRAP


def main(conn):
    db.call(conn, WRAP)
    db.plain(conn, WRAP)  # expect: SNT301
    for name in PALLETS:
        db.call(conn, name)
    db.plain(conn, "Pallet_List")


if __name__ == "__main__":
    main(sys.argv)
