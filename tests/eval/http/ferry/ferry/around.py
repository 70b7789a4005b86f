"""What stands around a view: decorators, context managers and runners that capture."""
import asyncio
import contextlib
import functools

import sentry_sdk
from fastapi import HTTPException


def reporting(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    return inner


def reporting_async(view):
    @functools.wraps(view)
    async def inner(*args, **kwargs):
        try:
            return await view(*args, **kwargs)
        except HTTPException:
            raise
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    return inner


def reporting_faults(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except Exception as exc:
            if not isinstance(exc, HTTPException) or exc.status_code >= 500:
                sentry_sdk.capture_exception(exc)
            raise

    return inner


def reporting_but(*skip):
    def decorate(view):
        @functools.wraps(view)
        def inner(*args, **kwargs):
            try:
                return view(*args, **kwargs)
            except skip:
                raise
            except Exception as exc:
                sentry_sdk.capture_exception(exc)
                raise

        return inner

    return decorate


def reporting_as(name="view"):
    def decorate(view):
        @functools.wraps(view)
        async def inner(*args, **kwargs):
            try:
                if asyncio.iscoroutinefunction(view):
                    return await view(*args, **kwargs)
                return view(*args, **kwargs)
            except Exception:
                sentry_sdk.set_tag("view", name)
                sentry_sdk.capture_exception()
                raise

        return inner

    return decorate


def timed(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        finally:
            sentry_sdk.set_tag("timed", "yes")

    return inner


@contextlib.contextmanager
def reported():
    try:
        yield
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@contextlib.contextmanager
def reported_faults():
    try:
        yield
    except HTTPException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@contextlib.contextmanager
def quiet():
    try:
        yield
    except HTTPException:
        pass


@contextlib.asynccontextmanager
async def areported(deck):
    sentry_sdk.set_tag("deck", deck)
    try:
        yield deck
    except Exception:
        sentry_sdk.capture_exception()
        raise


class Reported:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, trace):
        if exc is not None:
            sentry_sdk.capture_exception(exc)
        return False


class ReportedFaults:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, trace):
        if exc_type is not None and not issubclass(exc_type, HTTPException):
            sentry_sdk.capture_exception(exc)


class AReported:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        if error:
            sentry_sdk.capture_exception(error)


def run_reported(function, *args):
    try:
        return function(*args)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return None


def run_unless(function, skip=()):
    try:
        return function()
    except Exception as exc:
        if not isinstance(exc, skip):
            sentry_sdk.capture_exception(exc)
        raise


def run_plain(function, *args):
    return function(*args)


class reporting_class:
    def __init__(self, skip=()):
        self.skip = skip

    def __call__(self, view):
        @functools.wraps(view)
        def inner(*args, **kwargs):
            try:
                return view(*args, **kwargs)
            except Exception as exc:
                sentry_sdk.capture_exception(exc)
                raise

        return inner


class Reporter:
    @contextlib.contextmanager
    def reported(self, skip=()):
        try:
            yield self
        except Exception as exc:
            if not isinstance(exc, skip):
                sentry_sdk.capture_exception(exc)
            raise


@contextlib.contextmanager
def swallowed():
    try:
        yield
    except Exception:
        sentry_sdk.set_tag("swallowed", "yes")


def numbers():
    for number in range(3):
        try:
            yield number
        except Exception as exc:
            sentry_sdk.capture_exception(exc)


def retried(times=3):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except ConnectionError as exc:
                    if attempt == times - 1:
                        sentry_sdk.capture_exception(exc)
                        raise

        return inner

    return decorate
