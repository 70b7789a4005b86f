"""SNT603 and 608: options that there never were, and what a part of a range lacks. See :mod:`rules.api`."""

from __future__ import annotations

from sentry_lint.rules.api import RANGE
from sentry_lint.rules.registry import Case, Rule, declare

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
    fix_safety="""
    The program starts where it did not, or Sentry is on where it was silently off. What is all but the name of an
    option becomes that option; what is only like one, with `--review`. `tags` and `user` are set on the global scope,
    in the statement behind. Others are only shown.
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
            fixed="""
            import sentry_sdk

            sentry_sdk.init(
                traces_sample_rate=0.1,
            )
            sentry_sdk.get_global_scope().set_tags({"depot": "north"})
            """,
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

declare(UNKNOWN_OPTION, PARTLY)
