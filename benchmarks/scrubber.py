"""What the generated scrubber costs an event, and what it leaves, beside fillmore's and sentry-scrubber's.

Every scrubber gets the same events, in turns, each its own copy; the values differ from event to event, as a service's
do. The hooks are called as the SDK calls them: ours with each breadcrumb first. `left` are canaries that are found
after scrubbing, of those planted. fillmore and sentry-scrubber run as they come; they are left out where they are not
installed. Prints markdown tables; `--growth` shows instead how the time grows with the length of texts that are made to
be slow, `slope` as in growth.py.
"""

from __future__ import annotations

import argparse
import copy
import gc
import importlib
import json
import math
import statistics
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from measure import table
from scrubbed_events import Event, Maker, sizes

from sentry_lint.audit.scrubber import module_source
from sentry_lint.policy import Policy

Scrub = Callable[[Event, dict[str, Any]], Any]


def generated() -> ModuleType:
    """A new module: it has seen nothing yet."""
    module = ModuleType("scrubbing")
    exec(compile(module_source(Policy()), "scrubbing.py", "exec"), module.__dict__)
    return module


def ours() -> Scrub:
    scrubbing = generated()

    def scrub(event: Event, hint: dict[str, Any]) -> Any:
        crumbs = event.get("breadcrumbs")
        if crumbs is not None:
            event["breadcrumbs"] = {"values": [scrubbing.before_breadcrumb(crumb, hint) for crumb in crumbs["values"]]}
        return scrubbing.before_send(event, hint)

    return scrub


def scrubbers() -> Iterator[tuple[str, Scrub]]:
    yield "sentry-lint", ours()
    for package, name in (("sentry_scrubber", "SentryScrubber"), ("fillmore", "Scrubber")):
        try:
            made = getattr(importlib.import_module(f"{package}.scrubber"), name)()
        except ImportError:
            continue
        yield package.replace("_", "-"), getattr(made, "scrub_event", made)


def timed(scrub: Scrub, event: Event) -> tuple[float, Any]:
    """Milliseconds of this thread's processor time, and what came out."""
    mine = copy.deepcopy(event)
    start = time.thread_time()
    made = scrub(mine, {})
    return (time.thread_time() - start) * 1000, made


def compared(runs: int) -> Iterator[list[object]]:
    for size, _ in sizes(Maker(0)):
        made = list(scrubbers())
        first: dict[str, float] = {}
        costs: dict[str, list[float]] = {name: [] for name, _ in made}
        left = dict.fromkeys(costs, 0)
        planted = 0
        maker = Maker(7)
        build = dict(sizes(maker))[size]
        for turn in range(runs):
            event = build()
            planted += len(maker.planted)
            for name, scrub in reversed(made) if turn % 2 else made:
                cost, clean = timed(scrub, event)
                first.setdefault(name, cost)
                costs[name].append(cost)
                text = json.dumps(clean)
                left[name] += sum(json.dumps(canary.core)[1:-1] in text for canary in maker.planted)
        own = statistics.median(costs["sentry-lint"])
        for name, seen in costs.items():
            median = statistics.median(seen)
            yield [size, name, first[name], median, f"{median / own:.2f}", f"{left[name]} of {planted}"]


# -- texts that are made to be slow

SLOW = (
    *("a ", "a=", "a:", "password:", "token:token:", "name='a' ", "x.name=", "password='", "password=(", '"a": '),
    *('\\"a\\": ', "eyJaaaaaaaaa-", "a@", "a@b.", "1 ", "+1 ", "4111 ", "DE89 ", "555-555-", "Ab Ab ", "://a:"),
    *("Bearer ", "%41", "%25", "a%", "\\", "\\n%25&amp;", "<a>", "<password ", "--a ", "('a', ", "[(", "{", "<Aa: "),
    *('name="a"\n', "-----BEGIN PRIVATE KEY-----", "INSERT INTO a (", "[parameters: (", "Duplicate entry '"),
    *("Failing row contains (", "a LIKE '", "SELECT a'", "input_value="),
)  # fmt: skip


def grown(length: int) -> Iterator[list[object]]:
    scrubbing = generated()
    for unit in SLOW:
        row: list[object] = [f"`{unit!r}`"]
        before = 0.0
        for size in (length // 4, length // 2, length):
            text = unit * (size // len(unit)) + "x"
            start = time.thread_time()
            scrubbing.Cleaner().text(text)
            cost = (time.thread_time() - start) * 1000
            row.append(cost)
            slope = math.log2(cost / before) if before else 0.0
            before = cost
        yield [*row, f"{slope:.1f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=50, help="events of each size")
    parser.add_argument("--growth", type=int, metavar="LENGTH", help="how the time grows up to this length of a text")
    arguments = parser.parse_args()
    gc.disable()
    if arguments.growth:
        lengths = [f"{arguments.growth // part:,} characters, ms" for part in (4, 2, 1)]
        print(table(("text of", *lengths, "slope"), grown(arguments.growth)))
        return
    head = ("event", "scrubber", "first event, ms", "median event, ms", "to sentry-lint", "canaries left")
    print(table(head, compared(arguments.runs)))


if __name__ == "__main__":
    main()
