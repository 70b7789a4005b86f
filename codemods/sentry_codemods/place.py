"""Where a statement can go so that it runs just before a call, exactly as often as the call does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

import libcst as cst

from sentry_codemods.join import Join, Refused

Container = Union[cst.SimpleStatementLine, cst.SimpleStatementSuite, cst.BaseCompoundStatement]

COMPREHENSIONS = (cst.GeneratorExp, cst.ListComp, cst.SetComp, cst.DictComp)


@dataclass(slots=True)
class Spot:
    """A place for statements: before the small statement ``index`` of ``container``, or before ``container``."""

    container: Container
    index: int = 0


def before(join: Join, node: cst.CSTNode) -> Spot:
    """The place before the statement that holds the expression ``node``.

    Raises :class:`Refused` where no statement runs exactly when ``node`` is evaluated: short-circuits, lambdas,
    comprehensions, tests that run again at each turn.
    """
    for child, parent in join.parents(node):
        reason = _obstacle(child, parent)
        if reason is not None:
            raise Refused(f"the call stands in {reason}: no statement runs just before it")
        if isinstance(parent, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
            return Spot(parent, next(i for i, small in enumerate(parent.body) if small is child))
        if isinstance(parent, cst.BaseCompoundStatement):
            above = join.parent(parent)
            if isinstance(above, cst.If) and above.orelse is parent:
                raise Refused("the call stands in an elif condition: no statement runs just before it")
            return Spot(parent)
    raise Refused("the call stands in no statement")


def _obstacle(child: cst.CSTNode, parent: cst.CSTNode) -> str | None:
    """What keeps a statement before ``parent`` from standing for one before ``child``; None where nothing does."""
    reason: str | None = None
    if isinstance(parent, cst.Lambda):
        reason = "a lambda" if child is parent.body else None
    elif isinstance(parent, COMPREHENSIONS):
        reason = None if child is parent.for_in else "a comprehension"
    elif isinstance(parent, cst.CompFor):
        reason = None if child is parent.iter and parent.asynchronous is None else "a comprehension"
    elif isinstance(parent, cst.BooleanOperation):
        reason = None if child is parent.left else "the right side of and/or"
    elif isinstance(parent, cst.IfExp):
        reason = None if child is parent.test else "a branch of a conditional expression"
    elif isinstance(parent, cst.Comparison):
        reason = "a chained comparison" if child in parent.comparisons[1:] else None
    elif isinstance(parent, cst.Assert):
        reason = "an assert statement"
    elif isinstance(parent, cst.Annotation):
        reason = "an annotation"
    elif isinstance(parent, (cst.TypeAlias, cst.TypeParam)):
        reason = "a type alias or parameter"
    elif isinstance(parent, cst.While):
        reason = "a while test, which runs again at each turn" if child is parent.test else None
    elif isinstance(parent, cst.For):
        reason = "the target of a loop" if child is parent.target else None
    elif isinstance(parent, (cst.MatchCase, cst.ExceptHandler, cst.ExceptStarHandler)):
        reason = "the head of a clause"
    return reason
