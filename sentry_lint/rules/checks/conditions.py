"""SNT609: what a hook asks of its event, and no event has."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.endings import body_of, inside
from sentry_lint.analysis.facts import Looked, Tested
from sentry_lint.findings import Finding
from sentry_lint.knowledge import sdk_events
from sentry_lint.rules.checks.base import Checked, finding
from sentry_lint.rules.checks.hooked import Hook, Looks, spoken_of

DEAD = "SNT609"
OUTERMOST = ("exception", "values", 0)
ABOUT = frozenset({"type", "module", "value", "mechanism"})
EQUALS = (ast.Eq, ast.In, ast.NotEq, ast.NotIn)
Said = Iterator[tuple[ast.AST, str]]


def check(checked: Checked, hook: Hook, looks: Looks) -> Iterator[Finding]:
    """The conditions of one hook that never hold."""
    seen: set[tuple[int, str]] = set()
    tested = looks.tested.get(hook.node, [])
    looked = looks.looked.get(hook.node, [])
    for node, message in (*_tests(hook, tested), *_keys(hook, looked), *_innermost(hook, looked)):
        mark = (getattr(node, "lineno", 0), message)
        if mark not in seen:
            seen.add(mark)
            yield finding(checked, DEAD, node, message)


def _tests(hook: Hook, tested: list[Tested]) -> Said:
    for test in tested:
        values = set(test.values)
        if test.turned or not values or not isinstance(test.site.ops[0], EQUALS):
            continue
        if test.part.kind == "crumb":
            if test.part.path == ("category",) and values <= sdk_events.OUTGOING and _of_probes(hook):
                yield (
                    test.site,
                    "these breadcrumbs are of requests that the program makes itself: those that it is asked leave "
                    "none; drop their transactions in traces_sampler",
                )
        elif test.part.kind == "event":
            message = _never(hook, test.part.path, values)
            if message:
                yield test.site, message


def _never(hook: Hook, path: tuple[object, ...], values: set[object]) -> str:
    """Why a part of an event has none of some values; nothing where it may."""
    if path == ("logger",) and values <= sdk_events.IGNORED_LOGGERS:
        return "no event is of this logger: the SDK ignores it; test hint['exc_info'] or the transaction's name"
    if path == ("type",) and hook.sure and hook.options == {"before_send"} and values <= sdk_events.NO_TYPES:
        return "before_send is given no such type: errors have none, transactions go to before_send_transaction"
    if path == ("level",) and not values & sdk_events.LEVELS:
        texts = [value for value in values if isinstance(value, str)]
        if texts == list(values) and all(text.lower() in _OTHERWISE for text in texts):
            return "no event has this level: the SDK writes fatal, error, warning, info and debug"
    return ""


_OTHERWISE = sdk_events.LEVELS | {"critical", "warn", "err", "exception"}


def _of_probes(hook: Hook) -> bool:
    """The hook names paths that others ask for: ``"/health" in url``."""
    return any(
        text.startswith("/") and text.strip("/").lower().startswith(sdk_events.PROBES) for text in spoken_of(hook)
    )


def _keys(hook: Hook, looked: list[Looked]) -> Said:
    """Keys that no event has."""
    own = {_stored(node) for node in inside(body_of(hook.node))}
    by_site: dict[ast.expr, list[tuple[object, ...]]] = {}
    for look in looked:
        if look.part.kind == "event" and _reads(look.site) and look.part.path[-1] not in own:
            by_site.setdefault(look.site, []).append(look.part.path)
    for site, paths in by_site.items():
        if all(len(path) == 2 and path[0] == "request" and _other(path[1], sdk_events.REQUEST_KEYS) for path in paths):
            keys = ", ".join(sorted(sdk_events.REQUEST_KEYS - {"fragment", "api_target"}))
            yield site, f"no event's request has this: it has {keys}; a status is read from hint['exc_info']"
        elif hook.sure and all(len(path) == 1 and _other(path[0], sdk_events.EVENT_KEYS) for path in paths):
            yield site, "no event has this key: what was set by hand is in tags, extra and contexts"


def _stored(node: ast.AST) -> object:
    """The key below which a hook puts something by itself."""
    match node:
        case ast.Subscript(slice=ast.Constant(value=key), ctx=ast.Store()):
            return key
        case ast.Call(func=ast.Attribute(attr="setdefault"), args=[ast.Constant(value=key), *_]):
            return key
    return None


def _other(key: object, known: frozenset[str]) -> bool:
    return isinstance(key, str) and key != "*" and key not in known and not key.startswith("_")


def _reads(site: ast.expr) -> bool:
    match site:
        case ast.Subscript(ctx=ast.Load()):
            return True
        case ast.Call(func=ast.Attribute(attr="get")):
            return True
    return False


def _innermost(hook: Hook, looked: list[Looked]) -> Said:
    """``values[0]`` for the exception that was raised: where it has a cause, that comes first."""
    paths = {look.part.path for look in looked if look.part.kind == "event"}
    if ("exception", "values", -1) in paths or ("exception", "values", "*") in paths or _rewrites(hook):
        return
    if not any(path[:3] == OUTERMOST and len(path) > 3 and path[3] in ABOUT for path in paths):
        return
    site = next((look.site for look in looked if look.part.path == OUTERMOST), None)
    if site is not None:
        yield site, "values[0] is the innermost cause of an error: the one that was raised is values[-1]"


def _rewrites(hook: Hook) -> bool:
    """The hook writes the texts of exceptions: it cleans them, and decides nothing by them."""
    for node in inside(body_of(hook.node)):
        match node:
            case ast.Subscript(slice=ast.Constant(value="value" | "type"), ctx=ast.Store()):
                return True
    return False
