"""Hooks that read what an event may not have."""

import sentry_sdk


def kind(event, hint):  # expect: SNT605
    error = hint["exc_info"][1]
    return None if isinstance(error, TimeoutError) else event


def record(event, hint):  # expect: SNT605
    if event.get("level") == "warning":
        return event
    if hint["log_record"].name == "noise":
        return None
    return event


def place(event, hint):  # expect: SNT605
    event.setdefault("tags", {})["place"] = event["request"]["url"]
    return event


def team(event, hint):  # expect: SNT605
    event["tags"]["team"] = "night"
    return event


def person(event, hint):  # expect: SNT605
    who = event["user"]
    who.pop("email", None)
    return event


def text(event, hint):  # expect: SNT605
    if "ignored" in event["message"]:
        return None
    return event


def last(event, hint):  # expect: SNT605
    event["extra"]["last"] = event["breadcrumbs"]["values"][-1]["category"]
    return event


def of_transaction(event, hint):  # expect: SNT605
    if event["exception"]:
        return None
    return event


def crumb_text(crumb, hint):  # expect: SNT605
    return None if "SELECT 1" in crumb["message"] else crumb


def frames(event, hint):  # expect: SNT605
    for error in event.get("exception", {}).get("values", []):
        for frame in error["stacktrace"]["frames"]:
            frame.pop("vars", None)
    return event


def last_frame(event, hint):  # expect: SNT605
    if event.get("exception"):
        frame = event["exception"]["values"][-1]["stacktrace"]["frames"][-1]
        event["extra"]["file"] = frame.get("filename")
    return event


def first_argument(event, hint):  # expect: SNT605
    if "exc_info" in hint:
        error = hint["exc_info"][1]
        if error.args[0] == "late":
            return None
    return event


def frames_well(event, hint):
    for error in event.get("exception", {}).get("values", []):
        for frame in error.get("stacktrace", {}).get("frames", []):
            frame.pop("vars", None)
    return event


def frames_asked(event, hint):
    for error in event.get("exception", {}).get("values", []):
        if "stacktrace" in error:
            error["stacktrace"]["frames"] = error["stacktrace"]["frames"][-5:]
    return event


def first_argument_asked(event, hint):
    if "exc_info" in hint:
        error = hint["exc_info"][1]
        if error.args and error.args[0] == "late":
            return None
    return event


def first_argument_of_a_kind(event, hint):
    if "exc_info" in hint:
        kind_of, error, trace = hint["exc_info"]
        if isinstance(error, OSError) and error.args[0] == 5:
            return None
    return event


def first_argument_tried(event, hint):
    try:
        late = hint["exc_info"][1].args[0] == "late"
    except (KeyError, IndexError):
        late = False
    return None if late else event


def kind_well(event, hint):
    if "exc_info" in hint:
        return None if isinstance(hint["exc_info"][1], TimeoutError) else event
    return event


def kind_early(event, hint):
    if "exc_info" not in hint:
        return event
    kind_of, error, trace = hint["exc_info"]
    return None if isinstance(error, TimeoutError) else event


def kind_of_exception(event, hint):
    if event.get("exception"):
        return None if hint["exc_info"][0] is TimeoutError else event
    return event


def kind_got(event, hint):
    error = hint.get("exc_info", (None, None, None))[1]
    return None if isinstance(error, TimeoutError) else event


def kind_tried(event, hint):
    try:
        error = hint["exc_info"][1]
    except KeyError:
        return event
    return None if isinstance(error, TimeoutError) else event


def place_well(event, hint):
    if event.get("request"):
        event["extra"]["place"] = event["request"]["url"]
    return event


def place_asked(event, hint):
    request = event.get("request") or {}
    if is_served(event):
        event["extra"]["place"] = event["request"]["url"]
    event["extra"]["method"] = request.get("method")
    return event


def is_served(event):
    return event.get("request") is not None


def team_set(event, hint):
    event.setdefault("tags", {})
    event["tags"]["team"] = "night"
    return event


def team_put(event, hint):
    event["tags"] = {**event.get("tags", {}), "team": "night"}
    event["tags"]["kind"] = "late"
    return event


def text_and(event, hint):
    if "message" in event and "ignored" in event["message"]:
        return None
    return event if not event.get("user") else without(event)


def without(event):
    event["user"].pop("email", None)
    return event


def always_there(event, hint):
    event["extra"]["level"] = event["level"]
    event["extra"]["runtime"] = event["contexts"]["runtime"]["name"]
    event["extra"]["host"] = event["server_name"]
    return event


def last_asked(event, hint):
    values = event["breadcrumbs"]["values"]
    if values:
        event["extra"]["last"] = values[-1]["category"]
    return event


def last_by_choice(event, hint):
    event["extra"]["user"] = event["user"]["id"] if event.get("user") else None
    return event


def crumb_kind(crumb, hint):
    return None if crumb["type"] == "query" else crumb


def of_transaction_well(event, hint):
    return None if event["transaction"] == "/ready" else event


def other(event, hint):
    return print(event["request"], hint["exc_info"])


def start():
    sentry_sdk.init(before_send=kind)
    sentry_sdk.init(before_send=record)
    sentry_sdk.init(before_send=place)
    sentry_sdk.init(before_send=team, before_send_transaction=of_transaction, before_breadcrumb=crumb_text)
    sentry_sdk.init(before_send=person)
    sentry_sdk.init(before_send=text)
    sentry_sdk.init(before_send=last)
    for hook in (kind_well, kind_early, kind_of_exception, kind_got, kind_tried):
        sentry_sdk.init(before_send=hook)
    sentry_sdk.init(before_send=kind_well)
    sentry_sdk.init(before_send=kind_early, before_send_transaction=of_transaction_well, before_breadcrumb=crumb_kind)
    sentry_sdk.init(before_send=kind_of_exception)
    sentry_sdk.init(before_send=kind_got)
    sentry_sdk.init(before_send=kind_tried)
    sentry_sdk.init(before_send=place_well)
    sentry_sdk.init(before_send=place_asked)
    sentry_sdk.init(before_send=team_set)
    sentry_sdk.init(before_send=team_put)
    sentry_sdk.init(before_send=text_and)
    sentry_sdk.init(before_send=always_there)
    sentry_sdk.init(before_send=last_asked)
    sentry_sdk.init(before_send=frames)
    sentry_sdk.init(before_send=last_frame)
    sentry_sdk.init(before_send=first_argument)
    sentry_sdk.init(before_send=frames_well)
    sentry_sdk.init(before_send=frames_asked)
    sentry_sdk.init(before_send=first_argument_asked)
    sentry_sdk.init(before_send=first_argument_of_a_kind)
    sentry_sdk.init(before_send=first_argument_tried)
    sentry_sdk.init(before_send=last_by_choice)
