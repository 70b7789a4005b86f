"""The job that empties bins at night. It was written before there was a wrapper."""

from __future__ import annotations

from typing import Any


def empty(connection: Any, bin_ids: list[int], shift_id: int) -> int:
    """Empties the bins and returns how many pallets that moved."""
    moved = 0
    with connection.cursor() as cursor:
        for bin_id in bin_ids:
            cursor.callproc("Bin_Empty", (bin_id, shift_id))  # nothing in Sentry tells that this ran
            moved += cursor.rowcount
    return moved
