"""Calls that lose their event or break the program (SNT604), written so that the SDK can take them."""

from __future__ import annotations

import libcst as cst

from sentry_codemods.append import with_argument, with_entry
from sentry_codemods.join import Refused
from sentry_codemods.layout import one_line
from sentry_codemods.migrate_calls import keyword_of
from sentry_codemods.migrate_options import keywords
from sentry_codemods.spelling import Draft
from sentry_lint.findings import MendCall
from sentry_lint.knowledge import sdk_events

EXTRAS = "extras"


def as_mended(draft: Draft, fix: MendCall) -> None:
    """Writes the keyword that was meant, or what the function takes. Raises :class:`Refused`."""
    found = draft.work.join.at(fix.node)
    if fix.keyword:
        _keyword(draft, fix, next((one for one in found if isinstance(one, cst.Arg)), None))
        return
    node = draft.work.join.node(fix.node, cst.BaseExpression)  # type: ignore[type-abstract]
    argument = draft.work.join.parent(node)
    call = draft.work.join.parent(argument) if argument is not None else None
    if not isinstance(argument, cst.Arg) or not isinstance(call, cst.Call) or argument.star:
        raise Refused("its place in the call cannot be told for certain")
    quote = draft.work.quote
    if fix.function == "add_breadcrumb":
        if argument.keyword is not None or "message" in keywords(call):
            raise Refused("it has a message as well")
        _named(draft, argument, "message")
    elif fix.function == "set_user":
        _within(draft, argument, f"{quote}id{quote}")
    elif fix.function == "set_context":
        _within(draft, argument, f"{quote}value{quote}")
    elif fix.function == "capture_exception":
        _message(draft, call, argument)
    else:
        raise Refused("nothing that does what was meant is known")


def _named(draft: Draft, argument: cst.Arg, name: str) -> None:
    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.Arg)
        equal = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
        return old.with_changes(keyword=cst.Name(name), equal=equal)

    draft.change(argument, change)


def _within(draft: Draft, argument: cst.Arg, key: str) -> None:
    """The value as the one entry of a dictionary."""

    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.Arg)
        return old.with_changes(value=cst.Dict([cst.DictElement(cst.parse_expression(key), old.value)]))

    draft.change(argument, change)


def _message(draft: Draft, call: cst.Call, argument: cst.Arg) -> None:
    """A text that was to be captured as an exception is captured as a message, of the same level."""
    if argument.keyword is not None or len(call.args) > 1:
        raise Refused("it is given more than a text")
    func = call.func
    if isinstance(func, cst.Attribute):
        draft.replace(func.attr, "capture_message")
    else:
        draft.replace(func, draft.write("capture_message", func))
    level = f"{draft.work.quote}error{draft.work.quote}"

    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.Call)
        return with_argument(old, 1, level, "level")

    draft.change(call, change)


def _keyword(draft: Draft, fix: MendCall, node: cst.CSTNode | None) -> None:
    """A keyword that ``capture_exception`` and its like do not know."""
    if node is None:
        raise Refused("it is not written as a keyword of the call")
    argument, call = keyword_of(draft.work.join, node)
    if fix.keyword in sdk_events.CAPTURE_KEYWORDS:
        raise Refused("what it is given is of no use to the SDK; by hand: a dictionary, or set it on the scope")
    meant = sdk_events.MEANT.get(fix.keyword, EXTRAS)
    there = keywords(call).get(meant)
    as_entry = fix.keyword not in sdk_events.MEANT
    if meant == "contexts" and not _of_dictionaries(argument.value):
        raise Refused("a context has a name; by hand: contexts={name: {…}}")
    if fix.keyword in ("hint", "stack", "exc_info", "stack_info", "level_name"):
        raise Refused("what is meant by it is not known")
    source = draft.work.join.code(argument.value)
    quote = draft.work.quote
    if there is None and not as_entry:
        assert argument.keyword is not None
        draft.change(argument.keyword, lambda old: old.with_changes(value=meant), whole=True)
    elif there is None:

        def change(old: cst.CSTNode) -> cst.CSTNode:
            assert isinstance(old, cst.Arg)
            entry = cst.DictElement(cst.SimpleString(f"{quote}{fix.keyword}{quote}"), old.value)
            return old.with_changes(keyword=cst.Name(EXTRAS), value=cst.Dict([entry]))

        draft.change(argument, change)
    elif as_entry and isinstance(there.value, cst.Dict) and one_line(source):
        draft.drop(call, argument)
        draft.change(there.value, lambda old: with_entry(old, f"{quote}{fix.keyword}{quote}", source))
    else:
        raise Refused(f"{meant} is given as well")


def _of_dictionaries(value: cst.BaseExpression) -> bool:
    return isinstance(value, cst.Dict) and all(
        isinstance(one, cst.DictElement) and isinstance(one.value, cst.Dict) for one in value.elements
    )
