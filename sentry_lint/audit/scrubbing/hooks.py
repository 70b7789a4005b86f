"""The hooks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sentry_lint.audit.scrubbing.cleaner import Cleaner
from sentry_lint.audit.scrubbing.names import kind_of_name
from sentry_lint.audit.scrubbing.shapes import FILTERED
from sentry_lint.audit.scrubbing.tables import ALLOWED, USER_FIELDS

# Parts of an event that describe the program, not its users.
_UNTOUCHED = frozenset(
    "event_id timestamp start_timestamp platform level type sdk modules debug_meta _meta transaction_info".split()
)
# Parts of an event -> how a policy names them.
_SURFACES = {"tags": "tag", "contexts": "context", "logentry": "message", "spans": "span"}
_PARAMETER = "sentry.message.parameter."


def options(**own: Callable[..., Any]) -> dict[str, Any]:
    """``OPTIONS``, with the application's own hooks run first: what they add is cleaned, too.

    ``sentry_sdk.init(dsn, **scrubbing.options(before_send=drop_timeouts))``
    """
    return {**OPTIONS, **{name: _after(hook, OPTIONS[name]) if name in OPTIONS else hook for name, hook in own.items()}}


def _after(own: Callable[..., Any], clean: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(own)
    def hook(item: Any, hint: Any) -> Any:
        made = own(item, hint)
        return None if made is None else clean(made, hint)

    return hook


def before_breadcrumb(crumb: Any, hint: Any = None) -> Any:
    """Clean a breadcrumb when it is recorded."""
    return _attempt("breadcrumb", _cleaner("breadcrumb").mapping, crumb)


def before_send(event: Any, hint: Any = None) -> Any:
    """Clean an error, a message or a check-in, but for its breadcrumbs, which ``before_breadcrumb`` has cleaned."""
    return _event(event, _UNTOUCHED | {"breadcrumbs"})


def before_send_transaction(event: Any, hint: Any = None) -> Any:
    """Clean a transaction and its spans."""
    return _event(event, _UNTOUCHED)


def before_send_log(log: Any, hint: Any = None) -> Any:
    """Clean a structured log: its text and attributes."""
    cleaner = _cleaner("log")
    made = dict(log)
    before = log.get("attributes") or {}
    made["body"] = _attempt("message", cleaner.value, log.get("body"))
    after = made["attributes"] = _attempt("attributes", cleaner.mapping, before)
    given = {key: value for key, value in before.items() if str(key).startswith(_PARAMETER)}
    if made["body"] != log.get("body"):
        # Parameters of a logging call have no names: they go where the text around them had to be cleaned.
        after.update(dict.fromkeys(given, FILTERED))
    made["body"] = _attempt("message", _without, made["body"], given, after)
    return made


def before_send_metric(metric: Any, hint: Any = None) -> Any:
    """Clean a metric: its name and attributes."""
    return _named(metric, "metric")


def before_emit_metric(key: str, *about: Any) -> bool:
    """Clean the tags of a metric of sentry-sdk before 2.41, which takes them in place; the last argument holds them."""
    tags = about[-1] if about and isinstance(about[-1], dict) else {}
    clean = _attempt("tags", _cleaner("metric").mapping, tags)
    tags.clear()
    tags.update(clean)
    return True


def before_send_span(span: Any, hint: Any = None) -> Any:
    """Clean a streamed span: its name and attributes."""
    return _named(span, "span")


def _cleaner(part: str) -> Cleaner:
    return Cleaner(_allowed(_SURFACES.get(part, part)))


@functools.cache
def _allowed(surface: str) -> frozenset[str]:
    return frozenset(kind for where, kind in ALLOWED if where == surface)


def _attempt(part: str, clean: Callable[..., Any], *values: Any) -> Any:
    """A scrubber that raises would send the event as it was, or lose it: rather lose the part."""
    try:
        return clean(*values)
    except Exception:
        return {"scrubbing": f"{part} was removed"} if part != "message" else FILTERED


def _named(item: Any, part: str) -> Any:
    cleaner = _cleaner(part)
    made = dict(item)
    made["name"] = _attempt("message", cleaner.value, item.get("name"))
    made["attributes"] = _attempt("attributes", cleaner.mapping, item.get("attributes") or {})
    return made


# -- the parts of an event


def _event(event: Any, untouched: frozenset[str]) -> Any:
    made: dict[str, Any] = {}
    for part, value in event.items():
        if part in untouched or value is None:
            made[part] = value
        elif part in ("user", "logentry") and isinstance(value, Mapping):
            made[part] = _attempt(part, _user if part == "user" else _logentry, value)
        else:
            made[part] = _attempt(part, _cleaner(part).value, value, part)
    entry = event.get("logentry")
    if isinstance(entry, Mapping) and entry.get("params") and made["logentry"].get("params") != entry["params"]:
        _attempt("frames", _hide_arguments, made)
    return made


def _user(user: Any) -> Any:
    cleaner = _cleaner("user")
    clean = cleaner.mapping(user, "user")
    for field in USER_FIELDS:
        if field in user:
            # The name is allowed; an e-mail address as the id is not.
            clean[field] = user[field] if kind_of_name(field, "user") else cleaner.value(user[field])
    return clean


def _logentry(entry: Any) -> Any:
    """Arguments of a logging call have no names: they go where the text around them had to be cleaned."""
    cleaner = _cleaner("message")
    clean = cleaner.mapping(entry)
    params = entry.get("params")
    if not params:
        return clean
    text = entry.get("formatted")
    if text is None:
        text = str(entry.get("message", "")) % (params if isinstance(params, Mapping) else tuple(params))
    if isinstance(params, Mapping):
        if "formatted" in clean:
            clean["formatted"] = _without(clean["formatted"], params, clean["params"])
    elif cleaner.text(text) != text:
        clean["params"] = [FILTERED for _ in params]
    return clean


def _without(text: Any, before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Any:
    """The text without the values that were filtered for their names."""
    for key, value in before.items():
        if after.get(key) == FILTERED and len(str(value)) > 2:
            text = str(text).replace(str(value), FILTERED)
    return text


def _hide_arguments(event: dict[str, Any]) -> None:
    """Take the arguments of a logging call out of the frames of logging itself."""
    for frame in _frames(event):
        if frame.get("module") == "logging" and "args" in (frame.get("vars") or {}):
            frame["vars"]["args"] = FILTERED


def _frames(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in ("exception", "threads"):
        for value in (event.get(part) or {}).get("values") or ():
            yield from (value.get("stacktrace") or {}).get("frames") or ()


OPTIONS: dict[str, Any] = {
    "before_breadcrumb": before_breadcrumb,
    "before_send": before_send,
    "before_send_transaction": before_send_transaction,
    "before_send_log": before_send_log,
    "before_send_metric": before_send_metric,
    "before_emit_metric": before_emit_metric,
    "before_send_span": before_send_span,
}
