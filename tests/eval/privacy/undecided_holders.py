"""What holds a flag may be set elsewhere: objects, classes, containers, the environment, enclosing functions."""

from __future__ import annotations

import os
from dataclasses import dataclass

import sentry_sdk

STATE = {"ready": False}
LOADED = []
DSN = os.environ.get("SENTRY_DSN", "")
DSN2 = os.getenv("SENTRY_DSN")
ENABLED = os.getenv("X", "false").lower() == "true"
try:
    import fork
except ImportError:
    fork = None
HAS = False
try:
    import fork

    HAS = True
except ImportError:
    pass


class Counter:
    _ready = False
    client = None

    def __init__(self):
        self.started = False
        self.items = []
        self.mode = "off"

    def start(self):
        self.started = True
        self.mode = "on"

    def one(self, diner):
        if not self._ready:
            return
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102

    def two(self, diner):
        if not self.started:
            return
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102

    def three(self, diner):
        if self.client is None:
            return
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102

    def four(self, diner):
        if not self.items:
            return
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102

    def five(self, diner):
        if self.mode == "off":
            return
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102

    @classmethod
    def six(cls, diner):
        if not cls._ready:
            return
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d1(diner):
    if not STATE["ready"]:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d2(diner):
    if not LOADED:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d3(diner):
    if not DSN or not DSN2 or not ENABLED:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d4(diner):
    if fork is None or not HAS:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d5(diner):
    seen = False

    def mark():
        nonlocal seen
        seen = True

    mark()
    if not seen:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d6(diners):
    found = None
    for diner in diners:
        if diner.ok:
            found = diner
    if found is None:
        return
    sentry_sdk.set_tag("mail", found.email)  # expect: SNT102


def d7(diner):
    attempts = 0
    while True:
        attempts += 1
        if attempts > 3:
            sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
            return


@dataclass
class Conf:
    dsn: str = ""
    on: bool = False


conf = Conf()


def d8(diner):
    if not conf.on:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d9(diner, conf: Conf):
    if not conf.dsn:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


_cache = {}


def d10(diner):
    if "x" not in _cache:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d11(diner):
    ok = True
    try:
        diner.go()
    except Exception:
        ok = False
    if not ok:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d12(diner):
    errors = []
    for x in diner.xs:
        try:
            x.go()
        except ValueError as e:
            errors.append(e)
    if errors:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d13(diner):
    errors = {}
    diner.fill(errors)
    if errors:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d14(diner):
    n = 0
    for x in diner.xs:
        n += 1
    if n > 0:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    if n == 3:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d15(diner):
    s = ""
    for x in diner.xs:
        s += x
    if s:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d16(diner):
    a = b = None
    if diner.x:
        a, b = diner.pair()
    if a:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    if b is not None:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d17(diner):
    e = None
    with open("x") as e:
        pass
    if e:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d18(diner):
    done = False

    def cb():
        return done

    while not done:
        done = diner.go()
    if done:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d19(diner):
    r = [None]

    def cb():
        r[0] = 1

    cb()
    if r[0] is not None:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d20(diner):
    d = dict(ok=False)
    d.update(diner.more())
    if d["ok"]:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d21(diner):
    d = {"ok": False}
    diner.fill(d)
    if d["ok"]:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def d22(diner, flags=None):
    flags = flags or {"deep": False}
    if flags["deep"]:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def through_nonlocal(diner):
    seen = False

    def mark():
        nonlocal seen
        seen = True

    diner.each(mark)
    if not seen:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def through_nonlocal_none(diner):
    table = None

    @diner.on("seated")
    def mark():
        nonlocal table
        table = 3

    diner.wait()
    if table is None:
        return
    sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
