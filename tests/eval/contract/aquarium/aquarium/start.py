"""Starts Sentry as it should not be done; `better` shows how."""

import logging

import sentry_sdk
from sentry_sdk.integrations.fastapi import FastApiIntegration
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.scrubber import EventScrubber

SERVERS = set(range(500, 600))


def before_send(event, hint):  # expect: SNT114
    headers = event.get("request", {}).get("headers", {})
    for name in ("X-API-Key", "Cookie"):
        if name in headers:  # expect: SNT112
            headers[name] = "[removed]"
    if event.get("request", {}).get("status_code") == 404:  # expect: SNT609
        return None
    if event.get("logger") == "aquarium.feeding":
        return None
    return event


def before_breadcrumb(crumb, hint):  # expect: SNT605
    if crumb.get("category") == "visit.look":
        return None
    crumb["data"] = {"kept": False}


def carelessly():
    sentry_sdk.init(  # expect: SNT111, SNT113
        dsn="https://7d1e0c9b8a5f4e3d2c1b0a9f8e7d6c5b@o12.ingest.sentry.io/77",  # expect: SNT606
        send_default_pii=True,  # expect: SNT110
        traces_sample_rate=1.0,  # expect: SNT503
        request_bodies="never",  # expect: SNT601
        enable_tracing=True,  # expect: SNT602
        colour="blue",  # expect: SNT603
        before_send=before_send,
        before_breadcrumb=before_breadcrumb,
        event_scrubber=EventScrubber(denylist=["keeper_badge"]),  # expect: SNT115
        integrations=[
            FastApiIntegration(failed_request_status_codes={403, *SERVERS}),  # expect: SNT207, SNT607
            LoggingIntegration(event_level=logging.WARNING),  # expect: SNT208
        ],
    )


def later(tank, error):
    sentry_sdk.set_atribute("hall", tank.hall)  # expect: SNT601
    sentry_sdk.set_attribute("hall", tank.hall)  # expect: SNT608
    sentry_sdk.metrics.incr("tanks")  # expect: SNT608
    sentry_sdk.set_tags({"hall": tank.hall})
    with sentry_sdk.push_scope() as scope:  # expect: SNT602
        scope.set_tag("hall", tank.hall)
        tank.look()
    sentry_sdk.capture_exception(error, extra={"hall": tank.hall})  # expect: SNT604
    sentry_sdk.capture_exception(error, extras={"hall": tank.hall})
