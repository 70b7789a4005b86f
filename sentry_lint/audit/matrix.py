"""Run the audit: every carrier with every kind of canary through the client that the application has made."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sentry_lint.audit import errors, requests, sdk, signals, spans, transport
from sentry_lint.audit.canaries import CATEGORIES, KINDS, Canary, Mint
from sentry_lint.audit.carriers import CARRIERS, Carrier
from sentry_lint.audit.items import hook_for, unknown
from sentry_lint.audit.names import let_pass, vocabulary
from sentry_lint.audit.own import own_kinds
from sentry_lint.audit.planting import Round
from sentry_lint.audit.report import Leak, Report
from sentry_lint.audit.search import Hit, hits
from sentry_lint.audit.surfaces import SURFACES
from sentry_lint.audit.target import said
from sentry_lint.audit.transport import Sent, Tape

if TYPE_CHECKING:
    from sentry_lint.policy import Policy

# Importing these registers their carriers.
PLAYED = (errors, spans, signals, requests)
# Frames of these modules are the audit's own, not the application's.
_OWN = "sentry_lint.audit"


class NotInitialised(Exception):
    """``sentry_sdk.init`` was not called, so there is nothing to audit."""


def _without_own_frames(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: [frame for frame in inner if not _own(frame)]
            if key == "frames" and isinstance(inner, list)
            else _without_own_frames(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_without_own_frames(inner) for inner in value]
    return value


def _once(sent: list[Sent]) -> list[Sent]:
    """What left, without the audit's own frames; the headers of an envelope count for its first item."""
    seen: list[object] = []
    made = []
    for one in sent:
        around = {} if any(one.envelope is other for other in seen) else one.envelope
        seen.append(one.envelope)
        made.append(Sent(one.item, _without_own_frames(one.payload), one.headers, around))
    return made


def _own(frame: Any) -> bool:
    return isinstance(frame, dict) and str(frame.get("module") or "").startswith(_OWN)


def _reaches(carrier: Carrier, wanted: frozenset[str] | None) -> list[str]:
    """The surfaces of this carrier that are wanted."""
    return [
        surface
        for surface in SURFACES
        if any(surface == start or (start.endswith(".") and surface.startswith(start)) for start in carrier.surfaces)
        and (wanted is None or surface in wanted)
    ]


class _Run:
    """One run in the making."""

    def __init__(self, client: Any, tape: Tape, wanted: frozenset[str] | None, mint: Mint) -> None:
        self.client = client
        self.tape = tape
        self.wanted = wanted
        self.mint = mint
        self.version = sdk.version_tuple()
        self.report = Report(sdk.version(), sdk.options_in_force(client))
        self.left: list[Sent] = []

    def play(self, carrier: Carrier, kind: str) -> None:
        for variant in carrier.variants:
            self.turn(carrier, Round(self.mint, kind, variant, self.wanted))

    def turn(self, carrier: Carrier, turn: Round) -> None:
        with sdk.isolated():
            try:
                carrier.play(turn)
            except Exception as problem:
                self.broken(carrier, problem)
            sdk.flush()
        self.judge(carrier, turn.planted, _once(self.tape.take()))

    def broken(self, carrier: Carrier, problem: Exception) -> None:
        """A hook or an option made a call of the SDK raise, as it would in the application."""
        line = f"{carrier.name}: {said(problem)}"
        if line not in self.report.broken:
            self.report.broken.append(line)

    def judge(self, carrier: Carrier, planted: list[Canary], sent: list[Sent]) -> None:
        self.left.extend(
            Sent(one.item, dict.fromkeys(one.payload) if isinstance(one.payload, dict) else None) for one in sent
        )
        found = hits(sent, planted)
        leaking = {(hit.canary.surface, hit.canary.kind) for hit in found}
        self.report.leaks.extend(self.leak(hit) for hit in found)
        gone = any(one.item == carrier.item for one in sent)
        for canary in planted:
            pair = (canary.surface, canary.kind)
            if pair not in leaking:
                (self.report.scrubbed if gone else self.report.dropped).append(pair)

    def leak(self, hit: Hit) -> Leak:
        return Leak(
            hit.canary.surface,
            hit.canary.kind,
            hit.item,
            hit.path,
            hit.form,
            hook_for(hit.item, hit.path, self.version, sdk.streaming(self.client)),
        )


def matching(names: Iterable[str]) -> frozenset[str]:
    """The surfaces of these names or under them: ``breadcrumb`` stands for ``breadcrumb.message`` and its like.

    Raises ``KeyError`` for a name that is no surface.
    """
    found: set[str] = set()
    for name in names:
        here = {surface for surface in SURFACES if surface == name or surface.startswith(f"{name}.")}
        if not here:
            near = difflib.get_close_matches(name, {surface.split(".")[0] for surface in SURFACES} | set(SURFACES), 1)
            raise KeyError(f"the audit has no surface {name}" + (f"; did you mean {near[0]}?" if near else ""))
        found |= here
    return frozenset(found)


def run(
    surfaces: Iterable[str] | None = None,
    kinds: Iterable[str] | None = None,
    allow: Iterable[str] = (),
    policy: Policy | None = None,
) -> Report:
    """Plant canaries through the active client and report what left.

    ``surfaces`` limits the run to these names of :data:`surfaces.SURFACES` (or to what is under them), ``kinds`` to
    these kinds of canary; ``allow`` holds ``surface:kind`` pairs (the surface's first word is enough) that may leave.
    A ``policy`` adds its own names and patterns to the canaries. Nothing reaches the network: a client made before
    has its transport replaced for the time of the run.
    Raises :class:`NotInitialised` where there is no active client, ``KeyError`` for an unknown surface and
    ``ValueError`` for an unknown kind.
    """
    wanted = None if surfaces is None else matching(surfaces)
    own = own_kinds(policy) if policy is not None else {}
    known = (*KINDS, *own)
    chosen = list(known if kinds is None else dict.fromkeys(kinds))
    for kind in chosen:
        if kind not in known:
            raise ValueError(f"the audit has no kind {kind}; it has {', '.join(known)}")
    client = sdk.client()
    if client is None:
        raise NotInitialised("sentry_sdk.init was not called: there is nothing to audit")
    undo = transport.adopt(client)
    # What the application has sent so far is not the audit's.
    sdk.flush()
    try:
        with transport.recording() as tape:
            # Made first: the report shows the options as the application has set them.
            this = _Run(client, tape, wanted, Mint(own=own))
            if processors := sdk.processors():
                this.report.options["event_processors"] = processors
            if undo is not None:
                this.report.notes.append("init ran before the audit: the live client's transport was replaced")
            with sdk.unsampled(client):
                with sdk.watched(client) as raised:
                    _play_all(this, chosen)
                if wanted is None:
                    this.report.names = let_pass(vocabulary(policy), tape)
    finally:
        if undo is not None:
            undo()
    this.report.notes.extend(raised)
    this.report.unknown = unknown(this.left)
    _settle(this.report)
    _apply_policy(this.report, frozenset(allow))
    return this.report


def _play_all(this: _Run, kinds: list[str]) -> None:
    for carrier in CARRIERS:
        reached = _reaches(carrier, this.wanted)
        if not reached:
            continue
        why = carrier.needs(this.client) if carrier.needs is not None else None
        if why is not None:
            this.report.not_sent.update(dict.fromkeys(reached, why))
            continue
        # A scrubber that works once, or from the second time on, is none: something harmless goes first.
        this.turn(carrier, Round(this.mint, kinds[0], wanted=()))
        for kind in kinds:
            this.play(carrier, kind)


def _settle(report: Report) -> None:
    """Several items carry some surfaces: scrubbed is what left with none of them, dropped what had no item at all."""
    seen = report.leaking()
    for name in ("scrubbed", "dropped"):
        pairs = [pair for pair in dict.fromkeys(getattr(report, name)) if pair not in seen]
        setattr(report, name, pairs)
        seen.update(pairs)
    planted = {surface for surface, _ in seen}
    report.not_sent = {surface: why for surface, why in report.not_sent.items() if surface not in planted}


def allows(allow: frozenset[str], surface: str, kind: str) -> bool:
    """Whether a ``surface:kind`` pair of the policy covers this; ``user:email`` covers ``user.named`` too.

    The kind may also be the vocabulary's category: ``user:network`` for an IP address.
    """
    parts = surface.split(".")
    names = (kind, CATEGORIES.get(kind, kind))
    return any(f"{'.'.join(parts[:count])}:{name}" in allow for count in range(1, len(parts) + 1) for name in names)


def _apply_policy(report: Report, allow: frozenset[str]) -> None:
    for leak in report.leaks:
        leak.allowed = allows(allow, leak.surface, leak.kind)
