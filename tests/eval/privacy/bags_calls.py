"""Raw arguments: decorators, task callbacks, Lambda events, procedures; and helpers that hand theirs on."""
import functools

import sentry_sdk
from celery import Task, signals


# case: R49
def traced(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        sentry_sdk.set_context("call", {"args": args})  # expect: SNT107
        sentry_sdk.set_context("call", {"kwargs": kwargs})  # expect: SNT107
        sentry_sdk.set_context("call", {"name": func.__name__, "args": len(args), "kwargs": sorted(kwargs)})
        sentry_sdk.add_breadcrumb(message=f"{func.__name__}{args}")  # expect: SNT107
        sentry_sdk.add_breadcrumb(message=f"{func.__name__}()")
        sentry_sdk.add_breadcrumb(data={"args": [str(arg)[:50] for arg in args]})  # expect: SNT107
        sentry_sdk.add_breadcrumb(data={"args": [type(arg).__name__ for arg in args]})
        sentry_sdk.set_extra("call", repr(kwargs)[:200])  # expect: SNT107
        sentry_sdk.set_extra("call", list(kwargs))
        return func(*args, **kwargs)

    return inner


def retried(times):
    def decorate(func):
        @functools.wraps(func)
        async def inner(self, *args, **kwargs):
            try:
                return await func(self, *args, **kwargs)
            except OSError as exc:
                sentry_sdk.capture_exception(exc, extras={"kwargs": kwargs})  # expect: SNT107
                sentry_sdk.capture_exception(exc, extras={"times": times, "given": len(kwargs)})
                raise

        return inner

    return decorate


class Reporting(Task):
    def on_failure(self, exc, task_id, args, kwargs, einfo):
        sentry_sdk.set_context("task", {"args": args, "kwargs": kwargs})  # expect: SNT107
        sentry_sdk.set_context("task", {"id": task_id, "args": len(args), "kwargs": sorted(kwargs)})
        sentry_sdk.set_tag("task", self.name)
        sentry_sdk.set_extra("task", f"{args!r}")  # expect: SNT107

    def on_retry(self, exc, task_id, args, kwargs, einfo):
        sentry_sdk.set_extra("task", kwargs)  # expect: SNT107
        sentry_sdk.set_extra("task", self.request.retries)


@signals.task_failure.connect
def failed(sender=None, task_id=None, exception=None, args=None, kwargs=None, **more):
    sentry_sdk.set_extra("task", {"args": args})  # expect: SNT107
    sentry_sdk.set_extra("task", {"id": task_id, "count": len(args or ())})


# case: R62
def call(connection, procedure, args):
    sentry_sdk.add_breadcrumb(category="db.call", message=procedure, data={"args": list(args)})  # expect: SNT107
    sentry_sdk.add_breadcrumb(category="db.call", message=procedure, data={"args": [str(a)[:100] for a in args[:10]]})  # expect: SNT107
    sentry_sdk.add_breadcrumb(category="db.call", message=procedure, data={"args_count": len(args) if args else 0})
    sentry_sdk.add_breadcrumb(category="db.call", message=procedure, data={"args_given": bool(args)})
    sentry_sdk.add_breadcrumb(category="db.call", message=f"{procedure}{args}")  # expect: SNT107
    connection.cursor().callproc(procedure, args)


def handler(event, context):
    sentry_sdk.set_context("lambda", {"event": event})  # expect: SNT107
    sentry_sdk.set_extra("event", str(event)[:1000])  # expect: SNT107
    sentry_sdk.set_context("lambda", {"headers": event["headers"]})  # expect: SNT107
    sentry_sdk.set_context("lambda", {"path": event["path"], "method": event.get("httpMethod")})
    sentry_sdk.set_context("lambda", {"keys": sorted(event), "request": context.aws_request_id})
    sentry_sdk.set_tag("function", context.function_name)
    return {"statusCode": 200}


# A helper that hands its own keywords on is judged where it is called.
def note(text, **more):
    sentry_sdk.add_breadcrumb(category="shop.note", message=text, data=more)


def note_all(*texts):
    for text in texts:
        sentry_sdk.add_breadcrumb(category="shop.note", message=text)


def callers(person, order):
    note("packed", order=order.id)
    note("packed", buyer=person.email)  # expect: SNT101
    note("packed", **{"buyer": person.full_name})  # expect: SNT101
    note("packed", **{"order": order.id})
    note(f"packed for {person.phone}", order=order.id)  # expect: SNT101
    note_all("packed", person.email)  # expect: SNT101
    note_all("packed", order.id)


def plain(event, order):
    sentry_sdk.set_tag("event", event.kind)
    sentry_sdk.set_context("order", {"args": order.args_count})
