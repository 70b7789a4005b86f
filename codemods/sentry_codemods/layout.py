"""Lays out the calls that codemods write: on one line where it fits, else one argument a line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import lru_cache

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# Where projects write how long their lines may be: a table of pyproject.toml and a key.
_LENGTHS = (("black", "line-length"), ("ruff", "line-length"), ("flake8", "max-line-length"))


@lru_cache(maxsize=256)
def line_length(folder: str, root: str) -> int | None:
    """How long lines may be in ``folder``, by the nearest ``pyproject.toml`` up to ``root`` that says so; else None."""
    while root and (folder == root or folder.startswith(root.rstrip(os.sep) + os.sep)):
        try:
            with open(os.path.join(folder, "pyproject.toml"), "rb") as stream:
                tools = tomllib.load(stream).get("tool", {})
        except (OSError, ValueError):
            tools = {}
        for tool, key in _LENGTHS:
            length = tools.get(tool, {}).get(key)
            if isinstance(length, int) and 40 <= length <= 400:
                return length
        folder = os.path.dirname(folder)
    return None


def call(function: str, arguments: Sequence[str], width: int) -> str:
    """The source of a call statement; ``width`` is what is left of the line at its indentation.

    Each argument is whole source on one line. A trailing comma closes the long form, as Black writes it.
    """
    short = f"{function}({', '.join(arguments)})"
    if len(short) <= width or not arguments:
        return short
    lines = [f"{function}("]
    for argument in arguments:
        lines += _argument(argument, width - 4)
    return "\n".join([*lines, ")"])


def one_line(source: str) -> bool:
    """Whether ``source`` is on one line, whatever ends the lines of its file."""
    return "\n" not in source and "\r" not in source


def membership(name: str, members: Sequence[str], width: int) -> str:
    """The source of a test whether ``name`` is one of ``members``, which are sources."""
    short = f"{name} in {{{', '.join(members)}}}"
    if len(short) <= width:
        return short
    return "\n".join([f"{name} in {{", *[f"    {member}," for member in members], "}"])


def _argument(argument: str, width: int) -> list[str]:
    head, brace, rest = argument.partition("{")
    if len(argument) < width or not brace or not argument.endswith("}") or "f" + '"' in head or '"' in head:
        return [f"    {argument},"]
    entries = split_entries(rest[:-1])
    return [f"    {head}{{", *[f"        {entry}," for entry in entries], "    },"]


def split_entries(text: str) -> list[str]:
    """The comma-separated entries of a display's inside; commas in brackets and strings do not part."""
    entries: list[str] = []
    depth, start, quote, index = 0, 0, "", 0
    while index < len(text):
        character = text[index]
        if quote:
            if character == "\\":
                index += 1
            elif character == quote:
                quote = ""
        elif character in "\"'":
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif character == "," and not depth:
            entries.append(text[start:index].strip())
            start = index + 1
        index += 1
    entries.append(text[start:].strip())
    return [entry for entry in entries if entry]
