"""A locksmith's dispatch: values that are kept on an object and sent by one of its methods."""
import sentry_sdk
from sentry_sdk import set_context, set_tag


class Callout:
    """What one method stores, another sends."""

    urgency = None
    reach = None

    def __init__(self, job):
        self.job = job
        self.lock = ""
        self.notes = {}
        self.trail = []

    def open(self, ticket):
        self.reach = ticket.customer.email
        self.lock = ticket.lock_model
        self.urgency = ticket.urgency

    def remember(self, ticket):
        self.notes["reach"] = ticket.customer.phone_number
        self.trail.append(ticket.code)

    def report(self):
        set_tag("reach", self.reach)  # expect: SNT102
        set_tag("lock", self.lock)
        set_tag("urgency", self.urgency)
        set_tag("job", self.job)
        set_context("notes", self.notes)  # expect: SNT103
        set_context("trail", {"codes": self.trail})

    def close(self):
        self.reach = "gone"
        set_tag("reach", self.reach)


class Letter:
    """Nothing here says what it is given: the caller does."""

    def __init__(self, line, code):
        self.line = line
        self.code = code
        self.short = line[:3]
        self.parts = {"line": line, "code": code}

    def send(self):
        set_tag("line", self.line)
        set_tag("code", self.code)

    def send_short(self):
        set_tag("short", self.short)

    def send_code(self):
        sentry_sdk.capture_message(f"stuck: {self.code}")

    def send_parts(self):
        set_context("parts", self.parts)

    def send_all(self):
        self._prepare()
        self.send()

    def _prepare(self):
        self.code = "-"

    def masked(self):
        set_tag("line", "***" if self.line else "")
        set_tag("length", len(self.line))

    def with_line(self, line):
        self.line = line
        return self

    def change(self, line):
        self.line = line

    @classmethod
    def to(cls, person):
        return cls(person.home_address, person.id)


class Registered(Letter):
    def __init__(self, line, code, number):
        super().__init__(line, code)
        self.number = number

    def send_number(self):
        set_tag("number", self.number)


def letters(customer, order):
    letter = Letter(customer.home_address, order.id)
    letter.send()  # expect: SNT102
    letter.send_short()  # expect: SNT102
    letter.send_code()
    letter.send_parts()  # expect: SNT103
    letter.masked()
    Letter(order.id, customer.home_address).send()  # expect: SNT102
    Letter(order.id, customer.home_address).send_code()  # expect: SNT105
    Letter(order.id, order.number).send()
    Letter(order.id, customer.home_address).send_all()
    Letter(customer.home_address, order.id).send_all()  # expect: SNT102
    Letter(line=order.id, code=order.number).with_line(customer.email).send()  # expect: SNT102
    Letter.to(customer).send()  # expect: SNT102
    Letter.to(customer).send_code()


def changed(customer, order):
    letter = Letter(order.id, order.number)
    letter.send()
    letter.change(customer.email)
    letter.send()  # expect: SNT102
    letter.change(order.id)
    letter.send()
    letter.line = customer.phone
    letter.send()  # expect: SNT102
    letter.line = order.id
    letter.send()


def registered(customer, order):
    letter = Registered(customer.home_address, order.id, customer.mobile_number)
    letter.send()  # expect: SNT102
    letter.send_number()  # expect: SNT102
    letter.send_code()
    Registered(order.id, order.id, order.number).send_number()


def through(letter: Letter):
    letter.send()


def passed(customer, order):
    through(Letter(customer.email, order.id))  # expect: SNT102
    through(Letter(order.id, order.id))
    for letter in [Letter(customer.email, order.id)]:
        letter.send()  # expect: SNT102
    two = Letter(order.id, order.id)
    other = Letter(customer.email, order.id)
    two.send()
    other.send_code()


class Desk:
    """An object that keeps another."""

    def __init__(self, order):
        self.letter = None
        self.order = order

    def write(self, visit):
        self.letter = Letter(visit.customer.email, self.order.id)

    def post(self):
        self.letter.send()  # expect: SNT102
        self.letter.send_code()


class Crate:
    """Filled from outside alone."""

    def ship(self):
        set_context("crate", {"to": self.target, "size": self.size})


def crates(customer, parcel):
    crate = Crate()
    crate.size = parcel.size
    crate.ship()
    crate.target = customer.home_address
    crate.ship()  # expect: SNT103
    empty = Crate()
    empty.target = parcel.depot_code
    empty.ship()


class Duty:
    """A default that stands for nothing yet rules nothing out."""

    locksmith = None
    van: str = ""

    def begin(self, shift):
        self.locksmith = shift.roster.pick()

    def tell(self):
        if self.locksmith:
            set_tag("reach", self.locksmith.email)  # expect: SNT102
            set_tag("number", self.locksmith.badge_number)
        if self.van:
            set_tag("van", self.van)
