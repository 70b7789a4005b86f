"""Arguments in every form, to helpers of another module."""
import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import anyio
import anyio.to_thread
from fastapi.concurrency import run_in_threadpool
from sentry_sdk import set_context, set_tag
from starlette.concurrency import run_in_threadpool as starlette_pool

from orchard import helpers
from orchard.helpers import (
    Sender,
    attribute,
    attribute_under,
    both,
    by_name_only,
    by_place_only,
    count_of,
    current_scope,
    each,
    renter_email,
    fill,
    fill_list,
    fill_with_number,
    first_of_many,
    hashed_scope,
    item,
    job,
    later,
    many,
    mask_line,
    named,
    nested_record,
    note_context,
    nothing,
    one_of_the_named,
    one_read_of_the_named,
    opened,
    opened_pair,
    optional,
    optional_off,
    pair,
    passing,
    record,
    run,
    same,
    second,
    second_of_many,
    step_one,
    switched,
    tag,
)


def by_place_and_name(renter):
    second(renter.email, renter.id)
    second(renter.id, renter.email)  # expect: SNT102
    second(first=renter.email, second=renter.id)
    second(second=renter.email, first=renter.id)  # expect: SNT102
    second(renter.id, second=renter.email)  # expect: SNT102
    by_place_only(renter.email, renter.id)
    by_place_only(renter.id, renter.email)  # expect: SNT102
    by_place_only(renter.id, renter.row, renter.email)
    by_name_only(first=renter.email)
    by_name_only(second=renter.email)  # expect: SNT102


def spread(renter, others):
    second(*(renter.id, renter.email))  # expect: SNT102
    second(*(renter.email, renter.id))
    second(*[renter.id], renter.email)  # expect: SNT102
    second(*[renter.email], renter.id)
    second(*others.rows, renter.email)
    second(**{"first": renter.email, "second": renter.id})
    second(**{"first": renter.id, "second": renter.email})  # expect: SNT102
    options = {"first": renter.id}
    second(**options, second=renter.email)  # expect: SNT102
    second(**options, second=renter.id)
    lines = [other.email for other in others]
    second(*lines)  # expect: SNT102
    second(*lines, second=renter.id)
    second(renter.id, *lines)  # expect: SNT102
    rows = [other.row for other in others]
    second(*rows)
    passing(renter.id, renter.email)  # expect: SNT102
    passing(renter.email, renter.id)
    passing(first=renter.id, second=renter.email)  # expect: SNT102
    passing(first=renter.email, second=renter.id)
    passing(renter.id, second=renter.email)  # expect: SNT102


def collections_of_the_rest(renter, others):
    many(renter.email, renter.id)
    many(renter.id, renter.email)  # expect: SNT103
    many(renter.id, renter.row, renter.email)  # expect: SNT103
    many(renter.id, *[other.email for other in others])  # expect: SNT103
    many(renter.id, *[other.row for other in others])
    first_of_many(renter.email, renter.id)  # expect: SNT102
    first_of_many(renter.id, renter.email)
    second_of_many(renter.id, renter.email)  # expect: SNT102
    second_of_many(renter.email, renter.id)
    named(renter.email, row=renter.row)
    named(renter.id, mail=renter.email)  # expect: SNT103
    named(renter.id, phone=renter.line)  # expect: SNT103
    named(renter.id, line=renter.line)
    named(renter.id, **{"mail": renter.email})  # expect: SNT103
    named(renter.id, **{"row": renter.row})
    one_of_the_named(mail=renter.email, row=renter.row)  # expect: SNT102
    one_of_the_named(mail=renter.id, row=renter.email)
    one_read_of_the_named(mail=renter.email, row=renter.row)  # expect: SNT102
    one_read_of_the_named(mail=renter.id, row=renter.email)
    both(renter.id, renter.email)  # expect: SNT103
    both(renter.id, row=renter.email)  # expect: SNT103
    both(renter.id, row=renter.row)
    nothing(renter.email, renter.email)


def keys_that_callers_give(renter):
    tag("mail", renter.email)  # expect: SNT102
    tag("row", renter.row)
    tag("email", renter.line)  # expect: SNT102
    tag("line", renter.line)
    tag(name="email", value=renter.line)  # expect: SNT102
    tag(renter.key, renter.line)
    note_context({"mail": renter.email})  # expect: SNT103
    note_context({"mail": renter.id})


def what_is_returned(renter):
    set_tag("a", same(renter.email))  # expect: SNT102
    set_tag("b", same(renter.id))
    set_tag("c", later(renter.email)())
    one, two = pair(renter.email, renter.id)
    set_tag("d", one)  # expect: SNT102
    set_tag("e", two)
    set_tag("f", pair(renter.email, renter.id)[0])  # expect: SNT102
    set_tag("g", pair(renter.email, renter.id)[1])
    set_tag("h", record(renter.email, renter.id)["who"])  # expect: SNT102
    set_tag("i", record(renter.email, renter.id)["row"])
    set_context("j", record(renter.id, renter.row))
    set_context("k", record(renter.id, renter.email))  # expect: SNT103
    set_tag("l", nested_record(renter.email, renter.id)["inner"]["who"])  # expect: SNT102
    set_tag("m", nested_record(renter.email, renter.id)["inner"]["row"])
    set_tag("n", nested_record(renter.email, renter.id)["list"][0])  # expect: SNT102
    set_tag("o", nested_record(renter.email, renter.id)["list"][1])
    set_tag("p", attribute(renter))
    set_tag("q", item({"line": renter.email, "row": renter.row}))  # expect: SNT102
    set_tag("r", item({"line": renter.id, "mail": renter.email}))
    set_context("s", attribute_under(renter))
    kept = record(renter.id, renter.row)
    kept["who"] = renter.email
    set_context("t", kept)  # expect: SNT103
    set_context("u", record(renter.id, renter.row))
    set_tag("v", same(same(renter.email)))  # expect: SNT102
    set_tag("w", mask_line(renter.email))
    set_tag("x", count_of(renter.email))
    set_tag("y", renter_email(renter))  # expect: SNT102
    set_tag("z", helpers.renter_email(renter))  # expect: SNT102


def scopes_that_are_returned(renter):
    current_scope().set_tag("a", renter.email)  # expect: SNT102
    current_scope().set_tag("a", renter.id)
    hashed_scope().set_tag("b", renter.email)  # expect: SNT102
    scope = current_scope()
    scope.set_user({"email": renter.email})  # expect: SNT104


def containers_that_are_filled(renter):
    data = {}
    fill(data, renter.email)
    set_context("a", data)  # expect: SNT103
    data = {}
    fill(data, renter.id)
    set_context("b", data)
    data = []
    fill_list(data, renter.email)
    set_context("c", {"all": data})  # expect: SNT103
    data = {}
    fill_with_number(data, renter.email)
    set_context("d", data)
    data = {"line": renter.email}
    fill(data, renter.id)
    set_context("e", data)


async def blocks(renter):
    with opened(renter.email) as value:
        set_tag("a", value)  # expect: SNT102
    with opened(renter.id) as value:
        set_tag("b", value)
    with opened_pair(renter.email, renter.id) as value:
        set_tag("c", value["who"])  # expect: SNT102
        set_tag("d", value["row"])
    with ExitStack() as stack:
        value = stack.enter_context(opened(renter.email))
        other = stack.enter_context(opened(renter.id))
        set_tag("f", other)
        set_tag("e", value)  # expect: SNT102
    for value in each(renter.email, renter.id):
        set_tag("g", value)  # expect: SNT102
    for value in each(renter.row, renter.id):
        set_tag("h", value)


def callbacks(renter):
    run(lambda: set_tag("a", renter.email))  # expect: SNT102
    run(lambda: set_tag("b", renter.id))

    def inner():
        set_tag("c", renter.email)  # expect: SNT102

    def other():
        set_tag("d", renter.id)

    run(inner)
    run(callback=other)


async def handed_over(renter, pool: ThreadPoolExecutor, loop, group, background):
    await asyncio.to_thread(second, renter.id, renter.email)  # expect: SNT102
    await asyncio.to_thread(second, renter.email, renter.id)
    await anyio.to_thread.run_sync(second, renter.id, renter.email)  # expect: SNT102
    await run_in_threadpool(second, renter.id, renter.email)  # expect: SNT102
    await run_in_threadpool(second, renter.email, renter.id)
    await run_in_threadpool(second, renter.id, second=renter.email)  # expect: SNT102
    await starlette_pool(second, renter.id, renter.email)  # expect: SNT102
    await asyncio.to_thread()
    pool.submit(second, renter.id, renter.email)  # expect: SNT102
    pool.submit(second, renter.email, renter.id)
    pool.submit(second, *(renter.id, renter.email))  # expect: SNT102
    loop.run_in_executor(None, second, renter.id, renter.email)  # expect: SNT102
    loop.run_in_executor(pool, second, renter.email, renter.id)
    background.add_task(second, renter.id, renter.email)  # expect: SNT102
    background.add_task(second, renter.email, renter.id)
    loop.call_soon(second, renter.id, renter.email)  # expect: SNT102
    loop.call_later(5, second, renter.id, renter.email)  # expect: SNT102
    loop.call_later(5, second, renter.email, renter.id)
    group.start_soon(second, renter.id, renter.email)  # expect: SNT102
    functools.partial(second, renter.id)(renter.email)  # expect: SNT102
    functools.partial(second, renter.email)(renter.id)
    functools.partial(second, second=renter.email)(renter.id)  # expect: SNT102
    functools.partial(second, first=renter.email)(second=renter.id)
    functools.partial(second, second=renter.email)(renter.id, second=renter.id)
    late = functools.partial(second, renter.id)
    late(renter.email)  # expect: SNT102
    list(map(same, [renter.id]))
    set_context("a", {"all": list(map(same, [renter.email]))})  # expect: SNT103
    set_context("b", {"all": list(map(same, [renter.id]))})
    set_context("c", {"all": list(map(lambda one: one.email, renter.friends))})  # expect: SNT103
    set_context("d", {"all": list(map(lambda one: one.id, renter.friends))})
    set_context("e", {"all": list(filter(None, [renter.email]))})  # expect: SNT103
    set_context("f", {"all": list(filter(None, [renter.id]))})


def started(renter):
    job.delay(renter.id, renter.email)  # expect: SNT102
    job.delay(renter.email, renter.id)
    job.delay(renter.id, second=renter.email)  # expect: SNT102
    job.apply_async(args=[renter.id, renter.email])  # expect: SNT102
    job.apply_async(args=[renter.email, renter.id])
    job.apply_async((renter.id, renter.email))  # expect: SNT102
    job.apply_async((renter.email, renter.id))
    job.apply_async(kwargs={"first": renter.id, "second": renter.email})  # expect: SNT102
    job.apply_async(kwargs={"first": renter.email, "second": renter.id})
    job.apply_async((renter.id,), {"second": renter.email})  # expect: SNT102
    job.apply_async((renter.id,), {"second": renter.id})
    job.apply_async()
    job.s(renter.id, renter.email)  # expect: SNT102
    job.si(renter.id, renter.email)  # expect: SNT102
    job.defer(renter.id, renter.email)  # expect: SNT102
    job.send(renter.id, renter.email)  # expect: SNT102
    job.spawn(renter.id, renter.email)  # expect: SNT102
    job.enqueue(renter.id, renter.email)  # expect: SNT102
    job.forget(renter.id, renter.email)


def objects(renter):
    Sender(renter.email)  # expect: SNT102
    Sender(target=renter.email)  # expect: SNT102
    Sender(renter.id)
    sender = Sender()
    sender.send(renter.email)  # expect: SNT102
    sender.send(renter.id)
    sender.send_by_place(renter.email)  # expect: SNT102
    sender.send_by_place(renter.id)
    sender.send_of_class(renter.email)  # expect: SNT102
    sender.send_of_class(renter.id)
    sender.send_alone(renter.email)  # expect: SNT102
    sender.send_alone(renter.id)
    Sender.send_of_class(renter.email)  # expect: SNT102
    Sender.send_alone(renter.email)  # expect: SNT102
    Sender.send(sender, renter.email)  # expect: SNT102
    Sender.send(sender, renter.id)
    sender.with_default(renter.email)  # expect: SNT102
    sender.with_default(renter.line)
    sender.with_default(renter.line, "email")  # expect: SNT102
    sender.with_default(renter.line, key="phone")  # expect: SNT102
    sender.with_default()
    tell = sender.send
    tell(renter.email)  # expect: SNT102
    tell(renter.id)


def switches(renter):
    optional(renter.email)
    optional(renter.email, more=False)
    optional(renter.email, more=True)  # expect: SNT102
    optional(renter.email, True)  # expect: SNT102
    optional(renter.email, more=renter.active)  # expect: SNT102
    optional_off(renter.email)
    optional_off(renter.email, False)  # expect: SNT102
    optional_off(renter.email, less=True)
    optional_off(renter.email, less=renter.active)  # expect: SNT102
    switched(renter.email, "loud")  # expect: SNT102


def switches_by_name(renter):
    helpers.optional_by_name(renter.email)
    helpers.optional_by_name(renter.email, more=True)  # expect: SNT102
    helpers.optional_by_name(renter.email, more=None)
    helpers.optional_off_by_name(renter.email)
    helpers.optional_off_by_name(renter.email, less=False)  # expect: SNT102
    helpers.both_optional(renter.email)
    helpers.both_optional(renter.email, one=True)  # expect: SNT102
    helpers.both_optional(renter.email, two=True)  # expect: SNT103
    helpers.both_optional(renter.email, True, True)  # expect: SNT102, SNT103
    helpers.both_optional(renter.email, True, None)  # expect: SNT102
    helpers.guarded_twice(renter.email)
    helpers.guarded_twice(renter.email, loud=True)  # expect: SNT102
    helpers.guarded_twice(renter.email, loud=True, sure=True)
    helpers.guarded_twice(renter.email, sure=True)


def far(renter):
    step_one(renter.email)  # expect: SNT102
    step_one(renter.id)
