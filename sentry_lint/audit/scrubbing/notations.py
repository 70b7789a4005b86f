"""Other ways in which a text names a value: XML, pairs in brackets, command lines, forms, and records' reprs."""

from __future__ import annotations

import re

from sentry_lint.audit.scrubbing.names import kind_of_name
from sentry_lint.audit.scrubbing.pairs import _SAID, Hides, value_span
from sentry_lint.audit.scrubbing.shapes import FILTERED

# <password>...</password>
_ELEMENT = re.compile(
    r"<(?:\w{1,40}:)?(?P<name>[A-Za-z][\w.-]{0,79})(?:\s[^<>]{0,300})?>"
    r"(?P<value>\s*<!\[CDATA\[[^\]]{0,2000}\]\]>|[^<]+)(?=</|\Z)"
)
# name="password" and, after an empty line, the value: a form with uploads
_FORM_FIELD = re.compile(
    r"name=\\?\"(?P<name>[^\"\\\r\n]{1,80})\\?\"[^\r\n\\]{0,100}(?:(?:\r?\n|\\r\\n)[^\r\n\\]{1,100}){0,3}"
    r"(?:\r?\n|\\r\\n){2}(?P<value>[^\r\n\\]+)"
)
# <input name="password" value="...">, whichever comes first, and <textarea name="note">...</textarea>
_TAG = re.compile(r"<(?:input|param|meta|data)\s[^<>]{1,600}", re.IGNORECASE)
_ITS_NAME = re.compile(r"\bname=\\?(?P<quote>[\"'])(?P<name>[^\"'\\]{1,80})\\?(?P=quote)", re.IGNORECASE)
_ITS_VALUE = re.compile(
    r"\b(?:value|content)=\\?(?P<quote>[\"'])(?P<value>(?:(?!\\?(?P=quote)).)+)", re.IGNORECASE | re.DOTALL
)
_AREA = re.compile(
    r"<textarea\s[^<>]{0,300}?\bname=\\?[\"'](?P<name>[^\"'\\]{1,80})[^<>]{0,300}>(?P<value>[^<]+)", re.IGNORECASE
)
# /token/3f2a..., and /reset/MQ/c7x-3f2a...: whoever has such a link needs no password
_SEGMENT = re.compile(
    r"(?<=/)(?P<name>[A-Za-z][A-Za-z_-]{2,39})/(?:[\w-]{1,12}/)?(?P<value>(?=[^/?#\s\"'<>]{0,40}\d)[\w~%+=-]{16,300})(?![\w.])"
)
_LINKS = frozenset(
    "activate activation confirm confirmation invitation invite login magic recover recovery reset signin unlock "
    "unsubscribe verification verify".split()
)
# <Customer: Ada Lovelace>, as Django shows a record
_RECORD = re.compile(r"<(?P<name>[A-Z]\w{1,60}): (?P<value>(?!\w+ object|\d+>|\[|\{)[^<>]{1,200})(?=>)")
# ("password", "...")
_ITEM = re.compile(r"[(\[]b?(?P<quote>\\{0,4}[\"'])(?P<name>[\w. -]{1,80})(?P=quote)\s{0,2},\s{0,2}(?=[\w\\\"'(\[{])")
# --password ...
_OPTION = re.compile(r"(?<![^\s\"'])--?(?P<name>[A-Za-z][\w-]{2,79}) {1,3}(?![-=:|>])")
# --full-name=Ada Lovelace, all there is
_ARGUMENT = re.compile(r"--?(?P<name>[A-Za-z][\w.-]{0,79})=(?P<value>[^=&;]+)\Z")


def without_notations(text: str, hides: Hides) -> str:
    """The text without values that are named in one of these ways."""
    if "</" in text:
        text = _ELEMENT.sub(lambda found: _emptied(found, hides(found["name"], "")), text)
    if "name=" in text and "<" in text:
        text = _TAG.sub(lambda found: _without_value(found.group(), hides), text)
        text = _AREA.sub(lambda found: _emptied(found, hides(found["name"], "")), text)
    if text.count("/") > 1:
        text = _SEGMENT.sub(lambda found: _emptied(found, _link(found["name"], hides)), text)
    if 'name="' in text or 'name=\\"' in text:
        text = _FORM_FIELD.sub(lambda found: _emptied(found, hides(found["name"], "")), text)
    if "<" in text and ": " in text:
        text = _RECORD.sub(lambda found: _emptied(found, hides("name", found["name"])), text)
    if "'," in text or '",' in text:
        text = _behind(_ITEM, text, hides)
    if text[0] == "-":
        text = _ARGUMENT.sub(lambda found: _emptied(found, hides(found["name"], "")), text)
    if "-" in text and " " in text:
        text = _behind(_OPTION, text, hides)
    return text


def _link(name: str, hides: Hides) -> str | None:
    """What a random part of a URL's path is behind a part of that name."""
    kind = hides(name, "")
    if kind is None and _LINKS.intersection(name.lower().replace("_", "-").split("-")):
        # `hides` knows what a policy allows to be sent.
        return hides("token", "")
    return kind


def _without_value(tag: str, hides: Hides) -> str:
    name, value = _ITS_NAME.search(tag), _ITS_VALUE.search(tag)
    if name is None or value is None or hides(name["name"], "") is None:
        return tag
    return tag[: value.start("value")] + FILTERED + tag[value.end("value") :]


def _emptied(found: re.Match[str], kind: str | None) -> str:
    if kind is None:
        return found.group()
    start, end = found.start("value") - found.start(), found.end("value") - found.start()
    return found.group()[:start] + FILTERED + found.group()[end:]


def _behind(pattern: re.Pattern[str], text: str, hides: Hides) -> str:
    """The text without the values behind the names that the pattern finds."""
    made: list[str] = []
    done = 0
    for found in pattern.finditer(text):
        kind = hides(found["name"], "") if found.start() >= done else None
        if kind is None:
            continue
        start, end = value_span(text, found.end(), kind)
        value = text[start:end]
        # Names in a row name no value, and `--password is missing` tells none.
        if not value or value.lower() in _SAID or (pattern is _ITEM and kind_of_name(value) is not None):
            continue
        made += text[done:start], FILTERED
        done = end
    return "".join(made) + text[done:] if made else text
