import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration

from observatory.settings import settings


def start():
    sentry_sdk.init(
        integrations=[LoggingIntegration(event_level=settings.event_level)],
        auto_enabling_integrations=False,
    )
