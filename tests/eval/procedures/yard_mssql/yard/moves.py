"""pyodbc and pymssql."""
import pymssql
import pyodbc

from yard import gate
from yard.gate import StockGate, any_call, ledger_call, stock_call, tariff_call

MOVE = """
    SET NOCOUNT ON;
    DECLARE @moved INT;
    EXEC @moved = dbo.Stock_Move
        @bin = ?,
        @amount = ?;
    SELECT @moved;
"""
COUNTED = """
    SELECT COUNT(*) AS n
    FROM dbo.Stock_Move_Log
    WHERE bin = ?
"""
SCHEMA = "dbo"
QUIET = "SET NOCOUNT ON; "


def with_pyodbc(url, number, amount):
    conn = pyodbc.connect(url)
    cursor = conn.cursor()
    cursor.execute("EXEC Stock_Move ?, ?", number, amount)  # expect: SNT301
    cursor.execute("exec stock_move ?, ?", number, amount)  # expect: SNT301
    cursor.execute("EXECUTE Stock_Move ?, ?", number, amount)  # expect: SNT301
    cursor.execute("EXEC dbo.Stock_Move ?, ?", number, amount)  # expect: SNT301
    cursor.execute("EXEC [dbo].[Stock_Move] ?, ?", number, amount)  # expect: SNT301
    cursor.execute("EXEC yard.dbo.Stock_Move @bin=?, @amount=?", number, amount)  # expect: SNT301
    cursor.execute("EXEC yard..Stock_Move ?, ?", number, amount)  # expect: SNT301
    cursor.execute('EXEC "dbo"."Stock_Move" ?, ?', number, amount)  # expect: SNT301
    cursor.execute("{CALL Stock_Move (?, ?)}", number, amount)  # expect: SNT301
    cursor.execute("{call dbo.Stock_Scrap(?)}", number)  # expect: SNT301
    cursor.execute("{? = CALL dbo.Stock_Scrap(?)}", number)  # expect: SNT301
    cursor.execute("{CALL [Stock_Count_Close]}")  # expect: SNT301
    cursor.execute("SET NOCOUNT ON; EXEC Stock_Move ?, ?", number, amount)  # expect: SNT301
    cursor.execute("SET NOCOUNT ON\nEXEC Stock_Move ?, ?", number, amount)  # expect: SNT301
    cursor.execute("DECLARE @r INT; EXEC @r = Stock_Move ?, ?; SELECT @r", number, amount)  # expect: SNT301
    cursor.execute("INSERT INTO #moved EXEC Stock_Move ?, ?", number, amount)  # expect: SNT301
    cursor.execute("BEGIN TRAN; EXEC Stock_Move ?, ?; COMMIT", number, amount)  # expect: SNT301
    cursor.execute("IF @n > 0 EXEC Stock_Scrap ?", number)  # expect: SNT301
    cursor.execute(MOVE, number, amount)  # expect: SNT301
    cursor.execute(QUIET + "EXEC Stock_Scrap ?", number)  # expect: SNT301
    cursor.execute(f"{QUIET}EXEC {SCHEMA}.Stock_Scrap ?", number)  # expect: SNT301
    cursor.execute(f"EXEC {SCHEMA}.{'Stock_Scrap'} ?", number)  # expect: SNT301
    cursor.executemany("EXEC Stock_Scrap ?", [(number,)])  # expect: SNT301
    conn.execute("EXEC Stock_Scrap ?", number)  # expect: SNT301
    cursor.execute("EXEC Tariff_Set ?", amount)  # expect: SNT301
    cursor.execute("EXEC Tariff_Import")  # expect: SNT301
    cursor.execute("EXEC other.Tariff_Import")  # expect: SNT301
    cursor.execute("EXEC Stock_Scrap ?; EXEC Tariff_Set ?", number, amount)  # expect: SNT301
    cursor.execute(COUNTED, number)
    cursor.execute("EXEC dbo.Stock_Move_Preview ?", number)
    cursor.execute("EXEC dbo.Pre_Stock_Move ?", number)
    cursor.execute("EXEC sp_helptext 'Stock_Move'")
    cursor.execute("SELECT OBJECT_ID('dbo.Stock_Move')")
    cursor.execute("SELECT Stock_Move FROM dbo.rights")
    cursor.execute("SELECT 'EXEC Stock_Move' AS text")
    cursor.execute("-- EXEC Stock_Move\nSELECT 1")
    cursor.execute("ALTER PROCEDURE dbo.Stock_Move AS SELECT 1")
    cursor.execute("DROP PROCEDURE dbo.Stock_Move")
    cursor.execute("GRANT EXECUTE ON dbo.Stock_Move TO clerk")
    cursor.execute("UPDATE dbo.last_run SET name = 'Stock_Move' WHERE bin = ?", number)
    cursor.execute("EXEC Log_Run @name = 'Stock_Move'")


def with_pymssql(options, number, amount):
    with pymssql.connect(**options) as conn, conn.cursor(as_dict=True) as cursor:
        cursor.callproc("Stock_Move", (number, amount))  # expect: SNT301
        cursor.callproc("dbo.Stock_Scrap", (number,))  # expect: SNT301
        cursor.callproc("[dbo].[Stock_Scrap]", (number,))  # expect: SNT301
        cursor.execute("EXEC dbo.Stock_Move %d, %d", (number, amount))  # expect: SNT301
        cursor.execute("EXEC dbo.Stock_Move @bin=%s, @amount=%s", (number, amount))  # expect: SNT301
        cursor.callproc("dbo.Stock_Level", (number,))
        cursor.execute("EXEC dbo.Stock_Level %d", (number,))


def through_wrappers(conn, number, amount):
    stock_call(conn, "Stock_Move", number, amount)
    stock_call(conn, "dbo.Stock_Scrap", number)
    StockGate(conn).call("Stock_Move", number, amount)
    gate.gate.call("Stock_Move", number, amount)
    tariff_call(conn, "Tariff_Set", amount)
    ledger_call(conn, "Ledger_Post", amount)
    stock_call(conn, "Stock_Level", number)
    any_call(conn, "Stock_Level", number)


def through_the_wrong_door(conn, number, amount):
    tariff_call(conn, "Stock_Move", number, amount)  # expect: SNT301
    stock_call(conn, "Tariff_Set", amount)  # expect: SNT301
    stock_call(conn, "Ledger_Post", amount)  # expect: SNT301
    ledger_call(conn, "Stock_Scrap", number)  # expect: SNT301
    gate.tariff_call(conn, "Ledger_Reverse", amount)  # expect: SNT301
    StockGate(conn).call("Tariff_Import")  # expect: SNT301
    any_call(conn, "Stock_Move", number, amount)  # expect: SNT301
    any_call(conn, "dbo.Ledger_Post", amount)  # expect: SNT301
    StockGate(conn).raw("Stock_Move", number, amount)  # expect: SNT301
    gate.gate.raw("Stock_Move", number, amount)  # expect: SNT301
    StockGate(conn).raw("Stock_Level", number, amount)


def strict_list(conn, amount):
    gate.note_ledger("Ledger_Post")
    conn.cursor().execute("EXEC Ledger_Post ?", amount)  # expect: SNT301
    gate.note_stock("Stock_Scrap")
    conn.cursor().execute("EXEC Stock_Scrap ?", amount)


def other_lists_note(conn, number):
    gate.note_tariff("Stock_Scrap")
    conn.cursor().execute("EXEC Stock_Scrap ?", number)  # expect: SNT301


def own_lists_note(conn, amount):
    gate.note_tariff("Tariff_Set")
    conn.cursor().execute("EXEC Tariff_Set ?", amount)


def each_of_two(conn, number, amount):
    gate.note_tariff("Tariff_Set")
    conn.cursor().execute("EXEC Tariff_Set ?", amount)
    conn.cursor().execute("EXEC Stock_Scrap ?", number)  # expect: SNT301
    gate.note_stock("Stock_Move")
    conn.cursor().execute("EXEC Stock_Move ?", number)
