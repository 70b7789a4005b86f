"""Whether a watched call is announced before it happens: at its site, or by the wrapper that it goes through."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from sentry_lint.analysis.facts import Execution, Fact, Summary, Uncovered, end_of, start_of
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.modules import Function
from sentry_lint.analysis.state import EVERYTHING

if TYPE_CHECKING:
    from sentry_lint.analysis.settings import Settings
    from sentry_lint.policy import Watch

Run = tuple[frozenset[str], tuple[str, ...], ast.AST]


def covers(
    settings: Settings, watch: Watch, marks: frozenset[str], through: tuple[str, ...], inside: bool = False
) -> bool:
    """A site is covered for a watch: it goes through one of its wrappers, or is instrumented by hand before.

    ``inside`` a wrapper of the watch itself, where ``strict`` asks for nothing more.
    """
    if any(settings.is_configured(name, wrapper) for name in through for wrapper in watch.wrappers):
        return True
    if EVERYTHING in marks:
        return True
    if watch.strict and not inside:
        return False
    if f"helper:{watch.name}" in marks:
        return True
    wanted = [key for key, text in watch.tags.items() if "{arg:" not in str(text) and "{name:" not in str(text)]
    return f"crumb:{watch.category}" in marks and all(f"tag:{key}" in marks for key in wanted)


def uncovered(settings: Settings, function: Function, frame: Frame) -> list[Fact]:
    """For a declared wrapper: the procedures it runs before its watch's instrumentation."""
    out: list[Fact] = []
    summary = frame.summary
    for watch in settings.watches:
        if not any(settings.is_configured(function.dotted, name) for name in watch.wrappers):
            continue
        for marks, through, site in _runs(settings, summary, watch):
            if covers(settings, watch, marks, through, True):
                continue
            later = [node for node in summary.mark_sites.values() if _after(node, site)]
            ends = [way.marks for way in frame.returned if site in way.ran]
            late = bool(later and ends) and all(covers(settings, watch, marks | end, (), True) for end in ends)
            node = min(later, key=start_of) if late else function.node
            out.append(Uncovered(watch.name, node, late))
            break
    return out


def _after(node: ast.AST, site: ast.AST) -> bool:
    return start_of(node) > end_of(site)


def _runs(settings: Settings, summary: Summary, watch: Watch) -> list[Run]:
    """What a wrapper runs for a watch: what was done before, through whom, and where."""
    out: list[Run] = [(execution.marks, execution.through, execution.site) for execution in summary.executions]
    for fact in summary.facts:
        if isinstance(fact, Execution) and (fact.callable or watch in settings.watches_of(fact.procedure)):
            out.append((fact.marks, fact.through, fact.site))
    return out
