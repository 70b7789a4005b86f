"""``route-through-wrapper``: lets a watched procedure run through the project's instrumented wrapper.

What runs it (:mod:`sentry_codemods.executed` tells the forms) becomes a call of the wrapper, its parameters mapped by
what they are called in the wrapper's source: the connection or session, the procedure, its arguments, names that the
site certainly has. The wrapper may fetch, commit or close where the site did not, so this is done with ``--review`` or
when it is selected by name, and only where nothing is read of what the procedure returns.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import partial

import libcst as cst

from sentry_codemods.bindings import own_nodes
from sentry_codemods.executed import DBAPI, SQLALCHEMY, Executed, executed, source
from sentry_codemods.helpers import ARGUMENTS, PROCEDURE, find_function
from sentry_codemods.join import Refused
from sentry_codemods.lazy import command
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, InstrumentCall, Span

CONNECTION = {"conn", "connection", "db", "database", "cnx", "con", "session", "engine"}
CURSOR = {"cursor", "cur", "crsr"}
_HARMLESS = {"callproc", "close", "execute", "executemany"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, InstrumentCall)
    watch = next((one for one in work.policy.watch if one.name == fix.watch), None)
    if watch is None or not watch.wrappers:
        raise Refused("the watch has no wrapper")
    functions: list[Function] = work.bindings.functions(fix.call.line, fix.call.column)
    site = _site(work, fix, functions[-1] if functions else None)
    reasons: list[str] = []
    for dotted in watch.wrappers:
        wrapper = find_function(work, dotted)
        if wrapper is None or any(one is wrapper for one in functions):
            continue
        try:
            call = f"{wrapper.name}({', '.join(_arguments(site, wrapper))})"
        except Refused as error:
            reasons.append(error.reason)
            continue
        reach = work.reach(dotted, fix.call)
        if reach.guard is not None:
            continue
        call = reach.text + call[len(wrapper.name) :]
        new = cst.parse_expression(call, work.join.module.config_for_parsing)
        work.edits.change(work.join.node(_span(site.run.call), cst.Call), partial(_instead, new), whole=True)
        work.want(reach)
        own = "" if _roles(wrapper) & {"connection", "cursor"} else ", on a connection of its own"
        work.notes.append(f"read {wrapper.name}(): it may fetch, commit or close where the site did not{own}")
        return
    raise Refused(reasons[0] if reasons else "no wrapper with a source that can be read")


def _instead(new: cst.CSTNode, _: cst.CSTNode) -> cst.CSTNode:
    return new


def _span(node: ast.expr) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0)


# -- the site ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Routed:
    """A call that is to go through a wrapper: what it runs, and the sources of its cursor and connection, if any.

    ``names`` are certainly bound there; ``awaited`` tells that the call is.
    """

    run: Executed
    cursor: str | None
    connection: str | None
    names: frozenset[str]
    awaited: bool


def _site(work: Work, fix: InstrumentCall, function: Function | None) -> Routed:
    """The call, if it is a statement of its own. Raises :class:`Refused`."""
    statement = work.bindings.statement(fix.call.line, fix.call.column)
    value = statement.value if isinstance(statement, ast.Expr) else None
    awaited = isinstance(value, ast.Await)
    call = value.value if isinstance(value, ast.Await) else value
    run = executed(work, fix.call)
    if call is not run.call:
        raise Refused("what the call returns is used")
    cursor, connection = _origin(work, run, function)
    return Routed(run, cursor, connection, fix.names, awaited)


def _origin(work: Work, run: Executed, function: Function | None) -> tuple[str | None, str | None]:
    """Sources of the cursor and of the connection that it came from; None for what there is not."""
    receiver = run.receiver
    if isinstance(receiver, ast.Call) and _opens(receiver):
        return None, source(work, receiver.func.value)  # type: ignore[attr-defined]
    if run.speaks == SQLALCHEMY or _role(_last(receiver)) == "connection":
        if not _is_plain(receiver):
            raise Refused("where the connection comes from cannot be told")
        return None, source(work, receiver)
    if not isinstance(receiver, ast.Name) or function is None:
        raise Refused("where the cursor comes from cannot be told")
    sources: list[ast.expr] = []
    for node in own_nodes(function.body):
        if isinstance(node, ast.Assign) and any(_is(target, receiver.id) for target in node.targets):
            sources.append(node.value)
        elif isinstance(node, ast.withitem) and _is(node.optional_vars, receiver.id):
            sources.append(node.context_expr)
        elif isinstance(node, ast.Attribute) and _is(node.value, receiver.id) and node.attr not in _HARMLESS:
            raise Refused("what the procedure returns is read from the cursor")
    loads = [node for node in own_nodes(function.body) if _is(node, receiver.id) and isinstance(node.ctx, ast.Load)]  # type: ignore[attr-defined]
    attributes = [
        node for node in own_nodes(function.body) if isinstance(node, ast.Attribute) and _is(node.value, receiver.id)
    ]
    if len(loads) != len(attributes):
        raise Refused("the cursor is handed on")
    if not sources:
        return receiver.id, None
    if len(sources) > 1 or not _opens(sources[0]):
        raise Refused("where the cursor comes from cannot be told")
    return receiver.id, source(work, sources[0].func.value)  # type: ignore[attr-defined]


def _is(node: ast.AST | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_plain(node: ast.expr) -> bool:
    """A name, or an attribute of one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _opens(node: ast.AST) -> bool:
    """``conn.cursor()`` of a plain name or attribute."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "cursor":
        return False
    return _is_plain(node.func.value)


# -- the wrapper ---------------------------------------------------------------------------------------------------


def _arguments(site: Routed, wrapper: Function) -> list[str]:
    """The wrapper's arguments at the site, in order. Raises :class:`Refused` where a required one is not to be had."""
    _fits(site, wrapper)
    short = Refused(f"{wrapper.name}() needs what the site does not have")
    known: dict[str, str | None] = {
        "procedure": site.run.procedure,
        "arguments": site.run.whole or None,
        "connection": site.connection,
        "cursor": site.cursor,
    }
    parameters = [*wrapper.args.posonlyargs, *wrapper.args.args]
    required = len(parameters) - len(wrapper.args.defaults)
    arguments: list[str] = []
    by_keyword = False
    for index, parameter in enumerate(parameters):
        role = _role(parameter.arg)
        value = known[role] if role is not None else parameter.arg if parameter.arg in site.names else None
        if value is None and role == "arguments" and index < required:
            value = "()"
        if value is None:
            if index < required:
                raise short
            by_keyword = True
            continue
        arguments.append(f"{parameter.arg}={value}" if by_keyword else value)
    if site.run.whole and not any(_role(one.arg) == "arguments" for one in parameters):
        if wrapper.args.vararg is None:
            raise Refused(f"{wrapper.name}() has no parameter for the procedure's arguments")
        if by_keyword:
            raise short
        arguments += site.run.each if site.run.each is not None else [f"*{site.run.whole}"]
    for parameter, default in zip(wrapper.args.kwonlyargs, wrapper.args.kw_defaults, strict=True):
        if parameter.arg in site.names:
            arguments.append(f"{parameter.arg}={parameter.arg}")
        elif default is None:
            raise short
    return arguments


def _fits(site: Routed, wrapper: Function) -> None:
    """Raises :class:`Refused` where the wrapper cannot stand where the call does, or wants another connection."""
    if site.awaited != isinstance(wrapper, ast.AsyncFunctionDef):
        raise Refused(f"{wrapper.name}() is {'not ' if site.awaited else ''}a coroutine function")
    if not _roles(wrapper) & {"connection", "cursor"}:
        return
    speaks = _speaks(wrapper)
    if speaks is None and site.run.speaks == SQLALCHEMY:
        raise Refused(f"what {wrapper.name}() does with its connection cannot be told")
    if speaks is not None and speaks != site.run.speaks:
        raise Refused(f"{wrapper.name}() wants a connection of {speaks}, the site has one of {site.run.speaks}")


def _speaks(wrapper: Function) -> str | None:
    """Which kind of connection a wrapper uses; None where that cannot be told."""
    for node in own_nodes(wrapper.body):
        if isinstance(node, ast.Call) and _last(node.func) == "text":
            return SQLALCHEMY
        if isinstance(node, ast.Attribute) and _last(node.value) == "func":
            return SQLALCHEMY
        if isinstance(node, ast.Attribute) and node.attr in ("cursor", "callproc"):
            return DBAPI
    return None


def _roles(wrapper: Function) -> set[str | None]:
    given = wrapper.args
    return {_role(one.arg) for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


def _role(parameter: str) -> str | None:
    words = set(parameter.lower().split("_"))
    for role, known in (
        ("arguments", ARGUMENTS),
        ("connection", CONNECTION),
        ("cursor", CURSOR),
        ("procedure", PROCEDURE),
    ):
        if words & known and "id" not in words:
            return role
    return None


__getattr__ = command(__name__, "Let procedures that [tool.sentry-lint] watches run through the project's wrapper.")
