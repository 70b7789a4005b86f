"""What runs SQL and stored procedures: methods and functions of drivers, by what they are given."""

from __future__ import annotations

# Methods that take a procedure's name, and what that parameter is called. Source: PEP 249 (callproc), python-oracledb
# (callfunc).
NAMED = {"callproc": ("procname", "name", "proc", "procedure"), "callfunc": ("name", "funcname")}
# Methods that take SQL text. Source: PEP 249, SQLAlchemy, asyncpg, databases, Django, psycopg, pandas.
SQL = frozenset(
    "execute executemany executescript exec_driver_sql fetch fetchrow fetchval fetch_all fetch_one fetch_val iterate "
    "scalar scalars raw execute_sql stream run_sql copy_expert execute_async query_sql from_statement stream_scalars "
    "fetchmany cursor_execute".split()
)
METHODS = SQL | frozenset(NAMED)
FUNCTIONS = {  # and the position of the text
    "pandas.read_sql": 0,
    "pandas.read_sql_query": 0,
    "polars.read_database": 0,
    "psycopg2.extras.execute_values": 1,
    "psycopg2.extras.execute_batch": 1,
}
KEYWORDS = ("sql", "query", "statement", "operation", "command", "clause", "stmt")
# What gives a function of the database for any attribute: SQLAlchemy's ``func.name(…)``.
FUNC = ("sqlalchemy.func.", "sqlalchemy.sql.func.", "sqlalchemy.sql.expression.func.")
# Words by which the name of a method says that it runs procedures.
RUNNING_WORDS = frozenset({"proc", "procs", "procedure", "procedures", "sp", "callproc", "storedproc", "sproc"})
# What begins a statement that holds no text of its own. Source: SQLAlchemy's expression language.
BUILDERS = frozenset("select insert update delete union union_all intersect except_ exists aliased".split())
# What makes a statement of a text, and of nothing else.
TEXTS = frozenset({"text", "SQL", "str", "dedent"})
