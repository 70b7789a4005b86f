"""Calls that the SDK takes, and calls that it does not."""

import sentry_sdk
import sentry_sdk as watch
from sentry_sdk import Hub, capture_event, capture_exception, capture_message, set_tags
from sentry_sdk import add_breadcrumb as crumb

MORE = {"extra": {"berth": 4}}
KNOWN = {"extras": {"berth": 4}}
WHO = "the crane driver"


def misspelt(error, berth):
    capture_exception(error, extra={"berth": berth.id}, tags={"quay": "north"})  # expect: SNT604
    capture_exception(error, context={"berth": {"id": berth.id}})  # expect: SNT604
    watch.capture_exception(error, tag_monitor_id=berth.id)  # expect: SNT604
    sentry_sdk.capture_exception(error=error, hint={"berth": 4})  # expect: SNT604
    sentry_sdk.capture_exception(
        error,
        level="warning",
        data={"berth": berth.id},  # expect: SNT604
    )
    capture_message("berth taken", extra={"berth": berth.id})  # expect: SNT604
    capture_message("berth taken", level="warning", stack=True)  # expect: SNT604
    capture_event({"message": "berth taken"}, extra={"berth": berth.id})  # expect: SNT604
    Hub.current.capture_exception(error, extra={"berth": berth.id})  # expect: SNT604
    sentry_sdk.get_current_scope().capture_exception(error, extra={"berth": 4})  # expect: SNT604
    capture_exception(error, **MORE)  # expect: SNT604


def right(error, berth, scope, **more):
    capture_exception(error, extras={"berth": berth.id}, tags={"quay": "north"})
    capture_exception(error, contexts={"berth": {"id": berth.id}}, fingerprint=["berth"], level="warning")
    capture_exception(error, user={"id": berth.clerk_id})
    capture_exception(error=error)
    capture_exception(error, attributes={"berth": 4})
    capture_exception(error, **KNOWN)
    capture_exception(error, **more)
    capture_exception((type(error), error, error.__traceback__))
    capture_message("berth taken", "warning", extras={"berth": berth.id})
    capture_message(f"berth {berth.number} taken", level="warning")
    capture_event({"message": "berth taken"}, hint={"berth": berth})
    capture_event({"message": "berth taken", "extra": {"berth": berth.id}})
    sentry_sdk.get_current_scope().capture_exception(error, extras={"berth": 4})
    capture_exception(error, scope=scope)
    capture_message("berth taken", scope=scope, level="warning")
    capture_exception()


def together(error, scope):
    capture_exception(error, scope=scope, tags={"quay": "north"})  # expect: SNT604
    capture_exception(error, scope=scope, level="warning")  # expect: SNT604
    capture_message("late", scope=scope, tags={"quay": "north"})  # expect: SNT604
    capture_exception(error, scope=None, tags={"quay": "north"})


def texts(berth, error, message):
    capture_exception("the berth is taken")  # expect: SNT604
    capture_exception(f"berth {berth.number} is taken")  # expect: SNT604
    capture_exception("berth %s is taken" % berth.number)  # expect: SNT604
    capture_exception("berth {} is taken".format(berth.number))  # expect: SNT604
    capture_exception(str(error))  # expect: SNT604
    capture_exception(error=WHO)  # expect: SNT604
    capture_exception(message)
    capture_exception(berth.error)
    capture_exception(ValueError(f"berth {berth.number}"))
    crumb("the berth is taken")  # expect: SNT604
    crumb(f"berth {berth.number}", category="berth.taken")  # expect: SNT604
    crumb(message="the berth is taken", category="berth.taken")
    crumb({"message": "the berth is taken"})
    crumb(dict(message="the berth is taken"))
    crumb(message)


def things(scope, berth, user):
    sentry_sdk.set_user("the crane driver")  # expect: SNT604
    sentry_sdk.set_user(WHO)  # expect: SNT604
    scope.set_user(f"driver {berth.id}")
    sentry_sdk.get_isolation_scope().set_user(f"driver {berth.id}")  # expect: SNT604
    sentry_sdk.set_user({"id": berth.id})
    sentry_sdk.set_user(None)
    sentry_sdk.set_user(user)
    sentry_sdk.set_context("berth", "north")  # expect: SNT604
    sentry_sdk.set_context("berth", [berth.id])  # expect: SNT604
    sentry_sdk.set_context("berth", {"ids": [berth.id]})
    sentry_sdk.set_context("berth", berth.described)
    sentry_sdk.set_context("berth", dict(id=berth.id))
    sentry_sdk.set_tag("berth", {"id": berth.id})
    set_tags({"quay": "north", "berth": {"id": berth.id}})
    sentry_sdk.set_tag("berth", berth.id)
    set_tags({"quay": "north", "berth": berth.id})
    set_tags(berth.tags)


def beside(error, berth):
    capture_exception(error, tags=["north"])  # expect: SNT604
    capture_exception(error, extras="north")  # expect: SNT604
    capture_exception(error, user="the crane driver")  # expect: SNT604
    capture_exception(error, tags={"berth": {"id": 4}})
    capture_exception(error, tags=berth.tags, extras=dict(berth=4))


def either(error, berth):
    """It tries what the release takes."""
    try:
        capture_message("late", attributes={"berth": 4}, extra={"berth": 4})
    except TypeError:
        capture_message("late")
    try:
        capture_message("late", extra={"berth": 4})  # expect: SNT604
    except Exception:
        berth.log("late")


class Reporter:
    def __init__(self):
        self.scope = sentry_sdk.new_scope

    def capture_exception(self, error, extra=None, **tags):
        with sentry_sdk.new_scope() as scope:
            scope.set_tags(tags)
            scope.set_extra("more", extra)
            scope.capture_exception(error)
            scope.capture_exception(error, extra=extra)  # expect: SNT604

    def report(self, error):
        self.capture_exception(error, extra={"berth": 4}, tag_berth=4)


def elsewhere(client, error):
    client.capture_exception(error, extra={"berth": 4})
    Reporter().capture_exception(error, extra={"berth": 4})
    client.add_breadcrumb("text")
    client.set_user("bob")
