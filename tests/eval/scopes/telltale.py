"""The project's own helpers, in another file."""

import sentry_sdk

SEVERE = "Fatal"


def announce(text, severity="error"):
    sentry_sdk.capture_message(text, level=severity)


def label(name, value):
    sentry_sdk.set_tag(name, value)


def label_all(labels):
    for name, value in labels.items():
        sentry_sdk.get_isolation_scope().set_tag(name, value)


def prefixed(name, value):
    sentry_sdk.set_tag(f"boat.{name}", str(value))


class Report:
    def __init__(self, text):
        self.text = text

    def send(self, level):
        sentry_sdk.capture_message(self.text, level=level)
