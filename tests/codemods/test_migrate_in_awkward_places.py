"""Names of the SDK where nobody looks for them; what stands around them stays as it was."""

from __future__ import annotations

from hand import fix

BEFORE = """\
import sentry_sdk
from sentry_sdk import Hub, configure_scope, push_scope


def a(e): return sentry_sdk.Hub.current.capture_exception(e)
b = lambda e: Hub.current.capture_exception(e)
c = [sentry_sdk.start_span(op=x, description=y) for x, y in z]


@trace(sentry_sdk.Hub.current.scope)
def d(x=Hub.current.scope):
    with push_scope() as s: s.set_tag("a", 1); sentry_sdk.capture_message("x")


async def f(e):
    async with lock, other:
        with configure_scope() as scope, push_scope() as inner:
            scope.set_tag("a", 1)
            inner.set_tag("b", 1)
            sentry_sdk.capture_message("a")
    if x: sentry_sdk.Hub.current.add_breadcrumb(message="a"); y = 1  # z
    await g(Hub.current.capture_message(f"{Hub.current.capture_message('q')}"))
    with (
        push_scope() as one,  # one
        open(p) as two,
    ):
        one.set_tag("a", two.read())
    try:
        with configure_scope() as scope:
            scope.level = "info"
    finally:
        with configure_scope() as self.scope:
            self.scope.user = {"id": 1}
    while Hub.current.client: pass
    if not Hub.current.client and (k := Hub.current.scope): pass
    for i in range(3):
        with configure_scope() as scope:
            if i:
                continue
            scope.set_tag("a", \'\'\'x
    y\'\'\')
    else:
        pass
    with configure_scope():
        # alone
        sentry_sdk.set_tag("a", 1)
"""
AFTER = """\
import sentry_sdk


def a(e): return sentry_sdk.capture_exception(e)
b = lambda e: sentry_sdk.capture_exception(e)
c = [sentry_sdk.start_span(op=x, name=y) for x, y in z]


@trace(sentry_sdk.get_isolation_scope())
def d(x=sentry_sdk.get_isolation_scope()):
    with sentry_sdk.new_scope() as s: s.set_tag("a", 1); sentry_sdk.capture_message("x")


async def f(e):
    async with lock, other:
        scope = sentry_sdk.get_isolation_scope()
        with sentry_sdk.isolation_scope() as inner:
            scope.set_tag("a", 1)
            inner.set_tag("b", 1)
            sentry_sdk.capture_message("a")
    if x: sentry_sdk.add_breadcrumb(message="a"); y = 1  # z
    await g(sentry_sdk.capture_message(f"{sentry_sdk.capture_message('q')}"))
    with (
        sentry_sdk.isolation_scope() as one,  # one
        open(p) as two,
    ):
        one.set_tag("a", two.read())
    try:
        scope = sentry_sdk.get_isolation_scope()
        scope.set_level("info")
    finally:
        self.scope = sentry_sdk.get_isolation_scope()
        self.scope.set_user({"id": 1})
    while sentry_sdk.is_initialized(): pass
    if not sentry_sdk.is_initialized() and (k := sentry_sdk.get_isolation_scope()): pass
    for i in range(3):
        scope = sentry_sdk.get_isolation_scope()
        if i:
            continue
        scope.set_tag("a", \'\'\'x
    y\'\'\')
    else:
        pass
    # alone
    sentry_sdk.set_tag("a", 1)
"""


def test_awkward_places() -> None:
    for old, new in (("\n", "\n"), ("\n", "\r\n")):
        result = fix(BEFORE.replace(old, new), "migrate-sdk-api")
        assert result.data.decode() == AFTER.replace(old, new)
        assert {row.state for row in result.rows} == {"fixed"}


def test_tabs_form_feeds_and_other_encodings() -> None:
    source = (
        "# -*- coding: latin-1 -*-\nimport sentry_sdk\n\x0c\ndef f(e):\n\twith sentry_sdk.configure_scope() as s:\n"
        "\t\ts.set_tag('straße', 1)  # für alle\n\treturn 'é'"
    ).encode("latin-1")
    result = fix(source, "migrate-sdk-api")
    lines = source.splitlines()
    lines[4:6] = [b"\ts = sentry_sdk.get_isolation_scope()", lines[5][1:]]
    assert result.data == b"\n".join(lines)


def test_many_names_of_one_import_take_lines_of_their_own() -> None:
    head = "from sentry_sdk import Hub, capture_exception, init, set_context, set_extra, set_tag, set_user\n\n"
    uses = "Hub.current.add_breadcrumb(message='a')\nHub.current.capture_message('a')\n"
    names = "add_breadcrumb capture_exception capture_message init set_context set_extra set_tag set_user".split()
    result = fix(head + uses, "migrate-sdk-api")
    listed = "".join(f"    {name},\n" for name in names)
    assert result.data.decode() == f"from sentry_sdk import (\n{listed})\n\n{uses.replace('Hub.current.', '')}"
