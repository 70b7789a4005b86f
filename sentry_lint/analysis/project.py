"""Finding the project's modules, by the names that they are imported under.

A module is looked for below the source roots: the policy's, else the folders that packages and ``pyproject.toml``
show. Files are cached for the life of the process by path, size and time of change.
"""

from __future__ import annotations

import ast
import os
from typing import TYPE_CHECKING

from sentry_lint.analysis.modules import Module

if TYPE_CHECKING:
    from sentry_lint.analysis.log_setup import LogSetup
    from sentry_lint.analysis.sweep import Sweep

MAX_BYTES = 4_000_000  # an imported module larger than this is data, not a helper
ROOT_MARKS = ("pyproject.toml", "setup.py", "setup.cfg", ".git", "manage.py", "requirements.txt")


class Project:
    """The modules of one process, by path. ``configured`` holds the policy's source roots (absolute folders)."""

    def __init__(self, configured: tuple[str, ...] = ()) -> None:
        self.configured = configured
        self._modules: dict[str, tuple[tuple[int, int], Module | None]] = {}
        self._found: dict[tuple[tuple[str, ...], str], str | None] = {}
        self._roots: dict[str, tuple[str, ...]] = {}
        self._listed: dict[str, frozenset[str]] = {}
        self.log_setups: dict[str, LogSetup] = {}  # by project folder
        self.dropped: dict[str, frozenset[str] | None] = {}  # by project folder: what it drops itself
        self.sweeps: dict[str, Sweep] = {}

    def roots_of(self, path: str) -> tuple[str, ...]:
        """The folders below which a file's imports are looked for, nearest first."""
        folder = os.path.dirname(path)
        if folder not in self._roots:
            self._roots[folder] = self._find_roots(folder)
        return self._roots[folder]

    def _find_roots(self, folder: str) -> tuple[str, ...]:
        roots = [root for root in self.configured if os.path.commonpath([root, folder]) == root]
        package = folder
        while "__init__.py" in self._names(package) and os.path.dirname(package) != package:
            package = os.path.dirname(package)
        roots.append(package)
        above = package
        for _ in range(8):
            names = self._names(above)
            roots.append(above)
            if "src" in names:
                roots.append(os.path.join(above, "src"))
            if any(mark in names for mark in ROOT_MARKS):
                break
            parent = os.path.dirname(above)
            if parent == above:
                break
            above = parent
        else:
            roots = roots[:2]
        return tuple(dict.fromkeys(roots))

    def _names(self, folder: str) -> frozenset[str]:
        names = self._listed.get(folder)
        if names is None:
            try:
                names = frozenset(os.listdir(folder))
            except OSError:
                names = frozenset()
            self._listed[folder] = names
        return names

    def name_of(self, path: str) -> str:
        """The dotted name of a file below the deepest root that makes one (``app.views`` for ``app/views.py``)."""
        best = ""
        stem = path[:-3] if path.endswith(".py") else path
        roots = self.roots_of(path)
        for root in [*(r for r in roots if r in self.configured), *roots]:
            prefix = root.rstrip(os.sep) + os.sep
            if stem.startswith(prefix):
                best = stem[len(prefix) :].replace(os.sep, ".")
                break
        best = best or os.path.basename(stem)
        if best == "__init__":
            return os.path.basename(os.path.dirname(path))
        return best.removesuffix(".__init__")

    def find(self, roots: tuple[str, ...], dotted: str) -> str | None:
        """The path of a module of the project, or None."""
        key = (roots, dotted)
        if key not in self._found:
            self._found[key] = self._search(roots, dotted)
        return self._found[key]

    def _search(self, roots: tuple[str, ...], dotted: str) -> str | None:
        parts = dotted.split(".")
        if not all(parts):
            return None
        for root in roots:
            folder = root
            for part in parts[:-1]:
                if part not in self._names(folder):
                    break
                folder = os.path.join(folder, part)
            else:
                names = self._names(folder)
                if parts[-1] + ".py" in names:
                    return os.path.join(folder, parts[-1] + ".py")
                if parts[-1] in names and "__init__.py" in self._names(os.path.join(folder, parts[-1])):
                    return os.path.join(folder, parts[-1], "__init__.py")
        return None

    def load(self, path: str) -> Module | None:
        """The module at a path; None where it cannot be read or is too large."""
        try:
            found = os.stat(path)
        except OSError:
            return None
        stamp = (found.st_size, found.st_mtime_ns)
        cached = self._modules.get(path)
        if cached is not None and cached[0] == stamp:
            return cached[1]
        module: Module | None = None
        if found.st_size <= MAX_BYTES:
            try:
                with open(path, "rb") as stream:
                    module = Module(path, self.name_of(path), stream.read(), self.roots_of(path))
            except OSError:
                module = None
        self._modules[path] = (stamp, module)
        return module

    def adopt(self, path: str, source: bytes, tree: ast.Module | None) -> Module:
        """The module of a source that is already in hand (the checked file), shared with imports of it."""
        try:
            found = os.stat(path)
            stamp = (found.st_size, found.st_mtime_ns)
        except OSError:
            stamp = (-1, -1)
        cached = self._modules.get(path)
        if cached is not None and cached[0] == stamp and cached[1] is not None and cached[1].source == source:
            cached[1].take(tree)
            return cached[1]
        module = Module(path, self.name_of(path), source, self.roots_of(path), tree)
        module.on_disk = stamp[0] == len(source)
        if module.on_disk:
            self._modules[path] = (stamp, module)
        return module

    def module(self, importer: Module, dotted: str) -> Module | None:
        """The module that ``dotted`` names when ``importer`` imports it."""
        path = self.find(importer.roots, dotted)
        return self.load(path) if path else None

    def resolve(self, importer: Module, dotted: str) -> tuple[Module, str] | None:
        """Split an absolute dotted name into the longest module of the project and what is left of it."""
        parts = dotted.split(".")
        for cut in range(len(parts), 0, -1):
            module = self.module(importer, ".".join(parts[:cut]))
            if module is not None:
                return module, ".".join(parts[cut:])
        return None
