"""A source file as bytes and text: read, put back together, and written so that it is never half there."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import tempfile
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

BOM = b"\xef\xbb\xbf"
_TEMPORARY = ".sentry-lint.tmp"
_LINE_END = re.compile(r"\r\n|\r|\n")


class SourceError(Exception):
    """A file that cannot be read as Python text; the message says why in one line."""


@dataclass(slots=True)
class Source:
    """The text of a file with what is needed to write it back: its encoding (a codec's name) and its BOM."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False

    def encode(self, text: str) -> bytes:
        """``text`` as the file's bytes. Raises :class:`SourceError` where the encoding has no such character."""
        try:
            data = text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise SourceError(f"the new text does not fit the file's encoding, {self.encoding}") from error
        return BOM + data if self.bom else data


def decode(path: str, data: bytes) -> Source:
    """The source in ``data``, newlines untouched.

    The encoding is what :func:`tokenize.detect_encoding` finds (PEP 263). Raises :class:`SourceError`.
    """
    bom = data.startswith(BOM)
    try:
        # Lone carriage returns end lines too, as they do for Python itself.
        encoding, _ = tokenize.detect_encoding(iter(data.splitlines(keepends=True)).__next__)
        encoding = "utf-8" if encoding == "utf-8-sig" else encoding
        text = data[len(BOM) if bom else 0 :].decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        raise SourceError("cannot be decoded") from error
    return Source(path, text, encoding, bom)


def split_lines(text: str) -> list[str]:
    """The lines of ``text`` with their ends, as the Python parser counts them.

    Form feeds and Unicode line separators, at which :meth:`str.splitlines` breaks, do not end a line.
    """
    lines: list[str] = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append(text[start : match.end()])
        start = match.end()
    if start < len(text):
        lines.append(text[start:])
    return lines


def transplant(original: str, before: str, after: str) -> str:
    """``original`` with the lines in which ``after`` differs from ``before``.

    LibCST does not give back every file as it was (form feeds and lone carriage returns go missing), but it keeps
    the lines: what it changed of ``before``, its own rendering of ``original``, is carried over line by line.
    Raises :class:`SourceError` where the two cannot be laid side by side.
    """
    if before == original:
        return after
    kept, old, new = split_lines(original), split_lines(before), split_lines(after)
    if len(kept) != len(old):
        raise SourceError("its lines cannot be matched with those of LibCST")
    parts: list[str] = []
    for tag, low, high, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        parts += kept[low:high] if tag == "equal" else new[start:end]
    text = "".join(parts)
    last = _LINE_END.search(kept[-1]) if kept else None
    return text if last is None or _LINE_END.search(parts[-1]) else text + last[0]


def write_atomically(path: str, data: bytes, expected: bytes) -> None:
    """Replaces the contents of ``path``, keeping its mode; a killed process leaves the old file or the new one.

    A symbolic link stays and what it points to is replaced. Raises :class:`SourceError` where the file no longer
    holds ``expected``, and :class:`OSError` where it cannot be written (nothing is lost then).
    """
    path = os.path.realpath(path)
    with open(path, "rb") as stream:
        if stream.read() != expected:
            raise SourceError("it was changed by somebody else in the meantime")
    if not os.access(path, os.W_OK):
        # Replacing it would work wherever the folder is writable; a read-only file is read-only for a reason.
        raise PermissionError(13, "read-only file", path)
    status = os.stat(path)
    handle, name = tempfile.mkstemp(prefix=".", suffix=_TEMPORARY, dir=os.path.dirname(path))
    try:
        with _locked(handle):
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, status.st_mode & 0o7777)
            if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(OSError):
                    os.chown(name, status.st_uid, status.st_gid)
            os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def sweep(folder: str) -> None:
    """Removes temporary files that a killed run left in ``folder``; those that are being written stay."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_TEMPORARY):
                with contextlib.suppress(OSError):
                    with open(entry.path, "rb") as stream, _locked(stream.fileno()):
                        pass
                    os.unlink(entry.path)


@contextlib.contextmanager
def _locked(handle: int) -> Iterator[None]:
    """Locks an open file, also beyond its being closed, until the block or the process ends.

    A lock tells more than the number of a process, which another one may have by now. Where there are no locks, an
    open file cannot be removed (Windows). Raises ``BlockingIOError`` where another process has the lock.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    second = os.dup(handle)
    try:
        try:
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if isinstance(error, BlockingIOError):
                raise
        yield
    finally:
        os.close(second)
