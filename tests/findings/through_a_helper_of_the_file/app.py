import sentry_sdk

def tag(value):
    sentry_sdk.set_tag("who", value)

def mark(value):
    tag(value)

def note(order):
    mark(order.email)
    line = order.phone
    mark(line)
