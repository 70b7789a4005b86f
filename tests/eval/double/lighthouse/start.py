import logging

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.integrations.loguru import LoguruIntegration

EVENTS = logging.WARNING


def start():
    sentry_sdk.init(
        integrations=[
            LoguruIntegration(level="INFO", event_level=EVENTS),
            LoggingIntegration(logging.INFO, None),
        ]
    )
