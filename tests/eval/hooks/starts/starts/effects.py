"""Options of integrations, and hooks that are called or not."""

import sentry_sdk
from sentry_sdk import init
from sentry_sdk.integrations import asyncio as tasks
from sentry_sdk.integrations.celery import CeleryIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.flask import FlaskIntegration
from sentry_sdk.integrations.logging import LoggingIntegration as Records
from sentry_sdk.integrations.starlette import StarletteIntegration


def keep(item, hint):
    return item


CHOSEN = FlaskIntegration()

init(integrations=[FlaskIntegration])  # expect: SNT607
init(integrations=[CeleryIntegration(), DjangoIntegration])  # expect: SNT607
init(integrations=[Records, tasks.AsyncioIntegration])  # expect: SNT607
sentry_sdk.init(
    integrations=(
        DjangoIntegration(),
        CeleryIntegration,  # expect: SNT607
    )
)
init(integrations=[FlaskIntegration(), Records(level=None)])
init(integrations=[CHOSEN])
init(integrations=[FlaskIntegration() if CHOSEN else CeleryIntegration()])
init(disabled_integrations=[FlaskIntegration])
init(integrations=[StarletteIntegration(failed_request_status_codes={*range(500, 599)})])  # expect: SNT607
init(integrations=[StarletteIntegration(failed_request_status_codes={403, *range(400, 499)})])  # expect: SNT607
init(integrations=[DjangoIntegration(failed_request_status_codes=set(range(500, 599)))])  # expect: SNT607
init(integrations=[StarletteIntegration(failed_request_status_codes={403, *range(500, 600)})])
init(integrations=[StarletteIntegration(failed_request_status_codes={500, 599})])
init(integrations=[StarletteIntegration(failed_request_status_codes=set(range(500, 505)))])
print(list(range(500, 599)))
init(before_send_span=keep)  # expect: SNT607
init(before_send_span=keep, trace_lifecycle="static")  # expect: SNT607
init(before_send_transaction=keep, trace_lifecycle="stream")  # expect: SNT607
init(before_send_span=keep, trace_lifecycle="stream")
init(before_send_span=None, before_send_transaction=keep)
init(before_send_transaction=keep)


def start(settings):
    init(before_send_span=keep, trace_lifecycle=settings.lifecycle)
    init(before_send_span=keep, **settings.sentry)
    init(integrations=settings.integrations)
    init(integrations=[*settings.integrations, FlaskIntegration()])
