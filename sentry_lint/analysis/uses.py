"""Which definitions of a module use a name, and which other names of the module hang on it.

The text of a definition says whether it can use a name at all; only one that can is parsed and read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import Union

from sentry_lint.analysis.facts import last_name
from sentry_lint.analysis.modules import (
    SIMPLE,
    Assigned,
    Class,
    Function,
    FunctionNode,
    Module,
    Symbol,
    statements_in,
)
from sentry_lint.analysis.outline import Part
from sentry_lint.knowledge import flows

MAX_SEARCHES = 500  # through the text of each definition that is left; reading them costs less than so many more
SET_UP = ("__init__", "__enter__", "__aenter__", "__post_init__", "setUp", "__call__")

#: A function, a name of the module (``.name`` of any attribute) that is set to something, or "": the module itself.
User = Union[Function, str]


class Uses:
    """The users of each name in one module. Names are written ``name``, attributes ``.name``."""

    __slots__ = ("_index", "_searches", "_unread", "functions")

    def __init__(self, module: Module) -> None:
        self.functions: list[Function] = []  # those that have been read, methods too
        self._index: dict[str, list[User]] = {}
        self._unread: dict[Part, Symbol] = {}
        self._searches = 0
        for bound, symbols in module.symbols.items():
            for symbol in symbols:
                if isinstance(symbol, Assigned):
                    if symbol.value is not None:
                        self._note(symbol.value, bound)
                elif isinstance(symbol, (Function, Class)):
                    if symbol.part is not None:
                        self._unread[symbol.part] = symbol
                    else:
                        self._read(symbol)
        for statement in module.statements:
            if not isinstance(statement, (Part, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self._note(statement, "")

    def of(self, name: str) -> list[User]:
        """All that use a name."""
        self._searches += 1
        self.read(name.lstrip(".").encode() if self._searches < MAX_SEARCHES else b"")
        return self._index.get(name, [])

    def read(self, text: bytes = b"") -> None:
        """Read the definitions in which a text stands: all, where it is empty."""
        found = [part for part in self._unread if part.mentions(text)]
        for part in found:
            self._read(self._unread.pop(part))

    def read_matching(self, pattern: re.Pattern[bytes]) -> None:
        """Read the definitions in which something matches."""
        for part in [part for part in self._unread if part.matches(pattern)]:
            self._read(self._unread.pop(part))

    def _note(self, node: ast.AST, *users: User) -> None:
        for name in names_in(node):
            self._index.setdefault(name, []).extend(users)

    def _read(self, symbol: Symbol) -> None:
        if not isinstance(symbol, (Function, Class)):
            return
        for decorator in symbol.node.decorator_list if "." not in symbol.qualname else ():
            self._note(decorator, "")
        if isinstance(symbol, Class):
            self._read_class(symbol)
        functions = functions_in([symbol])
        for function in functions:
            self._note(function.node, function)
        self.functions += functions

    def _read_class(self, cls: Class) -> None:
        """A class is hot through its bases and its own assignments; its methods use what its ``__init__`` sets up."""
        own = [*cls.node.bases, *(s for s in cls.node.body if isinstance(s, (ast.Assign, ast.AnnAssign, ast.Expr)))]
        for node in own:
            self._read_fields(node)
        methods = [s for symbols in cls.members.values() for s in symbols if isinstance(s, Function)]
        shared: set[str] = set()
        for node in own:
            shared |= names_in(node)
        for method in methods:
            if method.node.name in SET_UP:
                shared |= _set_up(method.node)
                self._read_fields(method.node)
        for name in shared:
            self._index.setdefault(name, []).extend([cls.node.name, *methods])

    def _read_fields(self, inside: ast.AST) -> None:
        """A field is hot if what it is set to uses something hot."""
        for node in ast.walk(inside):
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    field = last_name(target)
                    if field:
                        self._note(node.value, "." + field)


def _set_up(node: FunctionNode) -> set[str]:
    """The names in a method that may be kept by what it sets up: all but the functions that it merely calls."""
    out = names_in(node.args)
    for statement in statements_in(node.body):
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name), args=args, keywords=keywords)) if (
                name not in flows.ADDING_METHODS and name not in SET_UP
            ):
                for given in (*args, *(keyword.value for keyword in keywords)):
                    out |= names_in(given)
            case ast.stmt() if isinstance(statement, (*SIMPLE, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                out |= names_in(statement)
            case ast.If(test=test) | ast.While(test=test) | ast.Match(subject=test):
                out |= names_in(test)
            case ast.For(iter=test) | ast.AsyncFor(iter=test):
                out |= names_in(test)
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    out |= names_in(item)
    return out


def functions_in(symbols: Iterable[Symbol]) -> list[Function]:
    """All functions and methods among the symbols and in their classes, but none inside other functions."""
    out: list[Function] = []
    pending = list(symbols)
    while pending:
        symbol = pending.pop()
        if isinstance(symbol, Function):
            out.append(symbol)
        elif isinstance(symbol, Class):
            pending.extend(member for members in symbol.members.values() for member in members)
    return out


def names_in(node: ast.AST) -> set[str]:
    """The names, ``.attributes`` and quoted annotations in a node. (Faster than ``ast.walk``, and called for all.)"""
    out: set[str] = set()
    stack: list[ast.AST] = [node]
    while stack:
        inner = stack.pop()
        kind = type(inner)
        if kind is ast.Name:
            out.add(inner.id)  # type: ignore[attr-defined]
            continue
        if kind is ast.Attribute:
            out.add("." + inner.attr)  # type: ignore[attr-defined]
        elif kind is ast.Constant:
            text = inner.value  # type: ignore[attr-defined]
            if type(text) is str and text.isidentifier():
                out.add(text)
            continue
        for field in inner._fields:
            value = getattr(inner, field, None)
            if type(value) is list:
                stack.extend(item for item in value if isinstance(item, ast.AST))
            elif isinstance(value, ast.AST):
                stack.append(value)
    return out
