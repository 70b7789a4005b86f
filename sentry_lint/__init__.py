"""Lint, fix and audit what Python code sends to Sentry."""

from __future__ import annotations

__version__ = "0.1.0"
