"""SQL: values that have no name beside them, in statements and in what databases say of them."""

from __future__ import annotations

import re

from sentry_lint.audit.scrubbing.pairs import _HOLLOW, Hides
from sentry_lint.audit.scrubbing.shapes import FILTERED

_VERBS = re.compile(r"INTO |SELECT |UPDATE |DELETE |CALL |EXEC|SET @|ED IN |CACHE|SQL]|NO KEY")
_COMPARING = re.compile(r" (?:I?LIKE|IN|BETWEEN|REGEXP|RLIKE) ")
_LITERAL = re.compile(r"\\'(?:(?!\\').)*\\'|'(?:[^'\\]|''|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_INSERT = re.compile(
    r"\b(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+(?P<table>[\w.`\"\[\]]+)\s*"
    r"(?:\((?P<columns>[^()']*)\)\s*)?(?:OUTPUT\b[^()']*|OVERRIDING\b[^()']*)?(?:VALUES?|SELECT)\b",
    re.IGNORECASE,
)
# A procedure's arguments have no names at all; PyMySQL sends them as variables first.
_CALL = re.compile(r"\bCALL\s+[\w.`\"]+\s*\(|\bEXEC(?:UTE)?\s+[\w.\[\]]+\s*['@(]|\bSET\s+@_\w+_0\s*=", re.IGNORECASE)
_QUERY = re.compile(r"\b(?:SELECT\b[^']{1,2000}?\bFROM|UPDATE\s[^'=]{1,200}?\sSET|DELETE\s+FROM)\b", re.IGNORECASE)
# `email LIKE 'ada%'`, `email IN ('a', 'b')`; what stands beside an equals sign is a pair like any other.
_COMPARED = re.compile(
    r"(?<![\w.`\"])(?P<name>[\w.`\"]+)\s+(?:NOT\s+)?(?:I?LIKE|IN|REGEXP|RLIKE|BETWEEN|<>|!=|>=?|<=?)\s*\(?\s*"
    r"(?:'(?:[^'\\]|''|\\.)*'(?:\s*,\s*|\s+AND\s+)?)+",
    re.IGNORECASE,
)
# `HSET 'customer:17' 'full_name' 'Ada'`: but for the key, what stands in a command of Redis has no name that counts.
_REDIS = re.compile(r"[A-Z]{2,20}(?:[ .][A-Z]{2,20})? b?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\") (?=\S)")
_STATEMENT = re.compile(r"b?['\"]{0,3}\s*(?:INSERT|REPLACE|SELECT|UPDATE|DELETE|WITH|CALL|EXEC|SET @)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%s|%\(|\?|\$\d|[:@]\w")
# What follows a statement in SQLAlchemy's errors and in Django's log; SQLAlchemy's own log has the values alone.
_PARAMETERS = re.compile(r"\[parameters: |; args=[(\[]")
_ECHOED = re.compile(r"\[(?:generated in|cached since|raw sql|no key|caching disabled|dialect )[^\]\n]{0,99}\] [(\[{]")
# `Duplicate entry 'ada' for key 'users.full_name'`, `Incorrect value: 'ada' for column 'phone'`.
_FOR_COLUMN = re.compile(
    r"\b(?:entry|value:?) (?P<value>\\?'.{0,400}?\\?') for (?:key|column) \\?['`](?P<name>[^'`\\]{1,200})", re.DOTALL
)
# PostgreSQL: `Key (email, full_name)=(ada@lovelace.net, Ada) already exists.`, `Failing row contains (17, Ada).`
_KEY_OF_ROW = re.compile(
    r"\bKey \((?P<name>[^()]{1,200})\)=\((?P<value>.{0,999}?)\)(?= (?:already|is |conflicts))", re.DOTALL
)
_ROW = re.compile(r"(?<=\bFailing row contains \().{1,9999}?(?=\)\.|\)\Z)", re.DOTALL)
_COLUMN = re.compile(r"[^\W\d][\w.]*")
_OF_AN_INDEX = re.compile(r"(?:(?<=_)|\b)(?:uq|uniq|unique|uk|idx|ix|index|key)(?:_|\b)", re.IGNORECASE)


def without_values(text: str, hides: Hides) -> str:
    """The text without values of columns that tell, in statements and in what a database says of them."""
    if " for key " in text or " for column " in text:
        text = _FOR_COLUMN.sub(lambda found: _of_column(found, hides), text)
    if ")=(" in text or "Failing row" in text:
        text = _ROW.sub(FILTERED, _KEY_OF_ROW.sub(lambda found: _of_column(found, hides), text))
    command = _REDIS.match(text)
    if command is not None:
        return command.group() + FILTERED
    large = text.upper()
    if _VERBS.search(large):
        start = _unnamed_from(text, hides)
        if start is not None:
            text = text[:start] + _LITERAL.sub(_literal, text[start:])
    if _COMPARING.search(large):
        text = _COMPARED.sub(lambda found: _compared(found, hides), text)
    return text


def is_statement(text: str) -> bool:
    """Whether the text begins as SQL does."""
    return _STATEMENT.match(text) is not None


def binds(text: str, hides: Hides) -> bool:
    """Whether values bound to this statement, in a list beside it, may be personal."""
    if not is_statement(text):
        return False
    if _unnamed_from(text, hides) is not None:
        return True
    # PyMySQL keeps the statement with the values in it beside them. A repr's own quotes are no literal.
    valued = _PLACEHOLDER.search(text) is not None or _LITERAL.search(text, 3) is not None
    return valued and _named_in(text[:5000], "", hides)


def _of_column(found: re.Match[str], hides: Hides) -> str:
    names = _OF_AN_INDEX.sub("", found["name"])
    hidden = any(hides(name.strip(" _"), "") is not None for name in names.split(","))
    return found.group().replace(found["value"], FILTERED, 1) if hidden else found.group()


def _compared(found: re.Match[str], hides: Hides) -> str:
    return _LITERAL.sub(_literal, found.group()) if hides(found["name"], "") is not None else found.group()


def _literal(found: re.Match[str]) -> str:
    quote = "\\'" if found.group().startswith("\\") else found.group()[0]
    inner = found.group()[len(quote) : -len(quote)]
    return found.group() if not inner or _HOLLOW.match(inner) else f"{quote}{FILTERED}{quote}"


def _unnamed_from(text: str, hides: Hides) -> int | None:
    """Where in a statement the values begin that have no names but may be personal; ``None``: nowhere."""
    found = _INSERT.search(text)
    if found is not None:
        columns = found["columns"]
        return found.end() if columns is None or _named_in(columns, found["table"], hides) else None
    found = _CALL.search(text)
    if found is not None:
        return found.end() - 1
    found = _ECHOED.search(text)
    if found is not None:
        return found.end()
    found = _PARAMETERS.search(text)
    if found is not None and _QUERY.search(text) and _named_in(text[: found.start()], "", hides):
        return found.end()
    return None


def _named_in(statement: str, owner: str, hides: Hides) -> bool:
    return any(hides(name, owner) is not None for name in _COLUMN.findall(statement))
