"""Where hooks are registered: in ``init``, in a table of its options, as event processors; and what they are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from sentry_lint.knowledge import sdk

HOOK = re.compile(rb"def \w+\(\s*(?:self,\s*)?(?:event|sentry_event|crumb|breadcrumb)\b[^)]*\b_?hints?\b")
REGISTERED = re.compile(
    rb"\b(?:before_send\w*|before_breadcrumb)[\"']?\]?\s*[=:]|\badd_(?:global_)?event_processor\b|\badd_error_processor\b"
)
SECOND = b"hint"  # what a hook calls its second parameter
WORDS = (b"before_send", b"before_breadcrumb", b"event_processor", b"error_processor")
ADDING = frozenset({"add_event_processor", "add_global_event_processor", "add_error_processor"})
PROCESSOR = ""  # the option of an event processor, which is none


class Registration(NamedTuple):
    """A function that is registered as the hook ``option``: an expression, or a decorated definition."""

    option: str
    node: ast.expr | ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def kind(self) -> str:
        """What it is given: ``"event"``, ``"crumb"``, ``"log"``, …"""
        return sdk.HOOKS.get(self.option, "event")

    @property
    def name(self) -> str:
        """The last name of the function, or nothing."""
        match self.node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                return name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                return name
        return ""


def registers(source: bytes) -> bool:
    """A module may register hooks. (Texts are found faster than patterns, and this is asked of every module.)"""
    return any(word in source for word in WORDS) and REGISTERED.search(source) is not None


def defines(source: bytes) -> bool:
    """A module may define functions that look like hooks."""
    return SECOND in source and HOOK.search(source) is not None


def registrations(tree: ast.Module) -> Iterator[Registration]:
    """All that a module registers."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg=str(option), value=value) if option in sdk.HOOKS:
                yield Registration(option, value)
            case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=str(option)))], value=value) if (
                option in sdk.HOOKS
            ):
                yield Registration(option, value)
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values):
                    if isinstance(key, ast.Constant) and key.value in sdk.HOOKS:
                        yield Registration(str(key.value), value)
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[value, *_]) if name in ADDING:
                yield Registration(PROCESSOR, value)
            case ast.FunctionDef(decorator_list=decorators) | ast.AsyncFunctionDef(decorator_list=decorators):
                for decorator in decorators:
                    if isinstance(decorator, (ast.Attribute, ast.Name)) and _last(decorator) in ADDING:
                        yield Registration(PROCESSOR, node)


def _last(node: ast.Attribute | ast.Name) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id
