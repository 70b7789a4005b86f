"""The one policy, ``[tool.sentry-lint]`` in pyproject.toml, that linter, codemods and audit share.

A checked file is governed by the nearest pyproject.toml at or above its folder that has the table, looked up from the
absolute path, so that findings do not depend on where a command is started. Nothing heavy is imported here:
:mod:`sentry_lint.policy_schema`, which needs msgspec, is loaded only when a table exists.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

FILE_NAME = "pyproject.toml"
TABLE = "[tool.sentry-lint]"

# Fields whose place in an event is meant for an id, https://develop.sentry.dev/sdk/data-model/event-payloads/user/
USER_FIELDS = ("id",)


@dataclass(slots=True)
class Context:
    """A Sentry context that a watch writes: its name, and fields whose text may hold placeholders."""

    name: str
    fields: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Watch:
    """One watch list: what is watched, what may run it, and the breadcrumb, tags and context that announce it.

    ``procedures`` are names as written in the file; ``procedures_in_code`` are dotted names of constants that hold
    such names; ``procedures_from`` are globs of SQL files, of which every procedure that writes one of ``writes``
    (``Table`` or ``Table.Column``) counts. ``calls`` are dotted names of Python callables, ``wrappers`` those of the
    functions that may run what is watched, ``instrument`` that of a helper that announces it.
    """

    name: str
    procedures: tuple[str, ...] = ()
    procedures_in_code: tuple[str, ...] = ()
    procedures_from: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    wrappers: tuple[str, ...] = ()
    instrument: str | None = None
    category: str = "database.procedure"
    message: str = "Calling {procedure}"
    level: str = "info"
    tags: dict[str, str] = field(default_factory=dict)
    data: dict[str, object] = field(default_factory=dict)
    context: Context | None = None
    strict: bool = False


@dataclass(slots=True)
class Privacy:
    """What the project calls personal, secret or neutral, and what it has decided to send.

    ``personal``, ``secret`` and ``neutral`` are words, whole names or patterns over literal text; ``sanitizers`` are
    dotted names of functions whose result is clean; ``user_fields`` is what a user may carry; ``allow`` holds
    ``surface:category`` pairs.
    """

    personal: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    sanitizers: tuple[str, ...] = ()
    user_fields: tuple[str, ...] = USER_FIELDS
    allow: tuple[str, ...] = ()


@dataclass(slots=True)
class Noise:
    """Exceptions (dotted names) that are expected and not worth an event."""

    expected_exceptions: tuple[str, ...] = ()


@dataclass(slots=True)
class Policy:
    """A whole policy. ``path`` is its file (None: no table found, the defaults), ``root`` that file's folder or ""."""

    path: str | None = None
    root: str = ""
    sdk_version: str | None = None
    source_roots: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    tests: bool = False
    wrappers: dict[str, str] = field(default_factory=dict)
    privacy: Privacy = field(default_factory=Privacy)
    noise: Noise = field(default_factory=Noise)
    watch: tuple[Watch, ...] = ()


class PolicyError(Exception):
    """A policy that cannot be used.

    ``path`` is the file, ``message`` one line without it. The text of the exception names the file by its last part
    only, so that it is the same on every machine.
    """

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = " ".join(message.split())

    def __str__(self) -> str:
        return f"{os.path.basename(self.path)}: {self.message}"


DEFAULT = Policy()

_by_folder: dict[str, Policy | PolicyError] = {}


def policy_for(path: str) -> Policy:
    """Returns the policy that governs the file at ``path`` (which need not exist); :data:`DEFAULT` where none does.

    Raises :class:`PolicyError` when the nearest file that has the table cannot be used, or when one on the way
    cannot be read. Answers are cached by folder for the life of the process.
    """
    folder = os.path.dirname(os.path.abspath(path))
    waiting: list[str] = []
    found: Policy | PolicyError = DEFAULT
    while True:
        known = _by_folder.get(folder)
        if known is not None:
            found = known
            break
        waiting.append(folder)
        here = _policy_in(folder)
        if here is not None:
            found = here
            break
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        folder = parent
    for folder in waiting:
        _by_folder[folder] = found
    if isinstance(found, PolicyError):
        raise PolicyError(found.path, found.message)
    return found


def load_policy(pyproject: str) -> Policy:
    """Reads the policy of one file; raises :class:`PolicyError` where it cannot be used or has no table."""
    path = os.path.abspath(pyproject)
    policy = _parse(path, _read(path))
    if policy is None:
        raise PolicyError(path, f"has no {TABLE} table")
    return policy


def forget() -> None:
    """Empties the cache, for programs that outlive a change of a policy."""
    _by_folder.clear()


def _policy_in(folder: str) -> Policy | PolicyError | None:
    path = os.path.join(folder, FILE_NAME)
    if not os.path.lexists(path) or os.path.isdir(path):
        return None
    try:
        return _parse(path, _read(path))
    except PolicyError as error:
        return error


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise PolicyError(path, f"cannot be read: {error.strerror or type(error).__name__}") from None


def _parse(path: str, source: bytes) -> Policy | None:
    if b"sentry-lint" not in source:  # spares almost every repository the TOML parser
        return None
    from sentry_lint import policy_schema

    return policy_schema.parse(path, source)
