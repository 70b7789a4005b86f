"""What an expression may be: the values of the interpretation.

A :class:`Value` says what personal data it carries (``taints``), which parameters of the function flow into it
(``flows``), which symbols it may be (``refs``), which constants (``consts``) or texts with holes (``texts``), and what
it holds (``fields`` by key, ``rest`` without one). ``anchor`` is the expression of the function at hand through which
it came in: that is where a finding stands. Values are never changed after they are made; a container that may change
later has a ``cell``, the key of its present contents in the state.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
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
    """What the parameter ``name`` is given: this constant; its type tells ``True`` from ``1``."""

    name: str
    kind: type
    const: object


class Unlike(NamedTuple):
    """What the parameter ``name`` is given: a constant that is none of these."""

    name: str
    consts: tuple[object, ...]


CERTAIN = (Present, Known, Unlike)


class Somebody(NamedTuple):
    """A person, by where the object was read: its text tells who. ``surely``: it is a request's user, as Django's."""

    told: Taint
    surely: bool = False


class Default(NamedTuple):
    """The constants are not all that the value may be.

    A class or a settings module says so, or one branch: an instance, the environment, another branch may not.
    """

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
    Known,
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
