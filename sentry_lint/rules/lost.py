"""SNT604: calls that do what they seem to. For reading; ``rules/checks/lost.py`` reports it."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

LOST = Rule(
    code="SNT604",
    name="lost-event-call",
    summary="a call of the SDK that loses its event, or breaks the program",
    what="""
    Reports what the SDK cannot take: keywords that `capture_exception`, `capture_message` and `capture_event` do not
    know (`extra=` for `extras=`), `scope=` together with others, a text where an exception or a breadcrumb is wanted,
    lists and texts where a dictionary is: for a user, a context, tags or extras. A single tag is SNT403's.
    """,
    why="""
    `capture_exception` says nothing about a keyword that it does not know: it sends nothing, and gives None. The others
    raise in the program. A user or context that is no dictionary is sent, and dropped by Sentry.
    """,
    instead="""
    import sentry_sdk


    def report(error, crate):
        sentry_sdk.capture_exception(error, extras={"crate": crate.id}, tags={"hall": crate.hall})
    """,
    fix_safety="""
    An event comes where there was none, or an error in the program. A keyword that the SDK does not know becomes the
    one that was meant, else an entry of `extras`; a text becomes a breadcrumb's message, a user's id, the `value` of a
    context, or a message of level error. `scope=` together with others, and values that are no dictionary, are only
    shown.
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def report(error, crate):
                sentry_sdk.capture_exception(error, extra={"crate": crate.id})
                sentry_sdk.capture_message("crate lost", extra={"crate": crate.id})
            """,
            at=(5, 6),
            fixed="""
            import sentry_sdk


            def report(error, crate):
                sentry_sdk.capture_exception(error, extras={"crate": crate.id})
                sentry_sdk.capture_message("crate lost", extras={"crate": crate.id})
            """,
        ),
        Case(
            """
            import sentry_sdk


            def report(crate, scope):
                sentry_sdk.add_breadcrumb(f"crate {crate.id}")
                sentry_sdk.set_user("night shift")
                try:
                    crate.open()
                except OSError as error:
                    sentry_sdk.capture_exception(f"crate {crate.id} is stuck")
                    sentry_sdk.capture_exception(error, scope=scope, tags={"hall": crate.hall})
            """,
            at=(5, 6, 10, 11),
        ),
        Case(
            """
            import sentry_sdk


            def label(crate):
                sentry_sdk.set_context("hall", f"hall {crate.hall}")
                sentry_sdk.set_context("crate", [crate.id, crate.hall])
            """,
            at=(5, 6),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def report(error, crate):
                sentry_sdk.capture_exception(error, extras={"crate": crate.id}, tags={"hall": crate.hall})
                sentry_sdk.capture_message("crate lost", "warning", contexts={"crate": {"id": crate.id}})
            """
        ),
        Case(
            """
            import sentry_sdk


            def report(crate, scope, error=None):
                sentry_sdk.add_breadcrumb({"category": "crate.open", "message": "opened"})
                sentry_sdk.set_user({"id": crate.clerk_id})
                sentry_sdk.set_user(None)
                sentry_sdk.set_tag("hall", crate.hall)
                sentry_sdk.capture_exception(error, scope=scope)
            """
        ),
        Case(
            """
            class Reporter:
                def capture_exception(self, error, extra=None):
                    print(error, extra)


            def report(error):
                Reporter().capture_exception(error, extra={"crate": 5})
            """
        ),
    ),
)

declare(LOST)
