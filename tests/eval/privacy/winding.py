"""A winding path: loops with an else, copies, two names for one thing, helpers that take keys and parts."""
import asyncio
import contextlib
import dataclasses

import sentry_sdk
from flask import request
from routes import load
from starlette.requests import Request
from winding_scopes import create_scope, current_scope, opened_scope


def label(key, value):
    sentry_sdk.set_tag(key, value)


def labelled(answer):
    label("phone", answer)  # expect: SNT102
    label("plan", answer)


def tell(field, value):
    sentry_sdk.set_context("walk", {field: value})


def told(walker):
    tell("plan", walker.plan)
    tell("plan", walker.email)  # expect: SNT103


def after_the_loop(walkers, lead):
    for walker in walkers:
        if walker.left:
            break
    else:
        sentry_sdk.set_tag("line", lead.email)  # expect: SNT102
        sentry_sdk.set_tag("plan", lead.plan)
    while walkers.more():
        if walkers.tired():
            break
    else:
        sentry_sdk.set_tag("line", lead.phone)  # expect: SNT102


def copied(walker):
    record = {"plan": walker.plan}
    other = record.copy()
    other["line"] = walker.email
    sentry_sdk.set_context("record", record)
    sentry_sdk.set_context("other", other)  # expect: SNT103


def of_either_name(walker, late):
    record = {"plan": walker.plan}
    if late:
        other = record
    else:
        other = record
        other["late"] = True
    other["line"] = walker.email
    sentry_sdk.set_context("record", record)  # expect: SNT103


def sent_twice(walker):
    crumb = {"category": "walk.seen", "message": walker.email}
    sentry_sdk.add_breadcrumb(crumb)  # expect: SNT101
    sentry_sdk.add_breadcrumb(crumb)  # expect: SNT101
    crumb["message"] = "seen"
    sentry_sdk.add_breadcrumb(crumb)


def with_defaults(walker):
    def inner(*, tagged=sentry_sdk.set_tag("line", walker.email)):  # expect: SNT102
        return tagged

    return inner()


def paces(walkers):
    for walker in walkers:
        yield walker.pace


def lines(walkers):
    for walker in walkers:
        yield walker.email


def walked_through(walkers):
    for pace in paces(walkers):
        sentry_sdk.set_tag("pace", pace)
    for line in lines(walkers):
        sentry_sdk.set_tag("line", line)  # expect: SNT102


@contextlib.contextmanager
def line_of(walker):
    yield walker.email


def entered(walker):
    with line_of(walker) as line:
        sentry_sdk.set_tag("line", line)  # expect: SNT102
    with opened_scope(walker.plan) as scope:
        scope.set_tag("line", walker.email)  # expect: SNT102
        scope.set_tag("plan", walker.plan)


def create_pair():
    return sentry_sdk.get_current_scope(), sentry_sdk.get_isolation_scope()


def through_a_factory(walker):
    current_scope().set_tag("line", walker.email)  # expect: SNT102
    current_scope().set_tag("plan", walker.plan)
    create_scope().set_tag("line", walker.email)  # expect: SNT102
    inner, outer = create_pair()
    inner.set_tag("line", walker.email)  # expect: SNT102
    outer.set_tag("plan", walker.plan)


def stamp(event, value):
    event["extra"]["line"] = value


def stamp_part(extra, value):
    extra["line"] = value


def before_send(event, hint):
    walker = hint["walker"]
    stamp(event, walker.email)  # expect: SNT103
    stamp(event, walker.plan)
    stamp_part(event["extra"], walker.phone)  # expect: SNT103
    stamp_part(event["extra"], walker.plan)
    event.setdefault("extra", {"line": walker.email})  # expect: SNT103
    event.setdefault("extra", {"plan": walker.plan})
    event.get("extra", {"line": walker.email})
    return event


def received(data):
    keep = data.get("keep", {})
    keep.setdefault("line", request.form)
    sentry_sdk.set_context("kept", keep)  # expect: SNT107


async def of_a_request_made_here(scope):
    incoming = Request(scope)
    sentry_sdk.set_context("heads", dict(incoming.headers))  # expect: SNT107
    sentry_sdk.set_context("heads", {"count": len(incoming.headers)})


def of_something_loaded(key):
    sentry_sdk.set_context("route", dataclasses.asdict(load(key)))
    sentry_sdk.set_context("walker", dataclasses.asdict(load(key).customer))  # expect: SNT107


def echoing(walker):
    answer = yield walker.pace
    sentry_sdk.set_tag("answer", answer)
    sentry_sdk.set_tag("line", walker.email)  # expect: SNT102


async def in_a_thread(job, walker):
    await asyncio.to_thread(*job)
    await asyncio.to_thread(label, "line", walker.email)  # expect: SNT102
    await asyncio.to_thread(label, "plan", walker.plan)


sentry_sdk.init(before_send=before_send)
