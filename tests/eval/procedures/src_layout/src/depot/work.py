from . import _parts, names
from .db import call, plain


def work(conn, number):
    call(conn, names.WRAP, number)
    plain(conn, names.WRAP, number)  # expect: SNT301
    plain(conn, "Pallet_Drop", number)  # expect: SNT301
    plain(conn, _parts.DROP, number)  # expect: SNT301
    plain(conn, _parts.LIFT, number)
    conn.cursor().callproc("Pallet_Weigh", (number,))  # expect: SNT301
    conn.cursor().execute("CALL pallet_weigh(%s)", (number,))  # expect: SNT301
    conn.cursor().callproc("Pallet_Weight", (number,))
    conn.cursor().callproc(names.RACK_MOVE, (number,))  # expect: SNT301
    call(conn, "Rack_Drop", number)  # expect: SNT301
