"""``harden-init``: gives ``sentry_sdk.init`` the options that are safe, and takes out those that are not.

What is off by default (``send_default_pii``) is off again where the option is gone, in every release of the SDK. A deny
list gets the SDK's own names back. An option that there never was becomes the one that was meant; tags and a user go
to the global scope. Hooks come from the project's own scrubbing module, as ``sentry-lint scrubber`` writes it.
"""

from __future__ import annotations

import ast
import os
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import libcst as cst

from sentry_codemods.append import Outdented, over_lines, with_argument, with_entry
from sentry_codemods.bindings import Import
from sentry_codemods.drop import drop_from
from sentry_codemods.edits import Insertion
from sentry_codemods.join import Refused
from sentry_codemods.layout import one_line
from sentry_codemods.lazy import command
from sentry_codemods.migrate_calls import keyword_of
from sentry_codemods.migrate_options import keywords
from sentry_codemods.place import Spot
from sentry_codemods.spelling import Draft
from sentry_lint.analysis.project import ROOT_MARKS
from sentry_lint.findings import AddHooks, Finding, KeepDefaults, RemoveOption, SetOption, UnknownOption
from sentry_lint.knowledge import sdk_api, sdk_moves

if TYPE_CHECKING:
    from sentry_codemods.work import Work

SCRUBBING = "scrubbing"
_CLOSE = 0.9  # of what a typing error leaves of a name
# Options that people expect, and what sets it for all events.
SETTERS = {"tags": "set_tags", "user": "set_user"}
_GLOBAL = ("get_global_scope()", "Scope.get_global_scope()")


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    if isinstance(fix, RemoveOption):
        _remove(work, fix)
        return
    draft = Draft(work)
    if isinstance(fix, SetOption):
        _set(draft, fix)
    elif isinstance(fix, AddHooks):
        _add_hooks(draft, fix)
    elif isinstance(fix, KeepDefaults):
        _keep_defaults(draft, fix)
    else:
        assert isinstance(fix, UnknownOption)
        _unknown(draft, fix)
    draft.commit()


def _remove(work: Work, fix: RemoveOption) -> None:
    argument = next((one for one in work.join.at(fix.keyword) if isinstance(one, cst.Arg)), None)
    if argument is None or argument.keyword is None or argument.keyword.value != fix.name:
        raise Refused("the option is not written as a keyword of the call")
    call = work.join.parent(argument)
    if not isinstance(call, cst.Call):
        raise Refused("the option is not written as a keyword of the call")
    drop_from(work, call, argument)


# -- options


def _set(draft: Draft, fix: SetOption) -> None:
    join = draft.work.join
    if fix.place is not None:
        node = join.node(fix.place, cst.BaseExpression)  # type: ignore[type-abstract]
        if not isinstance(node, cst.Name) or node.value not in ("True", "None"):
            raise Refused("its value is not written there")
        draft.replace(node, fix.value)
        return
    call = join.node(fix.call, cst.Call)
    there = keywords(call).get(fix.name)
    if there is not None and isinstance(there.value, cst.Dict):
        key, _, value = fix.value.strip("{}").partition(": ")
        draft.change(there.value, lambda old: with_entry(old, key, value))
        return
    _add(draft, call, [(fix.name, fix.value)])


def _add(draft: Draft, call: cst.Call, options: list[tuple[str, str]]) -> None:
    """Adds keywords behind the others."""
    if any(one.star == "**" for one in call.args[:-1]):
        raise Refused("its options are put together elsewhere")

    module = draft.work.join.module
    alone = isinstance(draft.work.join.parent(call), cst.Expr)
    left = draft.work.width - draft.work.join.span(call).column

    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.Call)
        for name, value in options:
            behind = bool(old.args) and old.args[-1].star == "**"
            old = with_argument(old, len(old.args) - behind, value, name)
        code = module.code_for_node(old)
        return over_lines(old, module.default_indent) if alone and one_line(code) and len(code) > left else old

    change(call)  # what has no place is refused before anything is registered
    draft.change(call, change)


# -- hooks


def _add_hooks(draft: Draft, fix: AddHooks) -> None:
    work = draft.work
    call = work.join.node(fix.call, cst.Call)
    given = keywords(call)
    if any(hook in given for hook in fix.hooks):
        raise Refused("the hook is given, and is nothing")
    module = _scrubbing(work)
    if module is not None:
        parent, _, name = module.rpartition(".")
        needs = Import(parent, name) if parent else Import(name)
        reach = work.reach(module, fix.call, needs)
        if _defined(work, module).issuperset(("OPTIONS", "options")):
            _add_all(draft, call, reach.text, _defined(work, module))
        else:
            _add(draft, call, [(hook, f"{reach.text}.{hook}") for hook in fix.hooks])
        draft.needs += [reach.needs] if reach.needs is not None else []
        return
    own = given.get("before_send")
    if own is None or not isinstance(own.value, (cst.Name, cst.Attribute)):
        raise Refused("the project has no scrubbing module: sentry-lint scrubber --out FOLDER writes one")
    if not work.review:
        raise Refused("what before_send is given was written for events; --review gives it the others as well", True)
    _add(draft, call, [(hook, work.join.code(own.value)) for hook in fix.hooks])


def _add_all(draft: Draft, call: cst.Call, scrubbing: str, names: frozenset[str]) -> None:
    """All hooks that ``sentry-lint scrubber`` wrote; the application's own run before them."""
    given = keywords(call)
    if "_experiments" in given:
        raise Refused("_experiments may be among the scrubbing module's options, too")
    own = {name: argument for name, argument in given.items() if name in names}
    entries = ", ".join(f"{name}={draft.work.join.code(argument.value)}" for name, argument in own.items())
    source = f"{scrubbing}.options({entries})" if own else f"{scrubbing}.OPTIONS"
    for argument in own.values():
        draft.drop(call, argument)

    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.Call)
        return with_argument(old, len(old.args), source, star="**")

    change(call)  # what has no place is refused before anything is registered
    draft.change(call, change)


def _scrubbing(work: Work) -> str | None:
    """The dotted name of the project's scrubbing module: beside the file, in a package above it, or on its own."""
    parts = work.module.name.split(".")[:-1]
    for length in range(len(parts), -1, -1):
        dotted = ".".join([*parts[:length], SCRUBBING])
        found = work.project.module(work.module, dotted)
        if found is None or dotted == work.module.name or not (length or _is_own(work, found.path)):
            continue
        if "before_send" in _defined(work, dotted):
            return dotted
    return None


def _defined(work: Work, dotted: str) -> frozenset[str]:
    """The functions and annotated constants at the top of a module; nothing of one that cannot be read."""
    found = work.project.module(work.module, dotted)
    try:
        body = found.tree.body if found is not None else []
    except (SyntaxError, ValueError):
        return frozenset()
    names = {node.name for node in body if isinstance(node, ast.FunctionDef)}
    targets = (node.target for node in body if isinstance(node, ast.AnnAssign))
    return frozenset(names | {target.id for target in targets if isinstance(target, ast.Name)})


def _is_own(work: Work, path: str) -> bool:
    """A module at the top belongs to the file's project, and is not what happens to lie above it."""
    folder = os.path.dirname(path)
    own = (*work.project.configured, work.module.roots[0])
    return folder in own or any(os.path.exists(os.path.join(folder, mark)) for mark in ROOT_MARKS)


# -- the deny list


def _keep_defaults(draft: Draft, fix: KeepDefaults) -> None:
    join = draft.work.join
    names = join.node(fix.names, cst.BaseExpression)  # type: ignore[type-abstract]
    call = join.node(fix.call, cst.Call)
    defaults = draft.write("scrubber.DEFAULT_DENYLIST", call.func)
    if not isinstance(names, cst.List):
        source = join.code(names)
        if not one_line(source):
            raise Refused("the list is written over lines, and is no list")
        draft.replace(names, f"[*{defaults}, *{source}]")
        return

    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.List)
        blank = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
        comma = next((one.comma for one in old.elements[:-1] if isinstance(one.comma, cst.Comma)), None)
        white = old.lbracket.whitespace_after
        if isinstance(white, cst.ParenthesizedWhitespace):
            line = white.first_line.with_changes(whitespace=cst.SimpleWhitespace(""), comment=None)
            comma = cst.Comma(whitespace_after=white.with_changes(first_line=line))
            old = old.with_deep_changes(old.lbracket, whitespace_after=white.with_changes(empty_lines=[]))
        first = cst.StarredElement(cst.parse_expression(defaults), comma=comma or blank)
        return old.with_changes(elements=[first, *old.elements])

    draft.change(names, change)


# -- options that there never were


def _unknown(draft: Draft, fix: UnknownOption) -> None:
    join = draft.work.join
    node = next((one for one in join.at(fix.keyword) if isinstance(one, cst.Arg)), None)
    if node is None:
        raise Refused("the option is not written as a keyword of the call")
    argument, call = keyword_of(join, node)
    if fix.name in SETTERS:
        _set_globally(draft, fix, argument, call)
        return
    if not fix.meant:
        raise Refused("no option is like it: what is meant is not known")
    if fix.meant in keywords(call):
        raise Refused(f"{fix.meant} is given as well")
    space = sdk_api.namespace("init()")
    entry = space.entries[fix.meant] if space is not None else None
    if entry is None or not entry.exists(fix.high) or entry.deprecated is not None:
        raise Refused(f"{fix.meant}, which is like it, is not for that release")
    if SequenceMatcher(None, fix.name, fix.meant).ratio() < _CLOSE and not draft.work.review:
        raise Refused(f"{fix.meant} may be meant; --review writes that", True)
    assert argument.keyword is not None
    draft.change(argument.keyword, lambda old: old.with_changes(value=fix.meant), whole=True)


def _set_globally(draft: Draft, fix: UnknownOption, argument: cst.Arg, call: cst.Call) -> None:
    """``tags=`` and ``user=``: set on the global scope, in a statement behind the call's."""
    join = draft.work.join
    statement = join.parent(call)
    line = join.parent(statement) if statement is not None else None
    if not isinstance(statement, cst.Expr) or not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1:
        raise Refused("the call is no statement of its own, behind which it could be set")
    releases = tuple(one for one in sdk_api.releases() if fix.low <= one <= fix.high) or (fix.high,)
    for scope in _GLOBAL:
        setter = f"{scope}.{SETTERS[fix.name]}"
        if not sdk_moves.missing("", sdk_moves.Move("call", (setter,)), releases):
            break
    else:
        raise Refused("there is no global scope in all releases that the project allows")
    depth = join.span(argument).column - join.span(line).column
    value = argument.value.deep_clone().visit(Outdented(depth))
    assert isinstance(value, cst.BaseExpression)
    setting = cst.Expr(cst.Call(cst.parse_expression(draft.write(setter, call.func)), [cst.Arg(value)]))
    draft.drop(call, argument)
    draft.insertions.append((Spot(line), Insertion(0, [cst.SimpleStatementLine([setting])], after=True)))


__getattr__ = command(
    __name__, "Give sentry_sdk.init the options that are safe; take out those that leak or that there are not."
)
