"""Tests kept under a name with a type."""

from __future__ import annotations

import sentry_sdk
from fastapi import HTTPException

from .store import one


def expected_with_a_type(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:
        expected: bool = isinstance(exc, HTTPException)
        if not expected:
            sentry_sdk.capture_exception(exc)
        raise


def expected_the_wrong_way(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        expected: bool = isinstance(exc, HTTPException)
        if expected:
            sentry_sdk.capture_exception(exc)
        raise


def expected_but_forgotten(key, rows):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        expected: bool = isinstance(exc, HTTPException)
        expected = bool(key)
        if not expected:
            sentry_sdk.capture_exception(exc)
        raise
