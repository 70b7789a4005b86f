"""Carriers of transactions, spans, profiles, and of the headers that tell other services of a transaction."""

from __future__ import annotations

import json
import time
from typing import Any

from sentry_lint.audit import sdk
from sentry_lint.audit.carriers import (
    ALL,
    ATTRIBUTES,
    DRESS,
    carrier,
    collects,
    dress,
    dress_attributes,
    flagged,
    in_thread,
    no_tracing,
)
from sentry_lint.audit.items import OUTGOING
from sentry_lint.audit.planting import Round
from sentry_lint.audit.transport import Sent, record


@carrier("transaction", DRESS + "transaction. span. trace.data. flag. thread.name", ALL, needs=no_tracing)
def traced(turn: Round) -> None:
    """A transaction with spans; inside it a message and a check-in, which carry the transaction's own data, too."""
    import sentry_sdk
    from sentry_sdk.crons import capture_checkin

    flat = turn.variant == "flat"
    dress(turn)
    name = turn.text("transaction.name") if flat else "checkout"
    with sentry_sdk.start_transaction(op="shop", name=name, sampled=True) as transaction:
        for key, value in turn.bag("trace.data").items():
            transaction.set_data(key, value)  # type: ignore[arg-type]
        if flat and hasattr(transaction, "set_measurement"):
            transaction.set_measurement(turn.bare("transaction.measurement"), 1)
        with sentry_sdk.start_span(op="shop.open"):
            pass
        with sentry_sdk.start_span(op="shop.step") as span:
            span.description = turn.text("span.description") if flat else "step"
            for key, value in turn.bag("span.data").items():
                span.set_data(key, value)  # type: ignore[arg-type]
            if flat:
                span.set_status(turn.text("span.status"))
                for key, value in turn.flat("span.tag").items():
                    span.set_tag(key, value)
                flagged(turn)
        with sentry_sdk.start_span(op="shop.close"):
            pass
        sentry_sdk.capture_message("checked out", level="error")
        capture_checkin(monitor_slug="checkout", status="ok")
    if flat:
        in_thread(_empty_transaction, turn.text("thread.name"))


def _empty_transaction() -> None:
    import sentry_sdk

    with sentry_sdk.start_transaction(op="shop", name="checkout", sampled=True), sentry_sdk.start_span(op="shop.step"):
        pass


def _no_prompts(client: Any) -> str | None:
    if not collects(client, "gen_ai", "inputs"):
        return "integrations record no prompts (send_default_pii, data_collection)"
    return no_tracing(client)


@carrier("transaction", "ai.", needs=_no_prompts)
def prompted(turn: Round) -> None:
    """What integrations of language models and MCP record; newer SDKs send these spans as items of their own."""
    import sentry_sdk

    with sentry_sdk.start_transaction(op="shop", name="advice", sampled=True):
        with sentry_sdk.start_span(op="gen_ai.chat") as span:
            asked = [{"role": "system", "content": "be kind"}, {"role": "user", "content": turn.text("ai.prompt")}]
            span.set_data("gen_ai.request.messages", json.dumps(asked))
            span.set_data("gen_ai.response.text", json.dumps([turn.text("ai.answer")]))
        with sentry_sdk.start_span(op="gen_ai.execute_tool") as span:
            name, value = turn.pair("ai.arguments")
            span.set_data("gen_ai.tool.input", json.dumps({name: value}))
            span.set_data(f"mcp.request.argument.{name}", value)


def _no_profile(client: Any) -> str | None:
    if not sdk.profiling(client):
        return "profiling is off (profiles_sample_rate)"
    return no_tracing(client)


@carrier("profile", "profile.", needs=_no_profile)
def profiled(turn: Round) -> None:
    """A transaction that is long enough for a profile of it."""
    import sentry_sdk

    def work() -> None:
        with sentry_sdk.start_transaction(op="shop", name="checkout", sampled=True):
            # The sampler looks about a hundred times a second, and two looks make a profile.
            until = time.monotonic() + 0.06
            while time.monotonic() < until:
                time.sleep(0.002)

    in_thread(work, turn.text("profile.thread"))


@carrier(OUTGOING, "trace.baggage", needs=no_tracing)
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


@carrier("span", ATTRIBUTES + "stream.", ALL, needs=_no_stream)
def streamed(turn: Round) -> None:
    """A span that leaves on its own."""
    from sentry_sdk import traces

    dress_attributes(turn)
    attributes: Any = turn.flat("stream.attribute")
    name = turn.text("stream.name") if turn.variant == "flat" else "step"
    with traces.start_span(name=name, attributes=attributes):
        pass
