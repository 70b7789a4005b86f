"""Names, keywords and options as the project's release of the SDK has them, in both directions."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hand import fix
from migrations import CASES, Case

from sentry_lint.knowledge import sdk_api, sdk_moves
from sentry_lint.policy import Policy

NAME = "migrate-sdk-api"


def whole(source: str) -> str:
    source = textwrap.dedent(source).strip("\n") + "\n"
    return source if "import" in source else "import sentry_sdk\n\n" + source


def migrate(source: str, release: str, newline: str = "\n") -> tuple[str, set[str]]:
    result = fix(whole(source).replace("\n", newline), NAME, policy=Policy(sdk_version=release))
    return result.data.decode(), {row.state for row in result.rows}


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_it_is_written_as_the_release_has_it(case: Case, newline: str) -> None:
    assert migrate(case.before, case.release, newline) == (whole(case.after).replace("\n", newline), {"fixed"})


USE = "with {}() as scope:\n    scope.set_tag('a', 1)\n"
GONE = "scope = {}()\nscope.set_tag('a', 1)\n"
IMPORTS = [
    ("import sentry_sdk\n", "sentry_sdk.configure_scope", "import sentry_sdk\n", "sentry_sdk.get_isolation_scope"),
    ("import sentry_sdk as s\n", "s.configure_scope", "import sentry_sdk as s\n", "s.get_isolation_scope"),
    (
        "import sentry_sdk.api\n",
        "sentry_sdk.api.configure_scope",
        "import sentry_sdk.api\n",
        "sentry_sdk.get_isolation_scope",
    ),
    (
        "from sentry_sdk import configure_scope\n",
        "configure_scope",
        "from sentry_sdk import get_isolation_scope\n",
        "get_isolation_scope",
    ),
    (
        "from sentry_sdk import configure_scope as cs, init\n",
        "cs",
        "from sentry_sdk import get_isolation_scope, init\n",
        "get_isolation_scope",
    ),
    (
        "from sentry_sdk import (\n    configure_scope,  # old\n    init,\n)\n",
        "configure_scope",
        "from sentry_sdk import (\n    get_isolation_scope,\n    init,\n)\n",
        "get_isolation_scope",
    ),
    (
        "from sentry_sdk.api import configure_scope\n",
        "configure_scope",
        "from sentry_sdk import get_isolation_scope\n",
        "get_isolation_scope",
    ),
    (
        "import sentry_sdk\nfrom sentry_sdk.hub import Hub\n",
        "Hub.current.configure_scope",
        "import sentry_sdk\n",
        "sentry_sdk.get_isolation_scope",
    ),
    (
        "from sentry_sdk import Hub, capture_exception\n",
        "Hub.current.configure_scope",
        "from sentry_sdk import capture_exception, get_isolation_scope\n",
        "get_isolation_scope",
    ),
    (
        "from sentry_sdk import configure_scope\nget_isolation_scope = None\n",
        "configure_scope",
        "import sentry_sdk\nget_isolation_scope = None\n",
        "sentry_sdk.get_isolation_scope",
    ),
]


@pytest.mark.parametrize(("head", "name", "new_head", "new_name"), IMPORTS)
@pytest.mark.parametrize("release", ["2.75.0", "3.0.0b2"])
def test_every_way_to_import_it(head: str, name: str, new_head: str, new_name: str, release: str) -> None:
    source, states = migrate(head + USE.format(name), release)
    assert (source, states) == (new_head + GONE.format(new_name), {"fixed"})


def test_an_import_of_a_function_stays_there() -> None:
    before = "def f():\n    from sentry_sdk import configure_scope\n    with configure_scope() as s: s.clear()\n"
    after = "def f():\n    from sentry_sdk import get_isolation_scope\n    s = get_isolation_scope()\n    s.clear()\n"
    assert migrate(before, "2.75.0") == (after, {"fixed"})


def test_an_import_that_something_else_uses_stays() -> None:
    source, _ = migrate(
        "from sentry_sdk import push_scope\n\n__all__ = ['push_scope']\n\n"
        "with push_scope() as s:\n    s.capture_message('a')\n",
        "2.75.0",
    )
    assert source.startswith("from sentry_sdk import new_scope, push_scope\n")


KEPT = [
    ("2.75.0", "def f(e):\n    hub = sentry_sdk.Hub.current\n    hub.capture_exception(e)", "the hub is kept"),
    ("2.75.0", "c = sentry_sdk.Hub.current.client", "the client is kept"),
    ("2.75.0", "sentry_sdk.push_scope(print)", "given a callback"),
    ("2.75.0", "sentry_sdk.init(enable_tracing=False, traces_sample_rate=0.1)", "it turns off"),
    ("2.75.0", "def f(r):\n    sentry_sdk.init(enable_tracing=True, traces_sample_rate=r)", "where the rate is None"),
    ("2.75.0", "def f(o):\n    sentry_sdk.init(enable_tracing=True, **o)", "may be given elsewhere"),
    ("2.75.0", "sentry_sdk.init(profiles_sample_rate=0.1)", "by hand: profile_session_sample_rate"),
    ("2.75.0", "sentry_sdk.set_measurement('a', 1)", "by hand: set_data()"),
    ("2.75.0", "with sentry_sdk.metrics.timing('a'): pass", "without value it does something else"),
    ("2.75.0", "sentry_sdk.metrics.incr('a', timestamp=3)", "there is no timestamp"),
    ("2.75.0", "with open(p) as f, sentry_sdk.configure_scope() as s, f: pass", "between other items"),
    ("2.75.0", "with sentry_sdk.configure_scope() as s:\n    s.set_tag('a', 1)\n    # last", "a comment would be lost"),
    ("1.45.1", "with sentry_sdk.new_scope() as s:\n    sentry_sdk.set_tag('a', 1)", "more than its own scope"),
    ("1.45.1", "sentry_sdk.get_client().flush()", "by hand: Hub.current.client"),
    ("2.22.0", "sentry_sdk.init(enable_logs=True)", "_experiments has it from 2.25.1 on"),
    ("2.75.0", "def f(e, s):\n    sentry_sdk.capture_exception(e, scope=s, level='info')", "set it on the scope"),
    (
        "2.75.0",
        "def f(e):\n    sentry_sdk.capture_exception(e, extra={'a': 1}, extras={'b': 1})",
        "extras is given as well",
    ),
]


@pytest.mark.parametrize(("release", "source", "reason"), KEPT, ids=[case[2] for case in KEPT])
def test_what_is_kept_says_why(release: str, source: str, reason: str) -> None:
    result = fix(whole(source), NAME, policy=Policy(sdk_version=release))
    assert result.data.decode() == whole(source)
    assert [(row.state, reason in row.note) for row in result.rows] == [("kept", True)], result.rows


RANGES = [
    ("sentry-sdk>=2.12,<3", "scope = sentry_sdk.get_isolation_scope()\nscope.set_tag('a', 1)\n", ""),
    ("sentry-sdk>=2.0,<3", "scope = sentry_sdk.Scope.get_isolation_scope()\nscope.set_tag('a', 1)\n", ""),
    ("sentry-sdk>=1.40,<3", USE.format("sentry_sdk.configure_scope"), "is not in all releases that the project allows"),
]


@pytest.mark.parametrize(("requirement", "after", "reason"), RANGES)
def test_all_releases_of_a_range_have_it(tmp_path: Path, requirement: str, after: str, reason: str) -> None:
    (tmp_path / "requirements.txt").write_text(requirement + "\n")
    source = whole(USE.format("sentry_sdk.configure_scope"))
    result = fix(source, NAME, policy=Policy(), path=str(tmp_path / "app.py"))
    assert result.data.decode() == whole(after)
    assert all(reason in row.note for row in result.rows) and result.rows


def test_what_may_change_is_for_review() -> None:
    source = whole("def f(on):\n    sentry_sdk.init(enable_tracing=on)")
    policy = Policy(sdk_version="2.75.0")
    assert [row.state for row in fix(source, NAME, policy=policy).rows] == ["review"]
    mended = fix(source, NAME, policy=policy, review=True).data.decode()
    assert mended == source.replace("enable_tracing=on", "traces_sample_rate=1.0 if on else None")


@pytest.mark.parametrize(
    ("requirement", "state"),
    [("sentry-sdk>=2.72", "fixed"), ("sentry-sdk>=2.20", "review"), ("sentry-sdk", "review"), ("", "review")],
)
def test_no_personal_data_may_be_said_on_purpose(tmp_path: Path, requirement: str, state: str) -> None:
    """Only where every release warns of it, it goes by itself."""
    (tmp_path / "requirements.txt").write_text(requirement + "\n")
    source = whole("sentry_sdk.init(dist='1', send_default_pii=False)")
    path = str(tmp_path / "app.py")
    result = fix(source, NAME, policy=Policy(), path=path)
    assert [row.state for row in result.rows] == [state]
    assert ("send_default_pii" in result.data.decode()) == (state == "review")
    again = fix(source, NAME, policy=Policy(), path=path, review=True)
    assert again.data.decode() == whole("sentry_sdk.init(dist='1')")


def test_silenced_lines_are_left_alone() -> None:
    source = "from sentry_sdk import Hub\n\nHub.current.capture_message('a')  # noqa: SNT602\n"
    assert migrate(source, "2.75.0") == (source, set())


@pytest.mark.parametrize(("space", "name", "too_old", "move"), sdk_moves.entries())
def test_each_way_leads_to_what_there_is(space: str, name: str, too_old: bool, move: sdk_moves.Move) -> None:
    known = sdk_api.namespace("" if space == "sentry_sdk" else space)
    assert known is not None
    entry = known.entries[name]
    hub = sdk_api.namespace("")
    assert hub is not None
    since = hub.entries["Hub"].deprecated if space == "Hub" else entry.deprecated
    wrong = [
        release
        for release in sdk_api.releases()
        if (release < entry.since if too_old else release >= min(since or entry.gone, entry.gone))
    ]
    assert wrong, "no release asks for it"
    home = "" if space == "sentry_sdk" else space
    assert any(not sdk_moves.missing(home, move, (release,)) for release in wrong)
