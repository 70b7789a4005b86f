"""Handlers that name the HTTP exception."""
import fastapi
import fastapi as web
import sentry_sdk
import starlette.exceptions
from fastapi import APIRouter, HTTPException
from fastapi.exceptions import HTTPException as Answer
from sentry_sdk import capture_exception
from starlette.exceptions import HTTPException as StarletteHTTPException

from . import errors, store, telemetry
from .errors import (
    STORE_ERRORS,
    WEB_ERRORS,
    ArchivedOrderMissing,
    CourierDown,
    DepotClosed,
    OrderMissing,
    QuotaReached,
    StockMismatch,
)
from .telemetry import report, report_current, reporter

router = APIRouter()
LOCAL_ERRORS = (OrderMissing, QuotaReached)
Missing = OrderMissing


@router.get("/plain/{key}")
def plain(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/bare-capture/{key}")
def bare_capture(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException:
        sentry_sdk.capture_exception()  # expect: SNT201
        raise


@router.get("/let-pass/{key}")
def let_pass(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException:
        telemetry.crumb("order not there")
        raise
    except KeyError as exc:
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/keyword/{key}")
def keyword(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except fastapi.HTTPException as exc:
        capture_exception(error=exc)  # expect: SNT201
        return None


@router.get("/alias/{key}")
def alias(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except web.HTTPException as exc:
        problem = exc
        capture_exception(problem)  # expect: SNT201
        return None


@router.get("/renamed/{key}")
def renamed(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except Answer as answer:
        capture_exception(answer)  # expect: SNT201
        raise answer


@router.get("/dotted/{key}")
def dotted(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except starlette.exceptions.HTTPException as exc:
        capture_exception(exc)  # expect: SNT201
        raise
    except (StockMismatch, OSError) as exc:
        capture_exception(exc)
        raise


@router.get("/tuple/{key}")
def in_tuple(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except (KeyError, StarletteHTTPException) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return None


@router.get("/tuple-narrowed/{key}")
def in_tuple_narrowed(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except (KeyError, StarletteHTTPException) as exc:
        if isinstance(exc, KeyError):
            sentry_sdk.capture_exception(exc)
        return None


@router.get("/named-tuple/{key}")
def named_tuple(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except WEB_ERRORS as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return None
    except STORE_ERRORS as exc:
        sentry_sdk.capture_exception(exc)
        return None


@router.get("/local-tuple/{key}")
def local_tuple(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except LOCAL_ERRORS as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return None


@router.get("/spread/{key}")
def spread(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except (*errors.WEB_ERRORS, ValueError) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return None


@router.get("/subclass/{key}")
def subclass(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except OrderMissing as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
    except CourierDown as exc:
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/grandchild/{key}")
def grandchild(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except ArchivedOrderMissing as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
    except errors.DepotClosed as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
    except errors.StockMismatch as exc:
        sentry_sdk.capture_exception(exc)
    return None


@router.get("/assigned/{key}")
def assigned(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except Missing as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
    except DepotClosed:
        return {"closed": True}
    return None


@router.get("/helper/{key}")
def by_helper(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        report(exc, area="orders")  # expect: SNT201
        raise


@router.get("/helper-module/{key}")
def by_helper_module(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        telemetry.report(exc)  # expect: SNT201
        raise


@router.get("/helper-current/{key}")
def by_helper_current(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException:
        report_current()  # expect: SNT201
        raise


@router.get("/helper-method/{key}")
def by_helper_method(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except QuotaReached as exc:
        reporter.fault(exc)  # expect: SNT201
        raise
    except HTTPException as exc:
        reporter.note(exc)
        raise


@router.get("/helper-static/{key}")
def by_helper_static(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException:
        telemetry.Reporter.current()  # expect: SNT201
        raise


@router.get("/helper-filters/{key}")
def by_helper_that_filters(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        telemetry.report_faults(exc)
        raise
    except Exception as exc:
        telemetry.report_server_side(exc)
        raise


@router.get("/scoped/{key}")
def scoped(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("area", "orders")
            scope.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/two-branches/{key}")
def two_branches(key: int, rows: dict, verbose: bool = False):
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        if verbose:
            sentry_sdk.set_tag("verbose", "yes")
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        else:
            report(exc)  # expect: SNT201
        raise


@router.get("/late-import/{key}")
def late_import(key: int, rows: dict):
    from fastapi import HTTPException as Inner
    from sentry_sdk import capture_exception as send

    try:
        return store.one(rows, key)
    except Inner as exc:
        send(exc)  # expect: SNT201
        raise


@router.get("/dead/{key}")
def dead(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        raise
        sentry_sdk.capture_exception(exc)


@router.get("/shadowed/{key}")
def shadowed(key: int, rows: dict):
    HTTPException = StockMismatch
    try:
        return store.one(rows, key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/async/{key}")
async def asynchronous(key: int, pool):
    try:
        return await store.fetch(pool, key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
    finally:
        await pool.release()
