"""The SDK release that a file is judged against.

The policy says it; else a lock file or an exact pin of the file's project; else the range that the project requires;
else it is the newest stable release. Projects are read as text, line by line: a lock file can have megabytes, and only
one of its packages matters. What cannot be read is passed over.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from sentry_lint.knowledge import sdk_api
from sentry_lint.knowledge.sdk_api import Version

if TYPE_CHECKING:
    from sentry_lint.policy import Policy

MAX_BYTES = 32_000_000
MAX_INCLUDES = 20
PACKAGE = rb"sentry[-_.]sdk"
LOCKED = re.compile(
    rb'name = "%s"\s*\nversion = "([^"\n]+)"' % PACKAGE  # uv.lock, poetry.lock, pdm.lock, pylock.toml
    + rb'|"%s"\s*:\s*\{[^{}]*?"version"\s*:\s*"==\s*([^"]+)"' % PACKAGE  # Pipfile.lock
)
# A requirement on a line of its own, or in quotes; what follows its name.
LINE = re.compile(
    rb"^[ \t]*(?:-[ \t]+)?(?:Requires-Dist:[ \t]*)?%s[ \t]*(?:\[[^\]\n]*\])?[ \t]*\(?([^\n#;)\\@]*)(.?)" % PACKAGE,
    re.M | re.I,
)
QUOTED = re.compile(rb"""["']%s[ \t]*(?:\[[^\]\n]*\])?[ \t]*([^"'\n;@]*)([^\n]?)""" % PACKAGE, re.I)
# Poetry and Pipfile: a key with a version, or with a table that has one.
KEYED = re.compile(
    rb"""^[ \t]*["']?%s["']?[ \t]*=[ \t]*(?:["']([^"'\n]*)["']|\{[^}]*?\bversion[ \t]*=[ \t]*["']([^"'\n]*)["'])"""
    rb"""|^\[tool\.poetry\.[\w.-]*dependencies\.%s\][ \t]*\n(?:[^\[\n][^\n]*\n)*?"""
    rb"""version[ \t]*=[ \t]*["']([^"'\n]*)["']""" % (PACKAGE, PACKAGE),
    re.M | re.I,
)
INCLUDE = re.compile(rb"^[ \t]*(?:-r|-c|--requirement|--constraint)[ \t=]*([^\s#]+)", re.M)
COMMENT = re.compile(rb"^[ \t]*#[^\n]*", re.M)
CLAUSE = re.compile(r"\s*(===|==|~=|!=|>=|<=|>|<|\^|~|)\s*v?(\d[^\s,|]*|\*)\s*")


class Target(NamedTuple):
    """The releases that a project may run: the known ones from ``low`` to ``high``; both the same where there is one.

    ``exact`` tells that the project, or its policy, names one release, and not that a range was narrowed down to one.
    ``source`` is where that was found (``uv.lock``), nothing where the newest stable release was taken. ``written`` is
    the release or range as it is written there.
    """

    low: Version
    high: Version
    exact: bool
    source: str
    written: str

    def releases(self) -> tuple[Version, ...]:
        """The known releases within the target; never none."""
        found = tuple(version for version in sdk_api.releases() if self.low <= version <= self.high)
        return found or (self.low,)

    @property
    def text(self) -> str:
        """How a message names the target: ``sentry-sdk 2.34.1``."""
        return f"sentry-sdk {self.written or sdk_api.shown(self.high)}"


_by_folder: dict[str, Target | None] = {}
_in_folder: dict[str, tuple[Target | None, Target | None, bool]] = {}


def target_for(path: str, policy: Policy) -> Target:
    """The target of the file at ``path``. Never raises; answers are cached by folder for the life of the process."""
    if policy.sdk_version is not None:
        given = _exactly(policy.sdk_version, os.path.basename(policy.path or ""))
        if given is not None:
            return given
    folder = os.path.dirname(os.path.abspath(path))
    if folder not in _by_folder:
        _by_folder[folder] = _of_project(folder)
    return _by_folder[folder] or newest()


def newest() -> Target:
    """The newest stable release, for projects that say nothing."""
    version = sdk_api.newest_stable()
    return Target(version, version, False, "", "")


def forget() -> None:
    """Empties the cache, for programs that outlive a change of a project's files."""
    _by_folder.clear()
    _in_folder.clear()


def _of_project(folder: str) -> Target | None:
    """What the nearest folder says, up to the repository's root; a lock file further up goes before a range."""
    ranged: Target | None = None
    while True:
        said = _in_folder.get(folder)
        if said is None:
            said = _in_folder[folder] = _look_into(folder)
        locked, required, is_root = said
        if locked is not None:
            return locked
        ranged = ranged or required
        parent = os.path.dirname(folder)
        if is_root or parent == folder or (ranged is not None and ranged.exact):
            return ranged
        folder = parent


def _look_into(folder: str) -> tuple[Target | None, Target | None, bool]:
    """What a folder's lock files say, else what its requirements say, and whether it is a repository's root."""
    names = _names_in(folder)
    locked = _locked(folder, names)
    required = _required(folder, names) if locked is None else None
    return locked, required, ".git" in names or ".hg" in names


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _read(path: str) -> bytes:
    """The file's bytes where it names the SDK, else nothing."""
    try:
        if os.stat(path).st_size > MAX_BYTES:
            return b""
        with open(path, "rb") as stream:
            data = stream.read()
    except (OSError, ValueError):
        return b""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # requirements frozen by a Windows shell
        data = data.decode("utf-16", "replace").encode()
    return data.replace(b"\r\n", b"\n")


# -- lock files


def _locked(folder: str, names: list[str]) -> Target | None:
    for name in names:
        if name in ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock") or re.fullmatch(r"pylock\.?\w*\.toml", name):
            matches = LOCKED.finditer(_read(os.path.join(folder, name)))
            found = {_text(match[1] or match[2]) for match in matches}
            versions = sorted(version for text in found if (version := sdk_api.parse(text)) is not None)
            if len(found) == 1:
                return _exactly(found.pop(), name)
            if versions:  # one for each environment
                return Target(_known(versions[0]), _known(versions[-1]), False, name, " to ".join(sorted(found)))
    return None


# -- requirements


def _required(folder: str, names: list[str]) -> Target | None:
    """The first exact pin among the folder's requirements, else the first range."""
    ranged: Target | None = None
    for name, text in _requirements(folder, names):
        found = _exact_or_range(text, name)
        if found is not None and found.exact:
            return found
        ranged = ranged or found
    return ranged


def _requirements(folder: str, names: list[str]) -> list[tuple[str, str]]:
    """File and specifier of each requirement, those of tests and development last."""
    out: list[tuple[str, str]] = []
    listed = [name for name in names if name.endswith((".txt", ".in")) and "requirements" in name]
    if "requirements" in names:
        inner = _names_in(os.path.join(folder, "requirements"))
        for name in [name for name in inner if "." not in name][:MAX_INCLUDES]:  # requirements/generated
            inner += [os.path.join(name, deeper) for deeper in _names_in(os.path.join(folder, "requirements", name))]
        listed += [os.path.join("requirements", name) for name in inner if name.endswith((".txt", ".in"))]
    listed.sort(key=lambda name: (any(word in name for word in ("dev", "test", "doc", "lint")), name.endswith(".in")))
    seen: set[str] = set()
    for name in listed:
        out += [(os.path.basename(name), text) for text in _of_lines(os.path.join(folder, name), seen)]
    for name in names:
        if name in ("pyproject.toml", "Pipfile"):
            data = COMMENT.sub(b"", _read(os.path.join(folder, name)))
            out += [(name, _text(match[1] or match[2] or match[3])) for match in KEYED.finditer(data)]
        if name in ("pyproject.toml", "setup.py"):
            data = COMMENT.sub(b"", _read(os.path.join(folder, name)))
            out += [(name, _text(match[1])) for match in QUOTED.finditer(data) if match[2] != b"@"]
        if name in ("setup.cfg", "PKG-INFO"):
            out += [(name, text) for text in _of_lines(os.path.join(folder, name), seen)]
    packed = [name for name in names if name.endswith(".dist-info")]
    if len(packed) == 1:  # an unpacked wheel, and not all that is installed
        out += [("METADATA", text) for text in _of_lines(os.path.join(folder, packed[0], "METADATA"), seen)]
    return out


def _of_lines(path: str, seen: set[str]) -> list[str]:
    """The specifiers in a file of requirements and in those that it includes."""
    path = os.path.normpath(path)
    if path in seen or len(seen) >= MAX_INCLUDES:
        return []
    seen.add(path)
    data = _read(path)
    out = [_text(match[1]) for match in LINE.finditer(data) if match[2] != b"@"]
    for match in INCLUDE.finditer(data):
        out += _of_lines(os.path.join(os.path.dirname(path), _text(match[1])), seen)
    return out


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace").strip()


def has_option(target: Target, option: str) -> bool:
    """The newest release of a target has an option of ``init``."""
    space = sdk_api.namespace("init()")
    entry = space.entries.get(option) if space is not None else None
    return entry is not None and entry.exists(target.high)


# -- specifiers


def _exact_or_range(text: str, source: str) -> Target | None:
    """What a specifier allows, clamped to the known releases; None where it has no bound."""
    clauses = []
    for part in text.split(","):
        match = CLAUSE.match(part)
        if match and match[2] != "*":
            clauses.append((match[1], match[2]))
    if not clauses or "||" in text:
        return None
    for sign, version in clauses:
        if sign in ("", "==", "===") and "*" not in version:
            return _exactly(version, source)
    known = [version for version in sdk_api.releases() if all(_allows(*clause, version) for clause in clauses)]
    named = [version for _, text_ in clauses if (version := sdk_api.parse(text_)) is not None]
    if max(named, default=sdk_api.OLDEST) <= sdk_api.newest_stable():
        known = [version for version in known if version <= sdk_api.newest_stable()] or known
    if not known:  # all too old or too new to be known
        known = [_known(max(named))] if named else []
    return Target(known[0], known[-1], False, source, text) if known else None


def _allows(sign: str, text: str, version: Version) -> bool:
    """The clause lets the release in: ``>=2.1``, ``~=2.1.0``, ``==2.*``, Poetry's ``^2.1`` and ``~2.1``."""
    given = sdk_api.parse(text)
    if given is None:
        return True
    parts = len([part for part in text.split(".")[:3] if part[:1].isdigit()])
    match sign:
        case "==" | "" | "!=":
            same = version[:parts] == given[:parts]
            return same if sign != "!=" else not same
        case ">=":
            return version >= given
        case ">":
            return version > given
        case "<=":
            return version <= given
        case "<":
            return version < given
        case "^":
            return version >= given and version[0] == given[0]
        case "~":
            return version >= given and version[: min(parts, 2)] == given[: min(parts, 2)]
        case "~=":
            return version >= given and version[: max(parts - 1, 1)] == given[: max(parts - 1, 1)]
    return True


def _exactly(text: str, source: str) -> Target | None:
    version = sdk_api.parse(text)
    if version is None:
        return None
    known = _known(version)
    return Target(known, known, True, source, text.strip())


def _known(version: Version) -> Version:
    """The newest known release that is not newer; the oldest for all that are older."""
    releases = sdk_api.releases()
    return max((known for known in releases if known <= version), default=releases[0])
