"""A web.py archive: what the context and the functions of the module hold."""
from __future__ import annotations

import sentry_sdk
import web
from aiohttp import web as other


def shown():
    sentry_sdk.set_context("in", {"env": web.ctx.env})  # expect: SNT107
    sentry_sdk.set_context("in", {"env": dict(web.ctx.environ)})  # expect: SNT107
    sentry_sdk.set_context("in", {"form": web.input()})  # expect: SNT107
    sentry_sdk.set_extra("in", web.data())  # expect: SNT107
    sentry_sdk.set_extra("in", web.cookies())  # expect: SNT107
    sentry_sdk.set_tag("path", web.ctx.path)
    sentry_sdk.set_tag("method", web.ctx.env["REQUEST_METHOD"])
    sentry_sdk.set_extra("size", len(web.data()))
    sentry_sdk.set_extra("in", other.data())
    sentry_sdk.set_extra("keys", sorted(web.input()))


def put_in(event, hint):
    headers = {}
    for name, value in web.ctx.env.items():
        if name != "HTTP_COOKIE":
            headers[name] = value
    event.setdefault("request", {})["headers"] = headers  # expect: SNT107
    return event


sentry_sdk.init(before_send=put_in)
