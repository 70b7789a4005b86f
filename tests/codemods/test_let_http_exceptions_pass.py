"""HTTP exceptions pass a broad handler, or are not captured; what else the handler does stays."""

from __future__ import annotations

import ast

import pytest
from hand import finding, mend, span_of

from sentry_codemods.mend import Mended
from sentry_lint.findings import Finding, LetPass
from sentry_lint.policy import Policy

STARLETTE = "from starlette.exceptions import HTTPException\n"


def let_pass(source: str, exceptions: tuple[str, ...], *, broad: bool = True, review: bool = False) -> Mended:
    """Mends each handler that captures and has neither a guard nor an earlier handler that lets the exception pass."""

    def find(data: bytes) -> list[Finding]:
        found = []
        for node in ast.walk(ast.parse(data)):
            if not isinstance(node, (ast.Try, getattr(ast, "TryStar", ast.Try))):
                continue
            passed = False
            for handler in node.handlers:
                code = ast.unparse(handler)
                passed |= isinstance(handler.body[0], ast.Raise)
                if passed or "isinstance" in code or ">= 500" in code:
                    continue
                calls = [one for one in ast.walk(handler) if isinstance(one, ast.Call)]
                captures = [one for one in calls if ast.unparse(one.func).endswith(("capture_exception", "report"))]
                if captures:
                    where = span_of(handler if broad else captures[0])
                    fix = LetPass(span_of(handler), exceptions, broad)
                    found.append(finding("SNT202" if broad else "SNT201", where, fix))
        return found

    return mend("import sentry_sdk\n" + source, find, Policy(), review=review)


def text(result: Mended) -> str:
    return result.data.decode().removeprefix("import sentry_sdk\n")


TRY = "try:\n    work()\n"
REPORTS = "except Exception as exc:\n    log.error('x')\n    sentry_sdk.capture_exception(exc)\n    raise\n"
ANSWERS = "except Exception as exc:\n    sentry_sdk.capture_exception(exc)\n    answer = 500\n"


def test_a_handler_that_only_reports_lets_it_pass() -> None:
    result = let_pass(STARLETTE + TRY + REPORTS, ("starlette.exceptions.HTTPException",))
    assert text(result) == STARLETTE + TRY + "except HTTPException:\n    raise\n" + REPORTS


def test_a_handler_that_answers_skips_the_capture() -> None:
    result = let_pass(STARLETTE + TRY + ANSWERS, ("starlette.exceptions.HTTPException",))
    assert text(result) == STARLETTE + TRY + (
        "except Exception as exc:\n    if not isinstance(exc, HTTPException):\n"
        "        sentry_sdk.capture_exception(exc)\n    answer = 500\n"
    )
    assert "--review" in result.rows[0].note


def test_a_handler_that_answers_is_passed_with_review() -> None:
    result = let_pass(STARLETTE + TRY + ANSWERS, ("starlette.exceptions.HTTPException",), review=True)
    assert text(result) == STARLETTE + TRY + "except HTTPException:\n    raise\n" + ANSWERS


def test_a_handler_that_rolls_back_is_not_passed_by() -> None:
    source = STARLETTE + TRY + REPORTS.replace("log.error('x')", "session.rollback()")
    assert "isinstance" in text(let_pass(source, ("starlette.exceptions.HTTPException",)))


@pytest.mark.parametrize(
    ("head", "exception", "clause"),
    [
        ("import fastapi\n", "fastapi.HTTPException", "fastapi.HTTPException"),
        ("from fastapi import HTTPException as E\n", "fastapi.HTTPException", "E"),
        ("from fastapi.exceptions import HTTPException\n", "fastapi.HTTPException", "HTTPException"),
        ("from werkzeug.exceptions import HTTPException\n", "werkzeug.exceptions.NotFound", "HTTPException"),
        ("from werkzeug import exceptions\n", "werkzeug.exceptions.NotFound", "exceptions.HTTPException"),
        ("from django import http\n", "django.http.Http404", "http.Http404"),
        ("from app.errors import Gone\n", "app.errors.Gone", "Gone"),
        ("from app import errors\n", "app.errors.Gone", "errors.Gone"),
    ],
)
def test_the_project_s_own_name_is_used(head: str, exception: str, clause: str) -> None:
    result = let_pass(head + TRY + REPORTS, (exception,))
    assert text(result) == head + TRY + f"except {clause}:\n    raise\n" + REPORTS


def test_what_is_not_imported_is_imported() -> None:
    result = let_pass(TRY + REPORTS, ("django.http.Http404", "app.errors.Gone"))
    assert result.data.decode() == (
        "import sentry_sdk\nfrom app.errors import Gone\nfrom django.http import Http404\n"
        + TRY + "except (Gone, Http404):\n    raise\n" + REPORTS
    )  # fmt: skip


def test_comments_blank_lines_and_tabs_stay() -> None:
    source = (
        STARLETTE
        + "try:\n\twork()\n\n# broad\nexcept Exception:  # noqa: B001\n\tsentry_sdk.capture_exception()\n\traise\n"
    )
    after = source.replace("\n# broad", "except HTTPException:\n\traise\n\n# broad")
    assert text(let_pass(source, ("starlette.exceptions.HTTPException",))) == after


def test_a_bare_handler_that_answers_needs_review() -> None:
    source = STARLETTE + TRY + "except:\n    sentry_sdk.capture_exception()\n"
    result = let_pass(source, ("starlette.exceptions.HTTPException",))
    assert [row.state for row in result.rows] == ["review"]
    reviewed = let_pass(source, ("starlette.exceptions.HTTPException",), review=True)
    assert "except HTTPException:\n    raise\nexcept:\n" in text(reviewed)


def test_a_handler_without_a_name_gets_one() -> None:
    source = STARLETTE + TRY + ANSWERS.replace(" as exc", "").replace("(exc)", "()")
    assert "except Exception as exc:\n    if not isinstance(exc, HTTP" in text(
        let_pass(source, ("starlette.exceptions.HTTPException",))
    )


NAMED = STARLETTE + TRY + "except HTTPException as exc:\n    sentry_sdk.capture_exception(exc)\n    raise\n"


def test_a_named_handler_captures_errors_of_the_server_only() -> None:
    result = let_pass(NAMED, ("starlette.exceptions.HTTPException",), broad=False)
    assert text(result) == NAMED.replace(
        "    sentry_sdk.capture_exception(exc)\n",
        "    if exc.status_code >= 500:\n        sentry_sdk.capture_exception(exc)\n",
    )


def test_a_capture_of_what_is_never_an_error_of_the_server_goes() -> None:
    source = "from django.http import Http404\n" + TRY + "except Http404 as exc:\n    report(exc)\n    raise\n"
    result = let_pass(source, ("django.http.Http404",), broad=False)
    assert text(result) == source.replace("    report(exc)\n", "").replace(" as exc", "")
    assert "removed" in result.rows[0].note


def test_a_handler_that_only_captured_still_catches() -> None:
    source = "from django.http import Http404\n" + TRY + "except Http404 as exc:\n    report(exc)  # why\n"
    result = let_pass(source, ("django.http.Http404",), broad=False)
    assert text(result) == source.replace("report(exc)", "pass").replace(" as exc", "")


def test_other_exceptions_of_the_same_handler_are_captured_still() -> None:
    source = "from django.http import Http404\n" + TRY + "except (Http404, ValueError) as exc:\n    report(exc)\n"
    result = let_pass(source, ("django.http.Http404",), broad=False)
    assert text(result).endswith("    if not isinstance(exc, Http404):\n        report(exc)\n")
