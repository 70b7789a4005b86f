"""SNT106, SNT107 and SNT110: credentials and whole bags on any part of an event, and options that send them.

For reading; the check is in ``checks``.
"""

from __future__ import annotations

from sentry_lint.rules.privacy import SAFETY
from sentry_lint.rules.registry import Case, Rule, declare

SECRET = Rule(
    code="SNT106",
    name="secret-in-payload",
    summary="a credential anywhere in what is sent",
    what="""
    Reports passwords, tokens, keys, cookies and session ids on every part of an event: breadcrumbs, tags, contexts,
    users, messages, span data. Values are followed as for SNT101.

    A hash or the first characters of a secret are still reported: a fast hash can be turned back, and a part makes the
    rest cheaper to guess. Whether there is one, and when it expires, is fine.
    """,
    why="""
    Whoever can read the event can act with the credential until it is changed; and events are read by many, exported,
    and kept for months.
    """,
    instead="""
    import sentry_sdk


    def call_partner(client, key):
        sentry_sdk.set_tag("partner_key", key.name)
        return client.get("/stock", headers={"Authorization": f"Bearer {key.token}"})
    """,
    fix_safety=SAFETY
    + """
    A secret is never replaced by an id and never passed through a sanitizer.
    """,
    options=("privacy.secret", "privacy.neutral", "privacy.allow", "wrappers", "source-roots"),
    bad=(
        Case(
            """
            import sentry_sdk


            def call_partner(client, account):
                sentry_sdk.set_tag("partner", account.id)
                sentry_sdk.set_tag("partner_key", account.api_key[:8])
                return client.get("/stock", account.api_key)
            """,
            at=(6,),
            fixed="""
            import sentry_sdk


            def call_partner(client, account):
                sentry_sdk.set_tag("partner", account.id)
                sentry_sdk.set_tag("partner_key", bool(account.api_key[:8]))
                return client.get("/stock", account.api_key)
            """,
        ),
        Case(
            """
            import sentry_sdk
            from flask import request


            def webhook():
                sentry_sdk.set_context("hook", {"path": request.path, "sent_by": request.headers["Authorization"]})
            """,
            at=(6,),
            fixed="""
            import sentry_sdk
            from flask import request


            def webhook():
                sentry_sdk.set_context("hook", {"path": request.path})
            """,
        ),
        Case(
            """
            import os

            import sentry_sdk

            URL = "postgresql://app:" + os.environ["DB_PASSWORD"] + "@db/app"


            def connect(pool):
                sentry_sdk.add_breadcrumb(category="db.connect", message=f"Connecting to {URL}")
                return pool.connect(URL)
            """,
            at=(9,),
            fixed="""
            import os

            import sentry_sdk

            URL = "postgresql://app:" + os.environ["DB_PASSWORD"] + "@db/app"


            def connect(pool):
                sentry_sdk.add_breadcrumb(category="db.connect", message="Connecting to [redacted]")
                return pool.connect(URL)
            """,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def call_partner(account):
                sentry_sdk.set_tags({"has_key": bool(account.api_key), "key_name": account.api_key_name})
                sentry_sdk.set_extra("token_expires_at", account.token_expires_at)
            """
        ),
        Case(
            """
            import sentry_sdk


            def complete(prompt, answer):
                sentry_sdk.set_context("model", {"max_tokens": prompt.max_tokens, "token_count": answer.token_count})
            """
        ),
        Case(
            """
            import sentry_sdk


            def sort(rows, sort_key, primary_key):
                sentry_sdk.set_context("sorting", {"by": sort_key, "then": primary_key, "rows": len(rows)})
            """
        ),
    ),
)

BULK = Rule(
    code="SNT107",
    name="bulk-in-payload",
    summary="a whole bag of who knows what: a request's body or headers, the environment, locals, arguments",
    what="""
    Reports bags that are handed over whole: the body, form, headers, cookies or query of a request, `request.META`,
    `cleaned_data` and `validated_data`, `os.environ`, `locals()`, `vars()` and `__dict__`, `model_dump()` and
    `asdict()` of a person, the event of a Lambda function, the raw `args` and `kwargs` of a decorator, hook or task
    callback, the arguments of a procedure.

    Cutting a bag to a number of characters does not make it clean. Its keys, its length and single fields that are not
    personal are fine.
    """,
    why="""
    Nobody can tell what is in it: that is up to the client, to the deployment, or to whoever adds a parameter next
    year. The SDK's scrubber knows some keys at the top and cannot look into text made of it.
    """,
    instead="""
    import sentry_sdk
    from flask import request


    def webhook():
        body = request.get_json()
        sentry_sdk.set_context("hook", {"kind": body["kind"], "fields": sorted(body.keys()), "size": len(request.data)})
    """,
    fix_safety=SAFETY
    + """
    Of a bag that is a whole context the names remain (`{"names": sorted(...)}`), of one that is a field its length.
    """,
    options=("privacy.allow", "privacy.sanitizers", "wrappers", "source-roots"),
    bad=(
        Case(
            """
            import sentry_sdk
            from flask import request


            def webhook():
                sentry_sdk.set_context("hook", {"path": request.path, "body": request.get_json()})
            """,
            at=(6,),
            fixed="""
            import sentry_sdk
            from flask import request


            def webhook():
                sentry_sdk.set_context("hook", {"path": request.path})
            """,
        ),
        Case(
            """
            import sentry_sdk


            def settle(invoice, amount):
                try:
                    invoice.settle(amount)
                except ArithmeticError as error:
                    sentry_sdk.set_context("state", locals())
                    sentry_sdk.capture_exception(error)
            """,
            at=(8,),
            fixed="""
            import sentry_sdk


            def settle(invoice, amount):
                try:
                    invoice.settle(amount)
                except ArithmeticError as error:
                    sentry_sdk.set_context("state", {"names": sorted(locals().keys())})
                    sentry_sdk.capture_exception(error)
            """,
        ),
        Case(
            """
            import functools

            import sentry_sdk


            def traced(function):
                @functools.wraps(function)
                def wrapper(*args, **kwargs):
                    sentry_sdk.add_breadcrumb(category="app.call", data={"kwargs": kwargs})
                    return function(*args, **kwargs)

                return wrapper
            """,
            at=(9,),
            fixed="""
            import functools

            import sentry_sdk


            def traced(function):
                @functools.wraps(function)
                def wrapper(*args, **kwargs):
                    sentry_sdk.add_breadcrumb(category="app.call", data={"kwargs": len(kwargs)})
                    return function(*args, **kwargs)

                return wrapper
            """,
        ),
        Case(
            """
            import os

            import sentry_sdk
            from fastapi import Request


            async def report(request: Request):
                headers = dict(request.headers)
                sentry_sdk.set_extra("headers", str(headers)[:500])
                sentry_sdk.set_extra("environment", dict(os.environ))
            """,
            at=(9, 10),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk
            from flask import request


            def webhook():
                sentry_sdk.set_context("hook", {"names": sorted(request.headers.keys()), "size": len(request.data)})
                sentry_sdk.set_tag("kind", request.headers.get("X-Hook-Kind"))
            """
        ),
        Case(
            """
            import os

            import sentry_sdk


            def start(dsn):
                sentry_sdk.init(dsn=dsn, environment=os.environ.get("ENVIRONMENT", "local"))
                sentry_sdk.set_tag("region", os.environ["REGION"])
            """
        ),
        Case(
            """
            import functools

            import sentry_sdk


            def traced(function):
                @functools.wraps(function)
                def wrapper(*args, **kwargs):
                    names = sorted(kwargs)
                    sentry_sdk.add_breadcrumb(category="app.call", data={"args": len(args), "names": names})
                    return function(*args, **kwargs)

                return wrapper
            """
        ),
    ),
)

DEFAULT_PII = Rule(
    code="SNT110",
    name="default-pii-on",
    summary="an `init` that sends personal data by default",
    what="""
    Reports `send_default_pii=True`, in the call of `sentry_sdk.init` or in a dictionary of options that it is given,
    and a `data_collection`, which turns the SDK's own scrubber off.
    """,
    why="""
    With `send_default_pii` the integrations add what they otherwise hold back: cookies, all headers, the client's
    address, the user that is logged in, the arguments of tasks. Many integrations are switched on by what is
    installed, so that nobody has chosen what is added. Before 2.14 the option also stopped the SDK's scrubber.
    """,
    instead="""
    import sentry_sdk


    def start(dsn):
        sentry_sdk.init(dsn=dsn)
    """,
    fix_safety="""
    The option is taken out, with a comment at the end of its line; in every release, off is what the SDK does without
    it.
    Events lose what the option added: where an alert or a search counts users by their address, set the user's id by
    hand first.
    """,
    bad=(
        Case(
            """
            import sentry_sdk
            from sentry_sdk.integrations.django import DjangoIntegration


            def start(dsn):
                sentry_sdk.init(
                    dsn=dsn,
                    integrations=[DjangoIntegration()],
                    send_default_pii=True,  # to see who is logged in
                )
            """,
            at=(9,),
            fixed="""
            import sentry_sdk
            from sentry_sdk.integrations.django import DjangoIntegration


            def start(dsn):
                sentry_sdk.init(
                    dsn=dsn,
                    integrations=[DjangoIntegration()],
                )
            """,
        ),
        Case(
            """
            import sentry_sdk


            def start(dsn):
                sentry_sdk.init(dsn=dsn, data_collection={"include": ["http"]})
            """,
            at=(5,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def start(dsn):
                sentry_sdk.init(dsn=dsn, send_default_pii=False)
            """,
            policy='sdk-version = "2.34.1"\n',
        ),
        Case(
            """
            import sentry_sdk

            from app.settings import settings


            def start():
                sentry_sdk.init(dsn=settings.dsn, send_default_pii=settings.sentry_pii)
            """,
            policy='sdk-version = "2.34.1"\n',
        ),
        Case(
            """
            from app import telemetry


            def start(dsn):
                telemetry.init(dsn=dsn, send_default_pii=True)
            """,
            files={"app/telemetry.py": "def init(**options):\n    return options\n"},
        ),
    ),
)

declare(SECRET, BULK, DEFAULT_PII)
