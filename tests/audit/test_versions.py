"""The audit and the scrubber on older SDKs and the pre-release, each in a process and a folder of its own."""

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

module = types.ModuleType("scrubbing")
exec(module_source(policy_for("/nowhere/app.py"), sdk.version_tuple()), module.__dict__)
options = {"traces_sample_rate": 1.0, "release": "shop@1", "auto_enabling_integrations": False}
trial = {"enable_logs": True, "enable_metrics": True}
reports = []
for hooks in ({}, module.OPTIONS):
    with own_sdk():
        if sdk.version_tuple() >= (3,):
            from sentry_sdk.integrations.logging import LoggingIntegration

            options["integrations"] = [LoggingIntegration(event_level=40)]
        hooks = {**hooks, "_experiments": {**hooks.get("_experiments", {}), **trial}}
        sentry_sdk.init("https://key@sentry.invalid/1", **options, **hooks)
        reports.append(matrix.run(kinds=["email", "card", "password", "person-name"]).to_json())
    assert sdk.client() is None
json.dump(reports, sys.stdout)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("version", "silent", "loud"),
    [
        ("1.35.0", {"log", "metric", "stream"}, {"metric.tag.named", "span.description"}),
        ("1.45.1", {"log", "metric", "stream"}, {"metric.tag.named", "span.description"}),
        ("2.0.1", {"log", "metric", "stream"}, {"metric.tag.named", "span.description"}),
        ("2.34.1", {"metric", "stream"}, {"metric.tag.named", "log.body", "span.description"}),
        ("3.0.0b2", {"metric", "transaction", "span", "trace"}, {"log.body", "stream.name"}),
    ],
)
def test_other_sdks(version: str, silent: set[str], loud: set[str], tmp_path: Path) -> None:
    bare, scrubbed = sdk_releases.run(sdk_releases.installed(version, tmp_path), "-c", RUN)
    assert bare["sdk"] == scrubbed["sdk"] == version
    for report in (bare, scrubbed):
        assert report["unknown"] == report["dropped"] == []
        assert {surface.split(".")[0] for surface in report["not_sent"]} == silent
    assert leaking(bare) >= {"tag.named", "message", "extra.nested", "breadcrumb.message", *loud}
    assert {surface.split(".")[0] for surface in leaking(scrubbed)} - {"trace"} == {"attachment", "session"}
    assert scrubbed["names"] == []


def leaking(report: dict[str, Any]) -> set[str]:
    return {leak["surface"] for leak in report["leaks"]}
