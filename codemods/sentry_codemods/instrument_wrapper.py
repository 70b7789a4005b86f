"""``instrument-wrapper``: the one change that announces every call that goes through a wrapper.

Before each statement of a wrapper that runs a procedure and is not announced, the watch's helper (or plain SDK calls)
is put, with the wrapper's own parameters. Instrumentation that comes after the call it describes is moved before it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

from sentry_codemods.bindings import blocks, contains, own_nodes, stored_names
from sentry_codemods.edits import Insertion
from sentry_codemods.helpers import ARGUMENTS, PROCEDURE
from sentry_codemods.instrument_call_sites import Site, announcement, bound_by, width_at
from sentry_codemods.join import Refused
from sentry_codemods.layout import membership
from sentry_codemods.lazy import command
from sentry_codemods.place import before
from sentry_codemods.templates import Expression, Unresolved, string
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, InstrumentCall, Span
from sentry_lint.policy import Watch

# DB-API, SQLAlchemy and pandas: what hands a procedure's name or SQL text to a driver.
DRIVERS = {"callproc", "execute", "executemany", "exec_driver_sql", "executescript", "read_sql", "read_sql_query"}
_SDK = {"add_breadcrumb", "set_tag", "set_tags", "set_context"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(slots=True)
class WrapperSite(Site):
    """A call inside a wrapper: procedure and arguments are parameters of the wrapper."""

    name: str = ""
    given: str | None = None

    def resolve(self, field: str) -> str | Expression:
        if field == "procedure":
            return Expression(self.name)
        if field == "args_count" and self.given is not None:
            return Expression(f"len({self.given})")
        if field.startswith("name:"):
            return Site.resolve(self, field)
        raise Unresolved("the wrapper does not know it")

    def condition(self) -> str | None:
        """What holds of the watched procedures only: the wrapper may run others, of which nothing is to be said."""
        watch, work = self.watch, self.work
        named = watch.procedures or watch.procedures_in_code
        if not named or watch.procedures_from or not self.name.isidentifier():
            return None
        if watch.procedures_in_code:
            reach = work.reach(watch.procedures_in_code[0], self.fix.call)
            work.want(reach)
            return f"{self.name} in {reach.text}"
        if not all(name.isidentifier() for name in watch.procedures):
            return None  # with a schema: who calls may leave it out
        names = [string(name, work.quote) for name in watch.procedures]
        return membership(self.name, names, width_at(self) - len("if :"))

    @property
    def procedure_source(self) -> str:
        return self.name

    def arguments_source(self) -> str | None:
        return self.given


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding`` (SNT302, SNT303). Raises :class:`Refused`."""
    function, qualified = _function(work, finding.span)
    watch = _watch(work, qualified)
    executions = _executions(function, watch)
    calls = [node for node in executions if not _announced(function, node, watch)]
    if finding.code == "SNT303":
        calls = calls or executions  # one of several announcements may be early enough
        late = _late(function, calls[0], watch, finding.span) if len(calls) == 1 else []
        if not late:
            raise Refused("what comes late cannot be moved as it is")
        _move(work, function, calls[0], late)
        return
    if not calls:
        raise Refused("the statement that runs the procedure cannot be told")
    for call in calls:
        _announce(work, function, call, watch)


def _function(work: Work, span: Span) -> tuple[Function, str]:
    """The function that a finding stands on or in, and its dotted name."""
    found: tuple[Function, str] | None = None

    def visit(node: ast.AST, prefix: str) -> None:
        nonlocal found
        for child in ast.iter_child_nodes(node):
            name = prefix
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                name = f"{prefix}.{child.name}"
                inside = child.lineno <= span.line <= (child.end_lineno or child.lineno)
                if inside and not isinstance(child, ast.ClassDef):
                    found = child, name
            visit(child, name)

    visit(work.tree, work.module.name)
    if found is None:
        raise Refused("the wrapper cannot be told")
    return found


def _watch(work: Work, qualified: str) -> Watch:
    for watch in work.policy.watch:
        if any(qualified == wrapper or wrapper.endswith("." + qualified) for wrapper in watch.wrappers):
            return watch
    raise Refused("the policy does not list the function as a wrapper by this name")


# -- what runs the procedure ---------------------------------------------------------------------------------------


def _last(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _executions(function: Function, watch: Watch) -> list[ast.Call]:
    """The calls of drivers, and of watched callables, in the order of the source."""
    callables = {name.rpartition(".")[2] for name in watch.calls}
    found = [
        node
        for node in own_nodes(function.body)
        if isinstance(node, ast.Call) and ((_last(node) in DRIVERS and node.args) or _last(node) in callables)
    ]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _announces(statement: ast.stmt, watch: Watch) -> bool:
    """Tells whether a statement is a call of the watch's helper, or of the SDK about the watch."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return False
    called = _last(statement.value)
    helper = watch.instrument.rpartition(".")[2] if watch.instrument else None
    if called == helper:
        return True
    text = {node.value for node in ast.walk(statement) if isinstance(node, ast.Constant)}
    return called in _SDK and bool(text & {watch.category, *watch.tags, watch.context.name if watch.context else None})


def _blocks_around(function: Function, node: ast.AST) -> Iterator[tuple[list[ast.stmt], int]]:
    """(block, index of the statement that holds ``node``) from the function's body inwards."""
    owner: ast.AST = function
    while True:
        for block in blocks(owner):
            index = next((i for i, one in enumerate(block) if any(inner is node for inner in ast.walk(one))), None)
            if index is not None:
                yield block, index
                owner = block[index]
                break
        else:
            return


def _announced(function: Function, call: ast.Call, watch: Watch) -> bool:
    return any(
        _announces(statement, watch) for block, index in _blocks_around(function, call) for statement in block[:index]
    )


# -- announcing ----------------------------------------------------------------------------------------------------


def _parameters(function: Function) -> list[str]:
    given = function.args
    names = [one.arg for one in [*given.posonlyargs, *given.args, *given.kwonlyargs]]
    return [*names, *([given.vararg.arg] if given.vararg else [])]


def _with_word(names: list[str], words: set[str]) -> str | None:
    return next((name for name in names if set(name.lower().split("_")) & words and "id" not in name.split("_")), None)


def _announce(work: Work, function: Function, call: ast.Call, watch: Watch) -> None:
    parameters = _parameters(function)
    used = [node.id for node in ast.walk(call) if isinstance(node, ast.Name) and node.id in parameters]
    callables = {name.rpartition(".")[2] for name in watch.calls}
    procedure = _with_word(used, PROCEDURE)
    if procedure is None and _last(call) in callables:
        procedure = repr(_last(call)).replace("'", work.quote)
    if procedure is None:
        raise Refused("which parameter is the procedure cannot be told")
    given = _with_word(parameters, ARGUMENTS)
    assigned = stored_names(function.body)
    span = Span(call.lineno, call.col_offset, call.end_lineno or call.lineno, call.end_col_offset or 0)
    node = work.join.node(span, cst.Call)
    names = frozenset(set(parameters) - assigned)
    fix = InstrumentCall(watch.name, "", span, {}, names)
    site = WrapperSite(work, fix, watch, node, before(work.join, node), bound_by(work, span), procedure, given)
    work.edits.insert(site.spot, announcement(site))
    if site.condition() is None and watch.instrument is None:
        work.notes.append("announces every procedure that the wrapper runs")


# -- moving --------------------------------------------------------------------------------------------------------


def _late(function: Function, call: ast.Call, watch: Watch, known: Span) -> list[ast.stmt]:
    """The announcing statements that follow the call in its block, or in one around it.

    ``known`` is the one that the analysis has named; the others are known by what they say.
    """

    def comes_late(statement: ast.stmt) -> bool:
        if _announces(statement, watch):
            return True
        return isinstance(statement, ast.Expr) and contains(statement, known.line, known.column)

    for block, index in reversed(list(_blocks_around(function, call))):
        late = [statement for statement in block[index + 1 :] if comes_late(statement)]
        if late:
            between = block[index : block.index(late[-1])]
            bound = stored_names([one for one in between if one not in late])
            needed = {node.id for one in late for node in ast.walk(one) if isinstance(node, ast.Name)}
            return [] if bound & needed else late
    return []


def _move(work: Work, function: Function, call: ast.Call, late: list[ast.stmt]) -> None:
    span = Span(call.lineno, call.col_offset, call.end_lineno or call.lineno, call.end_col_offset or 0)
    spot = before(work.join, work.join.node(span, cst.Call))
    moved: list[cst.BaseStatement] = []
    for statement in late:
        assert isinstance(statement, ast.Expr)
        value = statement.value
        place = Span(value.lineno, value.col_offset, value.end_lineno or 0, value.end_col_offset or 0)
        node = work.join.node(place, cst.Call)
        here = before(work.join, node)
        small = work.join.parent(node)
        assert isinstance(small, cst.Expr)
        moved.append(cst.SimpleStatementLine([small.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)]))
        _take_out(work, here.container, here.index)
    insertion = Insertion(spot.index, moved)
    work.edits.insert_nodes(spot, insertion)


def _take_out(work: Work, container: cst.CSTNode, index: int) -> None:
    if isinstance(container, cst.SimpleStatementLine) and len(container.body) == 1:
        work.edits.change(container, lambda _: cst.RemovalSentinel.REMOVE, whole=True)
        return
    if (
        not isinstance(container, (cst.SimpleStatementLine, cst.SimpleStatementSuite))
        or len(container.body) - 1 != index
    ):
        raise Refused("what comes late cannot be moved as it is")

    def change(node: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(node, (cst.SimpleStatementLine, cst.SimpleStatementSuite))
        body = list(node.body[:index])
        body[-1] = body[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
        return node.with_changes(body=body)

    work.edits.change(container, change)


__getattr__ = command(__name__, "Announce what the wrappers of [tool.sentry-lint] run, before they run it.")
