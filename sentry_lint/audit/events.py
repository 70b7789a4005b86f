"""The object behind the ``sentry_events`` fixture: what left during a test, and assertions about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Union

from sentry_lint.audit import sdk
from sentry_lint.audit.items import hook_for
from sentry_lint.audit.search import texts
from sentry_lint.audit.transport import Sent, Tape

Document = dict[str, Any]
Wanted = Union[type[BaseException], str]

# Kind of canary -> what such values look like anywhere in a text. Loose on purpose: a test's data is small.
_SHAPES = {
    "email": r"(?<![\w.+-])(?<!://)[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
    "iban": r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b",
    "ssn": r"\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b",
    "phone": r"(?<![\w.])\+[1-9]\d{1,3}[ \d().-]{6,14}\d\b",
    "jwt": r"\beyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]*",
    "private-key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "api-key": r"\b(?:sk|rk|pk)_live_[0-9A-Za-z]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{36}",
}


class SentryEvents:
    """Everything that left since the test began; batched logs, metrics and sessions are flushed before each look."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape

    @property
    def sent(self) -> list[Sent]:
        """Every envelope item, in the order in which it left."""
        if sdk.client() is not None:
            sdk.flush()
        return self._tape.sent

    def _documents(self, item: str) -> list[Document]:
        return [one.payload for one in self.sent if one.item == item and isinstance(one.payload, dict)]

    def _batched(self, item: str) -> list[Document]:
        return [entry for document in self._documents(item) for entry in document.get("items", ())]

    @property
    def events(self) -> list[Document]:
        """Errors and messages."""
        return self._documents("event")

    @property
    def transactions(self) -> list[Document]:
        """Transactions with their spans."""
        return self._documents("transaction")

    @property
    def logs(self) -> list[Document]:
        """Structured logs."""
        return self._batched("log")

    @property
    def metrics(self) -> list[Document]:
        """Metrics."""
        return self._batched("trace_metric")

    @property
    def exceptions(self) -> list[str]:
        """The type of each event's last exception, the one that was captured."""
        return [values[-1].get("type", "") for values in map(_exceptions, self.events) if values]

    @property
    def breadcrumbs(self) -> list[Document]:
        """The breadcrumbs of every event, in order."""
        return [crumb for event in self.events for crumb in _crumbs(event)]

    @property
    def tags(self) -> dict[str, Any]:
        """The tags of all events and transactions; the last value of each."""
        merged: dict[str, Any] = {}
        for event in (*self.events, *self.transactions):
            merged.update(dict(event.get("tags") or {}))
        return merged

    def clear(self) -> None:
        """Forget what left so far."""
        self._tape.sent.clear()

    def assert_captured(self, wanted: Wanted, count: int | None = None) -> Document:
        """An event has this exception (class or name) or text; returns the first. ``count``: that many times."""
        __tracebackhide__ = True
        found = [event for event in self.events if _is(event, wanted)]
        if not found or (count is not None and len(found) != count):
            times = "" if count is None else f"{count} times, but {len(found)} times"
            raise AssertionError(
                f"{_name(wanted)} was expected to be captured {times or 'and was not'}; {self._seen()}"
            )
        return found[0]

    def assert_not_captured(self, *unwanted: Wanted) -> None:
        """No event has one of these exceptions, or a subclass by name; without arguments: no event left at all."""
        __tracebackhide__ = True
        for event in self.events:
            if not unwanted:
                raise AssertionError(f"nothing was expected to be captured; {self._seen()}")
            for one in unwanted:
                if _is(event, one):
                    place = _raised_at(event)
                    raise AssertionError(
                        f"{_name(one)} was captured and must not be: event.exception.values[-1]{place}; "
                        "let it pass, or drop it in before_send"
                    )

    def assert_breadcrumb(self, **fields: Any) -> Document:
        """A breadcrumb of an event has these fields; a mapping (``data=``) may have more entries. Returns it.

        A field's expected value may be a callable that judges the actual one.
        """
        __tracebackhide__ = True
        for crumb in self.breadcrumbs:
            if all(_matches(crumb.get(name), expected) for name, expected in fields.items()):
                return crumb
        shown = ", ".join(f"{crumb.get('category')}/{crumb.get('level')}" for crumb in self.breadcrumbs) or "none"
        raise AssertionError(f"no breadcrumb with {', '.join(fields)} as expected; breadcrumbs seen: {shown}")

    def assert_tag(self, name: str, value: Any = None) -> None:
        """Every event carries this tag, with this value where one is given; at least one event left."""
        __tracebackhide__ = True
        if not self.events:
            raise AssertionError(f"no event left, so none has the tag {name}")
        for place, event in enumerate(self.events):
            tags = dict(event.get("tags") or {})
            if name not in tags:
                raise AssertionError(f"events[{place}].tags has no {name}; it has {', '.join(tags) or 'none'}")
            if value is not None and tags[name] != str(value):
                raise AssertionError(f"events[{place}].tags.{name} has another value")

    def assert_no_pii(self, allow: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        """No text of any item looks like personal data or a secret, and none of ``known`` (this test's own values) is
        in it. ``allow`` holds paths (``user.email``) or kinds that may be there."""
        __tracebackhide__ = True
        allowed = frozenset(allow)
        found = [line for sent in self.sent for line in _pii(sent, allowed, tuple(known))]
        if found:
            raise AssertionError("personal data or secrets left the process:\n  " + "\n  ".join(found))

    def _seen(self) -> str:
        titles = [_title(event) for event in self.events]
        return f"captured: {', '.join(titles)}" if titles else "no event left"


def _exceptions(event: Document) -> list[Document]:
    holder = event.get("exception")
    values = holder.get("values") if isinstance(holder, dict) else holder
    return [one for one in values or () if isinstance(one, dict)]


def _crumbs(event: Document) -> list[Document]:
    holder = event.get("breadcrumbs")
    values = holder.get("values") if isinstance(holder, dict) else holder
    return [one for one in values or () if isinstance(one, dict)]


def _title(event: Document) -> str:
    values = _exceptions(event)
    return str(values[-1].get("type")) if values else "a message"


def _is(event: Document, wanted: Wanted) -> bool:
    values = _exceptions(event)
    if isinstance(wanted, str):
        text = event.get("message") or (event.get("logentry") or {}).get("formatted") or ""
        return wanted == text or any(wanted in (one.get("type"), _dotted(one)) for one in values[-1:])
    if not values:
        return False
    names = {(one.__module__, one.__name__) for one in _family(wanted)}
    last = values[-1]
    return any(last.get("type") == name and last.get("module") in (module, None) for module, name in names)


def _family(wanted: type[BaseException]) -> Iterator[type[BaseException]]:
    """The class and its known subclasses: what ``except`` would catch."""
    stack = [wanted]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(here.__subclasses__())


def _dotted(one: Document) -> str:
    return f"{one.get('module')}.{one.get('type')}"


def _name(wanted: Wanted) -> str:
    return wanted if isinstance(wanted, str) else wanted.__name__


def _raised_at(event: Document) -> str:
    frames = (_exceptions(event)[-1].get("stacktrace") or {}).get("frames") or []
    own = [frame for frame in frames if frame.get("in_app")] or frames
    return f" (raised at {own[-1].get('filename')}:{own[-1].get('lineno')})" if own else ""


def _matches(actual: Any, expected: Any) -> bool:
    if isinstance(expected, Mapping):
        return isinstance(actual, dict) and all(_matches(actual.get(key), value) for key, value in expected.items())
    if callable(expected):
        judge: Callable[[Any], object] = expected
        return bool(judge(actual))
    return bool(actual == expected)


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _kinds(text: str) -> Iterator[str]:
    for kind, shape in _SHAPES.items():
        if re.search(shape, text):
            yield kind
    for match in re.finditer(r"(?<![\d.])(?:\d[ -]?){14,15}\d(?![\d.])", text):
        digits = re.sub(r"\D", "", match.group())
        if digits[0] in "3456" and _luhn(digits):
            yield "card"


def _pii(sent: Sent, allowed: frozenset[str], known: tuple[str, ...]) -> Iterator[str]:
    version = sdk.version_tuple()
    for path, text in (*texts(sent.payload), *texts(sent.headers, "(item header)")):
        # Ids and the SDK's own description are not users' data.
        if path in allowed or re.match(
            r"(sdk|modules|event_id|contexts\.(runtime|trace\.(trace|span|parent_span)_id))", path
        ):
            continue
        kinds = [kind for kind in _kinds(text) if kind not in allowed]
        kinds += ["a value of this test"] if any(value and value in text for value in known) else []
        if kinds:
            hook = hook_for(sent.item, path, version)
            line = _line(sent, path)
            yield f"{', '.join(kinds)} in {sent.item}.{path}{line}; " + (
                f"mend {hook}" if hook else "no hook sees this"
            )


def _line(sent: Sent, path: str) -> str:
    """Where the frame of a local variable stands in the code."""
    found = re.match(r"(?:exception|threads)\.values\[(\d+)\]\.stacktrace\.frames\[(\d+)\]", path)
    if found is None:
        return ""
    holder = sent.payload["exception" if path.startswith("exception") else "threads"]
    frame = holder["values"][int(found[1])]["stacktrace"]["frames"][int(found[2])]
    return f" ({frame.get('filename')}:{frame.get('lineno')}, {frame.get('function')})"
