"""Expressions that may be written a second time: reading them does nothing else and costs next to nothing."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from sentry_codemods.layout import one_line

if TYPE_CHECKING:
    from sentry_lint.knowledge.vocabulary import Vocabulary

_LONGEST = 120


def simple_expression(source: str, *, collections: bool = False) -> ast.expr | None:
    """The parsed ``source`` if it is a name, an attribute or item of one, or a constant; else None.

    ``collections`` admits tuples, lists and dictionaries of these. Longer than 120 characters is never simple.
    """
    if len(source) > _LONGEST or not one_line(source):
        return None
    try:
        tree = ast.parse(source, mode="eval").body
    except SyntaxError:
        return None
    return tree if _is_simple(tree, collections) else None


def _is_simple(node: ast.expr, collections: bool) -> bool:
    if isinstance(node, (ast.Name, ast.Constant)):
        return True
    if isinstance(node, ast.Attribute):
        return _is_simple(node.value, False)
    if isinstance(node, ast.Subscript):
        return _is_simple(node.value, False) and isinstance(node.slice, (ast.Constant, ast.Name))
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.operand, ast.Constant)
    if collections and isinstance(node, (ast.Tuple, ast.List)):
        return all(_is_simple(element, True) for element in node.elts)
    if collections and isinstance(node, ast.Dict):
        return all(key is not None and _is_simple(key, False) for key in node.keys) and all(
            _is_simple(value, True) for value in node.values
        )
    return False


def personal_part(node: ast.AST, name: str, vocabulary: Vocabulary) -> str | None:
    """What of an expression, or of the ``name`` it goes by, is personal or secret: the category's label, or None."""
    if name and not name.isdigit():
        category = vocabulary.classify(name)
        if category is not None:
            return category.label
    for inner in ast.walk(node):
        chain = _chain(inner)
        if chain:
            category = vocabulary.classify(chain[-1], chain[:-1])
            if category is not None:
                return category.label
    return None


def _chain(node: ast.AST) -> tuple[str, ...]:
    """The names along ``order.buyer.email`` or ``order["email"]``, outermost first."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        above = _chain(node.value)
        return (*above, node.attr)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        return (*_chain(node.value), node.slice.value)
    return ()
