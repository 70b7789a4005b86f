"""Catch what the SDK sends, at the one place every version goes through, and let nothing reach the network.

``sentry_sdk.client.make_transport`` is looked up by name each time a client is made, so replacing it there keeps the
application's own options, hooks and integrations, whichever way and however often ``init`` is called.
Source: ``_Client._init_impl`` of sentry-sdk 1.35 to 2.75, and ``SpotlightClient``, which sends past the transport.
"""

from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

_CLIENT_MODULE = "sentry_sdk.client"


@dataclass(slots=True)
class Sent:
    """One envelope item (or old-style event) that left.

    ``payload`` is the JSON document as the server would read it, or ``bytes`` where the item is not JSON; ``headers``
    are the item's own, ``envelope`` those of the envelope around it.
    """

    item: str
    payload: Any
    headers: dict[str, Any] = field(default_factory=dict)
    envelope: dict[str, Any] = field(default_factory=dict)


class Tape:
    """Keeps what left while it was the newest tape."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []

    def take(self) -> list[Sent]:
        """What was recorded since the last call; forgets it."""
        taken, self.sent = self.sent, []
        return taken


_tapes: list[Tape] = []
_classes: dict[str, type] = {}


def _decoded(raw: bytes, content_type: str) -> Any:
    if content_type == "application/octet-stream":
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        return raw


def record(item: Sent) -> None:
    """Put what left on the newest tape; nowhere while nothing is recorded."""
    if _tapes:
        _tapes[-1].sent.append(item)


def _plain(value: Any) -> Any:
    """Headers as JSON would carry them, so that nested objects can be searched."""
    return json.loads(json.dumps(value, default=str))


def items_of(envelope: Any) -> list[Sent]:
    """The items of an SDK's envelope.

    Their bytes are made now: a later change of the same objects does not change what is returned.
    """
    around = _plain(dict(envelope.headers))
    made = []
    for item in envelope.items:
        raw = item.payload.get_bytes() if hasattr(item.payload, "get_bytes") else bytes(item.payload)
        kind = "application/octet-stream" if item.type == "attachment" else "application/json"
        made.append(Sent(str(item.type), _decoded(raw, kind), _plain(dict(item.headers)), around))
    return made


def _transport_class() -> type:
    """The capturing transport, made when the SDK is there."""
    known = _classes.get("transport")
    if known is not None:
        return known
    from sentry_sdk.transport import Transport

    class CapturingTransport(Transport):
        """Keeps envelopes on the newest tape and sends nothing."""

        def capture_envelope(self, envelope: Any) -> None:
            for item in items_of(envelope):
                record(item)

        def capture_event(self, event: Any) -> None:
            # sentry-sdk before 2.0 hands errors over this way while tracing is off.
            record(Sent(str(event.get("type") or "event"), _plain(event)))

        def record_lost_event(self, *args: Any, **kwargs: Any) -> None:
            return None

        def flush(self, timeout: float, callback: Callable[[int, float], None] | None = None) -> None:
            return None

        def kill(self) -> None:
            return None

    _classes["transport"] = CapturingTransport
    return CapturingTransport


def is_capturing(transport: object) -> bool:
    """Whether ``transport`` is the audit's own."""
    known = _classes.get("transport")
    return known is not None and isinstance(transport, known)


def _make_transport(options: dict[str, Any]) -> Any:
    return _transport_class()(options)


def _silence_spotlight() -> Callable[[], None]:
    """Keep Spotlight from posting its copy of each envelope; returns the undo."""
    try:
        from sentry_sdk.spotlight import SpotlightClient
    except ImportError:  # before 1.30 there is no Spotlight
        return lambda: None
    original = SpotlightClient.capture_envelope
    SpotlightClient.capture_envelope = lambda self, envelope: None  # type: ignore[method-assign]

    def undo() -> None:
        SpotlightClient.capture_envelope = original  # type: ignore[method-assign]

    return undo


def swap() -> Callable[[], None]:
    """Let every client made from now on use the capturing transport; returns the undo. Imports the SDK."""
    import sentry_sdk.client

    client: Any = sentry_sdk.client
    undo_spotlight = _silence_spotlight()
    original = client.make_transport
    client.make_transport = _make_transport

    def undo() -> None:
        client.make_transport = original
        undo_spotlight()

    return undo


def adopt(client: Any) -> Callable[[], None] | None:
    """Replace the transport of a client that was made before; returns the undo, ``None`` where there was no need."""
    if client is None or is_capturing(getattr(client, "transport", None)):
        return None
    if not getattr(client, "options", None) or not hasattr(client, "transport"):
        return None
    original = client.transport
    client.transport = _make_transport(client.options)
    undo_spotlight = _silence_spotlight()

    def undo() -> None:
        client.transport = original
        undo_spotlight()

    return undo


@contextlib.contextmanager
def recording() -> Iterator[Tape]:
    """A tape that gets what leaves inside the block."""
    tape = Tape()
    _tapes.append(tape)
    try:
        yield tape
    finally:
        _tapes.remove(tape)


class _SwapLoader(importlib.abc.Loader):
    """Loads the client module as its own loader does and swaps the transport right after."""

    def __init__(self, loader: Any, then: Callable[[], object]) -> None:
        self.loader = loader
        self.then = then

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        made: ModuleType | None = self.loader.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        # Tools that read the source (tracebacks, the SDK's own frames) must see the real loader again.
        module.__loader__ = self.loader
        if module.__spec__ is not None:
            module.__spec__.loader = self.loader
        self.then()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.loader, name)


class _SwapFinder(importlib.abc.MetaPathFinder):
    """One-shot: answers for ``sentry_sdk.client`` only and removes itself then."""

    def __init__(self, then: Callable[[], object]) -> None:
        self.then = then

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != _CLIENT_MODULE:
            return None
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _SwapLoader(spec.loader, self.then)
        return spec


def swap_on_import() -> None:
    """Swap the transport as soon as the SDK is imported, without importing it. Lasts for the process.

    For applications that call ``init`` when they are imported: any fixture would come too late.
    """
    if _CLIENT_MODULE in sys.modules:
        _swap_client_module()
    else:
        sys.meta_path.insert(0, _SwapFinder(_swap_client_module))


def _swap_client_module() -> None:
    client = sys.modules[_CLIENT_MODULE]
    client.make_transport = _make_transport  # type: ignore[attr-defined]
    _silence_spotlight()
