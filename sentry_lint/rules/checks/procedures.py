"""SNT301 to SNT305: watched procedures go through the instrumented wrapper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sentry_lint.analysis.coverage import covers
from sentry_lint.analysis.facts import Execution, Uncovered, line_of
from sentry_lint.analysis.modules import Function
from sentry_lint.findings import Finding, InstrumentCall, Step
from sentry_lint.knowledge.sql import normalise
from sentry_lint.rules.checks.base import Checked, finding, header_span, span_of

if TYPE_CHECKING:
    from sentry_lint.analysis.engine import Engine
    from sentry_lint.policy import Watch

BYPASS = "SNT301"
BARE_WRAPPER = "SNT302"
LATE = "SNT303"
UNVERIFIABLE = "SNT304"
UNWATCHED = "SNT305"


def check(checked: Checked) -> Iterator[Finding]:
    """Watched procedures that run uncovered, and wrappers that do not do their work."""
    seen: set[tuple[str, int, int]] = set()
    for function, fact in checked.facts:
        for found in _of_fact(checked, function, fact):
            mark = (found.code, found.span.line, found.span.column)
            if mark not in seen:
                seen.add(mark)
                yield found


def _of_fact(checked: Checked, function: Function | None, fact: object) -> Iterator[Finding]:
    engine = checked.engine
    if isinstance(fact, Execution):
        watches = [watch for watch in engine.watches if fact.callable and _calls(checked, watch, fact)]
        watches = watches or [*engine.watches_of(fact.procedure)]
        for watch in watches:
            inside = function is not None and any(engine.is_configured(function.dotted, w) for w in watch.wrappers)
            if not inside and not covers(engine, watch, fact.marks, fact.through):
                yield _bypass(checked, watch, fact)
                return
        if not watches and not fact.callable:
            yield from _unlisted(checked, function, fact)
    elif isinstance(fact, Uncovered):
        yield _wrapper(checked, fact)


def _unlisted(checked: Checked, function: Function | None, fact: Execution) -> Iterator[Finding]:
    """What runs a procedure that is on no watch list: one whose name is not known, or one that should be there."""
    engine = checked.engine
    if fact.procedure:
        if UNWATCHED not in checked.left_out:
            yield from _unwatched(checked, fact)
        return
    wrappers = [name for watch in engine.watches for name in watch.wrappers]
    through = [*fact.through, *([function.dotted] if function is not None else [])]
    if any(engine.is_configured(dotted, name) for dotted in through for name in wrappers):
        return
    how = f"go through {wrappers[0].rpartition('.')[2]}() or write" if wrappers else "write"
    message = f"runs a procedure whose name is not known here: nobody can tell if it is watched; {how} a constant name"
    yield finding(checked, UNVERIFIABLE, fact.site, message)


def sql_writers(engine: Engine) -> list[str]:
    """The procedures in the project's SQL files that write what is watched, on a watch list or not."""
    from sentry_lint.analysis import sql_files  # only where somebody asks for it

    return [name for watch in engine.watches for name in sql_files.of_project(engine.policy, watch)]


def _unwatched(checked: Checked, fact: Execution) -> Iterator[Finding]:
    from sentry_lint.analysis import sql_files  # only where somebody asks for it

    for watch in checked.engine.watches:
        writer = sql_files.of_project(checked.engine.policy, watch).get(normalise(fact.procedure))
        if writer is not None:
            through = f" through {writer.way[0]}" if writer.way else ""
            message = (
                f"{writer.name} writes {' or '.join(watch.writes)}{through} and is on no watch list; "
                f'add it to watch "{watch.name}"'
            )
            yield finding(checked, UNWATCHED, fact.site, message)
            return


def _calls(checked: Checked, watch: Watch, fact: Execution) -> bool:
    return any(checked.engine.is_configured(fact.callable, name) for name in watch.calls)


def _bypass(checked: Checked, watch: Watch, fact: Execution) -> Finding:
    name = fact.callable or _spelled(watch, fact.procedure)
    wrapper = watch.wrappers[0] if watch.wrappers else ""
    how = (
        f"go through {wrapper.rpartition('.')[2]}()" if wrapper else "announce it with the watch's breadcrumb and tags"
    )
    message = f'{name} runs unseen: nothing tells Sentry of it before (watch "{watch.name}"); {how}'
    arguments = {key: span_of(node) for key, node in fact.arguments.items()}
    fix = InstrumentCall(watch.name, name, span_of(fact.site), arguments, fact.names)
    way = (Step(checked.module.path, line_of(fact.site), name), *fact.steps)
    return finding(checked, BYPASS, fact.site, message, way, fix)


def _spelled(watch: Watch, procedure: str) -> str:
    """The procedure as the policy writes it."""
    wanted = normalise(procedure)
    return next((name for name in watch.procedures if normalise(name) == wanted), procedure)


def _wrapper(checked: Checked, fact: Uncovered) -> Finding:
    name = getattr(fact.node, "name", "the wrapper")
    if fact.late:
        message = (
            f'the breadcrumb or tag of watch "{fact.watch}" comes after the call it describes: an error in the call '
            "is sent without it; move it before the call"
        )
        return finding(checked, LATE, fact.node, message)
    message = (
        f'{name} is a wrapper of watch "{fact.watch}" and runs a procedure on some path without the breadcrumb and '
        "tags before it; announce the call first"
    )
    return finding(checked, BARE_WRAPPER, fact.node, message, span=header_span(fact.node))
