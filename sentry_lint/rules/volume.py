"""SNT206 to SNT208: events for what is no error. For reading; the check is in ``checks/volume.py``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

NOTES = 'enable = ["SNT206"]\n'
CLIENTS = 'enable = ["SNT207"]\n'
RECORDS = 'enable = ["SNT208"]\n'

NOTE = Rule(
    code="SNT206",
    name="message-as-breadcrumb",
    summary="a message at level debug or info that is sent as an event",
    what="""
    Reports `capture_message` that is given the level `debug` or `info`. A call without a level is sent as `info` as
    well, but is left alone: most of those tell of a failure and only lack the level.
    """,
    why="""
    Each such note is an event of its own, takes from the quota and opens an issue that nobody has to solve. As a
    breadcrumb it costs nothing, and it is there when an error needs its history.
    """,
    instead="""
    import sentry_sdk


    def close(till):
        till.close()
        sentry_sdk.add_breadcrumb(category="till.close", message="till closed", level="info")
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def close(till):
                till.close()
                sentry_sdk.capture_message("till closed", level="info")
            """,
            at=(6,),
            policy=NOTES,
        ),
        Case(
            """
            import sentry_sdk


            def count(till):
                sentry_sdk.capture_message("counting", "debug")
            """,
            at=(5,),
            policy=NOTES,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def close(till, level):
                if till.missing:
                    sentry_sdk.capture_message("money is missing", level="error")
                sentry_sdk.capture_message("till closed late", level=level)
                sentry_sdk.add_breadcrumb(category="till.close", message="till closed", level="info")
            """,
            policy=NOTES,
        ),
        Case(
            """
            import sentry_sdk


            def close(till):
                with sentry_sdk.new_scope() as scope:
                    scope.set_level("warning")
                    sentry_sdk.capture_message("till closed late")
            """,
            policy=NOTES,
        ),
    ),
    on=False,
)

CLIENT_ERRORS = Rule(
    code="SNT207",
    name="client-errors-captured",
    summary="an integration that makes events of responses below 500",
    what="""
    Reports `failed_request_status_codes` of an integration that holds statuses from 400 to 499, in a set, a list or a
    range, also one that a constant of the module names.
    """,
    why="""
    A 403 or 404 is the service doing its work: it told a client what the client did wrong. Anybody who tries URLs can
    then fill the quota.
    """,
    instead="""
    import sentry_sdk
    from sentry_sdk.integrations.starlette import StarletteIntegration

    sentry_sdk.init(integrations=[StarletteIntegration(failed_request_status_codes=set(range(500, 600)))])
    """,
    bad=(
        Case(
            """
            import sentry_sdk
            from sentry_sdk.integrations.starlette import StarletteIntegration

            sentry_sdk.init(
                integrations=[StarletteIntegration(failed_request_status_codes={403, *range(500, 600)})],
            )
            """,
            at=(5,),
            policy=CLIENTS,
        ),
        Case(
            """
            import sentry_sdk
            from sentry_sdk.integrations.starlette import StarletteIntegration

            FAILED = set(range(400, 600))

            sentry_sdk.init(integrations=[StarletteIntegration(failed_request_status_codes=FAILED)])
            """,
            at=(6,),
            policy=CLIENTS,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk
            from sentry_sdk.integrations.starlette import StarletteIntegration

            sentry_sdk.init(
                integrations=[StarletteIntegration(failed_request_status_codes={500, *range(502, 600)})],
            )
            """,
            policy=CLIENTS,
        ),
        Case(
            """
            import sentry_sdk
            from sentry_sdk.integrations.starlette import StarletteIntegration

            from service_settings import failed

            sentry_sdk.init(integrations=[StarletteIntegration(failed_request_status_codes=failed)])
            """,
            policy=CLIENTS,
        ),
    ),
    on=False,
)

WARNINGS = Rule(
    code="SNT208",
    name="warnings-as-events",
    summary="log records below ERROR that become events",
    what="""
    Reports `LoggingIntegration` and `LoguruIntegration` (and their event handlers) with an `event_level` below ERROR.
    """,
    why="""
    Libraries warn of much that is none of the project's business: a retry, an old option, a slow answer. Each warning
    becomes an event, and they hide the errors. Without it they are breadcrumbs of the next error.
    """,
    instead="""
    import logging

    import sentry_sdk
    from sentry_sdk.integrations.logging import LoggingIntegration

    sentry_sdk.init(integrations=[LoggingIntegration(level=logging.INFO, event_level=logging.ERROR)])
    """,
    bad=(
        Case(
            """
            import logging

            import sentry_sdk
            from sentry_sdk.integrations.logging import LoggingIntegration

            sentry_sdk.init(
                integrations=[
                    LoggingIntegration(
                        level=logging.INFO,
                        event_level=logging.WARNING,
                    )
                ]
            )
            """,
            at=(10,),
            policy=RECORDS,
        ),
        Case(
            """
            from logging import INFO, WARN

            import sentry_sdk
            from sentry_sdk.integrations.logging import LoggingIntegration

            sentry_sdk.init(integrations=[LoggingIntegration(INFO, WARN)])
            """,
            at=(6,),
            policy=RECORDS,
        ),
    ),
    good=(
        Case(
            """
            import logging

            import sentry_sdk
            from sentry_sdk.integrations.logging import LoggingIntegration

            sentry_sdk.init(integrations=[LoggingIntegration(level=logging.WARNING, event_level=logging.CRITICAL)])
            """,
            policy=RECORDS,
        ),
        Case(
            """
            import sentry_sdk
            from sentry_sdk.integrations.logging import LoggingIntegration

            sentry_sdk.init(integrations=[LoggingIntegration(event_level=None)])
            """,
            policy=RECORDS,
        ),
    ),
    on=False,
)

declare(NOTE, CLIENT_ERRORS, WARNINGS)
