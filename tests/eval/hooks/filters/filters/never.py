"""What hooks ask of their events, and what events answer."""

import random

import sentry_sdk

QUIET = ("django.request", "django.server")
LOUD = ("django.security", "django.request")


def by_status(event, hint):
    if event.get("request", {}).get("status_code", 0) >= 400 and random.random() > 0.1:  # expect: SNT609
        return None
    request = event.get("request", {})
    if request.get("path") == "/ready":  # expect: SNT609
        return None
    if request and request["remote_addr"] == "local":  # expect: SNT609
        return None
    if "/ready" in request.get("url", "") or request.get("method") == "HEAD":
        return None
    if request.get("query_string") or request.get("env", {}).get("SERVER_NAME") or request.get("data"):
        return None
    return event


def by_logger(event, hint):
    if event.get("logger") == "django.request":  # expect: SNT609
        return None
    name = event.get("logger", "")
    if name in QUIET or name == "urllib3.connectionpool":  # expect: SNT609
        return None
    if name in LOUD:
        return None
    if name == "django.security.DisallowedHost" or name.startswith("django.request"):
        return None
    return event


def by_kind(event, hint):
    if event.get("type") == "transaction":  # expect: SNT609
        return None
    if event.get("type") != "error":  # expect: SNT609
        return event
    return None if event.get("type") == "check_in" else event


def by_level(event, hint):
    if event.get("level") == "critical":  # expect: SNT609
        return event
    if event["level"] in ("WARNING", "WARN"):  # expect: SNT609
        return None
    if event.get("level") in ("CRITICAL", "fatal"):
        return event
    if event.get("level") == "fatal" or event.get("level") != "info":
        return event
    return None


def by_key(event, hint):
    if event.get("status_code") == 404:  # expect: SNT609
        return None
    if event.get("environment") == "test" or event.get("release") is None or event.get("transaction") == "/x":
        return None
    event["noted"] = True
    if event.get("noted") and event.get("platform") == "python":
        return event
    return event


def by_cause(event, hint):
    error = event.get("exception", {}).get("values", [{}])[0].get("value", "").lower()  # expect: SNT609
    if "timeout" in error and "outside" in event.get("tags", {}):
        return None
    return event


def by_first(event, hint):
    if event.get("exception"):
        first = event["exception"]["values"][0]  # expect: SNT609
        kind = first.get("type", "")
        if "Database" in kind:
            event.setdefault("tags", {})["kind"] = "database"
    return event


def by_last(event, hint):
    values = event.get("exception", {}).get("values") or [{}]
    return None if values[-1].get("type") == "Late" else event


def by_all(event, hint):
    for value in event.get("exception", {}).get("values", []):
        if value.get("type") == "Late":
            return None
    return event


def by_both_ends(event, hint):
    values = event.get("exception", {}).get("values") or [{}]
    cause, outer = values[0].get("type"), values[-1].get("type")
    return None if (cause, outer) == ("Timeout", "Late") else event


def rewrites_first(event, hint):
    values = event.get("exception", {}).get("values") or []
    if values and values[0].get("value"):
        values[0]["value"] = values[0]["value"][:100]
    return event


def own_requests(crumb, hint):
    if crumb.get("category") == "httplib":
        return None
    return crumb


def asked_requests(crumb, hint):
    if crumb.get("category") == "httplib":  # expect: SNT609
        url = crumb.get("data", {}).get("url", "")
        if "/health" in url or "/metrics" in url:
            return None
    return crumb


def asked_of_some(crumb, hint):
    if crumb["category"] in ("httplib", "httpx") and crumb["data"]["url"].endswith("/readiness"):  # expect: SNT609
        return None
    return crumb


def of_queries(crumb, hint):
    if crumb.get("category") == "query" and "/health" in crumb.get("message", ""):
        return None
    return crumb


def processor(event, hint):
    if event.get("type") == "transaction":
        return event
    return event


def of_transactions(event, hint):
    if event.get("type") == "transaction" and event.get("transaction") == "/ready":
        return None
    return event


def look(event):
    return event.get("request", {}).get("status_code")


def start():
    sentry_sdk.init(before_send=by_status, before_breadcrumb=own_requests)
    sentry_sdk.init(before_send=by_logger, before_breadcrumb=asked_requests)
    sentry_sdk.init(before_send=by_kind, before_breadcrumb=asked_of_some)
    sentry_sdk.init(before_send=by_level, before_breadcrumb=of_queries)
    sentry_sdk.init(before_send=by_key, before_send_transaction=of_transactions)
    sentry_sdk.init(before_send=by_cause)
    sentry_sdk.init(before_send=by_first)
    sentry_sdk.init(before_send=by_last)
    sentry_sdk.init(before_send=by_all)
    sentry_sdk.init(before_send=by_both_ends)
    sentry_sdk.init(before_send=rewrites_first)
    sentry_sdk.get_global_scope().add_event_processor(processor)
