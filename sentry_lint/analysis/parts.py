"""A function in parts: each statement, and each header of a block, with the names it uses, binds and changes."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from sentry_lint.knowledge import flows

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SEEN = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.Global, ast.Nonlocal, ast.Assert)
ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)
BLOCKS = frozenset({"body", "orelse", "finalbody", "handlers", "cases"})
DISPLAYS = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)
CONTAINERS = frozenset({"dict", "list", "set", "defaultdict", "OrderedDict", "deque", "Counter", "ChainMap"})
OWN = ("self", "cls")
MAX_HELD = 12  # names that one name is another for
MAX_LINKS = 100  # steps down a chain of calls, or through what a value is put together from


class Guard:
    """A ``try`` or ``with`` as what stands in its body sees it. ``parts`` are its handlers', or the ``with`` itself."""

    __slots__ = ("outer", "parts")

    def __init__(self, outer: Guard | None) -> None:
        self.outer = outer
        self.parts: list[Part] = []

    def reports(self) -> bool:
        """Something is done here, or further out, with what is caught."""
        guard: Guard | None = self
        while guard is not None:
            if any(part.matters and not part.ends for part in guard.parts):
                return True
            guard = guard.outer
        return False


class Part:
    """See the module. An attribute is named with its dot (``.user``), whoever's it is.

    ``uses``, ``binds`` and ``changes`` are names; ``fills`` those given to a call, ``called`` those that a call goes
    through, ``makes`` those of new containers (or of a parameter, which is ``given``).
    """

    __slots__ = (
        "binds",
        "busy",
        "called",
        "calls",
        "changes",
        "defines",
        "ends",
        "fills",
        "given",
        "guard",
        "handles",
        "header",
        "hot",
        "keeps",
        "makes",
        "matters",
        "node",
        "returns",
        "uses",
    )

    def __init__(self, node: ast.AST, header: Part | None = None, guard: Guard | None = None) -> None:
        self.node = node
        self.header = header
        self.guard = guard
        self.uses: set[str] = set()
        self.binds: set[str] = set()
        self.changes: set[str] = set()
        self.fills: set[str] = set()
        self.called: set[str] = set()
        self.makes: set[str] = set()
        self.calls: list[ast.Call] = []
        self.defines = isinstance(node, (*FUNCTIONS, ast.ClassDef))
        self.ends = isinstance(node, ENDS)
        self.returns = isinstance(node, ast.Return)
        self.keeps = False  # it writes where others may read
        self.given = isinstance(node, ast.arg)
        self.handles = False  # it stands in a handler
        self.hot = False
        self.matters = False
        self.busy = isinstance(node, SEEN)  # it has to be seen


def parts_of(function: ast.AST, guards: bool) -> list[Part]:
    """All parts of a function, those of functions inside it as well; a header stands before its block.

    Without ``guards`` nobody cares for what is raised.
    """
    parts: list[Part] = []
    pending: list[tuple[ast.AST, Part | None, Guard | None, tuple[Guard, ...]]] = [(function, None, None, ())]
    aliases: list[tuple[str, str]] = []
    changed: dict[str, set[str]] = {}  # by the name of an inner function: what it changes outside
    while pending:
        node, header, guard, handling = pending.pop()
        part = Part(node, header, guard)
        part.handles = bool(handling)
        parts.append(part)
        if isinstance(node, FUNCTIONS):
            parts.extend(_parameters(node))
        if node is not function:
            _read(node, part, aliases)
        inner_function = _inner_function(part, function)
        if inner_function is not None:
            _of_inner(part, inner_function, changed)
        for handled in handling:
            handled.parts.append(part)
        inner, inside = guard, handling
        if isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
            caught = Guard(guard)
            inner, inside = (caught if guards else None), (*handling, caught)
        elif guards and isinstance(node, (ast.With, ast.AsyncWith)):
            inner = Guard(guard)
            inner.parts.append(part)
        for name in BLOCKS:
            body: Iterable[ast.AST] = getattr(node, name, ())
            for statement in body if isinstance(body, list) else ():
                if name == "body":
                    pending.append((statement, part, inner, handling))
                else:
                    pending.append((statement, part, guard, inside if name == "handlers" else handling))
    for part in parts if changed else ():
        for name in part.uses & changed.keys():
            part.binds |= changed[name]
    _join(parts, aliases)
    return parts


def _inner_function(part: Part, function: ast.AST) -> Part | None:
    header = part.header
    while header is not None and not isinstance(header.node, FUNCTIONS):
        header = header.header
    return None if header is None or header.node is function else header


def _of_inner(part: Part, header: Part, changed: dict[str, set[str]]) -> None:
    """What a function inside the function returns is what its name stands for; a use of it does what it does."""
    if part.returns:
        part.returns = False
        part.binds |= header.binds
    effects = part.changes | part.fills
    if isinstance(part.node, ast.Nonlocal):
        effects |= set(part.node.names)
    for name in header.binds if effects else ():
        changed.setdefault(name, set()).update(effects)


def _join(parts: list[Part], aliases: list[tuple[str, str]]) -> None:
    """What is written into one of several names for a thing is seen in the others: they share one more name."""
    shared: dict[str, str] = {}

    def find(name: str) -> str:
        while shared.get(name, name) != name:
            shared[name] = name = shared.get(shared[name], shared[name])
        return name

    for one, other in aliases:
        shared.setdefault(one, one)
        shared.setdefault(other, other)
        shared[find(one)] = find(other)
    for part in parts:
        part.binds |= part.changes
        if not shared:
            continue
        part.binds |= {f"={find(name)}" for name in part.changes if name in shared}
        for names in (part.uses, part.fills, part.makes):
            names |= {f"={find(name)}" for name in names if name in shared}


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Part]:
    arguments = node.args
    stars = [star for star in (arguments.vararg, arguments.kwarg) if star is not None]
    for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *stars):
        part = Part(parameter)
        _read(parameter, part, [])
        part.makes.add(parameter.arg)
        yield part


def _read(statement: ast.AST, part: Part, aliases: list[tuple[str, str]]) -> None:
    """What a statement's own expressions use, bind and call; a lambda's are its own, a block's are not."""
    _read_form(statement, part, aliases)
    stack: list[ast.AST] = [statement]
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is ast.Name:
            _name(node, part)  # type: ignore[arg-type]
            continue
        if kind is ast.Attribute:
            _attribute(node, part)  # type: ignore[arg-type]
        elif kind is ast.Constant:
            text = node.value  # type: ignore[attr-defined]
            if type(text) is str and text.isidentifier():
                part.uses.add(text)
            continue
        elif kind is ast.Call:
            _call(node, part)  # type: ignore[arg-type]
        elif kind is ast.NamedExpr:
            _bound([node.target], node.value, part, aliases)  # type: ignore[attr-defined]
            stack.append(node.value)  # type: ignore[attr-defined]
            part.binds.add(node.target.id)  # type: ignore[attr-defined]
            continue
        elif kind is ast.arg:
            part.binds.add(node.arg)  # type: ignore[attr-defined]
        elif kind is ast.Subscript and not isinstance(node.ctx, ast.Load):  # type: ignore[attr-defined]
            _changed(_root(node), part)
        elif kind is ast.Yield or kind is ast.YieldFrom:
            part.returns = part.busy = True  # what a context manager does to the body of a ``with``
        blocks = BLOCKS if node is statement else ()
        for field in node._fields:
            inner = getattr(node, field, None)
            if type(inner) is list:
                if field not in blocks:
                    stack.extend(item for item in inner if isinstance(item, ast.AST))
            elif isinstance(inner, ast.AST):
                stack.append(inner)


def _read_form(statement: ast.AST, part: Part, aliases: list[tuple[str, str]]) -> None:
    """What the kind of a statement tells of its names."""
    match statement:
        case ast.ExceptHandler(name=str(name)):
            part.binds.add(name)
            part.uses.add(name)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            part.binds.add(name)
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            part.binds.update((alias.asname or alias.name).partition(".")[0] for alias in names)
            part.uses.update(part.binds)
        case (
            ast.Expr(value=ast.Call(func=ast.Attribute(value=holder)))
            | ast.Expr(value=ast.Await(value=ast.Call(func=ast.Attribute(value=holder))))
        ) if _is_own(holder):
            part.changes.add("self")  # a method that sets fields
        case ast.Assign(value=ast.Constant()):
            part.busy = True  # flags, which tests may settle
        case ast.Assign(value=value, targets=targets):
            _bound(targets, value, part, aliases)
        case ast.AnnAssign(value=ast.expr() as value, target=target):
            _bound([target], value, part, aliases)
        case ast.For(iter=value, target=target) | ast.AsyncFor(iter=value, target=target):
            _bound([target], value, part, aliases)


def _is_own(node: ast.expr) -> bool:
    """``self``, also as ``super()``."""
    called = node.func if isinstance(node, ast.Call) else node
    return isinstance(called, ast.Name) and called.id == ("super" if called is not node else "self")


def _bound(targets: list[ast.expr], value: ast.expr, part: Part, aliases: list[tuple[str, str]]) -> None:
    """An assignment makes a container, or a second name for something."""
    names = [name for target in targets for name in _held(target)]
    if _is_container(value):
        part.makes.update(names)
    held = [*_held(value), *names[:1]]
    aliases.extend((name, one) for name in names for one in held[:MAX_HELD] if name != one)


def _name(node: ast.Name, part: Part) -> None:
    if isinstance(node.ctx, ast.Load):
        part.uses.add(node.id)
    else:
        part.binds.add(node.id)


def _attribute(node: ast.Attribute, part: Part) -> None:
    """An attribute that is written is bound wherever it is read; one of ``self`` may be read by other methods."""
    if isinstance(node.ctx, ast.Load):
        part.uses.add("." + node.attr)
        return
    part.binds.add("." + node.attr)
    part.changes.update(_root(node))
    if isinstance(node.value, ast.Name) and node.value.id in OWN:
        part.keeps = True


def _changed(names: tuple[str, ...], part: Part) -> None:
    part.changes.update(names)
    part.keeps = part.keeps or any(name.startswith(".") for name in names)


def _call(node: ast.Call, part: Part) -> None:
    """A call may fill what it is given and change what it goes through."""
    part.calls.append(node)
    for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
        if isinstance(argument, ast.Name):
            part.fills.add(argument.id)
    through = _root(node.func)
    if through == ("super",):
        part.keeps = True  # what the base's method sets
    part.called.update(through)
    if isinstance(node.func, ast.Attribute):
        through = tuple(name for name in _root(node.func.value) if name not in OWN)
        if node.func.attr in flows.ADDING_METHODS:
            _changed(through, part)
        else:
            part.changes.update(through)
    elif through == ("setattr",):
        part.changes.update(_root(node.args[0]) if node.args else ())


def _is_container(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in CONTAINERS
    return isinstance(node, DISPLAYS)


def _held(node: ast.expr) -> Iterator[str]:
    """The names of the things that an expression's value is, or holds."""
    pending: list[ast.AST] = [node]
    for _ in range(MAX_LINKS):
        if not pending:
            return
        inner = pending.pop()
        match inner:
            case ast.Name() | ast.Attribute() | ast.Subscript():
                yield from _root(inner)
            case ast.IfExp(body=one, orelse=other):
                pending += [one, other]
            case ast.BoolOp(values=values):
                pending += values
            case ast.Tuple(elts=elts) | ast.List(elts=elts):
                pending += elts
            case ast.Dict(values=values):
                pending += values
            case ast.Starred(value=value) | ast.NamedExpr(value=value) | ast.Await(value=value):
                pending.append(value)


def _root(node: ast.AST) -> tuple[str, ...]:
    """The name (or the attribute of ``self``) that holds what an expression goes into."""
    for _ in range(MAX_LINKS):
        if not isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Await)):
            break
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in OWN:
            return ("." + node.attr,)
        node = node.func if isinstance(node, ast.Call) else node.value
    return (node.id,) if isinstance(node, ast.Name) else ()
