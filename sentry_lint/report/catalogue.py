"""All rules with what a person is told of them; loading them is for commands and pages, never for flake8."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from sentry_lint import rules as package
from sentry_lint.rules.registry import RULES, Rule


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Rule]:
    """Returns the rules by code, in order. Every module of the package ``rules`` is a family and declares its own."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        if not module.ispkg:
            importlib.import_module(module.name)
    return dict(sorted(RULES.items()))
