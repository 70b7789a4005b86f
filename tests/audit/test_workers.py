"""Celery: what a worker sends of its tasks' arguments."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sentry_sdk
from celery import Celery

from sentry_lint.audit.isolation import own_sdk
from tests.audit.planted import Planted, missing, run

pytestmark = pytest.mark.usefixtures("own_logging")


def _close(body: dict[str, Any], **about: Any) -> None:
    customer_email = body["email"]
    logging.getLogger("shop").warning("checking out %s", customer_email)
    raise RuntimeError(f"no order of {customer_email}, password={body['password']}")


def _rest() -> None:
    return None


@pytest.fixture(scope="module")
def tasks() -> Iterator[tuple[Any, Any]]:
    """A task that fails and one that does nothing, with a worker: one for all runs, as stopping takes seconds."""
    app = Celery("shop", broker="memory://", backend="cache+memory://")
    app.conf.broker_transport_options = {"polling_interval": 0.01}
    made = app.task(_close), app.task(_rest)
    level = logging.root.level
    with own_sdk():
        sentry_sdk.init()  # the SDK watches the workers whose code is imported after it is there
    from celery.contrib.testing.worker import start_worker

    with start_worker(app, pool="solo", perform_ping_check=False, loglevel="CRITICAL", shutdown_timeout=10):
        logging.root.setLevel(level)  # the worker sets it for the whole process
        yield made


def test_a_worker_in_a_thread(tasks: tuple[Any, Any], scrubber: Callable[..., dict[str, Any]]) -> None:
    close, rest = tasks

    def app(planted: Planted) -> None:
        sent = close.delay(planted.fields("arguments"), customer_email=planted.value("keyword"))
        with pytest.raises(RuntimeError):
            sent.get(timeout=10, interval=0.02)
        # The worker takes one task after the other: when the next is done, the first has sent all that it sends.
        rest.delay().get(timeout=10, interval=0.02)

    assert missing(run(app), {"arguments.email": {"exception.value", "frame.vars", "breadcrumb.message"}}) == {}
    clean = run(app, **scrubber())
    assert clean.leaks == []
    assert "event" in clean.items()
