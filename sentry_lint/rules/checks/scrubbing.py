"""SNT112 and SNT114: hooks that clean less than they seem to."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.endings import body_of, inside
from sentry_lint.findings import Finding, Span
from sentry_lint.knowledge import sdk_events
from sentry_lint.knowledge.words import split
from sentry_lint.rules.checks.base import Checked, finding, header_span, span_of
from sentry_lint.rules.checks.hooked import Hook, Looks

EXACT = "SNT112"
PARTIAL = "SNT114"
HEADERS = ("request", "headers")
MEMBERSHIP = (ast.In, ast.NotIn, ast.Eq, ast.NotEq)
CLEANING = frozenset(
    {"scrub", "redact", "sanitize", "sanitise", "strip", "clean", "mask", "anonymize", "pii", "sensitive"}
)
# The branches of an event that people write to: one of each has to be cleaned. `message` is the text of any kind.
BRANCHES = {
    "breadcrumbs": frozenset({"breadcrumbs"}),
    "tags": frozenset({"tags"}),
    "contexts": frozenset({"contexts"}),
    "messages": frozenset({"message", "logentry", "exception"}),
}


def check(checked: Checked, hook: Hook, looks: Looks) -> Iterator[Finding]:
    """What a hook misses for its spelling, or leaves out."""
    yield from _exact(checked, hook, looks)
    if hook.kind == "event" and "before_send_transaction" not in hook.options:
        left = _left_out(hook, looks)
        if left:
            message = (
                f"{hook.label} cleans part of the event: {', '.join(left)} go out as they are; walk the whole event"
            )
            yield finding(checked, PARTIAL, hook.node, message, span=_place(hook))


def _place(hook: Hook) -> Span:
    return span_of(hook.node) if isinstance(hook.node, ast.Lambda) else header_span(hook.node)


# -- names of headers in exact case


def _exact(checked: Checked, hook: Hook, looks: Looks) -> Iterator[Finding]:
    """Look-ups of headers in a spelling that the framework's events do not have."""
    asked: dict[ast.AST, set[str]] = {}
    for test in looks.tested.get(hook.node, ()):
        whole = test.turned and test.part.path == HEADERS
        each = not test.turned and test.part.path == (*HEADERS, "*")
        if (whole or each) and isinstance(test.site.ops[0], MEMBERSHIP):
            asked.setdefault(test.site, set()).update(value for value in test.values if isinstance(value, str))
    tested = {name for names in asked.values() for name in names}
    for look in looks.looked.get(hook.node, ()):
        if look.part.path[:2] == HEADERS and len(look.part.path) == 3 and isinstance(look.part.path[2], str):
            name = look.part.path[2]
            if name not in tested and name != "*" and look.part.path[2]:
                asked.setdefault(look.site, set()).add(name)
    spelt = {name for names in asked.values() for name in names}
    styles = _styles(checked.module.source)
    for site, names in asked.items():
        wrong = [name for name in sorted(names) if name.replace("-", "").isalpha() and _misses(name, spelt, styles)]
        if wrong:
            yield finding(checked, EXACT, site, _advice(styles, any(_is_nowhere(name, spelt) for name in wrong)))


def _advice(styles: frozenset[str], never: bool) -> str:
    names = {"asgi": "ASGI gives headers in lower case", "wsgi": "WSGI gives headers like Content-Type"}
    why = (
        names.get(next(iter(styles), ""), "headers come in lower case or like Content-Type") if len(styles) < 2 else ""
    )
    often = "never matches" if never else "matches only under some servers"
    return f"a header's name in exact case {often}: {why or 'servers differ'}; compare name.lower()"


def _styles(source: bytes) -> frozenset[str]:
    """How the frameworks that a file names spell headers."""
    lower = source.lower()
    found = {
        style
        for style, words in (("asgi", sdk_events.ASGI), ("wsgi", sdk_events.WSGI), ("sent", sdk_events.AS_SENT))
        if any(word in lower for word in words)
    }
    return frozenset(found)


def _misses(name: str, spelt: set[str], styles: frozenset[str]) -> bool:
    """None of the spellings that a hook has of a header is the one in its events."""
    if "sent" in styles:
        return False
    if _is_nowhere(name, spelt):
        return True
    asgi, wsgi = name.lower() in spelt, name.title() in spelt
    if asgi and wsgi:
        return False
    return (styles == {"asgi"} and not asgi) or (styles == {"wsgi"} and not wsgi)


def _is_nowhere(name: str, spelt: set[str]) -> bool:
    return name.lower() not in spelt and name.title() not in spelt


# -- what a scrubbing hook leaves out


def _left_out(hook: Hook, looks: Looks) -> list[str]:
    """The branches that a scrubbing hook does not look at; none where it is none, or hands the event on."""
    if isinstance(hook.node, ast.Lambda) or not hook.event or not _cleans(hook):
        return []
    if _handed_on(hook):
        return []
    paths = [look.part.path for look in looks.looked.get(hook.node, ())]
    paths += [test.part.path for test in looks.tested.get(hook.node, ())]
    seen = {path[0] for path in paths if path}
    if "*" in seen:
        return []
    return [branch for branch, keys in BRANCHES.items() if seen.isdisjoint(keys)]


def _cleans(hook: Hook) -> bool:
    """The hook's name says so, or it writes a mark in place of what it takes out."""
    if isinstance(hook.node, ast.Lambda):
        return False
    if CLEANING & set(split(hook.node.name)):
        return True
    for node in inside(hook.node.body):
        match node:
            case ast.Assign(targets=[ast.Subscript()], value=ast.Constant(value=str(text))) if _is_mark(text):
                return True
    return False


def _is_mark(text: str) -> bool:
    return bool(text) and (text[0] + text[-1] in ("[]", "<>", "**", "()") and len(text) > 2)


def _handed_on(hook: Hook) -> bool:
    """The whole event is given to something else, which may clean it all."""
    for node in inside(body_of(hook.node)):
        if isinstance(node, ast.Call):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if any(isinstance(one, ast.Name) and one.id == hook.event for one in given):
                return True
            match node.func:
                case ast.Attribute(value=ast.Name(id=name), attr="items" | "values") if name == hook.event:
                    return True
        match node:
            case ast.For(iter=ast.Name(id=name)) | ast.comprehension(iter=ast.Name(id=name)) if name == hook.event:
                return True
    return False
