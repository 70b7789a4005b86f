"""Sentry, as every lambda starts it."""

from __future__ import annotations

import os

try:
    import sentry_sdk
except ImportError:  # a lambda without the layer
    sentry_sdk = None

DURATIONS = []


def start():
    if sentry_sdk is None:
        return
    sentry_sdk.init(dsn=os.environ.get("SENTRY_DSN"), traces_sample_rate=0.0)


def note_duration(procedure, seconds):
    DURATIONS.append((procedure, seconds))


def report(error):
    if sentry_sdk is not None:
        sentry_sdk.capture_exception(error)
