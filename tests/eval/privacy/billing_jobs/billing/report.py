"""A reporter class with state; base class and mixin in one file, instances elsewhere."""
import logging

import sentry_sdk

logger = logging.getLogger(__name__)


class ScopeMixin:
    def remember(self, **values):
        for name, value in values.items():
            sentry_sdk.set_tag(name, value)


class Reporter(ScopeMixin):
    _instance = None

    def __init__(self, service, enabled=True):
        self.service = service
        self.enabled = enabled
        self._extra = {}

    @classmethod
    def get(cls):
        if cls._instance is None:
            cls._instance = cls("billing")
        return cls._instance

    def crumb(self, message, level="info", **data):
        if not self.enabled:
            return
        sentry_sdk.add_breadcrumb(category=f"{self.service}.step", message=message, level=level, data=data)

    def fail(self, error, context=None, user=None):
        if not self.enabled:
            logger.error("failed: %s", error)
            return None
        with sentry_sdk.push_scope() as scope:
            if context:
                scope.set_context("billing", context)
            if user is not None:
                scope.set_user({"id": user.id, "email": user.email})  # expect: SNT104
            return sentry_sdk.capture_exception(error)

    def measure(self, name):
        return sentry_sdk.start_span(op=self.service, name=name)


reporter = Reporter("billing")


def get_reporter():
    return Reporter.get()
