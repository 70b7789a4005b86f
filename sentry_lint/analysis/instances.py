"""Objects of the project's classes: what their attributes hold, who fills them, how they read as a text.

A method's receiver is a parameter like any other: what it sends of an attribute that its class does not explain is a
flow of the receiver, judged where the method is called. What the class itself says of the attribute (a constructor or
another method gives it a personal value) is judged inside.
"""

from __future__ import annotations

import ast
from operator import is_
from typing import TYPE_CHECKING

from sentry_lint.analysis import access, arguments, calls, storing
from sentry_lint.analysis.arguments import Arguments, Given
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.joining import join, join_all, perhaps
from sentry_lint.analysis.members import carried, is_attribute
from sentry_lint.analysis.modules import Class, Function
from sentry_lint.analysis.naming import clean_annotation, owners_of, tainted, under_key
from sentry_lint.analysis.values import (
    CLEAN,
    MAX_DEPTH,
    Caught,
    ClassRef,
    Flow,
    FunctionRef,
    InstanceRef,
    Made,
    Ref,
    Somebody,
    Taint,
    Value,
    make,
    reference,
)
from sentry_lint.knowledge import flows

if TYPE_CHECKING:
    from sentry_lint.analysis.engine import Engine

SETTING_UP = ("__init__", "__enter__", "__aenter__", "__post_init__")  # methods that give an instance its fields
STR = ("__str__", "__repr__")  # methods that ``str()`` asks for, the first one first
REPR = ("__repr__",)
FORMAT = ("__format__", *STR)
MAX_SEALED = 6
MAX_FILLERS = 4
MAX_FILLED = 16  # attributes that a method's callers are told of; methods in a chain would hand on all there are


def receiver(frame: Frame, function: Function, value: Value) -> Value:
    """What the first parameter of a method is; ``value`` where it is no receiver."""
    decorators = set(function.decorators())
    owner = function.owner
    if owner is None or "staticmethod" in decorators:
        return value
    if "classmethod" in decorators or function.node.name == "__new__":
        return reference(ClassRef(owner))
    frame.instance = frame.state.new_cell(make(refs=(InstanceRef(owner),), flows=value.flows))
    return frame.instance


def parent(frame: Frame) -> Value | None:
    """What ``super()`` is: the instance seen from the first bases of the project."""
    function = frame.function
    if function is None or function.owner is None:
        return None
    bases = [base for base in frame.engine.bases(function.owner) if isinstance(base, ClassRef)]
    if not bases:
        return None
    refs: tuple[Ref, ...] = tuple(InstanceRef(base.cls) for base in bases[:2])
    if frame.instance is None:
        return reference(*refs)
    return make(refs=refs, flows=frame.instance.flows, fields=frame.state.open(frame.instance).fields)


def is_own(frame: Frame, base: Value) -> bool:
    """The value is the receiver of the method at hand."""
    return frame.instance is not None and base.flows == frame.instance.flows


# -- attributes


def member(frame: Frame, cls: Class, attr: str, base: Value) -> Value | None:
    """An attribute of an instance: a field that its methods set, a property, a method, a class attribute."""
    if attr in frame.summary.fields and is_own(frame, base):
        return perhaps(frame.summary.fields[attr])  # what is called in between may set it
    engine = frame.engine
    found = engine.class_member(cls, attr, base)
    if found is not None:
        for ref in found.refs:
            if isinstance(ref, FunctionRef) and {"property", "cached_property"} & set(ref.function.decorators()):
                return _outside(engine.summary(ref.function).returns)
        if clean_annotation(engine.field_annotation(cls, attr)) and placeholder(found):
            return CLEAN
        made = [ref.name.rpartition(".")[2] for ref in found.refs if isinstance(ref, Made)]
        if made and set(made) <= flows.CLEAN_FIELDS:
            return CLEAN
        if not placeholder(found) and not made:
            return found
    filled = _filled(engine, cls, attr, base)
    if filled is not None:
        return perhaps(filled)
    typed = engine.annotation(cls.module, engine.field_annotation(cls, attr))
    return typed if typed.refs else None


def placeholder(value: Value) -> bool:
    """The value stands for one that is not there yet: unknown, ``None``, an empty text or container."""
    if value.consts is not None:
        return all(const is None or const == "" for const in value.consts)
    if value.fields is not None:
        return not (value.fields or value.rest)
    return value.opaque and not value.refs


def deeper(value: Value, attr: str) -> tuple[Flow, ...]:
    """The flows of a value's attribute."""
    return tuple(Flow(flow.param, (*flow.path, "." + attr)) for flow in value.flows if len(flow.path) < MAX_DEPTH)


def _filled(engine: Engine, cls: Class, attr: str, base: Value) -> Value | None:
    """What the methods of the class put into the attribute; where its constructor tells, that alone.

    What they were given themselves, and do not name, is the caller's to know: a flow of the instance.
    """
    found: list[Value] = []
    for name in SETTING_UP:
        value = _given_by(engine, engine.find_method(cls, name), attr)
        if value is not None:
            outside = _outside(value)
            if outside is not None and not placeholder(outside):
                if outside is value or _tells(outside):
                    return outside
                found.append(outside)
    for method in fillers(engine, cls, attr):
        value = _given_by(engine, method, attr)
        outside = _outside(value) if value is not None else None
        if outside is not None:
            found.append(outside)
    if not found:
        return None
    result = join_all(found)
    return result if _tells(result) else join(result, make(flows=deeper(base, attr)))


def _given_by(engine: Engine, method: Function | None, attr: str) -> Value | None:
    if method is None or method.node in engine.running:
        return None
    return engine.summary(method).fields.get(attr)


def _tells(value: Value) -> bool:
    return any(isinstance(found.what, Taint) for found in carried(value, {}))


def fillers(engine: Engine, cls: Class, attr: str) -> list[Function]:
    """The methods of the class and its ancestors that store into ``self.attr`` what might say something of it.

    Those that set the object up are left out.
    """
    out: dict[ast.AST, Function] = {}
    for ancestor in engine.lineage(cls):
        for method, value in ancestor.fillers.get(attr, ()) if isinstance(ancestor, Class) else ():
            if method.node not in out and method.node.name not in SETTING_UP and _speaks(engine, method, value):
                out[method.node] = method
    return list(out.values())[:MAX_FILLERS]


def _speaks(engine: Engine, method: Function, value: ast.expr) -> bool:
    """Something in what is stored has a personal name; for a name of the method's own, anything in the method."""
    given = {parameter.arg for parameter in (*method.node.args.args, *method.node.args.kwonlyargs)}
    own = isinstance(value, ast.Name) and value.id not in given
    for inner in ast.walk(method.node if own else value):
        match inner:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Constant(value=str(name)):
                if engine.vocabulary.classify(name, owners_of(getattr(inner, "value", inner))) is not None:
                    return True
    return False


def _outside(value: Value) -> Value | None:
    """A field or property outside the call that filled it: without the parameters."""
    value = _unbound(value, 0, {})
    return None if value.opaque and not value.refs else value


def _unbound(value: Value, depth: int, done: dict[tuple[int, int], Value]) -> Value:
    """The value without what only a call of the function that made it could tell; itself where nothing is."""
    if value.inert and not value.refs:
        return value
    known = done.get((id(value), depth))
    if known is not None:
        return known
    refs = tuple(ref for ref in value.refs if not isinstance(ref, (Flow, Caught)))
    fields = value.fields
    rest = value.rest
    if depth < MAX_SEALED:
        if fields is not None:
            fields = {key: _unbound(member, depth + 1, done) for key, member in fields.items()}
        rest = tuple(_unbound(member, depth + 1, done) for member in rest)
    same = not value.flows and len(refs) == len(value.refs) and all(map(is_, rest, value.rest))
    if same and all(map(is_, (fields or {}).values(), (value.fields or {}).values())):
        new = value
    else:
        new = value.copy()
        new.flows, new.refs, new.fields, new.rest, new.anchor = (), refs, fields, make(rest=rest).rest, None
    done[id(value), depth] = new
    return new


def owners(frame: Frame, value: Value, node: ast.AST) -> tuple[str, ...]:
    """The names that an attribute of the value is read from; a person's class speaks where the last name does not."""
    for ref in value.refs:
        if isinstance(ref, InstanceRef):
            if frame.engine.vocabulary.is_person_class(ref.cls.node.name):
                return (*owners_of(node), "user")
        elif isinstance(ref, Made) and ref.name in flows.PERSONS:
            return (*owners_of(node), "user")
    return owners_of(node)


# -- making and filling


def instantiate(frame: Frame, node: ast.Call, ref: ClassRef, given: Arguments) -> Value:
    """An instance of a class of the project: its fields are what the constructor, or the declaration, makes of them."""
    engine = frame.engine
    cls = ref.cls
    init = engine.find_method(cls, "__init__")
    fields: dict[object, Value] = {}
    if init is not None:
        bound = arguments.bind(given, init.node.args, True)
        summary = engine.summary(init)
        calls.apply(frame, node, init.dotted, summary, bound)
        for name, value in summary.fields.items():
            fields["." + name] = calls.returned(frame, node, value, bound, 1)
    else:
        items = engine.is_mapping(cls)
        for name, (value, place) in _declared(frame, ref, given).items():
            fields[name if items else "." + name] = under_key(frame, value, name, place) if items else value
    made = make(refs=(InstanceRef(cls, engine.made_status(frame, cls, node)),), fields=fields or None)
    if engine.is_exception(cls) or (init is None and fields):  # the text of a record shows its fields
        made.rest = make(rest=given.values()).rest
    finish = engine.find_method(cls, "__post_init__") if init is None else None
    made = frame.state.new_cell(made) if fields or finish is not None else made
    if finish is not None:
        calls.project_function(frame, node, finish, made, Arguments())
    return made


def _declared(frame: Frame, ref: ClassRef, given: Arguments) -> dict[str, Given]:
    """The fields that a dataclass or model without ``__init__`` is given."""
    names = frame.engine.declared_fields(ref.cls)
    out = dict(zip(names, given.positional))
    out.update({name: value for name, value in given.keywords.items() if name in names or not names})
    return out


def note_field(frame: Frame, attr: str, value: Value) -> None:
    """The method at hand gives its receiver's attribute this value."""
    known = frame.summary.fields.get(attr)
    kept = access.sealed(frame, value)
    frame.summary.fields[attr] = kept if known is None else join(known, kept)


def contents(frame: Frame) -> dict[str, Value]:
    """What a method puts into its receiver, in a value by the receiver's name: all that may matter to a caller."""
    if frame.instance is None:
        return {}
    for key, value in (frame.state.open(frame.instance).fields or {}).items():
        if value.cell is not None and is_attribute(key):
            note_field(frame, str(key)[1:], value)
    fields: dict[object, Value] = {
        "." + attr: value
        for attr, value in frame.summary.fields.items()
        if not value.inert or value.clean or value.consts is not None
    }
    fields = dict(list(fields.items())[:MAX_FILLED])
    return {frame.instance.flows[0].param: make(fields=fields)} if fields else {}


def fill(frame: Frame, node: ast.expr, base: Value, added: Value) -> None:
    """A function has put these contents into an object or container that it was given."""
    fields = dict(added.fields or {})
    if frame.instance is not None and is_own(frame, base):
        base = frame.instance  # perhaps as ``super()``
        for key, value in fields.items():
            if is_attribute(key):
                note_field(frame, str(key)[1:], value)
    storing.add_fields(frame, node, base, fields, list(added.rest))


# -- as text


def as_text(frame: Frame, value: Value, node: ast.expr, methods: tuple[str, ...] = STR) -> Value:
    """What an object shows where it is made a text: what the first of these methods that its class has returns."""
    for ref in value.refs:
        if isinstance(ref, Made) and ref.name in flows.PERSONS and not value.taints:
            return tainted(frame, "username", node)
        if isinstance(ref, Somebody) and value.opaque:
            return tainted(frame, "username", node, ref.told.text)
        if isinstance(ref, InstanceRef):
            for name in methods:
                method = frame.engine.find_method(ref.cls, name)
                if method is not None:
                    shown = ast.Call(func=ast.Attribute(value=node, attr=name, ctx=ast.Load()), args=[], keywords=[])
                    ast.copy_location(shown.func, node)
                    return calls.project_function(frame, ast.copy_location(shown, node), method, value, Arguments())
    return value
