"""What a rule's check is given, and how it makes a finding."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sentry_lint.analysis.facts import end_of, start_of
from sentry_lint.findings import Finding, Fix, Span, Step

if TYPE_CHECKING:
    from sentry_lint.analysis.engine import Engine
    from sentry_lint.analysis.facts import Fact
    from sentry_lint.analysis.modules import Function, Module


@dataclass(slots=True)
class Checked:
    """A file's facts, each with the function it stands in (None: the module's own level).

    ``findings`` are those of the rules that have looked at it before, ``left_out`` the codes that nobody wants.
    """

    engine: Engine
    module: Module
    facts: Sequence[tuple[Function | None, Fact]]
    findings: list[Finding] = field(default_factory=list)
    left_out: frozenset[str] = frozenset()
    _parents: dict[ast.AST, ast.AST] | None = None

    def around(self, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """What encloses a node of the file, nearest first, each with the child of it that the node is or is in."""
        if self._parents is None:
            self._parents = {
                child: parent for parent in ast.walk(self.module.tree) for child in ast.iter_child_nodes(parent)
            }
        while (parent := self._parents.get(node)) is not None:
            yield parent, node
            node = parent

    def of_type(self, kind: type) -> Iterator[tuple[Function | None, Fact]]:
        for function, fact in self.facts:
            if isinstance(fact, kind):
                yield function, fact


def span_of(node: ast.AST) -> Span:
    return Span(*start_of(node), *end_of(node))


def finding(
    checked: Checked,
    code: str,
    node: ast.AST,
    message: str,
    way: tuple[Step, ...] = (),
    fix: Fix | None = None,
    span: Span | None = None,
) -> Finding:
    """A finding of the checked file at a node."""
    return Finding(code, message, checked.module.path, span or span_of(node), way=way, fix=fix)


def name_span(node: ast.AST) -> Span:
    """The span of the last name of a dotted one, where ``# noqa`` works on it; of any other node, its own."""
    span = span_of(node)
    if isinstance(node, ast.Attribute):
        return Span(span.end_line, span.end_column - len(node.attr.encode()), span.end_line, span.end_column)
    return span


def header_span(node: ast.AST) -> Span:
    """The span of a definition's or handler's first line, where ``# noqa`` works on it."""
    span = span_of(node)
    return Span(span.line, span.column, span.line, span.column + 3)
