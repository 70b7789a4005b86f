"""The SDK release that a project's files are judged against."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentry_lint import target
from sentry_lint.knowledge import sdk_api
from sentry_lint.policy import DEFAULT, Policy
from sentry_lint.target import Target, target_for

NEWEST = sdk_api.shown(sdk_api.newest_stable())

UV = '[[package]]\nname = "sentry-sdk"\nversion = "2.19.2"\nsource = {{ registry = "https://example.org" }}\n{}'
PIPFILE_LOCK = '{"default": {"sentry-sdk": {"extras": ["flask"], "hashes": ["sha256:0"], "version": "==2.3.1"}}}'
PINNED = "sentry-sdk[fastapi]==2.1.0 ; python_version >= '3.8' \\\n    --hash=sha256:00\n"


@pytest.fixture(autouse=True)
def fresh() -> None:
    target.forget()


def project(root: Path, files: dict[str, str]) -> Path:
    """Lay files out below a repository's root; returns a module two folders down."""
    (root / ".git").mkdir()
    for name, text in {"app/core/work.py": "", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "app" / "core" / "work.py"


def seen(found: Target) -> tuple[str, str, bool, str]:
    return sdk_api.shown(found.low), sdk_api.shown(found.high), found.exact, found.source


@pytest.mark.parametrize(
    ("name", "text", "release"),
    [
        ("uv.lock", UV.format(""), "2.19.2"),
        ("poetry.lock", '[[package]]\nname = "sentry_sdk"\nversion = "1.45.1"\n', "1.45.1"),
        ("pdm.lock", '[[package]]\nname = "sentry-sdk"\nversion = "2.0.1"\n', "2.0.1"),
        ("pylock.toml", '[[packages]]\nname = "sentry-sdk"\nversion = "2.0.1"\n', "2.0.1"),
        ("Pipfile.lock", PIPFILE_LOCK, "2.3.1"),
        ("requirements.txt", PINNED, "2.1.0"),
        ("requirements.txt", "flask\nSentry_SDK == 2.1.0  # errors\n", "2.1.0"),
        ("requirements-prod.txt", "sentry-sdk==2.1\n", "2.1.0"),
        ("requirements/base.txt", "sentry-sdk===2.1.0\r\nflask\r\n", "2.1.0"),
        ("requirements/generated/production.txt", "flask==3.0\nsentry-sdk==2.1.0\n", "2.1.0"),
        ("pyproject.toml", '[project]\ndependencies = ["sentry-sdk[flask]==2.34.1"]\n', "2.34.1"),
        ("pyproject.toml", '[dependency-groups]\nprod = [\n  "sentry-sdk==2.34.1",\n]\n', "2.34.1"),
        ("pyproject.toml", '[tool.poetry.dependencies]\nsentry-sdk = "2.34.1"\n', "2.34.1"),
        ("pyproject.toml", "[tool.poetry.dependencies]\nsentry-sdk = {extras = ['flask'], version = '2.1'}\n", "2.1.0"),
        ("pyproject.toml", '[tool.poetry.dependencies.sentry-sdk]\nextras = []\nversion = "==2.1"\n', "2.1.0"),
        ("Pipfile", '[packages]\nsentry-sdk = {version = "==2.1.0"}\n', "2.1.0"),
        ("setup.cfg", "[options]\ninstall_requires =\n    flask\n    sentry-sdk==2.1.0\n", "2.1.0"),
        ("setup.py", "setup(install_requires=['flask', 'sentry-sdk==2.1.0'])\n", "2.1.0"),
        ("PKG-INFO", "Name: app\nRequires-Dist: sentry-sdk (==2.1.0)\n", "2.1.0"),
        ("app-1.0.dist-info/METADATA", "Name: app\nRequires-Dist: sentry-sdk==2.1.0\n", "2.1.0"),
        ("requirements.txt", "sentry-sdk==3.0.0b2\n", "3.0.0b2"),
        ("requirements.txt", "sentry-sdk==0.19.5\n", "1.35.0"),
        ("requirements.txt", "sentry-sdk==2.999.0\n", NEWEST),
    ],
)
def test_one_release(name: str, text: str, release: str, tmp_path: Path) -> None:
    found = target_for(str(project(tmp_path, {name: text})), DEFAULT)
    assert seen(found) == (release, release, True, Path(name).name)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (">=2.10,<2.19.2", "2.10.0", "2.19.1"),
        (">=2", "2.0.0", NEWEST),
        (">2.74.0, <3", NEWEST, NEWEST),
        ("~=2.19.0", "2.19.0", "2.19.2"),
        ("~=2.19", "2.19.0", NEWEST),
        ("==1.45.*", "1.45.0", "1.45.1"),
        ("<2,!=1.45.1", "1.35.0", "1.45.0"),
        ("<=2.0.1", "1.35.0", "2.0.1"),
        (">=3.0.0a1", "3.0.0b2", "3.0.0b2"),
        (">=0.10,<1.0", "1.35.0", "1.35.0"),
        (">=9", "3.0.0b2", "3.0.0b2"),
    ],
)
def test_a_range(text: str, low: str, high: str, tmp_path: Path) -> None:
    path = project(tmp_path, {"requirements.txt": f"sentry-sdk{text}\n"})
    assert seen(target_for(str(path), DEFAULT)) == (low, high, False, "requirements.txt")


@pytest.mark.parametrize(("text", "high"), [("^1.40", "1.45.1"), ("~2.33", "2.33.2"), ("~2.33.1", "2.33.2")])
def test_a_range_in_poetry_s_words(text: str, high: str, tmp_path: Path) -> None:
    path = project(tmp_path, {"pyproject.toml": f'[tool.poetry.dependencies]\nsentry-sdk = "{text}"\n'})
    assert seen(target_for(str(path), DEFAULT))[1:3] == (high, False)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"requirements.txt": "flask==3\nsentry-sdk-like==1.0\nnot-sentry-sdk==1.0\n"},
        {"requirements.txt": "sentry-sdk\n"},
        {"requirements.txt": "# sentry-sdk==2.1.0\n    # via sentry-sdk\n"},
        {"requirements.txt": "sentry-sdk @ git+https://example.org/sentry.git@2.1.0\n"},
        {"pyproject.toml": '[tool.poetry.dependencies]\nsentry-sdk = "*"\n'},
        {"pyproject.toml": "\x00[[[\n", "uv.lock": "[[package]]\nname = ", "Pipfile.lock": "{"},
        {"requirements.txt": "-r requirements.txt\n-r ../missing.txt\n"},
    ],
)
def test_the_newest_where_nothing_is_said(files: dict[str, str], tmp_path: Path) -> None:
    assert target_for(str(project(tmp_path, files)), DEFAULT) == target.newest()


def test_a_lock_goes_before_a_range_and_the_nearest_folder_before_the_next(tmp_path: Path) -> None:
    path = project(
        tmp_path,
        {"app/pyproject.toml": '[project]\ndependencies = ["sentry-sdk>=2"]\n', "uv.lock": UV.format("")},
    )
    assert seen(target_for(str(path), DEFAULT)) == ("2.19.2", "2.19.2", True, "uv.lock")
    (tmp_path / "app" / "requirements.txt").write_text("sentry-sdk==2.5.0\n", encoding="utf-8")
    target.forget()
    assert target_for(str(path), DEFAULT).source == "requirements.txt"


def test_a_lock_with_two_releases_is_a_range(tmp_path: Path) -> None:
    path = project(tmp_path, {"uv.lock": UV.format('\n[[package]]\nname = "sentry-sdk"\nversion = "2.5.0"\n')})
    assert seen(target_for(str(path), DEFAULT))[:3] == ("2.5.0", "2.19.2", False)


def test_included_requirements_are_read(tmp_path: Path) -> None:
    path = project(tmp_path, {"requirements.txt": "-r deps/all.txt\n", "deps/all.txt": "sentry-sdk==2.7.0\n"})
    assert target_for(str(path), DEFAULT).written == "2.7.0"


def test_what_is_for_development_comes_last(tmp_path: Path) -> None:
    path = project(tmp_path, {"requirements-dev.txt": "sentry-sdk==2.7.0", "requirements.txt": "sentry-sdk==2.6.0"})
    assert target_for(str(path), DEFAULT).written == "2.6.0"


def test_the_policy_goes_before_all(tmp_path: Path) -> None:
    path = project(tmp_path, {"requirements.txt": "sentry-sdk==2.7.0\n"})
    found = target_for(str(path), Policy(path=str(tmp_path / "pyproject.toml"), sdk_version="2.0.1"))
    assert seen(found) == ("2.0.1", "2.0.1", True, "pyproject.toml")


def test_beyond_the_repository_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("sentry-sdk==2.1.0\n", encoding="utf-8")
    inner = tmp_path / "repository"
    inner.mkdir()
    assert target_for(str(project(inner, {})), DEFAULT) == target.newest()


def test_the_releases_of_a_target() -> None:
    assert target.newest().releases() == (sdk_api.newest_stable(),)
    between = Target((2, 18, 0), (2, 19, 2), False, "", "")
    assert [sdk_api.shown(version) for version in between.releases()] == ["2.18.0", "2.19.0", "2.19.1", "2.19.2"]
