"""Options of ``sentry_sdk.init`` that another release takes another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from sentry_codemods.append import with_entry
from sentry_codemods.join import Refused
from sentry_codemods.layout import one_line
from sentry_codemods.migrate_calls import keyword_of
from sentry_codemods.spelling import Draft
from sentry_lint.knowledge import sdk_api, sdk_moves

if TYPE_CHECKING:
    from sentry_lint.findings import Migrate
    from sentry_lint.knowledge.sdk_moves import Move

RATES = ("traces_sample_rate", "traces_sampler")


def as_option(draft: Draft, fix: Migrate, moves: tuple[Move, ...], node: cst.CSTNode) -> None:
    """The first of ``moves`` that goes with the option's value. Raises :class:`Refused`."""
    argument, call = keyword_of(draft.work.join, node)
    value = draft.work.join.code(argument.value)
    for move in moves:
        if move.way == "leave" and value in move.words:
            _leave(draft, fix, call, argument)
            return
        if move.way == "option" and move.words[0] == value:
            _other(draft, call, argument, *move.words[1].split("=", 1))
            return
        if move.way == "collect" and move.words[1].partition("=")[0] == value:
            _entry(draft, call, argument, "data_collection", move.words[0], move.words[1].partition("=")[2])
            return
        if move.way == "experiment":
            if fix.low < sdk_moves.experiment(move):
                raise Refused(f"_experiments has it from {sdk_api.shown(sdk_moves.experiment(move))} on")
            _entry(draft, call, argument, "_experiments", move.words[0], value)
            return
        if move.way == "tracing":
            _tracing(draft, call, argument, value)
            return
    raise Refused(f"with that value it means something else: {fix.instead}" if fix.instead else "nothing replaces it")


def _leave(draft: Draft, fix: Migrate, call: cst.Call, argument: cst.Arg) -> None:
    """Takes out an option that says the default.

    Where releases that do not mind it may be in use, somebody may want to read there that it is so.
    """
    known = sdk_api.namespace(fix.space)
    entry = known.entries.get(fix.name) if known is not None else None
    since = entry.deprecated if entry is not None and entry.exists(fix.high) else None
    if since is not None and not (fix.said and fix.low >= since) and not draft.work.review:
        raise Refused(f"it says the default, and only releases from {sdk_api.shown(since)} on warn of it", True)
    draft.drop(call, argument)


def keywords(call: cst.Call) -> dict[str, cst.Arg]:
    return {one.keyword.value: one for one in call.args if one.keyword is not None}


def _other(draft: Draft, call: cst.Call, argument: cst.Arg, name: str, source: str) -> None:
    """Another option in the place of ``argument``."""
    if name in keywords(call) or any(one.star == "**" for one in call.args):
        raise Refused(f"{name} is given as well, or may be")

    def change(old: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(old, cst.Arg)
        return old.with_changes(keyword=cst.Name(name), value=cst.parse_expression(source))

    draft.change(argument, change, whole=True)


def _entry(draft: Draft, call: cst.Call, argument: cst.Arg, option: str, key: str, source: str) -> None:
    """The option becomes an entry of the dictionary that another option takes."""
    quote = draft.work.quote
    there = keywords(call).get(option)
    if there is None:
        if any(one.star == "**" for one in call.args):
            raise Refused(f"{option} may be given elsewhere")
        _other(draft, call, argument, option, f"{{{quote}{key}{quote}: {source}}}")
        return
    if not isinstance(there.value, cst.Dict) or not one_line(source):
        raise Refused(f"{option} is put together elsewhere")
    draft.drop(call, argument)
    draft.change(there.value, lambda old: with_entry(old, f"{quote}{key}{quote}", source))


def _tracing(draft: Draft, call: cst.Call, argument: cst.Arg, value: str) -> None:
    """``enable_tracing``: True samples everything where no rate is given, False nothing whatever is given."""
    join = draft.work.join
    others = [one for name, one in keywords(call).items() if name in RATES]
    if any(one.star == "**" for one in call.args):
        raise Refused("a rate may be given elsewhere")
    known = [one for one in others if isinstance(one.value, (cst.Float, cst.Integer, cst.Lambda))]
    known += [one for name, one in keywords(call).items() if name == RATES[1] and join.code(one.value) != "None"]
    if value == "False":
        if others:
            raise Refused("it turns off what traces_sample_rate asks for: take that out, or this")
        draft.drop(call, argument)
    elif others:
        if value != "True" or not known:
            raise Refused("it counts where the rate is None")
        draft.drop(call, argument)
    elif value == "True":
        _other(draft, call, argument, "traces_sample_rate", "1.0")
    elif draft.work.review:
        bare = value if isinstance(argument.value, (cst.Name, cst.Attribute, cst.Call, cst.Subscript)) else f"({value})"
        _other(draft, call, argument, "traces_sample_rate", f"1.0 if {bare} else None")
    else:
        raise Refused("what it is given may be no True or False; --review writes a condition", True)
