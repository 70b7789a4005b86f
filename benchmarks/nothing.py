"""A codemod that does nothing, as a command of LibCST's own runner: the least that one over a whole tree costs."""

from __future__ import annotations

import libcst as cst
from libcst.codemod import CodemodCommand


class Nothing(CodemodCommand):
    """Leaves every module as it is."""

    DESCRIPTION = "Leave every module as it is."

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        return tree
