"""``with-transaction``: a span or transaction that some way out leaves unfinished becomes a ``with`` statement.

What runs between its start and its end goes into the ``with``; calls that enter and finish it by hand go away, and
where nothing finishes it the ``with`` reaches to the end of the block. It is then sent on every way out, with the state
of the error that ended it, and what happens in between belongs to it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import libcst as cst

from sentry_codemods.bindings import blocks, own_nodes
from sentry_codemods.join import Refused
from sentry_codemods.lazy import command
from sentry_codemods.regroup import Group, Regroup, line_of
from sentry_codemods.work import Work
from sentry_lint.findings import EnterWith, Finding, Span

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_JUMPS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_HELD = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom)
_MANAGERS = {"contextmanager", "asynccontextmanager", "fixture"}
_BY_HAND = {"finish", "__exit__", "__enter__"}

Way = list[tuple[ast.AST, list[ast.stmt], int]]


@dataclass(slots=True)
class Life:
    """A span's life in the one block that it starts in: ``block[start]`` starts it, the ``with`` ends before ``end``.

    ``gone`` are the statements that only enter or finish it; ``name`` is the local that holds it, "" where none does.
    ``scope`` is the end of what the name means the span in: it may be bound anew further down.
    """

    owner: ast.AST
    call: ast.Call
    name: str
    block: list[ast.stmt]
    start: int
    scope: int
    end: int = 0
    gone: list[ast.stmt] = field(default_factory=list)

    @property
    def body(self) -> list[ast.stmt]:
        """The statements that go into the ``with``."""
        return self.block[self.start + 1 : self.end]


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, EnterWith)
    functions = work.bindings.functions(fix.call.line, fix.call.column)
    owner: ast.AST = functions[-1] if functions else work.tree
    first = _started(work, owner, fix.call)
    lives = sorted([first, *_namesakes(work, owner, first)], key=lambda life: life.call.lineno)
    for life in lives:
        _ended(life, work.review)
        _fits(life, lives, work.review)
    for block in {id(life.block): life.block for life in lives}.values():
        _regroup(work, [life for life in lives if life.block is block])


def _namesakes(work: Work, owner: ast.AST, first: Life) -> Iterator[Life]:
    """The other lives that the same function begins under the same name: they are one finding."""
    function = ast.dump(first.call.func)
    for node in own_nodes(getattr(owner, "body", [])) if first.name else ():
        match node:
            case ast.Assign(value=ast.Call() as call) if call is not first.call and _binds(node, first.name):
                if ast.dump(call.func) == function:
                    yield _started(work, owner, _span(call))


def _regroup(work: Work, lives: Sequence[Life]) -> None:
    """Registers the change of the block that ``lives`` are in."""
    join = work.join
    groups: list[Group] = []
    gone: set[int] = set()
    container: cst.CSTNode | None = None
    for life in lives:
        first = line_of(join, life.block[life.start])
        container = join.parent(first)
        if not isinstance(first, cst.SimpleStatementLine):
            raise Refused("it stands in a one-line suite")
        last = line_of(join, life.block[life.end - 1], shared=True)
        groups.append(Group(first, last, _head(work, life, first)))
        gone.update(id(line_of(join, one)) for one in life.gone)
    if not isinstance(container, (cst.IndentedBlock, cst.Module)):
        raise Refused("it stands in a one-line suite")
    block = container
    work.edits.change(block, lambda _: Regroup(gone).around(block, groups), whole=True)


def _head(work: Work, life: Life, first: cst.SimpleStatementLine) -> cst.With:
    """``with start_span(…) as span:`` with an empty body; the name only where it is still read."""
    kept = [one for one in life.block[life.start + 1 : life.scope] if one not in life.gone]
    used = life.name and any(_reads(one, life.name, life.gone) for one in kept)
    name = cst.AsName(cst.Name(life.name)) if used else None
    call = work.join.node(_span(life.call), cst.Call)
    return cst.With(
        items=[cst.WithItem(call, name)],
        body=cst.IndentedBlock(body=[], header=first.trailing_whitespace),
        leading_lines=first.leading_lines,
    )


def _span(node: ast.expr) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0)


def _reads(node: ast.AST, name: str, gone: Sequence[ast.stmt]) -> bool:
    if any(node is one for one in gone):
        return False
    if isinstance(node, ast.Name):
        return node.id == name
    return any(_reads(child, name, gone) for child in ast.iter_child_nodes(node))


# -- where it starts -----------------------------------------------------------------------------------------------


def _started(work: Work, owner: ast.AST, span: Span) -> Life:
    """The life that the statement ``start_span(…)`` or ``span = start_span(…)`` begins, entered there or not."""
    statement = work.bindings.statement(span.line, span.column)
    if isinstance(statement, ast.AnnAssign):
        raise Refused("a with statement has no place for the annotation")
    value = statement.value if isinstance(statement, (ast.Expr, ast.Assign)) else None
    name = ""
    if isinstance(statement, ast.Assign):
        target = statement.targets[0]
        if len(statement.targets) > 1 or not isinstance(target, ast.Name):
            raise Refused("it is kept in more than one place")
        name = target.id
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "__enter__":
        value = value.func.value
    if not isinstance(value, ast.Call) or (value.lineno, value.col_offset) != span[:2]:
        raise Refused("it is started in the middle of an expression")
    for node in (owner, *own_nodes(getattr(owner, "body", []))):
        for block in blocks(node):
            for index, one in enumerate(block):
                if one is statement:
                    later = (i for i in range(index + 1, len(block)) if name and _binds(block[i], name))
                    return Life(owner, value, name, block, index, next(later, len(block)))
    raise Refused("its place in the source cannot be told for certain")


def _binds(statement: ast.stmt, name: str) -> bool:
    return isinstance(statement, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == name for target in statement.targets
    )


# -- where it ends -------------------------------------------------------------------------------------------------


def _ended(life: Life, review: bool) -> None:
    """Finds what enters and finishes it, and how far the ``with`` goes. Raises :class:`Refused`."""
    life.end = life.scope
    finishing: list[Way] = []
    for way in _ways([], life.owner, life.block) if life.name else ():
        statement = way[-1][1][way[-1][2]]
        if not life.start < way[0][2] < life.scope:
            continue
        methods = _methods(statement, life.name)
        if methods:
            life.gone.append(statement)
        if methods - {"__enter__"}:
            finishing.append(way)
    if not finishing:
        if life.scope < len(life.block):
            raise Refused(f"nothing finishes it before {life.name} is bound anew")
        return
    last = max(way[0][2] for way in finishing)
    life.end = last if any(len(way) == 1 and way[0][2] == last for way in finishing) else last + 1
    for way in finishing:
        if len(way) > 1 or way[0][2] != last:
            why = _goes_on(way, life)
            if why and not review:
                raise Refused(why, review=True)


def _ways(above: Way, owner: ast.AST, block: list[ast.stmt]) -> Iterator[Way]:
    """The way to each statement of a block and of the blocks below it: owner, block and index of each step."""
    for index, statement in enumerate(block):
        way = [*above, (owner, block, index)]
        yield way
        if not isinstance(statement, _DEFINITIONS):
            for inner in blocks(statement):
                yield from _ways(way, statement, inner)


def _methods(statement: ast.stmt, name: str) -> set[str]:
    """Which methods that enter or finish the span make up the whole statement; nothing for any other statement.

    Raises :class:`Refused` where such a method is given something.
    """
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=found), attr=attr)) as call):
            if found != name or attr not in _BY_HAND:
                return set()
            nothing = all(isinstance(one, ast.Constant) and one.value is None for one in call.args)
            if call.keywords or not nothing or len(call.args) not in (0, 3):
                raise Refused(f"{attr}() is given something")
            return {attr}
        case ast.If(test=test, body=body, orelse=[]) if _asks_for(test, name):
            inside = [_methods(one, name) for one in body]
            return set().union(*inside) if all(inside) else set()
    return set()


def _asks_for(test: ast.expr, name: str) -> bool:
    """``if span:`` or ``if span is not None:``"""
    match test:
        case ast.Name(id=found):
            return found == name
        case ast.Compare(left=ast.Name(id=found), ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return found == name
    return False


def _goes_on(way: Way, life: Life) -> str:
    """What runs between a finish on this way and the end of the ``with``; nothing where nothing does."""
    for step, (owner, block, index) in reversed(list(enumerate(way))):
        top = step == 0
        after = life.block[index + 1 : life.end] if top else block[index + 1 :]
        after = [one for one in after if not any(one is gone for gone in life.gone)]
        if after and isinstance(after[0], _JUMPS):
            result = getattr(after[0], "value", None) or getattr(after[0], "exc", None)
            works = isinstance(after[0], ast.Return) and result is not None
            if works and any(isinstance(node, _HELD) for node in ast.walk(result)):  # type: ignore[arg-type]
                return "what is returned is worked out after it is finished"
            return ""
        if after or (not top and isinstance(owner, _LOOPS)):
            return "work goes on after it is finished"
        if isinstance(owner, ast.Try) and not top and block is not owner.finalbody:
            following = [*(owner.orelse if block is owner.body else []), *owner.finalbody]
            if any(one not in life.gone for one in following):
                return "work goes on after it is finished"
    return ""


# -- whether it fits -----------------------------------------------------------------------------------------------


def _fits(life: Life, lives: Sequence[Life], review: bool) -> None:
    """Raises :class:`Refused` where a ``with`` around the body would not mean the same."""
    if life.name and any(_is_outside(node, life, lives) for node in ast.walk(life.owner)):
        raise Refused("it is used outside of the block that it is started in")
    if all(any(one is gone for gone in life.gone) for one in life.body):
        raise Refused("nothing runs while it is open")
    apart = (*_DEFINITIONS, ast.Import, ast.ImportFrom)
    if not isinstance(life.owner, _DEFINITIONS) and any(isinstance(one, apart) for one in life.body):
        raise Refused("the rest of the module would go into the with statement")
    yields = any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own_nodes(life.body))
    decorators = {_last(one) for one in getattr(life.owner, "decorator_list", [])}
    if yields and _MANAGERS.isdisjoint(decorators) and not review:
        raise Refused("in a generator it would stay open for others while the generator waits", review=True)


def _is_outside(node: ast.AST, life: Life, lives: Sequence[Life]) -> bool:
    """The node reads the name further down, where it may still be the span."""
    if not isinstance(node, ast.Name) or node.id != life.name or not isinstance(node.ctx, ast.Load):
        return False
    if (node.lineno, node.col_offset) < (life.call.lineno, life.call.col_offset):
        return False
    return not any(_within(node, statement) for one in lives for statement in one.block[one.start : one.scope])


def _within(node: ast.expr, statement: ast.stmt) -> bool:
    end = (statement.end_lineno or 0, statement.end_col_offset or 0)
    return (statement.lineno, statement.col_offset) <= (node.lineno, node.col_offset) < end


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


__getattr__ = command(__name__, "Start spans and transactions in with statements, which finish them on every way out.")
