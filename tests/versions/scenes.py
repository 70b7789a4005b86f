"""Programs whose events tell on which side of a change of the SDK they run: what leaves, and what the linter says.

A scene is a program, an expression over what it sends as in :mod:`happening`, and for each release how it ends, what
the expression gives, the code of the finding that the release deserves ("" for none) and words of its message.
"""

from __future__ import annotations

from typing import NamedTuple

OLD, LAST_1, FIRST_2, MIDDLE, NEWEST, NEXT = "1.35.0", "1.45.1", "2.0.1", "2.34.1", "2.75.0", "3.0.0b2"
EVERY = (OLD, LAST_1, FIRST_2, MIDDLE, NEWEST, NEXT)
STABLE = EVERY[:-1]


class Outcome(NamedTuple):
    """``ends`` is the exception that ends the program, ``shown`` the expression's value."""

    ends: str
    shown: object
    code: str = ""
    words: str = ""


class Scene(NamedTuple):
    """``requires`` is what a requirements file says where the linter judges a range, and not the release at hand."""

    program: str
    shows: str
    outcomes: dict[str, Outcome]
    requires: str = ""


def every(*outcome: object, among: tuple[str, ...] = EVERY) -> dict[str, Outcome]:
    return {release: Outcome(*outcome) for release in among}  # type: ignore[arg-type]


COUNT = "len(sent)"
START = "import sentry_sdk\nsentry_sdk.init()\n"
MESSAGE = "sentry_sdk.capture_message('late')\n"
CRUMBS = "[one['breadcrumbs']['values'] and one['breadcrumbs']['values'][0].get('category') for one in sent]"
EXTRAS = "[one['extra'].get('berth') for one in sent]"


def call(text: str) -> str:
    return f"{START}{text}\n"


def setter(text: str) -> str:
    return f"{START}{text}\n{MESSAGE}"


def hook(option: str, text: str, then: str = MESSAGE) -> str:
    return f"import sentry_sdk\n{text}\nsentry_sdk.init({option}=hook)\n{then}"


def processor(text: str) -> str:
    adding = "from sentry_sdk.scope import add_global_event_processor\n"
    return f"import sentry_sdk\n{adding}{text}\nsentry_sdk.init()\nadd_global_event_processor(hook)\n{MESSAGE}"


def served(integration: str, status: int) -> str:
    """A FastAPI application that answers with a status."""
    return f"""import sentry_sdk
from fastapi import FastAPI, HTTPException
from fastapi.testclient import TestClient
from sentry_sdk.integrations.fastapi import FastApiIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration
sentry_sdk.init(integrations=[{integration}])
app = FastAPI()
@app.get("/")
def berth():
    raise HTTPException({status})
TestClient(app).get("/")
"""


LOST = {
    "an unknown keyword": Scene(
        call("sentry_sdk.capture_exception(LookupError(), extra={'berth': 4})"),
        COUNT,
        every("", 0, "SNT604", "the event is not sent, and nothing says so"),
    ),
    "the right keyword": Scene(
        call("sentry_sdk.capture_exception(LookupError(), extras={'berth': 4})"), EXTRAS, every("", [4])
    ),
    "an unknown keyword of a message": Scene(
        call("sentry_sdk.capture_message('late', extra={'berth': 4})"),
        COUNT,
        every("TypeError", 0, "SNT604", "TypeError in the program, and no event"),
    ),
    "the right keyword of a message": Scene(
        call("sentry_sdk.capture_message('late', extras={'berth': 4})"), EXTRAS, every("", [4])
    ),
    "a keyword of later releases": Scene(
        call("sentry_sdk.capture_exception(LookupError(), attributes={'berth': 4})"),
        COUNT,
        every("", 0, "SNT601", "attributes", among=EVERY[:4]) | every("", 1, among=EVERY[4:]),
    ),
    "a scope and tags": Scene(
        call("sentry_sdk.capture_exception(LookupError(), scope=sentry_sdk.Scope(), tags={'berth': '4'})"),
        COUNT,
        every("", 0, "SNT604", "the event is not sent"),
    ),
    "a scope and a level": Scene(
        call("sentry_sdk.capture_message('late', scope=sentry_sdk.Scope(), level='error')"),
        "[one['level'] for one in sent]",
        every("", ["error"]),
    ),
    "tags in a list": Scene(
        call("sentry_sdk.capture_exception(LookupError(), tags=['north'])"),
        COUNT,
        every("", 0, "SNT604", "the event is not sent"),
    ),
    "a text for an error": Scene(
        call("sentry_sdk.capture_exception('late')"),
        COUNT,
        every("ValueError", 0, "SNT604", "raises ValueError in the program"),
    ),
    "a text for a breadcrumb": Scene(
        call("sentry_sdk.add_breadcrumb('late')"),
        COUNT,
        every("ValueError", 0, "SNT604", "raises ValueError in the program"),
    ),
    "a text for a user": Scene(
        setter("sentry_sdk.set_user('bob')"),
        "[one.get('user') for one in sent]",
        every("AttributeError", [], "SNT604", "AttributeError in the program", among=EVERY[:2])
        | every("", ["bob"], "SNT604", "Sentry drops anything else", among=EVERY[2:]),
    ),
    "a user": Scene(setter("sentry_sdk.set_user({'id': 4})"), "[one['user'] for one in sent]", every("", [{"id": 4}])),
    "a text for a context": Scene(
        setter("sentry_sdk.set_context('berth', 'north')"),
        "[one['contexts'].get('berth') for one in sent]",
        every("", ["north"], "SNT604", "Sentry drops anything else"),
    ),
    "a dictionary for a tag": Scene(
        setter("sentry_sdk.set_tag('berth', {'number': 4})"),
        "[one['tags'] for one in sent]",
        every("", [{"berth": {"number": 4}}], "SNT403"),
    ),
    "a long key of a tag": Scene(
        setter("sentry_sdk.set_tag('the_berth_that_the_boat_was_to_be_moored_at', 4)"),
        "[one['tags'] for one in sent]",
        every("", [{"the_berth_that_the_boat_was_to_be_moored_at": 4}], "SNT403"),
    ),
    "a tag": Scene(
        setter("sentry_sdk.set_tag('berth', 4)"), "[one['tags'] for one in sent]", every("", [{"berth": 4}])
    ),
}

CRUMB = "sentry_sdk.add_breadcrumb(category='boat.moor', data={'berth': 4})\n"
READS = "def hook(crumb, hint):\n    crumb['data']['said'] = crumb['message'].strip()\n    return crumb"
FALLS = "def hook(event, hint):\n    event['level'] = 'info'"
GIVES = "def hook(event, hint):\n    event['level'] = 'info'\n    return event"
ASKS = "def hook(event, hint):\n    event['exception'].pop('values')\n    return event"
WALKS = "def hook(event, hint):\n    for crumb in event['breadcrumbs']:\n        crumb['type'] = 'x'\n    return event"
BELOW = WALKS.replace("['breadcrumbs']", "['breadcrumbs']['values']")
WAITS = "async def hook(event, hint):\n    return event"
SPANS = """import sentry_sdk
calls = []
def hook(span, hint):
    calls.append(span)
    return span
sentry_sdk.init(traces_sample_rate=1.0, before_send_span=hook)
"""
HOOKS = {
    "a hook without an end": Scene(hook("before_send", FALLS), COUNT, every("", 0, "SNT605", "None drops the event")),
    "a hook that returns": Scene(hook("before_send", GIVES), COUNT, every("", 1)),
    "a hook of one parameter": Scene(
        hook("before_send", "def hook(event):\n    return event"),
        COUNT,
        every("", 0, "SNT605", "every event is lost"),
    ),
    "a hook that is a text": Scene(
        hook("before_send", "hook = 'x'"), COUNT, every("", 0, "SNT605", "every event is lost")
    ),
    "a hook that reads what a message lacks": Scene(
        hook("before_send", ASKS), COUNT, every("", 0, "SNT605", "the event is lost")
    ),
    "a hook that goes through breadcrumbs as a list": Scene(
        hook("before_send", WALKS, CRUMB + MESSAGE), COUNT, every("", 0, "SNT605", "the event is lost")
    ),
    "a hook that goes through breadcrumbs": Scene(hook("before_send", BELOW, CRUMB + MESSAGE), COUNT, every("", 1)),
    "a hook that is not awaited": Scene(
        hook("before_send", WAITS),
        COUNT,
        every("AttributeError", 0, "SNT605", "every event is lost, with an error in the program"),
    ),
    "a hook of breadcrumbs that fails": Scene(
        hook("before_breadcrumb", READS, CRUMB + MESSAGE),
        CRUMBS,
        every("KeyError", [], "SNT605", "the error reaches the program", among=EVERY[:4])
        | every("", ["boat.moor"], "SNT605", "the breadcrumb goes out as it was", among=(NEWEST,))
        | every("", [[]], "SNT605", "the breadcrumb is lost", among=(NEXT,)),
    ),
    "a hook of breadcrumbs": Scene(
        hook("before_breadcrumb", "def hook(crumb, hint):\n    return crumb", CRUMB + MESSAGE),
        CRUMBS,
        every("", ["boat.moor"]),
    ),
    "a processor that fails": Scene(
        processor(ASKS),
        COUNT,
        every("", 1, "SNT605", "the event goes out as it was", among=STABLE)
        | every("", 0, "SNT605", "the event is lost", among=(NEXT,)),
    ),
    "a processor without an end": Scene(processor(FALLS), COUNT, every("", 0, "SNT605", "None drops the event")),
    "a processor": Scene(processor(GIVES), COUNT, every("", 1)),
    "a hook of spans that is not called": Scene(
        SPANS + "with sentry_sdk.start_transaction(name='moor'): pass\nassert not calls\n",
        COUNT,
        every("TypeError", 0, "SNT601", "before_send_span", among=EVERY[:4])
        | every("", 1, "SNT607", "is ignored without", among=(NEWEST,)),
    ),
    "a hook of spans that is called": Scene(
        SPANS.replace("before", "trace_lifecycle='stream', before")
        + "with sentry_sdk.traces.start_span(name='moor'): pass\nsentry_sdk.flush()\nassert calls\n",
        COUNT,
        every("", 1, among=(NEWEST, NEXT)),
    ),
}

CLASSES = "import sentry_sdk\nfrom sentry_sdk.integrations.argv import ArgvIntegration\n"
OPTIONS = {
    "statuses that nobody reads": Scene(
        served("FastApiIntegration(failed_request_status_codes={403})", 403),
        COUNT,
        every("TypeError", 0, "SNT601", "failed_request_status_codes", among=EVERY[:3])
        | every("", 0, "SNT607", "has no effect", among=EVERY[3:]),
    ),
    "statuses that are read": Scene(
        served("StarletteIntegration(failed_request_status_codes={403})", 403),
        COUNT,
        every("TypeError", 0, "SNT601", "failed_request_status_codes", among=EVERY[:3]) | every("", 1, among=EVERY[3:]),
    ),
    "a range that ends too early": Scene(
        served("StarletteIntegration(failed_request_status_codes=set(range(500, 599)))", 599),
        COUNT,
        every("", 0, "SNT607", "599 itself is left out", among=EVERY[3:]),
    ),
    "a range to its end": Scene(
        served("StarletteIntegration(failed_request_status_codes=set(range(500, 600)))", 599),
        COUNT,
        every("", 1, among=EVERY[3:]),
    ),
    "a class for an object": Scene(
        CLASSES + f"sentry_sdk.init(integrations=[ArgvIntegration])\n{MESSAGE}",
        COUNT,
        every("AttributeError", 0, "SNT607", "init fails with AttributeError"),
    ),
    "an object": Scene(CLASSES + f"sentry_sdk.init(integrations=[ArgvIntegration()])\n{MESSAGE}", COUNT, every("", 1)),
    "an address in the source": Scene(
        f"import sentry_sdk\nsentry_sdk.init('https://0c9d3bfe61a27548e0f1c2d3b4a59687@o77.sentry.io/4501')\n{MESSAGE}",
        "dsn",
        every("", "https://0c9d3bfe61a27548e0f1c2d3b4a59687@o77.sentry.io/4501", "SNT606", "reports into this project"),
    ),
    "an address from outside": Scene(
        f"import os\nimport sentry_sdk\nsentry_sdk.init(os.environ.get('NO_SUCH_DSN'))\n{MESSAGE}",
        "dsn",
        every("", None),
    ),
    "what part of a range lacks": Scene(
        call("sentry_sdk.set_tags({'berth': '4'})"),
        COUNT,
        every("AttributeError", 0, "SNT608", "added in 2.1.0", among=(FIRST_2,))
        | every("", 0, "SNT608", "added in 2.1.0", among=(MIDDLE,)),
        requires="sentry-sdk>=2.0.1,<2.35",
    ),
    "what all of a range has": Scene(
        call("sentry_sdk.set_tag('berth', '4')"),
        COUNT,
        every("", 0, among=(FIRST_2, MIDDLE)),
        requires="sentry-sdk>=2.0.1,<2.35",
    ),
}

CAUSED = """try:
    try:
        raise LookupError("no such berth")
    except LookupError as cause:
        raise RuntimeError("not moored") from cause
except RuntimeError as error:
    sentry_sdk.capture_exception(error)
"""


def drops(test: str) -> str:
    return f"def hook(event, hint):\n    if {test}:\n        return None\n    return event"


def first(index: int) -> str:
    return (
        "def hook(event, hint):\n    values = event.get('exception', {}).get('values', [])\n"
        f"    if values and values[{index}].get('type') == 'RuntimeError':\n        return None\n    return event"
    )


REQUESTED = """import flask
from sentry_sdk.integrations.flask import FlaskIntegration
{}
sentry_sdk.init(before_send=hook, integrations=[FlaskIntegration()])
app = flask.Flask("berths")
@app.get("/berths")
def berth():
    raise LookupError("no such berth")
app.test_client().get("/berths")
"""


def logged(logger: str, test: str) -> str:
    return f"""import logging
import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
{drops(test)}
sentry_sdk.init(before_send=hook, integrations=[LoggingIntegration(event_level=logging.ERROR)])
logging.getLogger("{logger}").critical("late")
logging.getLogger("berths").error("late")
"""


def requested(test: str) -> str:
    return "import sentry_sdk\n" + REQUESTED.format(drops(test))


LOGGERS = "[one['logger'] for one in sent if 'logger' in one]"  # beside events there may be a batch of logs
CONDITIONS = {
    "the innermost cause": Scene(
        hook("before_send", first(0), CAUSED), COUNT, every("", 1, "SNT609", "values[0] is the innermost cause")
    ),
    "the error that was raised": Scene(hook("before_send", first(-1), CAUSED), COUNT, every("", 0)),
    "a logger that is ignored": Scene(
        logged("urllib3.connectionpool", "event.get('logger') == 'urllib3.connectionpool'"),
        LOGGERS,
        every("", ["berths"], "SNT609", "the SDK ignores it"),
    ),
    "a logger": Scene(logged("piers", "event.get('logger') == 'piers'"), LOGGERS, every("", ["berths"])),
    "a level of logging's": Scene(
        logged("piers", "event.get('level') == 'critical'"),
        LOGGERS,
        every("", ["piers", "berths"], "SNT609", "no event has this level"),
    ),
    "a level": Scene(logged("piers", "event.get('level') == 'fatal'"), LOGGERS, every("", ["berths"])),
    "a status of a request": Scene(
        requested("event.get('request', {}).get('status_code') == 500"),
        "['status_code' in one['request'] for one in sent]",
        every("", [False], "SNT609", "no event's request has this"),
    ),
    "an address of a request": Scene(
        requested("event.get('request', {}).get('url', '').endswith('/berths')"), COUNT, every("", 0)
    ),
    "transactions in the wrong hook": Scene(
        hook("traces_sample_rate=1.0, before_send", drops("event.get('type') == 'transaction'"))
        + "with sentry_sdk.start_transaction(name='moor'): pass\n",
        "[one.get('type') for one in sent]",
        every("", [None, "transaction"], "SNT609", "transactions go to before_send_transaction", among=STABLE),
    ),
}

SCENES: dict[str, Scene] = {**LOST, **HOOKS, **OPTIONS, **CONDITIONS}
