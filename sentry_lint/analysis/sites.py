"""Calls of the SDK: what each argument reaches, what the call gives back, what it marks as done."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from sentry_lint.analysis import delivery, errors
from sentry_lint.analysis.arguments import Arguments, Given
from sentry_lint.analysis.facts import Called, Configured, Initialised
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.values import UNKNOWN, Flow, Local, Sdk, Value, make, reference
from sentry_lint.knowledge import sdk

OWN = "own:"  # before a mark: it was made on a scope that ends with its block


def called(frame: Frame, node: ast.Call, dotted: str, given: Arguments, owner: Sdk | None = None) -> None:
    """Note a call of the SDK; ``dotted`` is the function's full name, or the method's of ``owner``."""
    opened = [(_opened(frame, value), place) for value, place in given.positional]
    keywords = {key: (_opened(frame, value), place) for key, (value, place) in given.keywords.items()}
    name = dotted.removeprefix("sentry_sdk.")
    fact = Called(
        node,
        name,
        name if owner else sdk.canonical(dotted) or "",
        owner.kind if owner else "",
        owner.origin if owner else "",
        opened,
        keywords,
        bool(given.loose or given.more),
    )
    frame.summary.facts.append(fact)
    if fact.function in sdk.STARTING:
        frame.summary.starts.append(fact)


def _opened(frame: Frame, value: Value) -> Value:
    return value if value.cell is None else frame.state.open(value)


def function(frame: Frame, node: ast.Call, name: str, given: Arguments) -> Value:
    """Call a function of the SDK by its canonical name (``set_tag``, ``logger.error``)."""
    if name in ("init", "_init_implementation.init", "Client"):
        options: dict[str, tuple[ast.AST, Value]] = {
            key: (place, value) for key, (value, place) in _options(frame, given)
        }
        frame.summary.facts.append(Initialised(node, options))
        _hand_on(frame, [("", value) for value, _ in given.more])
        _hand_on(frame, [(option, value) for option, (_, value) in options.items()])
        return UNKNOWN
    own, _, last = name.rpartition(".")
    if own and name not in sdk.FUNCTIONS and name not in sdk.PRODUCERS:
        kind = sdk.CLASSES.get(own)
        if kind is not None:
            return _class_method(frame, node, kind, last, given)
    _call(frame, node, name, sdk.FUNCTIONS.get(name, ()), given)
    return _product(frame, node, name, given)


def _hand_on(frame: Frame, options: Iterable[tuple[str, Value]]) -> None:
    """Note the parameters that become options of ``init``."""
    for option, value in options:
        for flow in (flow for member in (value, *value.rest) for flow in member.flows):
            if not flow.path:
                frame.summary.options[flow.param] = option


def configured(frame: Frame, node: ast.Call, wanted: dict[str, str], bound: dict[str, Given]) -> None:
    """Call a helper that hands options on to ``init``; ``wanted`` is its :attr:`Summary.options`."""
    options: dict[str, tuple[ast.AST, Value]] = {}
    for parameter, option in wanted.items():
        if parameter not in bound:
            continue
        value, place = bound[parameter]
        _hand_on(frame, [(option, value)])
        if option:
            options[option] = (place, value)
        for key, member in (frame.state.open(value).fields or {}).items() if not option else ():
            options[str(key)] = (_keyword_of(node, key) or _spread_of(node) or _value_node(place, key), member)
    if options:
        frame.summary.facts.append(Configured(node, options))


def _keyword_of(node: ast.Call, name: object) -> ast.expr | None:
    return next((keyword.value for keyword in node.keywords if keyword.arg == name), None)


def _spread_of(node: ast.Call) -> ast.expr | None:
    return next((keyword.value for keyword in node.keywords if keyword.arg is None), None)


def _options(frame: Frame, given: Arguments) -> list[tuple[str, Given]]:
    """The options of ``init``: keywords, or a dictionary as its first argument."""
    out: list[tuple[str, Given]] = []
    for value, place in given.positional[:1]:
        opened = frame.state.open(value)
        for key, member in (opened.fields or {}).items():
            out.append((str(key), (member, _value_node(place, key))))
    return [*out, *given.keywords.items()]


def _value_node(place: ast.expr, key: object) -> ast.expr:
    """Where a dictionary display says what a key holds; the display itself for any other expression."""
    if isinstance(place, ast.Dict):
        for key_node, value_node in zip(place.keys, place.values):
            if isinstance(key_node, ast.Constant) and key_node.value == key:
                return value_node
    return place


def _class_method(frame: Frame, node: ast.Call, kind: str, name: str, given: Arguments) -> Value:
    """``Scope.set_tag(scope, …)``: a method called on its class."""
    if f"{kind.title()}.{name}" in sdk.PRODUCERS:
        return reference(Sdk(sdk.PRODUCERS[f"{kind.title()}.{name}"], name))
    inner = Arguments()
    inner.positional, inner.keywords = given.positional[1:], given.keywords
    inner.loose, inner.more = given.loose, given.more
    return method(frame, node, Sdk(kind), name, inner)


def _product(frame: Frame, node: ast.Call, name: str, given: Arguments) -> Value:
    kind = sdk.PRODUCERS.get(name)
    if kind is None:
        return UNKNOWN
    made = reference(Sdk(kind, name.rpartition(".")[2]))
    for value, place in given.positional:  # configure_scope(callback)
        for ref in value.refs:
            if isinstance(ref, Local) and kind == "scope":
                frame.engine.call_local(frame, node, ref.node, made, place)
    return made


def method(frame: Frame, node: ast.Call, owner: Sdk, name: str, given: Arguments) -> Value:
    """Call a method of an SDK object."""
    called(frame, node, name, given, owner)
    table = sdk.METHODS.get(owner.kind, {})
    if name in table:
        _call(frame, node, name, table[name], given, owner.own)
    part = sdk.PARTS.get((owner.kind, name))
    if part is not None:
        return reference(Sdk(part, name))
    if name in ("__enter__", "__aenter__"):
        return reference(owner)
    return UNKNOWN


def _call(
    frame: Frame,
    node: ast.Call,
    name: str,
    table: tuple[sdk.Argument, ...],
    given: Arguments,
    own: bool = False,
) -> None:
    """Hand over the arguments of a call; ``own``: on a scope that ends with its block."""
    known = {argument.name for argument in table}
    key = given.get(0, "key") if any(a.name in ("key", "attribute") for a in table) else None
    for argument in table:
        found = given.get(argument.position, argument.name)
        if found is not None and argument.surface:
            _hand_over(frame, node, name, argument, found, key)
    more = sdk.MORE_KEYWORDS.get(name)
    if more is not None:
        for keyword, (value, place) in given.keywords.items():
            if keyword not in known:
                delivery.send(frame, node, more, value, place, key=keyword)
        if not table or name != "add_breadcrumb":
            for value, place in given.positional[1:]:
                delivery.send(frame, node, more, value, place)
    for value, place in (*given.more, *given.loose):
        surface = more or next((argument.surface for argument in table if argument.surface in sdk.SURFACES), "")
        if surface:
            delivery.send(frame, node, surface if name != "capture_exception" else "extra", value, place)
    if name == "capture_exception":
        _capture(frame, node, given)
    if frame.engine.watches:
        _mark(frame, node, name, given, own)


def _hand_over(
    frame: Frame, node: ast.Call, name: str, argument: sdk.Argument, found: Given, key: Given | None
) -> None:
    value, place = found
    if argument.surface in sdk.SURFACES or argument.surface == sdk.LEVEL:
        names = [c for c in (key[0].consts if key is not None else None) or () if isinstance(c, str)]
        single = names[0] if len(names) == 1 and argument.name == "value" else ""
        flow = _flow(key) if argument.name == "value" and not single else None
        if flow is not None:
            delivery.send_keyed(frame, node, argument.surface, value, place, flow)
        else:
            delivery.send(frame, node, argument.surface, value, place, key=single)
    elif argument.surface == "crumb":
        nested(frame, node, value, place, sdk.CRUMB_SURFACES, "breadcrumb")
    elif argument.surface == "event":
        nested(frame, node, value, place, sdk.EVENT_SURFACES, "extra")
    elif argument.surface == sdk.EXCEPTION and value.rest:
        delivery.send(frame, node, "exception", make(rest=value.rest), place)
    elif argument.surface == sdk.SCOPE:
        for ref in value.refs:
            if isinstance(ref, Local):
                frame.engine.call_local(frame, node, ref.node, reference(Sdk("scope", "new_scope")), place)


def _flow(key: Given | None) -> Flow | None:
    if key is None:
        return None
    return next((ref for ref in key[0].refs if isinstance(ref, Flow) and not ref.path), None)


def nested(frame: Frame, node: ast.AST, value: Value, place: ast.AST, surfaces: dict[str, str], other: str) -> None:
    """An object of surfaces by key: an event or a breadcrumb."""
    opened = frame.state.open(value)
    for key, member in (opened.fields or {}).items():
        surface = surfaces.get(str(key), other)
        if opened.anchor is not None and not member.inert:
            member = member.copy()
            member.anchor = opened.anchor
        delivery.send(frame, node, surface, member, place, key="" if str(key) in surfaces else str(key))
    loose = opened.copy()
    loose.fields = None
    loose.cell = None
    delivery.send(frame, node, other, loose, place)


def _capture(frame: Frame, node: ast.Call, given: Arguments) -> None:
    found = given.get(0, "error")
    if found is None and (given.loose or given.more):
        return
    errors.capture(frame, node, found[0] if found else None, found[1] if found else None)


def _mark(frame: Frame, node: ast.Call, name: str, given: Arguments, own: bool) -> None:
    """Note the breadcrumbs and tags that a watch may ask for."""
    marks: list[str] = []
    if name == "add_breadcrumb":
        category = given.keywords.get("category", (UNKNOWN, node))[0]
        if given.positional:
            opened = frame.state.open(given.positional[0][0])
            category = (opened.fields or {}).get("category", category)
        marks += [f"crumb:{c}" for c in category.consts or ()]
    elif name == "set_tag":
        key = given.get(0, "key")
        marks += [f"tag:{c}" for c in (key[0].consts if key else None) or ()]
    elif name == "set_tags":
        found = given.get(0, "tags")
        opened = frame.state.open(found[0]) if found else UNKNOWN
        marks += [f"tag:{key}" for key in opened.fields or ()]
    marks = [mark for mark in marks if mark in frame.engine.wanted_marks]
    if marks and frame.state.alive:
        frame.state.mark(*marks, *(f"{OWN}{mark}" for mark in marks if own))
        for mark in marks:
            frame.summary.mark_sites[mark] = node
