"""Set-ups as five public projects have them, told again in a few lines, and what the audit says of each."""

from __future__ import annotations

import gzip
import json
import random
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk.envelope import Envelope

from sentry_lint.audit import matrix
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.report import Report

KINDS = ("email", "password", "token")


def audit(**options: Any) -> Report:
    with own_sdk():
        sentry_sdk.init("https://key@sentry.invalid/1", **options)
        return matrix.run(kinds=KINDS)


def pairs(report: Report, *surfaces: str) -> set[tuple[str, str]]:
    return {(surface, kind) for surface, kind in report.leaking() if surface in surfaces}


def test_no_hooks_at_all() -> None:
    """A warehouse of lambdas: breadcrumbs with arguments, a tag and a context before each procedure."""
    report = audit(traces_sample_rate=0.1, environment="prod")
    assert pairs(report, "breadcrumb.data.texts", "tag.value", "context.named") == {
        ("breadcrumb.data.texts", "email"), ("breadcrumb.data.texts", "password"), ("breadcrumb.data.texts", "token"),
        ("tag.value", "email"), ("tag.value", "password"), ("tag.value", "token"),
        ("context.named", "email"), ("context.named", "password"), ("context.named", "token"),
    }  # fmt: skip
    assert not [name for name in report.options if name.startswith("before_")]


def clean_listed_keys(event: Any, hint: Any) -> Any:
    body = event.get("request", {}).get("data")
    for key in ("password", "token", "secret"):
        if isinstance(body, dict) and key in body:
            body[key] = "***"
    headers = event.get("request", {}).get("headers", {})
    for key in ("Authorization", "X-API-Key"):
        if key in headers:
            headers[key] = "***"
    return event


def drop_health_checks(crumb: Any, hint: Any) -> Any:
    return None if "/health" in str((crumb.get("data") or {}).get("url", "")) else crumb


def test_listed_keys_of_two_places() -> None:
    """An API that cleans bodies and headers by name: one level, one case, and nowhere else."""
    report = audit(before_send=clean_listed_keys, before_breadcrumb=drop_health_checks)
    assert ("request.data.named", "password") in report.scrubbed
    assert report.leaking() >= {
        ("request.data.camel", "password"), ("request.data.nested", "token"), ("request.header.named", "token"),
        ("request.data.named", "email"), ("extra.nested", "password"), ("message", "email"),
    }  # fmt: skip
    assert {"clean_listed_keys", "drop_health_checks"} == {
        str(report.options[name]).rpartition(".")[2] for name in ("before_send", "before_breadcrumb")
    }


def sample(event: Any, hint: Any) -> Any:
    if event.get("level") in ("error", "fatal"):
        return event
    return event if random.random() < 0.1 else None


def test_sampling_in_the_hook_is_no_scrubbing() -> None:
    report = audit(before_send=sample)
    assert pairs(report, "message", "tag.named") >= {("message", "email"), ("tag.named", "password")}
    assert not {surface for surface, _ in report.scrubbed if surface == "message"}


def ignore_timeouts(event: Any, hint: Any) -> Any:
    # Messages have no exception: this raises, and the event is lost.
    return None if "timeout" in event["exception"]["values"][0]["value"].lower() else event


def test_a_filter_that_loses_what_has_no_exception() -> None:
    report = audit(before_send=ignore_timeouts)
    assert {("message", kind) for kind in KINDS} <= set(report.dropped)
    assert pairs(report, "exception.value", "message") == {("exception.value", kind) for kind in KINDS}


def clean_what_the_test_looked_at(event: Any, hint: Any) -> Any:
    if "email" in event.get("extra", {}):
        event["extra"]["email"] = "[REDACTED]"
    if "@" in str(event.get("message", "")):
        event["message"] = "[REDACTED]"
    return event


def test_a_hook_made_for_its_own_test() -> None:
    report = audit(before_send=clean_what_the_test_looked_at)
    assert {("message", "email"), ("extra.named", "email")} <= set(report.scrubbed)
    assert report.leaking() >= {
        ("extra.upper", "email"), ("extra.camel", "email"), ("logentry.message", "email"), ("exception.value", "email"),
        ("message", "password"),
    }  # fmt: skip


def test_default_pii() -> None:
    """A web shop with a worker that switched personal data on: cookies and addresses of callers leave, too."""
    with own_sdk():
        sentry_sdk.init("https://key@sentry.invalid/1")
        off = matrix.run(["request"], ["ip-address", "token"])
    with own_sdk(), pytest.warns(DeprecationWarning):
        sentry_sdk.init("https://key@sentry.invalid/1", send_default_pii=True, attach_stacktrace=True)
        on = matrix.run(["request"], ["ip-address", "token"])
    assert {("request.env", "ip-address"), ("request.header.forwarded", "ip-address")} <= on.leaking() - off.leaking()
    assert on.options["send_default_pii"] is True


def test_an_option_that_does_not_exist() -> None:
    with own_sdk(), pytest.raises(TypeError, match="tags"):
        sentry_sdk.init("https://key@sentry.invalid/1", tags={"component": "shop"})


# -- the capturing transport and the wire ----------------------------------------------------------------------------


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
