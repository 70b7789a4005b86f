"""SNT103 to SNT105: what is personal in contexts, users and text. For reading; the check is in ``checks``."""

from __future__ import annotations

from sentry_lint.rules.privacy import FOLLOWED, OPTIONS, SAFETY
from sentry_lint.rules.registry import Case, Rule, declare

CONTEXT = Rule(
    code="SNT103",
    name="pii-in-context",
    summary="personal data in a context, extra, span, log or metric attribute, or attachment",
    what=f"""
    Reports a person's data in a context or extra, in the data of a span or transaction, in an attribute of a log
    record or metric, and in an attachment.
    {FOLLOWED}""",
    why="""
    A context invites whole objects "for later". The SDK's scrubber never looks into contexts and attachments, and
    elsewhere only for some thirty keys, most of them of credentials: an address or a name goes out as it is.
    """,
    instead="""
    import sentry_sdk


    def dispatch(parcel):
        sentry_sdk.set_context("parcel", {"id": parcel.id, "depot": parcel.depot_code})
    """,
    fix_safety=SAFETY,
    options=OPTIONS,
    bad=(
        Case(
            """
            import sentry_sdk


            def dispatch(parcel):
                sentry_sdk.set_context(
                    "parcel",
                    {
                        "id": parcel.id,
                        "depot": parcel.depot_code,
                        "to": parcel.recipient.street_address,
                    },
                )
                parcel.dispatch()
            """,
            at=(10,),
            fixed="""
            import sentry_sdk


            def dispatch(parcel):
                sentry_sdk.set_context(
                    "parcel",
                    {
                        "id": parcel.id,
                        "depot": parcel.depot_code,
                    },
                )
                parcel.dispatch()
            """,
        ),
        Case(
            """
            import sentry_sdk


            def admit(patient, ward):
                with sentry_sdk.start_span(op="ward.admit", name="admit") as span:
                    span.set_data("ward", ward.code)
                    span.set_data("born", patient.date_of_birth)
                    ward.admit(patient)
            """,
            at=(7,),
            fixed="""
            import sentry_sdk


            def admit(patient, ward):
                with sentry_sdk.start_span(op="ward.admit", name="admit") as span:
                    span.set_data("ward", ward.code)
                    span.set_data("born", bool(patient.date_of_birth))
                    ward.admit(patient)
            """,
        ),
        Case(
            """
            import sentry_sdk


            def describe(member):
                return {"member": member.id, "contact": {"mail": member.email, "preferred": "mail"}}


            def renew(member):
                sentry_sdk.set_extra("member", describe(member))
            """,
            at=(9,),
        ),
        Case(
            """
            import sentry_sdk


            def sign_up(request, form):
                sentry_sdk.logger.info("sign-up", attributes={"step": 2, "from": request.remote_addr})
            """,
            at=(5,),
            fixed="""
            import sentry_sdk


            def sign_up(request, form):
                sentry_sdk.logger.info("sign-up", attributes={"step": 2})
            """,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def dispatch(parcel):
                label = {"to": parcel.recipient.street_address, "weight": parcel.weight}
                parcel.print(label)
                sentry_sdk.set_context("parcel", {"weight": label["weight"], "fields": sorted(label)})
            """
        ),
        Case(
            """
            import sentry_sdk


            def renew(member):
                details = {"member": member.id, "mail": member.email}
                del details["mail"]
                sentry_sdk.set_extra("member", details)
            """
        ),
        Case(
            """
            import sentry_sdk


            def admit(patient, ward):
                sentry_sdk.set_context("ward", {"patient": patient.id, "contact_desk": "desk@example.org"})
            """
        ),
    ),
)

USER = Rule(
    code="SNT104",
    name="pii-in-user",
    summary="a user field that tells who it is",
    what="""
    Reports a field of the user that carries something personal: `email`, `ip_address`, `username` and `name` by their
    keys, any other by what is put into it. `id` is what the user is for; `None` and constants are fine, and so is a
    field that the policy lists in `user-fields` or allows.

    It covers `set_user`, `user=` of the capturing functions, `scope.user = ...` and a hook that writes
    `event["user"]`.
    """,
    why="""
    The id is enough to count the people concerned and to find them in your own system. An address or name turns the
    error tracker into one more place that holds customers, with its own retention and its own readers.
    """,
    instead="""
    import sentry_sdk


    def remember(request):
        sentry_sdk.set_user({"id": request.user.pk})
    """,
    fix_safety=SAFETY,
    options=("privacy.user-fields", *OPTIONS),
    bad=(
        Case(
            """
            import sentry_sdk


            class SentryUserMiddleware:
                def __init__(self, get_response):
                    self.get_response = get_response

                def __call__(self, request):
                    if request.user.is_authenticated:
                        sentry_sdk.set_user({"id": request.user.pk, "email": request.user.email})
                    return self.get_response(request)
            """,
            at=(10,),
            fixed="""
            import sentry_sdk


            class SentryUserMiddleware:
                def __init__(self, get_response):
                    self.get_response = get_response

                def __call__(self, request):
                    if request.user.is_authenticated:
                        sentry_sdk.set_user({"id": request.user.pk})
                    return self.get_response(request)
            """,
        ),
        Case(
            """
            import sentry_sdk
            from flask import request


            def remember(account):
                scope = sentry_sdk.get_current_scope()
                scope.user = {"id": account.id, "ip_address": request.remote_addr}
            """,
            at=(7,),
            fixed="""
            import sentry_sdk
            from flask import request


            def remember(account):
                scope = sentry_sdk.get_current_scope()
                scope.set_user({"id": account.id})
            """,
        ),
        Case(
            """
            import sentry_sdk


            def handle(message, member):
                try:
                    message.handle()
                except ValueError as error:
                    sentry_sdk.capture_exception(error, user={"id": member.id, "username": member.login})
            """,
            at=(8,),
            fixed="""
            import sentry_sdk


            def handle(message, member):
                try:
                    message.handle()
                except ValueError as error:
                    sentry_sdk.capture_exception(error, user={"id": member.id})
            """,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def remember(request):
                sentry_sdk.set_user({"id": request.user.pk} if request.user.is_authenticated else None)
            """
        ),
        Case(
            """
            import sentry_sdk


            def nightly(org):
                sentry_sdk.set_user({"id": org.pk, "username": org.slug, "segment": "batch"})
            """
        ),
        Case(
            """
            import sentry_sdk


            def remember(user):
                sentry_sdk.set_user({"id": user.id, "email": user.email})
            """,
            policy="""
            [tool.sentry-lint.privacy]
            allow = ["user:email"]
            """,
        ),
        Case(
            """
            import sentry_sdk


            def remember(user):
                sentry_sdk.set_user({"id": user.id, "username": user.username})
            """,
            policy="""
            [tool.sentry-lint.privacy]
            user-fields = ["id", "username"]
            """,
        ),
    ),
)

MESSAGE = Rule(
    code="SNT105",
    name="pii-in-message",
    summary="personal data in the text of a message, captured exception, fingerprint, transaction, span or log",
    what=f"""
    Reports a person's data in the text of `capture_message`, of an exception built for `capture_exception`, in a
    fingerprint, in the name of a transaction or span, and in the body of a record of `sentry_sdk.logger`.
    {FOLLOWED}""",
    why="""
    Nothing scrubs text. A message is also what issues are grouped by: with a person in it each person becomes an issue
    of their own, and their name becomes its title.
    """,
    instead="""
    import sentry_sdk


    def bounce(mailing, recipient):
        sentry_sdk.set_tag("recipient", recipient.id)
        sentry_sdk.capture_message("A letter came back")
    """,
    fix_safety=SAFETY,
    options=OPTIONS,
    bad=(
        Case(
            """
            import sentry_sdk


            def bounce(mailing, recipient):
                mailing.forget(recipient.id)
                sentry_sdk.capture_message("A letter came back from %s" % recipient.email)
            """,
            at=(6,),
            fixed="""
            import sentry_sdk


            def bounce(mailing, recipient):
                mailing.forget(recipient.id)
                sentry_sdk.capture_message("A letter came back from %s" % recipient.id)
            """,
        ),
        Case(
            """
            import sentry_sdk


            def close(account):
                if account.balance:
                    sentry_sdk.capture_exception(ValueError("balance left: " + account.owner.full_name))
            """,
            at=(6,),
            fixed="""
            import sentry_sdk


            def close(account):
                if account.balance:
                    sentry_sdk.capture_exception(ValueError("balance left: [redacted]"))
            """,
        ),
        Case(
            """
            import sentry_sdk


            def consume(queue):
                for letter in queue:
                    with sentry_sdk.start_transaction(op="letter", name=f"letter to {letter.recipient_name}"):
                        letter.send()
            """,
            at=(6,),
            fixed="""
            import sentry_sdk


            def consume(queue):
                for letter in queue:
                    with sentry_sdk.start_transaction(op="letter", name="letter to [redacted]"):
                        letter.send()
            """,
        ),
        Case(
            """
            import sentry_sdk


            def self_test():
                sentry_sdk.capture_message("Mail to anna.bergmann@posteo.de did not arrive")
            """,
            at=(5,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def bounce(mailing, recipients):
                sentry_sdk.capture_message(f"{len(recipients)} letters of mailing {mailing.id} came back")
            """
        ),
        Case(
            """
            import sentry_sdk


            def self_test():
                sentry_sdk.capture_message("Mail to probe@example.com did not arrive")
            """
        ),
        Case(
            """
            import sentry_sdk


            def close(account):
                if account.balance:
                    sentry_sdk.capture_exception(ValueError(f"balance left on {account.id}"))
                return account.owner.full_name
            """
        ),
    ),
)

declare(CONTEXT, USER, MESSAGE)
