"""The command line as people call it: outputs, exit statuses, and what is never imported."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sentry_lint.cli import COMMANDS, main
from sentry_lint.policy import forget

LEAK = """\
import sentry_sdk


def note(user):
    sentry_sdk.add_breadcrumb(category="user.note", message=f"hello {user.email}")
"""
CLEAN = LEAK.replace("user.email", "user.id")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args), catch_exceptions=False)


def lines(result: Result) -> list[str]:
    return [re.sub(r"(?<=SNT\d{3}) .*", "", line) for line in result.stdout.splitlines()]


class TestGroup:
    def test_help_names_every_command_and_imports_none(self) -> None:
        program = (
            "import sys\n"
            "from sentry_lint.cli import main\n"
            "try:\n    main(['--help'])\nexcept SystemExit: pass\n"
            "print({'libcst', 'sentry_sdk', 'msgspec', 'rich', 'sentry_lint.linter'} & set(sys.modules))\n"
        )
        result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert result.stdout.splitlines()[-1] == "set()"
        for name in COMMANDS:
            assert f"\n  {name} " in result.stdout

    def test_unknown_command(self) -> None:
        result = run("chek")
        assert (result.exit_code, "chek" in result.stderr) == (2, True)

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["check", "-j", "two"], "sentry-lint check: Invalid value for '-j'"),
            (["rules", "--nope"], "sentry-lint rules: No such option"),
            (["procedures", "gone"], "sentry-lint procedures: Invalid value for '[FOLDER]'"),
        ],
    )
    def test_wrong_arguments_are_one_line(self, args: list[str], said: str) -> None:
        result = run(*args)
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
        assert result.stderr.startswith(said)

    def test_version(self) -> None:
        assert re.fullmatch(r"sentry-lint, version [0-9.]+\n", run("--version").stdout)

    @pytest.mark.parametrize("name", [name for name, lazy in COMMANDS.items() if lazy.needs])
    @pytest.mark.parametrize("args", [[], ["--help"], ["--select", "x", "a.py"]])
    def test_a_missing_extra_is_one_line(self, name: str, args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        lazy = COMMANDS[name]
        monkeypatch.setattr("importlib.util.find_spec", lambda wanted: None if wanted == lazy.needs else object())
        result = run(name, *args)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
        assert f"pip install 'sentry-lint[{lazy.extra}]'" in result.stderr

    @pytest.mark.parametrize("name", COMMANDS)
    def test_each_has_help(self, name: str) -> None:
        if COMMANDS[name].needs:
            pytest.importorskip(COMMANDS[name].needs, reason="the extra is not installed")
        result = run(name, "--help")
        assert result.exit_code == 0
        assert "Usage: " in result.stdout


class TestCheck:
    def test_nothing_to_say(self) -> None:
        write("app.py", CLEAN)
        result = run("check")
        assert (result.exit_code, result.output) == (0, "")

    def test_a_finding(self) -> None:
        write("pkg/app.py", LEAK)
        write("pkg/fine.py", CLEAN)
        result = run("check")
        assert result.exit_code == 1
        assert lines(result) == ["pkg/app.py:5:70: SNT101"]
        assert result.stderr == "1 finding in 1 file (2 checked)\n"

    def test_paths_given(self) -> None:
        write("a.py", LEAK)
        write("b.py", LEAK)
        write("script", LEAK)
        assert lines(run("check", "b.py", "script", "b.py")) == ["b.py:5:70: SNT101", "script:5:70: SNT101"]

    def test_a_path_that_is_not_there(self) -> None:
        result = run("check", "gone.py")
        assert result.exit_code == 2
        assert result.stderr == "sentry-lint: gone.py: no such file or folder\n"

    def test_noqa(self) -> None:
        write("a.py", LEAK.replace('")\n', '")  # noqa: SNT101\n'))
        write("b.py", LEAK.replace('")\n', '")  # noqa: SNT102\n'))
        write("c.py", "# flake8: noqa\n" + LEAK)
        assert lines(run("check")) == ["b.py:5:70: SNT101"]

    def test_settings_of_flake8(self) -> None:
        for name in ("a.py", "old/b.py", "gen/c.py", "d.py", ".tox/e.py"):
            write(name, LEAK)
        write(".flake8", "[flake8]\nextend-exclude = old\nper-file-ignores =\n    gen/*: SNT1\n    d.py: SNT102\n")
        assert lines(run("check")) == ["a.py:5:70: SNT101", "d.py:5:70: SNT101"]
        write(".flake8", "[flake8]\nexclude = old, gen\nignore = SNT101, E203\n")
        assert lines(run("check")) == []
        write(".flake8", "[flake8]\nignore = SNT1\nextend-select = SNT101\n")
        assert "a.py:5:70: SNT101" in lines(run("check"))
        write(".flake8", "[flake8]\nselect = E,F\n")
        assert lines(run("check")) == []
        write(".flake8", "[flake8]\nper-file-ignores = what is this\n")
        result = run("check")
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)

    def test_agrees_with_flake8(self) -> None:
        write("pkg/a.py", LEAK)
        write("pkg/b.py", "import logging\n" + LEAK)
        write("c.py", LEAK + LEAK.replace("note", "again"))
        command = [sys.executable, "-m", "flake8", "--select=SNT", "pkg", "c.py"]
        flake8 = subprocess.run(command, capture_output=True, text=True, check=False)
        assert sorted(flake8.stdout.splitlines()) == sorted(run("check", "pkg", "c.py").stdout.splitlines())
        assert flake8.stdout.count("SNT101") == 4

    def test_a_bad_policy_here_stops_the_run(self) -> None:
        write("a.py", LEAK)
        write("pyproject.toml", "[tool.sentry-lint]\nenabel = []\n")
        result = run("check")
        assert (result.exit_code, result.stdout) == (2, "")
        (line,) = result.stderr.splitlines()
        assert line.startswith("sentry-lint: pyproject.toml: [tool.sentry-lint] enabel: unknown key")

    def test_a_bad_policy_below_is_a_finding_of_its_files(self) -> None:
        write("a.py", LEAK)
        write("below/b.py", LEAK)
        write("below/pyproject.toml", "[tool.sentry-lint]\nenabel = []\n")
        result = run("check")
        assert result.exit_code == 1
        assert lines(result) == ["a.py:5:70: SNT101", "below/b.py:1:1: SNT900"]

    def test_one_policy_for_all(self) -> None:
        write("a.py", LEAK)
        write("pyproject.toml", "[tool.sentry-lint]\nenabel = []\n")
        write("other.toml", '[tool.sentry-lint.privacy]\nallow = ["breadcrumb:email"]\n')
        assert run("check", "--sentry-lint-config", "other.toml").exit_code == 0
        result = run("check", "--sentry-lint-config", "gone.toml")
        assert result.exit_code == 2
        assert result.stderr == "sentry-lint: gone.toml: cannot be read: No such file or directory\n"

    def test_many_files_in_processes_are_the_same_and_in_order(self) -> None:
        for number in range(150):
            write(f"pkg/m{number:03}.py", LEAK if number % 3 else CLEAN)
        alone = run("check", "-j", "1")
        # A process of its own: forking a test runner is not what people do.
        command = [sys.executable, "-m", "sentry_lint", "check", "-j", "2"]
        spread = subprocess.run(command, capture_output=True, text=True, check=False)
        assert spread.returncode == alone.exit_code == 1
        assert spread.stdout == alone.stdout
        assert len(alone.stdout.splitlines()) == 100

    @pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
    @pytest.mark.parametrize(("count", "bar"), [(120, True), (3, False)])
    def test_a_bar_on_a_terminal_where_there_is_something_to_wait_for(self, count: int, bar: bool) -> None:
        for number in range(count):
            write(f"m{number:03}.py", LEAK if number == 0 else CLEAN)
        ours, theirs = os.openpty()
        command = [sys.executable, "-m", "sentry_lint", "check"]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment)
        os.close(theirs)
        said = b""
        try:
            while chunk := os.read(ours, 4096):
                said += chunk
        except OSError:
            pass  # Linux says so when the other end is closed
        os.close(ours)
        assert process.stdout is not None
        with process.stdout:
            assert process.stdout.read().decode().startswith("m000.py:5:70: SNT101 ")
        assert process.wait() == 1
        assert (b"Checking" in said, b"100%" in said) == (bar, bar)
        assert f"1 finding in 1 file ({count} checked)".encode() in said

    def test_files_nobody_can_use(self) -> None:
        write("broken.py", LEAK + "def (:\n")
        write("fine.py", LEAK)
        Path("latin.py").write_bytes(LEAK.replace("hello", "h\xe9llo").encode("latin-1"))
        Path("null.py").write_bytes(b"import sentry_sdk\0\n")
        Path("loop").symlink_to(".")
        Path("dangling.py").symlink_to("gone")
        result = run("check")
        assert "fine.py:5:70: SNT101" in lines(result)
        assert not [line for line in lines(result) if line.startswith(("broken.py", "loop"))]
        assert "Traceback" not in result.output
        assert "sentry-lint: broken.py: cannot be parsed (line 6), so it was not checked\n" in result.stderr
        assert "sentry-lint: dangling.py: cannot be read: No such file or directory\n" in result.stderr
        for name in ("latin.py", "null.py"):
            assert f"sentry-lint: {name}: cannot be parsed" in result.stderr

    def test_explain(self) -> None:
        write("helper.py", "import sentry_sdk\n\n\ndef trail(text):\n    sentry_sdk.add_breadcrumb(message=text)\n")
        write("a.py", "from helper import trail\n\n\ndef note(user):\n    text = user.email\n    trail(text)\n")
        said = run("check", "--explain").stdout
        assert re.search(r"^a\.py:6:\d+: SNT101 ", said)
        stops = re.findall(r"^    [ →] (\S+):(\d+) ", said, re.MULTILINE)
        assert (os.path.basename(stops[-1][0]), stops[-1][1]) == ("helper.py", "5")
        assert len(stops) >= 2

    @pytest.mark.parametrize("style", ["json", "gitlab", "sarif"])
    def test_formats(self, style: str) -> None:
        write("a.py", LEAK)
        result = run("check", "--format", style)
        assert result.exit_code == 1
        assert "SNT101" in json.dumps(json.loads(result.stdout))

    def test_opt_in_by_name(self) -> None:
        assert run("check", "--enable", "SNT109").exit_code == 0
        result = run("check", "--enable", "everything")
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


class TestBaseline:
    def test_from_writing_to_mended(self) -> None:
        write("a.py", LEAK)
        assert run("baseline").stdout == "sentry-lint-baseline.json: 1 finding in 1 file\n"
        assert run("check", "--baseline", "sentry-lint-baseline.json").exit_code == 0
        write("b.py", LEAK)
        result = run("check", "--baseline", "sentry-lint-baseline.json")
        assert (result.exit_code, lines(result)) == (1, ["b.py:5:70: SNT101"])
        write("a.py", CLEAN)
        write("b.py", CLEAN)
        result = run("check", "--baseline", "sentry-lint-baseline.json")
        assert (result.exit_code, "`--update` takes them out" in result.stderr) == (0, True)
        result = run("check", "--baseline", "sentry-lint-baseline.json", "--update")
        assert "mended and taken out" in result.stderr
        write("a.py", LEAK)
        assert run("check", "--baseline", "sentry-lint-baseline.json").exit_code == 1

    def test_never_overwrites(self) -> None:
        write("sentry-lint-baseline.json", "mine")
        result = run("baseline")
        assert (result.exit_code, Path("sentry-lint-baseline.json").read_text()) == (2, "mine")
        assert len(result.stderr.splitlines()) == 1

    def test_a_bad_file(self) -> None:
        write("known.json", "{")
        result = run("check", "--baseline", "known.json")
        assert result.exit_code == 2
        assert result.stderr.startswith("sentry-lint: known.json: is no baseline: ")


class TestRules:
    def test_table(self) -> None:
        said = run("rules").stdout
        assert re.search(r"^SNT101  pii-in-breadcrumb +on ", said, re.MULTILINE)
        codes = re.findall(r"^(SNT\d{3}) ", said, re.MULTILINE)
        assert codes == sorted(set(codes))

    @pytest.mark.parametrize("name", ["SNT101", "snt101", "pii-in-breadcrumb"])
    def test_one(self, name: str) -> None:
        said = run("rules", name).stdout
        assert said.startswith("# pii-in-breadcrumb (SNT101)\n")
        for title in ("What it does", "Why it is bad", "Example", "Use instead"):
            assert f"\n## {title}\n" in said

    def test_a_family(self) -> None:
        said = run("rules", "SNT20").stdout
        assert "(SNT201)" in said and "(SNT202)" in said and "(SNT101)" not in said

    def test_unknown(self) -> None:
        result = run("rules", "pii-in-breadcrum")
        assert result.exit_code == 2
        assert result.stderr == "sentry-lint: there is no such rule; did you mean pii-in-breadcrumb?\n"
