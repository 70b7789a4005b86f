"""Spans that are started by hand: each way in and out, and whether something is lost on it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from test_words import finds

#: Bodies of a function in which a span (``START``) is left open on some way, or is never sent.
LOST = (
    "START",
    "span = START",
    "span: object = START",
    "span = START\nspan.set_data('a', 1)",
    "span = START if order else None\nif span:\n    span.set_data('a', 1)",
    "span = START\norder.send()\nspan.finish()",
    "span = START\nif order.kind:\n    return\nspan.finish()",
    "span = START\nif order.kind:\n    raise ValueError\nspan.finish()",
    "span = START\nif order.kind:\n    span.finish()",
    "span = START\nif order.kind():\n    pass\nspan.finish()",
    "span = START\nwhile order.send():\n    pass\nspan.finish()",
    "span = START\nfor one in order.all():\n    pass\nspan.finish()",
    "span = START\nfor one in order:\n    one.send()\nspan.finish()",
    "span = START\nwith order.open():\n    pass\nspan.finish()",
    "span = START\nwith order:\n    order.send()\nspan.finish()",
    "span = START\nwith order:\n    return\nspan.finish()",
    "for one in order:\n    span = START\n    if one:\n        continue_ = 1\n",
    "for one in order:\n    span = START\n    if one:\n        span.finish()\n",
    "while order:\n    span = START\n    if order.kind:\n        span.finish()\n",
    "span = START\ntry:\n    order.send()\nexcept ValueError:\n    pass\nspan.finish()",
    "span = START\ntry:\n    order.send()\nexcept ValueError:\n    span.finish()\nspan.finish()",
    "span = START\ntry:\n    order.send()\nexcept Exception:\n    raise\nspan.finish()",
    "span = START\ntry:\n    pass\nexcept ValueError:\n    pass\nelse:\n    order.send()\nspan.finish()",
    "span = START\nspan.__enter__()",
    "span = START.__enter__()",
    "START.__enter__()",
    "span = START\nspan.__enter__()\norder.send()\nspan.__exit__(None, None, None)",
    "span = START\nassert span\nbool(span)\nif span is not None:\n    pass",
    "START or 1",
)
#: Bodies in which nothing is lost, or nobody can tell.
KEPT = (
    "with START:\n    order.send()",
    "with START as span:\n    order.send()",
    "with order, START as span:\n    order.send()",
    "with (START if order else order):\n    order.send()",
    "return START",
    "return order and START",
    "return START if order else None",
    "span = START\nreturn span",
    "span = START\nyield span",
    "span = START\nwith span:\n    order.send()",
    "span = START\nspan.set_data('a', 1)\nspan.finish()",
    "span = START\norder.span = span",
    "order.span = START",
    "span = START\norder.keep(span)",
    "order.keep(START)",
    "spans = [START]",
    "global span\nspan = START",
    "span = START\ndef end():\n    span.finish()\norder.later(end)",
    "span = START\norder.later(lambda: span.finish())",
    "span = START\norder.later(span.finish)",
    "span = START\ntry:\n    order.send()\nfinally:\n    span.finish()",
    "span = START\ntry:\n    order.send()\nexcept Exception:\n    span.finish()\n    raise\nspan.finish()",
    "span = START\ntry:\n    order.send()\nexcept:\n    span.finish()\n    raise\nspan.finish()",
    "span = START\ntry:\n    order.send()\nexcept (KeyError, BaseException):\n"
    "    span.finish()\n    raise\nspan.finish()",
    "span = START\ntry:\n    order.send()\nexcept Exception:\n    pass\nspan.finish()",
    "try:\n    span = START\n    order.send()\n    span.finish()\nexcept Exception:\n    span.finish()",
    "span = START\nif order.kind:\n    span.finish()\nelse:\n    span.finish()",
    "span = START\nif order.kind:\n    span.finish()\n    return\nspan.finish()",
    "span = START if order else None\nif span:\n    span.finish()",
    "span = START\nkind = order.kind\nspan.finish()\norder.send()",
    "span = START\nfor one in order:\n    pass\nspan.finish()",
    "span = START\nwhile order:\n    order = order.next\nspan.finish()",
    "span = START\nwith order:\n    kind = order.kind\nspan.finish()",
    "span = START\nwith order:\n    span.finish()",
    "span = START\ndef later():\n    order.send()\nspan.finish()",
    "span = START\nclass Later:\n    pass\nspan.finish()",
    "span = START\nspan.__enter__()\ntry:\n    order.send()\nfinally:\n    span.__exit__(None, None, None)",
    "for one in order:\n    span = START\n    span.finish()",
)


@pytest.mark.parametrize("kind", ["start_span", "start_transaction"])
@pytest.mark.parametrize("function", ["def", "async def"])
@pytest.mark.parametrize(("bodies", "lost"), [(LOST, True), (KEPT, False)], ids=["lost", "kept"])
def test_a_way(bodies: tuple[str, ...], lost: bool, function: str, kind: str, tmp_path: Path) -> None:
    for body in bodies:
        if function == "async def" and "def " not in body:
            body = body.replace("with order", "async with order").replace("for one in order", "async for one in order")
        source = f"{function} run(order):\n{textwrap.indent(body, '    ')}\n".replace(
            "START", f"sentry_sdk.{kind}(op='a')"
        )
        assert finds(tmp_path, "SNT502", source) is lost, source
