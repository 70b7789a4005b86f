"""Runs what others name."""

from mill import names
from mill.db import Bigger, Mill, announced, bare, built, by_text, through
from mill.names import BY_KEY, DRESS, Kept, Names, Step, counting, dressing


def by_constant(cursor):
    cursor.callproc(DRESS)  # expect: SNT301
    cursor.callproc(names.DRESS, (1,))  # expect: SNT301
    cursor.callproc(names.COUNT, (1,))


def by_table(cursor):
    cursor.callproc(BY_KEY["discard"])  # expect: SNT301
    cursor.callproc(BY_KEY["count"])


def by_member(cursor):
    cursor.callproc(Step.OPEN.value)  # expect: SNT301
    cursor.callproc(Names.discard)  # expect: SNT301
    cursor.callproc(Step.LEVEL.value)


def by_object(cursor):
    kept = Kept()
    cursor.callproc(kept.dress)  # expect: SNT301
    cursor.callproc(kept.count)


def by_function(cursor):
    cursor.callproc(dressing())  # expect: SNT301
    cursor.callproc(names.handed_on())  # expect: SNT301
    cursor.callproc(counting())


def by_sql(cursor, height):
    cursor.execute(names.OPEN_SQL, (height,))  # expect: SNT301
    cursor.execute(names.of("open"), (height,))  # expect: SNT301


def by_helper(connection, session):
    bare(connection, DRESS)  # expect: SNT301
    announced(connection, DRESS)
    bare(connection, names.COUNT)
    by_text(session, names.OPEN_SQL)  # expect: SNT301
    through(session, names.OPEN_SQL)  # expect: SNT301
    built(session, names.Names, DRESS)


def by_mill(connection):
    mill = Mill(connection)
    mill.run(DRESS)  # expect: SNT301
    mill.run(names.COUNT)
    Bigger(connection).twice(names.Names.discard)  # expect: SNT301
