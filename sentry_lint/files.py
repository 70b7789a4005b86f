"""Which files a command reads, and what flake8's own settings say of them.

``check`` and ``fix`` go by the ``[flake8]`` section that flake8 itself would find, so that all three agree on excluded
folders, ignored codes and ``per-file-ignores``.
"""

from __future__ import annotations

import io
import logging
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import configparser
    from collections.abc import Iterable, Iterator, Sequence

    from sentry_lint.findings import Finding

STDIN = "-"


class FilesError(Exception):
    """A path that does not exist, or settings of flake8 that cannot be read; the text is one line."""


@dataclass(slots=True)
class Settings:
    """What of flake8's settings concerns our codes. Patterns and paths are absolute where they hold a slash."""

    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())

    @property
    def enable(self) -> tuple[str, ...]:
        """The entries that switch on what is off by default: those that have a digit."""
        return tuple(entry for entry in (*self.select, *self.extend_select) if any(map(str.isdigit, entry)))

    def wants(self, code: str, path: str) -> bool:
        """Tells whether flake8 would report ``code`` in ``path``: the longest prefix decides, as flake8 has it."""
        from flake8 import utils

        ignored = list(self.ignore)
        for pattern, codes in self.per_file:
            if utils.matches_filename(path, [pattern], '"%(path)s" %(whether)s', _log()):
                ignored.extend(codes)
        chosen = (*self.select, *self.extend_select)
        best = max((len(entry) for entry in chosen if code.startswith(entry)), default=-1)
        worst = max((len(entry) for entry in ignored if code.startswith(entry)), default=-1)
        if self.select and best < 0:
            return False
        return worst < 0 or best > worst

    def keep(self, findings: Iterable[Finding]) -> list[Finding]:
        """Returns the findings that flake8 would report."""
        return [finding for finding in findings if self.wants(finding.code, finding.path)]


def flake8_settings() -> Settings:
    """Reads the ``[flake8]`` section that flake8 finds from the working directory.

    Raises :class:`FilesError` where it cannot be read.
    """
    from flake8 import defaults, exceptions
    from flake8.options import config

    try:
        parser, folder = config.load_config(None, [], isolated=False)
        exclude = _paths(_list(parser, "exclude") or list(defaults.EXCLUDE), folder)
        exclude += _paths(_list(parser, "extend-exclude"), folder)
        return Settings(
            exclude=tuple(exclude),
            select=tuple(_list(parser, "select")),
            extend_select=tuple(_list(parser, "extend-select")),
            ignore=(*_list(parser, "ignore"), *_list(parser, "extend-ignore")),
            per_file=tuple(_per_file(parser, folder)),
        )
    except (exceptions.ExecutionError, ValueError, OSError) as error:
        raise FilesError(f"flake8's settings cannot be read: {str(error).splitlines()[0]}") from None


def python_files(paths: Sequence[str], exclude: Sequence[str], stdin: str = "") -> list[str]:
    """Lists the Python files at and below ``paths``, each once, a folder's in the order of their names.

    A file named outright is taken whatever its name, unless it is excluded. Links to folders are not followed, so
    circles of links end. Where ``stdin`` is given, the path ``-`` is standard input and has that name. Raises
    :class:`FilesError` for a path that does not exist.
    """
    from flake8 import discover_files

    found: dict[str, None] = {}
    for path in paths or (".",):
        if not os.path.lexists(path) and not (stdin and path == STDIN):
            raise FilesError(f"{path}: no such file or folder")
        below = discover_files.expand_paths(
            paths=[path], stdin_display_name=stdin or "stdin", filename_patterns=("*.py",), exclude=exclude
        )
        names = (stdin if stdin and name == STDIN else name.removeprefix(os.curdir + os.sep) for name in below)
        found.update(dict.fromkeys(sorted(names, key=lambda name: name.split(os.sep))))
    return list(found)


def _option(parser: configparser.RawConfigParser, name: str) -> str:
    """flake8 takes its options with dashes or underscores."""
    for spelling in (name, name.replace("-", "_")):
        if parser.has_option("flake8", spelling):
            return parser.get("flake8", spelling)
    return ""


def _list(parser: configparser.RawConfigParser, name: str) -> list[str]:
    from flake8 import utils

    return list(utils.parse_comma_separated_list(_option(parser, name)))


def _paths(patterns: list[str], folder: str) -> list[str]:
    from flake8 import utils

    return list(utils.normalize_paths(patterns, folder))


def _per_file(parser: configparser.RawConfigParser, folder: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    from flake8 import utils

    for pattern, codes in utils.parse_files_to_codes_mapping(_option(parser, "per-file-ignores")):
        yield utils.normalize_path(pattern, folder), tuple(codes)


def _log() -> logging.Logger:
    return logging.getLogger(__name__)


@contextmanager
def standing_in(path: str, data: bytes) -> Iterator[None]:
    """Has ``data`` read in place of what is at ``path``: standard input, under the name it is given."""
    _instead[path] = data
    try:
        yield
    finally:
        del _instead[path]


_instead: dict[str, bytes] = {}


def read_bytes(path: str) -> bytes:
    """Returns a file's bytes, or what stands in for it. Raises OSError where it cannot be read."""
    data = _instead.get(path)
    if data is not None:
        return data
    with open(path, "rb") as stream:
        return stream.read()


def read_lines(path: str) -> list[str]:
    """Returns a file's lines with their ends, read in its own encoding as flake8 does; none where it cannot be read."""
    import tokenize

    try:
        data = read_bytes(path)
    except (OSError, ValueError):
        return []
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeError):
        text = data.decode("latin-1")
    return io.StringIO(text, newline=None).readlines()
