"""Objects that keep what reaches Sentry."""
from __future__ import annotations

from typing import Generic, TypeVar

import sentry_sdk

from lanes.helpers import tag

T = TypeVar("T")


class Client:
    def __init__(self):
        self.scope = sentry_sdk.get_current_scope()

    def send(self, value):
        self.scope.set_tag("who", value)


class Entered:
    def __enter__(self):
        self.scope = sentry_sdk.get_current_scope()
        return self

    def __exit__(self, *error):
        return False

    def send(self, value):
        self.scope.set_tag("who", value)


class EnteredLater:
    async def __aenter__(self):
        self.scope = sentry_sdk.get_current_scope()
        return self

    async def __aexit__(self, *error):
        return False

    def send(self, value):
        self.scope.set_tag("who", value)


class Data:
    size: int = 0

    def __post_init__(self):
        self.scope = sentry_sdk.get_current_scope()

    def send(self, value):
        self.scope.set_tag("who", value)


class Called:
    def __call__(self, value):
        tag(value)


class Base(Generic[T]):
    send = staticmethod(tag)

    def through(self, value):
        tag(value)

    @classmethod
    def of_class(cls, value):
        tag(value)

    def overridden(self, value):
        tag(value)


class Child(Base[int]):
    def overridden(self, value):
        return None

    def above(self, value):
        super().overridden(value)


class Grandchild(Child):
    pass


def get_client():
    return Client()


def make_client():
    return Client()


def create_client():
    return Client()


def build_client():
    return Client()


def current_client():
    return Client()


def get_scope():
    return sentry_sdk.get_current_scope()


client = Client()
shared: Client = Client()
