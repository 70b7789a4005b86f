"""A rule is declared once: from the declaration come its messages' code, its page, its place in the README, its tests.

Family modules (``privacy``, ``noise``, ``procedures``, ``tool``) call :func:`declare` at import.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Case:
    """An example with what the rule says of it: ``at`` are the lines (from 1) of ``source`` it reports, none if good.

    ``policy`` is TOML below ``[tool.sentry-lint]``; ``files`` are other files of the project, by path; ``fixed`` is the
    source after the fix, where there is one.
    """

    source: str
    at: tuple[int, ...] = ()
    fixed: str | None = None
    policy: str = ""
    files: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Rule:
    """What a person is told of a rule. ``on``: reported by default. ``options``: policy keys that change it."""

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
