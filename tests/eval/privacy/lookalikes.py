"""Methods that bear the names of Sentry's and belong to something else: the last function excepted, nothing here is Sentry."""
import logging

import ddtrace
import discord
import opentracing
import requests
import reversion
from opentelemetry import trace

import sentry_sdk
import sentry_of_the_gate
from sentry_of_the_gate import capture_message as announce

log = logging.getLogger(__name__)


# case: N53
def other_tracers(user):
    with ddtrace.tracer.trace("sign.up") as span:
        span.set_tag("user.email", user.email)
        span.set_tags({"user.email": user.email})
    ddtrace.tracer.current_span().set_tag("email", user.email)
    with opentracing.global_tracer().start_active_span("sign.up") as active:
        active.span.set_tag("email", user.email)
        active.span.log_kv({"email": user.email})
    with trace.get_tracer(__name__).start_as_current_span("sign.up") as span:
        span.set_attribute("email", user.email)
        span.set_attributes({"email": user.email})
        span.add_event("mail", {"email": user.email})
    span = trace.get_current_span()
    span.set_attribute("email", user.email)


def other_libraries(user, bot):
    reversion.set_user(user)
    reversion.set_comment(f"changed by {user.email}")
    bot.set_context({"email": user.email})
    bot.set_user({"email": user.email})
    bot.add_breadcrumb(message=user.email)
    bot.capture_message(user.email)
    discord.Embed(title=user.email).set_author(name=user.name)
    requests.post("https://api.test/mail", json={"email": user.email})
    log.info("mail %s", user.email)
    print(user.email)


class Ticket:
    """A model with its own set_user, set_tag and scope."""

    def __init__(self):
        self.user = None
        self.tags = {}

    def set_user(self, user):
        self.user = {"email": user.email}

    def set_tag(self, key, value):
        self.tags[key] = value

    def set_context(self, name, value):
        self.tags[name] = value

    def fill(self, user):
        self.set_user(user)
        self.set_tag("email", user.email)
        self.set_context("who", {"email": user.email})


def use(user, scope, span):
    ticket = Ticket()
    ticket.set_user(user)
    ticket.set_tag("email", user.email)
    ticket.user = {"email": user.email}
    ticket.fingerprint = [user.email]
    scope.user = {"email": user.email}
    span.set_tag("email", user.email)


def set_user(user):
    return {"email": user.email}


def add_breadcrumb(message):
    return message


def own_functions(user):
    set_user(user)
    add_breadcrumb(user.email)
    sentry_of_the_gate.set_user({"email": user.email})
    sentry_of_the_gate.capture_message(user.email)
    announce(user.email)


# case: N55
def typed(user, email: "str" = "", *, address: str = "") -> "str":
    """Sends ``user.email`` nowhere: sentry_sdk.set_tag("email", user.email)."""
    text: "sentry_sdk.set_user({'email': user.email})" = "done"
    columns = ["email", "phone", "ssn"]
    sentry_sdk.set_context("schema", {"columns": columns, "sorted_by": "email"})
    sentry_sdk.set_tag("field", "email")
    sentry_sdk.set_tag("state", text)
    return text


class Contact:
    email: str
    phone: str = ""
    password: "str | None" = None


# The SDK itself, so that the file is known to be looked at.
def real(user):
    sentry_sdk.set_tag("email", user.email)  # expect: SNT102
    span = sentry_sdk.start_span(op="a", name="b")
    span.set_tag("email", user.email)  # expect: SNT102
