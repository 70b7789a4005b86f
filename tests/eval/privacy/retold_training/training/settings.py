"""A platform that trains models (Django and Celery): settings."""
import logging
import os

import sentry_sdk
from sentry_sdk.integrations.celery import CeleryIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

DEBUG = os.getenv("DEBUG") == "1"


def sort_out(event, hint):
    if "exc_info" in hint and hint["exc_info"][0].__name__ == "ValidationError":
        return None
    values = event.get("exception", {}).get("values") or [{}]
    kind = values[-1].get("type", "")
    if "Database" in kind:
        event.setdefault("tags", {})["error_category"] = "database"
        event["level"] = "error"
    elif "Auth" in kind:
        event.setdefault("tags", {})["error_category"] = "authentication"
    return event


if os.getenv("SENTRY_DSN") and not DEBUG:
    sentry_sdk.init(
        dsn=os.getenv("SENTRY_DSN"),
        environment=os.getenv("STAGE", "live"),
        integrations=[DjangoIntegration(), CeleryIntegration(), LoggingIntegration(event_level=logging.ERROR)],
        traces_sample_rate=0.1,
        before_send=sort_out,
        send_default_pii=True,  # expect: SNT110
        attach_stacktrace=True,
        max_breadcrumbs=50,
    )
