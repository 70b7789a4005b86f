"""Keywords and options of other releases, and what only looks like them."""

import sentry_sdk
from sentry_sdk import start_span
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.fastapi import FastApiIntegration
from sentry_sdk.scrubber import EventScrubber

OPTIONS = {"dsn": None, "enable_logs": True, "sample_rate": 1.0}


def start(settings):
    sentry_sdk.init(
        dsn=settings.dsn,
        keep_alive=True,
        cert_file=settings.cert,  # expect: SNT601
        with_locals=False,  # expect: SNT601
        request_bodies="small",  # expect: SNT601
        max_request_body_size="small",
        send_default_pii=False,
        enable_tracing=True,
        profiles_sample_rate=0.1,
        before_send_log=None,  # expect: SNT601
        event_scrubber=EventScrubber(recursive=True, pii_denylist=[]),  # expect: SNT601
        integrations=[
            DjangoIntegration(http_methods_to_capture=("GET",), cache_spans=True),  # expect: SNT601
            FastApiIntegration(transaction_style="url"),
            FastApiIntegration(failed_request_status_codes=[500]),  # expect: SNT601
        ],
        tags={"shelf": "a"},  # expect: SNT603
        traces_samplerate=0.1,  # expect: SNT603
    )


def in_pieces(settings):
    sentry_sdk.init(**OPTIONS)  # expect: SNT601
    more = dict(settings.sentry)
    more["debug"] = True
    sentry_sdk.init(**more)
    more["environment_name"] = "production"
    sentry_sdk.init("https://key@host/1", **more)  # expect: SNT603
    sentry_sdk.init({"dsn": settings.dsn, "user": {}})  # expect: SNT603
    settings.init(tags={})


def spans(page, error):
    with start_span(op="read", name="Read a page"):  # expect: SNT601
        with sentry_sdk.start_span(op="read", description="Read a page") as span:
            span.start_child(op="line", name="Read a line").finish()  # expect: SNT601
            span.start_child(op="line", description="Read a line").finish(end_timestamp=page.end)
    sentry_sdk.start_transaction(name="page", source="task", custom_sampling_context={})
    sentry_sdk.continue_trace(page.headers, op="read", name="page", origin="auto")  # expect: SNT601
    sentry_sdk.capture_exception(error, tags={"shelf": page.shelf}, level="error")
    sentry_sdk.capture_exception(error, attributes={"shelf": page.shelf})  # expect: SNT601
    sentry_sdk.capture_exception(error, extra={"shelf": page.shelf})
    sentry_sdk.add_breadcrumb(message="page", anything="goes")
    sentry_sdk.set_tag(key="shelf", val=page.shelf)  # expect: SNT601
    sentry_sdk.set_context("page", value={"number": page.number})
    sentry_sdk.flush(timeout=2, callback=None)
    sentry_sdk.start_span(**page.options)
