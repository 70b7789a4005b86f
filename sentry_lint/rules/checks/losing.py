"""SNT605: hooks that lose what they are given; with the other rules about hooks, each hook after the other."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from sentry_lint.analysis.endings import body_of, falls_through, inside
from sentry_lint.findings import Finding, Fix, ReturnEvent, Span
from sentry_lint.knowledge import sdk_events
from sentry_lint.rules.checks import conditions, scrubbing
from sentry_lint.rules.checks.base import Checked, finding, header_span, span_of
from sentry_lint.rules.checks.guards import caught_around, root_name
from sentry_lint.rules.checks.hooked import FAILING, Hook, Looks, derived, failing, guarded, hooks_of, spoken_of

LOSES = "SNT605"
DEEP = 3  # keys to a part of one of an event's exceptions: more than to the exception
TRANSPARENT = frozenset({"staticmethod", "classmethod"})


def check(checked: Checked) -> Iterator[Finding]:
    """What is wrong with the hooks of a file."""
    found = hooks_of(checked)
    looks = Looks(checked, found)
    for hook in found:
        for message, fix in _said(checked, hook, looks):
            yield finding(checked, LOSES, hook.node, message, span=place_of(hook), fix=fix)
        yield from conditions.check(checked, hook, looks)
        yield from scrubbing.check(checked, hook, looks)


def place_of(hook: Hook) -> Span:
    return span_of(hook.node) if isinstance(hook.node, ast.Lambda) else header_span(hook.node)


def _said(checked: Checked, hook: Hook, looks: Looks) -> Iterator[tuple[str, Fix | None]]:
    """What is wrong with one hook, and what would mend it."""
    label, thing, instead = hook.label, hook.thing, sdk_events.EXCHANGING[hook.option]
    plain = isinstance(hook.node, ast.Lambda) or all(
        isinstance(one, ast.Name) and one.id in TRANSPARENT for one in hook.node.decorator_list
    )
    if hook.sure and plain and not _takes_two(hook.node):
        effect = failing(checked, hook.option)
        yield f"{label} is called with two arguments, the {thing} and a hint: {effect}; take both", None
        return
    if isinstance(hook.node, ast.AsyncFunctionDef) and hook.sure:
        yield f"{label} is not awaited: a coroutine is no {thing}, so {instead}; write it without async", None
        return
    if plain and any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in inside(body_of(hook.node))):
        if hook.sure:
            yield f"{label} is a generator, which is no {thing}: {instead}; return the {thing}", None
        return
    if hook.option not in sdk_events.NOT_DROPPING:
        if not isinstance(hook.node, ast.Lambda) and falls_through(hook.node.body):
            message = (
                f"{label} can end without a return: None drops the {thing}; "
                f"end with return {hook.event or thing}, or return None where it is meant to be dropped"
            )
            yield message, ReturnEvent(place_of(hook), hook.event)
        yield from ((message, None) for message in _returned(hook))
    yield from ((message, None) for message in _raised(checked, hook, looks))


def _takes_two(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> bool:
    """It can be called with two arguments."""
    arguments = node.args
    positional = [p.arg for p in (*arguments.posonlyargs, *arguments.args)]
    bound = bool(positional) and positional[0] in ("self", "cls")
    most = len(positional) - bound
    least = most - min(len(arguments.defaults), most)
    asked = any(default is None for default in arguments.kw_defaults)
    return least <= 2 and not asked and (most >= 2 or arguments.vararg is not None)


def _returned(hook: Hook) -> Iterator[str]:
    if isinstance(hook.node, ast.Lambda):
        returned: list[ast.expr | None] = [hook.node.body]
    else:
        returned = [node.value for node in inside(hook.node.body) if isinstance(node, ast.Return)]
    if any(isinstance(value, ast.Constant) and value.value is not None for value in returned) and hook.sure:
        instead = sdk_events.EXCHANGING[hook.option]
        yield f"{hook.label} returns something that is no {hook.thing}: {instead}; return the {hook.thing}, or None"


# -- what an ordinary event does not have


def _raised(checked: Checked, hook: Hook, looks: Looks) -> Iterator[str]:
    """The first part that is read as if every event had it."""
    for message in _gone_through(checked, hook, looks):
        yield message
        return
    if not _lacking(hook):
        return
    names = derived(hook)
    parts = names - {hook.event, hook.hint}  # a test of the event as a whole says nothing of what is inside its parts
    texts = frozenset(spoken_of(hook))
    for look in looks.looked.get(hook.node, ()):
        path, site = look.part.path, look.site
        why = _why(hook, path)
        if not why or look.part.kind != hook.kind or not isinstance(site, ast.Subscript):
            continue
        if not isinstance(site.ctx, ast.Load) or not looks.stands_in(hook, site) or _asked(path, texts):
            continue
        if not guarded(checked, hook, site, parts if len(path) > DEEP else names):
            error = "IndexError" if isinstance(path[-1], int) else "KeyError"
            effect = _effect(checked, hook)
            yield f"{hook.label} reads {_shown(hook, path)}, but {why}: {error}, and {effect}; use get()"
            return
    arguments = [node for node in inside(body_of(hook.node)) if _of_arguments(node) and root_name(node) in parts]
    if arguments and not _counted(hook, arguments) and not guarded(checked, hook, arguments[0], parts):
        text = "reads an error's args, but there may be none: IndexError"
        yield f"{hook.label} {text}, and {_effect(checked, hook)}; use str(error)"
        return
    for node in inside(body_of(hook.node)):
        why = _of_hint(hook, node)
        if why and not _asked((_key(node),), texts) and not guarded(checked, hook, node, names):
            text = f'{hook.hint}["{_key(node)}"]'
            yield f"{hook.label} reads {text}, but {why}: KeyError, and {_effect(checked, hook)}; use get()"
            return


def _gone_through(checked: Checked, hook: Hook, looks: Looks) -> Iterator[str]:
    """A part whose members stand below ``values`` is gone through as if it were their list."""
    for look in looks.looked.get(hook.node, ()):
        path, site = look.part.path, look.site
        if path not in sdk_events.LISTED or look.part.kind != "event" or not looks.stands_in(hook, site):
            continue
        if not _reads_members(checked, site) or _handles(checked, hook, site):
            continue
        shown = _shown(hook, path)
        yield (
            f'{hook.label} goes through {shown} as if it were a list, but it is {{"values": […]}}: TypeError, and '
            f'{_effect(checked, hook)}; go through {shown}["values"]'
        )


def _reads_members(checked: Checked, site: ast.AST) -> bool:
    """The part is what a loop goes through, and the loop takes its members for mappings."""
    name = ""
    for parent, child in checked.around(site):
        match parent:
            case ast.For(iter=source, target=ast.Name(id=name)) if source is child:
                return _is_read(name, parent.body)
            case ast.comprehension(iter=source, target=ast.Name(id=name)) if source is child:
                continue  # what surrounds it is the comprehension
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp() if name:
                return _is_read(name, [parent])
            case ast.BoolOp(op=ast.Or()):
                continue  # ``event.get("breadcrumbs") or []``
        return False
    return False


def _is_read(name: str, nodes: Sequence[ast.AST]) -> bool:
    for node in inside(nodes):
        match node:
            case ast.Subscript(value=ast.Name(id=read), slice=ast.Constant(value=str())) if read == name:
                return True
            case ast.Attribute(value=ast.Name(id=read), attr="get" | "items" | "pop" | "setdefault") if read == name:
                return True
    return False


def _handles(checked: Checked, hook: Hook, site: ast.AST) -> bool:
    """The failure is caught, or the hook asks what it has."""
    caught = any(found & FAILING for found, in_handler in caught_around(checked, site) if not in_handler)
    calls = (node for node in inside(body_of(hook.node)) if isinstance(node, ast.Call))
    return caught or any(isinstance(call.func, ast.Name) and call.func.id == "isinstance" for call in calls)


def _why(hook: Hook, path: tuple[object, ...]) -> str:
    """Why an ordinary event may lack a part; nothing where it does not."""
    lacking = _lacking(hook)
    found = lacking.get(path, "")
    if not found and len(path) > DEEP:
        found = lacking.get((*path[:2], "*", *path[3:]), "")
    return found


def _of_arguments(node: ast.AST) -> bool:
    match node:
        case ast.Subscript(value=ast.Attribute(attr="args"), slice=ast.Constant(value=int()), ctx=ast.Load()):
            return True
    return False


def _counted(hook: Hook, arguments: list[ast.AST]) -> bool:
    """The hook looks at the arguments as a whole as well: at how many there are."""
    whole = [n for n in inside(body_of(hook.node)) if isinstance(n, ast.Attribute) and n.attr == "args"]
    return len(whole) > len(arguments)


def _lacking(hook: Hook) -> dict[tuple[object, ...], str]:
    if hook.options == {"before_send_transaction"}:
        return sdk_events.TRANSACTIONS_MAY_LACK
    if hook.kind == "crumb":
        return sdk_events.CRUMBS_MAY_LACK
    return sdk_events.MAY_LACK if hook.kind == "event" else {}


def _asked(path: tuple[object, ...], texts: frozenset[str]) -> bool:
    """The hook asks elsewhere whether there is such a part (or fills it), or what tells as much."""
    keys = {key for key in (path[-1:] if len(path) > DEEP else path) if isinstance(key, str)}
    more = {told for key in keys for told in sdk_events.TELLING.get(key, ())}
    if isinstance(path[-1], int):
        return False
    return not texts.isdisjoint(keys | more)


def _of_hint(hook: Hook, node: ast.AST) -> str:
    """Why an ordinary event's hint may lack what is read of it; nothing where it does not."""
    if hook.thing != "event" or not hook.hint:
        return ""
    match node:
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=key), ctx=ast.Load()):
            return sdk_events.HINTS_MAY_LACK.get(str(key), "") if name == hook.hint else ""
    return ""


def _key(node: ast.AST) -> str:
    return str(node.slice.value) if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) else ""


def _shown(hook: Hook, path: tuple[object, ...]) -> str:
    return (hook.event or "event") + "".join(
        f"[{key}]" if isinstance(key, int) else "[…]" if key == "*" else f'["{key}"]' for key in path
    )


def _effect(checked: Checked, hook: Hook) -> str:
    return failing(checked, hook.option).replace("every ", "the ")
