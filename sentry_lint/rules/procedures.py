"""SNT301 to SNT303: watched procedures run where Sentry can see them. For reading; the check is in ``checks``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

POLICY = """
            [[tool.sentry-lint.watch]]
            name = "pallet-writes"
            procedures = ["Pallet_Scrap", "Bin_Empty"]
            wrappers = ["app.db.call_proc"]
            category = "database.pallet_write"
            message = "Calling {procedure}"
            level = "warning"
            tags = { procedure = "{procedure}" }
            data = { args_count = "{args_count}" }
"""
HELPER = """
            [[tool.sentry-lint.watch]]
            name = "pallet-writes"
            procedures = ["Pallet_Scrap", "Bin_Empty"]
            instrument = "app.trace.announce"
"""
IN_SERVICE = POLICY.replace("app.db.call_proc", "service.call_proc")

BYPASS = Rule(
    code="SNT301",
    name="watched-call-bypasses-wrapper",
    summary="a watched procedure that runs without anything that tells Sentry of it",
    what="""
    Reports a call that runs a procedure of a watch list and is not covered. It is covered inside a wrapper of that
    list, through one, or where on every path before it stand the list's breadcrumb and all its tags, or its
    `instrument` helper. With `strict = true` only the wrapper counts.

    Seen are `callproc`, SQL text (`CALL`, `EXEC`, `SELECT * FROM proc(...)`, blocks) in `execute`, `executemany`,
    `text()` and `read_sql`, `func.proc(...)` of SQLAlchemy, and functions that hand the name or the text on. Names are
    compared without case, schema and quoting, and may come from constants, enums and look-ups in this file or another.
    """,
    why="""
    The procedure writes what matters, and the database keeps quiet about who asked for it. When the next error comes,
    its breadcrumbs do not show that the call ever happened.
    """,
    instead="""
    from app.db import call_proc


    def scrap(pallet):
        call_proc("Pallet_Scrap", [pallet.id])
    """,
    fix_safety="""
    `instrument-call-sites` writes the breadcrumb and tags of the list (or the call of its helper) right before the
    statement; the call itself stays as it is. An argument is only written twice where it is a name, attribute or
    constant, and never where it is personal. A call in a place that has no statement of its own (a decorator, a
    default) is left for a person.
    """,
    options=("watch", "source-roots"),
    bad=(
        Case(
            """
            import sentry_sdk


            def scrap(connection, pallet):
                with connection.cursor() as cursor:
                    cursor.callproc("Pallet_Scrap", [pallet.id])
                connection.commit()
            """,
            at=(6,),
            fixed="""
            import sentry_sdk


            def scrap(connection, pallet):
                with connection.cursor() as cursor:
                    sentry_sdk.add_breadcrumb(
                        category="database.pallet_write",
                        message="Calling Pallet_Scrap",
                        level="warning",
                        data={"args_count": 1},
                    )
                    sentry_sdk.set_tag("procedure", "Pallet_Scrap")
                    cursor.callproc("Pallet_Scrap", [pallet.id])
                connection.commit()
            """,
            policy=POLICY,
        ),
        Case(
            """
            from sqlalchemy import text

            EMPTY = "CALL warehouse.bin_empty(:code)"


            def empty(session, code):
                session.execute(text(EMPTY), {"code": code})
            """,
            at=(7,),
            fixed="""
            import sentry_sdk
            from sqlalchemy import text

            EMPTY = "CALL warehouse.bin_empty(:code)"


            def empty(session, code):
                sentry_sdk.add_breadcrumb(
                    category="database.pallet_write",
                    message="Calling Bin_Empty",
                    level="warning",
                    data={"args_count": 1},
                )
                sentry_sdk.set_tag("procedure", "Bin_Empty")
                session.execute(text(EMPTY), {"code": code})
            """,
            policy=POLICY,
        ),
        Case(
            """
            from app.names import WRITES
            from app.tools import run


            def nightly(connection, pallets):
                for pallet in pallets:
                    run(connection, WRITES["scrap"], pallet.id)
                    run(connection, WRITES["count"], pallet.id)
            """,
            at=(7,),
            fixed="""
            import sentry_sdk

            from app.names import WRITES
            from app.tools import run


            def nightly(connection, pallets):
                for pallet in pallets:
                    sentry_sdk.add_breadcrumb(
                        category="database.pallet_write",
                        message="Calling Pallet_Scrap",
                        level="warning",
                    )
                    sentry_sdk.set_tag("procedure", "Pallet_Scrap")
                    run(connection, WRITES["scrap"], pallet.id)
                    run(connection, WRITES["count"], pallet.id)
            """,
            policy=POLICY,
            files={
                "app/names.py": 'WRITES = {"scrap": "Pallet_Scrap", "count": "Pallet_Count"}\n',
                "app/tools.py": """
                def run(connection, name, *values):
                    with connection.cursor() as cursor:
                        cursor.callproc(name, values)
                """,
            },
        ),
        Case(
            """
            import sentry_sdk


            def scrap(cursor, pallet, quiet):
                if not quiet:
                    sentry_sdk.set_tag("procedure", "Pallet_Scrap")
                    sentry_sdk.add_breadcrumb(category="database.pallet_write", message="Calling Pallet_Scrap")
                cursor.execute("EXEC [dbo].[Pallet_Scrap] ?", pallet.id)
            """,
            at=(8,),
            policy=POLICY,
        ),
    ),
    good=(
        Case(
            """
            from app.db import call_proc


            def scrap(pallet):
                call_proc("Pallet_Scrap", [pallet.id])
            """,
            policy=POLICY,
            files={
                "app/db.py": """
                import sentry_sdk

                from app.pool import cursor


                def call_proc(name, values):
                    sentry_sdk.set_tag("procedure", name)
                    sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Calling {name}")
                    cursor().callproc(name, values)
                """
            },
        ),
        Case(
            """
            import sentry_sdk


            def scrap(cursor, pallet):
                sentry_sdk.set_tag("procedure", "Pallet_Scrap")
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message="Calling Pallet_Scrap")
                cursor.callproc("Pallet_Scrap", [pallet.id])
            """,
            policy=POLICY,
        ),
        Case(
            """
            from app.trace import announce


            def scrap(cursor, pallet):
                announce("Pallet_Scrap")
                cursor.callproc("Pallet_Scrap", [pallet.id])
            """,
            policy=HELPER,
            files={
                "app/trace.py": """
                import sentry_sdk


                def announce(name):
                    sentry_sdk.add_breadcrumb(category="database.procedure", message=f"Calling {name}")
                """
            },
        ),
        Case(
            """
            def count(cursor, pallet):
                cursor.callproc("Pallet_Count", [pallet.id])
                cursor.execute("SELECT name FROM reports WHERE name = 'CALL Pallet_Scrap'")
            """,
            policy=POLICY,
        ),
    ),
)

BARE_WRAPPER = Rule(
    code="SNT302",
    name="uninstrumented-wrapper",
    summary="a wrapper of a watch list that does not announce what it runs",
    what="""
    Reports a function that the policy lists as a wrapper and that, on some path, runs a procedure without the list's
    breadcrumb and all its tags before. The finding is on its `def` line.
    """,
    why="""
    Every call through the wrapper counts as covered. If the wrapper says nothing, nothing says anything.
    """,
    instead="""
    import sentry_sdk


    def call_proc(cursor, name, values):
        sentry_sdk.set_tag("procedure", name)
        sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Calling {name}", level="warning")
        cursor.callproc(name, values)
    """,
    fix_safety="""
    The breadcrumb and tags of the list are written right before the call, for the procedures of the list only: under
    its constant, where it names one in the code, else under their names. With a schema in a name, or a list that is
    read from SQL files, each procedure that goes through is announced, and the report says so. The wrapper runs what
    it ran. A wrapper that announces some of its paths is left for a person.
    """,
    options=("watch",),
    bad=(
        Case(
            """
            def call_proc(cursor, name, values):
                cursor.callproc(name, values)
                return cursor.fetchall()
            """,
            at=(1,),
            fixed="""
            import sentry_sdk


            def call_proc(cursor, name, values):
                if name in {"Pallet_Scrap", "Bin_Empty"}:
                    sentry_sdk.add_breadcrumb(
                        category="database.pallet_write",
                        message=f"Calling {name}",
                        level="warning",
                        data={"args_count": len(values)},
                    )
                    sentry_sdk.set_tag("procedure", name)
                cursor.callproc(name, values)
                return cursor.fetchall()
            """,
            policy=IN_SERVICE,
        ),
        Case(
            """
            import sentry_sdk


            def call_proc(cursor, name, values, dry=False):
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Calling {name}")
                if not dry:
                    sentry_sdk.set_tag("procedure", name)
                cursor.callproc(name, values)
            """,
            at=(4,),
            policy=IN_SERVICE,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def call_proc(cursor, name, values):
                sentry_sdk.set_tag("procedure", name)
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Calling {name}")
                cursor.callproc(name, values)
            """,
            policy=IN_SERVICE,
        ),
        Case(
            """
            import sentry_sdk


            def _announce(name):
                sentry_sdk.set_tag("procedure", name)
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Calling {name}")


            def call_proc(cursor, name, values):
                if not values:
                    return None
                _announce(name)
                return cursor.callproc(name, values)
            """,
            policy=IN_SERVICE,
        ),
    ),
)

LATE = Rule(
    code="SNT303",
    name="late-instrumentation",
    summary="the breadcrumb or tag of a watched call comes after it",
    what="""
    Reports a call in a wrapper whose breadcrumb or tag follows it. It is reported instead of SNT302, on the breadcrumb
    or tag that is late.
    """,
    why="""
    The one call that you want to see is the one that fails, and that one leaves the function before the breadcrumb is
    written. What remains is a trail of the calls that went well.
    """,
    instead="""
    import sentry_sdk


    def call_proc(cursor, name, values):
        sentry_sdk.set_tag("procedure", name)
        sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Calling {name}", level="warning")
        cursor.callproc(name, values)
    """,
    fix_safety="""
    In a wrapper that runs one procedure, what comes late in the block of the call, or in one around it, moves before
    the statement of the call: it is then sent for calls that fail as well. It stays where it needs what the call
    gives, and in a `finally`.
    """,
    options=("watch",),
    bad=(
        Case(
            """
            import sentry_sdk


            def call_proc(cursor, name, values):
                sentry_sdk.set_tag("procedure", name)
                cursor.callproc(name, values)
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Called {name}")
            """,
            at=(7,),
            fixed="""
            import sentry_sdk


            def call_proc(cursor, name, values):
                sentry_sdk.set_tag("procedure", name)
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Called {name}")
                cursor.callproc(name, values)
            """,
            policy=IN_SERVICE,
        ),
        Case(
            """
            import sentry_sdk


            def call_proc(cursor, name, values):
                try:
                    cursor.callproc(name, values)
                finally:
                    sentry_sdk.set_tag("procedure", name)
                    sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Called {name}")
            """,
            at=(8,),
            policy=IN_SERVICE,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def call_proc(cursor, name, values):
                sentry_sdk.set_tag("procedure", name)
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"Calling {name}")
                cursor.callproc(name, values)
                sentry_sdk.add_breadcrumb(category="database.pallet_write", message=f"{name} has returned")
            """,
            policy=IN_SERVICE,
        ),
        Case(
            """
            import sentry_sdk


            def count(cursor, name):
                cursor.callproc("Pallet_Count", [])
                sentry_sdk.add_breadcrumb(category="database.pallet_count", message="Counted")
            """,
            policy=IN_SERVICE,
        ),
    ),
)

declare(BYPASS, BARE_WRAPPER, LATE)
