"""Hand out canaries to the code that plays the application, and remember where each one went."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from urllib.parse import quote

from sentry_lint.audit.canaries import Canary, Mint
from sentry_lint.audit.surfaces import SURFACES, TURNS, variants_of

PLAIN = "order 42 was rejected"


def camel(name: str) -> str:
    """``customer_email`` -> ``customerEmail``."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def header(name: str) -> str:
    """``customer_email`` -> ``X-Customer-Email``."""
    return "-".join(["X", *(word.capitalize() for word in name.split("_"))])


class Round:
    """One kind of canary, planted on all surfaces that one carrier reaches.

    ``wanted`` limits the surfaces; a surface that is not wanted, or that cannot carry the kind, gets harmless text.
    """

    def __init__(self, mint: Mint, kind: str, variant: str = "flat", wanted: Iterable[str] | None = None) -> None:
        self.mint = mint
        self.kind = kind
        self.variant = variant
        self.wanted = None if wanted is None else frozenset(wanted)
        self.planted: list[Canary] = []

    def __repr__(self) -> str:
        # A frame's locals may leave with an event; the audit's own must not count as the application's.
        return f"<round {self.kind}>"

    def _make(self, surface: str) -> Canary | None:
        if surface not in SURFACES:
            raise KeyError(f"the audit has no surface {surface}")
        if self.wanted is not None and surface not in self.wanted:
            return None
        canary = self.mint.make(surface, self.kind)
        self.planted.append(canary)
        return canary

    def _spoken(self) -> bool:
        return self.mint.spoken(self.kind)

    def text(self, surface: str) -> str:
        """A sentence with the canary; a plain one for kinds that only a name gives away."""
        made = self._make(surface) if self._spoken() else None
        return made.sentence if made else PLAIN

    def bare(self, surface: str) -> str:
        """The value alone, for kinds that are known by their shape; else a plain word."""
        made = self._make(surface) if self.mint.shaped(self.kind) else None
        return made.value if made else "plain"

    def pair(self, surface: str, place: int = 0) -> tuple[str, str]:
        """A telling name and the value; a harmless pair where the surface is not wanted."""
        made = self._make(surface)
        return (made.names[place], made.value) if made else ("colour", "blue")

    def bag(self, name: str) -> dict[object, object]:
        """The mapping ``name`` with every variant of this round (:data:`surfaces.TURNS`)."""
        made: dict[object, object] = {}
        turn = TURNS[self.variant]
        for variant in variants_of(name):
            if variant in turn:
                self._fill(made, f"{name}.{variant}", variant)
        return made

    def flat(self, name: str) -> dict[str, str]:
        """Like :meth:`bag`, for places that take texts only."""
        return {str(key): str(value) for key, value in self.bag(name).items()}

    def _fill(self, into: dict[object, object], surface: str, variant: str) -> None:
        if variant in _ALONE:
            key, plant = _ALONE[variant]
            into[key] = plant(self.text(surface))
        elif variant == "key":
            into[self.bare(surface)] = "seen"
        elif variant == "spaced":
            into["reference"] = f"order 42 of {self._spaced(surface)} was rejected"
        elif variant == "credentials":
            secret = self._only(surface, "password")
            into["remote"] = f"https://shop:{secret}@partner-shop.net/v1" if secret else PLAIN
        elif variant == "integer":
            made = self._make(surface) if self.kind in ("card", "phone", "ssn") else None
            into.update({made.name: int(re.sub(r"\D", "", made.value))} if made else {"amount": 42})
        else:
            plant_pair, place = _NAMED[variant]
            into.update(plant_pair(*self.pair(surface, place), _depth(surface)))

    def _only(self, surface: str, kind: str) -> str:
        """The value, for one kind of canary only."""
        made = self._make(surface) if self.kind == kind else None
        return made.value if made else ""

    def _spaced(self, surface: str) -> str:
        """A card, an IBAN or a telephone number in groups, as people write them; a plain word for other kinds."""
        made = self._make(surface) if self.kind in ("card", "iban", "phone") else None
        if made is None:
            return "plain"
        first = 3 if self.kind == "phone" else 4
        rest = made.value[first:]
        return " ".join((made.value[:first], *(rest[start : start + 4] for start in range(0, len(rest), 4))))


def _depth(surface: str) -> int:
    # Where the SDK keeps less, what is deeper is sent as the repr of a mapping.
    return 8 if surface.startswith(("context.", "breadcrumb.", "span.", "trace.")) else 3


def _deeper(name: str, value: str, depth: int) -> dict[object, object]:
    made: dict[object, object] = {name: value}
    for _ in range(depth):
        made = {"inner": made}
    return {"outer": made}


# Variant -> its key, and what becomes of a text. The canary is never the first nor the last of its like: a scrubber
# that looks at one end only leaves it.
_ALONE: dict[str, tuple[str, Callable[[str], object]]] = {
    "value": ("note", lambda text: text),
    "reserved": ("type", lambda text: text),
    "texts": ("notes", lambda text: ["first", text, "last"]),
    "long": ("report", lambda text: f"{text} {'and so it went on, ' * 60} {text}"),
    "bytes": ("payload", lambda text: text.encode()),
    "tuple": ("parts", lambda text: ("first", text, "last")),
    "set": ("marks", lambda text: {text}),
}
# Variant -> what becomes of a name, a value and a depth; and which of the kind's names.
_NAMED: dict[str, tuple[Callable[[str, str, int], dict[object, object]], int]] = {
    "named": (lambda name, value, depth: {name: value}, 0),
    "upper": (lambda name, value, depth: {name.upper(): value}, 0),
    "camel": (lambda name, value, depth: {camel(name): value}, 1),
    "header": (lambda name, value, depth: {header(name): value}, 1),
    "nested": (lambda name, value, depth: {"form": {"size": 3, name: value}}, 0),
    "list": (lambda name, value, depth: {"entries": [{"size": 3}, {name: value}, {"size": 4}]}, 0),
    "object": (lambda name, value, depth: {"entry": SimpleNamespace(**{name: value})}, 0),
    "number": (lambda name, value, depth: {7: {name: value}}, 0),
    "deeper": (_deeper, 0),
    "pairs": (lambda name, value, depth: {"headers": [["size", "3"], [name, value], ["weight", "4"]]}, 0),
    "json": (lambda name, value, depth: {"body": json.dumps({"size": 3, name: value, "weight": 4})}, 0),
    "url": (lambda name, value, depth: {"link": f"https://partner-shop.net/?size=3&{name}={quote(value)}&page=2"}, 0),
}
