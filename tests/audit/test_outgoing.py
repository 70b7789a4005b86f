"""Requests that the application makes to others, with each client that the SDK watches, to a real server."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import httpx
import pytest
import requests
import sentry_sdk

from sentry_lint.audit import sdk

from . import serving
from .planted import Planted, missing, run

pytestmark = pytest.mark.filterwarnings("ignore:The send_default_pii option is deprecated")


class Partner(BaseHTTPRequestHandler):
    """Answers everything, and that it found nothing."""

    def do_GET(self) -> None:
        self.send_response(404)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        return None


@contextlib.contextmanager
def partner(planted: Planted) -> Iterator[str]:
    """The address of a partner's search, with what it is asked for."""
    with HTTPServer(("127.0.0.1", 0), Partner) as server, serving.running(server) as url:
        yield f"{url}/find/{planted.value('path')}?{planted.query()}"


def with_httpx(url: str, headers: dict[str, str]) -> None:
    httpx.get(url, headers=headers).raise_for_status()


def with_requests(url: str, headers: dict[str, str]) -> None:
    requests.get(url, headers=headers, timeout=10).raise_for_status()


def with_urllib(url: str, headers: dict[str, str]) -> None:
    urllib.request.urlopen(urllib.request.Request(url, headers=headers)).close()


def with_http_client(url: str, headers: dict[str, str]) -> None:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}", headers=headers)
    answer = connection.getresponse()
    connection.close()
    raise RuntimeError(f"{url} answered {answer.status}")


def with_async_httpx(url: str, headers: dict[str, str]) -> None:
    async def get() -> None:
        async with httpx.AsyncClient() as client:
            (await client.get(url, headers=headers)).raise_for_status()

    asyncio.run(get())


def with_aiohttp(url: str, headers: dict[str, str]) -> None:
    async def get() -> None:
        async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
            answer.raise_for_status()

    asyncio.run(get())


Client = Callable[[str, dict[str, str]], None]
CLIENTS: tuple[Client, ...] = (
    with_httpx, with_requests, with_urllib, with_http_client, with_async_httpx, with_aiohttp,
)  # fmt: skip


def _traced() -> Any:
    if sdk.streaming(sdk.client()):
        return sentry_sdk.traces.start_span(name="find")
    return sentry_sdk.start_transaction(name="find", op="shop")


def asking(client: Client) -> Callable[[Planted], None]:
    def app(planted: Planted) -> None:
        with partner(planted) as url, _traced():
            try:
                client(url, {"X-Customer-Email": planted.value("header.email")})
            except Exception:
                sentry_sdk.capture_exception()
            else:
                raise AssertionError("the partner found something")

    return app


def name(client: Client) -> str:
    return client.__name__.removeprefix("with_")


@pytest.mark.parametrize("client", CLIENTS, ids=name)
def test_what_leaves_with_the_sdks_defaults(client: Client) -> None:
    of = run(asking(client))
    asked = {"breadcrumb.data", "transaction: span.data", "frame.vars"}
    assert missing(of, dict.fromkeys(("query.email", "query.person-name", "query.text"), asked)) == {}
    assert missing(of, {"path": {"breadcrumb.data", "transaction: span.description", "frame.vars"}}) == {}
    assert of.places("header.email") == {"frame.vars"}


@pytest.mark.parametrize("client", CLIENTS, ids=name)
@pytest.mark.parametrize(
    "options",
    [{}, {"send_default_pii": True}, {"data_collection": {}}, {"trace_lifecycle": "stream"}],
    ids=["default", "pii", "data_collection", "stream"],
)
def test_nothing_leaves_with_the_scrubber(
    client: Client, options: dict[str, Any], scrubber: Callable[..., dict[str, Any]]
) -> None:
    of = run(asking(client), **options, **scrubber(streamed="trace_lifecycle" in options))
    assert of.leaks == []
    assert set(of.items()) == {"event", "span" if "trace_lifecycle" in options else "transaction"}
