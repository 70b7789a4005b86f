"""What the analysis hands to the rules: facts about sites, and the summaries of functions."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Union

from sentry_lint.analysis.values import UNKNOWN, Flow, Hooked, Piece, Taint, Value
from sentry_lint.findings import Step

if TYPE_CHECKING:
    from sentry_lint.analysis.modules import Module


ClassName = Union[str, Flow]  # an exception class: its dotted name, or the parameter that gives it


class Excluded(NamedTuple):
    """Exceptions that a guard has ruled out: these classes (all where empty), with these statuses."""

    names: tuple[ClassName, ...]
    low: int
    high: int


class Possible(NamedTuple):
    """What a caught exception may still be: one of ``only`` (None: anything) and none of ``never``."""

    only: tuple[ClassName, ...] | None = None
    never: tuple[Excluded, ...] = ()
    low: int = 0
    high: int = 999


def last_name(node: ast.AST | None) -> str:
    """The last part of a dotted name, or nothing."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def line_of(node: ast.AST) -> int:
    return start_of(node)[0]


def start_of(node: ast.AST) -> tuple[int, int]:
    """The line (from 1) and the column (in bytes, from 0) at which a node begins; the file's for a whole module."""
    return getattr(node, "lineno", 1), getattr(node, "col_offset", 0)


def end_of(node: ast.AST) -> tuple[int, int]:
    """The line and the column at which a node ends; where it begins, for one that was not parsed."""
    line, column = start_of(node)
    return getattr(node, "end_lineno", None) or line, getattr(node, "end_col_offset", None) or column


class Raised(NamedTuple):
    """An HTTP exception that may be raised: its canonical name, the range of its status, where it is raised.

    ``hops`` counts the helpers between the raise and the place at hand. With ``by`` it is whatever a parameter raises
    when it is called, or the body of a ``with`` around the function; of that, ``possible`` is left. ``flags`` are the
    constants that names were given in the body on the way to it.
    """

    name: str
    low: int
    high: int
    bases: tuple[str, ...]
    step: Step
    hops: int = 0
    controlled: Flow | None = None
    by: Flow | None = None
    possible: tuple[Possible, ...] = ()
    flags: tuple[tuple[str, object], ...] = ()


@dataclass(slots=True)
class Leak:
    """Personal data that reaches a surface at ``site``, through ``anchor``; ``key`` is the field's, where known."""

    surface: str
    taint: Taint
    anchor: ast.AST
    site: ast.AST
    key: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class Captured:
    """A capture of what a handler caught: ``names`` are the classes the handler names, ``errors`` what reaches it."""

    site: ast.AST
    handler: ast.ExceptHandler | None
    names: tuple[str, ...]
    broad: bool
    errors: tuple[Raised, ...]
    expected: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class Reported:
    """Any capture, at ``site``, of what ``handler`` caught; with ``parameter``, of what the function is given there."""

    site: ast.AST
    handler: ast.ExceptHandler | None
    parameter: str = ""


@dataclass(slots=True)
class Execution:
    """A procedure executed at ``site``: its name as written ("" where unknown), what was surely done before it.

    ``through`` are the project functions between the site and the driver, outermost first; ``watched`` the watch
    whose Python callable this is.
    """

    site: ast.AST
    procedure: str
    marks: frozenset[str]
    through: tuple[str, ...] = ()
    arguments: dict[str, ast.expr] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    callable: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class Uncovered:
    """A declared wrapper that runs a procedure without its watch's instrumentation; ``late``: it comes afterwards."""

    watch: str
    node: ast.AST
    late: bool


@dataclass(slots=True)
class Initialised:
    """A call of ``sentry_sdk.init``: the value nodes and values of its options."""

    site: ast.Call
    options: dict[str, tuple[ast.AST, Value]]


@dataclass(slots=True)
class Configured:
    """A call of a helper that hands these options on to ``sentry_sdk.init``, which it may give others as well."""

    site: ast.Call
    options: dict[str, tuple[ast.AST, Value]]


@dataclass(slots=True)
class Called:
    """A call of the SDK, as it stands in the checked file.

    ``name`` is dotted below ``sentry_sdk`` as the import or attribute spells it (``set_tag``, ``metrics.incr``,
    ``api.set_tag``, ``integrations.flask.FlaskIntegration``), ``function`` the same in the words of
    :func:`sentry_lint.knowledge.sdk.canonical`, where ``api.set_tag`` is ``set_tag``. For a method, ``owner`` tells
    whose: ``scope``, ``span``, ``transaction``, ``hub`` or ``client``, and both names are the method's; ``origin`` is
    what gave that object (see :class:`analysis.values.Sdk`).

    ``positional`` and ``keywords`` are the arguments with their nodes, their values opened (``fields`` of a dictionary
    display, ``consts`` of a literal, ``refs`` of a function or class); ``partly``: ``*`` or ``**`` of unknown contents
    may add more. A call that a loop or branch interprets twice gives two facts of the same ``site``; one through a
    helper of the project is the helper's own. What stands around the site, :class:`rules.checks.base.Checked` tells.
    """

    site: ast.Call
    name: str
    function: str
    owner: str
    origin: str
    positional: list[tuple[Value, ast.expr]]
    keywords: dict[str, tuple[Value, ast.expr]]
    partly: bool

    def get(self, position: int | None, name: str) -> tuple[Value, ast.expr] | None:
        """The argument given by keyword, or at a position (None: it has none)."""
        if name in self.keywords:
            return self.keywords[name]
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None


@dataclass(slots=True)
class Referenced:
    """A name of the SDK that is looked up at ``node``, called or not: dotted below ``sentry_sdk`` as it is spelt.

    With an ``owner`` (see :class:`Called`), it is the attribute of such an object that is assigned ``value``.
    """

    node: ast.Attribute
    name: str
    owner: str = ""
    origin: str = ""
    value: Value = UNKNOWN


@dataclass(slots=True)
class Handed:
    """A value that reaches a place of :data:`knowledge.sdk.NOTED` as it is, written at ``node``.

    It is handed over at ``site``: by a call or assignment of the SDK, in a hook, or by the call of a helper that
    passes its parameter on unchanged. ``key`` is the field's, where it is known (a tag's).
    """

    surface: str
    site: ast.AST
    node: ast.AST
    value: Value
    key: str = ""


class Opened(NamedTuple):
    """What a project's function starts: ``kind`` is ``span`` or ``transaction``.

    It is ``handed_back`` to be entered and finished by the caller, or else open while the function runs (with
    ``manager``, while the body of the caller's ``with`` does).
    """

    kind: str
    handed_back: bool
    manager: bool
    is_async: bool


@dataclass(slots=True)
class Started:
    """A call of a project's function, ``through``, that starts something."""

    site: ast.Call
    opened: Opened
    through: str


@dataclass(slots=True)
class Looked:
    """A part of the event (or breadcrumb) that a hook, or a helper that it hands the event to, reads at ``site``.

    ``part.path`` are the keys to it, ``"*"`` for one that is not known.
    """

    site: ast.expr
    part: Hooked


@dataclass(slots=True)
class Tested:
    """A part of the event that a hook compares: ``values`` are the constants on the other side, none where unknown.

    ``turned``: the part stands on the right, ``"Cookie" in headers``.
    """

    site: ast.Compare
    part: Hooked
    values: tuple[object, ...]
    turned: bool


Fact = (
    Leak
    | Captured
    | Reported
    | Execution
    | Uncovered
    | Initialised
    | Configured
    | Called
    | Referenced
    | Started
    | Handed
    | Looked
    | Tested
)


@dataclass(slots=True)
class ParamSink:
    """A parameter that reaches a surface inside the function (or its helpers); ``exact``: unchanged."""

    flow: Flow
    surface: str
    key: str
    steps: tuple[Step, ...]
    key_flow: Flow | None = None
    exact: bool = False


@dataclass(slots=True)
class ParamCapture:
    """A parameter (None: the exception being handled) that is captured, and what guards leave of it."""

    flow: Flow | None
    possible: tuple[Possible, ...]
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Guard:
    """A handler that captures, around a call of a parameter (:data:`YIELDED`: the body of a ``with``)."""

    flow: Flow
    possible: tuple[Possible, ...]
    site: ast.AST
    handler: ast.ExceptHandler | None
    module: Module
    steps: tuple[Step, ...]


@dataclass(slots=True)
class ParamExecution:
    """A procedure that the function runs: its name in pieces, the marks set before it inside the function."""

    pieces: tuple[Piece, ...]
    sql: bool
    marks: frozenset[str]
    through: tuple[str, ...]
    site: ast.AST


@dataclass(slots=True)
class Summary:
    """What a call of a function does, in terms of its parameters."""

    sinks: list[ParamSink] = field(default_factory=list)
    captures: list[ParamCapture] = field(default_factory=list)
    raises: list[Raised] = field(default_factory=list)
    guards: list[Guard] = field(default_factory=list)
    calls: dict[str, frozenset[str]] = field(default_factory=dict)  # parameters that it calls, with the marks before
    executions: list[ParamExecution] = field(default_factory=list)
    returns: Value = UNKNOWN
    marks: frozenset[str] = frozenset()
    facts: list[Fact] = field(default_factory=list)
    fields: dict[str, Value] = field(default_factory=dict)
    mark_sites: dict[str, ast.AST] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()  # parameters whose default is None
    never_returns: bool = False
    left_out: tuple[bool, bool] = (False, False)  # of what it returns, and raises, because nobody asked
    defaults: dict[str, Value] = field(default_factory=dict)  # of the parameters whose default is a constant
    filled: dict[str, Value] = field(default_factory=dict)  # what it puts into the containers it is given
    options: dict[str, str] = field(default_factory=dict)  # parameter: the option of init that it is ("": a whole **)
    starts: list[Called | Started] = field(default_factory=list)  # the calls that start a span or transaction
    opened: tuple[Opened, ...] = ()

    @property
    def matters(self) -> bool:
        """A caller must know this function to be judged."""
        told = self.sinks or self.captures or self.executions or self.marks or self.guards
        return bool(told or self.options or self.opened) or any(self.calls.values())


EMPTY = Summary()
