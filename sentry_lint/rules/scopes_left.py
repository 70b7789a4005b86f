"""SNT409 and 410: data that the next event carries instead. For reading; the check is in ``checks/scope_data.py``."""

from __future__ import annotations

from sentry_lint.rules.registry import Rule, declare
from sentry_lint.rules.scopes_optional import case

STICKY_DATA = Rule(
    code="SNT409",
    name="sticky-scope-data",
    summary="tags, contexts or a user that a turn of a loop leaves on the scope for the next",
    what="""
    Reports what a loop that does other work as well sets on the current, isolation or global scope, without a scope of
    its own around it. A loop over tags that sets one each, functions that set things up, a module's own level and the
    tags of a watch stay silent.
    """,
    why="""
    The last turn's data stays: an error in the next one, before it sets its own, and everything after the loop is
    reported with the wrong job, user or file.
    """,
    instead="""
    import sentry_sdk


    def drain(parcels):
        for parcel in parcels:
            with sentry_sdk.isolation_scope() as scope:
                scope.set_tag("depot", parcel.depot)
                parcel.sort()
    """,
    bad=(
        case(
            "SNT409",
            """
            import sentry_sdk


            def drain(parcels):
                for parcel in parcels:
                    sentry_sdk.set_tag("depot", parcel.depot)
                    parcel.sort()
            """,
            at=(6,),
        ),
        case(
            "SNT409",
            """
            import sentry_sdk


            def work(queue):
                while True:
                    parcel = queue.get()
                    sentry_sdk.get_isolation_scope().set_context("parcel", {"depot": parcel.depot})
                    parcel.sort()
            """,
            at=(7,),
        ),
    ),
    good=(
        case(
            "SNT409",
            """
            import sentry_sdk


            def drain(parcels):
                sentry_sdk.set_tag("kind", parcels.kind)
                for parcel in parcels:
                    with sentry_sdk.isolation_scope() as scope:
                        scope.set_tag("depot", parcel.depot)
                        parcel.sort()
            """,
        ),
        case(
            "SNT409",
            """
            import sentry_sdk


            def mark(parcel):
                for name, value in parcel.labels.items():
                    sentry_sdk.set_tag(name, value)
            """,
        ),
    ),
    on=False,
)

TOO_LATE = Rule(
    code="SNT410",
    name="context-too-late",
    summary="tags, contexts or a user set after the event that they are meant for has gone",
    what="""
    Reports what a handler sets after it has captured the error, or logged it with its traceback, where nothing is
    captured any more; and what is set in `on_failure` and `on_retry` of a Celery task, which are called when the
    integration has reported the error already.
    """,
    why="""
    An event is sent as the scope is at that moment. What is set later is missing in it, and turns up in the next,
    which has nothing to do with it.
    """,
    instead="""
    import sentry_sdk


    def sort(parcel):
        try:
            parcel.sort()
        except ValueError as error:
            sentry_sdk.set_tag("depot", parcel.depot)
            sentry_sdk.capture_exception(error)
    """,
    fix_safety="""
    What a handler sets too late moves before the call that sends the event, with the assignments that it needs. Where
    working it out might fail, it is done with `--review`; methods of Celery tasks are left alone.
    """,
    bad=(
        case(
            "SNT410",
            """
            import sentry_sdk


            def sort(parcel):
                try:
                    parcel.sort()
                except ValueError as error:
                    sentry_sdk.capture_exception(error)
                    sentry_sdk.set_tag("depot", parcel.depot)
            """,
            at=(9,),
            fixed="""
            import sentry_sdk


            def sort(parcel):
                try:
                    parcel.sort()
                except ValueError as error:
                    sentry_sdk.set_tag("depot", parcel.depot)
                    sentry_sdk.capture_exception(error)
            """,
        ),
        case(
            "SNT410",
            """
            import sentry_sdk
            from celery import Task


            class Sorting(Task):
                def on_failure(self, exc, task_id, args, kwargs, einfo):
                    sentry_sdk.set_context("sorting", {"task": task_id})
                    sentry_sdk.capture_exception(exc)
            """,
            at=(7,),
        ),
    ),
    good=(
        case(
            "SNT410",
            """
            import sentry_sdk


            def sort(parcel):
                try:
                    parcel.sort()
                except ValueError as error:
                    sentry_sdk.set_tag("depot", parcel.depot)
                    sentry_sdk.capture_exception(error)
            """,
        ),
        case(
            "SNT410",
            """
            import sentry_sdk


            def sort(parcel):
                try:
                    parcel.sort()
                except ValueError as error:
                    sentry_sdk.capture_exception(error)
                    sentry_sdk.set_tag("again", True)
                    parcel.sort()
            """,
        ),
    ),
    on=False,
)

declare(STICKY_DATA, TOO_LATE)
