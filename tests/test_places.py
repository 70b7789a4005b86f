"""Where a statement stands decides: in which block, before or behind what else, in which kind of function."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from test_words import finds

CAPTURE = "sentry_sdk.capture_exception(exc)"
RAISE = "raise ValueError from exc"
LOG = "log.error('not sent')"
#: A rule, the function around, bodies with a finding, and without. ONE and OTHER are the rule's two statements.
PLACES: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "a capture in a loop": (
        "SNT504",
        """
        async def run(orders, exc):
            BODY
        """,
        (
            "for one in orders:\n    ONE",
            "async for one in orders:\n    ONE",
            "while orders:\n    ONE",
            "for one in orders:\n    if one:\n        ONE",
            "for one in orders:\n    try:\n        one()\n    except OSError:\n        ONE",
            "for one in orders:\n    try:\n        ONE\n    finally:\n        one()",
            "for one in orders:\n    try:\n        one()\n    finally:\n        ONE",
            "for one in orders:\n    try:\n        one()\n    except OSError:\n        pass\n    else:\n        ONE",
            "for one in orders:\n    with one:\n        ONE",
            "for one in orders:\n    match one:\n        case 1:\n            ONE",
            "for one in orders:\n    for two in one:\n        pass\n    else:\n        ONE",
            "[ONE for one in orders]",
            "{ONE for one in orders}",
            "{one: ONE for one in orders}",
            "any(ONE for one in orders)",
            "while orders:\n    with orders:\n        ONE",
            "for one in orders:\n    ONE\n    if one:\n        break",
        ),
        (
            "ONE",
            "for one in orders:\n    pass\nelse:\n    ONE",
            "while orders:\n    pass\nelse:\n    ONE",
            "for one in orders:\n    ONE\n    break",
            "for one in orders:\n    ONE\n    return",
            "for one in orders:\n    ONE\n    raise exc",
            "while orders:\n    ONE\n    break",
            "for one in orders:\n    if one:\n        ONE\n        break",
            "for one in orders:\n    if one:\n        ONE\n    break",
            "for one in orders:\n    try:\n        one()\n    except OSError:\n        ONE\n        return",
            "for one in orders:\n    def later():\n        ONE",
            "for one in orders:\n    later = lambda: ONE",
            "while orders:\n    if orders:\n        ONE",
            "async for one in orders:\n    try:\n        one()\n    except OSError:\n        ONE",
            "while orders:\n    match orders:\n        case 1:\n            ONE",
        ),
    ),
    "an error that is raised anew": (
        "SNT204",
        """
        def run(order):
            try:
                order.send()
            except OSError as exc:
                BODY
        """,
        (
            "ONE\nOTHER",
            "if order:\n    ONE\n    OTHER",
            "if order:\n    ONE\nOTHER",
            "ONE\nif order:\n    OTHER",
            "with order:\n    ONE\nOTHER",
            "for one in order:\n    ONE\nelse:\n    OTHER",
            "while order:\n    ONE\nelse:\n    OTHER",
            "ONE\nkind = order.kind\nOTHER",
            "try:\n    ONE\nfinally:\n    OTHER",
            "for one in order:\n    ONE\nOTHER",
            "ONE\nmatch order:\n    case 1:\n        OTHER",
        ),
        (
            "ONE",
            "OTHER",
            "OTHER\nONE",
            "if order:\n    ONE\nelse:\n    OTHER",
            "if order:\n    ONE\n    return\nOTHER",
            "ONE\nreturn\nOTHER",
            "ONE\nraise\nOTHER",
            "for one in order:\n    ONE\n    continue\n    OTHER",
            "for one in order:\n    ONE\n    break\n    OTHER",
            "match order:\n    case 1:\n        ONE\n    case _:\n        OTHER",
            "ONE\ndef later():\n    OTHER",
            "if order:\n    ONE\nif not order:\n    OTHER",
            "if not order:\n    ONE\nif order:\n    OTHER",
            "ONE\ntry:\n    OTHER\nexcept ValueError:\n    pass",
            "ONE\nwith contextlib.suppress(ValueError):\n    OTHER",
        ),
    ),
    "an error that is logged": (
        "SNT205",
        """
        import logging

        log = logging.getLogger(__name__)

        def run(order):
            try:
                order.send()
            except OSError as exc:
                BODY
        """,
        (
            "ONE\nLOG",
            "LOG\nONE",
            "if order:\n    ONE\n    LOG",
            "if order:\n    ONE\nLOG",
            "LOG\nif order:\n    ONE",
            "try:\n    ONE\nfinally:\n    LOG",
            "try:\n    LOG\nfinally:\n    ONE",
            "try:\n    LOG\nexcept KeyError:\n    pass\nelse:\n    ONE",
            "try:\n    order()\nexcept KeyError:\n    pass\nelse:\n    LOG\nfinally:\n    ONE",
            "for one in order:\n    LOG\nelse:\n    ONE",
        ),
        (
            "LOG",
            "ONE",
            "if order:\n    ONE\nelse:\n    LOG",
            "if order:\n    ONE\n    return\nLOG",
            "LOG\nreturn\nONE",
            "if order:\n    ONE\nif not order:\n    LOG",
            "if order.debug:\n    LOG\nONE",
            "if DEV:\n    LOG\nONE",
            "if settings.env == 'development':\n    LOG\nONE",
            "if order.local:\n    LOG\nONE",
            "match order:\n    case 1:\n        ONE\n    case _:\n        LOG",
        ),
    ),
    "a scope that is filled in vain": (
        "SNT407",
        """
        KIND run(order, exc):
            with sentry_sdk.new_scope() as scope:
                scope.set_tag("kind", order.kind)
                BODY
        """,
        (
            "pass",
            "kind = order.kind",
            "if order:\n    pass",
            "for one in order:\n    pass",
            "while order:\n    break",
            "try:\n    pass\nfinally:\n    pass",
            "with order:\n    pass",
            "later = lambda: 1",
            "len(order)",
            "str(order).upper()",
            "scope.set_tag('more', order.name())",
            "return",
        ),
        (
            "ONE",
            "order.send()",
            "send(order)",
            "yield order",
            "yield from order",
            "await order",
            "async with order:\n    pass",
            "async for one in order:\n    pass",
            "def later():\n    pass",
            "async def later():\n    pass",
            "class Later:\n    pass",
            "order.keep(scope)",
            "keep = scope",
            "scope.capture_exception(exc)",
            "order.get('https://shop.example')",
        ),
    ),
    "data that is left": (
        "SNT409",
        """
        KIND run(order, exc):
            BODY
        """,
        (
            "for one in order:\n    TAG\n    one.send()",
            "async for one in order:\n    TAG\n    one.send()",
            "async for one in order:\n    TAG\n    await one.send()",
            "while order:\n    TAG\n    order.send()",
            "while order:\n    TAG\n    sent = order.send()",
            "for one in order:\n    if one:\n        TAG\n    one.send()",
            "for one in order:\n    with one:\n        TAG\n    one.send()",
            "for one in order:\n    ONE\n    TAG",
            "for one in order:\n    with sentry_sdk.start_span():\n        TAG\n    one.send()",
        ),
        (
            "TAG\norder.send()",
            "for one in order:\n    TAG",
            "for one in order:\n    pass\nelse:\n    TAG\n    order.send()",
            "for one in order:\n    with sentry_sdk.new_scope():\n        TAG\n    one.send()",
            "for one in order:\n    with sentry_sdk.isolation_scope():\n        TAG\n    one.send()",
            "for one in order:\n    with sentry_sdk.push_scope():\n        TAG\n    one.send()",
            "for one in order:\n    with own_scope():\n        TAG\n    one.send()",
            "for one in order:\n    def later():\n        TAG\n    one.send()",
            "for one in order:\n    TAG\n    kind = one.kind",
            "async for one in order:\n    async with own_scope():\n        TAG\n    one.send()",
        ),
    ),
    "data that comes too late": (
        "SNT410",
        """
        def run(order):
            try:
                order.send()
            except OSError as exc:
                BODY
        """,
        (
            "ONE\nTAG",
            "ONE\nTAG\nreturn",
            "ONE\nTAG\nraise",
            "ONE\nkind = order.kind\nTAG",
            "ONE\nTAG\nsentry_sdk.set_user(None)",
            "ONE\nsentry_sdk.set_level('error')\nTAG",
            "ONE\nTAG\nkind = order.kind",
        ),
        (
            "TAG\nONE",
            "ONE\nTAG\nONE",
            "ONE\nTAG\norder.send()",
            "ONE\nTAG\nraise ValueError from exc",
            "ONE\nTAG\nkind = order.name()",
            "TAG",
            "if order:\n    ONE\nTAG",
            "ONE\nif order:\n    TAG",
        ),
    ),
    "a rate of all requests": (
        "SNT503",
        """
        def run(order):
            BODY
        """,
        (
            "INIT",
            "if order:\n    INIT",
            "if order.production:\n    pass\nINIT",
            "if order.production:\n    kind = 1\nINIT",
            "for one in order.production:\n    INIT",
        ),
        (
            "if order.production:\n    INIT",
            "if order.debug:\n    pass\nelse:\n    INIT",
            "if order.debug:\n    return\nINIT",
            "if order.debug:\n    raise ValueError\nINIT",
            "for one in order:\n    if one.debug:\n        break\n    INIT",
            "if order == 'production':\n    INIT",
            "INIT if order.debug else None",
            "None if order.debug else INIT",
            "if order:\n    if order.is_debug():\n        INIT",
        ),
    ),
}


@pytest.mark.parametrize("question", PLACES)
def test_a_place(question: str, tmp_path: Path) -> None:
    code, around, does, does_not = PLACES[question]
    for body in (*does, *does_not):
        source = put(around, body)
        compile(source, "app.py", "exec")
        assert finds(tmp_path, code, source) is (body in does), body


def put(around: str, body: str) -> str:
    """The function with its body, ``async`` where it has to be."""
    around = textwrap.dedent(around)
    line = next(line for line in around.splitlines() if line.strip() == "BODY")
    for word, text in {
        "ONE": CAPTURE,
        "OTHER": RAISE,
        "LOG": LOG,
        "TAG": "sentry_sdk.set_tag('kind', order.kind)",
        "INIT": "sentry_sdk.init(traces_sample_rate=1.0)",
    }.items():
        body = body.replace(word, text)
    asynchronous = any(word in body for word in ("await ", "async for", "async with"))
    around = around.replace("KIND", "async def" if asynchronous else "def")
    return around.replace(line, textwrap.indent(body, line.partition("BODY")[0]))
