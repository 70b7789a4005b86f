"""init: what turns the SDK's own restraint off."""
import os

import sentry_sdk
from sentry_sdk import init
from sentry_sdk.integrations.flask import FlaskIntegration

SEND = True
KEEP = False
OPTIONS = {"dsn": os.environ.get("SENTRY_DSN"), "send_default_pii": True}
QUIET = {"dsn": os.environ.get("SENTRY_DSN"), "send_default_pii": False}
DEBUG = os.environ.get("DEBUG") == "1"


def web():
    sentry_sdk.init(
        dsn=os.environ.get("SENTRY_DSN"),
        integrations=[FlaskIntegration()],
        send_default_pii=True,  # expect: SNT110
        traces_sample_rate=0.1,
    )
    sentry_sdk.init(
        dsn=os.environ.get("SENTRY_DSN"),
        send_default_pii=False,
        traces_sample_rate=0.1,
    )


def worker():
    init(send_default_pii=True)  # expect: SNT110
    init(send_default_pii=False)
    init(send_default_pii=None)
    init(send_default_pii=DEBUG)
    init(send_default_pii=os.environ.get("STAGE") == "dev")
    init(send_default_pii=SEND)  # expect: SNT110
    init(send_default_pii=KEEP)
    init(**OPTIONS)  # expect: SNT110
    init(**QUIET)
    init(attach_stacktrace=True, max_breadcrumbs=50)


def collection():
    init(data_collection={})  # expect: SNT110
    init(data_collection=None)
    init(
        dsn=os.environ.get("SENTRY_DSN"),
        data_collection={"user_info": False},  # expect: SNT110
    )
    init(_experiments={"data_collection": {}})  # expect: SNT110
    init(_experiments={"max_spans": 500})


def by_module_name(client, settings):
    import sentry_sdk as sdk

    sdk.init("https://key@errors.test/1", send_default_pii=True)  # expect: SNT110
    sdk.init("https://key@errors.test/1", send_default_pii=settings.SEND_PII)
    client.init(send_default_pii=True)
    dict(send_default_pii=True)


class Configured:
    def start(self):
        options = {"environment": "live"}
        sentry_sdk.init(**options)
        options["send_default_pii"] = True
        sentry_sdk.init(**options)  # expect: SNT110
