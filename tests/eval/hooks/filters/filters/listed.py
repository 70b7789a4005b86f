"""Hooks that go through parts of an event which are mappings with a list below ``values``."""

import sentry_sdk


def quiet(event, hint):  # expect: SNT605
    for crumb in event["breadcrumbs"]:
        if crumb["category"] == "httplib":
            crumb["data"]["tries"] = 1
    return event


def quieter(event, hint):  # expect: SNT605
    for crumb in event.get("breadcrumbs") or []:
        crumb.pop("data", None)
    return event


def kinds(event, hint):  # expect: SNT605
    event["tags"] = {"kinds": ",".join(one["type"] for one in event.get("exception", {}) if one)}
    return event


def in_order(event, hint):
    for crumb in event.get("breadcrumbs", {}).get("values", []):
        crumb.pop("data", None)
    for crumb in (event.get("breadcrumbs") or {}).get("values") or []:
        crumb["data"] = {}
    return event


def of_keys(event, hint):
    for key in event.get("breadcrumbs", {}):
        print(key)
    return event


def careful(event, hint):
    try:
        for crumb in event["breadcrumbs"]:
            crumb["data"] = {}
    except (KeyError, TypeError):
        return event
    return event


def either(event, hint):
    crumbs = event.get("breadcrumbs")
    if isinstance(crumbs, list):
        for crumb in event["breadcrumbs"]:
            crumb["data"] = {}
    return event


def crumbs(crumb, hint):
    for part in crumb.get("data", {}):
        print(part)
    return crumb


def start():
    sentry_sdk.init(before_send=quiet, before_send_transaction=quieter)
    sentry_sdk.init(before_send=kinds)
    sentry_sdk.init(before_send=in_order, before_send_transaction=of_keys)
    sentry_sdk.init(before_send=careful, before_send_transaction=either, before_breadcrumb=crumbs)
