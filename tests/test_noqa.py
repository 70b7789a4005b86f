"""Our reading of ``# noqa`` beside flake8's own, on one file with every form of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sentry_lint.files import read_lines
from sentry_lint.report.noqa import Noqa

# Every line that names `spam` has an undefined name (F821).
SOURCE = '''\
spam
spam  # noqa
spam  # NOQA
spam  # noqa: F821
spam  # noqa:F821
spam  # noqa: F8
spam  # noqa: E501
spam  # noqa: E501, F821
spam  # noqa: E501 F821
spam  # noqa : F821
spam  #noqa
spam  # no qa
call = print(
    spam,
    spam,  # noqa: F821
    spam,
)  # noqa: F821
joined = spam + \\
    spam  # noqa: F821
text = f"""{spam}
"""  # noqa: F821
plain = ("""
""", spam)  # noqa: F821
comment = spam  # see noqa-1
é = spam  # noqa: F821
'''


def flake8_says(path: Path, *options: str) -> set[int]:
    command = [sys.executable, "-m", "flake8", "--isolated", "--select=F821", "--format=%(row)d", *options, path.name]
    result = subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    return {int(row) for row in result.stdout.split()}


@pytest.mark.parametrize(
    "source", [SOURCE, "# flake8: noqa\n" + SOURCE, SOURCE + "    broken", SOURCE.replace("\n", "\r\n")]
)
def test_agrees_with_flake8(source: str, tmp_path: Path) -> None:
    path = tmp_path / "noqa_forms.py"
    path.write_bytes(source.encode())
    every = flake8_says(path, "--disable-noqa")
    noqa = Noqa(read_lines(str(path)))
    assert {row for row in every if not noqa.silences("F821", row)} == flake8_says(path)


def test_lines_out_of_the_file_are_no_error() -> None:
    noqa = Noqa(["x  # noqa: SNT101\n"])
    assert not noqa.silences("SNT101", 7)
    assert not noqa.silences("SNT101", 0)
    assert noqa.silences("SNT101", 1)
    assert not noqa.silences("SNT102", 1)


def test_a_file_that_is_gone_has_no_lines(tmp_path: Path) -> None:
    assert read_lines(str(tmp_path / "gone.py")) == []
