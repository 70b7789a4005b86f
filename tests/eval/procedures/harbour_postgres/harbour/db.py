"""PostgreSQL, blocking and asynchronous."""
import sentry_sdk


def announce(procedure):
    sentry_sdk.add_breadcrumb(
        category="harbour.berth", message=f"Berths change through {procedure}", level="warning", data={"procedure": procedure}
    )
    sentry_sdk.set_tag("procedure", procedure)


def call(conn, procedure, *args):
    announce(procedure)
    with conn.cursor() as cursor:
        marks = ", ".join(["%s"] * len(args))
        cursor.execute(f"CALL {procedure}({marks})", args)


async def acall(conn, procedure, *args):
    announce(procedure)
    marks = ", ".join(f"${n}" for n, _ in enumerate(args, 1))
    return await conn.fetch(f"SELECT * FROM {procedure}({marks})", *args)


async def afetch(conn, procedure, *args):
    marks = ", ".join(f"${n}" for n, _ in enumerate(args, 1))
    return await conn.fetch(f"SELECT * FROM {procedure}({marks})", *args)
