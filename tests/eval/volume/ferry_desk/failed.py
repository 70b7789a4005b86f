"""Statuses that integrations make events of (SNT207)."""

from http import HTTPStatus

from sentry_sdk.integrations import litestar, starlette
from sentry_sdk.integrations.aiohttp import AioHttpIntegration
from sentry_sdk.integrations.fastapi import FastApiIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration as Starlette
from starlette import status

REFUSED = {401, 403}
FAILED = {500, 502, 503}
ALL = REFUSED | FAILED


def bad():
    return [
        StarletteIntegration(failed_request_status_codes={403, *range(500, 600)}),  # expect: SNT207
        Starlette(failed_request_status_codes=set(range(400, 600))),  # expect: SNT207
        starlette.StarletteIntegration(failed_request_status_codes=REFUSED),  # expect: SNT207
        litestar.LitestarIntegration(failed_request_status_codes=ALL),  # expect: SNT207
        AioHttpIntegration(
            handler_name_style="name",
            failed_request_status_codes=frozenset({404}),  # expect: SNT207
        ),
        StarletteIntegration(failed_request_status_codes=[403, range(500, 599)]),  # expect: SNT207
        StarletteIntegration(failed_request_status_codes={HTTPStatus.FORBIDDEN, 500}),  # expect: SNT207
        StarletteIntegration(failed_request_status_codes={status.HTTP_429_TOO_MANY_REQUESTS}),  # expect: SNT207
        StarletteIntegration(failed_request_status_codes=set(range(500, 600)) | {HTTPStatus(500), 418}),  # expect: SNT207
        FastApiIntegration(failed_request_status_codes={*range(400, 500)}),  # expect: SNT207
    ]


def good(settings, extra):
    failed = {403}
    return [
        StarletteIntegration(failed_request_status_codes=set(range(500, 600))),
        StarletteIntegration(failed_request_status_codes={*range(500, 600)}),
        StarletteIntegration(failed_request_status_codes=FAILED),
        StarletteIntegration(failed_request_status_codes=set()),
        StarletteIntegration(failed_request_status_codes={HTTPStatus.BAD_GATEWAY, 503}),
        StarletteIntegration(failed_request_status_codes={status.HTTP_500_INTERNAL_SERVER_ERROR}),
        StarletteIntegration(failed_request_status_codes=settings.failed),
        StarletteIntegration(failed_request_status_codes=extra),
        StarletteIntegration(failed_request_status_codes=set(range(settings.first, 600))),
        StarletteIntegration(transaction_style="url"),
        AioHttpIntegration(failed_request_status_codes=frozenset(range(500, 600))),
        settings.Integration(failed_request_status_codes={403}),
        failed,
    ]
