"""The hooks of a checked file: which functions they are, and what stands between their parts and an error."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from sentry_lint.analysis import hooks, registering
from sentry_lint.analysis.endings import Definition, body_of, inside
from sentry_lint.analysis.facts import Looked, Tested
from sentry_lint.knowledge import sdk, sdk_events
from sentry_lint.rules.checks.base import Checked
from sentry_lint.rules.checks.guards import ANYTHING, caught_around
from sentry_lint.target import target_for

FAILING = frozenset({"KeyError", "LookupError", "IndexError", "TypeError"}) | ANYTHING


class Hook(NamedTuple):
    """A function that is a hook: of these options (none for an event processor), or by its name and parameters alone.

    ``event`` and ``hint`` are its parameters ("" where it has none), ``sure`` tells that the file registers it.
    """

    node: Definition
    options: frozenset[str]
    sure: bool
    event: str
    hint: str

    @property
    def option(self) -> str:
        return min(self.options)

    @property
    def label(self) -> str:
        """How a message names it."""
        return self.option or "an event processor"

    @property
    def thing(self) -> str:
        return sdk_events.THINGS[self.option]

    @property
    def kind(self) -> str:
        return "crumb" if self.thing == "breadcrumb" else "event" if self.thing in ("event", "transaction") else ""


def hooks_of(checked: Checked) -> list[Hook]:
    """The hooks that a file defines, in the order of their lines."""
    named = registering.defines(checked.module.source)
    defined: dict[str, list[ast.FunctionDef | ast.AsyncFunctionDef]] = {}
    for node in ast.walk(checked.module.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            defined.setdefault(node.name, []).append(node)
    found: dict[Definition, set[str]] = {}
    for one in registering.registrations(checked.module.tree):
        if isinstance(one.node, ast.Lambda):
            found.setdefault(one.node, set()).add(one.option)
            continue
        known = defined.get(one.name, [])
        for definition in known if len(known) == 1 else [node for node in known if hooks.takes_two(node)]:
            found.setdefault(definition, set()).add(one.option)
    out = [_hook(node, frozenset(options), True) for node, options in found.items()]
    for definitions in defined.values() if named else ():
        out += [hook for node in definitions if node not in found and (hook := _by_name(node)) is not None]
    return sorted(out, key=lambda hook: hook.node.lineno)


def _hook(node: Definition, options: frozenset[str], sure: bool) -> Hook:
    names = [p.arg for p in (*node.args.posonlyargs, *node.args.args) if p.arg not in ("self", "cls")]
    names += ["", ""]
    return Hook(node, options, sure, names[0], names[1])


def _by_name(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Hook | None:
    """A function that looks like a hook of another file's: it gives its event back, or has a hook's own name."""
    kind = hooks.kind_of(node)
    if not kind:
        return None
    option = "before_breadcrumb" if kind == "crumb" else "before_send"
    if "transaction" in node.name:
        option = "before_send_transaction"
    elif "processor" in node.name:
        option = registering.PROCESSOR
    hook = _hook(node, frozenset({option}), False)
    if node.name.lstrip("_") in sdk.HOOKS and any(isinstance(inner, ast.Name) for inner in inside(node.body)):
        return hook
    return hook if any(_gives(inner, hook.event) for inner in inside(node.body)) else None


def _gives(node: ast.AST, event: str) -> bool:
    return isinstance(node, ast.Return) and isinstance(node.value, ast.Name) and node.value.id == event


class Looks:
    """What the hooks of a file look at, by the hook."""

    def __init__(self, checked: Checked, found: list[Hook]) -> None:
        self._checked = checked
        by_node: dict[ast.AST, Hook] = {hook.node: hook for hook in found}
        self.looked: dict[Definition, list[Looked]] = {}
        self.tested: dict[Definition, list[Tested]] = {}
        seen: set[tuple[ast.AST, tuple[object, ...], tuple[object, ...]]] = set()
        for function, fact in checked.facts:
            if not isinstance(fact, (Looked, Tested)):
                continue
            mark = (fact.site, fact.part.path, fact.values if isinstance(fact, Tested) else ())
            if mark in seen:
                continue
            seen.add(mark)
            node = by_node.get(function.node) if function is not None else None
            node = node or next((by_node[p] for p, _ in checked.around(fact.site) if p in by_node), None)
            if node is None:
                continue
            if isinstance(fact, Looked):
                self.looked.setdefault(node.node, []).append(fact)
            else:
                self.tested.setdefault(node.node, []).append(fact)

    def stands_in(self, hook: Hook, site: ast.AST) -> bool:
        """The site is in the hook itself, and not in a helper that it calls."""
        return any(parent is hook.node for parent, _ in self._checked.around(site))


def failing(checked: Checked, option: str) -> str:
    """What a hook that fails does in the releases that the project may run."""
    target = target_for(checked.module.path, checked.engine.policy)
    return sdk_events.failing(option, target.low, target.high)


def guarded(checked: Checked, hook: Hook, site: ast.AST, names: frozenset[str]) -> bool:
    """A test of the event or the hint, or a ``try``, stands between the hook's beginning and a site.

    ``names`` are the variables that are made of them. Tests of what every event has do not count.
    """
    for caught, in_handler in caught_around(checked, site):
        if not in_handler and caught & FAILING:
            return True
    for parent, child in checked.around(site):
        match parent:
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if child is not test:
                if mentions(test, names):
                    return True
            case ast.BoolOp(values=values):
                before_it = itertools.takewhile(lambda value, child=child: value is not child, values)  # type: ignore[misc]
                if any(mentions(value, names) for value in before_it):
                    return True
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                if any(mentions(test, names) for generator in parent.generators for test in generator.ifs):
                    return True
        for body in (getattr(parent, field, None) for field in ("body", "orelse", "finalbody")):
            if isinstance(body, list) and child in body:
                before = body[: body.index(child)]
                if any(isinstance(one, ast.If) and _leaves(one) and mentions(one.test, names) for one in before):
                    return True
                if any(isinstance(one, ast.Assert) and mentions(one.test, names) for one in before):
                    return True
        if parent is hook.node:
            return False
    return True


def _leaves(node: ast.If) -> bool:
    ways = (ast.Return, ast.Raise, ast.Continue, ast.Break)
    return any(isinstance(inner, ways) for inner in inside([*node.body, *node.orelse]))


def mentions(node: ast.AST, names: frozenset[str]) -> bool:
    """A test tells something of the event, beyond what every event has."""
    match node:
        case ast.Subscript(value=ast.Name(), slice=ast.Constant(value=key)) if key in sdk_events.ALWAYS:
            return False
        case ast.Call(func=ast.Attribute(value=ast.Name(), attr="get"), args=[ast.Constant(value=key), *more]) if (
            key in sdk_events.ALWAYS
        ):
            return any(mentions(one, names) for one in more)
        case ast.Name(id=name):
            return name in names
    return any(mentions(child, names) for child in ast.iter_child_nodes(node))


def derived(hook: Hook) -> frozenset[str]:
    """The names in a hook that are its parameters, or are made of them."""
    names = {name for name in (hook.event, hook.hint) if name}
    statements = sorted(
        (node for node in inside(body_of(hook.node)) if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr))),
        key=lambda node: (node.lineno, node.col_offset),
    )
    for node in statements:
        if node.value is not None and any(_name(inner) in names for inner in ast.walk(node.value)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(_name(inner) for target in targets for inner in ast.walk(target))
    for loop in inside(body_of(hook.node)):
        if isinstance(loop, (ast.For, ast.comprehension)) and any(_name(i) in names for i in ast.walk(loop.iter)):
            names.update(_name(inner) for inner in ast.walk(loop.target))
    return frozenset(names - {""})


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def spoken_of(hook: Hook) -> Iterator[str]:
    """The texts in a hook, but those by which something is just read: ``event["key"]``."""
    read = set()
    for node in inside(body_of(hook.node)):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            read.add(node.slice)
    for node in inside(body_of(hook.node)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in read:
            yield node.value
