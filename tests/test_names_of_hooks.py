"""Names and keys that decide what is said of hooks, integrations and handlers that are registered."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_names_of_calls import finds

#: As in ``test_words``: a rule, code in which WORD stands for the name, names with a finding, and without.
NAMES: dict[str, tuple[str, str, str, str]] = {
    "a function that is named like a hook": (
        "SNT102",
        """
        def WORD(event, hint):
            event["tags"]["mail"] = member.email
            return event
        """,
        "before_send my_sentry to_breadcrumb processor_of scrub filter_events redact sanitize strip_names clean enrich",
        "handle report on_event",
    ),
    "the event of a function that is named like a hook": (
        "SNT605",
        """
        def before_send(WORD, hint):
            WORD["tags"] = {}
        """,
        "event sentry_event crumb breadcrumb",
        "request data",
    ),
    "the hint of a function that is named like a hook": (
        "SNT605",
        """
        def before_send(event, WORD):
            event["tags"] = {}
        """,
        "hint hints _hint _hints",
        "_ request",
    ),
    "where a hook is registered": (
        "SNT605",
        """
        from sentry_sdk.scope import add_global_event_processor

        def judge(first, second):
            first["tags"] = {}

        def begin(scope):
            WORD
        """,
        "sentry_sdk.init(before_send=judge) sentry_sdk.init(before_breadcrumb=judge)"
        " sentry_sdk.init(before_send_transaction=judge) add_global_event_processor(judge)"
        " scope.add_event_processor(judge) scope.add_error_processor(judge) sentry_sdk.init(**{'before_send':judge})"
        " options={};options['before_send']=judge options={'before_send':judge} options=dict(before_send=judge)",
        "sentry_sdk.init(traces_sampler=judge) judge({},{}) options={};options['after_send']=judge",
    ),
    "a decorator that registers a hook": (
        "SNT605",
        """
        from sentry_sdk.scope import add_global_event_processor

        @WORD
        def judge(first, second):
            first["tags"] = {}
        """,
        "add_global_event_processor scope.add_event_processor",
        "functools.cache",
    ),
    "the parameters of a hook": (
        "SNT605",
        """
        def judge(WORD):
            return None

        sentry_sdk.init(before_send=judge)
        """,
        "event event,hint,more event,hint,*,more *,event,hint",
        "event,hint event,*hint *events event,hint=None event,/,hint event,hint,more=1 event=1,hint=2,more=3"
        " event,hint,*,more=1 event,hint,*more event,hint,**more",
    ),
    "the parameters of a hook that is a method": (
        "SNT605",
        """
        class Hooks:
            def judge(WORD):
                return None

        sentry_sdk.init(before_send=Hooks().judge)
        """,
        "self,event self,event,hint,more",
        "self,event,hint self,*events self,event,hint=None self,event,hint,more=1",
    ),
    "what a hook gives back": (
        "SNT605",
        """
        def judge(event, hint):
            return WORD

        sentry_sdk.init(before_send=judge)
        """,
        "True False 1 'event'",
        "event None {} dict(event) (event)",
    ),
    "errors that a hook catches": (
        "SNT605",
        """
        def before_send(event, hint):
            try:
                if event["exception"]["values"]:
                    return event
            except WORD:
                return event
            return event
        """,
        "ValueError OSError AttributeError",
        "KeyError LookupError TypeError IndexError Exception BaseException (ValueError,KeyError)",
    ),
    "a test before something is read": (
        "SNT605",
        """
        def before_send(event, hint):
            WORD
            return event
        """,
        "event['exception']['values'] if(event['level']):event['exception']['values']"
        " if(event.get('level')):event['exception']['values'] [event['exception']for(x)in(1,)]"
        " (event['exception'])or(event.get('logger'))",
        "if('exception'in(event)):event['exception']['values'] (event.get('exception'))and(event['exception'])"
        " event.get('exception') event['level'] (event['exception'])if('exception'in(event))else(None)"
        " [event['exception']for(x)in(1,)if('exception'in(event))]",
    ),
    "what an event has": (
        "SNT609",
        """
        def before_send(event, hint):
            if event.get("WORD"):
                return None
            return event

        sentry_sdk.init(before_send=before_send)
        """,
        "status_code message_text url error",
        "level logger message tags extra user request contexts exception transaction fingerprint environment release"
        " server_name breadcrumbs modules platform _own",
    ),
    "a level that no event has": (
        "SNT609",
        """
        def before_send(event, hint):
            if event.get("level") == "WORD":
                return None
            return event

        sentry_sdk.init(before_send=before_send)
        """,
        "critical warn err exception ERROR Warning INFO Debug Fatal",
        "fatal error warning info debug verbose",
    ),
    "what is asked of a level": (
        "SNT609",
        """
        def before_send(event, hint):
            if event.get("level") WORD:
                return None
            return event

        sentry_sdk.init(before_send=before_send)
        """,
        "=='critical' in('critical','warn') !='critical'",
        "in('critical','error') in(1,) >'critical'",
    ),
    "the innermost exception": (
        "SNT609",
        """
        def before_send(event, hint):
            if event.get("exception", {}).get("values", [{}])[0].get("WORD") == "Gone":
                return None
            return event

        sentry_sdk.init(before_send=before_send)
        """,
        "type module value mechanism",
        "stacktrace thread_id",
    ),
    "the exception that was raised": (
        "SNT609",
        """
        def before_send(event, hint):
            if event.get("exception", {}).get("values", [{}])[WORD].get("type") == "Gone":
                return None
            return event

        sentry_sdk.init(before_send=before_send)
        """,
        "0",
        "-1 1",
    ),
    "a hook that is named for what it cleans": (
        "SNT114",
        """
        def WORD(event, hint):
            event.get("request", {}).pop("data", None)
            return event

        sentry_sdk.init(before_send=WORD)
        """,
        "scrub redact_it sanitize sanitise strip_names clean mask_names anonymize drop_pii without_sensitive",
        "send note",
    ),
    "the branches of an event": (
        "SNT114",
        """
        def scrub(event, hint):
            for key in ("request", "extra", "user", WORD):
                event.pop(key, None)
            for key in ("breadcrumbs", "tags", "contexts"):
                event.pop(key, None)
            return event

        sentry_sdk.init(before_send=scrub)
        """,
        "'level' 'platform'",
        "'message' 'logentry' 'exception'",
    ),
    "every branch of an event": (
        "SNT114",
        """
        def scrub(event, hint):
            event.pop("message", None)
            event.pop("request", None)
            for key in (WORD):
                event.pop(key, None)
            return event

        sentry_sdk.init(before_send=scrub)
        """,
        "'tags','contexts','user' 'breadcrumbs','contexts','user' 'breadcrumbs','tags','user'",
        "'breadcrumbs','tags','contexts'",
    ),
    "a mark in place of what is taken out": (
        "SNT114",
        """
        def send(event, hint):
            event["request"]["data"] = "WORD"
            return event

        sentry_sdk.init(before_send=send)
        """,
        "[gone] <gone> *** (gone) *gone*",
        "gone [gone gone] ** []",
    ),
    "an event that is handed on as a whole": (
        "SNT114",
        """
        def scrub(event, hint):
            event.get("request", {}).pop("data", None)
            WORD
            return event

        sentry_sdk.init(before_send=scrub)
        """,
        "walk(hint) event.keys() [1for(k)in(hint)]",
        "walk(event) walk(what=event) event.items() event.values() [k+1for(k)in(event)] deep.walk(1,event)",
    ),
    "statuses that make events": (
        "SNT207",
        """
        from sentry_sdk.integrations.starlette import StarletteIntegration
        from starlette import status
        from http import HTTPStatus

        OWN = {403, 500}

        sentry_sdk.init(integrations=[StarletteIntegration(failed_request_status_codes=WORD)])
        """,
        "{400} {499} {404,500} [404] (404,) range(404,405) range(499,600) range(500) [range(400,600)]"
        " set(range(400,600)) frozenset({404}) list([404]) tuple((404,)) sorted({404}) {*range(404,405)} {404}|{500}"
        " {500}|{404} [404]+[500] {status.HTTP_404_NOT_FOUND} {HTTPStatus.NOT_FOUND} {HTTPStatus.NOT_FOUND.value}"
        " OWN set(OWN) {500,*OWN} OWN|{500}",
        "{500} {399} set() range(500,600) [range(500,600)] set(range(500,600)) {status.HTTP_500_INTERNAL_SERVER_ERROR}"
        " {HTTPStatus.BAD_GATEWAY} unknown unknown({404}) {HTTPStatus.UNKNOWN} {*range(500,600)} range(300)",
    ),
    "the level of events": (
        "SNT208",
        """
        import logging
        from sentry_sdk.integrations.logging import LoggingIntegration

        LOWER = logging.WARNING
        HIGHER = logging.ERROR

        sentry_sdk.init(integrations=[LoggingIntegration(event_level=WORD)])
        """,
        "logging.WARNING logging.INFO 'WARNING' 30 39 LOWER logging.DEBUG",
        "logging.ERROR logging.CRITICAL 'ERROR' 40 50 HIGHER None unknown True 'warning' logging.unknown",
    ),
    "integrations that make events of records": (
        "SNT208",
        """
        import logging
        from sentry_sdk.integrations.logging import EventHandler, LoggingIntegration
        from sentry_sdk.integrations.loguru import LoguruEventHandler, LoguruIntegration

        sentry_sdk.init(integrations=[WORD])
        """,
        "LoggingIntegration(event_level=30) LoggingIntegration(20,30) LoguruIntegration(event_level=30)"
        " LoguruIntegration(20,30) EventHandler(level=30) EventHandler(30) LoguruEventHandler(level=30)",
        "LoggingIntegration(level=30) LoggingIntegration(30) LoguruIntegration(30)"
        " LoggingIntegration(30,40) EventHandler(level=40)",
    ),
    "a decorator that registers a handler": (
        "SNT201",
        """
        from fastapi import HTTPException

        @app.WORD(HTTPException)
        def answer(request, exc):
            sentry_sdk.capture_exception(exc)
        """,
        "exception_handler errorhandler app_errorhandler exception error_handler",
        "get middleware",
    ),
    "a method that registers a handler": (
        "SNT201",
        """
        from fastapi import HTTPException

        def answer(request, exc):
            sentry_sdk.capture_exception(exc)

        app.WORD(HTTPException, answer)
        """,
        "add_exception_handler register_error_handler add_error_handler",
        "add_route register",
    ),
    "the exception of a handler": (
        "SNT201",
        """
        from fastapi import HTTPException

        @app.exception_handler(HTTPException)
        def answer(WORD):
            sentry_sdk.capture_exception(exc)
        """,
        "request,exc exc,request self,request,exc exc",
        "",
    ),
    "what a handler calls its exception": (
        "SNT201",
        """
        from fastapi import HTTPException

        @app.exception_handler(HTTPException)
        def answer(WORD, request):
            sentry_sdk.capture_exception(WORD)
        """,
        "exc ex exception error err e",
        "other",
    ),
    "the classes of a handler": (
        "SNT201",
        """
        from fastapi import HTTPException

        @app.exception_handler(WORD)
        def answer(request, exc):
            sentry_sdk.capture_exception(exc)
        """,
        "HTTPException 404 400 499",
        "ValueError Exception BaseException 500 599",
    ),
    "a mapping that registers handlers": (
        "SNT201",
        """
        from fastapi import FastAPI, HTTPException

        def answer(request, exc):
            sentry_sdk.capture_exception(exc)

        app = FastAPI(WORD={HTTPException: answer})
        """,
        "exception_handlers",
        "handlers middleware",
    ),
}


@pytest.mark.parametrize("question", NAMES)
def test_a_name(question: str, tmp_path: Path) -> None:
    code, source, does, does_not = NAMES[question]
    found = [word for word in (does + " " + does_not).split() if finds(tmp_path, code, source.replace("WORD", word))]
    assert found == does.split()
