"""SNT1: nothing personal leaves."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.facts import Configured, Initialised, Leak, end_of, line_of, start_of
from sentry_lint.analysis.values import Taint, Value
from sentry_lint.findings import Finding, Redact, RemoveOption, Span, Step
from sentry_lint.knowledge import sdk
from sentry_lint.knowledge.vocabulary import CATEGORIES
from sentry_lint.rules.checks.base import Checked, finding, span_of
from sentry_lint.rules.checks.ways import is_caught, when_asked_for
from sentry_lint.target import has_option, target_for

SECRET = "SNT106"
BULK = "SNT107"
DEFAULT_PII = "SNT110"
RAISED = "SNT108"
LOGGED = "SNT109"
WITHOUT_ID = frozenset({"self", "request", "client", "headers"})  # ``request.client`` is an address
# What a log may hold: bags that nobody can see into, and user names (CodeQL leaves them out of its logging query).
LOGGABLE = frozenset({"arguments", "object", "locals", "username"})
EVERYWHERE = frozenset({RAISED, LOGGED})  # rules about surfaces that are everywhere: analysed only where one is on


def check(checked: Checked) -> Iterator[Finding]:
    """Personal data, credentials and whole bags on any surface, and the options that let them out."""
    seen: set[tuple[int, int, str, str]] = set()
    for leak in sorted(_leaks(checked), key=_place):
        code = _code(leak)
        if code in EVERYWHERE and not _is_sent(checked, leak, code):
            continue
        mark = (*start_of(leak.site), code, leak.taint.category)
        if mark not in seen and not _allowed(checked, leak, code):
            seen.add(mark)
            yield _leaked(checked, leak, code)
    for kind in (Initialised, Configured):
        for _, fact in checked.of_type(kind):
            if isinstance(fact, (Initialised, Configured)):
                yield from _options(checked, fact)


def _leaks(checked: Checked) -> Iterator[Leak]:
    for _, fact in checked.of_type(Leak):
        if isinstance(fact, Leak):
            yield fact


def _place(leak: Leak) -> tuple[int, int, int, int, int]:
    indirect = leak.anchor is leak.site
    return (*start_of(leak.site), int(indirect), *start_of(leak.anchor))


def _code(leak: Leak) -> str:
    code = sdk.SURFACES[leak.surface].code
    if code in EVERYWHERE:
        return code
    kind = CATEGORIES[leak.taint.category].kind
    if kind == "secret":
        return SECRET
    return BULK if kind == "bulk" else code


def _is_sent(checked: Checked, leak: Leak, code: str) -> bool:
    """What is raised and caught again in the function is not sent; and some things are no news in a log."""
    if code == RAISED:
        return CATEGORIES[leak.taint.category].kind != "bulk" and not is_caught(checked, leak.site)
    return leak.taint.category not in LOGGABLE


def _allowed(checked: Checked, leak: Leak, code: str) -> bool:
    privacy = checked.engine.policy.privacy
    surface = leak.surface.partition(".")[0]
    if f"{surface}:{leak.taint.category}" in privacy.allow:
        return True
    if code != SECRET and when_asked_for(checked, leak.site):
        return True  # it is for SNT110 to say that somebody does ask
    return (
        leak.surface == "user" and code not in (SECRET, BULK) and leak.key != "id" and leak.key in privacy.user_fields
    )


def _leaked(checked: Checked, leak: Leak, code: str) -> Finding:
    category = CATEGORIES[leak.taint.category]
    message = f"{category.label} ({_origin(checked, leak)}) in {_where(checked, leak)}: {_advice(leak, code)}"
    fix = None if code in EVERYWHERE else Redact(span_of(leak.anchor), span_of(leak.site), category.key)
    return finding(checked, code, leak.anchor, message, _way(checked, leak), fix)


def _origin(checked: Checked, leak: Leak) -> str:
    taint = leak.taint
    if line_of(leak.anchor) <= taint.line <= end_of(leak.anchor)[0] and taint.path == checked.module.path:
        return taint.text
    return f"{taint.text}, {_place_of(checked, taint)}"


def _where(checked: Checked, leak: Leak) -> str:
    """The surface; where a helper hands it over, with the place of that."""
    phrase = sdk.SURFACES[leak.surface].phrase
    return f"{phrase} ({_place_of(checked, leak.steps[-1])})" if leak.steps else phrase


def _place_of(checked: Checked, step: Step | Taint) -> str:
    if step.path == checked.module.path:
        return f"line {step.line}"
    return f"{step.path.replace(chr(92), '/').rpartition('/')[2]}:{step.line}"


def _advice(leak: Leak, code: str) -> str:
    if code == SECRET or (code in EVERYWHERE and CATEGORIES[leak.taint.category].kind == "secret"):
        return "a credential in Sentry is a credential to change; leave it out"
    if code == BULK:
        return "it holds whatever anybody puts there; send the fields you need"
    owner = _owner(leak.taint)
    if code == RAISED:
        return f"it is the error's title in Sentry, which nothing scrubs; name {f'{owner}.id' if owner else 'an id'}"
    if code == LOGGED:
        return f"nothing scrubs a record's text; log {f'{owner}.id' if owner else 'an id'}"
    return f"the SDK does not scrub it; send {owner}.id" if owner else "the SDK does not scrub it; send an id"


def _owner(taint: Taint) -> str:
    owner, dot, name = taint.text.rpartition(".")
    plain = owner.replace(".", "").replace("_", "").isalnum() and name.replace("_", "").isalnum()
    return owner if dot and plain and owner.rpartition(".")[2] not in WITHOUT_ID else ""


def _way(checked: Checked, leak: Leak) -> tuple[Step, ...]:
    taint = leak.taint
    path = checked.module.path
    steps = [Step(taint.path, taint.line, taint.text), *taint.steps, *leak.steps]
    end = sdk.SURFACES[leak.surface].phrase
    if not leak.steps:
        steps.append(Step(path, line_of(leak.site), end))
    return tuple(dict.fromkeys(steps))


def _options(checked: Checked, fact: Initialised | Configured) -> Iterator[Finding]:
    place, value = fact.options.get(sdk.PII_OPTION, (None, None))
    if place is not None and value is not None and value.consts == (True,) and not value.clean:
        message = (
            "send_default_pii=True lets cookies, all headers, IP addresses, users and task arguments out; "
            "leave it out and set what you need by hand"
        )
        fix = None
        if isinstance(fact, Initialised):
            fix = RemoveOption(_keyword(fact.site, sdk.PII_OPTION, place), sdk.PII_OPTION)
        yield finding(checked, DEFAULT_PII, place, message, fix=fix)
    place, value = _collection(fact)
    if place is not None and value is not None and (isinstance(place, ast.Dict) or value.fields is not None):
        if not has_option(target_for(checked.module.path, checked.engine.policy), "event_scrubber"):
            return  # from 3.0 on there is no scrubber to be turned off, and nothing else to say what is collected
        message = (
            "data_collection turns the SDK's event scrubber off, and what it does not name is collected; "
            "leave it out, or scrub in before_send"
        )
        yield finding(checked, DEFAULT_PII, place, message)


def _collection(fact: Initialised | Configured) -> tuple[ast.AST | None, Value | None]:
    """``data_collection=…``, also where it still stood among the experiments."""
    place, value = fact.options.get(sdk.COLLECTION_OPTION, (None, None))
    experiments = fact.options.get("_experiments")
    if place is None and experiments is not None and isinstance(experiments[0], ast.Dict):
        for key, inner in zip(experiments[0].keys, experiments[0].values):
            if isinstance(key, ast.Constant) and key.value == sdk.COLLECTION_OPTION:
                return inner, experiments[1]
    return place, value


def _keyword(call: ast.Call, name: str, place: ast.AST) -> Span:
    for keyword in call.keywords:
        if keyword.arg == name:
            return span_of(keyword)
    return span_of(place)
