"""Handlers run for real: what the linter says of a handler is what happens in it.

Each body stands in ``except Exception as exc`` around a ``raise``. It is run, and read: SNT202 has to be there exactly
where an answer below 500 was captured. (What raises a class may raise a subclass of it as far as the linter knows, so
nothing is asked of tests for subclasses of what was raised.)
"""

from __future__ import annotations

import contextlib
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from sentry_lint import linter

sentry_sdk = pytest.importorskip("sentry_sdk")
pytest.importorskip("fastapi")

HEAD = """\
import contextlib
import sentry_sdk
from fastapi import HTTPException
from starlette.exceptions import HTTPException as Base
from starlette.exceptions import WebSocketException

class Gone(HTTPException):
    pass

class Missing(Gone):
    def __init__(self):
        super().__init__(status_code=404)

EXPECTED = (Gone, KeyError)
FEW = {404, 410}
QUIET = True

def is_answer(exc):
    return isinstance(exc, HTTPException)

def is_failure(exc):
    if isinstance(exc, Base):
        return exc.status_code >= 500
    return True

def report(exc):
    sentry_sdk.capture_exception(exc)

def report_failures(exc):
    if isinstance(exc, HTTPException) and exc.status_code < 500:
        return
    sentry_sdk.capture_exception(exc)
"""
ANSWER = """
def answer_NUMBER():
    try:
        raise RAISED
    except Exception as exc:
"""
RAISED = ("HTTPException(404)", "HTTPException(status_code=403)", "HTTPException(503)", "Gone(410)", "Missing()")
CONDITIONS = (
    "isinstance(exc, HTTPException)",
    "isinstance(exc, Base)",
    "isinstance(exc, Gone)",
    "isinstance(exc, Missing)",
    "isinstance(exc, ValueError)",
    "isinstance(exc, (ValueError, Gone))",
    "isinstance(exc, (ValueError, KeyError))",
    "isinstance(exc, EXPECTED)",
    "isinstance(exc, WebSocketException)",
    "type(exc) in (Gone, Missing)",
    "type(exc) not in (Gone, Missing)",
    "type(exc) == Missing",
    "type(exc) != Missing",
    "exc.__class__.__name__ == 'Gone'",
    "type(exc).__name__ == 'HTTPException'",
    "type(exc).__name__ in ('Gone', 'Missing')",
    "issubclass(type(exc), Gone)",
    "is_answer(exc)",
    "is_failure(exc)",
    "QUIET",
    "isinstance(exc, Gone) and QUIET",
    "isinstance(exc, Gone) or QUIET",
    "isinstance(exc, Gone) or isinstance(exc, KeyError)",
    "isinstance(exc, HTTPException) and not isinstance(exc, Gone)",
    "isinstance(exc, Gone) and not isinstance(exc, Missing)",
    "isinstance(exc, HTTPException) and exc.status_code < 500",
    "isinstance(exc, HTTPException) and exc.status_code >= 500",
    "isinstance(exc, HTTPException) and exc.status_code == 404",
    "isinstance(exc, HTTPException) and exc.status_code != 404",
    "isinstance(exc, HTTPException) and exc.status_code in FEW",
    "isinstance(exc, HTTPException) and exc.status_code not in FEW",
    "isinstance(exc, HTTPException) and 404 <= exc.status_code < 410",
    "isinstance(exc, HTTPException) and 404 < exc.status_code <= 410",
    "isinstance(exc, HTTPException) and exc.status_code in (404, 503)",
    "isinstance(exc, HTTPException) and exc.status_code in range(400, 410)",
    "isinstance(exc, HTTPException) and (exc.status_code == 403 or exc.status_code == 404)",
    "isinstance(exc, HTTPException) and exc.status_code // 100 == 4",
    "getattr(exc, 'status_code', 500) < 500",
    "getattr(exc, 'status_code', 500) >= 500",
    "getattr(exc, 'status_code', None) == 404",
    "any(isinstance(exc, kind) for kind in (Gone, KeyError))",
    "any(isinstance(exc, kind) for kind in EXPECTED)",
    "all(not isinstance(exc, kind) for kind in (Gone, KeyError))",
    "(found := isinstance(exc, Gone))",
    "bool(isinstance(exc, Gone))",
    "exc is not None",
)
FORMS = {
    "if": "if COND:\n    sentry_sdk.capture_exception(exc)",
    "if not": "if not (COND):\n    sentry_sdk.capture_exception(exc)",
    "else": "if COND:\n    pass\nelse:\n    sentry_sdk.capture_exception(exc)",
    "return": "if COND:\n    return\nsentry_sdk.capture_exception(exc)",
    "raise": "if COND:\n    raise\nsentry_sdk.capture_exception(exc)",
    "flag": "flag = COND\nif flag:\n    sentry_sdk.capture_exception(exc)",
    "no flag": "flag = not (COND)\nif not flag:\n    return\nsentry_sdk.capture_exception(exc)",
    "set flag": "flag = False\nif COND:\n    flag = True\nif flag:\n    sentry_sdk.capture_exception(exc)",
    "choice": "sentry_sdk.capture_exception(exc) if COND else None",
    "and": "COND and sentry_sdk.capture_exception(exc)",
    "or": "COND or sentry_sdk.capture_exception(exc)",
    "assert": "with contextlib.suppress(AssertionError):\n    assert COND\n    sentry_sdk.capture_exception(exc)",
    "while": "while COND:\n    sentry_sdk.capture_exception(exc)\n    break",
    "case": "match exc:\n    case _ if COND:\n        sentry_sdk.capture_exception(exc)",
    "helper": "if COND:\n    report(exc)",
    "careful helper": "if COND:\n    report_failures(exc)",
    "finally": "try:\n    if COND:\n        return\n    sentry_sdk.capture_exception(exc)\nfinally:\n    pass",
}
BODIES = (
    "sentry_sdk.capture_exception(exc)",
    "sentry_sdk.capture_exception()",
    "report(exc)",
    "report_failures(exc)",
    "raise",
    "match exc:\n    case Missing():\n        pass\n    case Gone():\n        sentry_sdk.capture_exception(exc)",
    "match exc:\n    case Missing() | Gone():\n        pass\n    case _:\n        sentry_sdk.capture_exception(exc)",
    "match exc:\n    case HTTPException(status_code=404):\n        sentry_sdk.capture_exception(exc)",
    "match exc.status_code:\n    case 404 | 410:\n        sentry_sdk.capture_exception(exc)",
    "match exc.status_code:\n    case 404 | 410:\n        pass\n    case _:\n        sentry_sdk.capture_exception(exc)",
    "match exc.status_code:\n    case code if code < 410:\n        sentry_sdk.capture_exception(exc)",
    "match exc:\n    case HTTPException(status_code=code) if code > 404:\n        sentry_sdk.capture_exception(exc)",
    "try:\n    raise exc\nexcept Missing:\n    pass\nexcept Gone as inner:\n    sentry_sdk.capture_exception(inner)",
    "code = exc.status_code\nif code == 404:\n    sentry_sdk.capture_exception(exc)",
    "code = exc.status_code\nif code in FEW:\n    return\nsentry_sdk.capture_exception(exc)",
    "for kind in (Gone, KeyError):\n    if isinstance(exc, kind):\n        sentry_sdk.capture_exception(exc)",
)
#: What stands for subclasses of what is raised, or asks for them.
NARROWER = dict.fromkeys(RAISED[:2], "Gone|Missing|EXPECTED|kind") | {"Gone(410)": "Missing"}


def differences(bodies: Iterable[str], path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The handlers of which the linter says something else than what happens in them."""
    handlers = [
        (raised, body)
        for body in bodies
        for raised in RAISED
        if not (raised in NARROWER and re.search(NARROWER[raised], body))
    ]
    source, at = HEAD, []
    for number, (raised, body) in enumerate(handlers):
        source += ANSWER.replace("NUMBER", str(number)).replace("RAISED", raised)
        at.append(source.count("\n"))
        source += textwrap.indent(body, " " * 8) + "\n"
    found = {one.line for one in linter.check_source(str(path), source) if one.code == "SNT202"}

    seen: list[object] = []
    monkeypatch.setattr(sentry_sdk, "capture_exception", lambda error=None: seen.append(error))
    names: dict[str, Any] = {}
    exec(compile(source, str(path), "exec"), names)
    different = []
    for number, (raised, body) in enumerate(handlers):
        seen.clear()
        with contextlib.suppress(Exception):
            names[f"answer_{number}"]()
        if (at[number] in found) is not (bool(seen) and "503" not in raised):
            different.append(f"raise {raised}: {body}")
    return different


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition(condition: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [form.replace("COND", condition) for form in FORMS.values()]
    assert differences(bodies, tmp_path / "app.py", monkeypatch) == []


def test_bodies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert differences(BODIES, tmp_path / "app.py", monkeypatch) == []
