"""What programs send with an installed sentry-sdk: standard input is their list, standard output what each sent.

A program has a function ``main``. It may call ``init`` itself, with the names ``DSN`` and ``OPTIONS``. Of what is sent
remains what a program has set, in the words of no release: events, the spans of transactions, metrics.
"""

from __future__ import annotations

import contextlib
import json
import sys
import warnings
from collections.abc import Iterator
from typing import Any

warnings.simplefilter("ignore")
import sentry_sdk  # noqa: E402  (its own imports may warn)
from sentry_sdk.transport import Transport  # noqa: E402

DSN = "https://key@sentry.example.com/1"
OWN = frozenset({"trace", "runtime"})  # contexts of the SDK's own
HIDDEN = frozenset({"sdk", "release", "environment", "transaction"})  # tags that it gives metrics

OWN_NAMES = frozenset({"sentry", "server", "process"})  # what its own attributes of metrics begin with


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__({"dsn": DSN})
        self.items: list[Any] = []

    def capture_event(self, event: Any) -> None:  # what 1.x calls without tracing
        self.items.append(event_of(event))

    def capture_envelope(self, envelope: Any) -> None:
        for item in envelope.items:
            if item.type in ("event", "transaction"):
                self.items.append(event_of(item.payload.json))
            elif item.type == "statsd":
                lines = item.payload.get_bytes().decode().splitlines()
                self.items.extend(old_metric(line) for line in lines)
            elif item.type == "trace_metric":
                self.items.extend(new_metric(one) for one in item.payload.json["items"])


def event_of(event: dict[str, Any]) -> dict[str, Any]:
    crumbs = event.get("breadcrumbs") or {}
    values = crumbs if isinstance(crumbs, list) else crumbs.get("values", [])
    errors = (event.get("exception") or {}).get("values", [])
    frames = [frame for error in errors for frame in (error.get("stacktrace") or {}).get("frames", [])]
    spans = event.get("spans", [])
    found = {
        "message": event.get("message"),
        "level": event.get("level"),
        "transaction": event.get("transaction"),
        "tags": {name: str(value) for name, value in dict(event.get("tags") or {}).items()},
        "extra": {name: value for name, value in (event.get("extra") or {}).items() if name != "sys.argv"},
        "user": event.get("user"),
        "fingerprint": event.get("fingerprint"),
        "contexts": {name: one for name, one in (event.get("contexts") or {}).items() if name not in OWN},
        "crumbs": [[crumb.get("category"), crumb.get("message"), crumb.get("level")] for crumb in values],
        "errors": [error["type"] for error in errors],
        "locals": any("vars" in frame for frame in frames),
        "spans": [[span.get("op"), span.get("description"), span.get("data", {}).get("n")] for span in spans],
    }
    return {name: value for name, value in found.items() if value}


def old_metric(line: str) -> list[Any]:
    """``name@unit:value|kind|#tag:value,…|T…`` as a metric: name, value, tags."""
    name, _, rest = line.partition("@")
    head, *parts = rest.split("|")
    tags = next((part[1:] for part in parts if part.startswith("#")), "")
    pairs = dict(pair.split(":", 1) for pair in tags.split(",") if pair)
    value = head.partition(":")[2].split(":")[0]
    return ["metric", name, float(value), {key: one for key, one in pairs.items() if key not in HIDDEN}]


def new_metric(item: dict[str, Any]) -> list[Any]:
    given = {name: one["value"] for name, one in item["attributes"].items()}
    tags = {name: str(value) for name, value in given.items() if name.partition(".")[0] not in OWN_NAMES}
    return ["metric", item["name"], float(item["value"]), tags]


@contextlib.contextmanager
def apart() -> Iterator[None]:
    """Nothing that a program sets stays for the next."""
    if hasattr(sentry_sdk, "isolation_scope"):
        with sentry_sdk.isolation_scope() as scope:
            scope.clear()
            yield
        sentry_sdk.Scope.get_global_scope()._tags.clear()
    else:
        with sentry_sdk.Hub(sentry_sdk.Hub.current):
            sentry_sdk.Hub.current.scope.clear()
            yield


def sent(program: str) -> list[Any]:
    transport = Kept()
    options = {"transport": transport, "default_integrations": False, "auto_enabling_integrations": False}
    sentry_sdk.init(DSN, **options)
    with apart():
        space: dict[str, Any] = {"__name__": "program", "DSN": DSN, "OPTIONS": options}
        try:
            exec(compile(program, "program.py", "exec"), space)
            space["main"]()
        except Exception as error:
            transport.items.append(f"{type(error).__name__} ended it")
        sentry_sdk.flush()
    return transport.items


if __name__ == "__main__":
    json.dump([sent(program) for program in json.load(sys.stdin)], sys.stdout)
