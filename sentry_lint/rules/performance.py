"""SNT501 and SNT502: transactions and spans. For reading; the check is in ``checks/performance.py``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

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
    fix_safety="""
    What runs between start and end goes into a `with` statement, and the calls that enter and finish go away. The span
    is then the current one in between: what is captured or started there belongs to it. Nothing is done where it is
    used outside of its block, is finished with arguments, or shares a line with other statements; where work went on
    after it was finished, or in a generator, it is done with `--review`.
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
            fixed="""
            import sentry_sdk


            def restock(order):
                with sentry_sdk.start_transaction(op="job", name="restock"):
                    order.reserve()
            """,
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
            fixed="""
            import sentry_sdk


            def restock(order):
                with sentry_sdk.start_span(op="job.step", name="reserve"):
                    if not order.lines:
                        return None
                    stock = order.reserve()
                return stock
            """,
        ),
        Case(
            """
            import sentry_sdk


            def restock(order):
                sentry_sdk.start_transaction(op="job", name="restock")
                order.reserve()
            """,
            at=(5,),
            fixed="""
            import sentry_sdk


            def restock(order):
                with sentry_sdk.start_transaction(op="job", name="restock"):
                    order.reserve()
            """,
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
            fixed="""
            from depot import begin


            def restock(order):
                with begin("restock"):
                    order.reserve()
            """,
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

declare(NESTED, UNMANAGED)
