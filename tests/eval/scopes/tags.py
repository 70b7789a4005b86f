"""Tags: keys and values that Sentry drops or rewrites, and those that only look like it."""

import sentry_sdk
from ddtrace import tracer
from sentry_sdk import Scope, isolation_scope, set_tag, set_tags

from telltale import label, label_all, prefixed

KEY = "berth number"
RELEASE = "release"


def keys(boat, error):
    sentry_sdk.set_tag("release", boat.version)  # expect: SNT403
    sentry_sdk.set_tag(RELEASE, boat.version)  # expect: SNT403
    set_tag("environment", boat.harbour)  # expect: SNT403
    set_tags({"user": boat.owner_id, "berth": boat.berth})  # expect: SNT403
    set_tag(KEY, boat.berth)  # expect: SNT403
    set_tag("berth/number", boat.berth)  # expect: SNT403
    set_tag("größe", boat.size)  # expect: SNT403
    set_tag("the_number_of_the_berth_where_it_lies", boat.berth)  # expect: SNT403
    set_tag(f"berth {boat.berth}", True)  # expect: SNT403
    set_tag("", boat.berth)  # expect: SNT403
    sentry_sdk.capture_exception(error, tags={"berth@harbour": boat.berth})  # expect: SNT403
    Scope.get_isolation_scope().set_tag("berth[0]", boat.berth)  # expect: SNT403
    with isolation_scope() as scope:
        scope.set_tags({"dist": boat.version})  # expect: SNT403
        scope.set_tag("harbour.berth:number-1_a", boat.berth)
        sentry_sdk.capture_exception(error)
    set_tag("boat.release", boat.version)
    set_tag("environment.kind", boat.harbour)
    set_tag("user_id", boat.owner_id)
    set_tag("user.id", boat.owner_id)
    set_tag("Release", boat.version)
    set_tag("the_number_of_the_berth_it_lies_", boat.berth)
    set_tag(f"berth.{boat.berth}", True)
    set_tag(boat.key, True)
    set_tags({boat.key: True, "berth": 3})
    set_tags(boat.labels)
    sentry_sdk.set_extra("release", boat.version)
    sentry_sdk.set_context("user", {"berth number": boat.berth})


def values(boat, error):
    set_tag("berth", "")  # expect: SNT403
    set_tag("berth", "north\npier")  # expect: SNT403
    set_tag("berth", f"{boat.pier}\n{boat.berth}")  # expect: SNT403
    set_tag("berth", {"pier": boat.pier})  # expect: SNT403
    set_tag("berths", [boat.berth, boat.pier])  # expect: SNT403
    set_tags({"pier": boat.pier, "size": {"length": boat.length}})  # expect: SNT403
    where = {"pier": boat.pier}
    where["berth"] = boat.berth
    sentry_sdk.get_current_scope().set_tag("where", where)  # expect: SNT403
    set_tag("berth", boat.berth)
    set_tag("berth", None)
    set_tag("berth", 0)
    set_tag("berth", False)
    set_tag("berth", "north pier")
    set_tag("berth", boat.name or "")
    set_tag("berth", "" if boat.sunk else "north")
    set_tag("berth", where["pier"])
    set_tag("berths", ",".join([boat.berth, boat.pier]))
    set_tag("berths", len([boat.berth, boat.pier]))
    set_tag("where", str(where))
    sentry_sdk.set_extra("berths", [boat.berth])
    sentry_sdk.set_extra("note", "north\npier")
    sentry_sdk.set_context("where", {"": "north\npier", "berths": [boat.berth]})


def through_helpers(boat):
    label("release", boat.version)  # expect: SNT403
    label("berth", "")  # expect: SNT403
    label("berth", {"pier": boat.pier})  # expect: SNT403
    label_all({"berth number": boat.berth})  # expect: SNT403
    label("boat.release", boat.version)
    label("berth", boat.berth)
    label_all({"berth": boat.berth})
    prefixed("release", boat.version)
    prefixed("berth", {"pier": boat.pier})


def on_spans(boat):
    with sentry_sdk.start_span(op="boat.moor", name="moor") as span:
        span.set_tag("berth number", boat.berth)
        span.set_tag("user", "")
        span.set_data("berth number", {"pier": boat.pier})
    tracer.current_span().set_tag("berth/number", "")
    boat.set_tag("berth/number", "")


def before_send(event, hint):
    event["tags"] = {"berth number": 3}  # expect: SNT403
    event.setdefault("tags", {})["release"] = "four"  # expect: SNT403
    event["tags"]["berth"] = "north"
    event["release"] = "four"
    event["extra"] = {"berth number": 3}
    return event
