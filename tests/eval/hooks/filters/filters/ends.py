"""Hooks that end well, and hooks that do not."""

import contextlib
import functools
import sys

import sentry_sdk
from sentry_sdk.scope import add_global_event_processor


def forgets(event, hint):  # expect: SNT605
    event.setdefault("tags", {})["team"] = "night"


def forgets_after_a_test(event, hint):  # expect: SNT605
    if "exc_info" in hint:
        if isinstance(hint["exc_info"][1], KeyboardInterrupt):
            return None
        return event


def forgets_in_a_handler(event, hint):  # expect: SNT605
    try:
        event["extra"]["team"] = event["tags"]["team"]
        return event
    except KeyError:
        print("no team")


def forgets_in_a_case(event, hint):  # expect: SNT605
    match event.get("level"):
        case "info":
            return None
        case "error":
            return event


def forgets_in_a_loop(event, hint):  # expect: SNT605
    for value in event.get("exception", {}).get("values", []):
        if value.get("type") == "Late":
            return None
        return event


def forgets_under_suppress(event, hint):  # expect: SNT605
    with contextlib.suppress(KeyError):
        event["extra"]["team"] = event["tags"]["team"]
        return event


async def waits(event, hint):  # expect: SNT605
    return event


def gives_many(event, hint):  # expect: SNT605
    yield event


def says_true(event, hint):  # expect: SNT605
    if "exc_info" in hint:
        return event
    return False


def one(event):  # expect: SNT605
    return event


def three(event, hint, more):  # expect: SNT605
    return event


def drops(event, hint):
    if event.get("level") == "info":
        return None
    return event


def drops_barely(event, hint):
    if event.get("level") == "info":
        return
    return event


def drops_all(event, hint):
    return None


def either_way(event, hint):
    if event.get("level") == "info":
        return None
    else:
        return event


def tries(event, hint):
    try:
        event["extra"]["team"] = event["tags"]["team"]
    except KeyError:
        pass
    finally:
        print(event["event_id"])
    return event


def returns_from_a_try(event, hint):
    try:
        return event
    except ValueError:
        return None


def matches(event, hint):
    match event.get("level"):
        case "info":
            return None
        case _:
            return event


def under_a_lock(event, hint, lock=contextlib.nullcontext()):
    with lock:
        return event


def raises(event, hint):
    if event.get("level") == "info":
        return event
    raise SystemExit(1)


def for_ever(event, hint):
    while True:
        if event.get("level"):
            return event


def any_number(*everything):
    return everything[0]


def with_options(event, hint, *, team="night"):
    event.setdefault("tags", {})["team"] = team
    return event


@functools.lru_cache(maxsize=1)
def decorated(event):
    return event


class Filter:
    def __init__(self, levels):
        self.levels = levels

    def before_send(self, event, hint):
        return None if event.get("level") in self.levels else event

    @staticmethod
    def before_breadcrumb(crumb, hint):
        return crumb

    def loses(self, event, hint):  # expect: SNT605
        self.levels.append(event.get("level"))


class Handler:
    """Something else that has events and hints."""

    def handle(self, event, hint):
        print(event, hint)

    def filter_event(self, event, hint):
        self.handle(event, hint)

    def is_filtered(self, event, hint):
        return "exc_info" in hint


@add_global_event_processor
def adds_team(event, hint):  # expect: SNT605
    event.setdefault("tags", {})["team"] = "night"


@add_global_event_processor
def adds_host(event, hint):
    event.setdefault("tags", {})["host"] = sys.platform
    return event


def always(event, hint):
    if True:
        event.setdefault("tags", {})["team"] = "night"
        return event


def never(event, hint):  # expect: SNT605
    if 0:
        return event


def start(options, kept):
    filters = Filter([])
    sentry_sdk.init(before_send=always, before_send_transaction=never)
    sentry_sdk.init(before_send=forgets)
    sentry_sdk.init(before_send=forgets_after_a_test)
    sentry_sdk.init(before_send=forgets_in_a_handler, before_send_transaction=forgets_in_a_case)
    sentry_sdk.init(before_send=forgets_in_a_loop, before_send_log=forgets_under_suppress)
    sentry_sdk.init(before_send=waits, before_send_transaction=gives_many, before_send_metric=says_true)
    sentry_sdk.init(before_send=one, before_breadcrumb=three)
    sentry_sdk.init(before_send=drops, before_send_transaction=drops_barely, before_breadcrumb=drops_all)
    sentry_sdk.init(before_send=either_way, before_send_transaction=tries, before_breadcrumb=returns_from_a_try)
    sentry_sdk.init(before_send=matches, before_send_transaction=under_a_lock, before_breadcrumb=raises)
    sentry_sdk.init(before_send=for_ever, before_send_transaction=any_number, before_breadcrumb=with_options)
    sentry_sdk.init(before_send=decorated)
    sentry_sdk.init(before_send=filters.before_send, before_breadcrumb=filters.before_breadcrumb)
    sentry_sdk.init(before_send=filters.loses)
    sentry_sdk.init(before_send="filters.ends.drops")  # expect: SNT605
    sentry_sdk.init(before_send={"drop": "info"})  # expect: SNT605
    sentry_sdk.init(before_send=False)  # expect: SNT605
    sentry_sdk.init(before_send=None)
    sentry_sdk.init(before_send=kept if options else None)
    sentry_sdk.init(before_send=kept, before_breadcrumb=options["crumb"])
    sentry_sdk.init(before_send=functools.partial(with_options, team="day"))
    sentry_sdk.init(before_send=lambda event: event)  # expect: SNT605
    sentry_sdk.init(before_send=lambda event, hint: event)
    sentry_sdk.init(before_send=lambda event, _: None if options else event)
    sentry_sdk.init(before_send_transaction=lambda event, hint, more: event)  # expect: SNT605
