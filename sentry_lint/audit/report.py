"""What the audit found, as data: leaks, what was scrubbed, what never left, what it does not know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sentry_lint.audit.items import Unknown
from sentry_lint.audit.surfaces import VARIANTS


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
    calls personal or secret and that the application's scrubbing lets pass; ``broken`` are calls of the SDK that raised
    into the application.
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
    broken: list[str] = field(default_factory=list)
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
    def hooks(self) -> list[str]:
        """The hooks in force, by the name of their option."""
        return [name for name in self.options if name.startswith("before_")]

    @property
    def planted(self) -> int:
        """How many canaries were planted."""
        return len({*self.leaking(), *self.scrubbed, *self.dropped})

    @property
    def passed(self) -> bool:
        """Something left, with nothing in it to mend and nothing unknown, and no call raised."""
        return not (self.open or self.unknown or self.broken or self.empty)

    @property
    def empty(self) -> bool:
        """Nothing left that could have carried a canary: the run proves nothing."""
        return not self.leaks and not self.scrubbed

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
            "broken": self.broken,
            "notes": self.notes,
        }

    def dumps(self) -> str:
        """:meth:`to_json` as text."""
        return json.dumps(self.to_json(), indent=2)

    @property
    def verdict(self) -> str:
        """One line: passed or failed, and how many of the canaries left."""
        if self.empty:
            why = "every item was dropped" if self.dropped else "; ".join(dict.fromkeys(self.not_sent.values()))
            return f"failed: nothing is proven, for nothing left ({why or 'nothing was planted'})"
        if self.passed:
            left = " that has a hook" if self.hookless else ""
            return f"passed: nothing left{left} ({len(self.scrubbed)} of {self.planted} canaries scrubbed)"
        pairs = {(leak.surface, leak.kind) for leak in self.open}
        unknown = f", {len(self.unknown)} unknown" if self.unknown else ""
        broken = ", and calls of the SDK raised" if self.broken else ""
        return f"failed: {len(pairs)} of {self.planted} canaries left{unknown}{broken}"

    def chapters(self, limit: int = 1000) -> Iterator[tuple[str, list[str]]]:
        """What there is to do: a title and its lines, each at most ``limit``."""
        for hook, lines in by_hook(self.open).items():
            yield mend(hook, self.options), _first(lines, limit)
        if self.unknown:
            yield "unknown to the audit", [f"{one.item}.{one.path}".rstrip(".") for one in self.unknown]
        if self.broken:
            yield "calls of the SDK that raised into the application", self.broken
        if self.hookless and not self.strict:
            (lines,) = by_hook(self.hookless).values()
            yield "no hook of the SDK sees these: keep personal data out of them where they are made", lines

    def failure(self, limit: int = 1000) -> str:
        """Why the audit fails, for a reader of a test's output; empty where it passes."""
        if self.passed:
            return ""
        lines = [f"{self.verdict} (sentry-sdk {self.sdk})"]
        for title, members in self.chapters(limit):
            lines += [f"{title}:", *(f"  {line}" for line in members)]
        if self.open:
            lines.append("hooks that clear all of it: sentry-lint scrubber --out FOLDER")
        return "\n".join(lines)


def mend(hook: str | None, options: Mapping[str, object]) -> str:
    """What there is to do about a hook, ``None`` where the SDK has none, with these options in force."""
    if hook is None:
        return "no hook of the SDK sees this: do not put it there"
    now = options.get(hook)
    return f"mend {hook} ({now})" if now else f"set {hook} (there is none)"


def by_hook(leaks: Iterable[Leak]) -> dict[str | None, list[str]]:
    """Hook -> a line for the surfaces of one mapping that leak the same kinds, with a path as the example."""
    groups: dict[tuple[str | None, str, str], dict[str, list[Leak]]] = {}
    for leak in leaks:
        stem, _, variant = leak.surface.rpartition(".")
        name = stem if stem and variant in VARIANTS else leak.surface
        groups.setdefault((leak.hook, leak.item, name), {}).setdefault(leak.surface, []).append(leak)
    hooks: dict[str | None, list[str]] = {}
    for (hook, _item, name), surfaces in groups.items():
        alike: dict[tuple[str, ...], list[str]] = {}
        for surface, members in surfaces.items():
            alike.setdefault(tuple(dict.fromkeys(leak.kind for leak in members)), []).append(surface)
        for kinds, names in alike.items():
            variants = ", ".join(surface[len(name) + 1 :] for surface in names)
            shown = names[0] if len(names) == 1 else f"{name}.{{{variants}}}"
            hooks.setdefault(hook, []).append(f"{shown} [{_few(kinds)}] in {surfaces[names[0]][0].place}")
    return hooks


def _first(lines: list[str], limit: int) -> list[str]:
    return lines if len(lines) <= limit else [*lines[:limit], f"... and {len(lines) - limit} more"]


def _few(kinds: Sequence[str], limit: int = 5) -> str:
    shown = ", ".join(kinds[:limit])
    return shown if len(kinds) <= limit else f"{shown}, {len(kinds) - limit} more"


def passing_names(report: Report) -> dict[str, list[str]]:
    """What the names of :attr:`Report.names` hold (``e-mail address``) -> those names, most of them first."""
    from sentry_lint.knowledge.vocabulary import Vocabulary

    judge = Vocabulary()
    groups: dict[str, list[str]] = {}
    for name in report.names:
        category = judge.classify(name)
        groups.setdefault(category.label if category else "of the policy", []).append(name)
    return dict(sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])))
