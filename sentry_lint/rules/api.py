"""SNT601, 602, 603 and 608: the SDK does what the code thinks. For reading; ``rules/checks/api.py`` reports them."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

TARGET = """
    The release is the policy's `sdk-version`; else what a lock file or an exact pin of the file's project says;
    else the range of its requirement; else the newest stable release. Code that tests for the release itself is
    left alone: an import in `try`, `hasattr`, a branch on `sentry_sdk.VERSION`, `TYPE_CHECKING`.
"""
OLD = 'sdk-version = "2.0.1"\n'
MIDDLE = 'sdk-version = "2.34.1"\n'
NEW = 'sdk-version = "2.75.0"\n'
RANGE = {"requirements.txt": "flask>=3\nsentry-sdk[flask]>=2.0,<3\n"}

GUARDED = Case(
    """
    import sentry_sdk

    try:
        from sentry_sdk import get_current_scope
    except ImportError:
        from sentry_sdk.hub import Hub

        def get_current_scope():
            return Hub.current.scope


    def mark(parcel):
        if hasattr(sentry_sdk, "set_attribute"):
            sentry_sdk.set_attribute("depot", parcel.depot)
        get_current_scope().set_tag("depot", parcel.depot)
    """,
    policy=OLD,
)

MISSING = Rule(
    code="SNT601",
    name="missing-api",
    summary="a name, method, keyword or option that the project's SDK does not have",
    what=f"""
    Reports functions, modules, classes, methods, keywords and options of `init` that the SDK's release does not
    have, or that no release ever had. The message tells in which release a name came or went, and what to write
    there. A missing name that is imported is reported at the import.
    {TARGET}
    For a range, a name is reported here when no release in it has it; see SNT608 for the others.
    """,
    why="""
    An AttributeError, ImportError or TypeError in the code that reports errors is seen only when there is an error
    to be reported, and then it takes its place. Tests do not find it where the SDK is mocked: a mock has every
    name.
    """,
    instead="""
    import sentry_sdk


    def mark(parcel):
        scope = sentry_sdk.Scope.get_current_scope()
        scope.set_tag("depot", parcel.depot)
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                scope = sentry_sdk.get_current_scope()
                scope.set_tag("depot", parcel.depot)
            """,
            at=(5,),
            policy=OLD,
        ),
        Case(
            """
            import sentry_sdk


            def weigh(parcel):
                sentry_sdk.metrics.incr("parcels")
                sentry_sdk.metrics.distribution("weight", parcel.weight, tags={"depot": parcel.depot})
            """,
            at=(5, 6),
            policy=NEW,
        ),
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.integrations.litestar import LitestarIntegration

            init(with_locals=False, integrations=[LitestarIntegration()])
            """,
            at=(2, 4),
            policy=OLD,
        ),
        Case(
            """
            import sentry_sdk


            def sort(parcel):
                with sentry_sdk.start_span(op="sort", name="Sort a parcel") as span:
                    span.set_attribute("depot", parcel.depot)
            """,
            at=(5, 6),
            policy=OLD,
        ),
        Case(
            """
            import sentry_sdk


            def lost(parcel):
                sentry_sdk.set_tgas({"depot": parcel.depot})
                with sentry_sdk.new_scope() as scope:
                    scope.set_fingerprint(["lost"])
            """,
            at=(5, 7),
            policy=NEW,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                scope = sentry_sdk.Scope.get_current_scope()
                scope.set_tag("depot", parcel.depot)
            """,
            policy=OLD,
        ),
        GUARDED,
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                scope = sentry_sdk.get_current_scope()
                scope.set_tag("depot", parcel.depot)
                sentry_sdk.metrics.count("parcels", 1, attributes={"depot": parcel.depot})
            """,
            policy=NEW,
        ),
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                sentry_sdk.get_current_scope().set_tag("depot", parcel.depot)
            """,
            files=RANGE,
        ),
        Case(
            """
            from importlib.metadata import version

            import sentry_sdk

            MODERN = version("sentry-sdk") >= "2.43"


            def weigh(parcel):
                if MODERN:
                    sentry_sdk.metrics.count("parcels", 1)
                else:
                    sentry_sdk.metrics.incr("parcels")
            """,
            policy=NEW,
        ),
    ),
    options=("sdk-version",),
)

DEPRECATED = Rule(
    code="SNT602",
    name="deprecated-api",
    summary="a name, keyword or option that the project's SDK deprecates, or a later stable one has removed",
    what=f"""
    Reports what the SDK's release warns of or documents as deprecated, and what a later stable release no longer has.
    What only a later release deprecates is not reported. One place gets one finding: where SNT104 or SNT110 says that
    something personal is sent, this rule is silent.
    {TARGET}
    For a range it is the newest release in it that counts.
    """,
    why="""
    The warnings are mostly not seen: Python hides a DeprecationWarning of other people's modules. The next update
    is then an outage of the error reporting, found when an error is missed.
    """,
    instead="""
    import sentry_sdk


    def report(parcel, error):
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("depot", parcel.depot)
            scope.capture_exception(error)
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def report(parcel, error):
                with sentry_sdk.push_scope() as scope:
                    scope.set_tag("depot", parcel.depot)
                    scope.capture_exception(error)
            """,
            at=(5,),
            policy=MIDDLE,
        ),
        Case(
            """
            import sentry_sdk


            def weigh(parcel):
                sentry_sdk.metrics.incr("parcels")
            """,
            at=(5,),
            policy=MIDDLE,
        ),
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(enable_tracing=True)


            def sort(parcel):
                sentry_sdk.Hub.current.scope.user = {"id": parcel.clerk_id}
                with sentry_sdk.start_span(op="sort", description="Sort a parcel"):
                    parcel.sort()
            """,
            at=(3, 7, 7, 8),
            policy=MIDDLE,
        ),
        Case(
            """
            import sentry_sdk

            with sentry_sdk.configure_scope() as scope:
                scope.set_tag("depot", "north")
            """,
            at=(3,),
            files=RANGE,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def report(parcel, error):
                with sentry_sdk.new_scope() as scope:
                    scope.set_tag("depot", parcel.depot)
                    scope.capture_exception(error)
            """,
            policy=MIDDLE,
        ),
        Case(
            """
            import sentry_sdk


            def report(parcel, error):
                with sentry_sdk.push_scope() as scope:
                    scope.set_tag("depot", parcel.depot)
                    sentry_sdk.capture_exception(error)
            """,
            policy=OLD,
        ),
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(enable_tracing=None, send_default_pii=False)


            def sort(parcel):
                if sentry_sdk.VERSION < "2.12":
                    with sentry_sdk.push_scope() as scope:
                        scope.set_tag("depot", parcel.depot)
                        parcel.weigh()
                with sentry_sdk.start_transaction(op="sort", name="Sort a parcel"):
                    parcel.sort()
            """,
            policy=MIDDLE,
        ),
    ),
    options=("sdk-version",),
)

UNKNOWN_OPTION = Rule(
    code="SNT603",
    name="unknown-init-option",
    summary="an option of `init` that no release of the SDK ever had",
    what="""
    Reports options of `sentry_sdk.init` that there never were, in keywords and in a dictionary that can be seen. The
    message guesses which one was meant. An option of other releases is SNT601.
    """,
    why="""
    `init` raises TypeError for an option that it does not know. Where it is called for production alone, the program
    starts everywhere but there; where the call is in a `try`, the program starts and nothing is ever sent.
    """,
    instead="""
    import sentry_sdk

    sentry_sdk.init(traces_sample_rate=0.1)
    sentry_sdk.get_global_scope().set_tag("depot", "north")
    """,
    bad=(
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(
                trace_sample_rate=0.1,
                tags={"depot": "north"},
            )
            """,
            at=(4, 5),
        ),
        Case(
            """
            import logging

            import sentry_sdk


            def start(settings):
                options = {"dsn": settings.dsn}
                options["user"] = {"id": settings.depot}
                try:
                    sentry_sdk.init(**options)
                except Exception:
                    logging.warning("no Sentry today")
            """,
            at=(10,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(traces_sample_rate=0.1)
            sentry_sdk.get_global_scope().set_tag("depot", "north")
            """
        ),
        Case(
            """
            import sentry_sdk


            def start(settings):
                sentry_sdk.init(settings.dsn, **settings.sentry)
            """
        ),
        Case(
            """
            def init(tags):
                return dict(tags)


            init(tags={"depot": "north"})
            """
        ),
    ),
)

PARTLY = Rule(
    code="SNT608",
    name="missing-in-part-of-range",
    summary="a name, keyword or option that some releases of the required range do not have",
    what="""
    Reports what the requirement's range of SDK releases has only in part, and tells which part. Of interest to
    libraries, which are installed with whatever release their users have, and where nothing pins the SDK.
    """,
    why="""
    A range is a promise. Whoever installs the program with its lowest release gets an AttributeError where an error
    was to be reported.
    """,
    instead="""
    import sentry_sdk


    def mark(parcel):
        sentry_sdk.set_tag("depot", parcel.depot)
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                sentry_sdk.get_current_scope().set_tag("depot", parcel.depot)
                sentry_sdk.metrics.incr("parcels")
            """,
            at=(5, 6),
            policy='enable = ["SNT608"]\n',
            files=RANGE,
        ),
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(enable_logs=True)
            """,
            at=(3,),
            policy='enable = ["SNT6"]\n',
            files={"setup.cfg": "[options]\ninstall_requires =\n    sentry-sdk>=2.30\n"},
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                sentry_sdk.set_tag("depot", parcel.depot)
            """,
            policy='enable = ["SNT608"]\n',
            files=RANGE,
        ),
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                if hasattr(sentry_sdk, "get_current_scope"):
                    sentry_sdk.get_current_scope().set_tag("depot", parcel.depot)
            """,
            policy='enable = ["SNT608"]\n',
            files=RANGE,
        ),
    ),
    on=False,
    options=("sdk-version",),
)

declare(MISSING, DEPRECATED, UNKNOWN_OPTION, PARTLY)
