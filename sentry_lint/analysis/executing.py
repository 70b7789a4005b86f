"""Which functions may run a procedure that they do not name themselves: a look at the syntax, and no more.

In a large project most files run SQL, and next to none of it is a procedure's. What matters are the functions of the
files in which a watched name is written, those that use such a name from elsewhere, and those that hand a name or a
text on to the driver. The last are found here: the driver is given what comes in from outside, as a parameter, an
attribute, a name of the module or the result of a call. A statement that is put together by SQLAlchemy's ``select``
and the like has no room for a procedure's name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from sentry_lint.analysis.facts import last_name
from sentry_lint.analysis.modules import Assigned, Class, Function, FunctionNode, Module, Symbol
from sentry_lint.analysis.uses import SET_UP
from sentry_lint.knowledge import drivers

# Words of files in which something may be run, and of the definitions that may run it.
SQL_WORDS = re.compile(rb"callproc|callfunc|\b(?:exec|execute|call)\b", re.I)
RUNNING = drivers.METHODS | {name.rpartition(".")[2] for name in drivers.FUNCTIONS}
RUNS = re.compile(rb"\b(?:" + "|".join(sorted(RUNNING)).encode() + rb")\s*\(\s*[^\s)]")

Bound = dict[str, list["ast.expr | None"]]  # by name, what it is set to; None for what cannot be said


def may_run(node: FunctionNode) -> bool:
    """Whether a driver is given something in a function that the function does not write or build itself."""
    given: list[ast.expr] = []
    bound: Bound = {one.arg: [None] for one in ast.walk(node.args) if isinstance(one, ast.arg)}
    for inner in ast.walk(node):
        match inner:
            case ast.Call(func=func, args=args, keywords=keywords) if last_name(func) in RUNNING:
                given += [*args[:2], *(keyword.value for keyword in keywords)]
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    _bind(target, value, bound)
            case (
                ast.AnnAssign(target=target, value=value)
                | ast.NamedExpr(target=target, value=value)
                | ast.AugAssign(target=target, value=value)
            ):
                _bind(target, value, bound)
            case ast.For(target=target) | ast.AsyncFor(target=target) | ast.comprehension(target=target):
                _bind(target, None, bound)
            case ast.withitem(optional_vars=ast.expr() as target):
                _bind(target, None, bound)
    return any(_comes_in(one, bound, set()) for one in given)


def _bind(target: ast.expr, value: ast.expr | None, bound: Bound) -> None:
    if isinstance(target, ast.Name):
        bound.setdefault(target.id, []).append(value)
        return
    for inner in ast.walk(target):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            bound.setdefault(inner.id, []).append(None)


def _comes_in(node: ast.expr, bound: Bound, seen: set[str]) -> bool:
    match node:
        case ast.Constant():
            return False
        case ast.Name(id=name):
            if name in seen:
                return False
            seen.add(name)
            return any(one is None or _comes_in(one, bound, seen) for one in bound.get(name, (None,)))
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.BoolOp(values=parts):
            return any(_comes_in(part, bound, seen) for part in parts)
        case ast.IfExp(body=left, orelse=right):
            return _comes_in(left, bound, seen) or _comes_in(right, bound, seen)
        case (
            ast.Attribute(value=inner)
            | ast.Subscript(value=inner)
            | ast.Await(value=inner)
            | ast.Starred(value=inner)
            | ast.NamedExpr(value=inner)
        ):
            return _comes_in(inner, bound, seen)
        case ast.Call():
            return _call_comes_in(node, bound, seen)
    return True  # texts that are put together, too: a name may be put together of what is no name


def _call_comes_in(node: ast.Call, bound: Bound, seen: set[str]) -> bool:
    name = last_name(node.func)
    if name in drivers.BUILDERS:
        return False
    if name in drivers.TEXTS:
        return any(_comes_in(one, bound, seen) for one in node.args)
    match node.func:
        case ast.Attribute(value=base) if not isinstance(base, ast.Constant):
            return _comes_in(base, bound, seen)
    return True


def names_of(module: Module, names: re.Pattern[bytes]) -> Iterator[str]:
    """What a module binds to something in which one of ``names`` is written: a constant, a table, a class."""
    for bound, symbols in module.symbols.items():
        if any(_tells(symbol, names) for symbol in symbols):
            yield bound


def _tells(symbol: Symbol, names: re.Pattern[bytes]) -> bool:
    match symbol:
        case Assigned(value=ast.expr() as value):
            return writes(value, names)
        case Class():
            members = [one for found in symbol.members.values() for one in found]
            methods = [one.node for one in members if isinstance(one, Function) and one.node.name in SET_UP]
            return any(writes(one, names) for one in methods) or any(
                _tells(one, names) for one in members if not isinstance(one, Function)
            )
    return False


def writes(node: ast.AST, names: re.Pattern[bytes]) -> bool:
    """Whether one of ``names`` stands in a literal below a node."""
    literals = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant))
    return any(
        names.search(text.encode("utf-8", "replace") if isinstance(text, str) else text)
        for text in literals
        if isinstance(text, (str, bytes))
    )
