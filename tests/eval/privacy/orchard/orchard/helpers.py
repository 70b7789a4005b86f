"""Helpers that hand on what they are given."""
import contextlib

import sentry_sdk
from celery import shared_task
from sentry_sdk import set_context, set_tag


def tag(name, value):
    set_tag(name, value)


def note_context(value):
    set_context("note", value)


def second(first, second):
    set_tag("second", second)
    return first


def by_place_only(first, second, /, third=None):
    set_tag("second", second)
    return first, third


def by_name_only(*, first=None, second=None):
    set_tag("second", second)
    return first


def many(first, *rest):
    set_context("rest", {"all": rest})
    return first


def first_of_many(*rest):
    set_tag("first", rest[0])


def second_of_many(*rest):
    set_tag("second", rest[1])


def named(first, **rest):
    set_context("rest", rest)
    return first


def one_of_the_named(**rest):
    set_tag("mail", rest["mail"])


def one_read_of_the_named(**rest):
    set_tag("mail", rest.get("mail"))


def both(*args_, **more):
    set_context("both", {"all": args_, "more": more})


def passing(*args_, **more):
    second(*args_, **more)


def nothing(first, second=None):
    return None


def same(value):
    return value


def later(value):
    return lambda: value


def pair(one, two):
    return one, two


def record(one, two):
    return {"who": one, "row": two}


def nested_record(one, two):
    return {"inner": {"who": one, "row": two}, "list": [one, two]}


def attribute(one):
    return one.line


def attribute_under(one):
    return {"where": one.place.line}


def item(one):
    return one["line"]


def mask_line(value):
    return value


def count_of(values):
    return values


def renter_email(thing):
    return thing.something()


def current_scope():
    return sentry_sdk.get_current_scope()


def hashed_scope():
    return sentry_sdk.get_isolation_scope()


def fill(target, value):
    target["line"] = value


def fill_list(target, value):
    target.append(value)


def fill_with_number(target, value):
    target["line"] = len(value)


@contextlib.contextmanager
def opened(value):
    yield value


@contextlib.contextmanager
def opened_pair(one, two):
    yield {"who": one, "row": two}


def each(one, two):
    yield one
    yield two


def run(callback):
    callback()


@shared_task
def job(first, second=None):
    set_tag("second", second)
    return first


def step_one(value):
    step_two(value)


def step_two(value):
    step_three(value)


def step_three(value):
    step_four(value)


def step_four(value):
    set_tag("deep", value)


class Sender:
    """A client that sends for others."""

    def __init__(self, target=None):
        self.target = target
        set_tag("target", target)

    def send(self, value):
        set_tag("sent", value)

    def send_by_place(self, /, value):
        set_tag("sent", value)

    @classmethod
    def send_of_class(cls, value):
        set_tag("sent", value)

    @staticmethod
    def send_alone(value):
        set_tag("sent", value)

    def itself(self):
        set_tag("target", self.target)

    def with_default(self, value=None, key="plain"):
        set_tag(key, value)


def optional(value=None, more=False):
    if more:
        set_tag("value", value)


def optional_off(value=None, less=True):
    if not less:
        set_tag("value", value)


def switched(value, mode=None):
    if mode is None:
        return
    set_tag("value", value)


def optional_by_name(value, *, more=False):
    if more:
        set_tag("value", value)


def optional_off_by_name(value, *, less=True):
    if not less:
        set_tag("value", value)


def both_optional(value, one=None, two=None):
    if one:
        set_tag("value", value)
    if two:
        set_context("value", {"value": value})


def guarded_twice(value, loud=False, sure=False):
    if loud:
        if not sure:
            set_tag("value", value)
