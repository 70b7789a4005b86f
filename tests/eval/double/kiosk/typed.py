"""Loggers and errors under names with a type."""

import logging

from sentry_sdk import capture_exception


def sell(till):
    try:
        till.sell()
    except OSError as error:
        own: logging.Logger = logging.getLogger("kiosk.own")
        own.error("not sold")
        capture_exception(error)  # expect: SNT205
    except KeyError as error:
        quiet: logging.Logger = logging.getLogger("kiosk.noise.printer")
        quiet.error("not sold")
        capture_exception(error)


def refund(till):
    try:
        till.refund()
    except TypeError as error:
        failure: ValueError = ValueError("nothing to give back")
        capture_exception(error)  # expect: SNT204
        raise failure from error


def count(till):
    try:
        till.count()
    except TypeError as error:
        failure: SystemExit = SystemExit("no coins")
        capture_exception(error)
        raise failure from error
