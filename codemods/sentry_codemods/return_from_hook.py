"""``return-from-hook``: a hook that can end without a ``return`` gives back the event (or breadcrumb) it was given.

None drops what the hook is given. Where the code shows that this was forgotten, the last line gives it back: nothing is
ever returned, or only what follows an error is. A hook that returns its event in some branch may mean to drop the rest,
so this is done with ``--review`` only; one that returns something else in its place is left to a person.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from sentry_codemods.bindings import own_nodes
from sentry_codemods.join import Refused
from sentry_codemods.lazy import command
from sentry_codemods.place import Spot
from sentry_codemods.work import Work
from sentry_lint.analysis.endings import falls_through
from sentry_lint.findings import Finding, ReturnEvent, Span
from sentry_lint.knowledge.words import split

Function = ast.FunctionDef | ast.AsyncFunctionDef
# Methods by which a hook keeps what it is given for itself, in place of sending it.
_KEEPING = {"append", "appendleft", "add", "put", "put_nowait", "push", "send", "write", "extend", "publish"}
# Words of what takes something out of an event.
_SCRUBBING = frozenset(
    "scrub scrubbed scrubber redact sanitize sanitise mask clean strip filter anonymize anonymise censor hide remove "
    "pop clear".split()
)


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, ReturnEvent)
    node = _function(work, fix.hook)
    if not fix.name:
        raise Refused("the hook has no name for what it is given")
    _same_event(node, fix.name)
    if not work.review:
        _forgotten(node, fix.name)
    body = work.join.starting(fix.hook, cst.FunctionDef).body
    if isinstance(body, cst.SimpleStatementSuite):
        work.edits.insert(Spot(body), [f"return {fix.name}"], after=True)
        return
    last = body.body[-1]
    if isinstance(last, cst.SimpleStatementLine) and len(last.body) == 1 and _is_filler(last.body[0]):
        work.edits.change(last, lambda line: line.with_changes(body=[cst.Return(cst.Name(fix.name))]), whole=True)
        return
    assert isinstance(last, (cst.SimpleStatementLine, cst.BaseCompoundStatement))
    work.edits.insert(Spot(last), [f"return {fix.name}"], after=True)


def _function(work: Work, span: Span) -> Function:
    for node in ast.walk(work.tree):
        if isinstance(node, Function) and (node.lineno, node.col_offset) == span[:2]:
            return node
    raise Refused("its place in the source cannot be told for certain")


def _is_filler(node: cst.BaseSmallStatement) -> bool:
    """``pass`` or ``...``, which stand where nothing else does."""
    return isinstance(node, cst.Pass) or (isinstance(node, cst.Expr) and isinstance(node.value, cst.Ellipsis))


# -- what the hook gives back --------------------------------------------------------------------------------------


def _same_event(node: Function, name: str) -> None:
    """Raises :class:`Refused` where the name may not hold the event at the end, or something else is returned."""
    for inner in own_nodes(node.body):
        if isinstance(inner, ast.Name) and inner.id == name and isinstance(inner.ctx, ast.Del):
            raise Refused(f"{name} is deleted in the hook")
        if isinstance(inner, ast.Return) and not all(_is_event(value, name) for value in _alternatives(inner.value)):
            raise Refused(f"in another place the hook returns something else than {name}")
    others = {id(target) for target in _assigned_from_itself(node, name)}
    for inner in own_nodes(node.body):
        if isinstance(inner, ast.Name) and inner.id == name and isinstance(inner.ctx, ast.Store):
            if id(inner) not in others:
                raise Refused(f"{name} is bound to something else in the hook")
        elif isinstance(inner, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and inner.name == name:
            raise Refused(f"{name} is bound to something else in the hook")


def _alternatives(value: ast.expr | None) -> Iterator[ast.expr | None]:
    if isinstance(value, ast.IfExp):
        yield from _alternatives(value.body)
        yield from _alternatives(value.orelse)
    else:
        yield value


def _is_event(value: ast.expr | None, name: str) -> bool:
    """``return``, ``return None`` or ``return event``."""
    return value is None or (isinstance(value, ast.Constant) and value.value is None) or _is_name(value, name)


def _is_name(value: ast.expr | None, name: str) -> bool:
    return isinstance(value, ast.Name) and value.id == name


def _assigned_from_itself(node: Function, name: str) -> Iterator[ast.expr]:
    """The targets of ``event = scrub(event)`` and its like."""
    for inner in own_nodes(node.body):
        if isinstance(inner, ast.AugAssign):
            yield inner.target
        elif isinstance(inner, (ast.Assign, ast.AnnAssign)):
            value = inner.value or ast.Constant(None)
            if any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(value)):
                yield from inner.targets if isinstance(inner, ast.Assign) else [inner.target]


# -- whether dropping may be meant ---------------------------------------------------------------------------------


def _forgotten(node: Function, name: str) -> None:
    """Raises :class:`Refused` where the hook may end without a ``return`` on purpose, to drop what it is given."""
    inside = list(own_nodes(node.body))
    if any(isinstance(one, ast.Return) and not _is_event(one.value, "") for one in inside):
        if falls_through(_unhandled(node.body)):
            raise Refused(f"it returns {name} in some branch only: dropping the rest may be meant", review=True)
        if _scrubs(node):
            raise Refused("it scrubs: dropping what cannot be scrubbed may be meant", review=True)
        return
    uses = [one for one in inside if isinstance(one, ast.Name) and one.id == name]
    if not uses:
        raise Refused(f"it does nothing with {name}: dropping it may be meant", review=True)
    for one in inside:
        match one:
            case ast.Call(func=ast.Attribute(attr=attr), args=given) if attr in _KEEPING:
                if any(_is_name(value, name) for value in given):
                    raise Refused(f"it keeps {name} by {attr}(): dropping it may be meant", review=True)


def _scrubs(node: Function) -> bool:
    """The hook takes something out, by its own words or those of what it calls."""
    for inner in ast.walk(node):
        name = inner.attr if isinstance(inner, ast.Attribute) else inner.id if isinstance(inner, ast.Name) else ""
        if isinstance(inner, ast.Delete) or not _SCRUBBING.isdisjoint(split(name)):
            return True
    return not _SCRUBBING.isdisjoint(split(node.name))


def _unhandled(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements as they run where nothing is raised: handlers that go on count as the end."""
    changed = ast.parse(ast.unparse(ast.Module(body=body, type_ignores=[]))).body
    for statement in changed:
        for inner in ast.walk(statement):
            if isinstance(inner, ast.Try):
                for handler in inner.handlers:
                    handler.body.append(ast.Return())
    return changed


__getattr__ = command(__name__, "Let hooks that can end without a return give back their event or breadcrumb.")
