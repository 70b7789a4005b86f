"""What sentry-sdk takes in, and where it puts it.

Sources: sentry-sdk 1.35.0 to 2.75.0 and 3.0.0b2, read and run (``sentry_sdk/api.py``, ``scope.py``, ``tracing.py``,
``hub.py``, ``logger.py``, ``metrics.py``). A surface is a place of the event that a value reaches; none of those here
is cleaned by the SDK's own scrubber unless the key is on its deny list.
"""

from __future__ import annotations

from typing import NamedTuple


class Surface(NamedTuple):
    """A place in what is sent: the rule that watches it and how a message names it."""

    key: str
    code: str
    phrase: str


def _surfaces(*rows: tuple[str, str, str]) -> dict[str, Surface]:
    return {key: Surface(key, code, phrase) for key, code, phrase in rows}


SURFACES = _surfaces(
    ("breadcrumb.message", "SNT101", "a breadcrumb message"),
    ("breadcrumb.data", "SNT101", "breadcrumb data"),
    ("breadcrumb.category", "SNT101", "a breadcrumb category"),
    ("breadcrumb", "SNT101", "a breadcrumb"),
    ("tag.key", "SNT102", "a tag's key"),
    ("tag", "SNT102", "a tag"),
    ("context", "SNT103", "a context"),
    ("extra", "SNT103", "an extra"),
    ("request", "SNT103", "the event's request"),
    ("span", "SNT103", "span data"),
    ("log", "SNT103", "a log attribute"),
    ("metric", "SNT103", "a metric attribute"),
    ("attachment", "SNT103", "an attachment"),
    ("user", "SNT104", "the user"),
    ("message", "SNT105", "a message"),
    ("exception", "SNT105", "the text of a captured exception"),
    ("fingerprint", "SNT105", "a fingerprint"),
    ("name.transaction", "SNT105", "a transaction name"),
    ("name.span", "SNT105", "a span name"),
    ("log.body", "SNT105", "a log body"),
    ("exception.raised", "SNT108", "the text of a raised exception"),
    ("logging", "SNT109", "a log record that the SDK makes an event or breadcrumb of"),
)

NESTED = "nested"  # an argument that is an object of surfaces by key: an event, a breadcrumb
EXCEPTION = "exception"
SCOPE = "scope"
LEVEL = "level"
# The places whose values rules ask for as they are written, personal or not.
NOTED = frozenset(
    {
        LEVEL,
        "tag",
        "tag.key",
        "breadcrumb.category",
        "breadcrumb.data",
        "breadcrumb.message",
        "fingerprint",
        "message",
        "name.transaction",
    }
)


class Argument(NamedTuple):
    """A parameter of an SDK call: its position after ``self`` (None: keyword only) and the surface it reaches."""

    name: str
    position: int | None
    surface: str


def _arguments(*rows: tuple[str, int | None, str]) -> tuple[Argument, ...]:
    return tuple(Argument(*row) for row in rows)


_TAG = _arguments(("key", 0, "tag.key"), ("value", 1, "tag"))
_TAGS = _arguments(("tags", 0, "tag"))
_CONTEXT = _arguments(("key", 0, "context"), ("value", 1, "context"))
_EXTRA = _arguments(("key", 0, "extra"), ("value", 1, "extra"))
_USER = _arguments(("value", 0, "user"))
_CRUMB = _arguments(
    ("crumb", 0, "crumb"),
    ("hint", 1, ""),
    ("message", None, "breadcrumb.message"),
    ("category", None, "breadcrumb.category"),
    ("data", None, "breadcrumb.data"),
    ("level", None, LEVEL),
    ("type", None, "breadcrumb"),
    ("timestamp", None, ""),
)
# Scope.update_from_kwargs; `extra`, `context` and `tag` are the misspellings that lose the event: judged all the same.
_SCOPE_KEYWORDS = _arguments(
    ("user", None, "user"),
    ("level", None, LEVEL),
    ("extras", None, "extra"),
    ("extra", None, "extra"),
    ("contexts", None, "context"),
    ("context", None, "context"),
    ("tags", None, "tag"),
    ("fingerprint", None, "fingerprint"),
    ("attributes", None, "log"),
)
_CAPTURE_EXCEPTION = (*_arguments(("error", 0, EXCEPTION), ("scope", 1, SCOPE)), *_SCOPE_KEYWORDS)
_CAPTURE_MESSAGE = (*_arguments(("message", 0, "message"), ("level", 1, LEVEL), ("scope", 2, SCOPE)), *_SCOPE_KEYWORDS)
_CAPTURE_EVENT = (*_arguments(("event", 0, "event"), ("hint", 1, "")), *_SCOPE_KEYWORDS)
_SPAN = _arguments(
    ("op", None, ""),
    ("description", None, "name.span"),
    ("name", None, "name.span"),
    ("attributes", None, "span"),
)
_TRANSACTION = _arguments(("transaction", 0, ""), ("name", None, "name.transaction"), ("op", None, ""))
_ATTACHMENT = _arguments(("bytes", 0, "attachment"), ("filename", 1, "attachment"), ("path", 2, "attachment"))
_DATA = _arguments(("key", 0, ""), ("value", 1, "span"))
_ATTRIBUTE = _arguments(("attribute", 0, ""), ("value", 1, "log"))
_NAME = _arguments(("name", 0, "name.transaction"), ("source", 1, ""))
_LOG = _arguments(("template", 0, "log.body"), ("attributes", None, "log"))
_METRIC = _arguments(
    ("name", 0, ""),
    ("value", 1, ""),
    ("unit", 2, ""),
    ("attributes", None, "metric"),
    ("tags", None, "metric"),
)

FUNCTIONS: dict[str, tuple[Argument, ...]] = {
    "add_breadcrumb": _CRUMB,
    "capture_event": _CAPTURE_EVENT,
    "capture_exception": _CAPTURE_EXCEPTION,
    "capture_message": _CAPTURE_MESSAGE,
    "set_tag": _TAG,
    "set_tags": _TAGS,
    "set_context": _CONTEXT,
    "set_extra": _EXTRA,
    "set_user": _USER,
    "set_attribute": _ATTRIBUTE,
    "set_attributes": _arguments(("attributes", 0, "log")),
    "set_transaction_name": _NAME,
    "set_level": _arguments(("value", 0, LEVEL)),
    "start_span": _SPAN,
    "start_transaction": _TRANSACTION,
    "add_attachment": _ATTACHMENT,
    "update_current_span": _arguments(
        ("op", 0, ""), ("name", 1, "name.span"), ("attributes", 2, "span"), ("data", 3, "span")
    ),
    **{f"logger.{level}": _LOG for level in ("trace", "debug", "info", "warning", "error", "fatal")},
    **{f"metrics.{kind}": _METRIC for kind in ("count", "gauge", "distribution", "incr", "increment", "set", "timing")},
}
# Keywords that a function takes beside those it names, and where they go.
MORE_KEYWORDS = {
    "add_breadcrumb": "breadcrumb",
    **{f"logger.{level}": "log.body" for level in ("trace", "debug", "info", "warning", "error", "fatal")},
}

_CAPTURES = ("capture_event", "capture_exception", "capture_message", "add_breadcrumb")
_SPAN_METHODS = {
    "set_tag": _TAG,
    "set_data": _DATA,
    "set_attribute": _DATA,
    "update_data": _arguments(("data", 0, "span")),
    "set_attributes": _arguments(("attributes", 0, "span")),
    "set_context": _CONTEXT,
    "start_child": _SPAN,
    "set_measurement": (),
    "set_status": (),
}
METHODS: dict[str, dict[str, tuple[Argument, ...]]] = {
    "scope": {
        **{name: FUNCTIONS[name] for name in (*_CAPTURES, "set_tag", "set_tags", "set_context", "set_extra")},
        "set_user": _USER,
        "set_extras": _arguments(("extras", 0, "extra")),
        "set_transaction_name": _NAME,
        "set_level": FUNCTIONS["set_level"],
        "set_attribute": _ATTRIBUTE,
        "set_attributes": _arguments(("attributes", 0, "log")),
        "start_span": _SPAN,
        "start_transaction": _TRANSACTION,
        "add_attachment": _ATTACHMENT,
        "update_from_kwargs": _SCOPE_KEYWORDS,
    },
    "span": _SPAN_METHODS,
    "transaction": _SPAN_METHODS,
    "hub": {
        **{name: FUNCTIONS[name] for name in (*_CAPTURES, "start_span", "start_transaction")},
        **{name: FUNCTIONS[name] for name in ("set_tag", "set_tags", "set_context", "set_extra", "set_user")},
    },
    "client": {"capture_event": _CAPTURE_EVENT},
}
CAPTURES = frozenset({"capture_exception"})
EVENTS = frozenset({"capture_exception", "capture_message", "capture_event"})

# Functions (and methods of a scope) that put something into the events to come.
SCOPE_SETTERS = frozenset(
    {"set_tag", "set_tags", "set_context", "set_extra", "set_extras", "set_user", "add_breadcrumb", "set_level"}
)

# Attributes that may be assigned, and the surface they fill.
ATTRIBUTES: dict[str, dict[str, str]] = {
    "scope": {"user": "user", "fingerprint": "fingerprint", "transaction": "name.transaction", "level": LEVEL},
    "span": {"description": "name.span", "name": "name.span"},
    "transaction": {"name": "name.transaction", "description": "name.span"},
}

# What gives an object of the SDK: the function and the kind; a ``with`` block of its own scope is OWN.
PRODUCERS = {
    "get_current_scope": "scope",
    "get_isolation_scope": "scope",
    "get_global_scope": "scope",
    "configure_scope": "scope",
    "push_scope": "scope",
    "new_scope": "scope",
    "isolation_scope": "scope",
    "Scope": "scope",
    "Scope.get_current_scope": "scope",
    "Scope.get_isolation_scope": "scope",
    "Scope.get_global_scope": "scope",
    "use_scope": "scope",
    "use_isolation_scope": "scope",
    "start_span": "span",
    "get_current_span": "span",
    "start_child": "span",
    "traces.start_span": "span",
    "start_transaction": "transaction",
    "continue_trace": "transaction",
    "Transaction": "transaction",
    "Span": "span",
    "Hub": "hub",
    "Hub.current": "hub",
    "get_client": "client",
}
# What starts a span or a transaction that somebody has to finish. Source: sentry_sdk/tracing.py, traces.py.
STARTING = {
    "start_transaction": "transaction",
    "start_span": "span",
    "start_child": "span",
    "traces.start_span": "span",
}
OWN_SCOPE = frozenset({"push_scope", "new_scope", "isolation_scope", "use_scope", "use_isolation_scope"})
# Attributes (and methods) of SDK objects that give another.
PARTS = {
    ("hub", "scope"): "scope",
    ("hub", "push_scope"): "scope",
    ("hub", "configure_scope"): "scope",
    ("hub", "client"): "client",
    ("hub", "start_span"): "span",
    ("hub", "start_transaction"): "transaction",
    ("scope", "span"): "span",
    ("scope", "transaction"): "transaction",
    ("scope", "fork"): "scope",
    ("scope", "start_span"): "span",
    ("scope", "start_transaction"): "transaction",
    ("span", "start_child"): "span",
    ("transaction", "start_child"): "span",
    ("span", "containing_transaction"): "transaction",
}
PROPERTIES = frozenset({"scope", "client", "span", "transaction", "containing_transaction"})
# Classes by which an annotation names such an object.
CLASSES = {"Scope": "scope", "Span": "span", "Transaction": "transaction", "Hub": "hub", "StreamedSpan": "span"}

_SUBMODULES = ("api", "scope", "hub", "tracing", "client", "consts", "_types", "traces")


def canonical(dotted: str) -> str | None:
    """The name of an SDK symbol below ``sentry_sdk`` (``sentry_sdk.api.set_tag`` is ``set_tag``); None for others."""
    if dotted == "sentry_sdk":
        return ""
    if not dotted.startswith("sentry_sdk."):
        return None
    rest = dotted[len("sentry_sdk.") :]
    head, _, tail = rest.partition(".")
    if head in _SUBMODULES and tail and rest not in FUNCTIONS and rest not in PRODUCERS:
        return tail
    return rest


# Functions of other packages that stand for one of the SDK's. Source: their own source.
STAND_INS = {"h_pyramid_sentry.report_exception": "capture_exception"}

# Hooks of init, by what they receive. Source: sentry_sdk/consts.py, ClientConstructor.
HOOKS = {
    "before_send": "event",
    "before_send_transaction": "event",
    "before_breadcrumb": "crumb",
    "before_send_log": "log",
    "before_send_metric": "metric",
    "before_send_span": "span",
}
# Where a key of the event (or crumb) that a hook writes ends up.
EVENT_SURFACES = {
    "user": "user",
    "tags": "tag",
    "extra": "extra",
    "contexts": "context",
    "request": "request",
    "message": "message",
    "logentry": "message",
    "exception": "exception",
    "transaction": "name.transaction",
    "fingerprint": "fingerprint",
    "breadcrumbs": "breadcrumb",
    "attributes": "log",
    "body": "log.body",
    "level": LEVEL,
}
CRUMB_SURFACES = {
    "message": "breadcrumb.message",
    "category": "breadcrumb.category",
    "data": "breadcrumb.data",
    "level": LEVEL,
}

# Options that switch personal data on. Source: sentry_sdk/consts.py and client.py; `data_collection` from 2.67 on
# disables the event scrubber.
PII_OPTION = "send_default_pii"
COLLECTION_OPTION = "data_collection"
