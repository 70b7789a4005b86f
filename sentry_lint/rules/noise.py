"""SNT201 and SNT203: expected errors are not captured. For reading; the check is in ``checks``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

CAPTURED = Rule(
    code="SNT201",
    name="http-exception-captured",
    summary="an HTTP exception that is an answer to the client, captured as an error",
    what="""
    Reports the capture of an exception that a web framework turns into an answer below 500: FastAPI and Starlette,
    Flask and werkzeug, Django, Django REST framework, aiohttp, Pyramid, Tornado, Sanic, Falcon, Quart, Litestar, and
    classes of the project that derive from one of theirs.

    It goes by what a name is imported from: the `HTTPError` of `requests` or `httpx` tells of a call that failed, and
    stays silent. So do a capture under `status_code >= 500`, a status that is known to be 500 or above, and what the
    project drops itself: in `ignore_errors`, or with a hook that returns None for it.
    """,
    why="""
    A 404 or 403 is how a service says no. Captured, it costs quota, opens issues that nobody can close, and hides the
    errors among them.
    """,
    instead="""
    import sentry_sdk
    from fastapi import HTTPException


    async def show(load, number):
        try:
            return await load(number)
        except HTTPException as error:
            if error.status_code >= 500:
                sentry_sdk.capture_exception(error)
            raise
    """,
    fix_safety="""
    The capture is put below a test of the status, where the exception has one, and taken out where it never is an error
    of the server (`Http404`). What else the handler does stays.
    """,
    options=("source-roots",),
    bad=(
        Case(
            """
            import sentry_sdk
            from fastapi import APIRouter, HTTPException

            from app.stock import load

            router = APIRouter()


            @router.get("/items/{number}")
            async def show(number: int):
                try:
                    return await load(number)
                except HTTPException as error:
                    sentry_sdk.capture_exception(error)
                    raise
            """,
            at=(14,),
            fixed="""
            import sentry_sdk
            from fastapi import APIRouter, HTTPException

            from app.stock import load

            router = APIRouter()


            @router.get("/items/{number}")
            async def show(number: int):
                try:
                    return await load(number)
                except HTTPException as error:
                    if error.status_code >= 500:
                        sentry_sdk.capture_exception(error)
                    raise
            """,
        ),
        Case(
            """
            import sentry_sdk
            from django.http import Http404
            from django.shortcuts import render


            def article(request, slug, find):
                try:
                    found = find(slug)
                except Http404:
                    sentry_sdk.capture_exception()
                    return render(request, "missing.html", status=404)
                return render(request, "article.html", {"article": found})
            """,
            at=(10,),
            fixed="""
            import sentry_sdk
            from django.http import Http404
            from django.shortcuts import render


            def article(request, slug, find):
                try:
                    found = find(slug)
                except Http404:
                    return render(request, "missing.html", status=404)
                return render(request, "article.html", {"article": found})
            """,
        ),
        Case(
            """
            import sentry_sdk

            from app.errors import NoSuchBerth


            def berth(harbour, number):
                try:
                    return harbour.berths[number]
                except KeyError:
                    sentry_sdk.capture_exception(NoSuchBerth(number))
                    raise NoSuchBerth(number)
            """,
            at=(10,),
            files={
                "app/errors.py": """
                from werkzeug.exceptions import NotFound


                class NoSuchBerth(NotFound):
                    pass
                """
            },
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk
            from fastapi import HTTPException


            async def show(load, number):
                try:
                    return await load(number)
                except HTTPException as error:
                    if error.status_code < 500:
                        raise
                    sentry_sdk.capture_exception(error)
                    raise
            """
        ),
        Case(
            """
            import httpx
            import sentry_sdk


            def rates(client):
                try:
                    return client.get("/rates").raise_for_status().json()
                except httpx.HTTPStatusError as error:
                    sentry_sdk.capture_exception(error)
                    return {}
            """
        ),
        Case(
            """
            import sentry_sdk
            from discord import HTTPException


            async def announce(channel, text):
                try:
                    await channel.send(text)
                except HTTPException as error:
                    sentry_sdk.capture_exception(error)
            """
        ),
        Case(
            """
            import sentry_sdk
            from aiohttp import web


            async def upload(request, store):
                try:
                    await store.put(await request.read())
                except OSError as error:
                    sentry_sdk.capture_exception(error)
                    raise web.HTTPServiceUnavailable() from error
            """
        ),
    ),
)

EXPECTED = Rule(
    code="SNT203",
    name="expected-error-captured",
    summary="an error of the expected list, captured",
    what="""
    Reports the capture of an exception that belongs to a service's work: a form or request of Django or FastAPI that
    does not validate, a rate limit that is reached, and whatever the policy lists.

    The `ValidationError` of pydantic or jsonschema is not in the list: what it complains of may be the answer of
    another service, and then it is worth an event.
    """,
    why="""
    A user who leaves a field empty is no incident. Such events come in any number and train people to look away.
    """,
    instead="""
    from django.core.exceptions import ValidationError


    def save(form, problems):
        try:
            form.instance.full_clean()
        except ValidationError as error:
            problems.extend(error.messages)
    """,
    options=("noise.expected-exceptions", "source-roots"),
    bad=(
        Case(
            """
            import sentry_sdk
            from django.core.exceptions import ValidationError


            def save(form, problems):
                try:
                    form.instance.full_clean()
                except ValidationError as error:
                    sentry_sdk.capture_exception(error)
                    problems.extend(error.messages)
            """,
            at=(9,),
        ),
        Case(
            """
            import sentry_sdk
            from fastapi import FastAPI
            from fastapi.exceptions import RequestValidationError
            from fastapi.responses import JSONResponse

            app = FastAPI()


            @app.exception_handler(RequestValidationError)
            async def refused(request, error: RequestValidationError):
                sentry_sdk.capture_exception(error)
                return JSONResponse({"fields": len(error.errors())}, status_code=422)
            """,
            at=(11,),
        ),
        Case(
            """
            import sentry_sdk

            from shop.errors import OutOfStock


            def reserve(shelf, order):
                try:
                    shelf.reserve(order.lines)
                except OutOfStock as error:
                    sentry_sdk.capture_exception(error)
                    order.postpone()
            """,
            at=(10,),
            policy="""
            [tool.sentry-lint.noise]
            expected-exceptions = ["shop.errors.OutOfStock"]
            """,
            files={"shop/errors.py": "class OutOfStock(Exception):\n    pass\n"},
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk
            from pydantic import ValidationError

            from rates.models import Table


            def fetch(client):
                try:
                    return Table.model_validate(client.get("/table").json())
                except ValidationError as error:
                    sentry_sdk.capture_exception(error)
                    return None
            """
        ),
        Case(
            """
            import sentry_sdk
            from django.core.exceptions import ValidationError


            def save(form, problems):
                try:
                    form.instance.full_clean()
                except ValidationError as error:
                    sentry_sdk.add_breadcrumb(category="form.refused", data={"fields": len(error.messages)})
                    problems.extend(error.messages)
            """
        ),
        Case(
            """
            import sentry_sdk

            from shop.errors import OutOfStock


            def reserve(shelf, order):
                try:
                    shelf.reserve(order.lines)
                except OutOfStock:
                    order.postpone()
                except LookupError as error:
                    sentry_sdk.capture_exception(error)
                    raise
            """,
            policy="""
            [tool.sentry-lint.noise]
            expected-exceptions = ["shop.errors.OutOfStock"]
            """,
            files={"shop/errors.py": "class OutOfStock(Exception):\n    pass\n"},
        ),
    ),
)

declare(CAPTURED, EXPECTED)
