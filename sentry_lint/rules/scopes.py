"""SNT402, 403, 407 and 408: what is set is kept, and kept where it belongs. For reading; see ``rules/checks``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

INVALID_LEVEL = Rule(
    code="SNT402",
    name="invalid-level",
    summary="a level that is none of debug, info, warning, error and fatal",
    what="""
    Reports levels of events, breadcrumbs and scopes that Sentry does not know, where they are written, come from a
    constant, are put into an event by a hook or are given to a helper of the project that hands them on. Names are told
    by case: `"ERROR"` is none. The numbers of `logging` (`logging.WARNING`) are translated and stay silent.
    """,
    why="""
    The SDK sends what it is given. Sentry makes `error` of a level that it does not know, and `info` of that of a
    breadcrumb: warnings wake people up, and filters by level miss what they were written for. `critical` works only
    because the server translates it; a hook that compares with `fatal` never sees it.
    """,
    instead="""
    import sentry_sdk


    def weigh(parcel):
        if parcel.weight > 30:
            sentry_sdk.capture_message("a parcel is too heavy", level="warning")
    """,
    fix_safety="""
    The level's own name is written where the text stands; what is sent is the same but for the level that Sentry makes
    of it. Alerts that count errors no longer count what was a warning. A text that a helper of the project is given
    is changed only with `--review`, since the helper may compare it; one in a constant is shown only.
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def weigh(parcel):
                if parcel.weight > 30:
                    sentry_sdk.capture_message("a parcel is too heavy", level="warn")
            """,
            at=(6,),
            fixed="""
            import sentry_sdk


            def weigh(parcel):
                if parcel.weight > 30:
                    sentry_sdk.capture_message("a parcel is too heavy", level="warning")
            """,
        ),
        Case(
            """
            import sentry_sdk

            LOUD = "CRITICAL"


            def lose(parcel, error):
                sentry_sdk.add_breadcrumb(message="searching", category="parcel.search", level="notice")
                with sentry_sdk.new_scope() as scope:
                    scope.set_level(LOUD)
                    sentry_sdk.capture_exception(error)
            """,
            at=(7, 9),
        ),
        Case(
            """
            import sentry_sdk


            def report(text, level="error"):
                sentry_sdk.capture_message(text, level=level)


            def lose(parcel):
                report("a parcel is lost", level="critical")
            """,
            at=(9,),
        ),
    ),
    good=(
        Case(
            """
            import logging

            import sentry_sdk


            def weigh(parcel):
                sentry_sdk.capture_message("a parcel is too heavy", level="warning")
                sentry_sdk.capture_message("a parcel is too heavy", level=logging.WARNING)
                sentry_sdk.capture_message("a parcel is too heavy", level=parcel.level)
            """
        ),
        Case(
            """
            import sentry_sdk

            LEVELS = {"warn": "warning", "critical": "fatal"}


            def report(text, level="error"):
                sentry_sdk.capture_message(text, level=LEVELS.get(level, level))


            def lose(parcel):
                report("a parcel is lost", level="critical")
            """
        ),
        Case(
            """
            import logging

            import sentry_sdk

            logging.getLogger("depot").setLevel("CRITICAL")
            sentry_sdk.set_tag("level", "critical")
            """
        ),
    ),
)

INVALID_TAG = Rule(
    code="SNT403",
    name="invalid-tag",
    summary="a tag whose key or value Sentry drops or rewrites",
    what="""
    Reports tags whose key is longer than 32 characters, has others than letters, digits and `_ . : -`, or is one that
    Sentry keeps for itself (`release`, `dist`, `environment`, `user`); and values that become null: an empty text, one
    of several lines, a dictionary, a list. Tags of spans are left alone.
    """,
    why="""
    The SDK sends what it is given, and Sentry drops it without a word: the tag is missing in every search, alert and
    dashboard that was made for it. A blank in a key becomes `-`, so that searches for what the code says find nothing.
    """,
    instead="""
    import sentry_sdk


    def mark(parcel):
        sentry_sdk.set_tag("depot_number", parcel.depot)
        sentry_sdk.set_context("size", {"length": parcel.length, "width": parcel.width})
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                sentry_sdk.set_tag("depot number", parcel.depot)
                sentry_sdk.set_tag("size", {"length": parcel.length, "width": parcel.width})
                sentry_sdk.set_tag("release", parcel.firmware)
            """,
            at=(5, 6, 7),
        ),
        Case(
            """
            import sentry_sdk


            def lose(parcel, error):
                with sentry_sdk.new_scope() as scope:
                    scope.set_tags({"depot": parcel.depot, "seen": [parcel.first, parcel.last]})
                    sentry_sdk.capture_exception(error, tags={"depot/shelf": parcel.shelf})
            """,
            at=(6, 7),
        ),
        Case(
            """
            import sentry_sdk


            def mark_all(tags):
                for name, value in tags.items():
                    sentry_sdk.set_tag(name, value)


            def mark(parcel):
                mark_all({"user": parcel.clerk_id})
            """,
            at=(10,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def mark(parcel):
                sentry_sdk.set_tag("depot.number", parcel.depot)
                sentry_sdk.set_tag("parcel.release", parcel.firmware)
                sentry_sdk.set_tag("shelf", None)
                sentry_sdk.set_context("depot number", {"release": parcel.firmware, "shelves": []})
            """
        ),
        Case(
            """
            import sentry_sdk


            def mark(name, value):
                sentry_sdk.set_tag(f"parcel.{name}", str(value))


            def lose(parcel):
                mark("user", [parcel.clerk_id])
                mark(parcel.field, parcel.value)
            """
        ),
        Case(
            """
            import sentry_sdk


            def sort(parcel):
                with sentry_sdk.start_span(op="sort", name="Sort a parcel") as span:
                    span.set_tag("depot number", "")
            """
        ),
    ),
)

DISCARDED = Rule(
    code="SNT407",
    name="discarded-scope-data",
    summary="data set on the scope of a block that ends before anything is captured",
    what="""
    Reports the first tag, context, user, level, breadcrumb or fingerprint that is set on the scope of a `with` block of
    `push_scope`, `new_scope` or `isolation_scope`, where nothing that could capture is called in the block. It is
    silent where the block yields, awaits, logs, hands its scope on, or calls code that is not known to be harmless.
    """,
    why="""
    Such a scope ends with its block and takes along what it was given. An error that is raised after it, or that leaves
    it, is captured without the data, which is noticed when the data is needed.
    """,
    instead="""
    import sentry_sdk


    def sort(parcel):
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("depot", parcel.depot)
            parcel.sort()
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def sort(parcel):
                with sentry_sdk.new_scope() as scope:
                    scope.set_tag("depot", parcel.depot)
                parcel.sort()
            """,
            at=(6,),
        ),
        Case(
            """
            import sentry_sdk


            def begin(parcel):
                with sentry_sdk.isolation_scope():
                    sentry_sdk.set_user({"id": parcel.clerk_id})
                    for name, value in parcel.labels.items():
                        sentry_sdk.set_tag(name, str(value))
            """,
            at=(6,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def sort(parcel):
                with sentry_sdk.new_scope() as scope:
                    scope.set_tag("depot", parcel.depot)
                    parcel.sort()
                with sentry_sdk.new_scope():
                    sentry_sdk.set_tag("depot", parcel.depot)
            """
        ),
        Case(
            """
            from contextlib import contextmanager

            import sentry_sdk


            @contextmanager
            def depot(name):
                with sentry_sdk.isolation_scope() as scope:
                    scope.set_tag("depot", name)
                    yield
            """
        ),
        Case(
            """
            import sentry_sdk


            def lose(parcel, error):
                with sentry_sdk.new_scope() as scope:
                    scope.set_tag("depot", parcel.depot)
                sentry_sdk.capture_exception(error, scope=scope)
            """
        ),
    ),
)

STICKY_FINGERPRINT = Rule(
    code="SNT408",
    name="sticky-fingerprint",
    summary="a fingerprint left on a scope that later events will carry as well",
    what="""
    Reports a fingerprint that is set on the current, isolation or global scope, or inside `configure_scope`, and that
    neither ends with a block nor is taken back in the same function. One that holds `{{ default }}` only refines the
    grouping and stays silent.
    """,
    why="""
    A fingerprint decides which issue an event belongs to. Whatever fails later in the same request, task or process
    is filed under the issue of the first error: new bugs never show up as new.
    """,
    instead="""
    import sentry_sdk


    def lose(parcel, error):
        sentry_sdk.capture_exception(error, fingerprint=["lost", parcel.depot])
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def lose(parcel, error):
                sentry_sdk.get_isolation_scope().fingerprint = ["lost", parcel.depot]
                sentry_sdk.capture_exception(error)
            """,
            at=(5,),
        ),
        Case(
            """
            import sentry_sdk


            def lose(parcel, error):
                with sentry_sdk.configure_scope() as scope:
                    scope.fingerprint = ["lost", parcel.depot]
                    sentry_sdk.capture_exception(error)
            """,
            at=(6,),
            policy='sdk-version = "2.0.1"\n',
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def lose(parcel, error):
                with sentry_sdk.new_scope() as scope:
                    scope.fingerprint = ["lost", parcel.depot]
                    sentry_sdk.capture_exception(error)
                sentry_sdk.get_isolation_scope().fingerprint = ["{{ default }}", parcel.depot]
            """
        ),
        Case(
            """
            import sentry_sdk


            def lose(parcel, error):
                scope = sentry_sdk.get_current_scope()
                scope.fingerprint = ["lost", parcel.depot]
                sentry_sdk.capture_exception(error)
                scope.fingerprint = None


            def refine(scope: sentry_sdk.Scope, parcel):
                scope.fingerprint = ["lost", parcel.depot]
            """
        ),
    ),
)

declare(INVALID_LEVEL, INVALID_TAG, DISCARDED, STICKY_FINGERPRINT)
