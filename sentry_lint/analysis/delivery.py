"""What reaches Sentry: a value handed to a surface, and the leaks and parameter sinks that follow."""

from __future__ import annotations

import ast

from sentry_lint.analysis.facts import Handed, Leak, ParamSink
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.members import carried
from sentry_lint.analysis.naming import under_key
from sentry_lint.analysis.values import Flow, Taint, Value
from sentry_lint.findings import Step
from sentry_lint.knowledge import sdk

MAX_SINKS = 96
MAX_STEPS = 12
USER = ("user",)


def send(
    frame: Frame,
    site: ast.AST,
    surface: str,
    value: Value,
    node: ast.AST | None = None,
    steps: tuple[Step, ...] = (),
    key: str = "",
    exact: bool = True,
) -> None:
    """Hand a value to a surface at ``site``; ``node`` is the argument's expression, ``key`` the field's name.

    ``exact``: what arrives is the value itself and nothing that was made of it.
    """
    if not frame.state.alive:
        return
    contents = frame.state.open(value)
    exact = exact and surface in sdk.NOTED
    if exact:
        _note(frame, site, surface, contents, node or site, key)
    if surface == "user" and not key and contents.fields is not None:
        _send_user(frame, site, contents, node, steps)
        return
    if surface in ("tag", "context", "extra", "breadcrumb.data") and not key and contents.fields:
        _send_fields(frame, site, surface, contents, node, steps, exact)
        return
    named = under_key(frame, contents, key, node or site, USER if surface == "user" else ()) if key else contents
    _send_all(frame, site, surface, named, node, steps, key, exact)


def _note(frame: Frame, site: ast.AST, surface: str, contents: Value, node: ast.AST, key: str) -> None:
    """Note a value as far as it is known: a dictionary with what its fields hold now."""
    if contents.fields:
        contents = contents.copy()
        contents.fields = {name: frame.state.open(member) for name, member in (contents.fields or {}).items()}
    frame.summary.facts.append(Handed(surface, site, node, contents, key))


def send_keyed(frame: Frame, site: ast.AST, surface: str, value: Value, node: ast.AST, key_flow: Flow) -> None:
    """Hand over a value under a key that is a parameter: the callers' keys will speak for it."""
    if not frame.state.alive:
        return
    contents = frame.state.open(value)
    for what, anchor in carried(contents, frame.state.table):
        if isinstance(what, Flow):
            exact = _is_parameter(contents, what)
            add_sink(frame, ParamSink(what, surface, "", (frame.step(site, surface),), key_flow, exact))
        else:
            place = anchor if anchor is not None and hasattr(anchor, "lineno") else node
            frame.summary.facts.append(Leak(surface, what, place, site))


def _send_user(frame: Frame, site: ast.AST, contents: Value, node: ast.AST | None, steps: tuple[Step, ...]) -> None:
    for field, member in (contents.fields or {}).items():
        name = str(field).removeprefix(".")
        named = under_key(frame, frame.state.open(member), name, member.anchor or node or site, USER)
        if contents.anchor is not None and not named.inert:
            named = named.copy()
            named.anchor = contents.anchor
        _send_all(frame, site, "user", named, node, steps, name)
    loose = contents.copy()
    loose.fields = None
    loose.cell = None
    _send_all(frame, site, "user", loose, node, steps, "")


def _send_fields(
    frame: Frame,
    site: ast.AST,
    surface: str,
    contents: Value,
    node: ast.AST | None,
    steps: tuple[Step, ...],
    exact: bool,
) -> None:
    for field, member in (contents.fields or {}).items():
        if member.inert:
            continue
        named = member
        if contents.anchor is not None:
            named = member.copy()
            named.anchor = contents.anchor
        _send_all(frame, site, surface, named, node, steps, str(field).removeprefix("."), exact)
    loose = contents.copy()
    loose.fields = None
    loose.cell = None
    _send_all(frame, site, surface, loose, node, steps, "")


def _send_all(
    frame: Frame,
    site: ast.AST,
    surface: str,
    value: Value,
    node: ast.AST | None,
    steps: tuple[Step, ...],
    key: str,
    exact: bool = False,
) -> None:
    summary = frame.summary
    found = tuple(carried(value, frame.state.table))
    if surface != "user" and any(isinstance(what, Taint) for what, _ in found):
        key = ""  # something personal is found under it here: it need not speak for the callers' values as well
    for what, anchor in found:
        if isinstance(what, Taint):
            if surface in sdk.SURFACES:
                place = anchor if anchor is not None and _is_inside(anchor, site) else (node or site)
                summary.facts.append(Leak(surface, what, place, site, key, steps))
        elif len(summary.sinks) < MAX_SINKS:
            way = (frame.step(site, _call_text(surface)), *steps)[:MAX_STEPS]
            add_sink(frame, ParamSink(what, surface, key, way, None, exact and _is_parameter(value, what)))


def _is_parameter(value: Value, flow: Flow) -> bool:
    """The value is what the parameter holds, and nothing that was made of it or may stand in for it."""
    if value.consts is not None or value.texts or value.rest or value.fields is not None or value.clean:
        return False
    return all(ref == flow for ref in value.refs if isinstance(ref, Flow)) and flow in value.refs


def _is_inside(anchor: ast.AST, site: ast.AST) -> bool:
    """The expression is part of the call; of an assignment, where the site is the target, any is."""
    line = getattr(anchor, "lineno", 0)
    if not isinstance(site, ast.Call):
        return bool(line)
    first, last = (site.lineno, site.col_offset), (site.end_lineno or site.lineno, site.end_col_offset or 0)
    return bool(line) and first <= (line, getattr(anchor, "col_offset", 0)) < last


def _call_text(surface: str) -> str:
    return surface


def add_sink(frame: Frame, sink: ParamSink) -> None:
    """Note that a parameter reaches a surface, in the frame whose parameter it is."""
    owner: Frame | None = frame
    while owner is not None and sink.flow.param not in owner.params:
        owner = owner.closure
    summary = (owner or frame).summary
    for known in summary.sinks:
        if known.flow == sink.flow and known.surface == sink.surface and known.key == sink.key:
            return
    summary.sinks.append(sink)
