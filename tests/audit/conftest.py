"""What the audit's tests share: the generated scrubber, and logging as each test found it."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from sentry_lint.audit.scrubber import module_source
from sentry_lint.policy import policy_for


@pytest.fixture(scope="session")
def scrubbing_source(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """The source of the scrubber that is generated for a project without a policy of its own."""
    policy = policy_for(str(tmp_path_factory.mktemp("bare") / "app.py"))
    return functools.partial(module_source, policy)


@pytest.fixture(scope="session")
def scrubber(scrubbing_source: Callable[..., str]) -> Callable[..., dict[str, Any]]:
    """The options that it offers."""

    def options(streamed: bool = False) -> dict[str, Any]:
        module = ModuleType("scrubbing")
        exec(compile(scrubbing_source(streamed=streamed), "scrubbing.py", "exec"), module.__dict__)
        return dict(module.__dict__["OPTIONS"])

    return options


@pytest.fixture
def own_logging() -> Iterator[None]:
    """Celery, Flask and the tests' shop leave their marks on logging; the next test has the levels it expects."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level
    logging.getLogger("shop").setLevel(logging.NOTSET)
