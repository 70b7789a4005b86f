"""What a call runs, read off the call itself: the procedure, its arguments, and what they are handed to.

``callproc(name, args)``; SQL of one call (``CALL p(…)``, ``{CALL p(…)}``, ``EXEC p …``, ``SELECT p(…)``,
``SELECT * FROM p(…)``), as text or in SQLAlchemy's ``text()``; SQLAlchemy's ``func.p(…)``. Placeholders are those of
PEP 249, of SQLAlchemy (``:name``) and of PostgreSQL (``$1``). Anything else is refused, with the reason.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from sentry_codemods.bindings import own_nodes
from sentry_codemods.helpers import ARGUMENTS
from sentry_codemods.join import Refused
from sentry_codemods.layout import one_line
from sentry_codemods.work import Work
from sentry_lint.findings import Span
from sentry_lint.knowledge.sql_tokens import NUMBER, PARAM, QUOTED, TEXT, WORD, Token, dotted, tokens

DBAPI, SQLALCHEMY = "DB-API", "SQLAlchemy"
_WORDS = {"NULL": "None", "TRUE": "True", "FALSE": "False"}
# Methods that run one piece of SQL: PEP 249, SQLAlchemy, asyncpg, databases; and two that are refused by their name.
_RUNNING = {"execute", "exec_driver_sql", "scalar", "scalars", "executemany", "executescript"}
_RUNNING |= {"fetch", "fetchval", "fetchrow", "fetch_all", "fetch_one"}
_PARAMETERS = ("parameters", "params", "args", "vars", "multiparams")


@dataclass(slots=True)
class Executed:
    """A procedure that ``call`` runs: ``receiver`` is the cursor, connection or session.

    ``procedure`` is the source of its name, ``whole`` of its arguments in one piece ("" where there are none),
    ``each`` of every argument by itself (None where they are not written one by one). ``speaks`` is :data:`DBAPI` or
    :data:`SQLALCHEMY`.
    """

    call: ast.Call
    receiver: ast.expr
    procedure: str
    whole: str
    each: list[str] | None
    speaks: str = DBAPI


def source(work: Work, node: ast.expr) -> str:
    """The source of an expression as written, on one line."""
    text = work.text(Span(node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0))
    return text if one_line(text) else ast.unparse(node)


def executed(work: Work, span: Span) -> Executed:
    """What the call at ``span`` runs. Raises :class:`sentry_codemods.join.Refused`."""
    statement = work.bindings.statement(span.line, span.column)
    for node in ast.walk(statement) if statement is not None else ():
        if isinstance(node, ast.Call) and (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) == span:
            if isinstance(node.func, ast.Attribute) and node.func.attr == "callproc":
                return _callproc(work, node, node.func.value)
            outer = _outer(statement, node)
            if outer is not None:
                return _function(work, outer, node)
            return _sql(work, node)
    raise Refused("its place in the source cannot be told for certain")


def _written(call: ast.Call) -> None:
    if any(isinstance(one, ast.Starred) for one in call.args) or any(one.arg is None for one in call.keywords):
        raise Refused("its arguments are not all written at the site")


def argument(call: ast.Call, position: int, *keywords: str) -> ast.expr | None:
    """An argument of a call by its position or one of its names."""
    if len(call.args) > position:
        return call.args[position]
    return next((one.value for one in call.keywords if one.arg in keywords), None)


def _tuple(parts: Sequence[str]) -> str:
    return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})" if parts else ""


# -- by name -------------------------------------------------------------------------------------------------------


def _callproc(work: Work, call: ast.Call, receiver: ast.expr) -> Executed:
    _written(call)
    procedure = argument(call, 0, "procname", "name")
    given = argument(call, 1, "args", "params", "parameters")
    if procedure is None:
        raise Refused("the procedure's name is not written at the site")
    each: list[str] | None = [] if given is None else None
    if isinstance(given, (ast.Tuple, ast.List)) and not any(isinstance(one, ast.Starred) for one in given.elts):
        each = [source(work, one) for one in given.elts]
    whole = source(work, given) if given is not None else ""
    return Executed(call, receiver, source(work, procedure), whole, each)


def _outer(statement: ast.stmt | None, node: ast.Call) -> ast.Call | None:
    """The call that is given SQLAlchemy's ``func.p(…)``, by itself or in a ``select``; None for all other calls."""
    if not (isinstance(node.func, ast.Attribute) and _last(node.func.value) == "func"):
        return None
    for outer in ast.walk(statement) if statement is not None else ():
        if isinstance(outer, ast.Call) and len(outer.args) == 1 and isinstance(outer.func, ast.Attribute):
            inner = outer.args[0]
            if isinstance(inner, ast.Call) and _last(inner.func) == "select" and len(inner.args) == 1:
                inner = inner.args[0]
            if inner is node and _last(outer.func) != "select":
                return outer
    raise Refused("func is part of a larger query")


def _function(work: Work, outer: ast.Call, node: ast.Call) -> Executed:
    _written(node)
    if node.keywords or outer.keywords:
        raise Refused("its arguments are not all written at the site")
    assert isinstance(outer.func, ast.Attribute)
    each = [source(work, one) for one in node.args]
    return Executed(outer, outer.func.value, _string(work, _last(node.func)), _tuple(each), each, SQLALCHEMY)


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _string(work: Work, text: str) -> str:
    from sentry_codemods.templates import string

    return string(text, work.quote)


# -- SQL -----------------------------------------------------------------------------------------------------------


def _sql(work: Work, call: ast.Call) -> Executed:
    """SQL of a single call. Raises :class:`Refused`."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _RUNNING:
        raise Refused("what runs the procedure is no method of a cursor, connection or session")
    if call.func.attr in ("executemany", "executescript"):
        raise Refused(f"{call.func.attr}() runs it more than once")
    _written(call)
    statement = argument(call, 0, "operation", "sql", "query", "statement")
    speaks = DBAPI
    bound: ast.Call | None = None
    if isinstance(statement, ast.Call) and _last(statement.func) == "bindparams":
        bound = statement
        statement = statement.func.value  # type: ignore[attr-defined]
    if isinstance(statement, ast.Call) and _last(statement.func) == "text" and len(statement.args) == 1:
        speaks = SQLALCHEMY
        statement = statement.args[0]
    text = _text(work, call, statement)
    procedure, pieces = _parsed(text)
    values = list(call.args[1:]) or [one.value for one in call.keywords if one.arg in _PARAMETERS]
    if bound is not None:
        values = [ast.Call(ast.Name("dict"), [], bound.keywords)]
    each = _Placeholders(work, values).fill(pieces)
    name = _string(work, procedure)
    if each is None:
        return Executed(call, call.func.value, name, source(work, values[0]), None, speaks)
    return Executed(call, call.func.value, name, _tuple(each), each, speaks)


def _text(work: Work, call: ast.Call, node: ast.expr | None) -> str:
    """The SQL: a literal at the site, or the one that the only assignment to a name gives it."""
    if isinstance(node, ast.Name):
        found: list[ast.expr | None] = []
        functions = work.bindings.functions(call.lineno, call.col_offset)
        for scope in (functions[-1].body if functions else [], work.tree.body):
            for one in own_nodes(scope):
                if isinstance(one, ast.Name) and one.id == node.id and not isinstance(one.ctx, ast.Load):
                    found.append(None)
                elif isinstance(one, ast.Assign) and len(one.targets) == 1 and _last(one.targets[0]) == node.id:
                    found.append(one.value)
            if found:
                break
        node = next((one for one in found if one is not None), None) if len(found) == 2 else None
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise Refused("its SQL is not written out at the site")


def _parsed(text: str) -> tuple[str, list[list[Token]]]:
    """The procedure's name and the tokens of each of its arguments. Raises :class:`Refused`."""
    items = tokens(text.replace("{?", "{ ?"))
    while items and items[-1].key == ";":
        items.pop()
    if len(items) > 1 and items[0].key == "{" and items[-1].key == "}":
        items = items[1:-1]
    keys = [one.key for one in items]
    start = next((len(head) for head in _HEADS if keys[: len(head)] == list(head)), 0)
    parts, place = dotted(items, start)
    if not start or not parts or any("\0" in part for part in parts):
        raise Refused("its SQL is more than one call")
    rest = items[place:]
    if rest and rest[0].key == "(":
        if rest[-1].key != ")" or any(one.key in ("(", ")") for one in rest[1:-1]):
            raise Refused("its SQL is more than one call")
        rest = rest[1:-1]
    elif (rest and keys[0] not in ("EXEC", "EXECUTE")) or (not rest and keys[0] == "SELECT"):
        raise Refused("its SQL is more than one call")
    pieces: list[list[Token]] = [[]]
    for one in rest:
        if one.key == ",":
            pieces.append([])
        else:
            pieces[-1].append(one)
    return ".".join(parts), pieces if rest else []


_HEADS = (("CALL",), ("EXECUTE", "PROCEDURE"), ("EXEC",), ("EXECUTE",), ("SELECT", "*", "FROM"), ("SELECT",))


def _is_sequence(node: ast.Name | ast.Attribute, placeholders: int) -> bool:
    """A single value need not stand in a sequence (PyMySQL, pyodbc): with one placeholder the name has to tell."""
    return placeholders > 1 or not ARGUMENTS.isdisjoint(_last(node).lower().split("_"))


class _Placeholders:
    """The values that stand for the placeholders of a piece of SQL: what the call gives besides the text."""

    def __init__(self, work: Work, values: Sequence[ast.expr]) -> None:
        self.work = work
        self.values = values
        self.used = 0

    def fill(self, pieces: Sequence[Sequence[Token]]) -> list[str] | None:
        """The source of each argument; None where they are exactly the one sequence that is given."""
        one = self.values[0] if len(self.values) == 1 else None
        plain = bool(pieces) and all(len(piece) == 1 and piece[0].text in ("%s", "?") for piece in pieces)
        if plain and isinstance(one, (ast.Name, ast.Attribute)) and _is_sequence(one, len(pieces)):
            return None
        each = [self._value(piece) for piece in pieces]
        count = len(one.elts) if isinstance(one, (ast.Tuple, ast.List)) else None
        if count is not None and self.used != count:
            raise Refused("its placeholders and values are not the same number")
        return each

    def _value(self, piece: Sequence[Token]) -> str:
        minus = len(piece) == 2 and piece[0].key == "-" and piece[1].kind == NUMBER
        if len(piece) != 1 and not minus:
            raise Refused("an argument is worked out, or given by its name, in SQL")
        token = piece[-1]
        if token.kind == NUMBER and token.text.replace(".", "", 1).isdigit():
            return f"{'-' if minus else ''}{token.text}"
        if token.kind == TEXT:
            return _string(self.work, token.text)
        if token.kind == WORD and token.key in _WORDS:
            return _WORDS[token.key]
        if token.kind == PARAM:
            return self._placeholder(token.text)
        raise Refused("an argument is worked out in SQL" if token.kind in (WORD, QUOTED) else "its SQL cannot be read")

    def _placeholder(self, text: str) -> str:
        if text.startswith("@"):
            raise Refused("an argument is a variable of SQL")
        name = text[2:-2] if text.startswith("%(") else text[1:]
        if text in ("%s", "?"):
            self.used += 1
            return self._at(self.used - 1)
        if name.isdigit():
            self.used = max(self.used, int(name))
            return self._at(int(name) - 1)
        return self._named(name)

    def _at(self, position: int) -> str:
        values: Sequence[ast.expr] = self.values
        if len(values) == 1:
            one = values[0]
            if isinstance(one, (ast.Tuple, ast.List)):
                values = one.elts
            elif not isinstance(one, (ast.Constant, ast.JoinedStr)):
                raise Refused("whether it is given one value or all of them cannot be told")
        if position >= len(values) or any(isinstance(one, ast.Starred) for one in values):
            raise Refused("the values of its placeholders are not written at the site")
        return source(self.work, values[position])

    def _named(self, name: str) -> str:
        one = self.values[0] if len(self.values) == 1 else None
        match one:
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == name:
                        return source(self.work, value)
            case ast.Call(func=ast.Name(id="dict"), args=[], keywords=given):
                for keyword in given:
                    if keyword.arg == name:
                        return source(self.work, keyword.value)
            case ast.Name(id=held):
                return f"{held}[{_string(self.work, name)}]"
        raise Refused("the values of its placeholders are not written at the site")
