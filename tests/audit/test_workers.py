"""Celery: what a worker sends of its tasks' arguments, in a thread, and in processes of its own with Redis between."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
import sentry_sdk
from celery import Celery
from kombu.exceptions import OperationalError

from sentry_lint.audit.isolation import own_sdk

from . import serving
from .planted import Outcome, Planted, judge, missing, run

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


def unsent(planted: Planted) -> None:
    """A task that nobody takes: its arguments are in the frames that tried."""
    app = Celery("shop", broker="redis://127.0.0.1:1/0")
    app.conf.broker_transport_options = {"max_retries": 0}

    @app.task
    def close(body: dict[str, Any], address: str) -> None:
        raise AssertionError("it came through")

    try:
        close.apply_async((planted.body("arguments"), planted.value("argument")), retry=False)
    except OperationalError:
        sentry_sdk.capture_exception()


def test_a_broker_that_is_not_there(scrubber: Callable[..., dict[str, Any]]) -> None:
    assert missing(run(unsent), {"arguments": {"frame.vars"}, "argument": {"frame.vars"}}) == {}
    clean = run(unsent, **scrubber())
    assert clean.leaks == []
    assert clean.items() == ["event"]


def redis_url() -> str:
    url = os.environ.get("SENTRY_LINT_REDIS_URL", "")
    if not url:
        pytest.skip("no Redis: SENTRY_LINT_REDIS_URL is not set")
    return url


def stored(planted: Planted) -> None:
    """What applications keep in Redis."""
    server = redis.Redis.from_url(redis_url().replace("redis+socket", "unix"))
    key = f"session:{planted.value('key')}"
    with server, sentry_sdk.start_transaction(name="login", op="shop"), server.pipeline() as pipe:
        server.hset("customer:7", mapping=planted.fields("hash"))
        server.set(key, planted.value("text", "token"), ex=60)
        pipe.set("last", planted.value("piped", "password")).hset("c", "full_name", planted.value("piped.name"))
        pipe.delete("customer:7", key, "last", "c").execute()
        sentry_sdk.capture_message("no session")


def test_commands_to_redis(scrubber: Callable[..., dict[str, Any]]) -> None:
    command = {"breadcrumb.message", "transaction: span.description"}
    assert missing(run(stored), {"key": command}) == {}
    private = {"hash.password": command, "text": command, "piped": {"transaction: span.data"}}
    assert missing(run(stored, data_collection={}), private) == {}
    for options in ({}, {"data_collection": {}}):
        clean = run(stored, **options, **scrubber())
        assert clean.leaks == []
        assert clean.items() == ["event", "transaction"]


@contextlib.contextmanager
def worker(queue: str, pool: str, **environment: str) -> Iterator[None]:
    """A worker in processes of its own; told to stop, it sends what it still has."""
    command = "-m celery -A audit.worker_app worker --loglevel WARNING --without-gossip --without-mingle".split()
    folders = [str(Path(__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    about = {"SHOP_BROKER": redis_url(), "SHOP_QUEUE": queue, "PYTHONPATH": os.pathsep.join(folders), **environment}
    running = subprocess.Popen(
        [sys.executable, *command, "--pool", pool, "--concurrency", "1"],
        env={**os.environ, **about}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        running.terminate()
        running.wait(30)


RUNS = {
    # What is run -> the worker's pool, its options, and whether it uses the scrubber.
    "bare": ("solo", {}, False),
    "bare, pii": ("solo", {"send_default_pii": True}, False),
    "scrubbed": ("prefork", {}, True),
    "scrubbed, pii": ("solo", {"send_default_pii": True}, True),
}


def processes(scrubbing: Path) -> dict[str, Outcome]:
    """What arrived from each worker, by what is run; all of them at once, as each takes seconds to start."""
    client = Celery("shop", broker=redis_url(), backend=redis_url())
    planted = {name: Planted() for name in RUNS}
    waiting = []
    with serving.collector() as collector, contextlib.ExitStack() as workers:
        for number, (name, (pool, options, scrubbed)) in enumerate(RUNS.items()):
            queue = f"audit-{os.getpid()}-{number}"
            wanted = {"SHOP_SCRUBBING": str(scrubbing)} if scrubbed else {}
            about = {"SHOP_DSN": collector.dsn(str(number)), "SHOP_OPTIONS": json.dumps(options), **wanted}
            workers.enter_context(worker(queue, pool, **about))
            one = planted[name]
            arguments, about = (one.body("arguments"), one.value("argument")), one.fields("keyword", "person-name")
            waiting.append(client.send_task("shop.close", arguments, about, queue=queue))
        for result in waiting:
            with pytest.raises(RuntimeError):
                result.get(timeout=60, interval=0.05)
            result.forget()
    client.close()
    return {name: judge(collector.arrived[str(number)], planted[name]) for number, name in enumerate(RUNS)}


def test_worker_processes(scrubbing_source: Callable[..., str], tmp_path: Path) -> None:
    scrubbing = tmp_path / "scrubbing.py"
    scrubbing.write_text(scrubbing_source())
    of = processes(scrubbing)
    told = {"exception.value", "frame.vars", "tags", "transaction: tags", "log: body"}
    by_default = {
        "arguments.email": told,
        "arguments.password": {"exception.value", "frame.vars"},
        "arguments.nested": {"frame.vars"},
        "arguments.list": {"frame.vars"},
        "arguments.note": {"frame.vars"},
        "argument": {"frame.vars", "breadcrumb.message", "log: body"},
        "keyword": {"frame.vars"},
    }
    assert missing(of["bare"], by_default) == {}
    # The retry is a message to the broker: the command that sends it is a span, and the arguments are in it as base64.
    with_pii = {"extra", "transaction: extra", "transaction: span.description"}
    assert missing(of["bare, pii"], dict.fromkeys(("arguments", "argument", "keyword"), with_pii)) == {}
    assert "base64" in {hit.form for hit in of["bare, pii"].found}
    assert of["scrubbed"].leaks + of["scrubbed, pii"].leaks == []
    # The task runs twice, and is an error once.
    for outcome in of.values():
        assert outcome.items().count("event") == 1
        assert outcome.items().count("transaction") == 2
