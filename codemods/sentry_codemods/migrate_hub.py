"""``Hub.current`` and what is asked of it, in the words of scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from sentry_codemods.join import Join, Refused
from sentry_codemods.migrate_calls import as_call, as_value
from sentry_codemods.migrate_scopes import as_block, as_scope
from sentry_codemods.spelling import Draft
from sentry_lint.knowledge import sdk_api, sdk_moves

if TYPE_CHECKING:
    from sentry_lint.findings import Migrate
    from sentry_lint.knowledge.sdk_moves import Move

HUB = "Hub"
ISOLATION = "isolation_scope"


def as_hub(draft: Draft, fix: Migrate, node: cst.BaseExpression) -> None:
    """``hub``: the member of ``Hub.current`` as ``[Hub]`` says; ``with Hub(Hub.current)`` as an isolation scope."""
    join = draft.work.join
    current = _current(join, node)
    if current is None:
        raise Refused("the hub is no Hub.current there; by hand: a scope, or the client")
    above = join.parent(current)
    if isinstance(above, cst.Arg) and _is_clone(join, above):
        _cloned(draft, above)
        return
    if not isinstance(above, cst.Attribute) or above.value is not current:
        raise Refused("the hub is kept, or handed on: what is done with it is not seen; by hand: a scope")
    name = above.attr.value
    moves = sdk_moves.ways(HUB, name, False)
    if not moves:
        raise Refused(f"nothing that does the same as Hub.current.{name} is known")
    releases = tuple(one for one in sdk_api.releases() if fix.low <= one <= fix.high) or (fix.high,)
    move = next((one for one in moves if not sdk_moves.missing("", one, releases)), None)
    if move is None:
        raise Refused(f"what replaces Hub.current.{name} is not in all releases that the project allows")
    if move.way == "call":
        as_call(draft, move, above)
    elif move.way == "value":
        as_value(draft, move, above)
    elif move.way == "scope":
        as_scope(draft, move, above)
    elif move.way == "block":
        as_block(draft, move, above)
    else:
        _client(draft, move, above)


def _current(join: Join, node: cst.BaseExpression) -> cst.Attribute | None:
    """``Hub.current`` around or at ``node``."""
    for one in (node, join.parent(node), *(arg.value for arg in _arguments(join, node))):
        if isinstance(one, cst.Attribute) and one.attr.value == "current":
            return one
    return None


def _arguments(join: Join, node: cst.BaseExpression) -> list[cst.Arg]:
    """The arguments of ``Hub(…)``, where ``node`` is that ``Hub``."""
    call = join.parent(node)
    return list(call.args) if isinstance(call, cst.Call) and call.func is node else []


def _is_clone(join: Join, argument: cst.Arg) -> bool:
    call = join.parent(argument)
    last = call.func if isinstance(call, cst.Call) else None
    name = last.attr if isinstance(last, cst.Attribute) else last
    return isinstance(name, cst.Name) and name.value == HUB and isinstance(call, cst.Call) and len(call.args) == 1


def _cloned(draft: Draft, argument: cst.Arg) -> None:
    join = draft.work.join
    call = join.parent(argument)
    item = join.parent(call) if call is not None else None
    if not isinstance(call, cst.Call) or not isinstance(item, cst.WithItem) or item.asname is not None:
        raise Refused("the new hub is kept: what is done with it is not seen; by hand: isolation_scope()")
    if (id(call), HUB) in draft.claims or (id(call), HUB) in draft.work.claimed:
        return  # the other of the two names in it has done it
    draft.claims.append((id(call), HUB))
    draft.replace(call, draft.write(f"{ISOLATION}()", call.func))


def _client(draft: Draft, move: Move, node: cst.Attribute) -> None:
    """``client``: where it is only asked for; without one it was None, and is one that sends nothing."""
    join = draft.work.join
    test = draft.write(move.words[0], node)
    above = join.parent(node)
    if isinstance(above, cst.Attribute):
        draft.replace(node, draft.write("get_client()", node))
    elif isinstance(above, cst.Comparison) and above.left is node and len(above.comparisons) == 1:
        target = above.comparisons[0]
        if not (isinstance(target.comparator, cst.Name) and target.comparator.value == "None"):
            raise Refused("the client is compared with something else than None")
        if isinstance(target.operator, (cst.IsNot, cst.NotEqual)):
            draft.replace(above, test)
        else:
            draft.replace(above, f"not {test}")
    elif (isinstance(above, (cst.If, cst.IfExp, cst.While)) and above.test is node) or isinstance(
        above, cst.UnaryOperation
    ):
        draft.replace(node, test)
    else:
        raise Refused("the client is kept, or handed on: without one it was None; by hand: get_client()")
