"""Options of ``init`` that are safe, and that there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand import fix

from sentry_lint.policy import Policy

NAME = "harden-init"
ALL = ("SNT111", "SNT113", "SNT115", "SNT603")
S = "import sentry_sdk\n"
SCRUBBER = "from sentry_sdk.scrubber import EventScrubber\n"
BOTH = "from sentry_sdk.scrubber import DEFAULT_DENYLIST, EventScrubber\n"

CASES = [
    ("111 alone", "SNT111", S + "sentry_sdk.init()\n", S + "sentry_sdk.init(include_local_variables=False)\n"),
    (
        "111 with others",
        "SNT111",
        S + "sentry_sdk.init(DSN, dist='1')\n",
        S + "sentry_sdk.init(DSN, dist='1', include_local_variables=False)\n",
    ),
    (
        "111 over lines",
        "SNT111",
        S + "sentry_sdk.init(\n    DSN,  # where\n    dist='1',  # 1\n    # end\n)\n",
        S
        + "sentry_sdk.init(\n    DSN,  # where\n    dist='1',  # 1\n    include_local_variables=False,\n    # end\n)\n",
    ),
    (
        "111 without a comma",
        "SNT111",
        S + "sentry_sdk.init(\n    DSN,\n    dist='1'  # first\n)\n",
        S + "sentry_sdk.init(\n    DSN,\n    dist='1',  # first\n    include_local_variables=False\n)\n",
    ),
    (
        "111 one below the other",
        "SNT111",
        S + "sentry_sdk.init(DSN,\n                dist='1')\n",
        S + "sentry_sdk.init(DSN,\n                dist='1',\n                include_local_variables=False)\n",
    ),
    (
        "111 too long a line",
        "SNT111",
        S + "sentry_sdk.init('', environment='production', release='1.0', dist='17', debug=False)\n",
        S + "sentry_sdk.init(\n    '',\n    environment='production',\n    release='1.0',\n    dist='17',\n"
        "    debug=False,\n    include_local_variables=False,\n)\n",
    ),
    (
        "111 turned on",
        "SNT111",
        S + "sentry_sdk.init(include_local_variables=True, dist='1')\n",
        S + "sentry_sdk.init(include_local_variables=False, dist='1')\n",
    ),
    (
        "111 in one line with more",
        "SNT111",
        S + "if DSN: sentry_sdk.init(DSN); ready = True  # go\n",
        S + "if DSN: sentry_sdk.init(DSN, include_local_variables=False); ready = True  # go\n",
    ),
    (
        "111 as a value",
        "SNT111",
        "from sentry_sdk import init\nf = lambda: init(DSN)\n",
        "from sentry_sdk import init\nf = lambda: init(DSN, include_local_variables=False)\n",
    ),
    (
        "115 a list",
        "SNT115",
        SCRUBBER + "EventScrubber(denylist=['a'], recursive=True)\n",
        BOTH + "EventScrubber(denylist=[*DEFAULT_DENYLIST, 'a'], recursive=True)\n",
    ),
    (
        "115 a list over lines",
        "SNT115",
        SCRUBBER + "EventScrubber([\n    # ours\n    'a',  # one\n])\n",
        BOTH + "EventScrubber([\n    *DEFAULT_DENYLIST,\n    # ours\n    'a',  # one\n])\n",
    ),
    (
        "115 a tuple",
        "SNT115",
        SCRUBBER + "EventScrubber(('a', 'b'))\n",
        BOTH + "EventScrubber([*DEFAULT_DENYLIST, *('a', 'b')])\n",
    ),
    (
        "115 a name",
        "SNT115",
        "import sentry_sdk.scrubber\nNAMES = ['a']\nsentry_sdk.scrubber.EventScrubber(NAMES)\n",
        "import sentry_sdk.scrubber\nNAMES = ['a']\n"
        "sentry_sdk.scrubber.EventScrubber([*sentry_sdk.scrubber.DEFAULT_DENYLIST, *NAMES])\n",
    ),
    (
        "603 all but the name",
        "SNT603",
        S + "sentry_sdk.init(trace_sample_rate=0.1, enviroment='a')\n",
        S + "sentry_sdk.init(traces_sample_rate=0.1, environment='a')\n",
    ),
    (
        "603 tags",
        "SNT603",
        S + "def start():\n    sentry_sdk.init(\n        DSN,\n        tags={\n            'a': 1,  # 1\n        },\n"
        "    )\n    go()\n",
        S + "def start():\n    sentry_sdk.init(\n        DSN,\n    )\n"
        "    sentry_sdk.get_global_scope().set_tags({\n        'a': 1,  # 1\n    })\n    go()\n",
    ),
    (
        "603 a user",
        "SNT603",
        "from sentry_sdk import init\ninit(user={'id': 7}, dist='1')  # go\n",
        "from sentry_sdk import get_global_scope, init\ninit(dist='1')  # go\nget_global_scope().set_user({'id': 7})\n",
    ),
]


def harden(source: str, code: str, review: bool = False, release: str = "2.75.0") -> tuple[str, list[tuple[str, str]]]:
    policy = Policy(sdk_version=release, enable=ALL)
    result = fix(source, code, policy=policy, review=review)
    return result.data.decode(), [(row.state, row.note) for row in result.rows]


@pytest.mark.parametrize(("code", "before", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_options(code: str, before: str, after: str, newline: str) -> None:
    source, rows = harden(before.replace("\n", newline), code)
    assert source == after.replace("\n", newline)
    assert {state for state, _ in rows} == {"fixed"}


def test_locals_of_another_release() -> None:
    before = S + "sentry_sdk.init(DSN, data_collection={'user_info': False})\n"
    assert harden(before, "SNT111", release="3.0.0b2") == (before, [])
    after = S + 'sentry_sdk.init(data_collection={"stack_frame_variables": False})\n'
    assert harden(S + "sentry_sdk.init()\n", "SNT111", release="3.0.0b2")[0] == after


KEPT = [
    ("SNT111", "ON = True\nsentry_sdk.init(include_local_variables=ON)", "not written there", "kept"),
    ("SNT603", "sentry_sdk.init(tracing_rate=1)", "no option is like it", "kept"),
    ("SNT603", "sentry_sdk.init(trace_sample_rate=1, traces_sample_rate=1)", "given as well", "kept"),
    ("SNT603", "sentry_sdk.init(sampling_rate=0.5)", "sample_rate may be meant", "review"),
    ("SNT603", "client = sentry_sdk.init(tags={'a': 1})", "no statement of its own", "kept"),
    ("SNT603", "options = {'user': {'id': 1}}\nsentry_sdk.init(**options)", "not written as a keyword", "kept"),
    ("SNT603", "def f(u):\n    sentry_sdk.init(user={'email': u.email})", "it would bring a new SNT104", "kept"),
    ("SNT113", "sentry_sdk.init(DSN)", "sentry-lint scrubber --out FOLDER", "kept"),
    (
        "SNT113",
        "def f(e, h): return e\nsentry_sdk.init(DSN, before_send=f, traces_sample_rate=r)",
        "for events",
        "review",
    ),
]


@pytest.mark.parametrize(("code", "source", "reason", "state"), KEPT, ids=[case[2] for case in KEPT])
def test_what_is_kept_says_why(code: str, source: str, reason: str, state: str) -> None:
    source = f"{S}{source}\n"
    same, rows = harden(source, code)
    assert same == source
    assert [(one, reason in note) for one, note in rows] == [(state, True)], rows


def test_what_may_be_meant_is_for_review() -> None:
    assert harden(S + "sentry_sdk.init(sampling_rate=0.5)\n", "SNT603", review=True)[0] == S + (
        "sentry_sdk.init(sample_rate=0.5)\n"
    )
    source = S + "def f(e, h): return e\nsentry_sdk.init(DSN, before_send=f, traces_sample_rate=r)\n"
    assert harden(source, "SNT113", review=True)[0] == source.replace("rate=r)", "rate=r, before_send_transaction=f)")


@pytest.mark.parametrize(
    ("place", "line", "text"),
    [
        ("shop/scrubbing.py", "from shop import scrubbing\n", "scrubbing"),
        ("shop/web/scrubbing.py", "from shop.web import scrubbing\n", "scrubbing"),
        ("scrubbing.py", "import scrubbing\n", "scrubbing"),
    ],
)
def test_hooks_come_from_the_scrubbing_module(tmp_path: Path, place: str, line: str, text: str) -> None:
    for folder in ("shop", "shop/web"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / place).write_text("def before_send(event, hint):\n    return event\n")
    path = tmp_path / "shop" / "web" / "start.py"
    source = S + "sentry_sdk.init(DSN, enable_logs=True)\n"
    path.write_text(source)
    policy = Policy(sdk_version="2.75.0", enable=ALL, root=str(tmp_path), source_roots=(".",))
    mended = fix(source, "SNT113", policy=policy, path=str(path)).data.decode()
    assert line in mended
    assert f"before_send={text}.before_send" in mended and f"before_send_log={text}.before_send_log" in mended


def test_silenced_lines_are_left_alone() -> None:
    source = S + "sentry_sdk.init(tags={'a': 1})  # noqa: SNT603\n"
    assert harden(source, "SNT603") == (source, [])
