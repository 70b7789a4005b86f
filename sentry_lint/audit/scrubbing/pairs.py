"""Values whose names stand before them in a text: ``password=...``, ``"email": "..."``, ``Customer(name='...')``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sentry_lint.audit.scrubbing.names import _split, depends_on_owner
from sentry_lint.audit.scrubbing.shapes import FILTERED

# (name, owner) -> the kind of data, None where values of that name may stay.
Hides = Callable[[str, str], "str | None"]

# Between a name and its value.
_SIGN = re.compile(r"(?:=>|:=|[=!]=|<>|[=:])\s{0,2}")
# A name as it is read backwards from the sign, out of its quotes; a sentence's may have several words.
_BACKWARDS = re.compile(r"\s{0,2}(?P<close>[\\\"'`)\]]{0,6})(?P<name>[\w.\[\]-]{1,80})(?P<more>(?: [\w-]{1,30}){0,3})")
_ANNOTATED = re.compile(r"(\w{1,80})\s{0,2}:\s{0,2}[\w.\[\], |\"']{1,60}\Z")
# What opens a value that is not one word: a quote (escaped ones, too), or a bracket, perhaps that of a call.
_OPENING = re.compile(
    r"(?:[bBrRuUfF]{1,2}(?=\\*[\"'])|[A-Za-z_][\w.]{0,80}(?=\())?(?P<open>\\*(?:\"\"\"|'''|[\"'`])|[(\[{<])"
)
_QUOTES = frozenset("\"'`")
_BARE = re.compile(r"(?:(?!\\[nrt])[^\s,;&)}\]\"'<>|]|(?<=\w)'(?=\w))+")
_BRACKETS = re.compile(r"[\"'(\[{<>}\])]")
_ROUND_AND_SQUARE = re.compile(r"[(){}\[\]]")
_REST_OF_LINE = re.compile(r"(?:(?!\\[nr])[^\r\n])+")
_END_OF_CLAUSE = re.compile(r"[.!]?\s*(?:[,;)\]}|\r\n'\"\\]|\Z)")
# More words of a person's name or an address, more groups of a number.
_MORE_DIGITS = re.compile(r"(?:[ ./()-]{1,2}\d+)+")
_MORE_WORDS = re.compile(
    r"(?:[ +](?:(?:von|van|de|der|den|del|di|da|la|le|bin|al|zu)[ +]){0,2}"
    r"(?!AND\b|OR\b)(?:[^\W\d_a-z][\w.'-]*|\d+[a-z]?\b))+"
)
# A placeholder, an empty value, or one that says that there is none.
_HOLLOW = re.compile(
    r"(?:%\(\w+\)?s?|%s|\?+|\{(?:[^\W\d]\w*)?\}|none|null|true|false|\*+|\[Filtered|\[removed|<?redacted|hidden|x{3,}"
    r"|\(\s*\)|\[\s*\])?\W*\Z",
    re.IGNORECASE,
)
# A placeholder where there are no quotes.
_BOUND = re.compile(r"(?::[^\W\d]\w*|\$\d+|\$\{?[A-Z_]+\}?|@[^\W\d]\w*)\W*\Z")
# What is said of a value, and types.
_SAID = frozenset(
    "missing required invalid empty unknown wrong must too is not should cannot was field value unexpected expected "
    "expired incorrect mismatch denied rejected failed ok error optional revoked unset set yes no changed sent given "
    "str int float bool bytes dict list tuple string number any object asc desc".split()
)
_SECRETIVE = re.compile(r"[\d!$^*#~@%]|[a-z][A-Z]")
_IDENTIFIER = re.compile(r"[^\W\d][\w.]*(?:[\[(].*)?\Z", re.DOTALL)
_RANDOM = re.compile(r"(?=\D*\d)[A-Za-z0-9]{16,}\Z")
_HEADERS = frozenset(("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"))
# Kinds of data that may have several words without quotes.
_WORDY = frozenset(("person-name", "postal"))
_NUMBERS = frozenset(("phone", "finance", "government-id"))
_TABLE = re.compile(r"\b(?:UPDATE|INTO|FROM|JOIN)\s+[\"`\[]?(?:\w+\.)?(\w+)", re.IGNORECASE)
_OPENED = re.compile(r"<(\w{1,60}) ")
_FIELD = re.compile(
    r"[\"'](?:name|key|field|header|loc)\\{0,8}[\"']\s?:\s?(?:\((?:[\"'][\w.-]{1,80}[\"'],\s?)*)?"
    r"\\{0,8}[\"']([\w. -]{1,80})\\{0,8}[\"']"
)


def without_pairs(text: str, hides: Hides, code: bool = False) -> str:
    """The text without values whose names tell. ``code``: a line of a program, where names stand for values."""
    if "=" not in text and ":" not in text and "<>" not in text:
        return text
    made: list[str] = []
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        pair = _pair(text, sign, hides, code)
        if pair is not None:
            start, end = pair
            made += text[done:start], FILTERED
            done = end
    return "".join(made) + text[done:] if made else text


def _pair(text: str, sign: re.Match[str], hides: Hides, code: bool) -> tuple[int, int] | None:
    """Where the value behind this sign starts and ends, if it has to go."""
    head = text[max(0, sign.start() - 180) : sign.start()]
    named = _BACKWARDS.match(head[::-1])
    if named is None or text.startswith("//", sign.end()):
        return None
    quoted = not _QUOTES.isdisjoint(named["close"])
    name = named["name"][::-1]
    if name[0] in "nrt" and head[: -named.end("name")].endswith("\\") and not quoted:
        name = name[1:]  # "\npassword=" in a repr
    if code and ":" in head and sign.group()[0] == "=" and (annotated := _ANNOTATED.search(head)):
        name = annotated[1]
    words = [] if quoted or sign.group()[0] != ":" else named["more"][::-1].split()
    kind = _kind(text, sign.start(), name, words, hides)
    if kind is None or not _is_value(text, sign, name, quoted, code, kind):
        return None
    if name.lower() in _HEADERS and not quoted and text[sign.end()] not in "\"'":
        return _rest_of_line(text, sign.end(), head[: -named.end("name")][-1:])
    start, end = value_span(text, sign.end(), kind)
    if end - start < 80 and (_HOLLOW.match(text[start:end]) or (start == sign.end() and _BOUND.match(text[start:end]))):
        return None
    return start, end


def _rest_of_line(text: str, at: int, quote: str) -> tuple[int, int] | None:
    """A header has the line to its end, or to that of its quote."""
    rest = _REST_OF_LINE.match(text, at)
    if rest is None:
        return None
    return at, min(rest.end(), _closing_quote(text, at, quote)) if quote in ("'", '"') else rest.end()


def _kind(text: str, at: int, name: str, words: list[str], hides: Hides) -> str | None:
    """The kind of data that a name before ``at`` stands for, with the words before it, or with what is around it."""
    for count in range(len(words) + 1):
        kind = hides(" ".join((*words[len(words) - count :], name)), "")
        if kind is not None:
            return kind
    if name in ("value", "input_value", "input"):
        return hides(_field_of(text, at), "")
    if depends_on_owner(name):
        return next((kind for owner in _owners(text, at) if (kind := hides(name, owner)) is not None), None)
    return None


def _field_of(text: str, at: int) -> str:
    """The field that a ``value`` or an ``input`` belongs to, as forms and pydantic's errors show it."""
    before = text[max(0, at - 400) : at]
    fields = _FIELD.findall(before)
    if fields:
        return str(fields[-1])
    # pydantic's text has the field on the line above
    return before.rpartition("\n")[0].rpartition("\n")[2].strip()


def _owners(text: str, at: int) -> Iterator[str]:
    """What is named around a place in a text: ``Customer(``, ``'customer': {``, ``<Customer ``, SQL's table."""
    depth = 0
    least = max(0, at - 400)
    for bracket in reversed(list(_ROUND_AND_SQUARE.finditer(text, least, at))):
        depth += 1 if bracket.group() in ")]}" else -1
        if depth < 0:
            named = _BACKWARDS.match(text[max(least, bracket.start() - 90) : bracket.start()].rstrip(" :=")[::-1])
            if named is not None and named["name"].strip("[]."):
                yield named["name"][::-1]
                break
            depth = 0
    yield from _TABLE.findall(text, least, at)[-1:]
    yield from _OPENED.findall(text, least, at)[-1:]


def _is_value(text: str, sign: re.Match[str], name: str, quoted: bool, code: bool, kind: str) -> bool:
    """Whether what follows the sign is a value at all, and not a sentence or a name."""
    spoken = sign.group()[0] == ":" and sign.group()[:2] != ":=" and not quoted
    opening = _OPENING.match(text, sign.end())
    if opening is not None:
        mark = opening["open"][-1]
        return mark in "\"'`" or (not code and (not spoken or mark in "[{" or len(_split(name)) > 1))
    # What makes it a value or not stands at its beginning.
    word = _BARE.match(text, sign.end(), sign.end() + 200)
    if word is None:
        return False
    value = word.group()
    if name.lower() in _HEADERS:
        return True
    if code:
        return not spoken and (_IDENTIFIER.match(value.rstrip(":")) is None or _RANDOM.match(value) is not None)
    if spoken:
        return _is_told(text, sign, name, value, kind)
    if sign.group()[-1] == " " or text[sign.start() - 1] == " ":
        # `u.email = o.email` compares columns.
        return value[0].isdigit() or (_SECRETIVE.search(value) is not None and "." not in value)
    return True


def _is_told(text: str, sign: re.Match[str], name: str, value: str, kind: str) -> bool:
    """``Invalid password: too short`` is a sentence, ``password: hunter2`` and ``user_password: hunter`` tell one."""
    if value.lower().rstrip(".!?:") in _SAID:
        return False
    if sign.group() == ":":
        return _SECRETIVE.search(value) is not None
    if len(_split(name)) > 1 or _SECRETIVE.search(value):
        return True
    if kind in _WORDY:
        return value[0].isupper()
    return _END_OF_CLAUSE.match(text, sign.end() + len(value)) is not None


def value_span(text: str, at: int, kind: str) -> tuple[int, int]:
    """Where the value that begins at ``at`` starts and ends, without its quotes."""
    opening = _OPENING.match(text, at)
    if opening is None:
        word = _BARE.match(text, at)
        end = word.end() if word else at
        more = None
        if (
            (kind in _WORDY or kind in _NUMBERS)
            and _HOLLOW.match(text[at:end]) is None
            and _BOUND.match(text[at:end]) is None
        ):
            more = (_MORE_WORDS if kind in _WORDY else _MORE_DIGITS).match(text, end)
        return at, more.end() if more else end
    mark = opening["open"]
    if mark[-1] in "\"'`":
        return opening.end(), _closing_quote(text, opening.end(), mark)
    return at, _closing_bracket(text, opening.start("open"))


def _closing_quote(text: str, at: int, mark: str) -> int:
    """Where the quote closes: with as many backslashes as it opened. A text that was cut may not close it."""
    sign = mark.lstrip("\\")
    escapes = len(mark) - len(sign)
    while (place := text.find(sign, at)) >= 0:
        here = place - len(text[at:place].rstrip("\\")) - at
        behind = text[place + len(sign) : place + len(sign) + 1]
        if (here <= escapes or not (escapes or here % 2)) and not (behind.isalnum() or (behind == sign and place > at)):
            return place - min(here, escapes)
        # An apostrophe, an escaped quote, or SQL's doubled one.
        at = place + len(sign) + (behind == sign)
    return len(text)


def _closing_bracket(text: str, at: int) -> int:
    depth = 0
    while found := _BRACKETS.search(text, at):
        sign, at = found.group(), found.end()
        if sign in "\"'":
            at = text.find(sign, at) + 1 or at
            continue
        depth += 1 if sign in "([{<" else -1
        if depth == 0:
            return at
    return len(text)
