"""Fixtures ``sentry_audit`` and ``sentry_events``, and the hook for applications that call ``init`` when imported.

pytest loads this module in every project where sentry-lint is installed, so it imports neither the SDK nor the audit
until a test asks for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sentry_lint.audit.events import SentryEvents
    from sentry_lint.audit.testing import SentryAudit

_HELP = "swap Sentry's transport as soon as the application imports the SDK: nothing is sent during the tests"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("sentry_audit", _HELP, type="bool", default=False)
    group = parser.getgroup("sentry-lint")
    group.addoption("--sentry-audit", action="store_true", default=False, dest="sentry_audit", help=_HELP)


def pytest_load_initial_conftests(early_config: Any) -> None:
    # The first moment at which the settings are known; conftest files, and with them the application, come after.
    known = early_config.known_args_namespace
    if getattr(known, "sentry_audit", False) or early_config.getini("sentry_audit"):
        from sentry_lint.audit.transport import swap_on_import

        swap_on_import()


def pytest_collection_finish() -> None:
    # Event loops that outlive a test copy the scopes of the moment at which they start: they must be there by then.
    if "sentry_sdk" in sys.modules:
        from sentry_lint.audit import sdk

        sdk.shared_scopes()


@pytest.fixture
def sentry_audit(request: pytest.FixtureRequest) -> Iterator[SentryAudit]:
    """The audit on the client that the application makes: ``sentry_audit.assert_scrubbed()``."""
    pytest.importorskip("sentry_sdk", reason="the audit needs sentry-sdk")
    from sentry_lint.audit.isolation import own_sdk
    from sentry_lint.audit.testing import SentryAudit

    # What the test itself sends is for sentry_events, whichever of the two fixtures comes first.
    with own_sdk(clear=False, record=False):
        yield SentryAudit(str(request.config.rootpath))


@pytest.fixture
def sentry_events(request: pytest.FixtureRequest) -> Iterator[SentryEvents]:
    """What left during this test, to assert on; nothing is sent."""
    pytest.importorskip("sentry_sdk", reason="sentry_events needs sentry-sdk")
    from sentry_lint.audit.events import SentryEvents
    from sentry_lint.audit.isolation import own_sdk
    from sentry_lint.audit.origins import watching
    from sentry_lint.audit.testing import project_policy

    with own_sdk() as tape, watching() as origins:
        yield SentryEvents(tape, origins, project_policy(str(request.config.rootpath)))
