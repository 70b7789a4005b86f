"""Values that come to a site by the side: other names for a thing, fields that bases set, functions inside."""

import sentry_sdk

from .base import Reporting, Sounding


def contact(guest):
    return guest.email


def fill(record, guest):
    record["contact"] = guest.email


def loudly(guest):
    raise ValueError(guest.id)


class Desk(Reporting):
    def check_in(self, guest):
        mail = contact(guest)
        self.sdk.set_tag("guest", mail)  # expect: SNT102
        self.sdk.set_tag("guest", guest.id)

    def silent(self, guest):
        mail = contact(guest)
        print(mail)


class Bell(Sounding):
    def ring(self, guest):
        mail = contact(guest)
        self.bell.set_tag("guest", mail)  # expect: SNT102
        self.scope.set_tag("guest", mail)  # expect: SNT102


def either(guest, first, late):
    second = {}
    record = first if late else second
    record["contact"] = guest.email
    sentry_sdk.set_context("record", record)  # expect: SNT103


def one_by_one(guest):
    first, second = {}, {}
    first["id"] = guest.id
    for record in (first, second):
        record["contact"] = guest.email
    sentry_sdk.set_context("last", record)  # expect: SNT103


def by_a_list(guest):
    inner = {}
    rows = [inner]
    rows[0]["contact"] = guest.email
    sentry_sdk.set_context("rows", {"rows": rows})  # expect: SNT103


def by_walrus(guest):
    if (mail := contact(guest)) and guest.active:
        sentry_sdk.set_tag("guest", mail)  # expect: SNT102


def chained(guest):
    outer = inner = {}
    inner["contact"] = guest.email
    sentry_sdk.set_context("outer", outer)  # expect: SNT103


def filled_through(guest):
    data = {}
    same = data
    fill(same, guest)
    sentry_sdk.set_context("data", data)  # expect: SNT103


def filled_elsewhere(guest):
    data, other = {}, {}
    fill(other, guest)
    sentry_sdk.set_context("data", data)


def inner_function(guest):
    mail = contact(guest)

    def send():
        sentry_sdk.set_tag("guest", mail)  # expect: SNT102

    send()


def inner_function_of_inner(guest):
    def mail():
        return contact(guest)

    def send(value):
        sentry_sdk.set_tag("guest", value)

    send(mail())  # expect: SNT102


def added_up(guest):
    text = "guest "
    text += contact(guest)
    sentry_sdk.add_breadcrumb(message=text)  # expect: SNT101


def merged(guest):
    data = {"id": guest.id}
    data |= {"contact": contact(guest)}
    sentry_sdk.set_context("guest", data)  # expect: SNT103


def cleared(guest):
    mail = contact(guest)
    print(mail)
    mail = guest.id
    sentry_sdk.set_tag("guest", mail)


def in_a_match(guest, kind):
    match kind:
        case "mail":
            value = contact(guest)
        case _:
            value = guest.id
    sentry_sdk.set_tag("guest", value)  # expect: SNT102


def in_a_try(guest):
    value = guest.id
    try:
        value = contact(guest)
        loudly(guest)
    finally:
        sentry_sdk.set_tag("guest", value)  # expect: SNT102


def after_a_handler(guest):
    found = None
    try:
        loudly(guest)
    except ValueError as error:
        found = error
        value = contact(guest)
    if found is not None:
        sentry_sdk.set_tag("guest", value)  # expect: SNT102


def made_in_a_comprehension(guests):
    mails = [contact(guest) for guest in guests]
    ids = [guest.id for guest in guests]
    sentry_sdk.set_context("guests", {"ids": ids})
    sentry_sdk.set_context("guests", {"mails": mails})  # expect: SNT103


def by_global_name(guest):
    global last
    last = contact(guest)
    sentry_sdk.set_tag("guest", last)  # expect: SNT102


def leaves_early(guest):
    quiet = True
    if quiet:
        return
    sentry_sdk.set_tag("guest", contact(guest))
