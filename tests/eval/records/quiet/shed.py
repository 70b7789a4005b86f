"""Nobody has asked for these rules."""

import logging


def open_shed(owner):
    logging.error("open: %s", owner.email)
    raise RuntimeError(owner.email)
