import logging

shared = logging.getLogger("kiosk")
audit = logging.getLogger("kiosk.audit")


def logger_for(part):
    named = logging.getLogger(f"kiosk.{part}")
    return named


class Tagged(logging.LoggerAdapter):
    pass
