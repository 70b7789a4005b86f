"""Logging libraries: how their loggers are had, what their methods log, what the SDK makes of a record.

Sources: the standard library's ``logging``; loguru 0.7; sentry-sdk 1.35.0 to 2.75.0 (``integrations/logging.py``,
``integrations/loguru.py``, which is enabled by itself where loguru is installed). The SDK has nothing for structlog,
whose events it sees only where they are handed on to ``logging``.
"""

from __future__ import annotations

STDLIB = "logging"
LOGURU = "loguru"
STRUCTLOG = "structlog"

# Objects that are loggers, and calls that give one, by library. A logger whose name is "" is the root's.
LOGGERS = {
    "logging": STDLIB,
    "logging.root": STDLIB,
    "asyncio.log.logger": STDLIB,
    "loguru.logger": LOGURU,
    "flask.current_app.logger": STDLIB,
}
GETTERS = {
    "logging.getLogger": STDLIB,
    "logging.Logger": STDLIB,
    "logging.LoggerAdapter": STDLIB,
    "celery.utils.log.get_task_logger": STDLIB,
    "celery.utils.log.get_logger": STDLIB,
    "structlog.get_logger": STRUCTLOG,
    "structlog.getLogger": STRUCTLOG,
    "structlog.stdlib.get_logger": STRUCTLOG,
}
CLASSES = {"logging.Logger": STDLIB, "logging.LoggerAdapter": STDLIB}
APPLICATIONS = frozenset({"flask.Flask", "quart.Quart"})  # whose ``logger`` is the standard library's
SAME = frozenset({"bind", "opt", "patch", "contextualize", "getChild", "new", "unbind"})  # methods that give a logger

LEVELS = {
    "trace": 5,
    "debug": 10,
    "info": 20,
    "success": 25,
    "warning": 30,
    "warn": 30,
    "error": 40,
    "exception": 40,
    "critical": 50,
    "fatal": 50,
}
OPTIONS = frozenset({"exc_info", "stack_info", "stacklevel"})  # keywords that are no data
GENERIC = "log"  # the method that takes the level first
NEVER = 1_000_000  # a level that no record reaches

# What the integrations do where nothing says otherwise.
EVENT_LEVEL = LEVELS["error"]
CRUMB_LEVEL = LEVELS["info"]
# Loggers that the SDK leaves out by itself. Source: the calls of ``ignore_logger`` in its integrations.
IGNORED = (
    *("sentry_sdk.errors", "urllib3.connectionpool", "urllib3.connection", "django.server", "django.request"),
    *("celery.worker.job", "celery.app.trace", "celery.redirected", "rq.worker", "arq.worker", "tornado.access"),
    *("aiohttp.server", "ariadne", "litestar", "strawberry.execution", "trytond.wsgi", "bundle_processor.create"),
)
INTEGRATIONS = {"LoggingIntegration": STDLIB, "LoguruIntegration": LOGURU}
# What hands structlog's events on. Sources: structlog's standard library page, structlog-sentry.
STRUCTLOG_BRIDGES = (b"structlog.stdlib.LoggerFactory", b"stdlib.LoggerFactory", b"SentryProcessor")
