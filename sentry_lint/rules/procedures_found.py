"""SNT304 and SNT305: procedures that no watch list can see. For reading; the check is in ``checks/procedures.py``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

LIST = """
            [[tool.sentry-lint.watch]]
            name = "pallet-writes"
            procedures = ["Pallet_Scrap", "Bin_Empty"]
            wrappers = ["service.call_proc"]
"""
NAMES = 'enable = ["SNT304"]\n' + LIST.replace("            ", "").lstrip()
FROM_FILES = """
            enable = ["SNT305"]

            [[tool.sentry-lint.watch]]
            name = "pallet-writes"
            procedures = ["Pallet_Scrap"]
            procedures-from = ["db/pallets/*.sql"]
            writes = ["Pallets.State"]
"""
SCRAP = """
CREATE PROCEDURE Pallet_Scrap(IN pallet INT)
BEGIN
    UPDATE Pallets SET State = 'scrapped' WHERE id = pallet;
END
"""
SWEEP = """
DELIMITER $$
CREATE PROCEDURE Yard_Sweep(IN yard INT)
BEGIN
    CALL Pallet_Scrap(yard);
END$$
CREATE PROCEDURE Yard_Count(IN yard INT)
BEGIN
    SELECT COUNT(*) FROM Pallets WHERE State = 'scrapped' FOR UPDATE;
END$$
"""
SQL = {"db/pallets/scrap.sql": SCRAP, "db/yard.sql": SWEEP}

UNVERIFIABLE = Rule(
    code="SNT304",
    name="unverifiable-procedure",
    summary="a procedure whose name the code does not tell is run outside of a wrapper",
    what="""
    Reports a call that runs a procedure by a name that cannot be found out: it is read from a file or a database, or
    put together from unknown pieces. What a parameter names is judged at the callers. Inside of a wrapper, and through
    one, any name is fine.
    """,
    why="""
    Whether a watched procedure runs here cannot be told, so SNT301 has to keep still. A list of what is watched is
    only worth as much as the calls that can be compared with it.
    """,
    instead="""
    import sentry_sdk


    def call_proc(cursor, name, args):
        sentry_sdk.add_breadcrumb(category="database.procedure", message="calling a procedure", level="info")
        cursor.callproc(name, args)


    def run(cursor, steps):
        for step in steps.load():
            call_proc(cursor, step.procedure, [step.number])
    """,
    bad=(
        Case(
            """
            def run(cursor, steps):
                for step in steps.load():
                    cursor.callproc(step.procedure, [step.number])
            """,
            at=(3,),
            policy=NAMES,
        ),
        Case(
            """
            def clean(session, settings):
                table = settings.load("table")
                session.execute(f"CALL {table}_clean(1)")
            """,
            at=(3,),
            policy=NAMES,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def call_proc(cursor, name, args):
                sentry_sdk.add_breadcrumb(category="database.procedure", message="calling a procedure", level="info")
                cursor.callproc(name, args)


            def run(cursor, steps):
                for step in steps.load():
                    call_proc(cursor, step.procedure, [step.number])
            """,
            policy=NAMES,
        ),
        Case(
            """
            def count(cursor, yard, settings):
                cursor.callproc("Yard_Count", [yard])
                cursor.execute(f"CALL {settings.load('schema')}.Yard_Count(%s)", [yard])
                cursor.execute(settings.load("query"), [yard])
            """,
            policy=NAMES,
        ),
    ),
    on=False,
    options=("watch",),
)

UNWATCHED = Rule(
    code="SNT305",
    name="unwatched-writer",
    summary="a procedure that writes what is watched, but is on no watch list",
    what="""
    Reports a call of a procedure that some SQL file of the project shows to write one of a watch's `writes`, by itself
    or through another procedure, and that no watch list has: neither by name nor because its file is among the list's
    `procedures-from`. Seen are the SQL files below the policy's folder, in the dialects of MySQL, PostgreSQL, SQL
    Server and Oracle. `sentry-lint procedures` lists all such procedures, called or not, with the files they are in.
    """,
    why="""
    A watch list is right on the day it is written. The procedure that somebody adds next year writes the same column,
    and its calls are announced to nobody.
    """,
    instead="""
    def sweep(cursor, yard):
        cursor.callproc("Yard_Count", [yard])
    """,
    bad=(
        Case(
            """
            def sweep(cursor, yard):
                cursor.callproc("Yard_Sweep", [yard])
            """,
            at=(2,),
            policy=FROM_FILES,
            files=SQL,
        ),
        Case(
            """
            from sqlalchemy import text

            SWEEP = text("CALL Yard_Sweep(:yard)")


            def sweep(session, yard):
                session.execute(SWEEP, {"yard": yard})
            """,
            at=(7,),
            policy=FROM_FILES,
            files=SQL,
        ),
    ),
    good=(
        Case(
            """
            def count(cursor, yard):
                cursor.callproc("Yard_Count", [yard])
            """,
            policy=FROM_FILES,
            files=SQL,
        ),
        Case(
            """
            def touch(cursor, yard):
                cursor.execute("CALL Elsewhere_Sweep(%s)", [yard])
                cursor.execute("SELECT State FROM Pallets WHERE yard = %s", [yard])
            """,
            policy=FROM_FILES,
            files=SQL,
        ),
    ),
    on=False,
    options=("watch",),
)

declare(UNVERIFIABLE, UNWATCHED)
