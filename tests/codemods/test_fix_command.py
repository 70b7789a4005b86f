"""``sentry-lint fix`` from end to end: what the linter finds is the input, and it is gone afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sentry_codemods.command import fix
from sentry_lint.linter import check_file
from sentry_lint.report.catalogue import catalogue

POLICY = """\
[tool.sentry-lint]
sdk-version = "2.30.0"

[[tool.sentry-lint.watch]]
name = "stock"
procedures = ["Stock_Clear", "Stock_Move"]
wrappers = ["app.db.run"]
category = "database.stock"
message = "Calling {procedure}"
level = "warning"
tags = { procedure = "{procedure}" }
"""

DB = """\
import sentry_sdk


def run(conn, procedure, args=()):
    cursor = conn.cursor()
    cursor.callproc(procedure, args)
    return cursor.fetchall()
"""

VIEWS = """\
import sentry_sdk
from fastapi import HTTPException

from app.db import run


def clear(conn, customer, sku):
    run(conn, "Stock_Clear", (sku,))
    conn.cursor().callproc("Stock_Clear", (sku,))
    sentry_sdk.set_user({"id": customer.id, "email": customer.email})
    try:
        if not sku:
            raise HTTPException(status_code=404)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text(POLICY)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("")
    (tmp_path / "app" / "db.py").write_text(DB)
    (tmp_path / "app" / "views.py").write_text(VIEWS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(fix, [*arguments])


def contents(project: Path) -> dict[str, bytes]:
    return {str(path.relative_to(project)): path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}


def codes(project: Path) -> list[str]:
    return sorted(one.code for path in sorted(project.rglob("*.py")) for one in check_file(str(path)))


def test_everything_is_mended_and_stays_so(project: Path) -> None:
    assert codes(project) == ["SNT104", "SNT202", "SNT301", "SNT302"]
    result = call(".")
    assert result.exit_code == 0, result.output
    assert "4 fixed, 0 not fixed, 2 file(s) changed" in result.output
    assert codes(project) == []
    mended = contents(project)
    assert call(".").exit_code == 0
    assert contents(project) == mended
    views = mended["app/views.py"].decode()
    assert 'sentry_sdk.set_tag("procedure", "Stock_Clear")\n    conn.cursor()' in views
    assert "    except HTTPException:\n        raise\n    except Exception as exc:\n" in views
    assert 'sentry_sdk.set_user({"id": customer.id})' in views
    wrapper = mended["app/db.py"].decode()
    assert 'message=f"Calling {procedure}"' in wrapper
    assert wrapper.index('set_tag("procedure", procedure)') < wrapper.index("cursor.callproc")


def test_a_diff_writes_nothing_and_applies(project: Path) -> None:
    before = contents(project)
    result = call(".", "--diff")
    assert result.exit_code == 0
    assert contents(project) == before
    assert "4 would be fixed" in result.stderr
    (project / "fix.patch").write_text(result.stdout)
    subprocess.run(["git", "apply", "fix.patch"], check=True, cwd=project)
    assert codes(project) == []


def test_check_exits_with_one_and_names_the_repair(project: Path) -> None:
    before = contents(project)
    result = call("app", "--check", "--select", "SNT1,instrument-wrapper")
    assert result.exit_code == 1
    assert contents(project) == before
    assert result.stderr.strip() == "to repair: sentry-lint fix app --select SNT1,instrument-wrapper"
    call("app", "--select", "SNT1,instrument-wrapper")
    assert codes(project) == ["SNT202", "SNT301"]
    assert call("app", "--check", "--select", "SNT1,instrument-wrapper").exit_code == 0


def test_json(project: Path) -> None:
    report = json.loads(call(".", "--format", "json", "--check").stdout)
    assert report["written"] is False
    assert sorted(Path(path).name for path in report["changed"]) == ["db.py", "views.py"]
    assert sorted((row["code"], row["state"], row["codemod"]) for row in report["findings"]) == [
        ("SNT104", "fixed", "redact-payload"),
        ("SNT202", "fixed", "let-http-exceptions-pass"),
        ("SNT301", "fixed", "instrument-call-sites"),
        ("SNT302", "fixed", "instrument-wrapper"),
    ]
    assert report["errors"] == []


def test_a_silenced_line_is_left_alone(project: Path) -> None:
    views = project / "app" / "views.py"
    text = views.read_text().replace("(sku,))\n    sentry", "(sku,))  # noqa: SNT301\n    sentry")
    views.write_text(text)
    call(".", "--select", "SNT301")
    assert views.read_text() == text


def test_a_finding_without_a_place_is_said(project: Path) -> None:
    (project / "app" / "more.py").write_text('def f(cur):\n    return lambda: cur.callproc("Stock_Clear", ())\n')
    result = call("app/more.py")
    assert result.exit_code == 0
    assert "more.py:2: SNT301 not fixed: the call stands in a lambda" in result.stdout


def test_a_file_that_cannot_be_parsed_is_no_crash(project: Path) -> None:
    (project / "app" / "broken.py").write_text("import sentry_sdk\nsentry_sdk.set_user(\n")
    (project / "app" / "bytes.py").write_bytes(b"import sentry_sdk\nx = '\xff'\n")
    result = call(".")
    assert result.exit_code == 0
    assert "4 fixed" in result.output


def test_uncommitted_work_is_not_touched(project: Path) -> None:
    def git(*arguments: str) -> None:
        settings = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
        subprocess.run(["git", *settings, *arguments], check=True, cwd=project, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "Start")
    (project / "app" / "db.py").write_text(DB + "\n# more\n")
    before = contents(project)
    result = call(".")
    assert result.exit_code == 2
    assert "uncommitted changes" in result.stderr
    assert contents(project) == before
    assert call(".", "--check").exit_code == 1
    assert call(".", "--allow-dirty").exit_code == 0
    git("add", ".")
    git("commit", "-m", "Go on")
    assert call(".").exit_code == 0


@pytest.mark.parametrize("select", ["SNT30x", "sort-imports"])
def test_an_unknown_selection(project: Path, select: str) -> None:
    result = call(".", "--select", select)
    assert result.exit_code == 2
    assert select in result.stderr


def test_a_bad_policy_stops_the_run(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.sentry-lint]\nsources = 1\n")
    before = contents(project)
    result = call(".")
    assert result.exit_code == 2
    assert "sources" in result.stderr
    assert contents(project) == before


def test_many_files_in_several_processes(project: Path) -> None:
    for number in range(40):
        (project / "app" / f"v{number}.py").write_text(VIEWS)
    result = call(".", "-j", "2")
    assert result.exit_code == 0
    assert codes(project) == []
    texts = {(project / "app" / f"v{number}.py").read_bytes() for number in range(40)}
    assert texts == {(project / "app" / "views.py").read_bytes()}


def python(code: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_libcst_is_not_loaded_where_nothing_is_mended(project: Path) -> None:
    (project / "app" / "views.py").unlink()
    (project / "app" / "db.py").write_text("import sentry_sdk\n")
    code = (
        "import sys\nfrom sentry_codemods.runner import Options, run\n"
        "print(list(run(['app/db.py'], Options()))[0].rows, 'libcst' in sys.modules)"
    )
    assert python(code, project) == "[] False\n"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("instrument_call_sites.InstrumentCallSites", "SNT301"),
        ("instrument_wrapper.InstrumentWrapper", "SNT302"),
        ("let_http_exceptions_pass.LetHttpExceptionsPass", "SNT202"),
        ("redact_payload.RedactPayload", "SNT104"),
    ],
)
def test_as_a_command_of_libcst(project: Path, command: str, code: str) -> None:
    before = codes(project)
    arguments = ["codemod", "--no-format", "-x", f"sentry_codemods.{command}", "app"]
    subprocess.run([sys.executable, "-m", "libcst.tool", *arguments], check=True, cwd=project, capture_output=True)
    assert codes(project) == [one for one in before if one != code]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("harden_init.HardenInit", "SNT603"),
        ("migrate_sdk_api.MigrateSdkApi", "SNT604"),
        ("move_scope_before_log.MoveScopeBeforeLog", "SNT205"),
        ("normalise_levels.NormaliseLevels", "SNT402"),
        ("return_from_hook.ReturnFromHook", "SNT605"),
        ("with_transaction.WithTransaction", "SNT502"),
    ],
)
def test_as_a_command_of_libcst_on_the_rule_s_own_case(tmp_path: Path, command: str, code: str) -> None:
    case = next(case for case in catalogue()[code].bad if case.fixed is not None)
    (tmp_path / "service.py").write_text(case.source)
    arguments = ["codemod", "--no-format", "-x", f"sentry_codemods.{command}", "."]
    subprocess.run([sys.executable, "-m", "libcst.tool", *arguments], check=True, cwd=tmp_path, capture_output=True)
    assert (tmp_path / "service.py").read_text() == case.fixed


def test_bytes_and_mode_stay(project: Path) -> None:
    views = project / "app" / "views.py"
    data = b"\xef\xbb\xbf" + VIEWS.replace("\n", "\r\n").encode()
    views.write_bytes(data)
    views.chmod(0o755)
    assert call(".", "--select", "SNT1").exit_code == 0
    assert views.read_bytes() == data.replace(b', "email": customer.email', b"")
    assert os.stat(views).st_mode & 0o777 == 0o755


def test_every_value_of_a_call_is_followed(project: Path) -> None:
    """The linter names one value of a call at a time."""
    views = project / "app" / "views.py"
    views.write_text(
        "import sentry_sdk\n\n\ndef f(user):\n"
        '    sentry_sdk.capture_message(f"{user.email} or {user.backup_email} failed")\n'
        '    sentry_sdk.set_context("a", {"n": 1, "email": user.email, "mail": user.email})\n'
    )
    call("app/views.py")
    assert codes(project) == ["SNT302"]
    assert 'capture_message("[redacted] or [redacted] failed")' in views.read_text()
    assert '{"n": 1}' in views.read_text()
