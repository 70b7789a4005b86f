"""Jobs: relative imports, threads, partials, generators, asynchronous code."""
import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial

from ..layer import database as db
from ..layer import run_procedure
from ..layer.database import connect
from ..layer.procedures import Names


@contextmanager
def cursor_of(options):
    conn = connect(options)
    try:
        yield conn.cursor()
        conn.commit()
    finally:
        conn.close()


def by_context(options, key):
    with cursor_of(options) as cursor:
        cursor.callproc("Tracker_Withdraw", (key,))  # expect: SNT301
        cursor.callproc("Tracker_Show", (key,))
    with closing(connect(options)) as conn, closing(conn.cursor()) as cursor:
        cursor.execute("CALL Tracker_Withdraw(%s)", (key,))  # expect: SNT301
        cursor.execute("CALL Tracker_Show(%s)", (key,))


def rows_of(options, keys):
    with cursor_of(options) as cursor:
        for key in keys:
            cursor.callproc(Names.WITHDRAW, (key,))  # expect: SNT301
            yield from cursor.fetchall()


async def asynchronous(pool, key):
    async with pool.acquire() as conn, conn.cursor() as cursor:
        await cursor.callproc("Tracker_Withdraw", (key,))  # expect: SNT301
        await cursor.execute("CALL Tracker_Withdraw(%s)", (key,))  # expect: SNT301
        await cursor.callproc("Tracker_Show", (key,))
        return await cursor.fetchall()


def partials(cursor, key):
    functools.partial(cursor.callproc, "Tracker_Withdraw")((key,))  # expect: SNT301
    functools.partial(cursor.callproc, "Tracker_Show")((key,))
    partial(cursor.execute, "CALL Tracker_Withdraw(%s)")((key,))  # expect: SNT301
    partial(cursor.execute, "CALL Tracker_Show(%s)")((key,))
    partial(cursor.callproc, args=(key,))("Tracker_Withdraw")  # expect: SNT301
    partial(run_procedure, {}, "Tracker_Withdraw")()
    partial(db.run_plain, {}, "Tracker_Withdraw")()  # expect: SNT301
    partial(db.run_plain, {}, "Tracker_Show")()
    return partial(cursor.callproc, "Tracker_Withdraw", (key,))  # expect: SNT301


async def in_threads(cursor, key):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, partial(cursor.callproc, "Tracker_Withdraw", (key,)))  # expect: SNT301
    await loop.run_in_executor(None, lambda: cursor.callproc("Tracker_Withdraw", (key,)))  # expect: SNT301
    await asyncio.to_thread(cursor.callproc, "Tracker_Withdraw", (key,))  # expect: SNT301
    await asyncio.to_thread(cursor.callproc, "Tracker_Show", (key,))
    await asyncio.to_thread(run_procedure, {}, "Tracker_Withdraw", (key,))
    with ThreadPoolExecutor() as pool:
        pool.submit(cursor.callproc, "Tracker_Withdraw", (key,))  # expect: SNT301
        pool.submit(cursor.callproc, "Tracker_Show", (key,))


def nested(options, key):
    def work(name):
        with cursor_of(options) as cursor:
            cursor.callproc(name, (key,))

    def work_fixed():
        with cursor_of(options) as cursor:
            cursor.callproc("Gauge_Reassign", (key,))  # expect: SNT301

    work("Tracker_Withdraw")  # expect: SNT301
    work("Tracker_Show")
    work_fixed()


class Job:
    def __init__(self, options):
        self.cursor = connect(options).cursor()
        self.db = db.Connector(options)

    def _run(self, name, *values):
        self.cursor.callproc(name, values)

    def _step(self, name, key):
        self._run(name, key)

    def work(self, key):
        self._run("Tracker_Withdraw", key)  # expect: SNT301
        self._run("Tracker_Show", key)
        self._step("Tracker_Withdraw", key)  # expect: SNT301
        self._step("Tracker_Show", key)
        self.db.read("Tracker_Withdraw", key)  # expect: SNT301
        self.db.read("Tracker_Show", key)
        self.db.write("Tracker_Withdraw", key)
