"""Captured, and raised anew: out of views, tasks and plain functions."""

import sentry_sdk
import starlette.exceptions
from celery import shared_task
from celery.exceptions import Ignore, Reject, Retry
from fastapi import APIRouter, HTTPException, status
from flask import Blueprint, abort
from sentry_sdk import capture_exception
from werkzeug.exceptions import InternalServerError

from bakery.errors import Busy, DoughGone, Down, OvenCold, SoldOut, Unanswered

router = APIRouter()
pages = Blueprint("pages", __name__)


def note(error):
    sentry_sdk.capture_exception(error)


@router.get("/bread")
async def bread(oven):
    try:
        return await oven.bake()
    except OSError as error:
        capture_exception(error)  # expect: SNT204
        raise HTTPException(status_code=500)
    except KeyError as error:
        capture_exception(error)  # expect: SNT204
        raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, "cold") from error
    except ValueError as error:
        note(error)  # expect: SNT204
        raise starlette.exceptions.HTTPException(502, detail="cold") from None
    except TypeError as error:
        note(error)  # expect: SNT204
        raise Down() from error
    except IndexError as error:
        note(error)
        raise HTTPException(status_code=422) from error
    except AttributeError as error:
        note(error)
        raise HTTPException(status_code=oven.status) from error
    except EOFError as error:
        note(error)
        raise Busy() from error
    except RuntimeError as error:
        note(error)
        raise OvenCold("cold") from error
    except ImportError as error:
        note(error)
        raise SoldOut() from error
    except NameError as error:
        note(error)  # expect: SNT204
        raise Unanswered("oven") from error


@router.get("/rolls")
async def rolls(oven):
    try:
        return await oven.bake()
    except OSError as error:
        capture_exception(error)
        raise
    except KeyError as error:
        capture_exception(error)
        raise error
    except ValueError as error:
        capture_exception(error)
        raise error.with_traceback(None)
    except TypeError as error:
        if oven.cold:
            capture_exception(error)
            return None
        raise RuntimeError("warm") from error
    except IndexError as error:
        if oven.cold:
            raise RuntimeError("cold") from error
        capture_exception(error)
    except AttributeError as error:
        capture_exception(error)
        raise oven.failure(error)
    except EOFError as error:
        capture_exception(error)
        raise UnknownError from error  # noqa: F821
    except RuntimeError as error:
        capture_exception(error)  # expect: SNT204
        if oven.cold:
            raise RuntimeError("cold") from error


@pages.get("/cake")
def cake(oven):
    try:
        return oven.bake()
    except OSError as error:
        capture_exception(error)
        raise InternalServerError() from error
    except KeyError as error:
        capture_exception(error)
        abort(500)
    except ValueError as error:
        capture_exception(error)  # expect: SNT204
        raise ValueError("no cake") from error


@shared_task(bind=True)
def knead(self, dough):
    try:
        dough.knead()
    except OSError as error:
        capture_exception(error)
        raise self.retry(exc=error)
    except KeyError as error:
        capture_exception(error)
        raise Retry() from error
    except ValueError as error:
        capture_exception(error)
        raise Ignore() from error
    except TypeError as error:
        capture_exception(error)
        raise Reject(error, requeue=False) from error
    except IndexError as error:
        capture_exception(error)  # expect: SNT204
        raise DoughGone from error
    except AttributeError as error:
        capture_exception(error)
        raise SystemExit(1) from error
    except RuntimeError as error:
        capture_exception(error)
        raise KeyboardInterrupt from error


def weigh(dough):
    try:
        return dough.weight
    except AttributeError as error:
        capture_exception(error)  # expect: SNT204
        raise RuntimeError("no weight") from error


def fold(dough):
    try:
        return dough.fold()
    except AttributeError as error:
        capture_exception(error)
        raise DoughGone from error


def fold_all(doughs):
    for dough in doughs:
        try:
            fold(dough)
        except DoughGone:
            continue


def slice_bread(bread):
    try:
        return bread.slices()
    except AttributeError as error:
        capture_exception(error)
        raise RuntimeError("whole") from error


def slices(breads):
    for bread in breads:
        try:
            yield slice_bread(bread)
        except Exception:
            continue


def cut(bread):
    try:
        try:
            return bread.cut()
        except OSError as error:
            capture_exception(error)
            raise RuntimeError("blunt") from error
    except RuntimeError:
        return None


def careful(function):
    def inner(*args):
        try:
            return function(*args)
        except OSError as error:
            capture_exception(error)
            raise RuntimeError("failed") from error

    return inner


@careful
def glaze(cake):
    try:
        cake.glaze()
    except OSError as error:
        capture_exception(error)
        raise RuntimeError("dry") from error


class Shelf:
    def __getattr__(self, name):
        try:
            return self.parts[name]
        except KeyError as error:
            capture_exception(error)
            raise AttributeError(name) from error

    def fill(self, breads):
        try:
            self.breads = list(breads)
        except TypeError as error:
            failure = ValueError("no breads")
            capture_exception(error)  # expect: SNT204
            raise failure from error

    def empty(self):
        try:
            self.breads.clear()
        except TypeError as error:
            failure = self.failure(error)
            capture_exception(error)
            raise failure from error


def report_and_fail(error):
    capture_exception(error)  # expect: SNT204
    raise RuntimeError("failed") from error


def report_among_others(error, size):
    capture_exception(error)
    if size < 0:
        raise ValueError("size")
