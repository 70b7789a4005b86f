"""``migrate-sdk-api``: names, keywords and options of the SDK as the project's release has them.

In both directions: what the release deprecates or has no more, and what it does not have yet. What is written instead
is a fact, :mod:`sentry_lint.knowledge.sdk_moves`; where nothing does the same, nothing is written. Calls that the SDK
cannot take (SNT604) are written so that it can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from sentry_codemods.join import Refused
from sentry_codemods.lazy import command
from sentry_codemods.migrate_calls import as_attribute, as_call, as_each, as_key, as_setter, as_value, call_of
from sentry_codemods.migrate_hub import as_hub
from sentry_codemods.migrate_options import as_option
from sentry_codemods.migrate_scopes import as_block, as_scope, reports_only
from sentry_codemods.spelling import Draft, imported
from sentry_lint.findings import MendCall, Migrate
from sentry_lint.knowledge import sdk_api, sdk_moves

if TYPE_CHECKING:
    from sentry_codemods.work import Work
    from sentry_lint.findings import Finding
    from sentry_lint.knowledge.sdk_moves import Move

# They are written like any other name, but the blocks that they begin must do no more than report.
OWN_SCOPE = frozenset({"new_scope"})


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    draft = Draft(work)
    if isinstance(fix, MendCall):
        from sentry_codemods.mend_calls import as_mended

        as_mended(draft, fix)
    else:
        assert isinstance(fix, Migrate)
        _migrate(draft, fix)
    draft.commit()


def _migrate(draft: Draft, fix: Migrate) -> None:
    moves = sdk_moves.ways(fix.space, fix.name, fix.too_old)
    if not moves:
        raise Refused(
            f"nothing that does the same is known; by hand: {fix.instead}" if fix.instead else "nothing replaces it"
        )
    found = draft.work.join.at(fix.node)
    if fix.space == "init()" and moves[0].way != "key":
        as_option(draft, fix, moves, _only(found, cst.Arg))
        return
    move = _possible(fix, moves)
    alias = next((one for one in found if isinstance(one, cst.ImportAlias)), None)
    if alias is not None:
        _everywhere(draft, fix, move, alias)
    elif move.way == "key":
        as_key(draft, move, _only(found, cst.Arg))
    else:
        apply(draft, fix, move, draft.work.join.node(fix.node, cst.BaseExpression))  # type: ignore[type-abstract]


def _only(found: list[cst.CSTNode], kind: type[cst.CSTNode]) -> cst.CSTNode:
    node = next((one for one in found if isinstance(one, kind)), None)
    if node is None:
        raise Refused("it is not written as a keyword of the call")
    return node


def _possible(fix: Migrate, moves: tuple[Move, ...]) -> Move:
    """The first way whose names are in all releases of the target. Raises :class:`Refused`."""
    releases = tuple(one for one in sdk_api.releases() if fix.low <= one <= fix.high) or (fix.high,)
    lacking = ""
    for move in moves:
        lacking = sdk_moves.missing(fix.space, move, releases)
        if not lacking:
            return move
    raise Refused(f"{lacking} is not in all releases that the project allows, from {sdk_api.shown(fix.low)} on")


def apply(draft: Draft, fix: Migrate, move: Move, node: cst.BaseExpression) -> None:
    """One way, at one place. Raises :class:`Refused`."""
    method = fix.space in sdk_moves.METHODS
    if move.way == "call":
        call = call_of(draft.work.join, node)
        if fix.name in OWN_SCOPE and not (call is not None and reports_only(draft, call)):
            raise Refused("the block sets more than its own scope: in that release it would be lost at its end")
        as_call(draft, move, node, method)
    elif move.way == "value":
        as_value(draft, move, node)
    elif move.way == "set":
        as_setter(draft, move, node)
    elif move.way == "attribute":
        as_attribute(draft, move, node)
    elif move.way == "each":
        as_each(draft, move, node, method)
    elif move.way == "scope":
        as_scope(draft, move, node)
    elif move.way == "block":
        as_block(draft, move, node)
    else:
        as_hub(draft, fix, node)


def _everywhere(draft: Draft, fix: Migrate, move: Move, alias: cst.ImportAlias) -> None:
    """An import that fails: all uses of what it binds. Raises :class:`Refused` where one of them cannot be written."""
    work = draft.work
    local = alias.evaluated_alias or alias.evaluated_name
    statement = imported(work, local, fix.node).statement
    for node in uses_of(work, local):
        if imported(work, local, work.join.span(node)).statement is not statement:
            continue
        chain = node
        if move.way == "hub":
            above = work.join.parent(node)
            if isinstance(above, cst.Attribute):
                chain = above
        apply(draft, fix, move, chain)
    draft.unused.add(local)


def uses_of(work: Work, name: str) -> list[cst.BaseExpression]:
    """The places of a file that look a name up."""
    import ast

    from sentry_lint.findings import Span

    found: list[cst.BaseExpression] = []
    for node in ast.walk(work.tree):
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
            end = (node.end_lineno or node.lineno, node.end_col_offset or 0)
            found.append(work.join.node(Span(node.lineno, node.col_offset, *end), cst.Name))
    return found


__getattr__ = command(__name__, "Write names, keywords and options of sentry-sdk as the project's release has them.")
