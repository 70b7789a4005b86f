"""A leak that a helper shows by itself is said there and not once more for each of its callers."""

from __future__ import annotations

import sentry_sdk


def fields_of(guest):
    return {"id": guest.get("id"), "username": guest.get("username"), "ip_address": guest.get("ip_address")}


def set_guest(guest):
    sentry_sdk.set_user(fields_of(guest))  # expect: SNT104


def by_id(booking):
    set_guest({"id": str(booking.id)})
    set_guest(dict(id=booking.id))
    set_guest({})


def by_name(booking):
    guest = {"id": booking.id}
    for field in ("username", "email"):
        guest[field] = getattr(booking, field, None)
    set_guest(guest)


def label(name, value):
    sentry_sdk.set_tag(name, value)


def peer_of(request):
    forwarded = request.headers.get("x-forwarded-for")
    if forwarded:
        return forwarded.partition(",")[0]
    peer = request.scope.get("client")
    return peer[0] if peer else None


def label_peer(request):
    address = peer_of(request)
    label("client_ip", address)  # expect: SNT102


def note_peer(request):
    sentry_sdk.add_breadcrumb(message="came", data={"client_ip": peer_of(request)})  # expect: SNT101


def middleware(request):
    label_peer(request)
    note_peer(request)


def whole(guest):
    return {"who": guest["contact"], "name": guest.get("full_name")}


def set_whole(guest):
    sentry_sdk.set_context("guest", whole(guest))  # expect: SNT103


def by_contact(booking):
    set_whole({"contact": booking.email, "full_name": "-"})  # expect: SNT103
    set_whole({"contact": booking.id, "full_name": booking.full_name})
