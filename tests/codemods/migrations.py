"""What is written for each release of the SDK, and what becomes of it; see ``test_migrate_sdk_api.py``."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """``before`` as ``release`` wants it: ``after``. ``import sentry_sdk`` comes first where neither imports it."""

    id: str
    release: str
    before: str
    after: str


CASES = [
    # configure_scope: the isolation scope, which stays
    Case(
        "a block around the scope",
        "2.75.0",
        """
        def f(n):
            n += 1

            # who
            with sentry_sdk.configure_scope() as scope:  # for all
                # one
                scope.set_tag("n", n)  # two

                scope.set_extra("m", [
                    n,
                ])
            return n
        """,
        """
        def f(n):
            n += 1

            # who
            scope = sentry_sdk.get_isolation_scope()  # for all
            # one
            scope.set_tag("n", n)  # two

            scope.set_extra("m", [
                n,
            ])
            return n
        """,
    ),
    Case(
        "a block on one line",
        "2.75.0",
        "with sentry_sdk.configure_scope() as s: s.set_tag('a', 1); s.set_tag('b', 2)  # both",
        "s = sentry_sdk.get_isolation_scope()\ns.set_tag('a', 1); s.set_tag('b', 2)  # both",
    ),
    Case(
        "the first of several items",
        "2.75.0",
        "with sentry_sdk.configure_scope() as s, open(p) as f:\n    s.set_tag('a', f.read())",
        "s = sentry_sdk.get_isolation_scope()\nwith open(p) as f:\n    s.set_tag('a', f.read())",
    ),
    Case(
        "the last of several items",
        "2.75.0",
        "with open(p) as f, sentry_sdk.configure_scope() as s:\n    s.set_tag('a', f.read())",
        "with open(p) as f:\n    s = sentry_sdk.get_isolation_scope()\n    s.set_tag('a', f.read())",
    ),
    Case(
        "a block within a block",
        "2.75.0",
        """
        with sentry_sdk.configure_scope() as a:
            with sentry_sdk.configure_scope() as b:
                b.set_tag("n", 1)
            a.set_tag("m", 1)
        """,
        """
        a = sentry_sdk.get_isolation_scope()
        b = sentry_sdk.get_isolation_scope()
        b.set_tag("n", 1)
        a.set_tag("m", 1)
        """,
    ),
    Case(
        "an exit stack",
        "2.75.0",
        "def f(stack):\n    scope = stack.enter_context(sentry_sdk.configure_scope())\n    scope.set_tag('a', 1)",
        "def f(stack):\n    scope = sentry_sdk.get_isolation_scope()\n    scope.set_tag('a', 1)",
    ),
    Case(
        "a callback",
        "2.75.0",
        "def mark(s):\n    s.set_tag('a', 1)\nsentry_sdk.configure_scope(mark)",
        "def mark(s):\n    s.set_tag('a', 1)\nmark(sentry_sdk.get_isolation_scope())",
    ),
    Case(
        "a lambda",
        "2.75.0",
        "sentry_sdk.configure_scope(lambda s: s.set_tag('a', 1))",
        "sentry_sdk.get_isolation_scope().set_tag('a', 1)",
    ),
    # push_scope
    Case(
        "a block that reports",
        "2.75.0",
        """
        def f(error, n):
            with sentry_sdk.push_scope() as scope:
                scope.set_tag("n", str(n))
                scope.level = "warning"
                if n:
                    scope.set_extra("m", n.m())
                sentry_sdk.capture_exception(error)
        """,
        """
        def f(error, n):
            with sentry_sdk.new_scope() as scope:
                scope.set_tag("n", str(n))
                scope.set_level("warning")
                if n:
                    scope.set_extra("m", n.m())
                sentry_sdk.capture_exception(error)
        """,
    ),
    Case(
        "a block that sets more",
        "2.75.0",
        "with sentry_sdk.push_scope():\n    sentry_sdk.set_tag('a', 1)\n    sentry_sdk.capture_message('a')",
        "with sentry_sdk.isolation_scope():\n    sentry_sdk.set_tag('a', 1)\n    sentry_sdk.capture_message('a')",
    ),
    Case(
        "a block that calls who knows what",
        "2.75.0",
        "def f(run):\n    with sentry_sdk.push_scope() as s:\n        s.set_tag('a', 1)\n        run()",
        "def f(run):\n    with sentry_sdk.isolation_scope() as s:\n        s.set_tag('a', 1)\n        run()",
    ),
    Case(
        "a block of others",
        "2.75.0",
        "def f():\n    with sentry_sdk.push_scope() as s:\n        s.set_tag('a', 1)\n        yield",
        "def f():\n    with sentry_sdk.isolation_scope() as s:\n        s.set_tag('a', 1)\n        yield",
    ),
    # Hub
    Case(
        "a capture by the hub",
        "2.75.0",
        "def f(e):\n    return sentry_sdk.Hub.current.capture_exception(e)",
        "def f(e):\n    return sentry_sdk.capture_exception(e)",
    ),
    Case(
        "the scope of the hub",
        "2.75.0",
        "sentry_sdk.Hub.current.scope.set_tag('a', 1)",
        "sentry_sdk.get_isolation_scope().set_tag('a', 1)",
    ),
    Case(
        "a block of the hub's",
        "2.75.0",
        "with sentry_sdk.Hub.current.configure_scope() as s:\n    s.set_tag('a', 1)",
        "s = sentry_sdk.get_isolation_scope()\ns.set_tag('a', 1)",
    ),
    Case(
        "a client or none",
        "2.75.0",
        "ON = sentry_sdk.Hub.current.client is not None",
        "ON = sentry_sdk.is_initialized()",
    ),
    Case(
        "no client",
        "2.75.0",
        "if sentry_sdk.Hub.current.client is None: pass",
        "if not sentry_sdk.is_initialized(): pass",
    ),
    Case(
        "if there is a client",
        "2.75.0",
        "if sentry_sdk.Hub.current.client: pass",
        "if sentry_sdk.is_initialized(): pass",
    ),
    Case(
        "an integration",
        "2.75.0",
        "n = sentry_sdk.Hub.current.get_integration('logging')",
        "n = sentry_sdk.get_client().get_integration('logging')",
    ),
    Case(
        "a copy of the hub",
        "2.75.0",
        "def f(run):\n    with sentry_sdk.Hub(sentry_sdk.Hub.current):\n        run()",
        "def f(run):\n    with sentry_sdk.isolation_scope():\n        run()",
    ),
    # attributes and keywords
    Case(
        "attributes of a scope",
        "2.75.0",
        "s = sentry_sdk.get_isolation_scope()\ns.user = {'id': 1}; s.level = 'info'  # why",
        "s = sentry_sdk.get_isolation_scope()\ns.set_user({'id': 1}); s.set_level('info')  # why",
    ),
    Case(
        "a span's description",
        "2.75.0",
        "with sentry_sdk.start_span(op='a', description='b') as span:\n    span.start_child(description='d').finish()",
        "with sentry_sdk.start_span(op='a', name='b') as span:\n    span.start_child(name='d').finish()",
    ),
    Case(
        "a span's name",
        "2.0.1",
        "with sentry_sdk.start_span(op='a', name='b'): pass",
        "with sentry_sdk.start_span(op='a', description='b'): pass",
    ),
    # metrics
    Case(
        "a counter",
        "2.75.0",
        "sentry_sdk.metrics.incr('a', 2, tags={'b': 'c'})",
        "sentry_sdk.metrics.count('a', 2, attributes={'b': 'c'})",
    ),
    Case("a counter of one", "2.75.0", "sentry_sdk.metrics.incr('a')", "sentry_sdk.metrics.count('a', 1)"),
    Case(
        "a counter of one with tags",
        "2.75.0",
        "sentry_sdk.metrics.incr(key='a', tags={'b': 'c'})",
        "sentry_sdk.metrics.count(name='a', attributes={'b': 'c'}, value=1)",
    ),
    Case(
        "a distribution",
        "2.75.0",
        "sentry_sdk.metrics.distribution(key='a', value=1, tags={'b': 'c'})",
        "sentry_sdk.metrics.distribution(name='a', value=1, attributes={'b': 'c'})",
    ),
    Case(
        "a time",
        "2.75.0",
        "sentry_sdk.metrics.timing('a', 3.5)",
        "sentry_sdk.metrics.distribution('a', 3.5, \"second\")",
    ),
    # functions that came later
    Case(
        "the current scope, once",
        "1.35.0",
        "sentry_sdk.get_current_scope().set_tag('a', 1)",
        "sentry_sdk.Hub.current.scope.set_tag('a', 1)",
    ),
    Case(
        "the current scope of 2.0",
        "2.0.1",
        "sentry_sdk.get_current_scope().set_tag('a', 1)",
        "sentry_sdk.Scope.get_current_scope().set_tag('a', 1)",
    ),
    Case(
        "a scope of its own, once",
        "1.45.1",
        "with sentry_sdk.new_scope() as s:\n    s.set_tag('a', 1)\n    sentry_sdk.capture_message('a')",
        "with sentry_sdk.push_scope() as s:\n    s.set_tag('a', 1)\n    sentry_sdk.capture_message('a')",
    ),
    Case(
        "an isolation scope, once",
        "1.45.1",
        "def f(run):\n    with sentry_sdk.isolation_scope():\n        run()",
        "def f(run):\n    with sentry_sdk.push_scope():\n        run()",
    ),
    Case(
        "initialised, once",
        "1.45.1",
        "if not sentry_sdk.is_initialized(): pass",
        "if not (sentry_sdk.Hub.current.client is not None): pass",
    ),
    Case(
        "tags, once",
        "1.45.1",
        "def f(n):\n    # all\n    sentry_sdk.set_tags({'a': 1, 'b': n})  # two",
        "def f(n):\n    # all\n    sentry_sdk.set_tag('a', 1)\n    sentry_sdk.set_tag('b', n)  # two",
    ),
    Case(
        "tags of a variable, once",
        "1.45.1",
        "def f(tags):\n    sentry_sdk.set_tags(tags)",
        "def f(tags):\n    for key, value in tags.items():\n        sentry_sdk.set_tag(key, value)",
    ),
    Case(
        "a transaction's name, once",
        "2.12.0",
        "sentry_sdk.set_transaction_name('a')",
        "sentry_sdk.get_current_scope().set_transaction_name('a')",
    ),
    # options
    Case(
        "locals",
        "2.0.1",
        "sentry_sdk.init(\n    with_locals=False,  # why\n    request_bodies='never',\n)",
        "sentry_sdk.init(\n    include_local_variables=False,  # why\n    max_request_body_size='never',\n)",
    ),
    Case("tracing", "2.75.0", "sentry_sdk.init(enable_tracing=True)", "sentry_sdk.init(traces_sample_rate=1.0)"),
    Case(
        "tracing at a rate",
        "2.75.0",
        "sentry_sdk.init(enable_tracing=True, traces_sample_rate=0.1)",
        "sentry_sdk.init(traces_sample_rate=0.1)",
    ),
    Case("no tracing", "2.75.0", "sentry_sdk.init(enable_tracing=False, dist='1')", "sentry_sdk.init(dist='1')"),
    Case(
        "no personal data", "2.75.0", "sentry_sdk.init(dist='1', send_default_pii=False)", "sentry_sdk.init(dist='1')"
    ),
    Case(
        "logs, once",
        "2.30.0",
        "sentry_sdk.init(enable_logs=True)",
        'sentry_sdk.init(_experiments={"enable_logs": True})',
    ),
    Case(
        "logs beside others, once",
        "2.30.0",
        "sentry_sdk.init(_experiments={'a': 1}, enable_logs=True)",
        "sentry_sdk.init(_experiments={'a': 1, 'enable_logs': True})",
    ),
    Case("logs of 3.0", "3.0.0b2", "sentry_sdk.init(enable_logs=True)", "sentry_sdk.init()"),
    Case(
        "locals of 3.0",
        "3.0.0b2",
        "sentry_sdk.init(include_local_variables=False)",
        'sentry_sdk.init(data_collection={"stack_frame_variables": False})',
    ),
    # spans of 3.0
    Case(
        "a span's data",
        "3.0.0b2",
        "with sentry_sdk.start_span(name='a') as span:\n    span.set_data('b', 1)\n    span.set_tag('c', 1)",
        "with sentry_sdk.start_span(name='a') as span:\n    span.set_attribute('b', 1)\n    span.set_attribute('c', 1)",
    ),
    Case(
        "a span's attributes, once",
        "2.34.1",
        "with sentry_sdk.start_span(name='a') as span:\n    span.set_attribute('b', 1)",
        "with sentry_sdk.start_span(name='a') as span:\n    span.set_data('b', 1)",
    ),
    # calls that lose their event
    Case(
        "extra",
        "2.75.0",
        "def f(e):\n    sentry_sdk.capture_exception(e, extra={'a': 1})",
        "def f(e):\n    sentry_sdk.capture_exception(e, extras={'a': 1})",
    ),
    Case(
        "keywords of nobody's",
        "2.75.0",
        "def f(e, n):\n    sentry_sdk.capture_exception(e, lane=n, hall=2)",
        'def f(e, n):\n    sentry_sdk.capture_exception(e, extras={"lane": n, "hall": 2})',
    ),
    Case(
        "a breadcrumb's text",
        "2.75.0",
        "sentry_sdk.add_breadcrumb('a', level='info')",
        "sentry_sdk.add_breadcrumb(message='a', level='info')",
    ),
    Case("a user's name", "2.75.0", "sentry_sdk.set_user('u-7')", "sentry_sdk.set_user({'id': 'u-7'})"),
    Case(
        "a context's text", "2.75.0", "sentry_sdk.set_context('a', 'b')", "sentry_sdk.set_context('a', {'value': 'b'})"
    ),
    Case(
        "a text as an error",
        "2.75.0",
        "sentry_sdk.capture_exception('a')",
        "sentry_sdk.capture_message('a', level='error')",
    ),
]
