"""Exception groups, and enums whose members are text (Python 3.11)."""
from enum import StrEnum
from typing import Self

import sentry_sdk


class Kind(StrEnum):
    EMAIL = "email"
    SMS = "sms"


class Sender:
    def to(self, subscriber) -> Self:
        self.subscriber = subscriber
        return self

    def send(self, kind: Kind):
        try:
            self.subscriber.send(kind)
        except* OSError as group:
            sentry_sdk.capture_exception(group, tags={"to": self.subscriber.email})  # expect: SNT102
            sentry_sdk.capture_exception(group, tags={"kind": kind, "known": Kind.EMAIL})
        except* ValueError:
            sentry_sdk.add_breadcrumb(message=f"refused for {self.subscriber.phone_number}")  # expect: SNT101
            sentry_sdk.add_breadcrumb(message=f"refused for {self.subscriber.id}")
