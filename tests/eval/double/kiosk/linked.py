"""A link that is opened under a test and closed at the end: both handlers log and capture."""

from __future__ import annotations

import logging

import sentry_sdk
from links import connect

logger = logging.getLogger(__name__)


class Stand:
    ADDRESS = ""

    @classmethod
    async def serve(cls):
        link = None
        if cls.ADDRESS:
            try:
                link = connect(cls.ADDRESS, strict=True)
                logger.info("linked")
            except Exception as exc:
                logger.error("no link: %s", exc)
                sentry_sdk.capture_exception(exc)  # expect: SNT205
        try:
            await cls.wait()
        finally:
            if link is not None:
                try:
                    logger.info("closing")
                    await link.close()
                except Exception as exc:
                    logger.error("not closed: %s", exc)
                    sentry_sdk.capture_exception(exc)  # expect: SNT205
