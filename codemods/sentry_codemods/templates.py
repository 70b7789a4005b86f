"""Turns the templates of a watch into Python source: ``"Calling {procedure}"``, ``"{arg:facility_id}"``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_FIELD = re.compile(r"\{(procedure|args_count|arg:[^{}]+|name:[^{}]+)\}")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


class Unresolved(Exception):
    """A field of a template that has no value at a site; the message says why."""


@dataclass(slots=True)
class Expression:
    """A piece of Python source, in contrast to text that is known."""

    source: str


Resolve = Callable[[str], "str | Expression"]


def string(text: str, quote: str = '"') -> str:
    """A string literal for ``text``; the other quote is used where that saves escapes."""
    other = "'" if quote == '"' else '"'
    if quote in text and other not in text:
        quote = other
    return quote + _escaped(text, quote) + quote


def _escaped(text: str, quote: str) -> str:
    parts = []
    for character in text:
        if character in _NAMED:
            parts.append(_NAMED[character])
        elif character == quote:
            parts.append("\\" + quote)
        elif character.isprintable():
            parts.append(character)
        else:
            parts.append(character.encode("unicode_escape").decode("ascii"))
    return "".join(parts)


@dataclass(slots=True)
class Rendered:
    """The source of a value and what had to be left out of it, each with its reason."""

    source: str | None
    left_out: tuple[str, ...] = ()


def render(value: object, resolve: Resolve, quote: str = '"') -> Rendered:
    """The source of a configured value: a template, a constant, or a list or table of them.

    A field that does not resolve is left out of a text; a value that is nothing but such a field has no source.
    """
    if isinstance(value, str):
        return _render_text(value, resolve, quote)
    if isinstance(value, Mapping):
        return render_table(value, resolve, quote)
    if isinstance(value, (list, tuple)):
        rendered = [render(item, resolve, quote) for item in value]
        sources = [item.source for item in rendered if item.source is not None]
        return Rendered(f"[{', '.join(sources)}]", tuple(why for item in rendered for why in item.left_out))
    return Rendered(repr(value))


def render_table(table: Mapping[str, object], resolve: Resolve, quote: str = '"') -> Rendered:
    """A dictionary display; entries without a value are left out. No source where nothing remains."""
    entries: list[str] = []
    left_out: list[str] = []
    for key, value in table.items():
        rendered = render(value, resolve, quote)
        left_out += rendered.left_out
        if rendered.source is not None:
            entries.append(f"{string(key, quote)}: {rendered.source}")
    return Rendered("{" + ", ".join(entries) + "}" if entries else None, tuple(left_out))


def _render_text(template: str, resolve: Resolve, quote: str) -> Rendered:
    pieces: list[str | Expression] = []
    left_out: list[str] = []
    end = 0
    for match in _FIELD.finditer(template):
        pieces.append(template[end : match.start()])
        end = match.end()
        try:
            pieces.append(resolve(match[1]))
        except Unresolved as error:
            left_out.append(f"{match[0]}: {error}")
    pieces.append(template[end:])
    kept = [piece for piece in pieces if piece != ""]
    if left_out and not "".join(piece for piece in kept if isinstance(piece, str)).strip():
        kept = [piece for piece in kept if isinstance(piece, Expression)]
        if not kept:
            return Rendered(None, tuple(left_out))
    if len(kept) == 1 and isinstance(kept[0], Expression):
        return Rendered(kept[0].source, tuple(left_out))
    if all(isinstance(piece, str) for piece in kept):
        text = "".join(piece for piece in kept if isinstance(piece, str))
        return Rendered(
            string(re.sub(r"  +", " ", text).rstrip(" -:,;(") if left_out else text, quote), tuple(left_out)
        )
    return _f_string(kept, left_out, quote)


def _f_string(pieces: list[str | Expression], left_out: list[str], quote: str) -> Rendered:
    """Before Python 3.12 an f-string's expressions hold neither its own quote nor a backslash."""
    sources = "".join(piece.source for piece in pieces if isinstance(piece, Expression))
    if quote in sources:
        quote = "'" if quote == '"' else '"'
    parts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(_escaped(piece, quote).replace("{", "{{").replace("}", "}}"))
        elif quote in piece.source or "\\" in piece.source or "\n" in piece.source:
            left_out.append(f"{piece.source}: cannot stand in an f-string")
        else:
            parts.append("{" + piece.source + "}")
    return Rendered(f"f{quote}{''.join(parts)}{quote}", tuple(left_out))
