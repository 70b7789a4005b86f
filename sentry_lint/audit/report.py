"""What the audit found, as data: leaks, what was scrubbed, what never left, what it does not know."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from sentry_lint.audit.items import Unknown


@dataclass(slots=True)
class Leak:
    """A canary that left. ``path`` leads to it inside the item; ``form`` is how it was written there.

    ``hook`` is the ``init`` option that could have stopped it, ``None`` where the SDK offers none.
    ``allowed``: the policy has decided to send this.
    """

    surface: str
    kind: str
    item: str
    path: str
    form: str
    hook: str | None
    allowed: bool = False

    def __str__(self) -> str:
        mend = f"mend {self.hook}" if self.hook else "the SDK offers no hook here"
        written = "" if self.form == "raw" else f" ({self.form})"
        return f"{self.surface}: {self.kind}{written} left in {self.place}; {mend}"

    @property
    def place(self) -> str:
        """Item type and path, such as ``event.tags.email``."""
        return f"{self.item}.{self.path}" if self.path else self.item


@dataclass(slots=True)
class Report:
    """One run. ``scrubbed`` holds (surface, kind) of canaries that did not leave though their item did.

    ``not_sent`` maps a surface to the reason why its item did not leave at all; ``names`` are names that the linter
    calls personal or secret and that the application's scrubbing lets pass.
    """

    sdk: str
    options: dict[str, object] = field(default_factory=dict)
    leaks: list[Leak] = field(default_factory=list)
    scrubbed: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    not_sent: dict[str, str] = field(default_factory=dict)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    strict: bool = False

    @property
    def open(self) -> list[Leak]:
        """Leaks to mend: the policy does not allow them, and a hook could stop them (``strict``: or not)."""
        return [leak for leak in self.leaks if not leak.allowed and (leak.hook or self.strict)]

    @property
    def hookless(self) -> list[Leak]:
        """Leaks that no hook of the SDK could stop and that the policy does not allow: the code must not make them."""
        return [leak for leak in self.leaks if not leak.allowed and not leak.hook]

    @property
    def planted(self) -> int:
        """How many canaries were planted."""
        return len({*self.leaking(), *self.scrubbed, *self.dropped})

    @property
    def passed(self) -> bool:
        """Nothing to mend and nothing unknown."""
        return not self.open and not self.unknown

    def leaking(self) -> set[tuple[str, str]]:
        """The (surface, kind) pairs that leak, whatever the policy says."""
        return {(leak.surface, leak.kind) for leak in self.leaks}

    def to_json(self) -> dict[str, object]:
        """The contract of ``--format json``."""
        leaks: list[dict[str, object]] = []
        for leak in self.leaks:
            row: dict[str, object] = {
                "surface": leak.surface,
                "kind": leak.kind,
                "item": leak.item,
                "path": leak.path,
                "form": leak.form,
                "hook": leak.hook,
            }
            if leak.allowed:
                row["allowed"] = True
            leaks.append(row)
        return {
            "sdk": self.sdk,
            "options": self.options,
            "leaks": leaks,
            "scrubbed": [{"surface": surface, "kind": kind} for surface, kind in self.scrubbed],
            "unknown": [{"item": one.item, "path": one.path} for one in self.unknown],
            "not_sent": self.not_sent,
            "dropped": [{"surface": surface, "kind": kind} for surface, kind in self.dropped],
            "names": self.names,
            "notes": self.notes,
        }

    def dumps(self) -> str:
        """:meth:`to_json` as text."""
        return json.dumps(self.to_json(), indent=2)

    def failure(self, limit: int = 200) -> str:
        """Why the audit fails, for a reader of a test's output; empty where it passes."""
        if self.passed:
            return ""
        lines: list[str] = []
        if self.unknown:
            lines.append("left the process, and the audit does not know it:")
            lines += [f"  {one.item}.{one.path}" if one.path else f"  item type {one.item}" for one in self.unknown]
        if self.open:
            lines.append("personal data or secrets left the process:")
            lines += [f"  {text}" for text in gathered(self.open)[:limit]]
            hidden = len(gathered(self.open)) - limit
            if hidden > 0:
                lines.append(f"  ... and {hidden} more surfaces")
        if self.hookless and not self.strict:
            lines.append("no hook of the SDK sees these, so they do not fail the audit:")
            lines += [f"  {surface}" for surface in dict.fromkeys(leak.surface for leak in self.hookless)]
        return "\n".join(lines)


def gathered(leaks: list[Leak]) -> list[str]:
    """One line a surface and hook: kinds together, the first path as the example."""
    groups: dict[tuple[str, str, str | None], list[Leak]] = {}
    for leak in leaks:
        groups.setdefault((leak.surface, leak.item, leak.hook), []).append(leak)
    lines = []
    for (surface, _item, hook), members in groups.items():
        kinds = _few(list(dict.fromkeys(leak.kind for leak in members)))
        mend = f"mend {hook}" if hook else "the SDK has no hook"
        lines.append(f"{surface} [{kinds}] in {members[0].place}: {mend}")
    return lines


def by_hook(leaks: list[Leak]) -> list[str]:
    """One line a hook: the surfaces that it has to clean, by their first word, with a place as the example."""
    hooks: dict[str, list[Leak]] = {}
    for leak in leaks:
        hooks.setdefault(leak.hook or "no hook of the SDK", []).append(leak)
    lines = []
    for hook, members in hooks.items():
        surfaces = sorted({leak.surface.split(".")[0] for leak in members})
        lines.append(f"{hook}: {', '.join(surfaces)} (such as {members[0].place})")
    return lines


def _few(kinds: list[str], limit: int = 5) -> str:
    shown = ", ".join(kinds[:limit])
    return shown if len(kinds) <= limit else f"{shown} and {len(kinds) - limit} more kinds"
