"""What each kind of statement does to the state."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from sentry_lint.analysis import access, calls, errors, hooks, storing, wrapping
from sentry_lint.analysis.caught import ANY_HIGH, ANY_LOW, class_names, classes_of
from sentry_lint.analysis.conditions import assume, predicate_returns
from sentry_lint.analysis.expressions import merged, summed
from sentry_lint.analysis.facts import ClassName, Excluded, Possible, Raised, last_name
from sentry_lint.analysis.frames import Frame, Handler, Loop, Returned, executes
from sentry_lint.analysis.joining import perhaps
from sentry_lint.analysis.modules import statements_in
from sentry_lint.analysis.naming import annotated_clean
from sentry_lint.analysis.procedures import RAN
from sentry_lint.analysis.sites import OWN
from sentry_lint.analysis.state import ALIVE, ANYTHING, CAUGHT, MARKS, MISSING
from sentry_lint.analysis.values import Caught, ClassRef, Hooked, Local, Value, constant, make, reference

MAX_LOOPS_TWICE = 4
MAX_UNROLLED = 6  # statements of a loop whose turns are interpreted one by one
TESTS = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Call)


@executes("Expr")
def expression(frame: Frame, node: ast.Expr) -> None:
    frame.evaluate(node.value)


@executes("Assign")
def assignment(frame: Frame, node: ast.Assign) -> None:
    value = frame.evaluate(node.value)
    for target in node.targets:
        storing.assign(frame, target, value, node.value)
        _remember_test(frame, target, node.value)


def _remember_test(frame: Frame, target: ast.expr, node: ast.expr) -> None:
    if not isinstance(target, ast.Name):
        return
    key = "?" + target.id
    if isinstance(node, TESTS):
        frame.state.set(key, node)
    elif frame.state.fact(key) is not None:
        frame.state.set(key, MISSING)


@executes("AnnAssign")
def annotated(frame: Frame, node: ast.AnnAssign) -> None:
    if node.value is None:
        return
    value = annotated_clean(frame.evaluate(node.value), node.annotation)
    storing.assign(frame, node.target, value, node.value)
    _remember_test(frame, node.target, node.value)


@executes("AugAssign")
def augmented(frame: Frame, node: ast.AugAssign) -> None:
    value = frame.evaluate(node.value)
    target = node.target
    old = frame.evaluate(target)
    contents = frame.state.open(old)
    hooked = [ref for ref in contents.refs if isinstance(ref, Hooked)]
    if hooked:
        hooks.written_all(frame, hooked[0], frame.state.open(value), node)
    elif isinstance(node.op, ast.BitOr):
        new = merged(frame, old, value)
        _grow(frame, target, old, new)
    elif contents.fields is not None or contents.rest:
        storing.add_members(frame, target, old, [frame.state.open(value)])
    elif isinstance(node.op, ast.Add):
        storing.assign(frame, target, summed([contents, value]), node.value)
    else:
        storing.assign(frame, target, make(rest=[contents, value]), node.value)


def _grow(frame: Frame, target: ast.expr, old: Value, new: Value) -> None:
    if old.cell is not None:
        frame.state.set(old.cell, new)
    else:
        storing.assign(frame, target, new, None)


@executes("If")
def if_(frame: Frame, node: ast.If) -> None:
    """An ``if`` with its whole chain of ``elif``, without recursion."""
    branches: list[dict[object, object]] = []
    depth = 0
    current: ast.If = node
    while True:
        frame.evaluate(current.test)
        frame.state.enter()
        assume(frame, current.test, True)
        frame.run(current.body)
        branches.append(frame.state.leave())
        frame.state.enter()
        depth += 1
        assume(frame, current.test, False)
        if len(current.orelse) == 1 and isinstance(current.orelse[0], ast.If) and frame.state.alive:
            current = current.orelse[0]
            continue
        frame.run(current.orelse)
        break
    for _ in range(depth):
        frame.state.join([branches.pop(), frame.state.leave()])


# -- loops


def _loop(frame: Frame, node: ast.For | ast.AsyncFor | ast.While, begin: Any, orelse: list[ast.stmt]) -> None:
    forever = isinstance(node, ast.While) and isinstance(node.test, ast.Constant) and bool(node.test.value)
    breaks: list[dict[object, object]] = []
    left = False
    # A second turn sees what the first one left behind; deep inside other loops it would double the work each time.
    turns = 2 if len(frame.loops) < MAX_LOOPS_TWICE else 1
    for turn in range(turns):
        frame.loops.append(Loop(frame.state.level))
        frame.state.enter()
        begin()
        frame.run(node.body)
        ended = frame.state.leave()
        breaks = frame.loops.pop().breaks
        left = left or bool(breaks)
        if turn == 0:
            frame.state.join([{}, ended, *breaks])
            if not frame.state.alive:
                frame.state.set(ALIVE, True)
            _open(frame, _changing(frame, ended))
    without: list[dict[object, object]] = [] if forever else [{}]
    frame.state.join([*without, *([] if forever else [ended]), *breaks])
    if forever and not left:
        frame.state.die()
    if orelse and frame.state.alive:
        frame.run(orelse)


def _open(frame: Frame, names: Iterable[str]) -> None:
    """Names that somebody else may set as well: no test of them is decided."""
    for name in names:
        value = frame.state.get(name)
        if value is not None and value.consts:
            frame.state.narrow(name, perhaps(value))


def _changing(frame: Frame, changes: Iterable[object]) -> Iterator[str]:
    """The flags and states that one turn of a loop has changed, and a further turn may change further."""
    for key in changes:
        value = frame.state.get(key)
        if isinstance(key, str) and value is not None and len(value.consts or ()) > 1:
            yield key


def _turn(frame: Frame, node: ast.For | ast.AsyncFor, value: Value) -> None:
    """One turn of a loop over few known values; a ``break`` is taken for a ``continue``."""
    if not frame.state.alive:
        return
    frame.loops.append(Loop(frame.state.level))
    frame.state.enter()
    storing.assign(frame, node.target, value, node.iter)
    frame.run(node.body)
    ended = frame.state.leave()
    frame.state.join([ended, *frame.loops.pop().breaks])


@executes("For", "AsyncFor")
def for_(frame: Frame, node: ast.For | ast.AsyncFor) -> None:
    source = frame.evaluate(node.iter)
    known = access.turns(frame, node.iter, source) if len(node.body) <= MAX_UNROLLED and not frame.loops else None
    if known:
        for value in known:
            _turn(frame, node, value)
        frame.run(node.orelse)
        return
    element = access.element(frame, source, node.iter)
    _loop(frame, node, lambda: storing.assign(frame, node.target, element, node.iter), node.orelse)


@executes("While")
def while_(frame: Frame, node: ast.While) -> None:
    def begin() -> None:
        frame.evaluate(node.test)
        assume(frame, node.test, True)

    _loop(frame, node, begin, node.orelse)


@executes("Break", "Continue")
def leave_loop(frame: Frame, node: ast.Break | ast.Continue) -> None:
    if frame.loops:
        loop = frame.loops[-1]
        loop.breaks.append(frame.state.changes_since(loop.level))
    frame.state.die()


# -- ways out


@executes("Return")
def return_(frame: Frame, node: ast.Return) -> None:
    if frame.predicate is not None:
        predicate_returns(frame, node.value)
        frame.state.die()
        return
    value = frame.evaluate(node.value) if node.value is not None else constant(None)
    frame.returned.append(Returned(access.sealed(frame, value), frame.state))
    frame.state.die()


@executes("Raise")
def raise_(frame: Frame, node: ast.Raise) -> None:
    errors.raise_statement(frame, node)
    frame.state.die()


@executes("Assert")
def assert_(frame: Frame, node: ast.Assert) -> None:
    frame.evaluate(node.test)
    assume(frame, node.test, True)


@executes("Delete")
def delete(frame: Frame, node: ast.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            base = frame.evaluate(target.value)
            storing.remove_field(frame, target.value, base, frame.evaluate(target.slice).consts or ())
        elif isinstance(target, ast.Name):
            frame.state.set(target.id, MISSING)


# -- with and try


@executes("With", "AsyncWith")
def with_(frame: Frame, node: ast.With | ast.AsyncWith) -> None:
    managers: list[tuple[str, ...] | wrapping.Around] = []
    for item in node.items:
        value = frame.evaluate(item.context_expr)
        entering = calls.entered(frame, item.context_expr, value)
        found = _suppressed(frame, item.context_expr) or wrapping.around(frame, item.context_expr, value)
        if found:
            managers.append(found)
        if item.optional_vars is not None:
            storing.assign(frame, item.optional_vars, entering, item.context_expr)
    frame.enter_body()
    if any(isinstance(manager, tuple) for manager in managers):
        _run_suppressed(frame, node.body)
    else:
        before = frame.state.marks
        frame.run(node.body)
        _end_own_scope(frame, before)
    raised: list[Raised] = frame.raising.pop()
    for manager in reversed(managers):
        if isinstance(manager, tuple):
            raised = [e for e in raised if not ({e.name, *e.bases} & set(manager) or _broad(manager))]
        else:
            raised = manager.leave(frame, raised)
    for error in raised:
        errors.note(frame, error)


def _run_suppressed(frame: Frame, body: list[ast.stmt]) -> None:
    """Run a body that an error may end at any point, without a trace."""
    frame.state.enter()
    frame.run(body)
    changes = frame.state.leave()
    done = changes.get(MARKS)
    frame.state.join([{}, changes])
    if isinstance(done, frozenset) and changes.get(RAN, MISSING) is MISSING:
        frame.state.set(MARKS, done)


def _end_own_scope(frame: Frame, before: frozenset[str]) -> None:
    """What was set on a scope of the block's own is gone after it."""
    own = {mark for mark in frame.state.marks - before if mark.startswith(OWN)}
    if own:
        gone = own | {mark.removeprefix(OWN) for mark in own}
        frame.state.set(MARKS, frame.state.marks - (gone - before))


def _suppressed(frame: Frame, node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.Call) and last_name(node.func) == "suppress":
        return tuple(found for argument in node.args for found in class_names(frame, argument))
    return ()


def _broad(names: tuple[str, ...]) -> bool:
    return any(name in ("Exception", "BaseException") for name in names)


@executes("Try", "TryStar")
def try_(frame: Frame, node: ast.Try) -> None:
    frame.enter_body()
    ways_out = len(frame.returned)
    frame.state.enter()
    frame.run(node.body)
    body_alive = frame.state.alive
    changes = frame.state.leave()
    raised: list[Raised] = frame.raising.pop()
    branches: list[dict[object, object]] = []
    for handler in node.handlers:
        branch, raised = _handle(frame, handler, changes, raised)
        branches.append(branch)
    for error in raised:
        errors.note(frame, error)
    frame.state.enter()
    frame.state.apply(changes)
    if body_alive and node.orelse:
        frame.run(node.orelse)
    branches.insert(0, frame.state.leave())
    frame.state.join(branches)
    if node.finalbody:
        if frame.state.alive:
            frame.run(node.finalbody)
        else:
            frame.state.enter()
            frame.state.set(ALIVE, True)
            before = frame.state.marks
            frame.run(node.finalbody)
            for way_out in frame.returned[ways_out:]:
                way_out.marks |= frame.state.marks - before
            frame.state.leave()


def _handle(
    frame: Frame, node: ast.ExceptHandler, changes: dict[object, object], raised: list[Raised]
) -> tuple[dict[object, object], list[Raised]]:
    """Interpret a handler from anywhere in the body; what it catches, and what is left to the next ones."""
    classes = classes_of(frame, node.type) if node.type is not None else ("BaseException",)
    names = tuple(name for name in classes or () if isinstance(name, str))
    given = len(names) < len(classes or ())  # by a parameter: what it catches is for the callers to tell
    broad = _broad(names)
    handler = Handler(node, f"{CAUGHT}{node.lineno}:{node.col_offset}", names, broad)
    caught = [
        error for error in raised if broad or (error.by is None and (given or {error.name, *error.bases} & set(names)))
    ]
    handler.errors = tuple(caught) if broad else errors.named(frame, names, node)
    handler.expected = errors.expected(frame, names)
    frame.state.enter()
    during = {key: value for key, value in changes.items() if key not in (ALIVE, MARKS)}
    marks = frame.state.marks
    frame.state.join([{}, during])
    # What was done before the body was done; and where nothing ran in it, what failed was the instrumentation itself.
    after = changes.get(MARKS)
    if isinstance(after, frozenset) and changes.get(RAN, MISSING) is MISSING:
        marks = marks | after
    frame.state.set(MARKS, marks)
    frame.state.set(handler.key, ANYTHING if broad else (Possible(only=names),))
    if broad:
        errors.flagged(frame, caught)
    if node.name:
        frame.state.set(node.name, reference(Caught(handler.key)))
    frame.handlers.append(handler)
    frame.seen_handlers[handler.key] = handler
    frame.run(node.body)
    frame.handlers.pop()
    left = [error if error.by is None else _passed(error, classes) for error in raised if error not in caught]
    return frame.state.leave(), left


def _passed(error: Raised, classes: tuple[ClassName, ...] | None) -> Raised:
    """What a parameter may raise, past a handler of these classes."""
    gone = Excluded(classes or (), ANY_LOW, ANY_HIGH)
    return error._replace(possible=tuple(one._replace(never=(*one.never, gone)) for one in error.possible))


# -- definitions


@executes("FunctionDef", "AsyncFunctionDef")
def function(frame: Frame, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    for decorator in node.decorator_list:
        frame.evaluate(decorator)
    for default in (*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)):
        frame.evaluate(default)
    if frame.function is not None or frame.closure is not None:
        frame.pending.append(node)
        frame.state.set(node.name, reference(Local(node)))
        _open(frame, [name for one in statements_in(node.body) if isinstance(one, ast.Nonlocal) for name in one.names])


@executes("Nonlocal", "Global")
def nonlocal_(frame: Frame, node: ast.Nonlocal | ast.Global) -> None:
    if isinstance(node, ast.Nonlocal):
        frame.nonlocals.update(node.names)


@executes("ClassDef")
def class_(frame: Frame, node: ast.ClassDef) -> None:
    for decorator in node.decorator_list:
        frame.evaluate(decorator)
    if frame.function is not None or frame.closure is not None:
        frame.pending.append(node)
        frame.state.set(node.name, reference(ClassRef(frame.engine.local_class(frame, node))))
    for statement in node.body:
        if isinstance(statement, (ast.Expr, ast.Assign, ast.AnnAssign)) and statement.value is not None:
            frame.evaluate(statement.value)


@executes("Import")
def import_(frame: Frame, node: ast.Import) -> None:
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        frame.state.set(name, frame.engine.imported(frame.module, alias.name if alias.asname else name))


@executes("ImportFrom")
def import_from(frame: Frame, node: ast.ImportFrom) -> None:
    base = frame.module.absolute(node)
    for alias in node.names:
        if alias.name != "*":
            dotted = f"{base}.{alias.name}" if base else alias.name
            frame.state.set(alias.asname or alias.name, frame.engine.imported(frame.module, dotted))
