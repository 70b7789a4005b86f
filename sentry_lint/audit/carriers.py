"""Play an application: each carrier makes one thing that Sentry receives, with canaries where users' data goes.

Everything goes through public calls of the SDK, as an application or an integration makes them; nothing is written
into an event behind the back of its pipeline. A carrier says which item must leave, and why it cannot where the
application's options switch that item off.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sentry_lint.audit import sdk
from sentry_lint.audit.planting import Round

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


ALL = ("flat", "deep", "odd")
# What an application sets on the scope, which events and transactions carry.
DRESS = "tag. extra. context. user. "
# The same for logs, metrics and streamed spans: the fields of the user only where the options let the SDK send them.
ATTRIBUTES = "scope.attribute. user. "


def scope() -> Any:
    """The scope that lives as long as a request does."""
    import sentry_sdk

    if hasattr(sentry_sdk, "get_isolation_scope"):
        return sentry_sdk.get_isolation_scope()
    if hasattr(sentry_sdk.Scope, "get_isolation_scope"):
        return sentry_sdk.Scope.get_isolation_scope()
    return sentry_sdk.Hub.current.scope


def set_user(turn: Round) -> None:
    """The user, by what applications know of him."""
    import sentry_sdk

    user: dict[str, Any] = {"id": turn.bare("user.id")} if turn.variant == "flat" else {"id": "7"}
    for key, value in turn.bag("user").items():
        user["data" if key == "form" else str(key)] = value
    sentry_sdk.set_user(user)


def dress(turn: Round) -> None:
    """What an application adds to everything that is sent from here on."""
    import sentry_sdk

    for key, value in turn.bag("tag").items():
        sentry_sdk.set_tag(str(key), value)
    around = scope()
    for key, value in turn.bag("extra").items():
        around.set_extra(key, value)
    sentry_sdk.set_context("order", turn.bag("context"))  # type: ignore[arg-type]
    set_user(turn)


def dress_attributes(turn: Round) -> None:
    """What an application adds to every log, metric and streamed span."""
    around = scope()
    if hasattr(around, "set_attribute"):
        for key, value in turn.flat("scope.attribute").items():
            around.set_attribute(key, value)
    set_user(turn)


def flagged(turn: Round) -> None:
    """A feature flag was looked up."""
    with contextlib.suppress(ImportError):
        from sentry_sdk.feature_flags import add_feature_flag

        add_feature_flag(f"beta for {turn.bare('flag.name')}", True)


def in_thread(work: Callable[[], object], name: str | None = None) -> None:
    """Do it in another thread, which sees what the SDK's integration hands on to it."""
    import sentry_sdk

    # In 1.x a thread has the client of the hub that `init` was called in.
    hub: Any = None if hasattr(sentry_sdk.Scope, "get_client") else sentry_sdk.Hub(sentry_sdk.Hub.current)

    def run() -> None:
        with hub or contextlib.nullcontext():
            work()

    thread = threading.Thread(target=run, name=name)
    thread.start()
    thread.join()


def tracing() -> bool:
    """Whether the active client makes transactions."""
    client = sdk.client()
    return client is not None and no_tracing(client) is None


def no_tracing(client: Any) -> str | None:
    """Why no transaction leaves."""
    if sdk.streaming(client):
        return "no transactions: spans are streamed"
    return None if sdk.tracing(client) else "tracing is off (traces_sample_rate)"


def collects(client: Any, *path: str) -> bool:
    """Whether integrations may record this data of users: ``data_collection`` at that path, else PII as a whole."""
    found: Any = client.options.get("data_collection")
    if not isinstance(found, dict):
        return bool(client.options.get("send_default_pii"))
    for name in path:
        found = found.get(name, {})
    return bool(found)
