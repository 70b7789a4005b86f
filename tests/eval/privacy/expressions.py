"""Every kind of expression, with a value that is personal and with one that is not."""
import asyncio
import contextlib
import copy
import re
import typing

import anyio
from asgiref.sync import sync_to_async
from sentry_sdk import add_breadcrumb, set_context, set_tag, set_user


def texts(customer, template):
    set_tag("a", f"{customer.email}")  # expect: SNT102
    set_tag("b", f"{customer.id}")
    set_tag("c", f"{customer.email!r:>20}")  # expect: SNT102
    set_tag("d", f"{customer.ssn:d}")
    set_tag("e", f"{customer.ssn:f}")
    set_tag("f", f"{customer.ssn:.2e}")
    set_tag("g", f"{customer.ssn:%}")
    set_tag("h", f"{customer.ssn:s}")  # expect: SNT102
    set_tag("i", f"{customer.id:{customer.email}}")
    set_tag("j", "of " + customer.email)  # expect: SNT102
    set_tag("k", "of " + customer.id)
    set_tag("l", customer.email + " of")  # expect: SNT102
    set_tag("m", "of " + customer.id + " and " + customer.email)  # expect: SNT102
    set_tag("n", customer.email * 2)  # expect: SNT102
    set_tag("o", customer.id * 2)
    set_tag("p", "of %s" % customer.email)  # expect: SNT102
    set_tag("q", "of %s" % customer.id)
    set_tag("r", "of %s and %s" % (customer.id, customer.email))  # expect: SNT102
    set_tag("s", "of %s and %s" % (customer.id, customer.plan))
    set_tag("t", "of %(who)s" % {"who": customer.email, "row": customer.id})  # expect: SNT102
    set_tag("u", "of %(row)s" % {"who": customer.email, "row": customer.id})
    set_tag("v", template % {"who": customer.email})  # expect: SNT102
    set_tag("w", "of %s" % [customer.email])  # expect: SNT102
    set_tag("x", customer.email % ())  # expect: SNT102
    set_tag("y", customer.home / customer.email)  # expect: SNT102
    set_tag("z", customer.home / customer.id)


def numbers(customer):
    set_tag("a", customer.ssn - 1)
    set_tag("b", customer.ssn // 1000)
    set_tag("c", customer.ssn ** 2)
    set_tag("d", -customer.ssn)
    set_tag("e", not customer.email)
    set_tag("f", customer.email == customer.phone)
    set_tag("g", customer.email in ("a", "b"))
    set_tag("h", customer.email is None)
    set_tag("i", 1 + 2)
    set_tag("j", -1)
    set_tag("k", [customer.email, customer.id][-1])
    set_tag("l", [customer.id, customer.email][-1])  # expect: SNT102
    set_tag("m", [customer.id, customer.email][-2])
    set_tag("n", [customer.email, customer.id][+0])  # expect: SNT102
    set_tag("o", len(customer.email) + 1)


def formats(customer, template):
    set_tag("a", "{}".format(customer.email))  # expect: SNT102
    set_tag("b", "{}".format(customer.id))
    set_tag("c", "{}".format(customer.id, customer.email))
    set_tag("d", "{1}".format(customer.id, customer.email))  # expect: SNT102
    set_tag("e", "{0}".format(customer.id, customer.email))
    set_tag("f", "{} {}".format(customer.id, customer.email))  # expect: SNT102
    set_tag("g", "{} {}".format(customer.id, customer.plan))
    set_tag("h", "{who}".format(who=customer.email))  # expect: SNT102
    set_tag("i", "{who}".format(who=customer.id, other=customer.email))
    set_tag("j", "{0.email}".format(customer))  # expect: SNT102
    set_tag("k", "{0.id}".format(customer))
    set_tag("l", "{who.email}".format(who=customer))  # expect: SNT102
    set_tag("m", "{who.id}".format(who=customer))
    set_tag("n", "{0[email]}".format(customer))  # expect: SNT102
    set_tag("o", "{0[id]}".format(customer))
    set_tag("p", "{0.home.email}".format(customer))  # expect: SNT102
    set_tag("q", "{who}".format_map({"who": customer.email, "row": 1}))  # expect: SNT102
    set_tag("r", "{row}".format_map({"who": customer.email, "row": 1}))
    set_tag("s", "{none}".format_map({"who": customer.email}))
    set_tag("t", template.format(customer.email))  # expect: SNT102
    set_tag("u", template.format(customer.id))
    set_tag("v", "{:>20}".format(customer.email))  # expect: SNT102
    set_tag("w", "{!r}".format(customer.email))  # expect: SNT102
    set_tag("x", "{{{}}}".format(customer.email))  # expect: SNT102
    set_tag("y", "{} {}".format(*[customer.id, customer.email]))  # expect: SNT102
    set_tag("z", "{} {}".format(*customer.lines))
    set_tag("1", "{who}".format(**{"who": customer.email}))  # expect: SNT102
    set_tag("2", "{who}".format(**{"who": customer.id, "row": customer.email}))
    set_tag("4", "{".format(customer.email))
    set_tag("5", customer.email.format())  # expect: SNT102


def joined(customer, parts):
    set_tag("a", ",".join([customer.email]))  # expect: SNT102
    set_tag("b", ",".join([customer.id]))
    set_tag("c", ",".join((customer.id, customer.email)))  # expect: SNT102
    set_tag("d", ",".join(one.email for one in customer.friends))  # expect: SNT102
    set_tag("e", ",".join(one.id for one in customer.friends))
    set_tag("f", ",".join({"email": customer.id}))
    set_tag("g", customer.email.join(["a", "b"]))  # expect: SNT102
    set_tag("h", ",".join(parts))
    set_tag("i", ",".join({customer.email: 1}))  # expect: SNT102


def either(customer, first):
    set_tag("a", customer.email if first else customer.id)  # expect: SNT102
    set_tag("b", customer.id if first else customer.email)  # expect: SNT102
    set_tag("c", customer.id if first else customer.plan)
    set_tag("d", customer.email if False else customer.id)
    set_tag("e", customer.email if True else customer.id)  # expect: SNT102
    set_tag("f", customer.id if True else customer.email)
    set_tag("g", customer.email or customer.id)  # expect: SNT102
    set_tag("h", customer.id or customer.email)  # expect: SNT102
    set_tag("i", customer.id or customer.plan)
    set_tag("j", customer.email and customer.id)
    set_tag("k", customer.id and customer.email)  # expect: SNT102
    set_tag("l", customer.id and customer.plan and customer.email)  # expect: SNT102
    set_tag("m", (line := customer.email))  # expect: SNT102
    set_tag("n", line)  # expect: SNT102
    set_tag("o", (line := customer.id))
    set_tag("p", line)
    first and set_tag("q", customer.email)  # expect: SNT102
    first or set_tag("r", customer.email)  # expect: SNT102
    set_tag("s", customer.email) if first else None  # expect: SNT102
    None if first else set_tag("t", customer.email)  # expect: SNT102
    line = customer.email
    first and (line := customer.id)
    set_tag("u", line)  # expect: SNT102
    line = customer.id
    first and (line := customer.email)
    set_tag("v", line)  # expect: SNT102
    line = customer.email
    set_tag("w", (line := customer.id) if first else (line := customer.plan))
    set_tag("x", line)


def items(customer, key):
    data = {"line": customer.email, "row": customer.id, 1: customer.phone, True: 2}
    set_tag("a", data["line"])  # expect: SNT102
    set_tag("b", data["row"])
    set_tag("c", data.get("line"))  # expect: SNT102
    set_tag("d", data.get("row"))
    set_tag("e", data.get("none", customer.email))  # expect: SNT102
    set_tag("f", data.get("none", customer.id))
    set_tag("g", data[key])  # expect: SNT102
    set_tag("h", data["line"][:3])  # expect: SNT102
    set_tag("i", data["row"][:3])
    set_tag("j", data["line"][0])  # expect: SNT102
    set_tag("k", data["line"]["part"])
    set_tag("l", data.pop("line"))  # expect: SNT102
    set_tag("m", data.pop("row"))
    data.pop(1)
    set_context("n", data)
    data["line"] = customer.email
    set_context("o", data)  # expect: SNT103
    del data["line"]
    set_context("p", data)
    data[key] = customer.email
    set_context("q", data)  # expect: SNT103
    data.clear()
    set_context("r", data)
    data.setdefault("line", customer.email)
    set_context("s", data)  # expect: SNT103
    data = {"line": customer.id}
    data.setdefault("line", customer.email)
    set_context("t", data)
    data = {"line": customer.email}
    data.setdefault("line", customer.id)
    set_context("u", data)  # expect: SNT103
    set_tag("v", {"a": customer.email}.setdefault("a"))  # expect: SNT102
    set_tag("w", {"a": {"b": customer.email, "c": 1}}["a"]["b"])  # expect: SNT102
    set_tag("x", {"a": {"b": customer.email, "c": 1}}["a"]["c"])
    set_tag("y", {"a": 1, "b": 2}[key])


def either_key(customer, first):
    data = {"line": customer.email, "row": customer.id, "plan": customer.plan}
    key = "line" if first else "row"
    set_tag("a", data[key])  # expect: SNT102
    key = "plan" if first else "row"
    set_tag("b", data[key])
    key = "row" if first else "line"
    set_tag("c", data[key])  # expect: SNT102


def grown(customer, first):
    data = [customer.id]
    data.append(customer.email)
    set_context("a", {"all": data})  # expect: SNT103
    data = [customer.id]
    data.append(customer.plan)
    set_context("b", {"all": data})
    data.insert(0, customer.email)
    set_context("c", {"all": data})  # expect: SNT103
    data = [customer.id]
    data.insert(0, customer.plan)
    set_context("d", {"all": data})
    data += [customer.email]
    set_context("e", {"all": data})  # expect: SNT103
    data = []
    data.extend([customer.email])
    set_context("f", {"all": data})  # expect: SNT103
    data = set()
    data.add(customer.email)
    set_context("g", {"all": data})  # expect: SNT103
    data = {}
    data.update({"line": customer.email})
    set_context("h", data)  # expect: SNT103
    data.update({"line": customer.id})
    set_context("i", data)
    data.update(line=customer.email)
    set_context("j", data)  # expect: SNT103
    data.update(line=None)
    set_context("k", data)
    data.update(email=customer.line)
    set_context("l", data)  # expect: SNT103
    data = {}
    data.update(**{"line": customer.email})
    set_context("m", data)  # expect: SNT103
    data = {}
    data.update([("line", customer.email)])
    set_context("n", data)  # expect: SNT103
    data = {"row": 1} | {"line": customer.email}
    set_context("o", data)  # expect: SNT103
    data = {"line": customer.email} | {"line": customer.id}
    set_context("p", data)
    data |= {"line": customer.email}
    set_context("q", data)  # expect: SNT103
    data |= {"line": customer.id}
    set_context("r", data)
    data = {**{"line": customer.email}, "row": 1}
    set_context("s", data)  # expect: SNT103
    data = {**{"line": customer.email}, "line": customer.id}
    set_context("t", data)
    data = {"line": customer.id, **{"line": customer.email}}
    set_context("u", data)  # expect: SNT103
    line = "of "
    line += customer.email
    set_tag("v", line)  # expect: SNT102
    line = "of "
    line += customer.id
    set_tag("w", line)
    count = 1
    count -= customer.email
    set_tag("x", count)  # expect: SNT102
    data = [customer.id, *[customer.email]]
    set_tag("y", data[1])  # expect: SNT102
    set_tag("z", data[0])
    data = [*[customer.email], customer.id]
    set_tag("1", data[0])  # expect: SNT102
    set_tag("2", data[1])
    data = [*customer.rows, customer.email]
    set_context("3", {"all": data})  # expect: SNT103
    data = [*customer.rows, customer.id]
    set_context("4", {"all": data})


def spread(customer):
    one, two = customer.email, customer.id
    set_tag("a", one)  # expect: SNT102
    set_tag("b", two)
    one, *rest = customer.id, customer.plan, customer.email
    set_tag("c", one)
    set_context("d", {"all": rest})  # expect: SNT103
    *rest, last = customer.id, customer.plan, customer.email
    set_context("e", {"all": rest})
    set_tag("f", last)  # expect: SNT102
    one, *rest, last = customer.email, customer.id, customer.plan
    set_tag("g", one)  # expect: SNT102
    set_context("h", {"all": rest})
    set_tag("i", last)
    [one, (two, three)] = customer.id, (customer.email, customer.plan)
    set_tag("j", one)
    set_tag("k", two)  # expect: SNT102
    set_tag("l", three)
    for one, two in [(customer.id, customer.email)]:
        set_tag("m", one)
        set_tag("n", two)  # expect: SNT102
    for index, one in enumerate([customer.email]):
        set_tag("o", index)
        set_tag("p", one)  # expect: SNT102
    for one, two in zip([customer.id], [customer.email]):
        set_tag("q", one)
        set_tag("r", two)  # expect: SNT102
    for key, value in {"line": customer.email}.items():
        set_tag("s", key)
        set_tag("t", value)  # expect: SNT102
    for key in {"line": customer.email}:
        set_tag("u", key)
    for value in {"line": customer.email}.values():
        set_tag("v", value)  # expect: SNT102
    for value in {"line": customer.id}.values():
        set_tag("w", value)
    for key in {customer.email: 1}:
        set_tag("x", key)  # expect: SNT102
    for key in {customer.id: 1}.keys():
        set_tag("y", key)


def comprehended(customer, friends):
    set_context("a", {"all": [one.email for one in friends]})  # expect: SNT103
    set_context("b", {"all": [one.id for one in friends]})
    set_context("c", {"all": {one.email for one in friends}})  # expect: SNT103
    set_context("d", {"all": list(one.email for one in friends)})  # expect: SNT103
    set_context("e", {one.id: one.email for one in friends})  # expect: SNT103
    set_context("f", {one.id: one.plan for one in friends})
    set_context("g", {one.email: one.id for one in friends})  # expect: SNT103
    set_context("h", {key: value for key, value in {"line": customer.email}.items()})  # expect: SNT103
    set_context("i", {key: value for key, value in {"line": customer.id}.items()})
    set_context("j", {key: len(value) for key, value in {"line": customer.email}.items()})
    set_context("k", {"all": [line for one in friends for line in one.emails]})  # expect: SNT103
    data = {"line": customer.email, "row": customer.id, "plan": customer.plan}
    set_context("l", {key: value for key, value in data.items() if key != "line"})
    set_context("m", {key: value for key, value in data.items() if key != "row"})  # expect: SNT103
    set_context("n", {key: data[key] for key in data if key in ("row", "plan")})
    set_context("o", {key: data[key] for key in ("row", "line")})  # expect: SNT103
    set_context("p", {key: data[key] for key in ("row", "plan")})
    set_context("q", {key.upper(): value for key, value in data.items()})  # expect: SNT103


def passed_through(customer, coroutine):
    set_tag("a", copy.copy([customer.email])[0])  # expect: SNT102
    set_tag("b", typing.cast(dict, {"line": customer.email, "row": 1})["line"])  # expect: SNT102
    set_tag("c", typing.cast(dict, {"line": customer.email, "row": 1})["row"])
    with contextlib.closing(customer.email) as line:
        set_tag("d", line)  # expect: SNT102
    with contextlib.nullcontext(customer.email) as line:
        set_tag("e", line)  # expect: SNT102
    with contextlib.nullcontext(customer.id) as line:
        set_tag("f", line)
    set_tag("g", re.sub(".+", "x", customer.email))
    set_tag("h", re.sub("@.*", "x", customer.email))  # expect: SNT102
    set_tag("i", re.sub(".+", customer.email, "x"))  # expect: SNT102
    set_tag("j", re.sub("a", "b", customer.id))
    set_tag("k", customer.email.split("@")[0])  # expect: SNT102
    set_tag("l", customer.email.split("@")[1])
    set_tag("m", customer.email.split("@")[-1])
    set_tag("n", customer.email.partition("@")[2])
    set_tag("o", customer.email.rsplit("@")[0])  # expect: SNT102
    set_tag("p", customer.email.rpartition("@")[-1])
    set_tag("q", customer.email.split(".")[1])  # expect: SNT102
    set_tag("r", int(customer.ssn))
    set_tag("s", customer.email.with_traceback(None))  # expect: SNT102


async def awaited(customer):
    set_tag("a", await load(customer.email))  # expect: SNT102
    set_tag("b", await load(customer.id))
    set_tag("c", await asyncio.wait_for(load(customer.email), 3))  # expect: SNT102
    set_tag("d", await asyncio.shield(load(customer.email)))  # expect: SNT102
    set_tag("e", await asyncio.create_task(load(customer.email)))  # expect: SNT102
    set_tag("f", await asyncio.ensure_future(load(customer.email)))  # expect: SNT102
    set_tag("g", asyncio.run(load(customer.email)))  # expect: SNT102
    set_tag("h", anyio.run(load, customer.id))
    one, two = await asyncio.gather(load(customer.email), load(customer.id))
    set_tag("i", one)  # expect: SNT102
    set_tag("j", two)
    set_tag("k", await sync_to_async(plain)(customer.email))  # expect: SNT102
    set_tag("l", await sync_to_async(plain)(customer.id))
    async with contextlib.aclosing(customer.email) as line:
        set_tag("m", line)  # expect: SNT102
    set_tag("n", asyncio.run())


async def load(value):
    return value


def plain(value):
    return value


def whole(customer):
    set_user({"id": customer.id, **{"email": customer.line}})  # expect: SNT104
    add_breadcrumb({"message": customer.email})  # expect: SNT101
    add_breadcrumb({"message": customer.id, "data": {"line": customer.email}})  # expect: SNT101
    add_breadcrumb(**{"message": customer.email})  # expect: SNT101
    add_breadcrumb(**{"message": customer.id})
