"""Loggers in every form, and captures before and after them."""

import logging
import logging as l
from logging import ERROR, getLogger

import sentry_sdk
from celery.utils.log import get_task_logger
from flask import Flask, current_app
from sentry_sdk import capture_exception, set_context, set_tag

from . import logs
from .logs import Tagged, audit, logger_for, shared
from .report import report

app = Flask(__name__)
log = logging.getLogger(__name__)
task_log = get_task_logger(__name__)
part_log = logger_for("counter")
tagged = Tagged(log, {})
noise = logging.getLogger("kiosk.noise.printer")


def sell(till):
    try:
        till.sell()
    except OSError as error:
        log.error("not sold: %s", error)
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except KeyError:
        log.critical("not sold")
        sentry_sdk.capture_exception()  # expect: SNT205
    except ValueError as error:
        capture_exception(error)  # expect: SNT205
        log.error("not sold: %s", error)
    except TypeError as error:
        log.log(ERROR, "not sold")
        report(error, till=till.number)  # expect: SNT205
    except IndexError as error:
        log.log(logging.INFO, "not sold")
        report(error, till=till.number)
    except AttributeError as error:
        log.error("not sold", exc_info=True)
        report(error, till=till.number)
    except ArithmeticError as error:
        log.info("not sold")
        log.warning("not sold: %s", error)
        capture_exception(error)
    except LookupError as error:
        capture_exception(error)
        log.exception("not sold")
    except EOFError as error:
        log.exception("not sold", exc_info=False)
        capture_exception(error)  # expect: SNT205
    except RuntimeError as error:
        log.error("not sold", exc_info=None)
        capture_exception(error)  # expect: SNT205


def loggers(till):
    try:
        till.sell()
    except OSError as error:
        logging.error("not sold")
        capture_exception(error)  # expect: SNT205
    except KeyError as error:
        l.getLogger().error("not sold")
        capture_exception(error)  # expect: SNT205
    except ValueError as error:
        shared.error("not sold")
        capture_exception(error)  # expect: SNT205
    except TypeError as error:
        logs.shared.error("not sold")
        capture_exception(error)  # expect: SNT205
    except IndexError as error:
        part_log.error("not sold")
        capture_exception(error)  # expect: SNT205
    except AttributeError as error:
        task_log.error("not sold")
        capture_exception(error)  # expect: SNT205
    except EOFError as error:
        current_app.logger.error("not sold")
        capture_exception(error)  # expect: SNT205
    except ImportError as error:
        app.logger.error("not sold")
        capture_exception(error)  # expect: SNT205
    except RuntimeError as error:
        tagged.error("not sold")
        capture_exception(error)  # expect: SNT205
    except NameError as error:
        own = getLogger("kiosk.own")
        own.error("not sold")
        capture_exception(error)  # expect: SNT205
    except SyntaxError as error:
        log.getChild("till").error("not sold")
        capture_exception(error)  # expect: SNT205


def silent(till, journal, logger):
    try:
        till.sell()
    except OSError as error:
        audit.error("not sold")
        capture_exception(error)
    except KeyError as error:
        noise.error("not sold")
        capture_exception(error)
    except ValueError as error:
        logging.getLogger("sentry_sdk.errors").error("not sold")
        capture_exception(error)
    except TypeError as error:
        journal.error("not sold")
        capture_exception(error)
    except IndexError as error:
        logger.error("not sold")
        capture_exception(error)
    except AttributeError as error:
        till.log.error("not sold")
        capture_exception(error)
    except RuntimeError as error:
        print("not sold")
        capture_exception(error)


def parameter(till, logger: logging.Logger):
    try:
        till.sell()
    except OSError as error:
        logger.error("not sold")
        capture_exception(error)  # expect: SNT205


def ways(till, strict):
    try:
        till.sell()
    except OSError as error:
        if strict:
            log.error("not sold")
        else:
            capture_exception(error)
    except KeyError as error:
        if strict:
            log.error("not sold")
            return
        capture_exception(error)
    except ValueError as error:
        if not strict:
            log.error("not sold")
        if strict:
            capture_exception(error)
    except TypeError as error:
        if strict:
            log.error("not sold")
        capture_exception(error)  # expect: SNT205
    except IndexError as error:
        try:
            till.undo()
        except OSError:
            log.error("not undone")
        capture_exception(error)
    except AttributeError as error:

        def later():
            log.error("not sold")

        capture_exception(error)
        till.defer(later)
    except EOFError as error:
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("till", till.number)
            log.error("not sold")
            scope.capture_exception(error)  # expect: SNT205
    except RuntimeError as error:
        for line in till.lines:
            log.error("not sold: %s", line)
        capture_exception(error)  # expect: SNT205
    log.error("after all")


def developing(till, env):
    try:
        till.sell()
    except OSError as error:
        if env == "dev":
            log.error("not sold")
        capture_exception(error)
    except KeyError as error:
        if app.debug:
            log.error("not sold")
        capture_exception(error)


def around(till):
    log.error("about to sell")
    try:
        till.sell()
    except OSError as error:
        capture_exception(error)
    else:
        log.error("sold")


def scope_data(till):
    try:
        till.sell()
    except OSError as error:
        log.exception("not sold")
        set_tag("till", till.number)
        capture_exception(error)  # expect: SNT205
    except KeyError as error:
        log.error("not sold", exc_info=True)
        with sentry_sdk.push_scope() as scope:
            scope.set_extra("till", till.number)
            capture_exception(error)  # expect: SNT205
    except ValueError as error:
        set_context("till", {"number": till.number})
        log.exception("not sold")
        capture_exception(error)
    except TypeError as error:
        log.exception("not sold")
        capture_exception(error)
        set_tag("till", till.number)


class Drawer:
    log = logging.getLogger("kiosk.drawer")

    def __init__(self):
        self._journal = logging.getLogger(__name__)
        self.printer = None

    def open(self):
        try:
            self.printer.kick()
        except OSError as error:
            self.log.error("stuck")
            capture_exception(error)  # expect: SNT205
        except KeyError as error:
            self._journal.error("stuck")
            capture_exception(error)  # expect: SNT205
        except ValueError as error:
            self.printer.error("stuck")
            capture_exception(error)
