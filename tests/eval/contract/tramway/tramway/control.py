"""The control room: what it runs, and by which way."""

from sqlalchemy import func, select, text

from tramway import depot
from tramway.depot import call_fare, call_proc, run_any, wipe, wipe_safely

CLOSE = "Line_Close"
BY_KEY = {"c": "Line_Close", "l": "Line_List"}


def close(connection, line):
    call_proc(connection.cursor(), CLOSE, [line])
    call_fare(connection.cursor(), "Line_Close", [line])  # expect: SNT301
    run_any(connection.cursor(), "Line_Close", [line])  # expect: SNT301
    run_any(connection.cursor(), "Line_List", [line])
    with connection.cursor() as cursor:
        cursor.callproc(CLOSE, [line])  # expect: SNT301
        cursor.callproc("Line_List", [line])
        cursor.callproc(BY_KEY["c"], [line])  # expect: SNT301
        cursor.callproc(BY_KEY["l"], [line])
        cursor.callproc("network.`line_reroute`", [line])  # expect: SNT301
        cursor.callproc("network.line_reroute_plan", [line])
        depot.announce("Line_Reroute")
        cursor.callproc("Line_Reroute", [line])


def stops(session, cursor, stop):
    session.execute(text("CALL Stop_Remove(:stop)"), {"stop": stop})  # expect: SNT301
    session.execute(text("SELECT * FROM stop_removals WHERE stop = :stop"), {"stop": stop})
    session.execute(select(func.Stop_Remove(stop)))  # expect: SNT301
    session.execute(select(func.Stop_Count(stop)))
    cursor.execute("EXEC ticketing.Fare_Override ?", stop)  # expect: SNT301
    cursor.execute("SELECT Fare_Override FROM rules WHERE stop = ?", stop)
    cursor.execute("INSERT INTO calls (name) VALUES (?)", "Fare_Override")
    cursor.callproc("Line_Suspend", [stop])  # expect: SNT301
    cursor.callproc("Stops_Merge", [stop, 0])  # expect: SNT305
    cursor.callproc("Stops_Count")
    wipe(stop.waiting)  # expect: SNT301
    wipe_safely(stop.waiting)


def timetable(cursor, steps):
    for step in steps.load():
        cursor.callproc(step.procedure, [step.number])  # expect: SNT304
    for step in steps.load():
        call_proc(cursor, step.procedure, [step.number])
