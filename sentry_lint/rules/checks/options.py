"""SNT111, 113, 115, 606 and 607: options that do not do what they seem to, or that are missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TypeGuard

from sentry_lint.analysis.facts import Called, Initialised, last_name
from sentry_lint.analysis.values import External, Value
from sentry_lint.findings import AddHooks, Finding, KeepDefaults, SetOption
from sentry_lint.knowledge import sdk_events
from sentry_lint.rules.checks.base import Checked, finding, span_of
from sentry_lint.target import has_option, target_for

LOCALS = "SNT111"
UNSCRUBBED = "SNT113"
REPLACED = "SNT115"
DSN = "SNT606"
NO_EFFECT = "SNT607"
STATUSES = "failed_request_status_codes"
Option = tuple[ast.AST, Value]


def check(checked: Checked) -> Iterator[Finding]:
    """What is given to ``init``, to integrations and to the event scrubber, and what is not."""
    calls = {fact.site: fact for _, fact in checked.of_type(Called) if isinstance(fact, Called) and not fact.owner}
    if not calls:
        return
    yield from _statuses(checked, calls)
    for fact in calls.values():
        if fact.function.endswith("EventScrubber"):
            yield from _denylist(checked, fact)
    seen: set[ast.AST] = set()
    for _, made in checked.of_type(Initialised):
        call = calls.get(made.site) if isinstance(made, Initialised) else None
        if call is not None and isinstance(made, Initialised) and made.site not in seen:
            seen.add(made.site)
            yield from _initialised(checked, made, call)


def _initialised(checked: Checked, fact: Initialised, call: Called) -> Iterator[Finding]:
    yield from _classes(checked, fact, call)
    yield from _dsn(checked, fact, call)
    hidden = call.partly or _is_hidden(fact, call)
    yield from _ignored_hooks(checked, fact, hidden)
    if call.function == "init" and not hidden:
        yield from _locals(checked, fact)
        yield from _unscrubbed(checked, fact)


def _is_hidden(fact: Initialised, call: Called) -> bool:
    """The options may be in what is given first: a dictionary that cannot be seen, and no text."""
    if not call.positional:
        return False
    value, place = call.positional[0]
    name = last_name(place)
    return value.consts is None and value.fields is None and bool(name) and "dsn" not in name.lower()


# -- integrations


def _statuses(checked: Checked, calls: dict[ast.Call, Called]) -> Iterator[Finding]:
    """Statuses that the integration that was given them does not look at, and ranges that end too early."""
    by_name: dict[str, list[Called]] = {}
    for fact in calls.values():
        if fact.function.endswith("Integration"):
            by_name.setdefault(fact.function.rpartition(".")[2], []).append(fact)
    starlette = by_name.get("StarletteIntegration", [])
    heard = any(STATUSES in fact.keywords or fact.partly for fact in starlette)
    for name, facts in by_name.items():
        for fact in facts:
            keyword = next((keyword for keyword in fact.site.keywords if keyword.arg == STATUSES), None)
            if keyword is None:
                continue
            if name == "FastApiIntegration" and not heard and not _said(checked, keyword):
                message = (
                    f"{STATUSES} on FastApiIntegration alone has no effect: StarletteIntegration's counts; set it there"
                )
                yield finding(checked, NO_EFFECT, keyword, message)
            for node in ast.walk(keyword.value):
                match node:
                    case ast.Call(func=ast.Name(id="range"), args=[_, ast.Constant(value=499 | 599 as end)]):
                        message = f"a range ends before its end: {end} itself is left out; write {end + 1}"
                        yield finding(checked, NO_EFFECT, node, message)


def _said(checked: Checked, node: ast.keyword) -> bool:
    """The release does not have the option at all, which has been said."""
    return any(other.code == "SNT601" and other.line == node.lineno for other in checked.findings)


def _classes(checked: Checked, fact: Initialised, call: Called) -> Iterator[Finding]:
    """Integrations that are classes and no objects."""
    found = call.keywords.get("integrations")
    place, value = fact.options.get("integrations", (None, None))
    if found is not None:
        value, place = found
    if not isinstance(place, (ast.List, ast.Tuple)) or value is None or not value.fields:
        return
    for index, node in enumerate(place.elts):
        if isinstance(node, ast.Starred):
            return  # what stands where after it is not known
        member = value.fields.get(index)
        for ref in member.refs if member is not None else ():
            if isinstance(ref, External) and ref.name.startswith("sentry_sdk.") and ref.name.endswith("Integration"):
                name = ref.name.rpartition(".")[2]
                message = f"{name} is a class: init fails with AttributeError, nothing is set up; write {name}()"
                yield finding(checked, NO_EFFECT, node, message)


# -- init


def _ignored_hooks(checked: Checked, fact: Initialised, hidden: bool) -> Iterator[Finding]:
    """Hooks that are never called in the way of tracing that was chosen."""
    _, lifecycle = fact.options.get("trace_lifecycle", (None, None))
    streams = lifecycle is not None and lifecycle.consts == ("stream",)
    static = (lifecycle is None and not hidden) or (
        lifecycle is not None and lifecycle.consts in (("static",), (None,))
    )
    for option, wrong, message in (
        ("before_send_span", static, 'is ignored without trace_lifecycle="stream": use before_send_transaction'),
        ("before_send_transaction", streams, 'is never called with trace_lifecycle="stream": use before_send_span'),
    ):
        place, value = fact.options.get(option, (None, None))
        if place is None or value is None or value.consts == (None,) or not wrong:
            continue
        target = target_for(checked.module.path, checked.engine.policy)
        if has_option(target, option) and has_option(target, "before_send_transaction"):
            yield finding(checked, NO_EFFECT, _keyword(fact.site, option) or place, f"{option} {message}")


def _locals(checked: Checked, fact: Initialised) -> Iterator[Finding]:
    own = has_option(target_for(checked.module.path, checked.engine.policy), "include_local_variables")
    wanted = ("include_local_variables", "False") if own else ("data_collection", '{"stack_frame_variables": False}')
    advice = f"the locals and arguments of every frame go out with an error; write {wanted[0]}={wanted[1]}"
    for option in ("include_local_variables", "with_locals"):
        if option in fact.options:
            place, value = fact.options[option]
            if value.consts in ((True,), (None,)):
                fix = SetOption(span_of(fact.site), option, "False", span_of(place))
                yield finding(checked, LOCALS, _keyword(fact.site, option) or place, advice, fix=fix)
            return
    if "data_collection" not in fact.options:  # SNT110 tells what that collects
        yield finding(checked, LOCALS, fact.site, advice, fix=SetOption(span_of(fact.site), *wanted))


def _unscrubbed(checked: Checked, fact: Initialised) -> Iterator[Finding]:
    """Kinds of items that are sent and pass no hook."""
    options = fact.options
    spans = "stream" in (options["trace_lifecycle"][1].consts or ()) if "trace_lifecycle" in options else False
    spans = spans or not has_option(target_for(checked.module.path, checked.engine.policy), "before_send_transaction")
    wanted = [("before_send", True)]
    traced = _is_set(options.get("traces_sample_rate")) or _is_set(options.get("traces_sampler"))
    traced = traced or _is_set(options.get("enable_tracing"))
    wanted.append(("before_send_span" if spans else "before_send_transaction", traced))
    wanted.append(("before_send_log", "enable_logs" in options and options["enable_logs"][1].consts == (True,)))
    missing = [hook for hook, sent in wanted if sent and not _is_set(options.get(hook))]
    if missing:
        things = ", ".join(f"{sdk_events.THINGS[hook]}s" for hook in missing)
        message = f"{things} go out without passing a hook of the project; give init {', '.join(missing)}"
        yield finding(checked, UNSCRUBBED, fact.site, message, fix=AddHooks(span_of(fact.site), tuple(missing)))


def _is_set(option: Option | None) -> bool:
    """The option is given something, or something that is not known."""
    return option is not None and not (option[1].consts and all(not c for c in option[1].consts))


def _dsn(checked: Checked, fact: Initialised, call: Called) -> Iterator[Finding]:
    given = fact.options.get("dsn")
    place = given[0] if given is not None else call.positional[0][1] if call.positional else None
    value = given[1] if given is not None else call.positional[0][0] if call.positional else None
    if place is None or value is None:
        return
    texts = [node.value for node in ast.walk(place) if isinstance(node, ast.Constant)]
    if any(isinstance(text, str) and _is_real(text) for text in (*texts, *(value.consts or ()))):
        message = "a DSN in the source: whoever runs a copy reports into this project; read it from the environment"
        yield finding(checked, DSN, _keyword(fact.site, "dsn") or place, message)


def _is_real(text: str) -> bool:
    """A DSN with a key that was not made up, of a host that is not reserved. (Keys are 32 hexadecimal digits.)"""
    found = re.match(r"https?://([0-9a-f]{32})(?::[0-9a-f]{32})?@([\w.-]+)(?::\d+)?/(?:[\w/.-]*/)?\d+/?$", text)
    if found is None or len(set(found[1])) < 8:
        return False
    host = found[2].lower()
    return not re.search(r"(^|\.)(example(\.\w+)?|localhost|test|invalid|local)$|^127\.|^0\.0", host)


def _keyword(call: ast.Call, name: str) -> ast.keyword | None:
    return next((keyword for keyword in call.keywords if keyword.arg == name), None)


# -- the event scrubber


def _denylist(checked: Checked, fact: Called) -> Iterator[Finding]:
    given = fact.get(0, "denylist")
    if given is None:
        return
    names = _written(checked.module.tree, given[1])
    if names is None or len(sdk_events.DEFAULT_NAMES & names) > len(sdk_events.DEFAULT_NAMES) // 2:
        return
    message = (
        "denylist= takes the place of the SDK's own names (password, token, cookie, …), which then go out; "
        "write DEFAULT_DENYLIST + […]"
    )
    fix = KeepDefaults(span_of(fact.site), span_of(given[1]))
    yield finding(checked, REPLACED, _keyword(fact.site, "denylist") or given[1], message, fix=fix)


def _written(tree: ast.Module, node: ast.expr) -> frozenset[str] | None:
    """The names in a list that is written out, there or where its name is bound; None for any other."""
    if isinstance(node, ast.Name):
        values = [statement.value for statement in ast.walk(tree) if _binds(statement, node.id)]
        if len(values) != 1 or values[0] is None or any(_grows(inner, node.id) for inner in ast.walk(tree)):
            return None
        node = values[0]
    if not isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return None
    names = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return frozenset(name.lower() for name in names) if len(names) == len(node.elts) else None


def _binds(node: ast.AST, name: str) -> TypeGuard[ast.Assign | ast.AnnAssign]:
    match node:
        case ast.Assign(targets=targets):
            return any(isinstance(target, ast.Name) and target.id == name for target in targets)
        case ast.AnnAssign(target=ast.Name(id=bound)):
            return bound == name
    return False


def _grows(node: ast.AST, name: str) -> bool:
    """More may be put into what a name holds."""
    match node:
        case ast.AugAssign(target=ast.Name(id=changed)) | ast.Attribute(value=ast.Name(id=changed)):
            return changed == name
    return False
