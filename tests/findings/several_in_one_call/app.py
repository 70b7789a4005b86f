import sentry_sdk


def note(order, helper):
    sentry_sdk.set_context("order", {"one": order.email, "two": order.email, "three": order.phone, "four": order.api_key})
    sentry_sdk.set_tag("one", order.email), sentry_sdk.set_tag("two", order.email)
    sentry_sdk.set_context(
        "order",
        {
            "one": order.phone,
            "two": order.email,
            **order.form_data,
        },
    )
    line = order.email
    sentry_sdk.set_context("order", {
        "one": line,
        "two": order.email,
    })
    sentry_sdk.set_tag(
        "one", order.first_part.
        email)
