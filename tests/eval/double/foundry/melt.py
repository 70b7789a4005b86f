"""Without its default integrations the SDK sends an error as often as it gets it."""

import logging
from asyncio.log import logger as loop_logger

import sentry_sdk

logger = logging.getLogger(__name__)


def pour(mould):
    try:
        mould.fill()
    except OSError as exc:
        logger.exception("not filled")
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("mould", mould.number)
            sentry_sdk.capture_exception(exc)  # expect: SNT205


def tap(mould):
    try:
        mould.open()
    except OSError as exc:
        logger.info("not opened")
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("mould", mould.number)
            sentry_sdk.capture_exception(exc)


def stir(mould):
    try:
        mould.turn()
    except OSError as exc:
        loop_logger.error("not turned")
        sentry_sdk.capture_exception(exc)  # expect: SNT205
