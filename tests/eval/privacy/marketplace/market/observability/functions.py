import sentry_sdk

from ._low import put_context, put_tag


def add_breadcrumb(message, category="market.event", level="info", data=None):
    sentry_sdk.add_breadcrumb(message=message, category=category, level=level, data=data or {})


def capture_message(text, level="info", **context):
    with sentry_sdk.new_scope() as scope:
        for key, value in context.items():
            scope.set_extra(key, value)
        sentry_sdk.capture_message(text, level=level)


def note(name, payload):
    put_context(name, payload)


def mark(key, value):
    put_tag(key, value)


def set_user_context(user_id, user_email=None, user_name=None):
    sentry_sdk.set_user(
        {
            "id": user_id,
            "email": user_email,  # expect: SNT104
            "username": user_name,  # expect: SNT104
        }
    )


def set_business_context(shop_id=None, order_id=None, action=None, **extra):
    if shop_id:
        put_tag("shop_id", shop_id)
    if order_id:
        put_tag("order_id", order_id)
    if action:
        put_tag("action", action)
    for key, value in extra.items():
        put_tag(key, value)


def clear():
    sentry_sdk.set_user(None)


def set_account(account):
    sentry_sdk.set_user({"id": account.id, "tier": account.tier})
