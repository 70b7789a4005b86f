import sentry_sdk

def note(order):
    payload = {}
    payload["phone"] = order.phone
    sentry_sdk.set_context(
        "order",
        payload,
    )
