"""Class methods only: ``tag_x=`` keywords become tags."""
import sentry_sdk


class SentryIntegration:
    @classmethod
    def add_breadcrumb(cls, message, category="default", level="info", data=None):
        sentry_sdk.add_breadcrumb(message=message, category=category, level=level, data=data)

    @classmethod
    def set_user_context(cls, user_id, tier=None, **fields):
        sentry_sdk.set_user({"id": user_id, "tier": tier, **fields})

    @classmethod
    def capture_message(cls, message, level="info"):
        sentry_sdk.capture_message(message, level=level)

    @classmethod
    def capture_exception(cls, error, **tags):
        with sentry_sdk.new_scope() as scope:
            for key, value in tags.items():
                scope.set_tag(key.removeprefix("tag_"), value)
            sentry_sdk.capture_exception(error)

    @staticmethod
    def start_transaction(name, op):
        return sentry_sdk.start_transaction(name=name, op=op)
