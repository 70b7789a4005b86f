"""A level that nobody can read, and integrations that are switched off."""

import logging

import sentry_sdk
import structlog
from loguru import logger

log = logging.getLogger(__name__)
events = structlog.get_logger()


def open_dome(dome):
    try:
        dome.open()
    except OSError as error:
        log.error("shut: %s", error)
        sentry_sdk.capture_exception(error)
    except KeyError as error:
        logger.error("shut: {}", error)
        sentry_sdk.capture_exception(error)
    except ValueError as error:
        events.error("shut")
        sentry_sdk.capture_exception(error)
