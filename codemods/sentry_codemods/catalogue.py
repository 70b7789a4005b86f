"""The codemods by name, and which one mends which fix intent. Imports nothing heavy."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from sentry_lint.findings import (
    AddHooks,
    EnterWith,
    Finding,
    InstrumentCall,
    KeepDefaults,
    LetPass,
    MendCall,
    Migrate,
    NormaliseLevel,
    Redact,
    RemoveOption,
    ReturnEvent,
    SetFirst,
    SetOption,
    UnknownOption,
)

if TYPE_CHECKING:
    from sentry_codemods.work import Work

Plan = Callable[["Work", Finding], None]

# Intent -> codemod. The module of a codemod is its name with underscores; it has a function ``plan``.
CODEMODS: dict[type, str] = {
    InstrumentCall: "instrument-call-sites",
    LetPass: "let-http-exceptions-pass",
    MendCall: "migrate-sdk-api",
    Migrate: "migrate-sdk-api",
    NormaliseLevel: "normalise-levels",
    Redact: "redact-payload",
    RemoveOption: "harden-init",
    SetOption: "harden-init",
    AddHooks: "harden-init",
    KeepDefaults: "harden-init",
    UnknownOption: "harden-init",
    ReturnEvent: "return-from-hook",
    EnterWith: "with-transaction",
    SetFirst: "move-scope-before-log",
}


# Rules whose findings need no intent: what is to be done is in the policy and around the finding.
BY_CODE = {"SNT302": "instrument-wrapper", "SNT303": "instrument-wrapper"}


# Why a finding without an intent is left, where others of its code are mended.
_LEFT = {
    "SNT205": "one of the two events has to go: log with exc_info=True, below the level of events, or not at all",
    "SNT605": "only a missing return is mended: what else is wrong with the hook, a person has to put right",
    "SNT410": "no statement of the handler itself has sent the event",
}

# May change what the program does: only with --review, or selected by name.
ROUTE = "route-through-wrapper"


def names() -> tuple[str, ...]:
    """The names of all codemods."""
    return tuple(dict.fromkeys([*CODEMODS.values(), *BY_CODE.values(), ROUTE]))


def codemod_for(finding: Finding) -> str | None:
    """The codemod that mends a finding; None where there is none."""
    return CODEMODS.get(type(finding.fix)) if finding.fix is not None else BY_CODE.get(finding.code)


def left(finding: Finding) -> str:
    """Why no codemod mends a finding."""
    return _LEFT.get(finding.code, "no codemod mends it")


def plan_of(codemod: str) -> Plan:
    """The function that registers a codemod's edits; imports LibCST."""
    module = importlib.import_module(f"sentry_codemods.{codemod.replace('-', '_')}")
    return cast(Plan, module.plan)


def matches(finding: Finding, select: tuple[str, ...]) -> bool:
    """Tells whether ``select`` (codes, prefixes of codes, names of codemods; empty: all) takes a finding."""
    return not select or any(finding.code.startswith(one) or one in _all_for(finding) for one in select)


def _all_for(finding: Finding) -> tuple[str | None, ...]:
    if isinstance(finding.fix, InstrumentCall):
        return ROUTE, codemod_for(finding)
    return (codemod_for(finding),)


def in_order(finding: Finding, select: tuple[str, ...], review: bool) -> tuple[str, ...]:
    """The codemods to try on a finding, the better one first: a wrapper is better than an announcement at the site."""
    usual = codemod_for(finding)
    if usual is None:
        return ()
    if not isinstance(finding.fix, InstrumentCall):
        return (usual,)
    by_name = tuple(one for one in (ROUTE, usual) if one in select)
    if by_name and not any(finding.code.startswith(one) for one in select):
        return by_name
    return (ROUTE, usual) if review or ROUTE in select else (usual,)
