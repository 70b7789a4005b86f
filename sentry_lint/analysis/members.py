"""What is in a value: its members by key, and all that it carries."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Union

from sentry_lint.analysis.joining import join_all
from sentry_lint.analysis.values import (
    ARGUMENTS,
    CLEAN,
    EVERY,
    ITER,
    KEY_FIELD,
    KEYS,
    MAX_ALTERNATIVES,
    MAX_COLLECTED,
    MAX_DEPTH,
    OTHERS,
    PREFIX,
    UNKNOWN,
    Bag,
    Default,
    Flow,
    Somebody,
    Taint,
    Value,
    anchored,
    constant,
    make,
)


class Carried(NamedTuple):
    """What :func:`carried` finds: a taint or a flow, and the expression through which it came in."""

    what: Union[Taint, Flow]
    anchor: ast.AST | None


def _told(value: Value) -> Iterator[Taint]:
    """The SDK sends an object as its ``repr``, which of a request's user tells the name."""
    return (ref.told for ref in value.refs if isinstance(ref, Somebody) and ref.surely and value.opaque)


def carried(value: Value, cells: Mapping[object, object]) -> Iterator[Carried]:
    """Every taint and flow in a value and its members; ``cells`` maps a cell to its present contents."""
    stack: list[tuple[Value, ast.AST | None]] = [(value, None)]
    seen: set[tuple[int, int]] = set()
    while stack:
        current, inherited = stack.pop()
        anchor = inherited or current.anchor
        if current.cell is not None:
            opened = cells.get(current.cell)
            if isinstance(opened, Value):
                current = opened
        mark = (id(current), id(anchor))
        if mark in seen or len(seen) > MAX_COLLECTED:
            continue
        seen.add(mark)
        for taint in current.taints or (_told(current) if current.refs else ()):
            yield Carried(taint, anchor)
        for flow in current.flows:
            yield Carried(flow, anchor)
        for member in reversed(current.rest):
            stack.append((member, anchor))
        if current.fields:
            for key, member in reversed(list(current.fields.items())):
                if not member.inert and not is_attribute(key):  # an object shows its attributes to nobody
                    stack.append((member, anchor))


def step_into(value: Value, key: object) -> Value:
    """What a sealed value holds under a key, :data:`EVERY`, :data:`KEYS` or an ``.attribute``."""
    if key == KEYS:
        keys = [k for k in (value.fields or {}) if isinstance(k, str)]
        return constant(*keys) if keys and not value.rest and len(keys) <= MAX_ALTERNATIVES else UNKNOWN
    if key == ITER and is_mapping(value):
        return CLEAN
    flows = tuple(Flow(flow.param, (*flow.path, key)) for flow in value.flows if len(flow.path) < MAX_DEPTH)
    refs = tuple(Flow(ref.param, (*ref.path, key)) for ref in value.refs if isinstance(ref, Flow))
    if key in (EVERY, ITER) or (isinstance(key, str) and key.startswith((PREFIX, OTHERS))):
        members = [*_picked(value, key), *value.rest]
        inner = join_all(members) if members else UNKNOWN
        if len(members) > 1 and not _alike(members):
            inner = make(rest=members, consts=inner.consts, refs=inner.refs)
        extra = value.taints
    else:
        found = value.fields.get(key) if value.fields is not None and _hashable(key) else None
        if found is None and len(value.rest) == 1:
            found = value.rest[0]
        inner = found if found is not None else (make(rest=value.rest) if value.rest else UNKNOWN)
        extra = _of_the_whole(value, key)
    if not (flows or extra or refs or value.anchor):
        return inner
    new = inner.copy()
    new.flows, new.taints, new.refs = inner.flows + flows, inner.taints + extra, inner.refs + refs
    new.anchor = value.anchor or inner.anchor
    return new


def _alike(members: list[Value]) -> bool:
    """Records of one form, the rows of a table: their parts stay apart."""
    keys = members[0].fields.keys() if members[0].fields else None
    for member in members:
        if member.fields is None or member.fields.keys() != keys or member.rest or member.taints or member.flows:
            return False
    return True


def follow(value: Value, path: tuple[object, ...]) -> Value:
    """What a sealed value holds along a path."""
    for key in path:
        value = _member(value, key)
    return value


def _member(value: Value, key: object) -> Value:
    if value.fields is None or not is_attribute(key):
        return step_into(value, key)
    found = value.fields.get(key)
    if found is not None:
        return anchored(found, value.anchor) if value.anchor is not None else found
    return step_into(value, key) if value.flows else UNKNOWN


def _of_the_whole(value: Value, key: object) -> tuple[Taint, ...]:
    """What an item has of its whole: a letter of a text is still of the text, a field of a record speaks for itself.

    Whatever is inside somebody's raw arguments is still raw.
    """
    if any(isinstance(ref, Bag) for ref in value.refs):
        return ()
    if isinstance(key, str):
        return tuple(taint for taint in value.taints if taint.category == ARGUMENTS)
    return value.taints


def is_attribute(key: object) -> bool:
    """The field is an attribute, and no item."""
    return isinstance(key, str) and len(key) > 1 and key[0] == "."


def is_mapping(value: Value) -> bool:
    """The value is known to have keys."""
    if any(isinstance(ref, Bag) and ref.keyed for ref in value.refs):
        return True
    return bool(value.fields) and any(isinstance(key, str) for key in value.fields or ())


def _picked(value: Value, key: object) -> list[Value]:
    fields = {name: member for name, member in (value.fields or {}).items() if not is_attribute(name)}
    text = key if isinstance(key, str) else ""
    if text.startswith(PREFIX):
        return [member for name, member in fields.items() if str(name).startswith(text[len(PREFIX) :])]
    if text.startswith(OTHERS):
        return [member for name, member in fields.items() if not str(name).startswith(text[len(OTHERS) :])]
    return [member for name, member in fields.items() if name != KEY_FIELD]


def _hashable(key: object) -> bool:
    try:
        hash(key)
    except TypeError:
        return False
    return True


def by_default(value: Value) -> bool:
    """The constants of a value are not all that it may be."""
    return any(isinstance(ref, Default) for ref in value.refs)


def constants_of(value: Value) -> tuple[object, ...]:
    """All the constants that a value may be; none where it may be something else."""
    return () if by_default(value) else value.consts or ()


def constants_in(contents: Value) -> tuple[object, ...]:
    """All that ``in`` finds in a container; none where others are possible."""
    if not contents.fields or contents.rest or contents.flows:
        return ()  # what is empty here may be filled elsewhere
    if list(contents.fields) != list(range(len(contents.fields))):
        return tuple(contents.fields)  # a mapping
    members = [constants_of(member) for member in contents.fields.values()]
    return tuple(known for member in members for known in member) if all(members) else ()
