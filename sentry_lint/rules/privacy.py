"""SNT101 and SNT102: what is personal in breadcrumbs and tags. For reading; the check is in ``checks``."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

FOLLOWED = """
    Values are followed through variables, containers, formatted text and helpers, in this file and in those it
    imports; the finding stands where the value is handed over, and `sentry-lint check --explain` shows its way. What
    makes a value personal is its name (`guest.full_name`, `row["phone"]`) or, in a literal, its form. Hashing,
    masking, counting and comparing make it clean again; so do the policy's sanitizers.
"""
SAFETY = """
    No call is removed: as many breadcrumbs, tags and events are sent as before. A field of a dictionary is dropped
    while others remain; elsewhere the value becomes an id of the same object that the function reads already, a
    sanitizer of the policy, the fact that it is there (`bool(...)`), or in text the word `[redacted]`. Where none of
    these makes sense the finding stays for a person.
"""
OPTIONS = (
    "privacy.personal",
    "privacy.neutral",
    "privacy.sanitizers",
    "privacy.allow",
    "wrappers",
    "source-roots",
)

BREADCRUMB = Rule(
    code="SNT101",
    name="pii-in-breadcrumb",
    summary="personal data in a breadcrumb",
    what=f"""
    Reports a person's data in a breadcrumb: its message, data, category or any other field, and what a
    `before_breadcrumb` hook writes into one.
    {FOLLOWED}""",
    why="""
    A breadcrumb waits in memory and goes out with the next event, whatever that is about. The SDK's scrubber looks at
    keys of `data` only, and only for those on its list; a message is never looked at.
    """,
    instead="""
    import sentry_sdk

    from app.mail import mailer


    async def invite(form):
        sentry_sdk.add_breadcrumb(category="invite.send", message="Inviting", data={"team": form.team_id})
        await mailer.send(form.team_id, form.email)
    """,
    fix_safety=SAFETY,
    options=OPTIONS,
    bad=(
        Case(
            """
            import sentry_sdk
            from fastapi import APIRouter

            from app.mail import mailer

            router = APIRouter()


            @router.post("/invites")
            async def invite(form):
                sentry_sdk.add_breadcrumb(category="invite.send", message=f"Inviting {form.email} to the team")
                await mailer.send(form.team_id, form.email)
            """,
            at=(11,),
            fixed="""
            import sentry_sdk
            from fastapi import APIRouter

            from app.mail import mailer

            router = APIRouter()


            @router.post("/invites")
            async def invite(form):
                sentry_sdk.add_breadcrumb(category="invite.send", message="Inviting [redacted] to the team")
                await mailer.send(form.team_id, form.email)
            """,
        ),
        Case(
            """
            from celery import shared_task
            from sentry_sdk import add_breadcrumb

            from app.models import Booking


            @shared_task
            def remind(booking_id):
                booking = Booking.objects.get(pk=booking_id)
                details = {"booking": booking.pk}
                details["guest"] = booking.guest.full_name
                add_breadcrumb(category="booking.remind", message="Reminder is due", data=details)
                booking.remind()
            """,
            at=(12,),
        ),
        Case(
            """
            from app import trail


            def refund(order):
                trail.note("Refund asked for", order=order.id)
                trail.note("Refund asked for", order=order.id, phone=order.customer.phone_number)
            """,
            at=(6,),
            files={
                "app/trail.py": """
                import sentry_sdk


                def note(text, **data):
                    sentry_sdk.add_breadcrumb(category="app.step", message=text, data=data)
                """
            },
        ),
        Case(
            """
            import sentry_sdk
            from flask import g


            def before_breadcrumb(crumb, hint):
                crumb["message"] = "{}: {}".format(g.user.email, crumb.get("category"))
                return crumb


            def start(dsn):
                sentry_sdk.init(dsn=dsn, before_breadcrumb=before_breadcrumb)
            """,
            at=(6,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def subscribe(form):
                sentry_sdk.add_breadcrumb(
                    category="letter.subscribe",
                    message="Subscribing",
                    data={"form": form.id, "has_email": bool(form.email), "length": len(form.email)},
                )
            """
        ),
        Case(
            """
            import sentry_sdk


            def print_label(parcel):
                text = parcel.recipient.full_name
                parcel.printer.put(text)
                text = parcel.recipient.id
                sentry_sdk.add_breadcrumb(category="parcel.label", message=f"Label for {text}")
            """
        ),
        Case(
            """
            import sentry_sdk


            def render(page, template):
                sentry_sdk.add_breadcrumb(
                    category="mail.render", data={"template": template.email_template, "file": page.file_name}
                )
            """
        ),
        Case(
            """
            from bakery import add_breadcrumb


            def bread(user):
                add_breadcrumb(message=user.email)
            """
        ),
    ),
)

TAG = Rule(
    code="SNT102",
    name="pii-in-tag",
    summary="personal data in a tag",
    what=f"""
    Reports a person's data in the key or value of a tag: `set_tag`, `set_tags`, `tags=` of the capturing functions, on
    the module, a scope, a span or a transaction.
    {FOLLOWED}""",
    why="""
    Tags are indexed and searchable, shown in lists and copied into alerts and chat messages. They are the part of an
    event that the most people see, and a tag with a value for each person is of no use as a tag.
    """,
    instead="""
    import sentry_sdk


    def checkout(order):
        sentry_sdk.set_tag("customer", order.customer.id)
        order.place()
    """,
    fix_safety=SAFETY,
    options=OPTIONS,
    bad=(
        Case(
            """
            import sentry_sdk


            def checkout(order):
                sentry_sdk.set_tag("order", order.id)
                sentry_sdk.set_tag("customer", order.customer.phone)
                order.place()
            """,
            at=(6,),
            fixed="""
            import sentry_sdk


            def checkout(order):
                sentry_sdk.set_tag("order", order.id)
                sentry_sdk.set_tag("customer", bool(order.customer.phone))
                order.place()
            """,
        ),
        Case(
            """
            import sentry_sdk
            from django.http import JsonResponse


            def profile(request):
                user = request.user
                with sentry_sdk.new_scope() as scope:
                    scope.set_tags({"plan": user.plan.slug, "login": user.email})
                    return JsonResponse({"id": user.pk})
            """,
            at=(8,),
            fixed="""
            import sentry_sdk
            from django.http import JsonResponse


            def profile(request):
                user = request.user
                with sentry_sdk.new_scope() as scope:
                    scope.set_tags({"plan": user.plan.slug})
                    return JsonResponse({"id": user.pk})
            """,
        ),
        Case(
            """
            import sentry_sdk


            class Importer:
                def run(self, rows):
                    for row in rows:
                        try:
                            self.store(row)
                        except ValueError as error:
                            sentry_sdk.capture_exception(error, tags={"line": row["line"], "who": row["last_name"]})
            """,
            at=(10,),
            fixed="""
            import sentry_sdk


            class Importer:
                def run(self, rows):
                    for row in rows:
                        try:
                            self.store(row)
                        except ValueError as error:
                            sentry_sdk.capture_exception(error, tags={"line": row["line"]})
            """,
        ),
    ),
    good=(
        Case(
            """
            import hashlib

            import sentry_sdk


            def checkout(order):
                sentry_sdk.set_tag("plan", order.customer.plan)
                sentry_sdk.set_tag("reachable", order.customer.phone is not None)
                sentry_sdk.set_tag("visitor", hashlib.sha256(order.customer.email.encode()).hexdigest())
            """
        ),
        Case(
            """
            import sentry_sdk


            def deploy(service):
                sentry_sdk.set_tags({"host_name": service.host_name, "service": service.name})
            """
        ),
        Case(
            """
            import sentry_sdk

            from app.privacy import veil


            def ship(parcel):
                sentry_sdk.set_tag("street", veil(parcel.street_address))
            """,
            policy="""
            [tool.sentry-lint.privacy]
            sanitizers = ["app.privacy.veil"]
            """,
        ),
    ),
)

declare(BREADCRUMB, TAG)
