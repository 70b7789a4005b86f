import logging

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration, ignore_logger
from sentry_sdk.integrations.loguru import LoguruIntegration

sentry_sdk.init(
    integrations=[
        LoggingIntegration(level=logging.WARNING, event_level=logging.ERROR),
        LoguruIntegration(level=logging.DEBUG),
    ],
)
ignore_logger("harbour.crew")
