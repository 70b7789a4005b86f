"""The application's own helpers around transactions."""

import functools
from contextlib import asynccontextmanager, contextmanager

import sentry_sdk


def begin(name):
    return sentry_sdk.start_transaction(op="fire", name=name)


def begin_tagged(name, kiln):
    transaction = begin(name)
    transaction.set_tag("kiln", kiln.number)
    return transaction


def begin_if(name, on):
    if not on:
        return None
    transaction = sentry_sdk.start_transaction(op="fire", name=name)
    if kiln_of(name):
        transaction.set_data("kiln", kiln_of(name))
    return transaction


def kiln_of(name):
    return name.partition(":")[2]


def current():
    return sentry_sdk.get_current_span()


def step(name):
    return sentry_sdk.start_span(op="fire.step", name=name)


@contextmanager
def traced(name):
    with sentry_sdk.start_transaction(op="fire", name=name) as transaction:
        yield transaction


@asynccontextmanager
async def traced_async(name):
    with sentry_sdk.start_transaction(op="fire", name=name) as transaction:
        yield transaction


@contextmanager
def by_hand(name):
    transaction = sentry_sdk.start_transaction(op="fire", name=name)  # expect: SNT502
    transaction.__enter__()
    yield transaction
    transaction.__exit__(None, None, None)


@contextmanager
def by_hand_well(name):
    transaction = sentry_sdk.start_transaction(op="fire", name=name)
    transaction.__enter__()
    try:
        yield transaction
    finally:
        transaction.__exit__(None, None, None)


@contextmanager
def part(name):
    """A transaction where there is none yet, else a span of it."""
    if sentry_sdk.get_current_span() is None:
        with sentry_sdk.start_transaction(op="fire", name=name) as whole:
            yield whole
    else:
        with sentry_sdk.start_span(op="fire.step", name=name) as piece:
            yield piece


@contextmanager
def alone(name):
    with sentry_sdk.isolation_scope(), sentry_sdk.start_transaction(op="fire", name=name) as transaction:
        yield transaction


def in_transaction(function):
    @functools.wraps(function)
    def run(*args):
        with sentry_sdk.start_transaction(op="fire", name=function.__name__):
            return function(*args)

    return run


def fire(kiln):
    with sentry_sdk.start_transaction(op="fire", name="whole"):
        kiln.fire()


async def fire_later(kiln):
    with sentry_sdk.start_transaction(op="fire", name="later"):
        await kiln.fire()


class Watch:
    """A span that lives as long as the object is entered."""

    def __init__(self, name):
        self.name = name
        self.span = None

    def __enter__(self):
        self.span = sentry_sdk.start_span(op="fire.watch", name=self.name)
        self.span.__enter__()
        return self

    def __exit__(self, *error):
        self.span.__exit__(*error)

    def start(self):
        span = sentry_sdk.start_span(op="fire.watch", name=self.name)
        self.span = span
        span.__enter__()

    def stop(self):
        self.span.__exit__(None, None, None)


class Guard:
    """The same under a name with a type."""

    def __enter__(self):
        self.span: object = sentry_sdk.start_span(op="fire.guard", name="guard")
        self.span.__enter__()
        return self

    def __exit__(self, *error):
        self.span.__exit__(*error)

    def start(self):
        span: object = sentry_sdk.start_span(op="fire.guard", name="guard")
        self.span: object = span
        span.__enter__()
