"""Instrumentation as a decorator or a context manager."""
import contextlib
import functools

import sentry_sdk


def announce(procedure):
    sentry_sdk.add_breadcrumb(
        category="quarry.block", message=f"Blocks change through {procedure}", level="warning"
    )
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("quarry", "main")


def instrumented(procedure):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            sentry_sdk.add_breadcrumb(
                category="quarry.block", message=f"Blocks change through {procedure}", level="warning"
            )
            sentry_sdk.set_tag("procedure", procedure)
            sentry_sdk.set_tag("quarry", "main")
            return function(*args, **kwargs)

        return inner

    return decorate


def instrumented_async(procedure):
    def decorate(function):
        @functools.wraps(function)
        async def inner(*args, **kwargs):
            announce(procedure)
            return await function(*args, **kwargs)

        return inner

    return decorate


def instrumented_plain(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        announce(function.__name__)
        return function(*args, **kwargs)

    return inner


def instrumented_after(procedure):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            result = function(*args, **kwargs)
            announce(procedure)
            return result

        return inner

    return decorate


def instrumented_if(flag):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            if kwargs.get(flag):
                announce(flag)
            return function(*args, **kwargs)

        return inner

    return decorate


def crumb_only(procedure):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            sentry_sdk.add_breadcrumb(category="quarry.block", message=procedure, level="warning")
            return function(*args, **kwargs)

        return inner

    return decorate


def tags_only(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        sentry_sdk.set_tags({"procedure": function.__name__, "quarry": "main"})
        return function(*args, **kwargs)

    return inner


def traced(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        with sentry_sdk.start_span(op="db", name=function.__name__):
            return function(*args, **kwargs)

    return inner


@contextlib.contextmanager
def announced(procedure):
    announce(procedure)
    yield


@contextlib.contextmanager
def announced_late(procedure):
    yield
    announce(procedure)


class Announced:
    def __init__(self, procedure):
        self.procedure = procedure

    def __enter__(self):
        announce(self.procedure)
        return self

    def __exit__(self, *error):
        return False


class instrumented_class:
    def __init__(self, procedure):
        self.procedure = procedure

    def __call__(self, function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            announce(self.procedure)
            return function(*args, **kwargs)

        return inner
