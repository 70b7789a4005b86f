"""Files are read and written without loss, and never half."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
import time

import pytest

from sentry_codemods.source import SourceError, decode, split_lines, sweep, transplant, write_atomically


@pytest.mark.parametrize(
    "data",
    [
        b"x = 1\r\ny = 2",
        b"\xef\xbb\xbfx = '\xc3\xa9'\n",
        b"# coding: latin-1\nx = '\xe9'\n",
        b"#!/bin/sh\n# -*- coding: cp1252 -*-\nx = '\x80'\n",
        b"x = 1\r\x0cy = '\x1c'\n",
        b"",
    ],
)
def test_bytes_come_back(data: bytes) -> None:
    source = decode("a.py", data)
    assert source.encode(source.text) == data
    assert "".join(split_lines(source.text)) == source.text


@pytest.mark.parametrize("data", [b"x = '\xff'\n", b"# coding: nonsense\n", b"\xef\xbb\xbf# coding: latin-1\n"])
def test_what_is_no_text_is_said(data: bytes) -> None:
    with pytest.raises(SourceError):
        decode("a.py", data)


def test_what_the_encoding_does_not_have_is_said() -> None:
    source = decode("a.py", b"# coding: latin-1\n")
    with pytest.raises(SourceError, match="encoding"):
        source.encode("x = '\u20ac'\n")


def test_transplant_carries_changed_lines_over() -> None:
    assert transplant("a\x0c\nb\nc\n", "a\nb\nc\n", "a\nnew\nb\nc\n") == "a\x0c\nnew\nb\nc\n"
    with pytest.raises(SourceError):
        transplant("a\rb\n", "ab\n", "ac\n")


def test_mode_and_link_stay(tmp_path) -> None:
    real = tmp_path / "real.py"
    real.write_bytes(b"old")
    real.chmod(0o750)
    link = tmp_path / "link.py"
    link.symlink_to(real)
    write_atomically(str(link), b"new", b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o750
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.py", "real.py"]


def test_a_file_that_changed_in_the_meantime_is_left_alone(tmp_path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"newer")
    with pytest.raises(SourceError):
        write_atomically(str(path), b"new", b"old")
    assert path.read_bytes() == b"newer"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write to everything")
def test_a_read_only_file_is_left_alone(tmp_path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_atomically(str(path), b"new", b"old")
    assert path.read_bytes() == b"old"


def test_a_disk_that_is_full_loses_nothing(tmp_path) -> None:
    """The limit on a file's size stands for a full disk: the write fails half-way."""
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    code = f"""
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    from sentry_codemods.source import write_atomically
    try:
        write_atomically({str(path)!r}, b"x" * 5000, b"old")
    except OSError as error:
        print("said", error.errno)
    """
    pytest.importorskip("resource")
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("said")
    assert [one.name for one in tmp_path.iterdir()] == ["a.py"]
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_at_any_moment(tmp_path) -> None:
    """A process rewrites files over and over and is killed; each file is one of its two states, whole."""
    states = (b"a" * 40_000, b"b" * 40_000)
    for number in range(20):
        (tmp_path / f"{number}.py").write_bytes(states[0])
    code = f"""
    import itertools, os
    from sentry_codemods.source import write_atomically
    print("ready", flush=True)
    for _ in itertools.count():
        for name in sorted(os.listdir({str(tmp_path)!r})):
            if name.endswith(".py"):
                path = os.path.join({str(tmp_path)!r}, name)
                old = open(path, "rb").read()
                write_atomically(path, (b"a" if old[:1] == b"b" else b"b") * 40_000, old)
    """
    for moment in range(6):
        process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.003 * moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert all((tmp_path / f"{number}.py").read_bytes() in states for number in range(20))
    sweep(str(tmp_path))
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".py"] * 20


def test_temporary_files_of_a_living_process_stay(tmp_path) -> None:
    fcntl = pytest.importorskip("fcntl")
    mine = tmp_path / ".x.sentry-lint.tmp"
    with mine.open("wb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        sweep(str(tmp_path))
        assert mine.exists()
    sweep(str(tmp_path))
    assert not mine.exists()
