"""Their callers; the names come from elsewhere."""

from mill.forms import composed, counted, filled, rows_of, sorted_by
from mill.names import COUNT, DRESS


def work(cursor):
    composed(cursor, DRESS)  # expect: SNT301
    filled(cursor, DRESS)  # expect: SNT301
    rows_of(cursor, f"{DRESS}(1)", 10)  # expect: SNT301
    counted(cursor, f"SELECT * FROM {DRESS}(1)")  # expect: SNT301
    sorted_by(cursor, DRESS)
    composed(cursor, COUNT)
