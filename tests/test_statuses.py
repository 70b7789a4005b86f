"""Functions and properties that tell the kind of a status: which statuses they let through, at both ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentry_lint import linter

# Sources: rest_framework/status.py; the documentation of http.HTTPStatus (Python 3.12).
KINDS = {
    "is_informational": (100, 199),
    "is_success": (200, 299),
    "is_redirect": (300, 399),
    "is_redirection": (300, 399),
    "is_client_error": (400, 499),
    "is_server_error": (500, 599),
}
FORMS = ("status.TEST(exc.status_code)", "HTTPStatus(exc.status_code).TEST")
HANDLER = """\
import sentry_sdk
from http import HTTPStatus
from rest_framework import status
from fastapi import HTTPException


def answer():
    try:
        raise HTTPException(STATUS)
    except Exception as exc:
        if CONDITION:
            sentry_sdk.capture_exception(exc)
        raise
"""


def captures(path: Path, status: int, condition: str) -> bool:
    """Whether an answer with this status, which is no failure, is found to be captured under the condition."""
    source = HANDLER.replace("STATUS", str(status)).replace("CONDITION", condition)
    return [one.code for one in linter.check_source(str(path / "app.py"), source)] == ["SNT202"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_status_has_two_ends(name: str, form: str, tmp_path: Path) -> None:
    low, high = KINDS[name]
    test = form.replace("TEST", name)
    for status in (low - 1, low, high, high + 1):
        if 100 <= status < 500:
            assert captures(tmp_path, status, test) is (low <= status <= high), status
            assert captures(tmp_path, status, f"not {test}") is not (low <= status <= high), status
    assert not captures(tmp_path, 500, test)


@pytest.mark.parametrize("status", [399, 400, 404, 498, 499, 500, 501, 599])
@pytest.mark.parametrize(
    ("sign", "holds"),
    [
        ("<", int.__lt__),
        ("<=", int.__le__),
        (">", int.__gt__),
        (">=", int.__ge__),
        ("==", int.__eq__),
        ("!=", int.__ne__),
    ],
)
def test_a_comparison_is_taken_at_its_word(sign: str, holds: object, status: int, tmp_path: Path) -> None:
    assert callable(holds)
    for number in (400, 404, 499, 500):
        expected = status < 500 and holds(status, number)
        assert captures(tmp_path, status, f"exc.status_code {sign} {number}") is expected, number
        assert captures(tmp_path, status, f"not exc.status_code {sign} {number}") is (status < 500 and not expected)
        turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(sign, sign)
        assert captures(tmp_path, status, f"{number} {turned} exc.status_code") is expected, number


@pytest.mark.parametrize("status", [399, 400, 404, 405, 450, 499])
@pytest.mark.parametrize(
    ("condition", "among"),
    [
        ("exc.status_code in (400, 404)", {400, 404}),
        ("exc.status_code not in {404, 405}", {399, 400, 450, 499}),
        ("exc.status_code in range(400, 450)", {400, 404, 405}),
        ("400 <= exc.status_code < 450", {400, 404, 405}),
        ("400 < exc.status_code <= 450", {404, 405, 450}),
        ("not 400 <= exc.status_code < 450", {399, 450, 499}),
        ("exc.status_code // 100 == 4", {400, 404, 405, 450, 499}),
        ("exc.status_code // 100 != 4", {399}),
        ("exc.status_code == 400 or exc.status_code == 404", {400, 404}),
        ("exc.status_code > 400 and exc.status_code < 450", {404, 405}),
        ("not (exc.status_code > 400 and exc.status_code < 450)", {399, 400, 450, 499}),
        ("exc.status_code < 404 or exc.status_code > 405", {399, 400, 450, 499}),
        ("str(exc.status_code).startswith('4')", {400, 404, 405, 450, 499}),
    ],
)
def test_a_condition_lets_through_what_it_says(condition: str, among: set[int], status: int, tmp_path: Path) -> None:
    assert captures(tmp_path, status, condition) is (status in among)
