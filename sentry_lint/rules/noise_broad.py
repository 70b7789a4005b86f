"""SNT202: what a broad handler should let pass. For reading; the check is in ``checks``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

SAFETY = """
    What the handler does besides capturing stays, and other exceptions are captured as before. A handler that only
    reports and raises again gets one in front of it that lets the HTTP exceptions pass. Where it also answers or rolls
    back, only the capture is made to skip them; `--review` lets them pass, which can change what the client gets.
"""

BROAD = Rule(
    code="SNT202",
    name="http-exception-in-broad-handler",
    summary="a broad handler that captures, around code that answers with an HTTP exception",
    what="""
    Reports a handler for `Exception` or `BaseException`, a bare one, or a tuple with one of these, that captures what
    it gets, where the code in the `try` raises an HTTP exception below 500: by `raise`, by `abort(404)`, by
    `get_object_or_404`, or in a function of the project that it calls. The finding is on the `except` line and names
    the place where the exception comes from.

    A handler may stand around code that is not its own: in a decorator, in a context manager, in a helper that calls
    what it is given. Where that is in the same file, the finding is on its `except` line; else, and for an `__exit__`,
    it is where the project puts it around the code: on the decorator, the `with` or the call.

    Reported too, at the call that captures: a function that a Flask or Quart application registers for `Exception`,
    which gets each unknown address as well, `process_exception` of Django middleware, and `handle_exception` of a
    view of Django REST framework.

    An earlier handler that lets it pass, a test by `isinstance` or of the status, a test that cannot be seen through,
    and a raise that stands outside of the `try` are fine.
    """,
    why="""
    The handler was written for what nobody foresaw. It also gets each "not found", reports it, and where it answers
    with a 500 of its own the client never sees the 404.
    """,
    instead="""
    import sentry_sdk
    from flask import abort
    from werkzeug.exceptions import HTTPException


    def book(shelf, number):
        try:
            return shelf.get(number) or abort(404)
        except HTTPException:
            raise
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise
    """,
    fix_safety=SAFETY,
    options=("source-roots",),
    bad=(
        Case(
            """
            import sentry_sdk
            from fastapi import HTTPException


            async def cancel(booking, clock):
                try:
                    if booking.starts < clock.now():
                        raise HTTPException(status_code=409, detail="it has begun")
                    await booking.cancel()
                except Exception as error:
                    sentry_sdk.capture_exception(error)
                    raise
            """,
            at=(10,),
            fixed="""
            import sentry_sdk
            from fastapi import HTTPException


            async def cancel(booking, clock):
                try:
                    if booking.starts < clock.now():
                        raise HTTPException(status_code=409, detail="it has begun")
                    await booking.cancel()
                except HTTPException:
                    raise
                except Exception as error:
                    sentry_sdk.capture_exception(error)
                    raise
            """,
        ),
        Case(
            """
            import sentry_sdk
            from flask import Blueprint, abort, jsonify

            books = Blueprint("books", __name__)


            @books.get("/books/<int:number>")
            def book(number, shelf):
                try:
                    found = shelf.get(number)
                    if found is None:
                        abort(404)
                    return jsonify(found)
                except Exception as error:
                    sentry_sdk.capture_exception(error)
                    return jsonify({"error": "unknown"}), 500
            """,
            at=(14,),
            fixed="""
            import sentry_sdk
            from flask import Blueprint, abort, jsonify
            from werkzeug.exceptions import NotFound

            books = Blueprint("books", __name__)


            @books.get("/books/<int:number>")
            def book(number, shelf):
                try:
                    found = shelf.get(number)
                    if found is None:
                        abort(404)
                    return jsonify(found)
                except Exception as error:
                    if not isinstance(error, NotFound):
                        sentry_sdk.capture_exception(error)
                    return jsonify({"error": "unknown"}), 500
            """,
        ),
        Case(
            """
            import sentry_sdk
            from django.http import JsonResponse

            from clinic.access import visit_for


            def visit(request, number):
                try:
                    return JsonResponse(visit_for(request.user, number).summary())
                except:
                    sentry_sdk.capture_exception()
                    raise
            """,
            at=(10,),
            fixed="""
            import sentry_sdk
            from django.core.exceptions import PermissionDenied
            from django.http import Http404, JsonResponse

            from clinic.access import visit_for


            def visit(request, number):
                try:
                    return JsonResponse(visit_for(request.user, number).summary())
                except (Http404, PermissionDenied):
                    raise
                except:
                    sentry_sdk.capture_exception()
                    raise
            """,
            files={
                "clinic/access.py": """
                from django.core.exceptions import PermissionDenied
                from django.shortcuts import get_object_or_404

                from clinic.models import Visit


                def visit_for(user, number):
                    found = get_object_or_404(Visit, pk=number)
                    if found.ward not in user.wards:
                        raise PermissionDenied
                    return found
                """
            },
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk
            from fastapi import HTTPException


            async def cancel(booking, clock):
                if booking.starts < clock.now():
                    raise HTTPException(status_code=409, detail="it has begun")
                try:
                    await booking.cancel()
                except Exception as error:
                    sentry_sdk.capture_exception(error)
                    raise
            """
        ),
        Case(
            """
            import sentry_sdk
            from flask import abort
            from werkzeug.exceptions import HTTPException


            def book(shelf, number):
                try:
                    return shelf.get(number) or abort(404)
                except Exception as error:
                    if isinstance(error, HTTPException):
                        raise
                    sentry_sdk.capture_exception(error)
                    raise
            """
        ),
        Case(
            """
            import sentry_sdk
            from aiohttp import web


            async def feed(request, source):
                try:
                    if not source.ready:
                        raise web.HTTPServiceUnavailable(reason="warming up")
                    return web.json_response(await source.read())
                except Exception as error:
                    sentry_sdk.capture_exception(error)
                    raise
            """
        ),
        Case(
            """
            import logging

            from django.shortcuts import get_object_or_404

            log = logging.getLogger(__name__)


            def visit(number, Visit):
                try:
                    return get_object_or_404(Visit, pk=number)
                except Exception:
                    log.info("no visit")
                    raise
            """
        ),
    ),
)

declare(BROAD)
