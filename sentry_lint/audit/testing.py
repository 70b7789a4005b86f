"""The object behind the ``sentry_audit`` fixture."""

from __future__ import annotations

from collections.abc import Iterable

from sentry_lint.audit.canaries import KINDS
from sentry_lint.audit.matrix import NotInitialised, run
from sentry_lint.audit.report import Report


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
        return run(surfaces, KINDS if kinds is None else kinds, (*allow, *allowed(self.root)))

    def assert_scrubbed(
        self,
        surfaces: Iterable[str] | None = None,
        kinds: Iterable[str] | None = None,
        allow: Iterable[str] = (),
    ) -> Report:
        """Fail where a canary left that neither ``allow`` nor the policy lets out, naming the place and the hook.

        What the SDK offers no hook for counts too: allow it by name once the team has decided.
        Returns the report of a passing run. Raises ``AssertionError``.
        """
        __tracebackhide__ = True
        try:
            report = self.run(surfaces, kinds, allow)
        except NotInitialised as problem:
            raise AssertionError(str(problem)) from None
        if not report.passed:
            raise AssertionError(report.failure())
        return report


def allowed(root: str) -> tuple[str, ...]:
    """The policy's ``surface:kind`` pairs for a folder; none where there is no policy."""
    if not root:
        return ()
    import os

    from sentry_lint.policy import policy_for

    return policy_for(os.path.join(root, "conftest.py")).privacy.allow
