"""Starts Sentry as it should be done."""

import logging
import os

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration
from sentry_sdk.scrubber import DEFAULT_DENYLIST, EventScrubber

SERVERS = set(range(500, 600))


def without_secrets(value):
    if isinstance(value, dict):
        return {key: "[removed]" if "token" in str(key).lower() else without_secrets(one) for key, one in value.items()}
    if isinstance(value, list):
        return [without_secrets(one) for one in value]
    return value


def scrubbed(event, hint):
    for name in list(event.get("request", {}).get("headers", {})):
        if name.lower() in ("x-api-key", "cookie"):
            event["request"]["headers"][name] = "[removed]"
    if event.get("logger") == "aquarium.feeding":
        return None
    return without_secrets(event)


def only_known(crumb, hint):
    if not crumb.get("category"):
        return None
    return crumb


def carefully():
    sentry_sdk.init(
        dsn=os.environ.get("SENTRY_DSN"),
        traces_sample_rate=0.05,
        include_local_variables=False,
        before_send=scrubbed,
        before_send_transaction=scrubbed,
        before_breadcrumb=only_known,
        event_scrubber=EventScrubber(denylist=[*DEFAULT_DENYLIST, "keeper_badge"]),
        integrations=[
            StarletteIntegration(failed_request_status_codes=SERVERS),
            LoggingIntegration(event_level=logging.ERROR),
        ],
    )
