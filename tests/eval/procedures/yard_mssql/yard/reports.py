"""SQLAlchemy and pandas."""
import pandas as pd
import sqlalchemy as sa
from pandas import read_sql as read
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql import text as sql_text

CLOSE = text("EXEC dbo.Stock_Count_Close :day")
LEVELS = text("EXEC dbo.Stock_Levels :day")


def with_engine(url, day):
    engine = create_engine(url)
    with engine.connect() as conn:
        conn.execute(text("EXEC Stock_Move :bin"), {"bin": day})  # expect: SNT301
        conn.execute(sa.text("EXEC dbo.Stock_Move :bin"), {"bin": day})  # expect: SNT301
        conn.execute(sql_text("{CALL Stock_Move(:bin)}"), {"bin": day})  # expect: SNT301
        conn.execute(statement=text("EXEC Stock_Move :bin"))  # expect: SNT301
        conn.execute(CLOSE, {"day": day})  # expect: SNT301
        conn.exec_driver_sql("EXEC Stock_Move ?", (day,))  # expect: SNT301
        conn.execute(text("EXEC Stock_Move :bin").bindparams(bin=day))  # expect: SNT301
        conn.execute(text("EXEC Stock_Move :bin").execution_options(autocommit=True), {"bin": day})  # expect: SNT301
        conn.execute(text(f"EXEC {'Stock'}_Move :bin"), {"bin": day})  # expect: SNT301
        conn.scalar(text("EXEC Stock_Move :bin"), {"bin": day})  # expect: SNT301
        conn.execute(LEVELS, {"day": day})
        conn.execute(text("EXEC Stock_Moved :bin"), {"bin": day})
        conn.execute(text("SELECT 1 -- EXEC Stock_Move"))
        conn.exec_driver_sql("EXEC Stock_Level ?", (day,))
    with engine.begin() as conn:
        statement = text("EXEC Stock_Scrap :bin")
        conn.execute(statement, {"bin": day})  # expect: SNT301
        statement = text("EXEC Stock_Level :bin")
        conn.execute(statement, {"bin": day})


def with_session(session: Session, day):
    session.execute(text("EXEC Stock_Scrap :bin"), {"bin": day})  # expect: SNT301
    session.scalars(text("EXEC Stock_Scrap :bin"), {"bin": day}).all()  # expect: SNT301
    session.connection().execute(text("EXEC Stock_Scrap :bin"), {"bin": day})  # expect: SNT301
    session.execute(select(func.Stock_Scrap(day)))  # expect: SNT301
    session.execute(select(func.dbo.Stock_Scrap(day)))  # expect: SNT301
    session.execute(sa.select(sa.func.stock_scrap(day).label("done")))  # expect: SNT301
    session.execute(func.Stock_Scrap(day))  # expect: SNT301
    session.query(func.Stock_Scrap(day)).all()  # expect: SNT301
    session.execute(select("*").select_from(func.Stock_Scrap(day)))  # expect: SNT301
    session.execute(select(func.stock_level(day)))
    session.execute(select(func.count(), func.max(day)))
    session.query(func.Stock_Level(day)).all()
    return session.scalar(select(func.coalesce(func.Stock_Level(day), 0)))


def with_raw_connection(engine, day):
    conn = engine.raw_connection()
    try:
        cursor = conn.cursor()
        cursor.callproc("Stock_Move", [day])  # expect: SNT301
        cursor.callproc("Stock_Level", [day])
        cursor.execute("EXEC Stock_Scrap ?", day)  # expect: SNT301
        conn.commit()
    finally:
        conn.close()


def with_driver_connection(session, day):
    session.connection().connection.cursor().callproc("Stock_Move", [day])  # expect: SNT301
    session.connection().connection.cursor().callproc("Stock_Level", [day])
    session.bind.raw_connection().cursor().execute("EXEC Stock_Move ?", day)  # expect: SNT301


def with_pandas(engine, day):
    moved = pd.read_sql("EXEC Stock_Move ?", engine, params=[day])  # expect: SNT301
    scrapped = pd.read_sql_query("EXEC dbo.Stock_Scrap ?", engine, params=[day])  # expect: SNT301
    again = read("{CALL Stock_Scrap(?)}", engine)  # expect: SNT301
    named = pd.read_sql(sql="EXEC Stock_Scrap ?", con=engine)  # expect: SNT301
    texted = pd.read_sql(text("EXEC Stock_Scrap :day"), engine, params={"day": day})  # expect: SNT301
    levels = pd.read_sql("EXEC Stock_Level ?", engine, params=[day])
    log = pd.read_sql("SELECT * FROM Stock_Move_Log WHERE day = ?", engine, params=[day])
    table = pd.read_sql_table("Stock_Move", engine)
    return moved, scrapped, again, named, texted, levels, log, table


def query_frame(engine, sql, *values):
    return pd.read_sql(sql, engine, params=values)


def through_helper(engine, day):
    query_frame(engine, "EXEC Stock_Move ?", day)  # expect: SNT301
    query_frame(engine, "EXEC Stock_Level ?", day)
    return query_frame(engine, "SELECT 1")
