"""The same procedures through SQL text, with PyMySQL and MySQL Connector."""
import mysql.connector

from fleet.layer.procedures import LIST_PICTURES, WITHDRAW_PICTURES, Names

WITHDRAW = "CALL Tracker_Withdraw(%s)"
SHOW = "CALL Tracker_Show(%s)"
REPAIR = """
    -- parts first
    CALL Repair_LinkParts(%s, %s)
"""


def with_pymysql(conn, key):
    with conn.cursor() as cursor:
        cursor.execute("CALL Tracker_Withdraw(%s)", (key,))  # expect: SNT301
        cursor.execute("call tracker_withdraw(%s)", (key,))  # expect: SNT301
        cursor.execute("CALL fleet.Tracker_Withdraw(%s)", (key,))  # expect: SNT301
        cursor.execute("CALL `fleet`.`Tracker_Withdraw` (%s)", (key,))  # expect: SNT301
        cursor.execute("  CALL\n  Tracker_Withdraw\n(%s);", (key,))  # expect: SNT301
        cursor.execute("/* nightly */ CALL Tracker_Withdraw(%s)", (key,))  # expect: SNT301
        cursor.execute(WITHDRAW, (key,))  # expect: SNT301
        cursor.execute(REPAIR, (key, 1))  # expect: SNT301
        cursor.execute(query="CALL Tracker_Withdraw(%s)", args=(key,))  # expect: SNT301
        cursor.execute(f"CALL {WITHDRAW_PICTURES}(%s)", (key,))  # expect: SNT301
        cursor.execute("CALL " + Names.WITHDRAW + "(%s)", (key,))  # expect: SNT301
        cursor.execute("CALL %s(%d)" % (WITHDRAW_PICTURES, key))  # expect: SNT301
        cursor.execute("CALL {}({})".format(WITHDRAW_PICTURES, key))  # expect: SNT301
        cursor.execute(f"CALL Tracker_Withdraw({key})")  # expect: SNT301
        cursor.execute("SET @now = NOW(); CALL Tracker_Withdraw(%s)", (key,))  # expect: SNT301
        cursor.executemany("CALL Tracker_Withdraw(%s)", [(key,)])  # expect: SNT301
        cursor.execute(SHOW, (key,))
        cursor.execute(f"CALL {LIST_PICTURES}(%s)", (key,))
        cursor.execute("CALL Tracker_Show(%s) -- not Tracker_Withdraw", (key,))
        cursor.execute("-- CALL Tracker_Withdraw(%s)\nSELECT 1")
        cursor.execute("/* CALL Tracker_Withdraw(1) */ SELECT 1")
        cursor.execute("SELECT 'CALL Tracker_Withdraw(1)' AS hint")
        cursor.execute("SELECT Tracker_Withdraw FROM switches")
        cursor.execute("SELECT * FROM routines WHERE name = 'Tracker_Withdraw'")
        cursor.execute("DROP PROCEDURE IF EXISTS Tracker_Withdraw")
        cursor.execute("CREATE PROCEDURE Tracker_Withdraw(IN number INT) SELECT 1")
        cursor.execute("SHOW CREATE PROCEDURE Tracker_Withdraw")
        cursor.execute("GRANT EXECUTE ON PROCEDURE fleet.Tracker_Withdraw TO 'reader'")
        cursor.execute("CALL Log_Write('Tracker_Withdraw')")
        cursor.executemany("INSERT INTO seen (name, number) VALUES ('Tracker_Withdraw', %s)", [(key,)])


def with_connector(options, key):
    conn = mysql.connector.connect(**options)
    cursor = conn.cursor(dictionary=True)
    cursor.callproc("Tracker_Withdraw", (key,))  # expect: SNT301
    cursor.execute("CALL Tracker_Withdraw(%s)", (key,))  # expect: SNT301
    cursor.execute(operation="CALL Tracker_Withdraw(%(key)s)", params={"key": key})  # expect: SNT301
    for result in cursor.execute("CALL Repair_SetTrackers(%s); SELECT 1", (key,), multi=True):  # expect: SNT301
        result.fetchall()
    cursor.callproc("Tracker_Show", (key,))
    cursor.execute("CALL Tracker_Show(%s)", (key,))
    sql = "CALL Tracker_Withdraw(%s)"
    sql = "SELECT 1"
    cursor.execute(sql)


def run_text(cursor, statement, values=()):
    cursor.execute(statement, values)
    return cursor.fetchall()


def run_named(cursor, name, values=()):
    marks = ", ".join("%s" for _ in values)
    cursor.execute(f"CALL {name}({marks})", values)
    return cursor.fetchall()


def through_helpers(cursor, key):
    run_text(cursor, "CALL Tracker_Withdraw(%s)", (key,))  # expect: SNT301
    run_text(cursor, WITHDRAW, (key,))  # expect: SNT301
    run_text(cursor, SHOW, (key,))
    run_text(cursor, "SELECT 1")
    run_named(cursor, "Tracker_Withdraw", (key,))  # expect: SNT301
    run_named(cursor, name=WITHDRAW_PICTURES)  # expect: SNT301
    run_named(cursor, "Tracker_Show", (key,))


def default_name(cursor, key, name="Tracker_Withdraw"):
    cursor.callproc(name, (key,))  # expect: SNT301


def default_other(cursor, key, name="Tracker_Show"):
    cursor.callproc(name, (key,))


class Withdrawal:
    procedure = "Tracker_Withdraw"
    listing = "Tracker_Show"

    def run(self, cursor, key):
        cursor.callproc(self.procedure, (key,))  # expect: SNT301

    def show(self, cursor, key):
        cursor.callproc(self.listing, (key,))

    @classmethod
    def run_class(cls, cursor, key):
        cursor.callproc(cls.procedure, (key,))  # expect: SNT301
        cursor.callproc(Withdrawal.listing, (key,))
