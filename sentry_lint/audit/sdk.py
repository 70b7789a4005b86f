"""The few calls that differ between sentry-sdk 1.x, 2.x and 3.x. The SDK is imported inside, never on load."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import traceback
import warnings
from collections.abc import Iterator
from typing import Any

# Options worth a line in the report's header: what decides which data leaves.
TELLING_OPTIONS = (
    "send_default_pii", "event_scrubber", "data_collection", "include_local_variables", "include_source_context",
    "with_locals", "max_request_body_size", "request_bodies", "attach_stacktrace", "traces_sample_rate",
    "traces_sampler", "trace_lifecycle", "profiles_sample_rate", "enable_logs", "enable_metrics", "spotlight",
    "before_breadcrumb", "before_send", "before_send_transaction", "before_send_log", "before_send_metric",
    "before_send_span", "error_sampler",
)  # fmt: skip


def version() -> str:
    """The installed SDK's version, such as ``2.75.0``."""
    from sentry_sdk.consts import VERSION

    return str(VERSION)


def version_tuple(text: str | None = None) -> tuple[int, ...]:
    """``2.75.0`` or ``3.0.0b2`` as numbers, for comparing."""
    return tuple(int(part) for part in re.findall(r"\d+", (text or version()).split("b")[0].split("a")[0])[:3])


def client() -> Any | None:
    """The active client, ``None`` where ``init`` was not called."""
    import sentry_sdk

    if hasattr(sentry_sdk, "Scope") and hasattr(sentry_sdk.Scope, "get_client"):
        found = sentry_sdk.Scope.get_client()
        return found if found.is_active() else None
    return sentry_sdk.Hub.current.client


def flush() -> None:
    """Hand over what batchers and sessions still hold."""
    import sentry_sdk

    now = client()
    sentry_sdk.flush(timeout=2)
    flusher = getattr(now, "session_flusher", None)
    if flusher is not None:
        flusher.flush()


@contextlib.contextmanager
def isolated(clear: bool = False) -> Iterator[Any]:
    """A scope of its own: what is set inside does not outlive the block. Yields the scope.

    ``clear`` also hides what the scopes around carry (tags, user, breadcrumbs), not their event processors.
    """
    import sentry_sdk

    if hasattr(sentry_sdk, "isolation_scope"):
        with sentry_sdk.isolation_scope() as scope:
            if clear:
                scope.clear()
                sentry_sdk.Scope.get_current_scope().clear()
            yield scope
    else:
        with sentry_sdk.Hub(sentry_sdk.Hub.current) as hub:
            if clear:
                hub.scope.clear()
            yield hub.scope


def _describe(value: object) -> object:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, dict):
        return {str(key): _describe(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_describe(inner) for inner in value]
    module = getattr(value, "__module__", None)
    name = getattr(value, "__qualname__", None)
    if module and name:
        return f"{module}.{name}"
    return f"{type(value).__module__}.{type(value).__qualname__}"


def options_in_force(active: Any) -> dict[str, object]:
    """The options that decide what leaves, as JSON; callables by their dotted name, a DSN never."""
    options = active.options
    shown: dict[str, object] = {}
    for name in TELLING_OPTIONS:
        value = options.get(name)
        if value is None:
            value = (options.get("_experiments") or {}).get(name)
        if name == "data_collection" and isinstance(value, dict) and not value.get("provided_by_user"):
            continue  # what the SDK derived from the other options
        if value is not None:
            shown[name] = _describe(value)
    return shown


def processors() -> list[object]:
    """The application's own event processors, which clean events as hooks do; by their dotted names, each once."""
    import sentry_sdk
    from sentry_sdk import scope

    found: list[Any] = list(scope.global_event_processors)
    for one in shared_scopes():
        found += [*one._event_processors, *one._error_processors]
    own = [one for one in found if not str(getattr(one, "__module__", "")).startswith(f"{sentry_sdk.__name__}.")]
    return list(dict.fromkeys(str(_describe(one)) for one in own))


def shared_scopes() -> list[Any]:
    """The scopes of this context, made where they are not yet: contexts that are copied from now on share them."""
    import sentry_sdk

    if not hasattr(sentry_sdk, "isolation_scope"):  # 1.x
        return [sentry_sdk.Hub.current.scope]
    scope: Any = sentry_sdk.Scope
    return [scope.get_isolation_scope(), scope.get_current_scope(), scope.get_global_scope()]


def hook(active: Any, name: str) -> Any | None:
    """The application's hook of that name, top level or experimental."""
    return active.options.get(name) or (active.options.get("_experiments") or {}).get(name)


def tracing(active: Any) -> bool:
    """Whether the application's options let transactions or spans be made."""
    options = active.options
    return (
        options.get("traces_sample_rate") is not None
        or options.get("traces_sampler") is not None
        or options.get("enable_tracing") is True
    )


def profiling(active: Any) -> bool:
    """Whether the application's options let transactions be profiled."""
    options = active.options
    rates = (options, options.get("_experiments") or {})
    return any(one.get("profiles_sample_rate") or one.get("profiles_sampler") for one in rates)


def streaming(active: Any) -> bool:
    """Whether spans leave one by one (``trace_lifecycle="stream"``, always from 3.0 on)."""
    if version_tuple() >= (3,):
        return True
    experiments = active.options.get("_experiments") or {}
    return "stream" in (active.options.get("trace_lifecycle"), experiments.get("trace_lifecycle"))


def logs(active: Any) -> bool:
    """Whether the application's options let logs leave. Always from 3.0 on."""
    if version_tuple() >= (3,):
        return True
    experiments = active.options.get("_experiments") or {}
    return bool(active.options.get("enable_logs") or experiments.get("enable_logs"))


@contextlib.contextmanager
def unsampled(active: Any) -> Iterator[None]:
    """Take chance out: everything that the application samples at all is sent inside the block."""
    options = active.options
    saved = {
        key: options[key]
        for key in ("sample_rate", "error_sampler", "traces_sample_rate", "traces_sampler", "profiles_sample_rate")
        if key in options
    }
    changed: dict[str, object] = {"sample_rate": 1.0, "error_sampler": None}
    if tracing(active):
        changed.update({"traces_sample_rate": 1.0, "traces_sampler": None})
    if options.get("profiles_sample_rate"):
        changed["profiles_sample_rate"] = 1.0
    options.update({key: value for key, value in changed.items() if key in options})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        options.update(saved)


@contextlib.contextmanager
def watched(active: Any) -> Iterator[list[str]]:
    """Note where the application's hooks raise, which the SDK keeps to itself: a line each, without any value."""
    raised: list[str] = []
    undo: list[tuple[dict[str, Any], str, Any]] = []
    for options in (active.options, active.options.get("_experiments") or {}):
        for name, value in list(options.items()):
            if name.startswith("before_") and callable(value):
                undo.append((options, name, value))
                options[name] = _telling(name, value, raised)
    try:
        yield raised
    finally:
        for options, name, value in undo:
            options[name] = value


def _telling(name: str, call: Any, raised: list[str]) -> Any:
    @functools.wraps(call, updated=())
    def hook(*args: Any, **kwargs: Any) -> Any:
        try:
            return call(*args, **kwargs)
        except Exception as problem:
            line = f"{name} raised {type(problem).__name__}{_where(problem)}"
            if line not in raised:
                raised.append(line)
            raise

    return hook


def _where(problem: Exception) -> str:
    """The line of the hook that raised; nothing for one that could not even be called."""
    frames = list(traceback.walk_tb(problem.__traceback__))[1:]
    return f" at {os.path.basename(frames[-1][0].f_code.co_filename)}:{frames[-1][1]}" if frames else ""
