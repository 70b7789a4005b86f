"""Attributes and items that are read and written by functions: ``getattr``, ``operator.attrgetter``."""

from __future__ import annotations

import ast
from collections.abc import Callable

from sentry_lint.analysis import access, storing
from sentry_lint.analysis.arguments import Arguments, Given
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.joining import join
from sentry_lint.analysis.values import CLEAN, UNKNOWN, External, Partial, Value, anchored, constant, make, reference

ATTRIBUTES = "operator.attrgetter.__call__"  # what the two give, as symbols that can be called
ITEMS = "operator.itemgetter.__call__"
Read = Callable[[Frame, ast.Call, Given, object], Value]


def getattr_(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``getattr(base, name, default)``."""
    if len(given.positional) < 2:
        return UNKNOWN
    base, place = given.positional[0]
    names = [c for c in given.positional[1][0].consts or () if isinstance(c, str)]
    if len(names) != 1:
        return UNKNOWN
    link = ast.copy_location(ast.Attribute(value=place, attr=names[0], ctx=ast.Load()), node)
    value = access.attribute(frame, base, link)
    if value.taints and value.anchor is link:
        value = anchored(value, node)
    if len(given.positional) > 2 and not given.positional[2][0].inert:
        return join(value, given.positional[2][0])
    return value


def setattr_(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``setattr(base, name, value)``."""
    names = list(given.positional[1][0].consts or ()) if len(given.positional) == 3 else []
    if len(names) == 1 and isinstance(names[0], str):
        target = ast.copy_location(ast.Attribute(value=given.positional[0][1], attr=names[0], ctx=ast.Store()), node)
        storing.store_attribute(frame, target, given.positional[2][0])
    return CLEAN


def attrgetter(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``attrgetter("email", …)``: a function that is still to be given the object."""
    return _getter(ATTRIBUTES, given)


def itemgetter(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``itemgetter("email", …)``: a function that is still to be given the mapping."""
    return _getter(ITEMS, given)


def _getter(symbol: str, given: Arguments) -> Value:
    names = tuple((f"*{index}", value) for index, (value, _) in enumerate(given.positional))
    return reference(Partial(reference(External(symbol)), (), names))


def attributes(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """Call what ``attrgetter`` gave."""
    return _all(frame, node, given, _attributes)


def items(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """Call what ``itemgetter`` gave."""
    return _all(frame, node, given, _item)


def _all(frame: Frame, node: ast.Call, given: Arguments, read: Read) -> Value:
    names = [value.consts[0] for value in given.values()[1:] if value.consts and len(value.consts) == 1]
    if not given.positional or not names:
        return UNKNOWN
    found = [anchored(read(frame, node, given.positional[0], name), node) for name in names]
    return found[0] if len(found) == 1 else make(fields=dict(enumerate(found)))


def _attributes(frame: Frame, node: ast.Call, base: Given, name: object) -> Value:
    value, place = base
    for part in str(name).split("."):
        link = ast.copy_location(ast.Attribute(value=place, attr=part, ctx=ast.Load()), node)
        value, place = access.attribute(frame, value, link), link
    return value


def _item(frame: Frame, node: ast.Call, base: Given, name: object) -> Value:
    value, place = base
    key = ast.Constant(value=name)  # type: ignore[arg-type]
    link = ast.copy_location(ast.Subscript(value=place, slice=key, ctx=ast.Load()), node)
    return access.item(frame, value, constant(name), link)
