"""Hand out canaries to the code that plays the application, and remember where each one went."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

from sentry_lint.audit.canaries import Canary, Mint
from sentry_lint.audit.surfaces import DEEP, FLAT, SURFACES, variants_of

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
        """The mapping ``name`` with every variant of this round (``flat`` or ``deep``)."""
        made: dict[object, object] = {}
        turn = FLAT if self.variant == "flat" else DEEP
        for variant in variants_of(name):
            if variant in turn:
                self._fill(made, f"{name}.{variant}", variant)
        return made

    def flat(self, name: str) -> dict[str, str]:
        """Like :meth:`bag`, for places that take texts only."""
        return {str(key): str(value) for key, value in self.bag(name).items()}

    def _fill(self, into: dict[object, object], surface: str, variant: str) -> None:
        if variant == "value":
            into["note"] = self.text(surface)
        elif variant == "texts":
            into["notes"] = ["first", self.text(surface)]
        elif variant == "key":
            into[self.bare(surface)] = "seen"
        else:
            name, value = self.pair(surface, 1 if variant in ("camel", "header") else 0)
            if variant == "named":
                into[name] = value
            elif variant == "upper":
                into[name.upper()] = value
            elif variant == "camel":
                into[camel(name)] = value
            elif variant == "header":
                into[header(name)] = value
            elif variant == "nested":
                into["form"] = {name: value}
            elif variant == "list":
                into["entries"] = [{name: value}]
            elif variant == "object":
                into["entry"] = SimpleNamespace(**{name: value})
            elif variant == "number":
                into[7] = {name: value}
