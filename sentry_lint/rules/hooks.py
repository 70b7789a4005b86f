"""SNT605 and 609: hooks that do what they seem to. For reading; ``rules/checks`` report them."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

WHICH = """
    A hook is a function that the file gives to `init` or adds as an event processor, or one that looks like it:
    parameters `event` (or `crumb`) and `hint`, a name such as `before_send` or `scrub_event`, and it returns its
    event. What its helpers in the same file look at counts as well.
"""

LOSES = Rule(
    code="SNT605",
    name="hook-loses-events",
    summary="a hook that drops, or breaks on, events that it should hand on",
    what=f"""
    Reports a hook that can end without a `return`, that cannot be called with two arguments, is a coroutine function
    or a generator, returns a constant, reads a part that an ordinary event does not have, or goes through
    `event["breadcrumbs"]` (a mapping with a list below `values`) as if it were a list; and an option whose value is no
    function at all.
    {WHICH}
    What a test, a `try` or `get()` makes sure of is not reported, and `return None` in so many words is a decision.
    """,
    why="""
    A hook that gives None drops the event, and one that raises loses it: nothing is logged, and what is missing in
    Sentry looks like a program without errors.
    """,
    instead="""
    import sentry_sdk


    def before_send(event, hint):
        if "exc_info" in hint and isinstance(hint["exc_info"][1], KeyboardInterrupt):
            return None
        return event


    sentry_sdk.init(before_send=before_send)
    """,
    fix_safety="""
    Of a hook that can end without a `return`, the last line gives back what it was given: where it never returns it, or
    only after an error. Where it returns it in one branch, keeps it elsewhere, or scrubs and fails, dropping the rest
    may be meant: that is done with `--review`. A hook that returns something else is left alone, and so is all else
    that this rule reports.
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                if event.get("level") == "info":
                    return None
                event.setdefault("tags", {})["boat"] = "ferry"


            sentry_sdk.init(before_send=before_send)
            """,
            at=(4,),
            fixed="""
            import sentry_sdk


            def before_send(event, hint):
                if event.get("level") == "info":
                    return None
                event.setdefault("tags", {})["boat"] = "ferry"
                return event


            sentry_sdk.init(before_send=before_send)
            """,
        ),
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                error = hint["exc_info"][1]
                if isinstance(error, TimeoutError):
                    return None
                return event


            sentry_sdk.init(before_send=before_send)
            """,
            at=(4,),
        ),
        Case(
            """
            import sentry_sdk


            def mark(event):
                event["tags"] = {"boat": "ferry"}
                return event


            sentry_sdk.init(before_send=mark, before_breadcrumb="boats.hooks.crumb")
            """,
            at=(4, 9),
        ),
        Case(
            """
            import logging

            import sentry_sdk


            def add_place(event, hint):
                try:
                    event.setdefault("tags", {})["place"] = event["request"]["url"].split("/")[3]
                    return event
                except Exception:
                    logging.debug("no place")


            sentry_sdk.get_global_scope().add_event_processor(add_place)
            """,
            at=(6,),
            fixed="""
            import logging

            import sentry_sdk


            def add_place(event, hint):
                try:
                    event.setdefault("tags", {})["place"] = event["request"]["url"].split("/")[3]
                    return event
                except Exception:
                    logging.debug("no place")
                return event


            sentry_sdk.get_global_scope().add_event_processor(add_place)
            """,
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                if event.get("level") == "info":
                    return None
                event.setdefault("tags", {})["boat"] = "ferry"
                if "request" in event:
                    event["tags"]["place"] = event["request"]["url"].split("/")[3]
                return event


            sentry_sdk.init(before_send=before_send)
            """
        ),
        Case(
            """
            import sentry_sdk


            class Filter:
                def __init__(self, names):
                    self.names = names

                def before_send(self, event, hint):
                    if "exc_info" not in hint:
                        return event
                    kind, error, trace = hint["exc_info"]
                    return None if kind.__name__ in self.names else event


            sentry_sdk.init(before_send=Filter({"Retry"}).before_send, before_breadcrumb=lambda crumb, hint: crumb)
            """
        ),
        Case(
            """
            import sentry_sdk


            def log(event, hint=None, *more):
                print(event["event_id"])


            def before_send(event, hint):
                log(event)
                try:
                    event["extra"]["first"] = event["breadcrumbs"]["values"][0]["category"]
                except (KeyError, IndexError):
                    pass
                return event


            sentry_sdk.init(before_send=before_send)
            """
        ),
    ),
)

DEAD = Rule(
    code="SNT609",
    name="dead-hook-condition",
    summary="a hook that asks its event for something that no event has",
    what=f"""
    Reports keys of a request that no integration sends (`status_code`, `path`), keys that no event has, loggers that
    the SDK ignores, levels that it does not write, transactions looked for in `before_send`, the breadcrumbs of
    the program's own requests taken for those that it is asked, and `values[0]` of an exception, which is its
    innermost cause.
    {WHICH}
    """,
    why="""
    The filter looks right, passes its review and never filters: the noise comes through, or what follows the test is
    never run. With `values[0]` it works until an exception has a cause.
    """,
    instead="""
    import sentry_sdk


    def before_send(event, hint):
        values = event.get("exception", {}).get("values", [])
        if values and values[-1].get("type") == "LateBoat":
            return None
        return event


    sentry_sdk.init(before_send=before_send)
    """,
    bad=(
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                if event.get("request", {}).get("status_code", 0) == 404:
                    return None
                if event.get("logger") == "django.request":
                    return None
                return event


            sentry_sdk.init(before_send=before_send)
            """,
            at=(5, 7),
        ),
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                if event.get("exception"):
                    error = event["exception"]["values"][0]
                    if error["type"] == "LateBoat":
                        return None
                return event


            sentry_sdk.init(before_send=before_send)
            """,
            at=(6,),
        ),
        Case(
            """
            import sentry_sdk


            def before_breadcrumb(crumb, hint):
                url = crumb.get("data", {}).get("url", "")
                if crumb.get("category") == "httplib" and "/healthz" in url:
                    return None
                return crumb


            def before_send(event, hint):
                if event.get("type") == "transaction":
                    return None
                return None if event.get("level") == "CRITICAL" else event


            sentry_sdk.init(before_breadcrumb=before_breadcrumb, before_send=before_send)
            """,
            at=(6, 12, 14),
        ),
    ),
    good=(
        Case(
            """
            import sentry_sdk


            def before_send(event, hint):
                if event.get("logger") == "boats.timetable":
                    return None
                if event.get("request", {}).get("method") == "HEAD":
                    return None
                return None if event.get("level") in ("info", "CRITICAL") else event


            sentry_sdk.init(before_send=before_send)
            """
        ),
        Case(
            """
            import sentry_sdk


            def before_breadcrumb(crumb, hint):
                return None if crumb.get("category") == "httplib" else crumb


            def of_kind(event, hint):
                if event.get("type") == "transaction":
                    return event
                for error in event.get("exception", {}).get("values", []):
                    if error.get("type") == "LateBoat":
                        return None
                return event


            sentry_sdk.init(before_breadcrumb=before_breadcrumb)
            sentry_sdk.get_global_scope().add_event_processor(of_kind)
            """
        ),
    ),
)

declare(LOSES, DEAD)
