"""One file through the analysis and all the rules."""

from __future__ import annotations

import ast
import gc
import importlib
import os

from sentry_lint.analysis.engine import Engine
from sentry_lint.analysis.facts import Fact
from sentry_lint.analysis.frames import NOTHING_ASKED, GaveUp
from sentry_lint.analysis.modules import SDK, Function, Module
from sentry_lint.analysis.project import Project
from sentry_lint.analysis.reach import Reach
from sentry_lint.analysis.uses import functions_in
from sentry_lint.findings import Finding, Span
from sentry_lint.policy import Policy
from sentry_lint.rules import checks
from sentry_lint.rules.checks import (
    api,
    double,
    hooks,
    lost,
    noise,
    options,
    performance,
    privacy,
    procedures,
    scope_blocks,
    scopes,
    volume,
)
from sentry_lint.rules.checks.base import Checked

CHECKS = (
    privacy.check,
    noise.check,
    double.check,
    volume.check,
    procedures.check,
    scopes.check,
    scope_blocks.check,
    performance.check,
    api.check,
    lost.check,
    hooks.check,
    options.check,
)
# Modules of rules that are off by default: imported and asked only where one of their codes is wanted.
OPTIONAL = {
    "payloads": frozenset({"SNT401", "SNT404", "SNT405"}),
    "scope_data": frozenset({"SNT406", "SNT409", "SNT410"}),
}
NOT_ANALYSED = "SNT901"
MORE_MODULES = 1.25  # so many times those of last time are worth a freeze, which keeps that moment's garbage too
_engines: dict[tuple[int, frozenset[str]], tuple[Policy, Engine, Reach]] = {}


def findings(
    path: str, source: bytes, tree: ast.Module | None, policy: Policy, left_out: frozenset[str] = privacy.EVERYWHERE
) -> list[Finding]:
    """The findings of one file, unsorted; SNT901 where the analysis fails or gives up.

    What costs extra may be left out for the rules ``left_out``, of which nobody wants findings.
    """
    try:
        return _findings(path, source, tree, policy, left_out)
    except GaveUp:
        reason = "it is larger than the analysis may cost; split it, or leave it out of flake8"
    except RecursionError:
        reason = "it is nested too deep"
    except Exception as error:  # an exception in a plugin would end the whole flake8 run
        reason = f"an internal error ({type(error).__name__}); please report it"
        if os.environ.get("SENTRY_LINT_DEBUG"):
            raise
    return [Finding(NOT_ANALYSED, f"this file was not analysed: {reason}", path, Span(1, 0, 1, 0))]


def _findings(
    path: str, source: bytes, tree: ast.Module | None, policy: Policy, left_out: frozenset[str]
) -> list[Finding]:
    engine, reach = _engine(policy, (privacy.EVERYWHERE | {procedures.UNWATCHED}) - left_out)
    module = engine.project.adopt(path, source, tree)
    if module.says(SDK):
        module.parse()
    functions, own_level = reach.relevant(module)
    if reach.solved > reach.frozen * MORE_MODULES:
        reach.frozen = reach.solved
        gc.freeze()  # what is kept for the whole run need not be walked by every later collection
    try:
        if not functions and not own_level and not module.sdk_imports:
            return []
        if isinstance(module.fault, (RecursionError, MemoryError)):
            raise RecursionError
        if module.fault is not None:
            return []
        return _judged(engine, module, functions, own_level, left_out)
    finally:
        module.release()
        reach.leave(module)


def _judged(
    engine: Engine, module: Module, functions: list[Function], own_level: bool, left_out: frozenset[str]
) -> list[Finding]:
    engine.begin(module)
    facts: list[tuple[Function | None, Fact]] = []
    if own_level:
        facts += [(None, fact) for fact in engine.module_summary(module).facts]
    for function in functions:
        facts += [(function, fact) for fact in engine.summary(function, asked=NOTHING_ASKED).facts]
    checked = Checked(engine, module, facts, left_out=left_out)
    for check in CHECKS:
        checked.findings.extend(check(checked))
    for name, codes in OPTIONAL.items():
        if not codes <= left_out:
            checked.findings.extend(importlib.import_module(f"{checks.__name__}.{name}").check(checked))
    return checked.findings


def _engine(policy: Policy, everywhere: frozenset[str] = frozenset()) -> tuple[Engine, Reach]:
    """The engine of a policy, for the rules of ``everywhere`` that are on."""
    key = (id(policy), everywhere)
    found = _engines.get(key)
    if found is None:
        roots = tuple(os.path.abspath(os.path.join(policy.root or ".", root)) for root in policy.source_roots)
        engine = Engine(policy, Project(roots), privacy.LOGGED in everywhere, privacy.RAISED in everywhere)
        more = procedures.sql_writers(engine) if procedures.UNWATCHED in everywhere else ()
        found = _engines[key] = (policy, engine, Reach(engine, more))
    return found[1], found[2]


def engine_for(policy: Policy) -> Engine:
    """The analysis under a policy, as the files of this process are checked with it."""
    return _engine(policy)[0]


def forget() -> None:
    """Drop all that is cached between files."""
    _engines.clear()


def functions_of(module: Module) -> list[Function]:
    """All functions and methods of a module."""
    return functions_in(symbol for symbols in module.symbols.values() for symbol in symbols)
