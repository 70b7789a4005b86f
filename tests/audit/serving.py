"""Servers on loopback for one test: applications behind real sockets, and a place for what the SDK sends."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import httpx
import pytest

from sentry_lint.audit.transport import Sent, items_of


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        return None


@contextlib.contextmanager
def running(server: Any) -> Iterator[str]:
    """A server of the standard library in a thread of its own; yields its address."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextlib.contextmanager
def wsgi(app: Any) -> Iterator[str]:
    """The application behind the standard library's server; yields its address."""
    with make_server("127.0.0.1", 0, app, handler_class=_Quiet) as server, running(server) as url:
        yield url


@contextlib.contextmanager
def asgi(app: Any) -> Iterator[str]:
    """The application behind uvicorn; yields its address."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", loop="asyncio"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(5)
        listening.close()


@contextlib.contextmanager
def aiohttp(app: Any) -> Iterator[str]:
    """The application behind aiohttp's own server; yields its address."""
    from aiohttp import web

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    runner = web.AppRunner(app, access_log=None)

    async def start() -> int:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return int(runner.addresses[0][1])

    try:
        yield f"http://127.0.0.1:{asyncio.run_coroutine_threadsafe(start(), loop).result(5)}"
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


class Collector:
    """What arrived, by the project of the DSN it was sent to."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.arrived: dict[str, list[Sent]] = {}

    def dsn(self, project: str = "1") -> str:
        return f"{self.url.replace('://', '://key@')}/{project}"


@contextlib.contextmanager
def collector() -> Iterator[Collector]:
    """A server that takes envelopes as Sentry does and keeps every item as it came."""
    from sentry_sdk.envelope import Envelope

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            raw = gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
            kept.arrived.setdefault(self.path.split("/")[2], []).extend(items_of(Envelope.deserialize(raw)))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept = Collector(f"http://127.0.0.1:{server.server_port}")
    with running(server):
        yield kept


@contextlib.contextmanager
def kent() -> Iterator[str]:
    """Kent, the fake Sentry, as a process of its own; yields its address.

    It keeps every item of an envelope up to the first attachment: its log wants JSON, and the request fails there.
    """
    pytest.importorskip("kent", reason="no kent")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "flask", "--app", "kent.app", "run", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert server.poll() is None, "kent ended"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def kept_by_kent(url: str) -> list[Sent]:
    """What it has got, in the order of arrival."""
    with httpx.Client(base_url=f"{url}/api", timeout=10) as client:
        numbers = [one["event_id"] for one in client.get("/eventlist/").json()["events"]]
        found = [client.get(f"/event/{number}").json()["payload"] for number in numbers]
    return [Sent(one["header"]["type"], one["body"], one["header"], one["envelope_header"]) for one in found]
