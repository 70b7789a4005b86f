"""What is logged where nothing is set up: INFO and above."""

import logging
from logging import getLogger

import structlog
from loguru import logger as talk

log = logging.getLogger(__name__)
events = structlog.get_logger()


def note(member, text):
    log.info("%s", text)


def train(member, request, journal):
    log.info("trains: %s", member.email)  # expect: SNT109
    log.warning(f"trains: {member.phone}")  # expect: SNT109
    log.error("trains: {}".format(member.full_name))  # expect: SNT109
    log.log(logging.ERROR, "trains: %s", member.iban)  # expect: SNT109
    log.exception("trains", extra={"email": member.email})  # expect: SNT109
    log.info("token %s", member.access_token)  # expect: SNT109
    log.info("asked: %s", request.headers)  # expect: SNT109
    logging.info(member.email)  # expect: SNT109
    getLogger("gym").critical(member.email)  # expect: SNT109
    talk.info("trains: {}", member.email)  # expect: SNT109
    talk.success("trains: {who}", who=member.email)  # expect: SNT109
    talk.bind(member=member.id).warning(member.email)  # expect: SNT109
    note(member, member.email)  # expect: SNT109
    details = {"member": member.id}
    details["email"] = member.email
    log.info("trains", extra=details)  # expect: SNT109


def train_quietly(member, request, journal):
    log.info("trains: %s", member.id)
    log.debug("trains: %s", member.email)
    log.log(logging.DEBUG, "trains: %s", member.email)
    log.log(member.level, "trains: %s", member.email)
    log.info("has an e-mail address: %s", bool(member.email))
    log.info("user: %s", member.username)
    log.info("trains", extra={"member": member.id})
    log.error("failed", exc_info=True)
    talk.debug("trains: {}", member.email)
    talk.trace(member.email)
    events.info("trains", email=member.email)
    journal.info(member.email)
    note(member, member.id)
    logging.getLogger("urllib3.connectionpool").error(member.email)
    try:
        member.train()
    except OSError as error:
        log.error("failed: %s", error)


class Coach:
    def __init__(self):
        self.log = logging.getLogger("gym.coach")

    def call(self, member):
        self.log.info("calls %s", member.phone)  # expect: SNT109
        self.phone.info("calls %s", member.phone)
