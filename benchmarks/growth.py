"""How the linter's time grows with a file's length, the depth of its helpers and the number of a wrapper's importers.

Every source is generated and every run has a folder of its own, so that nothing is answered from a cache. Prints a
markdown table a question. ``slope`` is the exponent between a row and the one above: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import argparse
import gc
import math
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from measure import table

from sentry_lint.linter import check_file

Builder = Callable[[Path, int], list[Path]]

FUNCTION = """
def handle_{n}(request, order, user):
    details = {{"order": order.id}}
    details["step"] = {n}
    for key, value in request.items():
        details[key] = value
    if order.paid:
        note = f"order {{order.id}} of {{user.email}}"
    else:
        note = "open"
    try:
        total = order.total() + {n}
        sentry_sdk.add_breadcrumb(category="order.step", message=note, level="info", data=details)
        if total > {n}:
            return store_{before}(request, order)
    except ValueError as error:
        sentry_sdk.capture_exception(error)
        raise
    return total


def store_{n}(request, order):
    cursor = request.cursor()
    cursor.callproc("Orders_Store", [order.id, {n}])
    return None
"""

WRAPPER = """import sentry_sdk


def remember(name, **details):
    sentry_sdk.set_tag("name", name)
    sentry_sdk.set_context("details", details)
"""


def long_file(folder: Path, length: int) -> list[Path]:
    """One file of about ``length`` lines: functions that fill dictionaries, leave breadcrumbs and call each other."""
    parts = ["import sentry_sdk\n\n\ndef store_0(request, order):\n    return None\n"]
    each = FUNCTION.count("\n")
    parts += [FUNCTION.format(n=n, before=n - 1) for n in range(1, length // each + 1)]
    return write(folder, {"app.py": "\n".join(parts)})[:1]


def plain_file(folder: Path, length: int) -> list[Path]:
    """The same file without a word of Sentry; the cheap filter should end it at once."""
    (path,) = long_file(folder, length)
    path.write_text(path.read_text().replace("sentry_sdk", "telemetry"))
    return [path]


def helpers_in_one_file(folder: Path, depth: int) -> list[Path]:
    """A value that passes through ``depth`` functions of its own file before it reaches Sentry."""
    parts = ["import sentry_sdk\n", 'def step_0(value):\n    sentry_sdk.set_extra("value", value)\n']
    parts += [f"def step_{n}(value):\n    step_{n - 1}(value)\n" for n in range(1, depth)]
    parts.append(f"def start(user):\n    step_{depth - 1}(user.email)\n")
    return write(folder, {"app.py": "\n\n".join(parts)})


def helpers_in_files(folder: Path, depth: int) -> list[Path]:
    """The same with a file for each function; only the first file is checked."""
    files = {"step_0.py": 'import sentry_sdk\n\n\ndef step_0(value):\n    sentry_sdk.set_extra("value", value)\n'}
    for n in range(1, depth):
        files[f"step_{n}.py"] = f"from step_{n - 1} import step_{n - 1}\n\n\ndef step_{n}(v):\n    step_{n - 1}(v)\n"
    last = f"step_{depth - 1}"
    source = f"from {last} import {last}\n\n\ndef start(user):\n    {last}(user.email)\n"
    return write(folder, {"app.py": source, **files})[:1]


def importers(folder: Path, count: int) -> list[Path]:
    """One wrapper and ``count`` modules that call it; the modules are checked."""
    source = 'from obs import remember\n\n\ndef show_{n}(user):\n    remember("show", shown={n}, who=user.email)\n'
    files = {f"views_{n}.py": source.format(n=n) for n in range(count)}
    return write(folder, {**files, "obs.py": WRAPPER})[:-1]


def dictionary(folder: Path, keys: int) -> list[Path]:
    """One payload of ``keys`` keys, half of them in the literal, half added by statements."""
    literal = "\n".join(f'        "key_{n}": order.field_{n},' for n in range(keys // 2))
    added = "\n".join(f'    data["key_{n}"] = order.field_{n}' for n in range(keys // 2, keys))
    head = "import sentry_sdk\n\n\ndef send(order):\n    data = {\n"
    return write(folder, {"app.py": f'{head}{literal}\n    }}\n{added}\n    sentry_sdk.set_context("order", data)\n'})


def write(folder: Path, files: dict[str, str]) -> list[Path]:
    """Write the sources with an empty ``pyproject.toml`` beside them, which makes the folder a project."""
    folder.joinpath("pyproject.toml").write_text("")
    paths = []
    for name, source in files.items():
        paths.append(folder / name)
        paths[-1].write_text(source)
    return paths


def once(build: Builder, size: int) -> tuple[float, int]:
    """Processor milliseconds of checking what ``build`` makes, and the number of findings."""
    with tempfile.TemporaryDirectory() as name:
        paths = build(Path(name), size)
        gc.collect()
        start = time.process_time()
        found = sum(len(check_file(str(path))) for path in paths)
        return (time.process_time() - start) * 1000, found


def grow(build: Builder, sizes: Iterable[int], runs: int) -> list[list[object]]:
    """A row a size: milliseconds (median), for each unit of size, the slope, the findings."""
    rows: list[list[object]] = []
    before: tuple[int, float] | None = None
    once(build, 1)  # late imports and the vocabulary are paid here
    for size in sizes:
        taken = [once(build, size) for _ in range(runs)]
        cost = statistics.median(each for each, _ in taken)
        slope = math.log(cost / before[1]) / math.log(size / before[0]) if before else float("nan")
        rows.append([size, cost, f"{1000 * cost / size:.1f}", f"{slope:.2f}" if before else "", taken[0][1]])
        before = (size, cost)
    return rows


def powers(first: int, last: int, factor: int = 2) -> list[int]:
    sizes = [first]
    while sizes[-1] < last:
        sizes.append(sizes[-1] * factor)
    return sizes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (%(default)s)")
    parser.add_argument("--lines", type=int, default=64_000, help="the longest file (%(default)s)")
    parser.add_argument("--depth", type=int, default=128, help="the deepest chain of helpers (%(default)s)")
    parser.add_argument("--importers", type=int, default=1024, help="the most importers of a wrapper (%(default)s)")
    options = parser.parse_args()
    questions: list[tuple[str, Builder, list[int]]] = [
        ("lines of a file that uses Sentry", long_file, powers(1000, options.lines)),
        ("lines of a file that does not", plain_file, powers(1000, options.lines, 8)),
        ("helpers in one file", helpers_in_one_file, powers(1, options.depth)),
        ("helpers, a file each", helpers_in_files, powers(1, options.depth)),
        ("importers of one wrapper", importers, powers(1, options.importers, 4)),
        ("keys of one payload", dictionary, powers(125, 4000)),
    ]
    for title, build, sizes in questions:
        print(
            f"## {title}\n",
            table(("size", "CPU ms", "µs each", "slope", "findings"), grow(build, sizes, options.runs)),
            sep="\n",
            end="\n\n",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
