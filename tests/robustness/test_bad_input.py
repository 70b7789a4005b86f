"""Bad policies, missing and circular imports, links in a ring, files that vanish: one clear line or nothing."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest
from test_flake8 import LEAK, LEAK_AT, flake8, write

from sentry_lint import flake8_plugin, linter
from sentry_lint.rules.checks import run

BAD = '[tool.sentry-lint]\nenabel = ["SNT109"]\n'


def found(path: Path) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in linter.check_file(str(path))]


# -- policies


def test_a_bad_policy_is_said_in_the_files_it_governs_and_in_no_other(tmp_path: Path) -> None:
    write(tmp_path, {"good.py": LEAK, "inner/a.py": LEAK, "inner/b.py": "x = 1\n", "inner/pyproject.toml": BAD})
    done = flake8(tmp_path, "--isolated", "--select=SNT", "good.py", "inner")
    assert done.stderr == ""
    lines = sorted(done.stdout.splitlines())
    assert lines[0].startswith(f"good.py:{LEAK_AT}")
    assert [line[:24] for line in lines[1:]] == ["inner/a.py:1:1: SNT900 p", "inner/b.py:1:1: SNT900 p"]
    assert "enabel" in lines[1]
    assert "enable" in lines[1].replace("enabel", "")


def stopped(folder: Path, *arguments: str) -> str:
    """What is said when flake8 does not begin: one line of ours after its own heading."""
    done = flake8(folder, "--isolated", *arguments, "a.py")
    assert done.returncode == 1
    assert done.stderr == ""
    heading, line = done.stdout.splitlines()
    assert heading == "There was a critical error during execution of Flake8:"
    return line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BAD, "pyproject.toml: [tool.sentry-lint] enabel: unknown key"),
        ("[tool.sentry-lint\n", "pyproject.toml: is not valid TOML"),
        (b"[tool.sentry-lint]\n# \xff\n", "pyproject.toml: is not UTF-8"),
    ],
    ids=["key", "toml", "utf"],
)
def test_a_bad_policy_of_the_working_folder_stops_flake8(text: str | bytes, said: str, tmp_path: Path) -> None:
    assert stopped(write(tmp_path, {"a.py": LEAK, "pyproject.toml": text})).startswith(said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bad.toml", "bad.toml: [tool.sentry-lint] enabel: unknown key"),
        ("nowhere.toml", "nowhere.toml: cannot be read"),
        ("without.toml", "without.toml: has no [tool.sentry-lint] table"),
        ("folder", "folder: cannot be read"),
    ],
)
def test_a_bad_policy_that_is_named_stops_flake8(name: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.py": LEAK, "bad.toml": BAD, "without.toml": "[tool.other]\n", "folder/x": ""})
    assert stopped(tmp_path, "--sentry-lint-config", name).startswith(said)


# -- imports

CALLER = "from %s import tell\n\n\ndef note(user):\n    tell(user.email)\n"
HELPER = "import sentry_sdk\n\n\ndef tell(value):\n    sentry_sdk.set_tag('k', value)\n"


def test_imports_may_be_missing_or_go_nowhere(tmp_path: Path) -> None:
    imports = (
        "import nowhere\nimport nowhere.at.all as there\nfrom nowhere import *\nfrom . import\\\n    gone\n"
        "from ....... import far\nfrom .gone.deeper import thing\nfrom broken import tell\n"
        "from empty import tell as told\n"
    )
    body = LEAK + "    gone.send(user.email)\n    thing(far, there, tell(user), told(user), star(user))\n"
    write(tmp_path, {"a.py": imports + body, "broken.py": "def tell(\n", "empty.py": ""})
    assert found(tmp_path / "a.py") == [(imports.count("\n") + 5, "SNT102")]


def test_imports_may_be_circular(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.py": CALLER % "b" + "\n\ndef again(user):\n    from a import note\n    note(user)\n",
            "b.py": "from c import *\nfrom a import note\n",
            "c.py": "from b import *\nfrom d import tell\nimport b\n",
            "d.py": "from d import tell as itself\nfrom a import note\n" + HELPER,
            "e.py": "from e import e\nfrom f import f as g\nx = f\n\n\ndef h():\n    return e(g)\n",
            "f.py": "from e import x as f\nimport sentry_sdk\nsentry_sdk.set_tag('k', f)\n",
        },
    )
    assert found(tmp_path / "a.py") == [(5, "SNT102")]
    assert found(tmp_path / "e.py") == found(tmp_path / "f.py") == found(tmp_path / "d.py") == []


def test_a_class_may_be_its_own_base(tmp_path: Path) -> None:
    text = "class A(B):\n    pass\n\n\nclass B(A, C):\n    pass\n\n\nclass C(C):\n    pass\n\n\n"
    rest = "def f(user):\n    try:\n        g()\n    except B as e:\n        sentry_sdk.capture_exception(e)\n"
    write(tmp_path, {"a.py": "import sentry_sdk\n\n\n" + text + rest})
    assert found(tmp_path / "a.py") == []


@pytest.mark.parametrize("name", ["sentry_sdk.py", "sentry_sdk/__init__.py"])
def test_a_module_of_the_project_may_be_called_sentry_sdk(name: str, tmp_path: Path) -> None:
    """It says nothing about what it stands for; the SDK's name keeps its meaning, and nothing breaks."""
    write(tmp_path, {name: "def set_tag(key, value):\n    print(key)\n", "a.py": LEAK})
    assert found(tmp_path / "a.py") == [(5, "SNT102")]
    assert found(tmp_path / name) == []


def test_a_helper_may_call_itself(tmp_path: Path) -> None:
    text = (
        "import sentry_sdk\n\n\ndef one(value, left):\n    if left:\n        return two(value, left - 1)\n"
        "    return one(value, two(left, 1))\n\n\ndef two(value, left):\n    sentry_sdk.set_tag('k', value)\n"
        "    return one(value, left)\n\n\ndef note(user):\n    one(user.email, 3)\n    two(user.email, 3)\n"
    )
    write(tmp_path, {"a.py": text})
    assert (17, "SNT102") in found(tmp_path / "a.py")


# -- the file system


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links")
def test_links_may_form_a_ring(tmp_path: Path) -> None:
    write(tmp_path, {"app/a.py": CALLER % "app.b", "app/b.py": HELPER, "app/__init__.py": ""})
    os.symlink(tmp_path / "app", tmp_path / "app" / "app")
    os.symlink(tmp_path / "ring_2.py", tmp_path / "ring_1.py")
    os.symlink(tmp_path / "ring_1.py", tmp_path / "ring_2.py")
    os.symlink(tmp_path / "gone.py", tmp_path / "nowhere.py")
    write(tmp_path, {"c.py": "from ring_1 import x\nfrom nowhere import y\n" + LEAK})
    assert found(tmp_path / "c.py") == [(7, "SNT102")]
    assert found(tmp_path / "app/app/app/a.py") == [(5, "SNT102")]
    assert found(tmp_path / "ring_1.py") == found(tmp_path / "nowhere.py") == []
    done = flake8(tmp_path, "--isolated", "--select=SNT", "app", "c.py")
    assert done.stderr == ""
    assert {"app/a.py:5:10: SNT102", f"c.py:7{LEAK_AT[1:]}"} <= {
        line[: line.index("SNT") + 6] for line in done.stdout.splitlines()
    }


def test_a_helper_may_vanish_or_change_during_the_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": CALLER % "b", "b.py": HELPER, "c.py": CALLER % "b"})
    assert found(tmp_path / "a.py") == [(5, "SNT102")]
    (tmp_path / "b.py").unlink()
    linter.check_file(str(tmp_path / "c.py"))
    assert found(tmp_path / "b.py") == []
    run.forget()
    assert found(tmp_path / "a.py") == []


def test_a_file_may_be_a_folder_or_unreadable(tmp_path: Path) -> None:
    write(tmp_path, {"b.py/inner.py": HELPER, "a.py": CALLER % "b", "pipe/x.py": ""})
    assert found(tmp_path / "a.py") == []
    assert found(tmp_path / "b.py") == []


def test_the_plugin_reads_the_tree_that_it_is_given(tmp_path: Path) -> None:
    """The file itself need not be there any more."""
    plugin = flake8_plugin.Plugin(ast.parse(LEAK), str(tmp_path / "gone.py"), LEAK.splitlines(keepends=True))
    assert [(line, column, text[:6]) for line, column, text, _ in plugin.run()] == [(5, 30, "SNT102")]
