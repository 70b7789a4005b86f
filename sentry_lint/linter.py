"""The linter: a file in, findings out.

Used by the flake8 plugin, ``sentry-lint check`` and the codemods, so that they cannot disagree.
"""

from __future__ import annotations

import ast
import io
import os
import tokenize
from collections.abc import Iterable, Sequence

from sentry_lint.findings import Finding, Span
from sentry_lint.policy import Policy, PolicyError, policy_for

# The rules that are off by default.
OPT_IN = frozenset(
    {
        *("SNT108", "SNT109", "SNT111", "SNT113", "SNT114"),
        *("SNT206", "SNT207", "SNT208"),
        *("SNT304", "SNT305"),
        *("SNT401", "SNT404", "SNT405", "SNT406", "SNT409", "SNT410"),
        *("SNT504", "SNT606", "SNT608"),
    }
)
IN_TESTS = "SNT6"  # what is said of test files: whether the SDK does what the code thinks
TEST_FOLDERS = frozenset({"tests", "test", "testing"})


def check_file(path: str, *, policy: Policy | None = None, enable: Sequence[str] = ()) -> list[Finding]:
    """The findings of a file on disk; none where it cannot be read or parsed."""
    try:
        with open(path, "rb") as stream:
            return check_source(path, stream.read(), policy=policy, enable=enable)
    except OSError:
        return []


def check_source(
    path: str,
    source: str | bytes,
    *,
    tree: ast.Module | None = None,
    policy: Policy | None = None,
    enable: Sequence[str] = (),
) -> list[Finding]:
    """The findings of a source as if it stood at ``path``; none where it cannot be parsed. ``tree``: if it has been."""
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else _utf8(source)
    return _check(os.path.abspath(path), data, tree, policy, enable)


def _utf8(source: bytes) -> bytes:
    """The source as UTF-8 without a byte order mark, whatever its own encoding, so that columns agree with ``ast``."""
    if source.isascii():
        return source
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return source if encoding == "utf-8" else source.decode(encoding).encode("utf-8")
    except (SyntaxError, UnicodeDecodeError, LookupError):
        return source


def check_tree(
    path: str, tree: ast.Module, lines: Sequence[str], *, policy: Policy | None = None, enable: Sequence[str] = ()
) -> list[Finding]:
    """The findings of a file that is parsed already, as flake8 hands it over."""
    data = "".join(lines).encode("utf-8", "surrogatepass")
    return _check(os.path.abspath(path), data, tree, policy, enable)


def _check(
    path: str, source: bytes, tree: ast.Module | None, policy: Policy | None, enable: Sequence[str]
) -> list[Finding]:
    try:
        policy = policy or policy_for(path)
    except PolicyError as error:
        return [Finding("SNT900", str(error), path, Span(1, 0, 1, 0))]
    in_tests = not policy.tests and is_test_file(path, policy)
    if in_tests and b"sentry_sdk" not in source:
        return []
    from sentry_lint.rules.checks import run  # the first file that is checked pays for the import

    enabled = (*policy.enable, *enable)
    left_out = frozenset(code for code in OPT_IN if not _is_on(code, enabled))
    findings = run.findings(path, source, tree, policy, left_out)
    if in_tests:
        findings = [finding for finding in findings if finding.code.startswith(IN_TESTS)]
    wanted = [finding for finding in findings if finding.code not in left_out]
    _place(wanted, source)
    return sorted(wanted, key=lambda finding: finding.order)


def _is_on(code: str, enabled: Iterable[str]) -> bool:
    return code not in OPT_IN or any(prefix[-1:].isdigit() and code.startswith(prefix) for prefix in enabled)


def _place(findings: list[Finding], source: bytes) -> None:
    """Columns in characters, from 1."""
    lines: list[bytes] | None = None
    for finding in findings:
        column = finding.span.column
        if lines is None:
            lines = source.splitlines()
        line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else b""
        finding.column = len(line[:column].decode("utf-8", "replace")) + 1


def is_test_file(path: str, policy: Policy) -> bool:
    """A test file by its name or, below the project's root, by its folder."""
    name = os.path.basename(path)
    if name == "conftest.py" or name.startswith("test_") or name.endswith("_test.py"):
        return True
    root = policy.root or _root_of(os.path.dirname(path))
    inside = os.path.relpath(os.path.dirname(path), root) if root else ""
    return not TEST_FOLDERS.isdisjoint(inside.split(os.sep))


def _root_of(folder: str) -> str:
    marks = ("pyproject.toml", "setup.py", "setup.cfg", ".git", "manage.py", "tox.ini")
    found = _roots.get(folder)
    if found is not None:
        return found
    current = folder
    while True:
        if any(os.path.exists(os.path.join(current, mark)) for mark in marks):
            break
        parent = os.path.dirname(current)
        if parent == current:
            current = ""
            break
        current = parent
    _roots[folder] = current
    return current


_roots: dict[str, str] = {}
