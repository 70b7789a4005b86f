import sentry_sdk

def tag(value):
    sentry_sdk.set_tag("who", value)

def find(order=None):
    return {"line": current.customer.email}
