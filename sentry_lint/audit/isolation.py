"""Give a test an SDK of its own: capturing transport, clean scopes, and everything put back afterwards."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator
from typing import Any

from sentry_lint.audit import sdk, transport
from sentry_lint.audit.transport import Tape


@contextlib.contextmanager
def _main_hub() -> Iterator[None]:
    """In 1.x the client is bound to the hub: bind the one from before again."""
    import sentry_sdk

    hub: Any = sentry_sdk.Hub.main
    before = hub.client
    try:
        yield
    finally:
        hub.bind_client(before)


@contextlib.contextmanager
def _global_scope() -> Iterator[None]:
    """Work on a copy of the global scope: what ``init`` and tests put there is gone afterwards, the client too."""
    from sentry_sdk import scope

    saved = getattr(scope, "_global_scope", None)
    if not hasattr(scope, "_global_scope"):
        with _main_hub():
            yield
        return
    scope._global_scope = copy.copy(saved) if saved is not None else None
    try:
        yield
    finally:
        scope._global_scope = saved


@contextlib.contextmanager
def _processors() -> Iterator[None]:
    """Take the application's global event processors out again; those of the SDK's own integrations stay.

    Integrations are set up once a process: without their processors they would be dead in the next test.
    """
    from sentry_sdk import scope

    known: list[Any] = scope.global_event_processors
    before = list(known)
    try:
        yield
    finally:
        known[:] = [
            one for one in known if one in before or str(getattr(one, "__module__", "")).startswith("sentry_sdk.")
        ]


@contextlib.contextmanager
def own_sdk(clear: bool = True) -> Iterator[Tape]:
    """Inside the block nothing leaves the process; the tape gets what would have.

    Clients made before have their transport replaced, clients made inside never get another; scopes, the client and
    global processors are restored. ``clear`` hides what the scopes carried before.
    """
    before = sdk.client()
    undo = transport.swap()
    adopted = transport.adopt(before)
    try:
        with _global_scope(), _processors(), transport.recording() as tape, sdk.isolated(clear):
            try:
                yield tape
            finally:
                after = sdk.client()
                if after is not None:
                    sdk.flush()
                if after is not None and after is not before:
                    after.close(timeout=0)
    finally:
        if adopted is not None:
            adopted()
        undo()
