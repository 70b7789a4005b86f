"""What is kept under a name with a type."""

from __future__ import annotations

import uuid
from typing import Any, Optional
from uuid import UUID

import sentry_sdk
from sentry_sdk import Scope

client: Any = sentry_sdk
contact_of: Any = lambda guest: guest.email  # noqa: E731


class Porter:
    def __init__(self) -> None:
        self.sdk: Any = sentry_sdk
        self.span: object = sentry_sdk.start_span(op="carry", name="carry")
        self.scope: Scope | None = sentry_sdk.get_current_scope()
        self.late: Optional[Scope]
        self.other: Any = porters

    def carry(self, guest):
        self.sdk.set_tag("guest", guest.email)  # expect: SNT102
        self.sdk.set_tag("guest", guest.id)
        self.span.set_tag("guest", guest.email)  # expect: SNT102
        self.scope.set_tag("guest", guest.email)  # expect: SNT102
        self.late.set_tag("guest", guest.email)
        self.other.set_tag("guest", guest.email)


def check_in(guest):
    client.set_tag("guest", guest.email)  # expect: SNT102
    client.set_tag("guest", contact_of(guest))  # expect: SNT102
    line: str = guest.email
    sentry_sdk.set_tag("guest", line)  # expect: SNT102
    count: int = len(guest.email)
    sentry_sdk.set_tag("guest", count)
    data: dict[str, str] = {}
    data["line"] = guest.email
    sentry_sdk.set_context("guest", data)  # expect: SNT103


def keep(session_token: UUID, api_key: Optional[uuid.UUID], order: UUID, password: bool, access_token: int):
    sentry_sdk.set_tag("kept", session_token)  # expect: SNT106
    sentry_sdk.set_tag("kept", str(api_key))  # expect: SNT106
    sentry_sdk.set_tag("kept", order)
    sentry_sdk.set_tag("kept", password)
    sentry_sdk.set_tag("kept", access_token)
