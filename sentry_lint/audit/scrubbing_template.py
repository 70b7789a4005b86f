"""Scrub personal data and secrets from what sentry-sdk sends: ``sentry_sdk.init(dsn, **scrubbing.OPTIONS)``.

Every hook cleans what it owns: ``before_breadcrumb`` each breadcrumb when it is recorded, ``before_send`` the rest of
an event, the others their own items. So each text is looked at once; if the application has a hook of its own, call
the one from here inside it. Nothing is dropped, nothing raises, and no object of the caller is changed.

A value goes when its name says what it is (``customerEmail``, ``X-Api-Key``, ``card_number``, at any depth) or when
it looks like it (e-mail addresses, cards, IBANs, tokens ... anywhere in a text).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

# -- tables: begin --
# Kind of data -> phrases that end a name of it. A phrase also stands for its plural and for itself in one word.
NAMES: dict[str, str] = {}
# The same for phrases that need a person before them: `customer_name`, `user.city`.
OWNED: dict[str, str] = {}
# Phrases that mean something else.
NEUTRAL = ""
PEOPLE = ""
# Whose e-mail, phone and address are nobody's.
THINGS = ""
# Before or after a phrase these make the value an amount, a state or a yes-or-no.
PREDICATES = ""
# Took the person out of the value.
CLEARED = ""
# May follow a phrase without changing what it is.
TAILS = ""
# Own patterns over text.
PATTERNS: dict[str, tuple[str, ...]] = {}
# Fields of `user` that may stay, and (part of the event, kind of data) pairs that were decided to be sent.
USER_FIELDS: tuple[str, ...] = ()
ALLOWED: tuple[tuple[str, str], ...] = ()
# -- tables: end --

FILTERED = "[Filtered]"
SECRETS = frozenset(("password", "token", "key", "secret", "session", "auth", "custom-secret"))

# Parts of an event that describe the program, not its users. Inside of the others the same words are anybody's.
_UNTOUCHED = frozenset(
    "event_id timestamp start_timestamp platform level type sdk modules debug_meta _meta transaction_info".split()
)
# What holds the query of a URL, in events, spans and breadcrumbs.
_QUERIES = frozenset("query_string url url.full url.query http.url http.query http.target".split())
_MOST_NODES = 20_000
_DEEPEST = 60

_Words = tuple[str, ...]
_WORD = re.compile(r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")


def _phrases(text: str) -> Iterator[_Words]:
    for phrase in text.split(", "):
        if phrase:
            yield tuple(_WORD.findall(phrase))


def _plural(words: _Words) -> _Words:
    last = words[-1]
    if last.endswith(("s", "x", "ch", "sh")):
        return (*words[:-1], last + "es")
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (*words[:-1], last[:-1] + "ies")
    return (*words[:-1], last + "s")


def _table(kinds: dict[str, str]) -> dict[_Words, str]:
    made: dict[_Words, str] = {}
    for kind, text in kinds.items():
        for words in _phrases(text):
            # Tokens are counted far more often than they are listed.
            forms = [words] if words[-1] == "token" else [words, _plural(words)]
            for form in forms:
                made.setdefault(form, kind)
                if len(form) > 1:
                    made.setdefault(("".join(form),), kind)
    return made


_NAMES = _table(NAMES)
_OWNED = _table(OWNED)
_NEUTRAL = frozenset(_phrases(NEUTRAL))
_PEOPLE = frozenset(PEOPLE.split())
_THINGS = frozenset(THINGS.split())
_PREDICATES = frozenset(PREDICATES.split())
_CLEARED = frozenset(CLEARED.split())
_TAILS = frozenset(TAILS.split())
_LONGEST = 6


def _split(name: str) -> _Words:
    """``customerEmail``, ``X-Customer-Email`` and ``CUSTOMER_EMAIL`` end in the same words."""
    if not name.isascii():
        name = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return tuple(part.lower() for part in _WORD.findall(name))


_known: dict[tuple[str, str], str | None] = {}


def kind_of_name(name: str, owner: str = "") -> str | None:
    """What a value of this name holds (``email``, ``password`` ...), ``None`` where the name does not say.

    ``owner`` is the name of the mapping around it: ``name`` is a person's inside ``customer``.
    """
    key = (name, owner)
    if key not in _known:
        if len(_known) > 5000:
            _known.clear()
        _known[key] = _judge(name, owner) if len(name) <= 80 and name.count(" ") < 4 else None
    return _known[key]


def _judge(name: str, owner: str) -> str | None:
    words = _split(name)
    end = len(words)
    while end:
        for start in range(max(0, end - _LONGEST), end):
            phrase = words[start:end]
            if phrase in _NEUTRAL:
                return None
            kind = _NAMES.get(phrase)
            if kind is not None:
                return kind if _counts(kind, words[:start]) else None
            kind = _OWNED.get(phrase)
            if kind is not None:
                whose = words[start - 1 : start] or _split(owner)[-1:]
                return kind if whose and whose[0] in _PEOPLE else None
        if words[end - 1] not in _TAILS and not words[end - 1].isdigit():
            return None
        end -= 1
    return None


def _counts(kind: str, before: _Words) -> bool:
    if not _PREDICATES.isdisjoint(before):
        return False
    if kind in SECRETS:
        return "public" not in before
    return _CLEARED.isdisjoint(before) and (not before or before[-1] not in _THINGS)


# -- what values look like -----------------------------------------------------------------------------------------

_EMAIL = re.compile(
    r"(?<![\w.+-])(?<!://)(?!git@|celery@)[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}\b(?!:\w)"
)
_PHONE = re.compile(r"(?<![\w+])\+[1-9]\d{0,3}[ ./()-]{0,2}(?:\d[ ./()-]?){6,11}\d(?![\w])")
_CARD = re.compile(r"(?<![\w.,-])[3-6]\d{3}(?:[ -]?\d){9,12}(?![\w]|[.,-]\d)")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{2,4}){3,8}(?![A-Za-z0-9])")
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_JWT = re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?")
_KEY = re.compile(
    r"\b(?:[sr]k_(?:live|test)_[0-9A-Za-z]{16,}|whsec_[0-9A-Za-z]{16,}|(?:AKIA|ASIA)[0-9A-Z]{16}"
    r"|gh[pousr]_[0-9A-Za-z]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abeoprs]-[\w-]{10,}|AIza[\w-]{35}"
    r"|SG\.[\w-]{16,}\.[\w-]{16,}|sk-(?:ant-|proj-)?[\w-]{32,}|npm_[0-9A-Za-z]{36})\b"
)
_PEM = re.compile(
    r"-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----.*?(?:-----END (?:[A-Z]+ ){0,3}PRIVATE KEY-----|\Z)", re.DOTALL
)
_USERINFO = re.compile(r"(?<=://)[^\s/@:?#\"']{0,128}:[^\s/@?#\"']{1,256}(?=@)")
_BEARER = re.compile(r"\b(Bearer|Basic)(\s+)[A-Za-z0-9+/=._~-]{8,}", re.IGNORECASE)
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_PIECE = re.compile(r"[^\s&?;=,/\"'<>]*%[0-9A-Fa-f]{2}[^\s&?;=,/\"'<>]*")
_OWN = [(kind, re.compile(pattern)) for kind, patterns in PATTERNS.items() for pattern in patterns]

# `name=value`, `name='value'`, `'name': 'value'`, `"name": 5`, `Authorization: value`.
_PAIR = re.compile(
    r"(?:(?<![\w\\])|(?<=\\[nrt]))(?P<name>[^\W\d][\w.\[\]-]{0,79}?)(?P<close>[\"']?)(?P<sign>\s{0,2}[=:]\s{0,2})"
    r"(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^\s,;&)}\]\"'<>]+)"
)
# A placeholder, an empty value, or one that says that there is none.
_HOLLOW = re.compile(
    r"(?:%\(\w+\)s|%s|\?|:\w+|\$\w+|@\w+|\{\w*\}|none|null|true|false|\*+|\[Filtered|\[removed|redacted|hidden|x+)\W*\Z",
    re.IGNORECASE,
)
# In code `password=settings.PASSWORD` shows no value, `password=8fa3c0...` in a literal does.
_IDENTIFIER = re.compile(r"[^\W\d][\w.]*(?:[\[(].*)?\Z")
_RANDOM = re.compile(r"(?=\D*\d)[A-Za-z0-9]{16,}\Z")
_WHOLE = re.compile(r"-{1,2}([^\W\d][\w.-]{0,79})=(.+)\Z", re.DOTALL)


# -- SQL: values that have no name beside them

_VERBS = ("INTO ", "SELECT ", "UPDATE ", "DELETE ", "CALL ", "EXEC", "SET @", "ED IN ", "CACHE", "SQL]", "NO KEY")
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
_IDENTIFIERS = re.compile(r"[^\W\d][\w.]*")
_OF_AN_INDEX = re.compile(r"(?:(?<=_)|\b)(?:uq|uniq|unique|uk|idx|ix|index|key)(?:_|\b)", re.IGNORECASE)


def _is_bound(value: Any) -> bool:
    if isinstance(value, (str, bytes)):
        return len(value) > 0
    return isinstance(value, int) and not isinstance(value, bool) and value >= 10**6


def _luhn(text: str) -> bool:
    digits = [int(digit) for digit in text if digit.isdigit()]
    doubled = (
        digit * 2 - 9 if place % 2 and digit > 4 else digit * (1 + place % 2)
        for place, digit in enumerate(reversed(digits))
    )
    return len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _is_iban(text: str) -> bool:
    compact = text.replace(" ", "")
    turned = "".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])
    return 15 <= len(compact) <= 34 and int(turned) % 97 == 1


def _is_header(name: str) -> bool:
    return name.lower() in ("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key")


class Cleaner:
    """Cleans one part of an event. ``allowed`` holds the kinds of data that this part may carry."""

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        self.allowed = allowed
        self.nodes = 0
        self.unnamed = False

    # -- texts

    def text(self, text: str, code: bool = False) -> str:
        """The text without what looks like personal data or secrets. ``code``: names are not followed by values."""
        if len(text) < 5:
            return text
        if "-----BEGIN" in text:
            text = self._gone("key", _PEM, text)
        if "'" in text or "(" in text:
            text = self._sql(text)
        if "=" in text or ":" in text:
            text = self._pairs(text, code)
        if "@" in text:
            text = self._gone("email", _EMAIL, self._gone("password", _USERINFO, text))
        if "eyJ" in text:
            text = self._gone("token", _JWT, text)
        if "_" in text or "-" in text or "AKIA" in text or "ASIA" in text or "AIza" in text:
            text = self._gone("key", _KEY, text)
        if "token" not in self.allowed and ("earer" in text or "asic" in text or "EARER" in text):
            text = _BEARER.sub(rf"\1\2{FILTERED}", text)
        if any(sign.isdigit() for sign in text):
            text = self._numbers(text)
        for kind, pattern in _OWN:
            text = self._gone(kind, pattern, text)
        if "%" in text and _ESCAPED.search(text):
            text = _PIECE.sub(self._escaped, text)
        return text

    def _query(self, text: str) -> str:
        """A query, or a URL that ends in one, as ASGI's integration reads it: values have spaces and end at an `&`."""
        head, mark, query = text.rpartition("?")
        return self.text(head + mark + "&".join(self._field(field) for field in query.split("&")))

    def _field(self, field: str) -> str:
        name, sign, value = field.partition("=")
        hidden = value and not _HOLLOW.match(value) and self._secret_name(unquote_plus(name))
        return f"{name}={FILTERED}" if hidden else name + sign + value

    def _escaped(self, found: re.Match[str]) -> str:
        """A piece of a URL, judged by what it says when it is read."""
        plain = unquote_plus(found.group())
        return found.group() if _ESCAPED.search(plain) or self.text(plain) == plain else FILTERED

    def _gone(self, kind: str, pattern: re.Pattern[str], text: str, check: Callable[[str], bool] | None = None) -> str:
        if kind in self.allowed:
            return text
        if check is None:
            return pattern.sub(FILTERED, text)
        return pattern.sub(lambda found: FILTERED if check(found.group()) else found.group(), text)

    def _numbers(self, text: str) -> str:
        if "+" in text:
            text = self._gone("phone", _PHONE, text)
        if len(text) >= 11:
            text = self._gone("government-id", _SSN, text)
            text = self._gone("finance", _IBAN, text, _is_iban)
            text = self._gone("finance", _CARD, text, _luhn)
        return text

    def _pairs(self, text: str, code: bool) -> str:
        whole = None if code else _WHOLE.match(text)
        if whole and not set("&=;") & set(whole[2]) and self._secret_name(whole[1]) and not _HOLLOW.match(whole[2]):
            # A command line's `--full-name=Ada Lovelace`.
            return text[: whole.start(2)] + FILTERED
        return _PAIR.sub(lambda found: self._pair(found, code), text)

    def _secret_name(self, name: str) -> bool:
        kind = kind_of_name(name)
        return kind is not None and kind not in self.allowed

    def _pair(self, found: re.Match[str], code: bool) -> str:
        name, sign, value = found["name"], found["sign"], found["value"]
        shut = value[0] if value[0] in "\"'" else ""
        head = f"{name}{found['close']}{sign}{shut}"
        inner = value[1:-1] if shut else value
        if self._means_value(found, shut, code) and not _HOLLOW.match(inner) and self._secret_name(name):
            return f"{head}{FILTERED}{shut}"
        return f"{head}{self._pairs(inner, code)}{shut}" if "=" in inner or ":" in inner else found.group()

    def _means_value(self, found: re.Match[str], quoted: str, code: bool) -> bool:
        """Whether what follows the sign is a value at all, and not a sentence or a name."""
        sign, value = found["sign"], found["value"]
        if quoted:
            return True
        if sign.strip() == ":" and not found["close"]:
            # "Invalid password: too short" is a sentence, "12:30" a time.
            return sign == ": " and _is_header(found["name"])
        if code and _IDENTIFIER.match(value) and not _RANDOM.match(value):
            return False
        # `u.email = o.email` compares columns; only literals are data.
        return sign.strip() == sign or value[0].isdigit() or _is_header(found["name"])

    # -- SQL

    def _sql(self, text: str) -> str:
        """Values in statements, and in what a database says of them, by the columns that they belong to."""
        if " for key " in text or " for column " in text:
            text = _FOR_COLUMN.sub(self._of_column, text)
        if ")=(" in text or "Failing row" in text:
            text = _ROW.sub(FILTERED, _KEY_OF_ROW.sub(self._of_column, text))
        found = _REDIS.match(text)
        if found is not None:
            return found.group() + FILTERED
        large = text.upper()
        if not any(verb in large for verb in _VERBS):
            return text
        start = self._unnamed_from(text)
        if start is not None:
            text = text[:start] + _LITERAL.sub(self._literal, text[start:])
        return _COMPARED.sub(self._compared, text)

    def _of_column(self, found: re.Match[str]) -> str:
        names = _OF_AN_INDEX.sub("", found["name"])
        hidden = any(self._secret_name(name.strip(" _")) for name in names.split(","))
        return found.group().replace(found["value"], FILTERED, 1) if hidden else found.group()

    def _compared(self, found: re.Match[str]) -> str:
        return _LITERAL.sub(self._literal, found.group()) if self._secret_name(found["name"]) else found.group()

    def _literal(self, found: re.Match[str]) -> str:
        shut = "\\'" if found.group().startswith("\\") else found.group()[0]
        inner = found.group()[len(shut) : -len(shut)]
        return found.group() if not inner or _HOLLOW.match(inner) else f"{shut}{FILTERED}{shut}"

    def _unnamed_from(self, text: str) -> int | None:
        """Where in a statement the values begin that have no names but may be personal; ``None``: nowhere."""
        found = _INSERT.search(text)
        if found is not None:
            columns = found["columns"]
            return found.end() if columns is None or self._named_in(columns, found["table"]) else None
        found = _CALL.search(text)
        if found is not None:
            return found.end() - 1
        found = _ECHOED.search(text)
        if found is not None:
            return found.end()
        found = _PARAMETERS.search(text)
        if found is not None and _QUERY.search(text) and self._named_in(text[: found.start()], ""):
            return found.end()
        return None

    def _binds(self, text: str) -> bool:
        """Whether values bound to this statement, in a list beside it, may be personal."""
        if _STATEMENT.match(text) is None:
            return False
        start = self._unnamed_from(text)
        return start is not None or self._named_in(text[:5000], "")

    def _named_in(self, statement: str, owner: str) -> bool:
        return any(
            kind is not None and kind not in self.allowed
            for name in _IDENTIFIERS.findall(statement)
            for kind in (kind_of_name(name, owner),)
        )

    # -- values

    def value(self, value: Any, owner: str = "", depth: int = 0) -> Any:
        """The value without personal data; containers are made anew, anything else is kept as it is."""
        self.nodes += 1
        if value is None or isinstance(value, (bool, float)):
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, int):
            return FILTERED if value >= 10**13 and self.text(str(value)) == FILTERED else value
        if self.nodes > _MOST_NODES or depth > _DEEPEST:
            return FILTERED
        if isinstance(value, Mapping):
            return self.mapping(value, owner, depth)
        if isinstance(value, (list, tuple)):
            return self._list(value, owner, depth)
        if isinstance(value, (bytes, bytearray)):
            return value if self.text(repr(value)) == repr(value) else FILTERED
        return self._object(value)

    def _object(self, value: Any) -> Any:
        """Objects are sent as their repr: keep the object, unless its repr tells too much."""
        shown = repr(value)
        clean = self.text(shown)
        return value if clean == shown else clean

    def _list(self, value: list[Any] | tuple[Any, ...], owner: str, depth: int) -> Any:
        if len(value) == 2 and isinstance(value[0], str) and self._hides(value[0], owner, value[1]):
            return [value[0], FILTERED]
        made = [
            FILTERED if self.unnamed and _is_bound(inner) else self.value(inner, owner, depth + 1) for inner in value
        ]
        for place, inner in enumerate(value[:-1]):
            # `["--password", "hunter2"]`
            if isinstance(inner, str) and inner.startswith("-") and "=" not in inner and self._secret_name(inner):
                made[place + 1] = FILTERED
        return tuple(made) if type(value) is tuple else made

    def mapping(self, value: Mapping[Any, Any], owner: str = "", depth: int = 0) -> dict[Any, Any]:
        """A new mapping; values with telling names are gone, whatever they are, and so are telling keys."""
        made: dict[Any, Any] = {}
        around = self.unnamed
        self.unnamed = around or any(isinstance(inner, str) and self._binds(inner) for inner in value.values())
        for key, inner in value.items():
            if not isinstance(key, str):
                made[key] = self.value(inner, owner, depth + 1)
            elif self._hides(key, owner, inner):
                made[self._key(key)] = FILTERED
            elif key in ("context_line", "pre_context", "post_context"):
                made[key] = self._code(inner)
            elif key in _QUERIES and isinstance(inner, str):
                made[key] = self._query(inner)
            else:
                made[self._key(key)] = self.value(inner, key, depth + 1)
        self.unnamed = around
        return made

    def _key(self, key: str) -> str:
        return key if len(key) < 8 else self.text(key, code=True)

    def _code(self, lines: Any) -> Any:
        if isinstance(lines, str):
            return self.text(lines, code=True)
        return [self.text(line, code=True) if isinstance(line, str) else line for line in lines or ()]

    def _hides(self, key: str, owner: str, inner: Any) -> bool:
        if inner is None or inner is True or inner is False or inner == "":
            return False
        kind = kind_of_name(key, owner)
        return kind is not None and kind not in self.allowed


# Parts of an event -> how a policy names them.
_SURFACES = {"tags": "tag", "contexts": "context", "logentry": "message", "spans": "span"}


def _allowed(part: str) -> frozenset[str]:
    return frozenset(kind for where, kind in ALLOWED if where == part)


def _attempt(part: str, clean: Callable[[], Any]) -> Any:
    """A scrubber that raises would send the event as it was, or lose it: rather lose the part."""
    try:
        return clean()
    except Exception:
        return {"scrubbing": f"{part} was removed"} if part != "message" else FILTERED


def _user(user: Any) -> Any:
    if not isinstance(user, Mapping):
        return Cleaner(_allowed("user")).value(user)
    cleaner = Cleaner(_allowed("user"))
    clean = cleaner.mapping(user, "user")
    for field in USER_FIELDS:
        if field in user:
            # The name is allowed; an e-mail address as the id is not.
            clean[field] = user[field] if kind_of_name(field, "user") else cleaner.value(user[field])
    return clean


def _logentry(entry: Any) -> Any:
    """Arguments of a logging call have no names: they go where the text around them had to be cleaned."""
    cleaner = Cleaner(_allowed("message"))
    clean = cleaner.mapping(entry)
    params = entry.get("params")
    if not params:
        return clean
    text = entry.get("formatted")
    if text is None:
        text = str(entry.get("message", "")) % (params if isinstance(params, Mapping) else tuple(params))
    if isinstance(params, Mapping):
        if "formatted" in clean:
            clean["formatted"] = _without(clean["formatted"], params, clean["params"])
    elif cleaner.text(text) != text:
        clean["params"] = [FILTERED for _ in params]
    return clean


def _without(text: Any, before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Any:
    """The text without the values that were filtered for their names."""
    for key, value in before.items():
        if after.get(key) == FILTERED and len(str(value)) > 2:
            text = str(text).replace(str(value), FILTERED)
    return text


def _hide_arguments(event: dict[str, Any]) -> None:
    """Take the arguments of a logging call out of the frames of logging itself."""
    for part in ("exception", "threads"):
        for value in (event.get(part) or {}).get("values") or ():
            for frame in (value.get("stacktrace") or {}).get("frames") or ():
                if frame.get("module") == "logging" and "args" in (frame.get("vars") or {}):
                    frame["vars"]["args"] = FILTERED


def _event(event: Any, untouched: frozenset[str]) -> Any:
    made: dict[str, Any] = {}
    for part, value in event.items():
        if part in _UNTOUCHED or part in untouched or value is None:
            made[part] = value
        elif part == "user":
            made[part] = _attempt(part, lambda value=value: _user(value))  # type: ignore[misc]
        elif part == "logentry" and isinstance(value, Mapping):
            made[part] = _attempt(part, lambda value=value: _logentry(value))  # type: ignore[misc]
        else:
            made[part] = _attempt(part, lambda part=part, value=value: _part(part, value))  # type: ignore[misc]
    entry = event.get("logentry")
    if isinstance(entry, Mapping) and entry.get("params") and made["logentry"].get("params") != entry["params"]:
        _attempt("frames", lambda: _hide_arguments(made))
    return made


def _part(part: str, value: Any) -> Any:
    # The keys of an event are not names of data: `user` may hold a mapping, `request` a body.
    return Cleaner(_allowed(_SURFACES.get(part, part))).value(value, part)


# -- the hooks -----------------------------------------------------------------------------------------------------


def before_breadcrumb(crumb: Any, hint: Any = None) -> Any:
    """Clean a breadcrumb when it is recorded."""
    return _attempt("breadcrumb", lambda: Cleaner(_allowed("breadcrumb")).mapping(crumb))


def before_send(event: Any, hint: Any = None) -> Any:
    """Clean an error, a message or a check-in, but for its breadcrumbs, which ``before_breadcrumb`` has cleaned."""
    return _event(event, frozenset(("breadcrumbs",)))


def before_send_transaction(event: Any, hint: Any = None) -> Any:
    """Clean a transaction and its spans."""
    return _event(event, frozenset())


def before_send_log(log: Any, hint: Any = None) -> Any:
    """Clean a structured log: its text and attributes."""
    made = dict(log)
    cleaner = Cleaner(_allowed("log"))
    made["body"] = _attempt("message", lambda: cleaner.value(log.get("body")))
    before = log.get("attributes") or {}
    after = made["attributes"] = _attempt("attributes", lambda: cleaner.mapping(before))
    if made["body"] != log.get("body"):
        # Parameters of a logging call have no names: they go where the text around them had to be cleaned.
        after.update({key: FILTERED for key in after if str(key).startswith(_PARAMETER)})
    given = {key: value for key, value in before.items() if str(key).startswith(_PARAMETER)}
    made["body"] = _attempt("message", lambda: _without(made["body"], given, after))
    return made


_PARAMETER = "sentry.message.parameter."


def _named(item: Any, part: str) -> Any:
    made = dict(item)
    cleaner = Cleaner(_allowed(part))
    made["name"] = _attempt("message", lambda: cleaner.value(item.get("name")))
    made["attributes"] = _attempt("attributes", lambda: cleaner.mapping(item.get("attributes") or {}))
    return made


def before_send_metric(metric: Any, hint: Any = None) -> Any:
    """Clean a metric: its name and attributes."""
    return _named(metric, "metric")


def before_emit_metric(key: str, *about: Any) -> bool:
    """Clean the tags of a metric of sentry-sdk before 2.41, which takes them in place; the last argument holds them."""
    tags = about[-1] if about and isinstance(about[-1], dict) else {}
    tags.update(_attempt("tags", lambda: Cleaner(_allowed("metric")).mapping(tags)))
    return True


def before_send_span(span: Any, hint: Any = None) -> Any:
    """Clean a streamed span: its name and attributes."""
    return _named(span, "span")


# -- options: begin --
OPTIONS: dict[str, Any] = {
    "before_breadcrumb": before_breadcrumb,
    "before_send": before_send,
    "before_send_transaction": before_send_transaction,
    "before_send_log": before_send_log,
    "before_send_metric": before_send_metric,
}
# -- options: end --
