"""Give a test an SDK of its own: capturing transport, clean scopes, and everything put back afterwards."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator
from typing import Any

from sentry_lint.audit import sdk, transport
from sentry_lint.audit.transport import Tape


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
def _scopes(clear: bool) -> Iterator[None]:
    """Put the scopes and their clients back as they were, each in its place: event loops and threads that were there
    before share them.

    ``clear`` hides what they carry (tags, user, breadcrumbs), but for the global scope, and not their event processors.
    """
    import sentry_sdk

    hub: Any = None if hasattr(sentry_sdk, "isolation_scope") else sentry_sdk.Hub.current
    bound = None if hub is None else hub.client
    scopes = sdk.shared_scopes()
    # The copy of a scope lacks its client before 2.13.
    before = [(copy.copy(scope), getattr(scope, "client", None)) for scope in scopes]
    for scope in scopes[:2] if clear else ():
        scope.clear()
    try:
        yield
    finally:
        for scope, (saved, client) in zip(scopes, before, strict=True):
            _restore(scope, saved)
            if hasattr(scope, "client"):
                scope.client = client
        if hub is not None:
            hub.bind_client(bound)


def _restore(scope: Any, saved: Any) -> None:
    for name in type(scope).__slots__:
        if hasattr(saved, name):
            setattr(scope, name, getattr(saved, name))
        elif hasattr(scope, name):
            delattr(scope, name)


@contextlib.contextmanager
def own_sdk(clear: bool = True, record: bool = True) -> Iterator[Tape]:
    """Inside the block nothing leaves the process; the tape gets what would have.

    Clients made before have their transport replaced, clients made inside never get another; scopes, the client and
    global processors are restored. ``clear`` hides what the scopes carried before; without ``record`` the tape stays
    empty, and one that records already goes on.
    """
    before = sdk.client()
    undo = transport.swap()
    adopted = transport.adopt(before)
    recording = transport.recording() if record else contextlib.nullcontext(Tape())
    try:
        with _processors(), recording as tape, _scopes(clear):
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
