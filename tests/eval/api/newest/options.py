"""Options of `init` that there never were, where they are hidden and where the program ends with them."""

import logging

import sentry_sdk
from sentry_sdk import Client, init

sentry_sdk.init(
    before_send=None,
    before_sent=None,  # expect: SNT603
    data_collection={},
    with_locals=True,  # expect: SNT601
    send_default_pii=True,
)
sentry_sdk.init(send_default_pii=None)
Client(tracing=True)  # expect: SNT603


def hidden(settings):
    try:
        init(dsn=settings.dsn, user={"id": 1})  # expect: SNT603
    except Exception:
        logging.exception("no reports")
    try:
        init(settings.dsn, None)
    finally:
        logging.info("started")


def chosen(settings):
    options = {"dsn": settings.dsn}
    if settings.debug:
        options["traces_sample_rate"] = 1.0
    else:
        options["traces_rate"] = 0.1
    init(**options)  # expect: SNT603


def handed_on(**options):
    init(**options)


def other(settings, client):
    client.init(user={"id": 1})
    settings.Client(tracing=True)
    sentry_sdk.logger.info("ready", attributes={"kind": "start"})
    sentry_sdk.logger.exception("not ready")  # expect: SNT601
    sentry_sdk.metrics.count("starts", 1, attributes={"kind": "start"})
    sentry_sdk.metrics.count("starts", 1, tags={"kind": "start"})  # expect: SNT601
    sentry_sdk.metrics.incr("starts")  # expect: SNT601
    sentry_sdk.set_tgas({"kind": "start"})  # expect: SNT601
    sentry_sdk._set_tags({"kind": "start"})
    sentry_sdk.get_current_scope().set_fingerprint(["start"])  # expect: SNT601
    sentry_sdk.get_current_scope().fingerprint = ["start"]
    sentry_sdk.get_current_scope().usr = {}  # expect: SNT601
