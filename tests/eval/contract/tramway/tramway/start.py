"""Starts Sentry, on a release of the SDK that is some years old."""

import os

import sentry_sdk
from sentry_sdk.integrations.flask import FlaskIntegration


def oldest(event, hint):
    values = event.get("exception", {}).get("values", [])
    if values and values[0].get("type") == "Derailed":  # expect: SNT609
        return None
    return event


def newest(event, hint):
    values = event.get("exception", {}).get("values", [])
    if values and values[-1].get("type") == "Derailed":
        return None
    return event


sentry_sdk.init(  # expect: SNT111
    dsn=os.environ.get("SENTRY_DSN"),
    with_tracing=True,  # expect: SNT603
    request_bodies="never",  # expect: SNT602
    integrations=[FlaskIntegration],  # expect: SNT607
    send_default_pii=os.environ.get("STAGE") == "dev",
    before_send=oldest,
)

if os.environ.get("STAGE") == "dev":
    sentry_sdk.init(
        dsn=os.environ.get("SENTRY_DSN"),
        traces_sample_rate=1.0,
        max_request_body_size="never",
        include_local_variables=False,
        integrations=[FlaskIntegration(transaction_style="url")],
        before_send=newest,
        before_send_transaction=lambda event: event,  # expect: SNT605
    )
