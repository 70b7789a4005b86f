"""Codemods that mend what sentry-lint finds."""

from __future__ import annotations
