"""``normalise-levels``: writes the SDK's name for a level that other tools call otherwise (``warn``, ``critical``).

What is sent keeps all but the level: the one that was meant takes the place of one that Sentry does not know.
"""

from __future__ import annotations

import libcst as cst

from sentry_codemods.edits import Change
from sentry_codemods.join import Refused
from sentry_codemods.lazy import command
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, NormaliseLevel
from sentry_lint.knowledge.sdk_limits import LEVELS, level_meant


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, NormaliseLevel)
    value = work.join.node(fix.value, cst.BaseExpression)  # type: ignore[type-abstract]
    meant = [(text, _meant(text)) for text in _texts(_assigned(work, value))]
    if not fix.direct and not work.review:
        raise Refused("the level is given to a function that may look at it; --review writes the other name", True)
    for text, level in meant:
        if level != text.raw_value:
            work.edits.change(text, _writing(level), whole=True)


def _assigned(work: Work, value: cst.BaseExpression) -> cst.BaseExpression:
    """What is assigned, where ``value`` is what it is assigned to."""
    target = work.join.parent(value)
    statement = work.join.parent(target) if isinstance(target, cst.AssignTarget) else target
    if isinstance(statement, (cst.Assign, cst.AnnAssign)) and statement.value is not None:
        return statement.value
    return value


def _texts(value: cst.BaseExpression) -> list[cst.SimpleString]:
    """The texts that an expression may give: itself, or the branches of a condition."""
    if isinstance(value, cst.SimpleString):
        return [value]
    if isinstance(value, cst.IfExp):
        return [*_texts(value.body), *_texts(value.orelse)]
    if isinstance(value, cst.BooleanOperation):
        return [*(_texts(value.left) if isinstance(value.left, cst.SimpleString) else ()), *_texts(value.right)]
    if isinstance(value, cst.Dict):
        return [text for one in value.elements if _is_level(one) for text in _texts(one.value)]
    raise Refused("the level is not written there as a text")


def _is_level(entry: cst.BaseDictElement) -> bool:
    key = entry.key if isinstance(entry, cst.DictElement) else None
    return isinstance(key, cst.SimpleString) and key.raw_value == "level"


def _meant(text: cst.SimpleString) -> str:
    level = level_meant(text.raw_value) if text.prefix.lower() in ("", "u") else ""
    if not level:
        raise Refused(f"no name of the SDK's is known for it; write one of {', '.join(LEVELS)}")
    return level


def _writing(level: str) -> Change:
    def change(node: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(node, cst.SimpleString)
        return node.with_changes(value=f"{node.prefix}{node.quote}{level}{node.quote}")

    return change


__getattr__ = command(__name__, "Write the SDK's name for a level of an event or breadcrumb that Sentry does not know.")
