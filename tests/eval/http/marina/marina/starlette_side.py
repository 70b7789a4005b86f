"""Starlette and others: turns that look like noise and are none, and the other way round."""
import asyncio
import contextlib
import functools
import logging
import traceback

import sentry_sdk
from fastapi import APIRouter, BackgroundTasks, HTTPException
from fastapi.concurrency import run_in_threadpool
from sentry_sdk import capture_exception
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse

log = logging.getLogger(__name__)
router = APIRouter()


class NotReported(Exception):
    """Marks errors that are expected."""


class Gone(NotReported, HTTPException):
    def __init__(self):
        HTTPException.__init__(self, 410)


class Unmoored(Exception):
    status_code = 404


def find(slug):
    if slug == "none":
        raise HTTPException(status_code=404)
    return slug


def find_or_none(slug):
    try:
        return find(slug)
    except HTTPException:
        return None


def checked(slug):
    if not slug:
        raise Gone
    return slug


def report(exc, *, level="error"):
    if isinstance(exc, HTTPException) and exc.status_code < 500:
        log.info("answered %s", exc.status_code)
        return None
    return capture_exception(exc, level=level)


def report_all(exc, **more):
    log.error("failed", exc_info=exc)
    with sentry_sdk.new_scope() as scope:
        for key, value in more.items():
            scope.set_tag(key, value)
        scope.capture_exception(exc)


def ignore(*kinds):
    def decorate(function):
        @functools.wraps(function)
        async def inner(*args, **kwargs):
            with contextlib.suppress(*kinds):
                return await function(*args, **kwargs)

        return inner

    return decorate


class Errors(BaseHTTPMiddleware):
    def __init__(self, app, skip=(HTTPException,)):
        super().__init__(app)
        self.skip = skip

    async def dispatch(self, request, call_next):
        try:
            find(request.headers.get("x-slug"))
            return await call_next(request)
        except Exception as exc:
            if not isinstance(exc, self.skip):
                capture_exception(exc)
            raise


@router.get("/a")
async def reported(slug: str):
    try:
        return find(slug)
    except Exception as exc:
        report(exc)
        raise


@router.get("/b")
async def reported_all(slug: str):
    try:
        return find(slug)
    except Exception as exc:  # expect: SNT202
        report_all(exc, slug="x")
        raise


@router.get("/c")
async def in_threads(slug: str):
    try:
        return await run_in_threadpool(find, slug)
    except Exception as exc:  # expect: SNT202
        capture_exception(exc)
        raise


@router.get("/d")
async def never_raised(slug: str):
    try:
        return find_or_none(slug)
    except Exception as exc:
        capture_exception(exc)
        raise HTTPException(500) from exc


@router.get("/e")
async def marked(slug: str):
    try:
        return checked(slug)
    except NotReported:
        raise
    except Exception as exc:
        capture_exception(exc)
        raise


@router.get("/f")
async def marked_late(slug: str):
    try:
        return checked(slug)
    except Exception as exc:
        if isinstance(exc, NotReported):
            raise
        capture_exception(exc)
        raise


@router.get("/g")
async def own(slug: str):
    try:
        raise Unmoored
    except Unmoored as exc:
        capture_exception(exc)
        return JSONResponse({}, 404)


@router.get("/h")
async def in_text(slug: str):
    try:
        return find(slug)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.add_breadcrumb(category="marina", message=traceback.format_exc(), level="error")
        event = capture_exception(exc)
        return JSONResponse({"event": event}, 500)


@router.get("/i")
async def gathered(slugs: list):
    found = await asyncio.gather(*(run_in_threadpool(find, slug) for slug in slugs), return_exceptions=True)
    for one in found:
        if isinstance(one, Exception) and not isinstance(one, HTTPException):
            capture_exception(one)
    return found


@router.get("/j")
async def gathered_loud(slugs: list):
    found = await asyncio.gather(*(run_in_threadpool(find, slug) for slug in slugs), return_exceptions=True)
    for one in found:
        if isinstance(one, Exception):
            capture_exception(one)
    return found


@router.get("/k")
async def in_background(slug: str, tasks: BackgroundTasks):
    try:
        tasks.add_task(find, slug)
    except Exception as exc:
        capture_exception(exc)
        raise


@router.get("/l")
async def in_finally(slug: str):
    failed = True
    try:
        found = find(slug)
        failed = False
        return found
    finally:
        if failed:
            sentry_sdk.set_tag("failed", "yes")


@router.get("/m")
async def raised_in_handler(slug: str):
    try:
        return {}[slug]
    except KeyError:
        raise HTTPException(404)
    except Exception:
        capture_exception()
        raise


@router.get("/n")
async def by_message(slug: str):
    try:
        return find(slug)
    except Exception as exc:  # expect: SNT202
        if "timed out" in str(exc):
            raise
        capture_exception(exc)
        raise


@router.get("/o")
async def by_args(slug: str):
    try:
        return find(slug)
    except Exception as exc:  # expect: SNT202
        if exc.args and exc.args[0] == 11:
            raise
        capture_exception(exc)
        raise


@router.get("/p")
@ignore(KeyError)
async def decorated(slug: str):
    try:
        return find(slug)
    except HTTPException as exc:
        if exc.detail == "full":
            capture_exception(exc)  # expect: SNT201
        raise


@router.get("/q")
async def asserted(slug: str):
    try:
        return find(slug)
    except Exception as exc:
        assert not isinstance(exc, HTTPException)
        capture_exception(exc)
        raise


@router.get("/r")
async def turned(slug: str):
    try:
        return find(slug)
    except HTTPException as exc:
        error = RuntimeError("no boat")
        error.__cause__ = exc
        capture_exception(error)
        raise


@router.get("/s")
async def listed(slugs: list):
    errors = []
    for slug in slugs:
        try:
            find(slug)
        except Exception as exc:
            errors.append(exc)
    for error in errors:
        if not isinstance(error, HTTPException):
            capture_exception(error)
    return len(errors)


@router.get("/t")
async def only_status(slug: str):
    try:
        return find(slug)
    except Exception as exc:
        status = getattr(exc, "status_code", 500)
        if status < 500:
            return JSONResponse({}, status)
        capture_exception(exc)
        return JSONResponse({}, 500)


@router.get("/u")
async def by_dict(slug: str):
    quiet = {HTTPException: "info", KeyError: "info"}
    try:
        return find(slug)
    except Exception as exc:
        if type(exc) in quiet:
            raise
        capture_exception(exc)
        raise



@router.get("/w")
async def by_lambda(slug: str):
    is_answer = lambda one: isinstance(one, HTTPException)  # noqa: E731
    try:
        return find(slug)
    except Exception as exc:
        if is_answer(exc):
            raise
        capture_exception(exc)
        raise


@router.get("/aa")
async def submitted(slug: str, pool):
    try:
        return pool.submit(find, slug)
    except Exception as exc:
        capture_exception(exc)
        raise
