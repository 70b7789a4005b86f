"""Every span of the analysis leads to one node of LibCST."""

from __future__ import annotations

import ast
import sysconfig
from pathlib import Path

import libcst as cst
import pytest
from hand import span_of

from sentry_codemods.join import Join, Refused
from sentry_lint.findings import Span

SOURCES = {
    "characters": "é = 'ü'; f('日本', g(1))\nh('\U0001f600', k(2))\n",
    "parentheses": "f((1, 2))\nf((x for x in (1, 2)))\nf(x for x in y)\n(f)(1)\n((f(1)))\n",
    "form feed": "\x0cdef f():\n    return g(1)\n\x0c\nh('\x0c', k(2))\n",
    "separators": "f('\u2028', g(1))\nf('\x1c\x85', h(2))\n",
    "continued": "f(1) \\\n    .g(2) \\\n    .h(\n        3,\n    )\n",
    "crlf": "f(1)\r\nif x:\r\n\tg('''a\r\nb''', h(2))\r\n",
    "decorated": "@a(1)\n@b(2)\nasync def f(x=c(3)): return await d(4)\n",
}


def _calls(source: str) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
def test_each_call_is_one_node(source: str) -> None:
    join = Join(source)
    for call in _calls(source):
        found = join.node(span_of(call), cst.Call)
        code = cst.Module([cst.SimpleStatementLine([cst.Expr(found)])]).code
        assert ast.dump(ast.parse(code).body[0].value) == ast.dump(call)
        assert join.span(found)[:2] == span_of(call)[:2]


@pytest.mark.parametrize("name", ["argparse.py", "dataclasses.py", "textwrap.py", "statistics.py"])
def test_the_standard_library(name: str) -> None:
    source = (Path(sysconfig.get_path("stdlib")) / name).read_text("utf-8")
    join = Join(source)
    expected = {ast.Call: cst.Call, ast.keyword: cst.Arg, ast.Dict: cst.Dict, ast.Tuple: cst.Tuple}
    tree = ast.parse(source)
    # Before Python 3.12 ast does not tell where the parts of an f-string stand; LibCST has no tuple in a[b, c].
    left_out = {id(inner) for outer in ast.walk(tree) if isinstance(outer, ast.JoinedStr) for inner in ast.walk(outer)}
    left_out |= {id(outer.slice) for outer in ast.walk(tree) if isinstance(outer, ast.Subscript)}
    seen = 0
    for node in ast.walk(tree):
        kind = expected.get(type(node))
        if kind is not None and id(node) not in left_out:
            join.node(span_of(node), kind)
            seen += 1
        elif isinstance(node, ast.ExceptHandler):
            join.starting(span_of(node), cst.ExceptHandler)
    assert seen > 50


def test_nothing_there() -> None:
    join = Join("f(1)\n")
    with pytest.raises(Refused):
        join.node(Span(1, 0, 1, 3), cst.Call)
    with pytest.raises(Refused):
        join.node(Span(9, 0, 9, 3), cst.Call)
