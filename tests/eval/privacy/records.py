"""A parcel shop: records, objects and their fields."""
import collections
import dataclasses
from typing import NamedTuple, TypedDict

import sentry_sdk


@dataclasses.dataclass
class Label:
    to: str
    code: str
    weight: int = 0


class Slip(NamedTuple):
    reach: str
    code: str


class Row(TypedDict):
    reach: str
    code: str


Pair = collections.namedtuple("Pair", "reach code")


def records(customer, parcel):
    label = Label(to=customer.home_address, code=parcel.code)
    sentry_sdk.set_tag("to", label.to)  # expect: SNT102
    sentry_sdk.set_tag("code", label.code)
    slip = Slip(customer.email, parcel.code)
    sentry_sdk.set_tag("to", slip.reach)  # expect: SNT102
    sentry_sdk.set_tag("code", slip.code)
    row = Row(reach=customer.phone, code=parcel.code)
    sentry_sdk.set_tag("to", row["reach"])  # expect: SNT102
    sentry_sdk.set_tag("code", row["code"])
    row: Row = {"reach": customer.phone, "code": parcel.code}
    sentry_sdk.set_context("row", row)  # expect: SNT103


class Session:
    """State set in one method, read in another."""

    def __init__(self, customer, parcel):
        self.reach = customer.email
        self.code = parcel.code
        self.notes = {"code": parcel.code}

    def extend(self, customer):
        self.notes["reach"] = customer.phone_number

    def report(self):
        sentry_sdk.set_tag("reach", self.reach)  # expect: SNT102
        sentry_sdk.set_tag("code", self.code)
        sentry_sdk.capture_message(f"stuck: {self.reach}")  # expect: SNT105
        sentry_sdk.capture_message(f"stuck: {self.code}")


# Things that are said of a person and are not personal by themselves.
def harmless(user, request, exc):
    sentry_sdk.set_tag("staff", user.is_staff)
    sentry_sdk.set_tag("role", user.role)
    sentry_sdk.set_tag("locale", user.locale)
    sentry_sdk.set_tag("zone", user.timezone)
    sentry_sdk.set_tag("org", user.organization_id)
    sentry_sdk.set_tag("plan", user.subscription.plan)
    sentry_sdk.set_tag("seen", user.last_login)
    sentry_sdk.set_tag("joined", user.date_joined)
    sentry_sdk.set_tag("kind", user.user_type)
    sentry_sdk.set_tag("count", user.login_count)
    sentry_sdk.set_tag("group", user.groups.count())
    sentry_sdk.set_tag("anonymous", user.is_anonymous)
    sentry_sdk.set_tag("class", user.__class__.__name__)
    sentry_sdk.set_tag("error", type(exc).__name__)
    sentry_sdk.set_extra("error", str(exc))
    sentry_sdk.set_extra("status", exc.response.status_code)
    sentry_sdk.set_tag("view", request.resolver_match.view_name)
    sentry_sdk.set_tag("host", request.get_host())
    sentry_sdk.set_tag("secure", request.is_secure())
    sentry_sdk.set_tag("agent", request.headers.get("User-Agent"))
    sentry_sdk.set_tag("language", request.headers["Accept-Language"])
    sentry_sdk.set_tag("trace", request.headers.get("X-Request-ID"))
    sentry_sdk.set_tag("email_sent", True)
    sentry_sdk.set_tag("password_reset", "asked")
    sentry_sdk.set_tag("payment.method", "card")
    sentry_sdk.set_tag("address.changed", user.address_changed)
    sentry_sdk.set_context("mail", {"template": "welcome", "recipients": 3, "email_provider": "ses"})
    sentry_sdk.set_context("model", {"max_tokens": 1024, "token_limit": 4096, "tokens_used": user.tokens_used})
    sentry_sdk.set_context("job", {"worker_name": user.worker_name, "queue_name": user.queue_name, "key": user.key_prefix})
