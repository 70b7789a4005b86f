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
from collections.abc import Iterator, Sequence

from sentry_lint.analysis.facts import last_name
from sentry_lint.analysis.modules import Assigned, Class, Function, FunctionNode, Module, Symbol
from sentry_lint.analysis.uses import SET_UP
from sentry_lint.knowledge import drivers
from sentry_lint.knowledge.words import split

# Words of files in which something may be run, and of the definitions that may run it.
SQL_WORDS = re.compile(rb"callproc|callfunc|\b(?:exec|execute|call)\b", re.I)
RUNNING = drivers.METHODS | {name.rpartition(".")[2] for name in drivers.FUNCTIONS}
HANDED_ON = frozenset({*drivers.NAMED, "execute", "executemany", "exec_driver_sql"})  # methods, without being called
RUNS = re.compile(
    rb"\b(?:" + "|".join(sorted(HANDED_ON)).encode() + rb")\b"
    rb"|\b(?:" + "|".join(sorted(RUNNING - HANDED_ON)).encode() + rb"|\w*[Pp]roc(?!ess)\w*|(?:\w*_)?sp(?:_\w*)?)"
    rb"\s*\(\s*[^\s)]"
)
FILLING = frozenset({"format", "format_map", "join", "replace"})

Bound = dict[str, list["ast.expr | None"]]  # by name, what it is set to; None for what cannot be said


def may_run(node: FunctionNode | ast.Lambda) -> bool:
    """Whether a driver is given something in a function that the function does not write or build itself."""
    return _runs([node], {one.arg: [None] for one in ast.walk(node.args) if isinstance(one, ast.arg)})


def runs_by_itself(module: Module) -> bool:
    """Whether the same is so of a module's own level."""
    return _runs([one for one in module.statements if isinstance(one, ast.stmt)], {})


def lambdas_of(module: Module) -> Iterator[str]:
    """The names of a module's lambdas of which the same is so."""
    for bound, symbols in module.symbols.items():
        for symbol in symbols:
            if isinstance(symbol, Assigned) and isinstance(symbol.value, ast.Lambda) and may_run(symbol.value):
                yield bound


def _runs(nodes: Sequence[ast.AST], bound: Bound) -> bool:
    given: list[ast.expr] = []
    called: set[ast.AST] = set()
    held: list[ast.AST] = []  # a driver's method, called or handed on
    for inner in (one for node in nodes for one in ast.walk(node)):
        match inner:
            case ast.Call(func=func, args=args, keywords=keywords) if _is_runner(last_name(func)):
                given += [*args[:2], *(keyword.value for keyword in keywords)]
                called.add(func)
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]) if name in RUNNING:
                return True
            case ast.Attribute(attr=name) if name in HANDED_ON:
                held.append(inner)
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
    return any(one not in called for one in held) or any(_comes_in(one, bound, set()) for one in given)


def _is_runner(name: str) -> bool:
    return name in RUNNING or (
        ("proc" in name.lower() or "sp" in name.lower()) and not drivers.RUNNING_WORDS.isdisjoint(split(name))
    )


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
        case ast.Tuple(elts=parts) | ast.List(elts=[_, *_] as parts) | ast.BoolOp(values=parts):
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
    if name in drivers.BUILDERS and not _of_itself(node.func):
        return False
    if name in drivers.TEXTS:
        return any(_comes_in(one, bound, seen) for one in node.args)
    match node.func:
        case ast.Attribute(value=base, attr=method) if not isinstance(base, ast.Constant):
            filled = method in FILLING and any(_comes_in(one, bound, seen) for one in node.args)
            return filled or bool(method in FILLING and node.keywords) or _comes_in(base, bound, seen)
    return True


def _of_itself(func: ast.expr) -> bool:
    """A method of what an object keeps, ``self.names.select(…)``, which is not SQLAlchemy's."""
    while isinstance(func, ast.Attribute):
        func = func.value
    return isinstance(func, ast.Name) and func.id in ("self", "cls")


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
