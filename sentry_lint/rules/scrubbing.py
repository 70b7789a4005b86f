"""SNT112 and 114: hooks that clean what they seem to clean. For reading; ``rules/checks/scrubbing.py`` reports them."""

from __future__ import annotations

from sentry_lint.rules.hooks import WHICH
from sentry_lint.rules.registry import Case, Rule, declare

EXACT = Rule(
    code="SNT112",
    name="case-sensitive-scrub",
    summary="a hook that looks up a header in a spelling that the event does not have",
    what=f"""
    Reports look-ups of request headers by exact spelling, where no server spells them so (`X-API-Key`), or where the
    frameworks that the file names spell them in another way. Names that are compared in lower case, or looked up in
    both spellings, are fine.
    {WHICH}
    """,
    why="""
    ASGI servers give headers in lower case, WSGI ones like `X-Api-Key`. A credential under any other spelling is
    looked for and not found, and goes out.
    """,
    instead="""
    import sentry_sdk

    SECRET = {"authorization", "x-api-key", "cookie"}


    def before_send(event, hint):
        headers = event.get("request", {}).get("headers", {})
        for name in list(headers):
            if name.lower() in SECRET:
                headers[name] = "[removed]"
        return event


    sentry_sdk.init(before_send=before_send)
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                if "request" in event and "headers" in event["request"]:
                    headers = event["request"]["headers"]
                    for name in ["Authorization", "X-API-Key", "Cookie"]:
                        if name in headers:
                            headers[name] = "[removed]"
                return event


            sentry_sdk.init(before_send=before_send)
            """,
            at=(8,),
        ),
        Case(
            """
            from sentry_sdk import init
            from sentry_sdk.integrations.fastapi import FastApiIntegration


            def before_send(event, hint):
                event.get("request", {}).get("headers", {}).pop("Authorization", None)
                return event


            init(before_send=before_send, integrations=[FastApiIntegration()])
            """,
            at=(6,),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk

            SECRET = {"authorization", "x-api-key"}


            def before_send(event, hint):
                headers = event.get("request", {}).get("headers", {})
                for name in list(headers):
                    if name.lower() in SECRET:
                        del headers[name]
                return event


            sentry_sdk.init(before_send=before_send)
            """
        ),
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                headers = event.get("request", {}).get("headers", {})
                headers.pop("Authorization", None)
                headers.pop("authorization", None)
                return event


            sentry_sdk.init(before_send=before_send)
            """
        ),
    ),
)

PARTIAL = Rule(
    code="SNT114",
    name="partial-scrub-hook",
    summary="a scrubbing hook that leaves breadcrumbs, tags, contexts or messages as they are",
    what=f"""
    Reports a hook that cleans events by its name, or that writes marks such as `[removed]` into them, and never looks
    at one of the places that people write to: breadcrumbs, tags, contexts, and the texts of messages and errors. One
    that hands the whole event on, or walks through all of it, is not reported.
    {WHICH}
    """,
    why="""
    The same data is in several places of one event: the body of the request, the breadcrumb of the call that was made
    with it, the text of the error. Cleaning one of them gives the feeling of having cleaned them all.
    """,
    instead="""
    import sentry_sdk


    def without_secrets(value):
        if isinstance(value, dict):
            return {key: "[removed]" if "secret" in str(key) else without_secrets(one) for key, one in value.items()}
        if isinstance(value, list):
            return [without_secrets(one) for one in value]
        return value


    def before_send(event, hint):
        return without_secrets(event)


    sentry_sdk.init(before_send=before_send)
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                data = event.get("request", {}).get("data")
                if isinstance(data, dict) and "pin" in data:
                    data["pin"] = "[removed]"
                return event


            sentry_sdk.init(before_send=before_send)
            """,
            at=(4,),
            policy='enable = ["SNT114"]\n',
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                event.setdefault("tags", {})["boat"] = "ferry"
                return event


            sentry_sdk.init(before_send=before_send)
            """,
            policy='enable = ["SNT114"]\n',
        ),
        Case(
            """
            import sentry_sdk
            from boats.privacy import clean


            def scrub_event(event, hint):
                event["server_name"] = "[removed]"
                return clean(event)


            sentry_sdk.init(before_send=scrub_event)
            """,
            policy='enable = ["SNT114"]\n',
        ),
    ),
    on=False,
)

declare(EXACT, PARTIAL)
