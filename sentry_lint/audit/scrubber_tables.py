"""The words of a scrubbing module: the linter's vocabulary and the policy's own, as source text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from sentry_lint.knowledge import lexicon, literals
from sentry_lint.knowledge.words import split
from sentry_lint.policy import Policy

_METACHARACTERS = frozenset("\\^$*+?()[]{}|")
_WIDTH = 120
# Secrets of test accounts are none to the linter; at run time nobody knows.
_TEST_KEYS = (("key", r"[sr]k_test_[A-Za-z0-9]{16,}"), ("key", r"whsec_[A-Za-z0-9+/=]{16,}"))


def tables(policy: Policy) -> str:
    """The source of the module's table block: one constant for each of :mod:`.scrubbing.tables`."""
    privacy = policy.privacy
    names, owned = _kinds()
    own = {"custom-secret": privacy.secret, "custom": privacy.personal}
    phrases = {kind: [_phrase(entry) for entry in entries if not _is_pattern(entry)] for kind, entries in own.items()}
    patterns = {kind: [entry for entry in own[kind] if _is_pattern(entry)] for kind in ("custom", "custom-secret")}
    neutral = [phrase for _sources, text in lexicon.NEUTRAL_ROWS for phrase in text.split(", ")]
    own_neutral = [_phrase(entry) for entry in privacy.neutral if not _is_pattern(entry)]
    secret_heads = lexicon.SECRET_CLEARED | lexicon.ENDS
    pieces = (lexicon.PIECES | _words(lexicon.CREDENTIAL_WORDS) | lexicon.THINGS | lexicon.PEOPLE) - {"the"}
    # The module has shapes of its own for these two.
    own_shapes = ("JSON Web Token", "bearer token")
    keys = [(kind, pattern) for kind, name, pattern in literals.KEY_FORMATS if name not in own_shapes]
    return "\n".join(
        (
            "# Kind of data -> phrases that end a name of it. A phrase also stands for its plural.",
            _mapping("NAMES: dict[str, str] = ", names),
            "# The same for phrases that somebody has to own: `customer_name`, `user.city`, `request.ip`.",
            _nested("OWNED: dict[str, dict[str, str]] = ", owned),
            "# Who owns them.",
            _mapping("OWNERS: dict[str, str] = ", {need: [_sorted(_owners(need))] for need in owned}, " "),
            "# The project's own words and names, and those that it calls harmless.",
            _mapping("OWN: dict[str, str] = ", {kind: entries for kind, entries in phrases.items() if entries}),
            _literal("OWN_NEUTRAL = ", ", ".join(own_neutral)),
            "# Phrases that mean something else.",
            _literal("NEUTRAL = ", ", ".join(dict.fromkeys(neutral))),
            "# Whose e-mail, phone and address are nobody's; the hosts' are those of the network.",
            _literal("THINGS = ", _sorted(lexicon.THINGS)),
            _literal("HOSTS = ", _sorted(lexicon.HOSTS)),
            "# Before a phrase these make the value an amount, a state, or what is done with it (`send_email`).",
            _literal("PREDICATES = ", _sorted(lexicon.PREDICATES)),
            _literal("DEEDS = ", _sorted(lexicon.VERBS)),
            _literal("SECRETS_MADE = ", _sorted(lexicon.MAKES)),
            _literal("MEASURES = ", _sorted(lexicon.MEASURES)),
            "# Took the person, or the secret, out of the value.",
            _literal("CLEARED = ", _sorted(lexicon.CLEARED)),
            _literal("SECRETS_CLEARED = ", _sorted(secret_heads)),
            "# May stand before or after a phrase without changing what it is; the last ones after a secret only.",
            _literal("HEADS = ", _sorted(lexicon.TRANSPARENT_HEADS)),
            _literal("TAILS = ", _sorted(lexicon.TRANSPARENT_TAILS)),
            _literal("SECRET_TAILS = ", _sorted(lexicon.SECRET_TAILS)),
            "# Names of mappings that say nothing about whose they are.",
            _literal("RECORDS = ", _sorted(lexicon.RECORD_TAILS)),
            "# More words that fused names are made of (`dbpassword`).",
            _literal("PIECES = ", _sorted(word for word in pieces if len(word) > 2 or word in lexicon.PIECES)),
            "# What vendors' keys look like.",
            _rows("KEY_FORMATS: tuple[tuple[str, str], ...] = ", [*keys, *_TEST_KEYS]),
            "# How long a country's IBAN is; what follows an @ in the name of a file.",
            _literal("IBAN_LENGTHS = ", _sorted(f"{code}{length}" for code, length in literals.IBAN_LENGTHS.items())),
            _literal("FILE_ENDINGS = ", _sorted(literals.FILE_ENDINGS)),
            "# Own patterns over text.",
            f"PATTERNS: dict[str, tuple[str, ...]] = {_patterns(patterns)}",
            "# Fields of `user` that may stay; (part of the event, kind of data) pairs that were decided to be sent.",
            f"USER_FIELDS: tuple[str, ...] = {_tuple(privacy.user_fields)}",
            f"ALLOWED: tuple[tuple[str, str], ...] = {_pairs(privacy.allow)}",
        )
    )


def _kinds() -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
    """Kind -> phrases of the vocabulary; and need -> kind -> phrases for those that somebody has to own."""
    names: dict[str, list[str]] = {}
    owned: dict[str, dict[str, list[str]]] = {}
    for category, need, _sources, phrases in lexicon.ROWS:
        if need in ("prose", "written"):  # what somebody wrote cannot be told by a name at run time
            continue
        table = owned.setdefault(need, {}) if need else names
        table.setdefault(category, []).extend(phrases.split(", "))
    names.setdefault("token", []).extend(f"{word} tokens" for word in lexicon.CREDENTIAL_WORDS.split())
    return names, owned


def _owners(need: str) -> frozenset[str]:
    if need == "person":
        return lexicon.PEOPLE
    more = {"client": lexicon.CLIENTS, "home": lexicon.ADDRESSES}.get(need, frozenset())
    return lexicon.PEOPLE | lexicon.PERHAPS_PEOPLE | more


def _is_pattern(text: str) -> bool:
    return not _METACHARACTERS.isdisjoint(text)


def _phrase(entry: str) -> str:
    return " ".join(split(entry))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _sorted(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


# -- source text, as formatters write it


def _literal(head: str, text: str, tail: str = "") -> str:
    """``head`` and a text: on one line where it fits, else in parentheses, cut where lines end."""
    if len(head) + len(text) + 2 + len(tail) <= _WIDTH:
        return f'{head}"{text}"{tail}'
    indent = " " * (len(head) - len(head.lstrip()) + 4)
    # What fits into one line stays in one: formatters join it again.
    fits = len(indent) + len(text) + 2 <= _WIDTH
    lines = [text] if fits else textwrap.wrap(text, 100, break_long_words=False, break_on_hyphens=False)
    body = ' "\n'.join(f'{indent}"{line}' for line in lines)
    return f'{head}(\n{body}"\n{indent[4:]}){tail}'


def _quoted(text: str) -> str:
    if "\\" in text and '"' not in text:
        return f'r"{text}"'
    return repr(text) if '"' in text or "'" in text else '"' + repr(text)[1:-1] + '"'


def _tuple(entries: Sequence[str]) -> str:
    return "(" + ", ".join(_quoted(entry) for entry in entries) + ("," if len(entries) == 1 else "") + ")"


def _mapping(head: str, table: Mapping[str, Sequence[str]], between: str = ", ", indent: str = "") -> str:
    rows = [
        _literal(f'{indent}    "{key}": ', between.join(dict.fromkeys(phrases)), ",") for key, phrases in table.items()
    ]
    return f"{indent}{head}{{\n" + "\n".join(rows) + f"\n{indent}}}" if rows else f"{indent}{head}{{}}"


def _nested(head: str, table: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    rows = "\n".join(_mapping(f'"{key}": ', inner, indent="    ") + "," for key, inner in table.items())
    return f"{head}{{\n{rows}\n}}"


def _rows(head: str, rows: Sequence[Sequence[str]]) -> str:
    return f"{head}(\n" + "\n".join(f"    {_tuple(row)}," for row in rows) + "\n)"


def _patterns(patterns: Mapping[str, Sequence[str]]) -> str:
    return "{" + ", ".join(f'"{kind}": {_tuple(entries)}' for kind, entries in patterns.items() if entries) + "}"


def _pairs(allow: Sequence[str]) -> str:
    pairs = [_tuple(entry.partition(":")[::2]) for entry in allow]
    return "(" + ", ".join(pairs) + ("," if len(pairs) == 1 else "") + ")"
