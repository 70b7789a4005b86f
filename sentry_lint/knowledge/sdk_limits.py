"""What Sentry keeps of levels and tags.

Source: run through ``sentry-relay`` 0.10.1 (``StoreNormalizer`` with trimming), the code by which Sentry normalises
what it receives; the length of a tag's key is the documentation's, Relay itself cuts at 200. The SDK checks none of it.
"""

from __future__ import annotations

LEVELS = ("debug", "info", "warning", "error", "fatal")
# Levels that are understood all the same; of an event any other becomes an error, of a breadcrumb info.
LEVEL_ALIASES = {"critical": "fatal", "log": "info"}
PYTHON_LEVELS = {10: "debug", 20: "info", 30: "warning", 40: "error", 50: "fatal"}  # logging's numbers are translated
# What is meant by names that other tools have.
MEANT = {
    "warn": "warning",
    "critical": "fatal",
    "log": "info",
    "notice": "info",
    "trace": "debug",
    "err": "error",
    "exception": "error",
    "emergency": "fatal",
    "alert": "fatal",
    "success": "info",
}

TAG_KEY_LENGTH = 32
TAG_VALUE_LENGTH = 200
TAG_KEY_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:-")
# Keys of the event's own: such a tag is dropped (``environment`` becomes the event's, which the SDK has always set).
# Relay drops ``filename`` and ``function`` as well; nothing documents that, and other versions may keep them.
RESERVED_TAGS = {
    "release": "init(release=…)",
    "dist": "init(dist=…)",
    "environment": "init(environment=…)",
    "user": "set_user(…)",
}


def level_meant(level: str) -> str:
    """The level that was meant by a name that is none; empty where that cannot be guessed."""
    lower = level.lower()
    return lower if lower in LEVELS else MEANT.get(lower, "")
