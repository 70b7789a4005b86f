"""README, rule pages, changelog: what they say is so."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from sentry_lint import policy_schema
from sentry_lint.cli import COMMANDS, main
from sentry_lint.policy import forget, load_policy
from sentry_lint.report import pages
from sentry_lint.report.catalogue import catalogue

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "benchmarks" / "README.md"]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", pages.documents(ROOT), ids=lambda path: path.name)
def test_generated_documents_are_committed(path: Path) -> None:
    assert path.exists(), "run `python -m sentry_lint.report.pages`"
    assert path.read_text(encoding="utf-8") == pages.documents(ROOT)[path], "run `python -m sentry_lint.report.pages`"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")} == set(catalogue())


def test_writing_twice_changes_nothing_and_removes_the_stale(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(f"# x\n\n{pages.BEGIN}\nold\n{pages.END}\n\nend\n", encoding="utf-8")
    stale = tmp_path / "docs" / "rules" / "SNT000.md"
    stale.parent.mkdir(parents=True)
    stale.write_text("old", encoding="utf-8")
    assert stale in pages.write(tmp_path)
    assert not stale.exists()
    assert pages.write(tmp_path) == []
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# x\n") and text.endswith("\n\nend\n") and "old" not in text


def test_markers_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="markers"):
        pages.readme("# no markers\n")


def test_start_here_is_two_commands() -> None:
    first, *others = blocks("sh")
    assert not others
    assert len(first.splitlines()) == 2


def test_the_policy_of_the_readme_is_one(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    path = tmp_path / "pyproject.toml"
    path.write_text(block, encoding="utf-8")
    forget()
    assert load_policy(str(path)).watch[0].wrappers == ("app.db.call_proc",)


def test_every_key_of_the_readmes_policy_is_in_the_schema() -> None:
    (block,) = blocks("toml")
    table = tomllib.loads(block)["tool"]["sentry-lint"]
    assert set(table) <= set(policy_schema.PolicyTable.__struct_encode_fields__)


def test_commands_in_the_readme_exist() -> None:
    named = set(re.findall(r"`sentry-lint ([a-z]+)", README))
    assert named <= set(COMMANDS)
    assert named >= {"check", "fix", "rules", "audit"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_are_relative_and_lead_somewhere(page: Path) -> None:
    for target, part in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8")):
        path = (page.parent / target) if target else page
        assert path.exists(), target
        if part:
            titles = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert part in {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_codes_anywhere_in_the_documents_are_rules() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for code in set(re.findall(r"SNT[0-9]{3}", README + changelog)) - {"SNT109"}:
        assert code in catalogue()


def test_the_first_command_shows_the_three_mistakes() -> None:
    command = shlex.split(blocks("sh")[0].splitlines()[0].rpartition("&&")[2])
    assert command[:2] == [".venv/bin/sentry-lint", "check"]
    result = subprocess.run(
        [sys.executable, "-m", "sentry_lint", *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    found = re.findall(r"^examples/warehouse/warehouse/(\w+)\.py:\d+:\d+: (SNT\d+) ", result.stdout, re.MULTILINE)
    assert found == [("api", "SNT101"), ("api", "SNT201"), ("nightly", "SNT301")]


def test_options_in_the_documents_exist() -> None:
    from click import Context

    pytest.importorskip("libcst", reason="without it fix has no options")

    text = README + "".join(page.read_text(encoding="utf-8") for page in PAGES)
    context = Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        known = {option for parameter in command.params for option in parameter.opts}
        for used in re.findall(rf"sentry-lint {name}((?: [^`|\n>]+)?)", text):
            assert set(re.findall(r"--[a-z-]+", used)) <= known, (name, used)
