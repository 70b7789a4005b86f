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
    "spaced": "a number written in groups",
    "credentials": "a password in a URL",
    "reserved": "text under a key that events use themselves, type",
    "long": "the ends of a text of more than a thousand characters",
    "bytes": "text as bytes",
    "tuple": "a text in a tuple",
    "set": "a text in a set",
    "integer": "a number that is no text, under a telling key",
    "deeper": "a telling key many mappings deeper",
    "pairs": "a list of name and value",
    "json": "a JSON document as text",
    "url": "a telling name in a URL's query string",
}
FLAT = ("value", "named", "upper", "camel", "header")
DEEP = ("nested", "list", "texts", "key", "object", "number", "spaced", "credentials", "reserved")
ODD = ("long", "bytes", "tuple", "set", "integer", "deeper", "pairs", "json", "url")
# The variants that stand together in one mapping: the SDK keeps ten entries of it.
TURNS = {"flat": FLAT, "deep": DEEP, "odd": ODD}
_EVERY = FLAT + DEEP + ODD
# What texts can say, where objects would be written as their repr.
_WRITTEN = (*FLAT, "spaced", "credentials", "reserved", "long", "json", "url")

_BAGS = {
    "extra": ("an event's extra", _EVERY),
    "context": ("a context (set_context)", _EVERY),
    "breadcrumb.data": ("a breadcrumb's data", _EVERY),
    "tag": ("a tag", (*FLAT, "key", "reserved", "url")),
    "user": ("the user (set_user)", (*FLAT, "nested")),
    "frame.vars": ("a stack frame's local variables", tuple(one for one in _EVERY if one != "header")),
    "thread.vars": ("local variables in the stack of a message (attach_stacktrace)", ("value", "named")),
    "request.data": (
        "a JSON body",
        (*_WRITTEN, "nested", "list", "texts", "key", "integer", "deeper", "pairs"),
    ),
    "span.data": ("a span's data", _EVERY),
    "span.tag": ("a span's tag", ("value", "named", "camel")),
    "trace.data": ("a transaction's own data", FLAT + DEEP),
    "scope.attribute": ("an attribute of the scope, on logs, metrics and streamed spans", ("value", "named")),
    "log.attribute": ("an attribute of a structured log", _WRITTEN),
    "metric.attribute": ("an attribute of a metric", (*FLAT, "url")),
    "metric.tag": ("a tag of a metric (before sentry-sdk 2.41)", ("value", "named", "upper", "camel")),
    "stream.attribute": ("an attribute of a streamed span", _WRITTEN),
    "logging.extra": ("extra= of a logging call", ("value", "named", "camel", "nested")),
}

_SINGLE = {
    "message": "capture_message's text",
    "thread.message": "a text captured in another thread",
    "thread.name": "the name of a thread, in the data of spans",
    "exception.value": "an exception's text",
    "exception.cause": "the text of the exception behind it",
    "exception.note": "a note added to an exception",
    "logentry.message": "a finished text given to logging",
    "logentry.params": "an argument of a logging call",
    "logging.breadcrumb": "a text logged below the event level",
    "breadcrumb.message": "a breadcrumb's text",
    "breadcrumb.category": "a breadcrumb's category",
    "breadcrumb.type": "a breadcrumb's type",
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
    "request.header.agent": "the User-Agent header",
    "request.upload": "the file name of an upload",
    "request.env": "the caller's address (REMOTE_ADDR)",
    "request.cookies": "a cookie",
    "request.form": "a form field with a telling name",
    "graphql.query": "a literal in a GraphQL document",
    "graphql.variables": "a variable of a GraphQL request",
    "graphql.response": "the answer to a GraphQL request",
    "argv": "the command line",
    "sql.statement": "a literal in an SQL statement",
    "sql.params": "a bound parameter of an SQL statement",
    "http.url": "the query string of an outgoing request",
    "transaction.name": "a transaction's name",
    "transaction.measurement": "a measurement's name",
    "trace.baggage": "a transaction's name in the headers of requests to others (trace_propagation_targets)",
    "span.description": "a span's description",
    "span.status": "a span's status",
    "ai.prompt": "a prompt sent to a model",
    "ai.answer": "a model's answer",
    "ai.arguments": "an argument of a tool that a model calls (MCP too)",
    "profile.thread": "the name of a thread in a profile",
    "stream.name": "a streamed span's name",
    "log.body": "the text of a structured log",
    "log.parameter": "a parameter of a structured log's template",
    "metric.name": "a metric's name",
    "checkin.slug": "a monitor's slug",
    "checkin.config": "a monitor's configuration",
    "session.agent": "the User-Agent of a session",
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
