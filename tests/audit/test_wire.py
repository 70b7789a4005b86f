"""What arrives over HTTP is what the capturing transport saw."""

from __future__ import annotations

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import sentry_sdk
from sentry_sdk.envelope import Envelope

from sentry_lint.audit.isolation import own_sdk


class Server(BaseHTTPRequestHandler):
    bodies: list[bytes]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.bodies.append(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args: object) -> None:
        return None


def _play() -> None:
    sentry_sdk.set_user({"id": "7", "email": "ada@lovelace-post.net"})
    sentry_sdk.add_breadcrumb(category="shop", message="opened", data={"rows": [1, 2.5, None, "ä"]})
    with sentry_sdk.start_transaction(name="close", op="shop"):
        sentry_sdk.logger.info("closed {order}", order=42)
        sentry_sdk.metrics.count("orders", 1)
    sentry_sdk.get_isolation_scope().add_attachment(bytes=b"\x00\xff", filename="scan.bin")
    sentry_sdk.capture_message("rejected")
    sentry_sdk.flush()


def test_what_arrives_over_http_is_what_the_transport_saw() -> None:
    bodies: list[bytes] = []
    handler = type("Handler", (Server,), {"bodies": bodies})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    dsn = f"http://key@127.0.0.1:{server.server_port}/1"
    client = sentry_sdk.Client(dsn, traces_sample_rate=1.0, enable_logs=True, transport_queue_size=50)
    try:
        with sentry_sdk.isolation_scope() as scope:
            sentry_sdk.get_current_scope().set_client(client)
            scope.clear()
            _play()
    finally:
        sentry_sdk.get_current_scope().set_client(None)
        client.close(timeout=5)
        server.shutdown()
        server.server_close()
    arrived = [item for body in bodies for item in Envelope.deserialize(body).items]
    over_http = [(item.type, item.payload.get_bytes()) for item in arrived if item.type != "client_report"]
    with own_sdk() as tape:
        sentry_sdk.init(dsn, traces_sample_rate=1.0, enable_logs=True)
        _play()
        captured = [(sent.item, sent.payload) for sent in tape.take()]
    assert sorted(kind for kind, _ in over_http) == sorted(kind for kind, _ in captured)
    assert {kind for kind, _ in captured} == {"event", "transaction", "log", "trace_metric", "attachment"}
    parsed = [(kind, raw if kind == "attachment" else json.loads(raw)) for kind, raw in over_http]
    assert _shape(parsed) == _shape(captured)


def _shape(items: list[tuple[str, Any]]) -> list[str]:
    """The items without ids and times, in a fixed order."""
    return sorted(kind + json.dumps(_constant(payload), sort_keys=True, default=repr) for kind, payload in items)


def _constant(value: Any) -> Any:
    changing = ("event_id", "trace_id", "span_id", "parent_span_id", "timestamp", "start_timestamp", "sample_rand")
    if isinstance(value, dict):
        return {key: _constant(inner) for key, inner in value.items() if key not in changing}
    if isinstance(value, list):
        return [_constant(inner) for inner in value]
    return value
