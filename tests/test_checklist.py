"""The checklist: each line says who looks after it, and what it names exists."""

from __future__ import annotations

import importlib.util
import re

import pytest
from click import Context
from click.testing import CliRunner

from sentry_lint.cli import COMMANDS, main
from sentry_lint.report.catalogue import catalogue
from sentry_lint.report.checklist import Line, sections

LINES = [line for section in sections().values() for line in section]
NAMED = {code for line in LINES for code in line.rules}


def test_every_code_is_a_rule() -> None:
    assert NAMED - set(catalogue()) == set()


def test_every_rule_about_code_is_on_the_list() -> None:
    assert {code for code in catalogue() if not code.startswith("SNT9")} <= NAMED


def test_every_line_says_who_looks_after_it() -> None:
    assert [line.wish for line in LINES if not (line.codes or line.run or line.person)] == []
    assert len({line.wish for line in LINES}) == len(LINES)


@pytest.mark.parametrize("line", [line for line in LINES if line.run], ids=lambda line: line.wish)
def test_every_command_exists(line: Line) -> None:
    programs = re.findall(r"(sentry-lint|pytest|pre-commit)(?: ([a-z]+))?", line.run)
    assert programs
    for program, name in programs:
        if program != "sentry-lint":
            continue
        if name and name in COMMANDS and importlib.util.find_spec(COMMANDS[name].needs or "click"):
            command = main.get_command(Context(main), name)
            assert command is not None
            options = {option for parameter in command.params for option in parameter.opts}
            assert set(re.findall(r"--[a-z-]+", line.run)) <= options
        else:
            assert name in COMMANDS


def test_every_fixture_exists(request: pytest.FixtureRequest) -> None:
    fixtures = {name for line in LINES for name in re.findall(r"fixture (\w+)", line.run)}
    assert fixtures == {"sentry_audit", "sentry_events"}
    for name in fixtures:
        assert request._fixturemanager.getfixturedefs(name, request.node)


def test_printed_with_the_names_of_the_rules() -> None:
    said = CliRunner().invoke(main, ["rules", "--checklist"], catch_exceptions=False).stdout
    assert said.count("\n- ") == len(LINES)
    assert said.count("## ") == len(sections())
    for code in sorted(NAMED & set(catalogue())):
        rule = catalogue()[code]
        assert re.search(rf"\b{code} {rule.name}{'' if rule.on else r' .opt-in.'}(,|$)", said, re.MULTILINE), code
