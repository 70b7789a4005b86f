"""Hooks as projects have them, told again: each looks right, and lets data through for a reason of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

Hook = Callable[[Any, Any], Any]
EMAIL = re.compile(r"[\w.]+@[\w-]+\.\w+")


def exact_keys(event: Any, hint: Any) -> Any:
    for field in ("password", "email"):
        if field in event.get("extra", {}):
            event["extra"][field] = "[gone]"
    return event


def one_level(event: Any, hint: Any) -> Any:
    event["extra"] = {
        key: "[gone]" if any(word in key.lower() for word in ("email", "password")) else value
        for key, value in event.get("extra", {}).items()
    }
    return event


def wrong_case(event: Any, hint: Any) -> Any:
    headers = event.get("request", {}).get("headers", {})
    if "x-customer-email" in headers:
        headers["x-customer-email"] = "[gone]"
    return event


def falls_off_the_end(event: Any, hint: Any) -> Any:
    if "email" in event.get("extra", {}):
        event["extra"]["email"] = "[gone]"
        return event
    return None


def first_exception(event: Any, hint: Any) -> Any:
    """The first of the values is the cause; what was raised last is the last."""
    values = event.get("exception", {}).get("values", [])
    if values:
        values[0]["value"] = EMAIL.sub("[gone]", values[0]["value"])
    return event


def only_the_message(event: Any, hint: Any) -> Any:
    """`formatted` is scrubbed; `message` and `params`, which it was made of, are not."""
    entry = event.get("logentry", {})
    if "formatted" in entry:
        entry["formatted"] = EMAIL.sub("[gone]", entry["formatted"])
    return event


def only_dictionaries(event: Any, hint: Any) -> Any:
    def clean(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: "[gone]" if "email" in key.lower() else clean(inner) for key, inner in value.items()}
        return value

    event["extra"] = clean(event.get("extra", {}))
    return event


def only_texts(event: Any, hint: Any) -> Any:
    for key, value in event.get("extra", {}).items():
        if isinstance(value, str) and ("card" in key.lower() or re.fullmatch(r"\d{16}", value)):
            event["extra"][key] = "[gone]"
    return event


def shortens(event: Any, hint: Any) -> Any:
    """The first letters of an address are the address."""
    for key, value in event.get("user", {}).items():
        event["user"][key] = str(value)[:-4] + "****"
    return event


def hashes(event: Any, hint: Any) -> Any:
    """Whoever has a list of passwords has these, too."""
    for key, value in event.get("tags", {}).items():
        event["tags"][key] = hashlib.md5(str(value).encode()).hexdigest()
    return event


def raises_on_numbers(crumb: Any, hint: Any) -> Any:
    crumb["data"] = {key: "[gone]" for key in crumb.get("data", {}) if key.lower()}
    return crumb


def forgets_spans(event: Any, hint: Any) -> Any:
    event["transaction"] = EMAIL.sub("[gone]", event["transaction"])
    return event


def adds_afterwards(before_send: Hook) -> Hook:
    """The order of two hooks: what is added after cleaning is not cleaned."""

    def hook(event: Any, hint: Any) -> Any:
        clean = before_send(event, hint)
        clean["tags"] = {**clean.get("tags", {}), "reporter": event.get("user", {}).get("email", "")}
        return clean

    return hook
