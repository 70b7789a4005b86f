"""A Django site with a worker: personal data switched on, options that do not exist, the form copied into a context."""

import logging

import sentry_sdk
from celery import Task
from django.utils.deprecation import MiddlewareMixin

logger = logging.getLogger(__name__)


def without_broken_pipes(event, hint):
    return None if event.get("logger") == "campus.pipes" else event


def start():
    sentry_sdk.init(
        enable_tracing=True,
        traces_sample_rate=0.1,
        send_default_pii=True,
        attach_stacktrace=True,
        before_send=without_broken_pipes,
        tags={"component": "campus"},
    )


class Context(MiddlewareMixin):
    def process_exception(self, request, exception):
        with sentry_sdk.configure_scope() as scope:
            scope.set_user({"id": request.user.id, "email": request.user.email})
            scope.set_context("form", {"POST": dict(request.POST)})


class Loud(Task):
    def on_failure(self, exc, task_id, args, kwargs, einfo):
        sentry_sdk.set_context("task", {"args": args, "kwargs": kwargs})
        sentry_sdk.capture_exception(exc)
