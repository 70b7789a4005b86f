"""The tables of SDK facts can be trusted to be well formed, and are looked up as they read."""

from __future__ import annotations

import pytest

from sentry_lint.knowledge import sdk, sdk_api

SPACES = [space for name in sdk_api.namespaces() if (space := sdk_api.namespace(name)) is not None]


@pytest.mark.parametrize("space", SPACES, ids=lambda space: space.name)
def test_a_namespace_is_well_formed(space: sdk_api.Namespace) -> None:
    releases = sdk_api.releases()
    for name, entry in space.entries.items():
        assert name == entry.name
        assert entry.spans
        for first, gone in entry.spans:
            assert first < gone
            assert first == sdk_api.OLDEST or first in releases[1:]
            assert gone == sdk_api.NEVER or gone in releases[1:]
        assert all(one[1] <= other[0] for one, other in zip(entry.spans, entry.spans[1:]))
        if entry.deprecated is not None:
            assert entry.deprecated in releases
            assert entry.exists(entry.deprecated)
        assert not entry.before or entry.since > sdk_api.OLDEST or len(entry.spans) > 1
        assert not entry.after or entry.deprecated or entry.gone != sdk_api.NEVER or len(entry.spans) > 1


def test_releases_are_in_order_and_end_with_the_pre_release() -> None:
    assert list(sdk_api.releases()) == sorted(set(sdk_api.releases()))
    assert sdk_api.newest_stable() == sdk_api.releases()[-2]
    assert sdk_api.shown(sdk_api.releases()[-1]) == "3.0.0b2"


@pytest.mark.parametrize(
    ("text", "version"),
    [("2.34.1", (2, 34, 1)), ("v2.1", (2, 1, 0)), ("3", (3, 0, 0)), ("3.0.0b2", (3, 0, 0)), ("x", None), ("", None)],
)
def test_versions_are_read(text: str, version: tuple[int, int, int] | None) -> None:
    assert sdk_api.parse(text) == version


def test_a_gap_is_known() -> None:
    package = sdk_api.namespace("")
    assert package is not None
    gone = [sdk_api.shown(v) for v in sdk_api.releases() if not package.entries["last_event_id"].exists(v)]
    assert gone == ["2.0.0", "2.0.1", "2.1.0", "2.1.1"]


def test_what_is_meant_is_guessed() -> None:
    package = sdk_api.namespace("")
    options = sdk_api.namespace("init()")
    assert package is not None and options is not None
    assert package.similar("set_tgas") == "set_tags"
    assert options.similar("trace_sample_rate") == "traces_sample_rate"
    assert package.similar("frobnicate") == ""
    assert sdk_api.namespace("no.such.module") is None


def test_what_the_analysis_looks_into_is_there() -> None:
    """The functions and methods whose arguments are followed are names of the SDK."""
    for dotted in (*sdk.FUNCTIONS, *sdk.HOOKS):
        module, _, name = dotted.rpartition(".")
        space = sdk_api.namespace(module if dotted not in sdk.HOOKS else "init()")
        assert space is not None
        assert name in space.entries
