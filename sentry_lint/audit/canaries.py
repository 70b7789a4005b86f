"""Canaries: values that look like what they stand for, each unique, and the forms they may leave in.

A canary belongs to one place (surface) and one kind, so that finding it says where it was planted. Everything is
derived from a seed: two runs plant the same values.
"""

from __future__ import annotations

import base64
import codecs
import hashlib
import json
import random
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

# Kinds whose values have a shape that a pattern can know, also in the middle of a sentence.
SHAPED = ("email", "phone", "card", "iban", "ssn", "jwt", "api-key", "private-key")
# Kinds that only a name beside the value gives away (`password=...`, `"first_name": ...`).
NAMED = ("password", "token", "person-name", "username", "ip-address", "postal-address")
KINDS = SHAPED + NAMED
# Named kinds that stand beside their name in ordinary sentences, too: `login failed, password=...`.
SPOKEN = ("password", "token")

# Kinds whose digest does not give the value away, as in the linter: it clears what is hashed. The digest of a secret
# is as good as it in some places, and that of a number is undone by counting.
PSEUDONYMS = ("email", "person-name", "username", "postal-address")

# Kind of canary -> the vocabulary's category, where the two have different names.
CATEGORIES = {
    "card": "finance",
    "iban": "finance",
    "ssn": "government-id",
    "jwt": "token",
    "api-key": "key",
    "private-key": "key",
    "ip-address": "network",
    "postal-address": "postal",
}

# The names under which applications keep such values: snake case, the commonest first.
NAMES: dict[str, tuple[str, ...]] = {
    "email": ("email", "customer_email"),
    "phone": ("phone_number", "mobile_phone"),
    "card": ("card_number", "credit_card"),
    "iban": ("iban", "customer_iban"),
    "ssn": ("ssn", "social_security_number"),
    "jwt": ("jwt", "access_token"),
    "api-key": ("api_key", "stripe_api_key"),
    "private-key": ("private_key", "rsa_private_key"),
    "password": ("password", "user_password"),
    "token": ("token", "refresh_token"),
    "person-name": ("full_name", "customer_last_name"),
    "username": ("username", "customer_username"),
    "ip-address": ("ip_address", "client_ip_address"),
    "postal-address": ("street_address", "customer_street_address"),
}


@dataclass(slots=True)
class OwnKind:
    """A kind that a policy declares: by names, or by a pattern (``shaped``) whose values ``make`` invents.

    ``make`` returns a value and its unique core.
    """

    names: tuple[str, ...]
    shaped: bool
    make: Callable[[random.Random], tuple[str, str]]


@dataclass(slots=True)
class Canary:
    """One planted value. ``core`` is its unique part: what is left of it when a scrubber cuts the ends off."""

    surface: str
    kind: str
    value: str
    core: str
    names: tuple[str, ...]
    shaped: bool = True
    forms: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def sentence(self) -> str:
        """Ordinary text with the value in it, twice: a scrubber that removes the first one only leaves the other.

        Where nothing but a name gives the value away, the name stands beside it. The text is not all ASCII, either.
        """
        if self.shaped:
            return f"order 42 of {self.value} \N{EN DASH} rejected, tell {self.value} of it"
        return f"order 42 \N{EN DASH} rejected, {self.name}={self.value} given, {self.name}={self.value} tried"


def _luhn(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit)
        if place % 2 == 0:
            number = number * 2 - 9 if number > 4 else number * 2
        total += number
    return str(-total % 10)


def _iban(account: str) -> str:
    # ISO 7064 mod 97-10 over account + "DE00" with letters as numbers (D=13, E=14).
    check = 98 - int(f"{account}131400") % 97
    return f"DE{check:02d}{account}"


def _base64url(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _value(kind: str, rng: random.Random) -> tuple[str, str]:
    """A value of the kind and its unique core."""
    word = "".join(rng.choices("bcdfghjkmnpqrstvwxz", k=9))
    digits = "".join(rng.choices(string.digits, k=15))
    mixed = "".join(rng.choices(string.ascii_letters + string.digits, k=28))
    if kind == "email":
        return f"w.{word}@{word[::-1]}-post.net", f"w.{word}"
    if kind == "phone":
        return f"+49171{digits[:8]}", digits[:8]
    if kind == "card":
        body = f"4{digits[:14]}"
        return body + _luhn(body), digits[:14]
    if kind == "iban":
        account = f"37040044{digits[:10]}"
        return _iban(account), digits[:10]
    if kind == "ssn":
        # Area numbers 000, 666 and 900 up are never given out.
        area = rng.randint(101, 665)
        value = f"{area}-{rng.randint(11, 98)}-{rng.randint(1001, 9998)}"
        return value, value
    if kind == "jwt":
        body = _base64url(json.dumps({"sub": word, "jti": digits}))
        return f"{_base64url(json.dumps({'alg': 'HS256', 'typ': 'JWT'}))}.{body}.{mixed}", mixed
    if kind == "api-key":
        # Joined here, so that scanners of source text do not take the prefix for a real key.
        return "_".join(("sk", "live", mixed[:24])), mixed[:24]
    if kind == "private-key":
        body = base64.b64encode(rng.randbytes(96)).decode()
        lines = "\n".join(body[start : start + 64] for start in range(0, len(body), 64))
        return f"-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----", body[:64]
    return _named_value(kind, rng, word, digits, mixed)


def _named_value(kind: str, rng: random.Random, word: str, digits: str, mixed: str) -> tuple[str, str]:
    if kind == "password":
        return f"Pw-{mixed[:14]}", mixed[:14]
    if kind == "token":
        value = hashlib.sha256(mixed.encode()).hexdigest()[:32]
        return value, value
    if kind == "person-name":
        return f"Wilhelmina {word.capitalize()}", word.capitalize()
    if kind == "username":
        return f"willi_{word}", word
    if kind == "ip-address":
        value = f"91.{rng.randint(130, 250)}.{rng.randint(130, 250)}.{rng.randint(130, 250)}"
        return value, value
    if kind == "postal-address":
        return f"Hinterm {word.capitalize()} 17b", word.capitalize()
    raise ValueError(f"unknown kind of canary: {kind}")


def _base64_windows(value: str) -> Iterator[str]:
    """The characters that every base64 text holding ``value`` has, whatever stands before it (three alignments)."""
    raw = value.encode()
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + raw).decode().rstrip("=")
        # The first and last groups also hold bits of the neighbours.
        yield encoded[(4 if shift else 0) : (len(raw) + shift) // 3 * 4]


def _forms(canary: Canary) -> list[tuple[str, str]]:
    value = canary.value
    forms = [("raw", value)]
    for name, text in (
        ("url", quote(value, safe="")),
        ("url", quote(value)),
        ("url", quote_plus(value)),
        ("json", json.dumps(value)[1:-1]),
        ("json", json.dumps(json.dumps(value))[3:-3]),
        ("repr", repr(value)[1:-1]),
        ("hex", value.encode().hex()),
        *(("base64", window) for window in _base64_windows(value)),
        *(("base64", window.replace("+", "-").replace("/", "_")) for window in _base64_windows(value)),
        ("reversed", value[::-1]),
        ("rot13", codecs.encode(value, "rot13")),
    ):
        if text != value and (name, text) not in forms:
            forms.append((name, text))
    if canary.kind not in PSEUDONYMS:
        for algorithm in ("md5", "sha1", "sha256"):
            digest = hashlib.new(algorithm, value.encode(), usedforsecurity=False).digest()
            forms += [("hash", digest.hex()), ("hash", base64.b64encode(digest).decode().rstrip("="))]
    return forms + _parts(canary)


def _parts(canary: Canary) -> list[tuple[str, str]]:
    """Pieces that are long enough to be the value."""
    value, core = canary.value, canary.core
    if len(core) < 8 or canary.kind == "ip-address":
        return []
    keep = max(8, -(-len(core) * 3 // 4))
    start = value.index(core) if core in value else 0
    found = [("prefix", value[: start + keep]), ("suffix", value[start + len(core) - keep :])]
    found += [("part", core[place : place + keep]) for place in range(len(core) - keep + 1)]
    if canary.kind == "private-key":
        found.append(("part", value.splitlines()[2]))
    if canary.kind == "jwt":
        found.append(("part", value.split(".")[1]))  # the claims tell whose token it is
    return found


class Mint:
    """Makes canaries and keeps them apart: no form of one occurs in another."""

    def __init__(self, seed: str = "sentry-lint", own: Mapping[str, OwnKind] | None = None) -> None:
        self.seed = seed
        self.own = own or {}
        self.made: list[Canary] = []
        self._needles: set[str] = set()

    def shaped(self, kind: str) -> bool:
        """Whether a pattern can know values of this kind anywhere."""
        return self.own[kind].shaped if kind in self.own else kind not in NAMED

    def spoken(self, kind: str) -> bool:
        """Whether a scrubber can know values of this kind in a sentence."""
        return self.shaped(kind) or kind in SPOKEN

    def make(self, surface: str, kind: str) -> Canary:
        """A new canary of the kind for the surface. Raises ``ValueError`` for an unknown kind."""
        for salt in range(1000):
            rng = random.Random(f"{self.seed}/{surface}/{kind}/{salt}")
            own = self.own.get(kind)
            value, core = own.make(rng) if own else _value(kind, rng)
            canary = Canary(surface, kind, value, core, own.names if own else NAMES[kind], self.shaped(kind))
            canary.forms = _forms(canary)
            needles = {text.lower() for _, text in canary.forms}
            if not needles & self._needles:
                self._needles |= needles
                self.made.append(canary)
                return canary
        raise ValueError(f"no more distinct canaries of kind {kind}")
