"""The audit and the scrubber on every release of the matrix, each in a process and a folder of its own.

``pytest tests/audit/test_versions.py`` runs all of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sdk_releases

RUN = """
import json, sys, types, warnings
warnings.simplefilter("ignore")
import sentry_sdk
from sentry_lint.audit import matrix, sdk
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.scrubber import module_source
from sentry_lint.policy import policy_for

streamed = "streamed" in sys.argv
module = types.ModuleType("scrubbing")
exec(module_source(policy_for("/nowhere/app.py"), sdk.version_tuple(), streamed), module.__dict__)
options = {"traces_sample_rate": 1.0, "release": "shop@1", "auto_enabling_integrations": False}
options["attach_stacktrace"] = True
if sdk.version_tuple() >= (3,):
    from sentry_sdk.integrations.logging import LoggingIntegration

    options["integrations"] = [LoggingIntegration(event_level=40)]
else:
    options.update(send_default_pii=True, profiles_sample_rate=1.0)
if streamed:
    options["trace_lifecycle"] = "stream"
trial = {"enable_logs": True, "enable_metrics": True}
reports = []
for hooks in ({}, module.OPTIONS):
    with own_sdk():
        hooks = {**hooks, "_experiments": {**hooks.get("_experiments", {}), **trial}}
        sentry_sdk.init("https://key@sentry.invalid/1", **options, **hooks)
        reports.append(matrix.run(kinds=["email", "card", "password", "person-name"]).to_json())
    assert sdk.client() is None
json.dump(reports, sys.stdout)
"""

OLD = {"metric.tag", "span.description", "transaction.name"}
TRANSACTIONS = {"span", "transaction", "trace", "ai", "profile"}
# Release, what it does not send, what it sends besides what all of them send.
RELEASES = [
    ("1.35.0", {"log", "metric", "scope", "stream"}, OLD),
    ("1.45.1", {"log", "metric", "scope", "stream"}, OLD),
    ("2.0.1", {"log", "metric", "scope", "stream"}, OLD),
    ("2.34.1", {"metric", "scope", "stream"}, {*OLD, "log.body", "flag.name", "profile.thread"}),
    ("2.75.0", {"metric", "stream"}, {"log.body", "metric.name", "scope.attribute", "flag.name", "profile.thread"}),
    ("3.0.0b2", {"metric", "thread", *TRANSACTIONS}, {"log.body", "metric.name", "stream.name", "scope.attribute"}),
]
EVERYWHERE = {
    "tag", "extra", "context", "user", "message", "exception", "frame.source", "frame.vars", "thread.vars", "argv",
    "breadcrumb.message", "breadcrumb.data", "logging", "logentry", "fingerprint", "transaction", "request.url",
    "request.query", "request.header", "request.data", "graphql.query", "checkin.slug", "checkin.config",
    "attachment.content", "attachment.name", "session.user", "session.agent",
}  # fmt: skip
# What no hook sees: what the SDK's pipeline hands to none of them, in any release.
HOOKLESS = {"attachment.content", "attachment.name", "session.user", "session.agent", "trace.baggage", "profile.thread"}


@pytest.mark.slow
@pytest.mark.parametrize(("version", "silent", "loud"), RELEASES)
def test_releases(version: str, silent: set[str], loud: set[str], tmp_path: Path) -> None:
    bare, scrubbed = sdk_releases.run(sdk_releases.installed(version, tmp_path), "-c", RUN)
    assert bare["sdk"] == scrubbed["sdk"] == version
    for report in (bare, scrubbed):
        assert report["unknown"] == report["dropped"] == report["broken"] == report["notes"] == []
        assert {surface.split(".")[0] for surface in report["not_sent"]} == silent
    for surface in EVERYWHERE | loud:
        assert any(name == surface or name.startswith(f"{surface}.") for name in leaking(bare)), surface
    assert leaking(scrubbed) <= HOOKLESS
    assert {leak["hook"] for leak in scrubbed["leaks"]} == {None}
    assert scrubbed["names"] == []


@pytest.mark.slow
def test_streamed_spans_of_the_newest(tmp_path: Path) -> None:
    bare, scrubbed = sdk_releases.run(sdk_releases.installed("2.75.0", tmp_path), "-c", RUN, "streamed")
    assert bare["unknown"] == scrubbed["unknown"] == []
    assert {"stream.name", "stream.attribute.named", "scope.attribute.named"} <= leaking(bare)
    assert leaking(scrubbed) <= HOOKLESS


def leaking(report: dict[str, Any]) -> set[str]:
    return {leak["surface"] for leak in report["leaks"]}
