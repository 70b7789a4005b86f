"""Scopes for others to use."""
import contextlib

import sentry_sdk


def current_scope():
    return sentry_sdk.get_current_scope()


def create_scope():
    return sentry_sdk.get_isolation_scope()


@contextlib.contextmanager
def opened_scope(name):
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("walk", name)
        yield scope
