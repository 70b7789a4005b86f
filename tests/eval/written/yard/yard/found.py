"""Procedures that SQL files put on a watch list (SNT301), and those that are on none (SNT305)."""

from sqlalchemy import func, select, text

from yard.db import Store, call_price, call_proc, run

SWEEP = "yard_sweep"
DYNAMIC = text("CALL yard_dynamic(:yard)")


def listed(cursor, yard):
    cursor.callproc("Pallet_Scrap", [yard])  # expect: SNT301
    cursor.callproc("Yard_Close", [yard])  # expect: SNT301
    cursor.execute("EXEC dbo.Log_Scrap ?", [yard])  # expect: SNT301
    call_proc(cursor, "Pallet_Scrap", [yard])
    call_proc(cursor, "Yard_Close", [yard])


def unlisted(cursor, session, connection, yard):
    cursor.callproc("yard_sweep", [yard])  # expect: SNT305
    cursor.execute("SELECT yard_reset(%s)", [yard])  # expect: SNT305
    session.execute(DYNAMIC, {"yard": yard})  # expect: SNT305
    session.execute(select(func.yard_sweep(yard)))  # expect: SNT305
    cursor.execute("EXEC dbo.[Pallets_Fix] @id = ?", [yard])  # expect: SNT305
    cursor.execute("{CALL pallets_drop(?)}", [yard])  # expect: SNT305
    cursor.execute(f"EXEC dbo.Pallets_Merge; EXEC dbo.Bins_Drop -- {yard}")  # expect: SNT305
    cursor.execute("EXECUTE Pallets_All")  # expect: SNT305
    run(cursor, SWEEP, yard)  # expect: SNT305
    Store(connection).call("Pallets_Fix")  # expect: SNT305
    call_proc(cursor, "yard_sweep", [yard])  # expect: SNT305
    call_price(cursor, "Price_Override", [yard])


def harmless(cursor, session, connection, yard):
    cursor.callproc("Pallet_Move", [yard, 1])
    cursor.callproc("yard_count", [yard])
    cursor.execute("EXEC dbo.Log_Read")
    cursor.execute("EXEC dbo.Bins_Drop")
    cursor.execute("EXEC dbo.Pallets_Label ?", [yard])
    cursor.callproc("Somewhere_Else", [yard])
    session.execute(text("CALL elsewhere(:yard)"), {"yard": yard})
    session.execute(select(func.count(yard.id)))
    cursor.execute("UPDATE Pallets SET State = 'new' WHERE id = %s", [yard])
    cursor.execute("SELECT 'EXEC yard_sweep'")
    run(cursor, "Pallet_Move", yard)
    Store(connection).call("yard_count")
