"""The schema of ``[tool.sentry-lint]`` and the sentences that tell what is wrong with a policy.

msgspec checks the shapes; :mod:`sentry_lint.policy_checks` what a shape cannot say. Every complaint is one line that
names the key's path, what is allowed, and what was probably meant.
"""

from __future__ import annotations

import difflib
import os
import re
import sys
from typing import Any, Union, get_args, get_origin

import msgspec

from sentry_lint.policy import TABLE, USER_FIELDS, Context, Noise, Policy, PolicyError, Privacy, Watch

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Value = Union[str, int, float, bool]


class ContextTable(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    name: str
    fields: dict[str, Value] = {}


class WatchTable(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    name: str
    procedures: Union[list[str], str, None] = None
    procedures_from: list[str] = []
    writes: list[str] = []
    calls: list[str] = []
    wrappers: list[str] = []
    instrument: Union[str, None] = None
    category: str = Watch("").category
    message: str = Watch("").message
    level: str = Watch("").level
    tags: dict[str, str] = {}
    data: dict[str, Value] = {}
    context: Union[ContextTable, None] = None
    strict: bool = False


class PrivacyTable(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    personal: list[str] = []
    secret: list[str] = []
    neutral: list[str] = []
    sanitizers: list[str] = []
    user_fields: list[str] = msgspec.field(default_factory=lambda: list(USER_FIELDS))
    allow: list[str] = []


class NoiseTable(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    expected_exceptions: list[str] = []


class PolicyTable(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    sdk_version: Union[str, None] = None
    source_roots: list[str] = []
    enable: list[str] = []
    tests: bool = False
    wrappers: dict[str, str] = {}
    privacy: PrivacyTable = msgspec.field(default_factory=PrivacyTable)
    noise: NoiseTable = msgspec.field(default_factory=NoiseTable)
    watch: list[WatchTable] = []


class Complaint(Exception):
    """What is wrong: the key's path below the table, what it is, what is allowed and what was probably meant."""

    def __init__(self, key: str, what: str, allowed: str = "", meant: str = "") -> None:
        super().__init__(key, what)
        self.key = key
        self.what = what
        self.allowed = allowed
        self.meant = meant

    def __str__(self) -> str:
        parts = [self.what]
        if self.allowed:
            parts.append(self.allowed)
        if self.meant:
            parts.append(f'did you mean "{self.meant}"?')
        place = f"{TABLE} {self.key}" if self.key else TABLE
        return f"{place}: {'; '.join(parts)}"


def parse(path: str, source: bytes) -> Policy | None:
    """Turns the bytes of a pyproject.toml into a policy; None where it has no table.

    Raises :class:`sentry_lint.policy.PolicyError`. A file that is no TOML is complained of only where it seems to
    hold the table: whoever merely depends on sentry-lint hears of a broken file from other tools.
    """
    from sentry_lint import policy_checks

    try:
        document = tomllib.loads(source.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        if b"tool.sentry-lint" not in source:
            return None
        what = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"is not valid TOML: {_place(error)}"
        raise PolicyError(path, what) from None
    except RecursionError:
        raise PolicyError(path, "is not valid TOML: nested too deep") from None
    tool = document.get("tool")
    table = tool.get("sentry-lint") if isinstance(tool, dict) else None
    if table is None:
        return None
    try:
        read = _read(table)
        policy_checks.check(read)
        return _policy(path, read)
    except Complaint as complaint:
        raise PolicyError(path, str(complaint)) from None


def meant(name: str, known: list[str]) -> str:
    """Returns the entry of ``known`` that ``name`` probably stands for, or ""."""
    by_plain = {entry.lower().replace("_", "-"): entry for entry in known}
    close = difflib.get_close_matches(name.lower().replace("_", "-"), list(by_plain), n=1, cutoff=0.6)
    return by_plain[close[0]] if close else ""


def _place(error: Exception) -> str:
    """Keeps of the parser's text only where it stumbled: the rest may quote the file."""
    match = re.search(r"\(at ([^)]*)\)", str(error))
    return f"see {match.group(1)}" if match else "see the file"


def _read(table: object) -> PolicyTable:
    try:
        return msgspec.convert(table, PolicyTable)
    except msgspec.ValidationError as error:
        raise _complaint(str(error), table) from None


_WORDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
    "list": "a list",
    "dict": "a table",
}


def _complaint(text: str, table: object) -> Complaint:
    """Says msgspec's sentence ("Expected `str`, got `int` - at `$.watch[0].level`") in the user's words."""
    what, _, place = text.partition(" - at `")
    keys = _keys(place.rstrip("`"), table)
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in keys).lstrip(".")
    names = re.findall(r"`([^`]*)`", what)
    if what.startswith("Object contains unknown field"):
        known = list(_struct_at(keys).__struct_encode_fields__)
        near = meant(names[0], known)
        where = f"{key}.{names[0]}" if key else names[0]
        return Complaint(where, "unknown key", f"allowed: {', '.join(known)}", near)
    if what.startswith("Object missing required field"):
        return Complaint(f"{key}.{names[0]}" if key else names[0], "missing", "it must be given")
    if what.startswith("Expected"):
        expected = list(dict.fromkeys(_WORDS.get(part, part) for part in names[0].split(" | ") if part != "null"))
        got = _WORDS.get(names[1], "a value of another kind") if len(names) > 1 else "something else"
        return Complaint(key, f"is {got}", f"it must be {' or '.join(expected)}")
    return Complaint(key, "cannot be used", "see the documentation of the policy")


def _keys(place: str, table: object) -> list[str | int]:
    """Splits ``$.watch[0].tags[...]``; msgspec hides the keys of dictionaries, so the first bad value is looked up."""
    keys: list[str | int] = []
    here: Any = table
    for name, index in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", place.removeprefix("$")):
        part: str | int
        if index == "...":
            fine = (str, int, float) if keys and keys[-1] in ("data", "fields") else str
            values = here if isinstance(here, dict) else {}
            part = next((key for key, value in values.items() if not isinstance(value, fine)), "*")
        else:
            part = int(index) if index else name
        keys.append(part)
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            here = None
    return keys


def _struct_at(keys: list[str | int]) -> type[msgspec.Struct]:
    """Finds the struct that a path of keys leads to."""
    struct: type[msgspec.Struct] = PolicyTable
    for key in keys:
        if isinstance(key, int):
            continue
        for info in msgspec.structs.fields(struct):
            if info.encode_name == key:
                struct = next(iter(_structs_in(info.type)), struct)
    return struct


def _structs_in(kind: Any) -> list[type[msgspec.Struct]]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    if get_origin(kind) is None:
        return []
    return [struct for part in get_args(kind) for struct in _structs_in(part)]


def _policy(path: str, table: PolicyTable) -> Policy:
    privacy = table.privacy
    return Policy(
        path=path,
        root=os.path.dirname(path),
        sdk_version=table.sdk_version,
        source_roots=tuple(table.source_roots),
        enable=tuple(table.enable),
        tests=table.tests,
        wrappers=dict(table.wrappers),
        privacy=Privacy(
            personal=tuple(privacy.personal),
            secret=tuple(privacy.secret),
            neutral=tuple(privacy.neutral),
            sanitizers=tuple(privacy.sanitizers),
            user_fields=tuple(privacy.user_fields),
            allow=tuple(privacy.allow),
        ),
        noise=Noise(tuple(table.noise.expected_exceptions)),
        watch=tuple(_watch(watch) for watch in table.watch),
    )


def _watch(table: WatchTable) -> Watch:
    named = table.procedures
    return Watch(
        name=table.name,
        procedures=tuple(named) if isinstance(named, list) else (),
        procedures_in_code=(named,) if isinstance(named, str) else (),
        procedures_from=tuple(table.procedures_from),
        writes=tuple(table.writes),
        calls=tuple(table.calls),
        wrappers=tuple(table.wrappers),
        instrument=table.instrument,
        category=table.category,
        message=table.message,
        level=table.level,
        tags=dict(table.tags),
        data=dict(table.data),
        context=Context(table.context.name, dict(table.context.fields)) if table.context else None,
        strict=table.strict,
    )
