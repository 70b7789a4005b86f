"""What an expression may be: the values of the interpretation.

A :class:`Value` says what personal data it carries (``taints``), which parameters of the function flow into it
(``flows``), which symbols it may be (``refs``), which constants (``consts``) or texts with holes (``texts``), and what
it holds (``fields`` by key, ``rest`` without one). ``anchor`` is the expression of the function at hand through which
it came in: that is where a finding stands. Values are never changed after they are made; a container that may change
later has a ``cell``, the key of its present contents in the state.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Optional, Union

from sentry_lint.findings import Step
from sentry_lint.knowledge.sdk import OWN_SCOPE

if TYPE_CHECKING:
    from sentry_lint.analysis.modules import Class, Function, Module

MAX_ALTERNATIVES = 16
MAX_REFS = 8
MAX_REST = 64
MAX_TAINTS = 24
MAX_DEPTH = 12
MAX_COLLECTED = 6_000

YIELDED = "*yield"  # the field of what a generator gives
ARGUMENTS = "arguments"  # the category of raw arguments
EVERY = "*"  # in a path: any value of a container
KEYS = "*keys"  # in a path: any key of a mapping
KEY_FIELD = "*key"  # the field of keys that are not known: part of the whole, and of no value
ITER = "*iter"  # in a path: what iterating gives: the keys of a mapping, the members of a sequence
PREFIX = "*prefix:"  # in a path, before a text: any value whose key begins with it
OTHERS = "*others:"  # … any value whose key does not


class Taint(NamedTuple):
    """Something personal: the vocabulary's category, how it is written at its origin, where that is, the way since."""

    category: str
    text: str
    path: str
    line: int
    steps: tuple[Step, ...] = ()


class Flow(NamedTuple):
    """A parameter of the function at hand, or what is found in it along a path of keys and ``.attributes``."""

    param: str
    path: tuple[object, ...] = ()


class External(NamedTuple):
    """A symbol outside the project (or not found): its dotted name."""

    name: str


class Made(NamedTuple):
    """An object made by calling an external class or factory: the dotted name that was called.

    ``status`` is the range of an HTTP exception's status, where it was written at the call.
    """

    name: str
    status: Optional[tuple[int, int]] = None


class ModuleRef(NamedTuple):
    module: Module


class FunctionRef(NamedTuple):
    """A function of the project, with the object it is bound to."""

    function: Function
    receiver: Optional[Value] = None


class ClassRef(NamedTuple):
    cls: Class


class InstanceRef(NamedTuple):
    cls: Class
    status: Optional[tuple[int, int]] = None


class Local(NamedTuple):
    """A function or lambda defined inside the function at hand; ``scope`` is the frame's own table of names."""

    node: Union[ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda]


class Sdk(NamedTuple):
    """An object of the SDK: ``scope``, ``span``, ``transaction``, ``hub``, ``client`` or ``logger``.

    ``origin`` is what gave it, as :data:`knowledge.sdk.PRODUCERS` has it (``get_current_scope``); empty for one that
    came as an argument. ``own`` tells a scope that a ``with`` block opened for itself.
    """

    kind: str
    origin: str = ""

    @property
    def own(self) -> bool:
        return self.origin in OWN_SCOPE


class Method(NamedTuple):
    """A method (by name) of something whose class is not known."""

    owner: Value
    name: str


class Partial(NamedTuple):
    """``functools.partial``: the function and the arguments already given."""

    function: Value
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]


class Caught(NamedTuple):
    """The exception of a handler (or an exception parameter), by the key of its facts in the state."""

    key: str


class Status(NamedTuple):
    """A status read from a caught exception; ``factor`` 100 for the hundreds digit."""

    key: str
    factor: int = 1


class Kind(NamedTuple):
    """The class of a caught exception: ``type(exc)``."""

    key: str


class Span(NamedTuple):
    """A ``range`` of numbers, both ends included."""

    low: int
    high: int


class Hooked(NamedTuple):
    """The event or breadcrumb that a hook received, or a part of it."""

    kind: str
    path: tuple[object, ...] = ()


class Present(NamedTuple):
    """An object that is there: neither ``None`` nor false."""

    certain: bool = True


class Known(NamedTuple):
    """An argument that is this constant; its type tells ``True`` from ``1``."""

    kind: type
    const: object


class Unlike(NamedTuple):
    """A constant that is none of these."""

    consts: tuple[object, ...]


CERTAIN = (Present, Unlike)


class Somebody(NamedTuple):
    """A person, by where the object was read: its text tells who. ``surely``: it is a request's user, as Django's."""

    told: Taint
    surely: bool = False


class Default(NamedTuple):
    """A class says so, or a settings module: an instance, a subclass, the environment may say otherwise."""

    certain: bool = False


class Bag(NamedTuple):
    """A whole bag (request body, headers, environment): single items are judged by their key.

    ``keyed``: iterating over it gives its keys.
    """

    category: str
    keyed: bool = True


Ref = Union[
    External,
    Made,
    ModuleRef,
    FunctionRef,
    ClassRef,
    InstanceRef,
    Local,
    Sdk,
    Method,
    Partial,
    Caught,
    Status,
    Kind,
    Hooked,
    Bag,
    Somebody,
    Default,
    Present,
    Unlike,
    Span,
    Flow,
]
Piece = Union[str, Flow, None]


class Value:
    """See the module. Make one by :func:`make`; :data:`UNKNOWN`, :data:`CLEAN` and constants are shared."""

    __slots__ = ("anchor", "cell", "clean", "consts", "fields", "flows", "hint", "refs", "rest", "taints", "texts")

    def __init__(self) -> None:
        self.taints: tuple[Taint, ...] = ()
        self.flows: tuple[Flow, ...] = ()
        self.refs: tuple[Ref, ...] = ()
        self.consts: tuple[object, ...] | None = None
        self.texts: tuple[tuple[Piece, ...], ...] = ()
        self.fields: Mapping[object, Value] | None = None
        self.rest: tuple[Value, ...] = ()
        self.clean = False
        self.anchor: ast.AST | None = None
        self.cell: int | None = None
        self.hint = ""

    @property
    def opaque(self) -> bool:
        """Nothing is known: a name may speak for the value."""
        if self.clean or self.taints or self.consts or self.fields is not None or self.rest or self.texts:
            return False
        return self.cell is None and all(isinstance(ref, (Flow, Method, External, Somebody)) for ref in self.refs)

    @property
    def inert(self) -> bool:
        """Nothing in it can reach Sentry as personal data."""
        return not (self.taints or self.flows or self.fields or self.rest or self.cell is not None)

    def copy(self) -> Value:
        new = Value()
        new.taints, new.flows, new.refs, new.consts = self.taints, self.flows, self.refs, self.consts
        new.texts, new.fields, new.rest, new.clean = self.texts, self.fields, self.rest, self.clean
        new.anchor, new.cell, new.hint = self.anchor, self.cell, self.hint
        return new


UNKNOWN = Value()
CLEAN = Value()
CLEAN.clean = True


def make(
    *,
    taints: tuple[Taint, ...] = (),
    flows: tuple[Flow, ...] = (),
    refs: tuple[Ref, ...] = (),
    consts: tuple[object, ...] | None = None,
    texts: tuple[tuple[Piece, ...], ...] = (),
    fields: Mapping[object, Value] | None = None,
    rest: Iterable[Value] = (),
    clean: bool = False,
    hint: str = "",
) -> Value:
    """A new value; members that carry nothing are left out of ``rest``."""
    value = Value()
    value.taints, value.flows, value.refs, value.consts = taints, flows, refs, consts
    value.texts, value.fields, value.clean, value.hint = texts, fields, clean, hint
    value.rest = tuple(member for member in rest if not member.inert)[:MAX_REST]
    return value


def constant(*values: object) -> Value:
    return make(consts=values[:MAX_ALTERNATIVES])


def reference(*refs: Ref) -> Value:
    return make(refs=refs)


def anchored(value: Value, node: ast.AST) -> Value:
    """The value as it came in through ``node``."""
    if value.inert:
        return value
    new = value.copy()
    new.anchor = node
    return new


def derived(members: Iterable[Value], texts: tuple[tuple[Piece, ...], ...] = ()) -> Value:
    """A text or collection made of other values: it carries what they carry."""
    kept = tuple(member for member in members if not member.inert)
    if not kept and not texts:
        return UNKNOWN
    return make(rest=kept, texts=texts)


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
