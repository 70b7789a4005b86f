"""Write the scrubbing module for a project: the modules of :mod:`.scrubbing` as one, with the policy's words in it."""

from __future__ import annotations

import ast
import importlib.resources
import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sentry_lint.audit.scrubber_tables import tables
from sentry_lint.policy import Policy

_PACKAGE = "sentry_lint.audit.scrubbing"
# In the order in which they need each other.
_PARTS = ("names", "shapes", "pairs", "notations", "statements", "cleaner", "hooks")
_OPTIONS = "OPTIONS"
_WIDTH = 120
_NEVER = (99,)
# Option -> the first version that takes it at the top level, and under `_experiments`.
_SINCE: dict[str, tuple[tuple[int, ...], tuple[int, ...] | None]] = {
    "before_breadcrumb": ((0,), None),
    "before_send": ((0,), None),
    "before_send_transaction": ((1, 20), None),
    "before_send_log": ((2, 35), (2, 22)),
    "before_send_metric": ((2, 43), None),
    "before_emit_metric": (_NEVER, (1, 35)),
}


def module_source(policy: Policy, version: tuple[int, ...] = (2, 75), streamed: bool = False) -> str:
    """The scrubbing module's source for a policy and a target SDK version; imports nothing but the standard library.

    ``streamed``: the application uses ``trace_lifecycle="stream"``; other applications would be warned for
    ``before_send_span``.
    """
    top, tried = _hooks(version, streamed)
    statements = [statement for part in _PARTS for statement in _statements(part)]
    # A module for an SDK without structured logs has no hook for them, and not what only that hook calls.
    statements = _reachable(statements, (*top, *tried, "options", "kind_of_name"))
    sections = [f"{_banner('tables')}\n\n{tables(policy)}\n"]
    for part in _PARTS:
        body = "".join(one.source for one in statements if one.part == part)
        sections.append(f"{_banner(part)}\n{body.rstrip()}\n")
    head = f"{_read('__init__')}\n{_imports(statements)}\n\n"
    return head + "\n\n".join((*sections, _options(top, tried)))


def _hooks(version: tuple[int, ...], streamed: bool) -> tuple[list[str], list[str]]:
    """The hooks that a version has at the top level, and those that it has among its experiments."""
    top = [name for name, (since, _) in _SINCE.items() if version >= since]
    trial = [
        name
        for name, (since, tried) in _SINCE.items()
        if name not in top and tried is not None and version >= tried and version < since
    ]
    if version >= (2, 41) and "before_emit_metric" in trial:
        trial.remove("before_emit_metric")
    if version >= (3,):
        top.remove("before_send_transaction")
        top.append("before_send_span")
    elif streamed and version >= (2, 52):
        top.append("before_send_span")
    return top, trial


def _options(top: Iterable[str], tried: Iterable[str]) -> str:
    rows = [f'    "{name}": {name},' for name in top]
    experiments = ", ".join(f'"{name}": {name}' for name in tried)
    if experiments:
        rows.append(f'    "_experiments": {{{experiments}}},')
    return f"{_OPTIONS}: dict[str, Any] = {{\n" + "\n".join(rows) + "\n}\n"


# -- putting modules together


class _Statement(NamedTuple):
    """A statement at the top of a part: its source with the comments above it, what it defines and what it names."""

    part: str
    source: str
    defines: frozenset[str]
    names: frozenset[str]


def _read(part: str) -> str:
    return importlib.resources.files(_PACKAGE).joinpath(f"{part}.py").read_text("utf-8")


def _statements(part: str) -> Iterator[_Statement]:
    source = _read(part)
    lines = source.splitlines(keepends=True)
    done = 0
    for node in ast.parse(source).body:
        assert node.end_lineno is not None
        text = "".join(lines[done : node.end_lineno])
        done = node.end_lineno
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.Expr)):
            continue
        if _OPTIONS in (defined := frozenset(_defined(node))):
            continue  # differs from version to version
        names = frozenset(one.id for one in ast.walk(node) if isinstance(one, ast.Name))
        yield _Statement(part, text, defined, names)


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id


def _reachable(statements: list[_Statement], wanted: Iterable[str]) -> list[_Statement]:
    """The statements that define what is wanted, and what those name in turn."""
    by_name = {name: one for one in statements for name in one.defines}
    reached: set[str] = set()
    queue = list(wanted)
    while queue:
        name = queue.pop()
        if name in by_name and name not in reached:
            reached.add(name)
            queue.extend(by_name[name].names)
    return [one for one in statements if one.defines & reached]


def _imports(statements: list[_Statement]) -> str:
    """The imports from the standard library that the statements use, as formatters sort them."""
    used = {name for one in statements for name in one.names}
    modules: set[str] = set()
    members: dict[str, set[str]] = {}
    for part in _PARTS:
        for node in ast.parse(_read(part)).body:
            if isinstance(node, ast.Import):
                modules.update(alias.name for alias in node.names if alias.name in used)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.module.startswith(_PACKAGE):
                members.setdefault(node.module, set()).update(one.name for one in node.names if one.name in used)
    lines = [f"import {name}" for name in sorted(modules)]
    lines += [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(members.items()) if names]
    return "\n".join(("from __future__ import annotations", "", *lines))


def _banner(part: str) -> str:
    text = ast.get_docstring(ast.parse(_read(part))) or ""
    rule = "# " + "-" * (_WIDTH - 2)
    return "\n".join((rule, textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")))


def test_source() -> str:
    """The source of the module's test, to stand beside it."""
    return _TEST


_TEST = '''"""The scrubbing holds: canaries go through every surface of the SDK, and none may leave."""

import scrubbing
import sentry_sdk


def test_nothing_personal_leaves(sentry_audit):
    sentry_sdk.init(traces_sample_rate=1.0, **scrubbing.OPTIONS)
    # sentry-sdk has no hook for attachments, sessions and the headers of outgoing requests: the report names them.
    report = sentry_audit.assert_scrubbed()
    assert report.names == []
'''
