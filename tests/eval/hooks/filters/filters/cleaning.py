"""Hooks that clean all of an event, and hooks that clean some of it."""

import copy
import json

import sentry_sdk

from .theirs import clean

SECRET = ("pin", "password")
MARK = "[removed]"


def scrub_body(event, hint):  # expect: SNT114
    data = event.get("request", {}).get("data")
    if isinstance(data, dict):
        for key in SECRET:
            data.pop(key, None)
    return event


def sanitize(event, hint):  # expect: SNT114
    event.get("user", {}).pop("email", None)
    event.get("request", {}).pop("cookies", None)
    return event


def marks_a_field(event, hint):  # expect: SNT114
    if "pin" in event.get("extra", {}):
        event["extra"]["pin"] = "[removed]"
    return event


def marks_with_stars(event, hint):  # expect: SNT114
    if event.get("request"):
        event["request"]["query_string"] = "***"
    return event


def redact_crumbs(event, hint):  # expect: SNT114
    for crumb in event.get("breadcrumbs", {}).get("values", []):
        crumb["message"] = MARK
    return event


def mask_tags(event, hint):  # expect: SNT114
    for key in event.get("tags", {}):
        if key in SECRET:
            event["tags"][key] = MARK
    for key in event.get("contexts", {}):
        event["contexts"][key] = clean(event["contexts"][key])
    return event


def strip_person(event, hint):  # expect: SNT114
    if "user" in event:
        event["user"] = {"id": event["user"].get("id")}
    return event


class Cleaner:
    def clean_event(self, event, hint):  # expect: SNT114
        if event.get("request"):
            event["request"]["data"] = "<removed>"
        return event

    def scrub_all(self, event, hint):
        return self.walk(event)

    def walk(self, value):
        if isinstance(value, dict):
            return {key: MARK if key in SECRET else self.walk(one) for key, one in value.items()}
        return [self.walk(one) for one in value] if isinstance(value, list) else value


def scrub_everything(event, hint):
    return clean(event)


def scrub_copy(event, hint):
    return clean(copy.deepcopy(event))


def scrub_text(event, hint):
    return json.loads(json.dumps(event).replace("secret", MARK))


def scrub_parts(event, hint):
    for part in ("breadcrumbs", "tags", "contexts", "message", "extra"):
        if part in event:
            event[part] = clean(event[part])
    return event


def scrub_keys(event, hint):
    for key, value in event.items():
        event[key] = clean(value)
    return event


def scrub_each(event, hint):
    event["tags"] = clean(event.get("tags"))
    event["contexts"] = clean(event.get("contexts"))
    event["breadcrumbs"] = clean(event.get("breadcrumbs"))
    event["exception"] = clean(event.get("exception"))
    return event


def adds_tag(event, hint):
    event.setdefault("tags", {})["kind"] = "late"
    return event


def drops_some(event, hint):
    return None if event.get("level") == "info" else event


def shortens(event, hint):
    if event.get("extra"):
        event["extra"]["text"] = event["extra"].get("text", "")[:100]
    return event


def scrub_crumb(crumb, hint):
    crumb.get("data", {}).pop("pin", None)
    return crumb


def scrub_transaction(event, hint):
    event.get("request", {}).pop("cookies", None)
    return event


def redact(value, hint):
    value["pin"] = "[removed]"
    return value


def start(cleaner):
    sentry_sdk.init(before_send=scrub_body)
    sentry_sdk.init(before_send=sanitize)
    sentry_sdk.init(before_send=marks_a_field)
    sentry_sdk.init(before_send=marks_with_stars)
    sentry_sdk.init(before_send=redact_crumbs)
    sentry_sdk.init(before_send=mask_tags)
    sentry_sdk.init(before_send=strip_person)
    sentry_sdk.init(before_send=Cleaner().clean_event)
    sentry_sdk.init(before_send=Cleaner().scrub_all)
    sentry_sdk.init(before_send=scrub_everything, before_send_transaction=scrub_transaction)
    sentry_sdk.init(before_send=scrub_copy, before_breadcrumb=scrub_crumb)
    sentry_sdk.init(before_send=scrub_text)
    sentry_sdk.init(before_send=scrub_parts)
    sentry_sdk.init(before_send=scrub_keys)
    sentry_sdk.init(before_send=scrub_each)
    sentry_sdk.init(before_send=adds_tag)
    sentry_sdk.init(before_send=drops_some)
    sentry_sdk.init(before_send=shortens)
    sentry_sdk.init(before_send=cleaner)
