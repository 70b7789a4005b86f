"""What looks like personal data or a secret, by its shape or by the name that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sentry_lint.knowledge.vocabulary import Vocabulary

# Kind of canary -> what such values look like anywhere in a text. Loose on purpose: a test's data is small.
_SHAPES = {
    "email": r"(?<![\w.+-])(?<!://)[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
    "iban": r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b",
    "ssn": r"\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b",
    "phone": r"(?<![\w.])\+[1-9]\d{1,3}[ \d().-]{6,14}\d\b",
    "jwt": r"\beyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]*",
    "private-key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "api-key": r"\b(?:sk|rk|pk)_live_[0-9A-Za-z]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{36}",
}
# What stands in place of a value: [Filtered], <redacted>, ***, or nothing.
_CLEARED = re.compile(r"\W*(?:filtered|redacted|removed|hidden|masked|scrubbed|gone|none|null|true|false)?\W*", re.I)
_LONGEST = 80


def kinds_in(text: str) -> Iterator[str]:
    """The kinds of canary that a text holds, by their shapes."""
    for kind, shape in _SHAPES.items():
        if re.search(shape, text):
            yield kind
    for match in re.finditer(r"(?<![\d.])(?:\d[ -]?){14,15}\d(?![\d.])", text):
        digits = re.sub(r"\D", "", match.group())
        if digits[0] in "3456" and _luhn(digits):
            yield "card"


def kind_by_name(path: str, text: str, judge: Vocabulary) -> str | None:
    """The category that the last name of a path tells (``extra.form.password``), unless the value is cleared."""
    name = re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]
    if "{" in name or _CLEARED.fullmatch(text) or len(text) < 3:
        return None
    # The repr of a container is judged by what is in it.
    category = None if text[0] in "{[(" else judge.classify(name)
    return category.key if category is not None else None


def shown(value: Any) -> str:
    """A value for a failure's text, short, and without personal data."""
    text = repr(value)
    kinds = list(kinds_in(text))
    if kinds:
        return f"<{kinds[0]}>"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
