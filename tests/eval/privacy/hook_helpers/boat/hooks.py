"""A boat rental: what the hooks' own helpers put into an event."""
import sentry_sdk

from boat import hiding
from boat.hiding import add_skipper, add_trip, strip
from boat.state import current


def before_send(event, hint):
    _who(event)
    _where(event)
    _trip(event["extra"])
    add_skipper(event, current().skipper)  # expect: SNT103
    add_trip(event, current())
    hiding.add_trip(event, current())
    note_crew(event.setdefault("tags", {}), current())
    _twice(event)
    return strip(event)


def _who(event):
    event["user"] = {"id": current().customer.id, "email": current().customer.email}  # expect: SNT104


def _where(event):
    event["tags"]["port"] = current().port
    event["tags"]["phone"] = current().customer.phone_number  # expect: SNT102


def _trip(extra):
    extra["deposit"] = current().deposit
    extra["reach"] = current().customer.email  # expect: SNT103


def note_crew(tags, trip):
    tags["crew"] = trip.crew_size
    tags["captain"] = trip.customer.surname  # expect: SNT102


def _twice(event):
    _deeper(event)


def _deeper(event):
    event["extra"]["card"] = current().customer.card_number  # expect: SNT103


def unrelated(event):
    """Nothing hands it Sentry's event: a calendar's has extras as well."""
    event["extra"] = {"email": current().customer.email}


def before_breadcrumb(crumb, hint):
    _mark(crumb)
    return crumb


def _mark(crumb):
    crumb["data"]["port"] = current().port
    crumb["data"]["email"] = current().customer.email  # expect: SNT101


class Processor:
    def __init__(self, trip):
        self.trip = trip

    def process(self, event, hint):
        self._fill(event)
        return event

    def _fill(self, event):
        event["tags"]["skipper"] = self.trip.customer.full_name  # expect: SNT102
        event["tags"]["trip"] = self.trip.number


def start(trip):
    sentry_sdk.init(before_send=before_send, before_breadcrumb=before_breadcrumb)
    sentry_sdk.get_isolation_scope().add_event_processor(Processor(trip).process)
    sentry_sdk.get_isolation_scope().add_event_processor(lambda event, hint: _late(event))


def _late(event):
    event["extra"]["late"] = current().late
    event["extra"]["reach"] = current().customer.email  # expect: SNT103
    return event


class Calendar:
    """Of the same name as a registered method, and no hook."""

    def process(self, event):
        event["extra"] = {"email": current().customer.email}
