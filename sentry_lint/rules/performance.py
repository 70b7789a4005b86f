"""SNT501 to SNT504: transactions, sampling and loops. For reading; the check is in ``checks/performance.py``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

LOOPED = 'enable = ["SNT504"]\n'

NESTED = Rule(
    code="SNT501",
    name="nested-transaction",
    summary="a transaction that is started inside another one",
    what="""
    Reports `start_transaction` in the body of a `with` that holds a transaction open already, and the call of a
    function of the project that starts one itself. A transaction in a scope of its own (`isolation_scope`,
    `new_scope`) and one behind a test for a running span are meant to be separate.
    """,
    why="""
    A transaction is the root of a trace's tree. A second one is sent by itself: the outer one has a gap where the
    work was done, the inner one does not tell whom it was done for, and both are counted and paid for.
    """,
    instead="""
    import sentry_sdk


    def restock(order):
        with sentry_sdk.start_transaction(op="job", name="restock"):
            with sentry_sdk.start_span(op="job.step", name="reserve"):
                order.reserve()
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def restock(order):
                with sentry_sdk.start_transaction(op="job", name="restock"):
                    with sentry_sdk.start_transaction(op="job", name="reserve"):
                        order.reserve()
            """,
            at=(6,),
        ),
        Case(
            """
            import sentry_sdk

            from depot import reserve


            def restock(orders):
                with sentry_sdk.start_transaction(op="job", name="restock"):
                    for order in orders:
                        reserve(order)
            """,
            at=(9,),
            files={
                "depot.py": """
                import sentry_sdk


                def reserve(order):
                    with sentry_sdk.start_transaction(op="job", name="reserve"):
                        order.reserve()
                """
            },
        ),
        Case(
            """
            from contextlib import contextmanager

            import sentry_sdk


            @contextmanager
            def traced(name):
                with sentry_sdk.start_transaction(op="job", name=name) as transaction:
                    yield transaction


            def restock(order):
                with traced("restock"):
                    with traced("reserve"):
                        order.reserve()
            """,
            at=(14,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def restock(orders):
                with sentry_sdk.start_transaction(op="job", name="restock"):
                    with sentry_sdk.start_span(op="job.step", name="reserve"):
                        orders.reserve()
                with sentry_sdk.start_transaction(op="job", name="tidy"):
                    orders.tidy()
            """
        ),
        Case(
            """
            import sentry_sdk


            def restock(orders):
                with sentry_sdk.start_transaction(op="job", name="restock"):
                    for order in orders:
                        with sentry_sdk.isolation_scope():
                            with sentry_sdk.start_transaction(op="job", name="reserve"):
                                order.reserve()
            """
        ),
        Case(
            """
            import sentry_sdk


            def traced(work):
                def run():
                    with sentry_sdk.start_transaction(op="job", name="work"):
                        work()

                return run


            def restock(pool, order):
                with sentry_sdk.start_transaction(op="job", name="restock"):
                    pool.submit(traced(order.reserve))
            """
        ),
    ),
)

UNMANAGED = Rule(
    code="SNT502",
    name="unmanaged-transaction",
    summary="a transaction or span that is not finished on every way out",
    what="""
    Reports `start_transaction`, `start_span` and `start_child` whose result is never finished, is entered by hand
    (`__enter__`), or is finished in a place that an error or an early `return` does not reach. `finish()` in a
    `finally` is fine, so are `ExitStack.enter_context` and whatever the object is handed to. A function that returns
    what it has started is judged at its callers.
    """,
    why="""
    What is not finished is not sent: the requests that fail, which are those of interest, have no trace. What was
    entered by hand and not left stays on the scope, and later events carry the name of a job that is long over.
    """,
    instead="""
    import sentry_sdk


    def restock(order):
        with sentry_sdk.start_transaction(op="job", name="restock") as transaction:
            transaction.set_tag("depot", order.depot)
            order.reserve()
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def restock(order):
                transaction = sentry_sdk.start_transaction(op="job", name="restock")
                transaction.__enter__()
                order.reserve()
                transaction.__exit__(None, None, None)
            """,
            at=(5,),
        ),
        Case(
            """
            import sentry_sdk


            def restock(order):
                span = sentry_sdk.start_span(op="job.step", name="reserve")
                if not order.lines:
                    return None
                stock = order.reserve()
                span.finish()
                return stock
            """,
            at=(5,),
        ),
        Case(
            """
            import sentry_sdk


            def restock(order):
                sentry_sdk.start_transaction(op="job", name="restock")
                order.reserve()
            """,
            at=(5,),
        ),
        Case(
            """
            from depot import begin


            def restock(order):
                transaction = begin("restock")
                order.reserve()
                transaction.finish()
            """,
            at=(5,),
            files={
                "depot.py": """
                import sentry_sdk


                def begin(name):
                    transaction = sentry_sdk.start_transaction(op="job", name=name)
                    transaction.set_tag("team", "depot")
                    return transaction
                """
            },
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def restock(order):
                transaction = sentry_sdk.start_transaction(op="job", name="restock")
                try:
                    order.reserve()
                finally:
                    transaction.finish()
            """
        ),
        Case(
            """
            from contextlib import ExitStack, nullcontext

            import sentry_sdk


            def restock(order, trace):
                with ExitStack() as stack:
                    stack.enter_context(sentry_sdk.start_transaction(op="job", name="restock"))
                    step = sentry_sdk.start_span(op="job.step", name="reserve") if trace else nullcontext()
                    with step:
                        order.reserve()
            """
        ),
        Case(
            """
            import sentry_sdk


            def begin(name):
                return sentry_sdk.start_transaction(op="job", name=name)


            class Step:
                def __enter__(self):
                    self.span = sentry_sdk.start_span(op="job.step", name="reserve")
                    self.span.__enter__()
                    return self

                def __exit__(self, *error):
                    self.span.__exit__(*error)
            """
        ),
    ),
)

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

declare(NESTED, UNMANAGED, FULL_SAMPLING, IN_LOOP)
