"""Instrumentation by decorator or ``with``."""
from quarry import notes
from quarry.notes import (
    Announced,
    announced,
    announced_late,
    crumb_only,
    instrumented,
    instrumented_after,
    instrumented_async,
    instrumented_if,
    instrumented_plain,
    tags_only,
    traced,
)


@instrumented("Block_Remove")
def remove(cursor, number):
    cursor.callproc("Block_Remove", [number])


@notes.instrumented("Block_Move")
def move(cursor, number):
    cursor.execute("CALL Block_Move(%s)", [number])


@instrumented_async("Block_Remove")
async def remove_async(conn, number):
    await conn.execute("CALL Block_Remove($1)", number)


@instrumented_plain
def remove_plain(cursor, number):
    cursor.callproc("Block_Remove", [number])


@instrumented_after("Block_Remove")
def remove_late(cursor, number):
    cursor.callproc("Block_Remove", [number])  # expect: SNT301


@instrumented_if("loud")
def remove_sometimes(cursor, number, loud=False):
    cursor.callproc("Block_Remove", [number])  # expect: SNT301


@crumb_only("Block_Remove")
def remove_crumb(cursor, number):
    cursor.callproc("Block_Remove", [number])  # expect: SNT301


@crumb_only("Block_Remove")
@tags_only
def remove_both(cursor, number):
    cursor.callproc("Block_Remove", [number])


@traced
def remove_traced(cursor, number):
    cursor.callproc("Block_Remove", [number])  # expect: SNT301


@instrumented("Block_Remove")
def remove_twice(cursor, number):
    cursor.callproc("Block_Remove", [number])
    cursor.callproc("Block_Move", [number])  # expect: SNT301


class Store:
    @instrumented("Block_Remove")
    def remove(self, cursor, number):
        cursor.callproc("Block_Remove", [number])

    @traced
    def move(self, cursor, number):
        cursor.callproc("Block_Move", [number])  # expect: SNT301

    @staticmethod
    @instrumented("Block_Remove")
    def static(cursor, number):
        cursor.callproc("Block_Remove", [number])


def in_with(cursor, number):
    with announced("Block_Remove"):
        cursor.callproc("Block_Remove", [number])


def in_with_late(cursor, number):
    with announced_late("Block_Remove"):
        cursor.callproc("Block_Remove", [number])  # expect: SNT301


def in_with_class(cursor, number):
    with Announced("Block_Remove"):
        cursor.callproc("Block_Remove", [number])


def after_with(cursor, number):
    with announced("Block_Remove"):
        cursor.execute("SELECT 1")
    cursor.callproc("Block_Remove", [number])


@notes.instrumented_class("Block_Remove")
def remove_in_class(cursor, number):
    cursor.callproc("Block_Remove", [number])


@announced("Block_Remove")
def remove_in_manager(cursor, number):
    cursor.callproc("Block_Remove", [number])


@announced_late("Block_Remove")
def remove_in_manager_late(cursor, number):
    cursor.callproc("Block_Remove", [number])  # expect: SNT301


def all_of(cursor, numbers):
    @instrumented("Block_Remove")
    def one(number):
        cursor.callproc("Block_Remove", [number])

    for number in numbers:
        one(number)
