"""``move-scope-before-log``: what is set on a scope is set before the event that it is meant for.

Tags, contexts and breadcrumbs that come after the log call or capture that has sent the event move in front of it,
with the assignments and tests that they need. Where they are set in a scope of their own (``with new_scope()``), the
log call moves into that block instead. Nothing else changes its order; where that cannot be told, nothing is moved.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from sentry_codemods.bindings import blocks, own_nodes, stored_names
from sentry_codemods.join import Refused
from sentry_codemods.lazy import command
from sentry_codemods.regroup import Line, line_of, moved_before, moved_into
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, SetFirst, Span
from sentry_lint.knowledge.sdk import OWN_SCOPE

# Calls that cannot fail and do nothing else, by the function's or method's name.
_PLAIN = {"str", "repr", "len", "bool", "type", "isinstance", "list", "dict", "tuple", "set", "sorted"}
_METHODS = {"get", "items", "keys", "values", "lower", "upper", "strip", "isoformat", "copy", "format", "join"}
_GETTERS = {"get_current_scope", "get_isolation_scope", "get_global_scope", "get_current_span"}


@dataclass(slots=True)
class Event:
    """The statement that sends the event: ``block[index]``; ``setters`` are the calls that come too late."""

    block: list[ast.stmt]
    index: int
    setters: set[Span]
    review: bool

    @property
    def statement(self) -> ast.stmt:
        return self.block[self.index]


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, SetFirst)
    event = _event(work, fix)
    holders = [_holder(event, span) for span in fix.setters]
    last = max(holders)
    opened = event.block[last]
    line = line_of(work.join, event.statement)
    block = work.join.parent(line)
    if not isinstance(block, (cst.IndentedBlock, cst.Module)):
        raise Refused("it stands in a one-line suite")
    if isinstance(opened, (ast.With, ast.AsyncWith)) and _own_scope(opened):
        if set(holders) != {last} or last != event.index + 1:
            raise Refused("something stands between the log call and the scope that the data is set on")
        place = _last_setter(event, opened)
        inner = line_of(work.join, opened)
        work.edits.change(block, lambda _: moved_into(block, line, inner, place), whole=True)
        return
    moving: list[Line] = [line_of(work.join, one) for one in _moving(event, set(holders))]
    work.edits.change(block, lambda _: moved_before(block, line, moving), whole=True)


def _span(node: ast.expr | ast.stmt) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0)


def _event(work: Work, fix: SetFirst) -> Event:
    statement = work.bindings.statement(fix.log.line, fix.log.column)
    if not isinstance(statement, ast.Expr) or _span(statement.value)[:2] != fix.log[:2]:
        raise Refused("the call that sends the event is no statement of its own")
    functions = work.bindings.functions(fix.log.line, fix.log.column)
    owner: ast.AST = functions[-1] if functions else work.tree
    for node in (owner, *own_nodes(getattr(owner, "body", []))):
        for block in blocks(node):
            for index, one in enumerate(block):
                if one is statement:
                    return Event(block, index, set(fix.setters), work.review)
    raise Refused("its place in the source cannot be told for certain")


def _holder(event: Event, setter: Span) -> int:
    """The index of the statement of the event's own block that holds a setter."""
    for index, one in enumerate(event.block):
        span = _span(one)
        if index > event.index and span[:2] <= setter[:2] and setter[2:] <= span[2:]:
            return index
    raise Refused("it is set outside of the block that sends the event")


# -- what moves ----------------------------------------------------------------------------------------------------


def _moving(event: Event, holders: set[int]) -> list[ast.stmt]:
    """The statements that go before the event: those that set, and the assignments that they need."""
    moving: list[ast.stmt] = []
    needed: set[str] = set()
    staying: list[ast.stmt] = []
    for index in range(max(holders), event.index, -1):
        statement = event.block[index]
        if index in holders:
            _only_sets(event, statement)
        elif not (
            isinstance(statement, ast.Assign) and _roots(needed) & stored_names([statement]) and _is_helper(statement)
        ):
            _stays(event, statement, needed)
            staying.append(statement)
            continue
        moving.insert(0, statement)
        needed |= _chains(statement)
    bound = {name for one in moving for name in stored_names([one])}
    if any(bound & _roots(_chains(one)) for one in (event.statement, *staying)):
        raise Refused("what is bound for it means something else before")
    return moving


def _only_sets(event: Event, statement: ast.stmt) -> None:
    """Raises :class:`Refused` where a statement does more than to set what is known already."""
    match statement:
        case ast.Expr(value=ast.Call(args=args, keywords=keywords) as call) if _span(call) in event.setters:
            for value in (*args, *(one.value for one in keywords)):
                _is_plain(event, value)
        case ast.If(test=test):
            _is_plain(event, test)
            for inner in (*statement.body, *statement.orelse):
                _only_sets(event, inner)
        case ast.For(iter=iterated, body=body, orelse=[]):
            _is_plain(event, iterated)
            for inner in body:
                _only_sets(event, inner)
        case ast.With(body=body) if all(_calls(item.context_expr, {"configure_scope"}) for item in statement.items):
            for inner in body:
                _only_sets(event, inner)
        case ast.Pass():
            pass
        case _:
            raise Refused("the statement does more than to set it")


def _is_helper(statement: ast.stmt) -> bool:
    """An assignment of what is known already, to plain names."""
    if not isinstance(statement, ast.Assign) or not all(isinstance(one, ast.Name) for one in statement.targets):
        return False
    return _calls(statement.value, _GETTERS) or not _reason(statement.value)


def _calls(node: ast.expr, names: Sequence[str] | set[str] | frozenset[str]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in names


def _is_plain(event: Event, value: ast.expr) -> None:
    """Raises :class:`Refused` where working a value out may fail or do something: the event might then not be sent."""
    reason = _reason(value)
    if reason and not event.review:
        raise Refused(reason, review=True)
    if any(isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)) for node in ast.walk(value)):
        raise Refused("working out what is set does something else as well")


def _reason(value: ast.expr) -> str:
    """Why a value may not be worked out earlier; nothing where it may."""
    for node in ast.walk(value):
        if isinstance(node, ast.Call):
            attribute = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name == "getattr" and len(node.args) == 3:
                continue
            if name not in _PLAIN and attribute not in _METHODS:
                return "what is set is worked out by a call, which might fail before the error is logged"
        elif isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
            return "what is set is looked up, which might fail before the error is logged"
        elif isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)):
            return "working out what is set does something else as well"
    return ""


# -- what stays ----------------------------------------------------------------------------------------------------


def _chains(node: ast.AST) -> set[str]:
    """The dotted names that are read below a node: ``order.buyer.id``."""
    if isinstance(node, (ast.Name, ast.Attribute)):
        chain = _dotted(node)
        if chain:
            return {chain}
    return {chain for child in ast.iter_child_nodes(node) for chain in _chains(child)}


def _roots(chains: set[str]) -> set[str]:
    return {chain.partition(".")[0] for chain in chains}


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        above = _dotted(node.value)
        return f"{above}.{node.attr}" if above else ""
    return ""


def _stays(event: Event, statement: ast.stmt, needed: set[str]) -> None:
    """Raises :class:`Refused` where a statement that stays behind may change what those that move need."""
    if isinstance(statement, (ast.Return, ast.Raise, ast.Break, ast.Continue)):
        raise Refused("it is not set whenever the event is sent")
    if stored_names([statement]) & _roots(needed):
        raise Refused("it needs what is worked out after the event is sent")
    written = [node for node in ast.walk(statement) if isinstance(node, (ast.Attribute, ast.Subscript))]
    changed = {
        _dotted(node.value if isinstance(node, ast.Subscript) else node)
        for node in written
        if not isinstance(node.ctx, ast.Load)
    }
    if any(_overlap(one, other) for one in changed - {""} for other in needed):
        raise Refused("it needs what is worked out after the event is sent")
    if event.review:
        return
    touched: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Call):
            receiver = _dotted(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            values = [*node.args, *(one.value for one in node.keywords)]
            touched |= {receiver, *(chain for value in values for chain in _chains(value))}
    if any(_overlap(one, other) for one in touched - {""} for other in needed) and not _logs(statement):
        raise Refused("a call in between may change what it needs", review=True)


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")


def _logs(statement: ast.stmt) -> bool:
    names = {"debug", "info", "warning", "error", "exception", "critical", "log", "print"}
    return isinstance(statement, ast.Expr) and _calls(statement.value, names)


# -- a scope of its own --------------------------------------------------------------------------------------------


def _own_scope(block: ast.With | ast.AsyncWith) -> bool:
    return any(_calls(item.context_expr, OWN_SCOPE) for item in block.items)


def _last_setter(event: Event, block: ast.With | ast.AsyncWith) -> int:
    """The index of the last statement of ``block`` that sets something; nothing else may stand before it."""
    if not all(_calls(item.context_expr, OWN_SCOPE) for item in block.items):
        raise Refused("the with statement opens more than a scope")
    spans = [_span(one) for one in block.body]
    last = max(
        (i for i, span in enumerate(spans) for one in event.setters if span[:2] <= one[:2] and one[2:] <= span[2:]),
        default=-1,
    )
    for statement in block.body[: last + 1]:
        if not _is_helper(statement):
            _only_sets(event, statement)
    if stored_names([block]) & _roots(_chains(event.statement)):
        raise Refused("what is bound for it means something else before")
    return last


__getattr__ = command(
    __name__, "Set tags, contexts and breadcrumbs before the log call or capture that sends the event."
)
