"""Carriers of events: exceptions, texts, Python's logging, what integrations of databases and HTTP clients record."""

from __future__ import annotations

import contextlib
import linecache
import logging
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from sentry_lint.audit.carriers import ALL, DRESS, carrier, dress, flagged, in_thread, scope, tracing
from sentry_lint.audit.planting import Round

_SHOP = "canary_shop"


class OrderRejected(Exception):
    """What the played application raises."""

    __notes__: list[str]


def _code(name: str, *lines: str) -> Any:
    """Compiled lines of the played application, with their source where tracebacks look for it."""
    filename = f"{_SHOP}_{name}.py"
    source = "".join(f"{line}\n" for line in lines)
    # The SDK reads source lines through linecache; without a time the entry is never checked against a file.
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    return compile(source, filename, "exec")


def _run(variables: dict[Any, Any], last: str, comment: str = "nothing", **names: Any) -> None:
    """Run ``last`` three frames deep; the middle one has these local variables, and ``comment`` in its source."""
    inner = _code("stock", "count = 3", last)
    middle = _code("orders", "stage = 'checkout'", f"hint = {comment!r}", "exec(inner, globals(), {})", "done = True")
    outer = _code("views", "size = 3", "exec(middle, globals(), variables)")
    known = {"__name__": _SHOP, "inner": inner, "middle": middle, "variables": variables, **names}
    exec(outer, known, {})


@contextlib.contextmanager
def _sources() -> Iterator[None]:
    """Forget the lines of the played application at the end."""
    try:
        yield
    finally:
        for name in [name for name in linecache.cache if name.startswith(f"{_SHOP}_")]:
            del linecache.cache[name]


@contextlib.contextmanager
def _reporting() -> Iterator[None]:
    """Capture what is raised inside without the audit's own frame, whose locals are not the application's."""
    import sentry_sdk

    with _sources():
        try:
            yield
        except OrderRejected as error:
            trace = error.__traceback__
            while trace is not None and trace.tb_frame.f_globals.get("__name__") != _SHOP:
                trace = trace.tb_next
            sentry_sdk.capture_exception(error.with_traceback(trace))


@carrier(
    "event",
    DRESS + "exception. frame. breadcrumb.data. breadcrumb.message breadcrumb.category breadcrumb.type "
    "breadcrumb.field fingerprint transaction flag. argv",
    ALL,
)
def error(turn: Round) -> None:
    """An exception with everything an application adds to it."""
    import sentry_sdk

    dress(turn)
    sentry_sdk.add_breadcrumb(category="shop", message="shop entered")
    sentry_sdk.add_breadcrumb(category="shop", message="basket opened", data=turn.bag("breadcrumb.data"))
    variables: dict[Any, Any] = turn.bag("frame.vars")
    if turn.variant != "flat":
        sentry_sdk.add_breadcrumb(category="shop", message="basket closed")
        with _reporting():
            _run(variables, "raise error", error=OrderRejected("rejected"))
        return
    sentry_sdk.add_breadcrumb(category="shop", message=turn.text("breadcrumb.message"))
    sentry_sdk.add_breadcrumb(category=turn.text("breadcrumb.category"), message="basket")
    sentry_sdk.add_breadcrumb(category="shop", message="basket", type=turn.text("breadcrumb.type"))
    sentry_sdk.add_breadcrumb(category="shop", message="basket", note=turn.text("breadcrumb.field"))
    sentry_sdk.add_breadcrumb(category="shop", message="basket closed")
    scope().fingerprint = ["rejected", turn.text("fingerprint"), "checkout"]
    scope().set_transaction_name(turn.text("transaction"))
    flagged(turn)
    problem = OrderRejected(turn.text("exception.value"))
    problem.__cause__ = OrderRejected(turn.text("exception.cause"))
    problem.__cause__.__cause__ = OrderRejected("no stock")
    # What add_note() does from Python 3.11 on, and libraries do before.
    problem.__notes__ = ["in the shop", turn.text("exception.note")]
    with _arguments(turn), _reporting():
        _run(variables, "raise error", turn.text("frame.source"), error=problem)


@contextlib.contextmanager
def _arguments(turn: Round) -> Iterator[None]:
    name, value = turn.pair("argv")
    saved = sys.argv
    sys.argv = ["shop", f"--{name.replace('_', '-')}={value}"]
    try:
        yield
    finally:
        sys.argv = saved


@carrier("event", "message thread.message")
def message(turn: Round) -> None:
    """Texts without an exception, of different levels, and one from another thread."""
    import sentry_sdk

    # Hooks often let errors only pass, and scrubbers often look at errors only.
    sentry_sdk.capture_message(turn.text("message"), level="error")
    sentry_sdk.capture_message(turn.text("message"), level="info")
    text = turn.text("thread.message")
    in_thread(lambda: sentry_sdk.capture_message(text, level="error"))


def _no_stack(client: Any) -> str | None:
    return None if client.options.get("attach_stacktrace") else "messages have no stack (attach_stacktrace)"


@carrier("event", "thread.vars.", needs=_no_stack)
def stacked(turn: Round) -> None:
    """A text with the stack that it comes from."""
    import sentry_sdk

    with _sources():
        _run(turn.bag("thread.vars"), "say('stock is low', level='error')", say=sentry_sdk.capture_message)


def _no_logging(client: Any) -> str | None:
    integration = client.integrations.get("logging")
    if integration is None:
        return "the logging integration is off"
    # Up to 2.x and from 3.0 on.
    handler = getattr(integration, "_handler", None) or getattr(integration, "_event_handler", None)
    if handler is None or handler.level > logging.ERROR:
        return "logged errors make no events (event_level)"
    return None


def _logger() -> logging.Logger:
    made = logging.getLogger(_SHOP)
    made.propagate = False
    made.setLevel(logging.DEBUG)
    if not made.handlers:
        made.addHandler(logging.NullHandler())
    return made


@carrier("event", "logging. logentry.", ("flat", "deep"), needs=_no_logging)
def logged(turn: Round) -> None:
    """Calls of Python's logging."""
    extra: dict[str, Any] = {str(key): value for key, value in turn.bag("logging.extra").items()}
    if turn.variant == "deep":
        _logger().critical("rejected", extra=extra)
        return
    _logger().info(turn.text("logging.breadcrumb"))
    _logger().error(turn.text("logentry.message"), extra=extra)
    named = not turn.mint.shaped(turn.kind)
    if not named:
        _logger().error("order of %s rejected", turn.bare("logentry.params"))
    elif turn.mint.spoken(turn.kind):
        name, value = turn.pair("logentry.params")
        _logger().error(f"order rejected, {name}=%s given", value)


@carrier("event", "sql. http.")
def outgoing(turn: Round) -> None:
    """What integrations of databases and HTTP clients record."""
    import sentry_sdk

    with sentry_sdk.start_transaction(op="shop", name="checkout") if tracing() else contextlib.nullcontext():
        _query("SELECT 1", None)
        name, value = turn.pair("sql.statement")
        _query(f"SELECT id FROM customer WHERE {name} = '{value}'", None)
        _query("SELECT id FROM customer WHERE id = %s", [turn.bare("sql.params")])
        name, value = turn.pair("http.url")
        url = "https://api.partner-shop.net/v1/find"
        data = {"url": url, "http.query": f"page=2&{name}={quote(value)}", "status_code": 200}
        sentry_sdk.add_breadcrumb(type="http", category="httplib", data=data)
        if tracing():
            with sentry_sdk.start_span(op="http.client") as span:
                span.description = f"GET {url}"
                for key, entry in data.items():
                    span.set_data(key, entry)
        sentry_sdk.capture_message("partner failed", level="error")


def _query(statement: str, parameters: list[str] | None) -> None:
    from sentry_sdk.tracing_utils import record_sql_queries

    try:
        recorder = record_sql_queries(None, statement, parameters, "format", False)
    except TypeError:  # sentry-sdk before 2.0 takes the hub first
        import sentry_sdk

        recorder = record_sql_queries(sentry_sdk.Hub.current, None, statement, parameters, "format", False)  # type: ignore
    with recorder:
        pass
