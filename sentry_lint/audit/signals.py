"""Carriers of what is no event: logs, metrics, check-ins, sessions; and of attachments."""

from __future__ import annotations

from typing import Any

from sentry_lint.audit import sdk
from sentry_lint.audit.carriers import ALL, ATTRIBUTES, carrier, dress_attributes, scope
from sentry_lint.audit.planting import Round


def _no_logs(client: Any) -> str | None:
    if sdk.version_tuple() < (2, 24):
        return "this SDK has no structured logs"
    return None if sdk.logs(client) else "logs are off (enable_logs)"


@carrier("log", ATTRIBUTES + "log.", ALL, needs=_no_logs)
def structured(turn: Round) -> None:
    """Sentry's own structured logs."""
    from sentry_sdk import logger

    dress_attributes(turn)
    attributes: Any = turn.flat("log.attribute")
    flat = turn.variant == "flat"
    logger.error(turn.text("log.body") if flat else "rejected", attributes=attributes)
    if flat:
        name, value = turn.pair("log.parameter")
        logger.warning("order of {" + name + "} rejected", **{name: value})


def _no_metrics(client: Any) -> str | None:
    if sdk.version_tuple() < (2, 43):
        return "this SDK has no metrics of this kind"
    return None


@carrier("trace_metric", ATTRIBUTES + "metric.name metric.attribute.", ("flat", "odd"), needs=_no_metrics)
def measured(turn: Round) -> None:
    """A metric."""
    from sentry_sdk import metrics

    dress_attributes(turn)
    attributes: Any = turn.flat("metric.attribute")
    metrics.count(turn.bare("metric.name") if turn.variant == "flat" else "orders", 1, attributes=attributes)


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

    plan: Any = {"schedule": {"type": "crontab", "value": "0 3 * * *"}, "owner": turn.text("checkin.config")}
    capture_checkin(monitor_slug=turn.bare("checkin.slug"), status="ok", monitor_config=plan)


def _no_session(client: Any) -> str | None:
    if not client.options.get("release"):
        return "sessions need a release"
    return None


@carrier("session", "session.", needs=_no_session)
def visited(turn: Round) -> None:
    """A session of one user, and one with a request that failed in it."""
    import sentry_sdk

    agent = turn.text("session.agent")
    here = scope()
    keeper: Any = here if hasattr(sentry_sdk.Scope, "get_client") else sentry_sdk.Hub.current

    def request(event: Any, hint: Any) -> Any:
        event["request"] = {"headers": {"User-Agent": agent}}
        return event

    here.add_event_processor(request)
    keeper.start_session(session_mode="application")
    sentry_sdk.capture_message("request failed", level="error")
    keeper.end_session()
    name, value = turn.pair("session.user")
    sentry_sdk.set_user({"id": value, name: value})
    keeper.start_session(session_mode="application")
    keeper.end_session()


@carrier("event", "attachment.")
def attached(turn: Round) -> None:
    """An event with a file."""
    import sentry_sdk

    content = turn.text("attachment.content").encode()
    scope().add_attachment(bytes=content, filename=f"{turn.bare('attachment.name')}.txt")
    sentry_sdk.capture_message("see the file", level="fatal")
