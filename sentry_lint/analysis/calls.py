"""Calls: of the project's functions and classes, of functions inside functions, of what is not in the project."""

from __future__ import annotations

import ast

from sentry_lint.analysis import (
    access,
    arguments,
    delivery,
    errors,
    hooks,
    instances,
    libraries,
    methods,
    procedures,
    records,
    registrations,
    running,
    signatures,
    sites,
    spans,
    wrapping,
)
from sentry_lint.analysis.arguments import Arguments, Given
from sentry_lint.analysis.caught import told
from sentry_lint.analysis.facts import EMPTY, Summary
from sentry_lint.analysis.frames import Asked, Frame, evaluates, source_text
from sentry_lint.analysis.joining import join, join_all
from sentry_lint.analysis.members import follow
from sentry_lint.analysis.modules import Function
from sentry_lint.analysis.naming import by_name, owners_of, under_key
from sentry_lint.analysis.values import (
    CLEAN,
    UNKNOWN,
    YIELDED,
    Caught,
    ClassRef,
    External,
    Flow,
    FunctionRef,
    Hooked,
    InstanceRef,
    Local,
    Method,
    Partial,
    Piece,
    Ref,
    Sdk,
    Taint,
    Value,
    anchored,
    make,
    reference,
)
from sentry_lint.knowledge import flows
from sentry_lint.knowledge.words import split

MAX_CALLEES = 4


@evaluates(ast.Call)
def call(frame: Frame, node: ast.Call) -> Value:
    """A call: the callee's symbols decide; one that has none is judged by its name."""
    node_func = node.func
    if isinstance(node_func, ast.Attribute):
        base = frame.evaluate(node_func.value)
        callee = access.attribute(frame, base, node_func)
    else:
        base = None
        callee = frame.evaluate(node_func)
    given = arguments.evaluate(frame, node)
    if frame.engine.logs and isinstance(node_func, ast.Attribute) and node_func.attr in records.METHODS:
        records.logged(frame, node, given)
    return call_value(frame, node, callee, given, base)


def call_value(frame: Frame, node: ast.Call, callee: Value, given: Arguments, base: Value | None = None) -> Value:
    """Call a value with arguments at ``node``."""
    results: list[Value] = []
    if isinstance(node.func, ast.Attribute) and base is not None and node.func.attr in flows.DELAYING:
        running.delayed(frame, node, base, node.func.attr, given)
    registrations.registered(frame, node)
    for ref in callee.refs[:MAX_CALLEES]:
        result = _call_reference(frame, node, callee, ref, given)
        if result is not None:
            results.append(result)
    if results:
        return join_all(results)
    if isinstance(node.func, ast.Attribute) and base is not None:
        errors.view_method(frame, node, base, node.func.attr)
    tried = any(isinstance(ref, Method) for ref in callee.refs)
    if isinstance(node.func, ast.Attribute) and base is not None and not tried:
        found = methods.call(frame, node, base, node.func.attr, given)
        if found is not None:
            return found
    return _unknown(frame, node, given)


def _call_reference(frame: Frame, node: ast.Call, callee: Value, ref: Ref, given: Arguments) -> Value | None:
    match ref:
        case FunctionRef(function, receiver):
            return project_function(frame, node, function, receiver, given)
        case ClassRef():
            return instances.instantiate(frame, node, ref, given)
        case InstanceRef(cls):
            method = frame.engine.find_method(cls, "__call__")
            return project_function(frame, node, method, callee, given) if method else None
        case Local(inner):
            return local_function(frame, node, inner, given)
        case External(dotted):
            return libraries.call(frame, node, dotted, given)
        case Partial(function, args, keywords):
            if args and any(_runs_procedures(frame, inner) for inner in function.refs):
                return UNKNOWN  # what it runs was seen where it was made
            return call_value(frame, node, function, _with_partial(given, args, keywords, node), None)
        case Method(owner, name):
            sdk_refs = [r for r in owner.refs if isinstance(r, Sdk)]
            if sdk_refs:
                return sites.method(frame, node, sdk_refs[0], name, given)
            return methods.call(frame, node, owner, name, given)
        case Sdk():
            return reference(ref)
        case Flow(path=()):
            errors.parameter_called(frame, node, ref)
    return None


def _runs_procedures(frame: Frame, ref: Ref) -> bool:
    """A call of it may be a site of a procedure."""
    if isinstance(ref, External):
        return bool(frame.engine.watched_call(ref.name))
    return isinstance(ref, Method) or bool(frame.engine.watches)


def _with_partial(
    given: Arguments, args: tuple[Value, ...], keywords: tuple[tuple[str, Value], ...], node: ast.Call
) -> Arguments:
    merged = Arguments()
    merged.positional = [(value, node) for value in args] + given.positional
    merged.keywords = {**{name: (value, node) for name, value in keywords}, **given.keywords}
    merged.loose, merged.more = given.loose, given.more
    return merged


# -- functions of the project


def project_function(
    frame: Frame, node: ast.Call, function: Function, receiver: Value | None, given: Arguments
) -> Value:
    """Call a function of the project: its summary, with the arguments in place of its parameters."""
    engine = frame.engine
    if engine.is_sanitizer(function.dotted):
        return make(clean=True)
    stands_for = engine.wrapper_of(function.dotted)
    if stands_for:
        return sites.function(frame, node, stands_for, given)
    decorators = set(function.decorators())
    bound_first = function.owner is not None and "staticmethod" not in decorators and receiver is not None
    bound = arguments.bind(given, function.node.args, bound_first)
    _name_rest(frame, function.node.args.kwarg, bound)
    if bound_first and receiver is not None:
        parameters = (*function.node.args.posonlyargs, *function.node.args.args)
        if parameters:
            first = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            bound[parameters[0].arg] = (receiver, first)
    for value, _ in given.all():
        _called_back(frame, node, value)
    handed = _handed(bound)
    summary = _looked_into(frame, node, function, bound, handed)
    if any(isinstance(ref, Hooked) for _, ref in handed):
        hooks.helped(frame, node, function, summary)
    before = procedures.marks_at(frame, node)
    result = apply(frame, node, function.dotted, summary, bound)
    procedures.called(frame, node, function, bound, before)
    if set(split(function.node.name)) & flows.CLEARING_WORDS and not any(isinstance(r, Sdk) for r in result.refs):
        return CLEAN
    if result.opaque and not result.hint:
        name = function.node.name
        named = by_name(frame, result, name, owners_of(node.func)[:-1], node)
        return anchored(named, node) if named.taints else result
    return result


def _looked_into(
    frame: Frame,
    node: ast.Call,
    function: Function,
    bound: dict[str, Given],
    handed: tuple[tuple[str, Sdk | Hooked], ...],
) -> Summary:
    """The summary of a function that is called; an empty one where nothing that it does can matter here."""
    engine = frame.engine
    owner = frame
    while owner.function is None and owner.closure is not None and owner.predicate is None:
        owner = owner.closure
    interest = owner.interest
    if interest is None:
        return engine.summary(function, (*handed, *signatures.switches(frame, function, bound)))
    raises = owner.asked.raises or node in interest.guarded or owner is not frame
    returns = node not in interest.dropped
    if not (returns and raises):
        lost = owner.summary.left_out
        owner.summary.left_out = (lost[0] or not (returns or owner.asked.returns), lost[1] or not raises)
    if not (returns or raises or handed or function.key in engine.relevant):
        return EMPTY
    return engine.summary(function, (*handed, *signatures.switches(frame, function, bound)), Asked(returns, raises))


def _handed(bound: dict[str, Given]) -> tuple[tuple[str, Sdk | Hooked], ...]:
    """The parameters that get an object of the SDK, or a hook's event or a part right below it."""
    return tuple(
        (name, ref)
        for name, (value, _) in sorted(bound.items())
        for ref in value.refs[:1]
        if isinstance(ref, Sdk) or (isinstance(ref, Hooked) and len(ref.path) < 2)  # a scrubber recurses
    )


def entered(frame: Frame, node: ast.expr, value: Value) -> Value:
    """What ``with value as target`` binds: what a generator yields, what ``__enter__`` returns, else the value."""
    opened = frame.state.open(value)
    if opened.fields is not None and YIELDED in opened.fields:
        return anchored(opened.fields[YIELDED], node)
    for ref in opened.refs:
        if isinstance(ref, InstanceRef) and isinstance(node, ast.Call):
            method = frame.engine.find_method(ref.cls, "__enter__") or frame.engine.find_method(ref.cls, "__aenter__")
            if method is not None:
                result = project_function(frame, node, method, value, Arguments())
                return value if result.opaque or any(isinstance(r, InstanceRef) for r in result.refs) else result
    return value


def _name_rest(frame: Frame, rest: ast.arg | None, bound: dict[str, Given]) -> None:
    """What a ``**`` parameter gets: keywords speak for their values as keys do."""
    if rest is None or rest.arg not in bound:
        return
    value, node = bound[rest.arg]
    if value.fields:
        named = value.copy()
        named.fields = {key: under_key(frame, member, key, node) for key, member in value.fields.items()}
        bound[rest.arg] = (named, node)


def _called_back(frame: Frame, node: ast.Call, value: Value) -> None:
    """A function given as an argument may be called: what it does without its own arguments happens here."""
    for ref in value.refs:
        if isinstance(ref, Local):
            frame.engine.local_summary(frame, ref.node)


def local_function(
    frame: Frame, node: ast.Call, inner: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, given: Arguments
) -> Value:
    """Call a function that was defined inside the function at hand."""
    summary = frame.engine.local_summary(frame, inner)
    bound = arguments.bind(given, inner.args, False)
    return apply(frame, node, getattr(inner, "name", "lambda"), summary, bound)


def apply(frame: Frame, node: ast.Call, name: str, summary: Summary, bound: dict[str, Given]) -> Value:
    """Do at ``node`` what the summary says, and give what the function returns."""
    here = frame.step(node, f"{source_text(node.func)}()")
    for sink in summary.sinks:
        given = bound.get(sink.flow.param)
        if given is None:
            continue
        value = access.found_in(frame, given[0], sink.flow.path)
        key = sink.key or _key_given(sink.key_flow, bound)
        place = given[1]
        if key and value.opaque:
            value = under_key(frame, value, key, place, ("user",) if sink.surface == "user" else ())
        delivery.send(frame, node, sink.surface, value, place, (here, *sink.steps)[:8], key, sink.exact)

    def argument(name: str) -> Value | None:
        return access.sealed(frame, bound[name][0]) if name in bound else summary.defaults.get(name)

    for captured in summary.captures:
        known = told(frame, captured.possible, argument)
        if captured.flow is None:
            errors.capture(frame, node, None, None, known, captured.steps)
            continue
        given = bound.get(captured.flow.param)
        if given is not None:
            errors.capture(frame, node, given[0], given[1], known, captured.steps)
        elif captured.flow.param in summary.optional:
            errors.capture(frame, node, None, None, known, captured.steps)
    wrapping.handed_in(frame, node, summary, bound, argument)
    for error in summary.raises:
        if error.hops < 4 and error.by is None:
            errors.note(frame, errors.seen_by_caller(error, bound, summary.defaults))
    for execution in summary.executions:
        procedures.through(frame, node, name, execution, bound)
    if summary.options:
        sites.configured(frame, node, summary.options, bound)
    for name, contents in summary.filled.items():
        given = bound.get(name)
        if given is not None:
            instances.fill(frame, given[1], given[0], returned(frame, node, contents, bound, 1))
    frame.state.mark(*(mark for mark in summary.marks if mark not in frame.state.marks))
    for mark in summary.marks:
        frame.summary.mark_sites[mark] = node
    if summary.never_returns:
        frame.state.die()
    if summary.opened:
        spans.called(frame, node, name, summary)
    return returned(frame, node, summary.returns, bound)


def _key_given(flow: Flow | None, bound: dict[str, Given]) -> str:
    if flow is None or flow.path or flow.param not in bound:
        return ""
    keys = [c for c in bound[flow.param][0].consts or () if isinstance(c, str)]
    return keys[0] if len(keys) == 1 else ""


def returned(frame: Frame, node: ast.Call, value: Value, bound: dict[str, Given], depth: int = 0) -> Value:
    """What the function returns, in the caller's terms."""
    return _Returning(frame, node, bound).translate(value, depth)


class _Returning:
    """The translation of one returned value. What its members share is translated once and stays shared."""

    __slots__ = ("arguments", "bound", "done", "frame", "node")

    def __init__(self, frame: Frame, node: ast.Call, bound: dict[str, Given]) -> None:
        self.frame = frame
        self.node = node
        self.bound = bound
        self.arguments: dict[Flow, Value] = {}
        self.done: dict[tuple[int, int], Value] = {}

    def translate(self, value: Value, depth: int) -> Value:
        if value.inert and not value.refs and not value.texts:
            return value
        known = self.done.get((id(value), depth))
        if known is None:
            if len(self.done) > access.MAX_SEALED:
                return UNKNOWN
            self.frame.engine.spend()
            known = self.done[id(value), depth] = self._translate(value, depth)
        return known

    def _translate(self, value: Value, depth: int) -> Value:
        new = value.copy()
        new.cell = None
        new.flows = ()
        new.refs = tuple(ref for ref in value.refs if not isinstance(ref, (Flow, Caught)))
        new.texts = tuple(_text(text, self.bound) for text in value.texts)
        new.anchor = self.node
        if value.taints:
            here = self.frame.step(self.node, f"{source_text(self.node.func)}()")
            new.taints = tuple(_stepped(taint, here) for taint in value.taints)
        if depth < 6:
            if value.fields is not None:
                new.fields = {key: self.translate(member, depth + 1) for key, member in value.fields.items()}
            new.rest = tuple(self.translate(member, depth + 1) for member in value.rest)
            if new.rest or new.fields:
                new.anchor = None if not value.taints else self.node
        result = new
        refs = value.refs if not value.taints else ()  # what its name has told of a parameter has been told
        flows = dict.fromkeys((*value.flows, *(ref for ref in refs if isinstance(ref, Flow))))
        for flow in flows:
            if flow.param in self.bound:
                inner = self._argument(flow)
                result = inner if result.opaque and result.inert and len(flows) == 1 else join(result, inner)
        if depth == 0 and result.fields is not None and result is new:
            return self.frame.state.new_cell(result)
        return result

    def _argument(self, flow: Flow) -> Value:
        if flow not in self.arguments:
            self.arguments[flow] = access.found_in(self.frame, self.bound[flow.param][0], flow.path)
        return self.arguments[flow]


def _stepped(taint: Taint, here: object) -> Taint:
    return taint._replace(steps=(*taint.steps, here)[:8])  # type: ignore[arg-type]


def _text(text: tuple[Piece, ...], bound: dict[str, Given]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for piece in text:
        if isinstance(piece, Flow):
            given = bound.get(piece.param)
            known = follow(given[0], piece.path).consts if given is not None else None
            flow = next((r for r in given[0].refs if isinstance(r, Flow)), None) if given is not None else None
            out.append(str(known[0]) if known and len(known) == 1 else flow)
        else:
            out.append(piece)
    return tuple(out)


# -- what is not in the project


def _unknown(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """A function that cannot be seen: its name may speak for what it returns."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            stands_for = frame.engine.wrapper_of(name)
            if stands_for:
                return sites.function(frame, node, stands_for, given)
            return libraries.by_function_name(frame, node, name)
    return UNKNOWN
