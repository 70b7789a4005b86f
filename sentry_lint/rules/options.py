"""SNT111, 113, 115, 606 and 607: options that do what they seem to. For reading."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

DSN = Rule(
    code="SNT606",
    name="hard-coded-dsn",
    summary="a DSN that is written in the source",
    what="""
    Reports a DSN with a real-looking key given to `init`, also as the default of a variable of the environment. Keys
    that were made up and hosts that are reserved for examples are not reported.
    """,
    why="""
    Every copy of the program reports into the same project: a colleague's laptop, a fork, whoever reads the source.
    It cannot be changed without a release.
    """,
    instead="""
    import os

    import sentry_sdk

    sentry_sdk.init(dsn=os.environ.get("SENTRY_DSN"))
    """,
    bad=(
        Case(
            """
            import os

            import sentry_sdk

            DSN = "https://0c9d3bfe61a27548e0f1c2d3b4a59687@o77.ingest.sentry.io/4501"


            def start(testing):
                if testing:
                    sentry_sdk.init(DSN)
                else:
                    sentry_sdk.init(dsn=os.getenv("DSN", "https://0c9d3bfe61a27548e0f1c2d3b4a59687@sentry.io/4501"))
            """,
            at=(10, 12),
            policy='enable = ["SNT606"]\n',
        ),
    ),
    good=(
        Case(
            """
            import os

            import sentry_sdk

            sentry_sdk.init(dsn=os.environ.get("SENTRY_DSN"))
            """,
            policy='enable = ["SNT606"]\n',
        ),
        Case(
            """
            import sentry_sdk

            sentry_sdk.init("https://public@sentry.example.com/1")
            """,
            policy='enable = ["SNT606"]\n',
        ),
    ),
    on=False,
)

NO_EFFECT = Rule(
    code="SNT607",
    name="option-without-effect",
    summary="an option that the SDK takes and does not heed",
    what="""
    Reports `failed_request_status_codes` given to `FastApiIntegration` alone, a class among the integrations where an
    object is wanted, a range of statuses that ends one too early, and hooks that are never called in the way of
    tracing that was chosen.
    """,
    why="""
    FastAPI's errors go through Starlette's integration, which is there by itself and has its own statuses: those that
    were written are read by nobody. `init` fails on a class with an AttributeError that says nothing of it.
    """,
    instead="""
    import sentry_sdk
    from sentry_sdk.integrations.starlette import StarletteIntegration

    sentry_sdk.init(integrations=[StarletteIntegration(failed_request_status_codes={403, *range(500, 600)})])
    """,
    bad=(
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.integrations.fastapi import FastApiIntegration

            init(integrations=[FastApiIntegration(failed_request_status_codes={500, 503})])
            """,
            at=(4,),
        ),
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.integrations.flask import FlaskIntegration
            from sentry_sdk.integrations.starlette import StarletteIntegration

            init(
                integrations=[
                    FlaskIntegration,
                    StarletteIntegration(failed_request_status_codes={*range(500, 599)}),
                ],
                before_send_span=lambda span, hint: span,
            )
            """,
            at=(7, 8, 10),
        ),
    ),
    good=(
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.integrations.starlette import StarletteIntegration

            init(integrations=[StarletteIntegration(failed_request_status_codes={503, *range(500, 600)})])
            """
        ),
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.integrations.fastapi import FastApiIntegration
            from sentry_sdk.integrations.starlette import StarletteIntegration

            CODES = {500, 503}

            init(
                integrations=[
                    FastApiIntegration(failed_request_status_codes=CODES),
                    StarletteIntegration(failed_request_status_codes=CODES),
                ],
                trace_lifecycle="stream",
                before_send_span=lambda span, hint: span,
            )
            """
        ),
    ),
    options=("sdk-version",),
)

ENABLED = 'enable = ["SNT111", "SNT113"]\n'

LOCALS = Rule(
    code="SNT111",
    name="locals-attached",
    summary="an `init` that sends the local variables of every frame",
    what="""
    Reports an `init` without `include_local_variables=False`, and one that says True. Where options come from
    somewhere that cannot be seen, nothing is reported.
    """,
    why="""
    With each error go the arguments and locals of all its frames: customers, rows, connection strings, under names
    that no list of names knows.
    """,
    instead="""
    import sentry_sdk


    def clean(event, hint):
        return event


    sentry_sdk.init(include_local_variables=False, before_send=clean)
    """,
    fix_safety="""
    The option is written out. Events lose the locals and arguments that they had: that is what it is for. Where it is
    given by a name, or not by keyword, it is only shown. For SDK 3.0 it is an entry of `data_collection`.
    """,
    bad=(
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(sample_rate=0.5)
            sentry_sdk.init(include_local_variables=True)
            """,
            at=(3, 4),
            fixed="""
            import sentry_sdk

            sentry_sdk.init(sample_rate=0.5, include_local_variables=False)
            sentry_sdk.init(include_local_variables=False)
            """,
            policy='enable = ["SNT111"]\n',
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def clean(event, hint):
                return event


            sentry_sdk.init(include_local_variables=False, before_send=clean)
            """,
            policy=ENABLED,
        ),
        Case(
            """
            import sentry_sdk


            def start(settings):
                sentry_sdk.init(settings.dsn, **settings.sentry)
                sentry_sdk.init(include_local_variables=settings.debug)
            """,
            policy='enable = ["SNT111"]\n',
        ),
    ),
    on=False,
)

UNSCRUBBED = Rule(
    code="SNT113",
    name="no-scrub-hook",
    summary="an `init` that sends something which passes no hook of the project",
    what="""
    Reports an `init` without a hook for what it sends: `before_send` always, `before_send_transaction` (or
    `before_send_span`) where it traces, `before_send_log` where it sends logs.
    """,
    why="""
    Hooks are the one place where a project can look at all that leaves it: the SDK's own scrubber never looks at tags,
    contexts, messages, logs and the names of spans.
    """,
    instead="""
    import sentry_sdk


    def clean(item, hint):
        return item


    sentry_sdk.init(traces_sample_rate=0.1, before_send=clean, before_send_transaction=clean)
    """,
    fix_safety="""
    The hooks are those of the project's own module `scrubbing`, as `sentry-lint scrubber --out FOLDER` writes it,
    beside the file or in a package above it; they drop nothing. Without that module, and with `--review`, what
    `before_send` is given gets the other items as well: see first that it can take them.
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def clean(item, hint):
                return item


            sentry_sdk.init(sample_rate=0.5)
            sentry_sdk.init(traces_sample_rate=0.1, enable_logs=True, before_send=clean)
            """,
            at=(8, 9),
            policy='enable = ["SNT113"]\n',
        ),
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(traces_sample_rate=0.1)
            """,
            at=(3,),
            fixed="""
            import sentry_sdk

            import scrubbing

            sentry_sdk.init(
                traces_sample_rate=0.1,
                before_send=scrubbing.before_send,
                before_send_transaction=scrubbing.before_send_transaction,
            )
            """,
            policy='enable = ["SNT113"]\n',
            files={"scrubbing.py": "def before_send(event, hint):\n    return event\n"},
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def clean(item, hint):
                return item


            sentry_sdk.init(traces_sample_rate=0.1, before_send=clean, before_send_transaction=clean)
            """,
            policy='enable = ["SNT113"]\n',
        ),
        Case(
            """
            import sentry_sdk


            def start(settings, clean):
                sentry_sdk.init(traces_sample_rate=0, before_send=clean)
                sentry_sdk.init(**settings.sentry)
            """,
            policy='enable = ["SNT113"]\n',
        ),
    ),
    on=False,
    options=("sdk-version",),
)

REPLACED = Rule(
    code="SNT115",
    name="denylist-replaces-defaults",
    summary="a deny list for the event scrubber without the SDK's own names",
    what="""
    Reports `EventScrubber(denylist=…)` with a list that is written out and has few of the SDK's own names. Where the
    list is put together with others, or cannot be seen, nothing is reported.
    """,
    why="""
    The list takes the place of the SDK's: `password`, `token`, `authorization` and some thirty others are then no
    longer filtered.
    """,
    instead="""
    from sentry_sdk.scrubber import DEFAULT_DENYLIST, EventScrubber

    scrubber = EventScrubber(denylist=[*DEFAULT_DENYLIST, "crate_code"], recursive=True)
    """,
    fix_safety="""
    The SDK's own names are written in front of the project's; more is filtered, nothing less.
    """,
    bad=(
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.scrubber import EventScrubber

            NAMES = ["crate_code", "password"]

            init(event_scrubber=EventScrubber(denylist=NAMES))
            init(event_scrubber=EventScrubber(["crate_code"]))
            """,
            at=(6, 7),
            fixed="""
            from sentry_sdk import init
            from sentry_sdk.scrubber import DEFAULT_DENYLIST, EventScrubber

            NAMES = ["crate_code", "password"]

            init(event_scrubber=EventScrubber(denylist=[*DEFAULT_DENYLIST, *NAMES]))
            init(event_scrubber=EventScrubber([*DEFAULT_DENYLIST, "crate_code"]))
            """,
        ),
    ),
    good=(
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.scrubber import DEFAULT_DENYLIST, EventScrubber

            init(event_scrubber=EventScrubber(denylist=DEFAULT_DENYLIST + ["crate_code"]))
            """
        ),
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.scrubber import DEFAULT_DENYLIST, EventScrubber

            NAMES = ["crate_code"]
            NAMES += DEFAULT_DENYLIST

            init(event_scrubber=EventScrubber(denylist=NAMES, recursive=True))
            """
        ),
    ),
)

declare(DSN, NO_EFFECT, LOCALS, UNSCRUBBED, REPLACED)
