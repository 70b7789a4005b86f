"""psycopg, psycopg2, asyncpg."""
import asyncpg
import psycopg
import psycopg2.extras
from psycopg import sql

from harbour import db
from harbour.db import acall, afetch, announce, call

RELEASE = "CALL berth_release(%s)"


def with_psycopg(url, number):
    with psycopg.connect(url) as conn:
        conn.execute("CALL berth_release(%s)", (number,))  # expect: SNT301
        with conn.cursor() as cursor:
            cursor.execute("CALL berth_release(%s)", [number])  # expect: SNT301
            cursor.execute("call Berth_Release(%(n)s)", {"n": number})  # expect: SNT301
            cursor.execute('CALL "port"."berth_release"(%s)', [number])  # expect: SNT301
            cursor.execute("CALL port.berth_release(%s)", [number])  # expect: SNT301
            cursor.execute("SELECT * FROM berth_release(%s)", [number])  # expect: SNT301
            cursor.execute("SELECT r.id FROM port.berth_release(%s) AS r", [number])  # expect: SNT301
            cursor.execute("SELECT berth_release(%s)", [number])  # expect: SNT301
            cursor.execute("SELECT port.vessel_purge(%s)", [number])  # expect: SNT301
            cursor.execute("CALL vessel_purge(%s)", [number])  # expect: SNT301
            cursor.execute("DO $$ BEGIN PERFORM berth_release(7); END $$")  # expect: SNT301
            cursor.execute(RELEASE, [number])  # expect: SNT301
            cursor.execute(sql.SQL("CALL berth_release({})").format(sql.Literal(number)))  # expect: SNT301
            cursor.executemany("CALL berth_release(%s)", [(number,)])  # expect: SNT301
            cursor.execute("SELECT * FROM berth_releases WHERE id = %s", [number])
            cursor.execute("SELECT berth_release FROM log WHERE id = %s", [number])
            cursor.execute("SELECT count(*) FROM berths WHERE last = 'berth_release(1)'")
            cursor.execute("SELECT now(), coalesce(berth_release, 0) FROM log")
            cursor.execute("SELECT * FROM log WHERE call = $q$ CALL berth_release(1) $q$")
            cursor.execute("CALL berth_release_check(%s)", [number])
            cursor.execute("COMMENT ON PROCEDURE berth_release IS 'frees a berth'")
            cursor.execute("CREATE FUNCTION berth_release(n int) RETURNS int AS 'select 1' LANGUAGE sql")
            cursor.execute("REVOKE EXECUTE ON FUNCTION berth_release(int) FROM public")
            cursor.execute(sql.SQL("SELECT {} FROM log").format(sql.Identifier("berth_release")))


def with_psycopg2(conn, number):
    with conn.cursor(cursor_factory=psycopg2.extras.DictCursor) as cursor:
        cursor.callproc("berth_release", [number])  # expect: SNT301
        cursor.callproc("port.berth_assign", [number])  # expect: SNT301
        psycopg2.extras.execute_batch(cursor, "CALL berth_release(%s)", [(number,)])  # expect: SNT301
        cursor.callproc("berth_list", [number])
        psycopg2.extras.execute_batch(cursor, "CALL berth_list(%s)", [(number,)])


async def with_asyncpg(url, number):
    conn = await asyncpg.connect(url)
    await conn.execute("CALL berth_release($1)", number)  # expect: SNT301
    await conn.fetch("SELECT * FROM berth_release($1)", number)  # expect: SNT301
    await conn.fetchrow("SELECT * FROM berth_release($1)", number)  # expect: SNT301
    await conn.fetchval("SELECT berth_release($1)", number)  # expect: SNT301
    await conn.executemany("CALL berth_release($1)", [(number,)])  # expect: SNT301
    await conn.fetch("SELECT * FROM berths WHERE id = $1", number)
    await conn.fetchval("SELECT max(berth_release) FROM log")
    async for row in conn.cursor("SELECT * FROM berth_list($1)", number):
        print(row["id"])
    async with asyncpg.create_pool(url) as pool, pool.acquire() as held:
        await held.execute("CALL berth_assign($1)", number)  # expect: SNT301
        await pool.fetch("SELECT * FROM berth_assign($1)", number)  # expect: SNT301
        await pool.fetch("SELECT * FROM berth_list($1)", number)


async def with_psycopg_async(url, number):
    async with await psycopg.AsyncConnection.connect(url) as conn, conn.cursor() as cursor:
        await cursor.execute("CALL berth_release(%s)", (number,))  # expect: SNT301
        await cursor.execute("CALL berth_list(%s)", (number,))


async def through_the_door(conn, number):
    call(conn, "berth_release", number)
    db.call(conn, "port.berth_release", number)
    await acall(conn, "berth_assign", number)
    await afetch(conn, "berth_assign", number)  # expect: SNT301
    await afetch(conn, "berth_list", number)
    announce("berth_assign")
    await afetch(conn, "berth_assign", number)


async def announced(conn, number):
    announce("berth_release")
    await conn.execute("CALL berth_release($1)", number)


async def announced_by_module(conn, number):
    db.announce("berth_release")
    await conn.execute("CALL berth_release($1)", number)
