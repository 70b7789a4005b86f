"""The analysis with its filter off: every function of a file interpreted, though nothing in it names Sentry.

The filter spares the linter almost all code, and so hides from it almost all that Python code may look like. Errors
are let through here; the linter would make SNT901 of them.
"""

from __future__ import annotations

import ast
import os
import sys
import types
from collections.abc import Iterable, Iterator
from pathlib import Path

from sentry_lint.analysis.engine import Engine
from sentry_lint.analysis.facts import Fact
from sentry_lint.analysis.modules import Function
from sentry_lint.analysis.project import Project
from sentry_lint.findings import Finding
from sentry_lint.policy import DEFAULT, Policy, Watch
from sentry_lint.rules.checks import run
from sentry_lint.rules.checks.base import Checked

#: A policy under which the procedures of a file matter as well.
WATCHING = Policy(watch=(Watch("files", procedures=("files_remove",), wrappers=("app.db.call",)),))


def new_engine(policy: Policy = DEFAULT) -> Engine:
    """An engine that has seen no file."""
    return Engine(policy, Project(()))


def analyse(path: str, source: bytes, engine: Engine | None = None, tree: ast.Module | None = None) -> list[Finding]:
    """The findings of a file, all of its functions interpreted as if they could reach Sentry.

    Raises:
        GaveUp, RecursionError or any other exception of the analysis: for the caller to see.
    """
    engine = engine or new_engine()
    module = engine.project.adopt(path, source, tree)
    functions = run.functions_of(module)
    engine.relevant.update(function.key for function in functions)
    engine.begin(module)
    facts: list[tuple[Function | None, Fact]] = [(None, fact) for fact in engine.module_summary(module).facts]
    for function in functions:
        facts += [(function, fact) for fact in engine.summary(function).facts]
    checked = Checked(engine, module, facts)
    return [finding for check in run.CHECKS for finding in check(checked)]


def steps(source: bytes, policy: Policy = DEFAULT) -> int:
    """How many Python functions the analysis of a source calls: its cost, the same on every machine.

    The parser and what happens inside a built-in function are not counted.
    """
    tree = ast.parse(source)
    engine = new_engine(policy)
    count = 0

    def profile(frame: types.FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        analyse(os.path.abspath("generated.py"), source, engine, tree)
    finally:
        sys.setprofile(None)
    return count


# -- other people's expressions, handed to Sentry


def library() -> Path:
    """The folder of the running Python's standard library."""
    return Path(os.__file__).parent


def python_files(folder: Path) -> list[Path]:
    """The Python files of a folder, without what is installed into it, in order."""
    return sorted(path for path in folder.rglob("*.py") if "site-packages" not in path.parts and path.is_file())


def expressions(paths: Iterable[Path]) -> Iterator[str]:
    """Every distinct expression of the files that can be parsed, as text."""
    seen: set[str] = set()
    for path in paths:
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError, RecursionError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, (ast.Slice, ast.Starred, ast.FormattedValue)) or not isinstance(node, ast.expr):
                continue
            if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
                continue
            try:
                text = ast.unparse(node)
            except (RecursionError, ValueError):
                continue
            if text not in seen:
                seen.add(text)
                yield text


def splice(texts: Iterable[str]) -> str:
    """A module that hands each expression to a context, a tag, a handler with a capture, and a cursor."""
    parts = ["import sentry_sdk\n\n"]
    for number, text in enumerate(texts):
        word = "def" if "yield from" in text else "async def"
        parts.append(
            f"{word} part_{number}(cursor, payload):\n"
            f'    sentry_sdk.set_context("x", {{"k": ({text})}})\n'
            "    try:\n"
            f"        found = ({text})\n"
            f"    except ({text}) as error:\n"
            "        sentry_sdk.capture_exception(error)\n"
            f"    sentry_sdk.set_tag(({text}), found)\n"
            f"    cursor.callproc(({text}))\n"
            f"    for item in ({text}):\n"
            "        sentry_sdk.add_breadcrumb(message=item, data=found)\n"
        )
    return "".join(parts)
