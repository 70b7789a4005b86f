"""The processes that share a command's work. They end when it does, also where it is killed."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor


def pool(processes: int) -> ProcessPoolExecutor:
    """An executor of that many processes (at most 61, which is what Windows can wait for)."""
    return ProcessPoolExecutor(min(processes, 61), initializer=_end_with_the_command)


def _end_with_the_command() -> None:
    """A command that is killed tells its workers nothing: they would wait for more to do, for ever."""
    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
