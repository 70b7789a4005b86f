"""The shop in Flask, Django, Django REST framework and Pyramid, each behind a real server."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import django as django_package
import flask as flask_package
import pyramid.config
import pyramid.response
from django.conf import settings

from . import serving
from .planted import Planted
from .shop import fail, in_thread


@contextlib.contextmanager
def flask(planted: Planted) -> Iterator[str]:
    app = flask_package.Flask("shop")
    request = flask_package.request

    @app.post("/json/<order>")
    def document(order: str) -> None:
        in_thread(planted)
        fail(planted, request.get_json())

    @app.post("/form")
    @app.post("/upload")
    def form() -> None:
        uploads = {name: (file.filename, file.read()) for name, file in request.files.items()}
        fail(planted, [dict(request.form), uploads])

    @app.post("/raw")
    def raw() -> None:
        fail(planted, request.get_data())

    with serving.wsgi(app) as url:
        yield url


# Django has one configuration a process: its views ask here whose turn it is.
_turn: list[Planted] = []


def _person() -> Any:
    """The user that Django's own middleware would have put on the request."""
    from django.contrib.auth.models import User

    planted = _turn[-1]
    return User(
        pk=7, username=planted.value("framework.username", "username"), email=planted.value("framework.email")
    )  # fmt: skip


def _django_views() -> ModuleType:
    from django.urls import path
    from rest_framework.views import APIView

    def document(request: Any, order: str) -> None:
        request.user = _person()
        in_thread(_turn[-1])
        fail(_turn[-1], request.body)

    def form(request: Any) -> None:
        uploads = {name: (file.name, file.read()) for name, file in request.FILES.items()}
        fail(_turn[-1], [request.POST.dict(), uploads])

    def raw(request: Any) -> None:
        fail(_turn[-1], request.body)

    class Rest(APIView):
        def post(self, request: Any, order: str = "") -> None:
            request.user = _person()
            in_thread(_turn[-1])
            fail(_turn[-1], request.data)

    from rest_framework.parsers import BaseParser

    class Text(BaseParser):
        media_type = "text/plain"

        def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
            return stream.read().decode()

    class RestText(Rest):
        parser_classes = (Text,)

    views = ModuleType("shop_urls")
    views.urlpatterns = [  # type: ignore[attr-defined]
        path("json/<order>", document), path("form", form), path("upload", form), path("raw", raw),
        path("rest/json/<order>", Rest.as_view()), path("rest/form", Rest.as_view()),
        path("rest/upload", Rest.as_view()), path("rest/raw", RestText.as_view()),
    ]  # fmt: skip
    return views


def configure_django() -> None:
    """Once a process."""
    if settings.configured:
        return
    settings.configure(
        ROOT_URLCONF="shop_urls",
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="-",
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework"],
        REST_FRAMEWORK={"UNAUTHENTICATED_USER": None, "DEFAULT_AUTHENTICATION_CLASSES": []},
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    )
    django_package.setup()
    sys.modules["shop_urls"] = _django_views()


@contextlib.contextmanager
def django(planted: Planted) -> Iterator[str]:
    configure_django()
    from django.core.wsgi import get_wsgi_application

    _turn.append(planted)
    with serving.wsgi(get_wsgi_application()) as url:
        yield url
    _turn.pop()


@contextlib.contextmanager
def rest_framework(planted: Planted) -> Iterator[str]:
    with django(planted) as url:
        yield f"{url}/rest"


class _Policy:
    """Pyramid's security policy of an application whose users are their addresses."""

    def __init__(self, address: str) -> None:
        self.address = address

    def identity(self, request: Any) -> Any:
        return {"id": self.address}

    def authenticated_userid(self, request: Any) -> str:
        return self.address

    def permits(self, request: Any, context: Any, permission: Any) -> bool:
        return True


@contextlib.contextmanager
def pyramid_(planted: Planted) -> Iterator[str]:
    def document(request: Any) -> None:
        in_thread(planted)
        fail(planted, request.json_body)

    def form(request: Any) -> None:
        fail(planted, {name: getattr(field, "filename", field) for name, field in request.POST.items()})

    def raw(request: Any) -> None:
        fail(planted, request.body)

    with pyramid.config.Configurator() as config:
        config.set_security_policy(_Policy(planted.value("framework.email")))
        for name, path, view in (
            ("json", "/json/{order}", document), ("form", "/form", form), ("upload", "/upload", form),
            ("raw", "/raw", raw),
        ):  # fmt: skip
            config.add_route(name, path)
            config.add_view(view, route_name=name)
        app = config.make_wsgi_app()
    with serving.wsgi(app) as url:
        yield url
