"""What a name says about the value behind it: an e-mail address, a token, or nothing.

A name is read as English (and most other languages' compounds) read it: the last words say what the thing is, the
words before them whose or which. ``customer_email_address`` is an e-mail address, ``email_address_count`` a count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sentry_lint.knowledge import lexicon
from sentry_lint.knowledge.phrases import LONGEST, NEUTRAL, Entry, Words, expand, singular, table
from sentry_lint.knowledge.words import split


class Category(NamedTuple):
    """A kind of data: its ``key`` in policies, its ``label`` in messages, its ``kind``: personal, secret or bulk."""

    key: str
    label: str
    kind: str


CATEGORIES: dict[str, Category] = {
    key: Category(key, label, kind)
    for kind, pairs in {
        "personal": {
            "email": "e-mail address",
            "phone": "phone number",
            "person-name": "person's name",
            "username": "user name",
            "government-id": "government id",
            "birth": "date of birth",
            "postal": "postal address",
            "location": "location",
            "network": "IP address or device id",
            "finance": "bank or card data",
            "biometric": "biometric data",
            "vehicle": "vehicle registration",
            "health": "health data",
            "special": "special-category data",
            "content": "user's own text",
            "custom": "personal data",
        },
        "secret": {
            "password": "password",
            "token": "token",
            "key": "key",
            "secret": "secret",
            "session": "session or cookie",
            "auth": "credential",
            "custom-secret": "secret",
        },
        "bulk": {
            "request-body": "request body",
            "headers": "request headers",
            "cookies": "cookies",
            "query": "query parameters",
            "environ": "the environment",
            "locals": "local variables",
            "object": "a whole object",
            "arguments": "raw arguments",
        },
    }.items()
    for key, label in pairs.items()
}

_METACHARACTERS = frozenset("\\^$*+?()[]{}|")
_LONGEST_NAME = 80


class Vocabulary:
    """The built-in lexicon with a policy's own words over it.

    ``personal``, ``secret`` and ``neutral`` are words (``badge``: wherever the word stands in a name), whole names
    (``internal_id``: also ``customer_internal_id`` and ``customer.internal_id``) or, with regular expression
    characters, patterns over literal text. Raises :class:`re.error` for a pattern that does not compile, when it is
    first used.
    """

    __slots__ = ("_cache", "_neutral", "_patterns", "_personal", "_secret", "_sources")

    def __init__(self, personal: Sequence[str] = (), secret: Sequence[str] = (), neutral: Sequence[str] = ()) -> None:
        self._cache: dict[object, Category | None] = {}
        self._personal = _names(personal)
        self._secret = _names(secret)
        self._neutral = _names(neutral)
        self._sources = [(text, "custom") for text in personal if _is_pattern(text)]
        self._sources += [(text, "custom-secret") for text in secret if _is_pattern(text)]
        self._patterns: list[tuple[re.Pattern[str], Category]] | None = None

    def classify(self, name: str, owners: Sequence[str] = ()) -> Category | None:
        """Say what a value of this name holds, or None.

        ``owners`` are the names it was read from, nearest last: ``("order", "buyer")`` for ``order.buyer.email``.
        """
        key: object = (name, *owners[-3:]) if owners else name
        try:
            return self._cache[key]
        except KeyError:
            found = self._cache[key] = self._judge(name, owners)
            return found

    def is_person(self, name: str) -> bool:
        """Tell whether the name is one of a person (``user``, ``order_customer``, ``UserProfile``)."""
        return _is_person(_owner_words(name))

    def is_person_class(self, name: str) -> bool:
        """Tell whether a class of this name is one of persons: ``Customer``, ``ShopUser``, and no ``CustomerForm``."""
        last = split(name)[-1:]
        return bool(last) and last[0] in lexicon.PEOPLE and last[0] not in lexicon.PERHAPS_CLASSES

    def literal(self, text: str) -> Category | None:
        """Say what personal data or credential a literal holds: by the policy's patterns, else by its shape."""
        from sentry_lint.knowledge import literals

        if self._sources:
            if self._patterns is None:
                self._patterns = [(re.compile(source), CATEGORIES[key]) for source, key in self._sources]
            for pattern, category in self._patterns:
                if pattern.search(text):
                    return category
        return literals.find(text)

    def _judge(self, name: str, owners: Sequence[str]) -> Category | None:
        if not _is_name(name):
            return None
        words = expand(split(name))
        if not words:
            return None
        owner = _nearest(owners)
        if self._personal or self._secret or self._neutral:
            path = owner + words
            for names, key in ((self._secret, "custom-secret"), (self._personal, "custom")):
                if names and _listed(names, words, path):
                    built_in = _classify(name, words, owners)
                    return built_in if built_in and built_in.kind == CATEGORIES[key].kind else CATEGORIES[key]
            if self._neutral and _ends_with(self._neutral, words, path):
                return None
        return _classify(name, words, owners)


# -- the policy's own words ----------------------------------------------------------------------------------------


def _is_pattern(text: str) -> bool:
    return not _METACHARACTERS.isdisjoint(text)


def _names(entries: Sequence[str]) -> frozenset[Words]:
    return frozenset(words for text in entries if not _is_pattern(text) and (words := expand(split(text))))


def _listed(names: frozenset[Words], words: Words, path: Words) -> bool:
    """A whole name at the end, or a single listed word anywhere in a name that is neither a test nor an amount."""
    if not lexicon.PREDICATES.isdisjoint(words[:1]) and words not in names:
        return False
    if _ends_with(names, words, path):
        return True
    if words[-1] in lexicon.MEASURES:
        return False
    return any((word,) in names or (singular(word),) in names for word in words)


def _ends_with(names: frozenset[Words], words: Words, path: Words) -> bool:
    """Tell whether the name, or its owner and it, ends in one of the names."""
    if any(path[start:] in names for start in range(len(path))):
        return True
    trimmed = _without_tail(words, lexicon.TRANSPARENT_TAILS)
    trimmed = (*trimmed[:-1], singular(trimmed[-1]))
    return any(trimmed[start:] in names for start in range(len(trimmed)))


# -- the built-in judgement ----------------------------------------------------------------------------------------


def _is_name(name: str) -> bool:
    """A word or a few: sentences, URLs and SQL are none; nor are Python's own ``__name__``\\ s."""
    if len(name) > _LONGEST_NAME or (name.startswith("__") and name.endswith("__")):
        return False
    spaces = name.count(" ")
    return spaces < 3 and (name.isidentifier() or all(sign.isalnum() or sign in "_-. :@[]" for sign in name))


def _classify(name: str, words: Words, owners: Sequence[str]) -> Category | None:
    joint = next((at for at in range(1, len(words) - 1) if words[at] in lexicon.CONJUNCTIONS), 0)
    if joint and lexicon.PREPOSITIONS.isdisjoint(words[1:joint]):
        for part in _parts(words):
            if found := _classify(name, part, owners):
                return found
        return None
    entry, start = _match(words)
    cut = next((at for at in range(1, min(start, len(words) - 1)) if words[at] in lexicon.PREPOSITIONS), 0)
    if not lexicon.LOCATIVES.isdisjoint(words[1 : min(start, len(words) - 1)]):
        # "audience in token", "email in use": about a place or a state
        return None
    if cut:
        # "email of buyer": the head comes first, the owner last
        entry, start = _match(words[:cut])
        owners = ("_".join(words[cut + 1 :]),)
    if not entry.key:
        entry = _by_path(words, owners)
        owners, start = owners[:-1], 0
    if not entry.key:
        return None
    category = CATEGORIES[entry.key]
    before = words[:start]
    if _is_constant(name, words, category, owners):
        return None
    if _is_deed(before, category) or _is_class(name, words, owners):
        return None
    if category.kind == "secret":
        return category if _is_secret(entry, before, owners) else None
    if not lexicon.CLEARED.isdisjoint(before):
        return None
    if _is_somebodys(entry, before, owners):
        return category
    if before or not owners or lexicon.PERSONS_BY_PHRASE.isdisjoint(split(owners[-1])[-1:]):
        return None
    longer = _by_path(words, owners)
    return CATEGORIES[longer.key] if longer.key and not longer.need else None


def _match(words: Words) -> tuple[Entry, int]:
    """Find the longest phrase at the end of the words, tails aside: what it says and where it starts."""
    known = table()
    tails = lexicon.TRANSPARENT_TAILS
    end = len(words)
    while end:
        for start in range(max(0, end - LONGEST), end):
            entry = known.get(words[start:end])
            if entry is not None:
                if end < len(words) and tails is not lexicon.TRANSPARENT_TAILS and not _is_secret_kind(entry):
                    return NEUTRAL, end
                return entry, start
        last = words[end - 1]
        if last in lexicon.SECRET_TAILS:
            tails = lexicon.SECRET_TAILS
        elif last not in lexicon.TRANSPARENT_TAILS and not last.isdigit():
            break
        end -= 1
    return NEUTRAL, len(words)


def _by_path(words: Words, owners: Sequence[str]) -> Entry:
    """A phrase that begins in the owner's name: ``card.number``, ``address.line_1``."""
    owner = split(owners[-1])[-1:] if owners else ()
    if not owner or owner[0] in lexicon.TRANSPARENT_HEADS or words[-1] in ("id", "ids", "keys"):
        return NEUTRAL
    if words == ("key",) and owner[0] not in ("api", "private", "encryption"):
        # an identifier more often than not (`account.key`, `session.key`)
        return NEUTRAL
    return table().get(owner + words, NEUTRAL)


def _is_secret_kind(entry: Entry) -> bool:
    return bool(entry.key) and CATEGORIES[entry.key].kind == "secret"


def _is_constant(name: str, words: Words, category: Category, owners: Sequence[str]) -> bool:
    """A constant that names a field or a kind of contact, and holds nobody's data: ``Channel.EMAIL``."""
    capitals = name.isupper()
    if capitals and (words[0] in lexicon.NAMED_BY_CONSTANTS or words[-2:] == ("session", "key")):
        return True
    owner = owners[-1] if owners else ""
    if not owner[:1].isupper():
        return capitals and owner == "hdrs"
    last = split(owner)[-1]
    # settings classes hold real secrets, no class holds a real person
    if capitals:
        return last not in lexicon.SECRET_HOLDERS and last not in lexicon.PEOPLE
    return not owner.isupper() and last in lexicon.ENUMS


def _is_deed(before: Words, category: Category) -> bool:
    """A yes-or-no, an amount or a deed: ``has_email``, ``num_phones``, ``send_email``."""
    if not before:
        return False
    if not lexicon.PREDICATES.isdisjoint(before):
        return True
    # one resets a password, but a reset token is a token
    if category.kind == "secret" and category.key != "password":
        return before[0] in lexicon.ENDS
    if category.kind == "secret" and not lexicon.RESETS.isdisjoint(before):
        return True
    first = before[0]
    if first not in lexicon.VERBS:
        return False
    return first not in lexicon.MAKES if category.kind == "secret" else True


def _is_class(name: str, words: Words, owners: Sequence[str]) -> bool:
    """A class that is named after what it handles: ``PasswordInput``, ``errors.ExpiredToken``, ``OrderEmail``.

    A key in a mapping looks the same (``row["FirstName"]``): it has an owner that is no module of classes.
    """
    if not name[:1].isupper() or name.isupper() or not name.isalnum():
        return False
    if words[-1] in lexicon.TRANSPARENT_TAILS:
        return True
    return owners[-1] in lexicon.MODULES_OF_CLASSES if owners else name not in ("Authorization", "Cookie")


def _is_secret(entry: Entry, before: Words, owners: Sequence[str]) -> bool:
    if not lexicon.SECRET_CLEARED.isdisjoint(before):
        return False
    owner = split(owners[-1])[-1:] if owners else ()
    if entry.key == "token" and (owner or before) and (owner or before)[-1] in lexicon.PARSERS:
        return False
    if entry.key == "key" and "public" in before:
        return False
    return not entry.need or _is_somebodys(entry, before, owners)


def _is_somebodys(entry: Entry, before: Words, owners: Sequence[str]) -> bool:
    """Tell whether the thing belongs to a person, as far as its kind asks for that."""
    which = _without_tail(before, lexicon.TRANSPARENT_HEADS) if before else ()
    if which and which[-1] in lexicon.TRANSPARENT_HEADS:
        which = ()
    owner = _nearest(owners)
    if entry.need == "person" and owners and owners[-1].isupper() and not which:
        # `ROLE_OWNER.name` is a member of an enum
        return False
    # the words before speak first, then the owner: `user.company_phone`, `company.user_phone`
    for whose in (which, owner):
        if not whose:
            continue
        if _fits(entry.need, whose, owners):
            return True
        if _is_thing(whose[-1], entry.key):
            return False
        if entry.need and whose is which:
            return False
    return not entry.need


def _fits(need: str, whose: Words, owners: Sequence[str]) -> bool:
    last = whose[-1]
    if need == "prose":
        return last in lexicon.PROSE and lexicon.ANSWERS.isdisjoint(owners)
    if need == "written":
        return last in lexicon.WRITTEN
    if last in lexicon.PEOPLE:
        return True
    if need == "person":
        return False
    if need == "client":
        return last in lexicon.CLIENTS
    if last in lexicon.PERHAPS_PEOPLE:
        return True
    return need == "home" and last in lexicon.ADDRESSES


def _is_thing(word: str, kind: str) -> bool:
    return word in lexicon.THINGS or (kind == "network" and word in lexicon.HOSTS)


def _owner_words(name: str) -> Words:
    """The words of an owner's name, less what only says that it is a record: ``user_data`` is a user."""
    words = _without_tail(expand(split(name)), lexicon.RECORD_TAILS)
    return () if not words or (words[-1] in lexicon.RECORD_TAILS and words[-1] not in lexicon.PERHAPS_PEOPLE) else words


def _nearest(owners: Sequence[str]) -> Words:
    """The nearest owner that says something: of ``self.user.data`` it is the user, of ``user.profile`` too."""
    perhaps: Words = ()
    for index in range(len(owners) - 1, max(len(owners) - 4, -1), -1):
        words = _owner_words(owners[index])
        if words == ("user",) and index and not lexicon.PROGRAMS.isdisjoint(split(owners[index - 1])[-1:]):
            return _owner_words(owners[index - 1])
        if words and words[-1] not in lexicon.RECORD_TAILS:
            return words
        perhaps = perhaps or words
    return perhaps


def _is_person(words: Words) -> bool:
    if not words or not lexicon.PREDICATES.isdisjoint(words):
        return False
    return words[-1] in lexicon.PEOPLE or words[-1] in ("profile", "member", "members", "subscriber")


def _without_tail(words: Words, tails: frozenset[str]) -> Words:
    """Take known tails and digits off, leaving at least one word."""
    end = len(words)
    while end > 1 and (words[end - 1] in tails or words[end - 1].isdigit()):
        end -= 1
    return words[:end]


def _parts(words: Words) -> list[Words]:
    """The sides of ``and`` and ``or``."""
    parts: list[Words] = []
    rest = words
    while rest:
        at = next((at for at, word in enumerate(rest) if word in lexicon.CONJUNCTIONS), len(rest))
        if at:
            parts.append(rest[:at])
        rest = rest[at + 1 :]
    return parts
