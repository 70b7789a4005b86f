"""Every kind of statement, with the value that is personal before it, in it or after it."""
import contextlib
from typing import TYPE_CHECKING

from sentry_sdk import set_context, set_tag

if TYPE_CHECKING:
    from somewhere import Order

DEBUG = False


def branches(order, first, second):
    line = order.id
    if first:
        line = order.email
    set_tag("a", line)  # expect: SNT102
    line = order.email
    if first:
        line = order.id
    set_tag("b", line)  # expect: SNT102
    line = order.email
    if first:
        line = order.id
    else:
        line = order.plan
    set_tag("c", line)
    line = order.id
    if first:
        line = order.plan
    elif second:
        line = order.email
    set_tag("d", line)  # expect: SNT102
    line = order.email
    if first:
        line = order.id
    elif second:
        line = order.plan
    else:
        line = None
    set_tag("e", line)
    line = order.email
    if first:
        line = order.id
    elif second:
        line = order.plan
    set_tag("f", line)  # expect: SNT102
    if DEBUG:
        set_tag("g", order.email)
    if not DEBUG:
        set_tag("h", order.email)  # expect: SNT102
    if TYPE_CHECKING:
        set_tag("i", order.email)
    if first:
        return
    set_tag("j", order.email)  # expect: SNT102
    if second:
        return
    else:
        raise ValueError
    set_tag("k", order.email)


def emptied(order, first):
    line = order.email
    if not line:
        set_tag("a", line)
    else:
        set_tag("b", line)  # expect: SNT102
    line = order.email
    if line is None:
        set_tag("c", line)
    set_tag("d", line)  # expect: SNT102
    line = None
    if line:
        set_tag("e", order.email)
    if line is None:
        set_tag("f", order.email)  # expect: SNT102
    if line is not None:
        set_tag("g", order.email)
    flag = True
    if flag:
        set_tag("h", order.email)  # expect: SNT102
    if not flag:
        set_tag("i", order.email)
    flag = first or DEBUG
    if flag:
        set_tag("j", order.email)  # expect: SNT102
    kind = "a"
    if kind == "b":
        set_tag("k", order.email)
    if kind in ("a", "b"):
        set_tag("l", order.email)  # expect: SNT102
    if kind not in ("a", "b"):
        set_tag("m", order.email)
    assert kind == "b"
    set_tag("n", order.email)


def asserted(order):
    assert order.email
    set_tag("a", order.email)  # expect: SNT102
    assert DEBUG
    set_tag("b", order.email)


def turns(order, orders):
    line = order.id
    for one in orders:
        set_tag("a", line)  # expect: SNT102
        line = one.email
    set_tag("b", line)  # expect: SNT102
    line = order.email
    for one in orders:
        line = one.id
    set_tag("c", line)  # expect: SNT102
    for one in orders:
        line = one.id
        break
    else:
        line = one.plan
    set_tag("d", line)
    line = order.id
    for one in orders:
        if one.paid:
            line = one.email
            break
    set_tag("e", line)  # expect: SNT102
    line = order.id
    for one in orders:
        if one.paid:
            line = one.email
            continue
        line = one.id
    set_tag("f", line)  # expect: SNT102
    line = order.id
    for one in orders:
        line = one.plan
    else:
        line = one.email
    set_tag("g", line)  # expect: SNT102
    for one in orders:
        continue
        set_tag("h", one.email)
    for one in orders:
        break
        set_tag("i", one.email)
    for one in orders:
        return
    set_tag("j", order.email)  # expect: SNT102


def forever(order, orders):
    line = order.email
    while True:
        line = order.id
        if orders.pop():
            break
    set_tag("a", line)
    line = order.id
    while True:
        if orders.pop():
            line = order.email
            break
    set_tag("b", line)  # expect: SNT102
    line = order.email
    while orders:
        line = order.id
        orders.pop()
    set_tag("c", line)  # expect: SNT102
    while DEBUG:
        set_tag("d", order.email)
    while orders:
        set_tag("e", line)  # expect: SNT102
        line = order.phone
    else:
        set_tag("f", order.email)  # expect: SNT102
    while True:
        orders.pop()
    set_tag("g", order.email)


def nested(order, orders):
    line = order.id
    for one in orders:
        for two in one.parts:
            for three in two.parts:
                for four in three.parts:
                    if four.paid:
                        line = four.email
                        break
                set_tag("a", line)  # expect: SNT102
    set_tag("b", line)  # expect: SNT102
    found = []
    for one in orders:
        for two in one.parts:
            found.append(two.id)
    set_context("c", {"all": found})
    for one in orders:
        for two in one.parts:
            found.append(two.email)
    set_context("d", {"all": found})  # expect: SNT103


def known_turns(order):
    for key in ("email", "plan"):
        set_tag(key, getattr(order, key))  # expect: SNT102
    for key in ("id", "plan"):
        set_tag(key, getattr(order, key))
    for key in ["id", "plan"]:
        set_tag(key, order[key])
    for key, value in {"mail": order.email, "row": order.id}.items():
        if key == "row":
            set_tag(key, value)
    for key, value in {"mail": order.email, "row": order.id}.items():
        if key == "mail":
            set_tag(key, value)  # expect: SNT102
    for key in {"mail": order.email, "row": order.id}:
        if key == "none":
            set_tag(key, order.email)
    else:
        set_tag("a", order.email)  # expect: SNT102
    data = {}
    for key in ("id", "email"):
        data[key] = getattr(order, key)
    set_context("b", data)  # expect: SNT103
    data = {}
    for key in ("id", "plan"):
        data[key] = getattr(order, key)
    set_context("c", data)
    for key in ("id", "plan"):
        if key == "id":
            break
        set_tag("d", order.email)  # expect: SNT102


def tries(order, run):
    line = order.id
    try:
        line = order.email
        run()
    except ValueError:
        set_tag("a", line)  # expect: SNT102
    set_tag("b", line)  # expect: SNT102
    line = order.email
    try:
        run()
        line = order.id
    except ValueError:
        set_tag("c", line)  # expect: SNT102
    else:
        set_tag("d", line)
    line = order.email
    try:
        run()
    except ValueError:
        line = order.id
    else:
        line = order.plan
    set_tag("e", line)
    line = order.email
    try:
        run()
    finally:
        line = order.id
    set_tag("f", line)
    line = order.id
    try:
        run()
    finally:
        line = order.email
    set_tag("g", line)  # expect: SNT102
    try:
        return run()
    except ValueError:
        pass
    finally:
        set_tag("h", order.email)  # expect: SNT102
    try:
        return run()
    except ValueError:
        return None
    finally:
        set_tag("i", order.email)  # expect: SNT102
    set_tag("j", order.email)


def tries_that_leave(order, run):
    try:
        run()
    except ValueError:
        return
    set_tag("a", order.email)  # expect: SNT102
    try:
        return run()
    except ValueError:
        line = order.email
    except KeyError as error:
        line = order.id
        set_tag("b", error)
    set_tag("c", line)  # expect: SNT102
    try:
        raise ValueError
    except ValueError:
        line = order.id
    else:
        set_tag("d", order.email)
    set_tag("e", line)


def blocks(order, lock):
    with lock:
        line = order.email
    set_tag("a", line)  # expect: SNT102
    with lock as held, lock as other:
        line = order.id
        set_tag("b", held)
        set_tag("c", other)
    set_tag("d", line)
    line = order.id
    with contextlib.suppress(ValueError):
        line = order.email
    set_tag("e", line)  # expect: SNT102
    line = order.email
    with contextlib.suppress(ValueError):
        line = order.id
    set_tag("f", line)  # expect: SNT102
    with contextlib.suppress(ValueError):
        return
    set_tag("g", order.email)  # expect: SNT102


def bound(order):
    line: str = order.email
    set_tag("a", line)  # expect: SNT102
    line: str = order.id
    set_tag("b", line)
    line: int = order.ssn
    set_tag("c", line)
    line: str
    one = two = order.email
    set_tag("d", one)  # expect: SNT102
    set_tag("e", two)  # expect: SNT102
    del one
    order.line = order.email
    set_tag("f", order.line)  # expect: SNT102
    order.line = order.id
    set_tag("g", order.line)
    order.data["line"] = order.email
    set_tag("h", order.data["line"])  # expect: SNT102
    order.data["line"] = order.id
    set_tag("i", order.data["line"])
    order.parts.data["line"] = order.email
    set_tag("j", order.parts.data["line"])  # expect: SNT102
    order["data"]["line"] = order.email
    set_tag("k", order["data"]["line"])  # expect: SNT102
    order["data"]["line"] = order.id
    set_tag("l", order["data"]["line"])
    order.emails.append(order.email)
    order.lines.append(order.email)
    set_context("m", {"all": order.lines})  # expect: SNT103
    order.rows.append(order.id)
    set_context("n", {"all": order.rows})


def inside(order):
    line = order.id

    def change():
        nonlocal line
        line = order.email

    def leave():
        line = order.email
        return len(line)

    leave()
    set_tag("a", line)
    change()
    set_tag("b", line)  # expect: SNT102
    data = {}

    def fill():
        data["line"] = order.email

    set_context("c", data)
    fill()
    set_context("d", data)  # expect: SNT103

    def tell(value=order.email):
        set_tag("e", value)

    def given(value, key="line"):
        set_tag(key, value)

    given(order.email)  # expect: SNT102
    given(order.id)
    tell()

    class Inner:
        mail = order.email

    set_tag("f", Inner)

    @given(order.email)  # expect: SNT102
    def decorated():
        set_tag("g", order.email)  # expect: SNT102

    return decorated


def handed_on(order):
    """What a function inside the function returns, and lambdas."""

    def line():
        return order.email

    def row():
        return order.id

    set_tag("a", line())  # expect: SNT102
    set_tag("b", row())
    set_tag("c", (lambda: order.email)())  # expect: SNT102
    set_tag("d", (lambda: order.id)())
    keep = lambda value: value
    set_tag("e", keep(order.email))  # expect: SNT102
    set_tag("f", keep(order.id))
    set_tag("g", (lambda *values: values[0])(order.email))  # expect: SNT102


def matched(order, command):
    match command:
        case {"mail": mail, "row": row}:
            set_tag("a", mail)
            set_tag("b", row)
        case [one, two]:
            set_tag("c", one)
        case str() as text:
            set_tag("d", text)
        case None:
            set_tag("e", order.email)  # expect: SNT102
        case _:
            set_tag("f", order.id)
    match {"mail": order.email, "row": order.id, "more": 1}:
        case {"mail": mail, "row": row, **rest}:
            set_tag("g", mail)  # expect: SNT102
            set_tag("h", row)
            set_context("i", rest)  # expect: SNT103
    match (order.email, order.id):
        case (one, two):
            set_tag("j", one)  # expect: SNT102
            set_tag("k", two)
    match order:
        case object(email=mail, id=row):
            set_tag("l", mail)  # expect: SNT102
            set_tag("m", row)
    match order.email:
        case whole:
            set_tag("n", whole)  # expect: SNT102
    match order.id:
        case whole:
            set_tag("o", whole)
    line = order.email
    match command:
        case 1:
            line = order.id
        case _:
            line = order.plan
    set_tag("p", line)
    line = order.email
    match command:
        case 1:
            line = order.id
        case 2:
            line = order.plan
    set_tag("q", line)  # expect: SNT102
    match command:
        case 1 if order.paid:
            return
        case _ if order.open:
            return
    set_tag("r", order.email)  # expect: SNT102
    match command:
        case _:
            return
    set_tag("s", order.email)
