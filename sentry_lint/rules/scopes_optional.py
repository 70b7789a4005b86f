"""SNT401, 404, 405 and 406: breadcrumbs and tags worth having. For reading; see ``rules/checks``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare


def case(code: str, source: str, at: tuple[int, ...] = (), fixed: str | None = None) -> Case:
    """A case under a policy that enables the rule."""
    return Case(source, at=at, fixed=fixed, policy=f'enable = ["{code}"]\n')


BREADCRUMB_CATEGORY = Rule(
    code="SNT401",
    name="breadcrumb-category",
    summary="a breadcrumb without a category, or with one that is not `domain.action`",
    what="""
    Reports breadcrumbs without a category, and categories that are not two or more words of small letters, digits, `_`
    and `-` with dots between them. A helper of the project that takes the category is judged where it is called.
    """,
    why="""
    A hundred breadcrumbs are read by their categories. `order.paid` says in the list what happened and lets hooks keep
    or drop a domain; `info` or nothing says neither.
    """,
    instead="""
    import sentry_sdk


    def sort(parcel):
        sentry_sdk.add_breadcrumb(message="sorted", category="parcel.sort", data={"depot": parcel.depot})
    """,
    bad=(
        case(
            "SNT401",
            """
            import sentry_sdk


            def sort(parcel):
                sentry_sdk.add_breadcrumb(message="weighed")
                sentry_sdk.add_breadcrumb(message="sorted", category="parcel", data={"depot": parcel.depot})
            """,
            at=(5, 6),
        ),
        case(
            "SNT401",
            """
            import sentry_sdk


            def crumb(text, category="parcel.note"):
                sentry_sdk.add_breadcrumb(message=text, category=category)


            def sort(parcel):
                crumb("sorted", "Sorting")
            """,
            at=(9,),
        ),
    ),
    good=(
        case(
            "SNT401",
            """
            import sentry_sdk


            def sort(parcel):
                sentry_sdk.add_breadcrumb(message="sorted", category="parcel.sort", data={"depot": parcel.depot})
                sentry_sdk.add_breadcrumb(parcel.crumb())
            """,
        ),
        case(
            "SNT401",
            """
            import sentry_sdk


            def crumb(text, category="parcel.note"):
                sentry_sdk.add_breadcrumb(message=text, category=category)


            def sort(parcel):
                crumb("sorted")
                crumb("sorted", parcel.category)
            """,
        ),
    ),
    on=False,
)

UNBOUNDED = Rule(
    code="SNT404",
    name="unbounded-payload",
    summary="a value without bound in a tag or breadcrumb: a whole response, a statement, a container as text",
    what="""
    Reports bodies and texts of responses, statements, tracebacks, texts of errors, and containers that are made a text,
    as a tag's value or in a breadcrumb. Lengths, slices, numbers, types and statuses stay silent. Contexts are made for
    such values, and stay silent as well.
    """,
    why="""
    A tag is cut after 200 characters, an event that is too large is refused as a whole, and every value of a tag that
    nobody else has makes searching by that tag slower and useless.
    """,
    instead="""
    import sentry_sdk


    def ask(parcel, response):
        sentry_sdk.set_tag("carrier_status", response.status_code)
        sentry_sdk.set_context("carrier", {"length": len(response.text), "parcel": parcel.number})
    """,
    bad=(
        case(
            "SNT404",
            """
            import sentry_sdk


            def ask(parcel, response):
                sentry_sdk.set_tag("carrier", response.text)
                sentry_sdk.add_breadcrumb(message="asked", category="carrier.ask", data={"answer": response.json()})
            """,
            at=(5, 6),
        ),
        case(
            "SNT404",
            """
            import sentry_sdk


            def sort(parcels, statement):
                sentry_sdk.add_breadcrumb(message=f"run {statement}", category="db.query")
                sentry_sdk.set_tag("parcels", str([parcel.number for parcel in parcels]))
            """,
            at=(5, 6),
        ),
    ),
    good=(
        case(
            "SNT404",
            """
            import sentry_sdk


            def ask(parcel, response):
                sentry_sdk.set_tag("carrier", response.status_code)
                sentry_sdk.set_tag("parcel", str(parcel.number))
                sentry_sdk.set_context("carrier", {"answer": response.text})
            """,
        ),
        case(
            "SNT404",
            """
            import sentry_sdk


            def sort(parcels, response):
                sentry_sdk.add_breadcrumb(
                    message=f"sorted {len(parcels)}", category="parcel.sort", data={"head": response.text[:80]}
                )
            """,
        ),
    ),
    on=False,
)

HIGH_CARDINALITY = Rule(
    code="SNT405",
    name="high-cardinality",
    summary="values written into a category, transaction name, fingerprint, tag key or message",
    what="""
    Reports texts that are made of a constant and a value (f-strings, `%`, `.format`, `+`) where Sentry groups or lists
    by the text: messages, fingerprints, transaction names, categories and keys of tags. Names of classes and functions,
    constants, and a message whose capture has a fingerprint stay silent. Where something personal is written into the
    text, SNT105 says so instead.
    """,
    why="""
    Every value makes an issue, a transaction or a tag of its own: one problem looks like a thousand small ones, alerts
    never reach their threshold, and quotas for distinct names are used up.
    """,
    instead="""
    import sentry_sdk


    def lose(parcel):
        sentry_sdk.capture_message("a parcel is lost", level="error", tags={"depot": parcel.depot})
    """,
    bad=(
        case(
            "SNT405",
            """
            import sentry_sdk


            def lose(parcel):
                sentry_sdk.capture_message(f"parcel {parcel.number} is lost", level="error")
                sentry_sdk.set_tag("parcel.%s" % parcel.number, "lost")
            """,
            at=(5, 6),
        ),
        case(
            "SNT405",
            """
            import sentry_sdk


            def sort(parcel, error):
                with sentry_sdk.start_transaction(op="sort", name="sort " + parcel.number):
                    sentry_sdk.capture_exception(error, fingerprint=[f"sort {parcel.number}"])
            """,
            at=(5, 6),
        ),
    ),
    good=(
        case(
            "SNT405",
            """
            import sentry_sdk

            LIMIT = 30


            def weigh(parcel, error):
                sentry_sdk.capture_message(f"a parcel over {LIMIT} kilograms", level="warning")
                sentry_sdk.capture_message(f"{type(error).__name__} at the scales", level="error")
            """,
        ),
        case(
            "SNT405",
            """
            import sentry_sdk


            def lose(parcel):
                sentry_sdk.capture_message(f"parcel {parcel.number} is lost", fingerprint=["lost"])
                sentry_sdk.set_tag("parcel", f"number {parcel.number}")
            """,
        ),
    ),
    on=False,
)

WITHOUT_CONTEXT = Rule(
    code="SNT406",
    name="report-without-context",
    summary="an event captured with neither breadcrumb, tag nor context in reach",
    what="""
    Reports captures of exceptions and messages in a function that sets nothing, records nothing, logs nothing before,
    and hands nothing over with the capture. A function that captures what it is given, one that is called in the same
    file by a function that sets something, and one that calls a helper that reaches Sentry stay silent.
    """,
    why="""
    Such an event says that something failed, and not with what. It is found once more when the second user complains.
    """,
    instead="""
    import sentry_sdk


    def sort(parcel):
        try:
            parcel.sort()
        except ValueError as error:
            sentry_sdk.capture_exception(error, tags={"depot": parcel.depot})
    """,
    bad=(
        case(
            "SNT406",
            """
            import sentry_sdk


            def sort(parcel):
                try:
                    parcel.sort()
                except ValueError as error:
                    sentry_sdk.capture_exception(error)
            """,
            at=(8,),
        ),
    ),
    good=(
        case(
            "SNT406",
            """
            import sentry_sdk


            def sort(parcel):
                sentry_sdk.set_tag("depot", parcel.depot)
                try:
                    parcel.sort()
                except ValueError as error:
                    sentry_sdk.capture_exception(error)
            """,
        ),
        case(
            "SNT406",
            """
            import logging

            import sentry_sdk

            log = logging.getLogger(__name__)


            def sort(parcel):
                log.info("sorting in %s", parcel.depot)
                try:
                    parcel.sort()
                except ValueError as error:
                    sentry_sdk.capture_exception(error)
                except OSError as error:
                    sentry_sdk.capture_exception(error, extras={"depot": parcel.depot})
            """,
        ),
    ),
    on=False,
)

declare(BREADCRUMB_CATEGORY, UNBOUNDED, HIGH_CARDINALITY, WITHOUT_CONTEXT)
