import sentry_sdk

from . import _low


class Base:
    def tag(self, key, value):
        _low.put_tag(key, value)


class Tracker(Base):
    def __init__(self, component="web"):
        self.component = component

    def crumb(self, text, **data):
        sentry_sdk.add_breadcrumb(category=f"{self.component}.event", message=text, data=data)

    def context(self, name, payload):
        _low.put_context(name, payload)

    def size(self, name, payload):
        _low.put_size(name, payload)

    def who(self, user):
        sentry_sdk.set_user({"id": user.id, "email": user.email})  # expect: SNT104

    def login(self, value):
        sentry_sdk.set_user({"id": value})

    def report(self, error, tags=None, extra_context=None):
        with sentry_sdk.new_scope() as scope:
            for key, value in (tags or {}).items():
                scope.set_tag(key, value)
            if extra_context:
                scope.set_context("more", extra_context)
            sentry_sdk.capture_exception(error)


tracker = Tracker()
