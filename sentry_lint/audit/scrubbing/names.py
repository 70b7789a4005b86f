"""What a name says about its value: read as English reads it, the last words say what the thing is."""

from __future__ import annotations

import functools
import re
import unicodedata

from sentry_lint.audit.scrubbing.tables import (
    CLEARED,
    DEEDS,
    HEADS,
    HOSTS,
    MEASURES,
    NAMES,
    NEUTRAL,
    OWN,
    OWN_NEUTRAL,
    OWNED,
    OWNERS,
    PIECES,
    PREDICATES,
    RECORDS,
    SECRET_TAILS,
    SECRETS_CLEARED,
    SECRETS_MADE,
    TAILS,
    THINGS,
)

SECRETS = frozenset(("password", "token", "key", "secret", "session", "auth", "custom-secret"))

_Words = tuple[str, ...]
# Runs of capitals keep together (`HTTPServer`: HTTP, Server), digits stand alone.
_WORD = re.compile(r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "đ": "d"})
_LONGEST_PHRASE = 6
_LONGEST_NAME = 80


def _split(name: str) -> _Words:
    """``customerEmail``, ``X-Customer-Email`` and ``CUSTOMER_EMAIL`` end in the same words."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(letter for letter in name if not unicodedata.combining(letter))
    return tuple(part.lower() for part in _WORD.findall(name))


def _plural(words: _Words) -> _Words:
    last = words[-1]
    if last.endswith(("s", "x", "ch", "sh")):
        return (*words[:-1], last + "es")
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (*words[:-1], last[:-1] + "ies")
    return (*words[:-1], last + "s")


def _phrases(text: str) -> list[_Words]:
    return [_split(phrase) for phrase in text.split(", ") if phrase]


def _meanings() -> dict[_Words, tuple[str, str]]:
    """Phrase -> (kind of data, whose it must be); the kind is empty for phrases that mean something else."""
    made: dict[_Words, tuple[str, str]] = {}
    for need, kinds in (("", OWN), ("", NAMES), *OWNED.items()):
        for kind, text in kinds.items():
            for words in _phrases(text):
                made.setdefault(words, (kind, need))
                # Tokens are counted far more often than they are listed.
                if words[-1] != "token":
                    made.setdefault(_plural(words), (kind, need))
    made.update((words, ("", "")) for words in _phrases(NEUTRAL))
    return made


_MEANINGS = _meanings()
_SECOND_HALVES = frozenset(words[1:] for words, (kind, _need) in _MEANINGS.items() if kind and len(words) > 1)
_OWNERS = {need: frozenset(words.split()) for need, words in OWNERS.items()}
_OWN_WORDS = {words[0]: kind for kind, text in OWN.items() for words in _phrases(text) if len(words) == 1}
_OWN_NEUTRAL = frozenset(form for words in _phrases(OWN_NEUTRAL) for form in (words, _plural(words)))
_THINGS = frozenset(THINGS.split())
_HOSTS = frozenset(HOSTS.split())
_PREDICATES = frozenset(PREDICATES.split())
_DEEDS = frozenset(DEEDS.split())
_DONE_TO_PASSWORDS = _DEEDS - frozenset(SECRETS_MADE.split())
_MEASURES = frozenset(MEASURES.split())
_CLEARED = frozenset(CLEARED.split())
_SECRETS_CLEARED = frozenset(SECRETS_CLEARED.split())
_HEADS = frozenset(HEADS.split())
_RESETS = frozenset(("reset", "set", "change", "changed", "forgot", "forgotten"))
_TAILS = frozenset(TAILS.split())
_SECRET_TAILS = frozenset(SECRET_TAILS.split())
_RECORDS = frozenset(RECORDS.split())
# Words that fused names are made of (`dbpassword`), and words that are never taken apart.
_PIECES = frozenset(PIECES.split()) | {word for words in _MEANINGS for word in words if len(word) > 2}
_WHOLE = _CLEARED | _DEEDS | _PREDICATES | _MEASURES


@functools.lru_cache(maxsize=5000)
def kind_of_name(name: str, owner: str = "") -> str | None:
    """What a value of this name holds (``email``, ``password`` ...), ``None`` where the name does not say.

    ``owner`` is the name of the mapping around it: ``name`` is a person's inside ``customer``.
    """
    if name.count(" ") > 4:
        return None
    words = _expand(_split(name[-_LONGEST_NAME:]))
    owners = _split(owner[-_LONGEST_NAME:])
    while owners and owners[-1] in _RECORDS:
        owners = owners[:-1]
    return _own(words) or (None if _is_harmless(words) else _judge(words, owners))


@functools.lru_cache(maxsize=5000)
def depends_on_owner(name: str) -> bool:
    """Whether what is around a value of this name may make it personal: ``name``, ``city``, ``number``."""
    return kind_of_name(name, "customer") is not None or _split(name[-_LONGEST_NAME:]) in _SECOND_HALVES


def owner_of(key: str, owner: str) -> str:
    """Whose things are under this key: ``data`` and numbers say nothing, what is around them does."""
    return owner if owner and (key.isdigit() or key.lower() in _RECORDS) else key


def _judge(words: _Words, owners: _Words) -> str | None:
    kind, need, start = _match(words)
    head = next((at for at in range(1, start) if words[at] in ("of", "for", "from")), 0)
    if head and head < len(words) - 1:
        # "email of buyer": what it is comes first, whose it is last.
        kind, need, start = _match(words[:head])
        owners = words[head + 1 :]
    if start == len(words) > 0 and owners and _joins(owners[-1], words):
        kind, need = _MEANINGS.get((owners[-1], *words), ("", ""))
        start = 0
    return kind if kind and _counts(kind, need, words[:start], owners) else None


def _joins(owner: str, words: _Words) -> bool:
    """Whether an owner's name and this one make a phrase: ``card.number`` does, ``account.key`` is an identifier."""
    if owner in _HEADS or words[-1] in ("id", "ids"):
        return False
    return words != ("key",) or owner in ("api", "private", "encryption")


def _own(words: _Words) -> str | None:
    """The project's own words: wherever they stand in a name that is neither a test nor an amount."""
    if not _OWN_WORDS or not words or words[0] in _PREDICATES or words[-1] in _MEASURES or words in _MEANINGS:
        return None
    return next((_OWN_WORDS[word] for word in words if word in _OWN_WORDS), None)


def _is_harmless(words: _Words) -> bool:
    """Whether the project says so of a name that ends like this."""
    while _OWN_NEUTRAL and words:
        if any(words[start:] in _OWN_NEUTRAL for start in range(len(words))):
            return True
        if words[-1] not in _TAILS and not words[-1].isdigit():
            break
        words = words[:-1]
    return False


def _expand(words: _Words) -> _Words:
    """Take fused words apart where every piece is known: ``DATABASEPASSWORD``, ``phonenumber``."""
    made: list[str] = []
    for word in words:
        if len(word) < 6 or (word,) in _MEANINGS or word in _PIECES or word in _WHOLE:
            made.append(word)
        else:
            made += _pieces(word, 3) or (word,)
    return tuple(made)


def _pieces(word: str, most: int) -> _Words:
    if word in _PIECES:
        return (word,)
    if most > 1:
        for at in range(len(word) - 2, 1, -1):
            if word[:at] in _PIECES and (rest := _pieces(word[at:], most - 1)):
                return (word[:at], *rest)
    return ()


def _match(words: _Words) -> tuple[str, str, int]:
    """The longest phrase at the end of the words, tails aside: its kind, whose it must be, and where it starts."""
    end = len(words)
    secret = False
    while end:
        for start in range(max(0, end - _LONGEST_PHRASE), end):
            phrase = words[start:end]
            # `pass_word` and `passWord` are one word.
            found = _MEANINGS.get(phrase)
            if found is None and len(phrase) == 2 and phrase[-1] != "id":
                found = _MEANINGS.get(("".join(phrase),))
            if found is not None:
                kind, need = found
                return ("" if secret and kind not in SECRETS else kind), need, start
        secret = secret or words[end - 1] in _SECRET_TAILS
        if words[end - 1] not in _TAILS and words[end - 1] not in _SECRET_TAILS and not words[end - 1].isdigit():
            break
        end -= 1
    return "", "", len(words)


def _counts(kind: str, need: str, before: _Words, owners: _Words) -> bool:
    """Whether the words before the phrase, and its owner, leave it what it is."""
    if not _PREDICATES.isdisjoint(before):
        return False
    if kind in SECRETS:
        if not _SECRETS_CLEARED.isdisjoint(before) or (kind == "key" and "public" in before):
            return False
        if kind == "password" and before and (before[0] in _DONE_TO_PASSWORDS or not _RESETS.isdisjoint(before)):
            return False
    elif not _CLEARED.isdisjoint(before) or (before and before[0] in _DEEDS):
        return False
    while before and before[-1] in _HEADS:
        before = before[:-1]
    if need:
        return (before or owners)[-1:] != () and (before or owners)[-1] in _OWNERS[need]
    if kind in SECRETS or not before:
        return True
    return before[-1] not in _THINGS and not (kind == "network" and before[-1] in _HOSTS)
