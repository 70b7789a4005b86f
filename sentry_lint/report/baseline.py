"""A baseline: the findings a project has today, so that only new ones fail.

The file is JSON, sorted, one entry a file, code and statement with a count; it holds neither lines nor source text.
Counts only fall: a finding mended is a count too high, and ``--update`` lowers it.
"""

from __future__ import annotations

import os
import stat
import tempfile
from typing import TYPE_CHECKING

import msgspec

from sentry_lint.report.identity import identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sentry_lint.findings import Finding

VERSION = 1


class BaselineError(Exception):
    """A baseline that cannot be read or written; the text is one line."""


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    path: str
    code: str
    statement: str
    count: int
    message: str = ""


class Document(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    findings: list[Entry]


Key = tuple[str, str, str]


class Baseline:
    """The entries of one file; paths in it are relative to the folder it lies in."""

    def __init__(self, path: str, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.entries: dict[Key, Entry] = {(entry.path, entry.code, entry.statement): entry for entry in entries}

    @property
    def _root(self) -> str:
        return os.path.dirname(os.path.abspath(self.path))

    def new(self, findings: Sequence[Finding]) -> list[Finding]:
        """Returns the findings beyond what the baseline counts."""
        return [
            finding
            for finding, identity in identify(findings, self._root)
            if identity.number >= getattr(self.entries.get(identity[:3]), "count", 0)
        ]

    def lower(self, findings: Sequence[Finding], checked: Iterable[str]) -> int:
        """Lowers counts to what is still found in the ``checked`` files, and in files that are gone.

        A file of which the tool says that it could not judge it keeps its counts. Returns how many findings of the
        baseline are no more.
        """
        from sentry_lint.report.identity import relative

        still: dict[Key, int] = {}
        unsure = set()
        for finding, identity in identify(findings, self._root):
            still[identity[:3]] = identity.number + 1
            if finding.code.startswith("SNT9"):
                unsure.add(identity.path)
        seen = {relative(path, self._root) for path in checked} - unsure
        stale = 0
        for key, entry in list(self.entries.items()):
            if entry.path not in seen and os.path.exists(os.path.join(self._root, entry.path)):
                continue
            left = min(entry.count, still.get(key, 0))
            stale += entry.count - left
            if left:
                entry.count = left
            else:
                del self.entries[key]
        return stale

    def save(self) -> None:
        """Writes the file in one step: whoever reads it sees the old or the new one. A link stays a link."""
        rows = sorted(self.entries.values(), key=lambda entry: (entry.path, entry.code, entry.message, entry.statement))
        text = msgspec.json.format(msgspec.json.encode(Document(VERSION, rows)), indent=2) + b"\n"
        target = os.path.realpath(self.path)
        try:
            mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else 0o644
            descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".sentry-lint-")
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(text)
                os.chmod(temporary, mode)
                os.replace(temporary, target)
            except BaseException:
                os.unlink(temporary)
                raise
        except OSError as error:
            raise BaselineError(f"{self.path}: cannot be written: {error.strerror}") from None


def of(path: str, findings: Sequence[Finding]) -> Baseline:
    """Returns a baseline for ``path`` that holds all ``findings``."""
    baseline = Baseline(path)
    for finding, identity in identify(findings, baseline._root):
        entry = baseline.entries.setdefault(identity[:3], Entry(*identity[:3], count=0, message=finding.message))
        entry.count += 1
    return baseline


def load(path: str) -> Baseline:
    """Reads a baseline; raises :class:`BaselineError` where it is none."""
    try:
        with open(path, "rb") as stream:
            document = msgspec.json.decode(stream.read(), type=Document)
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(f"{path}: is no baseline: {' '.join(str(error).split())}") from None
    if document.version != VERSION:
        raise BaselineError(f"{path}: has version {document.version}; this sentry-lint reads version {VERSION}")
    keys = set()
    for entry in document.findings:
        key = (entry.path, entry.code, entry.statement)
        if entry.count < 1 or key in keys:
            raise BaselineError(f"{path}: is no baseline: counts must be positive and entries different")
        keys.add(key)
    return Baseline(path, document.findings)
