"""How log records reach Sentry in the project of a file: the integrations' levels, and the loggers that are ignored.

Where nothing is set up, the SDK's own defaults hold. What cannot be read counts as off: unknown is not guilty.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch

from sentry_lint.analysis import outline, sweep
from sentry_lint.analysis.facts import last_name
from sentry_lint.analysis.loggers import Logger, level_of
from sentry_lint.knowledge import logs

WORDS = re.compile(rb"LoggingIntegration|LoguruIntegration|ignore_logger\(|default_integrations|disabled_integrations")
DEDUPE = "DedupeIntegration"
INIT = re.compile(rb"\bsentry_sdk\.init\(|from sentry_sdk import [^\n]*\binit\b|\binit as \w+")


@dataclass(slots=True)
class LogSetup:
    """The levels from which a library's records become events and breadcrumbs, and the patterns of ignored loggers."""

    events: dict[str, int] = field(default_factory=dict)
    crumbs: dict[str, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = logs.IGNORED
    bridged: bool = False  # structlog hands its events on to ``logging``
    deduped: bool = True  # an error that has been sent is not sent again

    def is_event(self, logger: Logger, level: int | None) -> bool:
        """A record of this level becomes an event."""
        return self._reaches(logger, level, self.events, logs.EVENT_LEVEL)

    def is_sent(self, logger: Logger, level: int | None) -> bool:
        """A record of this level becomes an event or a breadcrumb."""
        return self.is_event(logger, level) or self._reaches(logger, level, self.crumbs, logs.CRUMB_LEVEL)

    def _reaches(self, logger: Logger, level: int | None, levels: dict[str, int], default: int) -> bool:
        library = logs.STDLIB if logger.library == logs.STRUCTLOG and self.bridged else logger.library
        if level is None or library == logs.STRUCTLOG:
            return False
        return level >= levels.get(library, default) and not self._is_ignored(logger)

    def _is_ignored(self, logger: Logger) -> bool:
        """Its name, as far as the folder that imports begin at is known, is that of an ignored one."""
        if logger.library != logs.STDLIB or not logger.name:
            return False
        parts = logger.name.split(".")
        names = [".".join(parts[start:]) for start in range(len(parts))]
        return any(fnmatch(name, pattern) for name in names[:3] for pattern in self.ignored)


def setup_for(path: str, known: dict[str, LogSetup]) -> LogSetup:
    """The setup of the nearest project folder around a file that starts the SDK; ``known`` keeps those read."""
    for root in sweep.roots(path):
        if root not in known:
            known[root] = _read(root) or NOWHERE
        if known[root] is not NOWHERE:
            return known[root]
    return NOWHERE


NOWHERE = LogSetup()  # the SDK's own


def _read(root: str) -> LogSetup | None:
    """What the files below a folder set up; None where none of them starts the SDK."""
    setup = LogSetup()
    started = False
    for _, source in sweep.sources(root):
        if b"structlog" in source and any(word in source for word in logs.STRUCTLOG_BRIDGES):
            setup.bridged = True
        if b"sentry_sdk" not in source:
            continue
        started = started or INIT.search(source) is not None
        if WORDS.search(source):
            started = True
            _settle(setup, source)
    return setup if started else None


def _settle(setup: LogSetup, source: bytes) -> None:
    tree = outline.parsed(source)
    if tree is None:
        return
    listed: set[str] = set()
    off: set[str] = set()
    disabled: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = last_name(node.func)
        library = logs.INTEGRATIONS.get(name)
        if name == DEDUPE:
            listed.add(name)
        elif library is not None:
            listed.add(library)
            _raise_to(setup.events, library, _level(node, 1, "event_level", tree, logs.EVENT_LEVEL))
            _raise_to(setup.crumbs, library, _level(node, 0, "level", tree, logs.CRUMB_LEVEL))
        elif name == "ignore_logger" and node.args:
            setup.ignored += tuple(_texts(node.args[0], tree))
        for keyword in node.keywords:
            off |= _switched_off(keyword)
            disabled |= _disabled(keyword)
    if DEDUPE in disabled or (DEDUPE in off and DEDUPE not in listed):
        setup.deduped = False
    for library in (disabled | (off - listed)) - {DEDUPE}:
        setup.events[library] = setup.crumbs[library] = logs.NEVER


def _raise_to(levels: dict[str, int], library: str, level: int) -> None:
    levels[library] = max(level, levels.get(library, level))


def _level(node: ast.Call, position: int, name: str, tree: ast.Module, default: int) -> int:
    given = next((keyword.value for keyword in node.keywords if keyword.arg == name), None)
    if given is None and position < len(node.args):
        given = node.args[position]
    if given is None:
        return logs.NEVER if any(keyword.arg is None for keyword in node.keywords) else default
    if isinstance(given, ast.Name) and level_of(given) is None:
        given = next((value for target, value in assigned(tree) if target == given.id), given)
    found = level_of(given)
    return found if found is not None else logs.NEVER


def assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The names that single assignments of a file bind, wherever they stand, with what they are set to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _texts(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The names given to ``ignore_logger``: literals, or those of a display that a loop or name goes through."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
        return
    if not isinstance(node, ast.Name):
        return
    held = [value for target, value in assigned(tree) if target == node.id]
    for loop in ast.walk(tree):
        if isinstance(loop, ast.For) and isinstance(loop.target, ast.Name) and loop.target.id == node.id:
            named = loop.iter.id if isinstance(loop.iter, ast.Name) else None
            held += [value for target, value in assigned(tree) if target == named] if named else [loop.iter]
    for value in held:
        for inner in ast.walk(value):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner.value


def _switched_off(keyword: ast.keyword) -> set[str]:
    """The libraries that are left out by an option of ``init`` unless their integration is listed."""
    if not isinstance(keyword.value, ast.Constant) or keyword.value.value is not False:
        return set()
    if keyword.arg == "default_integrations":
        return {logs.STDLIB, logs.LOGURU, DEDUPE}
    return {logs.LOGURU} if keyword.arg == "auto_enabling_integrations" else set()


def _disabled(keyword: ast.keyword) -> set[str]:
    if keyword.arg != "disabled_integrations":
        return set()
    names = {last_name(n) for n in ast.walk(keyword.value)}
    return {logs.INTEGRATIONS.get(name, name) for name in names & {*logs.INTEGRATIONS, DEDUPE}}
