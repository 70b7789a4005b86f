"""A module that is cut into its definitions says the same as one that is parsed whole."""

from __future__ import annotations

import ast
import sysconfig
from pathlib import Path

import pytest

from sentry_lint.analysis.modules import Class, Function, Module, Symbol, collect_symbols
from sentry_lint.analysis.outline import Part

LIBRARY = Path(sysconfig.get_paths()["stdlib"])
MODULES = ("ast", "argparse", "asyncio/base_events", "dataclasses", "enum", "inspect", "logging/__init__", "tarfile",
           "textwrap", "tokenize", "turtle", "typing", "unittest/mock", "xml/dom/minidom", "smtplib")  # fmt: skip

TRICKY = {
    "a definition in a string": 'USAGE = """\ndef shown(): pass\n"""\n\n\ndef real():\n    return 1\n',
    "a string with a quote of the other kind": 'A = \'it\\\'s\'\nB = """say "so" \\""""\n\n\ndef real():\n    pass\n',
    "a comment with a quote": "# don't\ndef real():\n    # isn't\n    pass\n\n\nclass Other:\n    pass\n",
    "decorators": "import x\n\n\n@x.one\n@x.two(\n    1,\n)\n# between\nasync def real():\n    pass\n",
    "brackets that close at the margin": "def real(\n    a,\n):\n    pass\n\n\nB = [\n    1,\n]\n",
    "a name at the margin inside brackets": "def real(\na,\nb):\n    return (\na)\n\n\ndef other():\n    pass\n",
    "a matrix product at the margin": "import n\nA = (n\n@ n)\n\n\ndef real():\n    pass\n",
    "a continued line": "def real(): return 1 + \\\n2\n\n\ndef other(): return 3\n",
    "one line each": "def a(): pass\nclass B: x = 1\nC = 2; D = 3\n",
    "a definition on the first line": "def real():\n    pass\n\n\ndef other():\n    pass\n",
    "a decorator on the first line": "@property\ndef real():\n    pass\n",
    "blocks": "try:\n    a\nexcept ImportError:\n    def real(): pass\nelse:\n    b = a\n\n\ndef real():\n    pass\n",
    "comments at the margin inside": "def real():\n    a = 1\n# margin\n    return a\n\n\ndef other():\n    pass\n",
    "a page break": "import a\n\x0cdef real():\n    pass\n\x0c\nclass Other:\n    pass\n",
    "other line ends": "import a\r\n\r\n\r\ndef real():\r\n    pass\r\n",
    "tabs": "def real():\n\tif 1:\n\t\treturn 2\n\nclass Other:\n\tx = 1\n",
    "a keyword as the beginning of a name": "default = 1\nclassic = default\n\n\ndef real():\n    pass\n",
    "nothing": "",
    "letters of all languages": "def größe():\n    return 'ä'\n\n\ndef other():\n    pass\n",
}


def shape(node: ast.AST) -> str:
    return ast.dump(node, include_attributes=True)


def same(source: bytes) -> int:
    """Compare all that a module defines, and its tree, with what one parse says; how many definitions were cut out."""
    cut, tree = Module("m.py", "m", source, ()), ast.parse(source)
    whole: dict[str, list[Symbol]] = {}
    collect_symbols(cut, tree.body, whole, "", None)
    assert list(cut.symbols) == list(whole)
    for name, symbols in whole.items():
        for mine, theirs in zip(cut.symbols[name], symbols, strict=True):
            assert type(mine) is type(theirs)
            if isinstance(mine, (Function, Class)) and isinstance(theirs, (Function, Class)):
                assert mine.qualname == theirs.qualname
                assert shape(mine.node) == shape(theirs.node)
    assert [shape(one) for one in cut.tree.body] == [shape(one) for one in tree.body]
    return sum(isinstance(one, Part) for one in cut.statements)


@pytest.mark.parametrize("source", TRICKY.values(), ids=TRICKY.keys())
def test_a_tricky_source(source: str) -> None:
    same(source.encode())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_the_library(name: str) -> None:
    assert same((LIBRARY / f"{name}.py").read_bytes()) > 3


def test_a_definition_in_newer_syntax_is_unknown_and_the_others_are_not() -> None:
    module = Module("m.py", "m", b"import a\n\n\ndef old():\n    return a\n\n\ndef new():\n    return a ?? 1\n", ())
    old, new = (symbol for name in ("old", "new") for symbol in module.symbols[name])
    assert isinstance(old, Function)
    assert isinstance(new, Function)
    assert ast.unparse(old.node.body[0]) == "return a"
    assert ast.unparse(new.node) == "def new(*_, **__):\n    return _"
    assert isinstance(module.fault, SyntaxError)


def test_what_nobody_asked_for_is_let_go() -> None:
    source = b"def one():\n    pass\n\n\ndef two():\n    pass\n"
    module = Module("m.py", "m", b"import a\n" + source, ())
    (two,) = module.symbols["two"]
    assert isinstance(two, Function)
    asked = two.node
    assert len(module.tree.body) == 3
    module.release()
    one, kept = (part for part in module.statements if isinstance(part, Part))
    assert (one.known, kept.known) == (None, asked)
    assert module.tree.body[2] is asked
