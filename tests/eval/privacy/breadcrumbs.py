"""A hotel's front desk: every field of a breadcrumb."""
import json

import sentry_sdk
from sentry_sdk import add_breadcrumb


# case: R1, N2
def check_in(guest, booking):
    sentry_sdk.add_breadcrumb(message="arrived: %s" % guest.email, category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message="arrived: %s" % guest.id, category="desk.checkin")
    sentry_sdk.add_breadcrumb(message="arrived: {}".format(guest.email), category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message="arrived: {}".format(booking.reference), category="desk.checkin")
    sentry_sdk.add_breadcrumb(message="arrived: {who}".format(who=guest.email), category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message="arrived: {who}".format(who=guest.uuid), category="desk.checkin")
    sentry_sdk.add_breadcrumb(message="arrived: " + guest.email, category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message="arrived: " + str(guest.id), category="desk.checkin")
    sentry_sdk.add_breadcrumb(message=" ".join(["arrived:", guest.email]), category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message=" ".join(["arrived:", booking.room_number]), category="desk.checkin")
    sentry_sdk.add_breadcrumb(message=f"arrived: {guest.email!r}", category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message=f"arrived: {guest.email:>40}", category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message=f"arrived: {guest.id!r}", category="desk.checkin")
    sentry_sdk.add_breadcrumb(message=f"arrived: {guest.email[:12]}", category="desk.checkin")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message=f"arrived: {guest.email.lower().strip()}", category="desk.checkin")  # expect: SNT101


# case: N3
def every_field(guest, booking):
    sentry_sdk.add_breadcrumb(message="key card printed", category="desk.card", level="info", data={"floor": 3})
    sentry_sdk.add_breadcrumb(message="key card printed", category=f"desk.{guest.username}")  # expect: SNT101
    sentry_sdk.add_breadcrumb(message="key card printed", category=f"desk.{booking.channel}")
    sentry_sdk.add_breadcrumb(message="key card printed", category="desk.card", type=guest.phone_number)  # expect: SNT101
    sentry_sdk.add_breadcrumb(message="key card printed", category="desk.card", guest=guest.full_name)  # expect: SNT101
    sentry_sdk.add_breadcrumb(message="key card printed", category="desk.card", floor=booking.floor)
    sentry_sdk.add_breadcrumb(category="desk.card", data={"passport": guest.passport_number})  # expect: SNT101
    sentry_sdk.add_breadcrumb(category="desk.card", data={"nights": booking.nights, "rate": booking.rate})
    sentry_sdk.add_breadcrumb(category="desk.card", data={guest.email: booking.nights})  # expect: SNT101
    sentry_sdk.add_breadcrumb(category="desk.card", data=dict(born=guest.date_of_birth))  # expect: SNT101
    sentry_sdk.add_breadcrumb(category="desk.card", data=dict(nights=booking.nights))
    sentry_sdk.add_breadcrumb(category="desk.card", data={"party": [guest.first_name, booking.size]})  # expect: SNT101
    sentry_sdk.add_breadcrumb(category="desk.card", data={"party": [booking.size, booking.nights]})
    add_breadcrumb({"category": "desk.card", "message": guest.home_address})  # expect: SNT101
    add_breadcrumb({"category": "desk.card", "message": booking.reference})
    add_breadcrumb(crumb={"category": "desk.card", "data": {"contact": guest.mobile_phone}})  # expect: SNT101
    add_breadcrumb(crumb={"category": "desk.card", "data": {"contact": bool(guest.mobile_phone)}})
    add_breadcrumb(message=json.dumps({"contact": guest.email}), category="desk.card")  # expect: SNT101
    add_breadcrumb(message=json.dumps({"nights": booking.nights}), category="desk.card")


# case: R18
def built_first(guest, booking):
    crumb = {"category": "desk.bill", "message": "bill printed"}
    add_breadcrumb(crumb)
    crumb["data"] = {"send_to": guest.email}
    add_breadcrumb(crumb)  # expect: SNT101
    add_breadcrumb(**crumb)  # expect: SNT101
    crumb["data"] = {"send_to": booking.channel}
    add_breadcrumb(crumb)
    options = {"category": "desk.bill", "message": f"bill of {guest.surname}"}
    add_breadcrumb(**options)  # expect: SNT101
    options["message"] = "bill"
    add_breadcrumb(**options)


# One call and one category is one finding, at the first place; two categories are two.
def counted(guest, booking):
    add_breadcrumb(
        category="desk.bill",
        message=f"bill for {guest.email}",  # expect: SNT101
        data={
            "copy_to": guest.email,
            "phone": guest.phone_number,  # expect: SNT101
            "nights": booking.nights,
        },
    )
    add_breadcrumb(
        category="desk.bill",
        message="bill",
        data={
            "nights": booking.nights,
            "first": guest.first_name,  # expect: SNT101
            "last": guest.last_name,
            "rate": booking.rate,
        },
    )
