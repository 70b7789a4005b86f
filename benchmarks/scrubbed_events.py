"""Events as sentry-sdk hands them to ``before_send``, with canaries where applications have personal data."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from sentry_lint.audit.canaries import KINDS, Canary, Mint

Event = dict[str, Any]
WHEN = "2024-02-03T10:11:12.000000Z"


class Maker:
    """Makes events that differ in their values, as those of a service do; ``planted`` are the last one's canaries."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.mint = Mint(str(seed))
        self.planted: list[Canary] = []

    def plant(self, place: str, kind: str) -> Canary:
        canary = self.mint.make(place, kind)
        self.planted.append(canary)
        return canary

    def id(self) -> str:
        return f"{self.rng.getrandbits(32):08x}"

    # -- three sizes

    def small(self) -> Event:
        """A message with a user, a tag and a little extra."""
        self.planted = []
        email = self.plant("user", "email")
        return {
            "level": "warning",
            "message": self.plant("message", "phone").sentence,
            "user": {"id": self.id(), "email": email.value},
            "tags": {"region": "eu-west-1", "reporter": self.plant("tag", "email").value},
            "extra": {"order": self.id(), "attempt": 3, "form": dict([self.named("extra", "password")])},
            **self.about(),
        }

    def typical(self) -> Event:
        """An error of a web service: 30 frames with their locals and source, 100 breadcrumbs, the request."""
        self.planted = []
        frames = [self.frame(number) for number in range(30)]
        for place, kind in ((3, "password"), (12, "email"), (21, "person-name"), (28, "card")):
            frames[place]["vars"].update([self.named("frame.vars", kind)])
        crumbs = [self.crumb(number) for number in range(100)]
        for place, kind in ((7, "email"), (31, "token"), (55, "jwt"), (90, "iban")):
            crumbs[place]["message"] = self.plant("breadcrumb", kind).sentence
        crumbs[44]["data"].update([self.named("breadcrumb", "postal-address")])
        return {**self.error(frames), "breadcrumbs": {"values": crumbs}, **self.request(), **self.about()}

    def large(self) -> Event:
        """The same with what people put into contexts: 2,000 values, nested, and a body of 50 kB as text."""
        event = self.typical()
        rows = [
            {"sku": self.id(), "count": number, "price": "19.90", "note": f"row {self.id()} of the order"}
            for number in range(500)
        ]
        for number, kind in enumerate(KINDS):
            rows[number * 30].update([self.named("context", kind)])
        event["contexts"]["order"] = {"rows": rows, "state": "open"}
        body = [{"row": self.id(), "text": "a line that somebody wrote about an order " * 5} for _ in range(200)]
        body[99].update([self.named("context", "email")])
        event["contexts"]["upstream"] = {"body": json.dumps(body)}
        return event

    # -- parts

    def named(self, place: str, kind: str) -> tuple[str, str]:
        canary = self.plant(place, kind)
        return canary.name, canary.value

    def about(self) -> Event:
        return {
            "event_id": self.id() * 4,
            "timestamp": WHEN,
            "platform": "python",
            "server_name": "web-1",
            "release": "shop@1.4.2",
            "environment": "production",
            "contexts": {
                "trace": {"trace_id": self.id() * 4, "span_id": self.id() * 2, "op": "http.server"},
                "runtime": {"name": "CPython", "version": "3.11.9", "build": "3.11.9 (main, Apr 10 2024)"},
            },
            "modules": {f"package-{number}": "1.2.3" for number in range(100)},
            "sdk": {"name": "sentry.python", "version": "2.75.0"},
        }

    def error(self, frames: list[Event]) -> Event:
        value = {
            "type": "OrderError",
            "value": self.plant("exception", "email").sentence,
            "mechanism": {"type": "starlette", "handled": False},
            "stacktrace": {"frames": frames},
        }
        return {"level": "error", "transaction": "/orders/{order_id}", "exception": {"values": [value]}}

    def request(self) -> Event:
        body = {**dict([self.named("request", "email")]), "items": [{"sku": self.id(), "count": 2} for _ in range(5)]}
        token = self.plant("request", "token")
        headers = {
            "host": "shop.net",
            "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
            "content-type": "application/json",
            "x-request-id": self.id(),
            "authorization": "[Filtered]",
        }
        query = f"page=2&token={token.value}"
        return {"request": {"url": "https://shop.net/o", "query_string": query, "headers": headers, "data": body}}

    def frame(self, number: int) -> Event:
        return {
            "filename": f"shop/module_{number}.py",
            "abs_path": f"/srv/app/shop/module_{number}.py",
            "function": f"handle_{number}",
            "module": f"shop.module_{number}",
            "lineno": number,
            "in_app": True,
            "pre_context": [f"    value_{number}_{line} = compute(order, {line})" for line in range(5)],
            "context_line": f"    raise OrderError(order.id, status={number})",
            "post_context": [f"    return close(order_{number}, reason='late', attempt={line})" for line in range(5)],
            "vars": {
                "self": f"<shop.views.OrderView object at 0x7f{self.id()}>",
                "request": f"<Request GET /orders/{self.id()}>",
                "order": f"Order(id={self.rng.randint(1, 99999)}, status='open', total=Decimal('19.90'))",
                "items": [f"'{self.id()}'" for _ in range(5)],
                "options": {"retry": "True", "limit": "100", "reference": f"'{self.id()}'"},
                "now": "datetime.datetime(2024, 2, 3, 10, 11, 12)",
                "attempt": "3",
            },
        }

    def crumb(self, number: int) -> Event:
        kinds: tuple[Callable[[], Event], ...] = (
            lambda: {
                "type": "http",
                "category": "httplib",
                "data": {"url": f"https://api.shop.net/{self.id()}", "method": "GET", "http.query": f"page={number}"},
            },
            lambda: {
                "category": "query",
                "message": "SELECT orders.id, orders.status FROM orders WHERE orders.id = %(id_1)s",
                "data": {"db.system": "postgresql"},
            },
            lambda: {
                "category": "shop.orders",
                "message": f"order {self.id()} closed in {number} ms",
                "data": {"order": self.id(), "duration": 0.25},
            },
            lambda: {
                "category": "redis",
                "message": f"GET 'cart:{self.id()}'",
                "data": {"redis.key": f"cart:{self.id()}", "redis.is_cluster": False},
            },
        )
        return {"level": "info", "timestamp": WHEN, **kinds[number % len(kinds)]()}


def sizes(maker: Maker) -> Iterator[tuple[str, Callable[[], Event]]]:
    """Name and maker of each size."""
    yield from (("small", maker.small), ("typical", maker.typical), ("large", maker.large))
