"""The object behind the ``sentry_events`` fixture: what left during a test, and assertions about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Union

from sentry_lint.audit import sdk
from sentry_lint.audit.items import hook_for
from sentry_lint.audit.origins import Origins, raised
from sentry_lint.audit.report import mend
from sentry_lint.audit.search import texts
from sentry_lint.audit.transport import Sent, Tape
from sentry_lint.audit.values import kind_by_name, kinds_in, shown

if TYPE_CHECKING:
    from sentry_lint.policy import Policy

Document = dict[str, Any]
Wanted = Union[type[BaseException], str]

# Ids, and what the SDK says of itself and of the machine: no users' data.
_OWN = re.compile(
    r"(sdk|modules|event_id|server_name|contexts\.(runtime|os|device|trace\.(trace|span|parent_span)_id))\b"
)
# First word of a path in an event -> the surface that the policy's `allow` speaks of.
_SURFACES = {"tags": "tag", "contexts": "context", "breadcrumbs": "breadcrumb"}


class SentryEvents:
    """Everything that left since the test began; batched logs, metrics and sessions are flushed before each look.

    Failures name the path, and the line of the application that is behind it where ``origins`` knows it; they show no
    value that looks like personal data.
    """

    def __init__(self, tape: Tape, origins: Origins | None = None, policy: Policy | None = None) -> None:
        self._tape = tape
        self._origins = origins or Origins()
        self._policy = policy

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
        if not found:
            raise AssertionError(f"{_name(wanted)} was not captured; {self._seen()}")
        if count is not None and len(found) != count:
            raise AssertionError(
                f"{_name(wanted)} was captured {_times(len(found))}, not {_times(count)}; {self._seen()}"
            )
        return found[0]

    def assert_not_captured(self, *unwanted: Wanted) -> None:
        """No event has one of these exceptions, or a subclass by name; without arguments: no event left at all."""
        __tracebackhide__ = True
        for place, event in enumerate(self.events):
            if not unwanted:
                raise AssertionError(f"nothing was to be captured; {self._seen()}")
            for one in unwanted:
                if _is(event, one):
                    path = f"events[{place}]" + (".exception.values[-1]" if _exceptions(event) else "")
                    raise AssertionError(
                        f"{_name(one)} was captured and must not be: {path} is {self._title(event)}; "
                        f"let it pass where it is caught, name it in ignore_errors, or {self._mend('before_send')}"
                    )

    def assert_breadcrumb(self, **fields: Any) -> Document:
        """A breadcrumb of an event has these fields; a mapping (``data=``) may have more entries. Returns it.

        A field's expected value may be a callable that judges the actual one.
        """
        __tracebackhide__ = True
        nearest: tuple[int, str] = (-1, "")
        for place, event in enumerate(self.events):
            for number, crumb in enumerate(_crumbs(event)):
                wrong = [name for name, expected in fields.items() if not _matches(crumb.get(name), expected)]
                if not wrong:
                    return crumb
                if len(fields) - len(wrong) > nearest[0]:
                    has = ", ".join(f"{name}={shown(crumb.get(name))}" for name in wrong)
                    path = f"events[{place}].breadcrumbs.values[{number}]"
                    nearest = (
                        len(fields) - len(wrong),
                        f"the nearest, {_behind(path, self._origins.crumb(crumb))}, has {has}",
                    )
        wanted = ", ".join(f"{name}={_expected(value)}" for name, value in fields.items())
        if not self.events:
            why = f"breadcrumbs leave with an event, and {self._seen()}"
        else:
            why = nearest[1] or "no event has any"
        raise AssertionError(f"no breadcrumb with {wanted or 'anything'}: {why}")

    def assert_tag(self, name: str, value: Any = None) -> None:
        """Every event carries this tag, with this value where one is given; at least one event left."""
        __tracebackhide__ = True
        if not self.events:
            raise AssertionError(f"no event has the tag {name}: {self._seen()}")
        for place, event in enumerate(self.events):
            tags = dict(event.get("tags") or {})
            if name not in tags:
                near = difflib.get_close_matches(name, tags, 1)
                has = f"did you mean {near[0]}?" if near else f"it has {', '.join(tags) or 'none'}"
                raise AssertionError(f"events[{place}], {self._title(event)}, has no tag {name}; {has}")
            if value is not None and tags[name] != str(value):
                path = _behind(f"events[{place}].tags.{name}", self._origins.at(Sent("event", event), f"tags.{name}"))
                raise AssertionError(f"{path} is {shown(tags[name])}, not {shown(str(value))}")

    def assert_no_pii(self, allow: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        """Nothing in any item looks like personal data or a secret, by its shape or by the name that it stands under,
        and none of ``known`` (this test's own values) is in it.

        ``allow`` holds paths (``user.email``) or kinds that may be there; what the policy allows may, too.
        """
        __tracebackhide__ = True
        allowed = frozenset(allow)
        found = [line for sent in self.sent for line in self._pii(sent, allowed, tuple(known))]
        if found:
            raise AssertionError("personal data or secrets left the process:\n  " + "\n  ".join(found))

    def _pii(self, sent: Sent, allowed: frozenset[str], known: tuple[str, ...]) -> Iterator[str]:
        from sentry_lint.audit.names import judge_of

        judge, version = judge_of(self._policy), sdk.version_tuple()
        for path, text in (*texts(sent.payload), *texts(sent.headers, "(item header)")):
            if path in allowed or (_OWN.match(path) and sent.item in ("event", "transaction")):
                continue
            named = kind_by_name(path, text, judge)
            kinds = list(dict.fromkeys([*kinds_in(text), *([named] if named else [])]))
            kinds = [kind for kind in kinds if kind not in allowed and not self._allows(path, kind)]
            kinds += ["a value of this test"] if any(value and value in text for value in known) else []
            if kinds:
                place = _behind(f"{sent.item}.{path}".rstrip("."), self._origins.at(sent, path))
                yield f"{', '.join(kinds)} in {place}; {self._mend(hook_for(sent.item, path, version))}"

    def _allows(self, path: str, kind: str) -> bool:
        if self._policy is None:
            return False
        from sentry_lint.audit.matrix import allows

        first = re.split(r"[.\[{]", path)[0]
        return allows(frozenset(self._policy.privacy.allow), _SURFACES.get(first, first), kind)

    def _mend(self, hook: str | None) -> str:
        active = sdk.client()
        return mend(hook, sdk.options_in_force(active) if active is not None else {})

    def _title(self, event: Document) -> str:
        """An event in a word, and the line behind it."""
        values = _exceptions(event)
        if not values:
            text = str(event.get("message") or (event.get("logentry") or {}).get("formatted") or "")
            return _behind(f"message {shown(text)}", self._origins.event(event))
        kind = (values[-1].get("mechanism") or {}).get("type")
        # The integrations name their mechanisms; these are what a call of the SDK has.
        way = self._origins.event(event) if kind in (None, "generic") else f"captured by {kind}"
        behind = ", ".join(filter(None, (raised(values[-1]), way)))
        return _behind(str(values[-1].get("type")), behind)

    def _seen(self) -> str:
        if self.events:
            return f"captured: {'; '.join(self._title(event) for event in self.events)}"
        active = sdk.client()
        if active is None:
            return "no event left: sentry_sdk.init was not called"
        hook = sdk.options_in_force(active).get("before_send")
        return "no event left" + (f", or before_send ({hook}) dropped it" if hook else "")


def _exceptions(event: Document) -> list[Document]:
    holder = event.get("exception")
    values = holder.get("values") if isinstance(holder, dict) else holder
    return [one for one in values or () if isinstance(one, dict)]


def _crumbs(event: Document) -> list[Document]:
    holder = event.get("breadcrumbs")
    values = holder.get("values") if isinstance(holder, dict) else holder
    return [one for one in values or () if isinstance(one, dict)]


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


def _behind(what: str, where: str) -> str:
    return f"{what} ({where})" if where else what


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _expected(value: Any) -> str:
    return getattr(value, "__name__", "a condition") if callable(value) else shown(value)


def _matches(actual: Any, expected: Any) -> bool:
    if isinstance(expected, Mapping):
        return isinstance(actual, dict) and all(_matches(actual.get(key), value) for key, value in expected.items())
    if callable(expected):
        judge: Callable[[Any], object] = expected
        return bool(judge(actual))
    return bool(actual == expected)
