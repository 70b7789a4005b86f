"""Log records that become events (SNT208)."""

import logging
from logging import WARN, WARNING

import sentry_sdk.integrations.logging
from sentry_sdk.integrations.logging import EventHandler, LoggingIntegration
from sentry_sdk.integrations.logging import LoggingIntegration as Logs
from sentry_sdk.integrations.loguru import LoggingLevels, LoguruIntegration

LOW = logging.INFO
HIGH = logging.ERROR


def bad():
    return [
        LoggingIntegration(level=logging.INFO, event_level=logging.WARNING),  # expect: SNT208
        LoggingIntegration(logging.INFO, logging.INFO),  # expect: SNT208
        Logs(event_level=WARNING),  # expect: SNT208
        LoggingIntegration(event_level=WARN),  # expect: SNT208
        LoggingIntegration(event_level=30),  # expect: SNT208
        LoggingIntegration(event_level="WARNING"),  # expect: SNT208
        LoggingIntegration(event_level=LOW),  # expect: SNT208
        sentry_sdk.integrations.logging.LoggingIntegration(
            level=logging.DEBUG,
            event_level=logging.DEBUG,  # expect: SNT208
        ),
        LoguruIntegration(event_level=LoggingLevels.WARNING.value),  # expect: SNT208
        LoguruIntegration(20, 30),  # expect: SNT208
        EventHandler(level=logging.WARNING),  # expect: SNT208
    ]


def good(settings, level):
    return [
        LoggingIntegration(),
        LoggingIntegration(level=logging.INFO),
        LoggingIntegration(level=logging.DEBUG, event_level=logging.ERROR),
        LoggingIntegration(logging.DEBUG, logging.CRITICAL),
        LoggingIntegration(event_level=None),
        LoggingIntegration(event_level=HIGH),
        LoggingIntegration(event_level="ERROR"),
        LoggingIntegration(event_level=40),
        LoggingIntegration(event_level=level),
        LoggingIntegration(event_level=settings.level),
        LoggingIntegration(event_level=getattr(logging, settings.level)),
        LoguruIntegration(level=LoggingLevels.INFO.value, event_level=LoggingLevels.ERROR.value),
        EventHandler(level=logging.ERROR),
        logging.StreamHandler(level=logging.WARNING),
        settings.LoggingIntegration(event_level=logging.WARNING),
    ]
