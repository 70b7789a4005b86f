"""What the instrumentation costs a call: a program with watched calls, before and after `instrument-call-sites`.

The cursor does nothing, so that the difference is what was inserted. Three states of Sentry: started with a transport
that keeps nothing (what a service has), not started, and started with a `before_breadcrumb` hook. With a MariaDB
(`SENTRY_LINT_MARIADB_SOCKET`) one line tells what the call itself costs there. Prints a markdown table, in microseconds
a call; the fastest run counts, as everything else that happens on the machine only adds to it.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measure import table

HEAD = ("Sentry", "plain call", "instrumented", "instrumentation")
BREADCRUMB = """
[[tool.sentry-lint.watch]]
name = "stock"
procedures = ["Stock_Clear"]
category = "database.stock"
message = "Calling {procedure} - writes Stock.Count"
level = "warning"
tags = { procedure = "{procedure}", stock = "clear" }
data = { procedure = "{procedure}", args_count = "{args_count}", request_id = "{name:request_id}" }
"""
CONTEXT = 'context = { name = "stored_procedure", fields = { name = "{procedure}" } }\n'
PROGRAM = """
import sentry_sdk


def call(cursor, sku, request_id):
    cursor.callproc("Stock_Clear", (sku, 1))
"""


class Cursor:
    """Runs nothing."""

    def callproc(self, name: str, args: tuple[object, ...]) -> None:
        pass


def instrumented(policy: str) -> Callable[..., None]:
    """The program's function, as `sentry-lint fix` leaves it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "program.py")
        path.write_text(PROGRAM)
        Path(folder, "pyproject.toml").write_text(policy)
        command = [sys.executable, "-m", "sentry_lint", "fix", str(path), "--allow-dirty", "-j1"]
        subprocess.run(command, check=True, capture_output=True)
        return function(path.read_text())


def function(source: str) -> Callable[..., None]:
    space: dict[str, Any] = {}
    exec(source, space)
    found: Callable[..., None] = space["call"]
    return found


def microseconds(call: Callable[..., None], calls: int) -> float:
    """Processor time of one call."""
    cursor = Cursor()
    gc.collect()
    start = time.process_time()
    for number in range(calls):
        call(cursor, number, "r-1")
    return (time.process_time() - start) / calls * 1e6


@contextmanager
def sentry(state: str) -> Iterator[None]:
    """Sentry in one of the states of the table."""
    import sentry_sdk
    from sentry_sdk.transport import Transport

    class Nowhere(Transport):
        def capture_envelope(self, envelope: object) -> None:
            pass

    hook = {"before_breadcrumb": lambda crumb, hint: crumb} if "hook" in state else {}
    if state != "not started":
        sentry_sdk.init("https://public@sentry.invalid/1", transport=Nowhere(), **hook)
    with sentry_sdk.isolation_scope():
        yield
    sentry_sdk.get_client().close()


def database(calls: int) -> float | None:
    """What a procedure that does nothing costs on a MariaDB, in microseconds of the clock; None where there is none."""
    socket = os.environ.get("SENTRY_LINT_MARIADB_SOCKET")
    if not socket:
        return None
    import pymysql

    connection = pymysql.connect(unix_socket=socket, user="root", autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("CREATE OR REPLACE DATABASE sentry_lint_benchmark")
        cursor.execute("USE sentry_lint_benchmark")
        cursor.execute("CREATE PROCEDURE Stock_Clear(sku INT, count INT) SET @cleared = sku")
        start = time.perf_counter()
        for number in range(calls):
            cursor.callproc("Stock_Clear", (number, 1))
        taken = (time.perf_counter() - start) / calls * 1e6
        cursor.execute("DROP DATABASE sentry_lint_benchmark")
    connection.close()
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="runs of each, of which the fastest counts (%(default)s)")
    parser.add_argument("--calls", type=int, default=20_000, help="calls a run (%(default)s)")
    options = parser.parse_args()
    import sentry_sdk

    plain = function(PROGRAM)
    turns = range(options.runs)
    rows: list[list[object]] = []
    for what, policy in (("", BREADCRUMB), (", and a context", BREADCRUMB + CONTEXT)):
        watched = instrumented(policy)
        for state in ("started", "started, with a hook", "not started"):
            with sentry(state):
                pairs = [(microseconds(plain, options.calls), microseconds(watched, options.calls)) for _ in turns]
            without, with_it = (min(column) for column in zip(*pairs, strict=True))
            rows.append([f"{state}: a breadcrumb, two tags{what}", without, with_it, with_it - without])
    versions = f"Python {sys.version.split()[0]}, sentry-sdk {sentry_sdk.VERSION}"
    print(f"{versions}, the fastest of {options.runs} runs; µs a call\n")
    print(table(HEAD, rows))
    taken = database(1000)
    if taken is not None:
        print(f"\nThe call itself, on a MariaDB of this machine: {taken:.0f} µs of the clock")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
