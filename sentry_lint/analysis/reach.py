"""Which functions can matter: a cheap filter on bytes, then names that are known to reach Sentry.

A name is hot in a module if it is the SDK's, or if the function it stands for does something that a caller must know
(hands a parameter to Sentry, captures what it is given, runs a procedure that its caller names); of a class or an
instance single methods are hot, and count only where they are named as well.
Hotness spreads over the imports, by name, until nothing changes; modules are solved once a process. A file that uses no
hot name is not parsed, and a function that uses none is not interpreted.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sentry_lint.analysis import executing, hooks, records, registering, wrapping
from sentry_lint.analysis.frames import NOTHING_ASKED, GaveUp
from sentry_lint.analysis.modules import SDK, Function, Module
from sentry_lint.analysis.texts import texts_of
from sentry_lint.analysis.uses import SET_UP, Uses
from sentry_lint.analysis.values import Sdk, Value
from sentry_lint.knowledge import http_errors, sdk

if TYPE_CHECKING:
    from sentry_lint.analysis.engine import Engine

IMPORT = re.compile(
    rb"\n[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+"
    rb"(\((?:[^)#]|#[^\n]*)*\)|[^\n#;]*(?:\\\n[^\n#;]*)*)|import[ \t]+([^\n#;]+))"
)
LOGS = re.compile(rb"\blog|_log|LOG")
COMMENT = re.compile(rb"#[^\n]*")
LOG_CALLS = frozenset("." + method for method in records.METHODS)
MORE_THAN_WORDS = re.compile(r"[@\d]|-----")
MAX_ROUNDS = 3
FACTORIES = ("get", "make", "create", "build", "current")
_STAR = tuple(name for name in (*sdk.FUNCTIONS, *sdk.PRODUCERS) if "." not in name)


class Info:
    """What is known of a module's names: who imports it, what its functions use, what is hot in it."""

    __slots__ = (
        "_uses",
        "answers",
        "cleared",
        "hot",
        "importers",
        "imports",
        "module",
        "names",
        "only_logs",
        "own",
        "registers",
        "renamed",
        "rounds",
    )

    def __init__(self, module: Module) -> None:
        self.module = module
        self.imports: list[tuple[str, str, str]] = []
        self.importers: list[tuple[Info, str, str]] = []
        self.hot: set[tuple[str, str]] = set()  # a name, and which of its methods (none: the name itself)
        self.names: set[str] = set()  # the hot ones themselves, as the engine sees them
        self._uses: Uses | None = None
        self.rounds: dict[ast.AST, int] = {}
        self.only_logs: set[str] = set()  # hot methods that are so as those of loggers alone
        self.own = False
        self.cleared = False
        self.registers = False  # it says which functions are hooks
        self.answers = False  # it names a framework whose exceptions answer a request
        self.renamed: list[str] = []  # other names of declared wrappers

    @property
    def uses(self) -> Uses:
        """Who uses which name in it; the module is parsed for that."""
        if self._uses is None:
            self.module.reaches = True
            self._uses = Uses(self.module)
        return self._uses

    def clear(self) -> None:
        self.cleared = True
        self._uses = None
        self.rounds.clear()

    @property
    def functions(self) -> list[Function]:
        """The functions in which something was looked for."""
        return self._uses.functions if self._uses is not None else []


Queue = list[tuple[Info, str, str]]
Users = dict[ast.AST, tuple[Info, Function]]


class Reach:
    """The hot names of the modules seen so far, under one engine's policy.

    ``procedures`` are looked for besides those of the watch lists.
    """

    def __init__(self, engine: Engine, procedures: Iterable[str] = ()) -> None:
        self.engine = engine
        self._infos: dict[str, Info] = {}
        self._solved: set[str] = set()
        self.frozen = 40  # how many modules were solved when what is kept was last taken out of the collector's way
        words = [name for watch in engine.watches for name in engine.watched_names(watch)]
        names = [re.escape(word).encode() for word in dict.fromkeys([*words, *procedures])]
        self._procedures = re.compile(b"|".join(names), re.I) if names else None
        self._seeds = frozenset(
            [name.rpartition(".")[2] for name in engine.policy.wrappers]
            + [name.rpartition(".")[2] for watch in engine.watches for name in (*watch.calls, *watch.wrappers)]
        )

    @property
    def solved(self) -> int:
        """How many modules have been looked at."""
        return len(self._solved)

    def relevant(self, module: Module) -> tuple[list[Function], bool]:
        """The functions of a checked file that can matter, and whether its own level can."""
        info = self._infos.get(module.path)
        if info is None or info.module is not module:
            self._infos.pop(module.path, None)
            self._solved.discard(module.path)
            info = self._info(module)
        self._solve(info)
        if info.cleared:  # the file is checked again
            info.uses.read()
        found = [function for function in info.functions if function.key in self.engine.relevant]
        return sorted(found, key=lambda function: function.node.lineno), info.own

    def leave(self, module: Module) -> None:
        """Let go of what a checked file was parsed into, unless something imports it: what is hot in it stays known.

        Functions that call each other in a circle are kept, since what they do depends on the one that is asked first.
        """
        info = self._infos.get(module.path)
        if info is None or info.module is not module or info.importers or info.registers:
            return
        if module.path not in self.engine.circles:
            info.clear()
            self.engine.leave(module)

    # -- the import graph

    def _info(self, module: Module) -> Info:
        info = self._infos[module.path] = Info(module)
        info.answers = any(word in module.source for word in http_errors.WORDS_RAISING)
        self.engine.hot[module.path] = info.names
        for match in IMPORT.finditer(b"\n" + module.source):
            if match[3] is not None:
                for dotted, alias in _aliases(match[3]):
                    self._whole(info, dotted, alias)
            else:
                base = self._absolute(module, match[1].decode("utf-8", "replace"))
                self._from(info, base, _aliases(COMMENT.sub(b"", match[2]).strip(b"() \t\r\n").replace(b"\\\n", b" ")))
        return info

    def _absolute(self, module: Module, name: str) -> str:
        level = len(name) - len(name.lstrip("."))
        return (
            module.absolute(ast.ImportFrom(module=name.lstrip(".") or None, names=[], level=level)) if level else name
        )

    def _whole(self, info: Info, dotted: str, alias: str) -> None:
        info.answers = info.answers or http_errors.may_raise(dotted)
        path = self.engine.project.find(info.module.roots, dotted) if dotted else None
        if path:
            info.imports.append((path, "", alias or dotted))

    def _from(self, info: Info, base: str, names: Iterable[tuple[str, str]]) -> None:
        project, roots = self.engine.project, info.module.roots
        path = project.find(roots, base) if base else None
        holds_modules = path is None or path.endswith("__init__.py")
        for name, alias in names if base else ():
            if not name:
                continue
            info.answers = info.answers or http_errors.may_raise(f"{base}.{name}")
            if alias and name in self._seeds:
                info.renamed.append(alias)
            inner = project.find(roots, f"{base}.{name}") if holds_modules and name != "*" else None
            if inner:
                info.imports.append((inner, "", alias or name))
            if path:
                info.imports.append((path, name, alias or name))

    def _closure(self, start: Info) -> list[Info]:
        """The unsolved modules that a module imports, directly or not, itself first."""
        out: list[Info] = []
        pending = [start]
        seen = {start.module.path}
        while pending:
            info = pending.pop()
            out.append(info)
            for path, name, alias in info.imports:
                target = self._infos.get(path)
                if target is None:
                    module = self.engine.project.load(path)
                    if module is None:
                        continue
                    target = self._info(module)
                target.importers.append((info, name, alias))
                if path not in self._solved and path not in seen:
                    seen.add(path)
                    pending.append(target)
        for info in out:
            if info.answers or any(path in self.engine.answering for path, _, _ in info.imports):
                self._answer(info)
        return out

    def _answer(self, info: Info) -> None:
        """A module in which HTTP exceptions may turn up: so they may in those that import it."""
        pending = [info]
        while pending:
            info = pending.pop()
            if info.module.path not in self.engine.answering:
                self.engine.answering.add(info.module.path)
                pending.extend(importer for importer, _, _ in info.importers)

    # -- solving

    def _solve(self, start: Info) -> None:
        if start.module.path in self._solved:
            return
        closure = self._closure(start)
        queue: Queue = []
        users: Users = {}
        for info in closure:
            self._solved.add(info.module.path)
            for function in self._seed(info, queue):
                self.engine.relevant.add(function.key)
                users[function.node] = (info, function)
            for path, name, alias in info.imports:
                target = self._infos.get(path)
                for hot, attr in tuple(target.hot) if target is not None else ():
                    _import_hot(info, name, alias, hot, attr, queue)
        while queue or users:
            while queue:
                self._spread(*queue.pop(), queue, users)
            waiting, users = users, {}
            for info, function in waiting.values():
                self._summarise(info, function, queue)
        for info in closure:
            if not info.module.is_parsed:
                info.module.release()

    def _seed(self, info: Info, queue: Queue) -> list[Function]:
        """Tell which names are hot by themselves; the functions that matter whatever they use."""
        out: list[Function] = []
        source = info.module.source
        if SDK in source:
            for imported in info.module.sdk_imports:
                for name in _STAR if imported.name == "*" else (imported.name,):
                    _add(info, name, "", queue)
        for stand_in in sdk.STAND_INS:
            package, _, name = stand_in.rpartition(".")
            if package.encode() in source:
                _add(info, name, "", queue)
        for seed in self._seeds:
            if seed.encode() in source:
                _add(info, seed, "", queue)
                _add(info, "." + seed, "", queue)
        for alias in info.renamed:
            _add(info, alias, "", queue)
        if registering.defines(source):
            info.uses.read(registering.SECOND)
            out += [function for function in info.functions if hooks.kind_of(function.node)]
        if registering.registers(source):
            self._register(info)
        if self.engine.logs and LOGS.search(source):
            info.only_logs = {method for method in LOG_CALLS if (method, "") not in info.hot}
            for method in LOG_CALLS:
                _add(info, method, "", queue)
        if self.engine.raises and b"raise " in source:
            info.uses.read(b"raise ")
            out += [function for function in info.functions if _raises(function.node)]
        if self._procedures is not None:
            out += self._running(info, self._procedures, queue)
        return out

    def _running(self, info: Info, names: re.Pattern[bytes], queue: Queue) -> list[Function]:
        """The functions that may run a watched procedure by themselves; what tells its name to others is hot."""
        source = info.module.source
        if names.search(source):
            info.uses.read()
            info.own = True
            for name in executing.names_of(info.module, names):
                _add(info, name, "", queue)
            return list(info.functions)
        if executing.SQL_WORDS.search(source):
            info.uses.read_matching(executing.RUNS)
            info.own = info.own or executing.runs_by_itself(info.module)
            for name in executing.lambdas_of(info.module):
                _add(info, name, "", queue)
            return [one for one in info.functions if executing.may_run(one.node)]
        return []

    def _register(self, info: Info) -> None:
        """Note which functions are hooks by where they are registered."""
        info.uses.read()
        info.registers = True
        named: dict[str, str] = {}
        for found in registering.registrations(info.module.tree):
            if isinstance(found.node, ast.Lambda):
                self.engine.hook_kinds[found.node] = found.kind
            elif found.name:
                named[found.name] = found.kind
        for node in ast.walk(info.module.tree):
            if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            if node.name in named and hooks.takes_two(node):
                self.engine.hook_kinds[node] = named[node.name]
        self.engine.relevant.update(one.key for one in info.functions if one.node in self.engine.hook_kinds)

    def _spread(self, info: Info, name: str, attr: str, queue: Queue, users: Users) -> None:
        """Tell the importers and the users of a name that it is hot, or that its method ``attr`` is."""
        for importer, imported, alias in info.importers:
            if importer.module.path in self._solved:
                _import_hot(importer, imported, alias, name, attr, queue)
        if name.startswith(".") and name[1:].encode() not in info.module.source:
            return
        if "." + attr in info.only_logs:
            info.only_logs.discard("." + attr)
            queue.append((info, "." + attr, ""))
        elif attr:
            _add(info, "." + attr, "", queue)
        for user in tuple(info.uses.of(name)):
            if isinstance(user, Function):
                if name in info.only_logs and not _logs(user.node):
                    continue
                if not attr:
                    self.engine.relevant.add(user.key)
                    users[user.node] = (info, user)
                elif user.owner is None and user.node.name.startswith(FACTORIES):
                    _add(info, user.node.name, attr, queue)
            elif user:
                _add(info, user, attr, queue)
            elif not attr:
                info.own = True

    def _summarise(self, info: Info, function: Function, queue: Queue) -> None:
        rounds = info.rounds.get(function.node, 0)
        if rounds >= MAX_ROUNDS:
            return
        info.rounds[function.node] = rounds + 1
        self.engine.forget(function.node)
        self.engine.begin(info.module)
        try:
            summary = self.engine.summary(function, asked=NOTHING_ASKED)
        except (GaveUp, RecursionError):
            return  # said where the function's own file is checked
        if not (summary.matters or _gives_sdk(summary.returns) or self._gives_name(summary.returns)):
            return
        name = function.node.name
        if function.owner is None:
            _add(info, name, "", queue)
        elif name in SET_UP or name in wrapping.EXITS:
            _add(info, function.owner.node.name, "", queue)
        else:
            _add(info, function.owner.node.name, name, queue)

    def _gives_name(self, value: Value) -> bool:
        """A function that returns the name of a watched procedure, or SQL with it."""
        if self._procedures is None:
            return False
        members = [value, *(value.fields or {}).values(), *value.rest]
        texts = [text for member in members for text in texts_of(member)]
        pieces = [piece for text in texts for piece in text if isinstance(piece, str)]
        return any(self._procedures.search(piece.encode("utf-8", "replace")) for piece in pieces)


def _aliases(text: bytes) -> Iterator[tuple[str, str]]:
    """Each name of an import and what it is bound to, if that is said."""
    for part in text.decode("utf-8", "replace").split(","):
        name, _, alias = part.strip().partition(" as ")
        yield name.strip(), alias.strip()


def _raises(node: ast.AST) -> bool:
    """A function that builds an exception of something and raises it."""
    for n in ast.walk(node):
        match n:
            case ast.Raise(exc=ast.Name()):
                return True
            case ast.Raise(exc=ast.Call() as call) if _tells(call):
                return True
    return False


def _logs(node: ast.AST) -> bool:
    """A function that makes a log record of something."""
    for n in ast.walk(node):
        match n:
            case ast.Call(func=ast.Attribute(attr=name)) if name in records.METHODS and _tells(n):
                return True
    return False


def _tells(call: ast.Call) -> bool:
    """A call is given more than plain words and numbers; what may be an address or a key is more."""
    for value in (*call.args, *(keyword.value for keyword in call.keywords)):
        if not isinstance(value, ast.Constant):
            return True
        if isinstance(value.value, str) and MORE_THAN_WORDS.search(value.value):
            return True
    return False


def _gives_sdk(value: Value) -> bool:
    """A function that returns (or yields) an object of the SDK."""
    members = [value, *(value.fields or {}).values()]
    return any(isinstance(ref, Sdk) for member in members for ref in member.refs)


def _add(info: Info, name: str, attr: str, queue: Queue) -> None:
    if (name, attr) not in info.hot:
        info.hot.add((name, attr))
        if not attr:
            info.names.add(name)
        queue.append((info, name, attr))


def _import_hot(importer: Info, name: str, alias: str, hot: str, attr: str, queue: Queue) -> None:
    """What an import makes hot in the importer: ``from m import hot``, or ``m.hot`` by its last name."""
    if hot.startswith("."):
        return
    if name == "":
        _add(importer, "." + (attr or hot), "", queue)
    elif name in (hot, "*"):
        _add(importer, hot if name == "*" else alias, attr, queue)
