"""SNT402 and 403: levels and tags that Sentry keeps as they are written."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.facts import Called, Handed, start_of
from sentry_lint.analysis.values import External, Value
from sentry_lint.findings import Finding, NormaliseLevel
from sentry_lint.knowledge import sdk, sdk_limits
from sentry_lint.rules.checks.base import Checked, finding, span_of

INVALID_LEVEL = "SNT402"
INVALID_TAG = "SNT403"
CRUMB = "add_breadcrumb"


def check(checked: Checked) -> Iterator[Finding]:
    """What is wrong with a level or a tag, once for each call."""
    handed = [fact for _, fact in checked.of_type(Handed) if isinstance(fact, Handed)]
    if not handed:
        return
    owners = {start_of(fact.site): fact.owner for _, fact in checked.of_type(Called) if isinstance(fact, Called)}
    seen: set[tuple[int, int, str]] = set()
    for fact in handed:
        code, message = _judged(fact, owners.get(start_of(fact.site)) in ("span", "transaction"))
        mark = (*start_of(fact.site), code)
        if message and mark not in seen:
            seen.add(mark)
            yield finding(checked, code, fact.site, message, fix=_fix(fact, owners) if code == INVALID_LEVEL else None)


def _fix(fact: Handed, owners: dict[tuple[int, int], str]) -> NormaliseLevel:
    return NormaliseLevel(span_of(fact.node), start_of(fact.site) in owners or not isinstance(fact.site, ast.Call))


def _judged(fact: Handed, on_span: bool) -> tuple[str, str]:
    if fact.surface == sdk.LEVEL:
        return INVALID_LEVEL, _level(fact.value)
    if on_span:  # a span's tags are its own matter
        return INVALID_TAG, ""
    if fact.surface == "tag.key":
        return INVALID_TAG, _keys(fact.value)
    if fact.surface == "tag":
        return INVALID_TAG, _tags(fact)
    return "", ""


# -- levels


def _level(value: Value) -> str:
    """What is wrong with a level; it counts only where every level that it may be is none."""
    known = value.consts
    if not known or value.flows or any(isinstance(ref, External) for ref in value.refs):
        return ""
    if any(level is None or level in sdk_limits.LEVELS or level in sdk_limits.PYTHON_LEVELS for level in known):
        return ""
    level = known[0]
    if not isinstance(level, str):
        return _no_level(f"the number {level}" if type(level) in (int, float) else "what is given", "")
    meant = sdk_limits.level_meant(level)
    written = f'"{level}"' if meant else "what is given"
    alias = sdk_limits.LEVEL_ALIASES.get(level)
    if alias:
        return f'{written} is no level of the SDK: only Sentry\'s server makes "{alias}" of it; write "{meant}"'
    return _no_level(written, meant)


def _no_level(written: str, meant: str) -> str:
    instead = f'write "{meant}"' if meant else f"write one of {', '.join(sdk_limits.LEVELS)}"
    return f'{written} is no level: Sentry makes "error" of it in an event, "info" in a breadcrumb; {instead}'


# -- tags


def _tags(fact: Handed) -> str:
    """What is wrong with a tag's value or, where a mapping is handed over, with one of its tags."""
    value = fact.value
    if fact.key:
        return (_key(fact.key) if fact.key[0] != "*" else "") or _value(value)
    if isinstance(fact.site, ast.Call) and fact.node in fact.site.args[1:2]:
        return _value(value)  # of a tag whose key is not known
    for key, member in (value.fields or {}).items():
        if isinstance(key, str) and key[:1] not in ".*":
            wrong = _key(key) or _value(member)
            if wrong:
                return wrong
    return ""


def _keys(value: Value) -> str:
    """What is wrong with a key that is known, or with the known parts of one that is made of parts."""
    if value.consts:
        wrong = [_key(key) for key in value.consts if isinstance(key, str)]
        return wrong[0] if wrong and all(wrong) else ""
    for text in value.texts[:1]:
        for piece in text:
            if isinstance(piece, str) and len(value.texts) == 1 and (wrong_part := _characters(piece)):
                return wrong_part
    return ""


def _key(key: str) -> str:
    if not key.strip():
        return "a tag needs a key: one that is empty is dropped; name what the value is"
    instead = sdk_limits.RESERVED_TAGS.get(key)
    if instead:
        return f'a tag called "{key}" is dropped: Sentry keeps that key for itself; use {instead}'
    if len(key) > sdk_limits.TAG_KEY_LENGTH:
        most = sdk_limits.TAG_KEY_LENGTH
        return f"a tag's key has {len(key)} characters: Sentry documents {most} as the most; shorten it"
    return _characters(key)


def _characters(key: str) -> str:
    bad = [character for character in key if character not in sdk_limits.TAG_KEY_CHARACTERS]
    if not bad:
        return ""
    if all(character == " " for character in bad):
        return 'a blank in a tag\'s key: Sentry writes "-" for it, so that searches do not find it; write "_" or "."'
    shown = next(character for character in bad if character != " ")
    return f"{shown!a} in a tag's key: Sentry drops the key; use letters, digits and _ . : - only"


def _value(value: Value) -> str:
    """What is wrong with a tag's value: Sentry keeps its key, and null."""
    consts = value.consts
    if consts:
        texts = [text for text in consts if isinstance(text, str)]
        if len(texts) == len(consts) and all(not text.strip() or "\n" in text for text in texts):
            kind = "an empty text" if not texts[0].strip() else "a text of several lines"
            return f"{kind} as a tag's value is dropped: the tag is null; send one line, or no tag"
        return ""
    if len(value.texts) == 1 and any(isinstance(piece, str) and "\n" in piece for piece in value.texts[0]):
        return "a text of several lines as a tag's value is dropped: the tag is null; send one line, or no tag"
    kind = _container(value)
    if kind:
        return f"a {kind} as a tag's value is dropped: the tag is null; use set_context, or a tag for each item"
    return ""


def _container(value: Value) -> str:
    """``"dict"`` or ``"list"`` for a value that can be nothing else."""
    if not value.fields or value.consts is not None or value.flows or value.refs or value.texts or value.taints:
        return ""
    if all(isinstance(key, int) for key in value.fields):
        return "list"
    return "dict" if all(isinstance(key, str) and key[:1] not in ".*" for key in value.fields) else ""
