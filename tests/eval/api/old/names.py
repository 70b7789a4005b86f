"""Names of later releases, in the forms in which they are reached; and their neighbours that are there."""

import sentry_sdk
import sentry_sdk as reporting
import sentry_sdk.integrations.dramatiq  # expect: SNT601
import sentry_sdk.integrations.flask
from sentry_sdk import api, get_client, get_current_scope, new_scope  # expect: SNT601
from sentry_sdk import last_event_id as last  # expect: SNT601
from sentry_sdk.api import set_tags  # expect: SNT601
from sentry_sdk.integrations import django, litestar, wsgi  # expect: SNT601
from sentry_sdk.integrations.redis import asyncio
from sentry_sdk.integrations.redis.asyncio import patch_redis_async_client
from sentry_sdk.scope import Scope, use_scope
from sentry_sdk.tracing import TRANSACTION_SOURCE_TASK, TransactionSource  # expect: SNT601
from sentry_sdk.types import Event, SamplingContext  # expect: SNT601


def by_module(page):
    sentry_sdk.set_tags({"shelf": page.shelf})  # expect: SNT601
    sentry_sdk.set_tag("shelf", page.shelf)
    sentry_sdk.api.set_tags({"shelf": page.shelf})  # expect: SNT601
    sentry_sdk.get_global_scope().set_tag("shelf", page.shelf)  # expect: SNT601
    sentry_sdk.Scope.get_global_scope().set_tag("shelf", page.shelf)
    sentry_sdk.logger.info("a page")  # expect: SNT601
    sentry_sdk.metrics.incr("pages")  # expect: SNT602
    sentry_sdk.metrics.count("pages")  # expect: SNT601


def by_alias(page):
    reporting.set_transaction_name("page")  # expect: SNT601
    api.set_transaction_name("page")  # expect: SNT601
    kept = reporting.start_session  # expect: SNT601
    kept()
    return [last(), get_current_scope()]


def several_lines(page):
    (
        sentry_sdk
        .get_isolation_scope()  # expect: SNT601
        .set_tag("shelf", page.shelf)
    )


def methods(page):
    with new_scope() as scope:
        scope.set_tags({"shelf": page.shelf})  # expect: SNT601
        scope.set_tag("shelf", page.shelf)
        scope.set_attribute("shelf", page.shelf)  # expect: SNT601
        scope.fork().clear()
    Scope.get_current_scope().set_extra("page", page.number)
    with use_scope(Scope()):
        get_client().flush()
    transaction = sentry_sdk.start_transaction(name="page")
    transaction.update_data({"page": page.number})  # expect: SNT601
    transaction.set_data("page", page.number)
    span = sentry_sdk.get_current_span()
    if span is not None:
        span.set_attributes({"page": page.number})  # expect: SNT601
        span.set_tag("page", page.number)


class Shelf:
    scope = sentry_sdk.get_current_scope()  # expect: SNT601

    def set_tags(self, tags):
        self.tags = tags

    def fill(self, page):
        self.set_tags({"shelf": page.shelf})


@sentry_sdk.monitor(monitor_slug="nightly", monitor_config={})
@sentry_sdk.trace
def nightly():
    return lambda: sentry_sdk.set_attribute("night", True)  # expect: SNT601
