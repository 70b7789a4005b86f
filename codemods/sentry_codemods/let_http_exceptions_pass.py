"""``let-http-exceptions-pass``: HTTP exceptions that answer a request are no errors, and are not captured as such.

A broad handler gets one for the HTTP exceptions in front of it that raises them on, where the broad one only reports
and raises. Where it does more (it answers, rolls back), that would change what the program does: by default only the
capture is made to skip them, ``--review`` lets them pass. A handler that names the exception captures it only for a
status of 500 and up; for exceptions that never have one the capture goes.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import partial

import libcst as cst

from sentry_codemods.bindings import Import, Reach
from sentry_codemods.join import Refused
from sentry_codemods.lazy import command
from sentry_codemods.place import before
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, LetPass, Span

_LOGGING = {"debug", "info", "warning", "warn", "error", "exception", "critical", "log", "print", "bind"}
_SDK = ("capture_", "set_tag", "set_context", "set_extra", "set_user", "add_breadcrumb")


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, LetPass)
    handler = work.join.starting(fix.handler, cst.ExceptHandler)
    if not isinstance(handler.body, cst.BaseSuite):
        raise Refused("the handler has no body")
    node = _ast_handler(work, fix.handler)
    if not fix.broad:
        _narrow(work, fix, handler, node, _captures(work, fix, node, finding.span))
        return
    if work.review or _only_reports(node, fix):
        _pass_on(work, handler, _reaches(work, fix, general=True))
        return
    reaches = _reaches(work, fix)
    captures = _captures(work, fix, node, None)
    if not captures:
        raise Refused("the handler does more than report: letting the exception pass changes what it does", review=True)
    name = _bound_name(work, handler, node)
    _guard(work, captures, f"not isinstance({name}, {_tuple(reaches)})")
    work.want(*reaches)
    work.notes.append("the capture skips HTTP exceptions; with --review they pass the handler")


def _ast_handler(work: Work, span: Span) -> ast.ExceptHandler:
    for node in ast.walk(work.tree):
        if isinstance(node, ast.ExceptHandler) and (node.lineno, node.col_offset) == span[:2]:
            return node
    raise Refused("its place in the source cannot be told for certain")


# -- what the handler does -----------------------------------------------------------------------------------------


def _called(call: ast.expr) -> str:
    function = call.func if isinstance(call, ast.Call) else None
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _reports(statement: ast.stmt, name: str | None) -> bool:
    """Tells whether a statement does nothing but log or tell Sentry."""
    if isinstance(statement, ast.Pass):
        return True
    if not isinstance(statement, ast.Expr):
        return False
    if isinstance(statement.value, ast.Constant):
        return True
    called = _called(statement.value)
    return called in _LOGGING or called.startswith(_SDK) or _hands_over(statement.value, name)


def _hands_over(call: ast.expr, name: str | None) -> bool:
    """Tells whether a call gets the exception itself, as a project's own ``report(exc)`` does."""
    return (
        isinstance(call, ast.Call)
        and name is not None
        and any(isinstance(value, ast.Name) and value.id == name for value in call.args)
    )


def _only_reports(node: ast.ExceptHandler, fix: LetPass) -> bool:
    """Tells whether the handler only reports and then raises, so that nothing is missed where it is passed by."""
    *body, last = node.body
    return isinstance(last, ast.Raise) and all(_reports(statement, node.name) for statement in body)


def _captures(work: Work, fix: LetPass, node: ast.ExceptHandler, known: Span | None) -> list[cst.Call]:
    """The calls in the handler that capture. ``known`` is one the analysis has named."""
    if known is not None:
        try:
            return [work.join.node(known, cst.Call)]
        except Refused:
            pass
    found = []
    for statement in ast.walk(node):
        if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
            continue
        called = _called(statement.value)
        reporting = called.startswith("capture_") or (
            called not in _LOGGING and _hands_over(statement.value, node.name)
        )
        if reporting:
            value = statement.value
            span = Span(value.lineno, value.col_offset, value.end_lineno or 0, value.end_col_offset or 0)
            found.append(work.join.node(span, cst.Call))
    return found


# -- the exceptions ------------------------------------------------------------------------------------------------


def _reaches(work: Work, fix: LetPass, general: bool = False) -> list[Reach]:
    """How to write the exceptions at the handler: the names the file has for them, the fewest that cover all.

    ``general`` prefers the framework's base class where the file has it.
    """
    from sentry_lint.knowledge.http_errors import bases

    reaches: dict[str, Reach] = {}
    for qualified in dict.fromkeys(fix.exceptions):
        covering = [base for base in bases(qualified) if not base.startswith("builtins.")]
        if general:
            covering.reverse()
        candidates = covering or [qualified]
        reach = next((one for one in (_visible(work, name, fix.handler) for name in candidates) if one), None)
        if reach is None:
            module, _, name = qualified.rpartition(".")
            if not module:
                raise Refused("the exception's module is not known")
            reach = work.reach(qualified, fix.handler, Import(module, name))
        if reach.guard is not None:
            raise Refused(f"{reach.text} is imported only under a condition")
        reaches.setdefault(reach.text, reach)
    if not reaches:
        raise Refused("the HTTP exceptions that reach the handler are not known")
    return [reaches[text] for text in sorted(reaches)]


def _visible(work: Work, wanted: str, span: Span) -> Reach | None:
    """A name or attribute of an imported module that stands for the exception ``wanted`` at ``span``."""
    from sentry_lint.knowledge.http_errors import canonical

    bound, taken = work.bindings.visible(span.line, span.column)
    module, _, name = wanted.rpartition(".")
    if module == work.module.name and name in work.bindings.module_names and name not in taken:
        return Reach(name)
    for local, what in sorted(bound.items()):
        if what.certain and what.guard is None and canonical(what.dotted) == wanted:
            return Reach(local)
    for local, what in sorted(bound.items()):
        if what.certain and what.guard is None and canonical(f"{what.dotted}.{name}") == wanted:
            return Reach(f"{local}.{name}")
    tail = wanted.split(".")[-2:]  # a file's own module may have another name for the analysis than for its importers
    for local, what in sorted(bound.items()):
        if what.certain and what.guard is None and len(tail) == 2 and what.dotted.split(".")[-2:] == tail:
            return Reach(local)
    return None


def _tuple(reaches: Sequence[Reach]) -> str:
    names = [reach.text for reach in reaches]
    return names[0] if len(names) == 1 else f"({', '.join(names)})"


# -- edits ---------------------------------------------------------------------------------------------------------


def _pass_on(work: Work, handler: cst.ExceptHandler, reaches: list[Reach]) -> None:
    """Puts ``except HTTPException: raise`` in front of the handler."""
    source = f"try:\n    pass\nexcept {_tuple(reaches)}:\n    raise"
    made = work.edits.statement(source)
    assert isinstance(made, cst.Try)
    new = made.handlers[0]
    blank = [line for line in handler.leading_lines if line.comment is None]

    def change(updated: cst.CSTNode) -> cst.FlattenSentinel[cst.CSTNode]:
        front = new.with_changes(leading_lines=blank[:1]) if len(blank) == len(handler.leading_lines) else new
        return cst.FlattenSentinel([front, updated])

    work.edits.change(handler, change)
    work.want(*reaches)


def _bound_name(work: Work, handler: cst.ExceptHandler, node: ast.ExceptHandler) -> str:
    """The name the handler binds the exception to; it gets one where it has none."""
    if node.name is not None:
        return node.name
    if handler.type is None:
        raise Refused("the handler is bare and has no exception to look at", review=True)
    names = {one.id for one in ast.walk(work.tree) if isinstance(one, ast.Name)}
    name = next(one for one in ("exc", "error", "http_error", "caught_exception") if one not in names or one == "exc")
    if name in {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}:
        raise Refused(f"the name {name} is taken in the handler", review=True)
    whole = cst.AsName(name=cst.Name(name), whitespace_before_as=cst.SimpleWhitespace(" "))
    work.edits.change(handler, lambda updated: updated.with_changes(name=whole))
    return name


def _guard(work: Work, captures: Sequence[cst.Call], test: str) -> None:
    """Puts each capturing statement under ``if test:``."""
    for call in captures:
        statement = work.join.parent(call)
        line = work.join.parent(statement) if isinstance(statement, cst.Expr) else None
        if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1:
            raise Refused("the capture is no statement of its own on a line of its own")
        made = work.edits.statement(f"if {test}:\n    pass")
        assert isinstance(made, cst.If)
        work.edits.change(line, partial(_under, made))


def _under(made: cst.If, line: cst.CSTNode) -> cst.CSTNode:
    assert isinstance(line, cst.SimpleStatementLine)
    block = cst.IndentedBlock(body=[line.with_changes(leading_lines=())])
    return made.with_changes(leading_lines=line.leading_lines, body=block)


def _narrow(
    work: Work, fix: LetPass, handler: cst.ExceptHandler, node: ast.ExceptHandler, captures: list[cst.Call]
) -> None:
    """A handler that names the exception: capture only what is an error of the server."""
    from sentry_lint.knowledge.http_errors import http_error, status_attributes

    if not captures:
        raise Refused("the capture cannot be found")
    known = [http_error(name) for name in fix.exceptions]
    others = _others(work, fix, node)
    always = all(one is not None and one.status is not None and one.status < 500 for one in known)
    if others:
        reaches = _reaches(work, fix)
        name = _bound_name(work, handler, node)
        _guard(work, captures, f"not isinstance({name}, {_tuple(reaches)})")
        work.want(*reaches)
    elif always or any(one is None for one in known):
        _remove(work, captures, handler, node)
    else:
        attributes = {status_attributes(one.name)[0] for one in known if one is not None and one.status is None}
        if len(attributes) != 1:
            raise Refused("the exceptions keep their status under different names")
        name = _bound_name(work, handler, node)
        _guard(work, captures, f"{name}.{attributes.pop()} >= 500")


def _others(work: Work, fix: LetPass, node: ast.ExceptHandler) -> bool:
    """Tells whether the handler takes exceptions besides those of ``fix``."""
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return len(caught) > len(set(fix.exceptions))


def _remove(work: Work, captures: Sequence[cst.Call], handler: cst.ExceptHandler, node: ast.ExceptHandler) -> None:
    """Takes the capture out: the exception never is an error of the server."""
    if len(captures) != 1:
        raise Refused("there is more than one capture")
    spot = before(work.join, captures[0])
    line = spot.container
    statement = work.join.parent(captures[0])
    if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1 or not isinstance(statement, cst.Expr):
        raise Refused("the capture is no statement of its own on a line of its own")
    block = work.join.parent(line)
    alone = not isinstance(block, cst.IndentedBlock) or len(block.body) == 1
    if alone:
        work.edits.change(line, lambda updated: updated.with_changes(body=[cst.Pass()]), whole=True)
    else:
        work.edits.change(line, lambda _: cst.RemovalSentinel.REMOVE, whole=True)
    used = sum(isinstance(one, ast.Name) and one.id == node.name for one in ast.walk(node))
    inside = sum(isinstance(one, cst.Name) and one.value == node.name for one in _names(captures[0]))
    if node.name is not None and used == inside:
        work.edits.change(handler, lambda updated: updated.with_changes(name=None))
    work.notes.append("the capture is removed: the exception never has a status of 500 or above")


def _names(node: cst.CSTNode) -> list[cst.CSTNode]:
    found = [node]
    for child in node.children:
        found += _names(child)
    return found


__getattr__ = command(__name__, "Let HTTP exceptions pass handlers that would capture them.")
