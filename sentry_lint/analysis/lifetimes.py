"""What becomes of a span or transaction after the call that starts it: who finishes it, and whether always.

Read off the text of the one function (or module) that holds the call. What is handed to something unknown, stored or
seen by an inner function has a life that the text does not show.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

FINISHING = frozenset({"finish", "__exit__", "end"})
ENTERING = "__enter__"
ASKING = frozenset({"isinstance", "hasattr", "getattr", "bool", "type", "callable"})
# Functions whose caller finishes what they enter.
ENTRANCES = frozenset({"__enter__", "__aenter__", "setUp", "setup_method", "setUpClass", "__init__"})
BROAD = frozenset({"Exception", "BaseException"})
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
WITHS = (ast.With, ast.AsyncWith)
BLOCKS = ("body", "orelse", "finalbody")

WITH = "with"  # a ``with`` statement, or a ``finally``, finishes it
HANDED_BACK = "handed back"  # returned to the caller
UNKNOWN = "unknown"
NEVER = "never"  # nothing finishes it
BY_HAND = "by hand"  # entered without ``with``, and some way out leaves it on the scope
LOST = "lost"  # some way out leaves it unfinished


class Life(NamedTuple):
    """``fate`` is one of this module's constants; ``block`` the ``with`` statement, ``name`` the local that holds."""

    fate: str
    block: ast.With | ast.AsyncWith | None = None
    name: str = ""


class Lives:
    """The lives that begin in one function (a module, for its own level)."""

    __slots__ = ("_owner", "_parents")

    def __init__(self, owner: ast.AST) -> None:
        self._owner = owner
        self._parents: dict[ast.AST, ast.AST] = {}

    def of(self, call: ast.Call) -> Life:
        """The life of what this call starts."""
        if not self._parents:
            self._parents = {
                child: parent for parent in ast.walk(self._owner) for child in ast.iter_child_nodes(parent)
            }
        if call not in self._parents:
            return Life(UNKNOWN)
        _, parent = self._outermost(call)
        entered = False
        match parent:
            case ast.Attribute(attr="__enter__") if isinstance(self._parents.get(parent), ast.Call):
                entered = True
                _, parent = self._outermost(self._parents[parent])
        match parent:
            case ast.withitem():
                block = self._parents[parent]
                return Life(WITH, block if isinstance(block, WITHS) else None)
            case ast.Return() | ast.Lambda():
                return Life(BY_HAND if entered else HANDED_BACK)
            case ast.Expr():
                return Life(BY_HAND if entered else NEVER)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                return self._of_name(name, parent, entered)
        return Life(UNKNOWN)

    def _outermost(self, node: ast.AST) -> tuple[ast.AST, ast.AST | None]:
        """The largest expression with the node's value, and what it stands in."""
        parent = self._parents.get(node)
        while isinstance(parent, (ast.IfExp, ast.BoolOp, ast.NamedExpr)):
            if isinstance(parent, ast.IfExp) and parent.test is node:
                break
            node, parent = parent, self._parents.get(parent)
        return node, parent

    def around(self, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """What encloses a node inside the function, nearest first, each with its child on the way."""
        while node is not self._owner and (parent := self._parents.get(node)) is not None:
            yield parent, node
            node = parent

    # -- a local name

    def _of_name(self, name: str, start: ast.stmt, entered: bool) -> Life:
        finishes: list[ast.AST] = []
        fates: set[str] = set()
        for node in ast.walk(self._owner):
            match node:
                case ast.Global(names=names) | ast.Nonlocal(names=names) if name in names:
                    return Life(UNKNOWN, name=name)
                case ast.Name(id=found, ctx=ast.Load()) if found == name:
                    use = self._use(node)
                    if isinstance(use, WITHS):
                        return Life(WITH, use, name)
                    if use == ENTERING:
                        entered = True
                    elif isinstance(use, str):
                        fates.add(use)
                    elif use is not None:
                        finishes.append(use)
        if any(self._in_finally(node) for node in finishes):
            return Life(WITH, name=name)
        if entered and getattr(self._owner, "name", "") not in ENTRANCES and "stored" not in fates:
            return Life(BY_HAND, name=name) if self._leaves_open(name, start, finishes) else Life(WITH, name=name)
        if fates:
            return Life(HANDED_BACK if fates == {HANDED_BACK} else UNKNOWN, name=name)
        if not finishes:
            return Life(NEVER, name=name)
        return Life(LOST if self._leaves_open(name, start, finishes) else WITH, name=name)

    def _use(self, node: ast.Name) -> ast.AST | str | None:
        """What a use of the name does: the call that finishes it, a ``with``, a word for it, or nothing of note."""
        if any(isinstance(parent, FUNCTIONS) for parent, _ in self.around(node) if parent is not self._owner):
            return UNKNOWN
        value, parent = self._outermost(node)
        above = self._parents.get(parent) if parent is not None else None
        match parent:
            case ast.withitem():
                return above if isinstance(above, WITHS) else UNKNOWN
            case ast.Attribute(attr=attr, ctx=ast.Load()):
                if not (isinstance(above, ast.Call) and above.func is parent):
                    return UNKNOWN if attr in FINISHING or attr == ENTERING else None
                return above if attr in FINISHING else ENTERING if attr == ENTERING else None
            case ast.Return() | ast.Yield():
                return HANDED_BACK if isinstance(parent, ast.Return) else UNKNOWN
            case (
                ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"))])
                | ast.AnnAssign(target=ast.Attribute(value=ast.Name(id="self")))
            ):
                return "stored"
            case ast.Compare() | ast.UnaryOp() | ast.If() | ast.While() | ast.IfExp() | ast.Assert() | ast.Attribute():
                return None
            case ast.Call(func=ast.Name(id=asked)) if asked in ASKING:
                return None
        return UNKNOWN if value is not None else None

    def _in_finally(self, node: ast.AST) -> bool:
        return any(isinstance(parent, ast.Try) and child in parent.finalbody for parent, child in self.around(node))

    # -- ways out

    def _leaves_open(self, name: str, start: ast.stmt, finishes: Sequence[ast.AST]) -> bool:
        """A way from the statement that starts it leads out of the function past all that finishes it."""
        if not finishes:
            return True
        paths = Paths(name, {id(self._statement(node)) for node in finishes})
        node: ast.AST = start
        for parent, child in self.around(start):
            if isinstance(parent, ast.Try) and paths.handles(parent) and child in parent.body:
                return False
            for field in BLOCKS:
                block = getattr(parent, field, None)
                if isinstance(block, list) and node in block:
                    still_open = paths.run(block[block.index(node) + 1 :])
                    if paths.left or not still_open:
                        return paths.left
            if isinstance(parent, (ast.For, ast.AsyncFor, ast.While)):
                return True
            node = parent
        return True

    def _statement(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, ast.stmt):
            node = self._parents[node]
        return node


class Paths:
    """Runs through statements while the span is open; ``left`` tells that a way led out of them."""

    __slots__ = ("_finishing", "_name", "left")

    def __init__(self, name: str, finishing: set[int]) -> None:
        self._name = name
        self._finishing = finishing
        self.left = False

    def run(self, block: Sequence[ast.stmt]) -> bool:
        """True where the end of the block is reached with the span still open."""
        return all(self._open_after(statement) for statement in block)

    def _open_after(self, statement: ast.stmt) -> bool:
        if id(statement) in self._finishing:
            return False
        match statement:
            case ast.Return() | ast.Raise():
                self.left = True
                return False
            case ast.If(test=test, body=body, orelse=orelse):
                self._may_raise(test)
                if orelse or not self._tests(test):
                    return bool(self.run(body) | self.run(orelse))
                return self.run(body)
            case ast.Try():
                return self._try(statement)
            case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
                for item in items:
                    self._may_raise(item.context_expr)
                return self.run(body)
            case ast.For() | ast.AsyncFor() | ast.While():
                self._may_raise(statement.test if isinstance(statement, ast.While) else statement.iter)
                self.run(statement.body)
                return self.run(statement.orelse)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return True
        self._may_raise(statement)
        return True

    def _try(self, statement: ast.Try) -> bool:
        inner = Paths(self._name, self._finishing)
        still_open = inner.run(statement.body)
        broad = [handler for handler in statement.handlers if _is_broad(handler)]
        if inner.left and not broad:
            self.left = True
        for handler in broad:
            still_open |= self.run(handler.body)
        return still_open and self.run(statement.orelse) and self.run(statement.finalbody)

    def handles(self, statement: ast.Try) -> bool:
        """A handler for everything finishes the span, or the ``finally`` does."""
        blocks = [handler.body for handler in statement.handlers if _is_broad(handler)] + [statement.finalbody]
        return any(id(node) in self._finishing for block in blocks for inner in block for node in ast.walk(inner))

    def _tests(self, test: ast.expr) -> bool:
        """The test is about the span itself: ``if span:``."""
        names = [node.id for node in ast.walk(test) if isinstance(node, ast.Name)]
        return names == [self._name]

    def _may_raise(self, node: ast.AST) -> None:
        """A call of anything but the span's own methods may raise."""
        for inner in ast.walk(node):
            if isinstance(inner, (ast.Await, ast.Yield, ast.YieldFrom)):
                self.left = True
            elif isinstance(inner, ast.Call):
                func = inner.func
                own = (
                    isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id == self._name
                )
                self.left = self.left or not own


def _is_broad(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in BROAD) for kind in kinds)
