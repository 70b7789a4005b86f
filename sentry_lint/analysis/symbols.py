"""What names mean: imports, module-level assignments, classes and their members, across the project's modules."""

from __future__ import annotations

import ast
import os
import re
from typing import TYPE_CHECKING

from sentry_lint.analysis.access import sealed
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.joining import join, join_all, perhaps
from sentry_lint.analysis.modules import BUILTINS, Assigned, Class, Function, Imported, Module, Symbol
from sentry_lint.analysis.project import Project
from sentry_lint.analysis.settings import Settings
from sentry_lint.analysis.values import (
    CLEAN,
    UNKNOWN,
    ClassRef,
    Default,
    External,
    FunctionRef,
    InstanceRef,
    Made,
    ModuleRef,
    Ref,
    Sdk,
    Value,
    constant,
    reference,
)
from sentry_lint.knowledge import flows, sdk

if TYPE_CHECKING:
    from sentry_lint.policy import Policy, Watch

MAX_BASES = 24
MAX_CHAIN = 40  # names of modules that stand for each other, one through the next; Python's stack holds about 90


_COLLECTIONS = frozenset({b"dict", b"frozenset", b"list", b"set", b"sorted", b"tuple"})


def _made_by_call(source: bytes, name: str) -> bool:
    """The module's own level binds the name once, to what some call gives: ``router = APIRouter()``.

    A collection is no more than what is in it: ``WRITES = frozenset({"clear"})``.
    """
    if not name.isidentifier():
        return False
    bound = re.findall(
        rb"^(?:%s\b.*|(?:class|def|async def|from|import)\b.*\b%s\b.*)$" % ((name.encode(),) * 2), source, re.M
    )
    made = re.match(rb"\w+\s*(?::[^=]+)?=\s*([\w.]+)\(", bound[0]) if len(bound) == 1 else None
    return made is not None and made[1] not in _COLLECTIONS


def _unset(value: Value) -> Value:
    """A constant of another module that is empty is a place to fill: the environment or local settings may say more."""
    return value if not value.consts or any(value.consts) else perhaps(value)


class Symbols(Settings):
    """The project's names under one policy."""

    def __init__(self, policy: Policy, project: Project) -> None:
        super().__init__(policy)
        self.project = project
        self._globals: dict[Module, dict[str, Value | None]] = {}
        self._depth = 0  # of names that stand for names, the one being found out
        self._resolved: dict[str, str] = {}
        self.answering: set[str] = set()  # paths of the modules in which HTTP exceptions may turn up
        self.home: Module | None = None
        self.policy_home: Module | None = None
        if policy.root:
            path = os.path.join(policy.root, "_.py")
            self.policy_home = Module(path, "_", b"", (*project.configured, *project.roots_of(path)))

    # -- modules

    def global_value(self, module: Module, name: str) -> Value | None:
        """What a module-level name holds; None where the module does not bind it and it is no built-in."""
        known = self._globals.setdefault(module, {})
        if name in known:
            return known[name]
        if self._depth >= MAX_CHAIN:
            return UNKNOWN
        known[name] = UNKNOWN  # while it is being found out: a name that needs itself is unknown
        self._depth += 1
        try:
            known[name] = found = self._global(module, name)
        except BaseException:
            del known[name]
            raise
        finally:
            self._depth -= 1
        return found

    def _global(self, module: Module, name: str) -> Value | None:
        symbols = module.symbols.get(name)
        if symbols is None:
            if name == "__name__":
                return CLEAN  # the module may be run as well as imported
            for star in module.stars:
                value = self.imported(module, f"{star}.{name}", star=True)
                if value is not UNKNOWN:
                    return value
            return reference(External(name)) if name in BUILTINS else None
        value = self._of_symbols(module, symbols)
        return perhaps(value) if name in module.rebound else value

    def _of_symbols(self, module: Module, symbols: list[Symbol]) -> Value:
        functions = [symbol for symbol in symbols if isinstance(symbol, Function)]
        if len(functions) == len(symbols) and len(functions) > 1:
            symbols = [functions[-1]]  # overloads: the last one is the implementation
        return join_all([self._of_symbol(module, symbol) for symbol in symbols[-6:]])

    def _of_symbol(self, module: Module, symbol: Symbol) -> Value:
        match symbol:
            case Imported(target=target):
                return self.imported(module, target)
            case Function():
                return reference(FunctionRef(symbol))
            case Class():
                return reference(ClassRef(symbol))
            case Assigned(value=value):
                return self.constant_value(module, value)
        return UNKNOWN

    def constant_value(self, module: Module, node: ast.expr | None) -> Value:
        """The value of an expression of the module's own level."""
        if node is None:
            return UNKNOWN
        frame = Frame(self, module)  # type: ignore[arg-type]
        value = frame.evaluate(node)
        sealed_ = sealed(frame, value)
        if sealed_.anchor is not None:
            sealed_ = sealed_.copy()
            sealed_.anchor = None
        return sealed_

    def imported(self, importer: Module, dotted: str, star: bool = False) -> Value:
        """What an absolute dotted name means in a module: a symbol of the project, else one outside."""
        if dotted == "sentry_sdk" or dotted.startswith("sentry_sdk."):
            found = None
        else:
            found = self.project.resolve(importer, dotted)
        if found is None:
            name = sdk.canonical(dotted)
            if star and name not in sdk.FUNCTIONS and name not in sdk.PRODUCERS:
                return UNKNOWN
            if name in ("Hub.current", "Hub.main"):
                return reference(Sdk("hub"))
            known = self.status_constant(dotted) if "HTTP" in dotted else None
            return constant(known) if known is not None else reference(External(dotted))
        module, rest = found
        if rest and not self.worth_reading(module) and _made_by_call(module.source, rest):
            return UNKNOWN  # an object that nothing hot made: not worth parsing its module for
        if not rest:
            return self._shadowing(importer, dotted) or reference(ModuleRef(module))
        value: Value = reference(ModuleRef(module))
        for part in rest.split("."):
            value = self._member_of(value, part)
        return value

    def worth_reading(self, module: Module) -> bool:
        """Something in a module reaches Sentry, or HTTP exceptions may turn up in it."""
        return module.reaches or module.path in self.answering

    def _shadowing(self, importer: Module, dotted: str) -> Value | None:
        """What a package binds under the name of its submodule: ``from .facade import facade``."""
        package, _, name = dotted.rpartition(".")
        parent = self.project.module(importer, package) if package else None
        if parent is None or parent is importer or not parent.is_package:
            return None
        symbols = parent.symbols.get(name, [])
        if any(not isinstance(s, Imported) or s.target != dotted for s in symbols):
            return self.global_value(parent, name)
        return None

    def _member_of(self, value: Value, name: str) -> Value:
        out = []
        for ref in value.refs:
            if isinstance(ref, ModuleRef):
                out.append(self.member(ref.module, name))
            elif isinstance(ref, ClassRef):
                out.append(self.class_member(ref.cls, name, None) or UNKNOWN)
            elif isinstance(ref, External):
                out.append(reference(External(f"{ref.name}.{name}")))
        return join_all(out) if out else UNKNOWN

    def member(self, module: Module, name: str) -> Value:
        """What a module's attribute is: a name it binds, or one of its submodules."""
        if name in module.symbols or module.stars:
            found = self.global_value(module, name)
            if found is not None and found is not UNKNOWN:
                return _unset(found)
        if module.is_package:
            inner = self.project.module(module, f"{module.name}.{name}")
            if inner is not None:
                return reference(ModuleRef(inner))
        return UNKNOWN

    def _configured(self, dotted: str) -> Value:
        """What a dotted name of the policy means: below the policy's own roots, else those of the file at hand."""
        for home in (self.policy_home, self.home):
            if home is not None:
                value = self.imported(home, dotted)
                if not any(isinstance(ref, External) for ref in value.refs):
                    return value
        return UNKNOWN

    def resolved(self, configured: str) -> str:
        """Where a configured dotted name is defined."""
        found = self._resolved.get(configured)
        if found is None:
            found = configured
            for ref in self._configured(configured).refs:
                if isinstance(ref, FunctionRef):
                    found = ref.function.dotted
                elif isinstance(ref, ClassRef):
                    found = ref.cls.dotted
            self._resolved[configured] = found
        return found

    def procedures_in_code(self, watch: Watch) -> tuple[str, ...]:
        names: list[str] = []
        for dotted in watch.procedures_in_code:
            value = self._configured(dotted)
            pending = [value]
            while pending:
                current = pending.pop()
                pending += [*(current.fields or {}).values(), *current.rest]
                names += [c for c in current.consts or () if isinstance(c, str)]
                names += [key for key in current.fields or () if isinstance(key, str)]
                pending += self.members(current)
        return tuple(names)

    def members(self, value: Value) -> list[Value]:
        """The constants of an enumeration or class of names."""
        classes = [ref.cls for ref in value.refs if isinstance(ref, ClassRef)]
        return [self._of_symbols(cls.module, symbols) for cls in classes for symbols in cls.members.values()]

    # -- classes

    def bases(self, cls: Class) -> list[ClassRef | External]:
        """The direct bases that can be told."""
        out: list[ClassRef | External] = []
        for node in cls.node.bases:
            inner = node.value if isinstance(node, ast.Subscript) else node
            value = self.constant_value(cls.module, inner)
            out.extend(ref for ref in value.refs if isinstance(ref, (ClassRef, External)))
        return out

    def lineage(self, cls: Class) -> list[Class | str]:
        """The class and all its ancestors, nearest first: classes of the project, dotted names of others."""
        if cls.lineage is not None:
            return cls.lineage
        out: list[Class | str] = [cls]
        pending = [cls]
        seen = {id(cls)}
        while pending and len(out) < MAX_BASES:
            for base in self.bases(pending.pop(0)):
                if isinstance(base, External):
                    out.append(base.name)
                elif id(base.cls) not in seen:
                    seen.add(id(base.cls))
                    out.append(base.cls)
                    pending.append(base.cls)
        cls.lineage = out
        return out

    def class_member(self, cls: Class, name: str, receiver: Value | None) -> Value | None:
        """A member found on the class or an ancestor of the project."""
        for ancestor in self.lineage(cls):
            if isinstance(ancestor, str) or name not in ancestor.members:
                continue
            value = self._of_symbols(ancestor.module, ancestor.members[name])
            refs = tuple(self._bound(r, cls, receiver) for r in value.refs)
            if value.consts and not self.is_enumeration(cls):
                refs = (*refs, Default())
            if refs != value.refs:
                value = value.copy()
                value.refs = refs
            return value
        return None

    def is_enumeration(self, cls: Class) -> bool:
        """The members of the class are constants."""
        return any(isinstance(base, str) and base.endswith(("Enum", "Flag")) for base in self.lineage(cls))

    def _bound(self, ref: Ref, cls: Class, receiver: Value | None) -> Ref:
        if not isinstance(ref, FunctionRef):
            return ref
        if receiver is None and "classmethod" in set(ref.function.decorators()):
            receiver = reference(ClassRef(cls))
        return FunctionRef(ref.function, receiver)

    def find_method(self, cls: Class, name: str) -> Function | None:
        value = self.class_member(cls, name, None)
        for ref in value.refs if value is not None else ():
            if isinstance(ref, FunctionRef):
                return ref.function
        return None

    def is_exception(self, cls: Class) -> bool:
        return any(isinstance(a, str) and a.endswith(("Error", "Exception", "Warning")) for a in self.lineage(cls))

    def is_mapping(self, cls: Class) -> bool:
        """A ``TypedDict`` or a subclass of ``dict``: its fields are its items."""
        outside = [name.rpartition(".")[2] for name in self.lineage(cls) if isinstance(name, str)]
        return not {"TypedDict", "dict", "OrderedDict", "UserDict"}.isdisjoint(outside)

    def declared_fields(self, cls: Class) -> list[str]:
        """The annotated fields of a dataclass or model, inherited ones first."""
        names: list[str] = []
        for ancestor in reversed(self.lineage(cls)):
            if isinstance(ancestor, Class):
                for statement in ancestor.node.body:
                    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                        names.append(statement.target.id)
        return list(dict.fromkeys(names))

    def field_annotation(self, cls: Class, name: str) -> ast.expr | None:
        for ancestor in self.lineage(cls):
            if isinstance(ancestor, Class):
                for symbol in ancestor.members.get(name, ()):
                    if isinstance(symbol, Assigned) and symbol.annotation is not None:
                        return symbol.annotation
        return None

    # -- instances

    def made_member(self, frame: Frame, dotted: str, attr: str, node: ast.Attribute) -> Value | None:
        """An attribute of what an external class or factory made; requests are judged by their bags."""
        if dotted.rpartition(".")[2] in flows.REQUEST_CLASSES:
            return None
        known = reference(External(f"{dotted}.{attr}"))
        return known if self.wrapper_of(f"{dotted}.{attr}") else None

    def annotation(self, module: Module, node: ast.expr | None) -> Value:
        """What a parameter of this annotation is: an instance of a class, an SDK object, or unknown."""
        match node:
            case None:
                return UNKNOWN
            case ast.Constant(value=str(text)):
                try:
                    inner = ast.parse(text, mode="eval").body
                except (SyntaxError, ValueError):
                    return UNKNOWN
                return self.annotation(module, inner)
            case ast.BinOp(op=ast.BitOr(), left=left, right=right):
                return join(self.annotation(module, left), self.annotation(module, right))
            case ast.Subscript(
                value=ast.Name(id="Optional" | "Annotated") | ast.Attribute(attr="Optional"), slice=inner
            ):
                first = inner.elts[0] if isinstance(inner, ast.Tuple) and inner.elts else inner
                return self.annotation(module, first)
            case ast.Name() | ast.Attribute():
                return self._instance_of(self.constant_value(module, node))
        return UNKNOWN

    def _instance_of(self, value: Value) -> Value:
        out: list[Value] = []
        for ref in value.refs:
            if isinstance(ref, ClassRef):
                if not self.is_mapping(ref.cls):
                    out.append(reference(InstanceRef(ref.cls)))
            elif isinstance(ref, External):
                name = sdk.canonical(ref.name)
                last = ref.name.rpartition(".")[2]
                if name is not None and name.rpartition(".")[2] in sdk.CLASSES:
                    out.append(reference(Sdk(sdk.CLASSES[name.rpartition(".")[2]])))
                elif last in flows.REQUEST_CLASSES or ref.name in flows.PERSONS:
                    out.append(reference(Made(ref.name)))
        return join_all(out) if out else UNKNOWN
