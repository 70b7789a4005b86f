"""structlog, handed on to logging."""

import structlog

log = structlog.get_logger(__name__)


def open_gate(guest):
    log.info("open", email=guest.email)  # expect: SNT109
    log.info("open", guest=guest.id)
    log.bind(gate=1).error("shut", phone=guest.phone)  # expect: SNT109
    log.debug("open", email=guest.email)
