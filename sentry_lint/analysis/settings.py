"""What the policy says, in the shape the analysis asks for."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from sentry_lint.analysis.facts import line_of
from sentry_lint.analysis.values import Taint, Value
from sentry_lint.knowledge import drivers, http_errors, sdk
from sentry_lint.knowledge.sql import normalise
from sentry_lint.knowledge.vocabulary import Category, Vocabulary

if TYPE_CHECKING:
    from sentry_lint.analysis.frames import Frame
    from sentry_lint.policy import Policy, Watch


class Settings:
    """The vocabulary and the configured names of one policy."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        privacy = policy.privacy
        self.vocabulary = Vocabulary(privacy.personal, privacy.secret, privacy.neutral)
        self.watches: tuple[Watch, ...] = tuple(policy.watch)
        self.wanted_marks = frozenset(
            mark
            for watch in self.watches
            for mark in (f"crumb:{watch.category}", *(f"tag:{key}" for key in watch.tags))
        )
        self.method_names: frozenset[str] = drivers.METHODS if self.watches else frozenset()
        self._sanitizers = frozenset(privacy.sanitizers)
        self._wrappers = dict(policy.wrappers)
        self._expected = tuple(policy.noise.expected_exceptions)
        self._watched: dict[str, tuple[Watch, ...]] = {}
        self._more: dict[str, set[str]] = {}

    def literal(self, text: str) -> Category | None:
        """The category of personal data that a literal contains."""
        return self.vocabulary.literal(text)

    def literal_taint(self, category: Category, frame: Frame, node: ast.AST) -> Taint:
        return Taint(category.key, "a literal", frame.module.path, line_of(node))

    def status_constant(self, dotted: str) -> int | None:
        return http_errors.status_constant(dotted)

    def is_configured(self, dotted: str, configured: str) -> bool:
        """A symbol's dotted name is the one that the policy names, below whatever source root."""
        if dotted == configured or dotted.endswith("." + configured) or configured.endswith("." + dotted):
            return True
        return self.resolved(configured) == dotted

    def resolved(self, configured: str) -> str:
        """The defining dotted name of a configured one; overridden where modules can be found."""
        return configured

    def _is_listed(self, dotted: str, names: frozenset[str] | tuple[str, ...]) -> bool:
        return bool(names) and (dotted in names or any(self.is_configured(dotted, name) for name in names))

    def is_sanitizer(self, dotted: str) -> bool:
        return self._is_listed(dotted, self._sanitizers)

    def wrapper_of(self, dotted: str) -> str:
        """The SDK function that a configured wrapper stands for, or nothing."""
        if dotted in sdk.STAND_INS:
            return sdk.STAND_INS[dotted]
        for name, stands_for in self._wrappers.items():
            if self.is_configured(dotted, name) and ("." in dotted or name.rpartition(".")[2] == dotted):
                return stands_for.removeprefix("sentry_sdk.")
        return ""

    def is_expected(self, dotted: str) -> bool:
        """An exception of the expected list, or a subclass of one."""
        if http_errors.expected(dotted) is not None:
            return True
        return self._is_listed(dotted, self._expected)

    # -- watches

    def watched_names(self, watch: Watch) -> set[str]:
        """The normalised procedures of a watch, with those that a name in code lists, and those in SQL files."""
        found = self._more.get(watch.name)
        if found is None:
            names = [*watch.procedures, *self.procedures_in_code(watch)]
            found = self._more[watch.name] = {normalise(name) for name in names}
            if watch.procedures_from:
                from sentry_lint.analysis import sql_files  # few policies need it

                found.update(sql_files.listed(self.policy, watch))
        return found

    def procedures_in_code(self, watch: Watch) -> tuple[str, ...]:
        return ()

    def watches_of(self, procedure: str) -> tuple[Watch, ...]:
        """The watches that list a procedure, by any spelling."""
        if not self.watches or not procedure:
            return ()
        found = self._watched.get(procedure)
        if found is None:
            name = normalise(procedure)
            found = tuple(watch for watch in self.watches if name in self.watched_names(watch))
            self._watched[procedure] = found
        return found

    def lists_watched(self, container: Value) -> bool:
        """A container of names holds all procedures of some watch: what is not in it is not watched."""
        if not self.watches:
            return False
        members = [c for member in (container.fields or {}).values() for c in member.consts or ()]
        members += container.consts or ()
        names = {normalise(name) for name in (*members, *(container.fields or {})) if isinstance(name, str)}
        return any(watched and watched <= names for watched in map(self.watched_names, self.watches))

    def watched_call(self, dotted: str) -> str:
        """The watched Python callable that a symbol is, or nothing."""
        for watch in self.watches:
            for name in watch.calls:
                if self.is_configured(dotted, name):
                    return name
        return ""
