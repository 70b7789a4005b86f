"""What the linter says: a finding, where it stands, the way its value went, and what would mend it.

Every consumer (flake8, the reports, the codemods) reads these and nothing else of the analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Union

# One place gets one finding: where one of these codes stands, the other is not reported, and shows when it is mended.
# (``enable_tracing=True`` says so of a rate of 1.0 only when it is written as one.)
STANDS_BEFORE = {"SNT104": "SNT602", "SNT110": "SNT602", "SNT602": "SNT503"}


class Span(NamedTuple):
    """A stretch of source as :mod:`ast` counts it: lines from 1, columns from 0 in UTF-8 bytes, the end excluded."""

    line: int
    column: int
    end_line: int
    end_column: int


class Step(NamedTuple):
    """One stop of a value on its way to Sentry: a file's path, a line (from 1) and what stands there."""

    path: str
    line: int
    text: str


@dataclass(slots=True)
class InstrumentCall:
    """A watched call that nothing announces. ``call`` is the span of the call itself.

    ``arguments`` holds the procedure's own arguments as written at the site: their spans by position (``"0"``) and,
    where the wrapper's signature or a keyword tells it, by name. ``names`` are the parameters and locals of the
    enclosing function that are certainly bound before the call.
    """

    watch: str
    procedure: str
    call: Span
    arguments: dict[str, Span] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class LetPass:
    """A handler that keeps HTTP exceptions from passing.

    ``handler`` is the span of the ``except`` clause, ``exceptions`` the qualified names of the HTTP exceptions that
    reach it, ``broad`` tells ``except Exception`` (SNT202) from a handler that names the HTTP exception (SNT201).
    """

    handler: Span
    exceptions: tuple[str, ...]
    broad: bool


@dataclass(slots=True)
class Redact:
    """Something personal in a payload: ``value`` is the span of the expression, ``category`` the vocabulary's key.

    ``call`` is the span of the call (or assignment) that hands it over.
    """

    value: Span
    call: Span
    category: str


@dataclass(slots=True)
class RemoveOption:
    """An ``init`` option that should not be there: ``keyword`` is its span, ``name`` the option."""

    keyword: Span
    name: str


@dataclass(slots=True)
class Migrate:
    """A name, keyword or option of the SDK that the releases ``low`` to ``high`` lack, or deprecate.

    ``node`` is the span of the dotted name, import, keyword or assigned attribute; ``space`` and ``name`` are the
    fact's (:mod:`sentry_lint.knowledge.sdk_api`), ``too_old`` tells releases that do not have it yet from those that
    have it no more; ``instead`` is what the message says to write. ``said`` tells whether the project says which
    releases it runs.
    """

    node: Span
    space: str
    name: str
    too_old: bool
    low: tuple[int, int, int]
    high: tuple[int, int, int]
    instead: str
    said: bool = True


@dataclass(slots=True)
class MendCall:
    """A ``call`` that the SDK cannot take: ``node`` is the span of the keyword (``keyword`` its name) or argument."""

    node: Span
    call: Span
    function: str
    keyword: str = ""


@dataclass(slots=True)
class NormaliseLevel:
    """A level that is none: ``value`` is the span of the expression that gives it.

    ``direct`` tells a call or assignment of the SDK's own from one of a helper, which may look at the level as well.
    """

    value: Span
    direct: bool


@dataclass(slots=True)
class SetOption:
    """An option that ``init`` lacks: ``call`` is its span, ``value`` the source of what the option is to be.

    ``place`` is the span of what it is now, where it is given.
    """

    call: Span
    name: str
    value: str
    place: Span | None = None


@dataclass(slots=True)
class AddHooks:
    """An ``init`` (``call``) without these ``hooks``."""

    call: Span
    hooks: tuple[str, ...]


@dataclass(slots=True)
class KeepDefaults:
    """A deny list (``names``) that takes the place of the SDK's own, in the ``call`` of its scrubber."""

    call: Span
    names: Span


@dataclass(slots=True)
class UnknownOption:
    """A ``keyword`` of ``init`` (``name``) that no release knows; ``meant`` is the most similar one, if there is any.

    The project may run the releases ``low`` to ``high``.
    """

    keyword: Span
    name: str
    meant: str
    low: tuple[int, int, int]
    high: tuple[int, int, int]


@dataclass(slots=True)
class ReturnEvent:
    """A hook that can end without a ``return``: ``hook`` is where its definition starts, ``name`` what it is given."""

    hook: Span
    name: str


@dataclass(slots=True)
class EnterWith:
    """A span or transaction that is not finished on every way out: ``call`` is the span of the call that starts it."""

    call: Span


@dataclass(slots=True)
class SetFirst:
    """What is set on a scope after the log call that has sent the event: spans of that call, of the calls that set."""

    log: Span
    setters: tuple[Span, ...]


Fix = Union[
    AddHooks,
    InstrumentCall,
    KeepDefaults,
    LetPass,
    MendCall,
    Migrate,
    NormaliseLevel,
    Redact,
    RemoveOption,
    ReturnEvent,
    EnterWith,
    SetFirst,
    SetOption,
    UnknownOption,
]


@dataclass(slots=True)
class Finding:
    """One thing to mend. ``column`` counts characters from 1; ``message`` has no code in front."""

    code: str
    message: str
    path: str
    span: Span
    column: int = 1
    way: tuple[Step, ...] = ()
    fix: Fix | None = None

    @property
    def line(self) -> int:
        return self.span.line

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorts findings as flake8 prints them."""
        return (self.path, self.line, self.column, self.code)
