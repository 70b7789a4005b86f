"""The SDK as it comes: records from ERROR on are events."""

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration, ignore_logger

QUIET = ("kiosk.audit", "kiosk.noise.*")

sentry_sdk.init(dsn=None, integrations=[LoggingIntegration(level=None)])
for name in QUIET:
    ignore_logger(name)
