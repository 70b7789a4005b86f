"""Oracle: callproc, callfunc and anonymous blocks."""
import oracledb

import presses
from presses import run, run_func

BLOCK = """
    declare
        n number;
    begin
        n := coins.melt(:weight);
        :out := n;
    end;
"""


def strike(dsn, weight):
    with oracledb.connect(dsn=dsn) as conn, conn.cursor() as cursor:
        cursor.callproc("coin_strike", [weight])  # expect: SNT301
        cursor.callproc("mint.COIN_STRIKE", keyword_parameters={"weight": weight})  # expect: SNT301
        cursor.callproc(name="coin_strike", parameters=[weight])  # expect: SNT301
        cursor.callfunc("coins.melt", int, [weight])  # expect: SNT301
        cursor.callfunc("COINS.MELT", oracledb.NUMBER, [weight])  # expect: SNT301
        cursor.callfunc("coins.weigh", int, [weight])
        cursor.execute("BEGIN coin_strike(:w); END;", w=weight)  # expect: SNT301
        cursor.execute("begin mint.coin_strike(:w); end;", w=weight)  # expect: SNT301
        cursor.execute("begin :out := coins.melt(:w); end;", w=weight)  # expect: SNT301
        cursor.execute(BLOCK, weight=weight)  # expect: SNT301
        cursor.execute("CALL coin_strike(:w)", w=weight)  # expect: SNT301
        cursor.execute("select coins.melt(:w) from dual", w=weight)  # expect: SNT301
        cursor.execute("BEGIN coin_weigh(:w); END;", w=weight)
        cursor.execute("select coin_strike from counters")
        cursor.execute("begin dbms_output.put_line('coin_strike(1);'); end;")
        cursor.callproc("dbms_output.enable")


async def strike_later(pool, weight):
    async with pool.acquire() as conn:
        await conn.callproc("coin_strike", [weight])  # expect: SNT301
        await conn.callproc("coin_weigh", [weight])


def through_the_door(conn, weight):
    run(conn, "coin_strike", [weight])
    presses.run(conn, "coins.melt", [weight])
    run_func(conn, "coins.melt", int, [weight])  # expect: SNT301
    presses.run_func(conn, "coins.weigh", int, [weight])
