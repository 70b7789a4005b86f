"""Where the definitions of a module's own level begin and end, found without parsing them.

Most of what an imported module defines is never asked for, and parsing is what costs. A pattern that knows strings,
comments and lines is enough to cut a source at the lines that begin a statement: ``def`` and ``class`` with their
decorators become parts, parsed when they are asked for, and the rest (the skeleton) is parsed at once. Where a cut is
wrong the skeleton does not parse, and the module is parsed whole.
"""

from __future__ import annotations

import ast
import re
import warnings
from typing import Union

UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DefinitionNode = Union[ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef]

# Strings, comments and continued lines are stepped over; else a line that begins with something ends a statement.
CUT = re.compile(
    rb'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    rb"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    rb'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    rb"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'"
    rb"|#[^\n]*"
    rb"|\\."
    rb"|\n(?=(?P<decorator>@)|(?:async[ \t]+)?(?P<kind>def|class)[ \t]+(?P<name>\w+)|(?P<other>[^\s#)\]}]))",
    re.DOTALL,
)
# Line ends and page breaks that the pattern does not know, and other encodings: such a source is parsed whole.
UNUSUAL = re.compile(rb"[\r\f\0]|\A[^\n]*\n?[^\n]*coding[:=]")


class Part:
    """A function or class of a module's own level: where it stands in the source (bytes; ``line`` from 1)."""

    __slots__ = ("_node", "_source", "asked", "end", "is_class", "line", "name", "start")

    def __init__(self, source: bytes, start: int, line: int, name: str, is_class: bool) -> None:
        self._source = source
        self.start = start
        self.end = len(source)
        self.line = line
        self.name = name
        self.is_class = is_class
        self.asked = False
        self._node: DefinitionNode | None = None

    @property
    def node(self) -> DefinitionNode:
        """The definition, parsed on first use and kept; one of which nothing is known where that fails."""
        self.asked = True
        if self._node is None:
            body = parsed(b"\n" * (self.line - 1) + self._source[self.start : self.end])
            if body is None or len(body.body) != 1 or not self.take(body.body[0]):
                self._node = self._unknown()
        assert self._node is not None
        return self._node

    @property
    def known(self) -> DefinitionNode | None:
        """The definition, if it is in hand."""
        return self._node

    def take(self, node: ast.stmt) -> bool:
        """Use a definition that is parsed already, unless there is one; False where it is another's."""
        if not isinstance(node, ast.ClassDef if self.is_class else FUNCTIONS) or node.name != self.name:
            return False
        self._node = self._node or node
        return True

    def release(self) -> None:
        """Let go of a definition that nobody asked for."""
        if not self.asked:
            self._node = None

    def mentions(self, text: bytes) -> bool:
        return self._source.find(text, self.start, self.end) >= 0

    def matches(self, pattern: re.Pattern[bytes]) -> bool:
        return pattern.search(self._source, self.start, self.end) is not None

    def _unknown(self) -> DefinitionNode:
        text = f"class {self.name}(_): pass" if self.is_class else f"def {self.name}(*_, **__): return _"
        node = ast.increment_lineno(ast.parse(text), self.line - 1).body[0]
        assert isinstance(node, (ast.ClassDef, ast.FunctionDef))
        return node


Outline = list[Union[ast.stmt, Part]]


def of(source: bytes, tree: ast.Module | None = None) -> Outline | None:
    """The statements of a module's own level in order, the definitions unparsed; None where the cut fails.

    With the ``tree`` of the source they are the statements of that.
    """
    parts = _cut(source) if UNUSUAL.search(source) is None else None
    if parts is None:
        return None
    if tree is not None:
        return _joined(parts, tree)
    skeleton = parsed(_without(source, parts))
    if skeleton is None:
        return None
    out: Outline = [*skeleton.body, *parts]
    return sorted(out, key=lambda one: one.line if isinstance(one, Part) else one.lineno)


def fill(outline: Outline, tree: ast.Module) -> None:
    """Give the parts of an outline their definitions in a tree of the same source."""
    _joined([part for part in outline if isinstance(part, Part)], tree)


def _joined(parts: list[Part], tree: ast.Module) -> Outline | None:
    """The statements of a tree, a part in the place of each definition; None where one of the parts is not there."""
    pending = {part.line: part for part in parts}
    out: Outline = []
    for statement in tree.body:
        part = pending.pop(_first_line(statement), None)
        out.append(part if part is not None and part.take(statement) else statement)
    return out if not pending else None


def _first_line(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", None)
    return decorators[0].lineno if decorators else statement.lineno


def _cut(source: bytes) -> list[Part] | None:
    parts: list[Part] = []
    decorated = -1
    line, seen = 1, 0
    for match in CUT.finditer(source):
        if match.lastgroup is None:
            continue
        start = match.end()
        if parts and parts[-1].end > start:
            parts[-1].end = start
        if match["other"] is not None:
            if decorated >= 0:
                return None
        elif match["decorator"] is not None:
            decorated = start if decorated < 0 else decorated
        else:
            begin = start if decorated < 0 else decorated
            decorated = -1
            line += source.count(b"\n", seen, begin)
            seen = begin
            parts.append(Part(source, begin, line, match["name"].decode("utf-8", "replace"), match["kind"] == b"class"))
    return parts if decorated < 0 else None


def _without(source: bytes, parts: list[Part]) -> bytes:
    """The source with only the line ends left of its parts."""
    kept: list[bytes] = []
    last = 0
    for part in parts:
        kept += source[last : part.start], b"\n" * source.count(b"\n", part.start, part.end)
        last = part.end
    return b"".join([*kept, source[last:]])


def parse(source: bytes) -> ast.Module:
    """The tree of a source, without warnings.

    :raises UNPARSABLE: one of these, where it cannot be parsed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def parsed(source: bytes) -> ast.Module | None:
    """The tree of a source; None where it cannot be parsed."""
    try:
        return parse(source)
    except UNPARSABLE:
        return None
