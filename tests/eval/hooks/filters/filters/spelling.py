"""Headers by their names, under a server that writes them in lower case."""

import sentry_sdk
from sentry_sdk.integrations.starlette import StarletteIntegration

SECRET = frozenset({"authorization", "x-api-key", "cookie"})
SPELT = ("Authorization", "X-Api-Key")


def by_list(event, hint):  # expect: SNT114
    if "request" in event and "headers" in event["request"]:
        headers = event["request"]["headers"]
        for key in ["Authorization", "X-API-Key", "Cookie"]:
            if key in headers:  # expect: SNT112
                headers[key] = "[removed]"
    return event


def by_loop(event, hint):
    request = event.get("request", {})
    for name in list(request.get("headers", {})):
        if name in SPELT:  # expect: SNT112
            del request["headers"][name]
    return event


def by_pairs(event, hint):
    headers = event.get("request", {}).get("headers", {})
    for name, value in list(headers.items()):
        if name == "Authorization" and value:  # expect: SNT112
            headers.pop(name)
    return event


def by_comprehension(event, hint):
    if event.get("request"):
        headers = event["request"].get("headers", {})
        event["request"]["headers"] = {k: v for k, v in headers.items() if k not in SPELT}  # expect: SNT112
    return event


def by_pop(event, hint):
    event.get("request", {}).get("headers", {}).pop("Authorization", None)  # expect: SNT112
    return event


def by_get(event, hint):
    headers = event.get("request", {}).get("headers", {})
    if headers.get("X-Request-ID"):  # expect: SNT112
        event.setdefault("tags", {})["request"] = "known"
    return event


def by_test(event, hint):
    if "X-CSRFToken" in event.get("request", {}).get("headers", {}):  # expect: SNT112
        return None
    return event


def in_helper(event, hint):
    if "request" in event:
        drop(event["request"])
    return event


def drop(request):
    for name in list(request.get("headers", {})):
        if name in SPELT:  # expect: SNT112
            del request["headers"][name]


def by_lower(event, hint):  # expect: SNT114
    headers = event.get("request", {}).get("headers", {})
    for name in list(headers):
        if name.lower() in SECRET:
            headers[name] = "[removed]"
    return event


def by_lower_pairs(event, hint):
    headers = event.get("request", {}).get("headers", {})
    for name, value in list(headers.items()):
        if value and name.casefold() in SECRET:
            headers.pop(name)
    return event


def by_lower_copy(event, hint):
    headers = {name.lower(): value for name, value in event.get("request", {}).get("headers", {}).items()}
    if "x-api-key" in headers or headers.get("Authorization"):
        return None
    return event


def in_lower_case(event, hint):  # expect: SNT114
    headers = event.get("request", {}).get("headers", {})
    for name in ("authorization", "x-api-key"):
        if name in headers:
            headers[name] = "[removed]"
    headers.pop("cookie", None)
    return event


def in_both_cases(event, hint):
    headers = event.get("request", {}).get("headers", {})
    for name in ("Authorization", "authorization", "Cookie", "cookie"):
        headers.pop(name, None)
    return event


def of_something_else(event, hint):
    data = event.get("request", {}).get("data", {})
    if isinstance(data, dict) and "X-API-Key" in data:
        del data["X-API-Key"]
    env = event.get("request", {}).get("env", {})
    env.pop("REMOTE_ADDR", None)
    event.get("extra", {}).pop("Authorization", None)
    return event


def all_of_them(event, hint):
    if event.get("request"):
        event["request"]["headers"] = {}
        event["request"].pop("headers", None)
    return event


def elsewhere(response):
    return "X-API-Key" in response["headers"] or response["headers"].get("Authorization")


def start():
    sentry_sdk.init(before_send=by_list, integrations=[StarletteIntegration()])
    sentry_sdk.init(before_send=by_loop)
    sentry_sdk.init(before_send=by_pairs)
    sentry_sdk.init(before_send=by_comprehension)
    sentry_sdk.init(before_send=by_pop)
    sentry_sdk.init(before_send=by_get)
    sentry_sdk.init(before_send=by_test)
    sentry_sdk.init(before_send=in_helper)
    sentry_sdk.init(before_send=by_lower)
    sentry_sdk.init(before_send=by_lower_pairs)
    sentry_sdk.init(before_send=by_lower_copy)
    sentry_sdk.init(before_send=in_lower_case)
    sentry_sdk.init(before_send=in_both_cases)
    sentry_sdk.init(before_send=of_something_else)
    sentry_sdk.init(before_send=all_of_them)
