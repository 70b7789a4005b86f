"""Find canaries in what left: where (a path), and in which form."""

from __future__ import annotations

import base64
import binascii
import bisect
import contextlib
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sentry_lint.audit.canaries import Canary
from sentry_lint.audit.transport import Sent

# Forms that are found in any case.
_CASELESS = frozenset(("raw", "url", "hex", "hash", "prefix", "suffix", "part"))
_SHORTEST = 20
_ENCODED = re.compile(rf"[A-Za-z0-9+/_-]{{{_SHORTEST},}}={{0,2}}")
_MOST_DECODED = 100_000
_MOST_UNPACKED = 1_000_000
_NO_SIGN = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Hit:
    """A canary found in an item: ``path`` leads to the text that holds it, ``form`` says how it is written there."""

    canary: Canary
    item: str
    path: str
    form: str


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a JSON document with its path, in order. A mapping's key is a text of its own, at ``path{key}``."""
    stack: list[tuple[str, Any]] = [(path, value)]
    while stack:
        where, here = stack.pop()
        if isinstance(here, dict):
            for key in here:
                yield f"{where}{{key}}", str(key)
            stack.extend((f"{where}.{key}" if where else str(key), here[key]) for key in reversed(here))
        elif isinstance(here, list):
            stack.extend((f"{where}[{place}]", here[place]) for place in reversed(range(len(here))))
        elif isinstance(here, bytes):
            yield where, (_unpacked(here) or here).decode("utf-8", "replace")
        elif here is not None:
            yield where, str(here)


def _sources(sent: Sent) -> Iterator[tuple[str, str]]:
    yield from texts(sent.payload)
    yield from texts(sent.headers, "(item header)")
    yield from texts(sent.envelope, "(envelope header)")


def _unpacked(raw: bytes) -> bytes | None:
    """What a compressed text says."""
    if raw[:2] == b"\x1f\x8b" or raw[:1] == b"\x78":
        with contextlib.suppress(zlib.error):
            # Either header; what a small text can blow up to has an end.
            return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(raw, _MOST_UNPACKED)
    return None


def _read(token: str) -> str | None:
    """What a token in hex or base64 says, where that is text."""
    raws: list[bytes] = []
    if len(token) % 2 == 0:
        with contextlib.suppress(ValueError):
            raws.append(bytes.fromhex(token))
    with contextlib.suppress(binascii.Error):
        bare = token.rstrip("=").replace("-", "+").replace("_", "/")
        raws.append(base64.b64decode(bare + "=" * (-len(bare) % 4)))
    for raw in raws:
        try:
            return (_unpacked(raw) or raw).decode()
        except UnicodeDecodeError:
            continue
    return None


def _decoded(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is written in base64 or hex, also when it was compressed, or twice over."""
    found: list[tuple[str, str]] = []
    for path, text in pairs:
        layers = [text] if len(text) >= _SHORTEST else []
        for _ in range(3):
            if not layers:
                break
            inner = [_read(token) for layer in layers for token in _ENCODED.findall(layer[:_MOST_DECODED])]
            layers = [one for one in inner if one]
            found.extend((path, one) for one in layers)
    return found


def _plainer(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Texts without invisible signs and with letters and digits of other sets as the common ones."""
    found: list[tuple[str, str]] = []
    for path, text in pairs:
        if text.isascii() and "\0" not in text:
            continue
        plain = "".join(
            sign for sign in unicodedata.normalize("NFKC", text) if sign == "\n" or unicodedata.category(sign)[0] != "C"
        )
        if plain != text:
            found.append((path, plain))
    return found


def _bare(text: str) -> str:
    return _NO_SIGN.sub("", text).lower()


class _View:
    """All texts of an item, read in one way, as one text: the search runs once for all of them."""

    def __init__(
        self, pairs: list[tuple[str, str]], read: Callable[[str], str] | None = None, between: str = "\n"
    ) -> None:
        self.paths = [path for path, _ in pairs]
        made = [text if read is None else read(text) for _, text in pairs]
        self.whole = between.join(made)
        self.starts: list[int] = []
        start = 0
        for text in made:
            self.starts.append(start)
            start += len(text) + len(between)

    def find(self, needle: str) -> Iterator[str]:
        """The paths of the texts that hold the needle."""
        place = self.whole.find(needle)
        while place >= 0:
            here = bisect.bisect_right(self.starts, place) - 1
            yield self.paths[here]
            if here + 1 == len(self.starts):
                return
            place = self.whole.find(needle, self.starts[here + 1])


class _Item:
    """What left, ready to be searched."""

    def __init__(self, sent: Sent) -> None:
        pairs = list(_sources(sent))
        self.plain = _View(pairs)
        self.lower = _View(pairs, str.lower)
        self.bare = _View(pairs, _bare)
        self.joined = _View(pairs, between="")
        self.decoded = _View(_decoded(pairs), _bare)
        self.plainer = _View(_plainer(pairs), _bare)

    def forms(self, canary: Canary) -> dict[str, str]:
        """Path -> the form that the canary has there."""
        found: dict[str, str] = {}
        for form, needle in canary.forms:
            for path in self.plain.find(needle):
                found.setdefault(path, form)
        for form, needle in canary.forms:
            if form in _CASELESS:
                for path in self.lower.find(needle.lower()):
                    found.setdefault(path, "case" if form == "raw" else form)
        bare = _bare(canary.value)
        for view, form in ((self.bare, "spacing"), (self.plainer, "unicode"), (self.decoded, "encoded")):
            if view.paths:
                for path in view.find(bare):
                    found.setdefault(path, form)
        if not found:
            found.update(dict.fromkeys(self.joined.find(canary.value), "split"))
        return found


def _veil(path: str, canaries: Iterable[Canary]) -> str:
    """A path without the values that were used as keys."""
    for canary in canaries:
        if canary.value in path:
            path = path.replace(canary.value, f"<{canary.kind}>")
    return path


def hits(sent: Iterable[Sent], canaries: list[Canary]) -> list[Hit]:
    """Every canary in every text of what was sent, one hit a path."""
    found: list[Hit] = []
    for one in sent:
        item = _Item(one)
        present = [(canary, forms) for canary in canaries if (forms := item.forms(canary))]
        seen = [canary for canary, _ in present]
        for canary, forms in present:
            found.extend(Hit(canary, one.item, _veil(path, seen), form) for path, form in forms.items())
    return found
