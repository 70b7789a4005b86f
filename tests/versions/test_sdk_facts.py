"""The facts about the SDK's releases, against some of the releases. ``compare.py`` beside this takes all of them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import sdk_releases

from sentry_lint import linter
from sentry_lint.knowledge import sdk_api
from sentry_lint.policy import Policy
from versions import compare
from versions.programs import PROGRAMS
from versions.scenes import EVERY, SCENES

NEWEST = sdk_api.shown(sdk_api.newest_stable())
RELEASES = ["1.35.0", "1.45.1", "2.0.1", "2.34.1", NEWEST, "3.0.0b2"]
RUNNING = str(Path(__file__).with_name("running.py"))
HAPPENING = str(Path(__file__).with_name("happening.py"))
JUDGED = ("SNT403", "SNT60")


@pytest.fixture(scope="module", params=RELEASES)
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A release and the folder that it is installed in."""
    folder = sdk_releases.installed(request.param, tmp_path_factory.mktemp("sdk"))
    return request.param, folder


@pytest.mark.slow
def test_every_fact_is_so(release: tuple[str, Path]) -> None:
    assert compare.compare(release[1]) == []


@pytest.mark.slow
def test_programs_do_what_the_linter_says(release: tuple[str, Path]) -> None:
    version, folder = release
    programs = [program for program, outcomes in PROGRAMS.items() if version in outcomes]
    outcomes = sdk_releases.run(folder, RUNNING, given=json.dumps(programs))
    assert dict(zip(programs, outcomes)) == {program: PROGRAMS[program][version][0] for program in programs}


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_linter_says_what_programs_do(program: str, tmp_path: Path) -> None:
    for version, (_, code) in PROGRAMS[program].items():
        source = f"import sentry_sdk\n{program}\n"
        found = linter.check_source(str(tmp_path / "app.py"), source, policy=Policy(sdk_version=version))
        said = {one.code for one in found if one.code.startswith("SNT60")}
        assert said == ({code} if code else set()), version


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each program is run in a process that is forked")
def test_events_are_what_the_linter_says(release: tuple[str, Path]) -> None:
    version, folder = release
    scenes = {name: scene for name, scene in SCENES.items() if version in scene.outcomes}
    given = [(scene.program, scene.shows) for scene in scenes.values()]
    outcomes = sdk_releases.run(folder, HAPPENING, given=json.dumps(given))
    expected = {name: list(scene.outcomes[version][:2]) for name, scene in scenes.items()}
    assert dict(zip(scenes, outcomes)) == expected


@pytest.mark.parametrize("name", SCENES)
def test_the_linter_says_what_leaves(name: str, tmp_path: Path) -> None:
    scene = SCENES[name]
    path = str(tmp_path / "app.py")
    for version, (_, _, code, words) in scene.outcomes.items():
        policy = Policy(sdk_version=None if scene.requires else version, enable=["SNT606", "SNT608"])
        (tmp_path / "requirements.txt").write_text(scene.requires, encoding="utf-8")
        said = [one for one in linter.check_source(path, scene.program, policy=policy) if one.code.startswith(JUDGED)]
        assert {one.code for one in said} == ({code} if code else set()), version
        assert all(words in one.message for one in said), (version, [one.message for one in said])


def test_scenes_stand_on_both_sides_of_a_change() -> None:
    codes = {name: {outcome.code for outcome in scene.outcomes.values()} for name, scene in SCENES.items()}
    for code in ("SNT604", "SNT605", "SNT606", "SNT607", "SNT608", "SNT609"):
        assert {release for s in SCENES.values() for release, o in s.outcomes.items() if o.code == code}
        assert any(code in found for found in codes.values())
    assert any(found == {""} for found in codes.values())
    assert {release for scene in SCENES.values() for release in scene.outcomes} == set(EVERY)


def test_programs_stand_on_both_sides_of_a_change() -> None:
    known = {version for outcomes in PROGRAMS.values() for version in outcomes}
    assert known <= set(RELEASES) | {"2.75.0"}
    for code in ("SNT601", "SNT602"):
        changing = [o for o in PROGRAMS.values() if code in {c for _, c in o.values()} != {code}]
        assert len(changing) > 8
