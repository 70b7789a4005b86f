"""The codemods as commands of LibCST's own runner.

``python -m libcst.tool codemod --no-format -x sentry_codemods.instrument_call_sites.InstrumentCallSites PATH``
"""

from __future__ import annotations

import os
from typing import ClassVar

import libcst as cst
from libcst.codemod import CodemodCommand, SkipFile

from sentry_lint.findings import Finding
from sentry_lint.policy import PolicyError, policy_for


class SentryCommand(CodemodCommand):
    """Mends what one codemod mends; the file's own policy is found from its path.

    What is not mended is a warning of the runner's. Files without anything to mend come back as they are.
    """

    CODEMOD: ClassVar[str] = ""

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        """The module with the findings of this codemod mended. Raises ``SkipFile`` where its policy is broken."""
        from sentry_codemods.mend import Mender
        from sentry_codemods.runner import choose
        from sentry_codemods.source import SourceError, decode
        from sentry_lint.linter import check_source

        path = os.path.abspath(self.context.filename or "module.py")
        data = tree.bytes
        try:
            policy = policy_for(path)
            source = decode(path, data)
        except (PolicyError, SourceError) as error:
            raise SkipFile(str(error)) from error

        def check(code: bytes) -> list[Finding]:
            return check_source(path, code, policy=policy)

        def select(findings: list[Finding], text: str) -> list[Finding]:
            return choose(findings, text, (self.CODEMOD,))

        mended = Mender(policy, check, select, select=(self.CODEMOD,)).mend(source, check(data))
        for row in mended.rows:
            if row.state != "fixed":
                self.warn(f"line {row.line}: {row.code} not fixed: {row.note}")
        return tree if mended.data == data else cst.parse_module(mended.data)
