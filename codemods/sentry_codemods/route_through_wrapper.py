"""``route-through-wrapper``: lets a watched procedure run through the project's instrumented wrapper.

``cursor.callproc(name, args)`` becomes a call of the wrapper, its parameters mapped by what they are called in the
wrapper's source: the connection the cursor came from, the procedure, its arguments, names that the site certainly has.
The wrapper may fetch, commit or close where the site did not, so this is done with ``--review`` or when it is selected
by name, and only where nothing is read from the cursor afterwards.
"""

from __future__ import annotations

import ast
from functools import partial

import libcst as cst

from sentry_codemods.bindings import own_nodes
from sentry_codemods.command_base import SentryCommand
from sentry_codemods.helpers import ARGUMENTS, PROCEDURE, find_function
from sentry_codemods.join import Refused
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, InstrumentCall, Span

CONNECTION = {"conn", "connection", "db", "database", "cnx", "con", "session"}
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
    node = work.join.node(fix.call, cst.Call)
    call = _callproc(work, fix)
    functions: list[Function] = work.bindings.functions(fix.call.line, fix.call.column)
    cursor, connection = _origin(work, call, functions[-1] if functions else None)
    reasons: list[str] = []
    for dotted in watch.wrappers:
        wrapper = find_function(work, dotted)
        if wrapper is None or isinstance(wrapper, ast.AsyncFunctionDef) or any(one is wrapper for one in functions):
            continue
        arguments = _arguments(work, wrapper, call, cursor, connection, fix.names)
        if arguments is None:
            reasons.append(f"{wrapper.name}() needs what the site does not have")
            continue
        reach = work.reach(dotted, fix.call)
        if reach.guard is not None:
            continue
        new = cst.parse_expression(f"{reach.text}({', '.join(arguments)})", work.join.module.config_for_parsing)
        work.edits.change(node, partial(_instead, new), whole=True)
        work.want(reach)
        work.notes.append(f"read {wrapper.name}(): it may fetch, commit or close where the site did not")
        return
    raise Refused(reasons[0] if reasons else "no wrapper with a source that can be read")


def _instead(new: cst.CSTNode, _: cst.CSTNode) -> cst.CSTNode:
    return new


def _source(work: Work, node: ast.expr) -> str:
    """The source of an expression as written, on one line."""
    text = work.text(Span(node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0))
    return ast.unparse(node) if "\n" in text or "\r" in text else text


def _callproc(work: Work, fix: InstrumentCall) -> ast.Call:
    """The call, if it is a statement of its own: ``….callproc(name, args)``."""
    statement = work.bindings.statement(fix.call.line, fix.call.column)
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or (call.lineno, call.col_offset) != fix.call[:2]:
        raise Refused("what the call returns is used")
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "callproc":
        raise Refused("only callproc maps to a wrapper")
    if any(isinstance(one, ast.Starred) for one in call.args) or any(one.arg is None for one in call.keywords):
        raise Refused("its arguments are not all written at the site")
    return call


def _origin(work: Work, call: ast.Call, function: Function | None) -> tuple[str | None, str | None]:
    """Sources of the cursor and of the connection that it came from; None for what there is not."""
    assert isinstance(call.func, ast.Attribute)
    receiver = call.func.value
    if _opens(receiver):
        return None, _source(work, receiver.func.value)  # type: ignore[attr-defined]
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
    return receiver.id, _source(work, sources[0].func.value)  # type: ignore[attr-defined]


def _is(node: ast.AST | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _opens(node: ast.AST) -> bool:
    """``conn.cursor()`` of a plain name or attribute."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "cursor":
        return False
    owner = node.func.value
    while isinstance(owner, ast.Attribute):
        owner = owner.value
    return isinstance(owner, ast.Name)


def _argument(call: ast.Call, position: int, *keywords: str) -> ast.expr | None:
    if len(call.args) > position:
        return call.args[position]
    return next((one.value for one in call.keywords if one.arg in keywords), None)


def _arguments(
    work: Work,
    wrapper: ast.FunctionDef,
    call: ast.Call,
    cursor: str | None,
    connection: str | None,
    names: frozenset[str],
) -> list[str] | None:
    """The wrapper's arguments at the site, in order; None where a required one is not to be had."""
    procedure = _argument(call, 0, "procname", "name")
    given = _argument(call, 1, "args", "params")
    if procedure is None:
        return None
    known: dict[str, str | None] = {
        "procedure": _source(work, procedure),
        "arguments": _source(work, given) if given is not None else None,
        "connection": connection,
        "cursor": cursor,
    }
    parameters = [*wrapper.args.posonlyargs, *wrapper.args.args]
    required = len(parameters) - len(wrapper.args.defaults)
    arguments: list[str] = []
    by_keyword = False
    for index, parameter in enumerate(parameters):
        role = _role(parameter.arg)
        source = known[role] if role is not None else parameter.arg if parameter.arg in names else None
        if source is None and role == "arguments" and index < required:
            source = "()"
        if source is None:
            if index < required:
                return None
            by_keyword = True
            continue
        arguments.append(f"{parameter.arg}={source}" if by_keyword else source)
    rest = wrapper.args.vararg
    if rest is not None and given is not None and not any(_role(one.arg) == "arguments" for one in parameters):
        if by_keyword:
            return None
        elements = given.elts if isinstance(given, (ast.Tuple, ast.List)) else None
        arguments += [_source(work, one) for one in elements] if elements is not None else [f"*{_source(work, given)}"]
    for parameter, default in zip(wrapper.args.kwonlyargs, wrapper.args.kw_defaults, strict=True):
        if parameter.arg in names:
            arguments.append(f"{parameter.arg}={parameter.arg}")
        elif default is None:
            return None
    return arguments


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


class RouteThroughWrapper(SentryCommand):
    """Lets watched procedures run through the project's wrapper."""

    DESCRIPTION = "Let procedures that [tool.sentry-lint] watches run through the project's wrapper."
    CODEMOD = "route-through-wrapper"
