"""SNT601 and 602: the SDK does what the code thinks. For reading; ``rules/checks/api.py`` reports them."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

SAFETY = """
    What is written instead sends the same, and is in every release that the project may run; where there is no such
    thing, nothing is written, and the reason is told. `configure_scope` becomes the isolation scope, whose data stays
    after the block, as it did. `push_scope` becomes `new_scope` where its block does no more than set its own scope and
    capture; else `isolation_scope`, so that what other code sets inside still ends with the block. Breadcrumbs that are
    recorded inside a block of `new_scope` stay. Imports that nothing uses any more go.
"""
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
    fix_safety=SAFETY,
    bad=(
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                scope = sentry_sdk.get_current_scope()
                scope.set_tag("depot", parcel.depot)
            """,
            at=(5,),
            fixed="""
            import sentry_sdk


            def mark(parcel):
                scope = sentry_sdk.Scope.get_current_scope()
                scope.set_tag("depot", parcel.depot)
            """,
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
            fixed="""
            import sentry_sdk


            def weigh(parcel):
                sentry_sdk.metrics.count("parcels", 1)
                sentry_sdk.metrics.distribution("weight", parcel.weight, attributes={"depot": parcel.depot})
            """,
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
    fix_safety=SAFETY,
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
            fixed="""
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
            fixed="""
            import sentry_sdk

            scope = sentry_sdk.Scope.get_isolation_scope()
            scope.set_tag("depot", "north")
            """,
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

declare(MISSING, DEPRECATED)
