"""Mutation testing: how many small changes of the analysis and the checks the tests notice.

``python benchmarks/mutation.py --count 200 --seed 1`` draws that many mutants of ``sentry_lint/analysis`` and
``sentry_lint/rules/checks``, prints each one that survives and at the end the share that was killed. The same seed over
the same source draws the same mutants.

A mutant differs from the source in one place: a comparison or ``and``/``or`` is swapped, a ``not`` goes, a condition is
negated, a number is one more or one less, a truth value is turned, a string is emptied, an element of a display is
dropped, a ``return`` gives None, a statement goes. Types, docstrings, decorators, imports and texts with a blank in
them (the wording of messages) are left alone.

It is killed when a test fails. First come the evaluation files, the texts of findings and the rules' own cases, in a
forked process and within a second or two; what they let live meets the other tests that run the linter (``--fast``
leaves these out). All happens in a copy of the project, so that commands that tests start see the mutant too; nothing
here is written to. A POSIX system is needed (``fork``).
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import functools
import itertools
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ("sentry_lint/analysis", "sentry_lint/rules/checks")
#: What a run needs none of: histories and caches.
LEFT = shutil.ignore_patterns(".git", ".*_cache", "__pycache__", ".venv", "build", "dist")
#: The other tests that run the linter, but for those that mostly start programs or measure: what kills most first.
OTHERS = (
    "test_words.py",
    "test_log_setups.py",
    "test_odd_calls.py",
    "test_places.py",
    "test_spans_by_hand.py",
    "test_folders.py",
    "test_names_of_calls.py",
    "test_names_of_hooks.py",
    "test_values.py",
    "test_rules.py",
    "test_project.py",
    "test_bounds.py",
    "test_statuses.py",
    "test_handlers.py",
    "test_alias_matrix.py",
    "test_documents.py",
    "test_policy.py",
    "test_report.py",
    "test_cli.py",
    "codemods/test_redact_payload.py",
    "codemods/test_let_http_exceptions_pass.py",
    "codemods/test_instrument_call_sites.py",
    "codemods/test_instrument_wrapper.py",
    "codemods/test_route_through_wrapper.py",
    "codemods/test_mended_programs.py",
    "robustness/test_bad_input.py",
    "robustness/test_depth.py",
    "test_outline.py",
    "test_contract.py",
)
#: Seconds after which a mutant counts as killed: it does not end. The real thing takes 5 and 90, or more.
FAST, WHOLE = 60, 600

SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
TYPES = ("Union[", "Callable[", "Optional[", "TypeVar(", "tuple[", "list[", "dict[")
UNTOUCHED = frozenset({"annotation", "returns", "decorator_list", "type_params", "format_spec"})
DELETED = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete, ast.Expr)


class Slot(NamedTuple):
    """A place in a tree: a field of a node, and the index where the field is a list."""

    parent: ast.AST
    field: str
    index: int | None

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


class Mutant(NamedTuple):
    """One changed place: the file (from the project's root), the line, the old and the new text of the place."""

    file: str
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.before} -> {self.after}"


# -- what can be changed


def places(tree: ast.Module) -> Iterator[tuple[Slot, ast.AST, ast.AST]]:
    """Every place that can be changed, its node and what it can be changed for, in the order of the source."""
    stack = [iter(slots(tree))]
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
            continue
        slot, node = found
        if is_left_alone(node):
            continue
        for new in alternatives(node, slot):
            yield slot, node, new
        stack.append(iter(slots(node)))


def slots(node: ast.AST) -> Iterator[tuple[Slot, ast.AST]]:
    """The children of a node that are code, not types."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED or (field == "keywords" and isinstance(node, ast.ClassDef)):
            continue
        if isinstance(value, list):
            yield from ((Slot(node, field, n), one) for n, one in enumerate(value) if isinstance(one, ast.AST))
        elif isinstance(value, ast.AST):
            yield Slot(node, field, None), value


def is_left_alone(node: ast.AST) -> bool:
    """Whether nothing at or below a node is changed: imports, types, docstrings, slots."""
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if isinstance(target, ast.Name) and target.id in ("__slots__", "__all__"):
            return True
        return node.value is None or ast.unparse(node.value).startswith(TYPES)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, (ast.Import, ast.ImportFrom))


def alternatives(node: ast.AST, slot: Slot) -> Iterator[ast.AST]:
    """What a node can be changed for."""
    parent = slot.parent
    if isinstance(parent, ast.If) and slot.field == "test" and not is_turned_anyway(node):
        assert isinstance(node, ast.expr)
        yield ast.UnaryOp(ast.Not(), node)
    if isinstance(parent, ast.Return) and not isinstance(node, ast.Constant):
        yield ast.Constant(None)
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            swapped = SWAPPED[type(operator)]()
            yield ast.Compare(node.left, [*node.ops[:index], swapped, *node.ops[index + 1 :]], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and not isinstance(parent, ast.JoinedStr):
        yield from (ast.Constant(value) for value in other_values(node.value))
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)) and not isinstance(getattr(node, "ctx", None), ast.Store):
        yield from shorter(node)
    elif isinstance(node, DELETED) and not isinstance(parent, ast.Module):
        yield ast.Pass()


def is_turned_anyway(test: ast.AST) -> bool:
    """Whether a condition is turned round by another change: of its only operator or its ``not``."""
    if isinstance(test, ast.Compare):
        return len(test.ops) == 1 and isinstance(test.ops[0], (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn))
    return isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)


def other_values(value: object) -> Iterator[bool | int | float | str]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        yield from (value + 1, value - 1)
    elif isinstance(value, str) and value and " " not in value:
        yield ""


def shorter(node: ast.List | ast.Tuple | ast.Set) -> Iterator[ast.expr]:
    for index in range(len(node.elts)):
        rest = [*node.elts[:index], *node.elts[index + 1 :]]
        if isinstance(node, ast.Set):
            yield ast.Set(rest) if rest else ast.Call(ast.Name("set", ast.Load()), [], [])
        else:
            yield type(node)(rest, ast.Load())


def draw(seed: int, count: int, only: str) -> tuple[int, list[tuple[str, int]]]:
    """How many mutants there are in the files whose path holds ``only``, and a sample of them (all for ``count`` 0).

    One is told by its file and its number among the file's places.
    """
    files = (str(path.relative_to(ROOT)) for target in TARGETS for path in sorted((ROOT / target).glob("*.py")))
    every = [(name, number) for name in files if only in name for number, _ in enumerate(places(tree_of(name)))]
    return len(every), sorted(random.Random(seed).sample(every, min(count, len(every))) if count else every)


def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name))


@functools.cache
def text_of(name: str) -> str:
    """The source of a file as it was when the sample was drawn, whatever is done to it meanwhile."""
    return (ROOT / name).read_text(encoding="utf-8")


def made(chosen: list[tuple[str, int]]) -> Iterator[Mutant]:
    """The mutants that :func:`draw` has drawn, made one by one."""
    for name, group in itertools.groupby(chosen, key=lambda one: one[0]):
        numbers, tree = {number for _, number in group}, tree_of(name)
        for number, (slot, node, new) in enumerate(places(tree)):
            if number in numbers:
                before, after = ast.unparse(node), ast.unparse(new)
                slot.put(ast.fix_missing_locations(ast.copy_location(new, node)))
                source = ast.unparse(tree)
                slot.put(node)
                yield Mutant(name, getattr(node, "lineno", 0), before, after, source)


# -- what the tests say


def quick_tests(folder: Path) -> bool:
    """Whether the evaluation files, the texts of findings and the rules' cases are as they should be."""
    import evaluation
    import test_findings
    import test_rules

    for path in evaluation.files():
        if evaluation.judge(path).problems:
            return False
    for project in test_findings.FOLDERS:
        if test_findings.found(project) != (project / "found.txt").read_text(encoding="utf-8"):
            return False
    for name, code, case in test_rules.examples():
        if not code.startswith("SNT9"):
            place = folder / name
            path = place / "service.py" if place.is_dir() else (place.mkdir(), test_rules.put(case, place))[1]
            if test_rules.lines(code, path, case.source) != case.at:
                return False
    return True


def other_tests(copy: Path) -> bool:
    import pytest

    quiet = ["-qx", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:xdist", f"--rootdir={copy}"]
    return pytest.main([*quiet, *(str(copy / "tests" / name) for name in OTHERS)]) == 0


def holds(question: Callable[[Path], bool], place: Path, seconds: float) -> bool:
    """What a question is answered in a process of its own; an error and silence are a no."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        os.setsid()
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        with contextlib.suppress(BaseException):
            os.write(write, b"y" if question(place) else b"n")
        os._exit(0)
    os.close(write)
    ready, _, _ = select.select([read], [], [], seconds)
    answer = os.read(read, 1) if ready else b""
    os.close(read)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return answer == b"y"


class Bench:
    """A copy of the project in which one mutant at a time stands."""

    def __init__(self, folder: Path, fast: bool) -> None:
        self.copy = folder / "project"
        self.cases = folder / "cases"
        self.fast = fast
        self.cases.mkdir()
        shutil.copytree(ROOT, self.copy, ignore=LEFT, symlinks=True)
        os.chdir(self.copy)
        for path in ("tests", "codemods", "."):
            sys.path.insert(0, str(self.copy / path))
        os.environ["PYTHONPATH"] = os.pathsep.join([str(self.copy), str(self.copy / "codemods")])

    def warm(self) -> None:
        """Import what no mutant changes, so that each process finds it there."""
        import evaluation  # noqa: F401
        import pytest  # noqa: F401
        import test_findings  # noqa: F401
        import test_rules  # noqa: F401

        import sentry_lint

        assert Path(sentry_lint.__file__).is_relative_to(self.copy), "another copy of the project comes first"
        assert not [
            name for name in sys.modules if name.startswith(("sentry_lint.analysis", "sentry_lint.rules.checks"))
        ]

    def passes(self) -> bool:
        if not holds(quick_tests, self.cases, FAST):
            return False
        return self.fast or holds(other_tests, self.copy, WHOLE)

    def survives(self, mutant: Mutant) -> bool:
        """Whether the tests pass with the mutant in the source's place.

        The source's time is given back with it, or its compiled module would not be used again; nothing is compiled
        to a file while the mutant is there.
        """
        path = self.copy / mutant.file
        source, times = path.read_bytes(), path.stat()
        path.write_text(mutant.source, encoding="utf-8")
        os.utime(path, (times.st_atime, times.st_mtime + 100))
        try:
            return self.passes()
        finally:
            path.write_bytes(source)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=200, help="mutants to draw, 0 for all (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="what the sample is drawn by (default: 1)")
    parser.add_argument("--only", default="", metavar="TEXT", help="draw from files whose path holds this")
    parser.add_argument("--fast", action="store_true", help="only the evaluation files and the rules' cases")
    options = parser.parse_args()
    total, chosen = draw(options.seed, options.count, options.only)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder).resolve(), options.fast)
        bench.warm()
        if not bench.passes():
            sys.exit("the tests fail without a mutant")
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        start, survivors = time.monotonic(), 0
        for number, mutant in enumerate(made(chosen), 1):
            if bench.survives(mutant):
                survivors += 1
                print(mutant, flush=True)
            print(f"{number}/{len(chosen)}, {survivors} alive", end="\r", file=sys.stderr, flush=True)
    killed = len(chosen) - survivors
    share = 100 * killed / max(len(chosen), 1)
    print(f"{killed} of {len(chosen)} killed ({share:.1f} %), seed {options.seed}, of {total} mutants", end="")
    print(f" in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
