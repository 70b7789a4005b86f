"""Statuses that both integrations are told of."""

from sentry_sdk import init
from sentry_sdk.integrations.fastapi import FastApiIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration

CODES = {403, *range(500, 600)}

init(
    integrations=[
        FastApiIntegration(failed_request_status_codes=CODES),
        StarletteIntegration(failed_request_status_codes=CODES),
    ]
)
