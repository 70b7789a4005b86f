"""The policy wants test files judged like all others."""
import sentry_sdk


def test_checkout(buyer):
    sentry_sdk.set_tag("who", buyer.email)  # expect: SNT102
    sentry_sdk.set_tag("who", buyer.id)
    sentry_sdk.set_user({"email": "jane@example.com"})
