"""SNT204 and SNT205: one error is one event. For reading; the checks are in ``checks.double``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

ANEW = Rule(
    code="SNT204",
    name="captured-then-raised-anew",
    summary="an error captured, and another one raised in its place that Sentry reports as well",
    what="""
    Reports a capture after which the same handler (or a function that was given the error) raises another exception:
    the SDK's integration sends that one too, with the first as its cause.

    It has to be sure that Sentry hears of the second one: a built-in error, an error of the project that is nowhere
    caught or answered by a handler, FastAPI's or Starlette's `HTTPException` from status 500 on. Silent for a bare
    `raise` and for raising the same error (the SDK knows what it has sent), for errors of libraries, expected ones,
    `SystemExit`, Celery's `Retry`, for what is caught again in the function or where the function is called, and for
    branches that exclude each other.
    """,
    why="""
    Two events for one failure: two issues, two alerts, twice the quota. The first one lacks what the integration knows
    of the request or the task.
    """,
    instead="""
    class SyncFailed(Exception):
        pass


    def sync(source):
        try:
            return source.pull()
        except OSError as error:
            raise SyncFailed("the source did not answer") from error
    """,
    options=("noise.expected-exceptions", "source-roots"),
    bad=(
        Case(
            """
            import sentry_sdk
            from fastapi import APIRouter, HTTPException

            router = APIRouter()


            @router.get("/rates/{currency}")
            async def rate(currency: str, bank):
                try:
                    return await bank.rate(currency)
                except OSError as error:
                    sentry_sdk.capture_exception(error)
                    raise HTTPException(status_code=502, detail="the bank does not answer") from error
            """,
            at=(12,),
        ),
        Case(
            """
            import sentry_sdk


            class ImportFailed(Exception):
                pass


            def read(path):
                try:
                    return path.read_text()
                except UnicodeDecodeError as error:
                    with sentry_sdk.new_scope() as scope:
                        scope.set_tag("suffix", path.suffix)
                        sentry_sdk.capture_exception(error)
                    raise ImportFailed("not a text") from None
            """,
            at=(14,),
        ),
        Case(
            """
            from reports import note


            def total(rows):
                try:
                    return sum(row.amount for row in rows)
                except AttributeError as error:
                    note(error)
                    problem = ValueError("a row without an amount")
                    raise problem from error
            """,
            at=(8,),
            files={
                "reports.py": """
                import sentry_sdk


                def note(error):
                    sentry_sdk.capture_exception(error)
                """
            },
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def read(path):
                try:
                    return path.read_text()
                except OSError as error:
                    sentry_sdk.capture_exception(error)
                    raise
                except UnicodeDecodeError as error:
                    sentry_sdk.capture_exception(error)
                    raise error
            """
        ),
        Case(
            """
            import sentry_sdk
            from fastapi import HTTPException


            async def rate(currency, bank):
                try:
                    return await bank.rate(currency)
                except OSError as error:
                    sentry_sdk.capture_exception(error)
                    raise HTTPException(status_code=404, detail="no such rate") from error
            """
        ),
        Case(
            """
            import sentry_sdk


            class RowBroken(Exception):
                pass


            def parse(row):
                try:
                    return int(row)
                except ValueError as error:
                    sentry_sdk.capture_exception(error)
                    raise RowBroken from error


            def parse_all(rows):
                for row in rows:
                    try:
                        yield parse(row)
                    except RowBroken:
                        continue
            """
        ),
        Case(
            """
            import sys

            import sentry_sdk


            def main(work):
                try:
                    work()
                except OSError as error:
                    if error.errno:
                        sentry_sdk.capture_exception(error)
                    else:
                        raise RuntimeError("no errno") from error
                    raise SystemExit(1)
                except LookupError as error:
                    sentry_sdk.capture_exception(error)
                    sys.exit(2)
            """
        ),
    ),
)

LOGGED = Rule(
    code="SNT205",
    name="captured-after-logged",
    summary="an error captured that logging has sent as an event, or is about to send",
    what="""
    Reports a capture in a handler that also logs at a level from which the SDK's logging integration makes events
    (`ERROR`, where the project does not set another one). Without `exc_info` the record is an event of its own. With
    it, the second event is dropped as a double, and so is what was set on the scope between the two.

    Loggers of the standard library, Celery and Flask, and loguru's, are followed through imports, attributes and
    functions that return one. The project's own `LoggingIntegration(event_level=…)`, `LoguruIntegration(…)`,
    `ignore_logger(…)` and switched-off integrations are read; a level that cannot be read makes no finding. loguru
    takes `exc_info=True` for a value to format: its records hold a traceback after `logger.exception` and
    `opt(exception=True)` only.
    """,
    why="""
    The two events are two issues, as one is grouped by its text and the other by its traceback; whoever resolves one is
    woken by the other. Or the tags that were to tell what happened are set on an event that nobody gets.
    """,
    instead="""
    import logging

    import sentry_sdk

    log = logging.getLogger(__name__)


    def sync(source):
        try:
            return source.pull()
        except OSError:
            sentry_sdk.set_tag("source", source.name)
            log.exception("the source did not answer")
            return None
    """,
    fix_safety="""
    What comes too late moves before the log call, with the assignments that it needs; into a scope of its own, the log
    call moves instead. Where working it out might fail, it is done with `--review`. Two events for one error stay as
    they are: a person has to say which of them goes.
    """,
    bad=(
        Case(
            """
            import logging

            import sentry_sdk

            log = logging.getLogger(__name__)


            def sync(source):
                try:
                    return source.pull()
                except OSError as error:
                    log.error("the source did not answer: %s", error)
                    sentry_sdk.capture_exception(error)
                    return None
            """,
            at=(13,),
        ),
        Case(
            """
            import logging

            import sentry_sdk

            log = logging.getLogger(__name__)


            def sync(source):
                try:
                    return source.pull()
                except OSError as error:
                    log.exception("the source did not answer")
                    sentry_sdk.set_tag("source", source.name)
                    sentry_sdk.capture_exception(error)
                    return None
            """,
            at=(14,),
            fixed="""
            import logging

            import sentry_sdk

            log = logging.getLogger(__name__)


            def sync(source):
                try:
                    return source.pull()
                except OSError as error:
                    sentry_sdk.set_tag("source", source.name)
                    log.exception("the source did not answer")
                    sentry_sdk.capture_exception(error)
                    return None
            """,
        ),
        Case(
            """
            import sentry_sdk
            from loguru import logger


            def sync(source):
                try:
                    return source.pull()
                except OSError as error:
                    sentry_sdk.capture_exception(error)
                    logger.error("the source did not answer", exc_info=True)
                    return None
            """,
            at=(9,),
        ),
    ),
    good=(
        Case(
            """
            import logging

            import sentry_sdk

            log = logging.getLogger(__name__)


            def sync(source):
                try:
                    return source.pull()
                except OSError as error:
                    log.warning("the source did not answer: %s", error)
                    sentry_sdk.capture_exception(error)
                except LookupError as error:
                    log.exception("nothing there")
                    sentry_sdk.capture_exception(error)
                return None
            """
        ),
        Case(
            """
            import logging

            import sentry_sdk

            log = logging.getLogger(__name__)


            def sync(source):
                try:
                    return source.pull()
                except OSError as error:
                    log.error("the source did not answer: %s", error)
                    sentry_sdk.capture_exception(error)
                return None
            """,
            files={
                "start.py": """
                import sentry_sdk
                from sentry_sdk.integrations.logging import LoggingIntegration

                sentry_sdk.init(integrations=[LoggingIntegration(event_level=None)])
                """
            },
        ),
        Case(
            """
            import logging

            import sentry_sdk

            log = logging.getLogger("sync.audit")


            def sync(source):
                try:
                    return source.pull()
                except OSError as error:
                    log.error("the source did not answer: %s", error)
                    sentry_sdk.capture_exception(error)
                return None
            """,
            files={
                "start.py": """
                import sentry_sdk
                from sentry_sdk.integrations.logging import ignore_logger

                sentry_sdk.init()
                ignore_logger("sync.*")
                """
            },
        ),
    ),
)

declare(ANEW, LOGGED)
