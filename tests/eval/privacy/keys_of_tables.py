"""A swimming club's roster: fields that are read by names which stand elsewhere."""
import operator
from operator import attrgetter, itemgetter

import sentry_sdk
from sentry_sdk import set_context, set_tag, set_user

REACHABLE = ("email", "phone")
PUBLIC = ("lane", "level")
LABELS = (("reach", "email"), ("lane", "lane"))
HARMLESS = [("row", "lane"), ("grade", "level")]


def one_by_one(swimmer):
    for key in ("email", "phone"):
        set_tag(key, getattr(swimmer, key))  # expect: SNT102
    for key in REACHABLE:
        set_tag(f"swimmer_{key}", getattr(swimmer, key))  # expect: SNT102
    for key in PUBLIC:
        set_tag(key, getattr(swimmer, key))
    for label, attr in LABELS:
        set_tag(label, getattr(swimmer, attr))  # expect: SNT102
    for label, attr in HARMLESS:
        set_tag(label, getattr(swimmer, attr))
    for key, value in {"reach": swimmer.email, "lane": swimmer.lane}.items():
        set_tag(f"swimmer_{key}", value)  # expect: SNT102
    for key, value in {"level": swimmer.level, "lane": swimmer.lane}.items():
        set_tag(f"swimmer_{key}", value)


def under_keys(swimmer, row, key):
    set_user({key: swimmer.email})  # expect: SNT104
    set_user({key: swimmer.id})
    set_user({key: row[key]})
    set_context("swimmer", {key: getattr(swimmer, key) for key in REACHABLE})  # expect: SNT103
    set_context("swimmer", {key: getattr(swimmer, key) for key in PUBLIC})
    set_tag(key, getattr(swimmer, key))


def getters(swimmer, swimmers, row):
    set_tag("reach", getattr(swimmer, "email"))  # expect: SNT102
    set_tag("reach", getattr(swimmer, "email", None))  # expect: SNT102
    set_tag("lane", getattr(swimmer, "lane", "none"))
    set_tag("reach", attrgetter("email")(swimmer))  # expect: SNT102
    set_tag("reach", operator.attrgetter("parent.email")(swimmer))  # expect: SNT102
    set_tag("lane", attrgetter("lane")(swimmer))
    set_tag("reach", itemgetter("email")(row))  # expect: SNT102
    set_tag("lane", itemgetter("lane")(row))
    reach = attrgetter("email")
    set_tag("reach", reach(swimmer))  # expect: SNT102
    both = attrgetter("lane", "email")(swimmer)
    set_tag("lane", both[0])
    set_tag("reach", both[1])  # expect: SNT102
    set_tag("all", ",".join(map(attrgetter("email"), swimmers)))  # expect: SNT102
    set_tag("all", ",".join(map(attrgetter("lane"), swimmers)))
    fastest = sorted(swimmers, key=attrgetter("email"))[0]
    set_tag("fastest", fastest.lane)
    sentry_sdk.set_extra("count", len(list(map(attrgetter("email"), swimmers))))
