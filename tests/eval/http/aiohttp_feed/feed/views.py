"""Request handlers."""
import aiohttp
import sentry_sdk
from aiohttp import web
from aiohttp.web import HTTPBadRequest, HTTPException, HTTPFound
from aiohttp.web_exceptions import HTTPClientError, HTTPServerError
from sentry_sdk import capture_exception as send

from feed import answers
from feed.answers import FeedBusy, ParseError, TopicMissing, need_topic

routes = web.RouteTableDef()


@routes.get("/topics/{name}")
async def topic(request):
    try:
        return web.json_response(need_topic(request.app["topics"], request.match_info["name"]))
    except web.HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@routes.get("/topics/{name}/short")
async def topic_short(request):
    try:
        return web.json_response(need_topic(request.app["topics"], request.match_info["name"]))
    except HTTPException as exc:
        send(exc)  # expect: SNT201
        return web.json_response({"error": exc.reason}, status=exc.status)


@routes.get("/topics/{name}/status")
async def topic_status(request):
    try:
        return web.json_response(need_topic(request.app["topics"], request.match_info["name"]))
    except HTTPException as exc:
        if exc.status >= 500:
            send(exc)
        raise


@routes.get("/topics/{name}/status-code")
async def topic_status_code(request):
    try:
        return web.json_response(need_topic(request.app["topics"], request.match_info["name"]))
    except HTTPException as exc:
        if exc.status_code < 500:
            raise
        send(exc)
        raise


@routes.get("/topics/{name}/redirects")
async def topic_redirects(request):
    try:
        return web.json_response(answers.follow(request.app["topics"], request.match_info["name"]))
    except Exception as exc:  # expect: SNT202
        send(exc)
        return web.json_response({"error": "failed"}, status=500)


@routes.get("/old")
async def old(request):
    try:
        if "topic" in request.query:
            raise HTTPFound("/topics")
        return web.json_response({})
    except Exception:  # expect: SNT202
        send()
        raise


@routes.get("/old-well")
async def old_well(request):
    try:
        if "topic" in request.query:
            raise HTTPFound("/topics")
        return web.json_response({})
    except web.HTTPException:
        raise
    except Exception:
        send()
        raise


@routes.get("/client-errors")
async def client_errors(request):
    try:
        return web.json_response(need_topic(request.app["topics"], "news"))
    except HTTPClientError as exc:
        send(exc)  # expect: SNT201
        raise
    except HTTPServerError as exc:
        send(exc)
        raise


@routes.get("/client-pass")
async def client_errors_pass(request):
    try:
        return web.json_response(need_topic(request.app["topics"], "news"))
    except HTTPClientError:
        raise
    except Exception as exc:
        send(exc)
        raise


@routes.get("/redirection-pass")
async def redirections_pass(request):
    try:
        return web.json_response(need_topic(request.app["topics"], "news"))
    except web.HTTPRedirection:
        raise
    except Exception as exc:  # expect: SNT202
        send(exc)
        raise


@routes.get("/editors")
async def editors(request):
    try:
        await answers.need_editor(request)
        return web.json_response({"editors": 3})
    except Exception as exc:  # expect: SNT202
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("view", "editors")
            send(exc)
        raise


@routes.get("/editors-mixed")
async def editors_in_tuple(request):
    try:
        await answers.need_editor(request)
        return web.json_response({"editors": 3})
    except (web.HTTPForbidden, web.HTTPUnauthorized, ParseError) as exc:
        send(exc)  # expect: SNT201
        raise


@routes.get("/busy")
async def busy(request):
    try:
        answers.need_capacity(request.app["pool"])
        return web.json_response({})
    except Exception as exc:
        send(exc)
        raise


@routes.get("/busy-named")
async def busy_named(request):
    try:
        answers.need_capacity(request.app["pool"])
        return web.json_response({})
    except FeedBusy as exc:
        send(exc)
        raise
    except TopicMissing as exc:
        send(exc)  # expect: SNT201
        raise


@routes.get("/returned")
async def returned(request):
    try:
        if "page" not in request.query:
            return answers.missing_page()
        if request.query["page"] == "0":
            return web.HTTPBadRequest()
        return web.json_response({})
    except Exception as exc:
        send(exc)
        raise


@routes.get("/class-raised")
async def class_raised(request):
    try:
        if not request.can_read_body:
            raise HTTPBadRequest
        return web.json_response(await request.json())
    except Exception as exc:  # expect: SNT202
        send(exc)
        raise


@routes.get("/upstream")
async def upstream(request):
    try:
        async with request.app["client"].get("https://feed.example/items") as answer:
            answer.raise_for_status()
            return web.json_response(await answer.json())
    except aiohttp.ClientResponseError as exc:
        send(exc)
        return web.json_response({"error": "upstream"}, status=502)
    except aiohttp.ClientError as exc:
        send(exc)
        return web.json_response({"error": "upstream"}, status=502)
    except aiohttp.http_exceptions.HttpProcessingError as exc:
        send(exc)
        return web.json_response({"error": "upstream"}, status=502)


class TopicView(web.View):
    async def get(self):
        try:
            topic = need_topic(self.request.app["topics"], "news")
            return web.json_response(topic)
        except Exception as exc:
            if isinstance(exc, web.HTTPException):
                raise
            send(exc)
            raise

    async def post(self):
        try:
            topic = self.writable()
            return web.json_response(topic)
        except Exception as exc:  # expect: SNT202
            send(exc)
            raise

    async def delete(self):
        try:
            return web.json_response(self.writable())
        except Exception as exc:
            match exc:
                case web.HTTPException():
                    raise
                case _:
                    send(exc)
            raise

    def writable(self):
        topic = need_topic(self.request.app["topics"], "news")
        if topic.locked:
            raise web.HTTPConflict()
        return topic
