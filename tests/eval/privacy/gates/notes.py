"""Helpers that send only what a parameter allows."""

from __future__ import annotations

import logging

import sentry_sdk

from gates.grades import QUIET, Desk, Grade

logger = logging.getLogger(__name__)


def by_member(text, grade):
    if grade == Grade.ALARM:
        sentry_sdk.capture_message(text)
    else:
        logger.info(text)


def by_default(text, grade=Grade.ROUTINE):
    if Grade.ALARM is grade:
        sentry_sdk.capture_message(text)


def by_text(text, level):
    if level in QUIET:
        return
    sentry_sdk.capture_message(text, level=level)


def by_turn(text, level="info"):
    if level == "info":
        logger.info(text)
    elif level == "warning" or level == "error":
        sentry_sdk.add_breadcrumb(message=text)
    else:
        sentry_sdk.capture_message(text)


def unless(text, channel, also=None):
    if channel != "mail" and also != 7:
        sentry_sdk.capture_message(text)


def beside(text, status, failed=False):
    if failed and status not in (404, 410):
        sentry_sdk.capture_message(text)


def by_case(text, desk):
    match desk:
        case Desk.FRONT | Desk.BACK:
            logger.info(text)
        case Desk.NIGHT:
            sentry_sdk.capture_message(text)
        case _:
            sentry_sdk.set_tag("desk", text)


def computed(text, level):
    if level == logger.level:
        sentry_sdk.capture_message(text)


def kept(text, level):
    level = level or "error"
    if level == "error":
        sentry_sdk.capture_message(text)


def passed_on(text, grade):
    by_member(text, grade)


def by_table(text, kind):
    if kind in {"loud": 1, "shrill": 2}:
        sentry_sdk.capture_message(text)


def lowered(text, level):
    level = level.lower()
    if level == "error":
        sentry_sdk.capture_message(text)


def lowered_in_place(text, level):
    if level == "ERR" or level.lower() == "error":
        sentry_sdk.capture_message(text)


def cut(text, level):
    name = level[1:]
    if level == "error" or name == "error":
        sentry_sdk.capture_message(text)


def counted_up(text, code):
    code += 1
    if code == 5:
        sentry_sdk.capture_message(text)
