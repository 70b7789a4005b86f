"""What a name says about a value of which nothing else is known."""

from __future__ import annotations

import ast

from sentry_lint.analysis.facts import line_of
from sentry_lint.analysis.frames import Frame, source_text
from sentry_lint.analysis.values import CLEAN, Bag, Taint, Value, make
from sentry_lint.knowledge import flows
from sentry_lint.knowledge.words import split

KEYED = ("[]",)  # the owner of a bare key: a name in camel case is then no class


def tainted(frame: Frame, category: str, node: ast.AST, text: str = "") -> Value:
    """A value that carries data of this category, with its origin here."""
    value = make(taints=(Taint(category, text or source_text(node), frame.module.path, line_of(node)),))
    value.anchor = node
    return value


def bag(frame: Frame, category: str, node: ast.AST, keyed: bool = True) -> Value:
    """A whole bag: its single items are judged by their keys."""
    value = tainted(frame, category, node, getattr(node, "arg", "") or "")
    value.refs = (Bag(category, keyed),)
    return value


def keys_of_bag(value: Value) -> bool:
    """Iterating over the value gives the keys of a bag and not its data."""
    return any(isinstance(ref, Bag) and ref.keyed for ref in value.refs)


def by_name(frame: Frame, value: Value, name: str, owners: tuple[str, ...], node: ast.AST) -> Value:
    """The value, with the category that its name gives it where nothing else is known of it."""
    if not value.opaque:
        return value
    if _better_named(value.hint, name):
        return value
    category = frame.engine.vocabulary.classify(name, owners)
    if category is None and name in flows.BAG_NAMES:
        whole = bag(frame, flows.BAG_NAMES[name], node)
        whole.refs = (*value.refs, *whole.refs)
        return whole
    if category is not None:
        named = tainted(frame, category.key, node)
        named.refs = value.refs
        named.hint = name
        return named
    if value.hint:
        return value
    named = value.copy()
    named.hint = name
    return named


def under_key(frame: Frame, value: Value, key: object, node: ast.AST, owners: tuple[str, ...] = ()) -> Value:
    """The value as it is stored under a key: a personal key speaks for a value that nothing else speaks for."""
    if not isinstance(key, str) or not (value.opaque or _made_of_parameters(value)):
        return value
    hint = _hint_of(value)
    if identifies(hint) or ("user" not in owners and _better_named(hint, key)):
        return value
    category = frame.engine.vocabulary.classify(key, owners or KEYED)
    if category is None:
        return value
    text = source_text(node)
    named = tainted(frame, category.key, node, text if "…" not in text else f'["{key}"]')
    named.refs = value.refs
    return named


def _made_of_parameters(value: Value, depth: int = 0) -> bool:
    """A text or copy made of parameters alone, of which nothing else is known: ``str(ctx.author)``."""
    if value.taints or value.clean or value.consts is not None or value.fields is not None or value.texts:
        return False
    if not value.rest or depth > 3:
        return bool(value.flows) and value.opaque
    return all(_made_of_parameters(member, depth + 1) for member in value.rest)


def _hint_of(value: Value) -> str:
    """The name a value came in under, also through ``str()`` and its like."""
    for _ in range(4):
        if value.hint or len(value.rest) != 1:
            break
        value = value.rest[0]
    return value.hint


def _better_named(hint: str, name: str) -> bool:
    """The value came in under a name of the same kind that says more: ``logger_name`` kept as ``full_name``."""
    if not hint or hint == name:
        return False
    own = split(hint)
    return len(own) > 1 and own[-1] == split(name)[-1:][0] if split(name) else False


def identifies(name: str) -> bool:
    """A name whose last word says that the value is an identifier, a count or a class of things."""
    if not name:
        return False
    words = split(name)
    return bool(words) and (words[-1] in flows.IDENTIFIERS or words[0] in flows.PREDICATES)


def somebody(node: ast.Attribute) -> bool:
    """An attribute whose object, written into a text, tells who a person is: ``session.user``."""
    whose = flows.SOMEBODY.get(node.attr)
    if whose is None:
        return False
    owner = split((owners_of(node.value) or ("",))[-1])[-1:] or ("",)
    return owner[0] in whose if whose else owner[0] not in flows.NOBODYS


def owners_of(node: ast.AST) -> tuple[str, ...]:
    """The names an attribute is read from, nearest last: ``("order", "buyer")`` for ``order.buyer.email``."""
    names: list[str] = []
    current = node
    for _ in range(8):
        match current:
            case ast.Attribute(value=inner, attr=attr):
                names.append(attr)
                current = inner
            case ast.Name(id=name):
                names.append(name)
                break
            case ast.Subscript(value=inner, slice=ast.Constant(value=str(key))):
                names.append(key)
                current = inner
            case ast.Subscript(value=inner) | ast.Await(value=inner):
                current = inner
            case ast.Call(func=ast.Attribute(value=inner, attr="get"), args=[ast.Constant(value=str(key)), *_]):
                names.append(key)
                current = inner
            case ast.Call(func=inner):
                current = inner
            case _:
                break
    return tuple(reversed(names))


def clean_annotation(annotation: ast.expr | None) -> bool:
    """An annotation that names only types whose values are never personal."""
    match annotation:
        case None:
            return False
        case ast.Constant(value=None):
            return True
        case ast.Constant(value=str(text)):
            parts = [part.strip().rpartition(".")[2] for part in text.split("|")]
            return all(part in flows.CLEAN_TYPES for part in parts)
        case ast.Name(id=name):
            return name in flows.CLEAN_TYPES
        case ast.Attribute(attr=name):
            return name in flows.CLEAN_TYPES
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return clean_annotation(left) and clean_annotation(right)
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return clean_annotation(inner)
        case ast.Subscript(value=ast.Attribute(attr="Optional"), slice=inner):
            return clean_annotation(inner)
    return False


def annotated_clean(value: Value, annotation: ast.expr | None) -> Value:
    return CLEAN if clean_annotation(annotation) and not value.consts else value
