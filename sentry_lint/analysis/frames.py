"""A frame: one function (or module body) being interpreted, and the tables of what interprets which node.

``expressions``, ``statements`` and their neighbours register a function per node type; a frame finds it there, so
that the modules need not know each other.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from sentry_lint.analysis.facts import Raised, Summary, line_of
from sentry_lint.analysis.state import State
from sentry_lint.analysis.values import UNKNOWN, Value
from sentry_lint.findings import Step

if TYPE_CHECKING:
    from sentry_lint.analysis.engine import Engine
    from sentry_lint.analysis.interest import Interest
    from sentry_lint.analysis.modules import Function, Module

Evaluate = Callable[["Frame", Any], Value]
Execute = Callable[["Frame", Any], None]

EXPRESSIONS: dict[type[ast.AST], Evaluate] = {}
STATEMENTS: dict[str, Execute] = {}

MAX_EXPRESSION_DEPTH = 120
MAX_SOURCE_TEXT = 60


class GaveUp(Exception):
    """The analysis of a file reached its bound of work."""


def evaluates(*types: type[ast.AST]) -> Callable[[Evaluate], Evaluate]:
    """Register the evaluation of expressions of these types."""

    def register(function: Evaluate) -> Evaluate:
        for kind in types:
            EXPRESSIONS[kind] = function
        return function

    return register


def executes(*names: str) -> Callable[[Execute], Execute]:
    """Register the execution of statements by the names of their types (some are newer than Python 3.10)."""

    def register(function: Execute) -> Execute:
        for name in names:
            STATEMENTS[name] = function
        return function

    return register


class Asked(NamedTuple):
    """What a caller asks of a function: what it returns (and fills), what its helpers raise."""

    returns: bool
    raises: bool

    def answers(self) -> Iterator[Asked]:
        """The askings whose answer is one to this as well, the fullest first."""
        for returns in (True, False):
            for raises in (True, False):
                if returns >= self.returns and raises >= self.raises:
                    yield Asked(returns, raises)


EVERYTHING_ASKED = Asked(True, True)
NOTHING_ASKED = Asked(False, False)


class Loop:
    """The states in which a loop is left or begun anew."""

    __slots__ = ("breaks", "level")

    def __init__(self, level: int) -> None:
        self.level = level
        self.breaks: list[dict[object, object]] = []


class Handler:
    """An ``except`` clause being interpreted: what it names, what reaches it."""

    __slots__ = ("broad", "errors", "expected", "key", "names", "node")

    def __init__(self, node: ast.ExceptHandler | None, key: str, names: tuple[str, ...], broad: bool) -> None:
        self.node = node
        self.key = key
        self.names = names
        self.broad = broad
        self.errors: tuple[Raised, ...] = ()
        self.expected = ""


class Returned:
    """A way out of a function: the value, what was certainly done before, and the sites that have run."""

    __slots__ = ("marks", "ran", "value")

    def __init__(self, value: Value, state: State) -> None:
        self.value = value
        self.marks = state.marks
        ran = state.fact("#ran")
        self.ran: tuple[object, ...] = ran if isinstance(ran, tuple) else ()


class Escaping(list["Raised"]):
    """The HTTP exceptions that leave a body; ``level``: how many branches of the state were open where it began."""

    __slots__ = ("level",)

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level


class Frame:
    """See the module. ``closure`` is the frame of the enclosing function, ``summary`` what is being found out."""

    __slots__ = (
        "asked",
        "closure",
        "depth",
        "engine",
        "function",
        "handlers",
        "idle",
        "instance",
        "interest",
        "locals",
        "loops",
        "module",
        "name",
        "nonlocals",
        "params",
        "pending",
        "predicate",
        "raising",
        "returned",
        "seen_handlers",
        "state",
        "summary",
        "wanted",
    )

    def __init__(
        self, engine: Engine, module: Module, function: Function | None = None, closure: Frame | None = None
    ) -> None:
        self.engine = engine
        self.module = module
        self.function = function
        self.closure = closure
        self.state: State = State(closure.state if closure is not None else None)
        self.nonlocals: set[str] = set()
        self.predicate: list[dict[object, object]] | None = None  # what holds where a test function said so
        self.wanted = True
        self.asked = EVERYTHING_ASKED
        self.interest: Interest | None = None  # None: everything is looked at
        self.idle: Collection[ast.AST] = ()
        self.seen_handlers: dict[str, Handler] = {}
        self.summary = Summary()
        self.depth: int = 0 if closure is None else closure.depth
        self.handlers: list[Handler] = []
        self.loops: list[Loop] = []
        self.raising: list[Escaping] = []
        self.returned: list[Returned] = []
        self.locals: dict[ast.AST, Summary | None] = {}
        self.pending: list[ast.AST] = []
        self.params: frozenset[str] = frozenset()
        self.instance: Value | None = None
        self.name = function.qualname if function else ""

    def evaluate(self, node: ast.expr | None) -> Value:
        """The value of an expression; unknown where it is too deep or of a kind that is not modelled."""
        if node is None:
            return UNKNOWN
        found = EXPRESSIONS.get(type(node))
        if found is None or self.depth >= MAX_EXPRESSION_DEPTH:
            return UNKNOWN
        self.engine.spend()
        self.depth += 1
        try:
            return found(self, node)
        finally:
            self.depth -= 1

    def run(self, body: list[ast.stmt]) -> None:
        """Interpret statements until the end or an unconditional way out."""
        for statement in body:
            if not self.state.alive:
                return
            if statement in self.idle:
                if isinstance(statement, ast.Return):
                    self.returned.append(Returned(UNKNOWN, self.state))
                    self.state.die()
                continue
            self.engine.spend()
            found = STATEMENTS.get(type(statement).__name__)
            if found is not None:
                found(self, statement)

    def enter_body(self) -> None:
        """Begin a body whose exceptions something around it may take."""
        self.raising.append(Escaping(self.state.level))

    @property
    def outermost(self) -> Frame:
        """The frame of the function that is in no other one."""
        frame = self
        while frame.closure is not None:
            frame = frame.closure
        return frame

    def owner_of(self, parameter: str) -> Frame:
        """The frame, this or one around it, whose parameter this is; the frame itself where it is none's."""
        frame: Frame | None = self
        while frame is not None and parameter not in frame.params:
            frame = frame.closure
        return frame or self

    def step(self, node: ast.AST, text: str) -> Step:
        return Step(self.module.path, line_of(node), text)

    def lookup(self, name: str) -> Value | None:
        """What a name holds here: local, enclosing function, module; None where nothing binds it."""
        frame: Frame | None = self
        while frame is not None:
            found = frame.state.get(name)
            if found is not None:
                return found
            frame = frame.closure
        return self.engine.global_value(self.module, name)


def source_text(node: ast.AST) -> str:
    """An expression as a message names it: attributes, subscripts with constant keys, calls without arguments.

    Literals other than such keys are left out, so that no data is echoed.
    """
    parts: list[str] = []
    current: ast.AST = node
    for _ in range(12):
        match current:
            case ast.Name(id=name):
                parts.append(name)
                break
            case ast.Attribute(value=inner, attr=attr):
                parts.append("." + attr)
                current = inner
            case ast.Subscript(value=inner, slice=ast.Constant(value=str(key))) if len(key) <= 40 and "@" not in key:
                parts.append(f'["{key}"]')
                current = inner
            case ast.Subscript(value=inner):
                parts.append("[…]")
                current = inner
            case ast.Call(func=ast.Attribute(value=inner, attr="get"), args=[ast.Constant(value=str(key)), *_]) if (
                len(key) <= 40 and "@" not in key
            ):
                parts.append(f'["{key}"]')
                current = inner
            case ast.Call(func=inner):
                parts.append("()")
                current = inner
            case ast.Await(value=inner):
                current = inner
            case _:
                parts.append("…")
                break
    text = "".join(reversed(parts))
    return text if len(text) <= MAX_SOURCE_TEXT else "…" + text[-MAX_SOURCE_TEXT:]
