"""aiohttp: middlewares, views, background work."""
import asyncio

import sentry_sdk
from aiohttp import ClientResponseError, ClientSession, web


@web.middleware
async def errors(request, handler):
    try:
        response = await handler(request)
        if response.status == 404:
            raise web.HTTPNotFound
        return response
    except web.HTTPException as error:
        if error.status // 100 == 5:
            sentry_sdk.capture_exception(error)
        return web.json_response({"error": error.reason}, status=error.status)
    except asyncio.CancelledError:
        raise
    except Exception as error:
        sentry_sdk.capture_exception(error)
        return web.json_response({"error": "failed"}, status=500)


@web.middleware
async def loud(request, handler):
    try:
        response = await handler(request)
        if response.status == 404:
            raise web.HTTPNotFound
        return response
    except Exception as error:  # expect: SNT202
        sentry_sdk.capture_exception(error)
        raise


async def upstream(request):
    async with ClientSession() as session:
        try:
            async with session.get("https://tides.example.org") as answer:
                answer.raise_for_status()
                return web.json_response(await answer.json())
        except ClientResponseError as error:
            sentry_sdk.capture_exception(error)
            raise web.HTTPBadGateway from error


async def moved(request):
    try:
        raise web.HTTPFound("/elsewhere")
    except web.HTTPRedirection as error:
        sentry_sdk.capture_exception(error)  # expect: SNT201
        raise


async def redirected(request):
    try:
        raise web.HTTPFound("/elsewhere")
    except Exception as error:  # expect: SNT202
        sentry_sdk.capture_exception(error)
        raise


class Boats(web.View):
    async def get(self):
        try:
            boat = self.request.app["boats"][self.request.match_info["slug"]]
        except KeyError:
            raise web.HTTPNotFound(text="no such boat") from None
        except Exception:
            sentry_sdk.capture_exception()
            raise
        return web.json_response(boat)

    async def post(self):
        try:
            data = await self.request.json()
            if "slug" not in data:
                raise web.HTTPBadRequest(reason="no slug")
        except (ValueError, web.HTTPClientError) as error:
            sentry_sdk.capture_exception(error)  # expect: SNT201
            raise
        return web.json_response(data)

    async def put(self):
        try:
            data = await self.request.json()
            if "slug" not in data:
                raise web.HTTPBadRequest(reason="no slug")
        except (ValueError, web.HTTPServerError) as error:
            sentry_sdk.capture_exception(error)
            raise
        return web.json_response(data)


def made(status):
    if status == 404:
        return web.HTTPNotFound()
    return web.HTTPInternalServerError()


async def answered(request):
    try:
        raise made(404)
    except Exception as error:  # expect: SNT202
        sentry_sdk.capture_exception(error)
        raise
