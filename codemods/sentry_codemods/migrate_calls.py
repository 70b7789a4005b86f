"""Names, keywords and attributes of the SDK that go by another name: the ways of one expression.

A way is a function of the draft, the move and the node that it is about. Each raises :class:`Refused` where the program
would not do the same.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import libcst as cst

from sentry_codemods.append import with_argument
from sentry_codemods.edits import Change
from sentry_codemods.join import Join, Refused
from sentry_codemods.layout import one_line
from sentry_codemods.spelling import Draft

if TYPE_CHECKING:
    from sentry_lint.knowledge.sdk_moves import Move

_FIRST = ("key", "value", "unit", "tags", "timestamp", "stacklevel")  # of the functions of metrics, up to 2.40


def call_of(join: Join, node: cst.CSTNode) -> cst.Call | None:
    """The call that ``node`` is the function of."""
    call = join.parent(node)
    return call if isinstance(call, cst.Call) and call.func is node else None


def as_call(draft: Draft, move: Move, node: cst.BaseExpression, method: bool = False) -> None:
    """``call``: another function with the same arguments, or some of them by another name."""
    name, terms = move.words[0].removesuffix("()"), move.words[1:]
    call = call_of(draft.work.join, node)
    if terms:
        if call is None:
            raise Refused("it is not called there, and its arguments go by other names")
        _arguments(draft, call, terms)
    if method:
        assert isinstance(node, cst.Attribute)
        draft.replace(node.attr, name)
    else:
        draft.replace(node, draft.write(name, node))


def as_value(draft: Draft, move: Move, node: cst.BaseExpression) -> None:
    """``value``: an expression in place of the call, or of the name where that is no function."""
    call = call_of(draft.work.join, node)
    if call is not None and call.args:
        raise Refused("it is given arguments")
    place = call if call is not None else node
    text = draft.write(move.text, node)
    bare = not any(isinstance(parent, (cst.BaseExpression, cst.Arg)) for parent in (draft.work.join.parent(place),))
    draft.replace(place, text if " " not in text or bare or isinstance(node, cst.Arg) else f"({text})")


def as_key(draft: Draft, move: Move, node: cst.CSTNode) -> None:
    """``key``: the keyword has another name."""
    argument, call = keyword_of(draft.work.join, node)
    name = move.words[0]
    if any(one.keyword is not None and one.keyword.value == name for one in call.args):
        raise Refused(f"{name} is given as well")
    assert argument.keyword is not None
    draft.change(argument.keyword, lambda old: old.with_changes(value=name), whole=True)


def keyword_of(join: Join, node: cst.CSTNode) -> tuple[cst.Arg, cst.Call]:
    """A keyword argument and its call. Raises :class:`Refused` where ``node`` is something else."""
    call = join.parent(node)
    if not isinstance(node, cst.Arg) or node.keyword is None or not isinstance(call, cst.Call):
        raise Refused("it is not written as a keyword of the call")
    return node, call


def as_attribute(draft: Draft, move: Move, node: cst.BaseExpression) -> None:
    """``attribute``: it has another name."""
    assert isinstance(node, cst.Attribute)
    draft.replace(node.attr, move.words[0])


def as_setter(draft: Draft, move: Move, node: cst.BaseExpression) -> None:
    """``set``: what was assigned is given to a method."""
    join = draft.work.join
    target = join.parent(node)
    statement = join.parent(target) if target is not None else None
    if not isinstance(node, cst.Attribute) or not isinstance(statement, cst.Assign) or len(statement.targets) != 1:
        raise Refused("it is not assigned in a statement of its own")
    name = move.words[0].removesuffix("()")

    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.Assign)
        held = old.targets[0].target
        assert isinstance(held, cst.Attribute)
        value = old.value
        if isinstance(value, (cst.GeneratorExp, cst.Tuple)) and not value.lpar:
            value = value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        func = held.with_changes(attr=held.attr.with_changes(value=name))
        return cst.Expr(cst.Call(func, [cst.Arg(value)]), semicolon=old.semicolon)

    draft.change(statement, change)


def as_each(draft: Draft, move: Move, node: cst.BaseExpression, method: bool = False) -> None:
    """``each``: one call for each entry of the dictionary that is given."""
    join = draft.work.join
    call = call_of(join, node)
    statement = join.parent(call) if call is not None else None
    line = join.parent(statement) if statement is not None else None
    if call is None or not isinstance(statement, cst.Expr) or not isinstance(line, cst.SimpleStatementLine):
        raise Refused("it is not a statement of its own")
    if len(line.body) != 1 or len(call.args) != 1 or call.args[0].star:
        raise Refused("it is not a statement of its own with one dictionary")
    name = move.words[0].removesuffix("()")
    if method:
        assert isinstance(node, cst.Attribute)
        name = f"{join.code(node.value)}.{name}"
    else:
        name = draft.write(name, node)
    lines = list(_calls_for(join, name, call.args[0].value))
    if "#" in join.code(call):
        raise Refused("a comment would be lost")
    statements = draft.work.edits.statements(lines)

    def change(old: cst.CSTNode) -> cst.FlattenSentinel[cst.CSTNode]:
        assert isinstance(old, cst.SimpleStatementLine)
        first = statements[0].with_changes(leading_lines=old.leading_lines)
        several: list[cst.CSTNode] = [first, *statements[1:]]
        if isinstance(several[-1], cst.SimpleStatementLine):
            several[-1] = several[-1].with_changes(trailing_whitespace=old.trailing_whitespace)
        return cst.FlattenSentinel(several)

    draft.change(line, change, whole=True)


def _calls_for(join: Join, name: str, value: cst.BaseExpression) -> Iterator[str]:
    if not isinstance(value, cst.Dict):
        source = join.code(value)
        if not isinstance(value, (cst.Name, cst.Attribute, cst.Call)) or not one_line(source):
            source = f"({source})"
        names = ("key", "value")
        taken = {node.id for node in ast.walk(ast.parse(join.text)) if isinstance(node, ast.Name)}
        if taken & set(names):
            names = ("tag_name", "tag_value")
        yield f"for {names[0]}, {names[1]} in {source}.items():\n    {name}({names[0]}, {names[1]})"
        return
    if not value.elements:
        raise Refused("the dictionary is empty")
    for element in value.elements:
        if not isinstance(element, cst.DictElement):
            raise Refused("the dictionary is put together from others")
        yield f"{name}({join.code(element.key)}, {join.code(element.value)})"


# -- arguments by other names


def _arguments(draft: Draft, call: cst.Call, terms: Sequence[str]) -> None:
    """``new=old``, ``new=old?VALUE``, ``new=old!`` and ``-old``, see :mod:`sentry_lint.knowledge.sdk_moves`."""
    if any(argument.star for argument in call.args):
        raise Refused("its arguments are put together elsewhere")
    given = {one.keyword.value: one for one in call.args if one.keyword is not None}
    positional = sum(one.keyword is None for one in call.args)
    missing: list[tuple[int, str, str]] = []
    for term in terms:
        if term.startswith("-"):
            if term[1:] in given or positional > _FIRST.index(term[1:]):
                raise Refused(f"there is no {term[1:]} any more")
            continue
        new, _, old = term.partition("=")
        must, old = old.endswith("!"), old.rstrip("!")
        old, _, default = old.partition("?")
        here = old in given or (old in _FIRST and positional > _FIRST.index(old))
        if must and not here:
            raise Refused(f"without {old} it does something else")
        if not here and default:
            missing.append((_FIRST.index(old), new, default))
        if old in given and new != old:
            keyword = given[old].keyword
            assert keyword is not None
            draft.change(keyword, _renaming(new), whole=True)
    if missing:
        draft.change(call, _adding(missing, positional))


def _renaming(name: str) -> Change:
    def change(node: cst.CSTNode) -> cst.CSTNode:
        return node.with_changes(value=name)

    return change


def _adding(missing: list[tuple[int, str, str]], positional: int) -> Change:
    """Adds arguments: by position where they come next, else by keyword behind the others."""

    def change(node: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(node, cst.Call)
        for index, name, default in missing:
            at = positional if index == positional else len(node.args)
            node = with_argument(node, at, default, "" if index == positional else name)
        return node

    return change
