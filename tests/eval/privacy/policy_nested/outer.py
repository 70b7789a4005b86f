import sentry_sdk


def note(buyer):
    sentry_sdk.set_tag("who", buyer.email)
    sentry_sdk.set_tag("who", buyer.phone)  # expect: SNT102
