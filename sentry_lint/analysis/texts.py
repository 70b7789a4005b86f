"""Texts: what formatting and joining make of values, in pieces as far as they are known."""

from __future__ import annotations

import ast
import re

from sentry_lint.analysis import instances
from sentry_lint.analysis.arguments import Arguments
from sentry_lint.analysis.frames import Frame, evaluates
from sentry_lint.analysis.values import CLEAN, MAX_ALTERNATIVES, Flow, Piece, Value, constant, derived

MAX_PIECES = 64
MAX_CHANGED = 1000  # characters of a text of which it is computed what a method makes of it
NAMED_PLACEHOLDER = re.compile(r"%\((\w+)\)")
PLACEHOLDER = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[srdifx]")


def texts_of(value: Value) -> tuple[tuple[Piece, ...], ...]:
    """The texts a value may be, in pieces: known strings, parameters, and None for what is not known."""
    known = [c.decode("utf-8", "replace") if isinstance(c, bytes) else c for c in value.consts or ()]
    out: list[tuple[Piece, ...]] = [(str(c),) for c in known if isinstance(c, (str, int))]
    out.extend(value.texts)
    out.extend((ref,) for ref in value.refs if isinstance(ref, Flow))
    return tuple(out[:MAX_ALTERNATIVES]) or ((None,),)


def concatenated(parts: list[Value]) -> Value:
    """A text made of these values in order."""
    texts: list[tuple[Piece, ...]] = [()]
    for part in parts:
        options = texts_of(part)
        texts = [(*text, *option) for text in texts for option in options][:MAX_ALTERNATIVES]
        if any(len(text) > MAX_PIECES for text in texts):
            texts = [(None,)]
    merged = [run_together(text) for text in texts]
    members = [part for part in parts if not part.inert]
    if all(len(text) == 1 and isinstance(text[0], str) for text in merged) and not members:
        return constant(*(text[0] for text in merged))
    return derived(members, tuple(text for text in merged if text != (None,)))


def changed_text(value: Value, name: str, given: Arguments) -> Value:
    """What a method such as ``lower`` makes of a text: computed for known ones, no longer the parameter itself."""
    consts = value.consts
    known = [one.consts[0] for one, _ in given.positional if one.consts is not None and len(one.consts) == 1]
    literal = [text for text in (*(consts or ()), *known) if isinstance(text, str) and len(text) <= MAX_CHANGED]
    if consts and len(known) == len(given.positional) and len(literal) == len(consts) + len(known):
        consts = tuple(dict.fromkeys(_called(text, name, known) for text in consts))
    flows = tuple(ref for ref in value.refs if isinstance(ref, Flow))
    if not flows and consts == value.consts:
        return value
    new = value.copy()
    new.consts, new.texts = consts, (*value.texts, *((flow,) for flow in flows))[:MAX_ALTERNATIVES]
    new.refs = tuple(ref for ref in value.refs if not isinstance(ref, Flow))
    return new


def _called(text: object, name: str, arguments: list[object]) -> object:
    try:
        return getattr(text, name)(*arguments)
    except TypeError:
        return text


def run_together(text: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with those that are known made one where they follow each other."""
    out: list[Piece] = []
    for piece in text:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] = out[-1] + piece
        else:
            out.append(piece)
    return tuple(out)


@evaluates(ast.JoinedStr)
def joined_text(frame: Frame, node: ast.JoinedStr) -> Value:
    parts: list[Value] = []
    for piece in node.values:
        if isinstance(piece, ast.FormattedValue):
            value = instances.as_text(frame, frame.evaluate(piece.value), piece.value, _asked(piece.conversion))
            parts.append(CLEAN if _numeric_format(piece) else value)
            if piece.format_spec is not None:
                frame.evaluate(piece.format_spec)
        else:
            parts.append(frame.evaluate(piece))
    result = concatenated(parts)
    literal = "".join(p.value for p in node.values if isinstance(p, ast.Constant) and isinstance(p.value, str))
    found = frame.engine.literal(literal) if len(literal) >= 6 else None
    if found is not None and not any(part.taints for part in parts):
        result = result.copy()
        result.taints = (*result.taints, frame.engine.literal_taint(found, frame, node))
    return result


def _asked(conversion: int) -> tuple[str, ...]:
    """The methods that a replacement field asks an object for."""
    return instances.FORMAT if conversion < 0 else (instances.STR if chr(conversion) == "s" else instances.REPR)


def _numeric_format(piece: ast.FormattedValue) -> bool:
    match piece.format_spec:
        case ast.JoinedStr(values=[ast.Constant(value=str(spec))]):
            return spec[-1:] in tuple("dfeEgGxXobn%")
    return False


def interpolated(frame: Frame, template: Value, arguments: Value, node: ast.expr) -> Value:
    """``template % arguments``."""
    opened = frame.state.open(arguments)
    members = [instances.as_text(frame, opened, node)]
    if isinstance(node, ast.Tuple) and opened.fields is not None:
        members = [instances.as_text(frame, member, node) for member in opened.fields.values()]
    formats = [c for c in template.consts or () if isinstance(c, str)]
    if len(formats) == 1 and opened.fields is not None and NAMED_PLACEHOLDER.search(formats[0]):
        named = set(NAMED_PLACEHOLDER.findall(formats[0]))
        return derived([member for key, member in opened.fields.items() if key in named])
    if len(formats) == 1:
        pieces = PLACEHOLDER.split(formats[0])
        if len(pieces) == len(members) + 1:
            parts: list[Value] = [constant(pieces[0])]
            for member, piece in zip(members, pieces[1:]):
                parts += [member, constant(piece)]
            return concatenated(parts)
    return derived([template, *members])
