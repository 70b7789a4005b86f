"""SNT2: expected errors are not captured."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.dropping import dropped_by
from sentry_lint.analysis.facts import Captured, Raised, line_of
from sentry_lint.analysis.modules import Function
from sentry_lint.findings import Finding, LetPass, Step
from sentry_lint.rules.checks.base import Checked, finding, header_span, span_of

CAPTURED = "SNT201"
BROAD = "SNT202"
EXPECTED = "SNT203"
# Decorators of background work: Celery, Dramatiq, Huey, RQ, Prefect.
TASKS = frozenset({"shared_task", "task", "periodic_task", "actor", "db_task", "job", "flow"})
TASK_MODULES = ("tasks", "jobs", "workers", "crons", "commands")


def check(checked: Checked) -> Iterator[Finding]:
    """Captures of HTTP exceptions below 500 and of expected errors; one finding for one cause."""
    seen: set[tuple[str, int, int]] = set()
    for function, fact in checked.of_type(Captured):
        if not isinstance(fact, Captured) or (fact.broad and _in_background(checked, function)):
            continue
        found = _captured(checked, fact)
        if found is None or _is_dropped(checked, fact):
            continue
        if (found.code, found.span.line, found.span.column) not in seen:
            seen.add((found.code, found.span.line, found.span.column))
            yield found


def _in_background(checked: Checked, function: Function | None) -> bool:
    """A task has no client to answer: there an HTTP exception is a fault like any other."""
    *packages, last = checked.module.name.split(".")
    if last.endswith(TASK_MODULES) or "tasks" in packages:
        return True
    return function is not None and not TASKS.isdisjoint(function.decorators())


def _is_dropped(checked: Checked, fact: Captured) -> bool:
    """All that would be noise is dropped by the project's own set-up."""
    engine = checked.engine
    dropped = dropped_by(checked.module.path, engine.project.dropped)
    names = [error.name for error in fact.errors] or [fact.expected]
    return all(
        any(one in dropped or one.rpartition(".")[2] in dropped for one in engine.ancestors(name)) for name in names
    )


def _captured(checked: Checked, fact: Captured) -> Finding | None:
    if fact.errors and fact.broad:
        if fact.handler is None or not hasattr(fact.handler, "lineno"):
            return _broad(checked, fact)
        return _caught_broadly(checked, fact, fact.handler)
    if fact.errors:
        names = _short(fact.errors)
        answer, it = ("are answers", "them") if " and " in names else ("is an answer", "it")
        message = f"{names} {answer} to the client and no fault; let {it} pass, or capture from status 500 on"
        fix = None
        if fact.handler is not None and hasattr(fact.handler, "lineno"):
            fix = LetPass(span_of(fact.handler), tuple(error.name for error in fact.errors), False)
        return finding(checked, CAPTURED, fact.site, message, _way(checked, fact), fix)
    if fact.expected:
        name = fact.expected.rpartition(".")[2]
        message = f"{name} is expected (policy or framework) and would only make noise; handle it without capturing"
        return finding(checked, EXPECTED, fact.site, message, fact.steps)
    return None


def _caught_broadly(checked: Checked, fact: Captured, handler: ast.ExceptHandler) -> Finding:
    error = fact.errors[0]
    message = (
        f"{_short(fact.errors)} ({_origin(checked, error)}) reaches this handler, which captures it; "
        f"let it pass before: except {error.name.rpartition('.')[2]}: raise"
    )
    names = tuple(dict.fromkeys(error.name for error in fact.errors))
    fix = LetPass(span_of(handler), names, True)
    return finding(checked, BROAD, handler, message, _way(checked, fact), fix, span=header_span(handler))


def _broad(checked: Checked, fact: Captured) -> Finding:
    """The handler is in another file, or an ``__exit__``: said where it is put around the code; or a framework's."""
    if fact.handler is not None:
        message = (
            f"this gets every exception, {_short(fact.errors)} too, and captures it; let answers to the client pass"
        )
        return finding(checked, BROAD, fact.site, message, _way(checked, fact))
    message = (
        f"{_short(fact.errors)} ({_origin(checked, fact.errors[0])}) reaches a handler around this, which captures "
        "every exception; let answers to the client pass there"
    )
    return finding(checked, BROAD, fact.site, message, _way(checked, fact))


def _origin(checked: Checked, error: Raised) -> str:
    where = error.step
    return f"line {where.line}" if where.path == checked.module.path else f"{_file(where.path)}:{where.line}"


def _short(errors: tuple[Raised, ...]) -> str:
    names = list(dict.fromkeys(error.name.rpartition(".")[2] for error in errors))
    return " and ".join(names[:2]) + (" and others" if len(names) > 2 else "")


def _file(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _way(checked: Checked, fact: Captured) -> tuple[Step, ...]:
    steps = [error.step for error in fact.errors[:1]]
    if fact.handler is not None and hasattr(fact.handler, "lineno"):
        steps.append(Step(checked.module.path, fact.handler.lineno, "except"))
    steps.append(Step(checked.module.path, line_of(fact.site), "capture_exception"))
    return tuple(dict.fromkeys([*steps, *fact.steps]))
