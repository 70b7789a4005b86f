"""The object behind the ``sentry_audit`` fixture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sentry_lint.audit.matrix import NotInitialised, run
from sentry_lint.audit.report import Report

if TYPE_CHECKING:
    from sentry_lint.policy import Policy

# Lines for each hook in a failure: enough to begin with. `run().failure()` has them all.
_MOST = 12


class SentryAudit:
    """Runs the audit on the active client.

    ``root`` is the folder whose policy says what this project has decided to send (``privacy.allow``).
    """

    def __init__(self, root: str = "") -> None:
        self.root = root

    def run(
        self,
        surfaces: Iterable[str] | None = None,
        kinds: Iterable[str] | None = None,
        allow: Iterable[str] = (),
    ) -> Report:
        """The report; see :func:`sentry_lint.audit.matrix.run`. The policy's ``allow`` is added."""
        policy = project_policy(self.root)
        allowed = policy.privacy.allow if policy is not None else ()
        return run(surfaces, kinds, (*allow, *allowed), policy)

    def assert_scrubbed(
        self,
        surfaces: Iterable[str] | None = None,
        kinds: Iterable[str] | None = None,
        allow: Iterable[str] = (),
        strict: bool = False,
    ) -> Report:
        """Fail where a canary left that neither ``allow`` nor the policy lets out, naming the place and the hook.

        What no hook of the SDK could have stopped (attachments, sessions) fails only with ``strict``; the report
        names it. Returns the report of a passing run. Raises ``AssertionError``.
        """
        __tracebackhide__ = True
        try:
            report = self.run(surfaces, kinds, allow)
        except NotInitialised as problem:
            raise AssertionError(str(problem)) from None
        report.strict = strict
        if not report.passed:
            raise AssertionError(report.failure(_MOST))
        return report


def project_policy(root: str) -> Policy | None:
    """The policy that governs a folder; ``None`` where no folder is known."""
    if not root:
        return None
    import os

    from sentry_lint.policy import policy_for

    return policy_for(os.path.join(root, "conftest.py"))
