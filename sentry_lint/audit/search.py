"""Find canaries in what left: where (a path), and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sentry_lint.audit.canaries import Canary
from sentry_lint.audit.transport import Sent


@dataclass(slots=True)
class Hit:
    """A canary found in an item: ``path`` leads to the text that holds it, ``form`` says how it is written there."""

    canary: Canary
    item: str
    path: str
    form: str


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a JSON document with its path. A mapping's key is a text of its own, at ``path{key}``."""
    stack: list[tuple[str, Any]] = [(path, value)]
    while stack:
        where, here = stack.pop()
        if isinstance(here, dict):
            for key, inner in here.items():
                name = str(key)
                stack.append((f"{where}.{name}" if where else name, inner))
                yield f"{where}{{key}}", name
        elif isinstance(here, list):
            stack.extend((f"{where}[{place}]", inner) for place, inner in enumerate(here))
        elif isinstance(here, bytes):
            yield where, here.decode("utf-8", "replace")
        elif here is not None:
            yield where, str(here)


def _sources(sent: Sent) -> Iterator[tuple[str, str]]:
    yield from texts(sent.payload)
    yield from texts(sent.headers, "(item header)")
    yield from texts(sent.envelope, "(envelope header)")


def _form_in(canary: Canary, text: str, lowered: str) -> str | None:
    for form, needle in canary.forms:
        if needle in text:
            return form
        if form in ("raw", "url", "hex", "prefix", "suffix") and needle.lower() in lowered:
            return "case" if form == "raw" else form
    if canary.kind in ("card", "phone", "iban", "ssn"):
        bare = re.sub(r"[\s().-]", "", text)
        if re.sub(r"[\s().-]", "", canary.value) in bare:
            return "spacing"
    return None


def _veil(path: str, canaries: Iterable[Canary]) -> str:
    """A path without the values that were used as keys."""
    for canary in canaries:
        if canary.value in path:
            path = path.replace(canary.value, f"<{canary.kind}>")
    return path


def hits(sent: Iterable[Sent], canaries: list[Canary]) -> list[Hit]:
    """Every canary in every text of what was sent, in the order of the paths' depth-first walk, one hit a path."""
    found: list[Hit] = []
    for one in sent:
        pairs = list(_sources(one))
        whole = "\n".join(text for _, text in pairs)
        lowered = whole.lower()
        present = [canary for canary in canaries if _form_in(canary, whole, lowered)]
        if not present:
            continue
        for path, text in pairs:
            small = text.lower()
            for canary in present:
                form = _form_in(canary, text, small)
                if form is not None:
                    found.append(Hit(canary, one.item, _veil(path, present), form))
    return found
