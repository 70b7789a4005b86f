"""What a caught exception may still be, after tests of its class and of its status."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Optional

from sentry_lint.analysis.facts import ClassName, Excluded, Possible
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.members import follow
from sentry_lint.analysis.state import ANYTHING, CAUGHT
from sentry_lint.analysis.values import Caught, Flow, Kind, Span, Status, Value, make

ANY_LOW, ANY_HIGH = 0, 999
Alternatives = tuple[Possible, ...]
Argument = Callable[[str], Optional[Value]]  # what a call gives a parameter
MAX_POSSIBLE = 24
EVERYTHING = Excluded((), ANY_LOW, ANY_HIGH)
UNSEEN = "?."  # before the name of a class that cannot be found
CALLED = "~"  # before the bare name of a class, where a test compares names
MAX_NESTED_TUPLES = 2
MAX_TOLD_APART = 24  # alternatives of a caught exception that tests of its class leave


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
    keys += [CAUGHT + ref.param for ref in value.refs if isinstance(ref, Flow) and not ref.path]
    return keys


def answered(frame: Frame, value: Value) -> Value:
    """DRF's answer to an exception: it has the exception's status, and is None where there is none."""
    return make(refs=tuple(Status(key) for key in caught_keys(frame, value)), clean=True)


def class_names(frame: Frame, node: ast.expr) -> tuple[str, ...]:
    """The qualified names of the classes in an ``except`` or ``isinstance``; unknown ones are left out."""
    return tuple(name for name in classes_of(frame, node) or () if isinstance(name, str))


def classes_of(frame: Frame, node: ast.expr) -> tuple[ClassName, ...] | None:
    """The classes that an expression names, also those that a parameter gives; None where nothing is known of them."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        one, other = classes_of(frame, node.left), classes_of(frame, node.right)
        return (*(one or ()), *(other or ())) if one or other else None
    found = classes_in(frame, frame.evaluate(node))
    if found is None and isinstance(node, (ast.Name, ast.Attribute)):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name[:1].isupper() and not name.isupper():
            return (UNSEEN + name,)  # ``Order.DoesNotExist``: one class, though nothing tells which
    return found


def classes_in(frame: Frame, value: Value, depth: int = 0) -> tuple[ClassName, ...] | None:
    """The classes that a value is or holds: a class, a tuple of classes, a tuple with such tuples in it."""
    opened = frame.state.open(value)
    names: list[ClassName] = []
    for ref in opened.refs:
        name = ref if isinstance(ref, Flow) else frame.engine.class_name(ref)
        if name:
            names.append(name)
    for member in (*(opened.fields or {}).values(), *opened.rest):
        names += (classes_in(frame, member, depth + 1) or ()) if depth < MAX_NESTED_TUPLES else ()
    empty = opened.fields is not None and not opened.fields and not opened.rest and value.cell is None
    return tuple(dict.fromkeys(names)) if names or empty else None


def instance(frame: Frame, subject: ast.expr, classes: ast.expr, truth: bool) -> None:
    """``isinstance(subject, classes)``, or ``issubclass`` of its type."""
    value = frame.evaluate(subject)
    keys = [*caught_keys(frame, value), *(ref.key for ref in value.refs if isinstance(ref, Kind))]
    if keys:
        names = classes_of(frame, classes)
        for key in keys:
            narrow(frame, key, names, truth)


def narrow(frame: Frame, key: str, names: tuple[ClassName, ...] | None, truth: bool) -> None:
    """A caught exception is, or is not, an instance of one of these classes; None: of some that are not known."""
    if names is None:
        anything(frame, key)
        return
    out: list[Possible] = []
    open_ = any(isinstance(name, Flow) for name in names)
    for known in possible(frame, key):
        if not truth:
            out.append(known._replace(never=(*known.never, Excluded(names, known.low, known.high))))
        elif open_ or known.only is None or set(known.only) & set(names):
            out.append(known._replace(only=names if open_ or known.only is None else _common(known.only, names)))
        else:
            wanted = tuple(name for name in known.only if isinstance(name, str))
            kept = tuple(name for name in names if isinstance(name, str) and frame.engine.is_subclass(name, wanted))
            wider = tuple(name for name in wanted if frame.engine.is_subclass(name, _strings(names)))
            if kept or wider:
                out.append(known._replace(only=kept or wider))
    frame.state.set(key, tuple(out[-MAX_TOLD_APART:]))  # the last one is what no test before has matched


def _strings(names: tuple[ClassName, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if isinstance(name, str))


def anything(frame: Frame, key: str) -> None:
    """A test that cannot be seen through has been made of a caught exception: it may have ruled out anything."""
    frame.state.set(key, tuple(one._replace(never=(*one.never, EVERYTHING)) for one in possible(frame, key)))


def unknown_test(frame: Frame, arguments: Iterable[ast.expr]) -> None:
    """A function that cannot be seen judges a caught exception that it is given."""
    for argument in arguments:
        value = frame.state.get(argument.id) if isinstance(argument, ast.Name) else None
        for key in caught_keys(frame, value) if value is not None else ():
            anything(frame, key)


def unseen(frame: Frame, test: ast.expr) -> None:
    """A test made of a comprehension over a caught exception or its classes, which is not seen through."""
    if not frame.handlers and not frame.params and frame.predicate is None:
        return
    for part in ast.walk(test):
        if isinstance(part, (ast.GeneratorExp, ast.ListComp, ast.SetComp)):
            unknown_test(frame, names_in(part))


def names_in(node: ast.AST) -> list[ast.Name]:
    return [inner for inner in ast.walk(node) if isinstance(inner, ast.Name)]


def _common(one: tuple[ClassName, ...], other: tuple[ClassName, ...]) -> tuple[ClassName, ...]:
    return tuple(name for name in one if name in other)


def type_is(frame: Frame, left: ast.expr, subject: Value, right: ast.expr, same: bool) -> None:
    """``type(exc) is X``, ``exc.__class__ in (X, Y)``, ``type(exc).__name__ == "X"``, ``X in type(exc).__mro__``."""
    match right:
        case ast.Attribute(value=inner, attr="__mro__") | ast.Call(func=ast.Attribute(value=inner, attr="mro")):
            for ref in frame.evaluate(inner).refs:
                if isinstance(ref, Kind):
                    narrow(frame, ref.key, classes_of(frame, left), same)
            return
    by_name = isinstance(left, ast.Attribute) and left.attr in ("__name__", "__qualname__")
    if by_name and isinstance(left, ast.Attribute):
        subject = frame.evaluate(left.value)
    keys = [ref.key for ref in subject.refs if isinstance(ref, Kind)]
    if not keys:
        return
    names = _named_in(frame, frame.evaluate(right)) if by_name else classes_of(frame, right)
    for key in keys:
        narrow(frame, key, names, same)


def _named_in(frame: Frame, value: Value) -> tuple[ClassName, ...] | None:
    opened = frame.state.open(value)
    members = [opened, *(opened.fields or {}).values(), *opened.rest]
    return tuple(CALLED + c for member in members for c in member.consts or () if isinstance(c, str)) or None


# Functions that tell the kind of a status. Source: rest_framework/status.py; ``http.HTTPStatus``
# has properties of such names from Python 3.12 on.
STATUS_TESTS = {
    "is_server_error": (500, 599),
    "is_client_error": (400, 499),
    "is_redirect": (300, 399),
    "is_redirection": (300, 399),
    "is_success": (200, 299),
    "is_informational": (100, 199),
}


def status_test(frame: Frame, name: str, subject: Value, truth: bool) -> None:
    """``status.is_server_error(exc.status_code)``, ``HTTPStatus(exc.status_code).is_server_error``."""
    span = STATUS_TESTS.get(name)
    for ref in subject.refs if span is not None else ():
        if isinstance(ref, Status) and span is not None:
            keep_ranges(frame, ref.key, [span] if truth else outside([span]))


def has_attribute(frame: Frame, subject: ast.expr, attr: str, truth: bool) -> None:
    if attr not in ("status_code", "code", "status", "status_int"):
        return
    for key in caught_keys(frame, frame.evaluate(subject)):
        if not truth:
            no_http_error(frame, key)


def no_http_error(frame: Frame, key: str) -> None:
    """A caught exception without a status is no HTTP exception."""
    anything(frame, key)


def narrow_status(frame: Frame, ref: Status, op: type[ast.cmpop], against: Value) -> None:
    ranges = _range(op, frame, against, ref.factor)
    if ranges is not None:
        keep_ranges(frame, ref.key, ranges)
    elif not against.consts:
        anything(frame, ref.key)  # a bound that is not known may rule out any status


def keep_ranges(frame: Frame, key: str, ranges: list[tuple[int, int]]) -> None:
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
    numbers = statuses(against)
    for ref in against.refs:
        if isinstance(ref, Span) and op in (ast.In, ast.NotIn):
            return [(ref.low, ref.high)] if op is ast.In else outside([(ref.low, ref.high)])
    if op in (ast.In, ast.NotIn):
        numbers = [c for member in (against.fields or {}).values() for c in statuses(member)]
        if not numbers:
            return None
        spans = [(number * factor, number * factor + factor - 1) for number in sorted(set(numbers))]
        return spans if op is ast.In else outside(spans)
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
    return outside([(low, high)]) if op in (ast.NotEq, ast.IsNot) else None


def statuses(value: Value) -> list[int]:
    """The statuses that a value may be; Falcon's are texts such as ``404 Not Found``."""
    heads = [c.partition(" ")[0] if isinstance(c, str) else c for c in value.consts or ()]
    heads = [int(c) if isinstance(c, str) and c.isascii() and c.isdecimal() else c for c in heads]
    return [c for c in heads if isinstance(c, int)]


def outside(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
    family: set[ClassName] = {name, CALLED + name.rpartition(".")[2], *bases}
    if known.only is not None and not family & set(known.only):
        only = _strings(known.only)
        broad = {"Exception", "BaseException"}
        if not set(only) & broad and not any(frame.engine.is_subclass(one, (name,)) for one in only):
            return False
    for excluded in known.never:
        ruled_out = not excluded.names or family & set(excluded.names) or not all(map(_is_text, excluded.names))
        if ruled_out and excluded.low <= low and high <= excluded.high:
            return False
    return True


def _is_text(name: object) -> bool:
    return isinstance(name, str)


def both(one: Alternatives, other: Alternatives) -> Alternatives:
    """What is left where two sets of tests have been made."""
    if ANYTHING in (one, other):
        return one if other == ANYTHING else other
    out = []
    for mine in one:
        for theirs in other:
            low, high = max(mine.low, theirs.low), min(mine.high, theirs.high)
            if low <= high:
                only = mine.only if mine.only is not None else theirs.only
                out.append(Possible(only, (*mine.never, *theirs.never), low, high))
    return tuple(out[:MAX_POSSIBLE])


# -- what a helper was told by its caller


def told(frame: Frame, known: Alternatives, bound: Argument) -> Alternatives:
    """A helper's alternatives in its caller's terms: the classes that its parameters were given in their place."""
    if not given(known):
        return known
    out: list[Possible] = []
    for one in known:
        only = _told(frame, one.only, bound) if one.only is not None else None
        if one.only is not None and only is None:
            continue
        never: list[Excluded] = []
        for ruled in one.never:
            names = _told(frame, ruled.names, bound)
            if names is None:
                never.append(ruled._replace(names=()))
            elif names or not ruled.names:
                never.append(ruled._replace(names=names))
        out.append(one._replace(only=only, never=tuple(never)))
    return tuple(out)


def given(known: Alternatives) -> list[str]:
    """The parameters that give classes."""
    names = [name for one in known for ruled in one.never for name in ruled.names]
    names += [name for one in known for name in one.only or ()]
    return [name.param for name in names if isinstance(name, Flow)]


def _told(frame: Frame, names: tuple[ClassName, ...], bound: Argument) -> tuple[ClassName, ...] | None:
    """The names with those that parameters were given; None where one of them is not known."""
    out: list[ClassName] = []
    for name in names:
        if isinstance(name, str):
            out.append(name)
            continue
        value = bound(name.param)
        found = classes_in(frame, follow(value, name.path)) if value is not None else None
        if found is None:
            return None
        out += found
    return tuple(out)
