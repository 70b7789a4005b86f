"""The arguments of a call, and which parameter each one fills."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.joining import join
from sentry_lint.analysis.members import step_into
from sentry_lint.analysis.values import EVERY, KEY_FIELD, UNKNOWN, Value, anchored, make

Given = tuple[Value, ast.expr]


class Arguments:
    """Evaluated arguments: ``positional`` and ``keywords`` known by place or name, ``loose`` from ``*`` and ``**``."""

    __slots__ = ("keywords", "loose", "more", "positional")

    def __init__(self) -> None:
        self.positional: list[Given] = []
        self.keywords: dict[str, Given] = {}
        self.loose: list[Given] = []  # *args of unknown length
        self.more: list[Given] = []  # **kwargs of unknown keys

    def get(self, position: int | None, name: str) -> Given | None:
        """The argument at a position, or by its keyword."""
        if name in self.keywords:
            return self.keywords[name]
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None

    def all(self) -> Iterator[Given]:
        yield from self.positional
        yield from self.keywords.values()
        yield from self.loose
        yield from self.more

    def values(self) -> list[Value]:
        return [value for value, _ in self.all()]


def evaluate(frame: Frame, node: ast.Call) -> Arguments:
    """Evaluate the arguments of a call, spreading ``*`` and ``**`` of what is known."""
    out = Arguments()
    for argument in node.args:
        if isinstance(argument, ast.Starred):
            _spread(frame, out, argument.value)
        elif out.loose:
            out.loose.append((frame.evaluate(argument), argument))
        else:
            out.positional.append((frame.evaluate(argument), argument))
    for keyword in node.keywords:
        if keyword.arg is not None:
            out.keywords[keyword.arg] = (frame.evaluate(keyword.value), keyword.value)
    for keyword in node.keywords:
        if keyword.arg is None:
            _spread_mapping(frame, out, keyword.value)
    return out


def _spread(frame: Frame, out: Arguments, node: ast.expr) -> None:
    value = frame.evaluate(node)
    opened = frame.state.open(value)
    fields = opened.fields
    if fields is not None and not opened.rest and not opened.flows and all(isinstance(key, int) for key in fields):
        for index in range(len(fields)):
            out.positional.append((anchored(fields.get(index, UNKNOWN), node), node))
    else:
        out.loose.append((value, node))


def _spread_mapping(frame: Frame, out: Arguments, node: ast.expr) -> None:
    value = frame.evaluate(node)
    opened = frame.state.open(value)
    for key, member in (opened.fields or {}).items():
        if isinstance(key, str) and key != KEY_FIELD and key not in out.keywords:
            out.keywords[key] = (anchored(member, node) if not member.inert else member, node)
    if opened.fields is None or opened.rest or opened.flows or opened.taints:
        loose = opened.copy()
        loose.fields = None
        loose.cell = None
        out.more.append((loose, node))


def bind(arguments: Arguments, parameters: ast.arguments, skip_first: bool) -> dict[str, Given]:
    """Which argument each parameter gets; a ``*`` or ``**`` parameter gets a collection of the rest."""
    bound: dict[str, Given] = {}
    names = [parameter.arg for parameter in (*parameters.posonlyargs, *parameters.args)]
    if skip_first:
        names = names[1:]
    for name, given in zip(names, arguments.positional):
        bound[name] = given
    spread: set[str] = set()  # what ``*`` may fill, and ``**`` just as well
    for index, name in enumerate(names[len(arguments.positional) :]):
        if arguments.loose and name not in arguments.keywords:
            value, node = arguments.loose[0]
            bound[name] = (step_into(value, index if value.flows else EVERY), node)
            spread.add(name)
    extra = arguments.positional[len(names) :]
    if parameters.vararg is not None:
        many = [value for value, _ in extra] + [value for value, _ in arguments.loose]
        if many:
            fields: dict[object, Value] = dict(enumerate(many[: len(extra)]))
            node = (extra or arguments.loose)[0][1]
            bound[parameters.vararg.arg] = (make(fields=fields, rest=many[len(extra) :]), node)
    known = {*names, *(parameter.arg for parameter in parameters.kwonlyargs)}
    left: dict[object, Value] = {}
    for name, given in arguments.keywords.items():
        if name in known:
            bound[name] = given
        else:
            left[name] = given[0]
    _bind_rest(arguments, parameters, bound, left, known - (bound.keys() - spread))
    return bound


def _bind_rest(
    arguments: Arguments,
    parameters: ast.arguments,
    bound: dict[str, Given],
    left: dict[object, Value],
    open_: set[str],
) -> None:
    """What ``**`` of unknown keys gives: to the parameters that are still open, and to a ``**`` parameter."""
    for value, node in arguments.more:
        for name in open_:
            given = step_into(value, name)
            bound[name] = (join(bound[name][0], given) if name in bound else given, node)
    if parameters.kwarg is not None and (left or arguments.more):
        node = arguments.more[0][1] if arguments.more else next(iter(arguments.keywords.values()))[1]
        rest = [value for value, _ in arguments.more]
        bound[parameters.kwarg.arg] = (make(fields=left, rest=rest), node)
