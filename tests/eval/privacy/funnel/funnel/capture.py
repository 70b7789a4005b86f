"""One funnel with many callers, in the ways that real projects write it."""
from contextlib import contextmanager

import sentry_sdk


def capture(error, userEmail=None, extra_context={}, **context):
    with sentry_sdk.new_scope() as scope:
        if userEmail:
            scope.set_user({"email": userEmail})  # expect: SNT104
        for key in extra_context:
            scope.set_extra(key, extra_context[key])
        for key, value in context.items():
            scope.set_tag(key, value)
        sentry_sdk.capture_exception(error)


def capture_filtered(error, **context):
    if getattr(error, "status_code", 500) < 500:
        return
    sentry_sdk.capture_exception(error, extras=context)


def put(kind, key, value):
    scope = sentry_sdk.get_current_scope()
    getattr(scope, f"set_{kind}")(key, value)


def tag_all(pairs):
    for key, value in pairs.items():
        sentry_sdk.set_tag(key, value)


def tag_all_listed(pairs):
    for key, value in pairs:
        sentry_sdk.set_tag(key, value)


@contextmanager
def watched(name, **data):
    sentry_sdk.add_breadcrumb(category="job.start", message=name, data=data)
    try:
        yield
    except Exception:
        sentry_sdk.capture_exception()
        raise


@contextmanager
def scoped(**tags):
    with sentry_sdk.new_scope() as scope:
        for key, value in tags.items():
            scope.set_tag(key, value)
        yield scope


def lazily(message, data=None):
    from sentry_sdk import add_breadcrumb

    add_breadcrumb(message=message, data=data)


def get_scope():
    return sentry_sdk.get_isolation_scope()


def current_span():
    return sentry_sdk.get_current_span()


def start(name, **attributes):
    span = sentry_sdk.start_span(op="job", name=name)
    for key, value in attributes.items():
        span.set_data(key, value)
    return span


class Breadcrumbs:
    def __enter__(self):
        self.scope = sentry_sdk.get_current_scope()
        return self

    def __exit__(self, *args):
        return False

    def add(self, text):
        self.scope.add_breadcrumb(message=text)
