"""Procedures whose name the code does not tell (SNT304)."""

import os

from sqlalchemy import text

from yard.db import Store, call_price, call_proc, run

MOVE = "Pallet_Move"
BY_KIND = {"move": "Pallet_Move", "count": "yard_count"}


def loaded(cursor, steps, settings):
    for step in steps.load():
        cursor.callproc(step.procedure, [step.number])  # expect: SNT304
    name = settings.load("procedure")
    cursor.callproc(name)  # expect: SNT304
    cursor.execute(f"CALL {name}(%s)", [1])  # expect: SNT304
    cursor.execute("EXEC " + os.environ["PROCEDURE"])  # expect: SNT304
    cursor.execute("CALL %s()" % steps.first())  # expect: SNT304
    cursor.execute("CALL {}(1)".format(steps.first()))  # expect: SNT304


def helpers(cursor, connection, session, settings):
    run(cursor, settings.load("procedure"))  # expect: SNT304
    Store(connection).call(settings.load("procedure"))  # expect: SNT304
    session.execute(text(f"CALL {settings.load('procedure')}(:a)"), {"a": 1})  # expect: SNT304
    cursor.callproc(f"Pallet_{settings.load('kind')}")  # expect: SNT304


def through_wrappers(cursor, steps):
    for step in steps.load():
        call_proc(cursor, step.procedure, [step.number])
        call_price(cursor, step.procedure, [step.number])


def known(cursor, connection, kind, settings):
    cursor.callproc(MOVE, [1, 2])
    cursor.callproc(BY_KIND["count"], [1])
    cursor.execute(f"CALL {settings.load('schema')}.Pallet_Move(%s)", [1])
    cursor.execute(f"CALL Pallet_Move({settings.load('pallet')})")
    cursor.execute(settings.load("query"))
    cursor.execute(f"SELECT * FROM {settings.load('table')}")
    cursor.execute("SELECT %s" % settings.load("column"))
    run(cursor, MOVE)
    Store(connection).call("Pallet_Move")
    cursor.executemany(settings.load("query"), [(1,), (2,)])
    settings.callprocess(kind)


def at_the_callers(cursor, name, args):
    cursor.callproc(name, args)


def handed_on(cursor, procedure):
    run(cursor, procedure)
    at_the_callers(cursor, procedure, [1])
