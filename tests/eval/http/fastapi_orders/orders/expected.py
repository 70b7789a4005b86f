"""Errors that belong to the day's work, and some that only look so."""
import json

import jsonschema
import pydantic
import sentry_sdk
from fastapi import APIRouter
from fastapi.exceptions import RequestValidationError, WebSocketRequestValidationError

from . import errors, telemetry
from .errors import BasketEmpty, StockMismatch, VoucherError, VoucherExpired

router = APIRouter()


def pay(basket):
    try:
        return basket.pay()
    except BasketEmpty as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT203
        return None
    except VoucherExpired as exc:
        telemetry.report(exc)  # expect: SNT203
        return None
    except StockMismatch as exc:
        telemetry.report(exc)
        return None


def pay_in_parts(basket):
    try:
        return basket.pay()
    except (VoucherError, TimeoutError) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT203
        return None
    except errors.BasketEmpty:
        telemetry.report_current()  # expect: SNT203
        return None


def pay_quietly(basket):
    try:
        return basket.pay()
    except VoucherError:
        telemetry.crumb("voucher refused")
        return None
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


def pay_narrowly(basket):
    try:
        return basket.pay()
    except (VoucherError, TimeoutError) as exc:
        if isinstance(exc, TimeoutError):
            sentry_sdk.capture_exception(exc)
        return None


async def read_form(request, call_next):
    try:
        return await call_next(request)
    except RequestValidationError as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT203
        raise


async def read_socket(socket):
    try:
        return await socket.receive_json()
    except WebSocketRequestValidationError:
        await socket.close(code=1008)
        raise


def read_upstream(text, model, schema):
    try:
        document = json.loads(text)
        jsonschema.validate(document, schema)
        return model.model_validate(document)
    except pydantic.ValidationError as exc:
        sentry_sdk.capture_exception(exc)
        raise
    except jsonschema.ValidationError as exc:
        sentry_sdk.capture_exception(exc)
        raise
    except json.JSONDecodeError as exc:
        sentry_sdk.capture_exception(exc)
        raise
