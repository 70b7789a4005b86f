"""Drivers and the ways they run procedures."""
import functools

import aiomysql
import asyncpg
import oracledb
import psycopg
import pymssql
import pyodbc
import sqlalchemy as sa
from django.db import connection, connections, transaction
from psycopg import sql
from psycopg2 import sql as sql2
from psycopg.sql import SQL, Identifier
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session


def composed(cursor, number):
    cursor.execute(sql.SQL("CALL {}(%s)").format(sql.Identifier("block_remove")), [number])  # expect: SNT301
    cursor.execute(sql.SQL("CALL {}(%s)").format(sql.Identifier("block_count")), [number])
    cursor.execute(sql2.SQL("CALL {}(%s)").format(sql2.Identifier("quarry", "block_move")), [number])  # expect: SNT301
    cursor.execute(SQL("CALL {name}(%s)").format(name=Identifier("block_remove")), [number])  # expect: SNT301
    cursor.execute(SQL("SELECT * FROM {}({})").format(Identifier("block_split"), sql.Placeholder()), [number])  # expect: SNT301
    cursor.execute(SQL("SELECT * FROM {} WHERE id = {}").format(Identifier("block_split"), sql.Literal(number)))
    cursor.execute(SQL("SELECT {} FROM blocks").format(SQL(", ").join([Identifier("a"), Identifier("b")])))
    query = SQL("CALL {}()").format(Identifier("block_move"))
    cursor.execute(query)  # expect: SNT301
    cursor.execute(query.as_string(cursor))  # expect: SNT301
    cursor.execute(SQL("CALL ") + Identifier("block_remove") + SQL("()"))  # expect: SNT301


def as_bytes(cursor, number):
    cursor.execute(b"CALL Block_Remove(%s)", [number])  # expect: SNT301
    cursor.execute(b"CALL Block_Count(%s)", [number])
    cursor.execute("CALL Block_Move(%s)".encode(), [number])  # expect: SNT301


def keywords(cursor, conn, number):
    cursor.execute(query="CALL Block_Remove(%s)", params=[number])  # expect: SNT301
    cursor.execute(operation="CALL Block_Remove(%s)", params=[number])  # expect: SNT301
    conn.execute(statement=text("CALL Block_Remove(:n)"), parameters={"n": number})  # expect: SNT301
    cursor.callproc(procname="Block_Remove", args=[number])  # expect: SNT301
    cursor.callproc(procname="Block_Count", args=[number])
    cursor.execute(sql="CALL Block_Count(%s)", params=[number])


def alchemy(engine, number):
    with engine.connect() as conn:
        conn.exec_driver_sql("CALL Block_Remove(%s)", (number,))  # expect: SNT301
        conn.execute(text("CALL Block_Remove(:n)").bindparams(n=number))  # expect: SNT301
        conn.execute(text("CALL Block_Count(:n)").bindparams(n=number))
        conn.execute(text("EXEC Block_Move :n").execution_options(autocommit=True), {"n": number})  # expect: SNT301
        conn.execute(text("SELECT * FROM block_split(:n)").columns(sa.column("id")))  # expect: SNT301
        conn.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("CALL Block_Move()")  # expect: SNT301
        conn.execute(sa.text("CALL Block_Remove()"))  # expect: SNT301
        conn.execute(sa.sql.text("CALL Block_Remove()"))  # expect: SNT301
        conn.connection.cursor().callproc("Block_Remove", [number])  # expect: SNT301


def functions(session: Session, number):
    session.execute(func.block_split(number))  # expect: SNT301
    session.execute(func.quarry.block_split(number))  # expect: SNT301
    session.execute(select(func.block_split(number)))  # expect: SNT301
    session.scalar(select(func.quarry.block_split(number)).limit(1))  # expect: SNT301
    session.execute(sa.func.block_move(number).select())  # expect: SNT301
    session.execute(select(sa.column("id")).select_from(func.block_split(number)))  # expect: SNT301
    session.execute(select(func.count(number)))
    session.execute(getattr(func, "block_remove")(number))  # expect: SNT301
    session.query(func.block_remove(number)).all()  # expect: SNT301
    session.execute(select(func.block_count(number)).where(sa.column("block_remove") == number))


def django(number):
    with connection.cursor() as cursor:
        cursor.execute("CALL Block_Remove(%s)", [number])  # expect: SNT301
        cursor.callproc("Block_Move", [number])  # expect: SNT301
    with connections["reports"].cursor() as cursor:
        cursor.execute("CALL Block_Remove(%s)", [number])  # expect: SNT301
        cursor.execute("SELECT 1")
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.callproc("Block_Count", [number])
        cursor.callproc("Block_Remove", [number])  # expect: SNT301


async def postgres(dsn, number):
    conn = await asyncpg.connect(dsn)
    await conn.execute("CALL block_remove($1)", number)  # expect: SNT301
    await conn.fetch("SELECT * FROM block_split($1)", number)  # expect: SNT301
    await conn.fetchval("SELECT quarry.block_split($1)", number)  # expect: SNT301
    await conn.fetch("SELECT block_split FROM splits WHERE id = $1", number)
    async with asyncpg.create_pool(dsn) as pool:
        await pool.execute("CALL block_remove($1)", number)  # expect: SNT301
        async with pool.acquire() as other:
            await other.execute("CALL block_count($1)", number)
            await other.executemany("CALL block_remove($1)", [(number,)])  # expect: SNT301
    async with await psycopg.AsyncConnection.connect(dsn) as aconn:
        await aconn.execute("CALL block_remove(%s)", (number,))  # expect: SNT301


async def mysql(number):
    pool = await aiomysql.create_pool()
    async with pool.acquire() as conn, conn.cursor(aiomysql.DictCursor) as cursor:
        await cursor.callproc("Block_Remove", (number,))  # expect: SNT301
        await cursor.execute("CALL Block_Move(%s)", (number,))  # expect: SNT301
        await cursor.callproc("Block_Count", (number,))


def microsoft(number):
    with pyodbc.connect("DSN=q") as conn:
        conn.execute("{CALL Block_Remove(?)}", number)  # expect: SNT301
        conn.cursor().execute("{? = CALL dbo.Block_Move(?)}", number)  # expect: SNT301
        conn.cursor().execute("SET NOCOUNT ON; EXEC dbo.Block_Remove @n = ?", number)  # expect: SNT301
        conn.cursor().execute(  # expect: SNT301
            """
            DECLARE @out INT;
            EXEC @out = [dbo].[Block_Remove] @n = ?;
            SELECT @out;
            """,
            number,
        )
        conn.cursor().execute("{CALL Block_Count(?)}", number)
    with pymssql.connect("q") as other, other.cursor(as_dict=True) as cursor:
        cursor.callproc("dbo.Block_Remove", (number,))  # expect: SNT301


def oracle(number):
    with oracledb.connect() as conn, conn.cursor() as cursor:
        cursor.callfunc("quarry.block_split", oracledb.NUMBER, [number])  # expect: SNT301
        cursor.callfunc("block_count", int, [number])
        cursor.callproc("quarry.pkg.block_remove", [number])  # expect: SNT301
        cursor.execute("BEGIN block_remove(:1); END;", [number])  # expect: SNT301
        cursor.callproc(name="block_move", keyword_parameters={"n": number})  # expect: SNT301


def partials(cursor, numbers):
    remove = functools.partial(cursor.callproc, "Block_Remove")  # expect: SNT301
    for number in numbers:
        remove([number])
    run = functools.partial(cursor.callproc)
    run("Block_Remove", numbers)  # expect: SNT301
    count = functools.partial(cursor.callproc, "Block_Count")
    count(numbers)
    list(map(functools.partial(cursor.execute, "CALL Block_Move(%s)"), numbers))  # expect: SNT301
