import sentry_sdk

def note(order):
    sentry_sdk.add_breadcrumb(message=order.email)
    sentry_sdk.add_breadcrumb(data={"a": order.email})
    sentry_sdk.add_breadcrumb(category=order.email)
    sentry_sdk.add_breadcrumb(type=order.email)
    sentry_sdk.set_tag(order.email, "x")
    sentry_sdk.set_extra("a", order.email)
    sentry_sdk.set_user({"email": order.line})
    sentry_sdk.capture_message(order.email)
    sentry_sdk.capture_exception(ValueError(order.email))
    sentry_sdk.logger.info(order.email)
    sentry_sdk.logger.info("x", attributes={"a": order.email})
    sentry_sdk.metrics.count("x", 1, attributes={"a": order.email})
    with sentry_sdk.start_span(name=order.email) as span:
        span.set_data("a", order.email)
    with sentry_sdk.start_transaction(name=order.email): pass
    sentry_sdk.get_current_scope().fingerprint = [order.email]
    sentry_sdk.add_attachment(bytes=order.email)
