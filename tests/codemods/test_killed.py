"""``sentry-lint fix`` is killed, or the disk is full or not to be written to: nothing is half done, nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("ps") is None, reason="no ps to see processes with")

OLD = """\
import sentry_sdk


def note(user):
    # {0}
    sentry_sdk.set_tag("who", user.email)
{1}"""
NEW = OLD.replace("user.email", "bool(user.email)")
FIX = [sys.executable, "-m", "sentry_lint", "fix", ".", "--allow-dirty", "-j2"]


class Tree:
    """A folder of files that all have something to mend."""

    def __init__(self, root: Path, count: int) -> None:
        self.root = root
        self.texts: dict[Path, tuple[str, str]] = {}
        root.mkdir()
        (root / "pyproject.toml").write_text("[tool.sentry-lint]\n")
        for number in range(count):
            filler = "\n\ndef other(n):\n    return n\n" * (number % 9)
            path = root / f"part_{number % 20}" / f"module_{number}.py"
            self.texts[path] = OLD.format(number, filler), NEW.format(number, filler)
        self.reset()

    def reset(self) -> None:
        for path, (old, _) in self.texts.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(old)

    def changed(self) -> int:
        """How many files are mended; fails where one is neither old nor new, or something else is there."""
        states = [(path.read_text(), *texts) for path, texts in self.texts.items()]
        assert all(now in (old, new) for now, old, new in states)
        return sum(now == new for now, _, new in states)

    def others(self) -> list[str]:
        """What is there besides the files."""
        known = {*self.texts, self.root / "pyproject.toml"}
        return [path.name for path in self.root.rglob("*") if path.is_file() and path not in known]


def _group(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes of the group that are still running."""
    said = subprocess.run(["ps", "-eo", "pgid=,pid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in said.splitlines()]
    return [int(pid) for group, pid, state in rows if int(group) == process.pid and not state.startswith("Z")]


def _kill_at_random_moments(tree: Tree, moments: int, seed: int) -> None:
    dice = random.Random(seed)
    for moment in range(moments):
        if tree.changed() > len(tree.texts) * 0.8:
            tree.reset()
        before = tree.changed()
        process = subprocess.Popen(FIX, cwd=tree.root, stdout=subprocess.DEVNULL, start_new_session=True)
        if moment % 5:  # the other times while it starts and analyses
            wanted = before + dice.randrange(1, max(2, len(tree.texts) // 20))
            while tree.changed() < wanted and process.poll() is None:
                time.sleep(dice.random() / 50)
        else:
            time.sleep(dice.random())
        if moment % 2:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()  # its workers have to find out by themselves
        process.wait()
        for _ in range(500):
            if not _group(process):
                break
            time.sleep(0.02)
        assert _group(process) == [], "workers that outlive the command"
        tree.changed()
    assert subprocess.run(FIX, cwd=tree.root, stdout=subprocess.DEVNULL).returncode == 0
    assert tree.changed() == len(tree.texts)
    assert tree.others() == []


def test_killed_at_two_moments(tmp_path: Path) -> None:
    _kill_at_random_moments(Tree(tmp_path / "tree", 40), 2, 1)


@pytest.mark.slow
def test_killed_at_thirty_moments_over_a_thousand_files(tmp_path: Path) -> None:
    _kill_at_random_moments(Tree(tmp_path / "tree", 1000), 30, 2)


def test_temporary_files_of_a_killed_run_go(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree", 3)
    (tree.root / "part_1" / ".x.sentry-lint.tmp").write_bytes(b"half")
    assert subprocess.run(FIX, cwd=tree.root, stdout=subprocess.DEVNULL).returncode == 0
    assert (tree.changed(), tree.others()) == (3, [])


def test_a_worker_that_dies_is_said(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree", 300)
    process = subprocess.Popen(
        FIX, cwd=tree.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    while not tree.changed() and process.poll() is None:
        time.sleep(0.01)
    worker = next(one for one in _group(process) if one != process.pid)
    os.kill(worker, signal.SIGKILL)
    assert process.stderr is not None
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 2
    assert "a worker process died: every file is either as it was or fully mended" in said
    tree.changed()


# -- no room, no right ---------------------------------------------------------------------------------------------

FULL = """
import resource, runpy, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (150, 150))
sys.argv[1:] = ["fix", ".", "--allow-dirty", "-j1"]
runpy.run_module("sentry_lint", run_name="__main__")
"""


def test_where_there_is_no_room_it_is_said(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the longer files do not fit any more."""
    tree = Tree(tmp_path / "tree", 9)
    done = subprocess.run([sys.executable, "-c", FULL], cwd=tree.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    fits = sum(len(new) <= 150 for _, new in tree.texts.values())
    assert 0 < fits < 9
    assert tree.changed() == fits
    assert tree.others() == []
    assert done.stdout.count("not fixed: File too large") == 9 - fits
    assert done.stdout.count("fixed by redact-payload") == fits


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    script = f"""
    mount -t tmpfs -o size=64k none "$1" && cp -r "$2/." "$1" && cd "$1" || exit 77
    dd if=/dev/zero of=filler bs=1k 2>/dev/null
    {sys.executable} -m sentry_lint fix . --allow-dirty -j1 && rm filler && cp -r . "$3"
    """
    if unshare is None:
        pytest.skip("no unshare: a small disk cannot be had")
    tree = Tree(tmp_path / "tree", 4)
    (tmp_path / "disk").mkdir()
    (tmp_path / "left").mkdir()
    places = [str(tmp_path / name) for name in ("disk", "tree", "left")]
    done = subprocess.run([unshare, "-rm", "sh", "-c", script, "sh", *places], capture_output=True, text=True)
    if done.returncode in (1, 77) and "not fixed" not in done.stdout:
        pytest.skip(f"a small disk cannot be had: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("not fixed: No space left on device") == 4
    left = tmp_path / "left"
    assert sorted(path.name for path in left.rglob("*") if path.is_file()) == sorted(
        path.name for path in (*tree.texts, tree.root / "pyproject.toml")
    )
    assert all((left / path.relative_to(tree.root)).read_text() == old for path, (old, _) in tree.texts.items())


def test_files_that_are_read_only_are_said(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree", 4)
    locked = next(iter(tree.texts))
    locked.chmod(0o444)
    less: list[str] = []
    if os.geteuid() == 0:  # root may write to everything unless it gives that up
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root may write to everything")
        less = [setpriv, "--bounding-set", "-dac_override"]
    done = subprocess.run([*less, *FIX[:-1], "-j1"], cwd=tree.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"{locked.name}:6: SNT102 not fixed: read-only file" in done.stdout
    assert (tree.changed(), tree.others()) == (3, [])
    assert locked.read_text() == tree.texts[locked][0]
    assert locked.stat().st_mode & 0o777 == 0o444
