"""What can go wrong with an order; the HTTP ones become answers."""
from fastapi import HTTPException, status
from starlette.exceptions import HTTPException as PlainHTTPException


class OrderMissing(HTTPException):
    def __init__(self, key):
        super().__init__(status_code=404, detail=f"no order {key}")


class ArchivedOrderMissing(OrderMissing):
    pass


class QuotaReached(HTTPException):
    def __init__(self):
        super().__init__(status.HTTP_429_TOO_MANY_REQUESTS, "slow down")


class CourierDown(HTTPException):
    def __init__(self):
        super().__init__(status_code=status.HTTP_503_SERVICE_UNAVAILABLE)


class DepotClosed(PlainHTTPException):
    def __init__(self):
        super().__init__(409)


class StockMismatch(Exception):
    pass


class BasketEmpty(Exception):
    pass


class VoucherError(Exception):
    pass


class VoucherExpired(VoucherError):
    pass


WEB_ERRORS = (HTTPException, PlainHTTPException)
STORE_ERRORS = (KeyError, StockMismatch)


def missing(kind):
    return HTTPException(status_code=404, detail=f"{kind} not found")


def broken(kind):
    return HTTPException(status_code=500, detail=f"{kind} cannot be read")


def is_answer(exc):
    return isinstance(exc, HTTPException)
