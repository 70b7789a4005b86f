"""What a test that held, or did not, says about the values it tests."""

from __future__ import annotations

import ast

from sentry_lint.analysis.facts import Excluded, Possible
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.state import EVERYTHING
from sentry_lint.analysis.values import (
    CLEAN,
    EVERY,
    KEYS,
    OTHERS,
    PREFIX,
    Caught,
    External,
    Flow,
    Sdk,
    Span,
    Status,
    Value,
)
from sentry_lint.knowledge.words import split

ANY_LOW, ANY_HIGH = 0, 999
Alternatives = tuple[Possible, ...]
ANYTHING: Alternatives = (Possible(),)
MAX_POSSIBLE = 24
MAX_TOLD_APART = 24  # alternatives of a caught exception that tests of its class leave
MAX_THROUGH = 3  # names of tests that are looked through, one inside the other
MAX_EITHERS = 5  # alternatives inside alternatives that are looked at: each level costs twice the one below
MAX_EARLIER = 16  # parts of an ``or`` that have failed before one held
FLIPPED = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.Eq: ast.Eq, ast.NotEq: ast.NotEq}
NEGATED = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


def assume(frame: Frame, test: ast.expr, truth: bool) -> None:
    """Narrow the state by a test that came out as ``truth``; a test that cannot ends the branch."""
    frame.engine.spend()
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            assume(frame, inner, not truth)
        case ast.BoolOp(op=op, values=values):
            if isinstance(op, ast.And) == truth:
                for part in values:
                    assume(frame, part, truth)
            else:
                _either(frame, values, truth)
        case ast.NamedExpr(target=target, value=inner):
            assume(frame, target, truth)
            assume(frame, inner, truth)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            _compared(frame, left, ops, comparators, truth)
        case ast.Call(func=ast.Name(id="isinstance"), args=[subject, classes]):
            _instance(frame, subject, classes, truth)
        case ast.Call(func=ast.Name(id="hasattr"), args=[subject, ast.Constant(value=str(attr))]):
            _has_attribute(frame, subject, attr, truth)
        case ast.Call(func=ast.Name(id="bool"), args=[inner]):
            assume(frame, inner, truth)
        case ast.Constant(value=value):
            if bool(value) != truth:
                frame.state.die()
        case ast.Name(id=name):
            _truth_of(frame, name, truth)
        case ast.Attribute():
            read = frame.evaluate(test)
            if read.consts and all(bool(c) != truth for c in read.consts):
                frame.state.die()
            elif not truth and _says_sentry(test.attr):
                frame.state.mark(EVERYTHING)
        case ast.Call(func=ast.Attribute(value=key, attr="startswith"), args=[prefix]):
            _begins_with(frame, frame.evaluate(key), frame.evaluate(prefix), truth)
        case ast.Call(
            func=ast.Name(id="issubclass"), args=[ast.Call(func=ast.Name(id="type"), args=[subject]), classes]
        ):
            _instance(frame, subject, classes, truth)
        case ast.Call():
            if not truth and _of_sdk(frame, test):
                frame.state.mark(EVERYTHING)
            frame.engine.assume_call(frame, test, truth)


def _either(frame: Frame, values: list[ast.expr], truth: bool) -> None:
    """One of the parts came out as ``truth``: the union of what each would mean.

    Every level looks at its parts twice, so only a few levels are looked at; less is narrowed below them.
    """
    engine = frame.engine
    if engine.eithers >= MAX_EITHERS:
        return
    branches = []
    engine.eithers += 1
    try:
        for index, part in enumerate(values):
            frame.state.enter()
            for earlier in values[: min(index, MAX_EARLIER)]:
                assume(frame, earlier, not truth)
            assume(frame, part, truth)
            branches.append(frame.state.leave())
    finally:
        engine.eithers -= 1
    frame.state.join(branches)


def _truth_of(frame: Frame, name: str, truth: bool) -> None:
    if name == "TYPE_CHECKING":
        if truth:
            frame.state.die()
        return
    value = frame.lookup(name)
    if value is None:
        return
    settled = value.consts and not value.flows and value.refs == ()
    if settled and all(bool(c) != truth for c in value.consts or ()):
        frame.state.die()
        return
    if not truth:
        _without_sdk(frame, value)
        if _says_sentry(name):
            frame.state.mark(EVERYTHING)
        for ref in value.refs:
            if isinstance(ref, Status):
                _no_http_error(frame, ref.key)
    _flag_tested(frame, name, truth)
    condition = frame.state.fact("?" + name)
    looking = (frame, name)
    if isinstance(condition, ast.expr):
        through = frame.engine.looking_through
        if looking not in through and len(through) < MAX_THROUGH:  # ``ok = not ok`` speaks of another ``ok``
            through.add(looking)
            try:
                assume(frame, condition, truth)
            finally:
                through.discard(looking)
    elif not truth and frame.state.get(name) is not None and value.taints and not value.refs:
        frame.state.set(name, CLEAN)  # a falsy value shows nothing


def _flag_tested(frame: Frame, name: str, truth: bool) -> None:
    """A flag that branches have set is tested: what the branches that set it so knew of caught exceptions."""
    remembered = frame.state.fact("?=" + name)
    if not isinstance(remembered, tuple):
        return
    before: dict[str, list[object]] = {}
    after: dict[str, list[object]] = {}
    for flag, facts in remembered:
        for key, found in facts:
            alternatives = list(found) if isinstance(found, tuple) else list(ANYTHING)
            before.setdefault(key, []).extend(alternatives)
            if flag is truth:
                after.setdefault(key, []).extend(alternatives)
    for key, alternatives in after.items():
        current = frame.state.fact(key)
        if isinstance(current, tuple) and set(current) <= set(before[key]):
            frame.state.set(key, tuple(one for one in current if one in alternatives))


def _begins_with(frame: Frame, key: Value, prefix: Value, truth: bool) -> None:
    """A key of a parameter begins with a text: the values beside it are those with such keys."""
    texts = [c for c in prefix.consts or () if isinstance(c, str)]
    for ref in key.refs:
        if isinstance(ref, Status) and len(texts) == 1 and texts[0] in "12345" and texts[0]:
            spans = [(int(texts[0]) * 100, int(texts[0]) * 100 + 99)]
            _keep_ranges(frame, ref.key, spans if truth else _outside(spans))
    owners = {(flow.param, flow.path[:-1]) for flow in key.flows if flow.path[-1:] == (KEYS,)}
    if len(texts) != 1 or not owners:
        return
    part = (PREFIX if truth else OTHERS) + texts[0]
    for name in list(frame.state.names()):
        value = frame.state.get(name)
        if value is not None and any(_is_any(flow, owners) for flow in value.flows):
            new = value.copy()
            new.flows = tuple(Flow(f.param, (*f.path[:-1], part)) if _is_any(f, owners) else f for f in value.flows)
            frame.state.set(name, new)


def _is_any(flow: Flow, owners: set[tuple[str, tuple[object, ...]]]) -> bool:
    return flow.path[-1:] == (EVERY,) and (flow.param, flow.path[:-1]) in owners


def _compared(frame: Frame, left: ast.expr, ops: list[ast.cmpop], comparators: list[ast.expr], truth: bool) -> None:
    parts = [left, *comparators]
    if len(ops) > 1 and not truth:
        branches = []
        for index, op in enumerate(ops):
            frame.state.enter()
            _relation(frame, parts[index], type(op), parts[index + 1], False)
            branches.append(frame.state.leave())
        frame.state.join(branches)
        return
    for index, op in enumerate(ops):
        _relation(frame, parts[index], type(op), parts[index + 1], truth)


def _relation(frame: Frame, left: ast.expr, op: type[ast.cmpop], right: ast.expr, truth: bool) -> None:
    one, other = frame.evaluate(left), frame.evaluate(right)
    if not truth:
        op = NEGATED.get(op, op)
    if op in (ast.Is, ast.IsNot) and other.consts == (None,):
        _is_none(frame, left, one, op is ast.Is)
        return
    for value, against, relation in ((one, other, op), (other, one, FLIPPED.get(op, op))):
        for ref in value.refs:
            if isinstance(ref, Status):
                narrow_status(frame, ref, relation, frame.state.open(against))
                return
    if op in (ast.Is, ast.Eq, ast.In) or op in (ast.IsNot, ast.NotEq, ast.NotIn):
        _type_is(frame, left, right, op in (ast.Is, ast.Eq, ast.In))
    if op in (ast.In, ast.NotIn):
        _member(frame, one, other, op is ast.In)
        return
    if op in (ast.NotEq, ast.IsNot) and not one.consts and frame.engine.lists_watched(other):
        frame.state.mark(EVERYTHING)
    if one.consts and other.consts and len(one.consts) == 1 and len(other.consts) == 1:
        equal = one.consts == other.consts
        if op in ((ast.NotEq, ast.IsNot) if equal else (ast.Eq, ast.Is)):
            frame.state.die()


def _says_sentry(name: str) -> bool:
    return bool({"sentry", "dsn"} & set(split(name)))


def _of_sdk(frame: Frame, test: ast.Call) -> bool:
    """``sentry_sdk.is_initialized()``, ``get_client().is_active()``."""
    refs = frame.evaluate(test.func).refs
    if isinstance(test.func, ast.Attribute):
        refs += frame.evaluate(test.func.value).refs
    return any(isinstance(r, Sdk) or (isinstance(r, External) and r.name.startswith("sentry_sdk")) for r in refs)


def _without_sdk(frame: Frame, value: Value) -> None:
    """On a path where the SDK is missing nothing can be instrumented."""
    if any(isinstance(ref, External) and ref.name.partition(".")[0] == "sentry_sdk" for ref in value.refs):
        frame.state.mark(EVERYTHING)


def _is_none(frame: Frame, node: ast.expr, value: Value, is_none: bool) -> None:
    if is_none:
        _without_sdk(frame, value)
        for ref in value.refs:
            if isinstance(ref, Status):
                _no_http_error(frame, ref.key)
    if value.consts and value.refs == () and not value.flows:
        if all((c is None) != is_none for c in value.consts):
            frame.state.die()
    elif is_none and isinstance(node, ast.Name) and frame.state.get(node.id) is not None:
        frame.state.set(node.id, CLEAN)


def _member(frame: Frame, one: Value, other: Value, inside: bool) -> None:
    contents = frame.state.open(other)
    if contents.fields is None or contents.rest or contents.flows:
        return
    if not one.consts:
        if not inside and frame.engine.lists_watched(contents):
            frame.state.mark(EVERYTHING)
        return
    keys = list(contents.fields)
    if keys and all(isinstance(key, int) for key in keys):
        keys = [c for member in contents.fields.values() for c in (member.consts or ("?",))]
    if "?" not in keys and all((c in keys) != inside for c in one.consts):
        frame.state.die()


# -- caught exceptions


def possible(frame: Frame, key: str) -> Alternatives:
    """What a caught exception may be here: one of these."""
    found = frame.state.fact(key)
    if isinstance(found, tuple):
        return found
    if frame.closure is not None:
        return possible(frame.closure, key)
    return ANYTHING


def caught_keys(frame: Frame, value: Value) -> list[str]:
    """The keys of the caught exceptions, or exception parameters, that a value may be."""
    keys = [ref.key for ref in value.refs if isinstance(ref, Caught)]
    keys += ["#exc:" + ref.param for ref in value.refs if isinstance(ref, Flow) and not ref.path]
    return keys


def class_names(frame: Frame, node: ast.expr) -> tuple[str, ...]:
    """The qualified names of the classes in an ``except`` or ``isinstance``; unknown ones are left out."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return (*class_names(frame, node.left), *class_names(frame, node.right))
    value = frame.state.open(frame.evaluate(node))
    members = list(value.fields.values()) if value.fields else [value]
    members += list(value.rest)
    names: list[str] = []
    for member in members:
        for ref in frame.state.open(member).refs:
            dotted = frame.engine.class_name(ref)
            if dotted:
                names.append(dotted)
    return tuple(names)


def _instance(frame: Frame, subject: ast.expr, classes: ast.expr, truth: bool) -> None:
    keys = caught_keys(frame, frame.evaluate(subject))
    names = class_names(frame, classes)
    if not names:
        return
    for key in keys:
        narrow(frame, key, names, truth)


def narrow(frame: Frame, key: str, names: tuple[str, ...], truth: bool) -> None:
    """A caught exception is, or is not, an instance of one of these classes."""
    out: list[Possible] = []
    for known in possible(frame, key):
        if not truth:
            out.append(known._replace(never=(*known.never, Excluded(names, known.low, known.high))))
        elif known.only is None or set(known.only) & set(names):
            out.append(known._replace(only=names if known.only is None else _common(known.only, names)))
        else:
            kept = tuple(name for name in names if frame.engine.is_subclass(name, known.only))
            wider = tuple(name for name in known.only if frame.engine.is_subclass(name, names))
            if kept or wider:
                out.append(known._replace(only=kept or wider))
    frame.state.set(key, tuple(out[-MAX_TOLD_APART:]))  # the last one is what no test before has matched


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in one if name in other)


def _type_is(frame: Frame, left: ast.expr, right: ast.expr, same: bool) -> None:
    match left:
        case ast.Call(func=ast.Name(id="type"), args=[subject]):
            keys = caught_keys(frame, frame.evaluate(subject))
        case ast.Attribute(value=subject, attr="__class__"):
            keys = caught_keys(frame, frame.evaluate(subject))
        case _:
            return
    names = class_names(frame, right)
    for key in keys:
        if names:
            narrow(frame, key, names, same)


# Functions that tell the kind of a status. Source: rest_framework/status.py; the same names in other projects.
STATUS_TESTS = {"is_server_error": (500, 599), "is_client_error": (400, 499), "is_success": (200, 299)}


def assume_status_test(frame: Frame, callee: Value, test: ast.Call, truth: bool) -> None:
    """``status.is_server_error(exc.status_code)``."""
    for ref in callee.refs:
        name = ref.name.rpartition(".")[2] if isinstance(ref, External) else ""
        span = STATUS_TESTS.get(name)
        if span is None or len(test.args) != 1:
            continue
        for subject in frame.evaluate(test.args[0]).refs:
            if isinstance(subject, Status):
                _keep_ranges(frame, subject.key, [span] if truth else _outside([span]))


def _has_attribute(frame: Frame, subject: ast.expr, attr: str, truth: bool) -> None:
    if attr not in ("status_code", "code", "status", "status_int"):
        return
    for key in caught_keys(frame, frame.evaluate(subject)):
        if not truth:
            _no_http_error(frame, key)


def _no_http_error(frame: Frame, key: str) -> None:
    """A caught exception without a status is no HTTP exception."""
    everything = Excluded((), ANY_LOW, ANY_HIGH)
    frame.state.set(key, tuple(one._replace(never=(*one.never, everything)) for one in possible(frame, key)))


def narrow_status(frame: Frame, ref: Status, op: type[ast.cmpop], against: Value) -> None:
    ranges = _range(op, frame, against, ref.factor)
    if ranges is None:
        return
    _keep_ranges(frame, ref.key, ranges)


def _keep_ranges(frame: Frame, key: str, ranges: list[tuple[int, int]]) -> None:
    out: list[Possible] = []
    for known in possible(frame, key):
        for low, high in ranges:
            one = known._replace(low=max(low, known.low), high=min(high, known.high))
            if one.low <= one.high:
                out.append(one)
    if len(out) <= MAX_POSSIBLE:  # else too much to tell apart: nothing more is known
        frame.state.set(key, tuple(out))


def _range(op: type[ast.cmpop], frame: Frame, against: Value, factor: int) -> list[tuple[int, int]] | None:
    """The statuses for which the relation holds; None where it cannot be told."""
    numbers = [c for c in against.consts or () if isinstance(c, int)]
    for ref in against.refs:
        if isinstance(ref, Span) and op in (ast.In, ast.NotIn):
            return [(ref.low, ref.high)] if op is ast.In else _outside([(ref.low, ref.high)])
    if op in (ast.In, ast.NotIn):
        numbers = [c for m in (against.fields or {}).values() for c in (m.consts or ()) if isinstance(c, int)]
        if not numbers:
            return None
        spans = [(number * factor, number * factor + factor - 1) for number in sorted(set(numbers))]
        return spans if op is ast.In else _outside(spans)
    if len(numbers) != 1:
        return None
    low, high = numbers[0] * factor, numbers[0] * factor + factor - 1
    if op in (ast.Eq, ast.Is):
        return [(low, high)]
    if op is ast.Lt:
        return [(ANY_LOW, low - 1)]
    if op is ast.LtE:
        return [(ANY_LOW, high)]
    if op is ast.Gt:
        return [(high + 1, ANY_HIGH)]
    if op is ast.GtE:
        return [(low, ANY_HIGH)]
    return _outside([(low, high)]) if op in (ast.NotEq, ast.IsNot) else None


def _outside(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    start = ANY_LOW
    for low, high in spans:
        if start <= low - 1:
            out.append((start, low - 1))
        start = high + 1
    if start <= ANY_HIGH:
        out.append((start, ANY_HIGH))
    return out


def allows(frame: Frame, known: Alternatives, name: str, bases: tuple[str, ...], low: int, high: int) -> bool:
    """Whether a caught exception may still be this HTTP exception with a status in this range."""
    return any(_allows(frame, one, name, bases, low, high) for one in known)


def _allows(frame: Frame, known: Possible, name: str, bases: tuple[str, ...], low: int, high: int) -> bool:
    low, high = max(low, known.low), min(high, known.high)
    if low > high:
        return False
    family = {name, *bases}
    if known.only is not None and not family & set(known.only):
        broad = {"Exception", "BaseException", "builtins.Exception", "builtins.BaseException"}
        if not set(known.only) & broad and not any(frame.engine.is_subclass(only, (name,)) for only in known.only):
            return False
    for excluded in known.never:
        if (not excluded.names or family & set(excluded.names)) and excluded.low <= low and high <= excluded.high:
            return False
    return True
