"""Transactions inside transactions (SNT501)."""

import asyncio

import sentry_sdk
import sentry_sdk as reporting
from sentry_sdk import Hub, start_transaction
from sentry_sdk.api import start_transaction as begin_transaction

from kiln import tracing
from kiln.tracing import alone, begin, fire, fire_later, part, traced, traced_async


def straight(kiln):
    with sentry_sdk.start_transaction(op="fire", name="batch"):
        with sentry_sdk.start_transaction(op="fire", name="one"):  # expect: SNT501
            kiln.fire()


def other_forms(kiln):
    with start_transaction(op="fire", name="batch") as whole:
        whole.set_tag("kiln", kiln.number)
        with reporting.start_transaction(op="fire", name="one"):  # expect: SNT501
            kiln.fire()
        for load in kiln.loads:
            with begin_transaction(op="fire", name="load"):  # expect: SNT501
                load.fire()
        scope = sentry_sdk.get_current_scope()
        with scope.start_transaction(op="fire", name="scope"):  # expect: SNT501
            kiln.cool()


def in_one_header(kiln):
    with begin("batch"), kiln.lock:
        try:
            with start_transaction(op="fire", name="one"):  # expect: SNT501
                kiln.fire()
        except OSError:
            kiln.cool()


def held_in_a_name(kiln):
    transaction = sentry_sdk.start_transaction(op="fire", name="batch")
    with transaction:
        if kiln.cold:
            with sentry_sdk.start_transaction(op="fire", name="heat"):  # expect: SNT501
                kiln.heat()


def through_helpers(kiln):
    with traced("batch"):
        fire(kiln)  # expect: SNT501
        with tracing.traced("one"):  # expect: SNT501
            kiln.fire()
        with begin("two"):  # expect: SNT501
            kiln.fire()
        with Hub.current.start_transaction(op="fire", name="three"):  # expect: SNT501
            kiln.fire()


async def in_coroutines(kiln):
    async with traced_async("batch"):
        await fire_later(kiln)  # expect: SNT501
        task = asyncio.create_task(fire_later(kiln))
        with sentry_sdk.start_transaction(op="fire", name="one"):  # expect: SNT501
            kiln.fire()
    await task


def spans_inside(kiln):
    with sentry_sdk.start_transaction(op="fire", name="batch") as whole:
        with sentry_sdk.start_span(op="fire.step", name="heat"):
            kiln.heat()
        with whole.start_child(op="fire.step", name="cool"):
            kiln.cool()


def one_after_the_other(kiln):
    with sentry_sdk.start_transaction(op="fire", name="heat"):
        kiln.heat()
    with sentry_sdk.start_transaction(op="fire", name="cool"):
        kiln.cool()
    fire(kiln)


def either(kiln):
    if kiln.cold:
        with sentry_sdk.start_transaction(op="fire", name="heat"):
            kiln.heat()
    else:
        with sentry_sdk.start_transaction(op="fire", name="cool"):
            kiln.cool()


def apart(kilns):
    with sentry_sdk.start_transaction(op="fire", name="all"):
        for kiln in kilns:
            with sentry_sdk.isolation_scope():
                with sentry_sdk.start_transaction(op="fire", name="one"):
                    kiln.fire()
            with sentry_sdk.new_scope() as scope, start_transaction(op="fire", name="two"):
                scope.set_tag("kiln", kiln.number)
                kiln.fire()
            with alone("three"):
                kiln.fire()


def asked_first(kiln):
    with sentry_sdk.start_transaction(op="fire", name="batch"):
        if sentry_sdk.get_current_span() is None:
            with sentry_sdk.start_transaction(op="fire", name="one"):
                kiln.fire()
        with part("two"):
            kiln.fire()


def run_elsewhere(kiln, pool):
    with sentry_sdk.start_transaction(op="fire", name="batch"):

        def work():
            with sentry_sdk.start_transaction(op="fire", name="one"):
                kiln.fire()

        pool.submit(work)
        pool.submit(fire, kiln)
        pool.submit(lambda: sentry_sdk.start_transaction(op="fire", name="two"))


def not_ours(kiln, database):
    with sentry_sdk.start_transaction(op="fire", name="batch"):
        with database.start_transaction():
            kiln.save()
    with database.start_transaction():
        with sentry_sdk.start_transaction(op="fire", name="one"):
            kiln.fire()
