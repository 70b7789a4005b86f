"""The codemods over several repositories, by all-repos."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("all_repos", reason="needs all-repos")

LEAK = 'import sentry_sdk\n\n\ndef f(user):\n    sentry_sdk.set_user({"id": user.id, "email": user.email})\n'
PUSH = """\
import collections
import subprocess

Settings = collections.namedtuple("Settings", ())


def push(settings, branch_name):
    subprocess.run(["git", "push", "--quiet", "origin", branch_name], check=True)
"""


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory):
    """Two repositories, one with something to mend, cloned by all-repos."""
    tmp_path = tmp_path_factory.mktemp("fleet")
    env = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "modules"), os.environ.get("PYTHONPATH", "")]),
    }
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = A\nemail = a@example.com\n[init]\ndefaultBranch = trunk\n[safe]\ndirectory = *\n"
    )
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "push_branch.py").write_text(PUSH)

    def run(*command: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=cwd, env=env, check=True, capture_output=True, text=True)

    for name, text in {"leaky": LEAK, "clean": LEAK.replace(', "email": user.email', "")}.items():
        origin = tmp_path / "origins" / name
        origin.mkdir(parents=True)
        (origin / "app.py").write_text(text)
        run("git", "init", "--quiet", cwd=origin)
        run("git", "add", ".", cwd=origin)
        run("git", "commit", "--quiet", "-m", "Start", cwd=origin)
        run("git", "branch", "other", cwd=origin)
    (tmp_path / "sources.json").write_text(
        json.dumps({name: str(tmp_path / "origins" / name) for name in ("leaky", "clean")})
    )
    config = tmp_path / "all-repos.json"
    config.write_text(
        json.dumps(
            {
                "output_dir": "clones",
                "source": "all_repos.source.json_file",
                "source_settings": {"filename": str(tmp_path / "sources.json")},
                "push": "push_branch",
                "push_settings": {},
            }
        )
    )
    config.chmod(0o600)
    run(sys.executable, "-m", "all_repos.clone", "-C", str(config))

    def mend(*options: str) -> str:
        return run(sys.executable, "-m", "sentry_codemods.fleet", "-C", str(config), *options).stdout

    def branches(name: str) -> list[str]:
        return run("git", "branch", "--format=%(refname:short)", cwd=tmp_path / "origins" / name).stdout.split()

    def show(name: str, branch: str) -> str:
        return run("git", "show", f"{branch}:app.py", cwd=tmp_path / "origins" / name).stdout

    return mend, branches, show


def test_the_selection_is_handed_on(fleet) -> None:
    mend, branches, _ = fleet
    mend("--select", "instrument-call-sites")
    assert branches("leaky") == ["other", "trunk"]


def test_a_branch_where_something_is_mended_and_none_elsewhere(fleet) -> None:
    mend, branches, show = fleet
    said = mend("--dry-run")
    assert "-    sentry_sdk.set_user" in said
    assert branches("leaky") == branches("clean") == ["other", "trunk"]
    mend()
    assert branches("clean") == ["other", "trunk"]
    assert branches("leaky") == ["all-repos_autofix_sentry-lint", "other", "trunk"]
    assert show("leaky", "all-repos_autofix_sentry-lint") == LEAK.replace(', "email": user.email', "")
    assert show("leaky", "trunk") == LEAK
