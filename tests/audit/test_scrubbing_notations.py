"""A password of any signs, however a text names it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape

import pytest

from .generated import generated

# Each holds `9x`, which no notation changes.
PASSWORDS = (
    "p@ss/9x:rd=1", "9x,b;c", "tr0ub4dor&9x", "it's-9x", 'say"9x"', "correct horse 9x", "ünï9x", "<9x>", "{9x}", "(9x)",
    "9x]z", "$9x$y", "#9x!", "%9x%", "9x\\y", "true9x", "None9x", "*9x*", "[9x", "=9x", "9x=", "'9x", '"9x', ":9x",
)  # fmt: skip
NOTATIONS: dict[str, Callable[[str], str]] = {
    "JSON": lambda value: json.dumps({"password": value, "count": 1}),
    "JSON in a sentence": lambda value: f"got {json.dumps({'password': value})} now",
    "a mapping": lambda value: f"sent { ({'password': value, 'count': 1})!r}",
    "a call": lambda value: f"Login(id=7, password={value!r}, count=1)",
    "a list of pairs": lambda value: repr([("password", value), ("count", 1)]),
    "a query": lambda value: f"a=1&password={quote_plus(value)}&b=2",
    "a URL": lambda value: f"GET https://h/x?password={quote(value, safe='')}#f",
    "a URL's authority": lambda value: f"postgres://u:{quote(value, safe='')}@h/db",
    "SQL": lambda value: "UPDATE u SET password = '" + value.replace("'", "''") + "' WHERE id = 1",
    "a header": lambda value: f"X-Api-Key: {value}",
    "XML": lambda value: f"<login><password>{escape(value)}</password></login>",
    "YAML": lambda value: f"password: {json.dumps(value)}",
    "a shell's variable": lambda value: f"DB_PASSWORD={shlex.quote(value.replace(chr(39), ''))} run",
    "libpq": lambda value: "host=h password='" + value.replace("\\", "\\\\").replace("'", "\\'") + "' user=u",
}


@pytest.fixture(scope="module")
def scrubbing() -> Any:
    return generated()


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_password_of_any_signs_goes(scrubbing: Any, notation: str) -> None:
    write = NOTATIONS[notation]
    sent = {value: scrubbing.before_send({"message": write(value)}, {})["message"] for value in PASSWORDS}
    assert {value: text for value, text in sent.items() if "9x" in text} == {}
