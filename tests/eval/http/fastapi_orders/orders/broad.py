"""Handlers for everything, around code that answers over HTTP."""
import builtins
import logging

import fastapi
import sentry_sdk
from fastapi import APIRouter, Depends, HTTPException, status
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as PlainHTTPException

from . import codes, errors, store, telemetry
from .errors import OrderMissing, StockMismatch, broken, missing
from .store import Shelf, one, require_quota, shelf
from .telemetry import report, reporter

log = logging.getLogger(__name__)
router = APIRouter()
FAILED = {"error": "failed"}
Anything = Exception


@router.get("/raise/{key}")
def raise_here(key: int, rows: dict):
    try:
        if key not in rows:
            raise HTTPException(status_code=404, detail="no such order")
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/raise-pass/{key}")
def raise_here_and_pass(key: int, rows: dict):
    try:
        if key not in rows:
            raise HTTPException(status_code=404, detail="no such order")
        return rows[key]
    except HTTPException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/answered/{key}")
def raise_here_and_answer(key: int, rows: dict):
    try:
        if key not in rows:
            raise HTTPException(status_code=404)
        return rows[key]
    except HTTPException as exc:
        return JSONResponse({"error": exc.detail}, exc.status_code)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/reraised/{key}")
def captured_and_reraised(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(400, "negative")
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/base/{key}")
def base(key: int, rows: dict):
    try:
        if key < 0:
            raise fastapi.HTTPException(status.HTTP_400_BAD_REQUEST)
        return rows[key]
    except BaseException as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/bare/{key}")
def bare(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(status_code=422)
        return rows[key]
    except:  # expect: SNT202
        sentry_sdk.capture_exception()
        raise


@router.get("/tuple/{key}")
def broad_tuple(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(status_code=403)
        return rows[key]
    except (KeyError, Exception) as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/builtins/{key}")
def broad_builtin(key: int, rows: dict):
    try:
        if key < 0:
            raise PlainHTTPException(403)
        return rows[key]
    except builtins.Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/renamed/{key}")
def broad_alias(key: int, rows: dict):
    try:
        return one(rows, key)
    except Anything as exc:  # expect: SNT202
        report(exc)
        return JSONResponse(FAILED, 500)


@router.get("/narrow/{key}")
def narrow(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(status_code=403)
        return rows[key]
    except (KeyError, ValueError) as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/logged/{key}")
def logged_only(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception:
        log.exception("cannot read an order")
        return JSONResponse(FAILED, 500)


@router.get("/crumb/{key}")
def crumb_only(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        telemetry.crumb("cannot read an order")
        reporter.note(exc)
        raise


@router.get("/helper/{key}")
def helper_raises(key: int, rows: dict):
    try:
        return store.one(rows, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/two-levels/{key}")
def two_levels(key: int, rows: dict):
    try:
        return store.one_of_depot(rows, key)
    except Exception as exc:  # expect: SNT202
        report(exc, area="depot")
        return JSONResponse(FAILED, 500)


@router.get("/swallowed/{key}")
def helper_swallows(key: int, rows: dict):
    try:
        first = store.one_or_none(rows, key)
        return first or store.one_or_default(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/converted/{key}")
def helper_converts(key: int, rows: dict):
    try:
        return store.one_checked(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/quota/{key}")
def helper_imported(key: int, rows: dict, account):
    try:
        require_quota(account)
        return rows[key]
    except Exception as exc:  # expect: SNT202
        telemetry.report_current()
        raise exc


@router.get("/server-side/{key}")
def helper_is_5xx(key: int, rows: dict, courier, depot):
    try:
        store.require_courier(courier)
        store.require_capacity(depot)
        return rows[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 502)


@router.get("/mixed/{key}")
def helper_mixed(key: int, rows: dict, courier):
    try:
        store.require_courier(courier)
        store.require_rows(rows)
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 502)


@router.get("/own-error")
def helper_own_error(rows: dict):
    try:
        return store.count(rows)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/method/{key}")
def method_raises(key: int, rows: dict):
    try:
        return Shelf(rows).take(key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/method-quiet/{key}")
def method_is_quiet(key: int, rows: dict):
    try:
        return Shelf(rows).peek(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/instance/{key}")
def instance_raises(key: int):
    try:
        return shelf.take(key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/local-instance/{key}")
def local_instance(key: int, rows: dict):
    place = store.Shelf(rows)
    try:
        return place.take(key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/classmethod/{key}")
def classmethod_raises(key: int, depot):
    try:
        return Shelf.of(depot).peek(key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/static")
def static_raises(rows: dict):
    try:
        return Shelf.sized(rows)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/cycle/{key}")
def recursive(key: int, rows: dict):
    try:
        return store.walk(rows, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/async/{key}")
async def awaited(key: int, pool):
    try:
        row = await store.fetch(pool, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)
    else:
        return row


@router.get("/made/{key}")
def raised_from_maker(key: int, rows: dict):
    try:
        if key not in rows:
            raise missing("order")
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/trimmed/{key}")
def raised_with_traceback(key: int, rows: dict):
    try:
        if key not in rows:
            raise HTTPException(status_code=404).with_traceback(None)
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/made-5xx/{key}")
def raised_from_maker_5xx(key: int, rows: dict):
    try:
        if key not in rows:
            raise broken("order")
        return rows[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/held/{key}")
def raised_from_variable(key: int, rows: dict):
    refusal = HTTPException(status_code=codes.GONE)
    try:
        if key not in rows:
            raise refusal
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/constant/{key}")
def status_constants(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(status_code=codes.TEAPOT)
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/constant-5xx/{key}")
def status_constants_5xx(key: int, rows: dict, courier):
    try:
        if key < 0:
            raise HTTPException(status_code=codes.OVERLOADED)
        if not courier:
            raise HTTPException(status.HTTP_502_BAD_GATEWAY)
        if courier.slow:
            raise HTTPException(status_code=codes.UPSTREAM)
        if courier.closed:
            raise HTTPException(500)
        return rows[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/wrong-order/{key}")
def passed_too_late(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)
    except HTTPException:
        raise


@router.get("/wrong-pass/{key}")
def another_is_passed(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(status_code=400)
        return one(rows, key)
    except OrderMissing:
        raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/right-pass/{key}")
def the_one_is_passed(key: int, rows: dict):
    try:
        return one(rows, key)
    except errors.OrderMissing:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/parent-pass/{key}")
def parent_is_passed(key: int, rows: dict):
    try:
        return one(rows, key)
    except PlainHTTPException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/child-pass/{key}")
def child_is_passed(key: int, rows: dict):
    try:
        if key not in rows:
            raise PlainHTTPException(404)
        return rows[key]
    except HTTPException:
        raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/tuple-pass/{key}")
def tuple_is_passed(key: int, rows: dict):
    try:
        return one(rows, key)
    except (*errors.WEB_ERRORS, StockMismatch):
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/first-captures/{key}")
def first_handler_captures(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/defined/{key}")
def defined_not_called(key: int, rows: dict):
    try:
        def refuse():
            raise HTTPException(status_code=404)

        return rows.get(key, refuse)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/defined-called/{key}")
def defined_and_called(key: int, rows: dict):
    def refuse():
        raise HTTPException(status_code=404)

    try:
        return rows[key] if key in rows else refuse()
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/dead/{key}")
def dead_raise(key: int, rows: dict):
    try:
        return rows[key]
        raise HTTPException(status_code=404)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/returned/{key}")
def returned_not_raised(key: int, rows: dict):
    try:
        if key not in rows:
            return missing("order")
        return rows[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/loop")
def in_a_loop(keys: list, rows: dict):
    found = []
    for key in keys:
        try:
            found.append(one(rows, key))
        except Exception as exc:  # expect: SNT202
            report(exc)
            continue
    return found


@router.get("/depends/{key}")
def with_dependency(key: int, rows: dict, shelf_of=Depends(Shelf.of)):
    try:
        return shelf_of.peek(key) or rows[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


class OrderService:
    def __init__(self, rows):
        self.rows = rows

    def _need(self, key):
        if key not in self.rows:
            raise HTTPException(status_code=404)
        return self.rows[key]

    def _weigh(self, key):
        return self._need(key)["weight"]

    def _size(self, key):
        return len(self.rows[key])

    def weight(self, key):
        try:
            return self._weigh(key)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    def size(self, key):
        try:
            return self._size(key)
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def safe_weight(self, key):
        try:
            return self._weigh(key)
        except HTTPException:
            raise
        except Exception as exc:
            self._fault(exc)
            raise

    def unsafe_weight(self, key):
        try:
            return self._weigh(key)
        except Exception as exc:  # expect: SNT202
            self._fault(exc)
            raise

    def _fault(self, exc):
        sentry_sdk.capture_exception(exc)
