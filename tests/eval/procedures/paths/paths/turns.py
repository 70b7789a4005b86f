"""Other methods that run SQL, and instrumentation under a switch."""
import sentry_sdk

SOW = "CALL seed_sow(%s)"
COUNT = "CALL seed_count(%s)"


def scripts(cursor, conn):
    cursor.executescript("CALL seed_discard(1); CALL seed_count(2);")  # expect: SNT301
    cursor.executescript("CALL seed_count(2);")
    conn.exec_driver_sql(SOW, (1,))  # expect: SNT301
    conn.exec_driver_sql(COUNT, (1,))


async def drivers(conn, database):
    await conn.fetch("SELECT * FROM seed_sow($1)", 1)  # expect: SNT301
    await conn.fetchrow("SELECT * FROM seed_sow($1)", 1)  # expect: SNT301
    await conn.fetchval("SELECT seed_sow($1)", 1)  # expect: SNT301
    await conn.fetchval("SELECT seed_count($1)", 1)
    await database.fetch_all(SOW, (1,))  # expect: SNT301
    await database.fetch_one(SOW, (1,))  # expect: SNT301
    await database.fetch_val(SOW, (1,))  # expect: SNT301
    await database.fetch_val(COUNT, (1,))
    async for row in database.iterate(SOW, (1,)):  # expect: SNT301
        print(row)


def sessions(session, store):
    session.scalar(SOW, {"key": 1})  # expect: SNT301
    session.scalars(SOW, {"key": 1})  # expect: SNT301
    session.scalars(COUNT, {"key": 1})
    store.execute_sql(SOW, (1,))  # expect: SNT301
    store.run_sql(SOW)  # expect: SNT301
    store.run_sql(COUNT)


def announced_where_switched_on(cursor, settings, key):
    if settings.SENTRY_DSN:
        sentry_sdk.set_tag("procedure", "Water_Drain")
        sentry_sdk.add_breadcrumb(category="garden.water", message="Water: Water_Drain", level="info")
    cursor.callproc("Water_Drain", (key,))


def silent_where_switched_on(cursor, settings, key):
    if settings.SENTRY_DSN:
        cursor.callproc("Water_Drain", (key,))  # expect: SNT301
    else:
        cursor.callproc("Water_Drain", (key,))


def announced_under_another_switch(cursor, settings, key):
    if settings.WATER_ALARM:
        sentry_sdk.add_breadcrumb(category="garden.water", message="Water: Water_Drain", level="info")
    cursor.callproc("Water_Drain", (key,))  # expect: SNT301


def where_nobody_listens(cursor, settings, key):
    if not settings.SENTRY_DSN:
        if settings.FAST:
            prepared = "fast"
        else:
            prepared = "slow"
        cursor.callproc("Water_Drain", (key, prepared))
    if settings.FAST:
        prepared = "fast"
    cursor.callproc("Water_Drain", (key, prepared))  # expect: SNT301


def run(cursor, name, *values):
    cursor.execute(f"CALL {name}(%s)", values)


def run_deeper(cursor, name, *values):
    run(cursor, name, *values)


def handed_on(cursor, conn, key):
    run(cursor, "Seed_Sow", key)  # expect: SNT301
    run(cursor, "Seed_Count", key)
    run_deeper(cursor, "Seed_Sow", key)  # expect: SNT301
    run_deeper(cursor, "Seed_Count", key)
    conn.pool.run_procedure(cursor, "Seed_Sow", key)  # expect: SNT301
    conn.pool.run_procedure(cursor, "Seed_Count", key)


def statement(name):
    return f"CALL {name}(%s)"


def written_elsewhere(cursor, key):
    cursor.execute(statement("Seed_Sow"), (key,))  # expect: SNT301
    cursor.execute(statement("Seed_Count"), (key,))
