"""The lexicon's phrases by their words: plurals added, fused words taken apart."""

from __future__ import annotations

from typing import NamedTuple

from sentry_lint.knowledge import lexicon

Words = tuple[str, ...]


class Entry(NamedTuple):
    """What a phrase says: a category's key (``""``: nothing), and whose it must be (see :mod:`.lexicon`)."""

    key: str
    need: str


NEUTRAL = Entry("", "")
# No phrase is longer.
LONGEST = 6
_TABLE: dict[Words, Entry] = {}
_PIECES: set[str] = set()
# Words that are never taken apart.
_WHOLE: set[str] = set()


def table() -> dict[Words, Entry]:
    """The phrases by their words; built when the first name is judged."""
    if _TABLE:
        return _TABLE
    for key, need, _sources, phrases in lexicon.ROWS:
        entry = Entry(key, need)
        for phrase in phrases.split(", "):
            words = tuple(phrase.split())
            _TABLE[words] = entry
            if words[-1] != "token":
                _TABLE.setdefault((*words[:-1], _plural(words[-1])), entry)
    tokens = _TABLE[("token",)]
    for word in lexicon.CREDENTIAL_WORDS.split():
        _TABLE[word, "tokens"] = tokens
    for _sources, phrases in lexicon.NEUTRAL_ROWS:
        for phrase in phrases.split(", "):
            _TABLE[tuple(phrase.split())] = NEUTRAL
    _PIECES.update(word for phrase in _TABLE for word in phrase if len(word) > 2)
    _PIECES.update(word for word in lexicon.THINGS | lexicon.PEOPLE if len(word) > 2)
    _PIECES.update(lexicon.PIECES, lexicon.CREDENTIAL_WORDS.split())
    _PIECES.discard("the")
    for others in (lexicon.CLEARED, lexicon.VERBS, lexicon.PREDICATES, lexicon.MEASURES, lexicon.PERHAPS_PEOPLE):
        _WHOLE.update(others)
    return _TABLE


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def singular(word: str) -> str:
    """Give the singular of an English plural, or the word itself."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def expand(words: Words) -> Words:
    """Take fused words apart where every piece is known: ``DATABASEPASSWORD``, ``phonenumber``."""
    known = table()
    expanded: list[str] = []
    for word in words:
        if len(word) < 6 or (word,) in known or word in _PIECES or word in _WHOLE:
            expanded.append(word)
        else:
            expanded += _pieces(word, 3) or (word,)
    return tuple(expanded)


def _pieces(word: str, most: int) -> Words:
    if word in _PIECES:
        return (word,)
    if most > 1:
        for at in range(len(word) - 2, 1, -1):
            if word[:at] in _PIECES and (rest := _pieces(word[at:], most - 1)):
                return (word[:at], *rest)
    return ()
