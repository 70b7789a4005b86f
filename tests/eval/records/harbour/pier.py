"""Levels of the project's own."""

import logging

from loguru import logger

log = logging.getLogger(__name__)
crew = logging.getLogger("harbour.crew")


def moor(captain):
    log.info("moors: %s", captain.email)
    log.warning("moors: %s", captain.email)  # expect: SNT109
    logger.debug("moors: {}", captain.email)  # expect: SNT109
    logger.trace("moors: {}", captain.email)
    crew.error("moors: %s", captain.email)
    raise RuntimeError(captain.email)
