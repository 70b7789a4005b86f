"""Where the modules of a project are looked for: marks of a root, ``src``, packages, the policy's own roots."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sentry_lint import linter
from sentry_lint.rules.checks import run

HELPER = "import sentry_sdk\n\n\ndef tag(value):\n    sentry_sdk.set_tag('who', value)\n"


def write(root: Path, files: dict[str, str]) -> None:
    """Write modules, by path without the suffix."""
    for name, text in files.items():
        path = root / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def reaches(path: Path, module: str) -> bool:
    """Whether a file that imports the helper from ``module`` is found to hand something on through it."""
    source = f"from {module} import tag\n\n\ndef note(order):\n    tag(order.email)\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    run.forget()
    return [(one.line, one.code) for one in linter.check_file(str(path))] == [(5, "SNT102")]


@pytest.mark.parametrize("mark", ["pyproject.toml", "setup.py", "setup.cfg", ".git", "manage.py", "requirements.txt"])
def test_a_project_ends_at_a_mark_of_its_root(mark: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    write(tmp_path, {"above": HELPER})
    write(root, {"beside": HELPER})
    (root / mark).write_text("", encoding="utf-8")
    assert reaches(root / "app" / "views.py", "beside")
    assert reaches(root / "app" / "views.py", "above") is False


def test_a_file_far_below_no_mark_sees_its_own_folder_only(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefghij")
    write(deep, {"beside": HELPER})
    write(deep.parent, {"above": HELPER})
    assert reaches(deep / "views.py", "beside")
    assert reaches(deep / "views.py", "above") is False


@pytest.mark.parametrize(("levels", "seen"), [(7, True), (8, False)])
def test_a_mark_is_looked_for_some_folders_up(levels: int, seen: bool, tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path, {"beside": HELPER})
    folder = tmp_path.joinpath(*"abcdefghij"[:levels])
    assert reaches(folder / "views.py", "beside") is seen


def test_the_folder_src_beside_a_mark_is_a_root(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path / "src", {"helper": HELPER, "kit/__init__": HELPER, "plain/inner": HELPER})
    assert reaches(tmp_path / "tool" / "run.py", "helper")
    assert reaches(tmp_path / "tool" / "run.py", "kit")
    assert reaches(tmp_path / "tool" / "run.py", "plain.inner")
    assert reaches(tmp_path / "tool" / "run.py", "plain") is False


def test_a_package_is_named_from_the_folder_above_it(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path / "lib", {"shop/__init__": "", "shop/inner/__init__": "", "shop/inner/helper": HELPER})
    write(tmp_path / "lib", {"shop/helper": HELPER})
    inside = tmp_path / "lib" / "shop" / "inner"
    assert reaches(inside / "views.py", "shop.inner.helper")
    assert reaches(inside / "views.py", ".helper")
    assert reaches(inside / "views.py", "..helper")
    assert reaches(inside / "__init__.py", ".helper")
    assert reaches(inside / "__init__.py", "..helper")
    assert reaches(inside / "views.py", "...helper") is False
    assert reaches(tmp_path / "lib" / "shop" / "__init__.py", ".helper")
    assert reaches(tmp_path / "lib" / "shop" / "__init__.py", "shop.helper")


def test_a_module_stands_before_a_package_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path, {"helper": HELPER, "helper/__init__": ""})
    assert reaches(tmp_path / "run.py", "helper")


def test_the_roots_of_the_policy_come_first(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.sentry-lint]\nsource-roots = ["lib", "app"]\n', encoding="utf-8")
    write(tmp_path, {"lib/helper": HELPER, "helper": "def tag(value):\n    pass\n", "other/far": HELPER})
    assert reaches(tmp_path / "lib" / "run.py", "helper")
    assert reaches(tmp_path / "app" / "run.py", "far") is False
    assert reaches(tmp_path / "app" / "run.py", "other.far")


def test_a_helper_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path, {"helper": HELPER})
    assert reaches(tmp_path / "run.py", "helper")
    write(tmp_path, {"helper": "def tag(value):\n    pass\n"})
    assert reaches(tmp_path / "run.py", "helper") is False


def test_a_source_in_hand_may_differ_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    path = tmp_path / "run.py"
    path.write_text("import sentry_sdk\n\nsentry_sdk.set_tag('who', order.email)\n", encoding="utf-8")
    assert [one.line for one in linter.check_file(str(path))] == [3]
    assert linter.check_source(str(path), "import sentry_sdk\n\nsentry_sdk.set_tag('who', order.plan1)\n") == []
    again = linter.check_source(str(path), "import sentry_sdk\n\n\nsentry_sdk.set_tag('who', order.email)\n")
    assert [one.line for one in again] == [4]


def test_a_module_that_is_too_large_is_no_helper(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    most = 4_000_000
    write(tmp_path, {"helper": HELPER + "#" * (most - len(HELPER))})
    assert reaches(tmp_path / "run.py", "helper")
    write(tmp_path, {"helper": HELPER + "#" * (most + 1 - len(HELPER))})
    assert reaches(tmp_path / "run.py", "helper") is False


@pytest.mark.parametrize("text", ["def tag(value:\n", "x = '\0'\n", "if x:\npass\n", "(" * 400 + ")" * 400 + "\n"])
def test_a_helper_that_cannot_be_parsed_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path, {"helper": HELPER + text})
    assert reaches(tmp_path / "run.py", "helper") is False


def test_names_that_stand_for_one_another_in_a_ring_are_unknown(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path, {"one": "from two import tag, other\n" + HELPER, "two": "from one import tag\nother = other\n"})
    assert reaches(tmp_path / "run.py", "two")
    write(tmp_path, {"three": "from four import tag\n", "four": "from three import tag\n"})
    assert reaches(tmp_path / "run.py", "three") is False


@pytest.mark.parametrize(("links", "seen"), [(20, True), (60, False)])
def test_a_long_chain_of_names_is_given_up(links: int, seen: bool, tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("", encoding="utf-8")
    write(tmp_path, {"link0": HELPER})
    for number in range(links):
        write(tmp_path, {f"link{number + 1}": f"from link{number} import tag\n"})
    assert reaches(tmp_path / "run.py", f"link{links}") is seen


EVALUATION = Path(__file__).parent / "eval"
FOLDERS = sorted(
    {
        path.parent
        for path in EVALUATION.rglob("*.py")
        if len(list(path.parent.glob("*.py"))) > 2 and path.stem != "__init__"
    }
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(EVALUATION)))
def test_neither_the_order_of_files_nor_a_second_look_decides_anything(folder: Path) -> None:
    files = sorted(folder.glob("*.py"))
    run.forget()
    forward = [found(path) for path in files]
    assert [found(path) for path in files] == forward
    run.forget()
    assert [found(path) for path in reversed(files)][::-1] == forward


@pytest.mark.parametrize("seed", range(1, 5))
def test_the_order_of_sets_decides_nothing(seed: int) -> None:
    """Texts are hashed with a seed that Python draws anew for each process, unless it is given."""
    command = [sys.executable, str(EVALUATION.with_name("evaluation.py")), str(EVALUATION / "double")]
    judged = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True)
    assert judged.returncode == 0, judged.stdout


def found(path: Path) -> list[tuple[int, int, str, str]]:
    return [(one.line, one.column, one.code, one.message) for one in linter.check_file(str(path))]
