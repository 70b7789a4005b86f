"""Which log records become events: what the project's start says of it, and which logger it is."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from sentry_lint import linter

APP = """\
import logging
import sentry_sdk
HEAD

log = LOGGER


def run(order):
    try:
        order.send()
    except OSError as exc:
        log.METHOD
        sentry_sdk.capture_exception(exc)
"""
START = """\
import logging
import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration, ignore_logger
from sentry_sdk.integrations.loguru import LoguruIntegration

LEVEL = logging.CRITICAL
LOW = logging.WARNING
NAMES = ("shop.orders", "shop.desk")
"""


def twice(folder: Path, start: str, logger: str, method: str, head: str = "") -> bool:
    """An error that is logged and captured is an event twice."""
    (folder / "pyproject.toml").write_text('[project]\nname = "shop"\n', encoding="utf-8")
    (folder / "start.py").write_text(START + start, encoding="utf-8")
    path = folder / "app.py"
    source = APP.replace("LOGGER", logger).replace("METHOD", method).replace("HEAD", textwrap.dedent(head))
    path.write_text(source, encoding="utf-8")
    found = {one.code for one in linter.check_file(str(path))}
    assert found <= {"SNT205"}
    return bool(found)


#: What starts the SDK, and whether records of errors, and of warnings, are events then.
STARTS = {
    "sentry_sdk.init()": (True, False),
    "": (True, False),
    "sentry_sdk.init(integrations=[LoggingIntegration()])": (True, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=logging.CRITICAL)])": (False, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=None)])": (False, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=50)])": (False, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=LEVEL)])": (False, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=unknown)])": (False, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(**unknown)])": (False, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(logging.INFO, logging.CRITICAL)])": (False, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(logging.CRITICAL)])": (True, False),
    "sentry_sdk.init(integrations=[LoggingIntegration(logging.INFO, logging.WARNING)])": (True, True),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=logging.WARNING)])": (True, True),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level='WARNING')])": (True, True),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=30)])": (True, True),
    "sentry_sdk.init(integrations=[LoggingIntegration(event_level=LOW)])": (True, True),
    "sentry_sdk.init(default_integrations=False)": (False, False),
    "sentry_sdk.init(default_integrations=True)": (True, False),
    "sentry_sdk.init(auto_enabling_integrations=False)": (True, False),
    "sentry_sdk.init(default_integrations=False, integrations=[LoggingIntegration()])": (True, False),
    "sentry_sdk.init(disabled_integrations=[LoggingIntegration])": (False, False),
    "sentry_sdk.init(disabled_integrations=[LoggingIntegration()])": (False, False),
    "sentry_sdk.init(disabled_integrations=[LoguruIntegration])": (True, False),
    "sentry_sdk.init()\nignore_logger('shop.orders')": (False, False),
    "sentry_sdk.init()\nignore_logger('shop.*')": (False, False),
    "sentry_sdk.init()\nignore_logger('shop.desk')": (True, False),
    "sentry_sdk.init()\nignore_logger('orders')": (False, False),
    "sentry_sdk.init()\nfor name in NAMES:\n    ignore_logger(name)": (False, False),
    "sentry_sdk.init()\nfor name in ('shop.orders', 'a'):\n    ignore_logger(name)": (False, False),
    "sentry_sdk.init()\nfor name in ('shop.desk', 'a'):\n    ignore_logger(name)": (True, False),
    "sentry_sdk.init()\nOWN = 'shop.orders'\nignore_logger(OWN)": (False, False),
    "sentry_sdk.init()\nignore_logger(5)": (True, False),
    "sentry_sdk.init()\nignore_logger()": (True, False),
    "sentry_sdk.init(": (True, False),
}


@pytest.mark.parametrize("start", STARTS)
def test_a_start(start: str, tmp_path: Path) -> None:
    logger = "logging.getLogger('shop.orders')"
    assert (
        twice(tmp_path, start, logger, "error('not sent')"),
        twice(tmp_path, start, logger, "warning('not sent')"),
    ) == STARTS[start]


#: The calls of a logger, and whether each is an event of its own.
METHODS = {
    "error('x')": True,
    "critical('x')": True,
    "fatal('x')": True,
    "log(logging.ERROR, 'x')": True,
    "log(40, 'x')": True,
    "log(50, 'x')": True,
    "error('x', exc_info=False)": True,
    "error('x', exc_info=None)": True,
    "error('x', extra={})": True,
    "error('x', exc_info=True)": False,
    "error('x', exc_info=exc)": False,
    "error('x', exc_info=1)": False,
    "error('x', **more)": False,
    "exception('x')": False,
    "exception('x', exc_info=False)": True,
    "warning('x')": False,
    "info('x')": False,
    "debug('x')": False,
    "log(logging.WARNING, 'x')": False,
    "log(39, 'x')": False,
    "log(True, 'x')": False,
    "log(order.level, 'x')": False,
    "log()": False,
    "setLevel(40)": False,
    "getChild('a').error('x')": True,
}


@pytest.mark.parametrize("method", METHODS)
def test_a_method(method: str, tmp_path: Path) -> None:
    assert twice(tmp_path, "sentry_sdk.init()", "logging.getLogger(__name__)", method) is METHODS[method]


#: Where a logger comes from, and whether what it logs as an error is an event.
LOGGERS = {
    "logging.getLogger(__name__)": True,
    "logging.getLogger()": True,
    "logging.getLogger('a')": True,
    "logging.getLogger(name='a')": True,
    "logging.getLogger(name)": True,
    "logging": True,
    "logging.root": True,
    "logging.getLogger('a').getChild('b')": True,
    "logging.LoggerAdapter(logging.getLogger('a'), {})": True,
    "logging.getLogger('sentry_sdk.errors')": False,
    "logging.getLogger(name='sentry_sdk.errors')": False,
    "logging.getLogger('sentry_sdk.errors').getChild('b')": True,
    "made()": True,
    "Log()": True,
    "first": True,
    "typed": True,
    "print": False,
    "unknown()": False,
    "order.log": False,
    "Own()": False,
}
HEAD = """
from logging import Logger


def made():
    if logging:
        return None
    return logging.getLogger("made")


class Log(logging.Logger):
    pass


class Own:
    log = logging.getLogger("own")


first = second = None
first = logging.getLogger("first")
typed: Logger = made()
"""


@pytest.mark.parametrize("logger", LOGGERS)
def test_a_logger(logger: str, tmp_path: Path) -> None:
    assert twice(tmp_path, "sentry_sdk.init()", logger, "error('x')", HEAD) is LOGGERS[logger]


#: How a function comes by its logger.
INSIDE = {
    "def run(order):\n    log = logging.getLogger('a')\n    BODY": True,
    "def run(order):\n    log: Logger = logging.getLogger('a')\n    BODY": True,
    "def run(order, log: Logger):\n    BODY": True,
    "def run(order, log: logging.Logger):\n    BODY": True,
    "def run(order, /, *, log: logging.Logger):\n    BODY": True,
    "def run(order, log):\n    BODY": False,
    "def run(order, log: object):\n    BODY": False,
    "def run(order, log: 'Logger' = None):\n    BODY": False,
    "def run(order):\n    log = logging.getLogger('a')\n    log = log.getChild('b')\n    BODY": True,
    "def run(order):\n    log = order.log\n    BODY": False,
    "def run(order):\n    log = order.log\n    def inner():\n        log = logging.getLogger('a')\n        BODY": True,
    "class Shop:\n    log = logging.getLogger('a')\n    def run(self, order):\n"
    "        log = self.log\n        BODY": True,
    "class Shop:\n    @classmethod\n    def run(cls, order):\n        log = cls.log\n        BODY\n"
    "    log = logging.getLogger('a')": True,
    "class Shop:\n    def __init__(self):\n        self.log = logging.getLogger('a')\n"
    "    def run(self, order):\n        log = self.log\n        BODY": True,
    "class Shop:\n    def __init__(self, log):\n        self.log = log\n"
    "    def run(self, order):\n        log = self.log\n        BODY": False,
    "class Shop:\n    def __init__(self, log: Logger):\n        self.log = log\n"
    "    def run(self, order):\n        log = self.log\n        BODY": True,
    "class Base:\n    log = logging.getLogger('a')\nclass Shop(Base):\n    def run(self, order):\n"
    "        log = self.log\n        BODY": True,
    "class Shop:\n    def run(self, order):\n        log = self.log\n        BODY": False,
}
BODY = """\
try:
    order.send()
except OSError as exc:
    log.error("x")
    sentry_sdk.capture_exception(exc)
"""


@pytest.mark.parametrize("function", INSIDE)
def test_a_logger_of_a_function(function: str, tmp_path: Path) -> None:
    line = next(line for line in function.splitlines() if line.strip() == "BODY")
    body = textwrap.indent(BODY, line.partition("BODY")[0])
    source = "import logging\nimport sentry_sdk\nfrom logging import Logger\n\n\n" + function.replace(line, body)
    found = linter.check_source(str(tmp_path / "app.py"), source)
    assert {one.code for one in found} == ({"SNT205"} if INSIDE[function] else set())
