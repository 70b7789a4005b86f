"""SNT401, 404 and 405: breadcrumbs, tags and names that group and can be searched for. All of these are opt-in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from sentry_lint.analysis.facts import Called, Handed, Referenced, last_name, line_of, start_of
from sentry_lint.analysis.values import Flow, Value
from sentry_lint.findings import Finding
from sentry_lint.knowledge.words import split
from sentry_lint.rules.checks.base import Checked, finding

CATEGORY = "SNT401"
UNBOUNDED = "SNT404"
CARDINALITY = "SNT405"
PERSONAL = "SNT10"  # what is said of the same call goes before the last two
DOMAIN_ACTION = r"[a-z0-9_-]+(\.[a-z0-9_-]+)+"
PLACES = {"tag": "a tag", "breadcrumb.message": "a breadcrumb message", "breadcrumb.data": "breadcrumb data"}
# Where each text of its own makes a group of its own, and what to write instead.
GROUPING = {
    "breadcrumb.category": ("a breadcrumb's category", "a constant domain.action, and the value in data="),
    "name.transaction": ("a transaction's name", "the route or task as it is declared, and the value as span data"),
    "fingerprint": ("a fingerprint", "constant parts, or the value as a part of its own"),
    "tag.key": ("a tag's key", "a constant key, and the value as the tag's value"),
    "message": ("a message", "a constant text, and the value as a tag or context"),
}
# Words of names that hold whole answers, documents or statements.
LARGE_WORDS = frozenset(
    "body content dump html json markdown payload query raw response sql statement stderr stdout text traceback"
    " stacktrace xml".split()
)
LARGE_METHODS = frozenset({"json", "read", "text", "getvalue", "model_dump_json", "dict", "model_dump", "to_dict"})
LARGE_FUNCTIONS = frozenset({"format_exc", "format_exception", "format_tb", "format_stack", "dumps", "pformat"})
MEASURES = frozenset("id ids len length size count number type kind name status code hash digest version".split())
ERRORS = frozenset({"e", "ex", "exc", "err", "error", "exception"})
# Parts of a text that take few values only.
FEW = frozenset({"__name__", "__qualname__", "__module__", "__class__", "value", "level", "method", "environment"})


def check(checked: Checked) -> Iterator[Finding]:
    """One finding of each code for each call."""
    personal = {one.line for one in checked.findings if one.code.startswith(PERSONAL)}
    grouped = _grouped(checked)
    seen: set[tuple[int, int, str]] = set()
    for _, fact in checked.facts:
        if isinstance(fact, Called):
            code, message = CATEGORY, _without_category(fact)
        elif isinstance(fact, Handed):
            code, message = _judged(fact)
        else:
            continue
        mark = (*start_of(fact.site), code)
        if not message or mark in seen:
            continue
        end = getattr(fact.site, "end_lineno", None) or line_of(fact.site)
        if isinstance(fact, Handed) and fact.surface == "message" and _is_grouped(checked, fact.site, grouped):
            continue
        if code != CATEGORY and not personal.isdisjoint(range(line_of(fact.site), end + 1)):
            continue
        seen.add(mark)
        yield finding(checked, code, fact.site, message)


def _grouped(checked: Checked) -> set[ast.AST]:
    """The calls that are given a fingerprint, and the blocks with a scope that has one: a text makes no group there."""
    found: set[ast.AST] = set()
    for _, fact in checked.facts:
        if isinstance(fact, Called) and "fingerprint" in fact.keywords:
            found.add(fact.site)
        elif isinstance(fact, Referenced) and fact.owner == "scope" and fact.name == "fingerprint":
            blocks = (
                parent for parent, _ in checked.around(fact.node) if isinstance(parent, (ast.With, ast.AsyncWith))
            )
            found.update(blocks)
    return found


def _is_grouped(checked: Checked, site: ast.AST, grouped: set[ast.AST]) -> bool:
    return bool(grouped) and (site in grouped or any(parent in grouped for parent, _ in checked.around(site)))


def _judged(fact: Handed) -> tuple[str, str]:
    if fact.surface in GROUPING and _interpolated(fact):
        what, instead = GROUPING[fact.surface]
        return CARDINALITY, f"values written into {what}: each makes a group of its own; write {instead}"
    if fact.surface == "breadcrumb.category":
        return CATEGORY, _category(fact.value)
    if fact.surface in PLACES and (large := _large(fact.node)):
        what = PLACES[fact.surface]
        return (
            UNBOUNDED,
            f"{large} in {what} has no bound: it is cut or crowds out the rest; send its length, id or type",
        )
    return "", ""


# -- categories


def _without_category(fact: Called) -> str:
    """A breadcrumb that is given no category at all."""
    if fact.name.rpartition(".")[2] != "add_breadcrumb" or fact.partly or "category" in fact.keywords:
        return ""
    if fact.positional or "crumb" in fact.keywords:
        given = fact.get(0, "crumb")
        fields = given[0].fields if given is not None else None
        if not fields or "category" in fields or not isinstance(given and given[1], (ast.Dict, ast.Name)):
            return ""
        if given is not None and given[0].rest:
            return ""
    return 'a breadcrumb without a category cannot be filtered: write category="domain.action"'


def _category(value: Value) -> str:
    consts = value.consts
    if not consts or any(isinstance(text, str) and re.fullmatch(DOMAIN_ACTION, text) for text in consts):
        return ""
    if consts == (None,):
        return 'a breadcrumb without a category cannot be filtered: write category="domain.action"'
    return 'a category that is not domain.action: write what it belongs to and what was done ("order.paid")'


# -- texts that are made of values


def _interpolated(fact: Handed) -> bool:
    """A text has parts that are known and parts that are not, which may take many values."""
    if isinstance(fact.node, (ast.JoinedStr, ast.BinOp, ast.Call)) and _takes_few(fact.node):
        return False
    if fact.surface != "fingerprint":
        return _has_holes(fact.value, fact.surface != "message")
    if isinstance(fact.node, (ast.List, ast.Tuple)):
        return any(isinstance(part, ast.JoinedStr) and _mixes(part) for part in fact.node.elts)
    return any(_has_holes(member) for member in (fact.value.fields or {}).values())


def _has_holes(value: Value, names: bool = False) -> bool:
    """The value is a text with known and unknown parts; of ``names``, a helper's parameter may take few values."""
    if value.consts is not None:
        return False
    return any(
        any(isinstance(piece, str) and piece.strip() for piece in text)
        and not all(isinstance(part, str) or (names and isinstance(part, Flow) and not part.path) for part in text)
        for text in value.texts
    )


def _mixes(node: ast.JoinedStr) -> bool:
    constant = any(isinstance(part, ast.Constant) for part in node.values)
    return constant and not _takes_few(node)


def _takes_few(node: ast.expr) -> bool:
    """A constant, or what takes few values: the name of a class or function, a level, an enumeration's value."""
    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts):
            return all(_takes_few(part) for part in parts)
        case ast.FormattedValue(value=inner):
            return _takes_few(inner)
        case ast.BinOp(left=left, right=right):
            return _takes_few(left) and _takes_few(right)
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="format"), args=parts, keywords=keywords):
            return all(_takes_few(part) for part in (*parts, *(keyword.value for keyword in keywords)))
        case ast.Attribute(value=ast.Name(id="self" | "cls"), attr="name" | "kind" | "label"):
            return True
    return last_name(node) in FEW


# -- values without a bound


def _large(node: ast.AST) -> str:
    """What is large about an expression, as a message names it; nothing where it is bounded or not known."""
    if isinstance(node, ast.Dict):
        return next((found for value in node.values if (found := _large(value))), "")
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        return next((found for part in parts if (found := _large(part))), "")
    if isinstance(node, ast.BinOp):
        return _large(node.left) or _large(node.right)
    if isinstance(node, ast.Call):
        return _large_call(node)
    if isinstance(node, (ast.Name, ast.Attribute)):
        words = split(last_name(node))
        if words == ("text",) and isinstance(node, ast.Name):
            return ""  # any text at all
        if words and words[-1] in LARGE_WORDS and not MEASURES & set(words):
            return last_name(node)
    return ""


def _large_call(node: ast.Call) -> str:
    name = last_name(node.func)
    if isinstance(node.func, ast.Name) and name in ("str", "repr") and node.args:
        inner = node.args[0]
        if isinstance(inner, (ast.Dict, ast.List, ast.ListComp, ast.DictComp, ast.Set, ast.SetComp)):
            return "a whole container"
        if last_name(inner) in ERRORS:
            return "an error's text"
        return _large(inner)
    if name in LARGE_FUNCTIONS:
        return f"{name}()"
    if isinstance(node.func, ast.Attribute) and name in LARGE_METHODS and not node.args:
        return f"{name}()"
    return ""
