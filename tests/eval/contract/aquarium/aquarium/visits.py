"""Bookings of visitors: what may be told of them, and what not."""

import logging
import os

import sentry_sdk

from aquarium.log import logbook
from aquarium.names import pseudonym, spoken, ticket, veiled

log = logging.getLogger(__name__)


def book(visitor, hall):
    logbook.note(f"booked for {visitor.email}", "visit.book")  # expect: SNT101
    logbook.note(f"booked for {visitor.id}", "visit.book")
    logbook.note("booked by " + spoken(visitor), "visit.book")  # expect: SNT101
    logbook.note("booked with " + ticket(visitor), "visit.book")
    logbook.note("booked", "visit.book", {"call": visitor.phone_number})  # expect: SNT101
    logbook.note("booked", "visit.book", {"seats": hall.seats, "reminder": visitor.email_enabled})
    logbook.note("booked", "booking")  # expect: SNT401
    logbook.note("booked", "visit.book", level="notice")  # expect: SNT402
    logbook.note("booked", "visit.book", level="warning")
    logbook.mark("visitor", visitor.full_name)  # expect: SNT102
    logbook.mark("visitor", veiled(visitor.full_name))
    logbook.mark("visitor", pseudonym(visitor))
    logbook.mark("opened_by", visitor.keeper_badge)  # expect: SNT102
    logbook.mark("seen", hall.species_name)
    logbook.describe("visit", {"hall": hall.number, "to": visitor.home_address})  # expect: SNT103
    logbook.describe("visit", {"hall": hall.number, "addresses": len(visitor.addresses)})
    logbook.visitor(visitor)


def pay(till, visitor, guest, api_token, card_number):
    with sentry_sdk.start_span(op="visit.pay", name="pay") as span:
        span.set_data("till", till.number)
        span.set_data("card", card_number)  # expect: SNT103
        span.set_data("token", api_token)  # expect: SNT106
        span.set_data("has_token", bool(api_token))
    sentry_sdk.set_context("till", {"shell": os.environ["SHELL"], "all": dict(os.environ)})  # expect: SNT107
    sentry_sdk.set_context("till", {"shell": os.environ["SHELL"]})
    sentry_sdk.set_context("guest", vars(guest))  # expect: SNT107
    sentry_sdk.set_context("guest", {"fields": len(vars(guest))})
    sentry_sdk.capture_message("no seat for " + visitor.email, level="error", tags={"till": till.number})  # expect: SNT105
    sentry_sdk.capture_message("no seat left", level="error", tags={"till": till.number})


def admit(visitor, doors):
    if visitor.banned:
        raise LookupError(f"{visitor.email} may not come in")  # expect: SNT108
    if visitor.late:
        raise LookupError(f"ticket {visitor.ticket_number} has run out")
    log.info("let in %s", visitor.full_name)  # expect: SNT109
    log.info("let in visitor %s", visitor.id)
    log.debug("let in %s", visitor.full_name)
    receipt = {"door": doors.main, "mail": visitor.email}
    sentry_sdk.set_tag("door", receipt["door"])
    sentry_sdk.set_tag("door", receipt["mail"])  # expect: SNT102
    receipt["mail"] = visitor.id
    sentry_sdk.set_tag("door", receipt["mail"])
