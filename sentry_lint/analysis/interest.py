"""Which statements and calls of a function are worth looking at: those whose outcome can reach Sentry.

A call of a function that cannot reach Sentry itself matters through what it returns, what it raises and what it fills.
Where nothing of that can arrive at a site, the callee need not be found, parsed and interpreted, and a statement that
does nothing else need not be either. The question is asked by names alone, without order: a part of the function (a
statement, or the header of a block) matters if it uses a hot name, or binds a name that a part that matters uses.
Asking for too much is only slower.
"""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING

from sentry_lint.analysis.parts import Guard, Part, parts_of
from sentry_lint.analysis.values import ClassRef, Hooked, Sdk, Value

if TYPE_CHECKING:
    from sentry_lint.analysis.frames import Frame
    from sentry_lint.analysis.modules import Class

MAX_BASES = 8


def narrow(frame: Frame) -> None:
    """Find out which statements and calls of the frame's function need not be looked at."""
    engine, function = frame.engine, frame.function
    errors = frame.module.path in engine.answering
    if engine.watches or function is None or frame.handlers or (errors and frame.asked.raises):
        return
    hot = {name for name in frame.params if _of_sdk(frame.state.get(name))}
    hot |= engine.hot.get(frame.module.path, set())
    if function.owner is not None:
        hot |= _inherited(frame, function.owner)
    frame.interest = Interest(function.node, hot, frame.asked.returns, errors)
    frame.idle = frame.interest.idle
    if frame.idle:
        frame.summary.left_out = (not frame.asked.returns, not frame.asked.raises)


def _of_sdk(value: Value | None) -> bool:
    return value is not None and any(isinstance(ref, (Sdk, Hooked)) for ref in value.refs)


def _inherited(frame: Frame, cls: Class) -> set[str]:
    """The hot fields and methods of a class's bases in other modules."""
    out: set[str] = set()
    pending = [(cls, 0)]
    while pending:
        current, depth = pending.pop()
        if current.module is not cls.module:
            out.update(name for name in frame.engine.hot.get(current.module.path, ()) if name.startswith("."))
        if depth < MAX_BASES:
            pending.extend((b.cls, depth + 1) for b in frame.engine.bases(current) if isinstance(b, ClassRef))
    return out


class Interest:
    """``dropped`` calls: what they return is of no use; ``guarded`` ones: what they raise is reported; ``idle``
    statements: they have no effect.

    ``returns`` tells whether the function's caller asks for what it returns; ``errors``, whether anything that is
    looked for can be raised here at all. (Where the caller asks for what is raised, every call is of interest.)
    """

    __slots__ = ("dropped", "guarded", "idle")

    def __init__(self, node: ast.AST, hot: Collection[str], returns: bool, errors: bool) -> None:
        parts = parts_of(node, errors)
        _warm(parts, set(hot))
        reporting = _settle(parts, returns)
        self.dropped = {call for part in parts if not part.matters for call in part.calls}
        self.guarded = {call for part in parts if part.guard in reporting for call in part.calls}
        self.idle: set[ast.AST] = set()
        for part in reversed(parts):  # what stands in a block before its header
            raising = bool(part.calls) and part.guard in reporting
            if not (part.busy or part.matters or raising):
                self.idle.add(part.node)
            if part.header is not None and (part.busy or part.matters or raising or part.ends):
                part.header.busy = True


def _warm(parts: list[Part], hot: set[str]) -> None:
    """What a hot part binds is hot as well: the scope of ``with new_scope() as scope``, a function that uses it."""
    known = -1
    while known < len(hot):
        known = len(hot)
        for part in parts:
            if part.hot or hot.isdisjoint(part.uses):
                continue
            part.hot = True
            hot |= part.binds
            header = part.header
            while header is not None:
                if header.defines:
                    header.hot = True
                    hot |= header.binds
                header = header.header


def _settle(parts: list[Part], returns: bool) -> set[Guard]:
    """Decide which parts matter; the guards whose handlers do something with what they catch."""
    containers = {name for part in parts if returns or not part.given for name in part.makes}
    outside = {name for part in parts if part.given for name in part.makes} if returns else set()
    binders: dict[str, list[Part]] = {}
    for part in parts:
        for name in part.binds | (part.fills & containers):
            binders.setdefault(name, []).append(part)
    given = {name for part in parts if part.given for name in part.makes}
    handed_on = any(part.hot and not given.isdisjoint(part.fills) for part in parts)
    for part in parts:  # a way out may guard what follows, as long as it is an error that is caught or handed on
        if part.ends and part.header is not None and (handed_on or part.handles):
            part.header.hot = True
    pending = [
        part
        for part in parts
        if part.hot
        or part.keeps
        or (part.returns and returns)
        or not outside.isdisjoint(part.changes | part.fills)
        or (part.ends and not part.returns)
    ]
    names: set[str] = set()
    reporting: set[Guard] = set()
    while True:
        _spread(pending, binders, names)
        reporting |= {part.guard for part in parts if part.guard is not None and part.guard.reports()}
        asked = {name for part in parts if part.guard in reporting for name in part.called} - names
        if not asked:
            return reporting
        names |= asked  # what is called must be known, for what it raises
        pending = [part for name in asked for part in binders.get(name, ())]


def _spread(pending: list[Part], binders: dict[str, list[Part]], names: set[str]) -> None:
    while pending:
        part = pending.pop()
        if part.matters:
            continue
        part.matters = True
        header = part.header if part.hot else None
        while header is not None:  # whether it is reached at all
            pending.append(header)
            known, header.hot = header.hot, True
            header = None if known else header.header
        for name in part.uses - names:
            names.add(name)
            pending.extend(binders.get(name, ()))
