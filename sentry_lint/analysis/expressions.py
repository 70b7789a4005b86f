"""The value of each kind of expression but calls."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from sentry_lint.analysis import access, errors, hooks, storing
from sentry_lint.analysis.conditions import assume
from sentry_lint.analysis.frames import Frame, Returned, evaluates
from sentry_lint.analysis.joining import join, join_all, settled
from sentry_lint.analysis.members import step_into
from sentry_lint.analysis.naming import by_name, keys_of_bag, under_key
from sentry_lint.analysis.texts import concatenated, interpolated
from sentry_lint.analysis.values import (
    CLEAN,
    KEY_FIELD,
    UNKNOWN,
    YIELDED,
    External,
    Hooked,
    Local,
    Status,
    Value,
    anchored,
    constant,
    derived,
    make,
    reference,
)


@evaluates(ast.Constant)
def constant_(frame: Frame, node: ast.Constant) -> Value:
    value = constant(node.value)
    if isinstance(node.value, str) and len(node.value) >= 6:
        found = frame.engine.literal(node.value)
        if found is not None:
            value.taints = (frame.engine.literal_taint(found, frame, node),)
            value.anchor = node
    return value


@evaluates(ast.Name)
def name(frame: Frame, node: ast.Name) -> Value:
    found = frame.lookup(node.id)
    if found is None:
        return by_name(frame, UNKNOWN, node.id, (), node)
    named = by_name(frame, found, node.id, (), node) if found.opaque else found
    if named.opaque and len(named.refs) == 1 and isinstance(named.refs[0], External):
        named = by_name(frame, named, named.refs[0].name.rpartition(".")[2], (), node)  # imported under another name
    return anchored(named, node)


@evaluates(ast.Attribute)
def attribute(frame: Frame, node: ast.Attribute) -> Value:
    chain: list[ast.Attribute] = [node]
    while isinstance(chain[-1].value, ast.Attribute):
        chain.append(chain[-1].value)
    value = frame.evaluate(chain[-1].value)
    for link in reversed(chain):
        value = access.attribute(frame, value, link)
    return value


@evaluates(ast.Subscript)
def subscript(frame: Frame, node: ast.Subscript) -> Value:
    base = frame.evaluate(node.value)
    if isinstance(node.slice, ast.Slice):
        for bound in (node.slice.lower, node.slice.upper, node.slice.step):
            frame.evaluate(bound)
        return anchored(base, node) if not base.inert else base
    return access.item(frame, base, frame.evaluate(node.slice), node)


@evaluates(ast.BinOp)
def binary(frame: Frame, node: ast.BinOp) -> Value:
    links: list[ast.BinOp] = [node]
    while isinstance(links[-1].left, ast.BinOp):
        links.append(links[-1].left)
    value = frame.evaluate(links[-1].left)
    added: list[Value] = [value]
    for link in reversed(links):
        right = frame.evaluate(link.right)
        match link.op:
            case ast.Add():
                added.append(right)
                continue
            case ast.Mod():
                value = interpolated(frame, summed(added), right, link.right)
            case ast.BitOr():
                value = merged(frame, summed(added), right)
            case ast.FloorDiv():
                value = _hundreds(summed(added), right)
            case ast.Mult():
                value = derived([summed(added), right])
            case ast.Div():
                left = summed(added)
                value = _hundreds(left, right) if right.consts == (100,) else derived([left, right])
            case _:
                value = CLEAN
        added = [value]
    return _literal(frame, node, summed(added))


def _literal(frame: Frame, node: ast.expr, value: Value) -> Value:
    """A text put together of constants may hold what none of them does."""
    if value.consts is not None and len(value.consts) == 1 and isinstance(value.consts[0], str) and not value.taints:
        found = frame.engine.literal(value.consts[0]) if len(value.consts[0]) >= 6 else None
        if found is not None:
            value = value.copy()
            value.taints = (frame.engine.literal_taint(found, frame, node),)
            value.anchor = node
    return value


def summed(parts: list[Value]) -> Value:
    """What ``+`` makes of values, in order."""
    if len(parts) == 1:
        return parts[0]
    if all(part.clean or _number(part) for part in parts):
        return CLEAN
    if any(part.fields for part in parts):
        return make(rest=parts)
    return concatenated(parts)


def _number(value: Value) -> bool:
    return value.consts is not None and all(isinstance(c, (int, float)) for c in value.consts)


def _hundreds(left: Value, right: Value) -> Value:
    if right.consts == (100,):
        refs = tuple(Status(ref.key, 100) for ref in left.refs if isinstance(ref, Status))
        if refs:
            return reference(*refs)
    return CLEAN


def merged(frame: Frame, left: Value, right: Value) -> Value:
    """``left | right`` of mappings: the fields of both, the right ones last."""
    one, other = frame.state.open(left), frame.state.open(right)
    if one.fields is None and other.fields is None:
        return derived([left, right]) if not (left.clean and right.clean) else CLEAN
    fields = {**(one.fields or {}), **(other.fields or {})}
    loose = [value for value in (one, other) if value.fields is None]
    return make(fields=fields, rest=[*one.rest, *other.rest, *loose])


# -- logic


@evaluates(ast.Compare)
def compare(frame: Frame, node: ast.Compare) -> Value:
    left = frame.evaluate(node.left)
    for part in node.comparators:
        right = frame.evaluate(part)
        if left.refs or right.refs:
            hooks.tested(frame, node, left, right)
    return CLEAN


@evaluates(ast.UnaryOp)
def unary(frame: Frame, node: ast.UnaryOp) -> Value:
    value = frame.evaluate(node.operand)
    if isinstance(node.op, ast.USub) and value.consts and all(isinstance(c, (int, float)) for c in value.consts):
        return constant(*(-c for c in value.consts if isinstance(c, (int, float))))
    return CLEAN


@evaluates(ast.BoolOp)
def boolean(frame: Frame, node: ast.BoolOp) -> Value:
    truth = isinstance(node.op, ast.And)
    values: list[Value] = []
    frame.state.enter()
    for index, part in enumerate(node.values):
        values.append(frame.evaluate(part))
        if index < len(node.values) - 1:
            assume(frame, part, truth)
    changes = frame.state.leave()
    frame.state.join([changes, {}])
    return values[-1] if truth else join_all(values)


@evaluates(ast.IfExp)
def conditional(frame: Frame, node: ast.IfExp) -> Value:
    frame.evaluate(node.test)
    frame.state.enter()
    assume(frame, node.test, True)
    one = frame.evaluate(node.body) if frame.state.alive else None
    first = frame.state.leave()
    frame.state.enter()
    assume(frame, node.test, False)
    other = frame.evaluate(node.orelse) if frame.state.alive else None
    second = frame.state.leave()
    frame.state.join([first, second])
    if one is None or other is None:
        return one or other or UNKNOWN
    return join(one, other)


@evaluates(ast.NamedExpr)
def walrus(frame: Frame, node: ast.NamedExpr) -> Value:
    value = frame.evaluate(node.value)
    storing.assign(frame, node.target, value, node.value)
    return anchored(value, node)


# -- displays


@evaluates(ast.Dict)
def dictionary(frame: Frame, node: ast.Dict) -> Value:
    fields: dict[object, Value] = {}
    rest: list[Value] = []
    hooked: Hooked | None = None
    for key_node, value_node in zip(node.keys, node.values):
        value = frame.evaluate(value_node)
        if key_node is None:
            opened = frame.state.open(value)
            hooked = hooked or next((ref for ref in opened.refs if isinstance(ref, Hooked)), None)
            if opened.fields is not None:
                fields.update({key: anchored(member, value_node) for key, member in opened.fields.items()})
                rest.extend(anchored(member, value_node) for member in opened.rest)
                if opened.flows or opened.taints:
                    rest.append(value)
            else:
                rest.append(value)
            continue
        key = frame.evaluate(key_node)
        known = [c for c in key.consts or () if isinstance(c, (str, int, bool))]
        if not key.inert:
            fields[KEY_FIELD] = key
        for constant_key in known:
            fields[constant_key] = under_key(frame, value, constant_key, value_node)
        if not known:
            rest.append(value)
    if hooked is not None:  # ``{**event, …}`` in a hook is the event, with these written into it
        hooks.written_all(frame, hooked, make(fields=fields), node)
        return reference(hooked)
    return frame.state.new_cell(make(fields=fields, rest=rest))


@evaluates(ast.List, ast.Tuple, ast.Set)
def sequence(frame: Frame, node: ast.List | ast.Tuple | ast.Set) -> Value:
    fields: dict[object, Value] = {}
    rest: list[Value] = []
    known = True  # how many elements stand before this one
    for element in node.elts:
        if isinstance(element, ast.Starred):
            opened = frame.state.open(frame.evaluate(element.value))
            if keys_of_bag(opened):
                known = False
                continue
            spread = opened.fields if opened.fields is not None and not opened.rest else None
            if known and spread is not None and all(isinstance(key, int) for key in spread):
                for value in spread.values():
                    fields[len(fields)] = anchored(value, element.value)
            else:
                known = False
                rest.append(anchored(opened, element.value))
            continue
        value = frame.evaluate(element)
        if known:
            fields[len(fields)] = value
        else:
            rest.append(value)
    contents = make(fields=fields, rest=rest)
    return frame.state.new_cell(contents) if isinstance(node, (ast.List, ast.Set)) else contents


@evaluates(ast.YieldFrom)
def yielded_from(frame: Frame, node: ast.YieldFrom) -> Value:
    value = frame.evaluate(node.value)
    element = access.element(frame, value, node.value)
    if not element.inert:
        _give(frame, element)
    return UNKNOWN if YIELDED in (frame.state.open(value).fields or ()) else value


@evaluates(ast.Starred, ast.Await)
def transparent(frame: Frame, node: ast.Starred | ast.Await) -> Value:
    return frame.evaluate(node.value)


@evaluates(ast.FormattedValue)
def formatted(frame: Frame, node: ast.FormattedValue) -> Value:
    return frame.evaluate(node.value)


@evaluates(ast.Yield)
def yielded(frame: Frame, node: ast.Yield) -> Value:
    _give(frame, frame.evaluate(node.value))
    if errors.is_manager(frame.function):
        errors.parameter_called(frame, node, errors.BODY)
    return UNKNOWN


def _give(frame: Frame, value: Value) -> None:
    frame.returned.append(Returned(make(fields={YIELDED: access.sealed(frame, value)}), frame.state))


@evaluates(ast.Lambda)
def function_value(frame: Frame, node: ast.Lambda) -> Value:
    frame.pending.append(node)
    return reference(Local(node))


# -- comprehensions


def _generators(frame: Frame, generators: Iterable[ast.comprehension]) -> None:
    for generator in generators:
        source = frame.evaluate(generator.iter)
        storing.assign(frame, generator.target, access.element(frame, source, generator.iter), generator.iter)
        for test in generator.ifs:
            frame.evaluate(test)
            assume(frame, test, True)


@evaluates(ast.ListComp, ast.SetComp, ast.GeneratorExp)
def comprehension(frame: Frame, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Value:
    frame.state.enter()
    _generators(frame, node.generators)
    element = frame.evaluate(node.elt)
    element = access.sealed(frame, element)
    frame.state.leave()
    fields: dict[object, Value] | None = {} if settled(element) else None
    return frame.state.new_cell(
        make(fields=fields, rest=[element], refs=element.refs if len(element.refs) == 1 else ())
    )


@evaluates(ast.DictComp)
def dict_comprehension(frame: Frame, node: ast.DictComp) -> Value:
    exact = _item_by_item(frame, node)
    if exact is not None:
        return exact
    frame.state.enter()
    _generators(frame, node.generators)
    key = frame.evaluate(node.key)
    value = access.sealed(frame, frame.evaluate(node.value))
    only = access.keys_kept(frame, node)
    iterated = node.generators[0].iter
    if isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Attribute) and iterated.func.attr == "items":
        iterated = iterated.func.value
    source = frame.evaluate(iterated) if only is not None else UNKNOWN
    frame.state.leave()
    if only is not None:
        whole = access.sealed(frame, source)
        picked: dict[object, Value] = {name: under_key(frame, step_into(whole, name), name, node) for name in only}
        if any(not member.inert for member in picked.values()) or source.fields is not None:
            return frame.state.new_cell(make(fields=picked))
        named: dict[object, Value] = {name: under_key(frame, UNKNOWN, name, node) for name in only}
        return frame.state.new_cell(make(fields=named))
    kept: dict[object, Value] | None = {KEY_FIELD: key} if not key.inert else ({} if settled(value) else None)
    return frame.state.new_cell(make(rest=[value], fields=kept))


COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _item_by_item(frame: Frame, node: ast.DictComp) -> Value | None:
    """A comprehension over few known items, one by one: filters by key are seen; None where they are not known."""
    if len(node.generators) != 1:
        return None
    generator = node.generators[0]
    if any(isinstance(inner, COMPREHENSIONS) for inner in ast.walk(generator.iter)):
        return None  # it is evaluated more than once here, and so would be all that is inside it, level by level
    known = access.turns(frame, generator.iter, frame.evaluate(generator.iter))
    if known is None:
        return None
    fields: dict[object, Value] = {}
    rest: list[Value] = []
    for item in known:
        frame.state.enter()
        storing.assign(frame, generator.target, item, generator.iter)
        for test in generator.ifs:
            assume(frame, test, True)
        if frame.state.alive:
            key = frame.evaluate(node.key)
            value = access.sealed(frame, frame.evaluate(node.value))
            if key.consts and len(key.consts) == 1:
                fields[key.consts[0]] = under_key(frame, value, key.consts[0], node.value)
            else:
                rest += [key, value]
        frame.state.leave()
    return frame.state.new_cell(make(fields=fields, rest=rest))
