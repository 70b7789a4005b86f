"""Every door through which a driver or a framework takes a procedure, one line for each."""
import pandas
import polars
import psycopg2.extras
import sqlalchemy
import sqlalchemy as sa
from pandas import read_sql_query
from psycopg2.extras import execute_batch
from sqlalchemy import func, sql, text
from sqlalchemy.sql import expression
from sqlalchemy.sql import text as sql_text
from warehouse import frames

SOW = "CALL seed_sow(%s)"
COUNT = "CALL seed_count(%s)"


def texts(cursor, conn, model, session, query):
    cursor.execute(SOW)  # expect: SNT301
    cursor.executemany(SOW, [(1,), (2,)])  # expect: SNT301
    cursor.executescript(SOW)  # expect: SNT301
    cursor.copy_expert("CALL seed_sow(1); COPY seeds TO STDOUT", None)  # expect: SNT301
    cursor.fetchmany(SOW)  # expect: SNT301
    model.objects.raw(SOW)  # expect: SNT301
    conn.exec_driver_sql(SOW)  # expect: SNT301
    conn.query_sql(SOW)  # expect: SNT301
    conn.execute_async(SOW)  # expect: SNT301
    conn.cursor_execute(SOW)  # expect: SNT301
    conn.stream(SOW)  # expect: SNT301
    session.stream_scalars(SOW)  # expect: SNT301
    query.from_statement(SOW)  # expect: SNT301
    cursor.explain(SOW)
    cursor.execute(COUNT)
    cursor.executemany(COUNT, [(1,), (2,)])


def texts_by_keyword(db):
    db.execute(sql=SOW)  # expect: SNT301
    db.execute(query=SOW)  # expect: SNT301
    db.execute(statement=SOW)  # expect: SNT301
    db.execute(operation=SOW)  # expect: SNT301
    db.execute(command=SOW)  # expect: SNT301
    db.execute(clause=SOW)  # expect: SNT301
    db.execute(stmt=SOW)  # expect: SNT301
    db.execute(comment=SOW)
    db.execute(sql=COUNT)


def names_by_keyword(cursor):
    cursor.callproc(procname="seed_sow")  # expect: SNT301
    cursor.callproc(name="seed_sow")  # expect: SNT301
    cursor.callproc(proc="seed_sow")  # expect: SNT301
    cursor.callproc(procedure="seed_sow")  # expect: SNT301
    cursor.callproc(title="seed_sow")
    cursor.callfunc(name="seed_sow")  # expect: SNT301
    cursor.callfunc(funcname="seed_sow")  # expect: SNT301
    cursor.callfunc("seed_sow", int)  # expect: SNT301
    cursor.callfunc(title="seed_sow")
    cursor.callfunc("seed_count", int)


def tables(conn, cursor):
    pandas.read_sql(SOW, conn)  # expect: SNT301
    pandas.read_sql(sql=SOW, con=conn)  # expect: SNT301
    read_sql_query(SOW, conn)  # expect: SNT301
    polars.read_database(SOW, conn)  # expect: SNT301
    polars.read_database(query=SOW, connection=conn)  # expect: SNT301
    frames.read_sql(SOW, conn)  # expect: SNT301
    frames.read_sql_query(SOW, conn)  # expect: SNT301
    frames.read_csv(SOW, conn)
    psycopg2.extras.execute_values(cursor, SOW, [(1,)])  # expect: SNT301
    execute_batch(cursor, SOW, [(1,)])  # expect: SNT301
    execute_batch(cursor, sql=SOW, argslist=[(1,)])  # expect: SNT301
    execute_batch(SOW, COUNT, [(1,)])
    pandas.read_sql(COUNT, conn)


def expressions(conn, key):
    conn.execute(func.seed_sow(key))  # expect: SNT301
    conn.execute(sqlalchemy.func.seed_sow(key))  # expect: SNT301
    conn.execute(sql.func.seed_sow(key))  # expect: SNT301
    conn.execute(expression.func.seed_sow(key))  # expect: SNT301
    conn.execute(func.seed_count(key))
    conn.execute(func.app.seed_sow(key))  # expect: SNT301


def wrapped_texts(conn):
    conn.execute(text(SOW))  # expect: SNT301
    conn.execute(sa.text(SOW))  # expect: SNT301
    conn.execute(sql_text(SOW))  # expect: SNT301
    conn.execute(expression.text(SOW))  # expect: SNT301
    conn.execute(text(COUNT))
    conn.execute(psycopg2.sql.SQL(SOW))  # expect: SNT301
    conn.execute(text(SOW).bindparams(key=1))  # expect: SNT301
    conn.execute(text(SOW).execution_options(autocommit=True))  # expect: SNT301
    conn.execute(text(SOW).columns())  # expect: SNT301


def by_the_word_in_the_name(layer):
    layer.run_proc("seed_sow")  # expect: SNT301
    layer.run_procs("seed_sow")  # expect: SNT301
    layer.procedure("seed_sow")  # expect: SNT301
    layer.all_procedures("seed_sow")  # expect: SNT301
    layer.sp("seed_sow")  # expect: SNT301
    layer.safe_callproc("seed_sow")  # expect: SNT301
    layer.storedproc("seed_sow")  # expect: SNT301
    layer.sproc("seed_sow")  # expect: SNT301
    layer.describe("seed_sow")
    layer.run_proc("seed_count")
    layer.run_proc(1, "seed_sow")  # expect: SNT301
    layer.run_proc(1, 2, "seed_sow")
    layer.run_proc(name="seed_sow")  # expect: SNT301
    layer.run_proc(1)


def unknown_schema(cursor, schema, name):
    cursor.callproc(f"{schema}.seed_sow")  # expect: SNT301
    cursor.callproc(f"{schema}seed_sow")
    cursor.callproc(f"seed_sow{name}")
    cursor.callproc(f"seed_sow.{name}")
    cursor.callproc(f"{schema}.seed_count")
