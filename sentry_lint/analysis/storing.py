"""Writing names, attributes and items: what an assignment or a container's method changes."""

from __future__ import annotations

import ast

from sentry_lint.analysis import delivery, hooks, instances
from sentry_lint.analysis.facts import Referenced
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.members import step_into
from sentry_lint.analysis.naming import owners_of, under_key
from sentry_lint.analysis.values import KEY_FIELD, Hooked, Sdk, Value, make
from sentry_lint.knowledge import sdk

MAX_FIELDS = 512  # keys of a container that are told apart; what comes after them is held without its key


def assign(frame: Frame, target: ast.expr, value: Value, source: ast.expr | None) -> None:
    """Bind a target to a value; ``source`` is the expression it comes from, where there is one."""
    match target:
        case ast.Name(id=name):
            frame.state.set(name, value)
        case ast.Tuple(elts=elts) | ast.List(elts=elts):
            _unpack(frame, elts, value, source)
        case ast.Starred(value=inner):
            assign(frame, inner, make(rest=[value]), source)
        case ast.Attribute():
            store_attribute(frame, target, value)
        case ast.Subscript():
            store_item(frame, target, value)


def _unpack(frame: Frame, elts: list[ast.expr], value: Value, source: ast.expr | None) -> None:
    opened = frame.state.open(value)
    starred = next((index for index, element_ in enumerate(elts) if isinstance(element_, ast.Starred)), None)
    total = len(opened.fields or {})
    for index, target in enumerate(elts):
        position = index
        if starred is not None and index > starred and total:
            position = total - (len(elts) - index)
        if starred == index and opened.fields is not None:
            stop = total - (len(elts) - index - 1)
            many = [opened.fields[key] for key in range(index, stop) if key in opened.fields]
            assign(frame, target.value if isinstance(target, ast.Starred) else target, make(rest=many), source)
            continue
        assign(frame, target, step_into(opened, position), source)


def store_attribute(frame: Frame, target: ast.Attribute, value: Value) -> None:
    """``base.attr = value``: an SDK object's property, or a field of the object."""
    base = frame.evaluate(target.value)
    for ref in base.refs:
        if isinstance(ref, Sdk):
            frame.summary.facts.append(Referenced(target, target.attr, ref.kind, ref.origin, value))
            surface = sdk.ATTRIBUTES.get(ref.kind, {}).get(target.attr)
            if surface is not None:
                delivery.send(frame, target, surface, value)
            return
    if instances.is_own(frame, base):
        instances.note_field(frame, target.attr, value)
    _store(frame, target.value, base, "." + target.attr, value)


def store_item(frame: Frame, target: ast.Subscript, value: Value) -> None:
    """``base[key] = value``."""
    base = frame.evaluate(target.value)
    key = frame.evaluate(target.slice)
    hooked = [ref for ref in frame.state.open(base).refs if isinstance(ref, Hooked)]
    if hooked:
        for ref in hooked:
            hooks.written(frame, hooks.deeper(ref, key), value, target)
        return
    keys = [c for c in key.consts or () if isinstance(c, (str, int))]
    if len(keys) == 1:
        _store(frame, target.value, base, keys[0], under_key(frame, value, keys[0], target, owners_of(target.value)))
    else:
        add_members(frame, target.value, base, [value])
        if not key.inert:
            _store(frame, target.value, frame.evaluate(target.value), KEY_FIELD, key)


def _store(frame: Frame, node: ast.expr, base: Value, key: object, value: Value) -> None:
    contents = frame.state.open(base)
    if contents.fields is not None and len(contents.fields) >= MAX_FIELDS and key not in contents.fields:
        add_members(frame, node, base, [value])
        return
    new = contents.copy()
    new.fields = {**(contents.fields or {}), key: value}
    new.clean, new.consts = False, None
    _put_back(frame, node, base, new)


def add_members(frame: Frame, node: ast.expr, base: Value, members: list[Value]) -> None:
    """Add members without a known key to a container."""
    contents = frame.state.open(base)
    kept = [member for member in members if not member.inert]
    if not kept:
        return
    new = contents.copy()
    new.rest = make(rest=[*contents.rest, *kept]).rest
    new.clean, new.consts = False, None
    _put_back(frame, node, base, new)


def add_fields(frame: Frame, node: ast.expr, base: Value, fields: dict[object, Value], loose: list[Value]) -> None:
    """``base.update(fields)``."""
    contents = frame.state.open(base)
    if len(contents.fields or ()) >= MAX_FIELDS:
        add_members(frame, node, base, [*fields.values(), *loose])
        return
    new = contents.copy()
    new.fields = {**(contents.fields or {}), **fields}
    new.rest = make(rest=[*contents.rest, *loose]).rest
    new.clean, new.consts = False, None
    _put_back(frame, node, base, new)


def remove_field(frame: Frame, node: ast.expr, base: Value, keys: tuple[object, ...]) -> None:
    """``del base[key]`` or ``base.pop(key)``."""
    contents = frame.state.open(base)
    if contents.fields is None or len(keys) != 1 or keys[0] not in contents.fields:
        return
    new = contents.copy()
    new.fields = {key: member for key, member in contents.fields.items() if key != keys[0]}
    _put_back(frame, node, base, new)


def clear(frame: Frame, node: ast.expr, base: Value) -> None:
    """``base.clear()``."""
    _put_back(frame, node, base, make(fields={}))


def _put_back(frame: Frame, node: ast.expr, base: Value, contents: Value) -> None:
    contents.anchor = None
    if base.cell is not None:
        contents.cell = None
        frame.state.set(base.cell, contents)
        return
    holder = frame.state.new_cell(contents)
    match node:
        case ast.Name(id=name):
            frame.state.set(name, holder)
        case ast.Attribute() | ast.Subscript() if frame.depth < 100:
            frame.depth += 1
            if isinstance(node, ast.Attribute):
                inner = frame.evaluate(node.value)
                if not any(isinstance(ref, Sdk) for ref in inner.refs):
                    _store(frame, node.value, inner, "." + node.attr, holder)
            else:
                inner = frame.evaluate(node.value)
                key = frame.evaluate(node.slice).consts or ()
                if len(key) == 1 and not any(isinstance(ref, Hooked) for ref in inner.refs):
                    _store(frame, node.value, inner, key[0], holder)
            frame.depth -= 1
