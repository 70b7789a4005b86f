"""The fixtures as a project uses them: a pytest run of its own on a small application."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

APP = """
import sentry_sdk

def clean(value):
    if isinstance(value, dict):
        return {key: clean(inner) for key, inner in value.items()}
    return "gone"

def before_send(event, hint):
    if "message" in event:
        event["message"] = "gone"
    return event

def start():
    sentry_sdk.init("https://key@sentry.invalid/1", before_send=before_send, auto_enabling_integrations=False)
"""


def run(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    # A process of its own: the SDK keeps state for the life of a process.
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest", *args)


def test_the_fixture_names_surface_path_and_hook(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(app=APP)
    pytester.makepyfile(
        """
        import app

        def test_all(sentry_audit):
            app.start()
            sentry_audit.assert_scrubbed()

        def test_message(sentry_audit):
            app.start()
            assert sentry_audit.assert_scrubbed(surfaces=["message"]).scrubbed

        def test_without_init(sentry_audit):
            sentry_audit.assert_scrubbed()
        """
    )
    result = run(pytester)
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines_random(
        [
            "*failed: * of * canaries left (sentry-sdk 2.*",
            "*set before_breadcrumb (there is none):",
            "*breadcrumb.message [[]email*] in event.breadcrumbs.values[[]2].message",
            "*mend before_send (app.before_send):",
            "*tag.{named, upper, camel, header, url} [[]*] in event.tags.email",
            "*... and * more",
            "*no hook of the SDK sees these*",
            "*  attachment.name*",
            "*hooks that clear all of it: sentry-lint scrubber --out FOLDER",
            "*sentry_sdk.init was not called*",
        ]
    )
    result.stdout.no_fnmatch_line("E*  message [[]*")


def test_an_application_that_inits_when_imported(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(app=APP + "\nstart()\n")
    pytester.makepyfile(
        """
        import app
        import sentry_sdk
        from sentry_lint.audit.transport import is_capturing

        def test_swapped_before_init():
            assert is_capturing(sentry_sdk.get_client().transport)

        def test_audit(sentry_audit):
            report = sentry_audit.run(surfaces=["message", "tag.named"], kinds=["email"])
            assert report.scrubbed == [("message", "email")]
            assert report.leaking() == {("tag.named", "email")}

        def test_events(sentry_events):
            sentry_sdk.capture_message("hello")
            assert [event["message"] for event in sentry_events.events] == ["gone"]

        def test_still_there():
            assert is_capturing(sentry_sdk.get_client().transport)
        """
    )
    run(pytester, "--sentry-audit").assert_outcomes(passed=4)
    pytester.makeini("[pytest]\nsentry_audit = true\n")
    run(pytester, "-n", "1").assert_outcomes(passed=4)
    pytester.makeini("[pytest]\nsentry_audit = false\n")
    # Without the setting the fixtures take the live client over, and give its transport back.
    run(pytester).assert_outcomes(passed=2, failed=2)


def test_the_plugin_alone_imports_no_sdk() -> None:
    code = (
        "import sys, sentry_lint.audit.pytest_plugin; heavy = 'sentry_sdk', 'libcst', 'msgspec', 'sentry_lint.policy';"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
