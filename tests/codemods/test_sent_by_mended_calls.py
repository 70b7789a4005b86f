"""Programs with the installed SDK, before and after levels, lost calls and options were mended: what is sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sdk_releases
import sentry_sdk

from sentry_codemods.runner import Options, work_on

SENDING = str(Path(__file__).parents[1] / "versions" / "sending.py")


def sent(folder: Path, program: str, *select: str) -> tuple[list[Any], list[Any]]:
    """What a program sends, and what it sends when the findings of ``select`` are mended, each of them."""
    policy = f'sdk-version = "{sentry_sdk.VERSION}"\nenable = ["SNT111", "SNT113"]\n'
    (folder / "pyproject.toml").write_text(f"[tool.sentry-lint]\n{policy}")
    path = folder / "program.py"
    path.write_text(program)
    outcome = work_on(str(path), Options(select=select))
    assert outcome.error is None
    assert outcome.rows and {row.state for row in outcome.rows} == {"fixed"}, outcome.rows
    before, after = sdk_releases.run(folder, SENDING, given=json.dumps([program, path.read_text()]))
    return before, after


LEVELS = """
import sentry_sdk


def main():
    sentry_sdk.add_breadcrumb(category="a.b", message="one", level="warn")
    sentry_sdk.set_tag("a", 1)
    with sentry_sdk.new_scope() as scope:
        scope.set_level("critical")
        sentry_sdk.capture_message("two")
    sentry_sdk.capture_message("three", level="err")
"""


def test_levels(tmp_path: Path) -> None:
    before, after = sent(tmp_path, LEVELS, "normalise-levels")
    assert [event["level"] for event in before] == ["critical", "err"]
    assert [event["level"] for event in after] == ["fatal", "error"]
    text = json.dumps(before).replace('"warn"', '"warning"').replace('"critical"', '"fatal"')
    assert json.loads(text.replace('"err"', '"error"')) == after


LOST = """
import sentry_sdk


def main():
    sentry_sdk.set_user("u-7")
    sentry_sdk.set_context("hall", "north")
    try:
        1 / 0
    except ZeroDivisionError as error:
        sentry_sdk.capture_exception(error, extra={"n": 1}, lane=2)
    sentry_sdk.capture_exception(CALL)
"""


def test_lost_events_are_sent(tmp_path: Path) -> None:
    program = LOST.replace("CALL", '"no error"')
    before, after = sent(tmp_path, program, "SNT604")
    assert before == ["ValueError ended it"]
    assert [event["level"] for event in after] == ["error", "error"]
    assert after[0]["errors"] == ["ZeroDivisionError"] and after[0]["extra"] == {"n": 1, "lane": 2}
    assert after[1]["message"] == "no error"
    for event in after:
        assert event["user"] == {"id": "u-7"} and event["contexts"] == {"hall": {"value": "north"}}


INIT = """
import sentry_sdk
from sentry_sdk.scrubber import EventScrubber


def main():
    sentry_sdk.init(DSN, transport=OPTIONS["transport"], default_integrations=False, MORE)
    sentry_sdk.set_extra("password", "p")
    sentry_sdk.set_extra("crate", "c")
    try:
        1 / 0
    except ZeroDivisionError:
        sentry_sdk.capture_exception()
"""


def test_locals_stay_at_home(tmp_path: Path) -> None:
    before, after = sent(tmp_path, INIT.replace(", MORE", ""), "SNT111")
    assert before[0].pop("locals")
    assert after == before


def test_a_deny_list_keeps_the_names_of_the_sdk(tmp_path: Path) -> None:
    program = INIT.replace("MORE", 'event_scrubber=EventScrubber(denylist=["crate"])')
    before, after = sent(tmp_path, program, "SNT115")
    assert before[0]["extra"] == {"password": "p", "crate": "[Filtered]"}
    assert after[0]["extra"] == {"password": "[Filtered]", "crate": "[Filtered]"}
    assert {**before[0], "extra": None} == {**after[0], "extra": None}


def test_options_that_there_are_not(tmp_path: Path) -> None:
    program = INIT.replace("MORE", 'tags={"hall": "north"}, user={"id": 7}, enviroment="dock"')
    before, after = sent(tmp_path, program, "SNT603")
    assert before == ["TypeError ended it"]
    assert after[0]["tags"] == {"hall": "north"} and after[0]["user"] == {"id": 7}
    assert after[0]["errors"] == ["ZeroDivisionError"]


SCRUBBING = """
def before_send(event, hint):
    event["extra"] = dict.fromkeys(event["extra"], "gone")
    return event
"""


def test_hooks_of_the_scrubbing_module(tmp_path: Path) -> None:
    (tmp_path / "scrubbing.py").write_text(SCRUBBING)
    before, after = sent(tmp_path, INIT.replace(", MORE", ""), "SNT113")
    assert before[0]["extra"]["crate"] == "c"
    assert after[0]["extra"] == {"password": "gone", "crate": "gone"}
    assert {**before[0], "extra": None} == {**after[0], "extra": None}
