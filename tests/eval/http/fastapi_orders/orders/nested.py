"""Tries in tries, else, finally, suppress."""
import contextlib
from contextlib import suppress

import sentry_sdk
from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse

from .errors import OrderMissing, StockMismatch
from .store import one, require_quota
from .telemetry import report

router = APIRouter()
FAILED = {"error": "failed"}


@router.get("/inner-catches/{key}")
def inner_catches(key: int, rows: dict):
    try:
        try:
            return one(rows, key)
        except OrderMissing:
            return None
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/inner-other/{key}")
def inner_catches_another(key: int, rows: dict):
    try:
        try:
            return one(rows, key)
        except KeyError:
            return None
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/inner-reraises/{key}")
def inner_reraises(key: int, rows: dict):
    try:
        try:
            return one(rows, key)
        except HTTPException:
            rows.clear()
            raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/inner-reraises-name/{key}")
def inner_reraises_by_name(key: int, rows: dict):
    try:
        try:
            return one(rows, key)
        except HTTPException as inner:
            rows.clear()
            raise inner
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/inner-converts/{key}")
def inner_converts(key: int, rows: dict):
    try:
        try:
            return one(rows, key)
        except HTTPException as inner:
            raise StockMismatch("out of step") from inner
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/inner-makes/{key}")
def inner_makes_an_answer(key: int, rows: dict):
    try:
        try:
            return rows[key]
        except KeyError as inner:
            raise HTTPException(status_code=404) from inner
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/inner-broad/{key}")
def inner_broad_captures(key: int, rows: dict):
    try:
        try:
            return one(rows, key)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            return None
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/handler-raises/{key}")
def sibling_handler_raises(key: int, rows: dict):
    try:
        return rows[key]
    except KeyError as exc:
        raise HTTPException(status_code=404) from exc
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/else/{key}")
def raised_in_else(key: int, rows: dict):
    try:
        row = rows[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)
    else:
        if row["hidden"]:
            raise HTTPException(status_code=404)
    return row


@router.get("/else-inner/{key}")
def raised_in_inner_else(key: int, rows: dict):
    try:
        try:
            row = rows[key]
        except KeyError:
            row = None
        else:
            if row["hidden"]:
                raise HTTPException(status_code=404)
        return row
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/finally/{key}")
def with_finally(key: int, rows: dict, lock):
    try:
        return one(rows, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)
    finally:
        lock.release()


@router.get("/finally-raises/{key}")
def raised_in_finally(key: int, rows: dict, account):
    try:
        return rows[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)
    finally:
        require_quota(account)


@router.get("/finally-inner/{key}")
def inner_finally(key: int, rows: dict, lock):
    try:
        try:
            return one(rows, key)
        finally:
            lock.release()
    except Exception as exc:  # expect: SNT202
        report(exc)
        return JSONResponse(FAILED, 500)


@router.get("/suppress/{key}")
def suppressed(key: int, rows: dict):
    try:
        with suppress(HTTPException):
            return one(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
    return None


@router.get("/suppress-all/{key}")
def suppressed_all(key: int, rows: dict):
    try:
        with contextlib.suppress(Exception):
            return one(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
    return None


@router.get("/suppress-several/{key}")
def suppressed_several(key: int, rows: dict):
    try:
        with contextlib.suppress(KeyError, OrderMissing):
            return one(rows, key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
    return None


@router.get("/suppress-other/{key}")
def suppressed_another(key: int, rows: dict):
    try:
        with contextlib.suppress(KeyError):
            return one(rows, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
    return None


@router.get("/with/{key}")
async def in_a_with(key: int, rows: dict, lock):
    async with lock:
        try:
            with sentry_sdk.start_span(op="orders.read", name="read"):
                return one(rows, key)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            return JSONResponse(FAILED, 500)


@router.get("/try-in-handler/{key}")
def try_in_handler(key: int, rows: dict, spare: dict):
    try:
        return rows[key]
    except KeyError:
        try:
            return one(spare, key)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            return None


@router.get("/three-deep/{key}")
def three_deep(key: int, rows: dict):
    try:
        for attempt in range(3):
            if attempt in rows:
                with contextlib.ExitStack() as stack:
                    stack.callback(rows.clear)
                    if key < 0:
                        raise HTTPException(status_code=400)
        return rows[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)


@router.get("/comprehension")
def in_a_comprehension(keys: list, rows: dict):
    try:
        return [one(rows, key) for key in keys]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JSONResponse(FAILED, 500)
