"""The set-ups of examples/setups end to end: check finds, fix mends, and the audit reports what their README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sentry_sdk

from tests.audit.setups import FOLDER, README, Setup, audited, copied, lint, table

Matrix = dict[str, dict[str, str]]


def codes(text: str) -> set[str]:
    return set(re.findall(r": (SNT\d{3}) ", text))


def matrix(report: str) -> Matrix:
    """Surface -> kind -> sign, as the report on the terminal draws them."""
    lines = report.splitlines()
    (head,) = (place for place, line in enumerate(lines) if re.fullmatch(r" +eml pwd tok", line))
    rows = {}
    for line in lines[head + 1 :]:
        if line.startswith("eml "):
            return rows
        signs = line[-12:]
        rows[line[:-12].strip()] = {
            kind: signs[place * 4 : place * 4 + 4].strip() for place, kind in enumerate(("email", "password", "token"))
        }
    raise AssertionError("the matrix has no end")


@pytest.fixture(scope="module", params=table(), ids=lambda setup: setup.name)
def setup(request: pytest.FixtureRequest) -> Setup:
    found: Setup = request.param
    return found


def test_there_are_five_and_each_has_its_row() -> None:
    assert {one.name for one in table()} == {path.name for path in FOLDER.iterdir() if path.is_dir()}
    assert len(table()) == 5


def test_check_finds_and_fix_mends(setup: Setup, tmp_path: Path) -> None:
    folder = copied(setup, tmp_path)
    assert codes(lint(folder, "check", ".").stdout) == setup.found
    assert lint(folder, "fix", ".").returncode == 0
    assert codes(lint(folder, "check", ".").stdout) == setup.left
    for path in folder.rglob("*.py"):
        compile(path.read_text(encoding="utf-8"), str(path), "exec")


def test_the_report_is_the_one_that_is_shown(setup: Setup, tmp_path: Path) -> None:
    said = audited(setup, copied(setup, tmp_path))
    kept = (FOLDER / setup.name / "audit.txt").read_text(encoding="utf-8")
    CLAIMS[setup.name](matrix(said), said)
    if not kept.startswith(f"sentry-sdk {sentry_sdk.VERSION}\n"):
        pytest.skip("the reports were written with another release of the SDK")
    assert said == kept, "run `python tests/audit/setups.py` and look at what has changed"


# -- what the README says of each ------------------------------------------------------------------------------------


def freight(rows: Matrix, said: str) -> None:
    assert "hooks in force: none" in said
    assert "traces_sample_rate = 0.0" in said
    assert rows["span.description"]["email"] == "L"
    assert {rows[name]["password"] for name in ("extra.named", "breadcrumb.data.named", "frame.vars.named")} == {"."}
    assert {rows[name]["password"] for name in ("tag.named", "context.named", "extra.nested", "message")} == {"L"}


def clinic(rows: Matrix, said: str) -> None:
    assert "before_breadcrumb=clinic.without_probes, before_send=clinic.without_listed" in said
    assert rows["request.data.named"] == {"email": "L", "password": ".", "token": "."}
    assert rows["request.data.camel"]["password"] == rows["request.data.nested"]["password"] == "L"
    assert rows["request.header.named"]["token"] == "L"


def radio(rows: Matrix, said: str) -> None:
    assert "before_send raised KeyError" in said
    assert set(rows["message"].values()) == {"-"}
    assert set(rows["exception.value"].values()) == {"L"}


def greenhouse(rows: Matrix, said: str) -> None:
    assert rows["message"]["email"] == "."
    assert "  extra.{upper, key} [email] in event.extra.EMAIL" in said
    for name in ("extra.named", "extra.upper", "extra.camel", "tag.named", "breadcrumb.message", "exception.value"):
        assert rows[name]["email"] == "L"


def campus(rows: Matrix, said: str) -> None:
    assert "send_default_pii = " not in said
    assert "set before_breadcrumb (there is none)" in said
    assert rows["request.cookies"]["token"] == "."


CLAIMS = {"freight": freight, "clinic": clinic, "radio": radio, "greenhouse": greenhouse, "campus": campus}


def test_the_one_that_does_not_start_says_why(tmp_path: Path) -> None:
    (one,) = (one for one in table() if one.name == "campus")
    done = lint(copied(one, tmp_path), "audit", one.target)
    assert (done.returncode, done.stdout) == (2, "")
    assert "TypeError: Unknown option 'tags' (campus.py:" in done.stderr.splitlines()[-1]
    assert "has no option `tags`" in README
