"""A program on its own release, and the same program, migrated, on another: what they send is the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import sdk_releases

from sentry_codemods.runner import Options, work_on
from versions.migrations import MIGRATIONS, Migration

SENDING = str(Path(__file__).with_name("sending.py"))


def migrated(program: str, release: str, folder: Path) -> str:
    """The program as ``migrate-sdk-api`` writes it for a release; each of its findings is mended."""
    (folder / "pyproject.toml").write_text(f'[tool.sentry-lint]\nsdk-version = "{release}"\n')
    path = folder / "program.py"
    path.write_text(program)
    outcome = work_on(str(path), Options(select=("migrate-sdk-api",)))
    assert outcome.error is None
    assert outcome.rows and {row.state for row in outcome.rows} == {"fixed"}, outcome.rows
    return path.read_text()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of the releases that were asked for so far."""
    return {}


def sends(program: str, release: str, folders: dict[str, Path], scratch: Path) -> list[Any]:
    if release not in folders:
        folders[release] = sdk_releases.installed(release, scratch / release)
    found: list[list[Any]] = sdk_releases.run(folders[release], SENDING, given=json.dumps([program]))
    return found[0]


@pytest.mark.slow
@pytest.mark.parametrize("case", MIGRATIONS, ids=[case.id for case in MIGRATIONS])
def test_a_migrated_program_sends_the_same(
    case: Migration, installed: dict[str, Path], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    scratch = tmp_path_factory.getbasetemp() / "releases"
    before = sends(case.program, case.old, installed, scratch)
    after = sends(migrated(case.program, case.new, tmp_path), case.new, installed, scratch)
    assert before and not any(isinstance(item, str) for item in before)
    assert after == before
