"""A constant that is one of several values of a name, or the first of them, decides no test."""

from __future__ import annotations

import sentry_sdk


def e1(diner):
    n = 0
    if diner.x:
        n = len(diner.items)
    if n == 3:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e2(diner):
    level = "info"
    if diner.x:
        level = diner.level
    if level == "error":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e3(diner):
    level = "info"
    if diner.x:
        level = str(diner.count)
    if level == "error":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e4(diner):
    ok = False
    if diner.x:
        ok = diner.count > 3
    if ok:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e5(diner):
    ok = False
    for x in diner.xs:
        ok = bool(x)
    if ok is True:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e6(diner, mode="a"):
    if mode == "b":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e7(diner):
    mode = diner.get("mode", "a")
    if mode == "b":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e8(diner):
    mode = diner.mode or "a"
    if mode == "b":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e9(diner):
    mode = "a" if diner.x else diner.mode
    if mode != "a":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e10(diner):
    mode = "a" if diner.x else len(diner.y)
    if mode in (1, 2):
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e11(diner):
    try:
        n = int(diner.n)
    except ValueError:
        n = 0
    if n in (1, 2):
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    if n:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e12(diner):
    s = None
    for x in diner.xs:
        s = len(x)
    if s is not None:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    if s:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e13(diner):
    state = "new"
    while True:
        if state == "done":
            sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
        state = diner.next(state)


def e14(diner):
    state = "new"
    for x in diner.xs:
        if state == "done":
            sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
        if x:
            state = "half"
        elif state == "half":
            state = "done"


def e15(diner):
    first = True
    for x in diner.xs:
        if not first:
            sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
        first = False


def e16(diner):
    a = 1
    if diner.x:
        a = 2**diner.n
    if a > 5:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e17(diner):
    n = 0
    n = n + 1
    if n == 1:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def e18(diner):
    s = "a"
    s = s.upper()
    if s == "A":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    t = "x"
    t *= 3
    if t == "xxx":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    n = 4
    n -= 1
    if n == 3:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    n = -4
    if n == -4:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    n = 10 - 3
    if n == 7:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    u = "%s-%s" % ("a", diner.n)
    if u == "a-b":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    v = f"a{diner.n}"
    if v == "ab":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    w = "a" + str(diner.n)
    if w == "ab":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    x = "a,b".split(",")[1]
    if x == "b":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    y = [1, 2][diner.i]
    if y == 2:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    z = {"a": 1}.get(diner.k)
    if z is None:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    z = {"a": 1}.get(diner.k, 5)
    if z == 5:
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102
    q = {"a": "x", "b": "y"}[diner.k]
    if q == "y":
        sentry_sdk.set_tag("mail", diner.email)  # expect: SNT102


def decided(diner):
    mode = "off"
    if mode == "on":
        sentry_sdk.set_tag("mail", diner.email)
    mode = "off" if diner.calm else "half"
    if mode == "on":
        sentry_sdk.set_tag("mail", diner.email)
    loud = False
    if diner.calm:
        loud = False
    if loud:
        sentry_sdk.set_tag("mail", diner.email)
    table = {"loud": False, "size": 4}
    if table["size"] == 5:
        sentry_sdk.set_tag("mail", diner.email)
    if mode in ("on", "full"):
        sentry_sdk.set_tag("mail", diner.email)
