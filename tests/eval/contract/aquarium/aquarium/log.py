"""The service's layer over Sentry."""

import sentry_sdk


class Logbook:
    def note(self, text, category, data=None, level="info"):
        sentry_sdk.add_breadcrumb(message=text, category=category, level=level, data=data or {})

    def mark(self, key, value):
        sentry_sdk.set_tag(key, value)

    def describe(self, name, facts):
        sentry_sdk.set_context(name, facts)

    def failed(self, error, **tags):
        with sentry_sdk.new_scope() as scope:
            scope.set_tags(tags)
            sentry_sdk.capture_exception(error)

    def visitor(self, visitor):
        sentry_sdk.set_user({"id": visitor.id, "email": visitor.email})  # expect: SNT104
        sentry_sdk.set_user({"id": visitor.id, "username": visitor.username})

    def nobody(self):
        sentry_sdk.set_user(None)


logbook = Logbook()
