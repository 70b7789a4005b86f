"""Reading and writing attributes, items and names."""

from __future__ import annotations

import ast

from sentry_lint.analysis import hooks, instances
from sentry_lint.analysis.facts import Referenced
from sentry_lint.analysis.frames import Frame, source_text
from sentry_lint.analysis.joining import join, join_all
from sentry_lint.analysis.members import follow, is_attribute, step_into
from sentry_lint.analysis.naming import bag, by_name, keys_of_bag, owners_of, somebody, tainted
from sentry_lint.analysis.values import (
    CLEAN,
    EVERY,
    ITER,
    KEY_FIELD,
    KEYS,
    UNKNOWN,
    YIELDED,
    Bag,
    Caught,
    ClassRef,
    External,
    Flow,
    Hooked,
    InstanceRef,
    Kind,
    Made,
    Method,
    ModuleRef,
    Ref,
    Sdk,
    Somebody,
    Status,
    Value,
    anchored,
    constant,
    make,
    reference,
)
from sentry_lint.knowledge import flows, sdk

MAX_SEALED = 80  # containers in containers that are looked into when a value leaves its function
MAX_TURNS = 16  # values of a loop that are looked at one by one
STATUS_NAMES = frozenset({"status_code", "code", "status", "status_int", "http_status"})
LAMBDA = "lambda-event"


# -- attributes


def attribute(frame: Frame, base: Value, node: ast.Attribute) -> Value:
    """``base.attr``: what the symbols say, else what the name says."""
    attr = node.attr
    opened = frame.state.open(base)
    if attr in flows.REQUEST_BAGS and is_request(frame, base, node.value):
        return bag(frame, flows.REQUEST_BAGS[attr], node)
    stored = opened.fields.get("." + attr) if opened.fields else None
    if stored is not None:
        results = [stored]
    else:
        results = [found for ref in opened.refs if (found := _of_reference(frame, base, ref, node)) is not None]
        if opened.flows and len(results) == 1 and instances.placeholder(results[0]):
            results.append(make(flows=instances.deeper(opened, attr)))
    if results:
        value = results[0]
        for other in results[1:]:
            value = join(value, other)
        if value.opaque:
            value = by_name(frame, value, attr, instances.owners(frame, opened, node.value), node)
        return anchored(_person(frame, base, value, node), node)
    owner = (owners_of(node.value) or ("",))[-1]
    if (attr, owner) in flows.REQUEST_FIELDS and _of_request(frame, node.value):
        return tainted(frame, flows.REQUEST_FIELDS[attr, owner], node)
    if (attr, owner) in flows.ARGUMENT_FIELDS:
        return bag(frame, "arguments", node, flows.ARGUMENT_FIELDS[attr, owner])
    if attr in flows.BAGS and not _own_dict(opened, attr):
        return _declared_bag(frame, opened, attr, node)
    if opened.clean:
        return opened if attr == "value" and opened.consts else CLEAN
    return anchored(_person(frame, base, _unknown_attribute(frame, base, opened, node), node), node)


def _person(frame: Frame, base: Value, value: Value, node: ast.Attribute) -> Value:
    """The attribute's value, marked where it is somebody by its name and its owner's."""
    if not value.opaque or not somebody(node) or any(_made_by(ref, flows.OWN_USERS) for ref in base.refs):
        return value
    told = tainted(frame, "username", node, f"str({source_text(node)})").taints[0]
    marked = value.copy()
    marked.refs = (*value.refs, Somebody(told, is_request(frame, base, node.value)))
    return marked


def _own_dict(value: Value, attr: str) -> bool:
    return attr == "__dict__" and any(isinstance(ref, (InstanceRef, ModuleRef, External)) for ref in value.refs)


def _declared_bag(frame: Frame, value: Value, attr: str, node: ast.Attribute) -> Value:
    if attr == "__dict__" and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
        return UNKNOWN
    return bag(frame, flows.BAGS[attr], node)


def _unknown_attribute(frame: Frame, base: Value, opened: Value, node: ast.Attribute) -> Value:
    inner = instances.deeper(opened, node.attr)
    refs: tuple[Ref, ...] = tuple(
        Flow(ref.param, (*ref.path, "." + node.attr)) for ref in opened.refs if isinstance(ref, Flow)
    )
    if node.attr in STATUS_NAMES:
        statuses = [Status("#exc:" + ref.param) for ref in opened.refs if isinstance(ref, Flow) and not ref.path]
        refs = (*refs, *statuses)
    value = make(flows=inner, refs=refs)
    named = by_name(frame, value, node.attr, instances.owners(frame, opened, node.value), node)
    if named.taints:
        return named
    if node.attr in ("value", "name") and (opened.consts is not None or opened.taints):
        return opened
    if node.attr in frame.engine.method_names:
        named = named.copy()
        named.refs = (*named.refs, Method(base, node.attr))
    return named


def _of_reference(frame: Frame, base: Value, ref: object, node: ast.Attribute) -> Value | None:
    attr = node.attr
    match ref:
        case ModuleRef(module):
            return frame.engine.member(module, attr)
        case External(dotted) if dotted in flows.REQUEST_SYMBOLS:
            return None
        case External(dotted):
            return external(frame, f"{dotted}.{attr}", node)
        case ClassRef(cls):
            return frame.engine.class_member(cls, attr, None)
        case InstanceRef(cls):
            return instances.member(frame, cls, attr, anchored(base, node.value))
        case Sdk(kind):
            part = sdk.PARTS.get((kind, attr))
            if part is not None and attr in sdk.PROPERTIES:
                return reference(Sdk(part, attr))
            return make(refs=(Method(reference(ref), attr),))
        case Caught(key):
            if attr in STATUS_NAMES:
                return reference(Status(key))
            if attr == "__class__":
                return reference(Kind(key))
            return UNKNOWN if attr in ("args", "message", "detail", "description", "response", "body") else None
        case Status(key) if attr == "value" or attr in STATUS_NAMES:
            return reference(ref)
        case Hooked():
            return CLEAN
        case Made(dotted):
            return frame.engine.made_member(frame, dotted, attr, node)
    return None


def external(frame: Frame, dotted: str, node: ast.AST) -> Value:
    """What a symbol outside the project is."""
    known = frame.engine.status_constant(dotted)
    if known is not None:
        return constant(known)
    if dotted in flows.SYMBOL_BAGS:
        return _with_ref(bag(frame, flows.SYMBOL_BAGS[dotted], node), External(dotted))
    if dotted.startswith("sentry_sdk."):
        if isinstance(node, ast.Attribute):
            frame.summary.facts.append(Referenced(node, dotted[len("sentry_sdk.") :]))
        if sdk.canonical(dotted) in ("Hub.current", "Hub.main"):
            return reference(Sdk("hub"))
    return reference(External(dotted))


def _with_ref(value: Value, ref: External) -> Value:
    value.refs = (*value.refs, ref)
    return value


def _of_request(frame: Frame, node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and is_request(frame, frame.evaluate(node.value), node.value)


def is_request(frame: Frame, value: Value, node: ast.AST) -> bool:
    """The object is an HTTP request: by its symbol, its annotation, or its name."""
    for ref in value.refs:
        if isinstance(ref, External):
            return ref.name in flows.REQUEST_SYMBOLS
        if isinstance(ref, Made):
            return ref.name.rpartition(".")[2] in flows.REQUEST_CLASSES
        if not isinstance(ref, (Flow, Method)):
            return False
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in flows.REQUESTS
    return False


def _made_by(ref: object, packages: frozenset[str]) -> bool:
    return isinstance(ref, Made) and ref.name.partition(".")[0] in packages


# -- items


def item(frame: Frame, base: Value, key: Value, node: ast.expr) -> Value:
    """``base[key]``: the field, else what the key says of it."""
    opened = frame.state.open(base)
    hooked = [ref for ref in opened.refs if isinstance(ref, Hooked)]
    if hooked:
        return reference(*hooks.looked(frame, node, hooked, key))
    keys = key.consts or ()
    if not keys:
        return anchored(_any_item(frame, opened, key), node)
    result: Value | None = None
    for one in keys:
        found = _item(frame, opened, one, node)
        result = found if result is None else join(result, found)
    return anchored(result or UNKNOWN, node)


def _any_item(frame: Frame, opened: Value, key: Value) -> Value:
    value = step_into(opened, EVERY)
    strings = [c for c in value.consts or () if isinstance(c, str)]
    if opened.fields and len(opened.fields) <= 64 and not opened.rest:
        options = [c for field in opened.fields.values() for c in (field.consts or ())]
        if options and len(options) <= 16 and not strings:
            value = value.copy()
            value.consts = tuple(options)
    return value


def _item(frame: Frame, opened: Value, key: object, node: ast.expr) -> Value:
    for ref in opened.refs:
        if isinstance(ref, External) and ref.name == LAMBDA:
            return bag(frame, flows.LAMBDA_BAGS[key], node) if key in flows.LAMBDA_BAGS else _named(frame, key, node)
        if isinstance(ref, Status) and key == 0 and type(key) is int:
            return reference(Status(ref.key, 100))  # the first digit of its text
        if isinstance(ref, ClassRef) and isinstance(key, str):
            return frame.engine.class_member(ref.cls, key, None) or UNKNOWN
    if isinstance(key, int) and key < 0 and opened.fields and key not in opened.fields and not opened.rest:
        key = len(opened.fields) + key
    stepped = step_into(opened, key)
    if key == "options" and any(isinstance(ref, Bag) and ref.category == "arguments" for ref in opened.refs):
        return bag(frame, "arguments", node, False)
    is_bag = any(isinstance(ref, Bag) for ref in opened.refs)
    if stepped.opaque and isinstance(key, str):
        return by_name(frame, stepped, key, owners_of(_receiver(node)), node)
    if is_bag and stepped.opaque:
        return UNKNOWN
    return stepped


def _receiver(node: ast.expr) -> ast.AST:
    if isinstance(node, ast.Subscript):
        return node.value
    return node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else node


def _named(frame: Frame, key: object, node: ast.expr) -> Value:
    return by_name(frame, UNKNOWN, key, (), node) if isinstance(key, str) else UNKNOWN


def element(frame: Frame, source: Value, node: ast.expr) -> Value:
    """What iterating over a value gives."""
    opened = frame.state.open(source)
    if opened.fields is not None and YIELDED in opened.fields:
        return anchored(opened.fields[YIELDED], node)
    if opened.fields is not None and KEY_FIELD in opened.fields:
        return anchored(opened.fields[KEY_FIELD], node)
    if keys_of_bag(opened):
        return CLEAN
    if any(isinstance(ref, Hooked) for ref in opened.refs):
        return reference(*(hooks.deeper(ref, UNKNOWN) for ref in opened.refs if isinstance(ref, Hooked)))
    if any(isinstance(ref, ClassRef) for ref in opened.refs):
        return join_all(frame.engine.members(opened))  # of an enumeration
    if opened.fields is not None and not opened.rest and not opened.flows and opened.fields:
        members = list(opened.fields.values())
        if all(isinstance(key, int) for key in opened.fields):
            value = members[0]
            for member in members[1:64]:
                value = join(value, member)
            return anchored(value, node)
        keys = [key for key in opened.fields if isinstance(key, str) and not key.startswith(".")]
        return constant(*keys) if 0 < len(keys) <= 16 else UNKNOWN
    if opened.rest and opened.fields is None and not opened.flows and len(opened.rest) == 1:
        return anchored(opened.rest[0], node)
    return anchored(step_into(opened, ITER), node)


def pairs(frame: Frame, source: Value, node: ast.expr) -> Value:
    """What iterating over ``source.items()`` gives: a pair of a key and its value."""
    opened = frame.state.open(source)
    keys = [key for key in (opened.fields or {}) if isinstance(key, str) and not key.startswith(".")]
    key = constant(*keys) if keys and len(keys) <= 16 and not opened.rest and not opened.flows else UNKNOWN
    flows_of_keys = tuple(Flow(flow.param, (*flow.path, KEYS)) for flow in opened.flows)
    if flows_of_keys:
        key = make(flows=flows_of_keys, refs=flows_of_keys)
    pair = make(fields={0: key, 1: anchored(step_into(opened, EVERY), node)})
    return make(rest=[pair]) if not pair.inert else make(fields={0: pair})


def turns(frame: Frame, node: ast.expr, source: Value) -> list[Value] | None:
    """The turns of a loop over few known values: constants, the keys or the items of a known mapping."""
    match node:
        case ast.Call(func=ast.Attribute(value=base, attr="items" | "keys" as name), args=[], keywords=[]):
            method = str(name)
            opened = frame.state.open(frame.evaluate(base))
        case _:
            method = ""
            opened = frame.state.open(source)
    fields = opened.fields
    if not fields or opened.rest or opened.flows or opened.taints or len(fields) > MAX_TURNS:
        return None
    if all(isinstance(key, int) for key in fields) and not method:
        members = [frame.state.open(member) for member in fields.values()]
        return members if all(_is_known(frame, member) for member in members) else None
    if not all(isinstance(key, str) and key[:1] not in ".*" for key in fields):
        return None
    if method == "items":
        return [make(fields={0: constant(key), 1: anchored(member, node)}) for key, member in fields.items()]
    return [constant(key) for key in fields]


def _is_known(frame: Frame, value: Value) -> bool:
    """One constant, or a tuple of which one at least is that: a row of a table."""
    if value.consts is not None:
        return len(value.consts) == 1
    fields = value.fields or {}
    if value.rest or value.flows or not fields or not all(isinstance(key, int) for key in fields):
        return False
    return any(member.consts is not None and len(member.consts) == 1 for member in fields.values())


def keys_kept(frame: Frame, node: ast.DictComp) -> list[str] | None:
    """The keys that a comprehension over a list of names, or with ``if key in NAMES``, keeps; None where unknown."""
    if len(node.generators) != 1:
        return None
    generator = node.generators[0]
    for test in generator.ifs:
        match test:
            case ast.Compare(
                left=ast.Name() | ast.Call(func=ast.Attribute(value=ast.Name(), attr="lower"), args=[]),
                ops=[ast.In()],
                comparators=[names],
            ):
                found = _strings(frame, names)
                if found is not None:
                    return found
    return None


def _strings(frame: Frame, node: ast.expr) -> list[str] | None:
    opened = frame.state.open(frame.evaluate(node))
    values = list((opened.fields or {}).items())
    if not values or opened.rest:
        return None
    out = [c for key, member in values for c in (member.consts or ((key,) if isinstance(key, str) else ()))]
    strings = [text for text in out if isinstance(text, str)]
    return strings if len(strings) == len(values) else None


def found_in(frame: Frame, value: Value, path: tuple[object, ...]) -> Value:
    """What a value holds now along a path, sealed. Of an object's attributes only those on the path are looked at."""
    done = 0
    while done < len(path) and is_attribute(path[done]):
        value = follow(frame.state.open(value), path[done : done + 1])
        done += 1
    return follow(sealed(frame, value), path[done:])


def sealed(frame: Frame, value: Value) -> Value:
    """The value with its cells replaced by what they hold now, to be used outside this state."""
    return _sealed(frame, value, 0, {})


def _sealed(frame: Frame, value: Value, depth: int, done: dict[tuple[int, int], Value]) -> Value:
    """See :func:`sealed`; ``done`` keeps what values share shared, which would grow with each level otherwise."""
    if value.cell is None and value.fields is None and not value.rest:
        return value
    known = done.get((id(value), depth))
    if known is not None:
        return known
    frame.engine.spend()
    contents = frame.state.open(value)
    if depth > 6 or len(done) > MAX_SEALED or (contents.fields is None and not contents.rest):
        if contents.cell is not None:
            contents = contents.copy()
            contents.cell = None
        return contents
    new = contents.copy()
    new.cell = None
    if contents.fields is not None:
        new.fields = {key: _sealed(frame, member, depth + 1, done) for key, member in contents.fields.items()}
    new.rest = tuple(_sealed(frame, member, depth + 1, done) for member in contents.rest)
    done[id(value), depth] = new
    return new
