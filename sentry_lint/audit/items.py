"""What may leave: envelope item types, the keys their documents may have, and the hook that sees each first.

Source: the SDK's ``client.py``, ``envelope.py`` and batchers (1.35 to 2.75), and the event payload documentation of
develop.sentry.dev for keys that only integrations write.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sentry_lint.audit.transport import Sent

_EVENT_KEYS = frozenset(
    "_meta breadcrumbs contexts culprit debug_meta dist environment errors event_id exception extra fingerprint flags "
    "level logentry logger message metadata modules monitor_config monitor_slug platform profile release request sdk "
    "server_name spans stacktrace start_timestamp tags template threads time_spent timestamp transaction "
    "transaction_info type user version _metrics_summary measurements".split()
)
_CHECK_IN_KEYS = _EVENT_KEYS | {"check_in_id", "duration", "status"}
_SESSION_KEYS = frozenset("sid did init started timestamp status errors attrs duration seq abnormal_mechanism".split())
_BATCH_KEYS = frozenset(("version", "items", "ingest_settings"))

# No envelope item: what the SDK adds to requests that the application makes to others.
OUTGOING = "outgoing headers"

# Item type -> the keys its document may have; None: the content is not looked at key by key.
KNOWN_ITEMS: dict[str, frozenset[str] | None] = {
    "event": _EVENT_KEYS,
    "transaction": _EVENT_KEYS,
    "check_in": _CHECK_IN_KEYS,
    "log": _BATCH_KEYS,
    "otel_log": None,
    "trace_metric": _BATCH_KEYS,
    "span": _BATCH_KEYS,
    "session": _SESSION_KEYS,
    "sessions": frozenset(("aggregates", "attrs")),
    "statsd": None,
    "metric_meta": None,
    "attachment": None,
    "profile": None,
    "profile_chunk": None,
    "client_report": None,
    OUTGOING: None,
}

# Item type -> (hook, first version that has it); None: the SDK offers no hook.
_HOOKS: dict[str, tuple[str, tuple[int, ...]] | None] = {
    "event": ("before_send", (0,)),
    "check_in": ("before_send", (0,)),
    "transaction": ("before_send_transaction", (1, 20)),
    "log": ("before_send_log", (2, 22)),
    "otel_log": ("before_send_log", (2, 22)),
    "trace_metric": ("before_send_metric", (2, 43)),
    "span": ("before_send_span", (2, 52)),
    "statsd": ("before_emit_metric", (1, 40)),
}


@dataclass(slots=True)
class Unknown:
    """An item type, or a key of an item's document, that the audit does not know."""

    item: str
    path: str


def unknown(sent: Iterable[Sent]) -> list[Unknown]:
    """What the audit could not have planted canaries in, because it does not know it. Each once."""
    seen: dict[tuple[str, str], Unknown] = {}
    for one in sent:
        if one.item not in KNOWN_ITEMS:
            seen.setdefault((one.item, ""), Unknown(one.item, ""))
            continue
        keys = KNOWN_ITEMS[one.item]
        if keys is None or not isinstance(one.payload, dict):
            continue
        for key in one.payload:
            if key not in keys:
                seen.setdefault((one.item, key), Unknown(one.item, key))
    return list(seen.values())


def hook_for(item: str, path: str, version: tuple[int, ...], streaming: bool = True) -> str | None:
    """The first hook that sees this path of this item in that SDK version, ``None`` where there is none.

    ``streaming``: spans leave on their own; else those that do (of language models) were part of a transaction.
    """
    if item == "event" and path.startswith("breadcrumbs"):
        return "before_breadcrumb"
    if path.startswith("(item header)"):
        return None
    if path.startswith("(envelope header)") and item not in ("event", "transaction", "span", "profile"):
        return None
    if (item == "span" and not streaming) or (item == "profile" and path.startswith(("transactions", "(envelope"))):
        item = "transaction"
    if item == "transaction" and version >= (3,):
        return None
    found = _HOOKS.get(item)
    if found is None or version < found[1]:
        return None
    return found[0]
