"""SNT601, 602, 603 and 608: the SDK has what the code asks of it, in the releases that the project may run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from sentry_lint.analysis.facts import Called, Initialised, Referenced, last_name
from sentry_lint.findings import STANDS_BEFORE, Finding, Fix, Migrate, UnknownOption
from sentry_lint.knowledge import sdk_api, sdk_options
from sentry_lint.knowledge.sdk_api import Entry, Namespace
from sentry_lint.rules.checks.base import Checked, finding, name_span, span_of
from sentry_lint.rules.checks.guards import (
    ANYTHING,
    CALLING,
    IMPORTING,
    LOOKING_UP,
    Versions,
    caught_around,
    root_name,
)
from sentry_lint.target import Target, target_for

MISSING = "SNT601"
DEPRECATED = "SNT602"
UNKNOWN_OPTION = "SNT603"
PARTLY = "SNT608"
OPTIONS = "init()"
# The functions that hand their keywords on to the scope; one that it does not know is SNT604's.
CAPTURING = frozenset({"capture_exception", "capture_message", "capture_event"})
KINDS = {"scope": "Scope", "span": "Span", "transaction": "Transaction", "hub": "Hub", "client": "Client"}


class Use(NamedTuple):
    """A name (keyword, option) that is used at ``node``: ``label`` is how a message writes it.

    ``depth`` counts the parts of the dotted name up to it, 0 for what is not looked up by one.
    """

    node: ast.AST
    label: str
    space: Namespace
    name: str
    depth: int = 0
    imported: bool = False
    none: bool = False  # an option that is given None, which is as good as leaving it out
    advice: str = ""  # what to write instead, where it depends on what is given

    @property
    def entry(self) -> Entry | None:
        return self.space.entries.get(self.name)

    @property
    def suspect(self) -> bool:
        """It may be missing or deprecated somewhere, so that the project's release matters."""
        entry = self.entry
        if entry is None:
            return self.space.closed and self.name[:1] != "_"
        return entry.deprecated is not None or entry.spans != ((sdk_api.OLDEST, sdk_api.NEVER),)


def check(checked: Checked) -> Iterator[Finding]:
    """What the project's release lacks or deprecates; code that tests for the release is left alone."""
    if not checked.module.sdk_imports:
        return
    suspects = [use for use in _uses(checked) if use.suspect]
    if not suspects:
        return
    target = target_for(checked.module.path, checked.engine.policy)
    yield from _Judging(checked, target).findings(suspects)


# -- what is used


def _uses(checked: Checked) -> Iterator[Use]:
    bound = {imported.name for imported in checked.module.sdk_imports}
    for imported in checked.module.sdk_imports:
        dotted = imported.target.removeprefix("sentry_sdk").lstrip(".").removesuffix("*").rstrip(".")
        yield from _dotted(imported.alias, dotted, True)
    for _, fact in checked.facts:
        if isinstance(fact, Referenced):
            yield from _assigned(fact) if fact.owner else _dotted(fact.node, fact.name)
        elif isinstance(fact, Called):
            if fact.owner:
                yield from _method(fact)
            elif _named(fact.site.func, fact.name, bound):
                yield from _dotted(fact.site.func, fact.name)
            yield from _keywords(fact)
        elif isinstance(fact, Initialised):
            yield from _options(fact)


def _dotted(node: ast.AST, dotted: str, imported: bool = False) -> Iterator[Use]:
    """The parts of a dotted name that something is known of, outermost first."""
    space = sdk_api.namespace("")
    parts = dotted.split(".") if dotted else []
    for depth, name in enumerate(parts, 1):
        if space is None or name.startswith("_"):
            return
        path = ".".join(parts[:depth])
        label = f"sentry_sdk.{path}"
        yield Use(node, label, space, name, depth, imported)
        if path in sdk_api.SAME:
            package = sdk_api.namespace("")
            space = package and package._replace(closed=False)
        else:
            space = sdk_api.namespace(sdk_api.CLASSES.get(path, path))


def _named(node: ast.expr, name: str, bound: set[str]) -> bool:
    """The call names the function itself, and not a variable or a function that was handed it."""
    last = name.rpartition(".")[2]
    if isinstance(node, ast.Name):
        return node.id in bound or ("*" in bound and node.id == last)
    return last_name(node) == last


def _method(fact: Called) -> Iterator[Use]:
    space = sdk_api.namespace(KINDS.get(fact.owner, "?"))
    if space is not None:
        yield Use(fact.site.func, f"{space.name}.{fact.name}()", space, fact.name)


def _assigned(fact: Referenced) -> Iterator[Use]:
    """An attribute that is set; the SDK's objects have no others than their own."""
    space = sdk_api.namespace(KINDS.get(fact.owner, "?"))
    if space is not None:
        name = f"{fact.name}=" if f"{fact.name}=" in space.entries else fact.name
        yield Use(fact.node, f"setting {space.name}.{fact.name}", space, name)


def _keywords(fact: Called) -> Iterator[Use]:
    space = keywords_of(fact)
    if space is None:
        return
    name = fact.function.rpartition(".")[2]
    for keyword in fact.keywords:
        if name not in CAPTURING or keyword in space.entries:
            node = _keyword(fact.site, keyword) or fact.keywords[keyword][1]
            yield Use(node, f"{name}({keyword}=…)", space, keyword)


def keywords_of(fact: Called) -> Namespace | None:
    """The keywords that a call takes, as far as they are known."""
    if fact.owner:
        kind = "Span" if fact.owner == "transaction" and fact.name == "start_child" else KINDS.get(fact.owner, "")
        own = sdk_api.namespace(f"{kind}.{fact.name}()")
        if own is not None:
            return own
    name = fact.function.rpartition(".")[2]
    if name in CAPTURING:
        return sdk_api.namespace("capture()")
    if name.endswith(("Integration", "EventScrubber")):
        return sdk_api.namespace(f"{name}()")
    if name == "init":
        return None  # its options are
    return sdk_api.namespace(f"{fact.function}()") or sdk_api.namespace(f"{fact.function.removeprefix('crons.')}()")


def _options(fact: Initialised) -> Iterator[Use]:
    space = sdk_api.namespace(OPTIONS)
    for name, (place, value) in fact.options.items():
        if space is not None:
            node = _keyword(fact.site, name) or place
            values = None if value.clean and value.consts == (True,) else value.consts  # or what a parameter says
            advice = sdk_options.advice(name, values, fact.options)
            yield Use(node, f"init({name}=…)", space, name, none=value.consts == (None,), advice=advice)


def _keyword(call: ast.Call, name: str) -> ast.keyword | None:
    return next((keyword for keyword in call.keywords if keyword.arg == name), None)


# -- what is said of it


class _Judging:
    """The suspects of one file against its target."""

    def __init__(self, checked: Checked, target: Target) -> None:
        self.checked = checked
        self.target = target
        self.imports = {imported.name: imported for imported in checked.module.sdk_imports}
        self.broken: set[ast.AST] = set()  # imports that fail: of what they bind nothing more is said
        self._versions: Versions | None = None

    @property
    def versions(self) -> Versions:
        if self._versions is None:
            self._versions = Versions(self.checked)
        return self._versions

    def findings(self, uses: list[Use]) -> Iterator[Finding]:
        seen: set[tuple[int, int, bool]] = set()
        for use in uses:
            verdict = self._verdict(use)
            if verdict is None:
                continue
            code, message, too_old, instead = verdict
            start = span_of(use.node) if use.depth else name_span(use.node)
            place = (start.line, start.column, use.depth > 0)  # of a dotted name only the first part that is wrong
            if place in seen or self._is_known(use, code) or self._goes_before(use, code):
                continue
            seen.add(place)
            if use.imported:
                self.broken.add(use.node)
            fix: Fix | None = None
            if use.entry is not None:
                low, high, said = self.target.low, self.target.high, bool(self.target.written)
                fix = Migrate(span_of(use.node), use.space.name, use.name, too_old, low, high, instead, said)
            elif code == UNKNOWN_OPTION:
                meant = use.space.similar(use.name)
                fix = UnknownOption(span_of(use.node), use.name, meant, self.target.low, self.target.high)
            yield finding(self.checked, code, use.node, message, fix=fix, span=name_span(use.node))

    def _verdict(self, use: Use) -> tuple[str, str, bool, str] | None:
        """The code, the message, whether the release is too old for the name, and what to write instead."""
        entry = use.entry
        if entry is None:
            return (*self._unheard_of(use), False, "")
        verdict = judge(entry, self.target)
        if verdict is None or (verdict[0] == DEPRECATED and (use.imported or use.none)):
            return None
        if not use.depth and not any(other.exists(self.target.high) for other in use.space.entries.values()):
            return None  # all of the class is gone: that is said where the object comes from
        code, text, instead = verdict
        too_old = code != DEPRECATED and instead == entry.before and self.target.low < entry.gone
        advice = use.advice if use.advice and instead == entry.after else instead
        return code, f"{use.label} {text}" + (f"; instead: {advice}" if advice else ""), too_old, instead

    def _unheard_of(self, use: Use) -> tuple[str, str]:
        meant = use.space.similar(use.name)
        guess = f"; did you mean {meant}?" if meant else ""
        if use.space.name != OPTIONS:
            return MISSING, f"{use.label} is in no release of sentry-sdk{guess}"
        caught = [names for names, inside in caught_around(self.checked, use.node) if not inside]
        if any(names & (CALLING | ANYTHING) for names in caught):
            effect = "TypeError, which the except around it takes: Sentry is silently off"
        else:
            effect = "TypeError when the program starts"
        return UNKNOWN_OPTION, f"{use.label} is no option in any release of sentry-sdk: {effect}{guess}"

    def _is_known(self, use: Use, code: str) -> bool:
        """The code has seen to it: it tests for the release or the name, or an import has said it already."""
        by = None if use.imported else self.imports.get(root_name(use.node))
        if by is not None and by.alias in self.broken:
            return True
        if by is not None and not 0 < use.depth <= by.target.count("."):
            by = None  # what is wrong is not what was imported, but a part of it
        if by is not None and code != DEPRECATED and self._tried(by.alias, IMPORTING | ANYTHING):
            return True
        if code == UNKNOWN_OPTION:
            return False
        if use.name in self.versions.asked or self.versions.guard(use.node):
            return True
        if code == DEPRECATED:
            return False
        errors = (IMPORTING | ANYTHING) if use.imported else LOOKING_UP if use.depth else LOOKING_UP | CALLING
        return self._tried(use.node, errors)

    def _tried(self, node: ast.AST, errors: frozenset[str]) -> bool:
        return any(not inside and names & errors for names, inside in caught_around(self.checked, node))

    def _goes_before(self, use: Use, code: str) -> bool:
        """Something that matters more is said of the same place: what is sent is worse than how."""
        if code not in STANDS_BEFORE.values():
            return False
        span = span_of(use.node)
        return any(
            STANDS_BEFORE.get(other.code) == code and span.line <= other.span.line <= span.end_line
            for other in self.checked.findings
        )


def judge(entry: Entry, target: Target) -> tuple[str, str, str] | None:
    """What is wrong with a name in a target: the code, since when, what to write instead; None if nothing is."""
    releases = target.releases()
    have = [version for version in releases if entry.exists(version)]
    if not have:
        text, instead = _absence(entry, target.high)
        return MISSING, f"is not in {target.text}{text}", instead
    newest = sdk_api.newest_stable()
    if entry.exists(target.high):
        if entry.deprecated is not None and entry.deprecated <= target.high:
            since = f" since {sdk_api.shown(entry.deprecated)}" if entry.deprecated > sdk_api.releases()[0] else ""
            return DEPRECATED, f"is deprecated{since}", entry.after
        if target.high < newest and entry.gone <= newest:
            return DEPRECATED, f"is gone from sentry-sdk {sdk_api.shown(entry.gone)} on", entry.after
    if len(have) < len(releases):
        lacking = next(version for version in releases if not entry.exists(version))
        text, instead = _absence(entry, lacking)
        return PARTLY, f"is not in all of {target.text}{text}", instead
    return None


def _absence(entry: Entry, version: sdk_api.Version) -> tuple[str, str]:
    """Why a release lacks a name, and what to write there."""
    added = next((first for first, _ in entry.spans if version < first), None)
    removed = next((gone for _, gone in reversed(entry.spans) if gone <= version), None)
    if removed is None:
        return f" (added in {sdk_api.shown(added or entry.since)})", entry.before
    back = f", back in {sdk_api.shown(added)}" if added is not None else ""
    return f" (removed in {sdk_api.shown(removed)}{back})", entry.before if added is not None else entry.after
