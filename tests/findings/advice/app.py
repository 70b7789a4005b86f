import sentry_sdk

def note(order, form_data, api_key, email):
    sentry_sdk.set_tag("a", email)
    sentry_sdk.set_tag("b", api_key)
    sentry_sdk.set_context("c", form_data)
    sentry_sdk.set_tag("d", order.email)
