"""Calls of the wrappers: those are covered, however the wrapper is made."""
import doors
from doors import bad, exported, good, late, seats
from doors.good import Door, acall, call, cursor_for
from doors.inner import exported as by_its_home


def sell(conn, number):
    call(conn, "Ticket_Void", number)
    good.call_in_list(conn, "Ticket_Void", number)
    good.call_by_other(conn, procedure="Ticket_Transfer")
    good.void(conn, number)
    exported(conn, "Ticket_Void", number)
    doors.exported(conn, "Ticket_Void", number)
    by_its_home(conn, "Ticket_Void", number)
    bad.call(conn, "Ticket_Void", number)
    late.call(conn, "Ticket_Void", number)
    Door(conn).call("Ticket_Void", number)
    bad.Door(conn).call("Ticket_Void", number)
    with cursor_for(conn, "Ticket_Void", number) as cursor:
        cursor.callproc("Ticket_Show", (number,))
        cursor.callproc("Ticket_Void", (number,))  # expect: SNT301
    list(good.rows_of(conn, "Ticket_Void", number))
    seats.call(conn, "Seat_Block", number)


def sell_wrongly(conn, number):
    seats.call(conn, "Ticket_Void", number)  # expect: SNT301
    call(conn, "Seat_Block", number)  # expect: SNT301
    Door(conn).call("Seat_Block", number)  # expect: SNT301
    good._run(conn, "Ticket_Void", (number,))  # expect: SNT301
    Door(conn)._run("Ticket_Void", number)  # expect: SNT301
    conn.cursor().callproc("Seat_Block", (number,))  # expect: SNT301


async def sell_later(conn, number):
    await acall(conn, "Ticket_Void", number)
    await Door(conn).acall("Ticket_Void", number)
    await acall(conn, "Seat_Block", number)  # expect: SNT301


class BoxOffice(Door):
    def sell(self, number):
        self.call("Ticket_Void", number)
        self._run("Ticket_Void", number)  # expect: SNT301
        self._run("Ticket_Show", number)
        super().call("Ticket_Transfer", number)
