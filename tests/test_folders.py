"""Which files of a project are read for questions that no import leads to, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentry_lint import linter

WRITES = """\
[tool.sentry-lint]
enable = ["SNT304", "SNT305"]
[[tool.sentry-lint.watch]]
name = "seeds"
procedures = ["seed_sow"]
procedures-from = ["listed/*.sql"]
writes = ["Seeds.State"]
category = "garden.seed"
message = "x"
level = "info"
"""
UNWATCHED = "CREATE PROCEDURE seed_reap AS BEGIN UPDATE Seeds SET State = 1; END\n"
CALLER = "def run(cursor):\n    cursor.callproc('seed_reap')\n"


def codes(path: Path, source: str) -> set[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return {one.code for one in linter.check_file(str(path))}


@pytest.mark.parametrize(
    ("place", "read"),
    {
        "seeds.sql": True,
        "SEEDS.SQL": True,
        "db/seeds.sql": True,
        "db/more/seeds.sql": True,
        "tests/seeds.sql": True,
        "seeds.txt": False,
        "node_modules/seeds.sql": False,
        "site-packages/seeds.sql": False,
        "__pycache__/seeds.sql": False,
        "venv/seeds.sql": False,
        "build/seeds.sql": False,
        "dist/seeds.sql": False,
        ".cache/seeds.sql": False,
        "web/node_modules/seeds.sql": False,
    }.items(),
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_procedures(place: str, read: bool, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(WRITES, encoding="utf-8")
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(UNWATCHED, encoding=encoding)
    assert codes(tmp_path / "app.py", CALLER) == ({"SNT305"} if read else set())


CAPTURED = """\
import sentry_sdk


class Stopped(Exception):
    pass


def send(order):
    try:
        order.send()
    except OSError as exc:
        sentry_sdk.capture_exception(exc)
        raise Stopped() from exc
"""
CATCHING = (
    "from app import Stopped, send\n\n\ndef run(order):\n    try:\n        order()\n    except NAME:\n        pass\n"
)


@pytest.mark.parametrize(
    ("place", "read"),
    {
        "jobs.py": True,
        "jobs/run.py": True,
        "tested/run.py": True,
        "jobs.txt": False,
        "test_jobs.py": False,
        "tests/run.py": False,
        "test/run.py": False,
        "testing/run.py": False,
        "migrations/run.py": False,
        "node_modules/run.py": False,
        "site-packages/run.py": False,
        "venv/run.py": False,
        "__pycache__/run.py": False,
        ".tox/run.py": False,
        "jobs/tests/run.py": False,
    }.items(),
)
def test_a_file_that_catches(place: str, read: bool, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(WRITES, encoding="utf-8")
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(CATCHING.replace("NAME", "Stopped"), encoding="utf-8")
    assert codes(tmp_path / "app.py", CAPTURED) == (set() if read else {"SNT204"})


@pytest.mark.parametrize(
    ("catches", "caught"),
    {
        "    try:\n        send(order)\n    except Stopped:\n        pass\n": True,
        "    try:\n        send(order)\n    except (ValueError, app.Stopped):\n        pass\n": True,
        "    try:\n        send(order)\n    except Exception:\n        pass\n": True,
        "    try:\n        send(order)\n    except BaseException:\n        pass\n": True,
        "    try:\n        send(order)\n    except:\n        pass\n": True,
        "    try:\n        return [app.send(one) for one in order]\n    except Exception:\n        pass\n": True,
        "    send(order)\n    try:\n        order()\n    except Exception:\n        pass\n": False,
        "    try:\n        send(order)\n    except ValueError:\n        pass\n": False,
        "    try:\n        send(order)\n    finally:\n        pass\n": False,
        "    try:\n        pass\n    except Exception:\n        send(order)\n": False,
        "    app.exception_handler(Stopped)(order)\n": True,
        "    app.error_handler(Stopped)\n": True,
        "    App(exception_handlers={Stopped: order})\n": True,
        "    app.exception_handler(Exception)(order)\n": True,
        "    app.exception_handler(BaseException)(order)\n": True,
        "    app.exception_handler(ValueError)(order)\n": False,
        "    App(exception_handlers={ValueError: order})\n": False,
        "    App(handlers={Stopped: order})\n": False,
    }.items(),
)
def test_what_another_file_catches(catches: str, caught: bool, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(WRITES, encoding="utf-8")
    (tmp_path / "jobs.py").write_text(f"import app\n\n\ndef run(order):\n{catches}", encoding="utf-8")
    assert codes(tmp_path / "app.py", CAPTURED) == (set() if caught else {"SNT204"})


@pytest.mark.parametrize(
    ("mark", "own"),
    {
        "pyproject.toml": True,
        "setup.py": True,
        "setup.cfg": True,
        ".git": True,
        "manage.py": True,
        "requirements.txt": True,
        "Makefile": False,
    }.items(),
)
def test_what_marks_a_project(mark: str, own: bool, tmp_path: Path) -> None:
    """What is outside of the folder that something marks is another project's."""
    root = tmp_path / "shop"
    root.mkdir()
    (root / mark).write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(WRITES, encoding="utf-8")
    (tmp_path / "jobs.py").write_text(CATCHING.replace("NAME", "Stopped"), encoding="utf-8")
    assert codes(root / "app.py", CAPTURED) == ({"SNT204"} if own else set())
