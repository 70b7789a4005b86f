"""What a codemod must leave alone: comments, newlines, and every line that no mended statement stands on."""

from __future__ import annotations

import ast
import dataclasses
import difflib
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator, Sequence

from sentry_codemods.source import BOM, decode, split_lines
from sentry_lint.findings import EnterWith, Finding, Redact, RemoveOption, ReturnEvent, SetFirst, Span

Lines = tuple[int, int]
_NEWLINE = re.compile(rb"\r\n|\r|\n")
_IMPORTS = (ast.Import, ast.ImportFrom)
# What these mend is not in one statement: a block is indented, an end of a function gets a return.
_WHOLE = (EnterWith, ReturnEvent, SetFirst)


def losses(before: bytes, after: bytes, mended: Sequence[Finding]) -> list[str]:
    """What ``after`` lacks of ``before`` though no finding of ``mended`` asked for it, a line each; empty: nothing."""
    found = []
    if after.startswith(BOM) != before.startswith(BOM):
        found.append("the byte order mark")
    if set(_NEWLINE.findall(after)) - (set(_NEWLINE.findall(before)) or {b"\n"}):
        found.append("another kind of newline")
    if after.endswith((b"\n", b"\r")) != before.endswith((b"\n", b"\r")):
        found.append("the end of the file")
    old, new = decode("a.py", before).text, decode("a.py", after).text
    allowed = _allowed(old, mended)
    own = Counter(comment for comment, line in _comments(old) if line in _options(mended))
    gone = Counter(comment for comment, _ in _comments(old)) - Counter(comment for comment, _ in _comments(new)) - own
    found += [f"the comment {comment}" for comment in gone]
    was, now = split_lines(old), split_lines(new)
    for tag, low, high, start, end in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal" and not _is_allowed(was, low, high, allowed):
            found.append(f"lines {low + 1} to {high}: {was[low:high]} -> {now[start:end]}")
    return found


def _comments(text: str) -> list[tuple[str, int]]:
    """Each comment with its line; none at all where the module ``tokenize`` cannot read what the compiler can."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text, newline="").readline))
    except (tokenize.TokenError, IndentationError):  # a line that a backslash continues over a lone CR
        return []
    return [(token.string.rstrip(), token.start[0]) for token in tokens if token.type == tokenize.COMMENT]


def _options(mended: Sequence[Finding]) -> set[int]:
    """The lines of options and values that were taken out: what is said beside one goes with it."""
    options = {finding.fix.keyword.end_line for finding in mended if isinstance(finding.fix, RemoveOption)}
    return options | {finding.fix.value.end_line for finding in mended if isinstance(finding.fix, Redact)}


def _is_allowed(lines: Sequence[str], low: int, high: int, allowed: set[int]) -> bool:
    """Whether the lines from ``low`` (from 0) to ``high`` (excluded) are allowed ones, or blank ones beside them.

    Lines are put in before or after an allowed one, above its comments.
    """
    if any(number + 1 not in allowed and lines[number].strip() for number in range(low, high)):
        return False
    above, below = low, high
    while below < len(lines) and below + 1 not in allowed and lines[below].strip()[:1] in ("", "#", "@"):
        below += 1
    while above > 0 and above not in allowed and not lines[above - 1].strip():
        above -= 1
    return above in allowed or below + 1 in allowed or any(number + 1 in allowed for number in range(low, high))


def _allowed(text: str, mended: Sequence[Finding]) -> set[int]:
    """The lines (from 1) that mending may change: those of statements, and of the imports."""
    return {line for low, high in _ranges(text, mended) for line in range(low, high + 1)}


def _ranges(text: str, mended: Sequence[Finding]) -> Iterator[Lines]:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, _IMPORTS):
            yield node.lineno, node.end_lineno or node.lineno
    first = next((node for node in tree.body if not _is_head(node)), None)
    length = len(split_lines(text))
    yield 1, (_first(first) if first is not None else length)
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    for finding in mended:
        spans = [finding.span, *_spans(finding.fix)]
        places = [(span.line, span.end_line) for span in spans] + [(step.line, step.line) for step in finding.way]
        for line, end in places:
            holders = [one for one in statements if _first(one) <= line and end <= (one.end_lineno or one.lineno)]
            holders.reverse()  # of two that have the same lines, the inner one first
            holders.sort(key=lambda one: (one.end_lineno or one.lineno) - _first(one))
            yield from ((low, min(high, length)) for low, high in _lines(holders, finding))


def _is_head(node: ast.stmt) -> bool:
    return isinstance(node, _IMPORTS) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _first(node: ast.stmt) -> int:
    return min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])


def _lines(holders: list[ast.stmt], finding: Finding) -> Iterator[Lines]:
    """The smallest statement, its head only where it has a block of its own; a function where that is what changes."""
    if not holders:
        return
    smallest = holders[0]
    if isinstance(finding.fix, _WHOLE) or finding.code in ("SNT302", "SNT303"):
        functions = [one for one in holders if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))]
        if functions:
            yield _first(functions[0]), functions[0].end_lineno or functions[0].lineno
        elif isinstance(finding.fix, EnterWith):
            yield _first(smallest), 1_000_000
            return
    body = getattr(smallest, "body", None)
    if body and not isinstance(smallest, (ast.With, ast.AsyncWith)):
        yield _first(smallest), body[0].lineno
    else:
        yield _first(smallest), smallest.end_lineno or smallest.lineno
    # A handler is put before the one that was found.
    if isinstance(smallest, ast.Try):
        for handler in smallest.handlers:
            if handler.lineno <= finding.line <= (handler.end_lineno or handler.lineno):
                yield handler.lineno, handler.end_lineno or handler.lineno


def _spans(fix: object) -> Iterator[Span]:
    if isinstance(fix, Span):
        yield fix
    elif isinstance(fix, (tuple, list)):
        for one in fix:
            yield from _spans(one)
    elif dataclasses.is_dataclass(fix) and not isinstance(fix, type):
        for field in dataclasses.fields(fix):
            yield from _spans(getattr(fix, field.name))
