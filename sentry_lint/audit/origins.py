"""Remember which line of the application put a tag, a breadcrumb or an event where it was found."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sys
import sysconfig
from collections.abc import Callable, Iterator
from typing import Any

from sentry_lint.audit.transport import Sent

Key = tuple[str, ...]

# Method of a scope -> the keys under which its arguments end up in an event.
_SETTERS: dict[str, Callable[..., list[Key]]] = {
    "set_tag": lambda key, *_: [("tags", str(key))],
    "set_tags": lambda tags, *_: [("tags", str(key)) for key in tags],
    "set_extra": lambda key, *_: [("extra", str(key))],
    "set_context": lambda key, *_: [("contexts", str(key))],
    "set_user": lambda *_: [("user",)],
}
_LIBRARIES = (sysconfig.get_path("stdlib") + os.sep, os.path.dirname(os.path.dirname(__file__)) + os.sep, "<")


def _place() -> str | None:
    """File and line of the application that is being executed; ``None`` where only libraries are."""
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_code.co_filename
        parts = name.split(os.sep)
        if not name.startswith(_LIBRARIES) and "site-packages" not in parts and "sentry_sdk" not in parts:
            return f"{_near(name)}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]
    return None


def _near(path: str) -> str:
    """The path from where the tests run, as an editor opens it."""
    near = os.path.relpath(path)
    return path if near.startswith(os.pardir) else near


def _line(frame: dict[str, Any]) -> str:
    path = frame.get("abs_path")
    return f"{_near(path) if path and os.path.exists(path) else frame.get('filename')}:{frame.get('lineno')}"


def _moment(timestamp: Any) -> str:
    """A breadcrumb's time to the microsecond, which tells it from the others; as a datetime and as the text of it."""
    if isinstance(timestamp, str):
        return re.sub(r"\D", "", timestamp)[:20]
    return str(timestamp.strftime("%Y%m%d%H%M%S%f"))


class Origins:
    """The calls that were made while it was watching."""

    def __init__(self) -> None:
        self._calls: dict[Key, str] = {}

    def note(self, key: Key, call: str) -> None:
        place = _place()
        if place is not None:
            self._calls[key] = f"{call} at {place}"

    def event(self, event: dict[str, Any]) -> str:
        """The call that captured an event, such as ``captured at shop.py:12``; empty where it is not known."""
        return self._calls.get(("event", str(event.get("event_id"))), "")

    def crumb(self, crumb: dict[str, Any]) -> str:
        """The call that added a breadcrumb."""
        return self._calls.get(("crumb", _moment(str(crumb.get("timestamp")))), "")

    def at(self, sent: Sent, path: str) -> str:
        """The call that put there what stands at this path of the item; empty where it is not known."""
        if not isinstance(sent.payload, dict):
            return ""
        crumb = re.match(r"breadcrumbs\.values\[(\d+)\]", path)
        if crumb is not None:
            return self.crumb(sent.payload["breadcrumbs"]["values"][int(crumb[1])])
        frame = re.match(r"(exception|threads)\.values\[(\d+)\]\.stacktrace\.frames\[(\d+)\]", path)
        if frame is not None:
            found = sent.payload[frame[1]]["values"][int(frame[2])]["stacktrace"]["frames"][int(frame[3])]
            return f"{found.get('function')} at {_line(found)}"
        error = re.match(r"exception\.values\[(\d+)\]", path)
        if error is not None:
            return raised(sent.payload["exception"]["values"][int(error[1])]) or self.event(sent.payload)
        parts = re.split(r"[.{]", path)
        known = self._calls.get(tuple(parts[:1])) or self._calls.get(tuple(parts[:2]))
        return known or (self.event(sent.payload) if sent.item == "event" else "")


def raised(error: dict[str, Any]) -> str:
    """Where an exception of an event was raised: its last frame in the application, else its last."""
    frames = (error.get("stacktrace") or {}).get("frames") or []
    own = [frame for frame in frames if frame.get("in_app")] or frames
    return f"raised at {_line(own[-1])}" if own else ""


@contextlib.contextmanager
def watching() -> Iterator[Origins]:
    """Note the calls made inside the block, by the methods that every release of the SDK sends them through."""
    import sentry_sdk
    from sentry_sdk.scope import Scope

    origins = Origins()
    holder: Any = Scope if hasattr(Scope, "capture_event") else sentry_sdk.Hub

    def setter(name: str) -> Callable[..., None]:
        def note(_self: Any, _result: Any, *args: Any) -> None:
            for key in _SETTERS[name](*args):
                origins.note(key, name)

        return note

    def added(scope: Any, _result: Any, *_: Any) -> None:
        crumb = getattr(scope, "scope", scope)._breadcrumbs[-1]
        key = ("crumb", _moment(crumb["timestamp"]))
        # A hook may have refused the new one: then the last is older, and known.
        if key not in origins._calls:
            origins.note(key, "add_breadcrumb")

    def captured(_self: Any, event_id: Any, *_: Any) -> None:
        if event_id is not None:
            origins.note(("event", str(event_id)), "captured")

    crumbs: Any = Scope if hasattr(Scope, "add_breadcrumb") else sentry_sdk.Hub
    notes: list[tuple[Any, str, Callable[..., None]]] = [
        *((Scope, name, setter(name)) for name in _SETTERS if hasattr(Scope, name)),
        (crumbs, "add_breadcrumb", added),
        (holder, "capture_event", captured),
    ]
    originals = [(owner, name, _wrapped(owner, name, note)) for owner, name, note in notes]
    try:
        yield origins
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)


def _wrapped(owner: Any, name: str, note: Callable[..., None]) -> Any:
    """Let ``note`` see each call of the method after it; returns the method as it was."""
    original = owner.__dict__[name]

    @functools.wraps(original)
    def watched(self: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(self, *args, **kwargs)
        # Whatever is wrong with it, the application's call is not to fail for it.
        with contextlib.suppress(Exception):
            note(self, result, *args, *kwargs.values())
        return result

    setattr(owner, name, watched)
    return original
