"""Everything a codemod needs to know about the one file it works on."""

from __future__ import annotations

import ast
import os
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sentry_codemods.bindings import Bindings, Import, Reach, Unreachable
from sentry_codemods.edits import Edits
from sentry_codemods.imports import add_imports
from sentry_codemods.join import Join, Refused
from sentry_codemods.layout import line_length
from sentry_codemods.source import Source
from sentry_lint.analysis.modules import Module
from sentry_lint.analysis.project import Project
from sentry_lint.findings import Span
from sentry_lint.policy import Policy

if TYPE_CHECKING:
    from sentry_lint.knowledge.vocabulary import Vocabulary

_STRING = re.compile(r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""")


@lru_cache(maxsize=8)
def project_for(roots: tuple[str, ...]) -> Project:
    """The project of a policy, shared by the files of a process so that a helper's module is read once."""
    return Project(roots)


@dataclass(slots=True)
class Work:
    """A file under repair: source, trees, names, policy, and the edits collected so far.

    ``review`` allows edits that may change what the program does. ``claimed`` holds (id of a node, name) of what one
    edit has done for all: names that have joined an import. ``unused`` are the SDK's names whose import goes if nothing
    uses them in the end.
    """

    source: Source
    policy: Policy
    review: bool
    tree: ast.Module
    join: Join
    edits: Edits
    module: Module
    project: Project
    bindings: Bindings
    quote: str
    width: int
    needs: list[Import] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    claimed: set[tuple[int, str]] = field(default_factory=set)
    unused: set[str] = field(default_factory=set)

    @classmethod
    def on(cls, source: Source, policy: Policy, review: bool = False) -> Work:
        """Parses ``source``. Raises ``SyntaxError`` or ``libcst.ParserSyntaxError`` where it cannot be parsed."""
        tree = ast.parse(source.encode(source.text))
        roots = tuple(os.path.join(policy.root, root) for root in policy.source_roots)
        project = project_for(roots)
        path = os.path.abspath(source.path)
        module = Module(path, project.name_of(path), b"", project.roots_of(path), tree)
        join = Join(source.text)
        longest = max((len(line.rstrip()) for line in join.lines), default=0)
        return cls(
            source=source,
            policy=policy,
            review=review,
            tree=tree,
            join=join,
            edits=Edits(join),
            module=module,
            project=project,
            bindings=Bindings(tree, module.absolute),
            quote=_usual_quote(source.text),
            width=line_length(os.path.dirname(path), policy.root) or min(120, max(88, longest)),
        )

    def afresh(self) -> Work:
        """The same file without the edits collected so far; the parsed trees are shared."""
        return replace(self, edits=Edits(self.join), needs=[], notes=[], claimed=set(), unused=set())

    def vocabulary(self) -> Vocabulary:
        """The policy's words for what is personal or secret."""
        from sentry_lint.knowledge.vocabulary import Vocabulary

        privacy = self.policy.privacy
        return Vocabulary(privacy.personal, privacy.secret, privacy.neutral)

    def reach(self, dotted: str, span: Span, needs: Import | None = None) -> Reach:
        """How to write ``dotted`` at ``span``, see :meth:`Bindings.reach`; a name of this very file is bare.

        Raises :class:`Refused`.
        """
        module, _, name = dotted.rpartition(".")
        if module == self.module.name:
            _, taken = self.bindings.visible(span.line, span.column)
            if name in taken or name not in self.bindings.module_names:
                raise Refused(f"the name {name} means something else there")
            return Reach(name)
        try:
            return self.bindings.reach(dotted, span, needs or Import(module, name))
        except Unreachable as error:
            raise Refused(str(error)) from error

    def want(self, *reaches: Reach) -> None:
        """Notes the imports that the given names need."""
        self.needs += [reach.needs for reach in reaches if reach.needs is not None]

    def finish(self) -> str:
        """Adds the imports and applies all edits: the new text of the file."""
        if self.needs:
            add_imports(self.tree, self.needs, self.edits, self._is_local, self.module.absolute)
        text = self.edits.apply()
        if not self.unused:
            return text
        from sentry_codemods.spelling import tidied

        return tidied(text, self.unused)

    def _is_local(self, top: str) -> bool:
        return self.project.find(self.module.roots, top) is not None or any(
            os.path.isdir(os.path.join(root, top)) for root in self.module.roots
        )

    def text(self, span: Span) -> str:
        """The source at ``span``, lines joined by a newline."""
        line, start, end_line, end = self.join.characters(span)
        if line == end_line:
            return self.join.lines[line - 1][start:end]
        middle = self.join.lines[line : end_line - 1]
        return self.join.lines[line - 1][start:] + "".join(middle) + self.join.lines[end_line - 1][:end]


def _usual_quote(text: str) -> str:
    """The quote that most strings of a file have; the double one in case of doubt."""
    quotes = [match[0][0] for match in _STRING.finditer(text)]
    return "'" if quotes.count("'") > quotes.count('"') else '"'
