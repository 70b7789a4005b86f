"""The event or breadcrumb inside a hook: what is written into it goes out with it."""

from __future__ import annotations

import ast

from sentry_lint.analysis import delivery
from sentry_lint.analysis.facts import Leak, Looked, Summary, Tested, line_of, start_of
from sentry_lint.analysis.frames import Frame, source_text
from sentry_lint.analysis.modules import Function
from sentry_lint.analysis.values import Hooked, Value
from sentry_lint.findings import Step
from sentry_lint.knowledge import sdk
from sentry_lint.knowledge.words import split

# Words of which the name of a hook that nothing visible registers has one.
NAMES = frozenset(
    {"send", "sentry", "breadcrumb", "processor", "scrub", "filter", "redact", "sanitize", "strip", "clean", "enrich"}
)
EVENT_NAMES = frozenset({"event", "sentry_event"})
CRUMB_NAMES = frozenset({"crumb", "breadcrumb"})
HINT_NAMES = frozenset({"hint", "hints", "_hint", "_hints"})


def kind_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> str:
    """``"event"`` or ``"crumb"`` for a function whose name and parameters are those of a hook, else nothing."""
    if isinstance(node, ast.Lambda) or not NAMES & set(split(node.name)):
        return ""
    names = [parameter.arg for parameter in node.args.args if parameter.arg not in ("self", "cls")]
    if len(names) != 2 or names[1] not in HINT_NAMES:
        return ""
    if names[0] in EVENT_NAMES:
        return "event"
    return "crumb" if names[0] in CRUMB_NAMES else ""


def takes_two(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """The function can be called with an event and its hint: another of the registered name may not be."""
    required = [p.arg for p in (*node.args.posonlyargs, *node.args.args) if p.arg not in ("self", "cls")]
    return len(required) - len(node.args.defaults) <= 2 and (len(required) >= 2 or node.args.vararg is not None)


def deeper(ref: Hooked, key: Value) -> Hooked:
    """The part of the event below a key."""
    known = key.consts[0] if key.consts and len(key.consts) == 1 else "*"
    return Hooked(ref.kind, (*ref.path[:6], known))


def looked(frame: Frame, node: ast.expr, parts: list[Hooked], key: Value) -> list[Hooked]:
    """The parts below a key, which are read at ``node``."""
    found = [deeper(part, key) for part in parts]
    frame.summary.facts.extend(Looked(node, part) for part in found)
    return found


def tested(frame: Frame, node: ast.Compare, left: Value, right: Value) -> None:
    """A comparison; if a part of the event is compared, what with."""
    for value, other, turned in ((left, right, False), (right, left, True)):
        for ref in value.refs:
            if isinstance(ref, Hooked):
                opened = frame.state.open(other)
                members = [c for member in (opened.fields or {}).values() for c in member.consts or (None,)]
                values = tuple(members) or opened.consts or ()
                frame.summary.facts.append(Tested(node, ref, values, turned))


def written(frame: Frame, ref: Hooked, value: Value, site: ast.AST) -> None:
    """A value is written into a part of the event."""
    surface = surface_of(ref)
    if surface:
        key = ref.path[-1] if len(ref.path) > 1 and isinstance(ref.path[-1], str) and ref.path[-1] != "*" else ""
        delivery.send(frame, site, surface, value, key=key)


def written_all(frame: Frame, ref: Hooked, contents: Value, site: ast.AST) -> None:
    """Items are written into the event: ``event.update(…)``, ``event |= …``, ``{**event, …}``."""
    for key, member in (contents.fields or {}).items():
        part = Hooked(ref.kind, (*ref.path[:6], key))
        surface = surface_of(part)
        if surface:
            delivery.send(frame, site, surface, member, key=str(key) if len(part.path) > 1 else "")


def helped(frame: Frame, node: ast.Call, function: Function, summary: Summary) -> None:
    """A hook hands its event to a helper: what the helper writes into it by itself is found in it, or, where it stands
    in another file, at the call.
    """
    if function.module is frame.module:
        frame.summary.facts.extend(fact for fact in summary.facts if isinstance(fact, (Looked, Tested)))
    leaks = [fact for fact in summary.facts if isinstance(fact, Leak)]
    if not leaks:
        return
    if function.module is frame.module:
        frame.summary.facts.extend(leaks)
        return
    without = {_mark(fact) for fact in frame.engine.summary(function).facts if isinstance(fact, Leak)}
    here = frame.step(node, f"{source_text(node.func)}()")
    for leak in leaks:
        if _mark(leak) not in without:
            end = Step(function.module.path, line_of(leak.site), sdk.SURFACES[leak.surface].phrase)
            steps = (here, *(leak.steps or (end,)))[:8]
            frame.summary.facts.append(Leak(leak.surface, leak.taint, node, node, leak.key, steps))


def _mark(leak: Leak) -> tuple[object, ...]:
    return (leak.surface, leak.taint.category, *start_of(leak.site))


def surface_of(ref: Hooked) -> str:
    if not ref.path or not isinstance(ref.path[0], str):
        return ""
    if ref.kind == "crumb":
        return sdk.CRUMB_SURFACES.get(ref.path[0], "breadcrumb")
    return sdk.EVENT_SURFACES.get(ref.path[0], "")
