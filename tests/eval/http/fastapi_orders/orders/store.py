"""Reads and writes; some of it answers over HTTP by itself."""
import contextlib

from fastapi import HTTPException, status

from . import codes
from .errors import CourierDown, OrderMissing, QuotaReached, StockMismatch, missing


def one(rows, key):
    if key not in rows:
        raise OrderMissing(key)
    return rows[key]


def one_of_depot(rows, key):
    return one(rows, key)["depot"]


def one_or_none(rows, key):
    try:
        return one(rows, key)
    except OrderMissing:
        return None


def one_or_default(rows, key, default=None):
    with contextlib.suppress(HTTPException):
        return one(rows, key)
    return default


def one_checked(rows, key):
    try:
        return one(rows, key)
    except HTTPException as exc:
        raise StockMismatch("rows are out of step") from exc


def require_rows(rows):
    if not rows:
        raise missing("order list")


def require_courier(courier):
    if not courier.alive():
        raise CourierDown()


def require_capacity(depot):
    if depot.full:
        raise HTTPException(status_code=codes.OVERLOADED)


def require_quota(account):
    if account.spent >= account.quota:
        raise QuotaReached()


def count(rows):
    if rows is None:
        raise StockMismatch("no rows at all")
    return len(rows)


async def fetch(pool, key):
    row = await pool.fetchrow("SELECT * FROM parcels WHERE id = $1", key)
    if row is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND)
    return row


def walk(rows, key, depth=0):
    if depth > 5:
        raise HTTPException(status_code=400, detail="too deep")
    parent = rows[key]["parent"]
    return walk(rows, parent, depth + 1) if parent else key


class Shelf:
    def __init__(self, rows):
        self.rows = rows

    def take(self, key):
        self._check(key)
        return self.rows.pop(key)

    def peek(self, key):
        return self.rows.get(key)

    def _check(self, key):
        if key not in self.rows:
            raise OrderMissing(key)

    @classmethod
    def of(cls, depot):
        if depot is None:
            raise HTTPException(404, "no depot")
        return cls(depot.rows)

    @staticmethod
    def sized(rows):
        if len(rows) > 1000:
            raise HTTPException(status_code=413)
        return rows


shelf = Shelf({})
