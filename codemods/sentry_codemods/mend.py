"""Mends the findings of one source: edits in one go, compiles, analyses again, and keeps only what holds."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sentry_codemods.catalogue import codemod_for, in_order, left, plan_of
from sentry_codemods.source import Source, SourceError, split_lines, transplant
from sentry_lint.findings import STANDS_BEFORE, Finding, InstrumentCall, MendCall, Redact
from sentry_lint.policy import Policy

if TYPE_CHECKING:
    from sentry_codemods.work import Work

Check = Callable[[bytes], list[Finding]]
Choose = Callable[[list[Finding], str], list[Finding]]
_ROUNDS = 24
_VALUES = 8
_STILL_THERE = "the finding would still be there"
_CROWDED = "another watched call of its statement is announced, and the tags can tell of one only"


@dataclass(slots=True)
class Row:
    """What became of one finding: ``state`` is ``fixed``, ``kept``, or ``review`` (mended only with ``--review``).

    ``line`` is where it stood before anything was changed; ``note`` says why it was kept, or what was left out.
    """

    path: str
    line: int
    code: str
    codemod: str | None
    state: str
    note: str = ""


@dataclass(slots=True)
class Mended:
    """The new bytes of a source (the old ones where nothing changed) and a row for each finding."""

    data: bytes
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class _Attempt:
    """Edits that were planned together: the text they give, and what was refused (finding, reason, needs review)."""

    text: str
    planned: list[Finding] = field(default_factory=list)
    refused: list[tuple[Finding, str, bool]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    by: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Problem:
    """Why edits cannot stay; ``codes`` are those whose findings did not go, where that is it."""

    reason: str
    codes: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Mender:
    """How sources are mended.

    ``check`` analyses bytes as the linter does; ``choose`` picks of its findings those to work on (selection,
    ``noqa``). ``review`` allows edits that may change what the program does.
    """

    policy: Policy
    check: Check
    choose: Choose
    review: bool = False
    select: tuple[str, ...] = ()
    _parsed: tuple[str, Work | None] | None = None

    def mend(self, source: Source, found: list[Finding]) -> Mended:
        """Applies the fix intents among ``found``, the findings of ``source``.

        A fix stays only if its finding is gone afterwards and no other has come. Rounds are repeated until one
        mends nothing, so that a second run has nothing to do.
        """
        chosen = self.choose(found, source.text)
        places = _Places(chosen, source.text)
        current, rows = source, []
        for _ in range(_ROUNDS):
            attempt, after = self._round(current, found, chosen)
            if not attempt.planned:
                attempt, after = self._chase(current, found, attempt)
            for one in attempt.planned:
                line = places.take(one, current.text)
                note = attempt.notes.get(id(one), "")
                codemod = attempt.by.get(id(one), codemod_for(one))
                rows.append(Row(one.path, line, one.code, codemod, "fixed", note))
            refused = attempt.refused
            previous, current = current.text, Source(source.path, attempt.text, source.encoding, source.bom)
            if not attempt.planned:
                break
            # What was refused may go now; and where one finding is gone, another may show.
            chosen = self.choose(after, current.text)
            if not any(codemod_for(one) for one in chosen):
                break
            found = after
        for one, reason, review in refused:
            line = places.take(one, previous)
            rows.append(Row(one.path, line, one.code, codemod_for(one), "review" if review else "kept", reason))
        return Mended(current.encode(current.text), sorted(rows, key=lambda row: (row.line, row.code)))

    def _round(self, source: Source, found: list[Finding], chosen: Sequence[Finding]) -> tuple[_Attempt, list[Finding]]:
        """One pass over ``chosen``: all at once if that holds, else one after the other."""
        attempt = self._attempt(source, chosen)
        if not attempt.planned:
            return attempt, found
        after, problem = self._verified(source, attempt, found)
        if problem is None:
            return attempt, after
        refused = list(attempt.refused)
        good = [one for one in attempt.planned if problem.codes and one.code not in problem.codes]
        if good and self._holds(source, good, found) is not None:
            good = []
        for one in attempt.planned:
            if any(one is other for other in good):
                continue
            reason = self._holds(source, [*good, one], found)
            if reason is None:
                good.append(one)
            else:
                crowded = reason == _STILL_THERE and self._shares(source, one, attempt.planned)
                refused.append((one, _CROWDED if crowded else reason, False))
        order = {id(one): index for index, one in enumerate(attempt.planned)}
        attempt = self._attempt(source, sorted(good, key=lambda one: order[id(one)])) if good else _Attempt(source.text)
        after, problem = self._verified(source, attempt, found) if good else (found, None)
        if problem is not None:
            refused += [(one, problem.reason, False) for one in good]
            attempt, after = _Attempt(source.text), found
        attempt.refused = refused
        return attempt, after

    def _chase(self, source: Source, found: list[Finding], last: _Attempt) -> tuple[_Attempt, list[Finding]]:
        """Follows a finding that another value of the same call keeps alive, until the call is clean.

        The linter reports one value of a call at a time: with the first name gone, it reports the last name.
        """
        for number, (one, reason, _) in enumerate(last.refused):
            if reason != _STILL_THERE or not isinstance(one.fix, (MendCall, Redact)):
                continue
            text, candidate = source.text, one
            for _ in range(_VALUES):
                step = Source(source.path, text, source.encoding, source.bom)
                attempt = self._attempt(step, [candidate])
                text = attempt.text
                after, problem = self._verified(source, _Attempt(text, [one]), found)
                if problem is None and attempt.planned:
                    others = [*last.refused[:number], *last.refused[number + 1 :]]
                    return _Attempt(text, [one], others), after
                again = [other for other in after if _same_call(one, other)]
                if not again or not attempt.planned:
                    break
                candidate = again[0]
        return last, found

    def _shares(self, source: Source, finding: Finding, others: Sequence[Finding]) -> bool:
        """Whether another watched call stands in the statement of this one: the last to be announced has the tags."""
        work = self._work(source)
        if work is None or not isinstance(finding.fix, InstrumentCall):
            return False
        calls = [one.fix.call for one in others if isinstance(one.fix, InstrumentCall) and one is not finding]
        statement = work.bindings.statement(*finding.fix.call[:2])
        return statement is not None and any(work.bindings.statement(*call[:2]) is statement for call in calls)

    def _holds(self, source: Source, findings: Sequence[Finding], found: Sequence[Finding]) -> str | None:
        """What keeps ``findings`` from being mended together; None where nothing does."""
        attempt = self._attempt(source, findings)
        if len(attempt.planned) < len(findings):
            return "it gets in the way of another edit"
        _, problem = self._verified(source, attempt, found)
        return problem.reason if problem is not None else None

    def _attempt(self, source: Source, findings: Sequence[Finding]) -> _Attempt:
        """Plans and applies edits; nothing is checked yet. LibCST is imported only if there is something to edit."""
        attempt = _Attempt(source.text)
        attempt.refused = [(one, left(one), False) for one in findings if codemod_for(one) is None]
        fixable = [one for one in findings if codemod_for(one) is not None]
        if not fixable:
            return attempt
        from sentry_codemods.join import Refused

        work = self._work(source)
        if work is None:
            attempt.refused += [(one, "the file cannot be parsed", False) for one in fixable]
            return attempt
        for finding in fixable:
            work.notes.clear()
            needs = len(work.needs)
            refused = None
            for codemod in in_order(finding, self.select, self.review):
                try:
                    plan_of(codemod)(work, finding)
                except Refused as error:
                    del work.needs[needs:]
                    refused = error
                else:
                    attempt.by[id(finding)] = codemod
                    break
            else:
                if refused is not None:
                    attempt.refused.append((finding, refused.reason, refused.review))
                continue
            attempt.planned.append(finding)
            if work.notes:
                attempt.notes[id(finding)] = "; ".join(dict.fromkeys(work.notes))
        if attempt.planned:
            try:
                attempt.text = transplant(source.text, work.join.module.code, work.finish())
            except (Refused, SourceError) as error:
                attempt.refused += [(one, str(error), False) for one in attempt.planned]
                attempt.planned = []
        return attempt

    def _work(self, source: Source) -> Work | None:
        """A clean slate for ``source``, which is parsed once; None where it cannot be parsed."""
        import libcst as cst

        from sentry_codemods.work import Work

        if self._parsed is None or self._parsed[0] != source.text:
            try:
                work: Work | None = Work.on(source, self.policy, self.review)
            except (SyntaxError, ValueError, cst.ParserSyntaxError, RecursionError):
                work = None
            self._parsed = source.text, work
        known = self._parsed[1]
        return known.afresh() if known is not None else None

    def _verified(
        self, source: Source, attempt: _Attempt, before: Sequence[Finding]
    ) -> tuple[list[Finding], _Problem | None]:
        """The findings of the new text, and what is wrong with it (None: nothing)."""
        try:
            data = source.encode(attempt.text)
            compile(data, source.path, "exec", dont_inherit=True)
        except SourceError as error:
            return [], _Problem(str(error))
        except (SyntaxError, ValueError, RecursionError):
            return [], _Problem("the result would not compile")
        after = self.check(data)
        known = Counter(one.code for one in before)
        known.update(STANDS_BEFORE[one.code] for one in attempt.planned if one.code in STANDS_BEFORE)
        fixed = Counter(one.code for one in attempt.planned)
        count = Counter(one.code for one in after)
        new = {code for code in count if count[code] > known[code]}
        left = {code for code in count if count[code] > known[code] - fixed[code]} - new
        if new:
            return after, _Problem(f"it would bring a new {min(new)}")
        return after, _Problem(_STILL_THERE, left) if left else None


def _same_call(one: Finding, other: Finding) -> bool:
    """Tells whether two findings of one code stand in the same call."""
    here, there = one.fix, other.fix
    if one.code != other.code or not isinstance(here, (MendCall, Redact)) or not isinstance(there, (MendCall, Redact)):
        return False
    return here.call[:2] == there.call[:2]


class _Places:
    """Where findings stood at first: later rounds see them on other lines."""

    def __init__(self, findings: Sequence[Finding], text: str) -> None:
        self.text = text
        self.lines: dict[tuple[str, str], list[int]] = {}
        self.first = {id(one): one for one in findings}
        for one in findings:
            self.lines.setdefault(_key(one, text), []).append(one.line)

    def take(self, finding: Finding, text: str) -> int:
        lines = self.lines.get(_key(finding, text))
        if lines and id(finding) in self.first:
            lines.remove(finding.line)
            return finding.line
        return lines.pop(0) if lines else self._first_line(finding.line, text)

    def _first_line(self, line: int, text: str) -> int:
        """The line of the text as it was that has become ``line``; the nearest one above for one that is new."""
        if text == self.text:
            return line
        matcher = difflib.SequenceMatcher(None, split_lines(self.text), split_lines(text), autojunk=False)
        for _, low, high, start, end in matcher.get_opcodes():
            if start < line <= end:
                return min(low + line - start, max(high, 1))
        return line


def _key(finding: Finding, text: str) -> tuple[str, str]:
    """A finding without its place: its code and the source it stands on, first line only."""
    lines = split_lines(text)
    line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
    return finding.code, line.strip()
