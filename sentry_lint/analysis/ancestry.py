"""Classes by their dotted names: their ancestors through the project and the frameworks, the HTTP answers they are."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from sentry_lint.analysis import errors
from sentry_lint.analysis.facts import Raised
from sentry_lint.analysis.frames import Frame, source_text
from sentry_lint.analysis.modules import BUILTINS, Assigned, Class, Function
from sentry_lint.analysis.project import Project
from sentry_lint.analysis.symbols import Symbols
from sentry_lint.analysis.values import ClassRef, External
from sentry_lint.knowledge import http_errors

if TYPE_CHECKING:
    from sentry_lint.policy import Policy


class Ancestry(Symbols):
    """The project's names, with what its classes descend from."""

    def __init__(self, policy: Policy, project: Project) -> None:
        super().__init__(policy, project)
        self.classes: dict[str, Class] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}

    def class_name(self, ref: object) -> str:
        """The dotted name of a class, canonical for HTTP exceptions; nothing for what is no class."""
        match ref:
            case ClassRef(cls):
                self.classes[cls.dotted] = cls
                return cls.dotted
            case External(dotted):
                dotted = dotted.removeprefix("builtins.")
                if dotted in BUILTINS:
                    return dotted
                return http_errors.canonical(dotted)
        return ""

    def ancestors(self, dotted: str) -> tuple[str, ...]:
        """The dotted names of a class and its ancestors, through the project and the frameworks."""
        found = self._ancestors.get(dotted)
        if found is None:
            out = [dotted]
            if dotted in self.classes:
                for ancestor in self.lineage(self.classes[dotted])[1:]:
                    if isinstance(ancestor, str):
                        canonical = http_errors.canonical(ancestor)
                        out += [canonical, *http_errors.bases(canonical)]
                    else:
                        self.classes[ancestor.dotted] = ancestor
                        out.append(ancestor.dotted)
            else:
                out += http_errors.bases(dotted)
            found = self._ancestors[dotted] = tuple(dict.fromkeys(out))
        return found

    def is_subclass(self, dotted: str, names: tuple[str, ...]) -> bool:
        return bool(set(self.ancestors(dotted)) & set(names)) or bool({"Exception", "BaseException"} & set(names))

    def is_expected(self, dotted: str) -> bool:
        return any(super(Ancestry, self).is_expected(name) for name in self.ancestors(dotted))

    def class_error(
        self, frame: Frame, cls: Class, node: ast.AST, status: tuple[int, int] | None = None
    ) -> Raised | None:
        """The HTTP exception that raising an instance of a project's class is; ``status``: as its maker wrote it."""
        framework = self.http_ancestor(cls)
        if not framework:
            return None
        fixed = self._declared_status(cls)
        found = http_errors.http_error(framework)
        if fixed is None and found is not None:
            fixed = found.status
        low, high = (fixed, fixed) if fixed is not None else (status or errors.ANY_STATUS)
        name = self.class_name(ClassRef(cls))
        return Raised(name, low, high, self.ancestors(name)[1:], frame.step(node, source_text(node)))

    def http_ancestor(self, cls: Class) -> str:
        """The framework's HTTP exception that a class of the project derives from, or nothing."""
        ancestors = self.ancestors(self.class_name(ClassRef(cls)))
        return next((name for name in ancestors if http_errors.http_error(name) is not None), "")

    def made_status(self, frame: Frame, cls: Class, node: ast.Call) -> tuple[int, int] | None:
        """The status written where an HTTP exception of the project is built without an ``__init__`` of its own."""
        framework = self.http_ancestor(cls)
        if not framework or self.find_method(cls, "__init__") is not None:
            return None
        return errors.made_status(frame, framework, node)

    def _declared_status(self, cls: Class) -> int | None:
        """The status a class fixes: an attribute, or what its ``__init__`` passes to the framework's."""
        for ancestor in self.lineage(cls):
            if isinstance(ancestor, str):
                continue
            for attr in ("code", "status_code", "status", "http_status"):
                for symbol in ancestor.members.get(attr, ()):
                    if isinstance(symbol, Assigned):
                        numbers = self.constant_value(ancestor.module, symbol.value).consts or ()
                        if len(numbers) == 1 and isinstance(numbers[0], int):
                            return numbers[0]
            for symbol in ancestor.members.get("__init__", ()):
                if isinstance(symbol, Function):
                    return self._passed_status(symbol)
        return None

    def _passed_status(self, init: Function) -> int | None:
        for call in ast.walk(init.node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "__init__":
                given = [keyword.value for keyword in call.keywords if keyword.arg in ("status_code", "status", "code")]
                for node in given or call.args[:2]:
                    numbers = self.constant_value(init.module, node).consts or ()
                    if len(numbers) == 1 and isinstance(numbers[0], int) and 100 <= numbers[0] <= 599:
                        return numbers[0]
        return None

    def named_error(self, frame: Frame, dotted: str, node: ast.AST) -> Raised | None:
        """The HTTP exception that a handler's class stands for."""
        if dotted in self.classes:
            return self.class_error(frame, self.classes[dotted], node)
        found = http_errors.http_error(dotted)
        if found is None:
            return None
        low, high = (found.status, found.status) if found.status is not None else errors.ANY_STATUS
        text = dotted.rpartition(".")[2]
        return Raised(dotted, low, high, http_errors.bases(dotted), frame.step(node, text))
