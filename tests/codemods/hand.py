"""Small finders that stand in for the linter, so that a codemod can be tested apart from it.

They look for what a test names in real source, so that what is found again after a fix is what really is there.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator

from sentry_codemods import runner
from sentry_codemods.mend import Mended, Mender
from sentry_codemods.source import decode
from sentry_lint.findings import STANDS_BEFORE, Finding, Fix, InstrumentCall, Span
from sentry_lint.linter import check_source
from sentry_lint.policy import Policy, Watch

Find = Callable[[bytes], list[Finding]]

WATCH = Watch(
    "stock",
    procedures=("Stock_Clear",),
    category="database.stock",
    message="Calling {procedure}",
    level="warning",
    tags={"procedure": "{procedure}", "stock": "clear"},
)


def span_of(node: ast.AST) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]


def spans(source: bytes, code: str) -> list[Span]:
    """Where ``source`` holds the expression ``code``, in order."""
    wanted = ast.dump(ast.parse(code, mode="eval").body)
    return sorted(
        span_of(node) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.expr) and ast.dump(node) == wanted
    )


def finding(code: str, span: Span, fix: Fix | None) -> Finding:
    return Finding(code, "found", "app.py", span, span.column + 1, fix=fix)


def _announced(block: list[ast.stmt]) -> bool:
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("add_breadcrumb", "note"))
        for statement in block
        if isinstance(statement, (ast.Expr, ast.If))
        for node in ast.walk(statement)
    )


def _calls(block: list[ast.stmt], covered: bool) -> Iterator[ast.Call]:
    """The calls below ``block`` that no breadcrumb in a block around them comes before."""
    for index, statement in enumerate(block):
        here = covered or _announced(block[:index])
        inner = [
            child
            for name in ("body", "handlers", "orelse", "finalbody", "cases")
            for child in getattr(statement, name, [])
        ]
        heads = [child for child in ast.iter_child_nodes(statement) if child not in inner]
        if not here:
            for head in heads:
                yield from (node for node in ast.walk(head) if isinstance(node, ast.Call))
        for name in ("body", "orelse", "finalbody"):
            yield from _calls(getattr(statement, name, []), here)
        for clause in [*getattr(statement, "handlers", []), *getattr(statement, "cases", [])]:
            if not here:
                for head in (child for child in ast.iter_child_nodes(clause) if child not in clause.body):
                    yield from (node for node in ast.walk(head) if isinstance(node, ast.Call))
            yield from _calls(clause.body, here)


def watched(data: bytes, names: frozenset[str] = frozenset({"request_id"})) -> list[Finding]:
    """A finding for each ``….callproc("Stock_Clear", (…))`` that nothing announces."""
    found = []
    for node in _calls(ast.parse(data).body, False):
        first = node.args[0] if node.args else None
        if not isinstance(node.func, ast.Attribute) or node.func.attr != "callproc":
            continue
        if not isinstance(first, ast.Constant) or first.value != "Stock_Clear":
            continue
        second = node.args[1] if len(node.args) > 1 else None
        given = second.elts if isinstance(second, (ast.Tuple, ast.List)) else []
        arguments = {str(index): span_of(argument) for index, argument in enumerate(given)}
        fix = InstrumentCall("stock", "stock_clear", span_of(node), arguments, names)
        found.append(finding("SNT301", fix.call, fix))
    return found


def mend(source: str | bytes, find: Find, policy: Policy, *, path: str = "app.py", review: bool = False) -> Mended:
    data = source.encode() if isinstance(source, str) else source
    result = Mender(policy, find, lambda found, _: found, review).mend(decode(path, data), find(data))
    again = Mender(policy, find, lambda found, _: found, review).mend(decode(path, result.data), find(result.data))
    assert again.data == result.data, "a second run changes something"
    assert all(row.state != "fixed" for row in again.rows)
    return result


def instrument(source: str | bytes, *, watch: Watch = WATCH, path: str = "app.py", root: str = "") -> Mended:
    return mend(source, watched, Policy(root=root, watch=(watch,)), path=path)


def fix(
    source: str | bytes, *select: str, policy: Policy | None = None, review: bool = False, path: str = "app.py"
) -> Mended:
    """Mends what the linter itself finds of ``select``; nothing that was not found before may be found afterwards."""
    policy = policy or Policy(sdk_version="2.75.0")
    data = source.encode() if isinstance(source, str) else source

    def check(code: bytes) -> list[Finding]:
        return check_source(path, code, policy=policy)

    def choose(found: list[Finding], text: str) -> list[Finding]:
        return runner.choose(found, text, select)

    def run(code: bytes) -> Mended:
        return Mender(policy, check, choose, review, select).mend(decode(path, code), check(code))

    result = run(data)
    again = run(result.data)
    assert again.data == result.data, "a second run changes something"
    assert all(row.state != "fixed" for row in again.rows)
    before, after = (Counter(one.code for one in check(code)) for code in (data, result.data))
    fixed = [row.code for row in result.rows if row.state == "fixed"]
    before.subtract(fixed)
    before.update(STANDS_BEFORE[code] for code in fixed if code in STANDS_BEFORE)
    assert not after - before, "something is found that was not, or is found again"
    return result
