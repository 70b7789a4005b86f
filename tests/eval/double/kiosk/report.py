import logging

import sentry_sdk

log = logging.getLogger(__name__)


def report(error, **tags):
    with sentry_sdk.new_scope() as scope:
        for key, value in tags.items():
            scope.set_tag(key, value)
        scope.capture_exception(error)


def log_and_report(error):
    log.error("failed: %s", error)
    sentry_sdk.capture_exception(error)  # expect: SNT205


def trace_and_report(error):
    log.error("failed", exc_info=error)
    sentry_sdk.capture_exception(error)


def warn_and_report(error):
    log.warning("failed: %s", error)
    sentry_sdk.capture_exception(error)


def report_among_others(error, others):
    for other in others:
        log.error("one more: %s", other)
    sentry_sdk.capture_exception(error)
