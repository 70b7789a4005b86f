"""The shop in Starlette, FastAPI, asynchronous Django and aiohttp, each behind a real server."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import starlette.applications
from aiohttp import web
from fastapi import Body, FastAPI, File, Form, Header, Request, UploadFile
from starlette.authentication import AuthCredentials, AuthenticationBackend, BaseUser
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.routing import Route

from . import serving
from .planted import Planted
from .shop import fail, in_tasks, in_thread


def _authenticated(planted: Planted) -> Middleware:
    class Person(BaseUser):
        id = "7"
        email = planted.value("framework.email")
        username = planted.value("framework.username", "username")

    class Backend(AuthenticationBackend):
        async def authenticate(self, conn: Any) -> Any:
            return AuthCredentials(["shop"]), Person()

    return Middleware(AuthenticationMiddleware, backend=Backend())


@contextlib.contextmanager
def starlette_(planted: Planted) -> Iterator[str]:
    async def document(request: Request) -> None:
        await in_tasks(planted)
        fail(planted, [request.path_params["order"], await request.json()])

    async def form(request: Request) -> None:
        async with request.form() as fields:
            fail(planted, dict(fields))

    async def raw(request: Request) -> None:
        in_thread(planted)
        fail(planted, await request.body())

    views = {"/json/{order}": document, "/form": form, "/upload": form, "/raw": raw}
    routes = [Route(path, view, methods=["POST"]) for path, view in views.items()]
    with serving.asgi(starlette.applications.Starlette(routes=routes, middleware=[_authenticated(planted)])) as url:
        yield url


@contextlib.contextmanager
def fastapi(planted: Planted) -> Iterator[str]:
    app = FastAPI(middleware=[_authenticated(planted)])

    @app.post("/json/{order}")
    async def document(
        order: str, q: str, body: dict[str, Any] = Body(), x_customer_email: str = Header()  # noqa: B008
    ) -> None:  # fmt: skip
        await in_tasks(planted)
        fail(planted, body)

    @app.post("/form")
    def form(email: str = Form(), password: str = Form(), full_name: str = Form()) -> None:
        in_thread(planted)
        fail(planted, {"email": email, "password": password, "full_name": full_name})

    @app.post("/upload")
    def upload(email: str = Form(), file: UploadFile = File()) -> None:  # noqa: B008
        fail(planted, (email, file.file.read()))

    @app.post("/raw")
    async def raw(request: Request) -> None:
        fail(planted, await request.body())

    with serving.asgi(app) as url:
        yield url


@contextlib.contextmanager
def aiohttp(planted: Planted) -> Iterator[str]:
    async def document(request: web.Request) -> web.Response:
        await in_tasks(planted)
        fail(planted, [request.match_info["order"], await request.json()])
        return web.Response()

    async def form(request: web.Request) -> web.Response:
        fail(planted, {name: getattr(field, "filename", field) for name, field in (await request.post()).items()})
        return web.Response()

    async def raw(request: web.Request) -> web.Response:
        in_thread(planted)
        fail(planted, await request.text())
        return web.Response()

    app = web.Application()
    for path, view in {"/json/{order}": document, "/form": form, "/upload": form, "/raw": raw}.items():
        app.router.add_post(path, view)
    with serving.aiohttp(app) as url:
        yield url
