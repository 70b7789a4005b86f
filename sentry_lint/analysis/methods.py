"""Methods of objects whose class is not known: containers, texts, requests, database cursors."""

from __future__ import annotations

import ast
import re

from sentry_lint.analysis import access, errors, hooks, instances, libraries, procedures, running, storing
from sentry_lint.analysis.arguments import Arguments
from sentry_lint.analysis.caught import answered
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.joining import join, perhaps
from sentry_lint.analysis.members import step_into
from sentry_lint.analysis.naming import bag, by_name, keys_of_bag, owners_of, under_key
from sentry_lint.analysis.texts import changed_text, concatenated
from sentry_lint.analysis.values import (
    CLEAN,
    EVERY,
    UNKNOWN,
    ClassRef,
    External,
    Hooked,
    InstanceRef,
    Value,
    anchored,
    constant,
    derived,
    make,
    reference,
)
from sentry_lint.knowledge import drivers, flows, http_errors


def call(frame: Frame, node: ast.Call, base: Value, name: str, given: Arguments) -> Value | None:
    """``base.name(…)``; None where nothing is known of such a method."""
    if frame.engine.watches:
        if name in drivers.METHODS:
            procedures.method(frame, node, name, given)
        else:
            procedures.unseen(frame, node, name, given)
    if name == "with_traceback":
        return base
    if running.submitted(frame, node, name, given):
        return UNKNOWN
    opened = frame.state.open(base)
    receiver = node.func.value if isinstance(node.func, ast.Attribute) else node.func
    hooked = [ref for ref in opened.refs if isinstance(ref, Hooked)]
    if hooked:
        return _hooked(frame, node, hooked[0], name, given)
    if access.is_request(frame, base, receiver) and name in flows.REQUEST_METHODS:
        return bag(frame, flows.REQUEST_METHODS[name], node)
    if name in http_errors.METHODS_404:
        errors.raised_by_name(frame, node, http_errors.METHODS_404[name])
        return UNKNOWN
    if name == "is_valid" and "raise_exception" in given.keywords:
        errors.raised_by_name(frame, node, "rest_framework.exceptions.ValidationError")
        return CLEAN
    if name == http_errors.ANSWERING and given.positional:
        return answered(frame, given.positional[0][0])
    changed = _changing(frame, node, base, opened, name, given, receiver)
    if changed is not None:
        return changed
    return _reading(frame, node, base, opened, name, given, receiver)


def _hooked(frame: Frame, node: ast.Call, ref: Hooked, name: str, given: Arguments) -> Value:
    """A method of the event inside a hook."""
    if name in flows.KEYED_METHODS and given.positional:
        part = hooks.looked(frame, node, [ref], given.positional[0][0])[0]
        if name == "setdefault" and len(given.positional) > 1:
            hooks.written(frame, part, given.positional[1][0], node)
        return reference(part)
    if name in flows.ADDING_METHODS:
        for value, _ in given.positional:
            opened = frame.state.open(value)
            if name == "update" and opened.fields is not None:
                hooks.written_all(frame, ref, opened, node)
            else:
                hooks.written(frame, hooks.deeper(ref, UNKNOWN), value, node)
        for keyword, (value, _) in given.keywords.items():
            hooks.written(frame, hooks.deeper(ref, constant(keyword)), value, node)
        return UNKNOWN
    if name in ("items", "keys"):
        inner = reference(hooks.deeper(ref, UNKNOWN))
        if name == "keys":
            return reference(ref)
        return make(fields={0: make(fields={0: inner, 1: inner})})
    return CLEAN


def _changing(
    frame: Frame, node: ast.Call, base: Value, opened: Value, name: str, given: Arguments, receiver: ast.expr
) -> Value | None:
    kind = flows.ADDING_METHODS.get(name)
    if kind is None and name == "insert" and len(given.positional) == 2:
        storing.add_members(frame, receiver, base, [frame.state.open(given.positional[1][0])])
        return UNKNOWN
    if kind is None and name == "clear" and not given.positional:
        storing.clear(frame, receiver, base)
        return UNKNOWN
    if kind is None or any(isinstance(ref, (InstanceRef, ClassRef)) for ref in opened.refs):
        return None
    if kind == "mapping":
        fields: dict[object, Value] = {}
        loose: list[Value] = []
        for value, place in given.positional:
            contents = frame.state.open(value)
            fields.update({key: anchored(member, place) for key, member in (contents.fields or {}).items()})
            if contents.fields is None or contents.rest or contents.flows:
                loose.append(contents if contents.fields is None else make(rest=contents.rest, flows=contents.flows))
        for keyword, (value, place) in given.keywords.items():
            fields[keyword] = under_key(frame, value, keyword, place)
        storing.add_fields(frame, receiver, base, fields, loose + [value for value, _ in given.more])
        return UNKNOWN
    members = [frame.state.open(value) for value, _ in given.positional]
    if members and not all(member.inert and not member.refs for member in members):
        storing.add_members(frame, receiver, base, members)
    return UNKNOWN


def _reading(
    frame: Frame, node: ast.Call, base: Value, opened: Value, name: str, given: Arguments, receiver: ast.expr
) -> Value | None:
    if name in flows.KEYED_METHODS and given.positional:
        return _keyed(frame, node, base, opened, name, given, receiver)
    if name in ("hexdigest", "digest") and opened.taints:
        return anchored(opened, node)
    if name in flows.CLEARING_METHODS:
        if name == "keys" and opened.fields:
            return constant(*[key for key in opened.fields if isinstance(key, str)][:16])
        return CLEAN
    if name in flows.DUMPING_METHODS and {"include", "only", "fields"} & given.keywords.keys():
        return _restricted(frame, node, given)
    if name in flows.DUMPING_METHODS and not given.positional:
        dumped = libraries.dumped(frame, node, base, receiver)
        if dumped is not None:
            return dumped
    if name == "items" and not given.positional:
        return access.pairs(frame, base, node)
    if name == "values" and not given.positional:
        members = list((opened.fields or {}).values())
        if members and not opened.rest and all(member.inert for member in members):
            return make(fields=dict(enumerate(members)))
        return anchored(make(rest=[step_into(opened, EVERY)]), node)
    if name == "format" or name == "format_map":
        return _formatted(frame, opened, given)
    if name == "join" and given.positional:
        return _joined(frame, base, given.positional[0][0])
    if name == "enter_context" and given.positional:
        return given.positional[0][0]
    if name in flows.KEEPING_METHODS:
        if name in flows.SPLITTING and given.positional and given.positional[0][0].consts == ("@",):
            fields: dict[object, Value] = {0: base, 1: CLEAN, 2: CLEAN, -1: CLEAN}
            return make(fields=fields)  # the domain names nobody
        if name in flows.CHANGING_METHODS:
            opened = changed_text(opened, name, given)
        if not opened.inert or opened.consts is not None or opened.texts:
            return anchored(opened, node) if opened.cell is None or name == "copy" else anchored(base, node)
        return by_name(frame, UNKNOWN, name, owners_of(receiver), node)
    return None


def _restricted(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``model_dump(include={…})``: the fields that are named."""
    fields: dict[object, Value] = {}
    for keyword in ("include", "only", "fields"):
        if keyword in given.keywords:
            opened = frame.state.open(given.keywords[keyword][0])
            names = [c for member in (opened.fields or {}).values() for c in member.consts or ()]
            fields.update({name: under_key(frame, UNKNOWN, name, node) for name in names if isinstance(name, str)})
    return make(fields=fields)


def _keyed(
    frame: Frame, node: ast.Call, base: Value, opened: Value, name: str, given: Arguments, receiver: ast.expr
) -> Value:
    key, _ = given.positional[0]
    if any(isinstance(ref, External) and ref.name.startswith("django.") for ref in opened.refs):
        return UNKNOWN
    value = access.item(frame, base, key, node)
    if name == "setdefault" and len(given.positional) > 1 and len(key.consts or ()) == 1:
        default = given.positional[1][0]
        if opened.fields is None or (key.consts or ("",))[0] not in opened.fields:
            storing.add_fields(frame, receiver, base, {(key.consts or ("",))[0]: default}, [])
            return default
    if name == "pop":
        storing.remove_field(frame, receiver, base, key.consts or ())
    if len(given.positional) > 1 and not given.positional[1][0].inert:
        return join(value, given.positional[1][0])
    return value if _is_there(opened, key) else perhaps(value)


def _is_there(opened: Value, key: Value) -> bool:
    """The mapping has the key, so that no default is given."""
    return len(key.consts or ()) == 1 and (key.consts or ("",))[0] in (opened.fields or ())


def _formatted(frame: Frame, template: Value, given: Arguments) -> Value:
    """``template.format(…)`` in pieces where the template is known and simple."""
    formats = [c for c in template.consts or () if isinstance(c, str)]
    if len(formats) == 1 and "{{" not in formats[0] and not given.loose and not given.more:
        parts: list[Value] = []
        left = formats[0]
        index = 0
        while "{" in left and "}" in left:
            text, _, tail = left.partition("{")
            field, _, left = tail.partition("}")
            parts += [constant(text), _format_field(frame, field.partition(":")[0].partition("!")[0], index, given)]
            index += 1
        parts.append(constant(left))
        if len(parts) <= 64:
            return concatenated(parts)
    return derived([template, *given.values()])


def _format_field(frame: Frame, field: str, index: int, given: Arguments) -> Value:
    """What a replacement field such as ``0.email`` or ``user[email]`` shows."""
    name = re.split(r"[.\[]", field, maxsplit=1)[0]
    place = index if name == "" else (int(name) if name.isdigit() else None)
    found = given.get(place, name)
    if found is None and given.positional and place is None:  # format_map
        opened = frame.state.open(given.positional[0][0])
        return (opened.fields or {}).get(name, UNKNOWN)
    if found is None:
        return UNKNOWN
    value, node = found
    for attr, key in re.findall(r"\.(\w+)|\[(\w+)\]", field):
        inner: ast.expr
        if attr:
            inner = ast.copy_location(ast.Attribute(value=node, attr=attr, ctx=ast.Load()), node)
            value = anchored(access.attribute(frame, value, inner), node)
        else:
            inner = ast.copy_location(ast.Subscript(value=node, slice=ast.Constant(value=key), ctx=ast.Load()), node)
            value = anchored(access.item(frame, value, constant(key), inner), node)
        node = inner
    return instances.as_text(frame, value, node, instances.FORMAT)


def _joined(frame: Frame, separator: Value, members: Value) -> Value:
    opened = frame.state.open(members)
    if keys_of_bag(opened):
        return CLEAN
    if opened.fields is not None and not opened.rest and len(opened.fields) <= 32:
        parts: list[Value] = []
        for index, member in enumerate(opened.fields.values()):
            parts += [separator, member] if index else [member]
        if parts and all(isinstance(key, int) for key in opened.fields):
            return anchored(concatenated(parts), opened.anchor) if opened.anchor else concatenated(parts)
    between = next((c for c in separator.consts or () if isinstance(c, str)), "")
    return derived([opened], ((None, between, None),) if between.strip() else ())  # a path, a list
