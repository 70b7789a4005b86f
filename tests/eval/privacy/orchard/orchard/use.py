"""Objects, read in every way."""
import enum
import inspect
import json
import os
import sys
from dataclasses import asdict, astuple
from decimal import Decimal
from typing import Optional

import sentry_sdk
from sentry_sdk import set_context, set_tag

from orchard import models, settings
from orchard.models import (
    Bench,
    Called,
    Counted,
    Custom,
    Entry,
    Itself,
    Ladder,
    Late,
    Maybe,
    Noted,
    Opened,
    OpenedLater,
    Ordered,
    Quiet,
    Renter,
    Sheet,
    Size,
    Tool,
    Tree,
    Visitor,
)


def fields(renter):
    tree = Tree(renter, 4)
    set_tag("a", tree.who)  # expect: SNT102
    set_tag("b", tree.row)
    set_tag("c", tree.kind)
    set_tag("d", tree.note)
    set_tag("e", tree.line)  # expect: SNT102
    set_tag("f", tree.place)
    set_tag("g", tree.kept_line)  # expect: SNT102
    set_tag("h", tree.line_of())  # expect: SNT102
    set_tag("i", tree.row_of())
    set_tag("j", Tree.kind)
    set_tag("k", getattr(tree, "who"))  # expect: SNT102
    set_tag("l", getattr(tree, "row"))
    set_tag("m", getattr(tree, "none", renter.phone))  # expect: SNT102
    set_tag("n", getattr(tree, "none", renter.id))
    tree.who = renter.id
    set_tag("o", tree.who)
    tree.row = renter.email
    set_tag("p", tree.row)  # expect: SNT102
    setattr(tree, "row", renter.id)
    set_tag("q", tree.row)
    setattr(tree, "row", renter.email)
    set_tag("r", tree.row)  # expect: SNT102


def either(renter, first):
    if first:
        thing = Tree(renter, 4)
    else:
        thing = Bench(4, renter)
    set_tag("a", thing.who)  # expect: SNT102
    set_tag("b", thing.row)  # expect: SNT102
    thing = Tree(renter, 4) if first else Tree(renter, 5)
    set_tag("c", thing.row)


def either_of_the_others(renter, first):
    thing = Bench(4, renter) if first else Tree(renter, 4)
    set_tag("a", thing.who)  # expect: SNT102
    set_tag("b", thing.row)  # expect: SNT102


def modules():
    set_tag("a", settings.owner_email)
    set_tag("b", settings.TREES)
    set_tag("c", settings.support)  # expect: SNT102
    set_tag("d", settings.kinds["a"])
    set_tag("e", settings.PAIR)
    set_tag("f", settings.FIRST)
    set_tag("g", models.find_renter().email)  # expect: SNT102
    set_tag("h", models.find_renter().id)


def annotated(count: int, size: Size, sort: enum.Enum, price: Decimal, when: "int | None", who: "str"):
    set_tag("a", count.email)
    set_tag("b", size.value)
    set_tag("c", sort.value)
    set_tag("d", price.email)
    set_tag("e", when.email)
    set_tag("f", who.email)  # expect: SNT102


def annotated_by_name(email: bool, phone: Optional[int], address: "Optional[int]", ssn: float, token: Optional[str]):
    set_tag("a", email)
    set_tag("b", phone)
    set_tag("d", ssn)
    set_tag("e", token)  # expect: SNT106


def whole_objects(renter: Renter, tool: Tool, visitor: Visitor, ladder: Ladder, customer, thing):
    set_context("a", vars(renter))  # expect: SNT107
    set_context("b", vars(tool))
    set_context("c", vars(customer))  # expect: SNT107
    set_context("d", vars(thing))
    set_context("e", asdict(renter))  # expect: SNT107
    set_context("f", asdict(tool))
    set_context("g", astuple(renter))  # expect: SNT107
    set_context("h", visitor.model_dump())  # expect: SNT107
    set_context("i", ladder.model_dump())
    set_context("j", visitor.dict())  # expect: SNT107
    set_context("k", customer.to_dict())  # expect: SNT107
    set_context("l", thing.to_dict())
    set_context("m", visitor.model_dump(include={"tickets"}))
    set_context("n", visitor.model_dump(include={"tickets", "email"}))  # expect: SNT103
    set_context("o", customer.to_dict(only=("plan", "since")))
    set_context("p", customer.to_dict(only=("plan", "phone")))  # expect: SNT103
    set_context("q", customer.to_dict(fields=["plan", "phone"]))  # expect: SNT103
    set_context("r", customer.to_json())  # expect: SNT107
    set_context("s", customer.as_dict())  # expect: SNT107
    set_context("t", customer.asdict())  # expect: SNT107
    set_context("u", customer._asdict())  # expect: SNT107
    set_context("v", customer.model_dump_json())  # expect: SNT107
    set_context("w", customer.__dict__)  # expect: SNT107
    set_context("x", settings.__dict__)
    set_context("y", json.__dict__)
    set_context("z", json.loads(customer.notes).__dict__)  # expect: SNT107


def holders(destination, recipient, contact, profile, addressee, billing, parcel):
    set_context("a", destination.to_dict())  # expect: SNT107
    set_context("b", recipient.to_dict())  # expect: SNT107
    set_context("c", contact.to_dict())  # expect: SNT107
    set_context("d", profile.to_dict())  # expect: SNT107
    set_context("e", addressee.to_dict())  # expect: SNT107
    set_context("f", billing.to_dict())  # expect: SNT107
    set_context("g", parcel.to_dict())
    set_context("h", parcel.address.to_dict())  # expect: SNT107


def declared(entry: Entry, sheet: Sheet, ordered: Ordered, custom: Custom):
    set_tag("a", entry["email"])  # expect: SNT102
    set_tag("b", entry["row"])
    set_tag("c", sheet["email"])  # expect: SNT102
    set_tag("d", ordered["email"])  # expect: SNT102
    set_tag("e", custom["email"])  # expect: SNT102
    set_tag("f", custom["row"])


def built(renter):
    set_context("a", Entry(email=renter.line, row=4))  # expect: SNT103
    set_context("b", Entry(email=None, row=renter.row))
    one = Entry(email=renter.email, row=4)
    set_tag("c", one["email"])  # expect: SNT102
    set_tag("d", one["row"])
    tool = Tool(renter.email, 4)
    set_tag("e", tool.title)  # expect: SNT102
    set_tag("f", tool.weight)
    tool = Tool(weight=3, title=renter.id)
    set_tag("g", tool.title)
    set_tag("h", tool.weight)
    set_context("i", {"tool": Tool(renter.email, 4)})  # expect: SNT103
    set_tag("j", f"{Tool(renter.email, 4)}")  # expect: SNT102
    set_tag("k", f"{Tool(renter.id, 4)}")
    set_tag("l", str(Ladder(steps=3, colour=renter.email)))  # expect: SNT102


async def entered(renter):
    with Opened(renter) as inner:
        set_tag("a", inner)  # expect: SNT102
    async with OpenedLater(renter) as inner:
        set_tag("b", inner)  # expect: SNT102
    with Itself(renter) as inner:
        set_tag("c", inner.who)  # expect: SNT102
        set_tag("d", inner.row)
    with Late() as inner:
        set_tag("e", inner.who)  # expect: SNT102
        set_tag("f", inner.row)
    counted = Counted(4)
    set_tag("g", counted.who)  # expect: SNT102
    set_tag("h", counted.trees)
    set_tag("i", Called()(renter))  # expect: SNT102
    set_tag("j", Quiet()(renter))
    with open(renter.path) as stream:
        set_tag("k", stream)


def held_by_alias(one: Maybe, other: Noted, third: models.Renter):
    set_context("a", vars(third))  # expect: SNT107


def calls_of_the_interpreter(frame, thing):
    set_context("a", locals())  # expect: SNT107
    set_context("b", vars())  # expect: SNT107
    set_context("c", globals())  # expect: SNT107
    set_context("d", os.environ.copy())  # expect: SNT107
    set_context("e", dict(os.environ))  # expect: SNT107
    set_context("f", os.environb)  # expect: SNT107
    set_context("g", {"argv": sys.argv})  # expect: SNT107
    set_context("h", frame.f_locals)  # expect: SNT107
    set_context("i", inspect.currentframe().f_locals)  # expect: SNT107
    set_context("j", frame.f_lineno)
    set_context("k", thing.cleaned_data)  # expect: SNT107
    set_context("l", thing.validated_data)  # expect: SNT107
    set_context("m", thing.initial_data)  # expect: SNT107
    set_tag("n", thing.cleaned_data["row"])
    set_tag("o", os.environ["ROW"])
    set_tag("p", os.environ["SMTP_PASSWORD"])  # expect: SNT106
    set_tag("q", os.getenv("ROW"))
    set_tag("r", os.getenv("SMTP_PASSWORD"))  # expect: SNT106
    set_tag("s", os.environ.get("SMTP_PASSWORD"))  # expect: SNT106
    set_tag("t", os.environ.get("ROW"))
    set_tag("u", os.getenv())


def whole_objects_that_are_known(renter):
    tree = Tree(renter, 4)
    set_context("a", vars(tree))  # expect: SNT103
    set_tag("b", vars(tree)["who"])  # expect: SNT102
    set_tag("c", vars(tree)["row"])
    bench = Bench(4, renter)
    set_context("d", vars(bench))  # expect: SNT103
    set_tag("e", vars(bench)["who"])
    bench.row = renter.id
    set_context("f", vars(bench))
    set_context("g", asdict(Tool(renter.email, 4)))  # expect: SNT103
    set_context("h", asdict(Tool("saw", 4)))


def copies(renter):
    set_context("a", {"all": set([renter.email])})  # expect: SNT103
    set_context("b", {"all": set([renter.id])})
    set_context("c", {"all": set({"line": renter.email})})
    set_context("d", {"all": tuple({"line": renter.email})})
    set_context("e", {"all": frozenset({"line": renter.email})})
    set_context("f", {"all": list({"line": renter.email})})
    set_context("g", {"all": sorted({"line": renter.email})})


class Keeper:
    """An object that looks at itself."""

    def __init__(self, renter):
        self.renter = renter
        self.mail = renter.email

    def look(self):
        set_context("self", self.__dict__)
        set_tag("mail", self.mail)  # expect: SNT102
        set_tag("row", self.renter.row)

    def change(self, renter):
        self.mail = renter.id
        set_tag("mail", self.mail)

    @classmethod
    def made(cls, renter):
        set_context("class", cls.__dict__)
        keeper = cls(renter)
        set_tag("mail", keeper.mail)  # expect: SNT102
        return keeper

    @staticmethod
    def helped(renter):
        set_tag("mail", renter.email)  # expect: SNT102
