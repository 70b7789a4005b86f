"""``harden-init``: takes options out of ``sentry_sdk.init`` that should not be there.

What is off by default (``send_default_pii``) is off again where the option is gone, in every release of the SDK.
"""

from __future__ import annotations

import libcst as cst

from sentry_codemods.command_base import SentryCommand
from sentry_codemods.drop import drop_from
from sentry_codemods.join import Refused
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, RemoveOption


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, RemoveOption)
    argument = next((one for one in work.join.at(fix.keyword) if isinstance(one, cst.Arg)), None)
    if argument is None or argument.keyword is None or argument.keyword.value != fix.name:
        raise Refused("the option is not written as a keyword of the call")
    call = work.join.parent(argument)
    if not isinstance(call, cst.Call):
        raise Refused("the option is not written as a keyword of the call")
    drop_from(work, call, argument)


class HardenInit(SentryCommand):
    """Mends the options of ``sentry_sdk.init``."""

    DESCRIPTION = "Take options out of sentry_sdk.init that leak data or that the SDK does not have."
    CODEMOD = "harden-init"
