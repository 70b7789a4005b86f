"""Headers by their names, under WSGI."""

import sentry_sdk
from sentry_sdk.integrations.flask import FlaskIntegration


def spelt_otherwise(event, hint):
    headers = event.get("request", {}).get("headers", {})
    for name in ("authorization", "x-api-key"):
        if name in headers:  # expect: SNT112
            headers.pop(name)
    return event


def spelt_right(event, hint):
    headers = event.get("request", {}).get("headers", {})
    for name in ("Authorization", "X-Api-Key"):
        if name in headers:
            headers.pop(name)
    return event


def spelt_by_nobody(event, hint):
    headers = event.get("request", {}).get("headers", {})
    headers.pop("X-API-Key", None)  # expect: SNT112
    headers.pop("Authorization", None)
    return event


sentry_sdk.init(before_send=spelt_otherwise, integrations=[FlaskIntegration()])
sentry_sdk.init(before_send=spelt_right)
sentry_sdk.init(before_send=spelt_by_nobody)
