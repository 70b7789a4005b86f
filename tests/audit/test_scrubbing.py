"""What the generated module takes out of texts and values, and that its parts fit each other."""

from __future__ import annotations

import collections
import dataclasses
import decimal
import enum
import json
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from sentry_sdk.serializer import serialize

from sentry_lint.audit.scrubber import _PARTS, _statements

from .benign import SAID
from .generated import generated
from .telling import TEXTS


@pytest.fixture(scope="module")
def scrubbing() -> Any:
    return generated()


def clean(scrubbing: Any, text: str) -> str:
    made = scrubbing.before_send({"message": text}, {})["message"]
    assert isinstance(made, str)
    return made


def left(text: str, telling: str) -> list[str]:
    return [word for word in telling.split() if word in text]


# How a text stands in another one.
AROUND: dict[str, Callable[[str], str]] = {
    "alone": str,
    "a literal": repr,
    "a literal of bytes": lambda text: repr(text.encode()),
    "a literal that was cut": lambda text: repr(text)[:-1],
    "JSON": lambda text: json.dumps({"note": text}),
    "JSON in JSON": lambda text: json.dumps({"body": json.dumps({"note": text})}),
    "JSON in a sentence": lambda text: f"got {json.dumps({'note': text})} at 7",
    "a mapping": lambda text: f"sent { ({'note': text, 'count': 1})!r}",
    "a mapping of literals": lambda text: repr({"note": repr(text)}),
    "a call": lambda text: f"Note({text!r}, 7)",
    "lines": lambda text: f"first: 1\n{text}\nlast: 2",
    "a line of a log": lambda text: f"2024-02-03 10:11:12,123 INFO shop: {text}",
    "a URL": lambda text: f"https://shop.internal/x?note={quote(text)}&page=2",
}


@pytest.mark.parametrize("around", AROUND)
def test_nothing_telling_is_left_in_a_text(scrubbing: Any, around: str) -> None:
    write = AROUND[around]
    failed = {text: clean(scrubbing, write(text)) for text, _ in TEXTS}
    assert {text: failed[text] for text, telling in TEXTS if left(failed[text], telling)} == {}


def test_what_is_around_a_value_stays(scrubbing: Any) -> None:
    for text, made in (
        ("order 17: password=hunter2, retry 3", "order 17: password=[Filtered], retry 3"),
        ("DE89 3704 0044 0532 0130 00 AND 17", "[Filtered] AND 17"),
        ("ada,4111111111111111,12", "ada,[Filtered],12"),
        ("run --password hunter2 --db x", "run --password [Filtered] --db x"),
        ("<user><password>x1</password></user>", "<user><password>[Filtered]</password></user>"),
        ('<input name="full_name" value="Ada Love">', '<input name="full_name" value="[Filtered]">'),
        ("<input value='Ada Love' name='full_name'/>", "<input value='[Filtered]' name='full_name'/>"),
        (
            '<textarea name="full_name" rows="2">Ada</textarea>',
            '<textarea name="full_name" rows="2">[Filtered]</textarea>',
        ),
        ('<input name="page" value="17">', '<input name="page" value="17">'),
        ("GET /reset/MQ/c7x-3f2a9b81d04c5566/", "GET /reset/MQ/[Filtered]/"),
        ("https://shop.internal/token/3f2a9b81d04c5566?x=1", "https://shop.internal/token/[Filtered]?x=1"),
        ("/verify-email/3f2a9b81d04c5566", "/verify-email/[Filtered]"),
        (
            "/password/reset/confirm and /orders/3f2a9b81d04c5566",
            "/password/reset/confirm and /orders/3f2a9b81d04c5566",
        ),
        ("/app/invite/migrations/0002_auto_20240101_1200.py", "/app/invite/migrations/0002_auto_20240101_1200.py"),
        ("/static/3f2a9b81d04c5566/reset/page.css", "/static/3f2a9b81d04c5566/reset/page.css"),
        ("Customer(id=7, name='Ada')", "Customer(id=7, name='[Filtered]')"),
        ('{"password":"x1","n":1.50}', '{"password":"[Filtered]","n":1.5}'),
        ("full_name=Ada von Lovelace given", "full_name=[Filtered] given"),
        ("curl -H 'X-Api-Key: x1' https://h/", "curl -H 'X-Api-Key: [Filtered]' https://h/"),
        ("Key (email)=(ada) already exists.", "Key (email)=[Filtered] already exists."),
        ("C:\\new\\table password=x1", "C:\\new\\table password=[Filtered]"),
    ):
        assert clean(scrubbing, text) == made


@dataclasses.dataclass
class Person:
    email: str
    password: str


class Contact(enum.Enum):
    FIRST = "ada@love.net"


class Field(enum.Enum):
    PASSWORD = 1


Login = collections.namedtuple("Login", "id password")


class Row(Sequence[str]):
    """Its repr tells nothing, but the SDK walks through it."""

    def __len__(self) -> int:
        return 1

    def __getitem__(self, place: Any) -> Any:
        return ["ada@love.net"][place]


class Shown:
    def __repr__(self) -> str:
        return "fine"

    def __sentry_repr__(self) -> str:
        return "ada@love.net"


class Rude:
    """An object that fights back."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no")

    def __bool__(self) -> bool:
        raise RuntimeError("no")

    def __repr__(self) -> str:
        return "Rude(password='hunter2')"


VALUES: tuple[Any, ...] = (
    Person("Lovelace", "hunter2"), Contact.FIRST, Login(1, "hunter2"), Row(), Shown(), Rude(), {"ada@love.net"},
    frozenset(["ada@love.net"]), collections.deque(["ada@love.net"]), b"password=hunter2", bytearray(b"ada@love.net"),
    memoryview(b"ada@love.net"), ValueError("ada@love.net"), decimal.Decimal("4111111111111111"), 4111111111111111,
    SimpleNamespace(password="hunter2"), collections.OrderedDict(password="hunter2"), {b"password": "hunter2"},
    {Field.PASSWORD: "hunter2"}, {("password",): "hunter2"}, {"a@b.net": 1}, {"type": "ada@love.net"},
    {"level": "ada@love.net"}, {"sdk": {"password": "hunter2"}}, ("password", "hunter2"),
    [b"authorization", b"hunter2"], ["--password", "hunter2"],
    {"name": "Authorization", "value": "hunter2"}, {"loc": ["body", "pin_code"],
    "input": "hunter2"}, {"customers": [{"name": "Lovelace"}]}, {"customer": {"data": {"name": "Lovelace"}}},
    {"customers": {"17": {"name": "Lovelace"}}}, {"address": {"city": "Lovelace"}}, {"card": {"number": "hunter2"}},
    {"request": {"ip": "hunter2"}}, {"x" * 100 + "_password": "hunter2"}, {"event_id": "ada@love.net"},
    {"Date of birth": "hunter2"}, {"password\u00a0": "hunter2"}, {"user[email]": "Lovelace"}, {"passWord": "hunter2"},
    {"pre_context": ['KEY = """-----BEGIN PRIVATE KEY-----', "hunter2", '-----END PRIVATE KEY-----"""']},
    {"context_line": "client = Client(token='hunter2')"}, {"context_line": "password: str = 'hunter2'"},
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_nothing_telling_is_left_in_a_value(scrubbing: Any, value: Any) -> None:
    crumb = scrubbing.before_breadcrumb({"data": {"note": value, "count": 3}}, {})
    assert crumb["data"]["count"] == 3
    assert left(str(serialize({"extra": crumb})), "hunter2 Lovelace ada@love.net a@b.net 4111111111111111") == []


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_nothing_telling_is_left_in_what_the_sdk_makes_of_a_value(scrubbing: Any, value: Any) -> None:
    if isinstance(value, Login):
        pytest.skip("the SDK has dropped the names of the fields")
    event = scrubbing.before_send(serialize({"extra": {"note": value, "count": 3}}), {})
    assert event["extra"]["count"] == 3
    assert left(str(event), "hunter2 Lovelace ada@love.net a@b.net 4111111111111111") == []


def test_a_value_that_cannot_be_read_is_lost_alone(scrubbing: Any) -> None:
    class Broken:
        def __repr__(self) -> str:
            raise RuntimeError("no")

    class BrokenMapping(dict):  # type: ignore[type-arg]
        def items(self) -> Any:
            raise RuntimeError("no")

    crumb = {"data": {"a": Broken(), "b": BrokenMapping(x=1), "c": 17, True: "yes", 1.5: "half"}}
    assert scrubbing.before_breadcrumb(crumb, {}) == {
        "data": {"a": "[Filtered]", "b": "[Filtered]", "c": 17, True: "yes", 1.5: "half"}
    }


def test_huge_values_end(scrubbing: Any) -> None:
    assert len(str(scrubbing.before_breadcrumb({"data": {"many": range(10**9)}}, {}))) < 200_000
    rows = {"data": {str(number): number for number in range(100_000)}}
    assert len(scrubbing.before_breadcrumb(rows, {})["data"]) < 21_000
    made = clean(scrubbing, "x " * 300_000 + "password=hunter2")
    assert len(made) < 210_000
    assert made.endswith("[400016 characters more]")


def test_readings_end(scrubbing: Any) -> None:
    """A text that can be read again and again is read three times."""
    assert clean(scrubbing, "%" + "25" * 20_000 + "40") is not None
    assert clean(scrubbing, "\\" * 50_000) == "\\" * 50_000


def test_lists_of_names_are_no_values(scrubbing: Any) -> None:
    event = {"extra": {"fields": ["email", "password"], "columns": ("email", "phone")}}
    assert scrubbing.before_send(event, {}) == event


@pytest.mark.parametrize("place", ["message", "value", "local", "source", "JSON", "crumb"])
def test_what_programs_say_stays(scrubbing: Any, place: str) -> None:
    changed = {}
    for text in SAID:
        frame = {"vars": {"note": repr(text)}} if place == "local" else {"context_line": text, "pre_context": [text]}
        event: dict[str, Any] = {
            "message": {"message": text, "logentry": {"message": "%s", "formatted": text, "params": [text]}},
            "value": {"extra": {"note": text, "notes": [text, 17]}, "tags": {"note": text}},
            "local": {"exception": {"values": [{"stacktrace": {"frames": [frame]}}]}},
            "source": {"exception": {"values": [{"stacktrace": {"frames": [frame]}}]}},
            "JSON": {"extra": {"body": json.dumps({"note": text, "count": 1})}},
            "crumb": {"message": text, "data": {"note": text}},
        }[place]
        made = scrubbing.before_breadcrumb(event) if place == "crumb" else scrubbing.before_send(event)
        if made != event:
            changed[text] = made
    assert changed == {}
    assert len(SAID) >= 250


def test_ids_stay(scrubbing: Any) -> None:
    trace = {"trace_id": "4111111111111111" * 2, "span_id": "4111111111111111", "op": "http"}
    assert scrubbing.before_send({"contexts": {"trace": trace}}, {}) == {"contexts": {"trace": trace}}


# -- the module itself


def test_parts_do_not_share_names() -> None:
    defined = [name for part in _PARTS for one in _statements(part) for name in one.defines]
    assert sorted(defined) == sorted(set(defined))


@pytest.mark.parametrize(("version", "hooks"), [((1, 45), 4), ((2, 34), 5), ((2, 75), 5), ((3, 0), 5)])
def test_a_module_holds_the_hooks_of_its_version(version: tuple[int, ...], hooks: int) -> None:
    module = generated(version=version)
    offered = {**module.OPTIONS, **module.OPTIONS.get("_experiments", {})}
    offered.pop("_experiments", None)
    assert {name for name in vars(module) if name.startswith("before_")} == set(offered)
    assert len(offered) == hooks
