"""SNT604: calls that lose their event, or break the program, because of what they are given."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.facts import Called
from sentry_lint.analysis.values import Value
from sentry_lint.findings import Finding, MendCall
from sentry_lint.knowledge import sdk_events
from sentry_lint.rules.checks.base import Checked, finding, name_span, span_of
from sentry_lint.rules.checks.guards import CALLING, caught_around
from sentry_lint.target import target_for

LOST = "SNT604"
CAPTURING = frozenset(sdk_events.OWN_KEYWORDS)
DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.ListComp, ast.SetComp)
OWNERS = frozenset({"", "scope", "hub"})
Said = Iterator[tuple[ast.AST, str]]


def check(checked: Checked) -> Iterator[Finding]:
    """Calls of the SDK that it cannot take, or that leave nothing of what was to be sent."""
    seen: set[ast.AST] = set()
    for _, fact in checked.of_type(Called):
        if isinstance(fact, Called) and fact.owner in OWNERS and fact.site not in seen:
            seen.add(fact.site)
            for node, message in _said(checked, fact):
                if any(names & CALLING for names, inside in caught_around(checked, fact.site) if not inside):
                    break  # it tries what this release takes
                keyword = node.arg if isinstance(node, ast.keyword) else None
                fix = MendCall(span_of(node), span_of(fact.site), fact.function.rpartition(".")[2], keyword or "")
                yield finding(checked, LOST, node, message, fix=fix, span=name_span(node))


def _said(checked: Checked, fact: Called) -> Said:
    name = fact.function.rpartition(".")[2]
    if name in CAPTURING:
        yield from _captured(fact, name)
    elif name == "add_breadcrumb":
        given = fact.get(0, "crumb")
        if given is not None and _is_text(*given):
            yield given[1], "add_breadcrumb(text) raises ValueError in the program; write add_breadcrumb(message=…)"
    elif name == "set_user":
        given = fact.get(0, "value")
        if given is not None and (_is_text(*given) or _is_number(given[0])):
            effect = "Sentry drops anything else"
            if target_for(checked.module.path, checked.engine.policy).high < sdk_events.ANY_USER:
                effect = "AttributeError in the program"
            yield given[1], f'set_user() takes a dictionary: {effect}; write set_user({{"id": …}})'
    elif name == "set_context":
        given = fact.get(1, "value")
        if given is not None and (_is_text(*given) or isinstance(given[1], DISPLAYS)):
            yield given[1], "set_context() takes a dictionary: Sentry drops anything else; name the value in one"


def _captured(fact: Called, name: str) -> Said:
    accepted = sdk_events.CAPTURE_KEYWORDS | sdk_events.OWN_KEYWORDS[name]
    silently = name == "capture_exception"
    effect = "the event is not sent, and nothing says so" if silently else "TypeError in the program, and no event"
    unknown = [keyword for keyword in fact.keywords if keyword not in accepted]
    if unknown:
        meant = sdk_events.MEANT.get(unknown[0])
        advice = f"write {meant}=" if meant else "use tags=, extras= or contexts="
        yield _keyword(fact, unknown[0]), f"{name}({unknown[0]}=…): {effect}; {advice}"
        return
    others = [keyword for keyword in fact.keywords if keyword in sdk_events.CAPTURE_KEYWORDS - {"scope"}]
    if name == "capture_message":
        others = [keyword for keyword in others if keyword != "level"]
    if "scope" in fact.keywords and others and fact.owner != "scope" and not _is_none(fact.keywords["scope"][0]):
        yield _keyword(fact, "scope"), f"{name}(scope=…) with {others[0]}=: {effect}; set it on the scope"
        return
    if silently:
        given = fact.get(0, "error")
        if given is not None and _is_text(*given):
            yield given[1], "capture_exception(text) raises ValueError in the program; use capture_message()"
            return
    for keyword in sorted(sdk_events.MAPPINGS & fact.keywords.keys()):
        given = fact.keywords[keyword]
        if _is_text(*given) or isinstance(given[1], DISPLAYS):
            yield _keyword(fact, keyword), f"{name}({keyword}=…) takes a dictionary: {effect}"
            return
    user = fact.keywords.get("user")
    if user is not None and (_is_text(*user) or _is_number(user[0])):
        yield _keyword(fact, "user"), 'user= takes a dictionary: Sentry drops anything else; write user={"id": …}'


def _is_text(value: Value, node: ast.expr) -> bool:
    """The argument is surely a text."""
    match node:
        case ast.JoinedStr() | ast.Constant(value=str()):
            return True
        case ast.BinOp(op=ast.Mod() | ast.Add(), left=ast.Constant(value=str()) | ast.JoinedStr()):
            return True
        case ast.Call(func=ast.Name(id="str" | "repr")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()), attr="format" | "join")):
            return True
        case ast.Name() | ast.Attribute():
            return bool(value.consts) and not value.refs and all(isinstance(c, str) for c in value.consts or ())
    return False


def _is_number(value: Value) -> bool:
    return bool(value.consts) and all(type(c) is int for c in value.consts or ())


def _is_none(value: Value) -> bool:
    return value.consts is not None and None in value.consts


def _keyword(fact: Called, name: str) -> ast.AST:
    return next((keyword for keyword in fact.site.keywords if keyword.arg == name), fact.site)
