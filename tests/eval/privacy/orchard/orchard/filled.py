"""Attributes: who fills them, who reads them, and how an object reads as a text."""
from sentry_sdk import set_context, set_tag


class Basket:
    label = ""
    owner = None
    lines = []

    def __init__(self, row, gift=None):
        self.row = row
        self.gift = gift
        self.parts = []
        self.notes = {}

    def load(self, renter):
        self.owner = renter.email
        self.count = len(renter.email)

    def mark(self, renter):
        self.parts.append(renter.email)
        self.notes["line"] = renter.phone

    def tell(self):
        set_tag("a", self.row)
        set_tag("b", self.owner)  # expect: SNT102
        set_tag("c", self.count)
        set_tag("d", self.label)

    def tell_parts(self):
        set_tag("a", self.gift)

    def tell_own(self, renter):
        self.line = renter.email
        set_tag("a", self.line)  # expect: SNT102
        self.line = renter.id
        set_tag("b", self.line)

    @property
    def holder(self):
        return self.owner

    @property
    def place(self):
        return self.row

    def holders(self):
        return [self.owner, self.row]


class Shown:
    def __init__(self, renter):
        self.renter = renter

    def __str__(self):
        return self.renter.email

    def __repr__(self):
        return str(self.renter.id)


class ShownToDevelopers:
    def __init__(self, renter):
        self.renter = renter

    def __repr__(self):
        return self.renter.email


class ShownInFormats(Shown):
    def __format__(self, spec):
        return str(self.renter.id)


class Hidden(Shown):
    def __str__(self):
        return str(self.renter.id)


class Over(Basket):
    def __init__(self, renter):
        super().__init__(renter.email)
        self.more = renter.id

    def tell_above(self):
        set_tag("a", self.row)  # expect: SNT102
        set_tag("b", self.more)
        set_tag("c", super().place)

    def load_above(self, renter):
        super().load(renter)
        set_tag("a", self.owner)  # expect: SNT102


def filled_outside(renter):
    basket = Basket(renter.row)
    set_tag("a", basket.row)
    set_tag("b", basket.gift)
    basket.load(renter)
    set_tag("c", basket.owner)  # expect: SNT102
    set_tag("d", basket.count)
    set_tag("e", basket.holder)  # expect: SNT102
    set_tag("f", basket.place)
    basket.owner = renter.id
    set_tag("g", basket.owner)
    set_tag("h", Basket(renter.email).row)  # expect: SNT102
    set_tag("i", Basket(renter.id, renter.email).gift)  # expect: SNT102
    set_tag("j", Basket(renter.id, gift=renter.email).row)
    set_tag("k", Over(renter).row)  # expect: SNT102
    set_tag("l", Over(renter).more)
    basket.note = renter.email
    set_tag("m", basket.note)  # expect: SNT102
    set_tag("n", basket.label)
    set_context("o", {"all": basket.parts})


def as_texts(renter):
    set_tag("a", str(Shown(renter)))  # expect: SNT102
    set_tag("b", repr(Shown(renter)))
    set_tag("c", f"{Shown(renter)}")  # expect: SNT102
    set_tag("d", f"{Shown(renter)!r}")
    set_tag("e", str(ShownToDevelopers(renter)))  # expect: SNT102
    set_tag("f", repr(ShownToDevelopers(renter)))  # expect: SNT102
    set_tag("g", f"{ShownInFormats(renter)}")
    set_tag("h", str(ShownInFormats(renter)))  # expect: SNT102
    set_tag("i", str(Hidden(renter)))
    set_tag("j", f"{Hidden(renter)}")
    set_tag("k", "%s" % Shown(renter))  # expect: SNT102
    set_tag("l", "{}".format(Shown(renter)))  # expect: SNT102
    set_tag("m", str(Basket(renter.email)))
