"""What values look like, wherever they stand in a text. Each pattern takes time in proportion to the text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote, unquote_plus

from sentry_lint.audit.scrubbing.tables import FILE_ENDINGS, IBAN_LENGTHS, KEY_FORMATS, PATTERNS

FILTERED = "[Filtered]"


class Shape(NamedTuple):
    """A kind of data by its look; ``sign`` stands in every text that has one, ``check`` tells it from its likes."""

    kind: str
    sign: str
    pattern: re.Pattern[str]
    check: Callable[[str], bool] | None = None

    def clean(self, text: str) -> str:
        """The text without values of this look."""
        check = self.check
        if check is None:
            return self.pattern.sub(FILTERED, text)
        return self.pattern.sub(lambda found: FILTERED if check(found.group()) else found.group(), text)


def _is_mailbox(text: str) -> bool:
    """``icon@2x.png`` and ``getty@tty1.service`` are none; ``ada@lovelace.net.pdf`` holds one."""
    labels = text.partition(":")[0].rpartition("@")[2].lower().split(".")
    return len(labels) > 2 or labels[-1] not in _FILE_ENDINGS


def _is_card(text: str) -> bool:
    """A number with the length and the first digits of a card issuer's (ISO/IEC 7812), and its check digit."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = (
        digit * 2 - 9 if place % 2 and digit > 4 else digit * (1 + place % 2)
        for place, digit in enumerate(reversed(digits))
    )
    issued = _CARD_RANGES.match("".join(map(str, digits)))
    return issued is not None and len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _is_key(text: str) -> bool:
    """``AKIAXXXXXXXXXXXXXXXX`` is none."""
    return len(set(text)) >= 8


_FILE_ENDINGS = frozenset(FILE_ENDINGS.split())
_CARD_RANGES = re.compile(
    r"(?:4\d{15}|5[0-9]\d{14}|2[2-7]\d{14}|6\d{15}(?:\d{3})?|3[47]\d{13}|3[0689]\d{12}|35\d{14})\Z"
)


def _shape(kind: str, sign: str, *pattern: str, check: Callable[[str], bool] | None = None) -> Shape:
    return Shape(kind, sign, re.compile("".join(pattern)), check)


_LOCAL_PART = r"(?:\"[^\"@\s]{1,64}(?: [^\"@\s]{1,64}){0,4}\"|[\w.+-]+)"
_DOMAIN = r"[\w-]{1,63}(?:\.[\w-]{1,63})*\.(?:xn--[\w-]{2,30}|[^\W\d_]{2,24})\b"
_PASSWORD = r"(?::[^\s:,;'\"<>()\[\]]{3,64})?"  # ada@...:secret, as lists of accounts have it
_NAME = r"[^\W\d_a-z][\w.'-]{0,30}"
_KEYS = "|".join(pattern for _, pattern in KEY_FORMATS) or "(?!)"
_END_OF_KEY = r"(?s:.*?)(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----|\Z)"
PRIVATE_KEY = _shape("key", "-----BEGIN", r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY", _END_OF_KEY)
# In the order in which they are looked for: what may hold another comes first.
SHAPES = (
    # https://user:password@host
    _shape("password", "://", r"(?<=://)[^\s/?#\"'<>:]{0,128}:[^\s/?#\"'<>]{1,256}(?=@)"),
    # "Ada Lovelace" <ada@...>
    _shape("person-name", "@", rf"(?:\"[^\"\n<>]{{2,60}}\"|\b{_NAME}(?: {_NAME}){{0,3}})(?= <[\w.+-]{{1,64}}@)"),
    _shape("email", "@", rf"(?<![\w.+-])(?<!://)(?!git@|celery@){_LOCAL_PART}@{_DOMAIN}{_PASSWORD}", check=_is_mailbox),
    _shape("token", "eyJ", r"(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*"),
    _shape("key", "", rf"(?<![A-Za-z0-9_-])(?:{_KEYS})(?![A-Za-z0-9_])", check=_is_key),
    _shape("token", "earer ", r"(?<=\b[Bb]earer )(?=\S{0,200}[\d=])[\w+/=.~-]{8,}"),
    _shape("token", "asic ", r"(?<=\b[Bb]asic )(?=\S{0,200}[\d=])[\w+/=-]{8,}"),
    _shape("token", "BEARER ", r"(?<=\bBEARER )[\w+/=.~-]{8,}"),
)
# Those that need three digits.
NUMBERS = (
    _shape("phone", "+", r"(?<![\w+.])\+[1-9]\d{0,2}(?:[ ./()-]{0,3}\d){6,12}(?!\w)"),
    _shape("phone", "00", r"(?<![\w+.:-])00[1-9]\d{0,2}[ /-](?:[ ./()-]{0,3}\d){6,12}(?!\w)"),
    # (555) 234-5678 and 555-234-5678
    _shape("phone", "-", r"(?<![\w.+-])(?:1[ -])?(?:\([2-9]\d\d\) ?|[2-9]\d\d-)\d{3}-\d{4}(?![\w-]|\.\d)"),
    _shape("government-id", "-", r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)"),
    _shape("finance", "", r"(?<![^\W_]|\.)(?<!\d-)[2-6]\d{3}(?:[ -]?\d){10,15}(?!\w|[.-]\d)", check=_is_card),
)
OWN_SHAPES = tuple(_shape(kind, "", pattern) for kind, patterns in PATTERNS.items() for pattern in patterns)

_DIGITS = re.compile(r"\d{3}")
_LONG_WORD = re.compile(r"[^\s,;()]{16}")
_IBAN_HEAD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{4})")
_IBAN_LENGTHS = {entry[:2]: int(entry[2:]) for entry in IBAN_LENGTHS.split()}


def without_shapes(text: str, allowed: frozenset[str]) -> str:
    """The text without values that are known by their look; ``allowed`` kinds stay."""
    long = _LONG_WORD.search(text) is not None
    for shape in SHAPES:
        if (shape.sign in text if shape.sign else long) and shape.kind not in allowed:
            text = shape.clean(text)
    if _DIGITS.search(text):
        if "finance" not in allowed:
            text = _without_ibans(text)
        for shape in NUMBERS:
            if shape.sign in text and shape.kind not in allowed:
                text = shape.clean(text)
    for shape in OWN_SHAPES:
        if shape.kind not in allowed:
            text = shape.clean(text)
    return text


def _without_ibans(text: str) -> str:
    made, done = "", 0
    for head in _IBAN_HEAD.finditer(text):
        length = _IBAN_LENGTHS.get(head.group()[:2].upper())
        if length is None or head.start() < done:
            continue
        at, compact = head.start(), ""
        while at < len(text) and len(compact) < length and (text[at].isalnum() or text[at] in " -"):
            compact += text[at] if text[at] not in " -" else ""
            at += 1
        if len(compact) == length and compact.isascii() and text[at : at + 1].isalnum() is False:
            # ISO 13616: 1 is left of a division by 97.
            number = "".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])
            if int(number) % 97 == 1:
                made += text[done : head.start()] + FILTERED
                done = at
    return made + text[done:] if done else text


# -- other ways to write a text


def _from_literal(text: str) -> str:
    """Out of a string literal, Python's or JSON's."""
    return _BACKSLASHED.sub(lambda found: _unescaped(found.group()[1:]), text)


def _unescaped(sign: str) -> str:
    return chr(int(sign[1:], 16)) if len(sign) > 1 else _CONTROL.get(sign, sign)


_BACKSLASHED = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[^ux])")
_CONTROL = {"n": "\n", "r": "\r", "t": "\t"}
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_URL_PIECE = re.compile(r"[^\s&?;=,/\"'<>]+")
# What such a text holds -> how to read it.
_READINGS = (("\\", _from_literal), ("%", unquote), ("&", html.unescape))


def without_escaped(text: str, clean: Callable[[str], str]) -> str:
    """The text without what is not clean when it is read, if need be as it is read."""
    if "%" in text and _ESCAPED.search(text):
        text = _URL_PIECE.sub(lambda found: _clean_piece(found.group(), clean), text)
    for sign, read in _READINGS:
        if sign in text:
            plain = read(text)
            made = plain if plain == text else clean(plain)
            if made != plain:
                return made
    return text


def _clean_piece(piece: str, clean: Callable[[str], str]) -> str:
    """A piece of a URL."""
    plain = unquote_plus(piece) if "%" in piece else piece
    return piece if plain == piece or clean(plain) == plain else FILTERED
