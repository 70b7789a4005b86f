"""Pairs of surface and category that the project has decided to send: allowed there and nowhere else."""
import sentry_sdk


def view(request, user, exc):
    sentry_sdk.set_user({"id": user.id, "email": user.email})
    sentry_sdk.set_user({"id": user.id, "email": user.email, "phone": user.phone})  # expect: SNT104
    sentry_sdk.set_user({"id": user.id, "username": user.username})  # expect: SNT104
    sentry_sdk.get_current_scope().user = {"email": user.email}
    sentry_sdk.capture_exception(exc, user={"email": user.email})
    sentry_sdk.set_tag("who", user.email)  # expect: SNT102
    sentry_sdk.set_tag("who", user.username)
    sentry_sdk.set_tags({"who": user.username, "mail": user.email})  # expect: SNT102
    sentry_sdk.capture_exception(exc, tags={"who": user.username})
    sentry_sdk.set_context("who", {"who": user.username})  # expect: SNT103
    sentry_sdk.add_breadcrumb(message=f"called {user.phone_number}")
    sentry_sdk.add_breadcrumb(data={"called": user.phone_number})
    sentry_sdk.add_breadcrumb(message=f"wrote {user.email}")  # expect: SNT101
    sentry_sdk.set_tag("who", user.phone_number)  # expect: SNT102
    sentry_sdk.set_context("in", {"query": dict(request.GET)})
    sentry_sdk.set_context("in", {"body": dict(request.POST)})  # expect: SNT107
    sentry_sdk.set_tag("badge", user.badge)
    sentry_sdk.set_extra("badge", user.badge)  # expect: SNT103
    remember(user.email)
    label(user.username)
    label(user.email)  # expect: SNT102


def remember(value):
    sentry_sdk.set_user({"id": value})


def label(value):
    sentry_sdk.set_tag("who", value)
