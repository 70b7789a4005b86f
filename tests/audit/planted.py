"""Canaries where users' data enters an application, and the places of an event where they come out again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import sentry_sdk

from sentry_lint.audit.canaries import Mint
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.search import Hit, hits
from sentry_lint.audit.transport import Sent

# What people type into a form.
KINDS = ("email", "password", "card", "token", "person-name", "phone")


class Planted:
    """The canaries of one run. An entry is where a value comes in: ``header``, ``json``, ``path`` ..."""

    def __init__(self) -> None:
        self.mint = Mint("frameworks")

    def value(self, entry: str, kind: str = "email") -> str:
        return self.mint.make(entry, kind).value

    def sentence(self, entry: str, kind: str = "email") -> str:
        return self.mint.make(entry, kind).sentence

    def fields(self, entry: str, *kinds: str) -> dict[str, str]:
        """A form as people fill it in: telling names, one value a kind."""
        made = [self.mint.make(f"{entry}.{kind}", kind) for kind in kinds or KINDS]
        return {canary.name: canary.value for canary in made}

    def body(self, entry: str) -> dict[str, Any]:
        """A document of an API: fields, the same one mapping deeper and in a list, and a sentence."""
        return {
            **self.fields(entry),
            "customer": self.fields(f"{entry}.nested"),
            "rows": [self.fields(f"{entry}.list")],
            "note": self.sentence(f"{entry}.note"),
        }

    def headers(self) -> dict[str, str]:
        return {
            "X-Customer-Email": self.value("header.email"),
            "X-Auth-Token": self.value("header.token", "token"),
            "Authorization": f"Bearer {self.value('header.authorization', 'token')}",
            "Cookie": f"theme={self.value('cookie.theme')}; refresh_token={self.value('cookie.token', 'token')}",
            "Referer": f"https://shop.internal/?{self._pairs('header.referer')}",
        }

    def query(self) -> str:
        return f"{self._pairs('query')}&q={quote(self.value('query.text', 'phone'))}"

    def _pairs(self, entry: str) -> str:
        pairs = self.fields(entry, "email", "token", "password", "person-name")
        return "&".join(f"{name}={quote(value)}" for name, value in pairs.items())


_PLACES = [
    (re.compile(pattern), place)
    for pattern, place in (
        (r"\(envelope header\)", "envelope header"),
        (r"\(item header\)", "item header"),
        (r"items\[\d+\]\.(\w+)", r"\1"),
        (r"stacktrace\.frames\[\d+\]\.vars", "frame.vars"),
        (r"stacktrace\.frames\[\d+\]\.(?:pre_|post_)?context", "frame.source"),
        (r"exception\.values\[\d+\]\.value\Z", "exception.value"),
        (r"breadcrumbs\.values\[\d+\]\.message", "breadcrumb.message"),
        (r"breadcrumbs\.values\[\d+\]\.data", "breadcrumb.data"),
        (r"request\.(\w+)", r"request.\1"),
        (r"spans\[\d+\]\.description", "span.description"),
        (r"spans\[\d+\]\.data", "span.data"),
        (r"contexts\.trace\.data", "trace.data"),
        (r"(\w+)", r"\1"),
    )
]


def place(hit: Hit) -> str:
    """The part of an item that holds the hit, without the names and numbers that differ from one event to another."""
    for pattern, name in _PLACES:
        found = pattern.search(hit.path)
        if found is not None:
            return f"{'' if hit.item == 'event' else f'{hit.item}: '}{found.expand(name)}"
    return hit.item


@dataclass
class Outcome:
    """What left in one run."""

    sent: list[Sent]
    found: list[Hit]
    planted: Planted

    @property
    def leaks(self) -> list[str]:
        """Each leak in words: the entry, the path, the form."""
        return [f"{hit.canary.surface} in {hit.item}.{hit.path} ({hit.form})" for hit in self.found]

    def places(self, entry: str) -> set[str]:
        """Where the values of that entry, or of one below it, came out."""
        return {
            place(hit)
            for hit in self.found
            if hit.canary.surface == entry or hit.canary.surface.startswith(f"{entry}.")
        }

    def items(self) -> list[str]:
        return sorted(one.item for one in self.sent)


def missing(of: Outcome, expected: dict[str, set[str]]) -> dict[str, set[str]]:
    """The places where an entry was expected to come out and did not."""
    return {entry: lost for entry, places in expected.items() if (lost := places - of.places(entry))}


def judge(sent: Iterable[Sent], planted: Planted) -> Outcome:
    """What is found of the canaries in what left; sessions count requests and hold nothing of them."""
    left = [one for one in sent if one.item not in ("session", "sessions", "client_report")]
    return Outcome(left, hits(left, planted.mint.made), planted)


def run(app: Callable[[Planted], None], **options: Any) -> Outcome:
    """The application behind an SDK of its own, which traces everything and keeps logs."""
    planted = Planted()
    with own_sdk() as tape:
        sentry_sdk.init(**{"traces_sample_rate": 1.0, "enable_logs": True, **options})
        app(planted)
        sentry_sdk.flush()
        return judge(tape.take(), planted)
