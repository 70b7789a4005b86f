"""Statuses that only one of two integrations is told of."""

from sentry_sdk import init
from sentry_sdk.integrations import fastapi
from sentry_sdk.integrations.fastapi import FastApiIntegration
from sentry_sdk.integrations.flask import FlaskIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration

init(integrations=[FastApiIntegration(failed_request_status_codes={403, 500})])  # expect: SNT607
init(
    integrations=[
        StarletteIntegration(transaction_style="endpoint"),
        FastApiIntegration(
            transaction_style="endpoint",
            failed_request_status_codes={403},  # expect: SNT607
        ),
    ]
)
init(integrations=[fastapi.FastApiIntegration(failed_request_status_codes={403})])  # expect: SNT607
init(integrations=[FastApiIntegration(failed_request_status_codes=[403, range(500, 599)])])  # expect: SNT607
init(integrations=[FastApiIntegration(transaction_style="url"), FlaskIntegration()])
init(integrations=[FastApiIntegration(), StarletteIntegration()])
