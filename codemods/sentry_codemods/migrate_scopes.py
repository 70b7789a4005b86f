"""``configure_scope`` and ``push_scope``: blocks around a scope.

From sentry-sdk 2.0 on, ``configure_scope`` gives the isolation scope, which stays after the block; ``push_scope`` gives
a copy of it that takes its place inside the block, so that ``set_tag`` and its like write to the copy too. In a block
of ``new_scope`` they do not. Where a block only sets its own scope and captures, ``new_scope`` sends the same;
elsewhere ``isolation_scope`` does.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import libcst as cst

from sentry_codemods.edits import Deferred
from sentry_codemods.join import Join, Refused
from sentry_codemods.migrate_calls import call_of
from sentry_codemods.spelling import Draft, root_of

if TYPE_CHECKING:
    from sentry_lint.knowledge.sdk_moves import Move

# Of a scope of their own, they do what they do of a copy of the isolation scope.
SETTERS = frozenset(
    """
    set_tag set_tags set_extra set_extras set_context set_user set_level add_event_processor add_error_processor
    add_attachment add_breadcrumb capture_exception capture_message capture_event update_from_kwargs
    """.split()
)
ATTRIBUTES = frozenset({"fingerprint", "level", "user"})
# Functions that leave the scopes as they are.
CAPTURING = frozenset({"capture_exception", "capture_message", "capture_event", "flush", "start_span"})
HARMLESS = frozenset(
    """
    str repr len int float bool dict list tuple set sorted type isinstance getattr hasattr print max min sum any all
    debug info warning error exception critical log
    items keys values get append update format join split strip lower upper encode decode copy
    """.split()
)


def as_scope(draft: Draft, move: Move, node: cst.BaseExpression) -> None:
    """``scope``: the scope is looked up, and the block is none any more."""
    join = draft.work.join
    call = call_of(join, node)
    if call is None:
        raise Refused("it is not called there")
    scope = draft.write(move.words[0], node)
    parent = join.parent(call)
    if call.args:
        _callback(draft, call, scope)
    elif isinstance(parent, cst.WithItem):
        _unwrap(draft, parent, scope)
    elif isinstance(parent, cst.Arg) and _enters(join, parent):
        outer = join.parent(parent)
        assert outer is not None
        draft.replace(outer, scope)
    else:
        raise Refused("it is no with statement")


def _enters(join: Join, argument: cst.Arg) -> bool:
    call = join.parent(argument)
    func = call.func if isinstance(call, cst.Call) else None
    return isinstance(func, cst.Attribute) and func.attr.value == "enter_context"


def _callback(draft: Draft, call: cst.Call, scope: str) -> None:
    join = draft.work.join
    given = call.args[0].value
    if len(call.args) != 1 or call.args[0].star or not isinstance(join.parent(call), cst.Expr):
        raise Refused("it is given a callback, and not in a statement of its own")
    if isinstance(given, (cst.Name, cst.Attribute)):
        draft.replace(call, f"{join.code(given)}({scope})")
        return
    if not isinstance(given, cst.Lambda) or len(given.params.params) != 1 or "#" in join.code(call):
        raise Refused("its callback is no function that can be called in its place")
    name = given.params.params[0].name.value
    uses = _Names(name)
    given.body.visit(uses)
    if uses.count != 1 or not uses.first:
        raise Refused("its callback uses the scope more than once")
    body = join.code(given.body)
    if not body.startswith(f"{name}."):
        raise Refused("its callback uses the scope more than once")
    draft.replace(call, scope + body[len(name) :])


class _Names(cst.CSTVisitor):
    """Counts how often a name is used."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.count, self.first = name, 0, True

    def visit_Name(self, node: cst.Name) -> None:
        self.count += node.value == self.name

    def visit_Attribute_attr(self, node: cst.Attribute) -> None:
        self.count -= node.attr.value == self.name

    def visit_Arg_keyword(self, node: cst.Arg) -> None:
        self.count -= node.keyword is not None and node.keyword.value == self.name


# -- with statements


def _unwrap(draft: Draft, item: cst.WithItem, scope: str) -> None:
    work = draft.work
    statement = work.join.parent(item)
    assert isinstance(statement, cst.With)
    if statement.asynchronous is not None:
        raise Refused("it is in an async with statement, which it cannot be")
    index = next(number for number, one in enumerate(statement.items) if one is item)
    target = work.join.code(item.asname.name).strip("() ") if item.asname is not None else ""
    if item.asname is not None and isinstance(item.asname.name, (cst.Tuple, cst.List)):
        raise Refused("the scope is unpacked")
    if (id(statement), "with") in work.claimed:
        raise Deferred("another edit takes the same statement apart")
    assigned = [work.edits.statement(f"{target} = {scope}")] if target else []
    head = work.join.code(statement.with_changes(body=cst.SimpleStatementSuite([cst.Pass()]), leading_lines=[]))
    if len(statement.items) == 1:
        if (statement.lpar and "#" in head) or _loses_comments(statement.body, bool(target)):
            raise Refused("a comment would be lost")
        draft.change(statement, lambda old: _opened(old, assigned))
    elif "#" in head:
        raise Refused("a comment would be lost")
    elif index == 0:
        draft.change(statement, lambda old: _before(old, assigned))
    elif index == len(statement.items) - 1 and isinstance(statement.body, cst.IndentedBlock):
        draft.change(statement, lambda old: _inside(old, assigned))
    else:
        raise Refused("it stands between other items of the with statement")
    draft.claims.append((id(statement), "with"))


def _loses_comments(body: cst.BaseSuite, assigned: bool) -> bool:
    """The block has comments that no statement of it holds."""
    if not isinstance(body, cst.IndentedBlock):
        return False
    own = body.header.comment is not None and not assigned
    return own or any(line.comment is not None for line in body.footer)


def _opened(node: cst.CSTNode, assigned: list[cst.BaseStatement]) -> cst.FlattenSentinel[cst.CSTNode]:
    """The statements of a block without its ``with``."""
    assert isinstance(node, cst.With)
    body = node.body
    if isinstance(body, cst.SimpleStatementSuite):
        line = cst.SimpleStatementLine(body.body, trailing_whitespace=body.trailing_whitespace)
        inner: list[cst.BaseStatement] = [line]
        header = None
    else:
        assert isinstance(body, cst.IndentedBlock)
        inner = [one for one in body.body if isinstance(one, cst.BaseStatement)]
        header = body.header if body.header.comment is not None else None
    if assigned and header is not None:
        assigned = [assigned[0].with_changes(trailing_whitespace=header)]
    first, *rest = [*assigned, *inner]
    own = () if assigned else getattr(first, "leading_lines", ())
    return cst.FlattenSentinel([first.with_changes(leading_lines=[*node.leading_lines, *own]), *rest])


def _before(node: cst.CSTNode, assigned: list[cst.BaseStatement]) -> cst.FlattenSentinel[cst.CSTNode]:
    """The ``with`` without its first item."""
    assert isinstance(node, cst.With)
    less = node.with_changes(items=node.items[1:])
    if not assigned:
        return cst.FlattenSentinel([less])
    first = assigned[0].with_changes(leading_lines=node.leading_lines)
    return cst.FlattenSentinel([first, less.with_changes(leading_lines=[])])


def _inside(node: cst.CSTNode, assigned: list[cst.BaseStatement]) -> cst.With:
    """The ``with`` without its last item, whose target is the first thing in the block."""
    assert isinstance(node, cst.With) and isinstance(node.body, cst.IndentedBlock)
    items = list(node.items[:-1])
    items[-1] = items[-1].with_changes(comma=node.items[-1].comma)
    return node.with_changes(items=items, body=node.body.with_changes(body=[*assigned, *node.body.body]))


# -- blocks with a scope of their own


def as_block(draft: Draft, move: Move, node: cst.BaseExpression) -> None:
    """``block``: the first function where the block does no more than report, else the second."""
    join = draft.work.join
    call = call_of(join, node)
    if call is None or call.args:
        raise Refused("it is given a callback" if call is not None else "it is not called there")
    own, copied = move.words
    reports = reports_only(draft, call)
    if not reports:
        draft.work.notes.append(f"{copied}: more than its scope may be set in the block")
    draft.replace(node, draft.write((own if reports else copied).removesuffix("()"), node))


def reports_only(draft: Draft, call: cst.Call) -> bool:
    """Whether a block sets nothing but its own scope, as far as can be seen, and captures."""
    join = draft.work.join
    item = join.parent(call)
    statement = join.parent(item) if isinstance(item, cst.WithItem) else None
    if not isinstance(statement, cst.With) or statement.asynchronous is not None:
        return False
    target = item.asname.name if isinstance(item, cst.WithItem) and item.asname is not None else None
    if not isinstance(target, cst.Name):
        return False
    seen = _Block(draft, target.value)
    for other in statement.items:
        if other is not item:
            other.visit(seen)
    statement.body.visit(seen)
    return seen.plain


class _Block(cst.CSTVisitor):
    """Looks for what a block does to other scopes than its own."""

    def __init__(self, draft: Draft, scope: str) -> None:
        super().__init__()
        self.draft, self.scope, self.plain = draft, scope, True

    def visit_Yield(self, node: cst.Yield) -> None:
        self.plain = False

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        self.plain = False
        return False

    def visit_Name(self, node: cst.Name) -> None:
        if node.value != self.scope:
            return
        join = self.draft.work.join
        parent = join.parent(node)
        if isinstance(parent, cst.Attribute) and parent.value is node:
            name = parent.attr.value
            self.plain &= name in SETTERS or (name in ATTRIBUTES and isinstance(join.parent(parent), cst.AssignTarget))
        elif isinstance(parent, cst.Arg) and parent.keyword is node:
            pass
        elif not (isinstance(parent, cst.Attribute) and parent.attr is node):
            self.plain &= isinstance(parent, cst.Arg) and parent.keyword is not None

    def visit_Call(self, node: cst.Call) -> bool:
        """What is computed for the scope or the event is no more than that; what is called for itself may be."""
        func = node.func
        name = func.attr.value if isinstance(func, cst.Attribute) else func.value if isinstance(func, cst.Name) else ""
        if self._of_scope(func):
            self.plain &= name in SETTERS
        else:
            self.plain &= name in CAPTURING or name in HARMLESS or self._standard(func)
        for argument in node.args:
            argument.visit(_Given(self))
        if isinstance(func, cst.Attribute) and not self._of_scope(func):
            func.value.visit(self)
        return False

    def _standard(self, func: cst.BaseExpression) -> bool:
        """A function of the standard library."""
        try:
            root = root_of(func)
        except Refused:
            return False
        bound = self.draft.work.bindings.globals.get(root)
        return bound is not None and bound.dotted.partition(".")[0] in sys.stdlib_module_names

    def _of_scope(self, func: cst.BaseExpression) -> bool:
        return isinstance(func, cst.Attribute) and isinstance(func.value, cst.Name) and func.value.value == self.scope


class _Given(cst.CSTVisitor):
    """An argument: the scope must not be handed on in it, but to ``scope=``; setters must not be called."""

    def __init__(self, block: _Block) -> None:
        super().__init__()
        self.block = block

    def visit_Name(self, node: cst.Name) -> None:
        self.block.visit_Name(node)

    def visit_Call(self, node: cst.Call) -> None:
        func = node.func
        name = func.attr.value if isinstance(func, cst.Attribute) else func.value if isinstance(func, cst.Name) else ""
        if name in SETTERS and not self.block._of_scope(func):
            self.block.plain &= name in CAPTURING
