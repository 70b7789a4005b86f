"""Django's connections and a raw query set."""
from django.db import connection, connections, transaction
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from harbour.db import announce


def release(number):
    with connection.cursor() as cursor:
        cursor.execute("CALL berth_release(%s)", [number])  # expect: SNT301
        cursor.callproc("berth_release", [number])  # expect: SNT301
        cursor.execute("CALL berth_list(%s)", [number])
        cursor.callproc("berth_list", [number])


@transaction.atomic
def release_all(numbers):
    with connections["port"].cursor() as cursor:
        for number in numbers:
            cursor.execute("SELECT berth_release(%s)", [number])  # expect: SNT301
        cursor.executemany("CALL berth_assign(%s)", [(number,) for number in numbers])  # expect: SNT301


def release_raw(model, number):
    list(model.objects.raw("SELECT * FROM berth_release(%s)", [number]))  # expect: SNT301
    return list(model.objects.raw("SELECT * FROM berth_list(%s)", [number]))


def release_announced(numbers):
    announce("berth_release")
    with connection.cursor() as cursor:
        for number in numbers:
            cursor.execute("CALL berth_release(%s)", [number])


async def release_async(session: AsyncSession, number):
    await session.execute(select(func.berth_release(number)))  # expect: SNT301
    await session.execute(select(func.port.berth_assign(number)))  # expect: SNT301
    await session.execute(select(func.berth_list(number)))
    await session.execute(select(func.now()))
