"""Bodies that a view reads by itself, in every notation, and what parsers and models say of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import httpx
import pydantic
import pytest
from fastapi import FastAPI, Request
from flask import Flask, request

from . import serving
from .planted import Planted, missing, run

pytestmark = pytest.mark.usefixtures("own_logging")


class Login(pydantic.BaseModel):
    """Nothing that is planted is valid here."""

    email: int
    password: bool
    full_name: float
    card_number: bool
    token: int
    phone_number: dict[str, str]


def _xml(fields: dict[str, str]) -> bytes:
    root = ElementTree.Element("login")
    for name, value in fields.items():
        ElementTree.SubElement(root, name).text = value
    return ElementTree.tostring(root)


def _multipart(fields: dict[str, str]) -> bytes:
    return httpx.Request("POST", "http://shop", files={name: (None, value) for name, value in fields.items()}).read()


def _graphql(fields: dict[str, str]) -> bytes:
    query = "mutation { login(" + ", ".join(f'{name}: "{value}"' for name, value in fields.items()) + ") { id } }"
    return json.dumps({"query": query, "variables": {"input": fields}}).encode()


# What is sent -> how it is written.
BODIES: dict[str, Callable[[dict[str, str]], bytes]] = {
    "json": lambda fields: json.dumps(fields).encode(),
    "list": lambda fields: json.dumps([fields, [fields]]).encode(),
    "cut": lambda fields: json.dumps(fields).encode()[:-1],
    "lines": lambda fields: json.dumps(fields).encode() + b"\n" + json.dumps(fields).encode(),
    "quoted": lambda fields: json.dumps(json.dumps(fields)).encode(),
    "form": lambda fields: urlencode(fields).encode(),
    "multipart": _multipart,
    "xml": _xml,
    "graphql": _graphql,
}


def bodies(planted: Planted) -> None:
    """Each body to a view that reads it, looks at it as JSON and as a form, and breaks."""
    app = Flask("shop")

    @app.post("/<notation>")
    def view(notation: str) -> None:
        raw, text = request.get_data(), request.get_data(as_text=True)
        parsed = json.loads(raw)
        raise ValueError(f"cannot take {raw!r}: {text} {parsed}")

    with serving.wsgi(app) as url:
        for entry, write in BODIES.items():
            sent = httpx.post(f"{url}/{entry}", content=write(planted.fields(entry)))
            assert sent.status_code == 500


def models(planted: Planted) -> None:
    """Documents that a model refuses: what comes in, and what the view itself would have answered."""
    app = FastAPI()

    @app.post("/parsed")
    async def parsed(request: Request) -> Any:
        return Login(**await request.json())

    @app.post("/answered", response_model=Login)
    async def answered(request: Request) -> Any:
        return await request.json()

    @app.post("/nested")
    async def nested(request: Request) -> Any:
        return pydantic.TypeAdapter(dict[str, list[Login]]).validate_json(await request.body())

    with serving.asgi(app) as url:
        for entry in ("parsed", "answered", "nested"):
            fields = planted.fields(entry)
            body = {"people": [fields]} if entry == "nested" else fields
            assert httpx.post(f"{url}/{entry}", json=body).status_code == 500


def test_what_leaves_with_the_sdks_defaults() -> None:
    of = run(bodies)
    assert missing(of, {entry: {"frame.vars"} for entry in BODIES}) == {}
    assert missing(of, {entry: {"exception.value"} for entry in ("json", "list", "quoted", "graphql")}) == {}
    assert missing(run(models), {entry: {"exception.value"} for entry in ("parsed", "answered", "nested")}) == {}


@pytest.mark.parametrize("app", [bodies, models], ids=lambda app: app.__name__)
def test_nothing_leaves_with_the_scrubber(app: Callable[[Planted], None], scrubber: Callable[..., Any]) -> None:
    of = run(app, **scrubber())
    assert of.leaks == []
    assert of.items().count("event") == of.items().count("transaction")
