"""Which exceptions a project drops before they are sent: ``ignore_errors``, and for what its hooks return None.

Classes of the frameworks are told apart by where a file imports them from, all others by their last names.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Union

from sentry_lint.analysis import outline, registering, sweep
from sentry_lint.analysis.facts import last_name
from sentry_lint.analysis.log_setup import INIT, assigned
from sentry_lint.knowledge import http_errors

OPTION = "ignore_errors"
EQUAL = (ast.Eq, ast.Is, ast.In)
EVERYTHING = {"Exception", "BaseException"}  # what a hook asks of all of them is more than their class
Held = dict[str, Union[ast.expr, str]]  # by name: what it is assigned, or the dotted name it is imported from


def dropped_by(path: str, known: dict[str, frozenset[str] | None]) -> frozenset[str]:
    """The classes that the project around a file drops, by canonical or last name; ``known`` keeps what folders say.

    The nearest project folder that starts the SDK counts.
    """
    for root in sweep.roots(path):
        if root not in known:
            known[root] = _read(root)
        found = known[root]
        if found is not None:
            return found
    return frozenset()


def _read(root: str) -> frozenset[str] | None:
    names: set[str] = set()
    started = False
    for _, source in sweep.sources(root):
        started = started or (b"sentry_sdk" in source and INIT.search(source) is not None)
        if OPTION.encode() in source or registering.HOOK.search(source):
            tree = outline.parsed(source)
            names.update(_dropped(tree) if tree is not None else ())
    return frozenset(names - EVERYTHING) if started else None


def _dropped(tree: ast.Module) -> Iterator[str]:
    held: Held = {**dict(assigned(tree)), **dict(_imported(tree))}
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == OPTION:
            yield from _classes(node.value, held)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and _is_hook(node):
            for test in _drops_under(node):
                yield from _tested(test, held)


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def _drops_under(hook: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.expr]:
    """The conditions under which a hook returns None."""
    for node in ast.walk(hook):
        match node:
            case ast.If(test=test, body=body) if any(_drops(one) for one in body):
                yield test
            case ast.IfExp(test=test, body=ast.Constant(value=None)):
                yield test


def _is_hook(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A function that takes an event and its hint."""
    names = [one.arg for one in node.args.args if one.arg not in ("self", "cls")]
    return len(names) == 2 and "event" in names[0] and "hint" in names[1]


def _drops(node: ast.stmt) -> bool:
    """The statement, or one inside it, returns None."""
    returned = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
    return any(value is None or (isinstance(value, ast.Constant) and value.value is None) for value in returned)


def _tested(test: ast.expr, held: Held) -> Iterator[str]:
    """The classes that a condition asks for: by ``isinstance``, by comparing the class or its name."""
    match test:
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _tested(part, held)
        case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, classes]):
            yield from _classes(classes, held)
        case ast.Compare(ops=[op], comparators=[classes]) if isinstance(op, EQUAL):
            yield from _classes(classes, held)


def _classes(node: ast.expr, held: Held) -> Iterator[str]:
    """The classes in a display, also where one is held by a name or written as a text."""
    match node:
        case ast.Tuple(elts=members) | ast.List(elts=members) | ast.Set(elts=members):
            for member in members:
                yield from _classes(member, held)
        case ast.Call(args=[inner]):
            yield from _classes(inner, held)  # ``frozenset({…})``
        case ast.BinOp(left=left, right=right):
            yield from _classes(left, held)
            yield from _classes(right, held)
        case ast.Constant(value=str(text)):
            yield _named(text)
        case ast.Name(id=name):
            meant = held.get(name, name)
            if isinstance(meant, str):
                yield _named(meant)
            else:
                yield from _classes(meant, {key: value for key, value in held.items() if key != name})
        case ast.Attribute():
            yield last_name(node)


def _named(dotted: str) -> str:
    """The canonical name of a framework's class, else the last name."""
    canonical = http_errors.canonical(dotted)
    known = http_errors.http_error(canonical) or http_errors.expected(canonical)
    return canonical if known else dotted.rpartition(".")[2]
