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
        return f"{self.surface}: {self.kind}{written} left in {self.item}.{self.path}; {mend}"


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

    @property
    def open(self) -> list[Leak]:
        """Leaks that the policy does not allow."""
        return [leak for leak in self.leaks if not leak.allowed]

    @property
    def passed(self) -> bool:
        """No leak that the policy does not allow, and nothing unknown."""
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
            lines.append(f"personal data or secrets left the process ({len(self.leaking())} places and kinds):")
            lines += [f"  {text}" for text in _gathered(self.open)[:limit]]
            hidden = len(_gathered(self.open)) - limit
            if hidden > 0:
                lines.append(f"  ... and {hidden} more surfaces")
        return "\n".join(lines)


def _gathered(leaks: list[Leak]) -> list[str]:
    """One line a surface and hook: kinds together, the first path as the example."""
    groups: dict[tuple[str, str, str | None], list[Leak]] = {}
    for leak in leaks:
        groups.setdefault((leak.surface, leak.item, leak.hook), []).append(leak)
    lines = []
    for (surface, item, hook), members in groups.items():
        kinds = _few(list(dict.fromkeys(leak.kind for leak in members)))
        mend = f"mend {hook}" if hook else "no hook of the SDK sees this"
        lines.append(f"{surface} [{kinds}] in {item}.{members[0].path}: {mend}")
    return lines


def _few(kinds: list[str], limit: int = 5) -> str:
    shown = ", ".join(kinds[:limit])
    return shown if len(kinds) <= limit else f"{shown} and {len(kinds) - limit} more kinds"
