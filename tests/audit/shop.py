"""The shop that every framework's test serves: what its views do with a request, and how it is visited."""

from __future__ import annotations

import asyncio
import logging
import threading
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import httpx
import sentry_sdk

from .planted import Planted


class Declined(Exception):
    """What the payment raises: the customer's card is in its text."""


def fail(planted: Planted, body: Any) -> None:
    """What every view does with a request: it looks up a customer, logs, and breaks."""
    customer = SimpleNamespace(**planted.fields("local.object"))  # noqa: F841
    password, record = planted.value("local.secret", "password"), planted.fields("local.mapping")  # noqa: F841
    logger = logging.getLogger("shop")
    logger.setLevel(logging.INFO)
    logger.warning("checking out %s", planted.value("log.argument"))
    logger.info(planted.sentence("log.text", "phone"), extra=planted.fields("log.extra", "email", "password"))
    sentry_sdk.set_user({"id": "7", "email": planted.value("set_user")})
    sentry_sdk.add_breadcrumb(message=planted.sentence("breadcrumb.text"), data=planted.fields("breadcrumb.data"))
    try:
        raise Declined(planted.sentence("cause", "card"))
    except Declined as problem:
        logger.error("payment of %s declined", planted.value("log.error"))
        text = f"{planted.sentence('exception')}; {planted.sentence('exception.named', 'password')}"
        raise RuntimeError(text) from problem


def crash(planted: Planted) -> None:
    """What runs beside the request and dies alone."""
    customer_email = planted.value("thread.local")
    raise ValueError(f"no order of {customer_email}", planted.fields("thread.exception", "password", "person-name"))


def in_thread(planted: Planted) -> None:
    """A thread that dies, started inside a request."""
    thread = threading.Thread(target=crash, args=(planted,))
    thread.start()
    thread.join()


async def in_tasks(planted: Planted) -> None:
    """Two tasks at once inside a request, each with a user of its own, and each reporting."""

    async def buy(entry: str) -> None:
        customer_email = planted.value(f"{entry}.local")
        sentry_sdk.set_user({"id": "8", "email": planted.value(f"{entry}.user")})
        await asyncio.sleep(0)
        try:
            raise LookupError(f"no order of {customer_email}")
        except LookupError as problem:
            sentry_sdk.capture_exception(problem)

    await asyncio.gather(buy("task.one"), buy("task.two"))


def visit(url: str, planted: Planted) -> None:
    """Real requests: a document, a form, an upload, a text, with canaries wherever a client can put them."""
    # A server that failed may close: each request has a connection of its own.
    with httpx.Client(base_url=url, timeout=10, limits=httpx.Limits(max_keepalive_connections=0)) as client:
        path = f"/json/{quote(planted.value('path'))}?{planted.query()}"
        answers = [client.post(path, json=planted.body("json"), headers=planted.headers())]
        answers.append(client.post("/form", data=planted.fields("form")))
        name, content = f"{planted.value('upload.name')}.csv", planted.sentence("upload.content", "card").encode()
        upload = {"file": (name, content, "text/csv")}
        answers.append(client.post("/upload", data=planted.fields("upload.field"), files=upload))
        answers.append(client.post("/raw", content=planted.sentence("raw"), headers={"Content-Type": "text/plain"}))
    assert [answer.status_code for answer in answers] == [500] * 4
