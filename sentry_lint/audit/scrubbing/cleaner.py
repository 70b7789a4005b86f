"""Values of any shape, made anew without what is personal or secret."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from sentry_lint.audit.scrubbing.names import kind_of_name, owner_of
from sentry_lint.audit.scrubbing.notations import without_notations
from sentry_lint.audit.scrubbing.pairs import _HOLLOW, _SAID, without_pairs
from sentry_lint.audit.scrubbing.shapes import FILTERED, PRIVATE_KEY, without_escaped, without_shapes
from sentry_lint.audit.scrubbing.statements import binds, is_statement, without_values

_MOST_NODES = 20_000
_DEEPEST = 60
_LONGEST_TEXT = 200_000
_FIELD_NAME = re.compile(r"(?:b?[\"'])?[\w\[\]-]{1,80}(?: [\w-]{1,30})?[\"']?\Z")
# Ids that connect items; random digits of theirs may look like something else.
_IDS = frozenset(("event_id", "trace_id", "span_id", "parent_span_id", "check_in_id", "replay_id", "profile_id"))
# What holds the query of a URL, in events, spans and breadcrumbs.
_QUERIES = frozenset("query_string url url.full url.query http.url http.query http.target".split())
_SOURCE = frozenset(("context_line", "pre_context", "post_context"))
_MOST_READINGS = 3
_MOST_CLEAN = 20_000
_MOST_KEYS = 5000


class _Key(NamedTuple):
    """What a mapping's key says: how it is written without personal data, and what becomes of its value."""

    clean: Any
    goes: bool
    special: bool  # an id, a query, or lines of source
    owner: str  # of what is under it


class _Memory(NamedTuple):
    """What was found out before: the same keys, file names, lines of source and messages come again and again."""

    clean: set[int]  # hashes of texts that had nothing to clean
    keys: dict[tuple[str, str], _Key]


@functools.cache
def _memory(allowed: frozenset[str]) -> _Memory:
    return _Memory(set(), {})


class Cleaner:
    """Cleans one part of an event. ``allowed`` holds the kinds of data that this part may carry."""

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        self.allowed = allowed
        self.nodes = 0
        self.readings = 0
        self.bound = False
        self.memory = _memory(allowed)
        if len(self.memory.clean) > _MOST_CLEAN:
            self.memory.clean.clear()
        if len(self.memory.keys) > _MOST_KEYS:
            self.memory.keys.clear()

    def hides(self, name: str, owner: str = "") -> str | None:
        """The kind of data that values of this name are, if it has to go."""
        kind = kind_of_name(name, owner)
        return None if kind in self.allowed else kind

    # -- texts

    def text(self, text: str, code: bool = False) -> str:
        """The text without what looks like personal data or secrets. ``code``: names stand for values."""
        if len(text) < 5:
            return text
        known = ~hash(text) if code else hash(text)
        if known in self.memory.clean:
            return text
        made = self._text(text[:_LONGEST_TEXT], code)
        if len(text) > _LONGEST_TEXT:
            return f"{made} ... [{len(text) - _LONGEST_TEXT} characters more]"
        if made == text and not self.readings:
            self.memory.clean.add(known)
        return made

    def _text(self, text: str, code: bool) -> str:
        if text[0] in "{[" and text[-1] in "}]" and '"' in text and not code:
            try:
                document = json.loads(text)
            except (ValueError, RecursionError):
                pass
            else:
                return self._json(text, document)
        if PRIVATE_KEY.sign in text and PRIVATE_KEY.kind not in self.allowed:
            text = PRIVATE_KEY.clean(text)
        if not code:
            text = without_notations(text, self.hides)
        if "'" in text or "(" in text:
            text = without_values(text, self.hides)
        text = without_pairs(text, self.hides, code)
        text = without_shapes(text, self.allowed)
        if self.readings >= _MOST_READINGS:
            return text
        self.readings += 1
        try:
            return without_escaped(text, self.text)
        finally:
            self.readings -= 1

    def _json(self, text: str, document: Any) -> str:
        made = self.value(document)
        if made == document:
            return text
        separators = (", ", ": ") if '": ' in text else (",", ":")
        return json.dumps(made, ensure_ascii=False, separators=separators)

    # -- other values

    def value(self, value: Any, owner: str = "", depth: int = 0) -> Any:
        """The value without personal data: containers are made anew, and what is no JSON becomes its clean repr."""
        self.nodes += 1
        if isinstance(value, str):
            return self.text(value)
        if value is None or isinstance(value, (bool, float, datetime)):
            return value
        if isinstance(value, int):
            return FILTERED if value >= 10**13 and self.text(str(value)) == FILTERED else value
        if self.nodes > _MOST_NODES or depth > _DEEPEST:
            return FILTERED
        try:
            return self._object(value, owner, depth)
        except Exception:
            return FILTERED

    def _object(self, value: Any, owner: str, depth: int) -> Any:
        if isinstance(value, Mapping):
            return self.mapping(value, owner, depth)
        if isinstance(value, (bytes, bytearray)):
            return self.text(value.decode("utf-8", "replace"))
        if type(value).__name__ == "AnnotatedValue":
            return type(value)(self.value(value.value, owner, depth + 1), value.metadata)
        show = getattr(type(value), "__sentry_repr__", None)
        if callable(show):
            return self.text(str(show(value)))
        if isinstance(value, (Sequence, Set)) and not isinstance(value, memoryview):
            return self._sequence(value, owner, depth)
        # The SDK sends the repr, later: what is looked at here has to be what is sent then.
        return self.text(repr(value))

    def _sequence(self, values: Iterable[Any], owner: str, depth: int) -> Any:
        fields = getattr(values, "_asdict", None)
        if isinstance(values, tuple) and callable(fields):
            return list(self.mapping(fields(), type(values).__name__, depth).values())
        made: list[Any] = []
        before: Any = None
        for value in values:
            if self.nodes > _MOST_NODES:
                made.append(FILTERED)
                break
            # `["--password", "hunter2"]`
            option = isinstance(before, str) and before.startswith("-") and "=" not in before
            goes = (option and self.hides(before)) or (self.bound and _is_bound(value))
            made.append(FILTERED if goes else self.value(value, owner, depth + 1))
            before = value
        if len(made) == 2 and self._is_pair(values, owner):
            made[1] = FILTERED
        return tuple(made) if type(values) is tuple else made

    def _is_pair(self, values: Any, owner: str) -> bool:
        """``("password", "hunter2")``, and not the names of two fields."""
        name, value = values
        name = name.decode("latin-1") if isinstance(name, bytes) else name
        if not isinstance(name, str) or _FIELD_NAME.match(name) is None or not _is_there(value):
            return False
        if self.hides(name, owner) is None:
            return False
        return not isinstance(value, str) or (kind_of_name(value) is None and value.lower() not in _SAID)

    def mapping(self, mapping: Mapping[Any, Any], owner: str = "", depth: int = 0) -> dict[Any, Any]:
        """A new mapping; values with telling names are gone, whatever they are, and so are telling keys."""
        made: dict[Any, Any] = {}
        clean = self.memory.clean
        around = self.bound
        if not around:
            self.bound = self._binds(mapping.values())
        for key, value in mapping.items():
            if self.nodes > _MOST_NODES:
                made[FILTERED] = FILTERED
                break
            known = self.memory.keys.get((key, owner)) if isinstance(key, str) else None
            about = known or self._about(key, owner)
            if about.goes and _is_there(value):
                made[about.clean] = FILTERED
            elif about.special:
                made[key] = self._special(key, value)
            elif isinstance(value, str) and hash(value) in clean:
                made[about.clean] = value
            else:
                made[about.clean] = self.value(value, about.owner, depth + 1)
        self.bound = around
        if "value" in made or "input" in made:
            self._named_fields(mapping, made)
        return made

    def _binds(self, values: Iterable[Any]) -> bool:
        """Whether one of the values is a statement, so that another may be what is bound to it."""
        return any(isinstance(value, str) and len(value) > 15 and binds(value, self.hides) for value in values)

    def _about(self, key: Any, owner: str) -> _Key:
        name = key if isinstance(key, str) else "" if isinstance(key, int) else str(key)
        clean = self.text(name, code=True)
        goes = bool(name) and self.hides(name, owner) is not None
        special = name in _IDS or name in _SOURCE or name in _QUERIES
        about = _Key(key if clean == name else clean, goes, special, owner_of(name, owner))
        if isinstance(key, str):
            self.memory.keys[key, owner] = about
        return about

    def _special(self, key: str, value: Any) -> Any:
        if key in _SOURCE:
            return self._source(value)
        if not isinstance(value, str):
            return self.value(value, key)
        if key in _QUERIES:
            return self._query(value)
        return value if len(value) in (16, 32) and value.isalnum() else self.text(value)

    def _query(self, text: str) -> str:
        """A query, or a URL that ends in one, as ASGI's integration reads it: values have spaces and end at an `&`."""
        head, mark, query = text.rpartition("?")
        return self.text(head + mark + "&".join(self._field(field) for field in query.split("&")))

    def _field(self, field: str) -> str:
        name, sign, value = field.partition("=")
        hidden = value and not _HOLLOW.match(value) and self.hides(unquote_plus(name)) is not None
        return f"{name}={FILTERED}" if hidden else name + sign + value

    def _named_fields(self, mapping: Mapping[Any, Any], made: dict[Any, Any]) -> None:
        """``{"name": "password", "value": ...}``, and what a validation error of pydantic got as input."""
        for field, about in (("value", ("name", "key", "field", "header")), ("input", ("loc",))):
            if field not in mapping:
                continue
            for place in about:
                name = mapping.get(place)
                name = name[-1] if isinstance(name, (list, tuple)) and name else name
                if isinstance(name, str) and _is_there(mapping[field]) and self.hides(name) is not None:
                    made[field] = FILTERED

    def _source(self, lines: Any) -> Any:
        """Lines of a program; a private key may go over several."""
        if isinstance(lines, str):
            return self.text(lines, code=True)
        made: list[Any] = []
        secret = False
        for line in lines or ():
            line = str(line)
            secret = secret or ("-----BEGIN" in line and "PRIVATE KEY" in line)
            made.append(FILTERED if secret else self.text(line, code=True))
            secret = secret and "-----END" not in line
        return made if lines is not None else None


def _is_bound(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value) and not is_statement(value)
    if isinstance(value, bytes):
        return len(value) > 0
    return isinstance(value, int) and not isinstance(value, bool) and value >= 10**6


def _is_there(value: Any) -> bool:
    return not (value is None or value is True or value is False or (isinstance(value, str) and not value))
