"""aiohttp middlewares, where every refusal of a handler passes by."""
import contextlib

import sentry_sdk
from aiohttp import web

from .answers import need_session


@web.middleware
async def capture_all_answers(request, handler):
    try:
        return await handler(request)
    except web.HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@web.middleware
async def capture_faults(request, handler):
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return web.json_response({"error": "failed"}, status=500)


@web.middleware
async def capture_server_side(request, handler):
    try:
        return await handler(request)
    except web.HTTPException as exc:
        if exc.status < 500:
            raise
        sentry_sdk.capture_exception(exc)
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@web.middleware
async def check_session(request, handler):
    try:
        await need_session(request)
        return await handler(request)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@web.middleware
async def try_session(request, handler):
    with contextlib.suppress(web.HTTPUnauthorized):
        await need_session(request)
    try:
        with contextlib.suppress(web.HTTPException):
            await need_session(request)
        return await handler(request)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@web.middleware
async def try_session_nested(request, handler):
    try:
        try:
            await need_session(request)
        except web.HTTPUnauthorized:
            request["guest"] = True
        if request.path.startswith("/admin") and request.get("guest"):
            raise web.HTTPForbidden()
        return await handler(request)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise
    finally:
        request["done"] = True
