"""The facts about the SDK's releases, against some of the releases. ``compare.py`` beside this takes all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import sdk_releases

from sentry_lint.knowledge import sdk_api
from versions import compare

NEWEST = sdk_api.shown(sdk_api.newest_stable())


@pytest.mark.slow
@pytest.mark.parametrize("release", ["1.35.0", "2.0.1", "2.34.1", NEWEST, "3.0.0b2"])
def test_every_fact_is_so(release: str, tmp_path: Path) -> None:
    assert compare.compare(sdk_releases.installed(release, tmp_path)) == []
