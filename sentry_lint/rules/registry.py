"""A rule is declared once: from the declaration come its page, its place in the README and its tests.

The other modules of this package are families of rules and call :func:`declare` at import. They hold prose: nothing
that flake8 imports may import them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import dedent

#: The policy's keys that change what a rule reports, and how.
OPTIONS = {
    "sdk-version": "the release of the SDK to judge by, where the project's requirements do not say it.",
    "privacy.personal": "more names that are personal, or patterns over literal text.",
    "privacy.secret": "more names of credentials.",
    "privacy.neutral": "names that only look personal or secret.",
    "privacy.sanitizers": "functions whose result is clean.",
    "privacy.user-fields": "the fields that a user may carry (default: `id`).",
    "privacy.allow": 'what the project has decided to send, as `surface:category` (`"user:email"`).',
    "wrappers": "helpers whose source is not in the project, and the SDK call that each stands for.",
    "noise.expected-exceptions": "exceptions that are part of the service's work and not worth an event.",
    "watch": "the watch lists: procedures, wrappers, and the breadcrumb, tags and context that announce a call.",
    "source-roots": "the folders below which imports are looked up.",
}


@dataclass(slots=True)
class Case:
    """An example with what the rule says of it: ``at`` are the lines (from 1) of ``source`` it reports, none if good.

    ``policy`` is TOML below ``[tool.sentry-lint]``; ``files`` are other files of the project, by path; ``fixed`` is the
    source after the fix, where there is one. All of these may be written indented, beginning on a line of their own.
    """

    source: str
    at: tuple[int, ...] = ()
    fixed: str | None = None
    policy: str = ""
    files: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.source = _flush(self.source)
        self.fixed = None if self.fixed is None else _flush(self.fixed)
        self.policy = _flush(self.policy)
        self.files = {path: _flush(text) for path, text in self.files.items()}


@dataclass(slots=True)
class Rule:
    """What a person is told of a rule. ``on``: reported by default. ``options``: keys of :data:`OPTIONS`.

    ``what``, ``why`` and ``fix_safety`` are Markdown, ``instead`` is Python. ``example`` is what the page shows where
    the first bad case is not fit to be read.
    """

    code: str
    name: str
    summary: str
    what: str
    why: str
    instead: str
    bad: tuple[Case, ...]
    good: tuple[Case, ...]
    on: bool = True
    fix_safety: str = ""
    options: tuple[str, ...] = ()
    example: str = ""

    def __post_init__(self) -> None:
        self.what = _flush(self.what).strip()
        self.why = _flush(self.why).strip()
        self.instead = _flush(self.instead)
        self.fix_safety = _flush(self.fix_safety).strip()
        self.example = _flush(self.example)

    @property
    def fixable(self) -> bool:
        """A case of the rule has a fixed form."""
        return any(case.fixed is not None for case in self.bad)


RULES: dict[str, Rule] = {}


def declare(*rules: Rule) -> None:
    """Register rules; a code is declared only once.

    :raises ValueError: where a code is declared again.
    """
    for rule in rules:
        if rule.code in RULES:
            raise ValueError(f"{rule.code} is declared twice")
        RULES[rule.code] = rule


def _flush(text: str) -> str:
    """Text from an indented literal that begins on a line of its own."""
    return dedent(text[1:]) if text.startswith("\n") else text
