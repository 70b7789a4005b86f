"""Handlers that look before they capture, some of them not well enough."""
import sentry_sdk
from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse

from .errors import OrderMissing, StockMismatch, is_answer
from .store import one, require_quota
from .telemetry import report, report_faults, report_server_side

router = APIRouter()
FAILED = {"error": "failed"}
FIVE_HUNDREDS = frozenset(range(500, 600))


@router.get("/not-instance/{key}")
def not_instance(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if not isinstance(exc, HTTPException):
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/instance-first/{key}")
def instance_first(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if isinstance(exc, HTTPException):
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/instance-else/{key}")
def instance_else(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if isinstance(exc, HTTPException):
            answer = JSONResponse({"error": exc.detail}, exc.status_code)
        else:
            sentry_sdk.capture_exception(exc)
            answer = JSONResponse(FAILED, 500)
        return answer


@router.get("/instance-tuple/{key}")
def instance_tuple(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if isinstance(exc, (StockMismatch, HTTPException)):
            raise
        report(exc)
        return JSONResponse(FAILED, 500)


@router.get("/instance-or/{key}")
def instance_or(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if isinstance(exc, HTTPException) or isinstance(exc, StockMismatch):
            raise
        report(exc)
        return JSONResponse(FAILED, 500)


@router.get("/instance-and/{key}")
def instance_and_status(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if isinstance(exc, HTTPException) and exc.status_code < 500:
            raise
        report(exc)
        return JSONResponse(FAILED, 500)


@router.get("/instance-or-status/{key}")
def not_instance_or_status(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if not isinstance(exc, HTTPException) or exc.status_code >= 500:
            report(exc)
        raise


@router.get("/instance-and-flag/{key}")
def guard_needs_a_flag(key: int, rows: dict, quiet: bool = False):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        if isinstance(exc, HTTPException) and quiet:
            raise
        report(exc)
        return JSONResponse(FAILED, 500)


@router.get("/flag-or/{key}")
def flag_beats_the_guard(key: int, rows: dict, verbose: bool = False):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        if verbose or not isinstance(exc, HTTPException):
            report(exc)
        raise


@router.get("/guard-in-branch/{key}")
def guard_in_one_branch(key: int, rows: dict, quiet: bool = False):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        if quiet:
            if isinstance(exc, HTTPException):
                raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/guard-late/{key}")
def guard_too_late(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        if isinstance(exc, HTTPException):
            raise
        return JSONResponse(FAILED, 500)


@router.get("/guard-other/{key}")
def guard_of_another_class(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        if isinstance(exc, (StockMismatch, KeyError)):
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/guard-sibling/{key}")
def guard_of_a_sibling(key: int, rows: dict, account):
    try:
        require_quota(account)
        return rows[key]
    except Exception as exc:  # expect: SNT202
        if isinstance(exc, OrderMissing):
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/guard-subclass/{key}")
def guard_of_the_subclass(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if isinstance(exc, OrderMissing):
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/guard-that-falls/{key}")
def guard_without_exit(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        if isinstance(exc, HTTPException):
            sentry_sdk.set_tag("answer", exc.status_code)
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/type-is/{key}")
def type_is(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(status_code=400)
        return rows[key]
    except Exception as exc:
        if type(exc) is HTTPException:
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/type-is-not/{key}")
def type_is_not(key: int, rows: dict):
    try:
        if key < 0:
            raise HTTPException(status_code=400)
        return rows[key]
    except Exception as exc:
        if type(exc) is not HTTPException:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/has-status/{key}")
def has_status(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if hasattr(exc, "status_code"):
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/getattr-status/{key}")
def getattr_status(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if getattr(exc, "status_code", 500) >= 500:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/getattr-held/{key}")
def getattr_held(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        status = getattr(exc, "status_code", 500)
        if status < 500:
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, status)


@router.get("/verdict-held/{key}")
def verdict_held(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        expected = isinstance(exc, HTTPException)
        if not expected:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/short-circuit/{key}")
def short_circuit(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        isinstance(exc, HTTPException) or sentry_sdk.capture_exception(exc)
        raise


@router.get("/conditional/{key}")
def conditional(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc) if not isinstance(exc, HTTPException) else None
        raise


@router.get("/helper-guard/{key}")
def helper_guard(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if is_answer(exc):
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/helper-filters/{key}")
def helper_filters(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        report_faults(exc)
        return JSONResponse(FAILED, 500)


@router.get("/helper-filters-status/{key}")
def helper_filters_status(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        report_server_side(exc)
        return JSONResponse(FAILED, 500)


@router.get("/match-class/{key}")
def match_class(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        match exc:
            case HTTPException():
                raise
            case StockMismatch() | KeyError():
                report(exc)
            case _:
                sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/match-other/{key}")
def match_other(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        match exc:
            case StockMismatch():
                raise
            case _:
                sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/status-ge/{key}")
def status_at_least(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code >= 500:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-gt/{key}")
def status_above(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code > 499:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-turned/{key}")
def status_turned_round(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if 500 <= exc.status_code:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-chain/{key}")
def status_chained(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if 500 <= exc.status_code < 600:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-not/{key}")
def status_not_below(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if not exc.status_code < 500:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-return/{key}")
def status_early_return(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code < 500:
            return JSONResponse({"error": exc.detail}, exc.status_code)
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-else/{key}")
def status_else(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code < 500:
            sentry_sdk.add_breadcrumb(category="orders.answer", message="refused", level="info")
        else:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-in/{key}")
def status_in(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code in (500, 502, 503):
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-class/{key}")
def status_hundreds(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code // 100 == 5:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-one/{key}")
def status_is_one(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code == 500:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/status-wrong/{key}")
def status_threshold_too_low(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code >= 400:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/status-inverted/{key}")
def status_inverted(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.status_code < 500:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/status-unrelated/{key}")
def status_not_looked_at(key: int, rows: dict):
    try:
        return one(rows, key)
    except HTTPException as exc:
        if exc.detail:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/status-both/{key}")
def status_after_instance(key: int, rows: dict):
    try:
        return one(rows, key)
    except Exception as exc:
        if isinstance(exc, HTTPException):
            if exc.status_code >= 500:
                sentry_sdk.capture_exception(exc)
            raise
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)
