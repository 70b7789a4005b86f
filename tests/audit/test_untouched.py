"""The audit leaves the application's client as it was, and sends nothing to anybody."""

from __future__ import annotations

import linecache
import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
import sentry_sdk.client
from sentry_sdk import scope as scopes
from sentry_sdk.spotlight import SpotlightClient

from sentry_lint.audit import matrix
from sentry_lint.audit.isolation import own_sdk

DSN = "http://key@127.0.0.1:9/1"
SCOPE = [name for name in scopes.Scope.__slots__ if name not in ("_flags", "_propagation_context", "_last_event_id")]


def before_send(event: Any, hint: Any) -> Any:
    return event


EVERYTHING: dict[str, Any] = {
    "before_send": before_send,
    "before_send_log": lambda log, hint: log,
    "sample_rate": 0.5,
    "traces_sampler": lambda context: 0.25,
    "profiles_sample_rate": 0.5,
    "enable_logs": True,
    "release": "shop@1",
    "send_default_pii": True,
    "spotlight": "http://127.0.0.1:9/stream",
    "auto_session_tracking": True,
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Every address that anything in the process wanted to reach."""
    found: list[Any] = []

    def refuse(address: Any) -> None:
        found.append(address)
        raise ConnectionRefusedError(address)

    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *args, **kwargs: refuse(host))
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: refuse(address))
    monkeypatch.setattr(socket, "create_connection", lambda address, *args, **kwargs: refuse(address))
    yield found


def _of_scope(scope: Any) -> dict[str, Any]:
    found = {name: getattr(scope, name, None) for name in SCOPE}
    return {name: list(value) if name == "_breadcrumbs" else _copy(value) for name, value in found.items()}


def _copy(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else list(value) if isinstance(value, list) else value


def state() -> dict[str, Any]:
    """What an application could notice."""
    client: Any = sentry_sdk.get_client()
    return {
        "client": client,
        "options": {name: (id(value), repr(value)) for name, value in client.options.items()},
        "parts": {name: id(value) for name, value in vars(client).items()},
        "integrations": dict(client.integrations),
        "global scope": _of_scope(scopes.Scope.get_global_scope()),
        "isolation scope": _of_scope(scopes.Scope.get_isolation_scope()),
        "current scope": _of_scope(scopes.Scope.get_current_scope()),
        "flags": scopes.Scope.get_isolation_scope().flags.get(),
        "processors": list(scopes.global_event_processors),
        "doors": (sentry_sdk.client.make_transport, SpotlightClient.capture_envelope),
        "process": (list(sys.argv), list(sys.meta_path), dict(os.environ), threading.excepthook, sys.excepthook),
        "logging": (list(logging.root.handlers), logging.Logger.callHandlers, logging.getLogger("sentry_sdk").handlers),
        "sources": {name for name in linecache.cache if "canary" in name},
    }


def _dressed() -> None:
    sentry_sdk.set_tag("shop", "north")
    sentry_sdk.set_user({"id": "7"})
    sentry_sdk.set_context("order", {"size": 3})
    sentry_sdk.set_extra("note", "open")
    sentry_sdk.add_breadcrumb(message="entered")
    sentry_sdk.get_isolation_scope().add_event_processor(before_send)


def test_a_run_changes_nothing(asked: list[Any]) -> None:
    with own_sdk():
        sentry_sdk.init(DSN, **EVERYTHING)
        _dressed()
        before = state()
        report = matrix.run(kinds=["email"])
        assert len(report.leaks) > 100
        assert state() == before
    assert asked == []


def test_a_run_on_a_live_client_changes_nothing_and_sends_nothing(asked: list[Any]) -> None:
    """Without the fixture, on a client with its real transport, which works again afterwards."""
    with sentry_sdk.isolation_scope():
        saved = sentry_sdk.Scope.get_global_scope().client
        client = sentry_sdk.Client(DSN, **EVERYTHING)
        sentry_sdk.Scope.get_global_scope().set_client(client)
        try:
            _dressed()
            before = state()
            report = matrix.run(kinds=["email"])
            sentry_sdk.flush(timeout=2)
            assert len(report.leaks) > 100
            assert state() == before
            assert type(client.transport).__name__ == "HttpTransport"
            assert asked == []
        finally:
            sentry_sdk.Scope.get_global_scope().set_client(saved)
            client.transport.kill()
            client.close(timeout=0)


def test_no_thread_stays(asked: list[Any]) -> None:
    with own_sdk():
        sentry_sdk.init(DSN, **EVERYTHING)
        matrix.run(kinds=["email"])
    left = [thread.name for thread in threading.enumerate() if "order 42" in thread.name]
    assert left == []
    assert asked == []


def test_a_run_that_fails_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any) -> None:
        raise RuntimeError("no")

    with own_sdk():
        sentry_sdk.init(DSN, **EVERYTHING)
        before = state()
        monkeypatch.setattr(matrix, "hits", broken)
        with pytest.raises(RuntimeError):
            matrix.run(["message"], ["email"])
        assert state() == before
