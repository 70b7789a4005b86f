"""Real frameworks behind real servers: canaries wherever a client can put them, and where they come out again.

Each application runs bare, so that it is known which of its users' data the SDK sends, and from which part of the
event (else a clean run would prove nothing); then with the generated scrubber, which must leave nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

from . import asgi_apps, wsgi_apps
from .planted import Outcome, Planted, missing, run
from .shop import visit

Served = Callable[[Planted], AbstractContextManager[str]]

WSGI: tuple[Served, ...] = (wsgi_apps.flask, wsgi_apps.django, wsgi_apps.rest_framework, wsgi_apps.pyramid_)
ASGI: tuple[Served, ...] = (asgi_apps.starlette_, asgi_apps.fastapi, asgi_apps.aiohttp)

pytestmark = [
    pytest.mark.usefixtures("own_logging"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning"),
    pytest.mark.filterwarnings("ignore:The send_default_pii option is deprecated"),
]


def _both(part: str) -> set[str]:
    """The request is in errors and in transactions."""
    return {f"request.{part}", f"transaction: request.{part}"}


# Entry -> where its values come out with the SDK's defaults, in every framework. Source: these runs with 2.75.0.
BY_DEFAULT: dict[str, set[str]] = {
    "header.email": _both("headers"),
    "header.token": _both("headers"),
    "header.referer": _both("headers"),
    "path": _both("url") | {"frame.vars"},
    "query.email": _both("query_string"),
    "query.password": _both("query_string"),
    "query.person-name": _both("query_string"),
    "query.text": _both("query_string"),
    "json.email": _both("data") | {"frame.vars"},
    "json.nested": _both("data") | {"frame.vars"},
    "json.list": _both("data") | {"frame.vars"},
    "json.note": _both("data") | {"frame.vars"},
    "form.email": _both("data") | {"frame.vars"},
    "form.person-name": _both("data") | {"frame.vars"},
    "upload.field": {"frame.vars"},
    "upload.name": {"frame.vars"},
    "raw": {"frame.vars"},
    "local.object": {"frame.vars"},
    "local.mapping": {"frame.vars"},
    "exception": {"exception.value", "frame.vars"},
    "exception.named": {"exception.value", "frame.vars"},
    "cause": {"exception.value"},
    "log.argument": {"breadcrumb.message", "log: body", "log: attributes"},
    "log.text": {"breadcrumb.message", "log: body"},
    "log.extra": {"breadcrumb.data", "log: attributes"},
    "log.error": {"logentry", "breadcrumb.message", "log: body", "log: attributes"},
    "set_user": {"user", "transaction: user"},
    "breadcrumb.text": {"breadcrumb.message"},
    "breadcrumb.data": {"breadcrumb.data"},
    "thread.local": {"exception.value", "frame.vars"},
    "thread.exception": {"exception.value"},
}
# What only some frameworks send, and what only runs in a loop.
OWN: dict[Served, dict[str, set[str]]] = {
    wsgi_apps.flask: {"upload.field": _both("data"), "upload.content": {"frame.vars"}, "path": {"log: body"}},
    wsgi_apps.django: {"upload.field": _both("data"), "upload.content": {"frame.vars"}, "path": {"log: attributes"}},
    wsgi_apps.rest_framework: {"upload.field": _both("data"), "upload.name": _both("data"), "raw": _both("data")},
    wsgi_apps.pyramid_: {"upload.field": _both("data")},
    asgi_apps.starlette_: {"upload.field": _both("data")},
    asgi_apps.fastapi: {
        "upload.field": _both("data"),
        "upload.content": {"frame.vars"},
        "header.email": {"frame.vars"},
    },
    # Its integration sends the body as one text, which the SDK's own scrubber cannot look into.
    asgi_apps.aiohttp: {"json.password": _both("data"), "form.password": _both("data"), "raw": _both("data")},
}
IN_A_LOOP = {"task.one": {"exception.value", "frame.vars"}, "task.two": {"exception.value", "frame.vars", "user"}}
# The SDK keeps these back until it is told to send personal data.
KEPT = ("header.authorization", "cookie.theme", "cookie.token", "framework.email", "framework.username")
# Served -> where they come out then. aiohttp's integration sends no cookies; of users it knows nothing.
WITH_PII: dict[Served, dict[str, set[str]]] = {
    served: {
        "cookie.theme": _both("cookies"),
        "cookie.token": _both("cookies"),
        **({} if served is wsgi_apps.flask else {"framework.email": {"user"}}),
    }
    for served in (*WSGI, *ASGI[:2])
}


def outcome(served: Served, **options: Any) -> Outcome:
    def app(planted: Planted) -> None:
        with served(planted) as url:
            visit(url, planted)

    return run(app, **options)


def name(served: Served) -> str:
    return served.__name__.rstrip("_")


@pytest.mark.parametrize("served", [*WSGI, *ASGI], ids=name)
def test_what_leaves_with_the_sdks_defaults(served: Served) -> None:
    of = outcome(served)
    assert missing(of, BY_DEFAULT) == {}
    assert missing(of, OWN[served]) == {}
    assert missing(of, IN_A_LOOP if served in ASGI else {}) == {}
    assert {entry: of.places(entry) for entry in KEPT if of.places(entry)} == {}
    assert {"event", "transaction", "log"} == set(of.items())


@pytest.mark.parametrize("served", list(WITH_PII), ids=name)
def test_what_leaves_with_personal_data_switched_on(served: Served) -> None:
    assert missing(outcome(served, send_default_pii=True), WITH_PII[served]) == {}


@pytest.mark.parametrize("served", [*WSGI, *ASGI], ids=name)
@pytest.mark.parametrize(
    "options", [{}, {"send_default_pii": True}, {"data_collection": {}}], ids=["default", "pii", "data_collection"]
)
def test_nothing_leaves_with_the_scrubber(
    served: Served, options: dict[str, Any], scrubber: Callable[..., dict[str, Any]]
) -> None:
    of = outcome(served, **options, **scrubber())
    assert of.leaks == []
    # Nothing is lost either: four requests, each with its errors.
    assert of.items().count("transaction") == 4
    assert of.items().count("event") >= 8


@pytest.mark.parametrize("served", [wsgi_apps.flask, asgi_apps.fastapi], ids=name)
def test_streamed_spans_too(served: Served, scrubber: Callable[..., dict[str, Any]]) -> None:
    options: dict[str, Any] = {"trace_lifecycle": "stream", "send_default_pii": True}
    bare = outcome(served, **options)
    assert missing(bare, {entry: {"span: attributes"} for entry in ("header.email", "query.person-name")}) == {}
    clean = outcome(served, **options, **scrubber(streamed=True))
    assert clean.leaks == []
    assert clean.items() == bare.items()


def lost(served: Served) -> Callable[[Planted], None]:
    """Links that lead nowhere: a transaction of a path without a view is named by the path."""

    def app(planted: Planted) -> None:
        with served(planted) as url:
            for path in ("users/" + planted.value("path"), "reset/MQ/" + planted.value("link", "token") + "/"):
                # Some servers are behind a proxy, which tells whom they answer.
                headers = {"X-Forwarded-For": planted.value("address", "ip-address")}
                assert httpx.get(f"{url}/lost/{path}", headers=headers).status_code == 404

    return app


@pytest.mark.parametrize("served", [wsgi_apps.django, asgi_apps.starlette_, asgi_apps.aiohttp], ids=name)
@pytest.mark.parametrize("streamed", [False, True], ids=["transactions", "spans"])
def test_links_that_lead_nowhere(served: Served, streamed: bool, scrubber: Callable[..., dict[str, Any]]) -> None:
    options: dict[str, Any] = {"send_default_pii": True, **({"trace_lifecycle": "stream"} if streamed else {})}
    told = {"span: attributes"} if streamed else {"transaction: request.url"}
    about = {"span: attributes"} if streamed else {"transaction: request.headers"}
    bare = run(lost(served), **options)
    assert missing(bare, {"path": told, "link": told, "address": about}) == {}
    clean = run(lost(served), **options, **scrubber(streamed=streamed))
    assert clean.leaks == []
    assert clean.items() == bare.items()
