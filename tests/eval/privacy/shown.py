"""A lending library's cards: objects that become texts, and records."""
import argparse
import dataclasses
from types import SimpleNamespace

from sentry_sdk import capture_message, set_extra, set_tag


class Card:
    def __init__(self, whose, shelf):
        self.whose = whose
        self.shelf = shelf

    def __str__(self):
        return f"card of {self.whose}"

    def __repr__(self):
        return f"<Card {self.shelf}>"


class Loan:
    def __init__(self, whose, shelf):
        self.whose = whose
        self.shelf = shelf

    def __repr__(self):
        return "<Loan %s of %s>" % (self.shelf, self.whose)


class Shelf:
    """Its text is the one of any object."""

    def __init__(self, keeper, number):
        self.keeper = keeper
        self.number = number


def texts(reader, book):
    card = Card(reader.full_name, book.shelf)
    set_tag("card", str(card))  # expect: SNT102
    set_tag("card", f"{card}")  # expect: SNT102
    set_tag("card", "%s" % card)  # expect: SNT102
    set_tag("card", "{} out".format(card))  # expect: SNT102
    set_tag("card", repr(card))
    set_tag("card", f"{card!r}")
    loan = Loan(reader.full_name, book.shelf)
    set_tag("loan", str(loan))  # expect: SNT102
    capture_message(f"late: {loan}")  # expect: SNT105
    set_tag("loan", repr(loan))  # expect: SNT102
    other = Card(book.id, reader.full_name)
    set_tag("card", str(other))
    set_tag("card", repr(other))  # expect: SNT102
    shelf = Shelf(reader.full_name, book.shelf)
    set_tag("shelf", str(shelf))
    capture_message(f"full: {shelf}")


class Reader:
    """A record of the project tells by its own names."""

    def __str__(self):
        return f"{self.email} ({self.id})"


class Branch:
    def __str__(self):
        return f"branch {self.code}"


def typed(reader: Reader, branch: Branch):
    set_extra("reader", str(reader))  # expect: SNT103
    capture_message(f"closed: {branch}")
    set_extra("branch", str(branch))


@dataclasses.dataclass
class Slip:
    reach: str
    code: str = ""

    def send(self):
        set_tag("reach", self.reach)

    def send_code(self):
        set_tag("code", self.code)

    def tell(self):
        set_tag("slip", str(self))


@dataclasses.dataclass
class Veiled:
    reach: str
    code: str = ""

    def __repr__(self):
        return f"<Veiled {self.code}>"


@dataclasses.dataclass
class Joined:
    first: str
    code: str
    line: str = ""

    def __post_init__(self):
        self.line = f"{self.first}/{self.code}"

    def send(self):
        set_tag("line", self.line)


def slips(reader, book):
    slip = Slip(reader.email, book.code)
    slip.send()  # expect: SNT102
    slip.send_code()
    slip.tell()  # expect: SNT102
    Slip(reach=book.code, code=reader.email).send()
    Slip(reach=book.code, code=reader.email).send_code()  # expect: SNT102
    Slip(reach=book.code).tell()
    set_tag("slip", f"{slip}")  # expect: SNT102
    veiled = Veiled(reader.email, book.code)
    set_tag("slip", str(veiled))
    set_tag("slip", f"{veiled}")
    Joined(reader.email, book.code).send()  # expect: SNT102
    Joined(book.title, book.code).send()


def namespaces(reader, book):
    held = SimpleNamespace(reach=reader.email, code=book.code)
    set_tag("reach", held.reach)  # expect: SNT102
    set_tag("code", held.code)
    set_extra("held", str(held))  # expect: SNT103
    held.reach = book.code
    set_tag("reach", held.reach)
    options = argparse.Namespace(reach=reader.email, code=book.code)
    set_tag("code", options.code)
    set_tag("reach", options.reach)  # expect: SNT102
    plain = SimpleNamespace(shelf=book.shelf)
    set_extra("held", str(plain))
