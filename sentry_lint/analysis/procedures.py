"""What runs a stored procedure, and what was certainly done before it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sentry_lint.analysis import access
from sentry_lint.analysis.arguments import Arguments, Given
from sentry_lint.analysis.facts import Execution, ParamExecution, start_of
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.modules import Function
from sentry_lint.analysis.state import MARKS
from sentry_lint.analysis.texts import concatenated, run_together, texts_of
from sentry_lint.analysis.values import UNKNOWN, Flow, Piece, Value, constant
from sentry_lint.knowledge import drivers, sql
from sentry_lint.knowledge.words import split

if TYPE_CHECKING:
    from sentry_lint.policy import Watch

UNVERIFIABLE = ""
RAN = "#ran"  # the sites that have run, on any path to here
MAX_RAN = 256


def method(frame: Frame, node: ast.Call, name: str, given: Arguments) -> None:
    """A method of a cursor, connection or session."""
    keywords = drivers.NAMED.get(name)
    if keywords is not None:
        found = _first(given, keywords)
        if found is not None:
            _run(frame, node, found[0], False, _call_arguments(given))
        return
    found = _first(given, drivers.KEYWORDS)
    if found is not None:
        _run(frame, node, found[0], True, {})


def unseen(frame: Frame, node: ast.Call, name: str, given: Arguments) -> None:
    """A method that cannot be found, but whose name says that it runs the procedure it is given by name.

    A method named like one of a watch's wrappers is taken for it.
    """
    if drivers.RUNNING_WORDS.isdisjoint(split(name)):
        return
    for value, _ in (*given.positional[:2], *given.keywords.values()):
        for named in value.consts or ():
            watches = frame.engine.watches_of(named) if isinstance(named, str) else ()
            if watches:
                wrappers = [w for watch in watches for w in watch.wrappers if w.rpartition(".")[2] == name]
                marks = marks_at(frame, node)
                executed(frame, node, str(named), tuple(wrappers), marks, _call_arguments(given))
                return


def external(frame: Frame, node: ast.Call, dotted: str, given: Arguments) -> None:
    """A function outside the project that runs SQL, or SQLAlchemy's ``func.name(…)``."""
    if dotted in drivers.FUNCTIONS or dotted.rpartition(".")[2] in ("read_sql", "read_sql_query"):
        found = _first(given, drivers.KEYWORDS, drivers.FUNCTIONS.get(dotted, 0))
        if found is not None:
            _run(frame, node, found[0], True, {})
        return
    for prefix in drivers.FUNC:
        if dotted.startswith(prefix):
            arguments = {str(index): place for index, (_, place) in enumerate(given.positional)}
            executed(frame, node, dotted[len(prefix) :], (), marks_at(frame, node), arguments)
    watch = frame.engine.watched_call(dotted)
    if watch:
        _called(frame, node, dotted, watch, marks_at(frame, node))


def identifier(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``sql.Identifier("schema", "name")`` of psycopg: the quoted parts."""
    parts: list[Value] = []
    for value, _ in given.positional:
        parts += [constant('"."' if parts else '"'), value]
    return concatenated([*parts, constant('"')])


def _first(given: Arguments, keywords: tuple[str, ...], position: int = 0) -> Given | None:
    if len(given.positional) > position:
        return given.positional[position]
    for keyword in keywords:
        if keyword in given.keywords:
            return given.keywords[keyword]
    return None


def _call_arguments(given: Arguments) -> dict[str, ast.expr]:
    place = given.positional[1][1] if len(given.positional) > 1 else None
    for keyword in ("args", "parameters", "params"):
        if keyword in given.keywords:
            place = given.keywords[keyword][1]
    if isinstance(place, (ast.Tuple, ast.List)) and not any(isinstance(e, ast.Starred) for e in place.elts):
        return {str(index): element for index, element in enumerate(place.elts)}
    return {}


def _run(frame: Frame, node: ast.Call, value: Value, is_sql: bool, arguments: dict[str, ast.expr]) -> None:
    marks = marks_at(frame, node)
    for pieces in texts_of(frame.state.open(value)):
        run_pieces(frame, node, pieces, is_sql, (), marks, arguments)


def run_pieces(
    frame: Frame,
    node: ast.AST,
    pieces: tuple[Piece, ...],
    is_sql: bool,
    through_: tuple[str, ...],
    marks: frozenset[str],
    arguments: dict[str, ast.expr],
) -> None:
    """Run a procedure whose name (or SQL text) is known in pieces."""
    pieces = run_together(pieces)
    open_ = any(isinstance(piece, Flow) for piece in pieces)
    if is_sql:
        parts = [piece if isinstance(piece, str) else None for piece in pieces]
        names = sql.procedures(parts)
        open_ = open_ and (bool(names) or sql.may_run_more(parts))
    else:
        names = (_name(pieces) if _known(pieces) else UNVERIFIABLE,)
    for name in names:
        if name or not open_:
            executed(frame, node, name, through_, marks, arguments)
    if open_ and (UNVERIFIABLE in names or not names):
        note_run(frame, node)
        execution = ParamExecution(pieces, is_sql, marks, through_, node)
        if len(frame.summary.executions) < 64 and execution not in frame.summary.executions:
            frame.summary.executions.append(execution)
        _use_up(frame, node, frame.engine.watches)


def _known(pieces: tuple[Piece, ...]) -> bool:
    if all(isinstance(piece, str) for piece in pieces):
        return True
    last = pieces[-1]
    return isinstance(last, str) and "." in last and not last.endswith(".")


def _name(pieces: tuple[Piece, ...]) -> str:
    """The name in the last pieces; an unknown schema before it does not matter."""
    return "".join(piece if isinstance(piece, str) else "" for piece in pieces).removeprefix(".")


def executed(
    frame: Frame,
    node: ast.AST,
    name: str,
    through_: tuple[str, ...],
    marks: frozenset[str],
    arguments: dict[str, ast.expr],
) -> None:
    """A procedure is executed here; instrumentation that stood before it is used up."""
    if not frame.state.alive:
        return
    note_run(frame, node)
    names = frozenset(frame.state.names())
    frame.summary.facts.append(Execution(node, name, marks, through_, arguments, names))
    _use_up(frame, node, frame.engine.watches_of(name))


def note_run(frame: Frame, node: ast.AST) -> None:
    """Note that this site has run on the path at hand."""
    before = frame.state.fact(RAN)
    ran = before if isinstance(before, tuple) else ()
    if len(ran) >= MAX_RAN:
        frame.state.set(RAN, ran)
    elif node not in ran:
        frame.state.set(RAN, (*ran, node))


def marks_at(frame: Frame, node: ast.AST) -> frozenset[str]:
    """What was certainly done before this site; what this same site used up in an earlier turn of a loop counts."""
    own = _at(node)
    return frozenset(mark.removesuffix(own) for mark in frame.state.marks if "@" not in mark or mark.endswith(own))


def _at(node: ast.AST) -> str:
    line, column = start_of(node)
    return f"@{line}:{column}"


def _use_up(frame: Frame, node: ast.AST, watches: Sequence[Watch]) -> None:
    """Instrumentation covers the next watched call only; in a loop, the same one in its next turn as well."""
    used = {mark for watch in watches for mark in (f"helper:{watch.name}", f"crumb:{watch.category}")}
    found = frame.state.marks & used
    if found:
        kept = {mark + _at(node) for mark in found} if frame.loops else frozenset()
        frame.state.set(MARKS, (frame.state.marks - found) | kept)


def through(frame: Frame, node: ast.Call, name: str, execution: ParamExecution, bound: dict[str, Given]) -> None:
    """A helper runs what one of its parameters names."""
    options: list[tuple[Piece, ...]] = [()]
    for piece in execution.pieces:
        if not isinstance(piece, Flow):
            options = [(*text, piece) for text in options]
            continue
        given = bound.get(piece.param)
        value = _followed(frame, given, piece) if given is not None else UNKNOWN
        alternatives = texts_of(value)
        options = [(*text, *alternative) for text in options for alternative in alternatives][:16]
    marks = execution.marks | marks_at(frame, node)
    arguments = _bound_arguments(frame, node, bound, execution)
    for pieces in options:
        run_pieces(frame, node, pieces, execution.sql, (name, *execution.through)[:6], marks, arguments)


def _followed(frame: Frame, given: Given, flow: Flow) -> Value:
    return access.found_in(frame, given[0], flow.path)


def _bound_arguments(
    frame: Frame, node: ast.Call, bound: dict[str, Given], execution: ParamExecution
) -> dict[str, ast.expr]:
    names = {piece.param for piece in execution.pieces if isinstance(piece, Flow)}
    out: dict[str, ast.expr] = {}
    for parameter, (_, place) in bound.items():
        if parameter in ("args", "params", "parameters", "values") and isinstance(place, (ast.Tuple, ast.List)):
            out.update({str(index): element for index, element in enumerate(place.elts)})
        elif parameter not in names and place is not node.func:
            out.setdefault(parameter, place)
    return out


def called(frame: Frame, node: ast.Call, function: Function, bound: dict[str, Given], before: frozenset[str]) -> None:
    """A function of the project was called: an instrument helper leaves its mark, a watched callable is a site."""
    engine = frame.engine
    if not engine.watches:
        return
    for watch in engine.watches:
        if watch.instrument and engine.is_configured(function.dotted, watch.instrument):
            mark = f"helper:{watch.name}"
            frame.state.mark(mark)
            frame.summary.mark_sites[mark] = node
    watched = engine.watched_call(function.dotted)
    if watched:
        _called(frame, node, function.dotted, watched, before)


def _called(frame: Frame, node: ast.Call, dotted: str, name: str, marks: frozenset[str]) -> None:
    if not frame.state.alive:
        return
    arguments = {str(index): place for index, place in enumerate(node.args)}
    arguments.update({k.arg: k.value for k in node.keywords if k.arg})
    names = frozenset(frame.state.names())
    frame.summary.facts.append(Execution(node, name, marks, (), arguments, names, callable=dotted))
    _use_up(frame, node, [watch for watch in frame.engine.watches if name in watch.calls])
