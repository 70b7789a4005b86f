"""Reports failures; one instance for all modules."""
import sentry_sdk


class Failures:
    def send(self, error=None):
        sentry_sdk.capture_exception(error)

    def send_with(self, error, **context):
        with sentry_sdk.new_scope() as scope:
            scope.set_context("station", context)
            self.send(error)

    def remember(self, error):
        sentry_sdk.add_breadcrumb(category="gateway.failure", message=type(error).__name__, level="warning")


failures = Failures()
