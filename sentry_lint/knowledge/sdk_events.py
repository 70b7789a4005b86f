"""What the events, breadcrumbs and calls of the SDK look like, as its hooks and its methods meet them.

Sources: sentry-sdk 1.40.0, 2.34.1, 2.75.0 and 3.0.0b2, run with a transport of their own: messages, errors, log
records and transactions through each hook, requests through Flask, Django, FastAPI and aiohttp; ``ignore_logger(…)``
in ``sentry_sdk/integrations``; ``Event`` in ``sentry_sdk/_types.py``.
"""

from __future__ import annotations

from sentry_lint.knowledge.sdk_api import NEVER, OLDEST, Version

# What `capture_exception`, `capture_message` and `capture_event` take. Anything else: capture_exception sends nothing
# and says nothing, the other two raise TypeError. `hint` reaches capture_event, but not capture_exception.
CAPTURE_KEYWORDS = frozenset({"user", "level", "extras", "contexts", "tags", "fingerprint", "scope", "attributes"})
OWN_KEYWORDS = {
    "capture_exception": frozenset({"error"}),
    "capture_message": frozenset({"message", "hint"}),
    "capture_event": frozenset({"event", "hint"}),
}
MAPPINGS = frozenset({"tags", "extras", "contexts"})
MEANT = {
    "extra": "extras",
    "context": "contexts",
    "tag": "tags",
    "users": "user",
    "fingerprints": "fingerprint",
    "data": "extras",
}

# Parts of an event that an ordinary one may lack, and which one does.
MAY_LACK: dict[tuple[object, ...], str] = {
    ("exception",): "a message has none",
    ("logger",): "only log records have one",
    ("logentry",): "only log records have one",
    ("message",): "an error has none",
    ("request",): "there is one only while a request is served",
    ("user",): "there is one only where a user was set",
    ("tags",): "there are some only where one was set",
    ("transaction",): "there is one only while a request or task is served",
    ("fingerprint",): "there is one only where it was set",
    ("request", "data"): "a request without a body has none",
    ("request", "cookies"): "they are sent only with personal data on",
    ("request", "query_string"): "not every framework gives one",
    ("exception", "values", "*", "stacktrace"): "an error that was never raised has none",
    ("breadcrumbs", "values", 0): "there may be no breadcrumb",
    ("breadcrumbs", "values", -1): "there may be no breadcrumb",
}
# Mappings with a list below ``values`` (``Event`` in the SDK's ``_types.py``, 1.35.0 to 3.0.0b2).
LISTED = frozenset({("breadcrumbs",), ("exception",), ("threads",)})
TRANSACTIONS_MAY_LACK: dict[tuple[object, ...], str] = {
    ("request",): MAY_LACK["request",],
    ("request", "data"): MAY_LACK["request", "data"],
    ("user",): MAY_LACK["user",],
    ("exception",): "a transaction has none",
    ("message",): "a transaction has none",
    ("logger",): "a transaction has none",
    ("logentry",): "a transaction has none",
}
CRUMBS_MAY_LACK: dict[tuple[object, ...], str] = {
    ("message",): "one of an HTTP request has none",
    ("level",): "one of an HTTP request has none",
}
HINTS_MAY_LACK = {
    "exc_info": "a message has none",
    "log_record": "only log records have one",
}
# Keys that every event has: a test of one of these says nothing about the others.
ALWAYS = frozenset(
    {"level", "environment", "server_name", "platform", "timestamp", "event_id", "contexts", "sdk", "release"}
)
# What tells as much about an event as the key itself: a test of one is a test of the other.
TELLING = {"exception": frozenset({"exc_info"}), "exc_info": frozenset({"exception"})}

EVENT_KEYS = frozenset(
    """
    breadcrumbs check_in_id contexts debug_meta dist duration environment errors event_id exception extra fingerprint
    level logentry logger measurements message modules monitor_config monitor_slug platform profile release request
    sdk server_name spans stacktrace start_timestamp status tags template threads timestamp transaction
    transaction_info type user attributes culprit
    """.split()
)
REQUEST_KEYS = frozenset(
    {"url", "method", "headers", "env", "cookies", "query_string", "data", "fragment", "api_target"}
)
LEVELS = frozenset({"fatal", "error", "warning", "info", "debug"})
# The types that before_send never sees: an error or message has no type, a transaction does not come here.
NO_TYPES = frozenset({"transaction", "error", "event", "default", "exception", "message", "log"})
# Loggers of which the SDK makes neither events nor breadcrumbs: its own and urllib3's, and those that an integration
# switches off because it reports the same errors itself.
IGNORED_LOGGERS = frozenset(
    """
    sentry_sdk.errors urllib3.connectionpool urllib3.connection django.request django.server aiohttp.server
    tornado.access celery.app.trace celery.worker.job celery.redirected rq.worker arq.worker ariadne
    strawberry.execution
    """.split()
)
# Breadcrumbs of requests that the program itself makes, and words of the paths that others ask it for.
OUTGOING = frozenset({"httplib", "httpx", "aiohttp", "requests", "http"})
PROBES = ("health", "ready", "readiness", "live", "liveness", "metrics", "ping", "favicon", "heartbeat")
# How frameworks spell a header's name in an event: WSGI like Content-Type, ASGI in lower case.
ASGI = (b"fastapi", b"starlette", b"litestar", b"quart")
WSGI = (b"flask", b"django", b"pyramid", b"bottle", b"falcon", b"wsgi")
AS_SENT = (b"aiohttp", b"tornado", b"sanic")

# What is lost when a hook does not work, by the hook.
THINGS = {
    "before_send": "event",
    "before_send_transaction": "transaction",
    "before_breadcrumb": "breadcrumb",
    "before_send_log": "log",
    "before_send_metric": "metric",
    "before_send_span": "span",
    "": "event",
}
# What becomes of it where the hook raises, or cannot be called, and the first release of which that is so.
FAILING: dict[str, tuple[tuple[Version, str], ...]] = {
    "before_send": ((OLDEST, "every event is lost"),),
    "before_send_transaction": ((OLDEST, "every transaction is lost"),),
    "before_breadcrumb": (
        (OLDEST, "the error reaches the program"),
        ((2, 67, 0), "the breadcrumb goes out as it was"),
        ((3, 0, 0), "the breadcrumb is lost"),
    ),
    "before_send_log": ((OLDEST, "every log is lost"),),
    "before_send_metric": ((OLDEST, "every metric is lost"),),
    "before_send_span": ((OLDEST, "every span goes out as it was"),),
    "": ((OLDEST, "the event goes out as it was"), ((3, 0, 0), "the event is lost")),
}
# What becomes of it where the hook returns something else: a coroutine, a generator, a constant.
EXCHANGING = {
    **{option: ways[0][1] for option, ways in FAILING.items()},
    "before_send": "every event is lost, with an error in the program",
    "before_breadcrumb": "that goes out in its place",
    "": "every event is lost, with an error in the program",
}
#: From this release on, a user that is no dictionary is sent; before, it raises AttributeError.
ANY_USER: Version = (2, 0, 0)


def failing(option: str, low: Version, high: Version) -> str:
    """What a hook that fails does in some release from ``low`` to ``high``."""
    ways = FAILING[option]
    ends = [first for first, _ in ways[1:]] + [NEVER]
    return " or ".join(text for (first, text), end in zip(ways, ends) if first <= high and low < end)


NOT_DROPPING = frozenset({"before_send_span"})  # what it returns does not matter: a span always goes out

# Names that the SDK's scrubber looks for by itself. Source: sentry_sdk/scrubber.py, DEFAULT_DENYLIST.
DENYLIST = "DEFAULT_DENYLIST"
DEFAULT_NAMES = frozenset(
    """
    password passwd secret api_key apikey auth credentials mysql_pwd privatekey private_key token session csrftoken
    sessionid x_csrftoken x_forwarded_for set_cookie cookie authorization proxy-authorization x_api_key
    """.split()
)
