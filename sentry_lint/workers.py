"""The processes that share a command's work. They end when it does, also where it is killed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

# What the files of a tree share, its helpers and what they import, each process finds out for itself: of two of them,
# each does some three quarters of the work of one alone. Measured on trees of 2,000 to 3,300 files.
WORTH_A_PROCESS = 2000


def processes(jobs: int | None, files: int, batch: int) -> int:
    """How many processes are to share ``files``: ``jobs`` where somebody says so, but none for less than ``batch``."""
    return max(1, min(jobs or os.cpu_count() or 1, files // (batch if jobs else WORTH_A_PROCESS)))


def pool(number: int) -> ProcessPoolExecutor:
    """An executor of that many processes (at most 61, which is what Windows can wait for)."""
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(min(number, 61), initializer=_end_with_the_command)


def _end_with_the_command() -> None:
    """A command that is killed tells its workers nothing: they would wait for more to do, for ever."""
    import threading

    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
