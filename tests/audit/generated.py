"""The generated scrubbing module, loaded."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from sentry_lint.audit.scrubber import module_source
from sentry_lint.policy import Policy


def load(source: str) -> Any:
    module = ModuleType("scrubbing")
    exec(compile(source, "scrubbing.py", "exec"), module.__dict__)
    return module


def generated(policy: Policy | None = None, version: tuple[int, ...] = (2, 75), **more: bool) -> Any:
    """The module for a policy (by default the built-in vocabulary alone) and an SDK."""
    return load(module_source(policy or Policy(), version, **more))
