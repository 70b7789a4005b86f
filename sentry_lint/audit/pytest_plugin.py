"""The pytest plugin; imports neither the SDK nor LibCST."""

from __future__ import annotations
