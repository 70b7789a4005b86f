"""Sentry, set up as many projects have it: a hook that cleans some places and not others."""

from __future__ import annotations

from typing import Any

import sentry_sdk


def start(dsn: str = "https://public@sentry.invalid/1") -> None:
    sentry_sdk.init(dsn=dsn, before_send=without_people, include_local_variables=False)


def without_people(event: Any, hint: Any) -> Any:
    event.pop("user", None)
    event.pop("request", None)
    event.pop("server_name", None)
    return event
