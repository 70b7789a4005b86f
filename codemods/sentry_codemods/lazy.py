"""The commands for LibCST's own runner, made where they are asked for.

Importing ``libcst.codemod`` takes longer than the rest of LibCST, and only that runner needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable


def command(module: str, description: str) -> Callable[[str], type]:
    """The ``__getattr__`` of a codemod's ``module`` (PEP 562): gives its command, a ``SentryCommand``.

    The command has the module's name in capitals: ``normalise_levels.NormaliseLevels``.
    """
    words = module.rpartition(".")[2].split("_")

    def __getattr__(name: str) -> type:
        if name != "".join(word.capitalize() for word in words):
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        from sentry_codemods.command_base import SentryCommand

        space = {"__module__": module, "__doc__": description, "DESCRIPTION": description, "CODEMOD": "-".join(words)}
        made = type(name, (SentryCommand,), space)
        setattr(sys.modules[module], name, made)
        return made

    return __getattr__
