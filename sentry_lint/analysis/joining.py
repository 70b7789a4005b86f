"""What a value is that may be one of several."""

from __future__ import annotations

from collections.abc import Iterable

from sentry_lint.analysis.values import (
    CERTAIN,
    MAX_ALTERNATIVES,
    MAX_DEPTH,
    MAX_REFS,
    MAX_REST,
    MAX_TAINTS,
    UNKNOWN,
    Default,
    Ref,
    Value,
)


def join(one: Value, other: Value, depth: int = 0) -> Value:
    """A value that may be either."""
    if one is other:
        return one
    if other is UNKNOWN and one.opaque and one.inert and not one.refs:
        return UNKNOWN
    value = Value()
    value.taints = _union(one.taints, other.taints, MAX_TAINTS)
    value.flows = _union(one.flows, other.flows, MAX_TAINTS)
    value.refs = _join_refs(one.refs, other.refs)
    value.consts = _join_consts(one, other)
    if (one.consts is None) is not (other.consts is None):
        value.refs = _open(value.refs, value.consts is not None)
    value.texts = _union(one.texts, other.texts, MAX_ALTERNATIVES)
    value.clean = settled(one) and settled(other)
    value.anchor = one.anchor if one.anchor is other.anchor else (one.anchor or other.anchor)
    value.hint = one.hint if one.hint == other.hint else ""
    if one.cell == other.cell:
        value.cell = one.cell
    if depth >= MAX_DEPTH:
        value.rest = one.rest or other.rest
        value.fields = one.fields or other.fields
        return value
    value.rest = _union(one.rest, other.rest, MAX_REST)
    if one.fields is None or other.fields is None:
        value.fields = one.fields if other.fields is None else other.fields
    else:
        fields = dict(one.fields)
        for key, member in other.fields.items():
            mine = fields.get(key)
            fields[key] = member if mine is None else join(mine, member, depth + 1)
        value.fields = fields
    return value


def settled(value: Value) -> bool:
    """Enough is known of the value for its name to be of no account."""
    return value.clean or value.consts is not None


def _join_refs(one: tuple[Ref, ...], other: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """What either may be, and what is certain of both."""
    refs = _union(one, other, MAX_REFS)
    return tuple(ref for ref in refs if not isinstance(ref, CERTAIN) or (ref in one and ref in other)) if refs else refs


def perhaps(value: Value) -> Value:
    """A value whose constants are not all that it may be: no test of it is decided by them."""
    if not value.consts:
        return value
    value = value.copy()
    value.refs = _open(value.refs, True)
    return value


def _open(refs: tuple[Ref, ...], known: bool) -> tuple[Ref, ...]:
    rest = tuple(ref for ref in refs if not isinstance(ref, Default))
    return (*rest, Default()) if known else rest


def _join_consts(one: Value, other: Value) -> tuple[object, ...] | None:
    if one.consts is None or other.consts is None:
        mine = one.consts if other.clean else (other.consts if one.clean else None)
        if mine is None and (one.consts or other.consts):
            # one side is known: keep the texts, an unknown alternative adds nothing that can be judged
            return tuple(c for c in (one.consts or other.consts or ()) if isinstance(c, str) and c) or None
        return mine
    both = list(one.consts)
    for constant_ in other.consts:
        if not any(type(constant_) is type(c) and constant_ == c for c in both):
            both.append(constant_)
    return tuple(both) if len(both) <= MAX_ALTERNATIVES else None


def _union(one: tuple, other: tuple, most: int) -> tuple:  # type: ignore[type-arg]
    if not other or one is other:
        return one
    if not one:
        return other
    seen = list(one)
    for item in other:
        if not any(item is known for known in seen) and (isinstance(item, Value) or item not in seen):
            seen.append(item)
    return tuple(seen[:most])


def join_all(values: Iterable[Value]) -> Value:
    result: Value | None = None
    for value in values:
        result = value if result is None else join(result, value)
    return UNKNOWN if result is None else result
