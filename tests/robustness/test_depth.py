"""Trees nested deeper than Python's stack, made by hand as no parser makes them, and other things of great size."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sentry_lint import linter

DEEP = 3 * sys.getrecursionlimit()
LEAK = "import sentry_sdk\n\n\ndef note(user, value):\n    sentry_sdk.set_tag('who', user.email)\n    HERE\n"


def name(text: str) -> ast.expr:
    return ast.Name(text, ast.Load())


def if_chain(inner: ast.stmt) -> ast.stmt:
    return ast.If(ast.Compare(name("value"), [ast.Eq()], [ast.Constant(1)]), [ast.Expr(name("value"))], [inner])


EXPRESSIONS: dict[str, Callable[[ast.expr], ast.expr]] = {
    "sum": lambda inner: ast.BinOp(inner, ast.Add(), name("value")),
    "sum to the right": lambda inner: ast.BinOp(name("value"), ast.Add(), inner),
    "percent": lambda inner: ast.BinOp(ast.Constant("%s"), ast.Mod(), inner),
    "attribute": lambda inner: ast.Attribute(inner, "part", ast.Load()),
    "call": lambda inner: ast.Call(name("str"), [inner], []),
    "method": lambda inner: ast.Call(ast.Attribute(inner, "strip", ast.Load()), [], []),
    "subscript": lambda inner: ast.Subscript(inner, ast.Constant("k"), ast.Load()),
    "key": lambda inner: ast.Subscript(name("value"), inner, ast.Load()),
    "or": lambda inner: ast.BoolOp(ast.Or(), [inner, name("value")]),
    "and or": lambda inner: ast.BoolOp(ast.And(), [ast.BoolOp(ast.Or(), [inner, name("user")]), name("value")]),
    "not": lambda inner: ast.UnaryOp(ast.Not(), inner),
    "comparison": lambda inner: ast.Compare(inner, [ast.Lt()], [name("value")]),
    "f-string": lambda inner: ast.JoinedStr([ast.Constant("a"), ast.FormattedValue(inner, -1, None)]),
    "choice": lambda inner: ast.IfExp(name("value"), name("user"), inner),
    "choice by": lambda inner: ast.IfExp(inner, name("user"), name("value")),
    "list": lambda inner: ast.List([inner], ast.Load()),
    "dict": lambda inner: ast.Dict([ast.Constant("k")], [inner]),
    "lambda": lambda inner: ast.Lambda(ast.arguments([], [], None, [], [], None, []), inner),
    "await": lambda inner: ast.Await(inner),
    "walrus": lambda inner: ast.NamedExpr(ast.Name("x", ast.Store()), inner),
}
STATEMENTS: dict[str, Callable[[ast.stmt], ast.stmt]] = {
    "elif": if_chain,
    "if": lambda inner: ast.If(name("value"), [inner], []),
    "for": lambda inner: ast.For(ast.Name("x", ast.Store()), name("value"), [inner], []),
    "while": lambda inner: ast.While(name("value"), [inner], []),
    "with": lambda inner: ast.With([ast.withitem(name("value"), None)], [inner]),
    "try": lambda inner: ast.Try([inner], [ast.ExceptHandler(name("ValueError"), "e", [ast.Pass()])], [], []),
    "handler": lambda inner: ast.Try([ast.Pass()], [ast.ExceptHandler(name("ValueError"), "e", [inner])], [], []),
}
PLACES = ("sentry_sdk.set_context('x', {'k': HERE})", "if HERE: pass", "cursor.callproc(HERE)", "x = HERE")


def place(node: ast.AST, locations: ast.AST) -> None:
    """Give every node a position, without recursion."""
    for inner in ast.walk(node):
        if "lineno" in inner._attributes:
            ast.copy_location(inner, locations)
            inner.end_lineno = inner.lineno  # type: ignore[attr-defined]


def check(statement: ast.stmt, folder: Path) -> list[tuple[int, str]]:
    tree = ast.parse(LEAK)
    body = tree.body[1].body  # type: ignore[attr-defined]
    place(statement, body[1])
    body[1] = statement
    lines = LEAK.splitlines(keepends=True)
    return [(found.line, found.code) for found in linter.check_tree(str(folder / "a.py"), tree, lines)]


def fill(template: str, expression: ast.expr) -> ast.stmt:
    statement = ast.parse(template).body[0]
    for node in ast.walk(statement):
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.Name) and value.id == "HERE":
                setattr(node, field, expression)
            elif isinstance(value, list):
                value[:] = [expression if isinstance(one, ast.Name) and one.id == "HERE" else one for one in value]
    return statement


def said(found: list[tuple[int, str]]) -> None:
    """The leak beside the deep code, or in one line that the file was not analysed."""
    assert found in ([(5, "SNT102")], [(1, "SNT901")])


def drop(node: ast.AST) -> None:
    """Take a deep tree apart, as Python's own destructor might not come back from it."""
    for inner in list(ast.walk(node)):
        inner.__dict__.clear()


@pytest.mark.parametrize("depth", [60, DEEP])
@pytest.mark.parametrize("kind", EXPRESSIONS)
def test_an_expression_may_be_nested_however_deep(kind: str, depth: int, tmp_path: Path) -> None:
    for template in PLACES:
        expression = name("value")
        for _ in range(depth):
            expression = EXPRESSIONS[kind](expression)
        statement = fill(template, expression)
        found = check(statement, tmp_path)
        if depth < 100:
            assert found == [(5, "SNT102")]
        said(found)
        drop(statement)


@pytest.mark.parametrize("depth", [30, DEEP])
@pytest.mark.parametrize("kind", STATEMENTS)
def test_statements_may_be_nested_however_deep(kind: str, depth: int, tmp_path: Path) -> None:
    statement: ast.stmt = ast.Expr(name("value"))
    for _ in range(depth):
        statement = STATEMENTS[kind](statement)
    found = check(statement, tmp_path)
    if depth < 100:
        assert found == [(5, "SNT102")]
    said(found)
    drop(statement)


def test_a_file_that_follows_a_deep_one_is_analysed(tmp_path: Path) -> None:
    statement: ast.stmt = ast.Expr(name("value"))
    for _ in range(DEEP):
        statement = STATEMENTS["for"](statement)
    check(statement, tmp_path)
    drop(statement)
    assert [found.code for found in linter.check_source(str(tmp_path / "b.py"), LEAK)] == ["SNT102"]


def test_a_dictionary_may_have_two_thousand_keys(tmp_path: Path) -> None:
    keys = "".join(f"        'part{number}': {number},\n" for number in range(2000))
    text = f"import sentry_sdk\n\n\ndef note(user):\n    data = {{\n{keys}        'phone': user.phone,\n    }}\n"
    text += "    sentry_sdk.set_context('x', data)\n    sentry_sdk.set_context('y', {'part': data['part1999']})\n"
    found = linter.check_source(str(tmp_path / "a.py"), text)
    assert [(one.line, one.code) for one in found] == [(2008, "SNT103")]


def test_a_dictionary_may_be_filled_in_two_thousand_lines(tmp_path: Path) -> None:
    text = "import sentry_sdk\n\n\ndef note(user):\n    data = {'phone': user.phone}\n"
    text += "".join(f"    data['part{number}'] = {number}\n" for number in range(2000))
    text += "    sentry_sdk.set_context('x', data)\n"
    found = linter.check_source(str(tmp_path / "a.py"), text)
    assert [(one.line, one.code) for one in found] == [(2006, "SNT103")]
