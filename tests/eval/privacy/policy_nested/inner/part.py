import sentry_sdk


def note(buyer):
    sentry_sdk.set_tag("who", buyer.email)  # expect: SNT102
    sentry_sdk.set_tag("who", buyer.phone)
