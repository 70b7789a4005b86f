"""Guards by status, in every spelling."""
import http
from http import HTTPStatus

import sentry_sdk
from fastapi import APIRouter, HTTPException, status

router = APIRouter()
SERVER_SIDE = range(500, 600)
QUIET = {HTTPStatus.NOT_FOUND, http.HTTPStatus.CONFLICT}


@router.get("/server")
def server_error():
    try:
        return {}
    except HTTPException as exc:
        if HTTPStatus(exc.status_code).is_server_error:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/client")
def client_error():
    try:
        return {}
    except HTTPException as exc:
        if http.HTTPStatus(exc.status_code).is_client_error:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/not-client")
def not_client_error():
    try:
        return {}
    except HTTPException as exc:
        code = HTTPStatus(exc.status_code)
        if not code.is_client_error and not code.is_redirection:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/enum")
def by_enum():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/enum-value")
def by_value():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code >= http.HTTPStatus.INTERNAL_SERVER_ERROR.value:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/enum-not-found")
def by_not_found():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code != HTTPStatus.NOT_FOUND:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/made-quiet")
def made_quiet(number: int):
    try:
        if number < 0:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return number
    except Exception as exc:
        if getattr(exc, "status_code", None) in QUIET:
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/made-loud")
def made_loud(number: int):
    try:
        if number < 0:
            raise HTTPException(HTTPStatus.GONE)
        return number
    except Exception as exc:  # expect: SNT202
        if getattr(exc, "status_code", None) in QUIET:
            raise
        sentry_sdk.capture_exception(exc)
        raise


@router.get("/hundreds")
def hundreds():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code // 100 == 5:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/hundreds-four")
def hundreds_four():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code // 100 != 4:
            return {}
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/divided")
def divided():
    try:
        return {}
    except HTTPException as exc:
        if int(exc.status_code / 100) == 5:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/text")
def by_text():
    try:
        return {}
    except HTTPException as exc:
        if str(exc.status_code).startswith("5"):
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/text-first")
def by_first():
    try:
        return {}
    except HTTPException as exc:
        if str(exc.status_code)[0] == "5":
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/text-first-four")
def by_first_four():
    try:
        return {}
    except HTTPException as exc:
        if f"{exc.status_code}"[0] == "4":
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/range")
def by_range():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code in SERVER_SIDE:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/range-four")
def by_range_four():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code in range(400, 500):
            sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@router.get("/unknown")
def unknown_bound(settings):
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code >= settings.report_from:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/named")
def by_name():
    try:
        return {}
    except HTTPException as exc:
        if exc.status_code >= status.HTTP_500_INTERNAL_SERVER_ERROR:
            sentry_sdk.capture_exception(exc)
        raise


@router.get("/short")
def short_circuit():
    try:
        return {}
    except HTTPException as exc:
        exc.status_code >= 500 and sentry_sdk.capture_exception(exc)
        raise


@router.get("/matched")
def matched():
    try:
        return {}
    except HTTPException as exc:
        match exc.status_code:
            case 404 | 409:
                pass
            case code if code >= 500:
                sentry_sdk.capture_exception(exc)
        raise


@router.get("/matched-loud")
def matched_loud():
    try:
        return {}
    except HTTPException as exc:
        match exc:
            case HTTPException(status_code=404):
                pass
            case _:
                sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
