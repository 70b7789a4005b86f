"""When a name, a keyword or an option of the SDK exists: facts by release, looked up by namespace and name.

The tables of :mod:`sdk_names` and :mod:`sdk_options` are text, read once and only when a fact is asked for. ``[name]``
begins a namespace: a module below ``sentry_sdk`` (``metrics``), a class (``Scope``) or a call (``init()``). With ``…``
after it the namespace is open: of the names that it does not list nothing is known. A line in it is one of

- ``= RELEASES NAME…``: these names exist in these releases, and there is no more to say of them;
- ``NAME RELEASES !DEPRECATED < BEFORE > AFTER``: the first release that warns of the name; what to write where it does
  not exist yet; what to write where it is gone or deprecated. All three may be left out.

RELEASES is ``FIRST..GONE``: the first release that has the name and the first that does not; without FIRST, it is older
than the table, without GONE, the newest release has it. A name that was gone for a while has two of these.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sentry_lint.knowledge import sdk_names, sdk_options

Version = tuple[int, int, int]

OLDEST: Version = (0, 0, 0)
NEVER: Version = (999, 0, 0)
_NUMBERS = re.compile(r"\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?")


class Entry(NamedTuple):
    """A name and the releases that have it: ``spans`` of the first one and the first without it."""

    name: str
    spans: tuple[tuple[Version, Version], ...]
    deprecated: Version | None = None
    before: str = ""
    after: str = ""

    def exists(self, version: Version) -> bool:
        return any(first <= version < gone for first, gone in self.spans)

    @property
    def since(self) -> Version:
        return self.spans[0][0]

    @property
    def gone(self) -> Version:
        """The first release without the name, for good; :data:`NEVER` where the newest has it."""
        return self.spans[-1][1]


class Namespace(NamedTuple):
    """The names of a module, class or call; where ``closed``, there are no others."""

    name: str
    closed: bool
    entries: dict[str, Entry]

    def similar(self, name: str) -> str:
        """The name of this namespace that was probably meant, or nothing."""
        from difflib import get_close_matches  # only where something is wrong

        found = get_close_matches(name, self.entries, 1, 0.75)
        return found[0] if found else ""


def parse(text: str) -> Version | None:
    """A release as numbers (``2.34`` is ``(2, 34, 0)``); a pre-release counts as the release that it leads to."""
    match = _NUMBERS.match(text)
    return (int(match[1]), int(match[2] or 0), int(match[3] or 0)) if match else None


def shown(version: Version) -> str:
    """The release as people write it."""
    return _names().get(version) or ".".join(map(str, version))


@cache
def releases() -> tuple[Version, ...]:
    """The known releases, oldest first; of 3.0 there is only a pre-release."""
    return tuple(_names())


@cache
def _names() -> dict[Version, str]:
    return {version: text for text in sdk_names.RELEASES.split() if (version := parse(text)) is not None}


@cache
def newest_stable() -> Version:
    return max(version for version, text in _names().items() if "b" not in text)


@cache
def namespace(name: str) -> Namespace | None:
    """The namespace of a module (``""`` for the package itself), class or call; None where nothing is known of it."""
    mark, lines = _sections().get(name or "sentry_sdk", ("", None))
    if lines is None:
        return None
    entries: dict[str, Entry] = {}
    for line in lines:
        if line.startswith("="):
            words = line.split()
            known = [word for word in words[1:] if ".." in word]
            entries.update((word, Entry(word, _spans(known))) for word in words[1 + len(known) :])
        else:
            entry = _entry(line)
            entries[entry.name] = entry
    return Namespace(name, not mark, entries)


def namespaces() -> list[str]:
    """The names of all namespaces."""
    return list(_sections())


@cache
def _sections() -> dict[str, tuple[str, list[str]]]:
    """What follows each ``[name]``: its mark and its lines."""
    out: dict[str, tuple[str, list[str]]] = {}
    for section in (sdk_names.NAMES + sdk_options.KEYWORDS).split("\n["):
        head, *lines = section.splitlines() or [""]
        name, _, mark = head.partition("]")
        if name:
            out[name] = (mark, [line for line in lines if line])
    return out


def _entry(line: str) -> Entry:
    rest, _, after = line.partition("  > ")
    rest, _, before = rest.partition("  < ")
    name, *words = rest.split()
    warned = [parse(word[1:]) for word in words if word.startswith("!")]
    return Entry(name, _spans([word for word in words if ".." in word]), warned[0] if warned else None, before, after)


def _spans(words: list[str]) -> tuple[tuple[Version, Version], ...]:
    out = []
    for word in words:
        first, _, gone = word.partition("..")
        out.append((parse(first) or OLDEST, parse(gone) or NEVER))
    return tuple(out)


# Classes by the modules that define them: their members are namespaces of their own.
CLASSES = {
    "Scope": "Scope",
    "scope.Scope": "Scope",
    "Hub": "Hub",
    "hub.Hub": "Hub",
    "Client": "Client",
    "client.Client": "Client",
    "tracing.Span": "Span",
    "tracing.Transaction": "Transaction",
    "traces.StreamedSpan": "Span",
    "scrubber.EventScrubber": "EventScrubber",
}
# Modules whose public names are, as far as they are functions of the package, those of the package itself.
SAME = {"api": ""}
