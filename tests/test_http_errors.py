"""The tables of HTTP exceptions against the frameworks themselves, wherever those are installed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import cache
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from sentry_lint.knowledge import http_errors as known
from sentry_lint.knowledge.http_tables import CLASSES

# A framework is imported in a process of its own: Django keeps its settings, others patch what they find.
READER = """
import importlib, inspect, json, sys, warnings
warnings.simplefilter("ignore")
name, *aliases = json.loads(sys.argv[1])
try:
    from django.conf import settings
    settings.configure()
    import django
    django.setup()
except ImportError:
    pass

def get(dotted):
    module, _, attribute = dotted.rpartition(".")
    return getattr(importlib.import_module(module), attribute)

def status(made):
    for attribute in ("status_code", "code", "status"):
        try:
            value = getattr(made, attribute, None)
        except ValueError:
            return None  # falcon reads the status that the example below made up
        if isinstance(value, int) and value > 0:
            return int(value)
        if isinstance(value, str) and value[:3].isdigit():
            return int(value[:3])
    return None

def example(kind):
    for arguments in ((), ("x",), ("x", "y"), (["GET"],), (3,)):
        try:
            return kind(*arguments)
        except Exception:
            continue
    return kind

module = importlib.import_module(name)
found = {
    attribute: {
        "status": status(example(kind)),
        "name": kind.__name__,
        "ancestors": sorted(base.__name__ for base in kind.__mro__[1:]),
        "exception": issubclass(kind, BaseException),
    }
    for attribute, kind in dict(vars(module)).items()
    if inspect.isclass(kind)
}
same = {left: get(left) is get(right) for left, right in aliases}
print(json.dumps([found, same]))
"""

PACKAGES = {
    "rest_framework.exceptions": ("rest_framework", "django"),
    "rest_framework_simplejwt.exceptions": ("rest_framework_simplejwt", "rest_framework"),
    "django_ratelimit.exceptions": ("django_ratelimit", "django"),
    "ninja.errors": ("ninja", "django"),
}


@cache
def read(module: str, aliases: tuple[tuple[str, str], ...] = ()) -> tuple[dict[str, Any], dict[str, bool]]:
    for package in PACKAGES.get(module, (module.partition(".")[0],)):
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    done = subprocess.run(
        [sys.executable, "-c", READER, json.dumps([module, *aliases])], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    classes, same = json.loads(done.stdout)
    return classes, same


@pytest.mark.parametrize("module", CLASSES)
def test_the_table_tells_what_the_classes_are(module: str) -> None:
    classes, _ = read(module)
    for name, (status, bases) in CLASSES[module].items():
        real = classes[name]
        assert real["exception"], name
        for base in bases.split():
            assert base.rpartition(".")[2] in real["ancestors"], (name, base)
        family = not any(name in bases.split() for _, bases in CLASSES[module].values())
        if status is not None and family and real["status"] is not None:
            assert status == real["status"], name


ROOTS = {
    "aiohttp.web": ("HTTPException",),
    "falcon": ("HTTPError", "HTTPStatus"),
    "litestar.exceptions": ("HTTPException",),
    "ninja.errors": ("HttpError",),
    "pyramid.httpexceptions": ("HTTPException", "WSGIHTTPException"),
    "rest_framework.exceptions": ("APIException",),
    "sanic.exceptions": ("SanicException",),
    "tornado.web": ("HTTPError",),
    "werkzeug.exceptions": ("HTTPException",),
    "django.core.exceptions": ("SuspiciousOperation",),
}


@pytest.mark.parametrize("module", ROOTS)
def test_no_http_exception_of_a_framework_is_missing(module: str) -> None:
    classes, _ = read(module)
    derived = {
        name
        for name, real in classes.items()
        if not name.startswith("_") and set(ROOTS[module]) & set(real["ancestors"])
    }
    assert derived
    assert {name for name in derived if known.http_error(f"{module}.{name}") is None} == set()


@pytest.mark.parametrize(
    ("module", "paths"),
    [
        ("fastapi", ["fastapi.exceptions.HTTPException"]),
        ("fastapi", ["fastapi.exceptions.StarletteHTTPException", "fastapi.exception_handlers.HTTPException"]),
        ("aiohttp.web", ["aiohttp.web_exceptions.HTTPNotFound", "aiohttp.web_exceptions.HTTPException"]),
        (
            "django.http",
            ["django.http.response.Http404", "django.shortcuts.Http404", "django.urls.exceptions.Resolver404"],
        ),
        ("django.http", ["django.forms.ValidationError", "django.core.validators.ValidationError"]),
        (
            "rest_framework.exceptions",
            [
                "rest_framework.serializers.ValidationError",
                "rest_framework.generics.Http404",
                "rest_framework.views.Http404",
            ],
        ),
        ("pyramid.httpexceptions", ["pyramid.exceptions.NotFound", "pyramid.exceptions.Forbidden"]),
        ("pyramid.httpexceptions", ["pyramid.httpexceptions.WSGIHTTPException", "pyramid.exceptions.HTTPBadRequest"]),
        ("sanic.exceptions", ["sanic.NotFound", "sanic.exceptions.InvalidUsage", "sanic.exceptions.BadURL"]),
        ("falcon", ["falcon.errors.HTTPNotFound", "falcon.redirects.HTTPFound", "falcon.http_error.HTTPError"]),
        ("litestar.exceptions", ["litestar.exceptions.http_exceptions.NotFoundException"]),
        ("werkzeug.exceptions", ["werkzeug.exceptions.NotFound"]),
    ],
)
def test_every_import_path_leads_to_the_same_class(module: str, paths: list[str]) -> None:
    pairs = tuple((path, known.canonical(path)) for path in paths)
    assert all(known.canonical(right) == right for _, right in pairs)
    assert read(module, pairs)[1] == dict.fromkeys(paths, True)


def test_names_of_the_tables_are_canonical_and_bases_are_in_them() -> None:
    for module, table in CLASSES.items():
        for name in table:
            qualified = f"{module}.{name}"
            error = known.http_error(qualified)
            assert error is not None and error.name == qualified
            first, *others = known.bases(qualified)
            assert first == qualified
            for base in others:
                assert known.http_error(base) is not None or base.startswith("builtins."), (qualified, base)


@pytest.mark.parametrize(
    ("handler", "raised", "caught"),
    [
        ("starlette.exceptions.HTTPException", "fastapi.HTTPException", True),
        ("fastapi.HTTPException", "starlette.exceptions.HTTPException", False),
        ("werkzeug.exceptions.HTTPException", "werkzeug.exceptions.NotFound", True),
        ("werkzeug.exceptions.BadRequest", "werkzeug.exceptions.BadRequestKeyError", True),
        ("django.http.Http404", "django.urls.Resolver404", True),
        ("django.core.exceptions.PermissionDenied", "rest_framework.exceptions.PermissionDenied", False),
        ("aiohttp.web_exceptions.HTTPException", "aiohttp.web.HTTPConflict", True),
        ("pyramid.httpexceptions.HTTPException", "pyramid.exceptions.NotFound", True),
        ("falcon.HTTPError", "falcon.HTTPFound", False),
        ("rest_framework.exceptions.APIException", "rest_framework_simplejwt.exceptions.InvalidToken", True),
    ],
)
def test_bases_tell_which_handler_catches_what(handler: str, raised: str, caught: bool) -> None:
    assert (known.canonical(handler) in known.bases(raised)) is caught


@pytest.mark.parametrize("name", known.NOT_HTTP)
def test_a_look_alike_is_no_http_exception(name: str) -> None:
    assert known.http_error(name) is None
    assert known.bases(name) == ()


@pytest.mark.parametrize(
    ("function", "status", "raised", "default"),
    [
        ("flask.abort", None, "werkzeug.exceptions.HTTPException", None),
        ("flask.helpers.abort", None, "werkzeug.exceptions.HTTPException", None),
        ("quart.abort", None, "werkzeug.exceptions.HTTPException", None),
        ("bottle.abort", None, "bottle.HTTPError", 500),
        ("django.shortcuts.get_object_or_404", 404, "django.http.Http404", None),
        ("rest_framework.generics.get_object_or_404", 404, "django.http.Http404", None),
    ],
)
def test_functions_that_raise(function: str, status: int | None, raised: str, default: int | None) -> None:
    error = known.raiser(function)
    assert error is not None
    assert (error.status, error.name, error.default) == (status, raised, default)
    assert (known.status_argument(function) is None) is (status is not None)
    assert known.http_error(function) is None


def test_a_status_tells_the_class_that_abort_raises() -> None:
    pytest.importorskip("werkzeug")
    from werkzeug.exceptions import HTTPException, abort, default_exceptions

    for status in default_exceptions:
        with pytest.raises(HTTPException) as caught:
            abort(status)
        error = known.of_status("flask.abort", status)
        assert error is not None and error.status == status
        assert error.name == f"werkzeug.exceptions.{type(caught.value).__name__}"


def test_a_status_tells_the_class_that_pyramid_makes() -> None:
    httpexceptions = pytest.importorskip("pyramid.httpexceptions")
    for status, kind in httpexceptions.status_map.items():
        if status == 520:  # the last of pyramid's abstract bases, whichever that is
            continue
        error = known.of_status("pyramid.httpexceptions.exception_response", status)
        assert error is not None and error.name == f"pyramid.httpexceptions.{kind.__name__}"


def test_a_status_of_its_own_keeps_the_base() -> None:
    assert known.of_status("flask.abort", 499) == known.HttpError("werkzeug.exceptions.HTTPException", "flask", 499)
    assert known.of_status("fastapi.HTTPException", 404) == known.HttpError("fastapi.HTTPException", "fastapi", 404)
    assert known.of_status("math.floor", 404) is None


@pytest.mark.parametrize("name", known.STATUS_ARGUMENT)
def test_the_status_is_passed_where_the_signature_has_it(name: str) -> None:
    import importlib
    import inspect

    module, _, attribute = name.rpartition(".")
    if name.startswith(("ninja.", "django", "rest_framework")):
        pytest.skip("needs Django's settings")
    pytest.importorskip(module.partition(".")[0])
    function = getattr(importlib.import_module(module), attribute, None)
    if function is None:
        assert name == "sanic.exceptions.abort"  # gone since sanic 21.12
        return
    parameters = list(inspect.signature(function).parameters.values())
    position, keyword = known.STATUS_ARGUMENT[name]
    if position < 0:
        assert keyword in [parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]
    else:
        assert parameters[position].name == keyword


def test_keyword_only_and_missing_status_arguments() -> None:
    assert known.status_argument("litestar.exceptions.NotFoundException") == (-1, "status_code")
    assert known.status_argument("fastapi.exceptions.HTTPException") == (0, "status_code")
    assert known.status_argument("werkzeug.exceptions.NotFound") is None
    assert known.status_argument("json.loads") is None


def test_status_attributes_are_those_of_instances() -> None:
    pytest.importorskip("werkzeug")
    fastapi = pytest.importorskip("fastapi")
    pyramid = pytest.importorskip("pyramid.httpexceptions")
    import werkzeug.exceptions

    for name, made in {
        "fastapi.HTTPException": fastapi.HTTPException(404),
        "werkzeug.exceptions.NotFound": werkzeug.exceptions.NotFound(),
        "pyramid.httpexceptions.HTTPNotFound": pyramid.HTTPNotFound(),
    }.items():
        held = {key for key in known.ALL_STATUS_ATTRIBUTES if str(getattr(made, key, "")).startswith("404")}
        assert set(known.status_attributes(name)) == held
    assert known.status_attributes("django.http.Http404") == ()
    assert known.status_attributes("project.Unknown") == known.ALL_STATUS_ATTRIBUTES


@pytest.mark.parametrize(
    "module", ["fastapi.status", "starlette.status", "rest_framework.status", "litestar.status_codes"]
)
def test_status_constants_of_frameworks(module: str) -> None:
    package, _, attribute = module.partition(".")
    status = (
        getattr(pytest.importorskip(package if package == "fastapi" else module), attribute, None)
        or sys.modules[module]
    )
    constants = {name: value for name, value in vars(status).items() if name.startswith("HTTP_") and type(value) is int}
    assert constants
    for name, value in constants.items():
        assert known.status_constant(f"{module}.{name}") == value


def test_status_constants_of_the_standard_library() -> None:
    for name, member in HTTPStatus.__members__.items():
        assert known.status_constant(f"http.HTTPStatus.{name}") == member.value, name
        assert known.status_constant(f"http.HTTPStatus.{name}.value") == member.value
        assert known.status_constant(f"http.client.{name}") == member.value
    assert known.status_constant("requests.codes.not_found") == 404
    assert known.status_constant("falcon.HTTP_404") == known.status_constant("falcon.HTTP_NOT_FOUND") == 404


@pytest.mark.parametrize(
    "name",
    ["NOT_FOUND", "settings.NOT_FOUND", "project.HTTP_TIMEOUT", "HTTP_404NOT", "HTTPStatus.MISSING", "HTTP_4²4", ""],
)
def test_other_constants_are_no_status(name: str) -> None:
    assert known.status_constant(name) is None


def test_expected_exceptions_and_what_derives_from_them() -> None:
    assert known.expected("rest_framework.serializers.ValidationError")
    assert known.expected("django.forms.ValidationError")
    assert known.expected("fastapi.exceptions.RequestValidationError")
    assert known.expected("pydantic.ValidationError") is None
    assert known.expected("fastapi.exceptions.ResponseValidationError") is None
    assert known.expected("werkzeug.exceptions.InternalServerError") is None
    for name in known.EXPECTED:
        assert known.canonical(name) == name


def test_frameworks_named_as_reporting_are_frameworks_of_the_tables() -> None:
    frameworks = {
        error.framework
        for module in CLASSES
        for name in CLASSES[module]
        if (error := known.http_error(f"{module}.{name}"))
    }
    assert frameworks >= known.REPORTED_5XX
    assert not known.REPORTED_5XX & {
        "werkzeug",
        "flask",
        "quart",
        "django",
        "rest_framework",
        "pyramid",
        "tornado",
        "sanic",
    }
    for name in (*known.REPORTED_BELOW_500, *known.METHODS_404.values(), *known.METHODS_OF_VIEWS.values()):
        assert known.http_error(name) is not None


def test_the_tables_are_plain_literals() -> None:
    """Importing them must cost next to nothing: no calls, no comprehensions, no enums."""
    source = Path(known.__file__).with_name("http_tables.py").read_text(encoding="utf-8")
    assert not [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, (ast.Call, ast.comprehension, ast.ClassDef))
    ]
