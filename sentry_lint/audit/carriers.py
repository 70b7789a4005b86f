"""Play an application: each carrier makes one thing that Sentry receives, with canaries where users' data goes.

Everything goes through public calls of the SDK, as an application or an integration makes them; nothing is written
into an event behind the back of its pipeline. A carrier says which item must leave, and why it cannot where the
application's options switch that item off.
"""

from __future__ import annotations

import contextlib
import linecache
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sentry_lint.audit import sdk
from sentry_lint.audit.items import OUTGOING
from sentry_lint.audit.planting import Round
from sentry_lint.audit.transport import Sent, record

Needs = Callable[[Any], "str | None"]


@dataclass(slots=True)
class Carrier:
    """``play(round)`` makes the item; ``needs(client)`` is the reason why it cannot leave, ``None`` where it can.

    ``surfaces`` are the prefixes of the surfaces it plants; ``variants`` the turns it takes.
    """

    name: str
    item: str
    play: Callable[[Round], None]
    surfaces: tuple[str, ...]
    variants: tuple[str, ...] = ("flat",)
    needs: Needs | None = None


CARRIERS: list[Carrier] = []


def carrier(
    item: str, surfaces: str, variants: tuple[str, ...] = ("flat",), needs: Needs | None = None
) -> Callable[[Callable[[Round], None]], Callable[[Round], None]]:
    """Register a carrier; ``surfaces`` are the prefixes, separated by blanks."""

    def register(play: Callable[[Round], None]) -> Callable[[Round], None]:
        CARRIERS.append(Carrier(play.__name__, item, play, tuple(surfaces.split()), variants, needs))
        return play

    return register


BOTH = ("flat", "deep")


class OrderRejected(Exception):
    """What the played application raises."""

    __notes__: list[str]


def _frame(variables: dict[Any, Any], error: BaseException, comment: str) -> None:
    """Raise ``error`` in a frame with these local variables, next to a source line that holds ``comment``."""
    lines = ["stage = 'checkout'", f"hint = {comment!r}", "raise error", "done = True", ""]
    filename = "canary_shop_orders.py"
    source = "\n".join(lines)
    # The SDK reads source lines through linecache; without a time the entry is never checked against a file.
    linecache.cache[filename] = (len(source), None, [line + "\n" for line in lines], filename)
    exec(compile(source, filename, "exec"), {"__name__": "canary_shop", "error": error}, variables)


@contextlib.contextmanager
def _reporting() -> Iterator[None]:
    """Capture what is raised inside without the audit's own frame, whose locals are not the application's."""
    import sentry_sdk

    try:
        yield
    except OrderRejected as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_globals.get("__name__") != "canary_shop":
            trace = trace.tb_next
        sentry_sdk.capture_exception(error.with_traceback(trace))


def _dress(scope: Any, turn: Round) -> None:
    import sentry_sdk

    for key, value in turn.bag("tag").items():
        sentry_sdk.set_tag(str(key), value)
    for key, value in turn.bag("extra").items():
        scope.set_extra(key, value)
    sentry_sdk.set_context("order", turn.bag("context"))  # type: ignore[arg-type]
    user: dict[str, Any] = {"id": turn.bare("user.id")} if turn.variant == "flat" else {"id": "7"}
    for key, value in turn.bag("user").items():
        user["data" if key == "form" else str(key)] = value
    sentry_sdk.set_user(user)


@carrier(
    "event",
    "exception. extra. context. tag. user. frame. breadcrumb.data. breadcrumb.message breadcrumb.category "
    "breadcrumb.field fingerprint transaction flag. argv",
    BOTH,
)
def error(turn: Round) -> None:
    """An exception with everything an application adds to it."""
    import sentry_sdk

    scope = _scope()
    _dress(scope, turn)
    sentry_sdk.add_breadcrumb(category="shop", message="basket opened", data=turn.bag("breadcrumb.data"))
    variables: dict[Any, Any] = turn.bag("frame.vars")
    if turn.variant == "deep":
        with _reporting():
            _frame(variables, OrderRejected("rejected"), "nothing")
        return
    sentry_sdk.add_breadcrumb(category="shop", message=turn.text("breadcrumb.message"))
    sentry_sdk.add_breadcrumb(category=turn.text("breadcrumb.category"), message="basket")
    sentry_sdk.add_breadcrumb(category="shop", message="basket", note=turn.text("breadcrumb.field"))
    scope.fingerprint = ["rejected", turn.text("fingerprint")]
    scope.set_transaction_name(turn.text("transaction"))
    with contextlib.suppress(ImportError):
        from sentry_sdk.feature_flags import add_feature_flag

        add_feature_flag(turn.bare("flag.name"), True)
    problem = OrderRejected(turn.text("exception.value"))
    problem.__cause__ = OrderRejected(turn.text("exception.cause"))
    # What add_note() does from Python 3.11 on, and libraries do before.
    problem.__notes__ = [turn.text("exception.note")]
    with _arguments(turn), _reporting():
        _frame(variables, problem, turn.text("frame.source"))


def _scope() -> Any:
    import sentry_sdk

    if hasattr(sentry_sdk, "get_isolation_scope"):
        return sentry_sdk.get_isolation_scope()
    if hasattr(sentry_sdk.Scope, "get_isolation_scope"):
        return sentry_sdk.Scope.get_isolation_scope()
    return sentry_sdk.Hub.current.scope


@contextlib.contextmanager
def _arguments(turn: Round) -> Iterator[None]:
    name, value = turn.pair("argv")
    saved = sys.argv
    sys.argv = ["shop", f"--{name.replace('_', '-')}={value}"]
    try:
        yield
    finally:
        sys.argv = saved


@carrier("event", "message")
def message(turn: Round) -> None:
    """A text without an exception."""
    import sentry_sdk

    sentry_sdk.capture_message(turn.text("message"), level="error")


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
    made = logging.getLogger("canary_shop")
    made.propagate = False
    made.setLevel(logging.DEBUG)
    if not made.handlers:
        made.addHandler(logging.NullHandler())
    return made


@carrier("event", "logging. logentry.", BOTH, needs=_no_logging)
def logged(turn: Round) -> None:
    """Calls of Python's logging."""
    extra: dict[str, Any] = {str(key): value for key, value in turn.bag("logging.extra").items()}
    if turn.variant == "deep":
        _logger().error("rejected", extra=extra)
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

    with sentry_sdk.start_transaction(op="shop", name="checkout") if _transactions() else contextlib.nullcontext():
        name, value = turn.pair("sql.statement")
        _query(f"SELECT id FROM customer WHERE {name} = '{value}'", None)
        _query("SELECT id FROM customer WHERE id = %s", [turn.bare("sql.params")])
        name, value = turn.pair("http.url")
        url = "https://api.partner-shop.net/v1/find"
        data = {"url": url, "http.query": f"{name}={quote(value)}", "status_code": 200}
        sentry_sdk.add_breadcrumb(type="http", category="httplib", data=data)
        if _transactions():
            with sentry_sdk.start_span(op="http.client") as span:
                span.description = f"GET {url}"
                for key, entry in data.items():
                    span.set_data(key, entry)
        sentry_sdk.capture_message("partner failed", level="error")


def _transactions() -> bool:
    client = sdk.client()
    return client is not None and _no_tracing(client) is None


def _query(statement: str, parameters: list[str] | None) -> None:
    from sentry_sdk.tracing_utils import record_sql_queries

    try:
        recorder = record_sql_queries(None, statement, parameters, "format", False)
    except TypeError:  # sentry-sdk before 2.0 takes the hub first
        import sentry_sdk

        recorder = record_sql_queries(sentry_sdk.Hub.current, None, statement, parameters, "format", False)  # type: ignore
    with recorder:
        pass


def _no_tracing(client: Any) -> str | None:
    if sdk.streaming(client):
        return "no transactions: spans are streamed"
    return None if sdk.tracing(client) else "tracing is off (traces_sample_rate)"


@carrier("transaction", "transaction. span. trace.data.", BOTH, needs=_no_tracing)
def traced(turn: Round) -> None:
    """A transaction with a span."""
    import sentry_sdk

    flat = turn.variant == "flat"
    name = turn.text("transaction.name") if flat else "checkout"
    with sentry_sdk.start_transaction(op="shop", name=name, sampled=True) as transaction:
        for key, value in turn.bag("trace.data").items():
            transaction.set_data(key, value)  # type: ignore[arg-type]
        if flat and hasattr(transaction, "set_measurement"):
            transaction.set_measurement(turn.bare("transaction.measurement"), 1)
        with sentry_sdk.start_span(op="shop.step") as span:
            span.description = turn.text("span.description") if flat else "step"
            for key, value in turn.bag("span.data").items():
                span.set_data(key, value)  # type: ignore[arg-type]
            if flat:
                for key, value in turn.flat("span.tag").items():
                    span.set_tag(key, value)


@carrier(OUTGOING, "trace.baggage", needs=_no_tracing)
def propagated(turn: Round) -> None:
    """The headers that tell another service of the transaction, where the options let them go out."""
    import sentry_sdk
    from sentry_sdk.tracing_utils import should_propagate_trace

    scopes: Any = (
        sentry_sdk.Scope.get_current_scope() if hasattr(sentry_sdk.Scope, "get_client") else sentry_sdk.Hub.current
    )
    active: Any = sdk.client() if hasattr(sentry_sdk.Scope, "get_client") else scopes
    with sentry_sdk.start_transaction(op="shop", name=turn.text("trace.baggage"), sampled=True):
        headers = dict(scopes.iter_trace_propagation_headers())
        sent = should_propagate_trace(active, "https://api.partner-shop.net/v1/find")
    record(Sent(OUTGOING, headers if sent else {}))


def _no_stream(client: Any) -> str | None:
    if not sdk.streaming(client):
        return 'spans are not streamed (trace_lifecycle="stream")'
    return None if sdk.tracing(client) else "tracing is off (traces_sample_rate)"


@carrier("span", "stream.", needs=_no_stream)
def streamed(turn: Round) -> None:
    """A span that leaves on its own."""
    from sentry_sdk import traces

    attributes: Any = turn.flat("stream.attribute")
    with traces.start_span(name=turn.text("stream.name"), attributes=attributes):
        pass


def _no_logs(client: Any) -> str | None:
    if sdk.version_tuple() < (2, 24):
        return "this SDK has no structured logs"
    return None if sdk.logs(client) else "logs are off (enable_logs)"


@carrier("log", "log.", needs=_no_logs)
def structured(turn: Round) -> None:
    """Sentry's own structured logs."""
    from sentry_sdk import logger

    attributes: Any = turn.flat("log.attribute")
    logger.error(turn.text("log.body"), attributes=attributes)
    name, value = turn.pair("log.parameter")
    logger.error("order of {" + name + "} rejected", **{name: value})


def _no_metrics(client: Any) -> str | None:
    if sdk.version_tuple() < (2, 43):
        return "this SDK has no metrics of this kind"
    return None


@carrier("trace_metric", "metric.name metric.attribute.", needs=_no_metrics)
def measured(turn: Round) -> None:
    """A metric."""
    from sentry_sdk import metrics

    attributes: Any = turn.flat("metric.attribute")
    metrics.count(turn.bare("metric.name"), 1, attributes=attributes)


def _no_old_metrics(client: Any) -> str | None:
    if getattr(client, "metrics_aggregator", None) is None:
        return "this SDK has no metrics with tags, or they are off"
    return None


@carrier("statsd", "metric.tag.", needs=_no_old_metrics)
def counted(turn: Round) -> None:
    """A metric as sentry-sdk 1.35 to 2.40 sent them."""
    from sentry_sdk import metrics

    old: Any = metrics
    (old.increment if hasattr(old, "increment") else old.incr)("orders", 1.0, tags=turn.flat("metric.tag"))


@carrier("check_in", "checkin.")
def checked_in(turn: Round) -> None:
    """A cron monitor's sign of life."""
    from sentry_sdk.crons import capture_checkin

    capture_checkin(monitor_slug=turn.bare("checkin.slug"), status="ok")


def _no_session(client: Any) -> str | None:
    if not client.options.get("release"):
        return "sessions need a release"
    return None


@carrier("session", "session.", needs=_no_session)
def visited(turn: Round) -> None:
    """A session of one user."""
    import sentry_sdk

    name, value = turn.pair("session.user")
    sentry_sdk.set_user({"id": value, name: value})
    scope = _scope()
    keeper: Any = scope if hasattr(sentry_sdk.Scope, "get_client") else sentry_sdk.Hub.current
    keeper.start_session(session_mode="application")
    keeper.end_session()


@carrier("event", "attachment.")
def attached(turn: Round) -> None:
    """An event with a file."""
    import sentry_sdk

    _scope().add_attachment(
        bytes=turn.text("attachment.content").encode(), filename=f"{turn.bare('attachment.name')}.txt"
    )
    sentry_sdk.capture_message("see the file", level="error")
