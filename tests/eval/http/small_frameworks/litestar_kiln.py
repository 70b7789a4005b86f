"""Kilns of a pottery, on Litestar."""
import sentry_sdk
from litestar import Litestar, Response, get, status_codes
from litestar import exceptions as answers
from litestar.exceptions import (
    HTTPException,
    InternalServerException,
    NotFoundException,
    PermissionDeniedException,
    ServiceUnavailableException,
    ValidationException,
)


class KilnMissing(NotFoundException):
    pass


class KilnHot(HTTPException):
    status_code = status_codes.HTTP_409_CONFLICT


class KilnCracked(HTTPException):
    status_code = status_codes.HTTP_500_INTERNAL_SERVER_ERROR


def need_kiln(kilns, key):
    if key not in kilns:
        raise KilnMissing(detail="no kiln")
    if kilns[key].hot:
        raise KilnHot()
    return kilns[key]


def need_whole(kiln):
    if kiln.cracked:
        raise KilnCracked()


@get("/kilns/{key:int}")
async def kiln(key: int, kilns: dict) -> dict:
    try:
        return need_kiln(kilns, key)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@get("/kilns/{key:int}/named")
async def kiln_named(key: int, kilns: dict) -> dict:
    try:
        return need_kiln(kilns, key)
    except (KilnMissing, answers.NotAuthorizedException, PermissionDeniedException) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
    except (KilnCracked, InternalServerException, ServiceUnavailableException) as exc:
        sentry_sdk.capture_exception(exc)
        raise


@get("/kilns/{key:int}/broad")
async def kiln_broad(key: int, kilns: dict) -> dict:
    try:
        return need_kiln(kilns, key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@get("/kilns/{key:int}/whole")
async def kiln_whole(key: int, kilns: dict) -> dict:
    try:
        need_whole(kilns[key])
        return kilns[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@get("/kilns/{key:int}/status")
async def kiln_status(key: int, kilns: dict) -> dict:
    try:
        if key < 0:
            raise HTTPException(status_code=400, detail="negative")
        return kilns[key]
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@get("/kilns/{key:int}/default")
async def kiln_default(key: int, kilns: dict) -> dict:
    try:
        if key < 0:
            raise HTTPException(detail="negative")
        return kilns[key]
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@get("/kilns/{key:int}/guard")
async def kiln_guard(key: int, kilns: dict) -> dict:
    try:
        return need_kiln(kilns, key)
    except Exception as exc:
        if isinstance(exc, HTTPException) and exc.status_code < 500:
            raise
        sentry_sdk.capture_exception(exc)
        raise


@get("/kilns/{key:int}/valid")
async def kiln_valid(key: int, kilns: dict) -> dict:
    try:
        return need_kiln(kilns, key)
    except ValidationException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def on_answer(request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return Response({"error": exc.detail}, status_code=exc.status_code)


def on_cracked(request, exc):
    sentry_sdk.capture_exception(exc)
    return Response({"error": "cracked"}, status_code=500)


app = Litestar(
    [kiln, kiln_named, kiln_broad],
    exception_handlers={HTTPException: on_answer, InternalServerException: on_cracked},
)
