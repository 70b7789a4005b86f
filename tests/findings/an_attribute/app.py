import sentry_sdk

def note(order):
    sentry_sdk.set_tag("who", order.buyer.email)
