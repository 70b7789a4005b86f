"""What is set on a scope of a block's own: lost where nothing is captured in the block."""

import logging
from contextlib import contextmanager

import sentry_sdk
from sentry_sdk import Scope, capture_exception, isolation_scope, new_scope
from sentry_sdk import isolation_scope as apart

from telltale import announce

log = logging.getLogger(__name__)


def lost(boat, job):
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("berth", boat.berth)  # expect: SNT407
        scope.set_context("boat", {"length": boat.length})
    boat.moor()
    with new_scope() as scope, apart() as own:
        own.set_extra("berth", str(boat.berth))  # expect: SNT407
    with sentry_sdk.isolation_scope():
        sentry_sdk.set_tag("berth", boat.berth)  # expect: SNT407
    with isolation_scope() as scope:
        length = round(boat.length)
        for name, value in boat.labels.items():
            scope.set_tag(name, value)  # expect: SNT407
        if boat.fast and length > 3:
            scope.set_level("warning")
    with new_scope() as scope:
        scope.fingerprint = ["moor", boat.kind]  # expect: SNT407
    with new_scope() as scope: scope.set_tag("berth", boat.berth)  # expect: SNT407  # fmt: skip
    with new_scope():
        sentry_sdk.get_current_scope().set_user({"id": boat.owner_id})  # expect: SNT407
    with new_scope() as scope:
        scope.add_breadcrumb(message="moored", category="boat.moor")  # expect: SNT407
        scope.set_transaction_name("moor")
    with new_scope() as scope:
        scope.set_tag("berth", boat.find_berth(job))  # expect: SNT407
        if boat.fast:
            return
    with new_scope() as scope:
        with isolation_scope() as inner:
            inner.set_tag("berth", boat.berth)  # expect: SNT407
        capture_exception(job.error)


async def lost_too(boat):
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)  # expect: SNT407
    await boat.moor()


class Mooring:
    def begin(self, boat):
        with sentry_sdk.new_scope() as scope:
            scope.set_tags({"berth": boat.berth, "length": len(boat.name)})  # expect: SNT407
        self.boat = boat


def captured(boat, error):
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        scope.capture_exception(error)
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        sentry_sdk.capture_message("aground", level="error")
    with isolation_scope() as scope:
        scope.set_tag("berth", boat.berth)
        boat.moor()
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        moored = boat.moor()
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        log.error("aground")
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        announce("aground")
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        with sentry_sdk.start_transaction(op="boat", name="moor"):
            moored = True
    return moored


async def awaited(boat):
    with isolation_scope() as scope:
        scope.set_tag("berth", boat.berth)
        await boat.moored
    with isolation_scope() as scope:
        scope.set_tag("berth", boat.berth)
        async for rope in boat.ropes:
            scope.set_tag("rope", rope)


@contextmanager
def with_berth(boat):
    with isolation_scope() as scope:
        scope.set_tag("berth", boat.berth)
        yield scope


def handed_on(boat, error):
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        boat.scope = scope
    with new_scope() as kept:
        kept.set_tag("berth", boat.berth)
    capture_exception(error, scope=kept)
    with new_scope() as named:
        named.set_tag("berth", boat.berth)
        return named


def stays(boat):
    with new_scope():
        sentry_sdk.set_tag("berth", boat.berth)
    with new_scope() as scope:
        sentry_sdk.get_isolation_scope().set_tag("berth", boat.berth)
    with new_scope() as scope:
        scope.set_transaction_name("moor")
    with new_scope() as scope:
        scope.span.set_tag("berth", boat.berth)
    with sentry_sdk.scope.use_scope(boat.scope):
        sentry_sdk.get_current_scope().set_tag("berth", boat.berth)
    with boat.lock, new_scope() as scope:
        scope.set_tag("berth", boat.berth)
    scope = Scope()
    scope.set_tag("berth", boat.berth)
    with new_scope() as scope:
        pass


def by_callback(boat, error):
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)

        def report():
            capture_exception(error)

    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        boat.client.get("/berths")


class NewScope:
    def new_scope(self):
        return self


def of_others(boat, ropes):
    with boat.new_scope() as scope:
        scope.set_tag("berth", boat.berth)
    with NewScope().new_scope() as scope:
        scope.set_tag("berth", boat.berth)
    with ropes.start_as_current_span("moor") as span:
        span.set_tag("berth", boat.berth)
