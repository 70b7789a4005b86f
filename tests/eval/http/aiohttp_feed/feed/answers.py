"""Refusals of the feed; in aiohttp an answer is an exception."""
from aiohttp import web


class TopicMissing(web.HTTPNotFound):
    pass


class TopicMerged(web.HTTPMovedPermanently):
    def __init__(self, name):
        super().__init__(location=f"/topics/{name}")


class FeedBusy(web.HTTPServiceUnavailable):
    pass


class ParseError(Exception):
    pass


def need_topic(topics, name):
    if name not in topics:
        raise TopicMissing(text="no such topic")
    return topics[name]


def need_capacity(pool):
    if pool.full:
        raise FeedBusy()


def follow(topics, name):
    topic = topics[name]
    if topic.merged_into:
        raise TopicMerged(topic.merged_into)
    return topic


async def need_session(request):
    if request.get("session") is None:
        raise web.HTTPUnauthorized()


async def need_editor(request):
    await need_session(request)
    if not request["session"].editor:
        raise web.HTTPForbidden(text="editors only")


def missing_page():
    return web.HTTPNotFound(text="no such page")
