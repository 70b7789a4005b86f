# ruff: noqa: E501  (tables are read across)
"""Spans and transactions that some way out leaves unfinished become ``with`` statements; what does not fit is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand import fix

HEAD = "import sentry_sdk\n\n\n"


def mended(folder: Path, source: str, *, review: bool = False) -> tuple[str, list[str], list[str]]:
    """The source after the fix, the states of the rows and their notes."""
    result = fix(HEAD + source, path=str(folder / "app.py"), review=review)
    after = result.data.decode()
    assert after.startswith(HEAD)
    rows = [row for row in result.rows if row.code == "SNT502"]
    return after[len(HEAD) :], [row.state for row in rows], [row.note for row in rows]


CASES = {
    "entered and left by hand": (
        """\
def f(a):
    t = sentry_sdk.start_transaction(name="job")
    t.__enter__()
    a.work()
    t.__exit__(None, None, None)
    return a
""",
        """\
def f(a):
    with sentry_sdk.start_transaction(name="job"):
        a.work()
    return a
""",
    ),
    "entered at once": (
        """\
def f(a):
    t = sentry_sdk.start_transaction(name="job").__enter__()
    t.set_tag("a", 1)
    a.work()
    t.__exit__(None, None, None)
""",
        """\
def f(a):
    with sentry_sdk.start_transaction(name="job") as t:
        t.set_tag("a", 1)
        a.work()
""",
    ),
    "never finished": (
        """\
def f(a):
    sentry_sdk.start_transaction(name="job").__enter__()

    # then
    a.work()
    return a
""",
        """\
def f(a):
    with sentry_sdk.start_transaction(name="job"):
        # then
        a.work()
        return a
""",
    ),
    "comments": (
        '''\
def f(a):
    # above
    span = sentry_sdk.start_span(  # of what
        op="step",  # x
    )  # end

    # first
    a.work("""
two
    lines""")  # beside
    # before the end
    span.finish()  # done

    # after
    return a
''',
        '''\
def f(a):
    # above
    with sentry_sdk.start_span(  # of what
        op="step",  # x
    ):  # end
        # first
        a.work("""
two
    lines""")  # beside
    # before the end

    # after
    return a
''',
    ),
    "early ways out": (
        """\
def f(a):
    span = sentry_sdk.start_span(op="step")
    if not a:
        span.set_status("not_found")
        span.finish()
        return None
    for one in a:
        if one:
            continue
        one.work()
    if span is not None:
        span.finish()
""",
        """\
def f(a):
    with sentry_sdk.start_span(op="step") as span:
        if not a:
            span.set_status("not_found")
            return None
        for one in a:
            if one:
                continue
            one.work()
""",
    ),
    "one branch each": (
        """\
def f(a):
    span = sentry_sdk.start_span(op="step")
    if a:
        a.work()
        span.finish()
    else:
        span.finish()
    return a
""",
        """\
def f(a):
    with sentry_sdk.start_span(op="step"):
        if a:
            a.work()
        else:
            pass
    return a
""",
    ),
    "in a handler": (
        """\
def f(a):
    span = sentry_sdk.start_span(op="step")
    try:
        a.work()
    except ValueError:
        span.finish()
        raise
    span.finish()
""",
        """\
def f(a):
    with sentry_sdk.start_span(op="step"):
        try:
            a.work()
        except ValueError:
            raise
""",
    ),
    "two in turn": (
        """\
def f(a, root):
    span = root.start_child(op="one")
    a.one()
    span.finish()

    # and
    span = root.start_child(op="two")
    a.two(span)
    span.finish()
""",
        None,
    ),
    "two spans": (
        """\
def f(a):
    span = sentry_sdk.start_span(op="one")
    a.one()
    span.finish()

    # and
    span = sentry_sdk.start_span(op="two")
    a.two()
    span.finish()
""",
        """\
def f(a):
    with sentry_sdk.start_span(op="one"):
        a.one()

    # and
    with sentry_sdk.start_span(op="two"):
        a.two()
""",
    ),
    "one inside the other": (
        """\
def f(a):
    outer = sentry_sdk.start_span(op="one")
    inner = outer.start_child(op="two")
    a.two()
    inner.finish()
    outer.finish()
""",
        """\
def f(a):
    with sentry_sdk.start_span(op="one") as outer:
        with outer.start_child(op="two"):
            a.two()
""",
    ),
    "coroutine, tabs": (
        'async def f(a):\n\tif a:\n\t\tt = sentry_sdk.start_transaction(name="job")\n\t\tx = 1; await a.work()\n\t\tt.finish()\n',
        'async def f(a):\n\tif a:\n\t\twith sentry_sdk.start_transaction(name="job"):\n\t\t\tx = 1; await a.work()\n',
    ),
    "read afterwards": (
        """\
def f(a):
    t = sentry_sdk.start_transaction(name="job")
    a.work()
    t.finish()
    print(t.trace_id)
""",
        """\
def f(a):
    with sentry_sdk.start_transaction(name="job") as t:
        a.work()
    print(t.trace_id)
""",
    ),
    "the module itself": (
        't = sentry_sdk.start_transaction(name="job")\nprint(1)\nt.finish()\nprint(2)\n',
        'with sentry_sdk.start_transaction(name="job"):\n    print(1)\nprint(2)\n',
    ),
    "a context manager of the project": (
        """\
from contextlib import contextmanager

@contextmanager
def f(a):
    t = sentry_sdk.start_transaction(name="job")
    yield a
    t.finish()
""",
        """\
from contextlib import contextmanager

@contextmanager
def f(a):
    with sentry_sdk.start_transaction(name="job"):
        yield a
""",
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_it_becomes_a_with_statement(tmp_path: Path, source: str, expected: str | None) -> None:
    after, states, _ = mended(tmp_path, source)
    assert after == (source if expected is None else expected)
    assert set(states) == (set() if expected is None else {"fixed"})


def test_in_every_form_of_the_import(tmp_path: Path) -> None:
    body = '    t = {}(name="job")\n    a.work()\n    t.finish()\n'
    wanted = '    with {}(name="job"):\n        a.work()\n'
    heads = {
        "sentry_sdk.start_transaction": "import sentry_sdk\n",
        "s.start_transaction": "import sentry_sdk as s\n",
        "start_transaction": "from sentry_sdk import start_transaction\n",
        "begin": "from sentry_sdk import start_transaction as begin\n",
    }
    for name, head in heads.items():
        after = fix(f"{head}def f(a):\n{body.format(name)}", path=str(tmp_path / "app.py")).data.decode()
        assert after == f"{head}def f(a):\n{wanted.format(name)}"
        inside = "".join(f"    {line}\n" for line in head.splitlines())
        after = fix(f"def f(a):\n{inside}{body.format(name)}", path=str(tmp_path / "app.py")).data.decode()
        assert after == f"def f(a):\n{inside}{wanted.format(name)}"


def test_newlines_stay(tmp_path: Path) -> None:
    source = (
        HEAD + 'def f(a):\n    t = sentry_sdk.start_transaction(name="é")\n    a.work()\n    t.finish()\n    return a'
    )
    expected = HEAD + 'def f(a):\n    with sentry_sdk.start_transaction(name="é"):\n        a.work()\n    return a'
    after = fix(b"\xef\xbb\xbf" + source.replace("\n", "\r\n").encode(), path=str(tmp_path / "app.py")).data.decode()
    assert after == "\ufeff" + expected.replace("\n", "\r\n")


START = '    t = sentry_sdk.start_transaction(name="job")\n'
REFUSED = {
    "no statement of its own": ('def f(a):\n    a.x, t = 1, sentry_sdk.start_span(op="x")\n    a.work()\n', None),
    "annotated": ('def f(a):\n    t: T = sentry_sdk.start_span(op="x")\n    a.work()\n    t.finish()\n', "annotation"),
    "on a condition": ('def f(a):\n    t = sentry_sdk.start_span(op="x") if a else None\n    a.work()\n', "middle of"),
    "finished with something": (f"def f(a):\n{START}    a.work()\n    t.finish(end_timestamp=a)\n", "given something"),
    "started in a branch": (f"def f(a):\n    if a:\n    {START}    a.work()\n    t.finish()\n", "outside of the block"),
    "nothing follows": (f"def f(a):\n{START}", "nothing runs"),
    "semicolons": (f"def f(a):\n{START[:-1]}; b = 1\n    a.work()\n    t.finish()\n", "shares a line"),
    "finished on a line with more": (f"def f(a):\n{START}    a.work()\n    t.finish(); a.end()\n", "shares a line"),
    "one-line suite": ('def f(a): t = sentry_sdk.start_span(op="x"); a.work(); t.finish()\n', "shares a line"),
    "the rest of a module": ('sentry_sdk.start_transaction(name="x").__enter__()\ndef f(): pass\n', "rest of the module"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_is_said(tmp_path: Path, source: str, why: str | None) -> None:
    after, states, notes = mended(tmp_path, source)
    assert after == source
    assert set(states) <= {"kept"}
    assert why is None or why in notes[0]


IN_DOUBT = {
    "work goes on": (f"def f(a):\n{START}    if a:\n        a.work()\n        t.finish()\n        a.more()\n", "work goes on"),
    "work in the return": (
        f"def f(a):\n{START}    if a.work():\n        t.finish()\n        return a.more()\n    t.finish()\n",
        "what is returned is worked out",
    ),
    "a generator": (f"def f(a):\n{START}    yield a\n    t.finish()\n", "in a generator"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "why"), IN_DOUBT.values(), ids=IN_DOUBT.keys())
def test_where_it_would_last_longer_it_is_asked_for(tmp_path: Path, source: str, why: str) -> None:
    after, states, notes = mended(tmp_path, source)
    assert (after, states) == (source, ["review"])
    assert why in notes[0]
    after, states, _ = mended(tmp_path, source, review=True)
    assert states == ["fixed"]
    assert 'with sentry_sdk.start_transaction(name="job"):' in after
    assert "finish" not in after
