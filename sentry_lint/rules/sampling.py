"""SNT503 and SNT504: how many traces and events are sent. For reading; the check is in ``checks/performance.py``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

LOOPED = 'enable = ["SNT504"]\n'

FULL_SAMPLING = Rule(
    code="SNT503",
    name="full-sampling",
    summary="every request is traced or profiled, whatever the environment",
    what="""
    Reports `traces_sample_rate` and `profiles_sample_rate` of `init` that are written as 1.0. Silent where a test of
    the environment, of debugging or of sampling decides on the call or the rate, in settings for development, and
    where a sampler function is given as well.
    """,
    why="""
    The rate in the SDK's examples is for trying it out. In production each request then sends a transaction: it costs
    time in the process, and the quota is gone before the month is.
    """,
    instead="""
    import os

    import sentry_sdk

    sentry_sdk.init(traces_sample_rate=float(os.environ.get("TRACES_SAMPLE_RATE", "0.05")))
    """,
    bad=(
        Case(
            """
            import sentry_sdk

            sentry_sdk.init(
                release="depot@4.1",
                traces_sample_rate=1.0,
            )
            """,
            at=(5,),
        ),
        Case(
            """
            import os

            import sentry_sdk

            RATE = 1


            def start():
                if os.environ.get("SENTRY_DSN"):
                    sentry_sdk.init(traces_sample_rate=RATE)
            """,
            at=(10,),
        ),
    ),
    good=(
        Case(
            """
            import os

            import sentry_sdk

            DEBUG = os.environ.get("DEBUG") == "1"

            sentry_sdk.init(sample_rate=1.0, traces_sample_rate=1.0 if DEBUG else 0.05)
            """
        ),
        Case(
            """
            import sentry_sdk
            from django.conf import settings

            if settings.ENVIRONMENT == "staging":
                sentry_sdk.init(traces_sample_rate=1.0)
            else:
                sentry_sdk.init(traces_sample_rate=settings.TRACES_SAMPLE_RATE)
            """
        ),
        Case(
            """
            import sentry_sdk


            def rate(context):
                return 0 if context["parent_sampled"] is None else 0.1


            sentry_sdk.init(traces_sample_rate=1.0, traces_sampler=rate)
            """
        ),
    ),
)

IN_LOOP = Rule(
    code="SNT504",
    name="capture-in-loop",
    summary="an event at each turn of a loop",
    what="""
    Reports `capture_exception`, `capture_message` and `capture_event` in the body of a `for` loop or comprehension,
    and in a `while` loop where nothing decides on them. Silent where the loop ends after the capture, and in the loop
    of a worker (`while`, `async for`), whose turns have nothing to do with each other.
    """,
    why="""
    When the database is down, each of ten thousand items fails in the same way. The quota is used up in a minute, the
    SDK's queue drops what comes after, and the one event that tells the cause is among them.
    """,
    instead="""
    import sentry_sdk


    def restock(orders):
        failed = [order.number for order in orders if not order.reserve()]
        if failed:
            sentry_sdk.set_context("restock", {"failed": failed[:20], "count": len(failed)})
            sentry_sdk.capture_message("orders were not reserved", level="error")
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def restock(orders):
                for order in orders:
                    try:
                        order.reserve()
                    except Exception as error:
                        sentry_sdk.capture_exception(error)
            """,
            at=(9,),
            policy=LOOPED,
        ),
        Case(
            """
            import sentry_sdk


            def poll(queue):
                while queue.size() > 100:
                    sentry_sdk.capture_message("the queue is long", level="warning")
                    queue.wait()
            """,
            at=(6,),
            policy=LOOPED,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def restock(orders):
                for order in orders:
                    try:
                        order.reserve()
                    except Exception as error:
                        sentry_sdk.capture_exception(error)
                        break
            """,
            policy=LOOPED,
        ),
        Case(
            """
            import sentry_sdk


            def work(queue):
                while True:
                    job = queue.get()
                    try:
                        job.run()
                    except Exception as error:
                        sentry_sdk.capture_exception(error)
            """,
            policy=LOOPED,
        ),
        Case(
            """
            import sentry_sdk


            def hooks(orders):
                made = []
                for order in orders:

                    def failed(error, number=order.number):
                        sentry_sdk.capture_exception(error, tags={"order": number})

                    made.append(failed)
                return made
            """,
            policy=LOOPED,
        ),
    ),
    on=False,
)

declare(FULL_SAMPLING, IN_LOOP)
