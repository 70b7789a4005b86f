"""Real frameworks, real requests: canaries where users' data comes in, and what is left of them behind the SDK.

Each application runs twice in one test: with the SDK's defaults something must leave (else the test would prove
nothing), with the generated scrubber nothing may.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from urllib.parse import quote

import pytest
import sentry_sdk

from sentry_lint.audit.canaries import Canary, Mint
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.scrubber import module_source
from sentry_lint.audit.search import hits
from sentry_lint.policy import policy_for

KINDS = ("email", "password", "card", "token", "person-name")


class Planted:
    """The canaries of one run, by place and kind."""

    def __init__(self) -> None:
        self.mint = Mint("frameworks")

    def value(self, kind: str, place: str) -> str:
        return self.mint.make(place, kind).value

    def fields(self, place: str) -> dict[str, str]:
        """A form as people fill it in."""
        made = [self.mint.make(f"{place}.{kind}", kind) for kind in KINDS]
        return {canary.names[0]: canary.value for canary in made}

    def headers(self) -> dict[str, str]:
        return {
            "X-Customer-Email": self.value("email", "header.email"),
            "X-Auth-Token": self.value("token", "header.token"),
            "Authorization": f"Bearer {self.value('token', 'header.authorization')}",
            "Cookie": f"token={self.value('token', 'header.cookie')}",
            "Referer": f"https://shop.internal/?email={quote(self.value('email', 'header.referer'))}",
        }

    def query(self) -> str:
        return f"email={quote(self.value('email', 'query.email'))}&token={self.value('token', 'query.token')}"


def fail(body: dict[str, Any]) -> None:
    """What every view does: look at the body, log, and break with the customer in a local."""
    customer_email, password = body["email"], body["password"]
    logging.getLogger("shop").warning("checking out %s", customer_email)
    sentry_sdk.set_user({"id": "7", "email": customer_email})
    raise RuntimeError(f"no order of {customer_email}, password={password}")


def fastapi_app(planted: Planted) -> None:
    from fastapi import Body, FastAPI
    from fastapi.testclient import TestClient

    app = FastAPI()

    @app.post("/orders/{order}")
    def order(order: str, body: dict[str, Any] = Body()) -> None:  # noqa: B008
        fail(body)

    client = TestClient(app, raise_server_exceptions=False)
    path = f"/orders/{quote(planted.value('email', 'path'))}?{planted.query()}"
    assert client.post(path, json=planted.fields("json"), headers=planted.headers()).status_code == 500


def starlette_app(planted: Planted) -> None:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.routing import Route
    from starlette.testclient import TestClient

    async def order(request: Request) -> None:
        fail(await request.json())

    client = TestClient(Starlette(routes=[Route("/orders", order, methods=["POST"])]), raise_server_exceptions=False)
    sent = client.post(f"/orders?{planted.query()}", json=planted.fields("json"), headers=planted.headers())
    assert sent.status_code == 500


def flask_app(planted: Planted) -> None:
    from io import BytesIO

    from flask import Flask, request

    app = Flask("shop")

    @app.post("/orders/<order>")
    def order(order: str) -> None:
        fail(request.get_json() if request.is_json else dict(request.form))

    client = app.test_client()
    path = f"/orders/{quote(planted.value('email', 'path'))}?{planted.query()}"
    assert client.post(path, json=planted.fields("json"), headers=planted.headers()).status_code == 500
    upload = (BytesIO(planted.value("email", "upload").encode()), f"{planted.value('email', 'upload.name')}.txt")
    assert client.post("/orders/1", data={**planted.fields("form"), "file": upload}).status_code == 500


def _django() -> None:
    import django
    from django.conf import settings

    if settings.configured:
        return
    shop = ModuleType("canary_urls")
    import sys

    sys.modules["canary_urls"] = shop
    settings.configure(
        ROOT_URLCONF="canary_urls", ALLOWED_HOSTS=["*"], SECRET_KEY="-", INSTALLED_APPS=["rest_framework"],
        REST_FRAMEWORK={"UNAUTHENTICATED_USER": None, "DEFAULT_AUTHENTICATION_CLASSES": []}, DATABASES={},
    )  # fmt: skip
    django.setup()
    from django.urls import path
    from rest_framework.views import APIView

    class Order(APIView):
        def post(self, request: Any) -> None:
            fail(request.data)

    shop.urlpatterns = [path("orders/", lambda request: fail(request.POST)), path("api/", Order.as_view())]  # type: ignore[attr-defined]


def django_app(planted: Planted) -> None:
    _django()
    from django.test import Client

    client = Client(raise_request_exception=False)
    headers = planted.headers()
    cookie = headers.pop("Cookie")
    client.cookies.load(cookie)
    assert client.post(f"/orders/?{planted.query()}", planted.fields("form"), headers=headers).status_code == 500


def rest_framework_app(planted: Planted) -> None:
    _django()
    from django.test import Client

    client = Client(raise_request_exception=False)
    sent = client.post("/api/", planted.fields("json"), content_type="application/json", headers=planted.headers())
    assert sent.status_code == 500


def _close(body: dict[str, Any], **about: Any) -> None:
    fail(body)


def _rest() -> None:
    return None


@pytest.fixture(scope="module")
def tasks() -> Iterator[tuple[Any, Any]]:
    """A task that fails and one that does nothing, with a real worker: one for all runs, as stopping takes seconds."""
    from celery import Celery
    from celery.contrib.testing.worker import start_worker

    app = Celery("shop", broker="memory://", backend="cache+memory://")
    app.conf.broker_transport_options = {"polling_interval": 0.01}
    made = app.task(_close), app.task(_rest)
    level = logging.root.level
    with start_worker(app, pool="solo", perform_ping_check=False, loglevel="CRITICAL", shutdown_timeout=10):
        logging.root.setLevel(level)  # the worker sets it for the whole process
        yield made


def sqlalchemy_app(planted: Planted) -> None:
    _statements("sqlite://", planted)


def _statements(url: str, planted: Planted) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(url)
    fields = planted.fields("parameters")
    with engine.connect() as connection:
        literal = planted.value("email", "literal")
        connection.execute(text(f"SELECT 1 WHERE '{literal}' = 'nobody'"))
        try:
            connection.execute(text("INSERT INTO missing_table (email, card) VALUES (:email, :card_number)"), fields)
        except Exception:
            sentry_sdk.capture_exception()
    engine.dispose()


def outgoing_app(planted: Planted) -> None:
    import threading
    import urllib.request
    from http.server import BaseHTTPRequestHandler, HTTPServer

    import httpx

    class Partner(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            return None

    server = HTTPServer(("127.0.0.1", 0), Partner)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/find"
    with sentry_sdk.start_transaction(name="find"):
        httpx.get(f"{url}?{planted.query()}")
        urllib.request.urlopen(f"{url}?email={quote(planted.value('email', 'urllib'))}").close()
    sentry_sdk.capture_message("partner failed")
    server.shutdown()
    server.server_close()


APPS = (
    fastapi_app, starlette_app, flask_app, django_app, rest_framework_app, sqlalchemy_app, outgoing_app,
)  # fmt: skip


@pytest.fixture(scope="module")
def scrubbing(tmp_path_factory: pytest.TempPathFactory) -> Any:
    module = ModuleType("scrubbing")
    source = module_source(policy_for(str(tmp_path_factory.mktemp("bare") / "app.py")))
    exec(compile(source, "scrubbing.py", "exec"), module.__dict__)
    return module


@pytest.fixture(autouse=True)
def own_tracing() -> Iterator[None]:
    """Celery and asyncio leave their marks on logging; a test has the levels that it found."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level


def run(app: Callable[[Planted], None], **options: Any) -> tuple[list[str], int]:
    """The places whose canaries left, with their paths, and how many errors left."""
    planted = Planted()
    with own_sdk() as tape:
        sentry_sdk.init(traces_sample_rate=1.0, enable_logs=True, **options)
        app(planted)
        sentry_sdk.flush()
        sent = [one for one in tape.take() if one.item != "session"]
    # The test's own frames hold the canaries' makers, not what an application holds.
    canaries: list[Canary] = planted.mint.made
    found = hits(sent, canaries)
    return [f"{hit.canary.surface} in {hit.item}.{hit.path} ({hit.form})" for hit in found], sum(
        one.item == "event" for one in sent
    )


def judge(app: Callable[[Planted], None], scrubbing: Any) -> None:
    leaks, events = run(app)
    assert leaks
    assert events
    clean, left = run(app, **scrubbing.OPTIONS)
    assert clean == []
    assert left == events


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.__name__)
def test_defaults_leak_and_the_scrubber_does_not(app: Callable[[Planted], None], scrubbing: Any) -> None:
    judge(app, scrubbing)


def test_celery(tasks: tuple[Any, Any], scrubbing: Any) -> None:
    task, rest = tasks

    def app(planted: Planted) -> None:
        sent = task.delay(planted.fields("arguments"), customer_email=planted.value("email", "keyword"))
        with pytest.raises(RuntimeError):
            sent.get(timeout=10, interval=0.02)
        # The worker takes one task after the other: when the next is done, the first has sent all that it sends.
        rest.delay().get(timeout=10, interval=0.02)

    judge(app, scrubbing)


@pytest.mark.parametrize("app", [flask_app, fastapi_app], ids=lambda app: app.__name__)
def test_with_default_pii_too(app: Callable[[Planted], None], scrubbing: Any) -> None:
    assert run(app, send_default_pii=True, **scrubbing.OPTIONS)[0] == []
    assert run(app, data_collection={}, **scrubbing.OPTIONS)[0] == []


def test_pymysql_on_a_real_server(scrubbing: Any) -> None:
    socket = os.environ.get("SENTRY_LINT_MARIADB_SOCKET", "")
    if not socket:
        pytest.skip("no MariaDB: SENTRY_LINT_MARIADB_SOCKET is not set")
    url = f"mysql+pymysql://root@localhost/?unix_socket={quote(socket)}"
    assert run(lambda planted: _statements(url, planted))[0]
    assert run(lambda planted: _statements(url, planted), **scrubbing.OPTIONS)[0] == []
