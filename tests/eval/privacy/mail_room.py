"""A mail room: rows with several columns, names without their values, errors that a report is told of."""

import sys

import sentry_sdk
from sentry_sdk import capture_exception, capture_message, set_context


def post(parcel, weight, birthday):
    set_context("parcel", {"parcel": parcel, "weight": weight})
    return birthday


def by_rows(parcels, receiver):
    rows = []
    for parcel in parcels:
        rows.append((parcel.id, 2, receiver.date_of_birth))
    for row in rows:
        post(*row)
    for parcel, weight, birthday in rows:
        post(parcel, weight, birthday)
    for parcel, weight, birthday in rows:
        post(birthday, weight, parcel)  # expect: SNT103


def by_one_row(parcel, receiver):
    row = (parcel.id, 2, receiver.date_of_birth)
    post(*row)
    turned = (receiver.date_of_birth, 2, parcel.id)
    post(*turned)  # expect: SNT103


def emptied(event, hint):
    request = event.get("request", {})
    request["cookies"] = dict.fromkeys(request.get("cookies") or (), "-")
    request["headers"] = {name: "-" for name in request.get("headers") or ()}
    return event


sentry_sdk.init(before_send=emptied)


def names_of(request, receiver):
    set_context("sent", dict.fromkeys(request.POST, "-"))
    set_context("sent", dict.fromkeys(["who"], receiver.email))  # expect: SNT103
    set_context("sent", {"full_name": ".".join(receiver.parts)})
    set_context("sent", {"full_name": " ".join(receiver.parts)})  # expect: SNT103


def report(subject, error=None):
    if error:
        capture_exception(error)
    else:
        capture_message(subject)


def report_other(subject, error=None):
    if error is not None:
        capture_exception(error)
    else:
        capture_message(subject)


def told(receiver, stack):
    try:
        stack.push(receiver)
    except OSError as problem:
        report(f"lost for {receiver.username}", problem)
        report(f"lost for {receiver.username}", sys.exc_info())
        report(f"lost for {receiver.username}", error=problem)
        report_other(f"lost for {receiver.username}", problem)
        report(f"lost for {receiver.username}")  # expect: SNT105
        report_other(f"lost for {receiver.username}")  # expect: SNT105
        report_other(f"lost for {receiver.username}", receiver.trouble)  # expect: SNT105
    report(f"lost for {receiver.username}", sys.exc_info())  # expect: SNT105


def told_later(receiver, stack):
    problem = None
    try:
        stack.push(receiver)
    except OSError as error:
        problem = error
    report(f"lost for {receiver.username}", problem)  # expect: SNT105


def labels(username, number):
    return {"username": username, "number": number}


def placed(receiver, number):
    label = labels(receiver.username, number)
    capture_message(
        "lost: %(username)s" % label  # expect: SNT105
    )
    capture_message("lost: %(number)s" % label)
    set_context(
        "label",
        label | {"late": True},  # expect: SNT103
    )
