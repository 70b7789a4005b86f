"""A ferry: small turns that a value takes on its way, each beside the turn that leads elsewhere."""
import asyncio
import functools

import sentry_sdk
from celery import shared_task
from django import forms
from flask import g, request


def copied_with_more(ticket):
    sentry_sdk.set_context("form", dict(request.form, source="web"))  # expect: SNT107
    sentry_sdk.set_context("form", dict({"plan": ticket.plan}, source="web"))
    sentry_sdk.set_context("form", dict([("plan", ticket.plan)], mail=ticket.email))  # expect: SNT103


def filled_below(cargo, passenger):
    cargo["who"]["mail"] = passenger.email
    sentry_sdk.set_context("cargo", cargo["who"])  # expect: SNT103
    cargo["who"]["mail"] = passenger.id
    sentry_sdk.set_context("cargo", cargo["who"])


def counted_from_the_end(passenger):
    pair = (passenger.email, passenger.id)
    sentry_sdk.set_tag("last", pair[-1])
    sentry_sdk.set_tag("first", pair[-2])  # expect: SNT102


def blank():
    return {"state": "new", "who": None}


def shared_by_two_names(passenger):
    ticket = blank()
    seen = ticket
    seen["who"] = passenger.email
    sentry_sdk.set_context("ticket", ticket)  # expect: SNT103
    seen["who"] = passenger.id
    sentry_sdk.set_context("ticket", ticket)


def built_in_parts(passenger):
    inner = {}
    outer = {"state": "new", "who": inner}
    inner["line"] = passenger.email
    return outer


def built_of_identifiers(passenger):
    inner = {"line": passenger.email}
    outer = {"state": "new", "who": inner}
    inner["line"] = passenger.id
    return outer


def returned_in_parts(passenger):
    sentry_sdk.set_context("who", built_in_parts(passenger))  # expect: SNT103
    sentry_sdk.set_context("who", built_of_identifiers(passenger))


def filled_template(template, passenger):
    sentry_sdk.set_tag("line", template % passenger.email)  # expect: SNT102
    sentry_sdk.set_tag("line", template % (passenger.id, passenger.phone))  # expect: SNT102
    sentry_sdk.set_tag("line", template % passenger.id)


def first_only(first, second):
    sentry_sdk.set_tag("first", first)
    return second


def spread(passenger):
    first_only(*(passenger.id, passenger.email))
    first_only(*(passenger.email, passenger.id))  # expect: SNT102
    first_only(*[passenger.id], passenger.email)


def kept_by_name(body, passenger):
    safe = {key: value for key, value in request.form.items() if key in ("berth", "plan")}
    sentry_sdk.set_context("form", safe)
    named = {key: value for key, value in request.form.items() if key in ("berth", "email")}
    sentry_sdk.set_context("form", named)  # expect: SNT103
    same = {key: body[key] for key in body if key in ("berth", "phone")}
    sentry_sdk.set_context("form", same)  # expect: SNT103


def by_listed_keys(passenger):
    record = {"berth": passenger.berth, "plan": passenger.plan, "line": passenger.email}
    for key in ("berth", "plan"):
        sentry_sdk.set_tag(key, record[key])
    for key in ("berth", "line"):
        sentry_sdk.set_tag(key, record[key])  # expect: SNT102
    for key in ("line", "plan"):
        record.pop(key)
    sentry_sdk.set_context("record", record)


def matched(shape, passenger):
    note = passenger.email
    match shape:
        case forms.Form(note):
            sentry_sdk.set_tag("note", note)
        case [note, *_]:
            sentry_sdk.set_tag("note", note)
        case {"berth": note}:
            sentry_sdk.set_tag("note", note)
        case _:
            sentry_sdk.set_tag("note", note)  # expect: SNT102


class Berth:
    def __init__(self, passenger, key):
        self.passenger = passenger
        self.key = key

    @functools.cached_property
    def line(self):
        return self.passenger.email

    @functools.cached_property
    def place(self):
        return f"berth {self.key}"

    def announce(self):
        sentry_sdk.set_tag("line", self.line)  # expect: SNT102
        sentry_sdk.set_tag("place", self.place)


def of_a_property(passenger):
    berth = Berth(passenger, 7)
    sentry_sdk.set_tag("line", berth.line)  # expect: SNT102
    sentry_sdk.set_tag("place", berth.place)


class Booking(forms.Form):
    def clean(self):
        sentry_sdk.set_context("form", self.cleaned_data)  # expect: SNT107
        sentry_sdk.set_context("form", {"fields": sorted(self.cleaned_data)})
        return self.cleaned_data


class Registry(forms.Form):
    @classmethod
    def describe(cls):
        sentry_sdk.set_context("class", dict(cls.__dict__))


@shared_task
def remember(text, place):
    sentry_sdk.add_breadcrumb(category="task.started", message=text, data={"place": place})


def started(passenger):
    remember.apply_async(args=[passenger.email, 3])  # expect: SNT101
    remember.apply_async(args=[passenger.id, 3])
    remember.apply_async(kwargs={"text": passenger.email, "place": 3})  # expect: SNT101
    remember.apply_async(kwargs={"text": passenger.id, "place": 3})
    remember.apply_async()


async def contact_of(passenger):
    return passenger.email


async def berth_of(passenger):
    return passenger.berth


async def awaited(passenger):
    task = asyncio.create_task(contact_of(passenger))
    sentry_sdk.set_tag("line", await task)  # expect: SNT102
    task = asyncio.create_task(berth_of(passenger))
    sentry_sdk.set_tag("line", await task)


def whole_crumb(crumb):
    sentry_sdk.add_breadcrumb(crumb)


def handed_over(passenger):
    whole_crumb({"category": "ferry.seen", "message": passenger.email})  # expect: SNT101
    whole_crumb({"category": "ferry.seen", "message": passenger.id})
    sentry_sdk.add_breadcrumb(request.get_json())  # expect: SNT107


def sanitize_event(event, hint):
    event["extra"] |= {"who": g.user.email}  # expect: SNT103
    event["extra"] |= {"who": g.user.id}
    event |= {"tags": {"who": g.user.email}}  # expect: SNT102
    event |= {"tags": {"who": g.user.id}}
    return {**event, "message": f"seen by {g.user.email}"}  # expect: SNT105


def enrich_breadcrumb(crumb, hint):
    return {**crumb, "message": f"seen by {g.user.email}"}  # expect: SNT101


def strip_breadcrumb(breadcrumb, hint):
    breadcrumb["message"] = f"seen by {g.user.email}"  # expect: SNT101
    breadcrumb["message"] = f"seen by {g.user.id}"
    return breadcrumb


def named_for_a_bag(form_data, response_body):
    sentry_sdk.set_context("form", form_data)  # expect: SNT107
    sentry_sdk.set_extra("answer", response_body)  # expect: SNT107
    sentry_sdk.set_extra("answer", len(response_body))


def keywords_only(function):
    @functools.wraps(function)
    def inner(**options):
        sentry_sdk.set_context("call", options)  # expect: SNT107
        return function(**options)

    return inner


def keywords_of_its_own(function):
    @functools.wraps(function)
    def inner(**options):
        sentry_sdk.set_context("call", options)
        return function(limit=3)

    return inner


def captured_as_text(passenger):
    error = ValueError(f"no berth for {passenger.email}")
    sentry_sdk.capture_exception(error)  # expect: SNT105
    sentry_sdk.capture_exception(error=ValueError(f"no berth for {passenger.id}"))
    sentry_sdk.capture_exception(error=ValueError("no berth for " + passenger.email))  # expect: SNT105


def picked_at_random(passenger, index):
    lines = {"a": passenger.email, "b": passenger.phone}
    sentry_sdk.set_tag("line", lines[index])  # expect: SNT102
    rows = [passenger.id, passenger.plan]
    rows += [passenger.email]
    sentry_sdk.set_context("rows", {"rows": rows})  # expect: SNT103


def captured_otherwise(passenger):
    sentry_sdk.capture_exception(f"no berth for {passenger.email}")  # expect: SNT105
    sentry_sdk.capture_exception((ValueError, ValueError(passenger.phone), None))  # expect: SNT105
    sentry_sdk.capture_exception((ValueError, ValueError(passenger.id), None))


def changed_on_one_path(passenger, late):
    record = {"line": passenger.email}
    if late:
        record["line"] = passenger.id
    sentry_sdk.set_context("record", record)  # expect: SNT103
    record = {"line": passenger.email}
    if late:
        record["line"] = passenger.id
    else:
        record["line"] = passenger.plan
    sentry_sdk.set_context("record", record)


class Crossing:
    def __enter__(self):
        self.scope = sentry_sdk.get_current_scope()
        return self

    def __exit__(self, *details):
        return False

    def note(self, passenger):
        self.scope.set_tag("line", passenger.email)  # expect: SNT102
        self.scope.set_tag("plan", passenger.plan)
