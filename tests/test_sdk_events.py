"""What the rules about hooks and calls say of the SDK, asked of the SDK itself. Only its transport is swapped."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sentry_lint.knowledge import sdk_events

sentry_sdk = pytest.importorskip("sentry_sdk")
from sentry_sdk.transport import Transport  # noqa: E402

Event = dict[str, Any]


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[tuple[str, Event]] = []

    def capture_envelope(self, envelope: Any) -> None:
        self.items += [(item.type, item.payload.json) for item in envelope.items]


@pytest.fixture
def start() -> Iterator[Callable[..., Kept]]:
    def started(**options: object) -> Kept:
        kept = Kept()
        sentry_sdk.init(transport=kept, auto_enabling_integrations=False, **options)
        sentry_sdk.get_isolation_scope().clear()
        return kept

    logging.getLogger("berths").setLevel(logging.DEBUG)  # whatever others have set the root logger to
    yield started
    sentry_sdk.init()
    sentry_sdk.get_isolation_scope().clear()


def error() -> None:
    try:
        raise LookupError("no such berth")
    except LookupError as caught:
        sentry_sdk.capture_exception(caught)


def seen(start: Callable[..., Kept], **options: object) -> list[tuple[Event, Event]]:
    """The events and hints that before_send gets of a message, an error and a log record."""
    out: list[tuple[Event, Event]] = []
    start(before_send=lambda event, hint: out.append((event, hint)) or event, **options)
    sentry_sdk.capture_message("late")
    error()
    logging.getLogger("berths").error("berth %s is late", 4)
    assert len(out) == 3
    return out


def has(event: Any, path: tuple[object, ...]) -> bool:
    try:
        for key in path:
            event = event[key]
    except (KeyError, IndexError):
        return False
    return True


@pytest.mark.parametrize("path", [path for path in sdk_events.MAY_LACK if "*" not in path], ids=str)
def test_an_ordinary_event_may_lack_what_is_said_to_be_lacking(start: Callable[..., Kept], path: tuple) -> None:
    assert not all(has(event, path) for event, _ in seen(start, max_breadcrumbs=0 if "breadcrumbs" in path else 100))


def test_an_error_that_was_not_raised_has_no_stacktrace(start: Callable[..., Kept]) -> None:
    kept = start()
    sentry_sdk.capture_exception(LookupError())
    assert "stacktrace" not in kept.items[-1][1]["exception"]["values"][0]
    assert ("exception", "values", "*", "stacktrace") in sdk_events.MAY_LACK


def test_what_tells_nothing_is_in_every_event(start: Callable[..., Kept]) -> None:
    for event, _ in seen(start, release="1.0"):
        assert event.keys() >= sdk_events.ALWAYS
        assert event.keys() <= sdk_events.EVENT_KEYS
        assert event["level"] in sdk_events.LEVELS


def test_a_hint_may_lack_what_is_said_to_be_lacking(start: Callable[..., Kept]) -> None:
    hints = [hint for _, hint in seen(start)]
    for key in sdk_events.HINTS_MAY_LACK:
        assert 0 < sum(key in hint for hint in hints) < len(hints)


def test_no_transaction_comes_to_before_send_and_none_has_what_errors_have(start: Callable[..., Kept]) -> None:
    sent: list[Event] = []
    errors: list[Event] = []
    start(
        traces_sample_rate=1.0,
        before_send=lambda event, hint: errors.append(event) or event,
        before_send_transaction=lambda event, hint: sent.append(event) or event,
    )
    with sentry_sdk.start_transaction(name="moor", op="berth"):
        pass
    assert errors == []
    assert not any(has(sent[0], path) for path in sdk_events.TRANSACTIONS_MAY_LACK)


def test_an_error_has_no_type_and_its_cause_comes_first(start: Callable[..., Kept]) -> None:
    kept = start()
    try:
        try:
            raise LookupError("no such berth")
        except LookupError as cause:
            raise RuntimeError("not moored") from cause
    except RuntimeError as caught:
        sentry_sdk.capture_exception(caught)
    event = kept.items[-1][1]
    assert "type" not in event
    assert [value["type"] for value in event["exception"]["values"]] == ["LookupError", "RuntimeError"]


@pytest.mark.parametrize("level", [logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_a_records_level_is_one_of_the_five(start: Callable[..., Kept], level: int) -> None:
    from sentry_sdk.integrations.logging import LoggingIntegration

    kept = start(integrations=[LoggingIntegration(event_level=logging.INFO)])
    logger = logging.getLogger("berths.levels")
    logger.setLevel(logging.INFO)
    logger.log(level, "late")
    assert kept.items[-1][1]["level"] in sdk_events.LEVELS


@pytest.mark.parametrize("name", ["capture_exception", "capture_message", "capture_event"])
def test_the_keywords_of_captures_are_those_that_are_known(start: Callable[..., Kept], name: str) -> None:
    first = {"capture_exception": LookupError(), "capture_message": "late", "capture_event": {"message": "late"}}[name]
    values = {"level": "info", "fingerprint": ["late"]}
    for keyword in sdk_events.CAPTURE_KEYWORDS - {"scope"}:
        kept = start()
        getattr(sentry_sdk, name)(first, **{keyword: values.get(keyword, {"berth": "4"})})
        assert len(kept.items) == 1, keyword


@pytest.mark.parametrize("keywords", [{"extra": {}}, {"context": {}}, {"tag_berth": 4}, {"tags": ["north"]}])
def test_what_is_not_known_loses_the_event(start: Callable[..., Kept], keywords: dict[str, object]) -> None:
    kept = start()
    assert sentry_sdk.capture_exception(LookupError(), **keywords) is None
    assert kept.items == []
    if "tags" not in keywords:
        with pytest.raises(TypeError):
            sentry_sdk.capture_message("late", **keywords)


def test_a_scope_and_more_lose_the_event(start: Callable[..., Kept]) -> None:
    kept = start()
    assert sentry_sdk.capture_exception(LookupError(), scope=sentry_sdk.Scope(), tags={"berth": "4"}) is None
    assert kept.items == []
    with pytest.raises(TypeError):
        sentry_sdk.capture_message("late", scope=sentry_sdk.Scope(), tags={"berth": "4"})
    sentry_sdk.capture_message("late", scope=sentry_sdk.Scope(), level="info")
    assert len(kept.items) == 1


def test_a_text_is_neither_an_error_nor_a_breadcrumb(start: Callable[..., Kept]) -> None:
    start()
    with pytest.raises(ValueError, match="Expected Exception"):
        sentry_sdk.capture_exception("late")
    with pytest.raises(ValueError, match="dictionary update"):
        sentry_sdk.add_breadcrumb("late")


async def waits(event: Event, hint: Event) -> Event:
    return event


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    "hook", [lambda event: event, lambda event, hint: None, "berths.hook", {}, lambda event, hint: event["request"]]
)
def test_a_hook_that_does_not_work_loses_every_event(start: Callable[..., Kept], hook: object) -> None:
    kept = start(before_send=hook)
    sentry_sdk.capture_message("late")
    assert kept.items == []


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("hook", [waits, lambda event, hint: False])
def test_what_is_no_event_breaks_the_program(start: Callable[..., Kept], hook: object) -> None:
    kept = start(before_send=hook)
    with pytest.raises(Exception, match="has no attribute"):
        sentry_sdk.capture_message("late")
    assert kept.items == []


def test_loggers_that_an_integration_reports_for_are_ignored(start: Callable[..., Kept]) -> None:
    pytest.importorskip("django")
    from sentry_sdk.integrations.django import DjangoIntegration

    kept = start(integrations=[DjangoIntegration()])
    for name in ("django.request", "django.server", "urllib3.connectionpool", "sentry_sdk.errors"):
        assert name in sdk_events.IGNORED_LOGGERS
        logging.getLogger(name).error("late")
    assert kept.items == []


def test_a_class_among_the_integrations_breaks_init(start: Callable[..., Kept]) -> None:
    from sentry_sdk.integrations import Integration

    class Own(Integration):
        identifier = "berths"

        @staticmethod
        def setup_once() -> None:
            raise AssertionError

    with pytest.raises(AttributeError, match="setup_once"):
        start(integrations=[Own])


@pytest.mark.parametrize("told", ["fastapi", "starlette"])
def test_only_starlette_s_statuses_count(start: Callable[..., Kept], told: str) -> None:
    fastapi = pytest.importorskip("fastapi")
    testing = pytest.importorskip("fastapi.testclient")
    from sentry_sdk.integrations.fastapi import FastApiIntegration
    from sentry_sdk.integrations.starlette import StarletteIntegration

    kind = FastApiIntegration if told == "fastapi" else StarletteIntegration
    other = StarletteIntegration if told == "fastapi" else FastApiIntegration
    kept = start(integrations=[kind(failed_request_status_codes={403}), other()])
    app = fastapi.FastAPI()

    @app.get("/{status}")
    def answer(status: int) -> None:
        raise fastapi.HTTPException(status)

    client = testing.TestClient(app)
    client.get("/403", headers={"X-Api-Key": "4"})
    assert len(kept.items) == (0 if told == "fastapi" else 1)
    for _, event in kept.items:
        assert event["request"].keys() <= sdk_events.REQUEST_KEYS
        assert all(name == name.lower() for name in event["request"]["headers"])


def test_wsgi_spells_headers_like_titles(start: Callable[..., Kept]) -> None:
    flask = pytest.importorskip("flask")
    from sentry_sdk.integrations.flask import FlaskIntegration

    kept = start(integrations=[FlaskIntegration()])
    app = flask.Flask("berths")

    @app.get("/")
    def answer() -> None:
        raise LookupError("no such berth")

    app.test_client().get("/", headers={"X-API-Key": "4"})
    event = kept.items[-1][1]
    assert event["request"].keys() <= sdk_events.REQUEST_KEYS
    assert "X-Api-Key" in event["request"]["headers"]


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
@pytest.mark.parametrize(("lifecycle", "heard"), [(None, "transaction"), ("stream", "span")])
def test_the_way_of_tracing_decides_which_hook_is_called(
    start: Callable[..., Kept], lifecycle: str | None, heard: str
) -> None:
    calls: list[str] = []
    options = {"trace_lifecycle": lifecycle} if lifecycle else {}
    start(
        traces_sample_rate=1.0,
        before_send_transaction=lambda event, hint: calls.append("transaction") or event,
        before_send_span=lambda span, hint: calls.append("span") or span,
        **options,
    )
    if lifecycle:
        with sentry_sdk.traces.start_span(name="moor"):
            pass
    else:
        with sentry_sdk.start_transaction(name="moor"):
            pass
    sentry_sdk.flush()
    assert calls == [heard]


def test_a_deny_list_takes_the_place_of_the_sdk_s_own() -> None:
    from sentry_sdk.scrubber import DEFAULT_DENYLIST, EventScrubber

    assert set(DEFAULT_DENYLIST) & sdk_events.DEFAULT_NAMES
    scrubber = EventScrubber(denylist=["berth"])
    event = {"extra": {"password": "x", "berth": 4}}
    scrubber.scrub_event(event)
    assert event["extra"]["password"] == "x"
    assert event["extra"]["berth"] != 4
