"""The plugin under the real flake8 command: selection, ``# noqa``, processes, folders, and what it is given to read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LEAK = "import sentry_sdk\n\n\ndef note(user):\n    sentry_sdk.set_tag('who', user.email)\n"
LEAK_AT = "5:31: SNT102"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def flake8(folder: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run flake8 in a folder, its own configuration there and nowhere else."""
    command = [sys.executable, "-m", "flake8", *arguments]
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=100)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def codes(folder: Path, *arguments: str) -> list[str]:
    """``line:code`` of all that flake8 reports, in its order."""
    done = flake8(folder, "--format=%(path)s:%(row)d:%(code)s", *arguments)
    assert done.stderr == ""
    return done.stdout.replace("./", "").split()


def ours(said: str) -> list[str]:
    return [line for line in said.splitlines() if " SNT" in line]


# -- what is selected

TWO = "import os\nimport sentry_sdk\n\n\ndef note(user):\n    sentry_sdk.set_tag('who', user.email)\n"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", ["a.py:1:F401", "a.py:6:SNT102"]),
        ("ignore = E203,W503\n", ["a.py:1:F401", "a.py:6:SNT102"]),
        ("ignore = SNT\n", ["a.py:1:F401"]),
        ("extend-ignore = SNT102\n", ["a.py:1:F401"]),
        ("select = E,F\n", ["a.py:1:F401"]),
        ("select = E,F,SNT\n", ["a.py:1:F401", "a.py:6:SNT102"]),
        ("select = SNT1\n", ["a.py:6:SNT102"]),
        ("select = E,F\nextend-select = SNT102\n", ["a.py:1:F401", "a.py:6:SNT102"]),
        ("extend-select = SNT109\n", ["a.py:1:F401", "a.py:6:SNT102"]),
        ("per-file-ignores =\n    a.py: SNT102\n", ["a.py:1:F401"]),
        ("per-file-ignores =\n    b.py: SNT102\n", ["a.py:1:F401", "a.py:6:SNT102"]),
    ],
)
def test_selection_is_that_of_flake8(config: str, expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"a.py": TWO, ".flake8": f"[flake8]\n{config}"})
    assert codes(tmp_path, "a.py") == expected


CALL = """import sentry_sdk


def note(user, order):
    sentry_sdk.add_breadcrumb(
        category="shop.note",
        message=f"by {user.email}",%s
        data={
            "phone": user.phone,%s
        },
    )%s
"""


NOQA = {
    "none.py": (("", "", ""), [7, 9]),
    "message.py": (("  # noqa: SNT101", "", ""), [9]),
    "data.py": (("", "  # noqa", ""), [7]),
    "both.py": (("  # noqa: SNT1", "  # noqa: SNT", ""), []),
    "another.py": (("  # noqa: E501", "", ""), [7, 9]),
    "last.py": (("", "", "  # noqa: SNT101"), [7, 9]),
}


def test_noqa_works_on_the_line_of_the_value(tmp_path: Path) -> None:
    write(tmp_path, {name: CALL % comments for name, (comments, _) in NOQA.items()})
    expected = [f"{name}:{line}:SNT101" for name, (_, lines) in NOQA.items() for line in lines]
    assert codes(tmp_path, "--isolated", *NOQA) == sorted(expected)
    everywhere = codes(tmp_path, "--isolated", "--disable-noqa", *NOQA)
    assert everywhere == sorted(f"{name}:{line}:SNT101" for name in NOQA for line in (7, 9))


# -- processes and folders


def project(folder: Path) -> Path:
    """An application of fourteen files whose helper is in one and whose policy is in its own folder."""
    files: dict[str, str | bytes] = {
        "pyproject.toml": '[tool.sentry-lint.privacy]\npersonal = ["lodger"]\n',
        "app/__init__.py": "",
        "app/report.py": "import sentry_sdk\n\n\ndef tell(name, value):\n    sentry_sdk.set_tag(name, value)\n",
    }
    for number in range(12):
        files[f"app/part{number}.py"] = (
            "from app.report import tell\n\n\ndef step(user, lodger):\n"
            f"    tell('who', user.email)\n    tell('flat', lodger)\n    tell('part', {number})\n"
        )
    return write(folder, files)


EXPECTED = [f"app/part{number}.py:{line}:SNT102" for number in range(12) for line in (5, 6)]
# Starting flake8 with a start method of its own, as a platform that has no fork does.
WITH_METHOD = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    from flake8.main.cli import main
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_do_not_matter(method: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    start = write(tmp_path, {"start.py": WITH_METHOD}) / "start.py"
    said = []
    for jobs in ("1", "2"):
        command = [sys.executable, str(start), method, "--isolated", "-j", jobs, "--select=SNT", "app"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100)
        assert done.stderr == ""
        said.append(done.stdout)
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == len(EXPECTED)


def test_the_folder_in_which_flake8_starts_does_not_matter(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    places = [(folder, "app"), (folder / "app", "."), (tmp_path, "project"), (Path(tmp_path.anchor), str(folder))]
    found = []
    for start, target in places:
        done = flake8(start, "--isolated", "--select=SNT", target)
        assert done.stderr == ""
        rows = [line.partition(":") for line in done.stdout.splitlines()]
        found.append(sorted((os.path.basename(path), rest) for path, _, rest in rows))
    assert len(found[0]) == len(EXPECTED)
    assert found.count(found[0]) == len(found)


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    folder = project(tmp_path)
    names = [f"app/part{number}.py" for number in range(12)]
    forward = codes(folder, "--isolated", "-j1", "--select=SNT", *names, "app/report.py")
    backward = codes(folder, "--isolated", "-j1", "--select=SNT", "app/report.py", *reversed(names))
    assert sorted(forward) == sorted(backward) == sorted(EXPECTED)


def test_standard_input_has_the_name_it_is_given(tmp_path: Path) -> None:
    folder = project(tmp_path)
    source = (folder / "app/part3.py").read_bytes()
    done = flake8(folder, "--isolated", "--stdin-display-name=app/part3.py", "-", stdin=source)
    assert [line.partition(" ")[0] for line in ours(done.stdout)] == ["app/part3.py:5:17:", "app/part3.py:6:18:"]
    inside_tests = flake8(folder, "--isolated", "--stdin-display-name=tests/part3.py", "-", stdin=LEAK.encode())
    assert ours(inside_tests.stdout) == []
    nameless = flake8(folder, "--isolated", "-", stdin=LEAK.encode())
    assert nameless.stdout.startswith(f"stdin:{LEAK_AT}")


# -- how a source is written


WRITTEN: dict[str, tuple[bytes, list[str]]] = {
    "crlf.py": (LEAK.replace("\n", "\r\n").encode(), [LEAK_AT]),
    "cr.py": (LEAK.replace("\n", "\r").encode(), [LEAK_AT]),
    "bom.py": (b"\xef\xbb\xbf" + LEAK.encode(), [LEAK_AT]),
    "cookie.py": (f"# -*- coding: latin-1 -*-\n{LEAK}# caf\xe9\n".encode("latin-1"), ["6:31: SNT102"]),
    "cookie_wide.py": (
        f"# coding: latin-1\n{LEAK}".replace("'who'", "'wh\xe9'").encode("latin-1"),
        ["6:5: SNT403", "6:31: SNT102"],
    ),
    "wide.py": (LEAK.replace("'who'", "'wh\xe9'").encode(), ["5:5: SNT403", LEAK_AT]),
    "tabs.py": (LEAK.replace("    ", "\t").encode(), ["5:28: SNT102"]),
    "form_feed.py": (LEAK.replace("\n\n\n", "\n\x0c\n\n").encode(), [LEAK_AT]),
    "no_end.py": (LEAK.rstrip("\n").encode(), [LEAK_AT]),
    "empty.py": (b"", []),
    "blank.py": (b"\n\x0c\n", []),
    "only_bom.py": (b"\xef\xbb\xbf", []),
    # flake8 reads as Latin-1 what is not in the encoding it ought to be in.
    "undecodable.py": (LEAK.encode() + b"# \xff\xfe\n", [LEAK_AT]),
    "no_such_coding.py": (b"# coding: no-such-coding\n" + LEAK.encode(), ["6:31: SNT102"]),
    "bracket.py": (LEAK.rstrip(")\n").encode(), ["E9"]),
    "indent.py": (LEAK.replace("import", "  import").encode(), ["E9"]),
    "null.py": (LEAK.replace("who", "who\x00").encode(), ["E9"]),
    "utf_16.py": (LEAK.encode("utf-16"), ["E9"]),
}


# Before 3.11.4 a null byte ended flake8 itself: `ast` raised ValueError and not SyntaxError.
if sys.version_info < (3, 11, 4):
    del WRITTEN["null.py"], WRITTEN["utf_16.py"]


def test_a_source_may_be_written_in_many_ways(tmp_path: Path) -> None:
    """What cannot be parsed is E9 alone; nothing else of flake8's or ours is lost through it."""
    write(tmp_path, {name: source for name, (source, _) in WRITTEN.items()})
    done = flake8(tmp_path, "--isolated", "--select=SNT,E9", *WRITTEN)
    assert done.stderr == ""
    found: dict[str, list[str]] = {name: [] for name in WRITTEN}
    for line in done.stdout.splitlines():
        name, _, rest = line.partition(":")
        place, _, code = rest.partition(": ")
        found[name].append("E9" if code.startswith("E9") else f"{place}: {code[:6]}")
    assert found == {name: expected for name, (_, expected) in WRITTEN.items()}
