"""What workers leave on a scope, and what comes too late."""

import logging

import sentry_sdk
from celery import Task
from sentry_sdk import get_isolation_scope, isolation_scope, new_scope, set_context, set_tag

log = logging.getLogger(__name__)


def work(queue):
    for job in queue:
        set_tag("job", job.kind)  # expect: SNT409
        job.run()


def work_forever(queue):
    while True:
        job = queue.get()
        sentry_sdk.set_context("job", {"kind": job.kind})  # expect: SNT409
        get_isolation_scope().set_tags({"job": job.kind})  # expect: SNT409
        sentry_sdk.get_current_scope().set_extra("job", job.kind)  # expect: SNT409
        sentry_sdk.get_global_scope().set_tag("job", job.kind)  # expect: SNT409
        queue.done(job)


async def consume(stream):
    async for message in stream:
        sentry_sdk.set_user({"id": message.sender_id})  # expect: SNT409
        await message.handle()
    while stream.open:
        message = await stream.next()
        if message.urgent:
            set_tag("urgent", True)  # expect: SNT409
        await message.handle()


class Worker:
    def drain(self, queue):
        for job in queue:
            self.current = job
            set_tag("job", job.kind)  # expect: SNT409
            self.handle(job)


def isolated(queue):
    for job in queue:
        with isolation_scope() as scope:
            scope.set_tag("job", job.kind)
            set_context("job", {"kind": job.kind})
            job.run()
    with new_scope():
        for job in queue:
            sentry_sdk.get_current_scope().set_tag("job", job.kind)
            job.run()


def many_tags(job):
    for name, value in job.labels.items():
        set_tag(name, value)
    for name in job.names:
        job.check(name)
        set_tag(f"name.{name}", True)  # expect: SNT405
    for label in job.labels:
        set_tag(label.key, label.value)


def once(queue):
    set_tag("queue", queue.name)
    for job in queue:
        job.run()


def setup(plugins):
    for plugin in plugins:
        plugin.load()
        set_tag("plugin", plugin.name)


def each(queue):
    def one(job):
        set_tag("job", job.kind)
        job.run()

    for job in queue:
        one(job)


def on_spans(queue):
    for job in queue:
        with sentry_sdk.start_span(op="job.run", name=job.kind) as span:
            span.set_tag("job", job.kind)
            job.run()


def of_others(queue, telemetry):
    for job in queue:
        telemetry.set_tag("job", job.kind)
        job.run()


for plugin in log.handlers:
    plugin.flush()
    set_tag("plugin", plugin.name)


class ReportingTask(Task):
    def on_failure(self, exc, task_id, args, kwargs, einfo):
        set_tag("task", self.name)  # expect: SNT410
        sentry_sdk.set_context("task", {"number": task_id})  # expect: SNT410

    def on_retry(self, exc, task_id, args, kwargs, einfo):
        get_isolation_scope().set_extra("task", task_id)  # expect: SNT410
        sentry_sdk.capture_exception(exc)

    def before_start(self, task_id, args, kwargs):
        set_tag("task", self.name)


class TellingTask(Task):
    def on_failure(self, exc, task_id, args, kwargs, einfo):
        set_tag("task", self.name)
        sentry_sdk.capture_message("a task has failed", level="error")


class Listener:
    def on_failure(self, exc):
        set_tag("listener", self.name)


def too_late(job):
    try:
        job.run()
    except OSError as error:
        sentry_sdk.capture_exception(error)
        set_tag("job", job.kind)  # expect: SNT410
    except ValueError as error:
        sentry_sdk.capture_exception(error)
        set_tag("job", job.kind)  # expect: SNT410
        sentry_sdk.set_context("job", {"kind": job.kind})  # expect: SNT410
        raise
    except KeyError:
        log.exception("no such job")
        set_tag("job", job.kind)  # expect: SNT410
        return None
    except TypeError:
        log.error("a bad job", exc_info=True)
        get_isolation_scope().set_extra("job", job.kind)  # expect: SNT410
        return False
    return True


def in_time(job):
    try:
        job.run()
    except OSError as error:
        set_tag("job", job.kind)
        sentry_sdk.capture_exception(error)
    except ValueError as error:
        sentry_sdk.capture_exception(error)
        set_tag("again", True)
        job.run()
    except KeyError as error:
        sentry_sdk.capture_exception(error)
        set_tag("job", job.kind)
        sentry_sdk.capture_message("no such job", level="error")
    except TypeError as error:
        set_tag("job", job.kind)
        log.exception("a bad job")
    except RuntimeError as error:
        sentry_sdk.capture_exception(error)
        set_tag("job", job.kind)
        raise LookupError("no job") from error
    except LookupError:
        log.error("no such job")
        set_tag("job", job.kind)
        raise
    except ArithmeticError:
        log.info("a strange job")
        set_tag("job", job.kind)
    sentry_sdk.capture_message("done", level="info")
    set_tag("done", True)
    job.close()
