"""Releases of sentry-sdk, each in a folder of its own beside the tests' environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def install(version: str, folder: Path) -> str:
    """Install a release without its requirements, which the environment has; returns what went wrong, or nothing."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder)]
    done = subprocess.run([*pip, f"sentry-sdk=={version}"], capture_output=True, text=True)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def installed(version: str, folder: Path) -> Path:
    """The folder with the release in it; the test is skipped where it cannot be had."""
    problem = install(version, folder)
    if problem:
        pytest.skip(f"sentry-sdk {version} could not be installed: {problem}")
    return folder


def run(folder: Path, *arguments: str, given: str | None = None) -> Any:
    """Run Python with that release, and this project, before all else; returns the JSON that it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, input=given)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
