"""Code that knows of several releases of the SDK: what it tries, tests or only shows to a type checker."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.facts import last_name
from sentry_lint.rules.checks.base import Checked

IMPORTING = frozenset({"ImportError", "ModuleNotFoundError"})
LOOKING_UP = IMPORTING | {"AttributeError"}
CALLING = frozenset({"TypeError"})
ANYTHING = frozenset({"Exception", "BaseException", ""})
CHECKING = frozenset({"TYPE_CHECKING", "MYPY"})
DISTRIBUTION = frozenset({"sentry-sdk", "sentry_sdk"})


def caught_around(checked: Checked, node: ast.AST) -> Iterator[tuple[frozenset[str], bool]]:
    """The last names of the exceptions that each ``try`` around a node catches ("" for all of them).

    True with those of the handler that the node is in, False with those that what it raises would come to. A function
    is run elsewhere: what is around it does not catch.
    """
    for parent, child in checked.around(node):
        if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return
        if isinstance(parent, ast.ExceptHandler):
            yield _names(parent), True
        elif isinstance(parent, ast.Try) and child in parent.body:
            yield frozenset(name for handler in parent.handlers for name in _names(handler)), False


def _names(handler: ast.ExceptHandler) -> frozenset[str]:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return frozenset(last_name(kind) for kind in kinds)


def root_name(node: ast.AST) -> str:
    """The name that a chain of attributes and calls begins with, or nothing."""
    while isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


class Versions:
    """The tests of a module that depend on the SDK's release, found once."""

    __slots__ = ("_checked", "_sdk", "_told", "asked")

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        imports = checked.module.sdk_imports
        self._sdk = frozenset(imported.name for imported in imports)
        self._told = {imported.name for imported in imports if imported.target.endswith(("VERSION", "__version__"))}
        self.asked: set[str] = set()  # names that the module looks for before it uses them
        for node in ast.walk(checked.module.tree):
            match node:
                case ast.Call(func=ast.Name(id="hasattr" | "getattr"), args=[_, ast.Constant(value=str(name)), *_]):
                    self.asked.add(name)
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                ):
                    if self.tells(value):
                        self._told.add(name)

    def tells(self, test: ast.AST) -> bool:
        """The outcome of a test depends on the SDK's release, or on who reads the code."""
        for node in ast.walk(test):
            match node:
                case ast.Name(id=name) if name in self._told or name in CHECKING:
                    return True
                case ast.Attribute(attr="VERSION" | "__version__" | "TYPE_CHECKING"):
                    if node.attr == "TYPE_CHECKING" or root_name(node) in self._sdk:
                        return True
                case ast.Call(func=ast.Name(id="hasattr"), args=[subject, *_]) if root_name(subject) in self._sdk:
                    return True
                case ast.Constant(value=str(text)) if text in DISTRIBUTION:
                    return True
        return False

    def guard(self, node: ast.AST) -> bool:
        """A test of the release decides whether the node is run, or it is what is run where the SDK is too old."""
        for parent, child in self._checked.around(node):
            if isinstance(parent, (ast.If, ast.IfExp, ast.While)) and self.tells(parent.test):
                return True
            if isinstance(parent, ast.BoolOp) and any(self.tells(value) for value in parent.values if value != child):
                return True
        return any(inside and names & LOOKING_UP for names, inside in caught_around(self._checked, node))
