"""Exceptions by which web frameworks answer a request, and what is known of them without running anything.

Names are qualified as code imports them; every import path of a class leads to one canonical name
(``fastapi.exceptions.HTTPException`` to ``fastapi.HTTPException``). The classes themselves are in ``http_tables``, with
their source. What the SDK reports by itself was run with sentry-sdk 2.75.0 and read in its integrations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sentry_lint.knowledge.http_tables import CLASSES, STATUS_NAMES


@dataclass(slots=True)
class HttpError:
    """An HTTP exception: its canonical name, the import name of its framework and its status.

    ``status`` is None where the raise gives it; ``default`` is what it is when the raise does not (None: it must).
    """

    name: str
    framework: str
    status: int | None
    default: int | None = None


# Frameworks whose exceptions from 500 on the SDK reports by itself. Source: run with sentry-sdk 1.40.0 to 2.75.0; those
# of Flask are not reported, nor are those of Django REST framework; the others' were not run.
REPORTING = frozenset({"fastapi", "starlette"})

# Modules whose exceptions the caller shows or handles itself: forms, command lines, the task queue's own signals.
UNREPORTED = ("click.", "typer.", "wtforms.", "argparse.", "celery.exceptions.", "django.core.management.")

_MODULES = {  # other modules that offer the same classes
    "fastapi.exceptions": "fastapi",
    "aiohttp.web_exceptions": "aiohttp.web",
    "apiflask.exceptions": "apiflask",
    "cherrypy._cperror": "cherrypy",
    "django.http.response": "django.http",
    "django.shortcuts": "django.http",
    "django.urls.exceptions": "django.urls",
    "falcon.errors": "falcon",
    "falcon.http_error": "falcon",
    "falcon.http_status": "falcon",
    "falcon.redirects": "falcon",
    "flask_limiter": "flask_limiter.errors",
    "litestar.exceptions.http_exceptions": "litestar.exceptions",
    "pyramid.exceptions": "pyramid.httpexceptions",
    "quart.exceptions": "werkzeug.exceptions",  # quart before 0.19
    "ratelimit.exceptions": "django_ratelimit.exceptions",  # django-ratelimit before 4
    "sanic": "sanic.exceptions",
    "starlite": "litestar.exceptions",  # litestar before 2
    "starlite.exceptions": "litestar.exceptions",
    "werkzeug": "werkzeug.exceptions",
}
_ALIASES = {
    "fastapi.exceptions.StarletteHTTPException": "starlette.exceptions.HTTPException",
    "fastapi.exception_handlers.HTTPException": "starlette.exceptions.HTTPException",
    "django.forms.ValidationError": "django.core.exceptions.ValidationError",
    "django.forms.forms.ValidationError": "django.core.exceptions.ValidationError",
    "django.core.validators.ValidationError": "django.core.exceptions.ValidationError",
    "rest_framework.serializers.ValidationError": "rest_framework.exceptions.ValidationError",
    "rest_framework.validators.ValidationError": "rest_framework.exceptions.ValidationError",
    "pyramid.exceptions.NotFound": "pyramid.httpexceptions.HTTPNotFound",
    "pyramid.exceptions.Forbidden": "pyramid.httpexceptions.HTTPForbidden",
    "pyramid.httpexceptions.WSGIHTTPException": "pyramid.httpexceptions.HTTPException",
    "sanic.exceptions.BadURL": "sanic.exceptions.BadRequest",
    "sanic.exceptions.InvalidUsage": "sanic.exceptions.BadRequest",
    "sanic.exceptions.ContentRangeError": "sanic.exceptions.RangeNotSatisfiable",
    "sanic.exceptions.HeaderExpectationFailed": "sanic.exceptions.ExpectationFailed",
    "sanic.exceptions.MethodNotSupported": "sanic.exceptions.MethodNotAllowed",
    "sanic.exceptions.InternalServerError": "sanic.exceptions.ServerError",
    "ninja.errors.Http404": "django.http.Http404",
    "rest_framework.generics.Http404": "django.http.Http404",
    "rest_framework.views.Http404": "django.http.Http404",
    "rest_framework.views.PermissionDenied": "django.core.exceptions.PermissionDenied",
}
_FRAMEWORKS = {
    "apiflask": "flask",
    "django_ratelimit": "django",
    "flask_limiter": "werkzeug",
    "rest_framework_simplejwt": "rest_framework",
    "slowapi": "starlette",
}

# Where the status is passed: position (-1: by keyword only) and keyword. Read from the signatures.
STATUS_ARGUMENT: dict[str, tuple[int, str]] = {
    "apiflask.HTTPError": (0, "status_code"),
    "bottle.HTTPError": (0, "status"),
    "bottle.HTTPResponse": (1, "status"),
    "cherrypy.HTTPError": (0, "status"),
    "cherrypy.HTTPRedirect": (1, "status"),
    "falcon.HTTPError": (0, "status"),
    "falcon.HTTPStatus": (0, "status"),
    "fastapi.HTTPException": (0, "status_code"),
    "litestar.exceptions.HTTPException": (-1, "status_code"),
    "ninja.errors.AuthenticationError": (0, "status_code"),
    "ninja.errors.AuthorizationError": (0, "status_code"),
    "ninja.errors.HttpError": (0, "status_code"),
    "sanic.exceptions.SanicException": (1, "status_code"),
    "starlette.exceptions.HTTPException": (0, "status_code"),
    "tornado.web.HTTPError": (0, "status_code"),
    # functions that raise, or make, the exception of a status
    "apiflask.abort": (0, "status_code"),
    "bottle.abort": (0, "code"),
    "bottle.redirect": (1, "code"),
    "flask.abort": (0, "code"),
    "flask_restful.abort": (0, "http_status_code"),
    "flask_restx.abort": (0, "code"),
    "flask_smorest.abort": (0, "http_status_code"),
    "pyramid.httpexceptions.exception_response": (0, "status_code"),
    "quart.abort": (0, "code"),
    "sanic.exceptions.abort": (0, "status_code"),
    "werkzeug.exceptions.abort": (0, "status"),
}
_DEFAULTS = {  # what the status is where nothing is passed (pyramid's bases carry 520)
    "apiflask.HTTPError": 500,
    "bottle.HTTPError": 500,
    "bottle.HTTPResponse": 200,
    "bottle.abort": 500,
    "bottle.redirect": 303,
    "cherrypy.HTTPError": 500,
    "cherrypy.HTTPRedirect": 303,
    "flask_restx.abort": 500,
    "litestar.exceptions.HTTPException": 500,
    "pyramid.httpexceptions.HTTPError": 520,
    "pyramid.httpexceptions.HTTPException": 520,
    "rest_framework.exceptions.APIException": 500,
    "sanic.exceptions.HTTPException": 500,
    "sanic.exceptions.SanicException": 500,
    "tornado.web.HTTPError": 500,
}
_RAISERS = {  # function -> (framework, what it raises)
    "apiflask.abort": ("flask", "apiflask.HTTPError"),
    "bottle.abort": ("bottle", "bottle.HTTPError"),
    "bottle.redirect": ("bottle", "bottle.HTTPResponse"),
    "django.shortcuts.aget_list_or_404": ("django", "django.http.Http404"),
    "django.shortcuts.aget_object_or_404": ("django", "django.http.Http404"),
    "django.shortcuts.get_list_or_404": ("django", "django.http.Http404"),
    "django.shortcuts.get_object_or_404": ("django", "django.http.Http404"),
    "flask.abort": ("flask", "werkzeug.exceptions.HTTPException"),
    "flask_restful.abort": ("flask", "werkzeug.exceptions.HTTPException"),
    "flask_restx.abort": ("flask", "werkzeug.exceptions.HTTPException"),
    "flask_smorest.abort": ("flask", "werkzeug.exceptions.HTTPException"),
    "quart.abort": ("quart", "werkzeug.exceptions.HTTPException"),
    "rest_framework.generics.get_object_or_404": ("rest_framework", "django.http.Http404"),
    "sanic.exceptions.abort": ("sanic", "sanic.exceptions.SanicException"),  # until sanic 21.12
    "werkzeug.exceptions.abort": ("werkzeug", "werkzeug.exceptions.HTTPException"),
}
_RAISER_ALIASES = {
    "flask.helpers.abort": "flask.abort",
    "flask_restx.errors.abort": "flask_restx.abort",
    "quart.helpers.abort": "quart.abort",
}

_RAISED_FROM = frozenset(
    (*CLASSES, *_MODULES, *(name.rpartition(".")[0] for name in (*_ALIASES, *_RAISERS, *_RAISER_ALIASES)))
) | {"rest_framework", "django.views"}
_PARENTS = frozenset(name[:end] for name in _RAISED_FROM for end in range(len(name)) if name[end] == ".")
_NOT_ITSELF = frozenset({"aiohttp"})  # ``import aiohttp`` is for its client; the server's part is imported by its name

WORDS_RAISING: tuple[bytes, ...] = (b"_or_404", b"raise_exception")
"""What is written where one is raised without an import, by a method."""

_FAMILIES = frozenset(("HTTPClientError", "HTTPRedirection", "HTTPServerError", "HTTPSuccessful"))

FACTORIES: dict[str, str] = {"pyramid.httpexceptions.exception_response": "pyramid.httpexceptions.HTTPException"}
"""Functions that make the exception of a status, for the caller to raise or return; the value is its base class."""

METHODS_404: dict[str, str] = {
    "first_or_404": "werkzeug.exceptions.NotFound",
    "get_or_404": "werkzeug.exceptions.NotFound",
    "one_or_404": "werkzeug.exceptions.NotFound",
}
"""Methods of Flask-SQLAlchemy's ``Query`` and ``SQLAlchemy`` (3.1, read) whose name alone tells what they raise."""

METHODS_RAISING: dict[str, tuple[str, str]] = {
    "is_valid": ("raise_exception", "rest_framework.exceptions.ValidationError"),
}
"""Method -> the keyword that must be true for it to raise, and what it then raises (DRF ``serializers.py``)."""

METHODS_OF_VIEWS: dict[str, str] = {
    "check_object_permissions": "rest_framework.exceptions.PermissionDenied",
    "check_permissions": "rest_framework.exceptions.PermissionDenied",
    "check_throttles": "rest_framework.exceptions.Throttled",
    "get_object": "django.http.Http404",
    "permission_denied": "rest_framework.exceptions.PermissionDenied",
}
"""Methods on ``self`` of a Django or DRF view that raise (DRF ``views.py``, ``generics.py``; Django ``detail.py``)."""

DRF_ANSWERS: tuple[str, ...] = (
    "rest_framework.exceptions.APIException",
    "django.http.Http404",
    "django.core.exceptions.PermissionDenied",
)
"""What DRF's ``exception_handler`` makes an answer of; for anything else it returns None (DRF ``views.py``)."""

ANSWERING = "handle_exception"
"""The method of a DRF view that gets each exception and makes the answer (DRF ``views.py``)."""

DJANGO_ANSWER = "django.http.Http404"
"""What any view may raise, and middleware's ``process_exception`` gets first (Django ``core/handlers/base.py``)."""

WERKZEUG_ANSWER = "werkzeug.exceptions.HTTPException"
"""What Flask's and Quart's handlers for ``Exception`` get as well (Flask: "Generic Exception Handlers")."""

ALL_STATUS_ATTRIBUTES: tuple[str, ...] = ("status_code", "code", "status", "status_int")
_STATUS_ATTRIBUTES: dict[str, tuple[str, ...]] = {  # by framework; read from instances
    "aiohttp": ("status", "status_code"),
    "bottle": ("status_code", "status"),
    "cherrypy": ("code", "status"),
    "django": (),
    "falcon": ("status_code", "status"),
    "pyramid": ("status_code", "code", "status_int", "status"),
    "werkzeug": ("code",),
}

REPORTED_5XX: frozenset[str] = frozenset(("aiohttp", "bottle", "falcon", "fastapi", "litestar", "starlette"))
"""Frameworks whose integration captures an HTTP exception of 500 to 599 by itself; no other's does (Flask, Quart,
Pyramid, Tornado, Sanic and DRF let every one pass). FastAPI, Starlette, Flask and Bottle were run, the others read."""

REPORTED_BELOW_500: dict[str, str] = {
    "django.core.exceptions.SuspiciousOperation": "Django logs it as an error, which the logging integration captures",
}
"""HTTP exceptions below 500 that reach Sentry without a capture (run)."""

EXPECTED: dict[str, str] = {
    "django.core.exceptions.ValidationError": "Django documentation, form and field validation",
    "django_ratelimit.exceptions.Ratelimited": "django-ratelimit documentation: a client is over its rate",
    "fastapi.exceptions.RequestValidationError": "FastAPI documentation: the request holds invalid data",
    "fastapi.exceptions.WebSocketRequestValidationError": "FastAPI source: the same on a WebSocket",
    "flask_limiter.errors.RateLimitExceeded": "Flask-Limiter documentation: a client is over its rate",
    "litestar.exceptions.ValidationException": "Litestar documentation: the request holds invalid data",
    "ninja.errors.Throttled": "Django Ninja documentation, throttling",
    "ninja.errors.ValidationError": "Django Ninja documentation: the request holds invalid data",
    "rest_framework.exceptions.Throttled": "DRF documentation, throttling",
    "rest_framework.exceptions.ValidationError": "DRF documentation, validation",
    "slowapi.errors.RateLimitExceeded": "SlowApi documentation: a client is over its rate",
}
"""Exceptions that a service answers by design, and why: the default of the policy's ``expected-exceptions``.

pydantic's and jsonschema's are not among them: raised on upstream data they are bugs."""

NOT_HTTP: dict[str, str] = {
    "aiohttp.ClientError": "client",
    "aiohttp.ClientResponseError": "client",
    "aiohttp.http_exceptions.HttpProcessingError": "protocol",
    "botocore.exceptions.ClientError": "client",
    "botocore.exceptions.HTTPClientError": "client",
    "discord.HTTPException": "client",
    "discord.errors.HTTPException": "client",
    "elasticsearch.ApiError": "client",
    "google.api_core.exceptions.NotFound": "client",
    "googleapiclient.errors.HttpError": "client",
    "http.client.HTTPException": "client",
    "httpx.HTTPError": "client",
    "httpx.HTTPStatusError": "client",
    "nextcord.HTTPException": "client",
    "requests.HTTPError": "client",
    "requests.exceptions.HTTPError": "client",
    "starlette.exceptions.WebSocketException": "closes a socket",
    "tornado.httpclient.HTTPError": "client",
    "tornado.httpclient.HTTPClientError": "client",
    "urllib.error.HTTPError": "client",
    "urllib3.exceptions.HTTPError": "client",
}
"""Look-alikes: a failed call to someone else, or no answer to a request. :func:`http_error` knows none of them."""


@lru_cache(maxsize=2048)
def may_raise(dotted: str) -> bool:
    """Whether a module that imports this name may raise one of the exceptions: ``django.http.Http404``, ``fastapi``."""
    if dotted in _PARENTS:
        return dotted not in _NOT_ITSELF
    name = dotted
    while name:
        if name in _RAISED_FROM:
            return True
        name = name.rpartition(".")[0]
    return False


def canonical(qualified: str) -> str:
    """The one name of that exception or raising function; ``qualified`` itself where it is not known."""
    known = _ALIASES.get(qualified) or _RAISER_ALIASES.get(qualified)
    if known is not None:
        return known
    module, _, name = qualified.rpartition(".")
    home = _MODULES.get(module)
    if home is None or (module in CLASSES and name in CLASSES[module]):
        return qualified
    moved = f"{home}.{name}"
    if name in CLASSES[home]:
        return moved
    return _ALIASES.get(moved, qualified)


def _row(name: str) -> tuple[int | None, str] | None:
    module, _, short = name.rpartition(".")
    table = CLASSES.get(module)
    return None if table is None else table.get(short)


def _framework(name: str) -> str:
    package = name.partition(".")[0]
    return _FRAMEWORKS.get(package, package)


@lru_cache(maxsize=2048)
def http_error(qualified: str) -> HttpError | None:
    """The HTTP exception of that name, by whatever import path; None if it is none (or a client's look-alike)."""
    name = canonical(qualified)
    row = _row(name)
    if row is None:
        return None
    return HttpError(name, _framework(name), row[0], _DEFAULTS.get(name))


@lru_cache(maxsize=512)
def raiser(qualified: str) -> HttpError | None:
    """What the function of that name raises; None if it raises no HTTP exception.

    Where the status is None, :func:`status_argument` of the same function tells which argument gives it, and
    :func:`of_status` which class that is.
    """
    name = canonical(qualified)
    known = _RAISERS.get(name)
    if known is None:
        return None
    framework, raised = known
    row = _row(raised)
    return HttpError(raised, framework, row[0] if row else None, _DEFAULTS.get(name))


@lru_cache(maxsize=2048)
def bases(qualified: str) -> tuple[str, ...]:
    """The canonical name itself, then all it derives from within the frameworks; empty if it is no HTTP exception.

    ``except X`` lets ``Y`` in exactly if ``canonical(X)`` is in ``bases(Y)``. Bases outside a framework come as
    ``builtins.KeyError``; ``Exception`` and what is above it are left out.
    """
    first = canonical(qualified)
    found: dict[str, None] = {}
    waiting = [first] if _row(first) else []
    while waiting:
        name = waiting.pop(0)
        found.setdefault(name)
        row = _row(name)
        if row is not None:
            module = name.rpartition(".")[0]
            waiting += [base if "." in base else f"{module}.{base}" for base in row[1].split()]
    return tuple(found)


@lru_cache(maxsize=512)
def of_status(qualified: str, status: int) -> HttpError | None:
    """The class that a raising function, factory or base of that name stands for at ``status``.

    ``abort(404)`` raises werkzeug's ``NotFound``, not the base. The base itself where it has no class of that status.
    """
    name = canonical(qualified)
    error = raiser(name) or http_error(FACTORIES.get(name, name))
    if error is None:
        return None
    if error.framework in ("flask", "quart", "werkzeug", "pyramid") and "exceptions." in error.name:
        module = error.name.rpartition(".")[0]
        for short, (code, _) in CLASSES[module].items():  # the tables name the general before the special
            if code == status and short not in _FAMILIES:
                return HttpError(f"{module}.{short}", error.framework, status)
    return HttpError(error.name, error.framework, status)


def status_argument(qualified: str) -> tuple[int, str] | None:
    """Position (-1: none) and keyword by which a constructor or raising function takes the status; None: by none."""
    name = canonical(qualified)
    known = STATUS_ARGUMENT.get(name)
    if known is None and name.startswith("litestar.exceptions.") and _row(name):
        return -1, "status_code"
    return known


def status_attributes(qualified: str) -> tuple[str, ...]:
    """The attributes of an instance that hold its status; all that any framework uses where the name is not known."""
    error = http_error(qualified)
    if error is None:
        return ALL_STATUS_ATTRIBUTES
    return _STATUS_ATTRIBUTES.get(error.framework, ("status_code",))


def expected(qualified: str) -> str | None:
    """Why an exception is expected by default (of the class itself or one it derives from); None if it is not."""
    name = canonical(qualified)
    for base in (name, *bases(name)):
        if base in EXPECTED:
            return EXPECTED[base]
    return None


@lru_cache(maxsize=1)
def _statuses() -> dict[str, int]:
    words = STATUS_NAMES.split()
    return {name: int(code) for name, code in zip(words[::2], words[1::2], strict=True)}


def status_constant(dotted: str) -> int | None:
    """The status that a constant stands for, qualified or not; None if it is no such constant.

    ``fastapi.status.HTTP_404_NOT_FOUND`` (also of Starlette, DRF, Litestar), ``falcon.HTTP_404``,
    ``falcon.HTTP_NOT_FOUND``, ``http.HTTPStatus.NOT_FOUND`` with or without ``.value``, ``http.client.NOT_FOUND``,
    ``httpx.codes.NOT_FOUND``, ``requests.codes.not_found``.
    """
    dotted = dotted.removesuffix(".value")
    owner, _, name = dotted.rpartition(".")
    if owner.rpartition(".")[2] == "HTTPStatus" or owner in ("http.client", "httpx.codes", "requests.codes"):
        return _statuses().get(name.upper())
    if not name.startswith("HTTP_"):
        return None
    digits = name[5:8]
    if len(digits) == 3 and digits.isascii() and digits.isdecimal() and name[8:9] in ("", "_"):
        return int(digits)
    return _statuses().get(name[5:]) if owner in ("falcon", "falcon.status_codes") else None
