"""The facts about the SDK's releases, against some of the releases. ``compare.py`` beside this takes all of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sdk_releases

from sentry_lint import linter
from sentry_lint.knowledge import sdk_api
from sentry_lint.policy import Policy
from versions import compare
from versions.programs import PROGRAMS

NEWEST = sdk_api.shown(sdk_api.newest_stable())
RELEASES = ["1.35.0", "2.0.1", "2.34.1", NEWEST, "3.0.0b2"]
RUNNING = str(Path(__file__).with_name("running.py"))


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


def test_programs_stand_on_both_sides_of_a_change() -> None:
    known = {version for outcomes in PROGRAMS.values() for version in outcomes}
    assert known <= set(RELEASES) | {"2.75.0"}
    for code in ("SNT601", "SNT602"):
        changing = [o for o in PROGRAMS.values() if code in {c for _, c in o.values()} != {code}]
        assert len(changing) > 8
