"""The places where an event can carry users' data, one name each, as the report shows them.

Source: the pipeline of sentry-sdk 1.35 to 2.75, run with one canary a place (what each version lets through is what
the audit measures; it is not repeated here).
"""

from __future__ import annotations

# What stands in a mapping, by how it is written; `bag.VARIANT` is a surface for each mapping that applications fill.
VARIANTS = {
    "value": "text under a key that says nothing",
    "named": "a value under a telling key",
    "upper": "the same key in capitals",
    "camel": "a camelCase key",
    "header": "a key written like a header, X-Customer-Email",
    "nested": "a telling key one mapping deeper",
    "list": "a telling key in a mapping in a list",
    "texts": "a text in a list",
    "key": "the value is itself a key",
    "object": "an object whose repr shows the value",
    "number": "a telling key in a mapping under a key that is a number",
}
FLAT = ("value", "named", "upper", "camel", "header")
DEEP = ("nested", "list", "texts", "key", "object", "number")

_BAGS = {
    "extra": ("an event's extra", FLAT + DEEP),
    "context": ("a context (set_context)", FLAT + DEEP),
    "breadcrumb.data": ("a breadcrumb's data", FLAT + DEEP),
    "tag": ("a tag", ("value", "named", "upper", "camel", "header", "key")),
    "user": ("the user (set_user)", ("named", "camel", "nested")),
    "frame.vars": (
        "a stack frame's local variables",
        ("value", "named", "upper", "camel", "nested", "list", "texts", "key", "object", "number"),
    ),
    "request.data": ("a JSON body", ("value", "named", "upper", "camel", "header", "nested", "list", "texts", "key")),
    "span.data": ("a span's data", FLAT + DEEP),
    "span.tag": ("a span's tag", ("value", "named", "camel")),
    "trace.data": ("a transaction's own data", FLAT + DEEP),
    "log.attribute": ("an attribute of a structured log", FLAT),
    "metric.attribute": ("an attribute of a metric", FLAT),
    "metric.tag": ("a tag of a metric (before sentry-sdk 2.41)", ("value", "named", "upper", "camel")),
    "stream.attribute": ("an attribute of a streamed span", FLAT),
    "logging.extra": ("extra= of a logging call", ("value", "named", "camel", "nested")),
}

_SINGLE = {
    "message": "capture_message's text",
    "exception.value": "an exception's text",
    "exception.cause": "the text of the exception behind it",
    "exception.note": "a note added to an exception",
    "logentry.message": "a finished text given to logging",
    "logentry.params": "an argument of a logging call",
    "logging.breadcrumb": "a text logged below the event level",
    "breadcrumb.message": "a breadcrumb's text",
    "breadcrumb.category": "a breadcrumb's category",
    "breadcrumb.field": "a field that breadcrumbs do not have",
    "frame.source": "the lines of source around a frame",
    "fingerprint": "a fingerprint",
    "transaction": "the name of the transaction on an error",
    "flag.name": "a feature flag's name",
    "user.id": "the user's id",
    "request.url": "the path of the request",
    "request.query.value": "a text in the query string",
    "request.query.named": "a telling name in the query string",
    "request.header.named": "a header with a telling name",
    "request.header.referer": "the query string of the referring page",
    "request.header.authorization": "the Authorization header",
    "request.header.forwarded": "the address in X-Forwarded-For",
    "request.env": "the caller's address (REMOTE_ADDR)",
    "request.cookies": "a cookie",
    "request.form": "a form field with a telling name",
    "argv": "the command line",
    "sql.statement": "a literal in an SQL statement",
    "sql.params": "a bound parameter of an SQL statement",
    "http.url": "the query string of an outgoing request",
    "transaction.name": "a transaction's name",
    "transaction.measurement": "a measurement's name",
    "trace.baggage": "a transaction's name in the headers of requests to others (trace_propagation_targets)",
    "span.description": "a span's description",
    "stream.name": "a streamed span's name",
    "log.body": "the text of a structured log",
    "log.parameter": "a parameter of a structured log's template",
    "metric.name": "a metric's name",
    "checkin.slug": "a monitor's slug",
    "session.user": "the user of a session",
    "attachment.content": "the bytes of an attachment",
    "attachment.name": "the file name of an attachment",
}


def _all() -> dict[str, str]:
    table = dict(_SINGLE)
    for bag, (what, variants) in _BAGS.items():
        for variant in variants:
            table[f"{bag}.{variant}"] = f"{what}: {VARIANTS[variant]}"
    return table


# Surface -> what it is, in words.
SURFACES: dict[str, str] = _all()


def variants_of(bag: str) -> tuple[str, ...]:
    """The variants planted in that mapping. Raises ``KeyError`` for one that the audit does not know."""
    return _BAGS[bag][1]
